"""Signatures that only a mail's page names, found in its plain text."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.html_text import SIGNATURE
from council_desk.readers.mail_marked import mark_signature, names_signature
from council_desk.readers.mail_message import parse_mail, text_lines
from council_desk.readers.mail_words import plain_lines, split_words

PAGE = """<div>Keep the ferry.</div><div>Ana</div>
<div class="gmail_signature"><div>Salt &amp; Rye</div><div>Good bread <a href="https://rye.example">daily</a></div></div>"""
PLAIN = "Keep the ferry.\n\nThanks,\nAna\n\nSalt & Rye\nGood bread daily <https://rye.example>"


def test_the_lines_of_a_pages_signature_are_marked_and_folded() -> None:
    lines = mark_signature(plain_lines(PLAIN), PAGE)
    assert [line.text for line in lines if line.mark == SIGNATURE] == [
        "Salt & Rye",
        "Good bread daily <https://rye.example>",
    ]
    assert split_words(lines).own == "Keep the ferry.\n\nThanks,\nAna"


def test_a_line_that_goes_on_beyond_the_container_stays() -> None:
    lines = mark_signature(plain_lines("Keep it.\nSalt & Rye, I say, good bread daily"), PAGE)
    assert not any(line.mark for line in lines)


def test_only_a_page_with_a_container_is_asked() -> None:
    assert names_signature(PAGE)
    assert not names_signature("<p>Keep it.</p>")


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_line_is_changed_but_for_its_mark(plain: str, page: str) -> None:
    lines = plain_lines(plain)
    assert [line.text for line in mark_signature(lines, page)] == [line.text for line in lines]


OUTLOOK = """<p class=MsoNormal>Keep it.</p><p class=MsoNormal>Thanks,<br>Ana</p>
<p class=MsoNormal><a name="_MailAutoSig"><span>Salt and Rye</span></a></p>
<p class=MsoNormal><span style='mso-bookmark:_MailAutoSig'>Good bread daily since 1988</span></p>"""
YAHOO = """<div>Keep it.<br>Thanks,<br>Ana</div><div class="ydp1a2bsignature">Salt and Rye<br>Good bread daily</div>"""


def test_outlooks_bookmark_and_yahoos_class_are_containers() -> None:
    for page in (OUTLOOK, YAHOO):
        assert split_words(text_lines(page, html=True)).own.split() == ["Keep", "it.", "Thanks,", "Ana"]


def test_of_two_bodies_the_page_tells_the_plain_texts_signature() -> None:
    raw = (
        'Content-Type: multipart/alternative; boundary="q"\n\n--q\nContent-Type: text/plain\n\n'
        f"{PLAIN}\n--q\nContent-Type: text/html\n\n{PAGE}\n--q--\n"
    )
    assert split_words(parse_mail(raw.encode()).lines).own == "Keep the ferry.\n\nThanks,\nAna"
