"""What item a letter names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.item_mentions import ListedItem, find_mentions

POOL = ListedItem(1, "29", "2031-0142", "Ordinance: longer hours at the Tern Street pool")
BENCHES = ListedItem(2, "12", "2031-0077", "Resolution on creek benches and footpaths")
TREES = ListedItem(3, "12A", "", "Tree removal fees")
LATER = ListedItem(4, "29", "2031-0201", "Noise of leaf blowers")
ITEMS = (POOL, BENCHES, TREES, LATER)


def keys(text: str) -> list[int]:
    return [mention.key for mention in find_mentions(text, ITEMS)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("About file 2031-0142: please vote yes.", [1]),
        ("Item 12 is overdue.", [2]),
        ("I write on agenda items 12 and 12A.", [2, 3]),
        ("Punto 12: gracias.", [2]),
        ("Agenda #12", [2]),
        ("Agenda no. 12A please", [3]),
        ("The Tern Street pool should open at seven, longer hours would help.", [1]),
        ("Leaf blowers wake us. The noise is unbearable.", [4]),
        ("I have 12 children and 29 cats.", []),
        ("My file 2031-01429 is lost.", []),
        ("Thank you for your service to the city.", []),
        ("", []),
    ],
)
def test_what_a_letter_names(text: str, wanted: list[int]) -> None:
    assert keys(text) == wanted


def test_a_number_that_two_meetings_have_is_less_sure_and_other_words_decide() -> None:
    both = find_mentions("Item 29, please.", ITEMS)
    assert {mention.key for mention in both} == {1, 4}
    assert all(mention.confidence < 0.7 for mention in both)
    first = find_mentions("Item 29: keep the Tern Street pool open longer hours.", ITEMS)[0]
    assert first.key == 1
    assert "item 29" in first.reason
    assert "street" in first.reason


def test_the_reason_names_the_file() -> None:
    (mention,) = find_mentions("Re: 2031-0077", ITEMS)
    assert (mention.reason, mention.confidence) == ("names file 2031-0077", 0.95)


@given(st.text(max_size=300))
def test_any_text_is_read_to_the_end(text: str) -> None:
    for mention in find_mentions(text, ITEMS):
        assert mention.key in {1, 2, 3, 4}
        assert 0 < mention.confidence <= 1
