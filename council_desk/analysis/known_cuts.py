"""Cuts of a run-together packet that an earlier list of the item settles: a text that stood there alone stands alone.

A letter that came with a paragraph more, or with other words here and there, is found by its paragraphs between the
letters that came again unchanged. Where the earlier list has nothing to say the packet's own cuts stay.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from council_desk.analysis.courtesies import is_greeting_line
from council_desk.analysis.edition_texts import words_key
from council_desk.analysis.normalise import search_text

_SHORTEST = 12
_SAME_PARAGRAPH = 0.5
_LEAST_AGAIN = 0.4
_LONGEST_ADDED = 45
"""So many words at most are taken for an addition to the letter beside them."""
_FEWEST_WORDS = 3
_LONGEST_GREETING = 15
_LONGEST_AFTERTHOUGHT = 25
_AFTERTHOUGHT = re.compile(
    r"\W*(?:p\.?\s?p?\.?\s?s\b|post ?script|posdata|p\.d\.|one (?:more|last|final|other) thing|one thing (?:more|else)|"
    r"another thing:|i (?:also )?forgot to|i (?:should|would|want to|wanted to|must) (?:also )?(?:add|mention)\b|"
    r"(?:update|edit|correction|addendum|added later)\s?:|i wrote (?:this|the above) before|otra cosa|una cosa más)",
    re.IGNORECASE,
)
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class KnownCut:
    """A comment as it should be cut: its paragraphs [first, last], and whether the earlier list has it word for word.

    `told` says that the earlier list speaks for it, if not word for word; `loosened` that only the earlier list parts
    it from what stands beside it: a person should look.
    """

    first: int
    last: int
    known: bool
    told: bool = False
    loosened: bool = False


def cuts_by_known(paragraphs: Sequence[str], cuts: Sequence[int], known: Sequence[str]) -> list[KnownCut] | None:
    """Cut paragraphs anew by the texts of an earlier list.

    Args:
        paragraphs: the packet's paragraphs in order, noise left out.
        cuts: where comments begin as cut without the earlier list; the first is 0.
        known: the texts of the earlier list, in its order.

    Returns the comments in order; None where too little of the earlier list stands in the packet.

    """
    keys = [words_key(paragraph) for paragraph in paragraphs]
    wanted = [words_key(text) for text in known]
    found = _standing(keys, {key for key in wanted if len(key) >= _SHORTEST})
    here = {key for _, _, key in found}
    if not wanted or sum(key in here for key in wanted) < _LEAST_AGAIN * len(wanted):
        return None
    anchors = _in_place(_most_covering(found, keys), wanted, set(cuts), len(keys))
    owners = [_NOBODY] * len(keys)
    for number, (first, last, _key) in enumerate(anchors):
        owners[first : last + 1] = [number] * (last + 1 - first)
    _find_revised(owners, anchors, paragraphs, known, wanted)
    _settle_short(owners, set(cuts), paragraphs)
    _share_out(owners, set(cuts), [len(search_text(paragraph).split()) for paragraph in paragraphs])
    _part_twins(owners, set(cuts), keys)
    return _laid_out(owners, cuts, anchors)


Anchor = tuple[int, int, str]
"""A run of paragraphs [first, last] that holds the words of a known text, and that text's key."""


def _standing(keys: Sequence[str], wanted: set[str]) -> list[Anchor]:
    """Return where whole runs of paragraphs hold the words of a wanted text."""
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


