"""Find and tag all: one change, counted, and taken back whole."""

import pytest
from sqlalchemy import func, select
from tagged_office import WHO, TaggedOffice, tagged_office

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.demands import add_demand
from council_desk.operations.tag_found_words import TaggedWords, tag_found_words
from council_desk.queries.comment_detail import comment_detail
from council_desk.records.tags import Demand, Excerpt
from council_desk.store.store import Store


@pytest.fixture
def tagged(store: Store) -> TaggedOffice:
    return tagged_office(store)


def excerpts(store: Store) -> int:
    return store.ask(lambda session: session.scalar(select(func.count()).select_from(Excerpt)) or 0)


def tag(store: Store, tagged: TaggedOffice, words: str, **how: object) -> TaggedWords:
    with store.change("Tagged all that was found") as session:
        return tag_found_words(session, list(tagged.comments.values()), words, WHO, **how)  # type: ignore[arg-type] # values of many types


def test_every_sentence_becomes_an_excerpt_of_a_new_demand(store: Store, tagged: TaggedOffice) -> None:
    before = excerpts(store)
    done = tag(store, tagged, "blowers OR lights", demand="Quieter mornings and more light.")
    assert done == TaggedWords(places=2, comments=2, already=0)
    shown = store.ask(comment_detail, tagged.comments[4]).excerpts
    assert [each.sentence for each in shown] == ["Quieter mornings and more light."]
    assert store.ask(comment_detail, tagged.comments[4]).text[shown[0].start : shown[0].end].startswith("The leaf")
    store.undo()
    assert excerpts(store) == before
    assert not store.ask(lambda s: s.scalars(select(Demand).where(Demand.sentence.startswith("Quieter"))).all())


def test_a_second_time_only_what_is_new_is_tagged(store: Store, tagged: TaggedOffice) -> None:
    tag(store, tagged, "pool", demand=tagged.demand)
    with pytest.raises(RefusedError, match="tagged so already"):
        tag(store, tagged, "pool", demand=tagged.demand)
    assert tag(store, tagged, "pool OR blowers", demand=tagged.demand) == TaggedWords(1, 1, 3)


def test_words_become_questions_and_sensitive_passages(store: Store, tagged: TaggedOffice) -> None:
    assert tag(store, tagged, "lights", kind="question").places == 1
    assert tag(store, tagged, '"my children"', kind="sensitive", whole=False).comments == 3
    told = store.ask(comment_detail, tagged.comments[1]).sensitive
    assert [(each.kind, each.decided, each.decision) for each in told] == [("other", True, None)]


def test_what_cannot_be_done_says_why_and_changes_nothing(store: Store, tagged: TaggedOffice) -> None:
    before = excerpts(store)
    for words, how, said in (
        ("zebra", {"demand": tagged.demand}, "none of the comments"),
        ("stance:oppose", {"demand": tagged.demand}, "words"),
        ("pool", {"demand": "  "}, "type the sentence"),
        ("pool", {"kind": "mood"}, "Choose one of"),
    ):
        with pytest.raises(RefusedError, match=said):
            tag(store, tagged, words, **how)
    with pytest.raises(NotFoundError):
        tag(store, tagged, "pool", demand=9999)
    assert excerpts(store) == before


def test_a_demand_of_another_matter_is_refused(store: Store, tagged: TaggedOffice) -> None:
    with store.change("Another matter") as session:
        elsewhere = find_or_add_item(session, "31", meeting="2026-04-28", body=None, title="Benches")
        foreign = add_demand(session, elsewhere, "Mend the benches.")
    with pytest.raises(RefusedError, match="another matter"):
        tag(store, tagged, "pool", demand=foreign)
