"""Places in a plain text as another program counted them, into places in the text as it is stored here.

REFI-QDA counts Unicode code points of the plain text from 0. Programs differ all the same: some write line ends as CR
LF and count them as one, some count UTF-16 units. A selection that carries its own first words as its name tells.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

Span = tuple[int, int]
_ONE_LINE_END = ("atlas",)
"""Programs that count CR LF as one place though they write both (told by how their projects are read elsewhere)."""
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Selected:
    """A selection as a file has it: places, and its name, which often begins with the words."""

    start: int
    end: int
    name: str = ""


class _Count:
    """One way of counting: CR LF as one place or as two, code points or UTF-16 units."""

    def __init__(self, raw: str, one_line_end: bool, wide: bool) -> None:
        text = raw.replace("\r\n", "\n") if one_line_end else raw
        # Where a character beyond the first plane has been passed, in UTF-16 units.
        beyond = [at for at, char in enumerate(text) if char > "\uffff"] if wide else []
        self._beyond = [at + passed + 1 for passed, at in enumerate(beyond)]
        self._returns = [] if one_line_end else _returns(text)
        self._units = len(text) + len(beyond)
        self.length = len(text) - len(self._returns)

    def span(self, selected: Selected) -> Span | None:
        """The selection in the stored text, or None where it does not stand in the text at all."""
        if not 0 <= selected.start < selected.end <= self._units:
            return None
        start, end = self._place(selected.start), self._place(selected.end)
        return (start, end) if start < end else None

    def _place(self, given: int) -> int:
        point = given - bisect_right(self._beyond, given)
        return point - bisect_left(self._returns, point)


def _returns(text: str) -> list[int]:
    """Places of each CR before LF: it is not stored."""
    found = []
    at = text.find("\r\n")
    while at >= 0:
        found.append(at)
        at = text.find("\r\n", at + 2)
    return found


def places(raw: str, stored: str, selections: Sequence[Selected], origin: str = "") -> list[Span | None]:
    """Where each selection stands in `stored`, the text `raw` with its line ends made LF; None: nowhere.

    `origin` is the program that wrote the file. Where ways of counting differ in this text, the one under which most
    names of selections begin with the selected words is taken; where none tells more, the standard's.
    """
    one_first = origin.casefold().startswith(_ONE_LINE_END)
    line_ends = (one_first, not one_first) if "\r\n" in raw else (False,)
    widths = (False,) if raw.isascii() or max(raw) <= "\uffff" else (False, True)
    if len(line_ends) == len(widths) == 1:
        count = _Count(raw, line_ends[0], widths[0])
        return [count.span(selected) for selected in selections]
    best: list[Span | None] = []
    best_score = -1
    for one_line_end, wide in product(line_ends, widths):
        count = _Count(raw, one_line_end, wide)
        found = [count.span(selected) for selected in selections]
        score = sum(_named_so(stored, span, selected.name) for span, selected in zip(found, selections, strict=True))
        if score > best_score:
            best, best_score = found, score
    return best


def _named_so(stored: str, span: Span | None, name: str) -> bool:
    words = " ".join(name.split()).rstrip(".… ").casefold()
    if span is None or len(words) < _SHORTEST_NAME:
        return False
    selected = " ".join(stored[span[0] : span[1]].split()).casefold()
    if stored[span[0]].isspace() and not name[0].isspace():
        return False
    return selected.startswith(words) or (len(selected) >= _SHORTEST_NAME and words.startswith(selected))
