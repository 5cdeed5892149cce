"""What the store costs an import: the operation beside the bare database writing the same rows.

Run: python tests/benchmarks/bench_import.py [--rows 100000] [--rounds 3] [--postgresql]

From plain passages in memory, already normalised, to the committed change (comments, search index, journal). SQLite:
CPU of this process beside sqlite3.executemany of the same rows and the same FTS5 rows, median of the rounds.
PostgreSQL (the tests' own server, with fsync): wall time beside COPY of the same rows into the same tables and
indexes. What comes before (normalising, languages, who wrote) is printed beside it as CPU per 1,000 comments.
"""

import argparse
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.orm import Session

from council_desk.operations.import_comments import import_comments
from council_desk.operations.import_proposal import ImportOptions, ReadyImport
from council_desk.operations.prepare_import import prepare_import
from council_desk.operations.ready_import import ready_import
from council_desk.queries.effective import search_tags
from council_desk.readers.passages import Passage, Reading
from council_desk.records.agenda import Body, Item, Matter, Meeting
from council_desk.store.store import Store

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from postgresql_server import Server, binaries, start

TABLES = ("persons", "submissions", "wordings", "comments", "edition_entries")
MOST_SQLITE = 1.5
MOST_POSTGRESQL = 2.0

Rows = dict[str, list[tuple[object, ...]]]


def vocabulary(chance: random.Random) -> list[str]:
    """4,000 words of two to four syllables."""
    syllables = [c + v for c in "bdfghjklmnprstvw" for v in ("a", "e", "i", "o", "u", "ai", "er", "on")]
    return ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(4_000)]


def passages(count: int) -> tuple[Passage, ...]:
    """Letters of 60 to 180 words with the frequencies of a language; two thirds come with a name and an address."""
    chance = random.Random(7)  # noqa: S311 - chance, not secrets
    words = vocabulary(chance)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    made = []
    for number in range(count):
        text = " ".join(chance.choices(words, weights, k=chance.randint(60, 180))) + f" {number}."
        fields = {"position": chance.choice(["Support", "Oppose", ""]), "received": "4/20/2026 9:15 AM"}
        if number % 3:
            fields |= {"name": f"{words[number % 997].title()} {words[number % 991].title()}"}
            fields |= {"email": f"writer{number}@example.org"}
        made.append(Passage(text=text, row=number + 2, fields=fields))
    return tuple(made)


def thought_out(count: int) -> ReadyImport:
    """The import with everything normalised, and what that cost."""
    reading = Reading(reader="spreadsheet", kind="list", passages=passages(count))
    began = time.process_time()
    options = ImportOptions(edition_of="none", date_order="mdy")
    ready = ready_import(prepare_import("comments.csv", b"the file", reading, options))
    spent = time.process_time() - began
    print(f"normalising, languages, writers: {spent / count * 1_000_000:.0f} CPU ms per 1,000 comments")
    return ready


def add_item(session: Session) -> None:
    session.add(Body(id=1, name="City Council"))
    session.add(Meeting(id=1, body_id=1, date="2026-04-28"))
    session.add(Matter(id=1, title="Longer pool hours"))
    session.add(Item(id=1, meeting_id=1, matter_id=1, number="29"))


def new_office(location: str | Path) -> Store:
    Store.create(location, name="Marrow Bay", time_zone="UTC", who="Ana Reyes").close()
    store = Store.open(location, who="Ana Reyes", tag_source=search_tags)
    with store.change("Add an item") as session:
        add_item(session)
    return store


@contextmanager
def timed(clock: Callable[[], float], into: list[float]) -> Iterator[None]:
    began = clock()
    yield
    into.append(clock() - began)


def import_into(store: Store, ready: ReadyImport) -> None:
    with store.change("Import comments") as session:
        import_comments(session, ready, item_id=1)


def sqlite_rows(path: Path) -> tuple[Rows, list[tuple[object, ...]]]:
    """The rows that the import wrote, and its search rows."""
    with closing(sqlite3.connect(path)) as connection:
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
        return rows, connection.execute("SELECT rowid, text, tags FROM comment_search").fetchall()


