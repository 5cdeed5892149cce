"""The marks of a piece of a sentence by which an ask is learned: its words by place, its build, where it stands.

A mark is a short string, its kind before a space. demand_model.py weighs them; tests/benchmarks/fit_demands.py learns
the weights and leaves out marks of few topics, so that a topic's own words weigh nothing. Sentences whose words
alone make an ask most unlikely are not looked at further: they are half of all.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from council_desk.analysis import cues_en
from council_desk.analysis.demand_frames import Framed
from council_desk.analysis.demand_rules import RuleReading
from council_desk.analysis.demand_segments import FINITE, JOINERS, Segment, segments_of, word_class
from council_desk.analysis.demand_weights import Weights
from council_desk.analysis.items import ItemContext
from council_desk.analysis.sentences import Sentence, lowered, split_sentences
from council_desk.analysis.terms import terms

RULE_KINDS = ("rB ", "rI ", "fB ", "fI ", "r none", "sr ", "sd ", "posask", "verb", "aside")
"""Marks that the rules put; the fit lets them weigh apart on the packets that the rules were tuned on."""
GATE = -3.5
"""Sentences whose log odds of holding an ask, by their words alone, are below this are left out: one in thirty."""
_ASKING = re.compile(
    r"\b(?:ask|urge|request|recommend|please|should|must|need|want|suggest|propose|demand|call|change|amend|condition|"
    r"following|these|add|fix|would|like)"
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_COUNCIL_VERB = re.compile(rf"(?:{cues_en.VERB})\b")
_ENDS = frozenset(".?!:;…")
_FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class MarkedSegment:
    """A piece with its own marks, those of its sentence, and its first word but for and, or, but."""

    segment: Segment
    own: tuple[str, ...]
    shared: tuple[str, ...]
    first: str

    @property
    def count(self) -> int:
        """How many marks it has."""
        return len(self.own) + len(self.shared)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with what its marks need: its pieces, its words, its last mark, whether it speaks of asking."""

    sentence: Sentence
    segments: tuple[Segment, ...]
    words: tuple[str, ...]
    ending: str
    asks: bool


def marked_segments(
    text: str, item: ItemContext, reading: RuleReading, fitted: Weights | None = None
) -> tuple[MarkedSegment, ...]:
    """The pieces of a text with their marks, in order.

    item: whose title's words show what asks only for the item itself. reading: what the rules see in the text.
    fitted: the weights that leave sentences out; None looks at all.
    """
    low = lowered(text)
    lines = [_line(low, sentence, i) for i, sentence in enumerate(split_sentences(text))]
    titled = frozenset(term.stem for term in terms(item.title))
    by_line = _by_line(reading.framed, lines), _by_line(reading.kept, lines)
    found: list[MarkedSegment] = []
    head: int | None = None
    for i, line in enumerate(lines):
        if not line.sentence.label:
            head = i
        framed, kept = by_line[0].get(i, []), by_line[1].get(i, [])
        if fitted is not None and not framed and gate_odds(line.words, line.ending, fitted) < GATE:
            continue
        shared = tuple(_sentence_marks(text, lines, i, head) + _rule_marks(framed, kept, i in reading.aside))
        for k, segment in enumerate(line.segments):
            own = _own_marks(text, line.segments, k, line)
            if titled:
                own += _title_marks(text, segment, titled)
            own += _piece_rule_marks(framed, kept, segment) if framed else ["r none"]
            if _is_position(low, segment):
                own.append("posask")
            found.append(MarkedSegment(segment, tuple(own), shared, _without_joiner(segment.words)[0]))
    return tuple(found)


def gate_marks(words: Iterable[str], ending: str) -> tuple[str, ...]:
    """The marks by which a sentence is left out: its words, the first one, how it ends."""
    several = tuple(words)
    return (*set(several), f"first {several[0] if several else '_'}", f"ends {ending}")


def gate_odds(words: Iterable[str], ending: str, fitted: Weights) -> float:
    """The log odds that a sentence holds an ask, by its words alone."""
    return fitted.gate_always + sum(filter(None, map(fitted.gate.get, gate_marks(words, ending))))


