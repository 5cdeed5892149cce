from dataclasses import replace

from council_desk.documents.memo_campaigns import campaigns, short_of
from council_desk.queries.briefing import Evidence
from documents.briefings import TEMPLATE_A, full_briefing, small_briefing
from documents.paper_reading import section_words


def test_the_figure_counts_how_far_each_letter_was_copied():
    found = section_words(campaigns, full_briefing())
    assert "Two campaigns, and everyone else" in found
    assert "26 word for word" in found
    assert "61 in their own words" in found
    assert "cut-off Jun 4, 20 after" in found


def test_each_letter_is_printed_once():
    found = section_words(campaigns, full_briefing())
    assert found.count("A bin that smells will stand empty.") == 1
    assert "39 copies: support if amended; 1 change what is asked" in found


def test_no_campaign_is_a_sentence():
    briefing = replace(small_briefing(), suggested_undecided={"campaigns": 2})
    found = section_words(campaigns, briefing)
    assert "No letter campaign was confirmed" in found
    assert "Two suggested and not yet decided." in found


def test_without_times_the_days_are_left_out():
    found = section_words(campaigns, replace(full_briefing(), by_day=()))
    assert "Received per day" not in found
    assert "26 word for word" in found


def test_a_long_letter_begins_here_and_stands_whole_in_the_appendix():
    long = replace(full_briefing().campaigns[0], template=TEMPLATE_A + " And one more thing to say." * 60)
    found = section_words(campaigns, replace(full_briefing(), campaigns=(long,)))
    assert "Whole letter: Appendix A" in found
    assert found.count("And one more thing to say.") < 40


def test_many_campaigns_are_summed_and_all_counted():
    briefing = full_briefing()
    many = tuple(replace(briefing.campaigns[1], id=10 + n, letter=chr(65 + n), name=f"Number {n}") for n in range(9))
    found = section_words(campaigns, replace(briefing, campaigns=many))
    assert "Campaigns F to I" in found
    assert "smaller campaigns stand in Appendix A" in found


def test_a_beginning_ends_at_a_sentence():
    assert short_of("One two three. Four five six. Seven eight nine ten.", 7) == "One two three. Four five six. …"
    assert short_of("Short.", 7) == "Short."


def test_translations_tied_to_a_campaign_are_counted_apart_with_the_list_behind_them():
    briefing = full_briefing()
    first, second = briefing.campaigns
    outside = next(c for c in briefing.comments if c.campaign_id is None)
    tied = replace(first, translations=Evidence((*second.members.ids[:2], outside.id)))
    without = section_words(campaigns, briefing)
    found = section_words(campaigns, replace(briefing, campaigns=(tied, replace(second, translates="A"))))
    assert "3 translations tied to it, counted apart" in found
    assert "a translation of campaign A, counted apart" in found
    assert "A tied translation counts in its own campaign, or with everyone else." in found
    for words in ("26 word for word", "61 in their own words", "39 copies"):
        assert words in without
        assert words in found
    one = replace(first, translations=Evidence((outside.id,)))
    assert "1 translation tied to it" in section_words(campaigns, replace(briefing, campaigns=(one, second)))
    assert "translation" not in without


def test_translations_of_smaller_campaigns_are_summed():
    briefing = full_briefing()
    lone = [c.id for c in briefing.comments if c.campaign_id is None]
    many = tuple(
        replace(briefing.campaigns[1], id=10 + n, letter=chr(65 + n), translations=Evidence((lone[n],)))
        for n in range(8)
    )
    found = section_words(campaigns, replace(briefing, campaigns=many))
    assert "3 translations tied to them, counted apart" in found
