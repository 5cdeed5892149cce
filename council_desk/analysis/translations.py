"""Which letter another one translates, told without reading either: by what a translation keeps, in its order.

Two texts are laid beside each other by the heaviest common run of their anchors (translation_anchors.py) that keeps
their order and about their places: a weighted longest common subsequence near the diagonal (after Melamed, "Bitext Maps
and Alignment via Pattern Recognition", Computational Linguistics 25, 1999), where the lengths fit (after Gale and
Church, Computational Linguistics 19, 1993). A writer's own letter on the same matter shares words with a form letter,
but not their order, nor most of its figures.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from council_desk.analysis.translation_anchors import COLUMNS, LIKENESS, NAME, NUMBER, WORD, Anchor, anchors_of

_SHARPNESS = 16.0
_BY_WORDS, _BY_FIGURES = (0.4, 8.0, 0.97), (0.65, 10.0, 0.9)
"""Anchors that agree by this share make a translation as likely as not, less is not offered; a smaller weight of kept
anchors tells nothing; and no tie is surer. Translations agree by 0.5 and more, other letters on the same matter by 0.25
at most (tests/translated_letters.py; tuning packets). Where one of the languages has no word list, figures and names
are all that is laid side by side, and writers on one matter share more of those."""
_WEIGHTS = {NUMBER: 2.0, NAME: 2.0, WORD: 1.0, LIKENESS: 0.7}
_OFF = 0.16
"""How far, as a share of the text, an anchor may stand from where its like stands in the other."""
_LENGTHS = {"zh": (0.18, 0.55), "ja": (0.25, 0.8), "ko": (0.3, 0.9)}
_LATIN_LENGTHS = (0.6, 1.8)
_PARAGRAPH = re.compile(r"\n\s*\n")
_FEWEST_PARAGRAPHS, _SHOWN = 3, 5
_LATIN = frozenset({"en", "es", "vi", "tl", "pt", "fr", "de", "ht", "so", "hmn", "it", "pl"})
_COMMON, _OF_ALL = 0.4, 0.4
"""Anchors that more than this share of the letters have weigh only a part."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text to compare, with its ISO 639 code."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class TranslationFinding:
    """Which of the given originals a text translates: its place among them, how sure, and why."""

    original: int
    confidence: float
    reason: str


def find_original(
    told: Told, originals: Sequence[Told], common: Mapping[str, float] | None = None
) -> TranslationFinding | None:
    """The original that a text is a translation of, or None where none is near enough.

    originals: letters in other languages than the text's; those in its own language are passed over. common: of each
    anchor, the share of the item's letters that have it (`shares_of`): what most of them have tells little. A writer's
    own first or last paragraph beside the translation does not hide it.
    """
    best: TranslationFinding | None = None
    for place, original in enumerate(originals):
        if original.language == told.language:
            continue
        for part in _parts(told):
            found = _compared(place, original, part, common or {}) if _lengths_fit(original, part) else None
            if found is not None and (best is None or found.confidence > best.confidence):
                best = found
    return best


def _parts(told: Told) -> Iterator[Told]:
    """The text, and the text without its first, its last, or both of these paragraphs."""
    yield told
    paragraphs = [part for part in _PARAGRAPH.split(told.text) if part.strip()]
    if len(paragraphs) >= _FEWEST_PARAGRAPHS:
        for first, last in ((1, None), (0, -1), (1, -1)):
            yield Told("\n\n".join(paragraphs[first:last]), told.language)


def _compared(place: int, original: Told, told: Told, common: Mapping[str, float]) -> TranslationFinding | None:
    share, heavy, kept = agreement_of(original, told, common)
    by_words = original.language in COLUMNS and told.language in COLUMNS
    half_way, fewest, surest = _BY_WORDS if by_words else _BY_FIGURES
    if heavy < fewest or share < half_way:
        return None
    ours = anchors_of(original.text, original.language)
    telling = [ours[i] for i, _ in kept if ours[i].kind in {NUMBER, NAME}] or [ours[i] for i, _ in kept]
    words = dict.fromkeys(" ".join(original.text[each.start : each.end].split()) for each in telling)
    shown = ", ".join(list(words)[:_SHOWN])
    reason = f"{len(kept)} figures, names and words stand in both in the same order, such as {shown}"
    sure = 1 / (1 + math.exp(-_SHARPNESS * (share - half_way)))
    return TranslationFinding(place, round(min(sure, surest), 3), reason)


