"""A list that stands twice or more in one file: finding the copies and laying them over one another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from council_desk.analysis.boundary_units import Unit
from council_desk.analysis.normalise import search_text

_FEWEST_WITNESSES = 3
_SHORTEST_WITNESS = 30
_SMALLEST_SHARE = 0.6
_MOST_EDITIONS = 6


@dataclass(frozen=True, slots=True)
class FoundEditions:
    """Where each copy of the list begins (index of its first unit), and why it is taken for one."""

    starts: tuple[int, ...]
    reason: str | None


def find_editions(units: Sequence[Unit]) -> FoundEditions:
    """Find whether the list stands several times in a row.

    Witnesses are long paragraphs that stand exactly k times in the file: a campaign's lines stand any number of times,
    but what one person wrote stands once a copy. There are k editions where most lone paragraphs are witnesses, all
    first ones come before all second ones, and their order is the same.
    """
    keys = [search_text(u.text) for u in units]
    places: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        if len(key) >= _SHORTEST_WITNESS:
            places[key].append(i)
    best: tuple[int, ...] = (0,)
    best_count = 0
    for k in range(2, _MOST_EDITIONS + 1):
        witnesses = sorted(p for p in places.values() if len(p) == k)
        starts = _starts(witnesses, k, keys)
        lone = sum(len(p) == 1 for p in places.values())
        share = len(witnesses) / max(1, len(witnesses) + lone / k)
        if starts and len(witnesses) > best_count and share >= _SMALLEST_SHARE:
            best, best_count = starts, len(witnesses)
    if len(best) == 1:
        return FoundEditions((0,), None)
    reason = f"{best_count} paragraphs that no campaign repeats stand {len(best)} times, in the same order"
    return FoundEditions(best, reason)


def _starts(witnesses: list[list[int]], k: int, keys: Sequence[str]) -> tuple[int, ...]:
    """Return the first unit of each of `k` copies; empty where the witnesses do not stand as copies do."""
    kept = _in_order(witnesses)
    if len(kept) < _FEWEST_WITNESSES or len(kept) < 0.8 * len(witnesses):
        return ()
    starts = [0]
    for copy in range(1, k):
        low, high = max(p[copy - 1] for p in kept), min(p[copy] for p in kept)
        if low >= high:
            return ()
        starts.append(_best_split(keys, starts[-1], low + 1, high))
    return tuple(starts)


def _in_order(witnesses: list[list[int]]) -> list[list[int]]:
    """Keep the witnesses that stand in the same order in each copy (the longest run: one moved spoils nothing)."""
    best_length: list[int] = []
    previous: list[int] = []
    for i, p in enumerate(witnesses):
        length, before = 1, -1
        for j in range(max(0, i - 400), i):
            if best_length[j] >= length and all(a < b for a, b in zip(witnesses[j], p, strict=True)):
                length, before = best_length[j] + 1, j
        best_length.append(length)
        previous.append(before)
    if not best_length:
        return []
    at = max(range(len(best_length)), key=best_length.__getitem__)
    kept = []
    while at >= 0:
        kept.append(witnesses[at])
        at = previous[at]
    return kept[::-1]


def _best_split(keys: Sequence[str], begin: int, low: int, high: int) -> int:
    """Return where the next copy begins, `low` to `high`: where the earlier copy is best found again in the later."""

    def fit(split: int) -> tuple[int, int]:
        earlier, later = keys[begin:split], keys[split : split + (split - begin) * 2]
        first = int(bool(later) and later[0] == keys[begin])
        matched = sum(
            block.size for block in SequenceMatcher(None, earlier, later, autojunk=False).get_matching_blocks()
        )
        return 2 * matched - len(earlier) + first, -split

    # Far apart only in a file with few witnesses; then the first and last dozens are tried.
    tried = range(low, high + 1) if high - low <= 60 else (*range(low, low + 30), *range(high - 30, high + 1))
    return max(tried, key=fit)


def lay_over(units: Sequence[Unit], starts: Sequence[int]) -> list[Unit]:
    """Lay the copies over one another: one list of units, each knowing its lines in every edition it stands in.

    What a later copy adds takes its place among the units of the earlier ones; a paragraph it reworded stays one unit.
    """
    ends = [*starts[1:], len(units)]
    union: list[Unit] = []
    for edition, (begin, end) in enumerate(zip(starts, ends, strict=True), 1):
        copy = [replace(u, lines_by_edition={edition: (u.first, u.last)}) for u in units[begin:end]]
        union = _merged(union, copy) if union else copy
    return union


def _merged(union: list[Unit], copy: list[Unit]) -> list[Unit]:
    """Merge one more copy into the union."""
    a, b = [search_text(u.text) for u in union], [search_text(u.text) for u in copy]
    merged: list[Unit] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            merged += [_joined(u, v) for u, v in zip(union[i1:i2], copy[j1:j2], strict=True)]
        elif tag == "replace":
            merged += _replaced(union[i1:i2], copy[j1:j2])
        else:
            merged += union[i1:i2] + copy[j1:j2]
    return merged


def _joined(earlier: Unit, later: Unit) -> Unit:
    """Return one unit for the same paragraph in two copies, in the later wording."""
    return replace(
        later,
        blank_before=max(earlier.blank_before, later.blank_before),
        rule_before=earlier.rule_before or later.rule_before,
        lines_by_edition=earlier.lines_by_edition | later.lines_by_edition,
    )


def _replaced(earlier: list[Unit], later: list[Unit]) -> list[Unit]:
    """Pair reworded paragraphs in order; what finds no partner stays alone."""
    out: list[Unit] = []
    rest = list(earlier)
    for unit in later:
        while rest and not _alike(rest[0].text, unit.text) and any(_alike(r.text, unit.text) for r in rest):
            out.append(rest.pop(0))
        out.append(_joined(rest.pop(0), unit) if rest and _alike(rest[0].text, unit.text) else unit)
    return rest + out if rest and not out else out + rest


def _alike(one: str, other: str) -> bool:
    """Say whether two paragraphs share most of their words."""
    a, b = set(search_text(one).split()), set(search_text(other).split())
    return len(a & b) >= 0.6 * max(1, min(len(a), len(b))) and min(len(a), len(b)) >= 4
