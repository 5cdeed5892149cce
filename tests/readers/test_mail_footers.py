"""Legal notices and lists' footers below a letter."""

import pytest

from council_desk.readers.mail_footers import footer_start, is_footer

LEGAL = "This e-mail is confidential and for the intended recipient only. If received in error, delete it."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Keep it.\n\nAna\n\n{LEGAL}", 2),
        (f"Keep it.\nAna\n{LEGAL}", 2),
        ("Keep it.\n\nPlease consider the environment before printing this e-mail", 1),
        ("Keep it.\n\n_______________\nHarbor mailing list\nhttps://lists.example/harbor", 1),
        ("Keep it.\n\nThis message was sent by Ana Ruiz via the Harbor page: https://harbor.example", 1),
        ("Keep it.\n\nVirus-free. www.avast.com", 1),
        ("Keep it.\n\nEste mensaje es confidencial. Si lo recibió por error, bórrelo: está prohibido usarlo.", 1),
        ("Keep it.\n\nDiese E-Mail ist vertraulich. Sind Sie nicht der Empfänger, löschen Sie sie.", 1),
        ("Keep it.\n\nPlease keep such papers confidential.", 2),
        (f"Keep it.\n\nAna\n\n{LEGAL}\n\nThank you for your cooperation.", 2),
        (f"Keep it.\n\nAna\n\n{LEGAL}\n\nRuiz & Quist LLP, registered in Marrow Bay.", 2),
        ("Keep it.\n\nAna\n\nThank you for your cooperation.", 3),
        (
            "Keep it.\n\nAna\n\nAny views expressed in this message are those of the sender."
            " They do not reflect official ones.",
            2,
        ),
        ("Keep it.\n\nThe views expressed in this message are mine, my employer has no part in them.", 2),
        ("Keep it.\n\nPlease delete the second clause immediately.", 2),
        ("Keep it.\n\nNobody reads the newsletter (it comes late).", 2),
        ("I was put on your mailing list without asking and nobody ever told me how to leave it.", 1),
    ],
)
def test_footers_are_told_from_the_end(text: str, kept: int) -> None:
    lines = text.split("\n")
    assert sum(1 for line in lines[: footer_start(lines)] if line.strip()) == kept


def test_a_footers_paragraph_is_told_alone() -> None:
    assert is_footer(LEGAL)
    assert not is_footer("Keep the ferry, and keep the fare low.")