def write_bare_sqlite(path: Path, rows: Rows, found: list[tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("synchronous=FULL", "cache_spill=OFF", "cache_size=-32768"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        for name, some in rows.items():
            marks = ", ".join("?" * len(some[0])) if some else "?"
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", some)
        connection.executemany("INSERT INTO comment_search (rowid, text, tags) VALUES (?, ?, ?)", found)
        connection.execute("COMMIT")


def measure_sqlite(ready: ReadyImport, rounds: int) -> bool:
    ours: list[float] = []
    bare: list[float] = []
    folder = Path(tempfile.mkdtemp(prefix="desk-bench-"))
    try:
        for number in range(rounds):
            path, other = folder / f"ours{number}.db", folder / f"bare{number}.db"
            with new_office(path) as store, timed(time.process_time, ours):
                import_into(store, ready)
            rows, found = sqlite_rows(path)
            path.unlink()
            new_office(other).close()
            with timed(time.process_time, bare):
                write_bare_sqlite(other, rows, found)
            other.unlink()
    finally:
        shutil.rmtree(folder)
    return report("SQLite, CPU", ours, bare, len(ready.comments), MOST_SQLITE)


def write_bare_postgresql(address: str, rows: Rows, found: list[tuple[object, ...]]) -> None:
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for name, some in rows.items():
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                for row in some:
                    copy.write_row(row)
        with cursor.copy("COPY comment_search (comment_id, tags, vector) FROM STDIN") as copy:
            for row in found:
                copy.write_row(row)


def postgresql_rows(address: str) -> tuple[Rows, list[tuple[object, ...]]]:
    rows: Rows = {}
    with psycopg.connect(address) as connection:
        for name in TABLES:
            columns = connection.execute(
                "SELECT string_agg(quote_ident(column_name) || CASE data_type WHEN 'json' THEN '::text' ELSE '' END,"
                " ', ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = %s",
                [name],
            ).fetchone()
            rows[name] = connection.execute(f"SELECT {columns[0] if columns else '*'} FROM {name}").fetchall()
        return rows, connection.execute("SELECT comment_id, tags, vector::text FROM comment_search").fetchall()


def measure_postgresql(ready: ReadyImport, rounds: int) -> bool:
    programs = binaries()
    if programs is None:
        print("PostgreSQL's programs are not installed.")
        return False
    server = start(programs, durable=True)
    ours: list[float] = []
    bare: list[float] = []
    try:
        for number in range(rounds):
            one_postgresql_round(server, number, ready, ours, bare)
    finally:
        server.stop()
    return report("PostgreSQL, wall", ours, bare, len(ready.comments), MOST_POSTGRESQL)


def one_postgresql_round(server: Server, number: int, ready: ReadyImport, ours: list[float], bare: list[float]) -> None:
    address, other = server.create_database(f"ours{number}"), server.create_database(f"bare{number}")
    new_office(other).close()
    with new_office(address) as store:
        checkpoint(address)
        with timed(time.perf_counter, ours):
            import_into(store, ready)
    rows, found = postgresql_rows(address)
    stand_ins(address, other)
    checkpoint(other)
    with timed(time.perf_counter, bare):
        write_bare_postgresql(other, rows, found)
    server.run("dropdb", "-h", str(server.folder), "-U", "postgres", f"ours{number}")
    server.run("dropdb", "-h", str(server.folder), "-U", "postgres", f"bare{number}")


def checkpoint(address: str) -> None:
    """Start each measure with nothing left to write from the one before."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")


def stand_ins(address: str, other: str) -> None:
    """The few rows that the many point at: original, intake, list, edition."""
    for name in ("originals", "intakes", "comment_lists", "editions"):
        with (
            psycopg.connect(address) as source,
            psycopg.connect(other) as target,
            source.cursor().copy(f"COPY {name} TO STDOUT") as out,
            target.cursor().copy(f"COPY {name} FROM STDIN") as into,
        ):
            for data in out:
                into.write(data)


def report(what: str, ours: list[float], bare: list[float], count: int, most: float) -> bool:
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"{what}, {count:,} comments: import {statistics.median(ours):.2f} s {[round(s, 2) for s in ours]}")
    print(
        f"{what}: the bare database, same rows and index {statistics.median(bare):.2f} s {[round(s, 2) for s in bare]}"
    )
    print(f"{what}: {ratio:.2f} times the bare database (at most {most})")
    return ratio <= most


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--postgresql", action="store_true", help="measure PostgreSQL instead of SQLite")
    arguments = asked.parse_args()
    ready = thought_out(arguments.rows)
    measure = measure_postgresql if arguments.postgresql else measure_sqlite
    return 0 if measure(ready, arguments.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
