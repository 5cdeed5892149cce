"""A letter as signs to be weighed: what the rules found, how its asks lie beside the item, how it is built, its words.

The signs are named; their weights are fitted by tests/benchmarks/fit_stance.py and read by stance_model.py.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance_item import ItemView, Relation, relation, view_of
from council_desk.analysis.stance_rules import Reading
from council_desk.analysis.stance_turns import turns
from council_desk.analysis.stance_words import ITEM, marks_around, marks_within, words_in

_FLAGS = (
    "support_declared", "oppose_declared", "plain_vote", "neutral", "amends", "minor", "turns", "conditional", "unless",
    "would_withdraw", "worried", "sarcastic",
)  # fmt: skip
_FOR = ("welcomes", "go ahead")
_AGAINST = ("rather not", "not wanted", "leave it", "harm feared", "scorn")
_CHANGES = ("condition", "shortfall", "wording")
_OUGHT = 0.7  # a side is leaned to from here


@dataclass(frozen=True, slots=True)
class Signs:
    """A letter's signs: named values, and marks of its words.

    sentences: the words of each sentence, as marks are made of. within: the marks of each sentence; around: those that
    the letter has beside them.
    """

    values: dict[str, float]
    sentences: tuple[list[str], ...]
    within: tuple[list[str], ...]
    around: frozenset[str]

    @property
    def marks(self) -> frozenset[str]:
        """All marks of the letter."""
        return self.around.union(*self.within)


def signs_of(reading: Reading, item: ItemContext) -> Signs:
    """All signs of a letter."""
    view = view_of(item)
    low = reading.low
    sentences = [words_in(low[each.start : each.end], view) for each in reading.sentences]
    asks = [words_in(low[each.start : each.end], view) for each in reading.asks]
    found = [(i, start, end, group) for i, words in enumerate(sentences) for start, end, group in turns(words)]
    values: dict[str, float] = {}
    for name, value in (
        *_of_rules(reading),
        *_of_asks(reading, view),
        *_of_build(reading, sentences),
        *_of_turns([(i, group) for i, _, _, group in found], len(sentences)),
    ):
        if value:
            values[name] = float(value)
    phrases = (" ".join(sentences[i][start:end]) for i, start, end, _ in found)
    within = tuple(map(marks_within, sentences))
    return Signs(values, tuple(sentences), within, marks_around(sentences, asks, phrases))


def _side(reading: Reading) -> str:
    found = reading.gathered
    if found.support > found.oppose and found.support > _OUGHT:
        return "for"
    return "against" if found.oppose > _OUGHT else "none"


def _of_rules(reading: Reading) -> Iterator[tuple[str, float]]:
    """The rules' verdict, the two sides' weights, what is said of changes, the cues by name and place."""
    found, verdict, side = reading.gathered, reading.verdict, _side(reading)
    yield f"verdict {verdict.stance}", 1
    yield f"pattern {verdict.pattern}", 1
    yield f"both {verdict.stance}|{verdict.pattern}", 1
    yield f"sure {verdict.stance}", verdict.confidence
    yield "support", min(found.support, 5) / 2
    yield "oppose", min(found.oppose, 5) / 2
    yield "more", max(-3, min(3, found.support - found.oppose)) / 2
    yield "some support", found.support > 0.5
    yield "some opposition", found.oppose > 0.5
    yield "no side", max(found.support, found.oppose) < 0.75
    yield f"side {side}", 1
    yield "traps", min(found.traps, 3) / 2
    for flag in _FLAGS:
        if getattr(found, flag):
            yield f"flag {flag}", 1
            yield f"flag {flag}|{side}", 1
    first_end = reading.sentences[0].end if reading.sentences else 0
    last_start = reading.sentences[-1].start if reading.sentences else 0
    for cue in found.found:
        place = "first" if cue.start < first_end else "last" if cue.start >= last_start else "within"
        yield f"cue {cue.reason}", 1
        yield f"cue {place} {cue.reason}", 1


def _of_asks(reading: Reading, view: ItemView) -> Iterator[tuple[str, float]]:
    """How many asks, how much of the text, and how each lies beside the item."""
    side, asks, length = _side(reading), reading.asks, max(len(reading.low.strip()), 1)
    count, changes = min(len(asks), 3), min(len(reading.changes), 2)
    yield f"asks {count}", 1
    yield f"side {side} asks {min(count, 2)}", 1
    yield f"side {side} changes {changes}", 1
    yield f"changes {changes}", 1
    share = sum(each.end - each.start for each in asks) / length
    yield "share of asks", share
    yield f"share of asks {min(4, int(share * 5))}", 1
    yield f"item {view.act}", 1
    if not asks:
        return
    yield "ends asking", asks[-1].end > reading.sentences[-1].start
    yield "begins asking", asks[0].start < reading.sentences[0].end
    laid = [relation(reading.low, each.start, each.end, view) for each in asks]
    for each, beside in zip(asks, laid, strict=True):
        yield f"frame {each.frame}", 1
        for name in _relation_names(beside, view):
            yield name, 1
    same = sum(1 for each in laid if not each.novel and each.titled)
    yield "asks for the item", min(same, 2)
    yield f"asks only for the item {same == len(laid)} {side}", 1
    yield "nearest ask", min(3, *(each.novel for each in laid)) / 2


def _relation_names(beside: Relation, view: ItemView) -> Iterator[str]:
    kind = f"{'not ' if beside.negated else ''}{beside.kind}"
    yield f"ask {kind}"
    yield f"ask {kind}|{view.act}"
    if beside.act:
        yield f"beside {kind}|{beside.act}|{min(beside.shared, 2)}"
        if beside.kind != "-":
            yield f"agrees {beside.agrees} {min(beside.shared, 2)}"
    yield f"titled {min(beside.titled, 2)}"
    yield f"novel {min(beside.novel, 3)}"
    yield f"titled {min(beside.titled, 2)} novel {min(beside.novel, 2)} {beside.negated}"


def _of_build(reading: Reading, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[str, float]]:
    """Length, questions, and whom it speaks of."""
    length = len(reading.low.strip())
    owed = [each for each in reading.questions if not each.rhetorical]
    share = sum(each.end - each.start for each in owed) / max(length, 1)
    yield f"owed {min(len(owed), 2)}", 1
    yield "share owed", share
    yield "a third owed", share > 0.3
    yield "half owed", share > 0.5
    yield f"owed {bool(owed)} side {_side(reading)} asks {bool(reading.asks)}", 1
    yield "rhetorical", min(len(reading.questions) - len(owed), 3) / 2
    yield "length", math.log(length + 1) / 8
    yield f"length {min(6, int(math.log2(length / 40 + 1)))}", 1
    yield f"sentences {min(5, len(sentences))}", 1
    words = {word for sentence in sentences for word in sentence}
    yield "speaks for itself", not words.isdisjoint(("i", "we", "my", "our"))
    yield "speaks to the council", not words.isdisjoint(("you", "your", "council"))
    yield "please", "please" in words
    yield "item's words", min(sum(sentence.count(ITEM) for sentence in sentences), 6) / 4


def _of_turns(found: Sequence[tuple[int, str]], sentences: int) -> Iterator[tuple[str, float]]:
    """Turns of phrase by group: how many, how thick, in the first and last sentence, in a short text."""
    counts: dict[str, int] = {}
    for _, group in found:
        counts[group] = counts.get(group, 0) + 1
    for group, count in counts.items():
        yield f"turn {group}", min(count, 3) / 2 + 0.3
        yield f"turns thick {group}", min(2.0, count / math.sqrt(sentences))
        yield f"turn short {group}", sentences <= 2
    for place, group in {(0 if i == 0 else 1, group) for i, group in found if i in {0, sentences - 1}}:
        yield f"turn {'first' if place == 0 else 'last'} {group}", 1
    for group in {group for i, group in found if i == 0 == sentences - 1}:
        yield f"turn last {group}", 1
    pro, con, change = (sum(counts.get(group, 0) for group in groups) for groups in (_FOR, _AGAINST, _CHANGES))
    yield "turns more", max(-3, min(3, pro - con)) / 2
    yield f"turns {min(pro, 2)} {min(con, 2)} {min(change, 2)}", 1
