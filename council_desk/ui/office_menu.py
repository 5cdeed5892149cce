"""The office's menu: theme, text size, whose name decisions are made in, another office, a copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from council_desk.errors import DeskError
from council_desk.settings import save_settings
from council_desk.ui.desk import Desk
from council_desk.ui.parts.form import Form
from council_desk.ui.theme.theme import TEXT_SIZES

if TYPE_CHECKING:
    from council_desk.store.store import Store
    from council_desk.ui.main_window import MainWindow

THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))


def open_office_menu(desk: Desk, window: MainWindow) -> QMenu:
    """Open the menu above the office's button."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add_choices(menu, "&Theme", THEMES, desk.theme.name, lambda name: _change(desk, name=name))
    sizes = tuple((str(size), f"{size} %") for size in TEXT_SIZES)
    _add_choices(menu, "Text &size", sizes, str(desk.theme.percent), lambda size: _change(desk, percent=int(size)))
    menu.addSeparator()
    menu.addAction(f"&Your name: {desk.who.replace('&', '&&')}…").triggered.connect(lambda: _ask_name(desk, window))
    menu.addAction("&Name and time zone of the office…").triggered.connect(lambda: _ask_office(desk, window))
    menu.addAction("&Limits for reading files…").triggered.connect(lambda: _ask_limits(desk, window))
    if window.head is not None:
        coding = menu.addAction(f"&Double coding of item {window.head.number.replace('&', '&&')}\tCtrl+Shift+D")
        coding.triggered.connect(lambda: window.show_beside("Double coding"))
    menu.addAction("Make a &copy now").triggered.connect(lambda: _back_up(desk, window))
    menu.addSeparator()
    menu.addAction("&Open another office…").triggered.connect(window.ask_for_office)
    menu.addAction("New o&ffice…").triggered.connect(lambda: window.ask_for_office(new=True))
    button = window.agenda.office
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    return menu


def _add_choices(
    menu: QMenu, title: str, choices: Sequence[tuple[str, str]], now: str, act: Callable[[str], object]
) -> None:
    inner = menu.addMenu(title)
    group = QActionGroup(inner)
    for value, words in choices:
        action = inner.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == now)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False, wanted=value: act(wanted))


def _change(desk: Desk, name: str | None = None, percent: int | None = None) -> None:
    desk.theme.change(name, percent)
    _remember(desk, theme=desk.theme.name, text_size=desk.theme.percent)


def _remember(desk: Desk, **values: object) -> None:
    desk.settings = desk.settings.changed(**values)
    try:
        save_settings(desk.settings)
    except DeskError as problem:
        desk.jobs.failed.emit(problem)


def _ask_name(desk: Desk, window: MainWindow) -> None:
    def act(given: dict[str, str]) -> None:
        if not given["who"]:
            form.refuse("A name is needed: the history says who decided.")
            return
        _remember(desk, who=given["who"])
        desk.jobs.who = given["who"]
        form.close()
        window.office_wanted.emit(desk.settings.last_office, False)

    form = Form(desk.theme, "Your name", "It stands beside each decision in the history.", "Save", act, window)
    form.add("who", "Name", desk.who)
    form.show()


def _ask_office(desk: Desk, window: MainWindow) -> None:
    def act(given: dict[str, str]) -> None:
        def operation(session: Any) -> None:
            from council_desk.operations.office import name_office

            name_office(session, given["name"], given["zone"])

        def failed(problem: DeskError) -> None:
            form.refuse(str(problem))

        desk.jobs.write(form, "Named the office", operation, lambda _none: form.close(), failed)

    words = "Cut-offs and “late” follow the office's clock."
    form = Form(desk.theme, "Office", words, "Save", act, window)
    form.add("name", "Name", desk.office)
    form.add("zone", "Time zone", desk.time_zone)
    form.show()


def _ask_limits(desk: Desk, window: MainWindow) -> None:
    from council_desk.ui.importing.limits_form import open_limits_form

    open_limits_form(desk, window)


def _back_up(desk: Desk, window: MainWindow) -> None:
    def work(store: Store) -> Path:
        from council_desk.store.backup import back_up

        return back_up(store)

    def done(copy: Path) -> None:
        window.strip.say(f"A verified copy was made: {copy.name}")

    desk.jobs.with_store(window, work, done, shown="Making a copy")
