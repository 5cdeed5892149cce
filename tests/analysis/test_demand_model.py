"""Which pieces of a comment ask for something, by the weights that come with the program."""

from itertools import pairwise

import pytest

from council_desk.analysis.demand_marks import marked_segments
from council_desk.analysis.demand_model import candidates, chances, sureness
from council_desk.analysis.demand_rules import read_by_rules
from council_desk.analysis.items import ItemContext

ITEM = ItemContext("A resolution on street trees", "resolution", ())


def runs(text: str) -> list[tuple[str, float]]:
    reading = read_by_rules(text, ITEM)
    marked = marked_segments(text, ITEM, reading)
    found = candidates(text, marked, chances(marked), reading)
    return [(text[marked[c.first].segment.start : marked[c.end - 1].segment.end].strip(), sureness(c)) for c in found]


def test_chances_of_a_piece_add_up() -> None:
    text = "Water the oaks, prune the elms, and tell us when. I was born here."
    for each in chances(marked_segments(text, ITEM, read_by_rules(text, ITEM))):
        assert each.none + each.first + each.later == pytest.approx(1)


def test_an_ask_is_surer_than_a_memory() -> None:
    asked = dict(runs("Please put a bench at the stop. We sat there as children and watched the boats."))
    assert asked["Please put a bench at the stop."] > 0.7
    assert all(sure < 0.5 for words, sure in asked.items() if words != "Please put a bench at the stop.")


def test_verbs_no_rule_knows_can_ask() -> None:
    assert any(sure > 0.42 for _, sure in runs("Halve the fee for seniors and waive it for anyone on disability."))


def test_runs_do_not_overlap() -> None:
    text = "Water the oaks, prune the elms, and call us. Unless you fix the path, I oppose this."
    reading = read_by_rules(text, ITEM)
    marked = marked_segments(text, ITEM, reading)
    found = candidates(text, marked, chances(marked), reading)
    assert all(a.end <= b.first for a, b in pairwise(found))
    assert chances([]) == []
