"""The journal: what a change did to each row, one line a change for ever, and the values that undo reads.

A `ChangeSession` notes every row as it is flushed. What one change does to one row is one entry: the first before and
the last after. An edit is kept as the columns it changed; a row that came or went as all its columns. The `version`
column of a row is not a value of the record, so it is not compared and not put back.
"""

import base64
import gc
import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Connection, LargeBinary, Table, event, func, inspect, select, update
from sqlalchemy import insert as insert_into
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from council_desk.errors import NotFoundError
from council_desk.records.base import Base
from council_desk.records.journal import Change, ChangeRun, ChangeValue
from council_desk.store import dialect
from council_desk.store.times import utc_now

Values = dict[str, object]

UNDOABLE = "change"
FINAL = "final"
"""The kind of a change that has left the office (a reply sent, a printed edition): corrected, never undone."""


@dataclass(frozen=True)
class ChangeLine:
    """One line of the history. `at` is UTC; `target` what an undo or redo is about; `undone_by` where it is undone."""

    number: int
    at: str
    who: str
    desk: str
    title: str
    kind: str
    target: int | None
    undone_by: int | None
    tables: tuple[str, ...]


@dataclass
class Entry:
    """What a change did to one row; None: the row was not there, or is not there any more."""

    table: str
    row: str
    before: Values | None
    after: Values | None


@dataclass(frozen=True)
class Run:
    """Rows `first_id` to `last_id` of a table, written in bulk, or taken away again (`rows` then holds them)."""

    table: str
    first_id: int
    last_id: int
    digest: str
    rows: bytes | None = None


@dataclass
class Pad:
    """What one change has done so far. `indexed`: comments whose search rows are already written."""

    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    unloaded: dict[tuple[str, str], Values] = field(default_factory=dict)
    indexed: set[int] = field(default_factory=set)
    collects_garbage: bool = True

    def pause_garbage_collection(self) -> None:
        """Until the change ends: hundreds of thousands of new rows would be looked through again and again."""
        if self.collects_garbage and gc.isenabled():
            gc.disable()
            self.collects_garbage = False

    def resume_garbage_collection(self) -> None:
        """The opposite, where it was paused here."""
        if not self.collects_garbage:
            self.collects_garbage = True
            gc.enable()

    def note(self, table: str, row: str, before: Values | None, after: Values | None) -> None:
        """Add what just happened to one row to what this change did to it before."""
        earlier = self.entries.pop((table, row), None)
        if earlier is not None:
            before, after = _together(earlier, before, after)
        if before is not None and after is not None:
            changed = [name for name in after if name not in before or before[name] != after[name]]
            before = {name: before.get(name) for name in changed}
            after = {name: after[name] for name in changed}
        if before or after:
            self.entries[table, row] = Entry(table, row, before, after)

    @property
    def empty(self) -> bool:
        """Whether nothing journalled was written."""
        return not self.entries and not self.runs

    @property
    def tables(self) -> list[str]:
        """Names of the tables touched."""
        return sorted({entry.table for entry in self.entries.values()} | {run.table for run in self.runs})


def _together(earlier: Entry, before: Values | None, after: Values | None) -> tuple[Values | None, Values | None]:
    if earlier.before is None:
        return None, None if after is None else {**(earlier.after or {}), **after}
    if earlier.after is None:
        return earlier.before, after
    return {**(before or {}), **earlier.before}, None if after is None else {**earlier.after, **after}


class ChangeSession(Session):
    """The session of one open change: every flush is noted on its pad."""

    def __init__(self, connection: Connection, pad: Pad) -> None:
        super().__init__(bind=connection, expire_on_commit=False)
        self.pad = pad


def pad_of(session: Session) -> Pad:
    """The pad of the open change; a TypeError where the session only reads."""
    if not isinstance(session, ChangeSession):
        raise TypeError("Only a session of store.change() writes.")
    return session.pad


def table_named(name: str) -> Table:
    """The table of the records with this name."""
    return Base.metadata.tables[name]


def key_column(table: Table) -> str:
    """The name of the one column that is the key of a journalled table."""
    (column,) = table.primary_key.columns
    return column.name


def journalled_tables() -> dict[str, Table]:
    """Tables that undo and history know, by name."""
    return {
        cast("Table", mapper.local_table).name: cast("Table", mapper.local_table)
        for mapper in Base.registry.mappers
        if mapper.class_.journalled
    }


def _is_journalled(state: InstanceState[Any]) -> bool:
    return bool(state.mapper.class_.journalled)


@event.listens_for(ChangeSession, "before_flush")
def _read_values_that_were_not_loaded(session: ChangeSession, _context: UOWTransaction, _instances: object) -> None:
    for record in session.dirty:
        state = inspect(record)
        if not _is_journalled(state):
            continue
        table = cast("Table", state.mapper.local_table)
        missing = [name for name in _changed(state) if not state.attrs[name].history.deleted]
        if missing:
            row = str(_identity(state))
            asked = select(*(table.c[name] for name in missing)).where(table.c[key_column(table)] == _identity(state))
            found = session.connection().execute(asked).one_or_none()
            session.pad.unloaded[table.name, row] = dict(found._mapping) if found else {}


