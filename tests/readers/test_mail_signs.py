"""What single lines at a letter's end are."""

import pytest

from council_desk.readers.mail_signs import (
    bare_name,
    is_adorned,
    is_afterword,
    is_author,
    is_closing,
    is_contact,
    is_credential,
    is_firms,
    is_hours,
    is_private,
    is_same_name,
    is_saying,
    is_sentence,
    is_social,
    is_title,
    name_words,
    unstarred,
)


def test_a_name_is_bare_of_titles_degrees_and_pronouns() -> None:
    assert bare_name("Dr. Ana Ruiz, PhD (she/her)") == "Ana Ruiz"
    assert unstarred("*Ana* _Ruiz_") == "Ana Ruiz"
    assert name_words("*Ana Ruiz* | Owner") == ("ana", "ruiz")
    assert name_words("keep the ferry") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana", "Ana Ruiz", True),
        ("A. Ruiz", "Ana Ruiz", True),
        ("Ana M. Ruiz", "Ana Ruiz", True),
        ("Ben Ruiz", "Ana Ruiz", False),
        ("", "Ana Ruiz", False),
    ],
)
def test_two_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert is_same_name(name_words(one), name_words(other)) is same


def test_lines_are_told() -> None:
    assert is_closing("Thanks so much,")
    assert is_contact("T: (555) 014-2288 | ana@mail.example")
    assert is_title("Directora Ejecutiva")
    assert is_hours("Open Tuesday to Sunday")
    assert is_credential("Lic. #887213")
    assert is_credential("ext. 4415")
    assert is_social("Schedule a meeting with me")
    assert is_adorned("Ana Ruiz (she/her)")
    assert is_afterword("P.S. And the bus")
    assert is_private("Harbor resident since 1988")
    assert is_author("― W. Churchill")
    assert is_firms("Our mission: nobody goes hungry.")


@pytest.mark.parametrize("line", ['"Be kind." (Ephesians 4:32)', "“Stay curious and kind.” — M. Quill"])
def test_a_saying_has_an_author_or_a_place(line: str) -> None:
    assert is_saying(line, "")


def test_a_writers_words_are_none_of_these() -> None:
    assert not is_saying('"Keep the ferry running."', "")
    assert not is_firms("We want our street back")
    assert not is_credential("Line 4 is late every day")
    assert not is_social("Book the hall for the hearing, it will be full.")
    assert is_sentence("Please call me about the bus")
