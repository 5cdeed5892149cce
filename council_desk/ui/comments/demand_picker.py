"""The demand picker: type to find a demand of the matter's list, or to make a new one, for the selected words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column
from council_desk.ui.parts.pick_field import PickField
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from council_desk.queries.comments import ShownExcerpt
    from council_desk.queries.demands import DemandLine

_ID = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 400, 320


class DemandPicker(QFrame):
    """Stands over the letter until a demand is picked or Escape is pressed."""

    picked = Signal(int)
    made = Signal(str)
    """The sentence of a new demand."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._demands: tuple[DemandLine, ...] = ()
        self._quoted = ""
        self.instead: ShownExcerpt | None = None
        """The excerpt that gets another demand; None: the words get one more."""
        self._title = Label(theme, "", "strong")
        self._words = Label(theme, "", "letter-italic", "text2", wrap=True)
        self.field = PickField("Demand")
        self.field.setPlaceholderText("Type to find a demand, or a new sentence")
        self.list = QListWidget()
        self.list.setAccessibleName("Demands")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(self, (12, 12, 12, 10), 8)
        layout.addWidget(self._title)
        layout.addWidget(self._words)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(KeyHints(theme, (("↑", ""), ("↓", "choose"), ("Enter", "take"), ("Esc", "close"))))
        self.field.textChanged.connect(self._filter)
        self.field.moved.connect(self.choose)
        self.field.taken.connect(self.take)
        self.field.left.connect(self.close_up)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.hide()

    def ask(self, demands: Sequence[DemandLine], quoted: str, instead: ShownExcerpt | None = None) -> None:
        """Open with the matter's demands and the words they are for; `instead` is the excerpt that gets another."""
        self.instead = instead
        title = "Which demand do these words ask for?"
        if instead is not None:
            title = f"Another demand than {instead.number or 'this'} for these words"
        self._title.setText(title)
        self.setAccessibleName(title)
        taken = instead.demand_id if instead is not None else None
        self._demands = tuple(each for each in demands if each.id is not None and each.id != taken)
        self._quoted = " ".join(quoted.split())
        short = self._quoted if len(self._quoted) < 140 else self._quoted[:139] + "…"
        self._words.setText(f"“{short}”")
        self.field.clear()
        self._filter("")
        self.setGeometry(max(8, self._over.width() - WIDTH - 240), 60, WIDTH, HEIGHT)
        self.show()
        self.raise_()
        self.field.setFocus()

    def take(self) -> None:
        """Take the chosen row."""
        if self.list.currentRow() < 0:
            return
        demand_id = self.list.currentItem().data(_ID)
        self.close_up()
        if demand_id is not None:
            self.picked.emit(demand_id)
        else:
            self.made.emit(self._new_sentence())

    def close_up(self) -> None:
        """Close without picking."""
        self.hide()
        self.closed.emit()

    def choose(self, by: int) -> None:
        """Choose the next or the previous row."""
        self.list.setCurrentRow(min(max(0, self.list.currentRow() + by), self.list.count() - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the raised card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
        painter.end()

    def _new_sentence(self) -> str:
        return self.field.text().strip() or self._quoted

    def _row_size(self) -> QSize:
        return QSize(0, self._theme.scaled(28))

    def _filter(self, typed: str) -> None:
        """Show the demands that hold every typed word, in any order, and the offer of a new one."""
        wanted = typed.casefold().split()
        self.list.clear()
        for each in self._demands:
            words = f"{each.number or ''} {each.sentence} {each.short_name}".casefold()
            if all(part in words for part in wanted):
                item = QListWidgetItem(f"{each.number or '–'}   {each.sentence}")
                item.setData(_ID, each.id)
                item.setToolTip(plain_tip(each.sentence))
                item.setSizeHint(self._row_size())
                self.list.addItem(item)
        new = QListWidgetItem(f"New demand: {self._new_sentence()}")
        new.setData(_ID, None)
        new.setSizeHint(self._row_size())
        new.setForeground(self._theme.color("accent"))
        self.list.addItem(new)
        self.list.setCurrentRow(0)
