"""Many rows at once, journalled as one run a table.

The way of an import, so that on PostgreSQL nobody waits for its body: reserve ids for every table; insert wordings,
submissions, entries and search rows; last `give_numbers` (which takes the lock that orders commits) and the comments,
which carry the numbers. Foreign keys are checked at the commit, so the order is free.
"""

import base64
import hashlib
import json
import marshal
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, cast

from sqlalchemy import JSON, Boolean, Connection, Float, Integer, LargeBinary, String, Table, delete, exists, select
from sqlalchemy import Column as SqlColumn
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from council_desk.records.agenda import Item, NumberCounter
from council_desk.records.base import Base
from council_desk.store import dialect, journal
from council_desk.store.journal import Run

Column = Sequence[object]

_TOGETHER = 30
"""Rows in one INSERT on SQLite: half the cost of one each, and far below its limit of bound values."""

_CHUNK = 5_000
"""Rows digested and written together. Part of the digest's definition: digests of other chunks differ."""


def reserve_ids(session: Session, record: type[Base], count: int) -> int:
    """The first of `count` new ids in a row for a record's table; they are never given again. 0 for none."""
    if count == 0:
        return 0
    table = cast("Table", record.__table__)
    if count >= _CHUNK:
        journal.pad_of(session).pause_garbage_collection()
    return dialect.reserve_ids(session.connection(), table.name, journal.key_column(table), count)


def take_turn(session: Session, key: str) -> None:
    """Let two desks that do the same at once (import the same bytes, add the same item) do it one after the other.

    Held until the change ends. What was looked for before has to be looked for again: the other desk may have made it.
    """
    dialect.take_turn(session.connection(), key)


def give_numbers(session: Session, item_id: int, count: int) -> int:
    """The first of `count` new comment numbers on an item: given once, whatever is undone later.

    A continued item and those it continues share one series. Takes the lock that orders commits, so call it last, just
    before the comments are written.
    """
    return _count_on(session, _series(session.connection(), item_id), count)


_MOST_NUMBERS = 10**9


def give_suffixes(session: Session, item_id: int, number: int, count: int) -> int:
    """The first of `count` new places (1: a, 2: b, ...) among the parts of a comment that was cut: given once, like the
    numbers themselves. Their counters stand below zero, where no item's counter is.
    """
    return _count_on(session, -(item_id * _MOST_NUMBERS + number), count)


def _series(connection: Connection, item_id: int) -> int:
    """The first item of those that were continued up to this one: its counter is theirs."""
    seen: set[int] = set()
    earlier: int | None = item_id
    while earlier is not None and earlier not in seen:
        seen.add(earlier)
        item_id = earlier
        earlier = connection.execute(select(Item.continues_id).where(Item.id == item_id)).scalar_one_or_none()
    return item_id


def _count_on(session: Session, counter_id: int, count: int) -> int:
    connection = session.connection()
    dialect.take_commit_lock(connection)
    insert_into = postgresql_insert if dialect.is_postgresql(connection) else sqlite_insert
    counter = insert_into(NumberCounter).values(item_id=counter_id, last_number=count)
    raised = counter.on_conflict_do_update(
        index_elements=[NumberCounter.item_id], set_={"last_number": NumberCounter.last_number + count}
    )
    last = connection.execute(raised.returning(NumberCounter.last_number)).scalar_one()
    return int(last) - count + 1


