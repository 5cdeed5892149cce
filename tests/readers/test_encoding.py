"""Bytes into text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.encoding import decode, looks_binary

SPANISH = "Señoras y señores: pido que aprueben la ampliación del parque. ¿Cuándo empezará? Gracias, José Núñez. "
FRENCH = "Chère conseillère, je vous écris pour défendre la bibliothèque; l'été dernier, elle a dû fermer très tôt. "
QUOTES = "I’ve lived here for 30 years – and “temporary” closures never end. It’s time to act… "
RUSSIAN = "Уважаемый совет, я поддерживаю новый парк и прошу сохранить деревья на набережной. "
CHINESE_SIMPLE = "尊敬的市议会：我支持扩大图书馆的开放时间，希望周末也能开放，谢谢你们的工作。"
CHINESE_FULL = "尊敬的市議會：我支持擴大圖書館的開放時間，希望週末也能開放，謝謝你們的工作。"
JAPANESE = "市議会の皆様、図書館の開館時間の延長に賛成します。週末も開いてほしいと思います。よろしくお願いします。"


@given(st.text(st.characters(codec="utf-8")))
def test_utf8_always_reads_back(text: str) -> None:
    if text.startswith("\ufeff") or "\x00" in text:
        return
    decoded = decode(text.encode("utf-8"))
    assert decoded is not None
    assert decoded[0] == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_taken_off(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SPANISH.encode(encoding))
    assert decoded is not None
    assert decoded[0] == SPANISH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(encoding: str) -> None:
    decoded = decode(QUOTES.encode(encoding))
    assert decoded == (QUOTES, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (QUOTES * 3, "cp1252"),
        (SPANISH * 3, "cp1252"),
        (SPANISH * 3, "latin_1"),
        (FRENCH * 3, "cp1252"),
        (SPANISH * 3, "mac_roman"),
        (FRENCH * 3, "mac_roman"),
        (SPANISH * 3, "cp850"),
        (CHINESE_SIMPLE * 3, "gb18030"),
        (CHINESE_FULL * 3, "big5"),
        (JAPANESE * 3, "shift_jis"),
        (RUSSIAN * 3, "cp1251"),
    ],
)
def test_likely_older_encodings_are_told_apart(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded[0] == text


def test_a_short_text_with_one_accent_or_quote_is_windows_latin() -> None:
    for text in ("Name;Comment\nJosé;Sí\n", "It’s fine.", "Correo electrónico;Comentario\nana@b.org;Apoyo\n"):
        decoded = decode(text.encode("cp1252"))
        assert decoded == (text, "cp1252")


def test_utf8_cut_off_in_a_character_is_still_utf8() -> None:
    decoded = decode((SPANISH * 5).encode("utf-8") + "ñ".encode()[:1])
    assert decoded == (SPANISH * 5 + "\ufffd", "utf-8")


def test_utf8_with_one_bad_paste_is_still_utf8() -> None:
    data = (SPANISH * 40).encode("utf-8") + b" caf\xe9 " + (SPANISH * 40).encode("utf-8")
    decoded = decode(data)
    assert decoded is not None
    assert decoded[1] == "utf-8"
    assert decoded[0].count("\ufffd") == 1


def test_a_large_file_is_judged_by_its_telling_lines() -> None:
    text = "Only plain letters stand in this line.\n" * 20_000 + QUOTES + "\n"
    decoded = decode(text.encode("cp1252"))
    assert decoded == (text, "cp1252")


@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_text_or_refused(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded[0], str)


def test_binary_is_told_from_text() -> None:
    assert looks_binary("\x01\x02\x03\x04\x05abc")
    assert not looks_binary("plain\ttext\nwith\x0ca page break")
    assert not looks_binary("")