def _line(low: str, sentence: Sentence, index: int) -> _Line:
    ending = low[max(sentence.start, sentence.end - 3) : sentence.end].rstrip("\"”')* ")[-1:]
    asks = _ASKING.search(low, sentence.start, sentence.end) is not None
    segments = segments_of(low, sentence, index)
    words = tuple([word for segment in segments for word in segment.words])
    return _Line(sentence, segments, words, ending if ending in _ENDS else "none", asks)


def _sentence_marks(text: str, lines: list[_Line], i: int, head: int | None) -> list[str]:
    """How the sentence begins, ends and is built, and where it stands in the letter."""
    line, last = lines[i], len(lines) - 1
    words, sentence = line.words, line.sentence
    classes = [word_class(word) for word in words]
    states = "pronoun" in classes or any(c in FINITE for c in classes)
    where = "first" if i == 0 else "last" if i == last else "last2" if i == last - 1 else "mid"
    marks = [
        f"se {line.ending}",
        f"s1 {words[0]}",
        f"s2 {' '.join(words[:2])}",
        f"s3 {' '.join(words[:3])}",
        f"sp {where}",
        f"sn {min(last + 1, 8)}",
        f"L{min(6, int(math.log2(len(text) / 60 + 1)))}",
        f"sl {min(6, len(words) // 5)}",
        f"sfin {states} {line.ending}",
        f"st3 {' '.join(classes[:3])}",
    ]
    marks += ["su " + word for word in set(words)]
    if sentence.opens_line:
        marks.append("ol")
    if text[sentence.start] in '"“':
        marks.append("quoted")
    if sentence.label:
        marks += _list_marks(lines, head)
    marks += _neighbour_marks(lines, i)
    if len(words) <= _FEW_WORDS:
        names = _NAME.findall(text, sentence.start, sentence.end)
        capital = int(3 * sum(name[0].isupper() for name in names) / max(1, len(names)))
        marks.append(f"cp {capital} {line.ending} {len(names) == 1} {sentence.opens_line}")
        marks.append(f"cpp {capital} {line.ending} {where}")
    return marks


def _list_marks(lines: list[_Line], head: int | None) -> list[str]:
    """What a list stands under."""
    if head is None:
        return ["lab"]
    marks = ["lab", f"hm {lines[head].ending}", *("h " + word for word in set(lines[head].words[-12:]))]
    return [*marks, "hask"] if lines[head].asks else marks


def _neighbour_marks(lines: list[_Line], i: int) -> Iterator[str]:
    """How the sentences before and after begin and end."""
    if i:
        before = lines[i - 1]
        yield f"pe {before.ending}"
        yield f"p1 {before.words[0]}"
        if before.asks:
            yield "pask"
        if before.ending == ":":
            yield from ("pc " + word for word in set(before.words[-8:]))
    if i + 1 < len(lines):
        yield f"n1 {lines[i + 1].words[0]}"


