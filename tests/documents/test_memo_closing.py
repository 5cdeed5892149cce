from dataclasses import replace

from council_desk.documents.memo_closing import method, organizations, questions
from council_desk.queries.briefing import BriefedQuestion
from council_desk.queries.counts import FourCounts, StanceCounts
from council_desk.queries.hearings import EarlierHearing
from documents.briefings import comment, empty_briefing, full_briefing
from documents.paper_reading import section_words


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
    for words in (
        "Counts are submissions, not a poll.",
        "not yet decided, and in no figure: 3 demands, 8 stances",
        "Withdrawn, in the record and not counted: 131",
        "Set aside and not counted: 3 (test 132, 133; duplicate entry 134b)",
        "A dark mark stands for",
        "change 41",
    ):
        assert words in found


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
