"""Whose counts may be others since a change, as the journal tells: so that only theirs are counted anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from council_desk.queries.pieces import in_pieces
from council_desk.records.campaigns import CampaignExcerpt, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.journal import Change, ChangeRun, ChangeValue
from council_desk.records.tags import Excerpt, Question, SensitivePassage
from council_desk.store import dialect

MOST = 20_000
"""Where more rows or comments than these are touched, counting all anew costs less."""

PIECE = 5_000

_WHICH = frozenset({"item_id", "withdrawn_in", "set_aside", "submission_id", "wording_id"})
"""Columns of a comment that say whether, where and as what it counts."""

_LISTED = _WHICH | {"number", "suffix", "name_key", "received_at"}
"""Those that say whether and where it stands in a list of all that count."""

Values = Mapping[str, Any]

_OF_A_COMMENT = {"comments": _WHICH | {"stance", "reply_owed"}, "members": frozenset[str]()}
"""Tables whose rows are known by their comment, with the columns whose edits matter (none: all)."""

_OF_A_SPAN: dict[str, type[Excerpt | Question | SensitivePassage]] = {
    "excerpts": Excerpt,
    "questions": Question,
    "sensitive_passages": SensitivePassage,
}

COUNTED_TABLES = frozenset(
    {*_OF_A_COMMENT, *_OF_A_SPAN, "submissions", "wordings", "signatories", "campaigns", "campaign_excerpts"}
    | {"rejections", "demands"}
)
"""Tables that a count is made of. The agenda's own (bodies, meetings, items) are always read anew."""


@dataclass(slots=True)
class Touched:
    """What changed up to the change `number`. `comments`: whose stance, state or tags may be others.

    `writers`: distinct texts, people or organisations may be others. `groups`: the campaigns that are suggested may.
    `demands`: which suggestions wait may be others for any comment.
    """

    number: int
    comments: set[int] = field(default_factory=set)
    writers: bool = False
    groups: bool = False
    demands: bool = False


def touched_since(session: Session, number: int) -> Touched | None:
    """What the changes after the one with this number touched; None where all is to be counted anew.

    That is so after bulk work, after very much work, and where the values of a change were purged.
    """
    entries = _entries_since(session, number, COUNTED_TABLES)
    if entries is None:
        return None
    finding = _Finding(Touched(entries.last))
    for table, row, before, after in entries.rows:
        finding.note(table, int(row), before, after)
    found = finding.resolved(session)
    return found if len(found.comments) <= MOST else None


def same_comments_since(session: Session, number: int) -> bool:
    """Whether every item has the same comments that count, in the same orders by number, name and time, as it had at
    the change with this number.
    """
    entries = _entries_since(session, number, frozenset({"comments"}))
    edits = [] if entries is None else [(before, after) for _table, _row, before, after in entries.rows]
    same = all(before is not None and after is not None and not set(after) & _LISTED for before, after in edits)
    return entries is not None and same


@dataclass(frozen=True, slots=True)
class _Entries:
    """The journal up to the change `last`: table, row, before, after."""

    last: int
    rows: Sequence[tuple[str, str, Values | None, Values | None]]


def _entries_since(session: Session, number: int, tables: frozenset[str]) -> _Entries | None:
    """What the changes after the one with this number did to rows of `tables`; None where it is not told row by row."""
    lines = session.execute(select(Change.number, Change.tables).where(Change.number > number)).all()
    if not lines:
        return _Entries(number, ())
    later = ChangeValue.change_number > number
    runs = set(session.scalars(select(ChangeRun.table).where(ChangeRun.change_number > number)))
    there = session.scalars(select(ChangeValue.table).where(later).limit(MOST + 1)).all()
    said = {table for _number, touched in lines for table in touched}
    if len(there) > MOST or runs & tables or said - runs - set(there):
        return None
    wanted = select(ChangeValue.table, ChangeValue.row, ChangeValue.before, ChangeValue.after)
    # Nothing is put behind the name so that SQLite goes along the changes, and not along all there ever was of a table.
    wanted = wanted.where(later, ChangeValue.table.concat("").in_(tables))
    rows = [(table, row, before, after) for table, row, before, after in session.execute(wanted)]
    return _Entries(max(line[0] for line in lines), rows)


@dataclass(slots=True)
class _Finding:
    """What the entries told so far; `to_ask`: rows of tables whose comments have to be asked for."""

    found: Touched
    to_ask: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def note(self, table: str, row: int, before: Values | None, after: Values | None) -> None:
        """Take one entry. Of an edit only the columns that changed are there."""
        found = self.found
        edited = set(after) if before is not None and after is not None else None
        if table in _OF_A_COMMENT:
            self._note_comment(table, row, edited)
        elif table in _OF_A_SPAN:
            self._note_rows(table, "comment_id", row, before, after, found.comments)
        elif table == "submissions":
            found.writers |= edited is None or bool(edited & {"person_id", "organisation_id"})
            self.to_ask["submissions"].update([row] if edited is None or "late" in edited else [])
        elif table in ("wordings", "signatories"):
            found.writers = True
        elif table == "campaigns":
            found.groups = True
            self.to_ask["campaigns"].update([row] if edited is None or "stance" in edited else [])
        elif table == "campaign_excerpts":
            self._note_rows(table, "campaign_id", row, before, after, self.to_ask["campaigns"])
        elif table == "rejections":
            found.groups = True
            self._note_rows(table, "wording_id", row, before, after, self.to_ask["wordings"])
        else:
            found.demands = True

    def _note_comment(self, table: str, row: int, edited: set[str] | None) -> None:
        found, columns = self.found, _OF_A_COMMENT[table]
        if edited is not None and columns and not edited & columns:
            return
        found.comments.add(row)
        found.groups |= table == "members" or edited is None or bool(edited & _WHICH)
        found.writers |= table == "comments" and (edited is None or bool(edited & _WHICH))

    def _note_rows(
        self, table: str, column: str, row: int, before: Values | None, after: Values | None, into: set[int]
    ) -> None:
        """Take what a row is of; where an entry does not say it, it is to be asked."""
        said = {values[column] for values in (before, after) if values and values.get(column) is not None}
        into |= said
        if not said:
            self.to_ask[table].add(row)

    def resolved(self, session: Session) -> Touched:
        """What was found, with the comments that had to be asked for."""
        comments = self.found.comments
        templates = self.to_ask.pop("campaign_excerpts", set())
        excerpts = _asked(session, CampaignExcerpt.campaign_id.expression, CampaignExcerpt.id.expression, templates)
        self.to_ask["campaigns"] |= excerpts
        ways: dict[str, tuple[ColumnElement[int], ColumnElement[int]]] = {
            "submissions": (Comment.id.expression, Comment.submission_id.expression),
            "campaigns": (Member.comment_id.expression, Member.campaign_id.expression),
            "wordings": (Wording.comment_id.expression, Wording.id.expression),
            **{name: (table.comment_id.expression, table.id.expression) for name, table in _OF_A_SPAN.items()},
        }
        for table, (wanted, key) in ways.items():
            comments |= _asked(session, wanted, key, self.to_ask[table])
        return self.found


def _asked(session: Session, wanted: ColumnElement[int], key: ColumnElement[int], rows: Iterable[int]) -> set[int]:
    connection = session.connection()
    among = dialect.among_ids(key, postgresql=dialect.is_postgresql(connection))
    found: set[int] = set()
    for piece in in_pieces(sorted(rows), PIECE):
        found.update(session.scalars(select(wanted).where(among), {"ids": dialect.ids_value(connection, piece)}))
    return found
