"""The middle of the review: the source with its cuts; the doubtful cut that is looked at opens as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from council_desk.ui.importing.line_delegate import GUTTER, RIGHT, LineDelegate
from council_desk.ui.importing.lines import SourceModel, SourceRow
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import IconView, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import percent

if TYPE_CHECKING:
    from council_desk.operations.import_proposal import ImportProposal

_MOVES = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class SourceView(QListView):
    """Arrows move from line to line; letters are left to the review."""

    kept = Signal(int)
    joined = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows = SourceModel(self)
        self._lines = LineDelegate(theme)
        self._proposal: ImportProposal | None = None
        self._unfolded: frozenset[int] = frozenset()
        self.setAccessibleName("Source with the proposed cuts")
        self.setModel(self.rows)
        self.setItemDelegate(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._card = _Card(theme, self.viewport())
        self._card.cut.clicked.connect(lambda: self.kept.emit(self._card.comment))
        self._card.join.clicked.connect(lambda: self.joined.emit(self._card.comment))
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_card())
        theme.changed.connect(self.doItemsLayout)

    def show_proposal(self, proposal: ImportProposal, keep: bool) -> None:
        """Show the rows; `keep` stays at the line that was looked at."""
        here, scrolled = self.current(), self.verticalScrollBar().value()
        self._open_card(-1)
        if not keep:
            self._unfolded = frozenset()
        self._proposal = proposal
        self.rows.show(proposal, self._unfolded)
        if keep and here is not None:
            at = self.rows.row_of_line(here.line) if here.line is not None else self.rows.row_of_comment(here.comment)
            self.setCurrentIndex(self.rows.index(max(0, at)))
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self.currentIndex())
        elif self.rows.rows:
            self.setCurrentIndex(self.rows.index(0))
            self.scrollToTop()

    def toggle_rest(self) -> bool:
        """Show what came with the message that is looked at, or fold it again; False where nothing did."""
        here = self.current()
        if here is None or self._proposal is None or here.comment < 0:
            return False
        if not self._proposal.comments[here.comment].rest.strip():
            return False
        self._unfolded ^= {here.comment}
        self.show_proposal(self._proposal, keep=True)
        return True

    def step_comment(self, by: int) -> None:
        """Go to the next comment, or with -1 to the one before."""
        rows, at = self.rows.rows, self.currentIndex().row()
        ahead = range(at + 1, len(rows)) if by > 0 else range(at - 1, -1, -1)
        found = next((n for n in ahead if rows[n].kind == "cut"), -1)
        if found >= 0:
            self.setCurrentIndex(self.rows.index(found))
            self.scrollTo(self.rows.index(found), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._place_card()

    def current(self) -> SourceRow | None:
        """Return the row that is looked at."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def go_to_comment(self, comment: int) -> None:
        """Show a comment's cut, with the lines above it."""
        at = self.rows.row_of_comment(comment)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
            self.scrollTo(self.rows.index(at), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._place_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that move; leave the rest to the review."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines to the new width."""
        self._lines.width = self.viewport().width()
        super().resizeEvent(event)
        if self._lines.card_row >= 0:
            self._lines.card_height = self._card.height_for(self._card_width())
        self.doItemsLayout()
        if self._lines.card_row >= 0:
            at = self.rows.index(self._lines.card_row)
            self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._place_card()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        here = self.current()
        self._open_card(now.row() if here is not None and here.doubtful else -1)

    def _open_card(self, at: int) -> None:
        if at == self._lines.card_row:
            return
        self._lines.card_row = at
        if at >= 0:
            self._card.show_row(self.rows.rows[at])
            self._lines.card_height = self._card.height_for(self._card_width())
        self._card.setVisible(at >= 0)
        self.doItemsLayout()
        self._place_card()

    def _place_card(self) -> None:
        if self._lines.card_row >= 0:
            where: QRect = self.visualRect(self.rows.index(self._lines.card_row))
            wide = self._card_width()
            self._card.setGeometry(GUTTER - 12, where.top() + 8, wide, self._card.height_for(wide))

    def _card_width(self) -> int:
        return max(200, self.viewport().width() - GUTTER - RIGHT + 24)


class _Card(Surface):
    """Does a comment begin here? The reason, how sure, and two buttons."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, "warn_fill")
        self.setParent(over)
        self.comment = -1
        self._title = Label(theme, "", "strong", "text")
        self._sure = Label(theme, "", "body-medium", "warn")
        self._reason = Label(theme, "", "body", "text", wrap=True)
        self.cut = Button(theme, "Cut here", "filled", key="C")
        self.join = Button(theme, "Join with the one above", key="M")
        layout = column(self, (14, 8, 14, 10), 6)
        head = row(None, gap=8)
        head.addWidget(IconView(theme, "scissors", 16, "warn"))
        head.addWidget(self._title, 1)
        head.addWidget(self._sure)
        layout.addLayout(head)
        inner = column(None, (24, 0, 0, 0), 8)
        inner.addWidget(self._reason)
        buttons = row(None, gap=8)
        buttons.addWidget(self.cut)
        buttons.addWidget(self.join)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        layout.addLayout(inner)
        self.hide()

    def height_for(self, width: int) -> int:
        """Return the card's height in logical pixels at a width: its reason may wrap."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def show_row(self, shown: SourceRow) -> None:
        """Show a doubtful cut."""
        self.comment = shown.comment
        self._title.setText(f"Does comment {shown.comment + 1} begin here?")
        self._sure.setText(f"{percent(shown.confidence or 0)} sure")
        self._reason.setText(shown.reason[:1].upper() + shown.reason[1:])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pale card with its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("warn_edge"), 1.5))
        painter.setBrush(self._theme.color("warn_fill"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
