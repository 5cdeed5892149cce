"""Letters as hashed word 4-grams: the same words give the same grams, wherever they stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.campaign_grams import grams_of


def sets(texts, keep=1):
    grams = grams_of(texts, keep)
    return [set(grams.gram[grams.letter == i].tolist()) for i in range(len(texts))]


def test_same_words_same_grams_whatever_the_typography_and_place():
    a, b, c = sets(["one two three four five", "ONE, two -- three “four” five!", "zero one two three four five six"])
    assert a == b and len(a) == 2 and a < c and len(c) == 4


def test_short_letters_are_one_gram():
    a, b, c, d = sets(["vote no", "Vote no!", "no vote", ""])
    assert a == b != c and len(a) == 1 and d == set()


def test_sizes_count_a_letters_grams():
    assert grams_of(["a b c d e", "", "x y"]).sizes.tolist() == [2, 0, 1]


def test_a_third_is_kept_by_content_alone():
    text = " ".join(f"word{i}" for i in range(400))
    whole, third = sets([text])[0], sets(["before all that " + text], 3)[0]
    kept = sets([text], 3)[0]
    assert kept <= whole and kept <= third and 80 < len(kept) < 190


def test_letters_of_several_chunks_keep_their_numbers():
    texts = [f"letter number {i} says " + "something long " * 4000 for i in range(40)]
    grams = grams_of(texts)
    assert sorted(set(grams.letter.tolist())) == list(range(40))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts(texts):
    grams = grams_of(texts)
    assert grams.sizes.sum() == grams.gram.size == grams.letter.size
