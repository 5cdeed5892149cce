"""Saved web pages: a city's comment page (eComment, eSCRIBE and others), one passage a comment; else its visible text.

Nothing is loaded and nothing run: the page is only parsed, and what its reader could not see is not read.
"""

import csv
import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.html_text import decode_html, node_text, parse_html
from council_desk.readers.limits import Limits
from council_desk.readers.page_blocks import block_passage, repeated_blocks
from council_desk.readers.page_headings import passages_below_names
from council_desk.readers.passages import Passage, Reading, storable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

READER = "ecomment_page"

_FRAME = (
    "nav, header, footer, aside, [role=navigation], [role=banner], [role=contentinfo], form, dialog, [aria-hidden=true]"
)
_ITEM = re.compile(
    r"^\s*(?:agenda\s+)?(?:item\s*)?(?:no\.?|#)?\s*(\d{1,4}[a-zA-Z]?)\b(?!\s*comments?\b)", re.IGNORECASE
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def read_page(
    name: str, data: bytes, mapping: Mapping[str, str] | None, purpose: str, bounds: Limits, watch: Progress
) -> Reading:
    """Read a saved web page; `purpose` 'policy' gives its whole visible text. Errors as in `read_html`."""
    return read_html(name, decode_html(data), mapping, purpose, bounds, watch)


def read_html(
    name: str, html: str, mapping: Mapping[str, str] | None, purpose: str, bounds: Limits, watch: Progress
) -> Reading:
    """Read a page's HTML: an eComment list, repeated blocks, a table of comments, or its text run together.

    `mapping` is as in `child.ReadingChild.read_bytes`, for tables. Raises UnreadableFileError where the page shows no
    words, and for a page larger than `bounds` allow.
    """
    page = parse_html(html)
    if purpose == "policy":
        return _text(name, page, "policy", bounds)
    passages = _ecomment(page)
    notes: tuple[str, ...] = ()
    if not passages:
        table = _comment_table(page)
        if table is not None:
            from council_desk.readers.spreadsheet import read_delimited

            return read_delimited(name, table, mapping, bounds, watch)
        blocks = repeated_blocks(page)
        passages = [passage for block in blocks if (passage := block_passage(block)) is not None]
        notes = ("The comments were told by the repeating pattern of the page; look whether each is whole.",)
    if len(passages) < 2 and not _is_list(page):
        passages, notes = _named(page)
    if not passages:
        return _text(name, page, "packet", bounds)
    _check_size(name, sum(len(passage.text) for passage in passages), bounds)
    return Reading(READER, "list", tuple(passages), notes=notes)


def _named(page: "LexborHTMLParser") -> tuple[list[Passage], tuple[str, ...]]:
    """Passages below lines such as "Ana Ruiz (in favor)", where a page has no blocks to go by."""
    passages = passages_below_names(_visible(page).split("\n"))
    return passages, ("Each comment was taken from below its writer's name; look whether each is whole.",) * bool(
        passages
    )


def _is_list(page: "LexborHTMLParser") -> bool:
    return page.css_first("ul.comments > li") is not None


def _ecomment(page: "LexborHTMLParser") -> list[Passage]:
    """Read the lists of an eComment page: `ul.comments > li`, with the item's number where the page has several."""
    lists = page.css("ul.comments")
    items = [_item_above(node) for node in lists] if len(lists) > 1 else [""] * len(lists)
    passages = []
    for node, item in zip(lists, items, strict=True):
        child = node.first_child
        while child is not None:
            passage = _ecomment_entry(child, item) if child.tag == "li" else None
            if passage is not None:
                passages.append(passage)
            child = child.next
    return passages


def _ecomment_entry(entry: "LexborNode", item: str) -> Passage | None:
    body = entry.css_first("div.comment_body, .comment_body, .comment-body")
    if body is None:
        return block_passage(entry)
    text = storable(node_text(body)).strip()
    fields = {
        "external_id": entry.attributes.get("data-id") or "",
        "name": _text_at(entry, "a.user, .user"),
        "position": _text_at(entry, "label.label, span.label, .label"),
        "received": _time_at(entry),
        "item": item,
        "channel": "e-comment",
    }
    if not text:
        return None
    names = tuple(node_text(link).strip() for link in entry.css(".attachment a, .attachments a, a.attachment"))
    kept = {key: storable(" ".join(value.split())) for key, value in fields.items() if value and value.strip()}
    return Passage(text, fields=kept, attachments=tuple(name for name in names if name))


def _text_at(entry: "LexborNode", where: str) -> str:
    found = entry.css_first(where)
    return node_text(found) if found is not None else ""


def _time_at(entry: "LexborNode") -> str:
    found = entry.css_first("span.timeago, .timeago, time, abbr[title]")
    if found is None:
        return ""
    given = found.attributes
    return given.get("title") or given.get("datetime") or given.get("data-time") or node_text(found)


def _item_above(node: "LexborNode") -> str:
    """Return the agenda number of the nearest heading above a list, '' where none names one."""
    at: LexborNode | None = node
    while at is not None:
        before = at.prev
        while before is not None:
            number = _item_of(before)
            if number:
                return number
            before = before.prev
        at = at.parent
    return ""


def _item_of(node: "LexborNode") -> str:
    if not node.is_element_node:
        return ""
    headings = [node] if node.tag in _HEADINGS else node.css(", ".join(_HEADINGS))
    for heading in reversed(headings):
        match = _ITEM.match(node_text(heading))
        if match:
            return match[1]
    return ""


def _comment_table(page: "LexborHTMLParser") -> bytes | None:
    """Return the page's largest table as CSV, where its first rows name the columns of a list of comments."""
    from council_desk.readers.columns import find_header

    best: tuple[int, list[list[str]]] = (0, [])
    for table in page.css("table"):
        if any(inner.mem_id != table.mem_id for inner in table.css("table")):
            continue
        rows = [_cells(row) for row in table.css("tr")]
        size = sum(len(cell) for row in rows for cell in row)
        if len(rows) >= 2 and size > best[0] and find_header(rows) is not None:
            best = size, rows
    if not best[1]:
        return None
    out = io.StringIO()
    csv.writer(out).writerows(best[1])
    return out.getvalue().encode("utf-8", "replace")


def _cells(row: "LexborNode") -> list[str]:
    return [node_text(cell).strip() for cell in row.css("td, th")]


def _visible(page: "LexborHTMLParser") -> str:
    """The page's words without its frame (menus, head and foot), unless the frame is all there is."""
    root = page.body or page.root
    if root is None:
        return ""
    whole = node_text(root)
    for node in page.css(_FRAME):
        if node.tag not in ("html", "body", "main"):
            node.decompose()
    inner = node_text(root)
    return inner if len(inner) * 3 >= len(whole) else whole


def _text(name: str, page: "LexborHTMLParser", kind: str, bounds: Limits) -> Reading:
    whole = storable(_visible(page)).strip()
    if not whole:
        raise UnreadableFileError(
            f"{name} is a saved web page that shows no words: its comments may come from the network. "
            "Open it in a browser, copy the comments and paste them into Import."
        )
    _check_size(name, len(whole), bounds)
    passage = Passage(whole, first_line=1, last_line=whole.count("\n") + 1)
    return Reading(READER, kind, (passage,), whole_text=whole)


def _check_size(name: str, characters: int, bounds: Limits) -> None:
    if characters > bounds.text_characters:
        raise UnreadableFileError(
            f"{name} holds more text than the {bounds.text_characters:,} characters one file may have. "
            "Split it and import the parts; nothing was stored."
        )
