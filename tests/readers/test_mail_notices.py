"""Campaign tools', web-mailers' and institutions' notices, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.mail_notices import is_notice, is_tool_line, is_writer_speaking
from council_desk.readers.mail_words import plain_lines, split_words

LETTER = "Keep the ferry running on Sundays.\n\nThank you,\nAna Ruiz\nHarbor Heights"

TOOLS = [
    "This message was sent to the council by Ana Ruiz through Ferry Friends Action, a service of the Harbor League.",
    "This letter has been submitted by Ana Ruiz using TownTeller.",
    "Your letter was delivered via lettertower.example on behalf of Ana Ruiz.",
    "Este mensaje fue enviado por Ana Ruiz a través de Voz Vecinal.",
    "Ce message a été envoyé par Ana Ruiz au moyen de VoixCitoyenne.",
    "Diese Nachricht wurde von Ana Ruiz über Bürgerpost versandt.",
    "Esta mensagem foi enviada por Ana Ruiz através da Voz Aberta.",
    "Questo messaggio è stato inviato da Ana Ruiz tramite VoceCivica.",
    "Dit bericht is door Ana Ruiz verzonden via Wijkstem.",
    "Ta wiadomość została wysłana przez Ana Ruiz za pośrednictwem GłosMiasta.",
    "Thư này được gửi bởi Ana Ruiz thông qua Tiếng Nói.",
    "本邮件由Ana Ruiz通过民声平台发送。",
    "To stop receiving messages from this campaign, visit https://towntell.example/off/9",
    "If you no longer wish to receive these e-mails, click the link below.",
    "Para dejar de recibir estos mensajes, haga clic aquí.",
    "Pour ne plus recevoir ces courriels, cliquez ici.",
    "Wenn Sie keine weiteren Nachrichten wünschen, klicken Sie hier.",
    "You are receiving this message because a constituent used the TownTeller letter page.",
    "Unsubscribe",
    "Unsubscribe from this list • Report abuse",
    "TownTeller | 12 Net Loft Lane, Marrow Bay | Privacy policy | Unsubscribe",
    "Se désabonner - Signaler un abus",
    "Abmelden | Datenschutz",
]
NOTICES = [
    "Delivered by TownTeller • 12 Net Loft Lane, Marrow Bay",
    "Powered by TownTeller",
    "Propulsé par VoixCitoyenne",
    "Harbor Mail: Fast, Friendly, Free",
    "Get your free e-mail account at https://gullmail.example",
    "Correo electrónico gratis en gaviota.example",
    "Marrow Bay Community College does not discriminate on the basis of race, religion, age or disability.",
    "The Harbor Food Bank is an equal opportunity provider and employer.",
    "El distrito escolar no discrimina por motivos de raza, sexo, edad o discapacidad.",
    "E-mail sent to or from this account may be a public record.",
    "Please note: messages to this address are subject to the state's public records law.",
    "Under the open government act, correspondence with this office is subject to disclosure.",
    "Los correos enviados a esta dirección pueden ser documentos públicos.",
]
OWN = [
    "This message was sent to the council last spring too, and nobody answered.",
    "I sent this letter through the city's own page and it was lost.",
    "My pass was delivered by the harbor office in May.",
    "To stop the noise, visit the dock at night.",
    "Unsubscribe me from all of this!",
    "The ferry: fast, friendly, free",
    "U.S. Mail: 40 Lantern Street, Marrow Bay",
    "Please make this e-mail part of the public record.",
    "This e-mail is for the public record.",
    "The fare table should be a public record and it is not.",
    "The ferry does not discriminate, and neither should you.",
    "Sent with love",
    "Sent from Harbor Heights",
    "Thank you for your newsletter (it reached us late).",
    "Delivered by boat since 1931, our mail needs the ferry.",
    "P.S. You received this because nobody else would listen.",
]


@pytest.mark.parametrize("text", TOOLS)
def test_a_tools_own_lines_are_told(text: str) -> None:
    assert is_tool_line(text)


@pytest.mark.parametrize("text", NOTICES)
def test_notices_are_told(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize("text", TOOLS + NOTICES)
@pytest.mark.parametrize("between", ["\n\n", "\n\n-----\n", "\n\n\n"])
def test_below_a_letter_they_are_folded(text: str, between: str) -> None:
    words = split_words(plain_lines(f"{LETTER}{between}{text}"))
    assert words.own == LETTER
    assert text in words.rest


@pytest.mark.parametrize("text", OWN)
def test_what_a_writer_says_last_stays(text: str) -> None:
    assert split_words(plain_lines(f"{LETTER}\n\n{text}")).own == f"{LETTER}\n\n{text}"
    assert split_words(plain_lines(f"Keep the ferry.\n\n{text}")).own == f"Keep the ferry.\n\n{text}"


@pytest.mark.parametrize("text", NOTICES)
def test_the_words_of_a_notice_in_a_letter_without_closing_stay(text: str) -> None:
    letter = f"Here is what the page says.\n\n{text}"
    assert split_words(plain_lines(letter)).own.startswith("Here is what the page says.")
    if not text.startswith(("Get", "Correo")):
        assert text in split_words(plain_lines(f"{letter}\n\nIs that still so?")).own


def test_several_notices_are_folded_together() -> None:
    tail = "\n\n".join([NOTICES[6], NOTICES[9], TOOLS[0], TOOLS[12], TOOLS[19]])
    assert split_words(plain_lines(f"{LETTER}\n\n{tail}")).own == LETTER


def test_a_message_of_one_word_keeps_it() -> None:
    assert split_words(plain_lines("Unsubscribe")).own == "Unsubscribe"


def test_a_writer_speaking_is_told() -> None:
    assert is_writer_speaking("and I agree")
    assert not is_writer_speaking("and all agree")


@given(st.text(max_size=200) | st.lists(st.sampled_from(TOOLS + NOTICES + OWN), max_size=4).map(" ".join))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_tool_line(text) in (True, False)
    assert is_notice(text) in (True, False)


@pytest.mark.parametrize("piece", ["a ", "e-mail is ", "This message was ", "Ab", "•", "race, ", "not ", "(she/"])
def test_a_long_text_takes_no_time(piece: str) -> None:
    text = piece * (890 // len(piece))
    begun = time.process_time()
    is_tool_line(text)
    is_notice(text)
    assert time.process_time() - begun < 0.5
