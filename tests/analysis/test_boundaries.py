"""A run-together packet comes apart into the comments people sent, each cut with a reason a clerk can read."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.boundaries import cut_packet
from council_desk.progress import Cancelled

TITLE = "7. 2026-00121 Ordinance Establishing Quiet Hours at the Marrow Bay Boat Launch"
LETTER = [
    "Our neighborhood asks the Council to act on launch noise in the following ways:",
    "1) Close the ramp between ten at night and five in the morning, every day of the year.",
    "2) Post the hours at the gate and have the harbor patrol check them each weekend.",
    "Please protect the rest of the families who live along Kelp Street.",
]


def lines_of(packet):
    return [(c.first_line, c.last_line) for c in packet.comments]


def test_a_title_line_gives_the_item_and_file_number():
    cut = cut_packet(TITLE + "\nKeep the launch open, it is the only free one.\n")
    assert (cut.item_number, cut.file_number, cut.title_lines) == ("7", "2026-00121", (1,))
    assert [c.text for c in cut.comments] == ["Keep the launch open, it is the only free one."]


def test_greeting_and_signature_frame_a_letter():
    text = "\n".join(
        [
            TITLE,
            "Dear Council,",
            "The trailers start at four in the morning and my windows shake.",
            "I would be glad of any hours at all.",
            "Sincerely,",
            "Odile Marsh",
            "Dear Mayor and Council,",
            "We fish before work. Five o'clock is when the fish are.",
            "Thank you,",
            "Rex and Pia Lund",
        ]
    )
    cut = cut_packet(text)
    assert lines_of(cut) == [(2, 6), (7, 10)]
    assert cut.comments[1].reason
    assert all(0 <= c.confidence <= 1 for c in cut.comments)


def test_a_campaigns_letters_come_apart_at_the_line_that_opens_them():
    note = "My father worked the ferries and slept by day; I remember what noise did to him."
    text = "\n".join([TITLE, *LETTER, *LETTER, *LETTER[:3], note, LETTER[3], *LETTER[:2], LETTER[3], *LETTER])
    assert lines_of(cut_packet(text)) == [(2, 5), (6, 9), (10, 14), (15, 17), (18, 21)]


def test_a_list_that_stands_twice_is_two_editions_cut_alike():
    own = [
        "I run the bait shop by the ramp and close at six, so none of this touches me, but the racket is real.",
        "NO. Nobody who bought next to a boat launch should be surprised by boats.",
        "How loud is loud? Does the ordinance say how many decibels, and who measures them at midnight?",
        "Estoy a favor de esta ordenanza porque mis hijos no pueden dormir los fines de semana.",
    ]
    first = [own[0], *LETTER, own[1], *LETTER, own[2], own[3]]
    second = [
        own[0],
        "Dear Council,",
        *LETTER,
        own[1],
        *LETTER,
        own[2],
        "Finally something sensible, thank you Council.",
        own[3],
    ]
    cut = cut_packet("\n".join([TITLE, *first, *second]))
    assert len(cut.editions) == 2 and cut.edition_reason
    assert cut.editions[0] == (2, 1 + len(first))
    earlier = [c.text for c in cut.comments if c.edition == 1]
    later = [c.text for c in cut.comments if c.edition == 2]
    assert "Dear Council,\n" + "\n".join(LETTER) in later
    assert "\n".join(LETTER) in earlier
    assert earlier[0] == later[0] == own[0]


def test_a_campaign_alone_is_not_taken_for_editions():
    cut = cut_packet("\n".join([TITLE] + LETTER * 6))
    assert cut.editions == ((2, 25),) and cut.edition_reason is None
    assert len(cut.comments) == 6


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "Dear Council,\n"
        "The launch has been loud for as long as anyone can remember, and the people\n"
        "who moved here last year knew it. What has changed is the amplified music on\n"
        "the pontoon boats, which carries across the water until one in the morning\n"
        "on any night of the week in July.\n"
        "Respectfully,\n"
        "Hector Bruno\n"
        "Dear Council,\n"
        "Please leave the hours alone. Those of us who crew on the crab boats have to\n"
        "be on the water before the buoys can be seen, and a gate that opens at five\n"
        "is an hour of fuel and daylight that we do not get back in the season.\n"
        "Thank you,\n"
        "Mina Castro\n"
    )
    assert lines_of(cut_packet(text)) == [(1, 7), (8, 13)]


def test_page_furniture_is_kept_out_of_the_words():
    text = "\n".join(
        [TITLE, "Dear Council,", "Close it at ten,", "Page 1 of 2", "and open it at five.", "Thanks,", "Bo Lind"]
    )
    cut = cut_packet(text)
    assert cut.noise_lines == (4,)
    assert "Page 1" not in cut.comments[0].text


def test_blank_lines_between_all_paragraphs_say_nothing():
    spread = "\n\n".join(
        [
            TITLE,
            "Dear Council,",
            "The ramp is loud.",
            "Regards,",
            "Ana Voss",
            "Hello,",
            "Leave it be.",
            "Thanks,",
            "Io Park",
        ]
    )
    assert len(cut_packet(spread).comments) == 2


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["Dear Council,", "Keep it open.", "Thank you,", "Jo Ray", "", "1) Close it.", "¿Por qué?", "----"]
        ),
        max_size=25,
    )
)
def test_comments_tile_the_lines_in_order_without_losing_any(lines):
    cut = cut_packet("\n".join(lines))
    held = [n for c in cut.comments for n in range(c.first_line, c.last_line + 1)]
    assert held == sorted(set(held))
    known = set(held) | set(cut.noise_lines) | set(cut.title_lines)
    assert all(n in known or not line.strip() for n, line in enumerate(lines, 1))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_any_text_is_cut_without_failing(text):
    cut = cut_packet(text)
    assert all(c.text.strip() for c in cut.comments)


def test_an_empty_packet_has_no_comments():
    assert cut_packet("").comments == () and cut_packet("\n\n").editions == ()


def test_a_clerk_can_give_up():
    class GivenUp:
        def step(self, done, total, what=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        cut_packet("\n".join(f"Comment number {i} about the ramp." for i in range(500)), GivenUp())


def test_the_reference_packet():
    source = Path("../shared/seeds/001_5d6853c35d13aa4e.txt")
    gold = Path("../shared/score/seed_gold.jsonl")
    if not (source.is_file() and gold.is_file()):
        pytest.skip("the reference packet is not here")
    cut = cut_packet(source.read_text(encoding="utf-8"))
    wanted = {tuple(json.loads(line)["lines"]) for line in gold.read_text(encoding="utf-8").splitlines()}
    found = set(lines_of(cut))
    assert len(cut.editions) == 2 and cut.item_number == "29" and cut.file_number == "2026-00837"
    assert 2 * len(wanted & found) / (len(wanted) + len(found)) >= 0.85