def shares_of(letters: Sequence[Told]) -> dict[str, float]:
    """Of each anchor, the share of the letters that have it."""
    seen: Counter[str] = Counter()
    for letter in letters:
        seen.update({key for anchor in anchors_of(letter.text, letter.language) for key in anchor.keys})
    return {key: count / len(letters) for key, count in seen.items()}


def agreement_of(original: Told, told: Told, common: Mapping[str, float]) -> tuple[float, float, list[tuple[int, int]]]:
    """How far the anchors agree, 0 to 1; what those kept weigh; and which are kept, as pairs of their places."""
    ours, theirs = (anchors_of(each.text, each.language) for each in (original, told))
    weights = [[_weight(anchor, common) for anchor in anchors] for anchors in (ours, theirs)]
    pairs = _alike(original, told, ours, theirs)
    kept = _heaviest_run(pairs, [min(weights[0][i], weights[1][j]) for i, j in pairs])
    heavy = sum(min(weights[0][i], weights[1][j]) for i, j in kept)
    sides = (({i for i, _ in kept}, ours, weights[0], told), ({j for _, j in kept}, theirs, weights[1], original))
    total = sum(
        weight
        for held, anchors, weighed, other in sides
        for place, (anchor, weight) in enumerate(zip(anchors, weighed, strict=True))
        if place in held or _could_be_kept(anchor, other)
    )
    return (2 * heavy / total if total else 0.0), heavy, kept


def _weight(anchor: Anchor, common: Mapping[str, float]) -> float:
    usual = max(common.get(key, 0.0) for key in anchor.keys)
    return _WEIGHTS[anchor.kind] * (_OF_ALL if usual > _COMMON else 1.0)


def _could_be_kept(anchor: Anchor, other: Told) -> bool:
    """Whether a translation into the other's language would show the anchor: a figure always, a word where it is known
    there, a name where the letters are the same; that a likeness is missing says nothing.
    """
    if anchor.kind == NAME:
        return other.language in _LATIN
    return anchor.kind == NUMBER or (anchor.kind == WORD and other.language in COLUMNS)


def _alike(original: Told, told: Told, ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> list[tuple[int, int]]:
    """Pairs of anchors that may stand for each other and stand at about the same part of their texts."""
    places: dict[str, list[int]] = {}
    for j, anchor in enumerate(theirs):
        for key in anchor.keys:
            places.setdefault(key, []).append(j)
    lengths = max(len(original.text), 1), max(len(told.text), 1)
    pairs = set()
    for i, anchor in enumerate(ours):
        at = anchor.start / lengths[0]
        for j in (j for key in anchor.keys for j in places.get(key, ())):
            if abs(theirs[j].start / lengths[1] - at) <= _OFF:
                pairs.add((i, j))
    return sorted(pairs, key=lambda pair: (pair[0], -pair[1]))


def _heaviest_run(pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The pairs, rising in both places, that weigh most together."""
    best: list[tuple[float, int]] = []  # by pair: the weight of the best run that ends with it, and the pair before
    tops: list[tuple[int, float, int]] = []  # second places, rising, with ever heavier runs that end there
    for number, ((_, j), weight) in enumerate(zip(pairs, weights, strict=True)):
        at = bisect_left(tops, (j, -1.0, -1))
        before, previous = (tops[at - 1][1], tops[at - 1][2]) if at else (0.0, -1)
        total = before + weight
        best.append((total, previous))
        if at < len(tops) and tops[at][0] == j and tops[at][1] >= total:
            continue
        while at < len(tops) and tops[at][1] <= total:
            del tops[at]
        tops.insert(at, (j, total, number))
    run: list[tuple[int, int]] = []
    number = tops[-1][2] if tops else -1
    while number >= 0:
        run.append(pairs[number])
        number = best[number][1]
    return run[::-1]


def _lengths_fit(original: Told, told: Told) -> bool:
    """Whether one text is about as long as the other would be in its language."""
    scale = {code: (low + high) / 2 for code, (low, high) in _LENGTHS.items()}
    share = len(told.text) / max(len(original.text), 1)
    share *= scale.get(original.language, 1.0) / scale.get(told.language, 1.0)
    return _LATIN_LENGTHS[0] <= share <= _LATIN_LENGTHS[1]