def _changed(state: InstanceState[Any]) -> list[str]:
    edited = {a.key for a in state.mapper.column_attrs} - state.unmodified - {"version"}
    return [name for name in sorted(edited) if state.attrs[name].history.added]


def _identity(state: InstanceState[Any]) -> Any:
    """The key of a record that is in the database."""
    return (state.identity or (None,))[0]


@event.listens_for(ChangeSession, "after_flush")
def _note_flush(session: ChangeSession, _context: UOWTransaction) -> None:
    for record in session.new:
        _note(session.pad, inspect(record), came=True)
    for record in session.dirty:
        if session.is_modified(record):
            _note_edit(session.pad, inspect(record))
    for record in session.deleted:
        _note(session.pad, inspect(record), came=False)
    session.pad.unloaded.clear()


def _note(pad: Pad, state: InstanceState[Any], *, came: bool) -> None:
    if not _is_journalled(state):
        return
    table = cast("Table", state.mapper.local_table)
    values: Values = {}
    for attribute in state.mapper.column_attrs:
        past = state.attrs[attribute.key].history.deleted if not came else ()
        values[attribute.key] = past[0] if past else state.dict.get(attribute.key)
    plain = storable(table, values)
    row = str(values[key_column(table)])
    pad.note(table.name, row, None if came else plain, plain if came else None)


def _note_edit(pad: Pad, state: InstanceState[Any]) -> None:
    if not _is_journalled(state):
        return
    table = cast("Table", state.mapper.local_table)
    row = str(_identity(state))
    unloaded = pad.unloaded.get((table.name, row), {})
    before: Values = {}
    after: Values = {}
    for name in _changed(state):
        history = state.attrs[name].history
        (before[name],) = history.deleted or (unloaded.get(name),)
        (after[name],) = history.added or (None,)
    if key_column(table) in after:
        raise TypeError(f"The key of a row of {table.name} never changes.")
    pad.note(table.name, row, storable(table, before), storable(table, after))


@event.listens_for(ChangeSession, "do_orm_execute")
def _refuse_unseen_writes(state: ORMExecuteState) -> None:
    if not (state.is_insert or state.is_update or state.is_delete):
        return
    table = getattr(state.statement, "table", None)
    if table is not None and table.name in journalled_tables():
        raise TypeError(f"Rows of {table.name} are journalled: change them as records, or use store/bulk.py.")


def storable(table: Table, values: Values) -> Values:
    """Column values as the journal's JSON holds them (bytes as base64 text)."""
    return {name: _to_json(value) if _is_bytes(table, name) else value for name, value in values.items()}


def restorable(table: Table, values: Values) -> Values:
    """The opposite of `storable`."""
    return {
        name: base64.b64decode(value) if _is_bytes(table, name) and isinstance(value, str) else value
        for name, value in values.items()
    }


def _is_bytes(table: Table, name: str) -> bool:
    return isinstance(table.c[name].type, LargeBinary)


def _to_json(value: object) -> object:
    return base64.b64encode(bytes(value)).decode("ascii") if isinstance(value, bytes | memoryview) else value


@dataclass(frozen=True)
class Heading:
    """What a change's line says: see `ChangeLine`."""

    title: str
    who: str
    desk: str
    kind: str
    target: int | None


def write_line(connection: Connection, pad: Pad, heading: Heading) -> int:
    """Write the journal of one change, under the lock that makes numbers follow commit order; gives its number."""
    dialect.take_commit_lock(connection)
    number = int(connection.execute(select(func.coalesce(func.max(Change.number), 0))).scalar_one()) + 1
    salt = secrets.token_hex(16)
    entries = list(pad.entries.values())
    line = {
        "number": number,
        "at": utc_now(),
        "who": heading.who,
        "desk": heading.desk,
        "title": heading.title,
        "kind": heading.kind,
        "target": heading.target,
        "tables": pad.tables,
        "salt": salt,
        "digest": digest_of(salt, entries, pad.runs),
    }
    connection.execute(insert_into(Change), line)
    if entries:
        connection.execute(insert_into(ChangeValue), [_value(number, i, e) for i, e in enumerate(entries)])
    if pad.runs:
        connection.execute(insert_into(ChangeRun), [_run(number, i, run) for i, run in enumerate(pad.runs)])
    return number


def _value(number: int, position: int, entry: Entry) -> Values:
    return {
        "change_number": number,
        "position": position,
        "table": entry.table,
        "row": entry.row,
        "before": entry.before,
        "after": entry.after,
    }


def _run(number: int, position: int, run: Run) -> Values:
    return {
        "change_number": number,
        "position": position,
        "table": run.table,
        "first_id": run.first_id,
        "last_id": run.last_id,
        "digest": run.digest,
        "rows": run.rows,
    }


