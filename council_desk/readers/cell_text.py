"""The words of a cell: what a web form left of its markup becomes text, for one cell or for a whole column."""

import html
import re
from collections.abc import Sequence

from council_desk.readers.passages import storable

_NEVER_SHOWN = re.compile(r"<(style|script|head|title|xml)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"(?:[ \t]*\n)?[ \t]*<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>[ \t]*(?:\n)?", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:a|b|i|u|s|p|em|ul|ol|li|hr|td|th|tr|dl|dt|dd|div|span|font|strong|small|big|sub|sup|table|tbody|thead|"
    r"blockquote|h[1-6]|html|head|body|meta|link|section|article|label|center|pre|code|img|o:p|st1:\w+|w:\w+)"
    r"(?:\s[^<>]*)?/?>|<!doctype[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_JOINT = "\x1f"


def plain_cell(text: str) -> str:
    """Turn what a web form left of its markup into text: breaks and paragraphs to lines, entities to characters.

    `text` is storable already, as every reader of cells makes it, and so is what comes back. Only tags that web forms
    and word processors write are taken off; "<3" and "x < y" stay as the writer typed them.
    """
    if "<" in text:
        shown = _NEVER_SHOWN.sub("", text) if "</" in text or "<!--" in text else text
        text = _MARKUP.sub("", _BREAKS.sub("\n", shown))
    if "&" in text and ";" in text and _ENTITY.search(text):
        text = storable(html.unescape(text))
    return text.replace("\xa0", " ").strip()


def plain_column(cells: Sequence[str]) -> list[str]:
    """Return `plain_cell` of each cell; cells without any markup cost next to nothing.

    All are looked at as one text: give no more than a few hundred at once, since to make a text as large as a file
    would cost more than the look at it.
    """
    together = _JOINT.join(cells)
    if "<" in together or ("&" in together and ";" in together and _ENTITY.search(together)):
        return list(map(plain_cell, cells))
    if not together.isascii() and "\xa0" in together:
        return [cell.replace("\xa0", " ").strip() for cell in cells]
    return list(map(str.strip, cells))
