"""The keys that the whole window hears, whatever screen is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from council_desk.ui.header.header import TABS

if TYPE_CHECKING:
    from council_desk.ui.main_window import MainWindow


def add_keys(window: MainWindow, workspace: QWidget) -> None:
    """Let the window hear its keys while the focus is in the workspace, which an import review stands over."""
    keys: list[tuple[str | QKeySequence.StandardKey, Callable[[], object]]] = [
        (QKeySequence.StandardKey.Undo, window.undo),
        ("Ctrl+Y", window.redo),
        ("Ctrl+Shift+Z", window.redo),
        ("Ctrl+I", window.pick_files),
        ("Ctrl+Shift+I", window.pick_folder),
        ("Ctrl+L", window.log),
        (QKeySequence.StandardKey.Paste, window.paste),
        ("F8", window.show_problem_page),
        ("Ctrl+F", window.find_words),
        ("Ctrl+Up", lambda: window.agenda.step(-1)),
        ("Ctrl+Down", lambda: window.agenda.step(1)),
        ("Ctrl+H", window.show_history),
        ("Ctrl+Shift+P", window.show_people),
        ("Ctrl+Shift+D", lambda: window.show_beside("Double coding")),
        ("Ctrl+Shift+A", window.open_agenda_menu),
        ("Ctrl+Shift+O", window.open_office_menu),
    ]
    keys += [(f"Ctrl+{number}", _tab_shower(window, name)) for number, name in enumerate(TABS, 1)]
    for key, act in keys:
        shortcut = QShortcut(QKeySequence(key), workspace)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def _tab_shower(window: MainWindow, name: str) -> Callable[[], object]:
    def show() -> None:
        if window.item_id is not None:
            window.strip.let_go()
            window.show_tab(name)

    return show
