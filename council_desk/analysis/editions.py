"""Two lists of the same item laid side by side: what came again unchanged, what was revised, what is new or gone."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from council_desk.analysis.edition_texts import (
    ListedText,
    ListedTexts,
    agreeing_writers,
    rare_words,
    shared_share,
)

__all__ = ["EditionGuess", "EditionMatch", "EditionPair", "ListedText", "looks_like_edition", "match_editions"]

_HELD = 0.75  # share of the shorter text's words in the other, for texts at the same place of the list
_ALIKE = 0.6  # share of both texts' words, for the same
_REVISED_BY_WRITER = 0.3  # share of the shorter text's words, for texts of one known writer
_OWN_WORDS_SHARED = 0.3  # of words that no other text has: less, and two letters of a campaign are two letters
_MOVED = 0.5  # the same for texts that stand elsewhere
_FEW = 3
_SHORT = 4
_IDS_TELL = 0.5
_AGAIN = 0.6
_ENOUGH_RUNS = 60
_RUNS_AGAIN = 0.5
_LOOK_AT = 60
"""So many texts that might be meant are compared, no more: a list of 100,000 stays quick."""


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

    The number that a source gave decides where both lists have it. Texts of the same words match as a multiset, in
    order; texts with different known writers never match. What is left is matched as revised: by its writer, by
    holding most of the words at the same place of the list, or by the words that no other text has.
    """
    matching = _Matching(ListedTexts(earlier), ListedTexts(later))
    matching.by_ids()
    matching.by_equal_words()
    matching.by_writer()
    matching.by_place()
    matching.by_own_words()
    return matching.result()


