"""The sentence at a place in a text, for keys that are pressed before words are selected."""

import re

_ASKS = re.compile(r"[?？؟]")
_SALUTES = (",", ":", "，", "：", "،")
_SALUTATION_WORDS = 10
"""A first line of no more words that ends with a comma or a colon addresses somebody."""
_END = re.compile(r"[.!?。！？؟।]+[\"'”’)\]]*(?=\s|$)|\n")


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return [start, end) in code points of the sentence that holds `offset`, without blanks round it."""
    start, end = 0, len(text)
    for stop in _END.finditer(text):
        if stop.end() <= offset:
            start = stop.end()
        elif text[start : stop.end()].strip():
            end = stop.end()
            break
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentence_to_tag(text: str, offset: int, asks: bool = False) -> tuple[int, int]:
    """As `sentence_at`; but at the text's very start, where nobody has put the caret, pass over a salutation.

    `asks`: take the first sentence there that ends with a question mark, if one does.
    """
    first = sentence_at(text, offset)
    if offset > 0:
        return first
    if asks:
        mark = _ASKS.search(text)
        if mark is not None:
            return sentence_at(text, mark.start())
    start, end = first
    salutes = text[end - 1 : end] in _SALUTES and len(text[start:end].split()) <= _SALUTATION_WORDS
    return sentence_at(text, end + 1) if salutes and text[end:].strip() else first
