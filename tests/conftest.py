"""What every test has: an office of its own on each database, folders of its own, and a watch on leaks and logs."""

import atexit
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from postgresql_server import Server, binaries, start
from small_office import OpenDesk

from council_desk.queries.effective import search_tags
from council_desk.store.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("desk", deadline=None, database=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("desk")

WHO = "Ana Reyes"
DESK = "Front desk"

_EMPTY = """
DO $$
DECLARE
    name text;
    used boolean;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT IN ('alembic_version', 'desk_mark', 'office', 'search_version')
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', name) INTO used;
        IF used THEN
            EXECUTE format('TRUNCATE %I RESTART IDENTITY CASCADE', name);
        END IF;
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL LOOP
        PERFORM setval(quote_ident(name)::regclass, 1, false);
    END LOOP;
    UPDATE office SET name = 'Marrow Bay', time_zone = 'America/Los_Angeles', settings = '{}', version = 1;
END $$
"""


def _without_the_reading_model(home: Path) -> None:
    """Settings of a desk on which the reading model does not read along: it is slow, and has tests of its own."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.json").write_text('{"careful_texts": 0}', encoding="utf-8")


if "COUNCIL_DESK_HOME" not in os.environ:  # for what is made once for several tests
    _shared = tempfile.TemporaryDirectory(prefix="council-desk-")
    atexit.register(_shared.cleanup)
    _without_the_reading_model(Path(_shared.name))
    os.environ["COUNCIL_DESK_HOME"] = _shared.name


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders of this test only."""
    home = tmp_path_factory.mktemp("desk-home")
    _without_the_reading_model(home)
    monkeypatch.setenv("COUNCIL_DESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    leaked = [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]
    for thread in leaked:
        thread.join(timeout=2)
    leaked = [t for t in leaked if t.is_alive()]
    assert not leaked, f"threads still running after the test: {leaked}"


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected = False

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[_Listener]:
    """Fails a test on a log record at WARNING or above that it does not expect."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield listener
    logging.getLogger().removeHandler(listener)
    if not listener.expected:
        assert not listener.records, [record.getMessage() for record in listener.records]


@pytest.fixture
def expects_warnings(log_watch: _Listener) -> list[logging.LogRecord]:
    """For a test that provokes warnings: the records that came at WARNING or above."""
    log_watch.expected = True
    return log_watch.records


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    programs = binaries()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL's programs are not installed, and CI tests both databases.")
        pytest.skip("PostgreSQL's programs are not installed.")
    server = start(programs)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _postgresql_office(postgresql_server: Server) -> str:
    url = postgresql_server.create_database("office")
    Store.create(url, name="Marrow Bay", time_zone="America/Los_Angeles", who=WHO).close()
    return url


@pytest.fixture
def postgresql_office(_postgresql_office: str) -> str:
    """The address of an office without items on PostgreSQL, as if new for this test."""
    with psycopg.connect(_postgresql_office, autocommit=True) as connection:
        connection.execute(_EMPTY)
    return _postgresql_office


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "office.db"
    Store.create(path, name="Marrow Bay", time_zone="America/Los_Angeles", who=WHO).close()
    return path


@pytest.fixture
def sqlite_office(_sqlite_template: Path, tmp_path: Path) -> Path:
    """The path of an office without items in a SQLite file."""
    path = tmp_path / "office.db"
    shutil.copyfile(_sqlite_template, path)
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def office(request: pytest.FixtureRequest) -> str:
    """Where an office without items is, on each database in turn."""
    return str(request.getfixturevalue(f"{request.param}_office"))


@pytest.fixture
def open_desk() -> Iterator[OpenDesk]:
    """Open an office as somebody at some desk: `open_desk(office, who="Ben")`; closed after the test."""
    opened: list[Store] = []

    def open_one(location: str | Path, who: str = WHO, desk: str = DESK) -> Store:
        opened.append(Store.open(location, who=who, desk=desk, tag_source=search_tags))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(office: str, open_desk: OpenDesk) -> Store:
    """An open office without items, on each database in turn."""
    return open_desk(office)


@pytest.fixture
def sqlite_store(sqlite_office: Path, open_desk: OpenDesk) -> Store:
    """An open office without items, in a SQLite file."""
    return open_desk(sqlite_office)
