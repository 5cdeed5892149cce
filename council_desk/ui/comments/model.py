"""The comments table's model: the ids of all rows in display order; the rows themselves come page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from council_desk.documents.languages import language_name
from council_desk.ui.comments.columns import COLUMNS
from council_desk.ui.words import (
    STANCE_WORDS,
    channel_word,
    district_word,
    local_time,
    opening_words,
    percent,
    short_date,
)

if TYPE_CHECKING:
    from council_desk.queries.comment_columns import CommentExtras
    from council_desk.queries.comments import CommentLine

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
EXTRAS_ROLE = LINE_ROLE + 1
NUMBER, RECEIVED, NAME, STANCE, CAMPAIGN, MARKS = range(6)
ORGANIZATION, DISTRICT, LANGUAGE, CHANNEL, DEMANDS, OWN_WORDS, PLACE, DONE = range(6, 14)
LAST = len(COLUMNS) - 1
PAGE = 100
MOST_PAGES = 60
"""So many pages of rows are kept; older ones are asked for again when they are seen again."""

_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        LINE_ROLE,
        EXTRAS_ROLE,
    }
)
Fetch = Callable[[int, Sequence[int]], None]


class CommentsModel(QAbstractTableModel):
    """Rows without a line yet are drawn empty; `fetch` (page, ids) is called for each page that is looked at."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._row_of: dict[int, int] | None = None
        self._lines: dict[int, dict[int, CommentLine]] = {}
        self._extras: dict[int, CommentExtras] = {}
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        self.time_zone = "UTC"

    @property
    def ids(self) -> Sequence[int]:
        """The ids of all rows, in display order."""
        return self._ids

    def show_ids(self, ids: Sequence[int]) -> None:
        """Take newly asked ids; where they are the same, the rows stay on screen until their new lines come."""
        self.forget_freshness()
        if list(ids) == list(self._ids):
            if len(ids):
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, LAST))
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

    def forget_freshness(self) -> None:
        """Ask again for every page that is looked at; what is known stays on screen until then."""
        self._fresh.clear()
        self._asked.clear()

    def take_line(self, line: CommentLine, extras: CommentExtras | None = None) -> None:
        """Take one comment's new line at once, ahead of its page."""
        row = self.row_of(line.id)
        known = self._lines.get(row // PAGE)
        if row < 0 or known is None:
            return
        if known.get(row) == line and (extras is None or self._extras.get(line.id) == extras):
            return
        known[row] = line
        if extras is not None:
            self._extras[line.id] = extras
        self.dataChanged.emit(self.index(row, 0), self.index(row, LAST))

    def take_page(self, page: int, lines: Sequence[CommentLine], extras: Sequence[CommentExtras] = ()) -> None:
        """Take a page's lines, as `fetch` was asked for them, and its further columns where they are shown."""
        self._extras |= {each.id: each for each in extras}
        first = page * PAGE
        by_id = {line.id: line for line in lines}
        rows = range(first, min(first + PAGE, len(self._ids)))
        self._lines[page] = {row: by_id[self._ids[row]] for row in rows if self._ids[row] in by_id}
        self._fresh.add(page)
        self._forget_old()
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], LAST))

    def line(self, row: int) -> CommentLine | None:
        """Return a row's line if it is there, and ask for its page if it is not fresh."""
        if not 0 <= row < len(self._ids):
            return None
        page = row // PAGE
        if page not in self._fresh and page not in self._asked:
            self._asked.add(page)
            self._fetch(page, self._ids[page * PAGE : (page + 1) * PAGE])
        return self._lines.get(page, {}).get(row)

    def known_line(self, row: int) -> CommentLine | None:
        """Return a row's line if it is there; nothing is asked for."""
        return self._lines.get(row // PAGE, {}).get(row)

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
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the row's line for the delegate."""
        if not index.isValid() or role not in _ROLES:
            return None
        line = self.line(index.row())
        if line is None or role == LINE_ROLE:
            return line
        extras = self._extras.get(line.id)
        if role == EXTRAS_ROLE:
            return extras
        column = index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            return marks_in_words(line) if column == MARKS else None
        if column > MARKS and column != DONE:
            return extra_in_words(extras, column) if extras is not None else ""
        return self._words(line, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].heading
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                return COLUMNS[section].name
        return None

    def _words(self, line: CommentLine, column: int) -> str:
        if column == RECEIVED:
            moment = local_time(line.received_at, self.time_zone)
            return short_date(moment) + (", late" if line.late else "")
        return _WORDS[column](line)

    def _forget_old(self) -> None:
        while len(self._lines) > MOST_PAGES:
            oldest = next(iter(self._lines))
            for line in self._lines.pop(oldest).values():
                self._extras.pop(line.id, None)
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


_WORDS: dict[int, Callable[[CommentLine], str]] = {
    NUMBER: lambda line: line.label,
    NAME: lambda line: line.name or f"No name given: {opening_words(line.opening)}",
    STANCE: stance_in_words,
    CAMPAIGN: lambda line: f"Campaign {line.campaign}{'?' if line.campaign_suggested else ''}" if line.campaign else "",
    MARKS: marks_in_words,
    DONE: lambda line: "done" if line.done else "",
}
_EXTRA_WORDS: dict[int, Callable[[CommentExtras], str]] = {
    ORGANIZATION: lambda extras: extras.organisation or "",
    DISTRICT: lambda extras: district_word(extras.district) if extras.district else "",
    LANGUAGE: lambda extras: language_name(extras.language),
    CHANNEL: lambda extras: channel_word(extras.channel),
    DEMANDS: lambda extras: ", ".join(str(number) for number in extras.demands),
    OWN_WORDS: lambda extras: f"{extras.own_words:,}" if extras.own_words else "",
    PLACE: lambda extras: extras.place,
}


def extra_in_words(extras: CommentExtras, column: int) -> str:
    """Return a further column's words."""
    return _EXTRA_WORDS[column](extras)
