"""Saved web pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.ecomment_page import read_page
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading

ECOMMENT = """<html><head><title>x</title><script>var a='no'</script></head>
<body><nav>Home</nav><h2>29. Ferry</h2>
<ul class="comments"><li data-id="11"><a class="user" href="#">Ana Ruiz</a>
<span class="timeago" title="April 27, 2026 6:05 PM">2 days ago</span>
<label class="label label-success">Support</label>
<div class="comment_body"><p>Keep it &amp; run it.</p><p>Second<span hidden>no</span></p></div>
<div class="attachments"><a href="file:///etc/passwd">map.pdf</a></div></li>
<li data-id="12"><a class="user">Guest User</a><span class="timeago" datetime="2026-04-27T10:00">x</span>
<div class="comment_body">No.</div></li></ul>{more}</body></html>"""


def read(page: str, purpose: str = "comments") -> Reading:
    return read_page("page.html", page.encode(), None, purpose, Limits(), Silent())


def test_an_ecomment_page_gives_each_comment_with_its_fields() -> None:
    reading = read(ECOMMENT.format(more=""))
    first, second = reading.passages
    assert (reading.kind, reading.notes) == ("list", ())
    assert first.text == "Keep it & run it.\n\nSecond"
    assert first.attachments == ("map.pdf",)
    assert dict(first.fields) == {
        "external_id": "11",
        "name": "Ana Ruiz",
        "position": "Support",
        "received": "April 27, 2026 6:05 PM",
        "channel": "e-comment",
    }
    assert second.text == "No."
    assert "position" not in second.fields
    assert second.fields["received"] == "2026-04-27T10:00"


def test_several_lists_keep_the_items_above_them() -> None:
    more = (
        "<h2>Item 30 - Pool</h2><div><ul class=comments><li><a class=user>Ben</a>"
        "<div class=comment_body>Open it.</div></li></ul></div>"
    )
    assert [passage.fields["item"] for passage in read(ECOMMENT.format(more=more)).passages] == ["29", "29", "30"]


def test_names_with_positions_part_a_page_without_blocks() -> None:
    page = (
        "<h1>Comments</h1><p><b>Ana Ruiz (In favor)</b></p><p>Keep it.</p><p>Really.</p>"
        "<p><b>Ben Ito (-)</b></p><p>Hm.</p>"
    )
    reading = read(page)
    assert [(p.text, dict(p.fields)) for p in reading.passages] == [
        ("Keep it.\n\nReally.", {"name": "Ana Ruiz", "position": "In favor"}),
        ("Hm.", {"name": "Ben Ito"}),
    ]
    assert "writer's name" in reading.notes[0]


def test_a_table_of_comments_is_read_as_a_list() -> None:
    page = (
        "<table><tr><th>Name<th>Position<th>Comment</tr>"
        "<tr><td>Ana<td>Support<td>Keep, it</tr><tr><td>Ben<td>Oppose<td>No</table>"
    )
    reading = read(page)
    assert [(p.text, p.fields["name"], p.fields["position"]) for p in reading.passages] == [
        ("Keep, it", "Ana", "Support"),
        ("No", "Ben", "Oppose"),
    ]
    assert reading.columns is not None


def test_any_other_page_is_its_visible_text_run_together() -> None:
    reading = read("<body><nav>Home</nav><h1>Letters</h1><p>Keep the ferry, please.</p><p>And the bus.</p></body>")
    assert reading.kind == "packet"
    assert reading.whole_text == "Letters\n\nKeep the ferry, please.\n\nAnd the bus."
    assert read("<p>Section 1. Boats.</p>", "policy").kind == "policy"


def test_a_page_that_shows_no_words_and_one_too_large_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="shows no words"):
        read("<html><body><div id=app></div><script>load()</script></body></html>")
    with pytest.raises(UnreadableFileError, match="more text than the 5"):
        read_page("p", ECOMMENT.encode(), None, "comments", Limits(text_characters=5), Silent())


@given(
    st.integers(0, len(ECOMMENT)),
    st.sampled_from(["<", "</div>", "<ul class=comments>", "<!--", "\x00", "<li>", "&"]),
    st.integers(0, 90),
)
def test_broken_pages_give_passages_or_one_sentence(place: int, junk: str, cut: int) -> None:
    try:
        assert read(ECOMMENT[:place] + junk + ECOMMENT[place + cut :]).passages
    except UnreadableFileError as problem:
        assert "\n" not in str(problem)