def _most_covering(found: Sequence[Anchor], keys: Sequence[str]) -> list[Anchor]:
    """Choose runs that do not overlap and cover most; of equal ones the fewest."""
    by_last: defaultdict[int, list[Anchor]] = defaultdict(list)
    for anchor in found:
        by_last[anchor[1]].append(anchor)
    best: list[tuple[int, int]] = [(0, 0)]
    took: list[Anchor | None] = []
    for last in range(len(keys)):
        choice: Anchor | None = None
        score = best[last]
        for anchor in by_last[last]:
            before = best[anchor[0]]
            other = (before[0] + len(anchor[2]), before[1] - 1)
            if other > score:
                choice, score = anchor, other
        best.append(score)
        took.append(choice)
    chosen, at = [], len(keys) - 1
    while at >= 0:
        begin = took[at]
        if begin is not None:
            chosen.append(begin)
        at = (at if begin is None else begin[0]) - 1
    return chosen[::-1]


def _in_place(anchors: list[Anchor], wanted: Sequence[str], cuts: set[int], size: int) -> list[Anchor]:
    """Leave out known texts that only stand within another letter: a campaign's short letter within a longer one.

    They are out of the earlier list's order, and the packet's own cuts part them from nothing above or below.
    """
    order = _order(anchors, wanted)
    matched = SequenceMatcher(None, [anchor[2] for anchor in anchors], [wanted[n] for n in order], autojunk=False)
    placed = {n for block in matched.get_matching_blocks() for n in range(block.a, block.a + block.size)}
    return [
        anchor
        for number, anchor in enumerate(anchors)
        if number in placed or (anchor[0] in cuts and (anchor[1] + 1 in cuts or anchor[1] + 1 == size))
    ]


def _find_revised(
    owners: list[int], anchors: Sequence[Anchor], paragraphs: Sequence[str], known: Sequence[str], wanted: Sequence[str]
) -> None:
    """Give paragraphs between anchors to the earlier texts that stood between the same ones and are missing now."""
    order = _order(anchors, wanted)
    matched = SequenceMatcher(None, [anchor[2] for anchor in anchors], [wanted[n] for n in order], autojunk=False)
    at, place = 0, 0
    for block in matched.get_matching_blocks():
        gap = [n for n in range(at, anchors[block.a][0] if block.size else len(owners)) if owners[n] == _NOBODY]
        missing = [order[n] for n in range(place, block.b)]
        if gap and missing:
            _give(owners, gap, paragraphs, [known[n] for n in missing], [len(anchors) + n for n in missing])
        if block.size:
            at, place = anchors[block.a + block.size - 1][1] + 1, block.b + block.size


def _order(anchors: Sequence[Anchor], wanted: Sequence[str]) -> list[int]:
    """Return the earlier list's order, turned round where the packet has its newest first and the list had not."""
    rising = list(range(len(wanted)))
    place = {key: number for number, key in enumerate(wanted)}
    places = [place[anchor[2]] for anchor in anchors]
    falls = sum(b < a for a, b in pairwise(places))
    return rising[::-1] if falls > 0.5 * len(places) else rising


def _give(
    owners: list[int], gap: Sequence[int], paragraphs: Sequence[str], texts: Sequence[str], names: Sequence[int]
) -> None:
    """Give the paragraphs of a gap to texts in order, so that most words find their text."""
    kin = [[_held(paragraphs[n], text) * len(paragraphs[n]) for text in texts] for n in gap]
    best = [[0.0] * (len(texts) + 1)]
    for row in kin:
        before, now = best[-1], [best[-1][0]]
        for text, gain in enumerate(row):
            now.append(max(now[text], before[text + 1] + max(0.0, gain)))
        best.append(now)
    text = len(texts)
    for number in range(len(gap), 0, -1):
        while text and best[number][text] == best[number][text - 1]:
            text -= 1
        if text and kin[number - 1][text - 1] > 0:
            owners[gap[number - 1]] = names[text - 1]


