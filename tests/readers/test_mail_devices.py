"""Lines that phones and mail programs put below a letter of themselves."""

import pytest

from council_desk.readers.mail_devices import is_device_line

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
    "Sent with the Gull Post letter tool on behalf of a harbor resident.",
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
    [
        "Sent from heaven, this ferry makes me happy",
        "Sent with love on behalf of the whole street",
        "I sent from my phone a photo of it",
        "Mi iphone no funciona",
        "",
    ],
)
def test_a_writers_line_is_not_a_phones(line: str) -> None:
    assert not is_device_line(line)
