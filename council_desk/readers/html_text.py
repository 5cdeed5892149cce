"""HTML as a reader of the page sees it: its visible text line by line, nothing loaded, nothing run.

The rules of which element begins a line follow the HTML standard's rendering section; `mail_words` needs to know which
lines stand in a mail program's own container for quoted mail or for a signature, so each line carries that mark.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from council_desk.readers.encoding import decode

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

OWN, QUOTE, SIGNATURE = "", "quote", "signature"
"""Marks of a line: nothing known; in a container for quoted or forwarded mail; in a container for a signature."""

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "applet",
        "select",
        "datalist",
        "audio",
        "video",
        "canvas",
        "map",
        "frameset",
    ]
)
_BREAKS = frozenset(
    [
        "div",
        "li",
        "tr",
        "dt",
        "dd",
        "address",
        "header",
        "footer",
        "main",
        "section",
        "article",
        "aside",
        "nav",
        "form",
        "fieldset",
        "legend",
        "figure",
        "figcaption",
        "caption",
        "center",
        "body",
        "details",
        "summary",
        "option",
        "tbody",
        "thead",
        "tfoot",
        "button",
    ]
)
_GAPS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "pre", "hr"])
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|"
    r"mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_NO_MARGIN = re.compile(r"margin\s*:\s*0(?:px|pt|in|cm|em)?\s*(?:;|$|!)|margin-bottom\s*:\s*0(?![.\d])", re.IGNORECASE)
_QUOTE_NAMES = frozenset(
    [
        "yahoo_quoted",
        "protonmail_quote",
        "tutanota_quote",
        "zmail_extra",
        "moz-cite-prefix",
        "moz-forward-container",
        "gmx_quote",
        "ms-outlook-mobile-reference-message",
        "mail-editor-reference-message-container",
        "olk_src_body_section",
        "isreplycontent",
        "isforwardcontent",
        "reply-intro",
        "quoted-plain-text-container",
    ]
)
_REST_NAMES = frozenset({"divrplyfwdmsg", "appendonsend"})
"""Outlook on the web: what follows this element, to the end of the message, is the mail that was answered."""

_SIGNATURE_NAMES = frozenset(
    [
        "gmail_signature",
        "moz-signature",
        "signature",
        "ms-outlook-mobile-signature",
        "applemailsignature",
        "mobile_signature",
        "linebreakatbeginningofsignature",
        "protonmail_signature_block",
        "yahoo-signature",
        "tutanota_signature",
    ]
)
_SPACE = re.compile("[ \t\r\n\f\xa0]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,30})\s[^<>]{20000,}>")
"""Pictures within the page, and tags of a hundred thousand attributes, for which the parser takes minutes."""

_DEEPEST = 300
_VOID = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "option",
    ]
)
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


class TextLine(NamedTuple):
    """One line of a mail or page, without its line end, and where it stood (OWN, QUOTE or SIGNATURE)."""

    text: str
    mark: str = OWN


def decode_html(data: bytes, charset: str = "") -> str:
    """Turn the bytes of a page into text by its byte-order mark, the given charset, its own <meta>, or its letters."""
    from council_desk.readers.mail_charset import decode_as

    found = _CHARSET.search(data[:4096])
    named = charset or (found[1].decode("ascii", "replace") if found else "")
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return decode_as(data, named)
    decoded = decode(data)
    return decoded[0] if decoded else data.decode("cp1252", "replace")


def parse_html(html: str) -> "LexborHTMLParser":
    """Parse HTML of any brokenness; nested far deeper than pages are, it is made flat first (the parser's time would
    grow with the square of the depth)."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(_flattened(_LONG_TAG.sub(r"<\1>", html.replace("\x00", "\ufffd"))))


def _flattened(html: str) -> str:
    """Take out start tags that lie deeper than any page's, and formatting that is opened hundreds of times over."""
    if html.count("<") < _DEEPEST:
        return html
    depth = deepest = 0
    unclosed = 0
    for match in _TAG.finditer(html):
        tag = match[2].lower()
        if tag in _VOID:
            continue
        step = -1 if match[1] else 1
        depth = max(0, depth + step)
        unclosed = max(0, unclosed + (step if tag in _FORMATTING else 0))
        deepest = max(deepest, depth, unclosed)
    if deepest <= _DEEPEST:
        return html
    return _TAG.sub(_Flattener().keep, html)