def _held(paragraph: str, text: str) -> float:
    """Return which share of a paragraph's runs of three words stands in a text; below 0 where it is too little."""
    words = search_text(paragraph).split()
    if _begins_or_ends_with(words, search_text(text).split()):
        return 1.0
    runs = {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
    others = search_text(text).split()
    width = len(next(iter(runs)))
    held = runs & {tuple(others[i : i + width]) for i in range(len(others) - width + 1)}
    share = len(held) / len(runs)
    return share if share >= _SAME_PARAGRAPH else -1.0


def _begins_or_ends_with(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether a paragraph is a whole short text and more."""
    return len(others) >= _FEWEST_WORDS and others in (words[: len(others)], words[-len(others) :])


def _settle_short(owners: list[int], cuts: set[int], paragraphs: Sequence[str]) -> None:
    """Give a lone greeting to the known letter below it, and a short afterthought to the known one above it.

    An afterthought is one paragraph that says so: "P.S.", "One thing more".
    """
    for place in range(len(owners)):
        if owners[place] != _NOBODY:
            continue
        below = owners[place + 1] if place + 1 < len(owners) else _NOBODY
        above = owners[place - 1] if place else _NOBODY
        words = len(search_text(paragraphs[place]).split())
        if below != _NOBODY and words <= _LONGEST_GREETING and is_greeting_line(paragraphs[place]):
            owners[place] = below
        elif above != _NOBODY and place in cuts and words <= _LONGEST_AFTERTHOUGHT:
            alone = below != _NOBODY or place + 1 in cuts or place + 1 == len(owners)
            if alone and _AFTERTHOUGHT.match(paragraphs[place]):
                owners[place] = above


def _share_out(owners: list[int], cuts: set[int], sizes: Sequence[int]) -> None:
    """Give paragraphs that are nobody's to the letter they are tied to: no cut parts them from it, and they are few.

    What is longer than a sentence or two is rather a new letter that came between two known ones.
    """
    first = 0
    while first < len(owners):
        if owners[first] != _NOBODY:
            first += 1
            continue
        end = next((n for n in range(first, len(owners)) if owners[n] != _NOBODY), len(owners))
        left = owners[first - 1] if first else _NOBODY
        right = owners[end] if end < len(owners) else _NOBODY
        inner = [n for n in range(first, end + 1) if n in cuts]
        upto = end if left == right or not inner else inner[0]
        if left != _NOBODY and (left == right or (first not in cuts and sum(sizes[first:upto]) <= _LONGEST_ADDED)):
            owners[first:upto] = [left] * (upto - first)
        since = next((n for n in reversed(inner) if n < end), end if first in cuts else first)
        if right not in (_NOBODY, left) and end not in cuts and 0 < sum(sizes[since:end]) <= _LONGEST_ADDED:
            owners[since:end] = [right if each == _NOBODY else each for each in owners[since:end]]
        first = end


def _part_twins(owners: list[int], cuts: set[int], keys: Sequence[str]) -> None:
    """Part two letters of a campaign that both went to one known text: at a cut below which paragraphs come again."""
    first, twin = 0, -2
    for place in range(1, len(owners)):
        if owners[place] != owners[place - 1]:
            first = place
        elif owners[place] != _NOBODY and place in cuts:
            end = next((n for n in range(place, len(owners)) if owners[n] != owners[place]), len(owners))
            if {key for key in keys[first:place] if len(key) >= _SHORTEST} & set(keys[place:end]):
                owners[place:end] = [twin] * (end - place)
                first, twin = place, twin - 1


def _laid_out(owners: Sequence[int], cuts: Sequence[int], anchors: Sequence[Anchor]) -> list[KnownCut]:
    own = set(cuts)
    begins = [
        n for n in range(len(owners)) if n == 0 or owners[n] != owners[n - 1] or (owners[n] == _NOBODY and n in own)
    ]
    out = []
    for first, end in zip(begins, [*begins[1:], len(owners)], strict=True):
        owner = owners[first]
        whole = 0 <= owner < len(anchors) and (first, end - 1) == anchors[owner][:2]
        loosened = owner == _NOBODY and (first not in own or (end < len(owners) and end not in own))
        out.append(KnownCut(first, end - 1, whole, told=owner != _NOBODY, loosened=loosened))
    return out
