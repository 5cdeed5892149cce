"""Banners above and footers below a letter."""

import pytest

from council_desk.readers.mail_footers import banner_lines, footer_start, is_device_line, is_footer

DEVICES = [
    "Sent from my iPhone",
    "Sent from Yahoo Mail on Android",
    "Get Outlook for iOS<https://aka.example/o0ukef>",
    "Sent from Mail<https://go.example/fwlink/?LinkId=5> for Windows",
    "Enviado desde mi iPhone",
    "Envoyé de mon iPhone",
    "Von meinem iPhone gesendet",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Wysłane z iPhone'a",
    "Đã gửi từ iPhone của tôi",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
    "iPhoneから送信",
    "Skickat från min iPhone",
    "Lähetetty iPhonesta",
    "Отправлено с iPhone",
    "Ipinadala mula sa aking iPhone",
    "iPhone'umdan gönderildi",
    "Sent with Proton Mail secure email.",
    "Gesendet mit der GMX Mail App",
    "Obtener Outlook para Android",
    "Télécharger Outlook pour iOS",
    "Sent from Gullmail",
    "Please excuse the typos, sent from my phone",
]


@pytest.mark.parametrize("line", DEVICES)
def test_a_phones_own_line_is_told_in_many_languages(line: str) -> None:
    assert is_device_line(line)


@pytest.mark.parametrize(
    "line",
    ["Sent from heaven, this ferry makes me happy", "I sent from my phone a photo of it", "Mi iphone no funciona", ""],
)
def test_a_writers_line_is_not_a_phones(line: str) -> None:
    assert not is_device_line(line)


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
