import time

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.sentences import Needles, lowered, split_sentences


def words(text: str) -> list[str]:
    return [sentence.words(text) for sentence in split_sentences(text)]


def test_abbreviations_and_amounts_do_not_end_a_sentence() -> None:
    assert words("Dr. Lee paid $1,000.50 at 6 p.m. on Elm St. near us. Then he left.") == [
        "Dr. Lee paid $1,000.50 at 6 p.m. on Elm St. near us.",
        "Then he left.",
    ]


def test_list_items_lose_their_labels_and_keep_them_beside() -> None:
    text = "Please:\n1. Plant trees.\n- Fix the swings\n(c) Sweep the path"
    found = split_sentences(text)
    assert [(s.label, s.words(text)) for s in found] == [
        ("", "Please:"),
        ("1.", "Plant trees."),
        ("-", "Fix the swings"),
        ("(c)", "Sweep the path"),
    ]


def test_an_inline_list_is_cut_at_its_labels() -> None:
    text = "The city should: (1) plant trees; (2) sweep the path."
    assert [s.label for s in split_sentences(text) if s.label] == ["(1)", "(2)"]


def test_a_wrapped_line_goes_on() -> None:
    text = "This line was broken by a mail program in the\nmiddle of a thought. The next begins."
    assert len(split_sentences(text)) == 2


def test_lowered_text_keeps_its_length() -> None:
    text = "İSTANBUL’s cafés"
    assert len(lowered(text)) == len(text)
    assert lowered("Don’t") == "don't"


def test_needles_find_the_sentences_that_hold_letters() -> None:
    text = "One cat. Two dogs. A cat again."
    needles = Needles([("cat",), ("dog", "a cat"), ("bird",)])
    assert needles.having(text.lower(), split_sentences(text)) == [[0, 2], [1, 2], []]
    assert needles.inside("two dogs") == 0b010


@settings(deadline=None)
@given(st.text(max_size=400))
def test_sentences_stand_in_order_inside_the_text(text: str) -> None:
    at = 0
    for sentence in split_sentences(text):
        assert at <= sentence.start < sentence.end <= len(text)
        at = sentence.end


def test_a_hostile_text_stays_cheap() -> None:
    started = time.process_time()
    for piece in ("a", "(1) ", ". ", "\n", " "):
        split_sentences(piece * (300_000 // len(piece)))
    assert time.process_time() - started < 20
