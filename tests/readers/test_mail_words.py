"""A message's own words and the rest: in the samples of tests/data/mail, lines of the rest begin with "~"."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.html_text import QUOTE, TextLine
from council_desk.readers.mail_message import text_lines
from council_desk.readers.mail_words import Words, forwarded_letter, plain_lines, split_words

BODIES = (Path(__file__).parents[1] / "data" / "mail" / "bodies.txt").read_text(encoding="utf-8")
SAMPLES = dict(block.removeprefix("# ").split("\n", 1) for block in BODIES.split("%%\n"))

GMAIL = """<div dir="ltr"><div>Dear council,</div><div><br></div><div>Keep the ferry.</div><div><br></div><div>Ana</div>
<div>-- <br><div dir="ltr" class="gmail_signature"><div>Ana Ruiz</div><div>Director, Ruiz Bakery</div>
<div>555-014-1234</div></div></div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Apr 27,
2026 at 4:12&#8239;PM Clerk &lt;<a href="mailto:c@mail.example">c@mail.example</a>&gt; wrote:<br></div>
<blockquote class="gmail_quote"><div>Hello</div></blockquote></div>"""
GMAIL_INLINE = """<div class="gmail_quote">
<div class="gmail_attr">On Mon, Apr 27, 2026 at 4:12 PM Clerk &lt;c@mail.example&gt;
wrote:<br></div><blockquote class="gmail_quote">Do you agree?</blockquote><div>Yes I do.</div>
<blockquote class="gmail_quote">And the fee?</blockquote><div>No.</div></div>"""
CARD = """<div>Keep it.</div><div>Best,</div><div>Ana</div><br><table><tr><td rowspan=4><img src="cid:x"></td>
<td><b>Ana Ruiz</b></td></tr><tr><td>Owner, Ruiz Nets</td></tr><tr><td>M: 555-0142 | ana@ruiz.example</td></tr>
<tr><td><a>Website</a> | <a>Instagram</a></td></tr></table>"""
SPACED = """<p>Keep it.</p><p>Thanks,</p><p>Ana</p><p>Ana Ruiz</p><p>Owner</p><p>Ruiz Nets</p><p>555-0142</p>"""
CAMPAIGN = """<p>Keep it.</p><p>Ana Ruiz<br>14 Gull Street</p><hr><p>Sent with QuayLetter on behalf
of ana@mail.example. Quay Coalition, P.O. Box 118, Marrow Bay. Privacy policy | Unsubscribe | Report abuse</p>"""
GUARDED = """<div id="banner"><table><tr><td>This Message Is From an External Sender</td></tr><tr><td>This message came
from outside your organization.</td></tr><tr><td><a>Report Suspicious</a></td></tr></table></div><p>Keep it.</p>"""
INDENTED = (
    """<div>I quote the draft:<blockquote style="margin:0 0 0 40px">Boats may run.</blockquote>And I agree.</div>"""
)
OUTLOOK = """<body><div class="WordSection1"><p class="MsoNormal">Council,<o:p></o:p></p>
<p class="MsoNormal">Keep it.</p>
<p class="MsoNormal">Ben Ito</p><div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Clerk
&lt;c@mail.example&gt; <br><b>Sent:</b> Monday, April 27, 2026 4:12 PM<br><b>To:</b> Ben<br>
<b>Subject:</b> Re: ferry</p></div>
<p class="MsoNormal">Old words.</p></div></body>"""
OUTLOOK_ON_THE_WEB = """<div class="elementToProof">Keep it.</div><div id="x_Signature"><div>Ben Ito</div></div>
<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Fra:</b> Clerk<br></div><div>Old words</div>"""
APPLE = """<body>Keep it.<div><br></div><div>Lena<br id="lineBreakAtBeginningOfSignature"><div>Sent from my iPhone</div>
<blockquote type="cite">On Apr 27, 2026, at 4:12 PM, Clerk wrote:<br></blockquote></div>
<blockquote type="cite"><div>Old</div></blockquote></body>"""
YAHOO = """<div class="yahoo-style-wrap">Keep it.</div>
<div id="q1" class="yahoo_quoted"><div>On Monday, Clerk wrote:</div>Old</div>"""
THUNDERBIRD = """<p>Keep it.</p><div class="moz-cite-prefix">Am 27.04.26 um 16:12 schrieb Clerk:<br></div>
<blockquote type="cite"><p>Old</p></blockquote>
<p>And thanks.</p><pre class="moz-signature">-- \nTel. 555-014-1234</pre>"""
BARE = """<p>Keep it.</p><p>On Mon, Apr 27, 2026 at 4:12 PM, Clerk &lt;c@mail.example&gt; wrote:</p>
<blockquote><p>Old</p></blockquote><p>That is all.</p>"""


@pytest.mark.parametrize("title", SAMPLES)
def test_the_writers_own_words_are_found(title: str) -> None:
    lines = SAMPLES[title].rstrip("\n").split("\n")
    words = split_words(plain_lines("\n".join(line.removeprefix("~") for line in lines)))
    own = "\n".join("" if line.startswith("~") else line.rstrip() for line in lines)
    rest = [line.removeprefix("~").strip() for line in lines if line.startswith("~")]
    assert squeezed(words.own) == squeezed(own)
    assert [line.strip() for line in words.rest.split("\n") if line.strip()] == [line for line in rest if line]


def squeezed(text: str) -> str:
    return re.sub(r"\n{2,}", "\n\n", text).strip()


@pytest.mark.parametrize("title", SAMPLES)
@pytest.mark.parametrize("line", ["<div>{}</div>", "<p class=MsoNormal>{}<o:p></o:p></p>", "{}<br>"])
def test_the_same_words_are_found_in_a_page(title: str, line: str) -> None:
    lines = SAMPLES[title].rstrip("\n").split("\n")
    page = "".join(line.format(html.escape(text.removeprefix("~")) or "&nbsp;") for text in lines)
    words = split_words(text_lines(f"<html><body>{page}</body></html>", html=True))
    assert words.own.split() == " ".join(text for text in lines if not text.startswith("~")).split()


@pytest.mark.parametrize(
    ("page", "own"),
    [
        (GMAIL, "Dear council,\n\nKeep the ferry.\n\nAna"),
        (GMAIL_INLINE, "Yes I do.\n\nNo."),
        (INDENTED, "I quote the draft:\n\nBoats may run.\n\nAnd I agree."),
        (OUTLOOK, "Council,\nKeep it.\nBen Ito"),
        (OUTLOOK_ON_THE_WEB, "Keep it.\nBen Ito"),
        (APPLE, "Keep it.\n\nLena"),
        (YAHOO, "Keep it."),
        (THUNDERBIRD, "Keep it.\n\nAnd thanks."),
        (BARE, "Keep it.\n\nThat is all."),
        (CARD, "Keep it.\nBest,\nAna"),
        (SPACED, "Keep it.\n\nThanks,\n\nAna"),
        (CAMPAIGN, "Keep it.\n\nAna Ruiz\n14 Gull Street"),
        (GUARDED, "Keep it."),
    ],
)
def test_quoted_mail_in_a_mail_programs_own_containers_is_folded(page: str, own: str) -> None:
    assert split_words(text_lines(page, html=True)).own == own


def test_more_than_forty_is_no_quotation() -> None:
    text = "The lot holds\n> 40 cars\nand that is too many."
    assert split_words(plain_lines(text)) == Words(text, "")


FORWARD = """Begin forwarded message:

