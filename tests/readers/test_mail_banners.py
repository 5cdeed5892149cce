"""Warnings above a letter that came from outside."""

import pytest

from council_desk.readers.mail_banners import banner_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("CAUTION: This message came from outside the city. Do not click links.\n\nDear council", 2),
        ("[EXTERNAL]\nDear council", 1),
        ("*** EXTERNAL EMAIL ***\n\nDear council", 2),
        ("ATENCIÓN: correo externo. No haga clic en enlaces.\n\nEstimados", 2),
        ("ATTENTION : courriel externe. Ne cliquez pas.\n\nBonjour", 2),
        (
            "You don't often get email from ana@mail.example. Learn why at https://aka.ms/LearnAboutSenderIdentification\n\nHi",
            2,
        ),
        (
            "CAUTION: this message comes from outside the harbor network. Do not click links unless you know the\n"
            "sender well.\n\nDear council",
            3,
        ),
        (
            "EXTERNAL: use caution with links, the message was sent from outside the harbor network\n"
            "hi all, keep the ferry.",
            1,
        ),
        ("WARNING: The sender of this mail could not be verified.\n\nDear council", 2),
        ("Dear council,\n\nCaution: do not open attachments, they told me.", 0),
        ("Attention council members! The ferry must stay.", 0),
        ("", 0),
    ],
)
def test_a_warning_above_the_letter_is_told(text: str, lines: int) -> None:
    assert banner_lines(text.split("\n")) == lines
