"""The two lists of the Campaigns screen: campaigns, and the members of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from council_desk.ui.campaigns.members import ROW_ROLE, MemberDelegate, MemberRow, MembersModel
from council_desk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from council_desk.queries.campaigns import MemberLine

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
BATCH = 100
_FLAG = QItemSelectionModel.SelectionFlag


class LetterlessList(QListView):
    """A list that leaves letters, digits and Enter to the screen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class MembersList(LetterlessList):
    """A campaign's members with their own words; Space picks, a double click opens the letter."""

    def __init__(self, theme: Theme, model: MembersModel) -> None:
        super().__init__("Members with their own words")
        self._rows = model
        self._picking = False
        self._delegate = MemberDelegate(theme)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setToolTip("Double-click opens the letter")
        # Thousands of rows are laid out a batch at a time, so that the window never stands still for them.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        model.modelReset.connect(self._forget_picks)
        theme.changed.connect(self.doItemsLayout)

    def row_at(self, index: QModelIndex) -> MemberRow | None:
        """Return a row, or None."""
        return index.data(ROW_ROLE) if index.isValid() else None

    def lines(self) -> list[MemberLine]:
        """Return the selected members from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = (self._rows.rows[row].member for row in rows)
        return [member for member in found if member is not None]

    def comment_here(self) -> int | None:
        """Return the chosen member's comment."""
        row = self.row_at(self.currentIndex())
        return row.member.comment_id if row is not None and row.member is not None else None

    def step(self, by: int) -> None:
        """Go to the next or the previous member, past headings; what was picked stays selected."""
        at = self.currentIndex().row() + by
        while 0 <= at < len(self._rows.rows) and self._rows.rows[at].member is None:
            at += by or 1
        if 0 <= at < len(self._rows.rows):
            flag = _FLAG.NoUpdate if self._picking else _FLAG.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._rows.index(at, 0), flag)

    def choose(self, comment_id: int | None) -> bool:
        """Choose the member with this comment; False where it is not shown."""
        for at, row in enumerate(self._rows.rows):
            if row.member is not None and row.member.comment_id == comment_id:
                self.selectionModel().setCurrentIndex(self._rows.index(at, 0), _FLAG.ClearAndSelect)
                self.scrollTo(self._rows.index(at, 0))
                return True
        return False

    def choose_row(self, row: int) -> None:
        """Choose the member of a row, or the nearest after it."""
        self.selectionModel().setCurrentIndex(self._rows.index(max(0, row - 1), 0), _FLAG.NoUpdate)
        self.step(1)

    def pick(self) -> None:
        """Select the chosen member too, or no more."""
        index = self.currentIndex()
        if index.isValid():
            first, self._picking = not self._picking, True
            self.selectionModel().select(index, _FLAG.Select if first else _FLAG.Toggle)

    def select_alike(self) -> None:
        """Select every member under the heading that the chosen one stands under."""
        rows, at = self._rows.rows, self.currentIndex().row()
        if at < 0:
            return
        first = next((place for place in range(at, -1, -1) if rows[place].member is None), 0)
        last = next((place for place in range(at, len(rows)) if rows[place].member is None), len(rows))
        for place in range(first, last):
            if rows[place].member is not None:
                self.selectionModel().select(self._rows.index(place, 0), _FLAG.Select)

    def enter(self) -> None:
        """Take the focus; the current member is selected where none is."""
        self.setFocus()
        if not self.selectedIndexes():
            self.choose_row(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.doItemsLayout()

    def _forget_picks(self) -> None:
        self._picking = False
