"""Learns which pieces of a comment ask for something (analysis/demand_model.py), and prints how well it carries over.

Run from the project's root: PYTHONPATH=. python tests/benchmarks/fit_demands.py [--write]. Every figure leaves the
topic out: a list is read with weights learned from lists on other topics. Copies of one letter count once in learning;
scores count each letter, list by list, then the mean over lists. --write learns from all lists and stores the weights.
"""

import argparse
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType

import numpy as np
import numpy.typing as npt

from council_desk.analysis.demand_marks import GATE, RULE_KINDS, MarkedSegment, gate_marks, marked_segments
from council_desk.analysis.demand_model import SPREAD, Candidate, after_marks, candidates, chances, sureness
from council_desk.analysis.demand_rules import RuleReading, read_by_rules
from council_desk.analysis.demand_weights import MODEL, Weights
from council_desk.analysis.items import ItemContext
from tests.benchmarks.bench_suggestions import scorer
from tests.benchmarks.labelled_letters import ROOT, LabelledLetter, LabelledList, Span, labelled_lists

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
STEPS = 100
RIDGE = 3.0
SPAN_RIDGE = 5.0
FEWEST = 3  # topics a mark must stand in
FOLDS = 5
SMALLEST = 0.015
_SPAN_RULES = ("rB ", "fB ", "ruled", "odds if ruled")


@dataclass
class Read:
    """A letter with its pieces, and what each is: 0 no ask, 1 first of one, 2 a later one; weight 0: open."""

    letter: LabelledLetter
    reading: RuleReading
    marked: tuple[MarkedSegment, ...]
    states: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Piece:
    """One row of the first regression."""

    name: str
    marks: tuple[str, ...]
    state: int
    weight: float


@dataclass(frozen=True)
class SpanRow:
    """One row of the second regression."""

    name: str
    signs: dict[str, float]
    right: bool
    weight: float


def read_list(listed: LabelledList) -> list[Read]:
    """Mark the pieces of each letter."""
    item = ItemContext(listed.title, "", ())
    known: dict[str, Read] = {}
    found = []
    for letter in listed.letters:
        if letter.text not in known:
            reading = read_by_rules(letter.text, item, letter.language)
            known[letter.text] = Read(letter, reading, marked_segments(letter.text, item, reading))
        one = known[letter.text]
        read = Read(letter, one.reading, one.marked)
        _label(read)
        found.append(read)
    return found


def _label(read: Read) -> None:
    read.states, read.weights = [0] * len(read.marked), [1.0] * len(read.marked)
    for span in sorted(read.letter.demands, key=lambda s: not s.open):
        start = read.letter.text.find(span.words)
        end = start + len(span.words)
        for k, piece in enumerate(read.marked):
            if start < 0:
                break
            if piece.segment.start <= start < piece.segment.end:
                read.states[k], read.weights[k] = 1, float(not span.open)
            elif start < piece.segment.start < end - 1 and read.states[k] != 1:
                read.states[k], read.weights[k] = 2, float(not span.open)


@dataclass(frozen=True)
class Sentences:
    """The sentences of one letter as the gate sees them: their marks, and whether an ask stands in each."""

    marks: dict[int, tuple[str, ...]]
    asks: dict[int, bool]
    ruled: frozenset[int]


def sentences_of(read: Read) -> Sentences:
    """A letter's sentences, by their index; those in which a frame fits always pass the gate."""
    marks: dict[int, tuple[str, ...]] = {}
    asks: dict[int, bool] = {}
    ruled = set()
    words: dict[int, list[str]] = defaultdict(list)
    for piece, state, weight in zip(read.marked, read.states, read.weights, strict=True):
        index = piece.segment.sentence
        words[index] += piece.segment.words
        ending = next(mark[3:] for mark in piece.shared if mark.startswith("se "))
        marks[index] = gate_marks(words[index], ending)
        asks[index] = asks.get(index, False) or bool(state and weight)
        if any(mark.startswith("sr ") for mark in piece.shared):
            ruled.add(index)
    return Sentences(marks, asks, frozenset(ruled))


