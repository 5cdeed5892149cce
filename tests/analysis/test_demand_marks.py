"""The marks of a piece of a sentence by which an ask is learned."""

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.demand_marks import gate_odds, marked_segments
from council_desk.analysis.demand_rules import read_by_rules
from council_desk.analysis.demand_weights import stored_weights
from council_desk.analysis.items import ItemContext

ITEM = ItemContext("A resolution on street trees", "resolution", ())


def marks(text: str) -> list[set[str]]:
    found = marked_segments(text, ITEM, read_by_rules(text, ITEM))
    return [{*piece.own, *piece.shared} for piece in found]


def test_words_are_marked_by_their_place_and_build() -> None:
    (piece,) = marks("Halve the fee on 12 May.")
    assert {"s1 halve", "c2 halve the", "t3 verb this noun", "u fee", "b the fee", "se .", "sp first", "cap"} <= piece
    assert "u 0" in piece
    assert "u 12" not in piece


def test_what_joins_two_pieces_is_marked() -> None:
    first, second = marks("Water the oaks and prune the elms.")
    assert "m 2" in first
    assert {"sep w", "w1 and", "c1 prune", "q1 oaks", "bvw and"} <= second


def test_frames_and_votes_leave_their_marks() -> None:
    assert any(mark.startswith("rB ") for mark in marks("We ask that you water the oaks.")[0])
    assert "posask" in marks("Please vote yes.")[0]


def test_a_list_is_marked_by_its_heading() -> None:
    pieces = marks("We ask for:\n- benches\n- shade")
    assert {"lab", "hask", "hm :", "h ask"} <= pieces[1]


def test_sentences_that_ask_nothing_are_left_out() -> None:
    text = "My mother was born on Elm Street in 1931. Please water the oaks."
    fitted = stored_weights()
    assert gate_odds(("please", "water", "the", "oaks"), ".", fitted) > gate_odds(("she", "was", "born"), ".", fitted)
    found = marked_segments(text, ITEM, read_by_rules(text, ITEM), fitted)
    assert {piece.segment.sentence for piece in found} == {1}


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_marked(text: str) -> None:
    found = marked_segments(text, ITEM, read_by_rules(text, ITEM))
    assert all(piece.own and piece.shared and piece.first for piece in found)
