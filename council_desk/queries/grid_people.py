"""The grid by person: everything that one writer sent on an item, in one row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.queries.grid import SEVERAL, GridRow, grid_rows
from council_desk.queries.pieces import in_pieces
from council_desk.records.comments import Comment, Submission

PIECE = 500


@dataclass(frozen=True, slots=True)
class Writers:
    """Comments brought together by who wrote them.

    `first`: the first comment of each row, in the order that was asked; `all`: by that comment, every comment of the
    row. `people` and `organisations`: how many are known; other rows are comments whose writer nobody knows, each by
    itself, since nobody is taken for another by a name alone.
    """

    first: tuple[int, ...]
    all: Mapping[int, tuple[int, ...]]
    people: int
    organisations: int

    @property
    def unknown(self) -> int:
        """How many comments have no known writer."""
        return len(self.first) - self.people - self.organisations


def writers_of(session: Session, ids: Sequence[int]) -> Writers:
    """Bring comments together by person, else by organization; a row stands where its first comment stood in `ids`."""
    who: dict[int, tuple[int | None, int | None]] = {}
    for piece in in_pieces(ids, PIECE):
        wanted = (
            select(Comment.id, Submission.person_id, Submission.organisation_id)
            .join(Submission, Submission.id == Comment.submission_id)
            .where(Comment.id.in_(piece))
        )
        who |= {comment: (person, organisation) for comment, person, organisation in session.execute(wanted)}
    rows: dict[tuple[str, int], list[int]] = {}
    for comment in ids:
        if comment in who:
            rows.setdefault(_key(comment, *who[comment]), []).append(comment)
    kinds = [kind for kind, _id in rows]
    behind = {comments[0]: tuple(comments) for comments in rows.values()}
    return Writers(tuple(behind), behind, kinds.count("person"), kinds.count("organisation"))


def _key(comment: int, person: int | None, organisation: int | None) -> tuple[str, int]:
    if person is not None:
        return "person", person
    return ("organisation", organisation) if organisation is not None else ("comment", comment)


def writer_rows(session: Session, rows: Sequence[Sequence[int]]) -> tuple[GridRow, ...]:
    """A row for the comments of each writer, known by the first of them; comments that are gone are left out.

    Attributes that differ stand beside one another, parted by SEVERAL, in the order of the comments; words that are the
    same are said once.
    """
    found = {row.id: row for row in grid_rows(session, [comment for each in rows for comment in each])}
    there = [[found[comment] for comment in each if comment in found] for each in rows]
    return tuple(_one(each) for each in there if each)


def _one(rows: Sequence[GridRow]) -> GridRow:
    if len(rows) == 1:
        return rows[0]
    keys = dict.fromkeys(key for row in rows for key in row.attributes)
    demands = dict.fromkeys(demand for row in rows for demand in row.words)
    attributes = {key: SEVERAL.join(_once(row.attributes.get(key, "") for row in rows)) for key in keys}
    label = ", ".join(row.label for row in rows)
    return replace(
        rows[0],
        label=label,
        attributes={**attributes, "number": label},
        words={demand: _once(said for row in rows for said in row.words.get(demand, ())) for demand in demands},
        questions=_once(asked for row in rows for asked in row.questions),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, without those that are empty."""
    return tuple(dict.fromkeys(word for word in words if word))