def learn_gate(lists: Sequence[Sequence[Sentences]]) -> tuple[dict[str, float], float]:
    """Which words a sentence that asks has: logistic regression, each distinct sentence of a list once."""
    rows = []
    for listed in lists:
        rows += list({(one.marks[k], one.asks[k]) for one in listed for k in one.marks})
    held = Counter(mark for listed in lists for mark in {m for one in listed for k in one.marks for m in one.marks[k]})
    names = sorted(mark for mark, count in held.items() if count >= FEWEST)
    place = {mark: k for k, mark in enumerate(names)}
    each = [[place[mark] for mark in marks if mark in place] for marks, _ in rows]
    columns = np.array([k for own in each for k in own], dtype=np.int64)
    at_row = np.repeat(np.arange(len(rows)), [len(own) for own in each])
    asks = np.array([float(ask) for _, ask in rows])
    at = np.zeros(len(names) + 1)
    first, second = np.zeros_like(at), np.zeros_like(at)
    for step in range(1, STEPS + 1):
        told = np.bincount(at_row, at[columns], minlength=len(rows)) + at[-1]
        left = 1 / (1 + np.exp(-np.clip(told, -30, 30))) - asks
        gradient = np.append(np.bincount(columns, left[at_row], minlength=len(names)), left.sum())
        gradient[:-1] += RIDGE * at[:-1]
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        pace = 0.1 * min(1.0, 2.0 * (1 - step / (STEPS + 1)))
        at -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {m: float(w) for m, w in zip(names, at, strict=False)}, float(at[-1])


def gated(read: Read, gate: dict[str, float], always: float) -> Read:
    """A letter without the pieces of sentences that the gate leaves out."""
    seen = sentences_of(read)
    odds = {k: always + sum(gate.get(mark, 0.0) for mark in marks) for k, marks in seen.marks.items()}
    kept = [
        k for k, p in enumerate(read.marked) if p.segment.sentence in seen.ruled or odds[p.segment.sentence] >= GATE
    ]
    return Read(
        read.letter,
        read.reading,
        tuple(read.marked[k] for k in kept),
        [read.states[k] for k in kept],
        [read.weights[k] for k in kept],
    )


def gate_all(lists: Sequence[LabelledList], reads: dict[str, list[Read]]) -> dict[str, list[Read]]:
    """Every letter through a gate learned from other topics."""
    fold = folds_of(lists)
    seen = {name: [sentences_of(read) for read in each] for name, each in reads.items()}
    found: dict[str, list[Read]] = {}
    for f in range(FOLDS):
        gate = learn_gate([each for name, each in seen.items() if fold[name] != f])
        found |= {name: [gated(read, *gate) for read in each] for name, each in reads.items() if fold[name] == f}
    before = sum(len(read.marked) for each in reads.values() for read in each)
    after = sum(len(read.marked) for each in found.values() for read in each)
    lost = sum(read.states.count(1) for each in reads.values() for read in each)
    lost -= sum(read.states.count(1) for each in found.values() for read in each)
    print(f"the gate keeps {after / before:.2f} of {before} pieces and loses {lost} asks")
    return {each.name: found[each.name] for each in lists}


def pieces_of(name: str, reads: Sequence[Read]) -> list[Piece]:
    """The rows of one list; what stands in several copies is one row, of the weight of one."""
    counted: Counter[tuple[tuple[str, ...], int, float]] = Counter()
    seen: Counter[tuple[str, ...]] = Counter()
    for read in reads:
        state = "S"
        for piece, label, weight in zip(read.marked, read.states, read.weights, strict=True):
            after = after_marks(state, piece.first, piece.segment.before, piece.segment.opens)
            marks = (*piece.own, *piece.shared, *after)
            counted[marks, label, weight] += 1
            seen[marks] += 1
            state = "OBI"[label]
    return [Piece(name, m, label, w * n / seen[m]) for (m, label, w), n in counted.items() if w]


