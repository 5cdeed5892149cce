"""The sentence at a place in a text, for keys that are pressed before words are selected."""

import re

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