class _Flattener:
    """Drops tags below a depth, and all formatting, while one text is rewritten."""

    def __init__(self) -> None:
        self._depth = 0

    def keep(self, match: re.Match[str]) -> str:
        """Return the tag, or a space in its place."""
        tag = match[2].lower()
        if tag in _FORMATTING:
            return " "
        if tag in _VOID:
            return match[0]
        if match[1]:
            self._depth = max(0, self._depth - 1)
            return match[0] if self._depth < _DEEPEST else "\n"
        self._depth += 1
        return match[0] if self._depth <= _DEEPEST else "\n"


def html_text(html: str) -> str:
    """Return the visible text of a page or of a piece of one, lines parted by LF, paragraphs by a blank line."""
    return "\n".join(line.text for line in html_lines(html)).strip("\n")


def html_lines(html: str, opens_quote: Callable[[str], bool] | None = None) -> list[TextLine]:
    """Return the visible lines of a page, each with its mark.

    `opens_quote` is asked with the line above a bare <blockquote>, whether it says that a quoted mail follows; a
    blockquote is the writer's own indented words otherwise.
    """
    root = parse_html(html).root
    return node_lines(root, opens_quote) if root is not None else []


def node_text(node: "LexborNode") -> str:
    """Return the visible text of one element."""
    return "\n".join(line.text for line in node_lines(node)).strip("\n")


def node_lines(node: "LexborNode", opens_quote: Callable[[str], bool] | None = None) -> list[TextLine]:
    """Return the visible lines of one element; see `html_lines`."""
    page = _Page(opens_quote)
    for entering, child in _walk(node, page):
        if entering:
            page.enter(child)
        else:
            page.leave(child)
    page.end_line()
    return page.lines


def _walk(root: "LexborNode", page: "_Page") -> "Iterator[tuple[bool, LexborNode]]":
    """Yield (entering, node) for every visible node below and with `root`, without recursion."""
    node: LexborNode | None = root
    while node is not None:
        down = None
        if page.sees(node):
            yield True, node
            down = node.first_child
        if down is not None:
            node = down
            continue
        while node is not None:
            if page.opened(node):
                yield False, node
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