class Marked:
    """Pieces as rows of numbered marks; rule marks of tuned lists have a second number, to weigh apart."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        topics: dict[str, set[str]] = defaultdict(set)
        for piece in pieces:
            for mark in piece.marks:
                topics[mark].add(piece.name.split(" ")[1])
        self.names = sorted(mark for mark, where in topics.items() if len(where) >= FEWEST)
        place = {mark: k for k, mark in enumerate(self.names)}
        apart: dict[str, int] = {}
        columns, lengths = [], []
        for piece in pieces:
            own = [place[mark] for mark in piece.marks if mark in place]
            if piece.name.startswith("tuning"):
                rules = [m for m in piece.marks if m in place and m.startswith(RULE_KINDS)]
                own += [apart.setdefault(mark, len(place) + len(apart)) for mark in rules]
            columns += own
            lengths.append(len(own))
        self.count = len(pieces)
        self.width = len(place) + len(apart)
        self.columns: Ints = np.array(columns, dtype=np.int64)
        self.rows: Ints = np.repeat(np.arange(self.count), lengths)
        self.values = np.repeat(SPREAD / np.sqrt([len(p.marks) for p in pieces]), lengths)
        self.states: Ints = np.array([p.state for p in pieces])
        self.weights = np.array([p.weight for p in pieces])
        self.lists = [p.name for p in pieces]

    def learn(self, kept: npt.NDArray[np.bool_]) -> Weights:
        """Fit on the rows that are `kept`, by Adam (Kingma and Ba 2015)."""
        chosen = kept[self.rows]
        rows, columns, values = self.rows[chosen], self.columns[chosen], self.values[chosen]
        weights, right = self.weights * kept, np.eye(3)[self.states][:, 1:]
        at = np.zeros((self.width + 1, 2))
        first, second = np.zeros_like(at), np.zeros_like(at)
        for step in range(1, STEPS + 1):
            told = np.stack([np.bincount(rows, values * at[columns, j], minlength=self.count) for j in (0, 1)], axis=1)
            told = np.exp(np.clip(told + at[-1], -30, 30))
            left = (told / (1 + told.sum(axis=1, keepdims=True)) - right) * weights[:, None]
            gradient = np.stack(
                [
                    np.append(np.bincount(columns, values * left[rows, j], minlength=self.width), left[:, j].sum())
                    for j in (0, 1)
                ],
                axis=1,
            )
            gradient[:-1] += RIDGE * at[:-1]
            first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
            pace = 0.1 * min(1.0, 2.0 * (1 - step / (STEPS + 1)))
            at -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        marks = {m: (float(w[0]), float(w[1])) for m, w in zip(self.names, at, strict=False)}
        return Weights({}, 0.0, marks, (float(at[-1, 0]), float(at[-1, 1])), {}, 0.0)


def span_rows(name: str, reads: Sequence[Read], found: Sequence[list[Candidate]], module: ModuleType) -> list[SpanRow]:
    """Candidates with whether a labeller marked them; second pieces of one ask and open ones weigh nothing."""
    rows, seen = [], Counter(read.letter.text for read in reads)
    for read, each in zip(reads, found, strict=True):
        gold = gold_of(read.letter.demands)
        matched, doubled = module.match_demands(gold, [said_of(read, c) for c in each])
        by_candidate = {b: a for a, b in matched}
        for k, candidate in enumerate(each):
            is_open = k in doubled or (k in by_candidate and gold[by_candidate[k]]["optional"])
            weight = 0.0 if is_open else 1.0 / seen[read.letter.text]
            rows.append(SpanRow(name, dict(candidate.signs), k in by_candidate, weight))
    return rows


def gold_of(spans: Sequence[Span]) -> list[dict[str, object]]:
    return [{"label": s.label, "canonical": s.words, "span": s.words, "optional": s.open} for s in spans]


def said_of(read: Read, candidate: Candidate) -> dict[str, object]:
    start = read.marked[candidate.first].segment.start
    end = read.marked[candidate.end - 1].segment.end
    return {"text": read.letter.text[start:end], "label": None, "links": []}


def learn_spans(rows: Sequence[SpanRow]) -> tuple[dict[str, float], float]:
    """Fit the second regression by Newton's method; rule signs of tuned lists weigh apart and are dropped."""
    names = sorted({name for row in rows for name in row.signs})
    place = {name: k for k, name in enumerate(names)}
    table = np.zeros((len(rows), 2 * len(names) + 1))
    for k, row in enumerate(rows):
        for name, value in row.signs.items():
            table[k, place[name]] = value
            if row.name.startswith("tuning") and name.startswith(_SPAN_RULES):
                table[k, len(names) + place[name]] = value
    spread = table[:, : len(names)].std(axis=0) + 1e-6
    table[:, : len(names)] /= spread
    table[:, -1] = 1.0
    right, weights = np.array([float(r.right) for r in rows]), np.array([r.weight for r in rows])
    ridge = np.append(np.full(2 * len(names), SPAN_RIDGE), 1e-3)
    at = np.zeros(len(ridge))
    for _ in range(15):
        said = 1 / (1 + np.exp(-np.clip(table @ at, -30, 30)))
        slope = table.T @ (weights * (said - right)) + ridge * at
        curve = (table * (weights * said * (1 - said))[:, None]).T @ table + np.diag(ridge)
        at -= np.linalg.solve(curve, slope)
    return {name: float(at[k] / spread[k]) for name, k in place.items()}, float(at[-1])


