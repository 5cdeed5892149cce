"""HTML as its reader sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.html_text import (
    QUOTE,
    SIGNATURE,
    TextLine,
    decode_html,
    html_lines,
    html_text,
    node_text,
    parse_html,
)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two<br>three</div>", "One\nTwo\nthree"),
        ("One &amp; two&nbsp;&#8217;s &lt;b&gt;", "One & two ’s <b>"),
        ("<p>One\n  two <b>three</b>  four</p>", "One two three four"),
        ("<pre>One\n  two\n</pre>three", "One\n  two\n\nthree"),
        ("<script>x()</script><style>p{}</style><title>t</title><p>One<!-- two --></p><noscript>n</noscript>", "One"),
        ("<p style='display: none'>no</p><p hidden>no</p><span style='font-size:0'>no</span>One", "One"),
        ("<table><tr><td>a<td>b<tr><td><table><tr><td>c</table></table>", "a\tb\n\nc"),
        ("<ul><li>One<li>Two</ul>after", "One\nTwo\n\nafter"),
        ("<p>One<div>Two</p></b></i>three", "One\n\nTwo\n\nthree"),
        ("Glad <img src='http://x.example/t.gif' alt='😀'><img alt='logo' src='file:///etc/passwd'>", "Glad 😀"),
        ("", ""),
    ],
)
def test_only_visible_words_are_left(page: str, text: str) -> None:
    assert html_text(page) == text


def test_containers_of_mail_programs_are_marked() -> None:
    page = "<p>Own</p><blockquote type=cite>Old</blockquote><div class='x_gmail_signature'>Ana</div>"
    assert [line for line in html_lines(page) if line.text] == [
        TextLine("Own"),
        TextLine("Old", QUOTE),
        TextLine("Ana", SIGNATURE),
    ]


def test_a_bare_indentation_is_asked_for() -> None:
    page = "<p>He wrote:</p><blockquote>Old</blockquote>"
    assert html_lines(page)[-1] == TextLine("Old")
    assert html_lines(page, lambda line: line == "He wrote:")[-1] == TextLine("Old", QUOTE)


def test_bytes_become_text_by_mark_meta_or_letters() -> None:
    assert decode_html("<p>año".encode("utf-16")) == "<p>año"
    assert decode_html(b"<meta charset=windows-1252><p>a\xf1o").endswith("año")
    assert decode_html("<p>año".encode(), "iso-8859-1 wrong") == "<p>año"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "One",
        "<b><i>" * 20_000 + "One",
        "<p " + "a=b " * 50_000 + ">One",
        "<table><tr><td>" * 5_000 + "One",
    ],
)
def test_pages_made_to_take_for_ever_are_read_at_once(page: str) -> None:
    assert "One" in html_text(page)


def test_one_element_gives_its_own_words_only() -> None:
    found = parse_html("<p>One <b>two</b></p><p>Three</p>").css_first("p")
    assert found is not None
    assert node_text(found) == "One two"


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div hidden>",
                "</div>",
                "<table>",
                "<td>",
                "<br>",
                "<",
                "&",
                "x",
                "<blockquote>",
                "<!--",
                "\x00",
            ]
        )
        | st.text(max_size=5)
    )
)
def test_any_text_is_taken_for_a_page(pieces: list[str]) -> None:
    assert "\x00" not in html_text("".join(pieces))