def digest_of(salt: str, entries: Iterable[Entry], runs: Iterable[Run]) -> str:
    """SHA-256 over the salt, every row's before and after, and the runs; hex."""
    made = hashlib.sha256(salt.encode("ascii"))
    for entry in entries:
        parts = [entry.table, entry.row, entry.before, entry.after]
        made.update(json.dumps(parts, sort_keys=True, default=list).encode("ascii"))
    for run in runs:
        made.update(json.dumps([run.table, run.first_id, run.last_id, run.digest]).encode("ascii"))
    return made.hexdigest()


def _line(change: Change) -> ChangeLine:
    return ChangeLine(
        number=change.number,
        at=change.at,
        who=change.who,
        desk=change.desk,
        title=change.title,
        kind=change.kind,
        target=change.target,
        undone_by=change.undone_by,
        tables=tuple(change.tables),
    )


def line_of(session: Session, number: int) -> ChangeLine:
    """One line of the history; NotFoundError where there is no such change."""
    change = session.get(Change, number)
    if change is None:
        raise NotFoundError(f"There is no change {number}. `history` lists the changes.")
    return _line(change)


def lines_since(session: Session, number: int) -> list[ChangeLine]:
    """All lines newer than a change number, oldest first."""
    return [_line(c) for c in session.scalars(select(Change).where(Change.number > number).order_by(Change.number))]


def latest_number(session: Session) -> int:
    """The number of the newest change; 0 in an office without changes."""
    return int(session.scalar(select(func.coalesce(func.max(Change.number), 0))) or 0)


def last_undoable(session: Session, who: str, desk: str) -> ChangeLine | None:
    """This person's newest change at this desk that still stands."""
    own = select(Change).where(Change.who == who, Change.desk == desk, Change.kind == UNDOABLE)
    change = session.scalar(own.where(Change.undone_by.is_(None)).order_by(Change.number.desc()).limit(1))
    return _line(change) if change else None


def last_redoable(session: Session, who: str, desk: str) -> ChangeLine | None:
    """This person's newest undo at this desk that still stands, unless a change of theirs came after it."""
    own = select(Change).where(Change.who == who, Change.desk == desk).order_by(Change.number.desc()).limit(1)
    undo = session.scalar(own.where(Change.kind == "undo", Change.undone_by.is_(None)))
    change = session.scalar(own.where(Change.kind.in_((UNDOABLE, FINAL))))
    return None if undo is None or (change is not None and change.number > undo.number) else _line(undo)


def entries_of(session: Session, number: int) -> list[Entry]:
    """What a change did to single rows, in order."""
    asked = select(ChangeValue).where(ChangeValue.change_number == number).order_by(ChangeValue.position)
    return [Entry(v.table, v.row, v.before, v.after) for v in session.scalars(asked)]


def runs_of(session: Session, number: int) -> list[Run]:
    """What a change wrote or took away in bulk, in order."""
    asked = select(ChangeRun).where(ChangeRun.change_number == number).order_by(ChangeRun.position)
    return [Run(r.table, r.first_id, r.last_id, r.digest, r.rows) for r in session.scalars(asked)]


def mark_undone(connection: Connection, numbers: Sequence[int], by: int | None) -> None:
    """Say which undo took these changes back, or (None) that they stand again."""
    connection.execute(update(Change).where(Change.number.in_(numbers)).values(undone_by=by))


def standing_change_of_row(session: Session, table: str, row: str, after: int) -> ChangeLine | None:
    """The newest later change that touched a row; one that still stands before one that does not."""
    touching = select(ChangeValue.change_number).where(ChangeValue.table == table, ChangeValue.row == row)
    numbers = set(session.scalars(touching.where(ChangeValue.change_number > after)))
    if row.lstrip("-").isdigit():
        covering = select(ChangeRun.change_number).where(
            ChangeRun.table == table, ChangeRun.first_id <= int(row), ChangeRun.last_id >= int(row)
        )
        numbers |= set(session.scalars(covering.where(ChangeRun.change_number > after)))
    lines = [line_of(session, number) for number in sorted(numbers, reverse=True)]
    standing = [line for line in lines if line.kind == UNDOABLE and line.undone_by is None]
    return next(iter(standing or lines), None)


def newest_change_in_run(session: Session, run: Run, after: int) -> ChangeLine | None:
    """The newest later change that touched any row of a run; one that still stands before one that does not."""
    table = table_named(run.table)
    touching = select(ChangeValue.change_number, ChangeValue.row).where(
        ChangeValue.table == table.name, ChangeValue.change_number > after
    )
    asked = touching.order_by(ChangeValue.change_number.desc())
    rows = (row for _, row in session.execute(asked) if row.isdigit() and run.first_id <= int(row) <= run.last_id)
    found = next(rows, None)
    return standing_change_of_row(session, table.name, found or str(run.first_id), after)
