"""What firms and offices print below every letter, told by what it speaks of."""

import pytest

from council_desk.readers.mail_boilerplate import has_subject, is_boilerplate, is_notice_line, is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "WIRE FRAUD ALERT: Never send money on an e-mail's word.",
        "Nothing in this message is legal advice or makes anybody a client.",
        "Securities offered through Gull Capital, member SIPC.",
        "Tidewrack Ltd. Registered in England. Company number 555.",
        "Diese Nachricht ist vertraulich und nur für den Empfänger.",
        "Constituent ID: 4711",
        "This e-mail may hold pupils' records protected by state law. If it was not meant for you, please delete it.",
        "Our office stands on the ancestral land of the shore people.",
    ],
)
def test_nobodys_words_are_told(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "The e-mail on public records was never answered.",
        "I sent this confidential message in error.",
        "Is this message confidential?",
        "The dunes are protected by law and so are the birds.",
        "Please add this message to the public record.",
        "Harbor Heights",
        "Cc: the harbor office",
        "",
    ],
)
def test_a_writers_words_are_not_nobodys(text: str) -> None:
    assert not is_boilerplate(text)


@pytest.mark.parametrize(
    "line", ["[image: map.png]", "[cid:a-1]", "<minutes.pdf>", "[Logo of Gull & Co. logo]", "[x icon]"]
)
def test_what_stands_for_a_picture_is_told(line: str) -> None:
    assert is_placeholder(line)


@pytest.mark.parametrize("line", ["[applause]", "<b@mail.example>", "minutes.pdf is attached", "(the map is wrong)"])
def test_a_writers_brackets_are_no_picture(line: str) -> None:
    assert not is_placeholder(line)


def test_a_line_without_any_subject_begins_no_notice() -> None:
    assert has_subject("HIPAA NOTICE: read this")
    assert not has_subject("Ana Ruiz")
    assert not is_notice_line("Ana Ruiz")
