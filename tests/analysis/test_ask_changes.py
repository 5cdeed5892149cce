"""Edits that turn an ask into another one, and edits that do not."""

import pytest

from council_desk.analysis.ask_changes import change_of_ask
from council_desk.analysis.words import words_of

TEMPLATE = "Keep the pool open on Sundays until noon and charge no more than two dollars for children."


def reason(text):
    given, words = words_of(TEMPLATE, 0, len(TEMPLATE)), words_of(text, 0, len(text))
    places, at = [], 0
    for word in words.folded:
        found = given.folded.index(word, at) if word in given.folded[at:] else -1
        places.append(found)
        at = found + 1 if found >= 0 else at
    return change_of_ask(words, given, places)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("two dollars", "five dollars", "another number"),
        ("on Sundays", "on Mondays", "another time"),
        ("Keep the pool open", "Keep the pool not open", "put in"),
        ("no more than", "more than", "left out"),
        ("pool open", "pool close", "instead of"),
    ],
)
def test_changes(old, new, said):
    assert said in str(reason(TEMPLATE.replace(old, new)))


@pytest.mark.parametrize(("old", "new"), [("pool open", "big pool open"), ("for children", "for kids"), ("two", "2")])
def test_what_changes_nothing(old, new):
    assert reason(TEMPLATE.replace(old, new)) is None


def test_not_just_is_no_negation():
    template = "Pass an ordinance, not just a resolution, this year."
    given, words = words_of(template, 0, len(template)), words_of("Pass an ordinance this year.", 0, 28)
    assert change_of_ask(words, given, [0, 1, 2, 7, 8]) is None
