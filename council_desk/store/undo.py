"""Undo and redo: put the values before a change back, as a further change.

Refused, naming the later change, where a row holds other values than the change left, where a later row depends on
one that would go, or where a row that would be needed has gone since.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, String, Table, and_, delete, not_, select, true, update
from sqlalchemy import insert as insert_into
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.store import bulk, journal
from council_desk.store.journal import FINAL, ChangeLine, Entry, Run, Values

_T = TypeVar("_T")

_MANY = 500
"""Keys named in one statement at most."""


@dataclass(frozen=True)
class Plan:
    """What to take back: the change whose entries are inverted, and how the history will call it."""

    source: int
    kind: str
    title: str
    target: int
    undone: tuple[int, ...]
    standing_again: tuple[int, ...]


@dataclass
class _Leaving:
    """Rows that an undo takes away from one table: single keys and runs of ids."""

    keys: set[str] = field(default_factory=set)
    runs: list[tuple[int, int]] = field(default_factory=list)


def plan(session: Session, number: int) -> Plan:
    """How to undo this change: an undo is redone, a redo is undone again; RefusedError where that cannot be."""
    line = journal.line_of(session, number)
    if line.undone_by is not None:
        raise RefusedError(f"Change {number} is undone already, by change {line.undone_by}.")
    if line.kind == FINAL:
        raise RefusedError(f"Change {number} has left the office and cannot be undone. Correct it with a new change.")
    if line.kind == "undo" and line.target is not None:
        origin = journal.line_of(session, line.target)
        return Plan(number, "redo", f"Redo: {origin.title}", number, (number,), (origin.number,))
    if line.kind == "redo" and line.target is not None:
        undone = journal.line_of(session, line.target)
        return plan(session, undone.target or number)
    return Plan(number, "undo", f"Undo: {line.title}", number, (number,), ())


def take_back(session: Session, plan: Plan) -> None:
    """Put back the values before the plan's change, and note it as part of the open change."""
    line = journal.line_of(session, plan.source)
    entries = journal.entries_of(session, plan.source)
    runs = journal.runs_of(session, plan.source)
    if not entries and not runs:
        raise RefusedError(f"The values of change {line.number} were purged, so it cannot be undone.")
    inverse = _Inverse(session, line, entries, runs)
    inverse.check()
    inverse.apply()


