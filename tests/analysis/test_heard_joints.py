"""What is heard, joined with what signs and words say."""

import math

import pytest

from council_desk.analysis.demands import find_demands
from council_desk.analysis.heard import KINDS, Heard, hear_letters
from council_desk.analysis.heard_joints import stored_joints
from council_desk.analysis.items import ItemContext
from council_desk.analysis.questions import find_questions
from council_desk.analysis.stance import suggest_stance

ITEM = ItemContext("Ordinance closing Ferry Street to cars on Sundays", "ordinance")


def heard_in(text: str) -> Heard:
    (heard,) = hear_letters([text], ITEM.title)
    assert heard is not None
    return heard


def heard_as(kind: str) -> Heard:
    """A letter that is heard as of one kind, and whose words are not looked at."""
    return Heard(tuple(math.log(0.95 if name == kind else 0.01) for name in KINDS), ())


def test_both_witnesses_are_believed_in_each_stance():
    rows = stored_joints().stances
    assert rows.shape == (2 * len(KINDS) + 1, len(KINDS))
    for k in range(len(KINDS)):
        assert rows[k, k] > 0 and rows[len(KINDS) + k, k] > 0


def test_a_letter_that_declares_nothing_is_told_by_how_it_is_heard():
    text = "My mother sold flowers on Ferry Street for thirty years, and she knew everyone by name."
    assert suggest_stance(text, ITEM, heard=heard_as("support")).stance == "support"
    assert suggest_stance(text, ITEM, heard=heard_as("oppose")).stance == "oppose"


def test_witnesses_that_agree_make_it_surer_than_those_that_do_not():
    text = "I strongly oppose this closure. Please vote no."
    agreed = suggest_stance(text, ITEM, heard=heard_as("oppose"))
    against = suggest_stance(text, ITEM, heard=heard_as("support"))
    assert agreed.stance == "oppose"
    assert agreed.confidence > against.confidence


@pytest.mark.parametrize("text", ["Please open the street again by five in the evening.", "Please add two bus stops."])
def test_a_plain_ask_is_found_with_and_without_listening(text: str):
    plain, joined = find_demands(text, ITEM), find_demands(text, ITEM, heard=heard_in(text))
    assert [ask.sentence for ask in joined] == [ask.sentence for ask in plain]


def test_a_question_that_wants_an_answer_is_told_from_one_that_does_not():
    real = "Where will the 14 bus stop on Sundays?"
    (found,) = find_questions(real, heard=heard_in(real))
    assert not found.rhetorical
    mocking = "Do you people ever walk anywhere? This is a disgrace."
    assert all(each.rhetorical for each in find_questions(mocking, heard=heard_in(mocking)))
