"""Two lists of the same item laid side by side: what came again unchanged, what was revised, what is new or gone."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from council_desk.analysis.normalise import likeness_text, search_text

_REVISED_WORDS = 0.75  # share of the shorter text's words in the other, for texts at the same place of the list
_REVISED_BY_WRITER = 0.35  # the same for texts of one known writer
_WITNESS_LENGTH = 25
_IDS_TELL = 0.5


@dataclass(frozen=True, slots=True)
class ListedText:
    """One text of a list with who wrote it and the number its source gives it, where known."""

    text: str
    writer: str | None = None
    external_id: str | None = None


class EditionPair(NamedTuple):
    """A text that came again: its places in both lists and whether it changed."""

    earlier: int
    later: int
    state: Literal["unchanged", "revised"]


@dataclass(frozen=True, slots=True)
class EditionMatch:
    """Two lists matched: pairs by their place in the later list, what is `new` in it, what is `missing` from it."""

    pairs: tuple[EditionPair, ...]
    new: tuple[int, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EditionGuess:
    """Whether a list looks like an earlier one come again: its kind (None: other letters), why, and how sure."""

    kind: Literal["whole", "addition"] | None
    reason: str
    confidence: float


def match_editions(earlier: Sequence[ListedText], later: Sequence[ListedText]) -> EditionMatch:
    """Match two lists one to one.

    Equal texts match as a multiset, in order (white space, quotes and case do not make a text another); texts with
    different known writers never match. What is left is matched as revised: by the number its source gave it, by its
    writer, or by holding most of the words at the same place of the list.
    """
    matching = _Matching(earlier, later)
    matching.by_ids()
    matching.by_equal_texts()
    matching.by_writer()
    matching.by_place()
    return matching.result()


class _Matching:
    """The state of one matching: which later text each earlier one is paired with so far."""

    def __init__(self, earlier: Sequence[ListedText], later: Sequence[ListedText]) -> None:
        self.earlier, self.later = earlier, later
        self.keys = [likeness_text(t.text) for t in earlier], [likeness_text(t.text) for t in later]
        self.writers = [_writer(t) for t in earlier], [_writer(t) for t in later]
        self.forward: dict[int, int] = {}
        self.backward: dict[int, int] = {}
        self.ids_tell = _shared_ids(earlier, later) >= _IDS_TELL

    def may_pair(self, i: int, j: int) -> bool:
        """Say whether nothing forbids earlier `i` and later `j` to be the same: other writers, or other numbers."""
        if i in self.forward or j in self.backward:
            return False
        a, b = self.writers[0][i], self.writers[1][j]
        if a and b and a != b:
            return False
        x, y = self.earlier[i].external_id, self.later[j].external_id
        return not (self.ids_tell and x and y and x != y)

    def pair(self, i: int, j: int) -> None:
        """Take earlier `i` and later `j` for the same."""
        self.forward[i], self.backward[j] = j, i

    def by_ids(self) -> None:
        """Pair texts that carry the same number, where numbers are shared by the lists as a rule."""
        if not self.ids_tell:
            return
        places = {t.external_id: i for i, t in enumerate(self.earlier) if t.external_id}
        for j, text in enumerate(self.later):
            i = places.get(text.external_id, -1) if text.external_id else -1
            if i >= 0 and self.may_pair(i, j):
                self.pair(i, j)

    def by_equal_texts(self) -> None:
        """Pair equal texts: first between texts that stand once and keep their order, then the rest."""
        for span_a, span_b in self.stretches():
            self._equal_within(span_a, span_b)
        self._equal_within(range(len(self.earlier)), range(len(self.later)))

    def _equal_within(self, span_a: range, span_b: range) -> None:
        """Pair equal texts of two stretches in order: of one writer first, then where a writer is unknown."""
        waiting: dict[str, deque[int]] = defaultdict(deque)
        for i in span_a:
            if i not in self.forward:
                waiting[self.keys[0][i]].append(i)
        for strict in (True, False):
            for j in span_b:
                candidates = waiting.get(self.keys[1][j])
                if j in self.backward or not candidates:
                    continue
                for i in candidates:
                    if self.may_pair(i, j) and (not strict or self.writers[0][i] == self.writers[1][j]):
                        self.pair(i, j)
                        candidates.remove(i)
                        break

    def by_writer(self) -> None:
        """Pair what is left of one known writer, where the wordings are kin."""
        mine: dict[str, list[int]] = defaultdict(list)
        for i, writer in enumerate(self.writers[0]):
            if writer and i not in self.forward:
                mine[writer].append(i)
        for j, writer in enumerate(self.writers[1]):
            if not writer or j in self.backward:
                continue
            open_to_it = [i for i in mine.get(writer, ()) if self.may_pair(i, j)]
            kin = [(_shared_words(self.keys[0][i], self.keys[1][j]), -i) for i in open_to_it]
            if kin and max(kin)[0] >= _REVISED_BY_WRITER:
                self.pair(-max(kin)[1], j)

    def by_place(self) -> None:
        """Pair what is left between the same neighbours, where one holds most of the other's words."""
        for span_a, span_b in self.stretches():
            left = [i for i in span_a if i not in self.forward]
            for j in span_b:
                if j in self.backward or not left:
                    continue
                kin = [(_shared_words(self.keys[0][i], self.keys[1][j]), -i) for i in left[:40] if self.may_pair(i, j)]
                if kin and max(kin)[0] >= _REVISED_WORDS:
                    i = -max(kin)[1]
                    self.pair(i, j)
                    left = [k for k in left if k > i]

    def stretches(self) -> Iterator[tuple[range, range]]:
        """Give the stretches of both lists between pairs (or texts that stand once in each) that keep their order."""
        if not self.forward:
            once = _once_in_both(*self.keys)
            anchors = [(i, j) for i, j in once if self.may_pair(i, j)]
        else:
            anchors = sorted(self.forward.items())
        a, b = 0, 0
        for i, j in (*_rising(anchors), (len(self.earlier), len(self.later))):
            # An anchor not yet paired belongs to its stretch.
            yield range(a, min(i + 1, len(self.earlier))), range(b, min(j + 1, len(self.later)))
            a, b = i + 1, j + 1

    def result(self) -> EditionMatch:
        """Return the matching as it stands."""
        pairs = tuple(
            EditionPair(i, j, "unchanged" if self.keys[0][i] == self.keys[1][j] else "revised")
            for j, i in sorted(self.backward.items())
        )
        new = tuple(j for j in range(len(self.later)) if j not in self.backward)
        missing = tuple(i for i in range(len(self.earlier)) if i not in self.forward)
        return EditionMatch(pairs, new, missing)


