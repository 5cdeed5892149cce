"""Cuts of a run-together packet that an earlier list of the item settles: a text that stood there alone stands alone.

The packet's own cuts stay where the earlier list has nothing to say, so that a letter with a paragraph more than last
time is one letter still.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from council_desk.analysis.edition_texts import words_key

_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class KnownCut:
    """A comment as it should be cut: its paragraphs [first, last], and whether the earlier list has it so."""

    first: int
    last: int
    known: bool


def cuts_by_known(paragraphs: Sequence[str], cuts: Sequence[int], known: Sequence[str]) -> list[KnownCut] | None:
    """Cut paragraphs anew by the texts of an earlier list.

    Args:
        paragraphs: the packet's paragraphs in order, noise left out.
        cuts: where comments begin as cut without the earlier list; the first is 0.
        known: the texts of the earlier list.

    Returns the comments in order; None where less than half of the earlier list's texts stands in the packet.

    """
    keys = [words_key(paragraph) for paragraph in paragraphs]
    wanted = [key for key in map(words_key, known) if len(key) >= _SHORTEST]
    found = _standing(keys, set(wanted))
    here = {keys_of for _, _, keys_of in found}
    if not wanted or sum(key in here for key in wanted) < 0.5 * len(wanted):
        return None
    chosen = _trusted(_most_covering([(first, last) for first, last, _ in found], keys), set(cuts), len(keys))
    return _laid_out(chosen, cuts, len(keys))


def _standing(keys: Sequence[str], wanted: set[str]) -> list[tuple[int, int, str]]:
    """Return where whole runs of paragraphs hold the words of a wanted text: first, last, the text's key."""
    whole = "".join(keys)
    starts, ends, at = [], {}, 0
    for number, key in enumerate(keys):
        starts.append(at)
        at += len(key)
        if key:
            ends[at] = number
    by_head: defaultdict[str, list[int]] = defaultdict(list)
    for number, start in enumerate(starts):
        if keys[number]:
            by_head[whole[start : start + _SHORTEST]].append(number)
    found = []
    for key in wanted:
        for number in by_head.get(key[:_SHORTEST], ()):
            end = starts[number] + len(key)
            if end in ends and whole.startswith(key, starts[number]):
                found.append((number, ends[end], key))
    return found


def _most_covering(found: Sequence[tuple[int, int]], keys: Sequence[str]) -> list[tuple[int, int]]:
    """Choose runs that do not overlap and cover most; of equal ones the fewest."""
    by_last: defaultdict[int, list[int]] = defaultdict(list)
    for first, last in set(found):
        by_last[last].append(first)
    best: list[tuple[int, int]] = [(0, 0)]
    took: list[int | None] = []
    for last in range(len(keys)):
        choice: int | None = None
        score = best[last]
        for first in by_last[last]:
            covered = sum(len(key) for key in keys[first : last + 1])
            other = (best[first][0] + covered, best[first][1] - 1)
            if other > score:
                choice, score = first, other
        best.append(score)
        took.append(choice)
    chosen, at = [], len(keys) - 1
    while at >= 0:
        begin = took[at]
        if begin is not None:
            chosen.append((begin, at))
        at = (at if begin is None else begin) - 1
    return chosen[::-1]


def _trusted(chosen: list[tuple[int, int]], cuts: set[int], length: int) -> list[tuple[int, int]]:
    """Leave out runs that the packet's own cuts tie to words the earlier list does not have."""
    while True:
        begins = {first for first, _ in chosen} | {length}
        ends = {last + 1 for _, last in chosen} | {0}
        kept = [
            (first, last)
            for first, last in chosen
            if (first in cuts or first in ends) and (last + 1 in cuts or last + 1 in begins)
        ]
        if len(kept) == len(chosen):
            return kept
        chosen = kept


def _laid_out(chosen: list[tuple[int, int]], cuts: Sequence[int], length: int) -> list[KnownCut]:
    out: list[KnownCut] = []
    at = 0
    for first, last in [*chosen, (length, length)]:
        if at < first:
            begins = [at, *(cut for cut in cuts if at < cut < first)]
            out += [KnownCut(a, b - 1, False) for a, b in zip(begins, [*begins[1:], first], strict=True)]
        if first < length:
            out.append(KnownCut(first, last, True))
        at = last + 1
    return out
