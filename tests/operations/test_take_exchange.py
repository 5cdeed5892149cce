"""Either kind of file is taken in as what it is."""

from packets import LIGHTS, office_with
from refi_files import code, codebook, coding, project, read, selection, source

from council_desk.operations.take_exchange import take_exchange, title_of
from council_desk.store.store import Store

STUDY = project(
    [code("Put in lights")],
    [source("crossing", selection(0, 12, coding("Put in lights"))), source("other")],
    {"crossing": LIGHTS, "other": "Not ours."},
)


def test_a_codebook_brings_demands_and_a_project_excerpts_too(store: Store) -> None:
    item = office_with(store, LIGHTS)
    for data, title, words in (
        (codebook(code("Put in lights")), "Took in a codebook", "1 new demand, 0 known already"),
        (STUDY, "Took in a coding project", "new: 1 excerpt, 0 questions, 0 stances on 1 comment"),
    ):
        found = read(data)
        assert title_of(found) == title
        with store.change(title) as session:
            done = take_exchange(session, item, found, "Ana Reyes")
        assert words in done.summary
    assert done.remarks == ("No comments of this item: 1 text (other).",)
