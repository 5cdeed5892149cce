"""The comments table's model: the ids of all rows in display order; the rows themselves come page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from council_desk.ui.words import STANCE_WORDS, local_time, opening_words, percent, short_date

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentLine

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
NUMBER, RECEIVED, NAME, STANCE, CAMPAIGN, MARKS = range(6)
HEADINGS = ("No.", "Date", "Name", "Stance", "", "")
SPOKEN_HEADINGS = ("Number", "Received", "Name", "Stance", "Campaign", "Marks")
SORTS = {NUMBER: "number", RECEIVED: "received", NAME: "name", STANCE: "stance"}
"""Which columns can be sorted by, and what the query calls it."""
PAGE = 100
MOST_PAGES = 60
"""So many pages of rows are kept; older ones are asked for again when they are seen again."""

Fetch = Callable[[int, Sequence[int]], None]


class CommentsModel(QAbstractTableModel):
    """Rows without a line yet are drawn empty; `fetch` (page, ids) is called for each page that is looked at."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._row_of: dict[int, int] | None = None
        self._lines: dict[int, dict[int, CommentLine]] = {}
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        self.time_zone = "UTC"

    @property
    def ids(self) -> Sequence[int]:
        """The ids of all rows, in display order."""
        return self._ids

    def show_ids(self, ids: Sequence[int]) -> None:
        """Take newly asked ids; where they are the same, the rows stay on screen until their new lines come."""
        self._fresh.clear()
        self._asked.clear()
        if list(ids) == list(self._ids):
            if len(ids):
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, MARKS))
            return
        kept = {line.id: line for page in self._lines.values() for line in page.values()}
        self.beginResetModel()
        self._ids = ids
        self._row_of = None
        self._lines = {}
        for row, comment_id in enumerate(ids):
            if not kept:
                break
            if line := kept.pop(comment_id, None):
                self._lines.setdefault(row // PAGE, {})[row] = line
        self.endResetModel()

    def take_page(self, page: int, lines: Sequence[CommentLine]) -> None:
        """Take a page's lines, as `fetch` was asked for them."""
        first = page * PAGE
        by_id = {line.id: line for line in lines}
        rows = range(first, min(first + PAGE, len(self._ids)))
        self._lines[page] = {row: by_id[self._ids[row]] for row in rows if self._ids[row] in by_id}
        self._fresh.add(page)
        self._forget_old()
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], MARKS))

    def line(self, row: int) -> CommentLine | None:
        """Return a row's line if it is there, and ask for its page if it is not fresh."""
        if not 0 <= row < len(self._ids):
            return None
        page = row // PAGE
        if page not in self._fresh and page not in self._asked:
            self._asked.add(page)
            self._fetch(page, self._ids[page * PAGE : (page + 1) * PAGE])
        return self._lines.get(page, {}).get(row)

    def row_of(self, comment_id: int | None) -> int:
        """Return a comment's row, or -1."""
        if comment_id is None:
            return -1
        if self._row_of is None:
            self._row_of = {each: row for row, each in enumerate(self._ids)}
        return self._row_of.get(comment_id, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many comments the filter found."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns of the table."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the row's line for the delegate."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            LINE_ROLE,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        line = self.line(index.row())
        if line is None or role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return marks_in_words(line) if index.column() == MARKS else None
        return self._words(line, index.column())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADINGS[section]
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                return SPOKEN_HEADINGS[section]
        return None

    def _words(self, line: CommentLine, column: int) -> str:
        if column == NUMBER:
            return line.label
        if column == RECEIVED:
            moment = local_time(line.received_at, self.time_zone)
            return short_date(moment) + (", late" if line.late else "")
        if column == NAME:
            return line.name or f"No name given: {opening_words(line.opening)}"
        if column == STANCE:
            return stance_in_words(line)
        if column == CAMPAIGN:
            return f"Campaign {line.campaign}{'?' if line.campaign_suggested else ''}" if line.campaign else ""
        return marks_in_words(line)

    def _forget_old(self) -> None:
        while len(self._lines) > MOST_PAGES:
            oldest = next(iter(self._lines))
            del self._lines[oldest]
            self._fresh.discard(oldest)
            self._asked.discard(oldest)


def stance_in_words(line: CommentLine) -> str:
    """Return a row's stance as a screen reader says it: decided, by campaign, suggested, or not tagged."""
    if line.stance:
        return STANCE_WORDS[line.stance] + (", by its campaign" if line.stance_by_campaign else "")
    if line.suggested_stance:
        sure = f", {percent(line.suggested_confidence)} sure" if line.suggested_confidence is not None else ""
        return f"{STANCE_WORDS[line.suggested_stance]}, suggested{sure}"
    return "Not tagged"


def marks_in_words(line: CommentLine) -> str:
    """Return a row's marks as words."""
    marks = (
        (line.look_again, "look again"),
        (line.has_own_words, "own words"),
        (line.question, "asks a question"),
        (line.reply_owed, "reply owed"),
        (line.sensitive, "sensitive passage"),
        (line.done, "done"),
        (line.withdrawn, "withdrawn"),
        (bool(line.set_aside), f"set aside: {line.set_aside}"),
    )
    return ", ".join(word for there, word in marks if there)
