"""The words behind a demand: each excerpt with its number and writer; a campaign's words once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.parts.rich_lines import RichLines
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of, percent

if TYPE_CHECKING:
    from council_desk.queries.demands import ExcerptLine

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
BATCH = 100
_FLAG = QItemSelectionModel.SelectionFlag
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


def with_same_words(lines: Sequence[ExcerptLine]) -> list[tuple[ExcerptLine, ...]]:
    """Bring decided words together that several letters have in common, in the order of the first of them."""
    rows: dict[object, list[ExcerptLine]] = {}
    for place, line in enumerate(lines):
        alone = not line.decided or line.comment_id is None
        rows.setdefault(place if alone else " ".join(line.words.split()), []).append(line)
    return [tuple(row) for row in rows.values()]


class ExcerptsModel(QAbstractListModel):
    """Rows of the excerpts; words that several letters have in common are one row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[ExcerptLine, ...]] = []

    @property
    def lines(self) -> tuple[ExcerptLine, ...]:
        """The first line of each row."""
        return tuple(row[0] for row in self.rows)

    def show(self, lines: Sequence[ExcerptLine]) -> None:
        """Take newly asked excerpts."""
        self.beginResetModel()
        self.rows = with_same_words(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or its line."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        line = row[0]
        if role == LINE_ROLE:
            return line
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{heading_of(row)}: {line.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.reason) or None
        return None


def heading_of(row: Sequence[ExcerptLine]) -> str:
    """Return whose words an excerpt is."""
    line = row[0]
    if line.comment_id is None or not line.label[:1].isdigit():
        return f"Campaign {line.label}, its template"
    more = f" and {count_of(len(row) - 1, 'more letter')}" if len(row) > 1 else ""
    return f"No. {line.label}" + (f" · {line.name}" if line.name and not more else "") + more


class ExcerptDelegate(QStyledItemDelegate):
    """Whose words, and the words. `width` is that of the view."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.width = 320

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words."""
        height = self._words(index.data(LINE_ROLE)).lay_out(self._room())
        return QSize(self.width, round(height) + self._theme.scaled(20) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one excerpt."""
        theme = self._theme
        line: ExcerptLine = index.data(LINE_ROLE)
        painter.save()
        where = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = option.widget is not None and option.widget.hasFocus()
            painter.fillRect(where, theme.color("sel" if focused else "sel_weak"))
        view = option.widget
        if isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index:
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), theme.color("accent"))
        metrics = QFontMetricsF(theme.font("caption-medium"))
        baseline = where.top() + 6 + metrics.ascent()
        painter.setFont(theme.font("caption-medium"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QPointF(16, baseline), heading_of(index.data(ROW_ROLE)))
        if not line.decided:
            said = f"suggested, {percent(line.confidence)} sure"
            painter.setFont(theme.font("caption"))
            wide = QFontMetricsF(painter.font()).horizontalAdvance(said)
            painter.drawText(QPointF(self.width - 14 - wide, baseline), said)
        words = self._words(line)
        words.lay_out(self._room())
        words.draw(painter, QPointF(16, where.top() + theme.scaled(20) + 6))
        painter.restore()

    def _room(self) -> float:
        return max(120.0, self.width - 32.0)

    def _words(self, line: ExcerptLine) -> RichLines:
        words = " ".join(line.words.split())
        return RichLines(self._theme, (("own", f"“{words}”"),), self._theme.font("letter"), self._theme.scaled(22))


class ExcerptsList(QListView):
    """Space picks, Enter or a double click opens the letter; letters and Delete are left to the screen."""

    def __init__(self, theme: Theme, model: ExcerptsModel) -> None:
        super().__init__()
        self._delegate = ExcerptDelegate(theme)
        self._picking = False
        self.setModel(model)
        self.setAccessibleName("Words that ask for it")
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Thousands of rows are laid out a batch at a time, so that the window never stands still for them.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setToolTip("Double-click opens the letter")
        model.modelReset.connect(self._forget_picks)
        theme.changed.connect(self.doItemsLayout)

    def lines(self) -> list[ExcerptLine]:
        """Return the selected words from top to bottom, of every letter that has them."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [line for row in rows for line in self.model().index(row, 0).data(ROW_ROLE)]

    def line(self) -> ExcerptLine | None:
        """Return the chosen words."""
        index = self.currentIndex()
        return index.data(LINE_ROLE) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose the words of a row, or the nearest there is."""
        if self.model().rowCount():
            at = min(max(0, row), self.model().rowCount() - 1)
            self.selectionModel().setCurrentIndex(self.model().index(at, 0), _FLAG.ClearAndSelect)

    def step(self, by: int) -> None:
        """Go to the next or the previous words; what was picked stays selected."""
        at = min(max(0, self.currentIndex().row() + by), self.model().rowCount() - 1)
        if at >= 0:
            flag = _FLAG.NoUpdate if self._picking else _FLAG.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.model().index(at, 0), flag)

    def pick(self) -> None:
        """Select the chosen words too, or no more."""
        index = self.currentIndex()
        if index.isValid():
            first, self._picking = not self._picking, True
            self.selectionModel().select(index, _FLAG.Select if first else _FLAG.Toggle)

    def enter(self) -> None:
        """Take the focus; the current row is selected where nothing is."""
        self.setFocus()
        if not self.selectedIndexes():
            self.choose(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.doItemsLayout()

    def _forget_picks(self) -> None:
        self._picking = False