def folds_of(lists: Sequence[LabelledList]) -> dict[str, int]:
    """The fold of each list; lists on one topic share theirs."""
    topics = sorted({each.topic for each in lists}, key=lambda topic: zlib.crc32(topic.encode()))
    at = {topic: k % FOLDS for k, topic in enumerate(topics)}
    return {each.name: at[each.topic] for each in lists}


Crossed = dict[str, list[list[tuple[Candidate, float]]]]


def crossed(
    lists: Sequence[LabelledList], reads: dict[str, list[Read]], module: ModuleType
) -> tuple[Crossed, list[SpanRow]]:
    """Each letter's candidates with their sureness, learned from other topics only; and the rows of all candidates."""
    marked = Marked([piece for name, each in reads.items() for piece in pieces_of(name, each)])
    fold = folds_of(lists)
    folds = np.array([fold[name] for name in marked.lists])
    found: dict[str, list[list[Candidate]]] = {}
    for f in range(FOLDS):
        fitted = marked.learn(folds != f)
        for name in (n for n, k in fold.items() if k == f):
            found[name] = [
                candidates(r.letter.text, r.marked, chances(r.marked, fitted), r.reading) for r in reads[name]
            ]
    rows = [row for name in reads for row in span_rows(name, reads[name], found[name], module)]
    result: Crossed = {}
    for f in range(FOLDS):
        signs, always = learn_spans([row for row in rows if fold[row.name] != f])
        fitted = Weights({}, 0.0, {}, (0.0, 0.0), signs, always)
        for name in (n for n, k in fold.items() if k == f):
            result[name] = [[(c, sureness(c, fitted)) for c in each] for each in found[name]]
    return result, rows


def show(reads: dict[str, list[Read]], result: Crossed, module: ModuleType, least: float) -> None:
    """Print precision, recall and F: the mean over lists by folder, pooled by kind of text."""
    by_list: dict[str, list[int]] = {}
    by_kind: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, each in reads.items():
        by_list[name] = [0, 0, 0]
        for read, found in zip(each, result[name], strict=True):
            gold = gold_of(read.letter.demands)
            said = [said_of(read, c) for c, sure in found if sure >= least]
            counts = counted(gold, said, module)
            for cell in (by_list[name], by_kind[read.letter.kind]):
                cell[:] = [a + b for a, b in zip(cell, counts, strict=True)]
    print(f"from {least:.2f}:")
    for folder in ("tuning", "practice"):
        figures = [_figures(cell) for name, cell in by_list.items() if name.startswith(folder)]
        means = np.mean(figures, axis=0)
        print(f"  {folder:16s} P {means[0]:.3f} R {means[1]:.3f} F {means[2]:.3f}, mean of {len(figures)} lists")
    for kind, cell in sorted(by_kind.items()):
        p, r, f = _figures(cell)
        print(f"  {kind:16s} P {p:.3f} R {r:.3f} F {f:.3f}, {cell[0] + cell[2]} asks")


