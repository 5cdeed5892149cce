"""One message taken apart: bodies chosen, attachments named."""

import pytest

from council_desk.readers.mail_message import Mail, parse_mail, text_lines


def parsed(kind: str, *pieces: str) -> Mail:
    body = "".join(f"--q\n{piece}\n" for piece in pieces) + "--q--\n"
    return parse_mail(f'From: a@b.example\nContent-Type: {kind}; boundary="q"\n\n{body}'.encode())


def words(mail: Mail) -> str:
    return "\n".join(line.text for line in mail.lines).strip()


PLAIN = "Content-Type: text/plain; charset=utf-8\n\n{}"
PAGE = "Content-Type: text/html; charset=utf-8\n\n<p>{}</p>"
LONG = "Please keep the Sunday ferry, because my mother takes it to church and has no car of her own to drive."


@pytest.mark.parametrize(
    ("plain", "page", "chosen"),
    [
        (LONG, LONG + " And more.", LONG),
        ("", LONG, LONG),
        ("Your mail program cannot display HTML messages.", LONG, LONG),
        ("Short words.", "Short words.", "Short words."),
        ("", "", ""),
    ],
)
def test_plain_text_goes_before_a_page_unless_it_says_nothing(plain: str, page: str, chosen: str) -> None:
    mail = parsed("multipart/alternative", PLAIN.format(plain), PAGE.format(page))
    assert words(mail) == chosen


def test_pictures_beside_a_page_are_names() -> None:
    inner = 'Content-Type: multipart/related; boundary="r"\n\n'
    inner += f"--r\n{PAGE.format(LONG)}\n--r\nContent-Type: image/png; name=a.png\n\nx\n--r--"
    mail = parsed("multipart/alternative", PLAIN.format(LONG), inner)
    assert words(mail) == LONG
    assert [part.name for part in mail.attached] == ["a.png"]


def test_several_bodies_follow_each_other_and_named_ones_are_attachments() -> None:
    mail = parsed(
        "multipart/mixed", PLAIN.format("One."), PLAIN.format("Two."), "Content-Type: text/plain; name=c.txt\n\nThree."
    )
    assert words(mail) == "One.\n\nTwo."
    assert [(part.name, part.data) for part in mail.attached] == [("c.txt", b"Three.")]


def test_names_of_attachments_lose_their_folders() -> None:
    mail = parsed(
        "multipart/mixed", PLAIN.format("x"), 'Content-Type: application/pdf; name="C:\\\\docs\\\\..\\\\a.pdf"\n\nx'
    )
    assert mail.attached[0].name == "a.pdf"


def test_flowed_text_is_joined() -> None:
    assert words(parsed("multipart/mixed", "Content-Type: text/plain; format=flowed\n\nKeep \nit.")) == "Keep it."


def test_a_page_sent_as_text_and_text_sent_as_a_page_are_told() -> None:
    assert [line.text for line in text_lines("<html><body>Keep it.</body></html>", html=False)] == ["Keep it."]
    assert [line.text for line in text_lines("Keep it.\nAna", html=True)] == ["Keep it.", "Ana"]


def test_a_delivery_report_is_kept_apart() -> None:
    mail = parsed(
        "multipart/report", PLAIN.format("Not delivered."), "Content-Type: message/delivery-status\n\nAction: failed"
    )
    assert (words(mail), mail.aside) == ("Not delivered.", "Action: failed")


def test_an_invitation_is_a_name() -> None:
    mail = parsed(
        "multipart/mixed", PLAIN.format("At two."), "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"
    )
    assert mail.attached[0].name == "invitation.ics"
    assert "method request" in mail.kinds
