"""The lines that mail programs set above what somebody else wrote."""

import pytest

from council_desk.readers.mail_markers import (
    begins_attribution,
    is_attribution,
    is_forward_line,
    label_of,
    says_somebody_wrote,
    unknown_label_of,
)

WROTE = [
    "On Tue, Apr 28, 2026 at 10:00 AM Ana Ruiz <ana@mail.example> wrote:",
    "On Apr 28, 2026, at 10:00, Ana Ruiz <ana@mail.example> wrote:",
    "Am 28.04.2026 um 10:00 schrieb Ana Ruiz <ana@mail.example>:",
    "El mar, 28 abr 2026 a las 10:00, Ana (<ana@mail.example>) escribió:",
    "Le mar. 28 avr. 2026 à 10:00, Ana <ana@mail.example> a écrit :",
    "2026年4月28日 10:00，Ana <ana@mail.example> 写道：",
    "2026年4月28日(火) 10:00 Ana <ana@mail.example>:",
    "2026년 4월 28일 (화) 오전 10:00, Ana <ana@mail.example>님이 작성:",
    "Vào Th 3, 28 thg 4, 2026 vào lúc 10:00 Ana <ana@mail.example> đã viết:",
    "W dniu 28.04.2026 o 10:00, Ana pisze:",
    "Noong Mar, Abr 28, 2026 nang 10:00 AM, sinulat ni Ana <ana@mail.example>:",
    "Op di 28 apr 2026 om 10:00 schreef Ana <ana@mail.example>:",
    "Il giorno mar 28 apr 2026 alle ore 10:00 Ana <ana@mail.example> ha scritto:",
    "Em ter., 28 de abr. de 2026 às 10:00, Ana <ana@mail.example> escreveu:",
    "Den tis 28 apr. 2026 kl 10:00 skrev Ana <ana@mail.example>:",
    "вт, 28 апр. 2026 г. в 10:00, Ana <ana@mail.example> написал(а):",
]


@pytest.mark.parametrize("line", WROTE)
def test_mail_programs_say_who_wrote_in_many_languages(line: str) -> None:
    assert says_somebody_wrote(line)
    assert is_attribution(line)


@pytest.mark.parametrize(
    "line", ["In 2019 the council wrote:", "I wrote to you on Monday at 10:00.", "Here is why:", "x" * 400 + " wrote:"]
)
def test_a_letters_own_line_is_not_surely_a_programs(line: str) -> None:
    assert not is_attribution(line)


def test_the_first_of_two_lines_is_told() -> None:
    assert begins_attribution("On Tue, Apr 28, 2026")
    assert not begins_attribution("<ana@mail.example> wrote:")


@pytest.mark.parametrize(
    "line",
    [
        "---------- Forwarded message ---------",
        "-----Original Message-----",
        "-------- Message transféré --------",
        "-----Ursprüngliche Nachricht-----",
        "Begin forwarded message:",
        "Inicio del mensaje reenviado:",
        "---------- Mensagem encaminhada ---------",
        "------------------ 原始邮件 ------------------",
        "> ----- Doorgestuurd bericht -----",
    ],
)
def test_forward_lines(line: str) -> None:
    assert is_forward_line(line)


@pytest.mark.parametrize("line", ["Original message", "The original message was kinder.", "----------", ""])
def test_other_lines_forward_nothing(line: str) -> None:
    assert not is_forward_line(line)


def test_labels_of_a_mails_head() -> None:
    assert label_of("Objet : RE") == ("subject", "RE")
    assert label_of("*From:* Ana") == ("from", "Ana")
    assert label_of("To the council: I object") is None
    assert unknown_label_of("Kubva: Ana") == "Ana"
    assert unknown_label_of("12:30 is the time") is None
