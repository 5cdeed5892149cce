"""The agenda's menu: items and meetings are added, read from a file, given their times, continued."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

if TYPE_CHECKING:
    from council_desk.ui.main_window import MainWindow


def open_agenda_menu(window: MainWindow) -> QMenu:
    """Open the menu above its button; what needs an item is there while one is shown."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction("&Add meeting or item…").triggered.connect(window.add_item)
    menu.addAction("Add a meeting from a &file…").triggered.connect(lambda: pick_agenda(window))
    head = window.head
    if head is not None:
        menu.addSeparator()
        menu.addAction("&Times and cut-off of this meeting…").triggered.connect(lambda: set_times(window))
        menu.addAction(f"&Continue item {head.number}…").triggered.connect(lambda: continue_item(window))
    button = window.agenda.add
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    return menu


def set_times(window: MainWindow) -> None:
    """Open the form for the shown item's meeting."""
    from council_desk.ui.agenda.meeting_forms import open_times_form

    if window.head is not None:
        open_times_form(window.desk, window.head, window)


def continue_item(window: MainWindow) -> None:
    """Open the form that continues the shown item."""
    from council_desk.ui.agenda.meeting_forms import open_continue_form

    if window.head is not None:
        open_continue_form(window.desk, window.head, window, window.item_added)


def pick_agenda(window: MainWindow) -> None:
    """Let an agenda file be picked, and take its meeting in."""
    from council_desk.ui.agenda.from_file import add_from_file

    picked, _kind = QFileDialog.getOpenFileName(window, "Add a meeting from a file", filter="Agenda (*.json);;All (*)")
    if picked:
        add_from_file(window.desk, window.strip, Path(picked), window.item_added)