class _Matching:
    """The state of one matching: which later text each earlier one is paired with so far."""

    def __init__(self, earlier: ListedTexts, later: ListedTexts) -> None:
        self.a, self.b = earlier, later
        self.forward: dict[int, int] = {}
        self.backward: dict[int, int] = {}
        self.ids_tell = _shared_ids(earlier, later) >= _IDS_TELL

    @cached_property
    def rare(self) -> tuple[list[Counter[str]], list[Counter[str]]]:
        """The words of each text that hardly any other of its list has."""
        return rare_words(self.a, self.b)

    def may_pair(self, i: int, j: int) -> bool:
        """Say whether nothing forbids earlier `i` and later `j` to be the same: other writers, or other numbers."""
        if i in self.forward or j in self.backward or agreeing_writers(self.a, i, self.b, j) is False:
            return False
        x, y = self.a.texts[i].external_id, self.b.texts[j].external_id
        return not (self.ids_tell and x and y and x != y)

    def pair(self, i: int, j: int) -> None:
        """Take earlier `i` and later `j` for the same."""
        self.forward[i], self.backward[j] = j, i

    def by_ids(self) -> None:
        """Pair texts that carry the same number, where numbers are shared by the lists as a rule."""
        if not self.ids_tell:
            return
        places = {t.external_id: i for i, t in enumerate(self.a.texts) if t.external_id}
        for j, text in enumerate(self.b.texts):
            i = places.get(text.external_id, -1) if text.external_id else -1
            if i >= 0 and i not in self.forward:
                self.pair(i, j)

    def by_equal_words(self) -> None:
        """Pair texts of the same words: of one writer first, then in order between sure neighbours, then the rest."""
        a, b = self.a, self.b
        whole = range(len(a.keys)), range(len(b.keys))
        for one, other in ((a.emails, b.emails), (a.names, b.names)):
            signed_a = [writer and (key, writer) for key, writer in zip(a.keys, one, strict=True)]
            signed_b = [writer and (key, writer) for key, writer in zip(b.keys, other, strict=True)]
            self._equal_within(*whole, signed_a, signed_b)
        for span_a, span_b in self.stretches():
            self._equal_within(span_a, span_b, a.keys, b.keys)
        self._equal_within(*whole, a.keys, b.keys)

    def _equal_within(self, span_a: range, span_b: range, keys_a: Sequence[object], keys_b: Sequence[object]) -> None:
        """Pair what has equal keys in two stretches, in order; an empty key is nobody's."""
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for i in span_a:
            if i not in self.forward and (key := keys_a[i]):
                waiting[key].append(i)
        for j in span_b:
            candidates = waiting.get(keys_b[j]) if j not in self.backward else None
            if not candidates:
                continue
            near = (i for i, _ in zip(candidates, range(_LOOK_AT), strict=False))
            found = next((i for i in near if self.may_pair(i, j)), -1)
            if found >= 0:
                self.pair(found, j)
                candidates.remove(found)

    def by_writer(self) -> None:
        """Pair what is left of one known writer, where the wordings are kin; the most alike first."""
        mine: dict[object, list[int]] = defaultdict(list)
        for i in range(len(self.a.texts)):
            if i not in self.forward:
                for sign in {self.a.emails[i], self.a.names[i]} - {"", ()}:
                    mine[sign].append(i)
        kin = []
        for j in range(len(self.b.texts)):
            if j not in self.backward:
                signs = {self.b.emails[j], self.b.names[j]} - {"", ()}
                near = {i for sign in signs for i in mine.get(sign, ())[:_LOOK_AT]}
                kin += [(self._kinship(i, j), -i, -j) for i in near]
        for (held, _dice), i, j in sorted(kin, reverse=True):
            if held >= _REVISED_BY_WRITER and self.may_pair(-i, -j):
                self.pair(-i, -j)

    def by_place(self) -> None:
        """Pair what is left between the same neighbours, where one holds most of the other's words."""
        for span_a, span_b in list(self.stretches()):
            left = [i for i in span_a if i not in self.forward]
            open_here = [j for j in span_b if j not in self.backward]
            kin = [
                (self._likeness(i, j), -i, -j)
                for j in open_here
                for i in left[:_LOOK_AT]
                if self.may_pair(i, j) and self._may_be_revised(i, j)
            ]
            for _score, i, j in sorted(kin, reverse=True):
                if self.may_pair(-i, -j) and self._keeps_order(-i, -j, span_a, span_b):
                    self.pair(-i, -j)

    def by_own_words(self) -> None:
        """Pair what is left and stands elsewhere, where both share the words that no other text has."""
        rare_a, rare_b = self.rare
        having: dict[str, list[int]] = defaultdict(list)
        for i in range(len(self.a.texts)):
            if i not in self.forward:
                for word in rare_a[i]:
                    having[word].append(i)
        kin = []
        for j in range(len(self.b.texts)):
            if j in self.backward:
                continue
            shared = Counter(i for word in rare_b[j] for i in having.get(word, ()))
            for i, count in shared.most_common(_FEW):
                held, dice = shared_share(rare_a[i], rare_b[j])
                if count > _FEW and held >= _MOVED:
                    kin.append((dice, -i, -j))
        for _dice, i, j in sorted(kin, reverse=True):
            if self.may_pair(-i, -j):
                self.pair(-i, -j)

    def _kinship(self, i: int, j: int) -> tuple[float, float]:
        return shared_share(Counter(self.a.words[i]), Counter(self.b.words[j]))

    def _may_be_revised(self, i: int, j: int) -> bool:
        held, dice = self._kinship(i, j)
        if held < _HELD and dice < _ALIKE:
            return False
        mine, its = self.rare[0][i], self.rare[1][j]
        if min(mine.total(), its.total()) < _FEW:
            return True
        # Both have words of their own: two letters of one campaign share all but these.
        return shared_share(mine, its)[0] >= _OWN_WORDS_SHARED

    def _likeness(self, i: int, j: int) -> float:
        mine, its = self.rare[0][i], self.rare[1][j]
        dice = self._kinship(i, j)[1]
        return dice + shared_share(mine, its)[1] if mine or its else 2 * dice

    def _keeps_order(self, i: int, j: int, span_a: range, span_b: range) -> bool:
        """Say whether a pair crosses none that was made in its stretch."""
        return all(
            (other_i < i) == (other_j < j)
            for other_i in span_a
            if (other_j := self.forward.get(other_i)) is not None and other_j in span_b
        )

    def stretches(self) -> Iterator[tuple[range, range]]:
        """Give the stretches of both lists between pairs (or texts that stand once in each) that keep their order."""
        if not self.forward:
            once = _once_in_both(self.a.keys, self.b.keys)
            anchors = [(i, j) for i, j in once if self.may_pair(i, j)]
        else:
            anchors = sorted(self.forward.items())
        a, b = 0, 0
        for i, j in (*_rising(anchors), (len(self.a.keys), len(self.b.keys))):
            # An anchor not yet paired belongs to its stretch.
            yield range(a, min(i + 1, len(self.a.keys))), range(b, min(j + 1, len(self.b.keys)))
            a, b = i + 1, j + 1

    def result(self) -> EditionMatch:
        """Return the matching as it stands."""
        pairs = tuple(
            EditionPair(i, j, "unchanged" if self.a.keys[i] == self.b.keys[j] else "revised")
            for j, i in sorted(self.backward.items())
        )
        new = tuple(j for j in range(len(self.b.keys)) if j not in self.backward)
        missing = tuple(i for i in range(len(self.a.keys)) if i not in self.forward)
        return EditionMatch(pairs, new, missing)


