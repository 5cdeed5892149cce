"""Comment blocks of a page by their repeating structure."""

import pytest

from council_desk.readers.html_text import parse_html
from council_desk.readers.page_blocks import block_passage, repeated_blocks
from council_desk.readers.passages import Passage


def passages(page: str) -> list[Passage]:
    return [passage for block in repeated_blocks(parse_html(page)) if (passage := block_passage(block)) is not None]


CARDS = """<header>Menu</header><main><div class="list">
<div class="card first"><div class="author">Ana</div><time datetime="2026-04-01">x</time>
<p>Keep it please.</p><a>Reply</a></div>
<div class="card"><div class="author">Ben</div><time datetime="2026-04-02">x</time>
<p>It costs too much.</p><p>No.</p></div>
</div></main>"""
LABELLED = """<div class=c><p>Name: Ana Ruiz</p><p>Date: April 2, 2026</p><p>Comment: Keep it.</p><p>More</p></div>
<div class=c><p>Name: Ben</p><p>Comment: Drop it.</p></div>"""
SCHEMA = """<section itemscope><span itemprop=author>Ana</span><div itemprop=text>Keep it, please.</div></section>
<section itemscope><span itemprop=author>Ben</span><div itemprop=text>No.</div></section>"""


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (CARDS, [("Ana", "2026-04-01", "Keep it please."), ("Ben", "2026-04-02", "It costs too much.\n\nNo.")]),
        (LABELLED, [("Ana Ruiz", "April 2, 2026", "Keep it.\n\nMore"), ("Ben", None, "Drop it.")]),
        (SCHEMA, [("Ana", None, "Keep it, please."), ("Ben", None, "No.")]),
    ],
)
def test_each_block_is_a_comment_with_its_fields(page: str, found: list[tuple[str, str | None, str]]) -> None:
    assert [(p.fields.get("name"), p.fields.get("received"), p.text) for p in passages(page)] == found


@pytest.mark.parametrize(
    "page",
    [
        "<p>One.</p><p>Two.</p><p>Three.</p>",
        "<ul><li>One<li>Two</ul><p>A long letter stands here.</p>",
        "",
        "<div hidden>x</div>",
    ],
)
def test_paragraphs_and_lists_of_a_text_are_no_comments(page: str) -> None:
    assert repeated_blocks(parse_html(page)) == []


def test_a_block_without_words_is_nothing() -> None:
    (block,) = parse_html("<div><b class=author>Ana</b></div>").css("div")
    assert block_passage(block) is None
