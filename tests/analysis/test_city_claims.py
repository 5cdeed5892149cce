import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.city_claims import city_key, find_mentions, is_own, mentions_in_texts

LETTER = (
    "I swim here every morning before the bakery opens.  Port Hale closed its only indoor pool\n"
    "in 2019 and was sorry. Cities like Denver and Boise kept theirs."
)


def test_each_city_comes_with_its_claim_and_where_the_words_stand() -> None:
    found = find_mentions(LETTER)
    assert [(each.name, each.words) for each in found] == [
        ("Port Hale", "Port Hale closed its only indoor pool in 2019 and was sorry."),
        ("Denver", "Cities like Denver and Boise kept theirs."),
        ("Boise", "Cities like Denver and Boise kept theirs."),
    ]
    assert [LETTER[each.start : each.end] for each in found] == ["Port Hale", "Denver", "Boise"]
    first = LETTER[found[0].claim_start : found[0].claim_end]
    assert first == "Port Hale closed its only indoor pool\nin 2019 and was sorry."


def test_a_city_in_two_spellings_is_one_city() -> None:
    assert city_key("St. Paul") == city_key("Saint Paul") == "saint paul"
    assert city_key("The City of Eastmere’s") == "eastmere"
    assert len(find_mentions("The city of Eastmere pays for it. I drive to Eastmere to shop.")) == 1


@pytest.mark.parametrize("own", ["Denver", "City of Denver", "Denver City Council", "Council Office 3 of Denver"])
def test_the_offices_own_city_is_not_another_one(own: str) -> None:
    assert [each.name for each in find_mentions(LETTER, (own,))] == ["Port Hale", "Boise"]


def test_a_city_that_the_own_name_only_holds_somewhere_is_another_one() -> None:
    assert not is_own("denver", ("North Denver",))
    assert not is_own("denver", ())


def test_many_letters_give_as_many_answers_in_their_order() -> None:
    found = mentions_in_texts(("Nothing here.", LETTER), ("Marrow Bay",))
    assert [len(each) for each in found] == [0, 3]


@given(st.text(max_size=300), st.text(max_size=20))
def test_whatever_is_written_the_words_stand_where_it_is_said(text: str, own: str) -> None:
    for each in find_mentions(text, (own,)):
        assert 0 <= each.claim_start <= each.start < each.end <= each.claim_end <= len(text)
        assert " ".join(text[each.claim_start : each.claim_end].split()) == each.words