> From: Lin Xu <xu@mail.example>
> Subject: ferry
> Date: April 27, 2026 at 9:00:00 AM PDT
> To: aide@marrowbay.example
>
> Please keep it.
>> Will you?
> Yes.
"""


def test_a_forwarded_letter_is_opened_with_its_writer() -> None:
    letter = forwarded_letter(plain_lines(FORWARD))
    assert letter is not None
    assert letter.head.fields == {
        "name": "Lin Xu",
        "email": "xu@mail.example",
        "subject": "ferry",
        "received": "April 27, 2026 at 9:00:00 AM PDT",
    }
    assert split_words(letter.lines) == Words("Please keep it.\n\nYes.", ">> Will you?".removeprefix(">"))
    assert letter.above.startswith("Begin forwarded message:")


def test_a_message_that_quotes_nothing_passes_nothing_on() -> None:
    assert forwarded_letter(plain_lines("Please keep it.")) is None
    only_marked = forwarded_letter([TextLine("Please keep it.", QUOTE)])
    assert only_marked is not None
    assert split_words(only_marked.lines).own == "Please keep it."


PIECES = st.lists(
    st.sampled_from(
        [
            "Dear council,",
            "Keep the ferry running on Sundays, please.",
            "Thanks,",
            "Ana Ruiz",
            "555-014-1234",
            "-- ",
            "> quoted words",
            "",
            "On Mon, Apr 27, 2026 at 4:12 PM Clerk <c@mail.example> wrote:",
            "From: Clerk <c@mail.example>",
            "Sent: Monday, April 27, 2026 4:12 PM",
            "Subject: ferry",
            "Sent from my iPhone",
            "CAUTION: This email originated from outside. Do not click links.",
            "Director, Ruiz Bakery",
            "---------- Forwarded message ---------",
            "This e-mail is confidential. If you are not the intended recipient, delete it.",
            "____________________",
        ]
    )
    | st.text(max_size=30),
    max_size=25,
)


@given(PIECES)
def test_no_word_is_ever_lost_or_doubled(lines: list[str]) -> None:
    given_lines = plain_lines("\n".join(lines))
    words = split_words(given_lines)
    kept = sorted(word for part in (words.own, words.rest) for word in part.split())
    assert kept == sorted(word for line in given_lines for word in line.text.split())
    forwarded_letter(given_lines)
