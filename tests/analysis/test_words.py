"""A text as words with their places, and the sentences they stand in."""

from council_desk.analysis.words import words_of


def cut(text):
    return words_of(text, 0, len(text))


def test_words_are_folded_and_know_their_places():
    words = cut("Don’t raise the FÉE to $1,000.50!")
    assert words.folded == ("dont", "raise", "the", "fee", "to", "$1,000.50")
    assert [words.text[a:b] for a, b in words.spans][3] == "FÉE"


def test_sentences():
    assert cut("One. Two three! Four").sentence == (0, 1, 1, 2)
    assert len(set(cut("1. Fence the field").sentence)) == 1
    assert cut("请关闭。请打开").folded == ("请", "关", "闭", "请", "打", "开")