def looks_like_edition(earlier: Sequence[ListedText], later: Sequence[ListedText]) -> EditionGuess:
    """Say whether `later` looks like `earlier` come again.

    Witnesses are texts that stand once in each list (with their writer, where known): a campaign's letter from other
    people is no witness. Most of the earlier list's own texts again in the same order: the whole list anew; its numbers
    shared by fewer: an addition.
    """
    by_ids = _guess_by_ids(earlier, later)
    if by_ids is not None:
        return by_ids
    keys = [_witness(t) for t in earlier], [_witness(t) for t in later]
    counts = Counter(k for k in keys[0] if k)
    own = sum(n == 1 for n in counts.values())
    again = _rising(sorted(_once_in_both(*keys)))
    share = len(again) / own if own else 0.0
    if own >= 3 and len(again) >= 3 and share >= 0.6:
        reason = f"{len(again)} of {own} texts that only one person wrote stand in both lists, in the same order"
        return EditionGuess("whole", reason, round(min(0.98, 0.5 + 0.5 * share), 2))
    if 0 < own < 3 and len(again) == own and len(earlier) <= len(later) and len(earlier) <= 3:
        return EditionGuess("whole", "every text of the short earlier list stands in this one", 0.6)
    if again and len(again) >= 2 and len(again) >= 0.5 * len(later) and len(later) < len(earlier):
        reason = f"{len(again)} of its {len(later)} texts stand in the earlier list already"
        return EditionGuess("addition", reason, 0.6)
    return EditionGuess(None, "few texts of the earlier list stand in this one", round(min(0.95, 1.0 - share), 2))


def _guess_by_ids(earlier: Sequence[ListedText], later: Sequence[ListedText]) -> EditionGuess | None:
    """Judge by the numbers the source gave; None where the lists share none."""
    a = {t.external_id for t in earlier if t.external_id}
    b = {t.external_id for t in later if t.external_id}
    shared = a & b
    if len(shared) < 2 and not (shared and len(a) <= 2):
        return None
    texts = {t.external_id: t for t in earlier if t.external_id}
    kin = sum(
        _shared_words(likeness_text(texts[t.external_id].text), likeness_text(t.text)) >= _REVISED_BY_WRITER
        for t in later
        if t.external_id in shared
    )
    # Row numbers repeat from one export to the next without meaning the same letter.
    if kin < 0.7 * len(shared):
        return None
    reason = f"{len(shared)} comments carry the same number in both lists"
    if len(shared) >= _IDS_TELL * len(a):
        return EditionGuess("whole", reason, round(min(0.99, 0.7 + 0.3 * len(shared) / len(a)), 2))
    return EditionGuess("addition", reason, 0.75)


def _shared_ids(earlier: Sequence[ListedText], later: Sequence[ListedText]) -> float:
    """Return the share of the smaller list's numbers that the other list has too; 0 where numbers say nothing."""
    guess = _guess_by_ids(earlier, later)
    if guess is None:
        return 0.0
    a = {t.external_id for t in earlier if t.external_id}
    b = {t.external_id for t in later if t.external_id}
    return len(a & b) / max(1, min(len(a), len(b)))


def _writer(text: ListedText) -> str:
    """Return a writer's name as compared; empty where unknown."""
    return search_text(text.writer) if text.writer else ""


def _witness(text: ListedText) -> str:
    """Return what a text is known by among witnesses; empty for one too short to tell."""
    key = likeness_text(text.text)
    writer = _writer(text)
    return f"{writer}\n{key}" if len(key) + 3 * len(writer) >= _WITNESS_LENGTH else ""


def _once_in_both(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the keys that stand exactly once in each list, in the first list's order."""
    counts_a, counts_b = Counter(a), Counter(b)
    place_b = {k: j for j, k in enumerate(b)}
    return [(i, place_b[k]) for i, k in enumerate(a) if k and counts_a[k] == 1 and counts_b[k] == 1]


def _rising(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest run of anchors that rises in both lists (patience sorting)."""
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(anchors):
        at = bisect_left(tails, j)
        before.append(tail_places[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        tail_places[at : at + 1] = [n]
    kept = []
    n = tail_places[-1] if tail_places else -1
    while n >= 0:
        kept.append(anchors[n])
        n = before[n]
    return kept[::-1]


def _shared_words(one: str, other: str) -> float:
    """Return the share of the shorter text's words that stand in the other."""
    a, b = Counter(search_text(one).split()), Counter(search_text(other).split())
    shorter = min(sum(a.values()), sum(b.values()))
    return sum((a & b).values()) / shorter if shorter else 0.0