class _Page:
    """The lines of one page as they grow."""

    def __init__(self, opens_quote: Callable[[str], bool] | None) -> None:
        self.lines: list[TextLine] = []
        self._opens_quote = opens_quote
        self._words: list[str] = []
        self._marks: list[tuple[int, str]] = [(0, OWN)]
        self._open: set[int] = set()
        self._tight: set[int] = set()
        self._pre = 0
        self._gap = False
        self._hard_space = False
        self._rest = False

    def sees(self, node: "LexborNode") -> bool:
        """Tell whether a node is there for a reader's eyes."""
        if node.is_text_node:
            return True
        if not node.is_element_node:
            return node.tag == "-document"
        if node.tag in _UNSEEN:
            return False
        attributes = node.attributes
        if not attributes:
            return True
        return "hidden" not in attributes and not _HIDDEN.search(attributes.get("style") or "")

    def opened(self, node: "LexborNode") -> bool:
        """Tell whether `enter` saw the node as an element."""
        return node.mem_id in self._open

    def enter(self, node: "LexborNode") -> None:
        """Take in a text, or begin an element."""
        if node.is_text_node:
            self._add(node.text_content or "")
            return
        tag = node.tag or ""
        self._open.add(node.mem_id)
        mark = self._mark_of(node, tag)
        if mark != self._mark:
            self.end_line()
            self._marks.append((node.mem_id, mark))
        if tag == "br":
            self.end_line(empty=True)
        elif tag == "p" and _is_tight(node):
            self._begin_block(gap=False)
            self._tight.add(node.mem_id)
        elif tag in _GAPS:
            self._begin_block(gap=True)
        elif tag in _BREAKS:
            self._begin_block(gap=False)
        elif tag in _CELLS and "".join(self._words).strip():
            self._words.append("\t")
        elif tag == "img":
            self._add_picture(node)
        if tag == "pre":
            self._pre += 1

    def leave(self, node: "LexborNode") -> None:
        """End an element."""
        tag = node.tag or ""
        self._open.discard(node.mem_id)
        if tag == "pre":
            self._pre -= 1
        if node.mem_id in self._tight:  # Word sets a paragraph a line, and an empty one between two that stand apart
            self._tight.discard(node.mem_id)
            self._begin_block(gap=not "".join(self._words).strip())
        elif tag in _GAPS:
            self._begin_block(gap=True)
        elif tag in _BREAKS:
            self._begin_block(gap=False)
        if self._marks[-1][0] == node.mem_id:
            self.end_line()
            self._marks.pop()

    @property
    def _mark(self) -> str:
        return QUOTE if self._rest else self._marks[-1][1]

    def _mark_of(self, node: "LexborNode", tag: str) -> str:
        """Return the mark that holds inside this element."""
        attributes = node.attributes
        if self._mark == QUOTE or (tag != "blockquote" and not attributes):
            return self._mark
        names = _names(attributes)
        if names & _REST_NAMES:
            self.end_line()
            self._rest = True
            return QUOTE
        if names & _QUOTE_NAMES:
            return QUOTE
        if tag == "blockquote" and (
            (attributes.get("type") or "").lower() == "cite" or "gmail_quote" in names or self._follows_attribution()
        ):
            return QUOTE
        return SIGNATURE if names & _SIGNATURE_NAMES or _is_named_signature(names, attributes) else self._mark

    def _follows_attribution(self) -> bool:
        if self._opens_quote is None:
            return False
        above = [line.text for line in self.lines[-6:] if line.text.strip()]
        above.append("".join(self._words).strip())
        above = [text for text in above if text]
        return bool(above) and (self._opens_quote(above[-1]) or self._opens_quote(" ".join(above[-2:])))

    def _add(self, text: str) -> None:
        if not self._pre:
            self._hard_space = self._hard_space or "\xa0" in text
            text = _SPACE.sub(" ", text)
            if text == " " and not self._words:
                return
            self._words.append(text)
            return
        first, *more = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._words.append(first)
        for line in more:
            self.end_line(empty=True)
            self._words.append(line)

    def _add_picture(self, node: "LexborNode") -> None:
        """A picture that stands for a sign of emotion gives that sign; every other picture gives nothing."""
        instead = node.attributes.get("alt") or ""
        if 0 < len(instead) <= 4 and not instead.isascii():
            self._words.append(instead)

    def _begin_block(self, *, gap: bool) -> None:
        self.end_line()
        self._gap = self._gap or gap

    def end_line(self, *, empty: bool = False) -> None:
        """End the line at hand; one without words counts only where `empty` says that a break stood there."""
        text = "".join(self._words)
        text = text.rstrip() if self._pre else text.replace(" \t", "\t").replace("\t ", "\t").strip()
        self._words.clear()
        blank, self._hard_space = self._hard_space, False
        if not text.strip() and not empty:
            self._gap = self._gap or blank  # a hard space alone is how mail programs set an empty line
            return
        if self._gap and self.lines and self.lines[-1].text:
            self.lines.append(TextLine("", self._mark))
        self._gap = False
        self.lines.append(TextLine(text, self._mark))


def _is_tight(node: "LexborNode") -> bool:
    """Tell whether a paragraph has no space below it: Word's and Outlook's, and those whose style says so."""
    given = node.attributes
    if (given.get("class") or "").lower().removeprefix("x_").startswith("mso"):
        return True
    return _NO_MARGIN.search(given.get("style") or "") is not None


def _is_named_signature(names: set[str], attributes: dict[str, str | None]) -> bool:
    """Tell whether an element is called a signature ("ydp1a2bsignature"), or has Outlook's bookmark for one."""
    if any(name.endswith("signature") or name.startswith(("signature_", "signature-", "wisestamp")) for name in names):
        return True
    given = f"{attributes.get('name') or ''} {attributes.get('style') or ''}"
    return "_MailAutoSig" in given


def _names(attributes: dict[str, str | None]) -> set[str]:
    """An element's id and classes in small letters; Outlook puts `x_` before those of a mail that it took over."""
    given = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower().split()
    names = set()
    for name in given[:40]:
        bare = name
        while bare.startswith("x_"):
            bare = bare[2:]
        names.add(bare)
    return names
