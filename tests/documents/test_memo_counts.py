from council_desk.documents.memo_counts import channel_word, public_comment
from documents.briefings import empty_briefing, full_briefing, small_briefing, undecided_briefing
from documents.paper_reading import section_words


def test_the_table_has_every_channel_and_the_four_counts():
    found = section_words(public_comment, full_briefing())
    for words in (
        "E-comment",
        "In person",
        "All channels",
        "Outside campaigns",
        "Distinct texts",
        "People",
        "Organizations",
    ):
        assert words in found
    assert "share of 120 100%" in found
    assert "Signatures, beside these counts and in none of them: 4." in found


def test_the_finding_gives_both_sides_and_the_split_outside_campaigns():
    found = section_words(public_comment, full_briefing())
    assert "63 of 120 (52%) support the ordinance, 51 of them only if it is amended." in found
    assert "40 of 120 (33%) oppose it, 32 of them unless it is amended." in found
    assert "Outside the campaigns, 25 of 61 support it and 20 oppose it." in found


def test_small_packets_have_no_shares():
    found = section_words(public_comment, small_briefing())
    assert "%" not in found
    assert "share of" not in found


def test_undecided_stances_have_their_own_column_only_where_there_are_any():
    assert "Not decided" in section_words(public_comment, undecided_briefing())
    assert "Not decided" not in section_words(public_comment, small_briefing())


def test_nothing_received_is_a_sentence():
    assert "None received by June 8, noon." in section_words(public_comment, empty_briefing())


def test_channels_are_named():
    assert channel_word("e-mail") == "E-mail"
    assert channel_word("") == "Not known"
