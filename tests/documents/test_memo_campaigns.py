from dataclasses import replace

from council_desk.documents.memo_campaigns import campaigns, short_of
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
