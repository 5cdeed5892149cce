"""The tables that the migrations make are those of the records, and every step up keeps what is there."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from packets import comment, office_with
from postgresql_server import Server
from sqlalchemy import Connection, Engine, inspect, text

from council_desk.queries.comment_table import _narrowed, _order
from council_desk.queries.comments import CommentFilter
from council_desk.records.base import Base
from council_desk.store import copies, dialect, looking, opening, verifying
from council_desk.store.store import Store

OWN = {"alembic_version", "desk_mark", "search_version"}


def ours(_object: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    """Leaves out what the records do not know: search rows and marks."""
    return not (kind == "table" and name is not None and (name.startswith("comment_search") or name in OWN))


def ours_on_postgresql(found: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
    """Leaves out the indexes of the table's orders too, which are made otherwise there (see below)."""
    orders = kind == "index" and name is not None and name.startswith("ix_comments_by_")
    return not orders and ours(found, name, kind, reflected, compare_to)


@pytest.mark.parametrize("sort", ["number", "name", "received"])
@pytest.mark.parametrize("descending", [False, True])
def test_the_tables_orders_come_from_an_index_alone(store: Store, sort: str, descending: bool) -> None:
    item = office_with(store, *(comment(f"Letter {number}.", name=f"Writer {number}") for number in range(5)))
    wanted = CommentFilter(item, sort=sort, descending=descending)
    narrowed = store.ask(_narrowed, wanted)
    assert not isinstance(narrowed, str)
    query = narrowed.query().order_by(*_order(wanted))
    with store.opened.writing.begin() as connection:
        asked = query.compile(connection, compile_kwargs={"literal_binds": True})
        if connection.dialect.name == "sqlite":
            (plan,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
            assert f"COVERING INDEX ix_comments_by_{sort}" in plan[3]
        else:  # for five rows it would read the table: the index is to be all that it needs
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
            plans = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {asked}")]
            assert "Index Only Scan" in plans[0]
            assert f"ix_comments_by_{sort}" in plans[0]


def test_the_migrated_tables_are_those_of_the_records(store: Store) -> None:
    with store.opened.writing.begin() as connection:
        options = {
            "compare_type": True,
            "compare_server_default": True,
            "include_object": ours if connection.dialect.name == "sqlite" else ours_on_postgresql,
            "render_as_batch": True,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_ids_foreign_keys_and_names_are_those_of_the_records(store: Store) -> None:
    with store.opened.writing.begin() as connection:
        found = inspect(connection)
        for table in Base.metadata.sorted_tables:
            keys = {
                (key["name"], tuple(key["constrained_columns"]), key["options"].get("initially"))
                for key in found.get_foreign_keys(table.name)
            }
            wanted = {
                (f"fk_{table.name}_{'_'.join(key.column_keys)}", tuple(key.column_keys), "DEFERRED")
                for key in table.foreign_key_constraints
            }
            assert keys == wanted, table.name
            if connection.dialect.name == "sqlite":
                made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :n"), {"n": table.name})
                autoincrement = table.dialect_options["sqlite"]["autoincrement"]
                assert ("AUTOINCREMENT" in made.scalar_one()) == autoincrement, table.name


def at_revision(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def add_a_body(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO bodies (name) VALUES ('City Council')"))
        connection.execute(
            text("INSERT INTO office (id, name, time_zone, settings, version) VALUES (1, '', 'UTC', '{}', 1)")
        )


def body_names(store: Store) -> list[str]:
    return store.ask(lambda session: list(session.execute(text("SELECT name FROM bodies")).scalars()))


@pytest.mark.parametrize("revision", looking.REVISIONS[:-1])
def test_an_older_office_is_copied_and_brought_up_to_date_with_all_it_holds(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "old.db"
    path.touch()
    engine = dialect.sqlite_engine(path, writes=True)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {dialect.APPLICATION_ID}")
        at_revision(connection, revision)
    add_a_body(engine)
    engine.dispose()
    with Store.open(path, who="Ana Reyes") as store:
        assert body_names(store) == ["City Council"]
        assert verifying.verify(store) == []
        (copy,) = copies.copies(store.opened.place)
        assert looking.probe(copy) == revision
    assert looking.probe(path) == looking.REVISIONS[-1]


@pytest.mark.postgresql
@pytest.mark.parametrize("revision", looking.REVISIONS[:-1])
def test_an_older_office_on_a_server_is_brought_up_to_date(postgresql_server: Server, revision: str) -> None:
    address = postgresql_server.create_database(f"older_{revision}")
    place = dialect.place_of(address)
    assert place.url is not None
    engine = dialect.postgresql_engine(place.url, writes=True)
    with engine.begin() as connection:
        at_revision(connection, revision)
    add_a_body(engine)
    engine.dispose()
    with Store.open(address, who="Ana Reyes") as store:
        assert body_names(store) == ["City Council"]
        assert verifying.verify(store) == []


def test_a_migration_that_fails_leaves_the_office_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    path.touch()
    engine = dialect.sqlite_engine(path, writes=True)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {dialect.APPLICATION_ID}")
        at_revision(connection, looking.REVISIONS[0])
    engine.dispose()
    migrate = opening.migrate

    def fail_at_the_end(connection: Connection) -> None:
        migrate(connection)
        raise ZeroDivisionError

    monkeypatch.setattr(opening, "migrate", fail_at_the_end)
    with pytest.raises(ZeroDivisionError):
        Store.open(path, who="Ana Reyes")
    assert looking.probe(path) == looking.REVISIONS[0]
    monkeypatch.undo()
    Store.open(path, who="Ana Reyes").close()
