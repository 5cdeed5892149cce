"""Heads of mails within mails."""

import pytest

from council_desk.readers.mail_heads import Head, head_at, name_and_address


def test_outlooks_head_is_read() -> None:
    head = head_at(
        [
            "From: Lin Xu <xu@mail.example>",
            "Sent: Monday, April 27, 2026 9:00 AM",
            "To: a@b.example;",
            " c@d.example",
            "Subject: Ferry",
            "",
            "Keep it.",
        ],
        0,
    )
    assert head == Head(
        {
            "name": "Lin Xu",
            "email": "xu@mail.example",
            "received": "Monday, April 27, 2026 9:00 AM",
            "subject": "Ferry",
        },
        5,
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["De: Lin Xu <xu@mail.example>", "Enviado el: lunes 9:00", "Para: a", "Asunto: x"],
        ["De : Lin Xu <xu@mail.example>", "Envoyé : lundi 27 avril 2026 09:00", "À : a", "Objet : x"],
        ["Von: Lin Xu <xu@mail.example>", "Gesendet: Montag 09:00", "An: a", "Betreff: x"],
        ["Da: Lin Xu <xu@mail.example>", "Inviato: lunedì 09:00", "A: a", "Oggetto: x"],
        ["Od: Lin Xu <xu@mail.example>", "Wysłano: poniedziałek 09:00", "Do: a", "Temat: x"],
        ["Từ: Lin Xu <xu@mail.example>", "Đã gửi: 9:00", "Đến: a", "Chủ đề: x"],
        ["发件人：Lin Xu <xu@mail.example>", "发送时间：9:00", "收件人：a", "主题：x"],
        ["보낸 사람: Lin Xu <xu@mail.example>", "보낸 날짜: 9:00", "받는 사람: a", "제목: x"],
        ["*From:* Lin Xu <xu@mail.example>", "*Sent:* Monday 9:00", "*Subject:* x"],
    ],
)
def test_heads_are_read_in_many_languages(lines: list[str]) -> None:
    head = head_at([*lines, "", "Keep it."], 0)
    assert head is not None
    assert (head.fields["name"], head.fields["subject"], head.end) == ("Lin Xu", "x", len(lines))


def test_a_memos_own_head_and_a_sentence_are_none() -> None:
    assert head_at(["From: Jane Doe", "Date: April 28, 2026", "Re: Item 29"], 0) is None
    assert head_at(["From: the pier to the school", "we walk."], 0) is None


def test_an_unknown_language_needs_a_rule_above() -> None:
    lines = ["Kubva: Lin <xu@mail.example>", "Zuva: 27 Kubvumbi 2026 16:12", "Kuna: a", "Musoro: x"]
    assert head_at(lines, 0) is None
    head = head_at(["_________", *lines], 1)
    assert head is not None
    assert (head.fields["email"], head.end) == ("xu@mail.example", 5)


@pytest.mark.parametrize(
    ("given", "name", "email"),
    [
        ("Ana Ruiz <ana@mail.example>", "Ana Ruiz", "ana@mail.example"),
        ('"Ruiz, Ana" <ana@mail.example>', "Ruiz, Ana", "ana@mail.example"),
        ("Ruiz, Ana <ana@mail.example>", "Ruiz, Ana", "ana@mail.example"),
        ("City Clerk [mailto:clerk@marrowbay.example]", "City Clerk", "clerk@marrowbay.example"),
        ("ana@mail.example", None, "ana@mail.example"),
        ("Ana Ruiz", "Ana Ruiz", None),
        ("", None, None),
    ],
)
def test_a_senders_name_and_address(given: str, name: str | None, email: str | None) -> None:
    fields = name_and_address(given)
    assert (fields.get("name"), fields.get("email")) == (name, email)


def test_the_line_above_a_quotation_names_its_writer() -> None:
    head = Head.of_attribution("On Mon, Apr 27, 2026 at 4:12 PM Lin Xu <xu@mail.example> wrote:", 1)
    assert dict(head.fields) == {"email": "xu@mail.example", "name": "Lin Xu"}
    assert Head.of_attribution("Lin wrote:", 1).fields == {}
