"""The comments table's view: one row is one comment; letters and digits are left to the screen's keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from council_desk.queries.comments import SORTS
from council_desk.ui.comments.columns import COLUMNS, KEYS, NAME_KEY, SECTION, USUAL, ColumnLayout
from council_desk.ui.comments.delegate import ROW_HEIGHT, CommentsDelegate
from council_desk.ui.comments.heading import Heading
from council_desk.ui.comments.model import NAME, RECEIVED, CommentsModel
from council_desk.ui.parts.label import Surface
from council_desk.ui.theme.theme import Theme

_MOVES = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_FLAG = QItemSelectionModel.SelectionFlag


class CommentsTable(QTableView):
    """`current_changed` tells the comment's id; `selected_changed` how many are selected; `layout_changed` the columns
    as somebody moved or widened them, where `choose_columns` allows it.
    """

    current_changed = Signal(object)
    selected_changed = Signal(int)
    sort_wanted = Signal(str)
    layout_changed = Signal(object)

    def __init__(self, theme: Theme, model: CommentsModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.delegate = CommentsDelegate(theme)
        self._picking = False
        self.setAccessibleName("Comments")
        self.columns = USUAL
        self._narrow = False
        self._placing = False
        self.heading = Heading(theme, self)
        self.setHorizontalHeader(self.heading)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected_changed.emit(self.selected_count()))
        model.modelReset.connect(self._after_reset)
        theme.changed.connect(self._restyle)
        self.show_columns(USUAL)
        self._restyle()

    def choose_columns(self, layout: ColumnLayout) -> None:
        """Show these columns, and let them be moved, widened and chosen at the heading."""
        heading = self.heading
        heading.layout_now = layout
        heading.setSectionsMovable(True)
        heading.setFirstSectionMovable(True)
        for section in range(len(COLUMNS)):
            if section != NAME:
                heading.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
        heading.sectionMoved.connect(lambda *_: self._moved_by_hand())
        heading.sectionResized.connect(self._widened_by_hand)
        self.show_columns(layout)

    def show_columns(self, layout: ColumnLayout) -> None:
        """Show other columns, or the same in another order and width."""
        self._placing = True
        self.columns = layout
        heading = self.heading
        if heading.layout_now is not None:
            heading.layout_now = layout
        for place, key in enumerate(layout.order):
            heading.moveSection(heading.visualIndex(SECTION[key]), place)
        for section, key in enumerate(KEYS):
            self.setColumnHidden(section, key not in layout.shown)
        self.delegate.first = SECTION[layout.visible[0]]
        self._placing = False
        self._widen()
        if self._narrow:
            self.set_narrow(True)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the date out where the window is narrow, unless somebody chose the columns."""
        self._narrow = narrow
        if self.columns.usual:
            self._placing = True
            self.setColumnHidden(RECEIVED, narrow)
            self._placing = False
            self._fit()

    def show_sort(self, by: str, descending: bool) -> None:
        """Draw the heading's arrow."""
        self.heading.show_sort(by, descending)

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
        sideways = self.horizontalScrollBar().value()
        self.scrollTo(index)
        self.horizontalScrollBar().setValue(sideways)
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

    def needed_width(self) -> int:
        """Return how wide the table would have to be to show its columns without scrolling sideways."""
        others = sum(self.columnWidth(s) for s in range(len(COLUMNS)) if s != NAME and not self.isColumnHidden(s))
        return others + self._theme.scaled(COLUMNS[NAME].width) + self.verticalScrollBar().sizeHint().width()

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
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._picking:
                self._move_only(key, picking=shift)
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

    def _move_only(self, key: int, *, picking: bool) -> None:
        """Move among picked rows, which stay picked; with `picking` those passed over are picked too."""
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
        to = min(max(to, 0), last)
        if picking:
            first = self._model.index(min(row, to), NAME)
            passed = QItemSelection(first, self._model.index(max(row, to), NAME))
            self.selectionModel().select(passed, _FLAG.Select | _FLAG.Rows)
        self.go_to_row(to)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(Surface(self._theme))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading = self.heading
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setHighlightSections(False)
        heading.setSectionsClickable(True)
        heading.setMinimumSectionSize(20)
        heading.sectionClicked.connect(self._sort)

    def _sort(self, section: int) -> None:
        if COLUMNS[section].sort in SORTS:
            self.sort_wanted.emit(COLUMNS[section].sort)

    def _current_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self._model.ids[now.row()] if now.isValid() else None)
        self.viewport().update()

    def _after_reset(self) -> None:
        self._picking = False

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.scaled(ROW_HEIGHT))
        self._widen()
        self.heading.setFont(self._theme.font("caption-medium"))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what room is left."""
        super().resizeEvent(event)
        self._fit()

    def _widen(self) -> None:
        self._placing = True
        for section, key in enumerate(KEYS):
            if section != NAME:
                self.setColumnWidth(section, self._theme.scaled(self.columns.width(key)))
        self._placing = False
        self._fit()

    def _fit(self) -> None:
        """Give the names what room is left; where that is too little, the table scrolls sideways."""
        others = sum(self.columnWidth(s) for s in range(len(COLUMNS)) if s != NAME and not self.isColumnHidden(s))
        least = self._theme.scaled(COLUMNS[NAME].least)
        self._placing = True
        self.setColumnWidth(NAME, max(least, self.viewport().width() - others))
        self._placing = False

    def _moved_by_hand(self) -> None:
        if not self._placing:
            heading = self.heading
            order = [KEYS[heading.logicalIndex(place)] for place in range(len(COLUMNS))]
            self._take(self.columns.ordered(order))

    def _widened_by_hand(self, section: int, _before: int, width: int) -> None:
        if not self._placing and not self.isColumnHidden(section) and KEYS[section] != NAME_KEY:
            self._take(self.columns.with_width(KEYS[section], round(width * 100 / self._theme.percent)))

    def _take(self, layout: ColumnLayout) -> None:
        self.columns = self.heading.layout_now = layout
        self.delegate.first = SECTION[layout.visible[0]]
        self._fit()
        self.layout_changed.emit(layout)
