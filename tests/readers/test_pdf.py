"""PDF with text."""

import io

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading
from council_desk.readers.pdf import read_pdf


def made(*pages: list[str], header: str = "", numbered: bool = False) -> bytes:
    """A PDF with these lines on its pages, 14 points apart; '' leaves a gap."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(612, 792), invariant=1)
    for number, lines in enumerate(pages, start=1):
        if header:
            paper.drawString(72, 760, header)
        if numbered:
            paper.drawString(290, 28, f"Page {number} of {len(pages)}")
        for place, line in enumerate(lines):
            paper.drawString(72, 700 - 14 * place, line)
        paper.showPage()
    paper.save()
    return out.getvalue()


def encrypted(data: bytes, user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def read(data: bytes, purpose: str = "comments", limits: Limits | None = None) -> Reading:
    return read_pdf("packet.pdf", data, purpose, limits or Limits(), Silent())


def test_each_headed_comment_is_a_passage_with_its_page() -> None:
    reading = read(
        made(
            [
                "Comment 1",
                "Name: Ana Ruiz",
                "I would like the pool to stay open in the winter as well, and",
                "I would pay.",
            ],
            ["for it, within reason.", "", "Comment 2", "Name: Lee Wong", "No."],
            header="Marrow Bay packet",
            numbered=True,
        )
    )
    assert reading.kind == "list"
    assert [(passage.page, passage.fields["name"]) for passage in reading.passages] == [
        (1, "Ana Ruiz"),
        (2, "Lee Wong"),
    ]
    assert "packet" not in reading.passages[0].text
    assert "Page" not in reading.passages[0].text
    assert reading.passages[0].text.endswith("within reason.")
    assert any("Marrow Bay packet" in note for note in reading.notes)


def test_run_together_letters_are_one_text_with_a_page_for_each_line() -> None:
    reading = read(
        made(
            [
                "Dear Council,",
                "",
                "Please keep the pool open all year.",
                "",
                "Ana",
                "",
                "Dear Council,",
                "",
                "Yes.",
                "Jo",
            ],
            ["Dear Council,", "", "No.", "", "Lee"],
        )
    )
    assert reading.kind == "packet"
    assert reading.whole_text is not None
    lines = reading.whole_text.split("\n")
    assert len(reading.page_of_line) == len(lines)
    assert {reading.page_of_line[place] for place, line in enumerate(lines) if line in ("Ana", "No.")} == {1, 2}
    assert reading.passages[0].text == reading.whole_text


def test_a_policy_is_one_text_in_paragraphs() -> None:
    reading = read(
        made(
            [
                "SECTION 1. The municipal pool at Harbor Point shall be open on every day of the year,",
                "holidays excepted.",
                "(a) Fees stay as they are.",
            ]
        ),
        purpose="policy",
    )
    assert reading.kind == "policy"
    assert reading.whole_text == (
        "SECTION 1. The municipal pool at Harbor Point shall be open on every day of the year, "
        "holidays excepted.\n(a) Fees stay as they are."
    )


def test_an_empty_user_password_opens_and_any_other_is_asked_for() -> None:
    data = made(["Please keep the pool open."])
    assert read(encrypted(data, "")).whole_text == "Please keep the pool open."
    with pytest.raises(UnreadableFileError, match="protected with a password"):
        read(encrypted(data, "secret"))


def test_a_scan_says_that_it_is_one_and_pages_without_text_are_named() -> None:
    with pytest.raises(UnreadableFileError, match="seems to be a scan"):
        read(made([], []))
    reading = read(made(["Please keep the pool open."], []))
    assert any("page 2 of 2" in note for note in reading.notes)


def test_damage_is_one_clear_line() -> None:
    data = made(["Please keep the pool open."])
    for broken in (b"%PDF-1.7 nothing", b"%PDF-1.4\n" + bytes(range(256)) * 20, data[:120]):
        with pytest.raises(UnreadableFileError, match=r"packet\.pdf"):
            read(broken)


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="3 pages, more than the 2"):
        read(made(["a"], ["b"], ["c"]), limits=Limits(pages=2))


def test_more_text_than_allowed_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="more text"):
        read(made(["Please keep the pool open."]), limits=Limits(text_characters=10))


def test_a_letter_on_each_page_is_a_comment_each_and_one_letter_is_one() -> None:
    letters = (
        ["April 1, 2026", "", "Dear Council,", "", "Please keep the pool open.", "", "Sincerely,", "Ana"],
        ["Dear Council,", "", "No.", "", "Thank you,", "Lee"],
    )
    reading = read(made(*letters, numbered=True))
    assert [(passage.page, passage.text.split("\n")[-1]) for passage in reading.passages] == [(1, "Ana"), (2, "Lee")]
    alone = read(made(letters[0]))
    assert [passage.text.split("\n")[0] for passage in alone.passages] == ["April 1, 2026"]
    assert any("one letter" in note for note in alone.notes)


def test_the_head_of_a_mail_is_parted_into_name_and_address() -> None:
    mails = [
        line
        for name in ("Ana Ruiz <ana@b.org>", "lee@b.org", "Jo Neil [mailto:jo@b.org]")
        for line in (f"From: {name}", "Sent: Monday, April 27, 2026 6:05 PM", "Subject: Pool", "", "Keep it.", "")
    ]
    reading = read(made(mails))
    assert [(p.fields.get("name"), p.fields.get("email")) for p in reading.passages] == [
        ("Ana Ruiz", "ana@b.org"),
        (None, "lee@b.org"),
        ("Jo Neil", "jo@b.org"),
    ]


def test_a_page_number_below_a_parted_word_is_not_drawn_into_it() -> None:
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(612, 792), invariant=1)
    for number, lines in enumerate(
        (
            ["From: Ana Ruiz", "Date: May 4, 2026", "Give everybody who rows a boat a member-"],
            ["ship card.", "From: Lee Wong", "Date: May 5, 2026", "No."],
        ),
        start=1,
    ):
        for place, line in enumerate(lines):
            paper.drawString(72, (110 if number == 1 else 700) - 14 * place, line)
        paper.drawString(280, 40, f"Page {number}")
        paper.showPage()
    paper.save()
    assert [passage.text for passage in read(out.getvalue()).passages] == [
        "Give everybody who rows a boat a membership card.",
        "No.",
    ]