class _Inverse:
    """One change turned round."""

    def __init__(self, session: Session, line: ChangeLine, entries: Sequence[Entry], runs: Sequence[Run]) -> None:
        self._session = session
        self._line = line
        self._pad = journal.pad_of(session)
        self._going = [e for e in reversed(entries) if e.before is None]
        self._edited = [e for e in reversed(entries) if e.before is not None and e.after is not None]
        self._coming = [e for e in reversed(entries) if e.after is None]
        self._runs_going = [run for run in reversed(runs) if run.rows is None]
        self._runs_coming = [run for run in reversed(runs) if run.rows is not None]

    def check(self) -> None:
        """Refuse unless every row is as the change left it and nothing later stands on what goes."""
        edited = [entry for entry in self._edited if not self._comes_back(entry)]
        for table, entries in _by_table([*self._going, *edited]):
            current = self._current(table, [entry.row for entry in entries])
            for entry in entries:
                self._compare(table, entry, current.get(entry.row))
        self._check_absent()
        self._check_dependents()

    def apply(self) -> None:
        """Write: what came goes, what was edited is as before, what went comes back."""
        connection = self._session.connection()
        for table, entries in _by_table(self._going):
            key = table.c[journal.key_column(table)]
            for some in _some(entries):
                connection.execute(delete(table).where(key.in_([_key(table, e.row) for e in some])))
        for run in self._runs_coming:
            self._pad.runs.append(bulk.put_back(connection, run))
        for entry in self._edited:
            self._edit_back(entry)
        for run in self._runs_going:
            self._pad.runs.append(self._take_run(run))
        for table, entries in _by_table(self._coming):
            rows = [journal.restorable(table, entry.before or {}) for entry in entries]
            connection.execute(insert_into(table), rows)
        for entry in (*self._going, *self._edited, *self._coming):
            self._pad.note(entry.table, entry.row, entry.after, entry.before)

    def _comes_back(self, entry: Entry) -> bool:
        """Whether an edited row is itself in a run that comes back: it is then as this change left it."""
        runs = [run for run in self._runs_coming if run.table == entry.table]
        return any(run.first_id <= int(entry.row) <= run.last_id for run in runs)

    def _take_run(self, run: Run) -> Run:
        taken = bulk.take_away(self._session.connection(), run)
        if taken.digest == run.digest:
            return taken
        changed = journal.newest_change_in_run(self._session, run, self._line.number)
        raise self._refusal(changed)

    def _edit_back(self, entry: Entry) -> None:
        table = journal.table_named(entry.table)
        values: Values = journal.restorable(table, entry.before or {})
        if "version" in table.c:
            values["version"] = table.c.version + 1
        key = table.c[journal.key_column(table)]
        self._session.connection().execute(update(table).where(key == _key(table, entry.row)).values(values))

    def _current(self, table: Table, rows: Sequence[str]) -> dict[str, Values]:
        key = journal.key_column(table)
        found: dict[str, Values] = {}
        for some in _some(rows):
            asked = select(table).where(table.c[key].in_([_key(table, row) for row in some])).with_for_update()
            for row in self._session.connection().execute(asked).mappings():
                values: Values = {str(name): value for name, value in row.items()}
                found[str(values[key])] = journal.storable(table, values)
        return found

    def _compare(self, table: Table, entry: Entry, current: Values | None) -> None:
        left = entry.after or {}
        same = current is not None and all(
            current[name] == value for name, value in left.items() if name != "version" and name in table.c
        )
        if not same:
            raise self._refusal(self._later(entry.table, entry.row))

    def _check_absent(self) -> None:
        for table, entries in _by_table(self._coming):
            for row in self._current(table, [entry.row for entry in entries]):
                raise self._refusal(self._later(table.name, row))
        for run in self._runs_coming:
            if bulk.any_there(self._session.connection(), run):
                raise self._refusal(journal.newest_change_in_run(self._session, run, self._line.number))

    def _check_dependents(self) -> None:
        leaving: dict[str, _Leaving] = defaultdict(_Leaving)
        for entry in self._going:
            leaving[entry.table].keys.add(entry.row)
        for run in self._runs_going:
            leaving[run.table].runs.append((run.first_id, run.last_id))
        for child in journal.journalled_tables().values():
            for foreign_key in child.foreign_keys:
                parent = foreign_key.column.table.name
                if parent in leaving:
                    self._refuse_children(child, child.c[foreign_key.parent.name], leaving[parent], leaving[child.name])

    def _refuse_children(self, child: Table, pointer: ColumnElement[int], gone: _Leaving, going_too: _Leaving) -> None:
        key = child.c[journal.key_column(child)]
        stays = and_(true(), *(not_(key.between(first, last)) for first, last in going_too.runs))
        parent_keys = sorted(gone.keys)
        conditions: list[ColumnElement[bool]] = [pointer.between(first, last) for first, last in gone.runs]
        conditions += [pointer.in_([_key_like(pointer, k) for k in some]) for some in _some(parent_keys)]
        edited = {(entry.table, entry.row) for entry in self._edited}
        for condition in conditions:
            for found in self._session.connection().execute(select(key).where(condition, stays)).scalars():
                row = str(found)
                if row in going_too.keys or (child.name, row) in edited:
                    continue
                raise self._refusal(self._later(child.name, row))

    def _later(self, table: str, row: str) -> ChangeLine | None:
        return journal.standing_change_of_row(self._session, table, row, self._line.number)

    def _refusal(self, later: ChangeLine | None) -> RefusedError:
        number = self._line.number
        if later is None:
            return RefusedError(f"Change {number} cannot be undone: what it wrote is not as it left it. See `history`.")
        return RefusedError(
            f'Change {number} cannot be undone: change {later.number}, "{later.title}" by {later.who}, came later and'
            f" stands on it. Undo change {later.number} first."
        )


def refusal_of_gap(line: ChangeLine) -> RefusedError:
    """What to say when the database finds that a row which must come back needs one that is gone, or taken."""
    return RefusedError(
        f'Change {line.number}, "{line.title}", cannot be undone: a later change removed or replaced what it needs.'
        " Undo the later change first; `history` lists them."
    )


def _by_table(entries: Sequence[Entry]) -> Iterator[tuple[Table, list[Entry]]]:
    grouped: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        grouped[entry.table].append(entry)
    for name, some in grouped.items():
        yield journal.table_named(name), some


def _some(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]


def _key(table: Table, row: str) -> int | str:
    return _key_like(table.c[journal.key_column(table)], row)


def _key_like(column: ColumnElement[Any], row: str) -> int | str:
    return row if isinstance(column.type, String) else int(row)
