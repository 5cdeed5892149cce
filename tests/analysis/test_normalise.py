"""What a machine received is never edited, and every folding leads back to the words it came from."""

import sqlite3
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.normalise import (
    clean_received,
    distinct_text_key,
    fold_for_likeness,
    fold_for_search,
    likeness_text,
    search_text,
    utf16_position,
)


def test_line_ends_become_lf_and_unstorable_characters_are_replaced_once():
    assert clean_received("one\r\ntwo\rthree\0\ud800") == "one\ntwo\nthree\ufffd\ufffd"


def test_other_line_separators_are_not_lines():
    assert clean_received("a\x0bb\u2028c\x85") == "a\x0bb\u2028c\x85"


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_received(text)
    assert clean_received(once) == once
    once.encode("utf-8")


@settings(deadline=None)
@given(st.text())
def test_search_folding_is_words_of_letters_and_digits_parted_by_single_spaces(text):
    folded = fold_for_search(text)
    assert folded.text == search_text(text)
    assert len(folded.offsets) == len(folded.text)
    assert all(c == " " or c.isalnum() for c in folded.text)
    assert "  " not in folded.text and folded.text == folded.text.strip()
    assert all(0 <= o < len(text) for o in folded.offsets)


@settings(deadline=None)
@given(st.text())
def test_likeness_folding_keeps_a_map_back(text):
    folded = fold_for_likeness(text)
    assert folded.text == likeness_text(text)
    assert list(folded.offsets) == sorted(folded.offsets)


def test_a_folded_find_leads_back_to_the_writers_own_words():
    text = "The CAFÉ on Ocean Street must stay."
    folded = fold_for_search(text)
    start = folded.text.index("cafe on")
    begin, end = folded.original_span(start, start + len("cafe on"))
    assert text[begin:end] == "CAFÉ on"


def test_accents_strokes_and_compatibility_forms_are_found_without_them():
    assert search_text("Đường phố Łódź ﬁne ＡＢ") == "duong pho lodz fine ab"


def test_each_han_kana_thai_character_is_a_word():
    assert search_text("停车费abc") == "停 车 费 abc"
    assert search_text("กขค") == "ก ข ค"


def test_decomposed_korean_is_found_as_typed():
    typed = "한국"
    assert search_text(unicodedata.normalize("NFD", typed)) == typed
    assert fold_for_search(unicodedata.normalize("NFD", typed)).text == typed


def test_sqlite_cuts_the_search_text_at_the_same_places():
    texts = [
        "Nhà ở cho mọi người",
        "किराया बहुत ज़्यादा है",
        "ਕਿਰਾਇਆ ਘੱਟ ਕਰੋ",
        "停车费太高",
        "O'Brien 100% item-12",
        "الإيجار مرتفع",
    ]
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table f using fts5(t, tokenize='unicode61')")
    base.execute("create virtual table v using fts5vocab(f, 'instance')")
    for text in texts:
        base.execute("delete from f")
        base.execute("insert into f values (?)", [search_text(text)])
        count = base.execute("select count(*) from v").fetchone()[0]
        assert count == len(search_text(text).split())
    base.close()


def test_likeness_forgets_typography_only():
    assert likeness_text("“Don’t”  wait —\u200b now…") == likeness_text('"don\'t" WAIT - now...')
    assert likeness_text("do wait") != likeness_text("don't wait")


def test_distinct_texts_forget_greeting_closing_and_spacing():
    plain = "Keep the library open on Sundays."
    letter = "Dear Mayor and Council,\n\nKeep the library   open on Sundays.\n\nThank you.\nSincerely,\nAda Quill"
    assert distinct_text_key(plain) == distinct_text_key(letter)
    assert distinct_text_key(plain) != distinct_text_key("Keep the library open on Saturdays.")


def test_distinct_texts_in_other_languages():
    assert distinct_text_key("Estimado Concejo:\nBajen la tarifa.\nAtentamente,\nLuz Prado") == distinct_text_key(
        "Bajen la tarifa."
    )
    assert distinct_text_key("尊敬的市议会：\n请降低费用。\n谢谢") == distinct_text_key("请降低费用。")


def test_a_text_that_is_only_a_courtesy_keeps_it():
    assert distinct_text_key("Thank you!") != distinct_text_key("Hello")


def test_positions_for_qt_count_utf16_units():
    assert utf16_position("a😀b", 2) == 3
    assert utf16_position("abc", 2) == 2
