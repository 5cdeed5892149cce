from dataclasses import replace

from council_desk.documents.drafting import Drafting
from council_desk.documents.fonts import Faces
from council_desk.documents.memo_words import counted_as, own_words, sides
from council_desk.queries.briefing import Evidence
from documents.briefings import empty_briefing, full_briefing, undecided_briefing
from documents.paper_reading import section_words


def test_both_sides_have_the_same_parts():
    found = section_words(sides, full_briefing())
    assert "In support" in found
    assert "Opposition and concerns" in found
    assert "63 of 120 (52%) support; 51 only if it is amended" in found
    assert "40 of 120 (33%) oppose; 32 unless it is amended" in found


def test_as_many_quotes_of_one_side_as_of_the_other():
    d = Drafting(full_briefing(), Faces())
    sides(d)
    stances = [d.by_id[i].stance or "" for i in d.quoted]
    assert sum(s.startswith("support") for s in stances) == sum(s.startswith("oppose") for s in stances) == 3


def test_a_side_with_nobody_is_printed_and_says_so():
    briefing = full_briefing()
    evidence = {**briefing.stance_evidence, "oppose": Evidence(()), "oppose_unless_amended": Evidence(())}
    found = section_words(sides, replace(briefing, stance_evidence=evidence))
    assert "Opposition and concerns" in found
    assert "None received; looked at:" in found
    assert "Opposition and concerns" in section_words(sides, empty_briefing())
    assert "Stances are not decided yet." in section_words(sides, undecided_briefing())


def test_quotes_carry_stance_channel_and_language_and_no_name():
    found = section_words(own_words, full_briefing())
    assert "Neutral · letter" in found
    assert "Chinese" in found or "Ukrainian" in found
    assert "Okonjo" not in found
    assert "In their own words" in found


def test_quotes_go_first_when_there_is_no_room():
    assert section_words(own_words, full_briefing(), cut=2) == ""


def test_an_odd_quote_stands_over_both_columns_and_pairs_below_it():
    d = Drafting(full_briefing(), Faces(), most_quotes=4)
    _head, first, pair = own_words(d)
    assert len(d.quoted) == 3
    both = Drafting(full_briefing(), Faces(), most_quotes=6)
    assert len(own_words(both)) == 4
    assert first.height < pair.height + 13


def test_how_many_wrote_in_their_own_words():
    assert counted_as(Drafting(full_briefing(), Faces())).endswith("of 120 carry words of the writer’s own.")


def test_quotes_in_their_own_section_are_as_many_of_each_side():
    d = Drafting(full_briefing(), Faces())
    own_words(d)
    stances = [d.by_id[i].stance or "" for i in d.quoted]
    assert sum(s.startswith("support") for s in stances) == sum(s.startswith("oppose") for s in stances) == 2
