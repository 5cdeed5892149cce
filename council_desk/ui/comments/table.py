"""The comments table's view: one row is one comment; letters and digits are left to the screen's keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from council_desk.ui.comments.delegate import ROW_HEIGHT, CommentsDelegate
from council_desk.ui.comments.model import CAMPAIGN, MARKS, NAME, NUMBER, RECEIVED, SORTS, STANCE, CommentsModel
from council_desk.ui.theme.theme import Theme

WIDTHS = {NUMBER: 46, RECEIVED: 54, STANCE: 136, CAMPAIGN: 26, MARKS: 42}
_MOVES = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_FLAG = QItemSelectionModel.SelectionFlag


class CommentsTable(QTableView):
    """`current_changed` tells the comment's id; `selected_changed` how many are selected."""

    current_changed = Signal(object)
    selected_changed = Signal(int)
    sort_wanted = Signal(str)

    def __init__(self, theme: Theme, model: CommentsModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.delegate = CommentsDelegate(theme)
        self._picking = False
        self.setAccessibleName("Comments")
        self._heading = _Heading(theme, self)
        self.setHorizontalHeader(self._heading)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected_changed.emit(self.selected_count()))
        model.modelReset.connect(self._after_reset)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the date out where the window is narrow."""
        self.setColumnHidden(RECEIVED, narrow)

    def show_sort(self, by: str, descending: bool) -> None:
        """Draw the heading's arrow."""
        self._heading.show_sort(by, descending)

    def current_id(self) -> int | None:
        """Return the id of the current row's comment."""
        row = self.currentIndex().row()
        return self._model.ids[row] if 0 <= row < len(self._model.ids) else None

    def selected_count(self) -> int:
        """Return how many rows are selected, without walking through them."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

    def selected_ids(self) -> list[int]:
        """Return the selected comments' ids, in display order."""
        ids = self._model.ids
        rows = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        return [comment_id for top, bottom in rows for comment_id in ids[top : bottom + 1]]

    def go_to(self, comment_id: int | None) -> bool:
        """Make a comment the current one; whether it is among the rows."""
        return self.go_to_row(self._model.row_of(comment_id))

    def go_to_row(self, row: int) -> bool:
        """Make a row the current one; picked rows stay picked."""
        if not 0 <= row < self._model.rowCount():
            return False
        index = self._model.index(row, NAME)
        flags = _FLAG.NoUpdate if self._picking else _FLAG.ClearAndSelect | _FLAG.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def step(self, by: int) -> bool:
        """Go to the next or the previous row."""
        return self.go_to_row(max(0, self.currentIndex().row()) + by)

    def pick(self) -> None:
        """Select the current row or take it out of the selection; from then on moving keeps what is picked."""
        index = self.currentIndex()
        if not self._picking:
            self._picking = True
            self.selectionModel().select(index, _FLAG.ClearAndSelect | _FLAG.Rows)
            self.selected_changed.emit(self.selected_count())
            return
        self.selectionModel().select(index, _FLAG.Toggle | _FLAG.Rows)

    def unpick(self) -> None:
        """Let go of the selection but for the current row."""
        self._picking = False
        self.go_to_row(self.currentIndex().row())
        self.selected_changed.emit(self.selected_count())

    def selectAll(self) -> None:
        """Select every row that the filter found, also those not yet on screen."""
        self._picking = True
        super().selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that move; leave the rest to the screen."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif key in _MOVES and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._picking and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._move_only(key)
            else:
                super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the selection at full strength."""
        self.delegate.focused = True
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the selection weakly."""
        self.delegate.focused = False
        super().focusOutEvent(event)
        self.viewport().update()

    def _move_only(self, key: int) -> None:
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0)) - 1)
        last = self._model.rowCount() - 1
        row = self.currentIndex().row()
        to = {
            Qt.Key.Key_Up: row - 1,
            Qt.Key.Key_Down: row + 1,
            Qt.Key.Key_PageUp: row - page,
            Qt.Key.Key_PageDown: row + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }[Qt.Key(key)]
        self.go_to_row(min(max(to, 0), last))

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading = self.horizontalHeader()
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        heading.setHighlightSections(False)
        heading.setSectionsClickable(True)
        heading.setMinimumSectionSize(20)
        heading.sectionClicked.connect(self._sort)

    def _sort(self, section: int) -> None:
        if section in SORTS:
            self.sort_wanted.emit(SORTS[section])

    def _current_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self._model.ids[now.row()] if now.isValid() else None)
        self.viewport().update()

    def _after_reset(self) -> None:
        self._picking = False

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.scaled(ROW_HEIGHT))
        for section, width in WIDTHS.items():
            self.setColumnWidth(section, self._theme.scaled(width))
        self.horizontalHeader().setFont(self._theme.font("caption-medium"))
        self.viewport().update()


class _Heading(QHeaderView):
    """The table's heading, with an arrow at the sorted column and an icon over the campaigns."""

    def __init__(self, theme: Theme, parent: CommentsTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.sorted_by = "number"
        self.descending = False
        self.setFixedHeight(theme.scaled(28))

    def show_sort(self, by: str, descending: bool) -> None:
        """Draw the arrow at another column."""
        self.sorted_by, self.descending = by, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one heading."""
        where = QRectF(rect)
        theme = self._theme
        painter.save()
        painter.fillRect(where, theme.color("canvas"))
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), theme.color("hair"))
        painter.setFont(theme.font("caption-medium"))
        painter.setPen(theme.color("text2"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        inside = where.adjusted(4, 0, -4, 0)
        align = Qt.AlignmentFlag.AlignRight if section == NUMBER else Qt.AlignmentFlag.AlignLeft
        if section == NUMBER:
            inside.adjust(0, 0, -4, 0)
        painter.drawText(inside, int(align | Qt.AlignmentFlag.AlignVCenter), words)
        if SORTS.get(section) == self.sorted_by and (self.sorted_by != "number" or self.descending):
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = inside.left() + wide + 4 if section != NUMBER else inside.right() - wide - 14
            arrow = QRectF(left, where.center().y() - 6, 12, 12)
            theme.icons.draw(painter, "arrow-down" if self.descending else "arrow-up", arrow, theme.tokens.text2)
        if section == CAMPAIGN:
            place = QRectF(where.center().x() - 7, where.center().y() - 7, 14, 14)
            theme.icons.draw(painter, "copy", place, theme.tokens.text2)
        painter.restore()
