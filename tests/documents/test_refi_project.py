"""The project file."""

import io
import zipfile

from packets import comment, item_named, office_with
from refi_files import read
from refi_schema import faults
from tagged_office import WHO, tagged_office

from council_desk.documents.refi_project import make_project
from council_desk.queries.export_project import project
from council_desk.store.store import Store


def test_it_is_what_the_standard_asks_for(sqlite_store: Store) -> None:
    made = tagged_office(sqlite_store)
    for private in (False, True):
        data = make_project(sqlite_store.ask(project, made.item, private))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert faults(archive.read("project.qde")) == []
            assert len(archive.namelist()) == 7
            assert {name.partition("/")[0] for name in archive.namelist()} == {"project.qde", "sources"}


def test_an_item_without_comments_makes_a_project_too(sqlite_store: Store) -> None:
    item = item_named(sqlite_store)
    with zipfile.ZipFile(io.BytesIO(make_project(sqlite_store.ask(project, item)))) as archive:
        assert faults(archive.read("project.qde")) == []


def test_the_same_data_gives_the_same_bytes(sqlite_store: Store) -> None:
    made = tagged_office(sqlite_store)
    assert make_project(sqlite_store.ask(project, made.item)) == make_project(sqlite_store.ask(project, made.item))


def test_words_stand_where_the_codings_say_in_any_script(sqlite_store: Store) -> None:
    text = "\U0001f3ca Abran la piscina a las siete.\nمن فضلك\n请早点开门。"
    item = office_with(sqlite_store, comment(text))
    data = make_project(sqlite_store.ask(project, item))
    (source,) = read(data).sources
    assert (source.name, source.text) == ("Comment 1", text)


def test_whoever_reads_it_finds_codings_their_users_and_attributes(sqlite_store: Store) -> None:
    made = tagged_office(sqlite_store)
    found = read(make_project(sqlite_store.ask(project, made.item)))
    assert found.origin.startswith("Council Desk")
    sixth = found.sources[5]
    assert [(sixth.text[c.start : c.end], c.user) for c in sixth.codings] == [(sixth.text[:44], WHO)]
    fourth = found.sources[3]
    assert (fourth.values["Stance"], fourth.values["Position ticked"]) == ("Question", "oppose")
    assert found.sources[0].values["Received"] == "2026-04-20T16:00:00Z"
    assert "Name" not in found.sources[0].values
