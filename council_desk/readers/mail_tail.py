"""The last paragraphs below a signed name: where nobody speaks in them and they speak as notices do, they are none's.

Weaker signs than `mail_footers` asks for are enough here, because a letter that is closed and signed is over: what a
writer still adds he says of himself ("P.S. I ..."), or names a place, a street, the people he copies.
"""

from collections.abc import Sequence

from council_desk.readers.mail_below import is_left_below
from council_desk.readers.mail_boilerplate import is_faint_boilerplate
from council_desk.readers.mail_signs import is_afterword, is_closing, is_kept, is_same_name, name_words

_LONGEST_CLOSING = 12
"""Lines: a closing with a name, a street and a signature block has no more."""

_LONGEST_LINE = 120
_MOST_FOOTERS = 6


def tail_start(lines: Sequence[str], writer: str = "") -> int:
    """Return the index from which there are only paragraphs that nobody wrote; the number of lines where none are.

    `writer`: the sender's name, '' where it is not known.
    """
    end = len(lines)
    for _ in range(_MOST_FOOTERS):
        last = end
        while last and not lines[last - 1].strip():
            last -= 1
        start = last
        while start and lines[start - 1].strip():
            start -= 1
        text = " ".join(lines[start:last])
        nobodys = start and (is_faint_boilerplate(text) or is_left_below(text))
        if not nobodys or not is_signed_off(lines[:start], writer):
            break
        end = start
    return end


def is_signed_off(lines: Sequence[str], writer: str = "") -> bool:
    """Tell whether lines end with a closing and a name, or with the sender's own name; short lines may stand below."""
    said = [line.strip() for line in lines if line.strip()][-_LONGEST_CLOSING:]
    known = name_words(writer)
    for place in range(len(said) - 1, -1, -1):
        line = said[place]
        if is_afterword(line):
            continue
        if is_closing(line):
            if place < len(said) - 1:
                return True
            continue
        if known and is_same_name(name_words(line), known):
            return True
        if len(line) > _LONGEST_LINE or is_kept(line):
            return any(is_afterword(above) for above in said[:place]) and is_signed_off(_above_afterword(said), writer)
    return False


def _above_afterword(said: Sequence[str]) -> Sequence[str]:
    first = next((place for place, line in enumerate(said) if is_afterword(line)), 0)
    return said[:first]
