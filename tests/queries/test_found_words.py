"""Words that would be tagged all at once: how many places, in how many letters, and which are tagged already."""

import pytest
from packets import LIGHTS, NOISE, POOL
from tagged_office import TaggedOffice, tagged_office

from council_desk.queries.found_words import FoundWords, found_words, places
from council_desk.store.store import Store


@pytest.fixture
def tagged(store: Store) -> TaggedOffice:
    return tagged_office(store)


def found(
    store: Store,
    tagged: TaggedOffice,
    words: str,
    whole: bool = True,
    kind: str = "demand",
    demand_id: int | None = None,
) -> FoundWords:
    return store.ask(found_words, list(tagged.comments.values()), words, whole, kind, demand_id)


def test_every_place_is_counted_with_its_sentence(store: Store, tagged: TaggedOffice) -> None:
    counted = found(store, tagged, "pool")
    assert (counted.places, counted.comments, counted.already) == (3, 3, 0)
    assert [example.label for example in counted.examples] == ["1", "2", "3"]
    assert counted.examples[0].words == POOL


def test_the_words_alone_can_be_taken_instead(store: Store, tagged: TaggedOffice) -> None:
    assert found(store, tagged, '"quarry lane"', whole=False).examples[0].words == "Quarry Lane"
    assert found(store, tagged, '"quarry lane"').examples[0].words == LIGHTS.partition(". ")[0] + "."


def test_fields_narrow_and_words_are_tagged(store: Store, tagged: TaggedOffice) -> None:
    assert found(store, tagged, "pool campaign:A").comments == 3
    assert found(store, tagged, "pool stance:question").places == 0
    assert "words" in found(store, tagged, "stance:question").problem


def test_what_cannot_be_looked_for_says_so(store: Store, tagged: TaggedOffice) -> None:
    assert "stance" in found(store, tagged, "pool stance:maybe").problem


def test_what_is_tagged_so_already_is_left_out(store: Store, tagged: TaggedOffice) -> None:
    counted = found(store, tagged, "pool", demand_id=tagged.demand)
    # Comments 1 and 2 have the demand by the campaign they follow; 3 is a member that does not follow.
    assert (counted.places, counted.already) == (1, 2)
    asked = found(store, tagged, "rules", kind="question")
    assert (asked.places, asked.already) == (0, 1)


def test_only_the_given_comments_are_looked_at(store: Store, tagged: TaggedOffice) -> None:
    only = [tagged.comments[5], tagged.comments[4]]
    spans = [
        (each.comment_id, each.text[start:end])
        for each in store.ask(lambda s: list(places(s, only, "blowers OR crossing", False, "question", None)))
        for start, end in each.spans
    ]
    assert spans == [(only[0], "crossing"), (only[1], "blowers")]
    assert "blowers" in NOISE
