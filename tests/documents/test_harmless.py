from hypothesis import given
from hypothesis import strategies as st

from council_desk.documents.harmless import harmless, unbroken


def test_plain_words_are_not_touched():
    assert harmless("It’s 5 o’clock — “fine”, café.") == "It’s 5 o’clock — “fine”, café."


def test_controls_and_overrides_go_and_words_stay():
    assert harmless("a\x00b\x07c \u202edrawkcab\u202c \u2066x\u2069 \ufeffend") == "abc drawkcab x end"


def test_word_joiner_and_soft_hyphen_are_never_printed():
    assert harmless("word\u2060joiner soft\u00adhyphen") == "wordjoiner softhyphen"


def test_hard_space_is_kept_and_thin_ones_become_plain():
    assert harmless("$5\u00a0million a\u2009b c\u202fd") == "$5\u00a0million a b c\u00a0d"


def test_joiners_stay_only_where_they_shape_letters():
    assert harmless("क्\u200dष") == "क्\u200dष"
    assert harmless("👨\u200d👩 a\u200db") == "👨👩 ab"


def test_a_tower_of_marks_is_cut_down_and_the_letters_stay():
    tower = "H" + "\u0337\u0322\u0327\u031b\u032f" * 3 + "elp"
    assert len(harmless(tower)) <= len("Help") + 2
    assert "".join(c for c in harmless(tower) if c.isalpha()) == "Help"


@given(st.text())
def test_nothing_that_controls_is_left(text):
    clean = harmless(text)
    assert not any(c in clean for c in "\x00\x1b\u202e\u2066\u2060\r\t")
    assert harmless(clean) == clean


def test_lines_broken_at_a_margin_are_joined_and_keep_their_length():
    text = "The hauler shall deliver one brown bin of thirty-five gallons\nto each dwelling.\n- one\n- two\n\nThanks."
    joined = unbroken(text)
    assert joined.split("\n")[0].endswith("gallons to each dwelling.")
    assert "\n- one\n- two\n\nThanks." in joined
    assert len(joined) == len(text)


@given(st.text(alphabet="ab .\n-", max_size=200))
def test_spans_still_fit_after_joining(text):
    assert len(unbroken(text)) == len(text)
    assert [c for c in unbroken(text) if not c.isspace()] == [c for c in text if not c.isspace()]
