"""A text as the pieces of words that the reading model knows."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.word_pieces import WordPieces

PLACES = {piece: k for k, piece in enumerate(["[UNK]", "<s>", "</s>", "lamp", "##s", "##light", "cafe", ",", "道"])}
PIECES = WordPieces(PLACES)


def named(text: str) -> list[str]:
    names = list(PLACES)
    return [names[number] for number in PIECES.cut(text)]


def test_a_known_word_is_one_piece_whatever_its_capitals_and_accents():
    assert named("LAMP Café") == ["lamp", "cafe"]


def test_a_longer_word_is_taken_apart_by_its_longest_known_pieces():
    assert named("lamps lamplights") == ["lamp", "##s", "lamp", "##light", "##s"]


def test_a_word_that_no_pieces_make_is_unknown_as_a_whole():
    assert named("lampx zebra") == ["[UNK]", "[UNK]"]


def test_marks_and_chinese_characters_stand_alone():
    assert named("lamp,lamp道道") == ["lamp", ",", "lamp", "道", "道"]


def test_each_piece_knows_the_place_of_its_word():
    assert PIECES.placed("a  lamps,") == [(0, 0, 1), (3, 3, 8), (4, 3, 8), (7, 8, 9)]


def test_a_word_of_very_many_letters_is_unknown_and_costs_nothing():
    assert named("lamp" * 100_000) == ["[UNK]"]


@given(st.text())
def test_places_stand_in_the_text_in_order(text: str):
    before = 0
    for _, start, end in PIECES.placed(text):
        assert before <= start < end <= len(text)
        before = start
