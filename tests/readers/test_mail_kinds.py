"""Mail that nobody wrote by hand."""

import pytest

from council_desk.readers.mail_kinds import automatic_kind, is_surely_automatic
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


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Thanks", "This is an automated response. Your message has been received."),
        ("x", "Hello Ana,\n\nThis is an automatic reply. I am away."),
        ("Read: ferry", "Your message\n\n   To: Ana\n   Subject: ferry\n\n was read on Tuesday, March 3."),
        ("Not read: ferry", "Your message was deleted without being read on Tuesday."),
        ("Recall: ferry", 'Ana Ruiz would like to recall the message, "ferry".'),
        ("Accepted: hearing", "Ana Ruiz has accepted this invitation."),
        ("x", "Your mail to 'Quay-list' with the subject\n\n    ferry\n\nIs being held."),
        ("Out of office Re: ferry", "I am on vacation."),
        ("Automatische Antwort: ferry", "Ich bin nicht da."),
    ],
)
def test_what_programs_write_is_nobodys_words(subject: str, body: str) -> None:
    mail = parse_mail(f"Subject: {subject}\n\n{body}\n".encode())
    assert is_surely_automatic(mail, automatic_kind(mail))


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Read: the staff report", "I read it on Tuesday and it is wrong."),
        ("Accepted: the compromise", "I accept it. Ana Ruiz has accepted it too, and nobody else in our street."),
        ("Out of office space", "The shop is closing."),
        ("x", "Is this an automated response, or does a person read my letters?"),
        ("x", "I write again.\n\n> This is an automated response."),
    ],
)
def test_a_person_who_writes_of_such_things_is_a_writer(subject: str, body: str) -> None:
    mail = parse_mail(f"Subject: {subject}\n\n{body}\n".encode())
    assert not is_surely_automatic(mail, automatic_kind(mail))
