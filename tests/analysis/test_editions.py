"""A list that comes again is matched one to one; other people's copies of a letter are other letters."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.editions import EditionPair, ListedText, looks_like_edition, match_editions

LETTER = "Please keep the branch library open on Sundays for the families who work all week."
OWN = [
    "I learned to read at the Fennel Street branch and I would like my son to.",
    "No more money for buildings nobody uses after six.",
    "Could the reading room at least stay open during the heat?",
    "The bookmobile is the better idea and always was.",
]


def listed(*texts):
    return [ListedText(t) for t in texts]


def states(match):
    return [(p.earlier, p.later, p.state) for p in match.pairs]


def test_equal_texts_match_one_to_one_as_a_multiset():
    match = match_editions(listed(LETTER, OWN[0], LETTER), listed(LETTER, LETTER, LETTER, OWN[0]))
    assert len(match.pairs) == 3 and all(p.state == "unchanged" for p in match.pairs)
    assert len(match.new) == 1 and match.missing == ()


def test_white_space_and_quotes_do_not_make_a_text_another():
    match = match_editions(listed("Don't  close it"), listed("Don’t close\nit"))
    assert match.pairs == (EditionPair(0, 0, "unchanged"),)


def test_a_greeting_added_is_a_revision_at_the_same_place():
    match = match_editions(listed(OWN[0], LETTER, OWN[1]), listed(OWN[0], "Dear Council,\n" + LETTER, OWN[1], OWN[2]))
    assert states(match) == [(0, 0, "unchanged"), (1, 1, "revised"), (2, 2, "unchanged")]
    assert match.new == (3,)


def test_what_is_gone_is_missing():
    match = match_editions(listed(*OWN), listed(OWN[0], OWN[3]))
    assert match.missing == (1, 2) and match.new == ()


def test_texts_of_different_known_writers_never_match():
    match = match_editions([ListedText(LETTER, "Ada Quill")], [ListedText(LETTER, "Bo Lind")])
    assert match.pairs == () and match.new == (0,) and match.missing == (0,)


def test_a_writers_reworded_text_is_a_revision_wherever_it_stands():
    earlier = [
        ListedText("The fee is too high for renters and I oppose it.", "Ada Quill"),
        ListedText(OWN[1], "Bo Lind"),
    ]
    later = [ListedText(OWN[1], "Bo Lind"), ListedText("The fee is still too high for renters; halve it.", "ada quill")]
    assert states(match_editions(earlier, later)) == [(1, 0, "unchanged"), (0, 1, "revised")]


def test_numbers_of_the_source_find_a_text_that_moved_and_changed():
    earlier = [ListedText(OWN[0], external_id="a1"), ListedText(OWN[1], external_id="a2")]
    later = [ListedText(OWN[1] + " Sell them.", external_id="a2"), ListedText(OWN[0], external_id="a1")]
    assert states(match_editions(earlier, later)) == [(1, 0, "revised"), (0, 1, "unchanged")]


def test_the_whole_list_again_is_proposed_as_an_edition():
    guess = looks_like_edition(listed(*OWN, LETTER, LETTER), listed(LETTER, *OWN[:3], "A new one.", OWN[3], LETTER))
    assert guess.kind == "whole" and guess.confidence > 0.8 and "same order" in guess.reason


def test_one_campaigns_letter_from_other_people_is_no_edition():
    earlier = [ListedText(LETTER, f"Writer {i}") for i in range(20)]
    later = [ListedText(LETTER, f"Neighbor {i}") for i in range(30)]
    assert looks_like_edition(earlier, later).kind is None
    assert looks_like_edition(listed(*[LETTER] * 20), listed(*[LETTER] * 30)).kind is None


def test_other_letters_are_no_edition():
    assert looks_like_edition(listed(*OWN), listed(LETTER, "Something else", "and another")).kind is None


def test_a_few_shared_numbers_are_an_addition():
    earlier = [
        ListedText(f"Comment {i} says something of its own about the branch.", external_id=str(i)) for i in range(10)
    ]
    later = [*earlier[8:], ListedText("A wholly new comment.", external_id="11")]
    assert looks_like_edition(earlier, later).kind == "addition"


def test_row_numbers_that_mean_other_letters_prove_nothing():
    earlier = [ListedText(OWN[i], external_id=str(i)) for i in range(4)]
    later = [ListedText(f"Word{i} salad entirely unlike number{i}", external_id=str(i)) for i in range(4)]
    assert looks_like_edition(earlier, later).kind is None


texts = st.lists(st.sampled_from([*OWN, LETTER, "Dear Council,\n" + LETTER, "No."]), max_size=12)


@settings(deadline=None, max_examples=60)
@given(texts, texts)
def test_every_text_is_paired_once_or_new_or_missing(a, b):
    match = match_editions(listed(*a), listed(*b))
    assert sorted([p.earlier for p in match.pairs] + list(match.missing)) == list(range(len(a)))
    assert sorted([p.later for p in match.pairs] + list(match.new)) == list(range(len(b)))


def test_a_list_matches_itself_unchanged():
    match = match_editions(listed(*OWN, LETTER, LETTER), listed(*OWN, LETTER, LETTER))
    assert states(match) == [(i, i, "unchanged") for i in range(6)]


def test_the_two_copies_of_the_reference_packet():
    gold = Path("../shared/score/seed_gold.jsonl")
    if not gold.is_file():
        pytest.skip("the reference gold is not here")
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    first, second = ([ListedText(r["text"]) for r in rows if r["version"] == v] for v in (1, 2))
    match = match_editions(first, second)
    counts = [p.state for p in match.pairs]
    assert (counts.count("unchanged"), counts.count("revised"), match.new, match.missing) == (18, 2, (1,), ())
    assert looks_like_edition(first, second).kind == "whole"


TAILS = ("It was 1961.", "Sell it.", "Mine is 84.", "Ask them.")
LONG = [f"{text} {tail}" for text, tail in zip(OWN, TAILS, strict=True)]


def test_yesterdays_names_and_todays_lines_without_names_are_one_list():
    earlier = [ListedText(t, w) for t, w in zip(LONG, ("Ada Quill", "Bo Lind", "Cy Marsh", "Di Farr"), strict=True)]
    later = listed(*(t.replace(" the ", " the\n") for t in LONG), "Another one that nobody had sent before today.")
    assert looks_like_edition(earlier, later).kind == "whole"
    assert [p.state for p in match_editions(earlier, later).pairs] == ["unchanged"] * 4


def test_two_mailboxes_whose_messages_are_others_are_no_edition():
    earlier = [ListedText(LETTER, f"W {i}", f"<{i}@a.example>", f"w{i}@example.org") for i in range(9)]
    later = [ListedText(LETTER, f"W {i}", f"<{i}@b.example>", f"w{i}@example.org") for i in range(9)]
    assert looks_like_edition(earlier, later).kind is None
    assert looks_like_edition(earlier, [*earlier, *later]).kind == "whole"
    assert looks_like_edition(earlier, earlier[4:5]).kind == "addition"


def test_one_letter_that_comes_again_alone_is_another_letter():
    assert looks_like_edition(listed(LONG[0]), listed(LONG[0])).kind is None


def test_the_newest_first_is_the_same_list_turned_round():
    assert looks_like_edition(listed(*LONG), listed(*reversed(LONG))).kind == "whole"


def test_an_export_of_the_newest_ones_is_an_addition():
    many = [f"Number {n} tells how the {n} bus was late on the {n}th of May, and what that cost." for n in range(20)]
    later = listed(*many[15:], *(f"New letter {n} about the ferry and the fog of the {n}th." for n in range(6)))
    assert looks_like_edition(listed(*many), later).kind == "addition"


def test_a_text_that_moved_and_changed_is_known_by_the_words_nobody_else_has():
    earlier = listed(*LONG)
    moved = LONG[0].replace("would like", "would very much like")
    match = match_editions(earlier, listed(LONG[1], LONG[2], LONG[3], moved))
    assert (0, 3, "revised") in states(match)


def test_two_letters_of_a_campaign_with_words_of_their_own_are_two_letters():
    earlier = listed(LONG[1], LETTER + " My grandmother Oona reads there every Thursday morning.", *[LETTER] * 3)
    later = listed(LONG[1], LETTER + " Our bookshop across from the square loses nothing by it.", *[LETTER] * 3)
    match = match_editions(earlier, later)
    assert (match.new, match.missing) == ((1,), (1,))