def counted(gold: list[dict[str, object]], said: list[dict[str, object]], module: ModuleType) -> tuple[int, int, int]:
    """Right, wrong and missed, as the scorer counts them."""
    matched, doubled = module.match_demands(gold, said)
    hit = {a for a, _ in matched}
    labels = {gold[a]["label"] for a in hit}
    missed = sum(1 for a, g in enumerate(gold) if not g["optional"] and a not in hit and g["label"] not in labels)
    right = sum(1 for a in hit if not gold[a]["optional"])
    return right, len(said) - len(matched) - len(doubled), missed


def _figures(cell: Sequence[int]) -> tuple[float, float, float]:
    right, wrong, missed = cell
    p = right / (right + wrong) if right + wrong else float(not missed)
    r = right / (right + missed) if right + missed else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def show_honesty(rows: Sequence[SpanRow], lists: Sequence[LabelledList]) -> None:
    """Print how often candidates are right by tenth of sureness, topics left out."""
    fold = folds_of(lists)
    tenths: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for f in range(FOLDS):
        signs, always = learn_spans([row for row in rows if fold[row.name] != f])
        fitted = Weights({}, 0.0, {}, (0.0, 0.0), signs, always)
        for row in rows:
            if fold[row.name] == f and row.weight:
                cell = tenths[min(9, int(10 * sureness(Candidate(0, 1, row.signs), fitted)))]
                cell[0] += row.weight
                cell[1] += row.weight * row.right
    for tenth, (n, right) in sorted(tenths.items()):
        print(f"  sure {tenth / 10:.1f}: {n:6.0f} candidates, {right / n:.2f} right")


def write(reads: dict[str, list[Read]], rows: Sequence[SpanRow], gate: tuple[dict[str, float], float]) -> None:
    """Learn from all lists and store the weights, in hundredths; spans learn from candidates of left-out topics."""
    marked = Marked([piece for name, each in reads.items() for piece in pieces_of(name, each)])
    fitted = marked.learn(np.ones(marked.count, dtype=np.bool_))
    signs, always = learn_spans(rows)
    kept = {
        mark: [round(100 * first), round(100 * later)]
        for mark, (first, later) in fitted.marks.items()
        if max(abs(first), abs(later)) >= SMALLEST
    }
    lines = ",\n".join(f"{json.dumps(mark, ensure_ascii=False)}: {json.dumps(pair)}" for mark, pair in kept.items())
    head: dict[str, object] = {"always": [round(a, 4) for a in fitted.always], "span_always": round(always, 4)}
    head |= {
        "gate_always": round(gate[1], 4),
        "gate": {m: round(100 * w) for m, w in gate[0].items() if abs(w) >= 0.02},
    }
    head |= {"signs": {name: round(w, 4) for name, w in signs.items() if abs(w) >= 0.0005}}
    stored = json.dumps(head, ensure_ascii=False)[:-1] + f',\n"marks": {{\n{lines}\n}}}}\n'
    (ROOT / "resources" / MODEL).write_text(stored, encoding="utf-8")
    print(f"{len(kept)} marks stored")


def main() -> None:
    """Reads the options, prints the figures, and stores the weights if asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    module = scorer()
    if module is None:
        print("The scorer is not here.")
        return
    lists = labelled_lists()
    whole = {each.name: read_list(each) for each in lists}
    print(f"{len(lists)} lists, {sum(len(r) for r in whole.values())} letters")
    reads = gate_all(lists, whole)
    result, rows = crossed(lists, reads, module)
    for least in (0.35, 0.42, 0.5):
        show(reads, result, module, least)
    show_honesty(rows, lists)
    if chosen.write:
        write(reads, rows, learn_gate([[sentences_of(read) for read in each] for each in whole.values()]))


if __name__ == "__main__":
    main()