def looks_like_edition(earlier: Sequence[ListedText], later: Sequence[ListedText]) -> EditionGuess:
    """Say whether `later` looks like `earlier` come again.

    Numbers that both lists carry decide. Else witnesses do: texts of the same words from the same known writer, or,
    where a list does not tell who wrote, texts of one's own (a campaign's letter is none) in the same order. Most of
    the earlier list's witnesses again: the whole list anew; its last ones at the head of a shorter list: an addition.
    """
    none = EditionGuess(None, "few texts of the earlier list stand in this one", 0.9)
    by_ids = _guess_by_ids(earlier, later)
    if by_ids is not None:
        return by_ids
    if len(later) < 2 or not earlier:
        return none
    a, b = ListedTexts(earlier), ListedTexts(later)
    if a.writers_known and b.writers_known:
        words = "texts of the same writers stand in both lists"
        seen = _Witnesses(a, _of_one_writer(a, b), words)
        found = _guess(seen, b, *_asked_of(len(earlier)))
    else:
        found = _guess_by_own_texts(a, b)
    return found or none


@dataclass(frozen=True, slots=True)
class _Witnesses:
    """Texts that speak for a list come again: their places in both lists; `own`: how many the earlier list has."""

    a: ListedTexts
    places: list[tuple[int, int]]
    words: str
    own: int | None = None

    @property
    def asked(self) -> int:
        """How many texts of the earlier list could have come again."""
        return len(self.a.texts) if self.own is None else self.own


def _guess(seen: _Witnesses, b: ListedTexts, least: int = _FEW, share: float = _AGAIN) -> EditionGuess | None:
    """Judge by witnesses, at least `least` of them; None where they do not make an edition."""
    found, asked = len(seen.places), seen.asked
    reach = found / asked if asked else 0.0
    reason = f"{found} of {asked} {seen.words}"
    if found >= least and reach >= share:
        return EditionGuess("whole", reason, round(min(0.98, 0.5 + 0.5 * reach), 2))
    if found < 2:
        return None
    again = found / len(b.texts)
    if _at_an_end([i for i, _ in seen.places], len(seen.a.texts)):
        tail = found >= least and (again >= 0.2 or found >= 5)
        return EditionGuess("addition", f"{found} {seen.words}, at an end of the earlier one", 0.6) if tail else None
    if found >= least and again >= _AGAIN and reach >= 0.3:
        return EditionGuess("whole", reason, 0.6)
    return None


def _asked_of(length: int) -> tuple[int, float]:
    """Return how many witnesses a list of that length needs, and which share: a list of one or two needs them all."""
    if length < _FEW:
        return length, 1.0
    return (2, 0.5) if length <= _SHORT else (_FEW, _AGAIN)


def _at_an_end(places: Sequence[int], length: int) -> bool:
    """Say whether texts come from one end of a list only: what an export of the newest ones overlaps."""
    first, last = min(places), max(places)
    dense = len(places) >= 0.6 * (last - first + 1)
    return dense and (last - first + 1) <= 0.7 * length and (last >= 0.9 * (length - 1) or first <= 0.1 * length)


def _of_one_writer(a: ListedTexts, b: ListedTexts) -> list[tuple[int, int]]:
    """Return the places of texts of the same words from writers who are known to be the same, each once."""
    matching = _Matching(a, b)
    matching.by_equal_words()
    return [(i, j) for i, j in sorted(matching.forward.items()) if agreeing_writers(a, i, b, j)]


def _guess_by_own_texts(a: ListedTexts, b: ListedTexts) -> EditionGuess | None:
    """Judge by texts of one's own in the same order, where not both lists tell who wrote."""
    own_a, own_b = a.own_words(), b.own_words()
    once = [(i, j) for i, j in _once_in_both(a.keys, b.keys) if agreeing_writers(a, i, b, j) is not False]
    own = [(i, j) for i, j in once if own_a[i] or own_b[j]]
    ordered = _in_order(own)
    words = "texts that only one person wrote stand in both lists, in the same order"
    asked = sum(own_a)
    if asked >= _FEW:
        asked = max(asked, len(ordered))
        found = _guess(_Witnesses(a, ordered, words, asked), b, *_asked_of(asked))
        # Lists cut differently have few texts in common, and yet the same words.
        return found if found and found.kind == "whole" else _guess_by_runs(a, b) or found
    if asked and len(ordered) == len(own) >= asked and _most_again(a, b):
        words = "every text that only one person wrote stands in both lists, and most others do"
        return EditionGuess("whole", words, 0.6)
    words = "texts that stand once stand in both lists, in the same order"
    return _guess(_Witnesses(a, _in_order(once), words, _standing_once(a)), b, least=5, share=0.9)


