"""Mail that nobody wrote by hand."""

import pytest

from council_desk.readers.mail_kinds import automatic_kind
from council_desk.readers.mail_message import parse_mail


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Subject: Item 29", ""),
        ("Subject: I am out of patience", ""),
        ("Subject: Re: your automatic reply", ""),
        ("Subject: Out of office: May", "an automatic reply"),
        ("Subject: Respuesta automática: x", "an automatic reply"),
        ("Subject: Abwesenheitsnotiz", "an automatic reply"),
        ("Subject: 自动回复: x", "an automatic reply"),
        ("Subject: OOO until Monday", "an automatic reply"),
        ("Subject: Oooh, the new pier", ""),
        ("Subject: x\nAuto-Submitted: auto-replied", "an automatic reply"),
        ("Subject: x\nX-Autoreply: yes", "an automatic reply"),
        (
            "Subject: x\nFrom: Mail Delivery Subsystem <mailer-daemon@mail.example>",
            "a notice that a mail was not delivered",
        ),
        ("Subject: Undeliverable: x\nFrom: a@b.example", "a notice that a mail was not delivered"),
        ("Subject: Accepted: x\nContent-Type: text/calendar; method=REPLY", "a calendar invitation or its answer"),
        ("Subject: Harbor Digest, Vol 4, Issue 2", "a digest of a mailing list"),
        ("Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA", "a mail program's own note about the folder"),
    ],
)
def test_kinds_are_told_by_headers_and_subjects(head: str, kind: str) -> None:
    assert automatic_kind(parse_mail(f"{head}\n\nWords.\n".encode())) == kind
