"""Asks on which item, or which items, comments are: found by number or by words of the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.item_chips import ItemChips
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.queries.tray import ItemChoice
    from council_desk.store.store import Store

WIDTH = 520


class ChooseItems(QDialog):
    """Modeless; `act` gets the chosen items' ids. With `several` False the first one taken is enough."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        words: str,
        button: str,
        act: Callable[[tuple[int, ...]], object],
        parent: QWidget,
        *,
        several: bool = True,
    ) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._act = act
        self._several = several
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(theme.scaled(WIDTH), theme.scaled(340))
        self.items = ItemChips(theme, "Number, file number or title")
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self._problem.hide()
        self.button = Button(theme, button, "filled", key="Ctrl+Enter")
        cancel = Button(theme, "Cancel")
        layout = column(self, (20, 18, 20, 16), 12)
        layout.addWidget(Label(theme, title, "name"))
        layout.addWidget(Label(theme, words, "body", "text2", wrap=True))
        layout.addWidget(self.items)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        foot = row(None, gap=8)
        foot.addWidget(KeyHints(theme, (("↑", ""), ("↓", "choose"), ("Enter", "take"), ("Esc", "close"))))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        layout.addLayout(foot)
        cancel.clicked.connect(self.reject)
        self.button.clicked.connect(self.press)
        self.items.field.entered.connect(self.press)
        self.items.changed.connect(self._changed)
        self._ask(desk)

    def press(self) -> None:
        """Go on with the chosen items."""
        if not self.items.items:
            self.refuse("Choose an item first: type its number or words of its title.")
            return
        self._act(self.items.items)

    def refuse(self, words: str) -> None:
        """Say what is wrong; what was chosen stays."""
        self._problem.setText(words)
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on from anywhere, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.press()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._problem.hide()
        if not self._several and self.items.items:
            self.press()

    def _ask(self, desk: Desk) -> None:
        def question(store: Store) -> tuple[ItemChoice, ...]:
            from council_desk.queries.tray import item_choices

            return store.ask(item_choices)

        desk.jobs.read(self, "items", question, self._show)

    def _show(self, choices: Sequence[ItemChoice]) -> None:
        self.items.show_choices(choices)
        self.items.field.setFocus()


def refuses(form: ChooseItems) -> Callable[[DeskError], None]:
    """Return what to do where the change was refused: say so in the form."""
    return lambda problem: form.refuse(str(problem))
