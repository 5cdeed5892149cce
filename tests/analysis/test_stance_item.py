from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance_item import relation, view_of

CLOSING = view_of(ItemContext("Resolution closing the Alder branch library", "resolution", ()))
OPENING = view_of(ItemContext("Resolution opening a branch library on Alder Street", "resolution", ()))


def agrees(ask: str, view: object) -> int:
    assert view in {CLOSING, OPENING}
    return relation(ask, 0, len(ask), CLOSING if view is CLOSING else OPENING).agrees


def test_an_ask_for_what_the_item_does_agrees_with_it() -> None:
    assert agrees("close the branch library", CLOSING) == 1
    assert agrees("build the branch library", OPENING) == 1


def test_an_ask_for_the_opposite_disagrees() -> None:
    assert agrees("keep the branch library", CLOSING) == -1
    assert agrees("do not close the branch library", CLOSING) == -1
    assert agrees("keep the branch library", OPENING) == 1


def test_an_ask_beside_the_item_is_neither_and_is_new() -> None:
    found = relation("plant some lindens", 0, 18, CLOSING)
    assert (found.agrees, found.act, found.novel) == (0, "", 1)


def test_an_item_without_a_title_has_no_acts() -> None:
    empty = view_of(ItemContext())
    assert (empty.acts, empty.act, empty.topic) == ((), "-", frozenset())