def _without_joiner(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words[0] in JOINERS and len(words) > 1 else words


def _own_marks(text: str, segments: tuple[Segment, ...], k: int, line: _Line) -> list[str]:
    """The words of a piece by place, their classes, and how it joins what stands around it."""
    segment = segments[k]
    words = segment.words
    core = _without_joiner(words)
    marks = [
        f"sep {segment.before}",
        f"m {min(len(segments), 5)}",
        f"w1 {words[0]}",
        f"w2 {' '.join(words[:2])}",
        f"c1 {core[0]}",
        f"c2 {' '.join(core[:2])}",
        f"c3 {' '.join(core[:3])}",
        f"c1{'S' if segment.opens else 'x'} {core[0]}",
        f"suf {core[0][-3:]}",
        f"l1 {words[-1]}",
        f"wl {min(6, len(words) // 3)}",
    ]
    marks += ["u " + word for word in set(words)]
    marks += [f"b {one} {other}" for one, other in pairwise(words)]
    marks += _class_marks(segments, k, core)
    if _COUNCIL_VERB.match(core[0] + " "):
        marks.append("verb")
        marks.append(f"verb {segment.before}{' lab' if line.sentence.label else ''}")
    if text[segment.start].isupper():
        marks.append("cap")
    if k:
        before = segments[k - 1].words
        marks.append(f"q1 {before[-1]}")
        marks.append(f"q2 {' '.join(before[-2:])}")
        marks.append(f"qf {' '.join(before[:2])}")
    if k + 1 < len(segments):
        marks.append(f"x1 {segments[k + 1].words[0]}")
    return marks


def _class_marks(segments: tuple[Segment, ...], k: int, core: tuple[str, ...]) -> list[str]:
    segment = segments[k]
    classes = [word_class(word) for word in core]
    states = any(c in FINITE for c in classes)
    marks = [
        f"t2 {' '.join(classes[:2])}",
        f"t3 {' '.join(classes[:3])}",
        f"t4 {' '.join(classes[:4])}",
        f"t1{segment.before} {classes[0]}",
        f"ct {core[0]} {' '.join(classes[1:3])}",
        f"gfin {states or ('pronoun' if 'pronoun' in classes else 'no')}",
    ]
    if classes[0] == "verb":
        marks.append(f"bv {segment.before} {' '.join(classes[1:2])}")
        marks.append(f"bvw {segment.words[0]}" if segment.words[0] != core[0] else "bv0")
    if k:
        before = segments[k - 1].words
        opening = [word_class(word) for word in before[:2]]
        closing = [word_class(word) for word in before[-2:]]
        marks.append(f"pt {' '.join(opening)}|{' '.join(classes[:2])}")
        marks.append(f"pt2 {' '.join(closing)}|{classes[0]}")
        if segment.words[0] in JOINERS:
            marks.append(f"cj {segment.words[0]} {opening[0]}|{classes[0]}")
    return marks


def _title_marks(text: str, segment: Segment, titled: frozenset[str]) -> list[str]:
    """How many of the piece's words the item's title has."""
    stems = [term.stem for term in terms(text[segment.start : segment.end])]
    return [f"ti {int(3 * sum(stem in titled for stem in stems) / len(stems))}"] if stems else []


def _is_position(low: str, segment: Segment) -> bool:
    """Whether it only says how to vote."""
    if cues_en.POSITION_ASK.match(low, segment.start, segment.end):
        return True
    after = segment.start + len(segment.words[0]) + 1
    return segment.words[0] in JOINERS and cues_en.POSITION_ASK.match(low, after, segment.end) is not None


def _by_line(framed: tuple[Framed, ...], lines: list[_Line]) -> dict[int, list[Framed]]:
    """What the rules found, by the index of the sentence it begins in."""
    found: dict[int, list[Framed]] = {}
    at = 0
    for each in sorted(framed, key=lambda each: each.start):
        while at + 1 < len(lines) and lines[at + 1].sentence.start <= each.start:
            at += 1
        found.setdefault(at, []).append(each)
    return found


def _rule_marks(framed: list[Framed], kept: list[Framed], aside: bool) -> list[str]:
    """Which frames fit anywhere in the sentence, and which asks were kept."""
    marks = ["sr " + name for name in sorted({each.frame for each in framed})]
    marks += ["sd " + name for name in sorted({each.frame for each in kept}) or ["none"]]
    return [*marks, "aside"] if aside else marks


def _piece_rule_marks(framed: list[Framed], kept: list[Framed], segment: Segment) -> list[str]:
    """Which of them begin in a piece, and which go on in it."""
    found = {*_placed(kept, "r", segment), *_placed(framed, "f", segment)}
    return sorted(found) or ["r none"]


def _placed(framed: list[Framed], kind: str, segment: Segment) -> Iterator[str]:
    for each in framed:
        if segment.start <= each.start < segment.end:
            yield f"{kind}B {each.frame}"
        elif each.start < segment.start < each.end:
            yield f"{kind}I {each.frame}"