def _guess_by_runs(a: ListedTexts, b: ListedTexts) -> EditionGuess | None:
    """Judge by runs of words that only one text has; None where few of the earlier list's stand in the later one."""
    own = a.own_runs()
    again = len(own & b.own_runs()) / len(own) if len(own) >= _ENOUGH_RUNS else 0.0
    if again < _RUNS_AGAIN:
        return None
    reason = f"{again:.0%} of the words that only one person wrote stand in both lists"
    return EditionGuess("whole", reason, round(min(0.95, 0.5 + 0.5 * again), 2))


def _most_again(a: ListedTexts, b: ListedTexts) -> bool:
    """Say whether nearly the whole earlier list stands in a later one that is no shorter by much."""
    shared = (Counter(a.keys) & Counter(b.keys)).total()
    return shared >= 0.8 * len(a.keys) and len(b.keys) >= 0.9 * len(a.keys)


def _standing_once(a: ListedTexts) -> int:
    return sum(count == 1 for count in Counter(a.keys).values())


def _in_order(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of places that keeps the order of both lists; the later one may be turned round."""
    rising = _rising(sorted(places))
    turned = [(i, -j) for i, j in _rising([(i, -j) for i, j in sorted(places)])]
    return max(rising, turned, key=len)


def _guess_by_ids(earlier: Sequence[ListedText], later: Sequence[ListedText]) -> EditionGuess | None:
    """Judge by the numbers the source gave; None where they say nothing."""
    a = {t.external_id: t for t in earlier if t.external_id}
    b = {t.external_id: t for t in later if t.external_id}
    shared = a.keys() & b.keys()
    messages = all("@" in name for name in (*a, *b)) and bool(a) and bool(b)
    if messages:
        return _guess_by_messages(len(shared), len(a), len(earlier), len(b) >= 0.9 * len(later))
    if (len(shared) < 2 and not (shared and len(a) <= 2)) or (_only_count(earlier) and _only_count(later)):
        return None
    kin = sum(_are_kin(a[name], b[name]) for name in shared)
    # Row numbers repeat from one export to the next without meaning the same letter.
    if kin < 0.7 * len(shared):
        return None
    reason = f"{len(shared)} comments carry the same number in both lists"
    if len(shared) >= _IDS_TELL * len(a):
        return EditionGuess("whole", reason, round(min(0.99, 0.7 + 0.3 * len(shared) / len(a)), 2))
    return EditionGuess("addition", reason, 0.75)


def _only_count(texts: Sequence[ListedText]) -> bool:
    """Say whether a list's numbers only count its texts ("Comment 1", "Comment 2", ...), anew in each list."""
    given = [t.external_id for t in texts if t.external_id]
    numbers = [int(each) for each in given if each.isascii() and each.isdigit() and len(each) < 10]
    steps = [b - a for a, b in pairwise(numbers)]
    return len(numbers) == len(given) and len(steps) >= 2 and all(step == 1 for step in steps)


def _guess_by_messages(shared: int, asked: int, listed: int, all_numbered: bool) -> EditionGuess | None:
    """Judge two mailboxes: a message's number is given once in the world, so other numbers are other letters."""
    if not shared:
        words = "its messages are others than those of the earlier list"
        return EditionGuess(None, words, 0.95) if all_numbered and asked >= 0.9 * listed else None
    reason = f"{shared} messages stand in both" if shared > 1 else "a message stands in both"
    return EditionGuess("whole" if shared >= _AGAIN * asked else "addition", reason, 0.95)


def _are_kin(one: ListedText, other: ListedText) -> bool:
    a, b = ListedTexts([one]), ListedTexts([other])
    return shared_share(Counter(a.words[0]), Counter(b.words[0]))[0] >= _REVISED_BY_WRITER


def _shared_ids(earlier: ListedTexts, later: ListedTexts) -> float:
    """Return the share of the smaller list's numbers that the other list has too; 0 where numbers say nothing."""
    guess = _guess_by_ids(earlier.texts, later.texts)
    if guess is None or guess.kind is None:
        return 0.0
    a = {t.external_id for t in earlier.texts if t.external_id}
    b = {t.external_id for t in later.texts if t.external_id}
    return len(a & b) / max(1, min(len(a), len(b)))


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
