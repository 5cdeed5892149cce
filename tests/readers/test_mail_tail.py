"""Paragraphs below a closed and signed letter that nobody wrote."""

import pytest

from council_desk.readers.mail_tail import is_signed_off, tail_start

LETTER = ["Keep the ferry.", "", "Thank you,", "Ana Ruiz", "Harbor Heights", ""]


@pytest.mark.parametrize(
    "text",
    [
        "The information is intended only for the person addressed.",
        "No threats found by BarnacleGuard.",
        "Member SIPC.",
    ],
)
def test_a_notices_paragraph_goes(text: str) -> None:
    assert tail_start([*LETTER, text]) == len(LETTER)


@pytest.mark.parametrize(
    "text",
    [
        "P.S. The gate is broken.",
        "Cc: Harbor office",
        "The liability is yours!",
        "I sent a confidential letter too.",
        "Attached: the minutes",
    ],
)
def test_what_a_writer_adds_stays(text: str) -> None:
    assert tail_start([*LETTER, text]) == len(LETTER) + 1


def test_a_letter_is_signed_off_by_a_closing_or_its_sender() -> None:
    assert is_signed_off(LETTER)
    assert is_signed_off(["Keep it.", "", "Ana"], "Ana Ruiz")
    assert is_signed_off([*LETTER, "P.S. I forgot the gate at the park, it is broken."], "Ana Ruiz")
    assert not is_signed_off(["Keep it."], "Ana Ruiz")
    assert not is_signed_off(["Thank you for reading this far, I know that it is long, and I have more to say."], "")
    assert not is_signed_off([])


def test_an_unsigned_letters_last_words_stay() -> None:
    lines = ["Keep the ferry.", "", "The insurer accepts no liability for it."]
    assert tail_start(lines, "Ana Ruiz") == len(lines)