def insert(session: Session, record: type[Base], columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    """Write many new rows of one record.

    Args:
        session: the open change.
        record: the class of the rows.
        columns: names of the columns in each row. A journalled record needs its key, in runs of reserved ids to be
            cheap; columns left out get their default, or NULL.
        rows: values as the record has them (lists and dicts for JSON columns).

    """
    if not rows:
        return
    pad = journal.pad_of(session)
    session.flush()
    connection = session.connection()
    table = cast("Table", record.__table__)
    digest = _hasher()
    keys = _keys(table, columns, rows) if record.journalled else None
    for start in range(0, len(rows), _CHUNK):
        names, part = _complete(table, columns, rows[start : start + _CHUNK])
        _write(connection, table, names, part)
        if keys is not None:
            _digest(digest, table, names, part)
        elif record.journalled:
            _note_each(pad, table, names, part)
    if keys is not None:
        pad.runs.append(Run(table.name, keys[0], keys[-1], digest.hexdigest()))


def _keys(table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> range | None:
    """The keys of the rows, where they are a run."""
    place = columns.index(journal.key_column(table))
    first = rows[0][place]
    if not isinstance(first, int):
        return None
    run = range(first, first + len(rows))
    return run if all(row[place] == key for row, key in zip(rows, run, strict=True)) else None


def _complete(
    table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> tuple[list[str], list[Column]]:
    """All columns of the table in its order, each as the database holds it."""
    given = dict(zip(columns, zip(*rows, strict=True), strict=True))
    names: list[str] = []
    filled: list[Column] = []
    for column in table.columns:
        if column.name not in given and column is table.autoincrement_column:
            continue
        values: Column = given.pop(column.name, ())
        names.append(column.name)
        filled.append(_as_stored(column, values) if values else _filling(column) * len(rows))
    if given:
        raise TypeError(f"{table.name} has no column {', '.join(given)}.")
    return names, filled


def _filling(column: SqlColumn[Any]) -> tuple[object, ...]:
    """The default of a column that was left out, as the database holds it."""
    default: Any = column.default
    if default is None:
        return (None,)
    return tuple(_as_stored(column, [default.arg(None) if default.is_callable else default.arg]))


def _as_stored(column: SqlColumn[Any], values: Column) -> Sequence[object]:
    """Values as the database holds them: JSON as text, truth as 0 and 1, floats as floats."""
    if isinstance(column.type, JSON):
        return ["[]" if v == [] else "{}" if v == {} else json.dumps(v) for v in values]
    if isinstance(column.type, Boolean):
        return [None if v is None else int(cast("bool", v)) for v in values]
    if isinstance(column.type, Float):
        return [None if v is None else float(cast("float", v)) for v in values]
    return values


def _digest(made: "hashlib.blake2b", table: Table, names: Sequence[str], part: Sequence[Column]) -> None:
    for name, column in zip(names, part, strict=True):
        if name != "version":
            made.update(marshal.dumps(_plain(table, name, column), 2))


def _plain(table: Table, name: str, column: Column) -> tuple[Any, ...]:
    """Exact str, int and float, however the caller or the driver spelled them: marshal tells subclasses apart."""
    kind = table.c[name].type
    wanted: type = str if isinstance(kind, String | JSON) else int if isinstance(kind, Integer | Boolean) else bytes
    if isinstance(kind, Float):
        wanted = float
    if set(map(type, column)) <= {wanted, type(None)}:
        return tuple(column)
    return tuple(None if value is None else wanted(value) for value in column)


def _note_each(pad: journal.Pad, table: Table, names: list[str], part: Sequence[Column]) -> None:
    """Journal rows that are not a run of ids one by one."""
    key = names.index(journal.key_column(table))
    loads = {name for name in names if isinstance(table.c[name].type, JSON)}
    for row in zip(*part, strict=True):
        values = {name: json.loads(cast("str", v)) if name in loads else v for name, v in zip(names, row, strict=True)}
        pad.note(table.name, str(row[key]), None, journal.storable(table, values))


def _write(connection: Connection, table: Table, names: Sequence[str], part: Sequence[Column]) -> None:
    quoted = ", ".join(f'"{name}"' for name in names)
    rows = list(zip(*part, strict=True))
    with dialect.bare_driver(connection) as driver:
        if dialect.is_postgresql(connection):
            with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({quoted}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            _write_sqlite(driver, f'INSERT INTO "{table.name}" ({quoted}) VALUES ', len(names), rows)


def _write_sqlite(driver: sqlite3.Connection, into: str, width: int, rows: Sequence[tuple[Any, ...]]) -> None:
    marks = f"({', '.join('?' * width)})"
    together = len(rows) - len(rows) % _TOGETHER
    flat = list(chain.from_iterable(rows[:together]))
    if flat:
        many = (flat[start : start + width * _TOGETHER] for start in range(0, len(flat), width * _TOGETHER))
        driver.executemany(into + ", ".join([marks] * _TOGETHER), many)
    driver.executemany(into + marks, rows[together:])


def take_away(connection: Connection, run: Run) -> Run:
    """Delete the rows of a run; gives the run with its rows packed, so that they can come back."""
    table = journal.table_named(run.table)
    key = table.c[journal.key_column(table)]
    made = _hasher()
    packer = zlib.compressobj(1)
    packed: list[bytes] = []
    names = [column.name for column in table.columns]
    for part in _stored(connection, table, run):
        _digest(made, table, names, part)
        packed.append(packer.compress(_pack(table, names, part)))
    packed.append(packer.flush())
    connection.execute(delete(table).where(key.between(run.first_id, run.last_id)))
    return Run(run.table, run.first_id, run.last_id, made.hexdigest(), b"".join(packed))


def put_back(connection: Connection, run: Run) -> Run:
    """Write the packed rows of a run again; gives the run as it stands after."""
    table = journal.table_named(run.table)
    for names, part in _packed(table, run):
        _write(connection, table, names, part)
    return Run(run.table, run.first_id, run.last_id, run.digest)


def any_there(connection: Connection, run: Run) -> bool:
    """Whether any row has an id of this run."""
    table = journal.table_named(run.table)
    key = table.c[journal.key_column(table)]
    return bool(connection.execute(select(exists().where(key.between(run.first_id, run.last_id)))).scalar())


def digest_of_packed(run: Run) -> str:
    """The digest of the rows that an undo packed into a run; equal to the run's own unless they were altered."""
    table = journal.table_named(run.table)
    made = _hasher()
    for names, part in _packed(table, run):
        _digest(made, table, names, part)
    return made.hexdigest()


def _packed(table: Table, run: Run) -> Iterator[tuple[list[str], list[Column]]]:
    for line in zlib.decompress(run.rows or b"").splitlines():
        names, columns = json.loads(line)
        yield names, [_unpack(table, name, column) for name, column in zip(names, columns, strict=True)]


def _hasher() -> "hashlib.blake2b":
    """BLAKE2b at 256 bits: as safe as SHA-256, and faster where the processor has no SHA instructions."""
    return hashlib.blake2b(digest_size=32)


def _stored(connection: Connection, table: Table, run: Run) -> Iterator[list[Column]]:
    """A run's rows as the database holds them, column by column, a chunk at a time."""
    key = journal.key_column(table)
    columns = ", ".join(
        f'"{c.name}"::text' if _json_on_postgresql(connection, c.type) else f'"{c.name}"' for c in table.columns
    )
    for first in range(run.first_id, run.last_id + 1, _CHUNK):
        last = min(first + _CHUNK - 1, run.last_id)
        asked = f'SELECT {columns} FROM "{table.name}" WHERE "{key}" BETWEEN {first:d} AND {last:d} ORDER BY "{key}"'
        rows = connection.exec_driver_sql(asked).fetchall()
        yield [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in table.columns]


def _json_on_postgresql(connection: Connection, kind: object) -> bool:
    return isinstance(kind, JSON) and dialect.is_postgresql(connection)


def _pack(table: Table, names: list[str], part: list[Column]) -> bytes:
    columns = [
        [None if v is None else base64.b64encode(cast("bytes", v)).decode("ascii") for v in column]
        if isinstance(table.c[name].type, LargeBinary)
        else list(_plain(table, name, column))
        for name, column in zip(names, part, strict=True)
    ]
    return json.dumps([names, columns]).encode("ascii") + b"\n"


def _unpack(table: Table, name: str, column: list[Any]) -> Column:
    if not isinstance(table.c[name].type, LargeBinary):
        return column
    return [None if value is None else base64.b64decode(value) for value in column]
