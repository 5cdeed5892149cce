"""What a mail's page says of its plain text: which of its last lines stand in a mail program's own signature container.

Mail programs send a letter twice, as plain text and as a page. The plain text is read, but only the page names what is
a signature; its words are looked for in the plain text and marked there.
"""

import re
from collections.abc import Callable, Sequence

from council_desk.readers.html_text import OWN, SIGNATURE, TextLine, html_lines

_NAMED = re.compile(r"signature|mailautosig", re.IGNORECASE)
_NAMES_CONTAINER = re.compile(
    r"=\s*(?:\"[^\"]*(?:signature|mailautosig)|'[^']*(?:signature|mailautosig)|[^\s>=]*(?:signature|mailautosig))",
    re.IGNORECASE,
)
"""An attribute's value, quoted or bare, with a signature's name in it; a letter that speaks of signatures has none."""

_PAGE = re.compile(r"<?(?:https?://|mailto:)[^\s>]*>?")
_WORDS = re.compile(r"\w+")


def names_signature(page: str) -> bool:
    """Tell whether a page's source has a container for a signature, as far as an attribute can tell."""
    return _NAMED.search(page) is not None and _NAMES_CONTAINER.search(page) is not None


def mark_signature(
    lines: Sequence[TextLine], page: str, opens_quote: Callable[[str], bool] | None = None
) -> list[TextLine]:
    """Mark the plain text's lines whose words the page has in a signature container; quoted lines keep their mark.

    Lines of which only some words are in the container stay as they are. `opens_quote`: see `html_lines`.
    """
    marked = list(lines)
    words = [(word, place) for place, line in enumerate(lines) if line.mark == OWN for word in _words(line.text)]
    said = [word for word, _ in words]
    for block in _signatures(html_lines(page, opens_quote)):
        start = _last_of(said, block)
        if start is None:
            continue
        inside = {place for _, place in words[start : start + len(block)]}
        outside = {place for _, place in (*words[:start], *words[start + len(block) :])}
        for place in inside - outside:
            marked[place] = TextLine(lines[place].text, SIGNATURE)
    return marked


def _signatures(lines: Sequence[TextLine]) -> list[list[str]]:
    """Return the words of each stretch of lines that stand in a signature container."""
    blocks: list[list[str]] = []
    inside = False
    for line in lines:
        if line.mark == SIGNATURE:
            blocks = blocks if inside else [*blocks, []]
            blocks[-1].extend(_words(line.text))
        inside = line.mark == SIGNATURE
    return [block for block in blocks if block]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(_PAGE.sub(" ", text))]


def _last_of(words: Sequence[str], block: Sequence[str]) -> int | None:
    """Return where a run of words stands for the last time, None where it does not."""
    size = len(block)
    for start in range(len(words) - size, -1, -1):
        if words[start] == block[0] and list(words[start : start + size]) == list(block):
            return start
    return None
