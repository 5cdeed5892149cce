"""E-mail messages and mailboxes, from bytes to passages."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.errors import UnreadableFileError
from council_desk.progress import Cancelled, Silent
from council_desk.readers.limits import Limits
from council_desk.readers.mail import read_mail
from council_desk.readers.passages import Passage, Reading

HEAD = (
    "From: Aide <aide@marrowbay.example>\nTo: clerk@marrowbay.example\nDate: Mon, 27 Apr 2026 10:00:00 -0700\n"
    "Message-ID: <1@mail.example>\nMIME-Version: 1.0\n"
)


def read(data: str | bytes) -> Reading:
    return read_mail("letter.eml", data.encode() if isinstance(data, str) else data, Limits(), Silent())


def one(data: str | bytes) -> Passage:
    (passage,) = read(data).passages
    return passage


def message(subject: str, body: str, more: str = "") -> str:
    return f"{HEAD}Subject: {subject}\n{more}\n{body}"


def parts(*pieces: str) -> str:
    return "".join(f"--q\n{piece}\n" for piece in pieces) + "--q--\n"


MIXED = 'Content-Type: multipart/mixed; boundary="q"\n'


def test_a_message_keeps_its_writer_date_and_number() -> None:
    passage = one(message("Item 29", "Dear council,\n\nKeep the ferry.\n\nSent from my iPhone\n"))
    assert (passage.text, passage.rest) == ("Dear council,\n\nKeep the ferry.", "Sent from my iPhone")
    assert passage.message == "<1@mail.example>"
    assert dict(passage.fields) == {
        "name": "Aide",
        "email": "aide@marrowbay.example",
        "subject": "Item 29",
        "received": "Mon, 27 Apr 2026 10:00:00 -0700",
        "external_id": "<1@mail.example>",
        "channel": "e-mail",
    }


FORWARDED = (
    "From: Mrs Xu <xu@mail.example>\nSent: Monday, April 27, 2026 9:00 AM\nTo: Aide\nSubject: ferry\n\nKeep it.\n"
)


@pytest.mark.parametrize(
    "cover", ["", "FYI\n\n", "See below.\n\n", "From: Boss <b@marrowbay.example>\nSent: today 9:30\nTo: A\n\n"]
)
def test_a_forward_without_own_words_is_the_forwarded_letter(cover: str) -> None:
    passage = one(message("FW: ferry", cover + FORWARDED))
    assert passage.text == "Keep it."
    assert passage.fields["name"] == "Mrs Xu"
    assert passage.fields["email"] == "xu@mail.example"
    assert passage.fields["received"] == "Monday, April 27, 2026 9:00 AM"
    assert passage.fields["subject"] == "ferry"
    assert "From: Mrs Xu" in passage.rest


def test_the_offices_own_notice_sent_back_without_a_word_is_no_comment() -> None:
    notice = "From: Clerk <clerk@marrowbay.example>\nSent: April 27 9:00 AM\nTo: All\nSubject: x\n\nA hearing.\n"
    data = message("Fwd: ferry", notice).replace("Aide <aide@marrowbay.example>", "Lin Xu <xu@mail.example>")
    passage = one(data)
    assert (passage.text, passage.fields["name"]) == ("", "Lin Xu")
    assert "A hearing." in passage.rest
    assert one(data.replace("\n\nFrom: Clerk", "\n\nI object.\n\nFrom: Clerk")).text == "I object."
    assert one(data.replace("Subject: Fwd: ferry", "Subject: I object")).text == "A hearing."


def test_a_form_forwarded_by_an_aide_gives_its_comment_alone() -> None:
    form = "Name: Lin Xu\nEmail: xu@mail.example\nComments: Keep it.\n"
    head = "From: Web <noreply@marrowbay.example>\nSent: April 27 9:00 AM\nTo: Aide\nSubject: New comment\n\n"
    passage = one(message("FW: New comment", f"FYI\n\n{head}{form}"))
    assert (passage.text, passage.fields["name"]) == ("Keep it.", "Lin Xu")


def test_a_forward_with_own_words_is_the_senders() -> None:
    passage = one(message("FW: ferry", "I agree with my neighbor.\n\n" + FORWARDED))
    assert (passage.text, passage.fields["name"]) == ("I agree with my neighbor.", "Aide")
    assert "Keep it." in passage.rest


def test_an_attached_message_without_a_cover_is_the_letter() -> None:
    inner = "Content-Type: message/rfc822\n\nFrom: Lin Xu <xu@mail.example>\nSubject: ferry\n\nKeep it."
    passage = one(message("FW: ferry", parts("Content-Type: text/plain\n\n", inner), MIXED))
    assert (passage.text, passage.fields["name"]) == ("Keep it.", "Lin Xu")
    passage = one(message("letters", parts("Content-Type: text/plain\n\nPlease see attached.", inner), MIXED))
    assert (passage.text, passage.fields["name"]) == ("Keep it.", "Lin Xu")
    passage = one(message("letters", parts("Content-Type: text/plain\n\nSee attached.", inner, inner), MIXED))
    assert passage.text == "See attached.\n\n[attached: ferry]\nKeep it.\n\n[attached: ferry]\nKeep it."


def test_an_attached_message_below_own_words_is_kept_apart_like_a_forwarded_one() -> None:
    inner = "Content-Type: message/rfc822\n\nFrom: Lin Xu <xu@mail.example>\nSubject: ferry\n\nKeep it."
    passage = one(message("letters", parts("Content-Type: text/plain\n\nI agree.", inner), MIXED))
    assert (passage.text, passage.attachments) == ("I agree.", ("ferry",))
    assert "[attached: ferry]\nKeep it." in passage.rest


def test_words_in_the_subject_alone_are_words() -> None:
    assert one(message("Please vote no on item 29", "")).text == "Please vote no on item 29"


def test_a_web_forms_mail_gives_its_fields() -> None:
    form = "Name: Lin Xu\nEmail: xu@mail.example\nAgenda Item: 29\nPosition: Oppose\nComments: Keep it.\nIt matters.\n"
    passage = one(message("Form", form).replace("Aide <aide", "City <noreply"))
    assert passage.text == "Keep it.\nIt matters."
    assert passage.fields["name"] == "Lin Xu"
    assert passage.fields["position"] == "Oppose"
    assert passage.fields["channel"] == "web form"


def test_a_web_forms_labels_are_no_signature_above_its_comment() -> None:
    form = (
        "The following form was submitted via your website.\n\nFull Name: Lin Xu\nEmail: xu@mail.example\n"
        "Phone: 555-014-1234\nMessage: Keep it.\n\nLin\n\nForm submitted on: 4/27/2026\n"
    )
    passage = one(message("Form", form).replace("Aide <aide", "City <noreply"))
    assert (passage.text, passage.fields["name"]) == ("Keep it.\n\nLin", "Lin Xu")
    assert "Phone: 555-014-1234" in passage.rest


def test_behind_a_lists_address_stands_the_writer() -> None:
    data = message("x", "Keep it.").replace(
        "From: Aide <aide@", "Reply-To: Lin Xu <xu@mail.example>\nFrom: 'Lin' via Board <board@"
    )
    assert one(data).fields["email"] == "xu@mail.example"


def test_mail_that_nobody_wrote_by_hand_is_marked() -> None:
    notes = read(message("Automatic reply: ferry", "I am away until May.")).notes
    assert notes == (
        "Not written by hand, so look whether to set aside: letter.eml (Automatic reply: ferry) is an automatic reply.",
    )
    report = parts(
        "Content-Type: text/plain\n\nNot delivered.", "Content-Type: message/rfc822\n\nSubject: x\n\nKeep it."
    )
    reading = read(message("Undeliverable: x", report, 'Content-Type: multipart/report; boundary="q"\n'))
    assert "not delivered" in reading.notes[0]
    assert reading.passages[0].text == "Not delivered."
    assert "Keep it." in reading.passages[0].rest


def a_mailbox(*messages: str) -> bytes:
    return "".join(f"From a@mail.example Tue Apr 28 10:00:00 2026\n{text}\n\n" for text in messages).encode()


def test_one_bad_message_never_stops_the_others() -> None:
    locked = "Content-Type: application/pkcs7-mime\n"
    reading = read(a_mailbox(message("a", "One."), message("", "x", locked), message("c", "Three.")))
    assert [passage.text for passage in reading.passages] == ["One.", "Three."]
    assert [name for name, _ in reading.problems] == ["message 2"]
    assert "encrypted" in reading.problems[0][1]


def test_a_picture_without_words_is_a_submission_without_words() -> None:
    picture = "Content-Type: image/png; name=boat.png\nContent-Transfer-Encoding: base64\n"
    reading = read(a_mailbox(message("the old boat", "iVBORw0KGgo=", picture), message("", "iVBORw0KGgo=", picture)))
    assert [(passage.text, passage.attachments) for passage in reading.passages] == [("", ("boat.png",))] * 2
    assert reading.passages[0].fields["subject"] == "the old boat"
    assert reading.problems == ()


def test_what_the_subject_above_a_picture_asks_for_is_words() -> None:
    picture = "Content-Type: image/png; name=boat.png\nContent-Transfer-Encoding: base64\n"
    assert one(message("Please mend this boat", "iVBORw0KGgo=", picture)).text == "Please mend this boat"


def test_a_mailbox_without_one_letter_is_refused_and_says_why() -> None:
    with pytest.raises(UnreadableFileError, match=r"holds no message with words .* encrypted"):
        read(a_mailbox(message("", "x", "Content-Type: application/pkcs7-mime\n")))


def test_a_large_mailbox_reports_and_can_be_cancelled() -> None:
    class Patience:
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def step(self, done: int, total: int, what: str = "") -> None:
            self.steps.append((done, total))
            if len(self.steps) == 3:
                raise Cancelled

    patience = Patience()
    data = a_mailbox(*[message("a", f"Letter {number}.") for number in range(300)])
    with pytest.raises(Cancelled):
        read_mail("box", data, Limits(), patience)
    assert [total for _, total in patience.steps] == [len(data)] * 3
    assert patience.steps[0][0] < patience.steps[1][0] < patience.steps[2][0] < len(data)


def test_more_text_than_allowed_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="more text than the 10 characters"):
        read_mail("a.eml", message("x", "Keep the ferry on Sundays.").encode(), Limits(text_characters=10), Silent())


def test_attachments_that_are_letters_are_read_and_bad_ones_named() -> None:
    whole = EmailMessage()
    whole["From"], whole["Subject"], whole["Message-ID"] = "Ana <a@mail.example>", "x", "<2@mail.example>"
    whole.set_content("See my letter.")
    whole.add_attachment("Keep the ferry.\n", filename="letter.txt")
    whole.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="more.pdf")
    whole.add_attachment(b"x\x9f", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    reading = read(whole.as_bytes())
    assert reading.passages[0].text == "See my letter.\n\n[attached: letter.txt]\nKeep the ferry."
    assert reading.passages[0].attachments == ("letter.txt", "more.pdf", "winmail.dat")
    assert [name for name, _ in reading.problems] == ["letter.eml: more.pdf", "letter.eml: winmail.dat"]


GOOD = message(
    "x", parts("Content-Type: text/html\n\n<p>Keep &amp; run it.</p>", "Content-Type: text/plain\n\nAna"), MIXED
).encode()


@given(st.integers(0, len(GOOD)), st.binary(max_size=60), st.integers(0, 60))
def test_any_damage_gives_a_passage_or_one_clear_sentence(place: int, junk: bytes, cut: int) -> None:
    try:
        reading = read(GOOD[:place] + junk + GOOD[place + cut :])
    except UnreadableFileError as problem:
        assert "\n" not in str(problem)
    else:
        assert all(passage.text.strip() for passage in reading.passages)
        assert not any("\x00" in passage.text + passage.rest for passage in reading.passages)
