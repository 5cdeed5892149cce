"""Where in a letter the words stand that were looked for: the spans to mark."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from council_desk.analysis.normalise import Folded, fold_for_search, search_text
from council_desk.queries.find_words import Finding, Words

Span = tuple[int, int]

_PIECE = re.compile(r"(?s).{1,400}\S*\s?")
"""A piece ends at white space: there the folding of a text can be cut in two."""


def hits(text: str, finding: Finding) -> tuple[Span, ...]:
    """Spans of `text` (half-open, code points) that the words and phrases of a finding stand on, in order.

    Overlapping ones are one span; words after a minus are not marked. A beginning (`sun*`) marks the whole word. Only
    pieces of the text with a hit are mapped back, as that costs far more than folding.
    """
    if not finding.words:
        return ()
    letter = _Letter(text)
    found = sorted(letter.original(span) for words in set(finding.words) for span in letter.spans(words))
    return tuple(_together(found))


class _Letter:
    """A text folded in pieces, with the map back of those pieces that are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        cuts = [found.span() for found in _PIECE.finditer(text)]
        pieces = [(start, search_text(text[start:end]), end) for start, end in cuts]
        self._pieces = [(start, end) for start, folded, end in pieces if folded]
        words = [folded for _, folded, _ in pieces if folded]
        self._folded = f" {' '.join(words)} "
        self._starts = list(accumulate((len(folded) + 1 for folded in words), initial=0))
        self._maps: dict[int, Folded] = {}

    def spans(self, words: Words) -> Iterator[Span]:
        """Where words stand in the folded text."""
        sought = f" {' '.join(words.folded)}{'' if words.prefix else ' '}"
        at = self._folded.find(sought)
        while at >= 0:
            end = at + len(sought)
            yield at, self._folded.index(" ", end) - 1 if words.prefix else end - 2
            at = self._folded.find(sought, at + 1)

    def original(self, span: Span) -> Span:
        """The span of the text behind one of the folded text; marks over its last letter belong to it."""
        start, end = self._offset(span[0]), self._offset(span[1] - 1) + 1
        while end < len(self._text) and unicodedata.category(self._text[end]).startswith("M"):
            end += 1
        return start, end

    def _offset(self, place: int) -> int:
        piece = bisect_right(self._starts, place) - 1
        first, end = self._pieces[piece]
        folded = self._maps.get(piece)
        if folded is None:
            folded = self._maps[piece] = fold_for_search(self._text[first:end])
        return first + folded.offsets[place - self._starts[piece]]


def _together(spans: Sequence[Span]) -> Iterator[Span]:
    start = end = -1
    for first, last in spans:
        if first >= end:
            if start >= 0:
                yield start, end
            start, end = first, last
        else:
            end = max(end, last)
    if start >= 0:
        yield start, end
