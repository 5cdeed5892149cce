"""The source as rows: its lines as received, and above each comment why it is cut there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from council_desk.ui.words import percent

if TYPE_CHECKING:
    from council_desk.operations.import_proposal import ImportProposal, ProposedComment

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
DOUBTFUL_BELOW = 0.6
"""A cut less sure than this is looked at by a person before the import is stored."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row. `kind`: "cut" (above comment `comment`), "line", "left" (in no comment), "edition", "rest".

    "rest" is what came with a message and is not its writer's words: one row while folded, else a row a line.
    """

    kind: str
    text: str
    comment: int = -1
    line: int | None = None
    confidence: float | None = None
    reason: str = ""
    dropped: bool = False
    same_as: int = -1
    """The first comment with the same text: where a list stands twice, one decision holds for both."""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at this cut first."""
        return self.kind == "cut" and self.confidence is not None and self.confidence < DOUBTFUL_BELOW

    def spoken(self) -> str:
        """What a screen reader says."""
        if self.kind == "cut":
            sure = f", {percent(self.confidence)} sure" if self.confidence is not None else ""
            return f"{self.text} begins. {self.reason}{sure}{', left out' if self.dropped else ''}"
        if self.kind == "left":
            return f"Not a comment: {self.text}"
        if self.kind == "rest":
            return f"Came with it, not the writer's words: {self.text}"
        return self.text


def source_rows(proposal: ImportProposal, unfolded: frozenset[int] = frozenset()) -> list[SourceRow]:
    """Return the rows of a proposal: of its text where comments were cut from one, else of each comment's own text.

    `unfolded`: the comments whose rest is shown line by line.
    """
    whole = proposal.whole_text
    if whole is None or any(comment.first_line is None for comment in proposal.comments):
        return list(_rows_of_list(proposal, unfolded))
    return list(_rows_of_text(proposal, whole.split("\n")))


def _rows_of_text(proposal: ImportProposal, lines: list[str]) -> Iterator[SourceRow]:
    at, edition = 1, 1
    first_of = _first_alike(proposal)
    order = sorted(enumerate(proposal.comments), key=lambda pair: pair[1].first_line or 0)
    for index, comment in order:
        first, last = comment.first_line or 1, comment.last_line or 1
        yield from _left_out(lines, at, first)
        if comment.edition != edition:
            edition = comment.edition
            why = proposal.editions[edition - 1] if edition <= len(proposal.editions) else ""
            yield SourceRow("edition", f"The list stands again from here: edition {edition}", reason=why)
        yield _cut_row(index, comment, first_of[index])
        for number in range(first, last + 1):
            if lines[number - 1].strip():
                yield SourceRow("line", lines[number - 1], index, number, dropped=comment.dropped)
        at = max(at, last + 1)
    yield from _left_out(lines, at, len(lines) + 1)


def _left_out(lines: list[str], first: int, end: int) -> Iterator[SourceRow]:
    for number in range(first, end):
        if lines[number - 1].strip():
            yield SourceRow("left", lines[number - 1], line=number)


def _rows_of_list(proposal: ImportProposal, unfolded: frozenset[int]) -> Iterator[SourceRow]:
    first_of = _first_alike(proposal)
    for index, comment in enumerate(proposal.comments):
        yield _cut_row(index, comment, first_of[index])
        for line in comment.text.split("\n"):
            if line.strip():
                yield SourceRow("line", line, index, dropped=comment.dropped)
        yield from _rest_rows(index, comment, index in unfolded)


def _rest_rows(index: int, comment: ProposedComment, unfolded: bool) -> Iterator[SourceRow]:
    lines = [line for line in comment.rest.split("\n") if line.strip()]
    if not lines:
        return
    count = f"{len(lines):,} {'line' if len(lines) == 1 else 'lines'}"
    if not unfolded:
        yield SourceRow("rest", f"{count} more came with it (quoted mail, signature): kept, not counted", index)
        return
    for line in lines:
        yield SourceRow("rest", line, index, dropped=comment.dropped)


def alike(proposal: ImportProposal, index: int) -> list[int]:
    """Return the comments with the same text as comment `index`, last first: changing one leaves the others' places."""
    text = proposal.comments[index].text
    return [at for at in reversed(range(len(proposal.comments))) if proposal.comments[at].text == text]


def doubtful_cuts(proposal: ImportProposal) -> int:
    """Return how many cuts a person should look at; where a list stands twice, the same cut counts once."""
    first_of = _first_alike(proposal)
    return sum(
        comment.cut_confidence is not None
        and comment.cut_confidence < DOUBTFUL_BELOW
        and not comment.dropped
        and first_of[index] == index
        for index, comment in enumerate(proposal.comments)
    )


def _first_alike(proposal: ImportProposal) -> list[int]:
    first: dict[str, int] = {}
    return [first.setdefault(comment.text, index) for index, comment in enumerate(proposal.comments)]


def _cut_row(index: int, comment: ProposedComment, same_as: int) -> SourceRow:
    name = comment.fields.get("name") or " ".join(
        comment.fields[part] for part in ("first_name", "last_name") if comment.fields.get(part)
    )
    place = f"row {comment.row}" if comment.row is not None else f"page {comment.page}" if comment.page else ""
    place = place or comment.fields.get("subject", "")
    words = " · ".join(part for part in (f"Comment {index + 1}", name, place) if part)
    reason = comment.cut_reason or ""
    sure = comment.cut_confidence
    return SourceRow("cut", words, index, comment.first_line, sure, reason, comment.dropped, same_as)


class SourceModel(QAbstractListModel):
    """The rows of the review's middle column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SourceRow] = []

    def show(self, proposal: ImportProposal, unfolded: frozenset[int] = frozenset()) -> None:
        """Show another proposal; `unfolded`: the comments whose rest is shown."""
        self.beginResetModel()
        self.rows = source_rows(proposal, unfolded)
        self.endResetModel()

    def row_of_comment(self, comment: int) -> int:
        """Return the row of a comment's cut, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.kind == "cut" and row.comment == comment), -1)

    def row_of_line(self, line: int | None) -> int:
        """Return the row of a source line, or -1."""
        wanted = ("line", "left")
        return next((at for at, row in enumerate(self.rows) if row.kind in wanted and row.line == line), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or the row for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken()
        return None
