from council_desk.documents.drafting import Drafting
from council_desk.documents.fonts import Faces
from council_desk.documents.memo_bottom_line import bottom_line, label_places, stance_ids
from documents.briefings import empty_briefing, full_briefing, small_briefing, undecided_briefing
from documents.paper_reading import section_words


def test_the_bullets_say_their_whole_and_how_much_is_conditional():
    found = section_words(bottom_line, full_briefing())
    assert "120 submissions" in found
    assert "of 120 (52%) support the ordinance" in found
    assert "51 of those 63 only if it is amended" in found
    assert "of 120 (33%) oppose the ordinance" in found
    assert "not a poll" in found
    assert "two letter campaigns" in found
    assert "1 of 5 demands are met by Draft 2" in found


def test_the_bar_names_each_stance():
    found = section_words(bottom_line, full_briefing())
    for words in ("support if amended", "oppose unless amended", "not decided"):
        assert words in found


def test_a_small_packet_has_no_percent():
    assert "%" not in section_words(bottom_line, small_briefing())


def test_nothing_decided_is_said_and_not_guessed():
    found = section_words(bottom_line, undecided_briefing())
    assert "stances are decided" in found
    assert "support the" not in found


def test_nothing_received_is_said():
    assert "0 submissions. None received by June 8, noon." in section_words(bottom_line, empty_briefing())


def test_ids_of_a_side_are_in_number_order():
    briefing = full_briefing()
    found = stance_ids(Drafting(briefing, Faces()), ("support", "support_if_amended"))
    assert list(found) == sorted(found)
    assert (
        len(found) == briefing.stance_evidence["support"].count + briefing.stance_evidence["support_if_amended"].count
    )


def test_labels_keep_apart_and_within_the_bar():
    assert label_places([0, 100, 300], [50, 50, 50], 400) == [0, 100, 300]
    crowded = label_places([0, 380, 390, 395], [40, 90, 40, 60], 400)
    assert crowded[-1] + 60 == 400
    assert all(b - a >= w for a, b, w in zip(crowded, crowded[1:], [40, 90, 40], strict=False))
