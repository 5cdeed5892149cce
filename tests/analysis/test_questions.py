import time

import pytest

from council_desk.analysis.questions import find_questions


def owed(text: str, language: str = "en") -> list[str]:
    return [text[q.start : q.end] for q in find_questions(text, language) if not q.rhetorical]


@pytest.mark.parametrize(
    "text",
    [
        "How much will the permit cost a renter?",
        "Does the rule apply to corner lots?",
        "When does it start?",
        "¿Cómo puedo pagar la cuota?",
    ],
)
def test_questions_of_fact_are_owed_an_answer(text: str) -> None:
    assert owed(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Are you out of your minds? This is a disgrace.",
        "Who in their right mind cuts down an oak? I oppose this.",
        "Why should we pay for this? Vote no.",
        "It is a lovely plan, isn't it?",
    ],
)
def test_rhetorical_questions_are_not(text: str) -> None:
    assert owed(text) == []
    assert any(q.rhetorical for q in find_questions(text))


def test_an_indirect_question_counts_without_its_mark() -> None:
    assert owed("I would like to know whether the gate will be locked at night.")


def test_a_phone_note_keeps_only_the_question() -> None:
    assert owed("caller wants to know who pays for the trees?") == ["who pays for the trees?"]


def test_other_languages_offer_each_question_mark_unsurely() -> None:
    found = find_questions("什么时候开始？", "zh")
    assert len(found) == 1
    assert found[0].confidence <= 0.5


def test_a_million_question_marks_stay_cheap() -> None:
    started = time.process_time()
    find_questions("?" * 300_000)
    find_questions("why? " * 20_000)
    assert time.process_time() - started < 20


def test_a_question_without_its_mark_is_seen_by_its_form() -> None:
    assert owed("can i still bring my dog to the pier") == ["can i still bring my dog to the pier"]


def test_each_verdict_says_how_sure_it_is() -> None:
    for each in find_questions("When does it start? Are you kidding? We moved here for the quiet, and now this?"):
        assert 0 < each.confidence <= 1
        assert each.reason
