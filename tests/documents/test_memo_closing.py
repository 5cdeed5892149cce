from dataclasses import replace

from council_desk.documents.memo import make_memo
from council_desk.documents.memo_closing import method, organizations, questions
from council_desk.queries.briefing import BriefedQuestion
from council_desk.queries.counts import FourCounts, StanceCounts
from council_desk.queries.hearings import EarlierHearing
from documents.briefings import comment, empty_briefing, full_briefing
from documents.paper_reading import section_words, words


def test_a_sign_on_letter_names_its_signatories():
    found = section_words(organizations, full_briefing())
    assert "Clean Kitchens Coalition, with four signatories" in found
    assert "Alder Garden Club · Cooper Row Tenants" in found
    assert "4 signatures on 1 letter" in found


def test_organizations_that_wrote_alone_stand_by_stance():
    briefing = full_briefing()
    one = replace(comment(200, "We object.", "oppose"), organisation="Home Builders", name=None)
    found = section_words(organizations, replace(briefing, comments=(*briefing.comments, one)))
    assert "Oppose Home Builders" in found


def test_no_organization_no_section():
    assert section_words(organizations, empty_briefing()) == ""


def test_the_same_question_stands_once_with_all_its_numbers():
    found = section_words(questions, full_briefing())
    assert found.count("If two dwellings share one lot") == 1
    assert "12, 27" in found
    assert "1 question in 8 submissions" in found


def asked_by(labels):
    """The usual briefing, and one question that so many more letters ask, in the order of the labels given."""
    briefing = full_briefing()
    words = "When does the second truck come?"
    asked = [comment(label, words, "question") for label in labels]
    return replace(
        briefing,
        comments=(*briefing.comments, *sorted(asked, key=lambda each: each.id)),
        questions=tuple(BriefedQuestion(each.id, words, 0, len(words)) for each in asked),
        all_counted=replace(briefing.all_counted, ids=(*briefing.all_counted.ids, *sorted(each.id for each in asked))),
    )


def test_every_number_behind_a_question_is_printed_those_that_follow_as_a_range():
    found = section_words(questions, asked_by((340, 301, 303, *range(310, 331), 302)))
    assert "When does the second truck come? 301–303, 310–330, 340" in found
    assert "1 question in 25 submissions" in found


def test_the_many_scattered_numbers_behind_a_question_stand_in_appendix_b():
    briefing = asked_by(range(301, 399, 2))
    assert "When does the second truck come? 49 comments E1" in section_words(questions, briefing)
    memo = words(make_memo(briefing))
    assert "Who asks “When does the second truck come?”." in memo
    assert all(str(label) in memo for label in range(301, 399, 2))


def test_organizations_that_are_only_counted_have_their_list():
    briefing = full_briefing()
    many = tuple(
        replace(comment(300 + n, "We object.", "oppose"), organisation=f"Builders {n}", name=None) for n in range(40)
    )
    ids = (*briefing.all_counted.ids, *(each.id for each in many))
    briefing = replace(
        briefing, comments=(*briefing.comments, *many), all_counted=replace(briefing.all_counted, ids=ids)
    )
    assert "and 10 moreE1" in section_words(organizations, briefing)
    assert "Organizations not printed in the memo, oppose. 330–339" in words(make_memo(briefing))


def test_no_question_is_a_sentence():
    assert "No question has been tagged" in section_words(questions, empty_briefing())


def test_a_question_with_private_words_is_not_quoted():
    briefing = full_briefing()
    asked = comment(200, "Will you call 555-0199?", "question", private=((14, 22),))
    question = BriefedQuestion(asked.id, asked.text, 0, len(asked.text))
    briefing = replace(
        briefing,
        comments=(*briefing.comments, asked),
        questions=(question,),
        all_counted=replace(briefing.all_counted, ids=(*briefing.all_counted.ids, asked.id)),
    )
    found = section_words(questions, briefing)
    assert "555" not in found
    assert "holds private words" in found


def test_the_method_says_what_is_not_in_the_figures():
    found = section_words(method, full_briefing())
    for said in (
        "Counts are submissions, not a poll.",
        "not yet decided, and in no figure: 3 demands, 8 stances",
        "Withdrawn, in the record and not counted: 131",
        "Set aside and not counted: 3 (test 132, 133; duplicate entry 134b)",
        "A dark mark stands for",
        "change 41",
    ):
        assert said in found


def test_what_came_for_an_earlier_hearing_stands_apart_with_its_numbers():
    hearing = EarlierHearing(
        7,
        "29",
        "City Council",
        "2026-05-12",
        FourCounts(4, 4, 3, 1, 0, 0),
        StanceCounts((2, 0, 0, 1, 0, 0, 0), 1),
        ("1", "2", "3", "5a"),
    )
    found = section_words(method, replace(full_briefing(), earlier=(hearing,)))
    assert "4 submissions came for item 29 at the hearing of" in found
    assert "(2 support, 1 oppose, 1 not decided; numbers 1–3, 5a there), in no figure here." in found
    nothing = replace(hearing, labels=())
    assert "nothing came for item 29" in section_words(method, replace(full_briefing(), earlier=(nothing,)))


def test_the_method_of_an_empty_memo_still_says_it_is_no_poll():
    assert "Counts are submissions, not a poll." in section_words(method, empty_briefing())
