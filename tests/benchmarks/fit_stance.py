"""Learns where letters stand (analysis/stance_model.py) and prints how well it carries over to other topics.

Run from the project's root: PYTHONPATH=. python tests/benchmarks/fit_stance.py [--write]. Every figure leaves the topic
out: a list is read with weights learned from lists on other topics, and the trust in it is learned from others too.
Copies of one letter count as the root of their number in learning. --write learns from all lists and stores the
weights.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from council_desk.analysis.clauses import cut_clauses
from council_desk.analysis.items import ItemContext
from council_desk.analysis.language import language_of
from council_desk.analysis.stance_model import KINDS, MODEL, softened, trust_signs, trusted
from council_desk.analysis.stance_rules import Reading, read_stance
from council_desk.analysis.stance_signs import Signs, signs_of
from tests.benchmarks.labelled_letters import is_held_back

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
_TUNED_ON = """
    bus_routes charter_review dog_parks food_trucks library_hours noise parking_meters shelter short_rentals
    skate_park swimming_pool tree_permits water_rates
"""
RULES_TUNED_ON = frozenset(_TUNED_ON.split())
"""Packets on which the rules were tuned, so that their verdicts look better there than they are: they count less."""
SHORT = {"support_if_amended": "amend"}
NAMES = [SHORT.get(kind, kind) for kind in KINDS]
STATED = "statements: "
"""How the topics of plain statements begin: learned from, but in no figure."""
FOLDS = 5
FEWEST_LISTS, FEWEST = 4, 5
SIGNS, PACKET_SIGNS, MARKS = 0.02, 0.03, 1.0
"""How freely signs, signs in packets (beside practice lists) and marks may speak: the inverse of their ridges."""
TUNED_WEIGHT, STATED_WEIGHT = 0.7, 0.4
DEFENSIBLE = 0.25
"""The share of a label that goes to the other stances a careful reader could defend."""
SMALLEST = 4
_SHORT_TEXT = 80


@dataclass(frozen=True, slots=True)
class Letter:
    """A labelled letter: its topic, whether it stands in a packet (or a practice list), its label, and its signs."""

    topic: str
    title: str
    packet: bool
    text: str
    stance: str
    alternatives: tuple[str, ...]
    reading: Reading
    signs: Signs


def letters() -> list[Letter]:
    """Every labelled letter in English or Spanish that may be learned from."""
    return [*packet_letters(False), *practice_letters(False), *_statements()]


def packet_letters(held_back: bool) -> Iterator[Letter]:
    """The letters of packets that may be learned from, or of those that are held back."""
    for path in sorted((DATA / "tuning").glob("*.gold.jsonl")):
        topic = path.name.removesuffix(".gold.jsonl")
        if topic.endswith(".links") or is_held_back(topic, packet=True) != held_back:
            continue
        cut = cut_clauses(path.with_name(f"{topic}.policy.txt").read_text(encoding="utf-8"))
        item = ItemContext(cut.title or "", cut.force, tuple(clause.text for clause in cut.clauses))
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield from _letter(topic, True, row["text"], item, row["stance"], row["stance_alt"])


def practice_letters(held_back: bool) -> Iterator[Letter]:
    """The letters of practice lists that may be learned from, or of those that are held back."""
    for path in sorted((DATA / "practice").glob("*.labels.jsonl")):
        topic = path.name.removesuffix(".labels.jsonl")
        if is_held_back(topic, packet=False) != held_back:
            continue
        listed = re.split(r"(?m)^%%\n", path.with_name(f"{topic}.txt").read_text(encoding="utf-8"))
        head, *labels = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        texts = [text.strip("\n") for text in listed if text.strip()]
        if len(texts) != len(labels):
            print(f"{topic}: {len(texts)} letters, {len(labels)} labels: left out")
            continue
        item = ItemContext(head["title"], head.get("force", ""), (head.get("does", ""),))
        for text, label in zip(texts, labels, strict=True):
            yield from _letter(topic, False, text, item, label["stance"], label["alt"])


def _statements() -> Iterator[Letter]:
    """Plain statements and traps, each in a line under its item."""
    item, topic = ItemContext(), ""
    for line in Path(__file__).with_name("stance_statements.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            topic, does = line[2:].split(" | ")
            item = ItemContext(topic, topic.split()[0].lower(), (does,))
        else:
            stance, text = line.split("\t")
            yield from _letter(f"{STATED}{topic}", True, text, item, stance, ())


def _letter(
    topic: str, packet: bool, text: str, item: ItemContext, stance: str, alternatives: Sequence[str]
) -> Iterator[Letter]:
    language = language_of(text).code
    if language not in {"en", "es"} and len(text) < _SHORT_TEXT:
        language = "es" if item.title.startswith("Resolución") else "en"
    if language in {"en", "es"} and stance in NAMES:
        reading = read_stance(text, item, language)
        others = tuple(name for name in alternatives if name in NAMES)
        yield Letter(topic, item.title, packet, text, stance, others, reading, signs_of(reading, item))


def copies(given: Sequence[Letter]) -> Floats:
    """How many letters of the same list share at least half of the shorter one's five-word runs, itself included."""
    of_list: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, letter in enumerate(given):
        of_list[letter.topic, letter.packet].append(i)
    count = np.ones(len(given))
    for members in of_list.values():
        runs = []
        for i in members:
            words = re.findall(r"\w+", given[i].text.lower())
            runs.append({tuple(words[k : k + 5]) for k in range(max(1, len(words) - 4))})
        for a, i in enumerate(members):
            count[i] = sum(2 * len(runs[a] & other) >= min(len(runs[a]), len(other)) for other in runs)
    return count


class Table:
    """Letters as rows: signs, and marks as vectors of length one."""

    def __init__(self, given: Sequence[Letter]) -> None:
        self.letters = given
        self.sign_names = _kept(given, lambda letter: letter.signs.values, 2, 3)
        self.mark_names = _kept(given, lambda letter: letter.signs.marks, FEWEST_LISTS, FEWEST)
        signs = {name: i for i, name in enumerate(self.sign_names)}
        marks = {name: i for i, name in enumerate(self.mark_names)}
        self.signs = np.zeros((len(given), len(signs)), dtype=np.float32)
        self.marks = np.zeros((len(given), len(marks)), dtype=np.float32)
        for i, letter in enumerate(given):
            for name, value in letter.signs.values.items():
                if name in signs:
                    self.signs[i, signs[name]] = value
            places = [marks[mark] for mark in letter.signs.marks if mark in marks]
            self.marks[i, places] = 1 / math.sqrt(max(len(places), 1))
        self.packet = np.array([letter.packet for letter in given])
        self.counted = np.array([letter.packet and not letter.topic.startswith(STATED) for letter in given])
        topics = sorted({letter.topic for letter in given}, key=lambda name: name[::-1])
        place = {topic: i % FOLDS for i, topic in enumerate(topics)}
        self.fold = np.array([place[letter.topic] for letter in given])
        self.copies = copies(given)
        tuned = np.array([letter.packet and letter.topic in RULES_TUNED_ON for letter in given])
        stated = self.packet & ~self.counted
        self.weight = np.where(tuned, TUNED_WEIGHT, np.where(stated, STATED_WEIGHT, 1.0)) / np.sqrt(self.copies)
        self.told = np.array([told_of(letter) for letter in given])
        self.kernel = self._alike()

    def _alike(self) -> npt.NDArray[np.float32]:
        """How alike each two letters are by marks, signs and, where both stand in packets, by signs once more."""
        marks = self.marks @ self.marks.T
        marks *= np.float32(MARKS)
        found = self.signs @ self.signs.T
        of_packets = np.ix_(self.packet, self.packet)
        there = found[of_packets]
        found *= np.float32(SIGNS)
        found += np.float32(1.0)
        found[of_packets] += np.float32(1.0) + np.float32(PACKET_SIGNS) * there
        found += marks
        return found

    def learn(self, kept: Flags) -> Floats:
        """Ridge regression in its dual form on the letters that are `kept`: a row a letter, noughts for the others."""
        chosen = np.flatnonzero(kept)
        square = self.kernel[np.ix_(chosen, chosen)].astype(np.float64)
        square[np.diag_indices_from(square)] += 1 / self.weight[chosen]
        duals = np.zeros((len(self.letters), len(KINDS)))
        duals[chosen] = np.linalg.solve(square, self.told[chosen] - 1 / len(KINDS))
        return duals

    def crossed(self) -> Floats:
        """Each letter's scores, learned from other topics only."""
        scores = np.zeros((len(self.letters), len(KINDS)))
        for fold in range(FOLDS):
            here = self.fold == fold
            scores[here] = self.kernel[here] @ self.learn(~here)
        return scores

    def primal(self, duals: Floats) -> tuple[Floats, Floats, Floats]:
        """The weights of signs, of marks and the constant, for a letter that stands in a packet."""
        packets = duals * self.packet[:, None]
        signs = SIGNS * (self.signs.T @ duals) + PACKET_SIGNS * (self.signs.T @ packets)
        return signs, MARKS * (self.marks.T @ duals), duals.sum(axis=0) + packets.sum(axis=0)


def _kept(given: Sequence[Letter], names: Callable[[Letter], Iterable[str]], lists: int, fewest: int) -> list[str]:
    """The names that stand in enough lists and letters."""
    seen: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    for letter in given:
        for name in names(letter):
            seen[name].add(letter.topic)
            count[name] += 1
    return sorted(name for name, topics in seen.items() if len(topics) >= lists and count[name] >= fewest)


def told_of(letter: Letter) -> list[float]:
    """The label as shares: most of it the stance's, a part the defensible ones'."""
    shared = DEFENSIBLE if letter.alternatives else 0.0
    return [
        (1 - shared) * (name == letter.stance)
        + (shared / len(letter.alternatives) if name in letter.alternatives else 0.0)
        for name in NAMES
    ]


def sharpness_of(scores: Floats, table: Table) -> float:
    """The softmax's sharpness under which the labels of packets are likeliest."""
    right = np.array([NAMES.index(letter.stance) for letter in table.letters])
    rows = np.flatnonzero(table.counted)
    found = {}
    for sharpness in np.arange(2.0, 12.0, 0.5):
        told = softened(scores * sharpness)[rows, right[rows]]
        found[float(sharpness)] = float((np.log(told + 1e-9) * table.weight[rows]).sum())
    return max(found, key=lambda sharpness: found[sharpness])


def learn_trust(signs: Sequence[Mapping[str, float]], right: Flags, weight: Floats) -> dict[str, float]:
    """Logistic regression of being right on the signs of trust, by Newton's method, with a small ridge."""
    names = sorted({name for each in signs for name in each})
    rows = np.array([[each.get(name, 0.0) for name in names] for each in signs])
    ridge = np.diag([0.01 if name == "always" else 2.0 for name in names])
    at = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ at))
        slope = rows.T @ (weight * (chance - right)) + ridge @ at
        curve = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + ridge
        at -= np.linalg.solve(curve, slope)
    return {name: round(float(value), 4) for name, value in zip(names, at, strict=True)}


def crossed_trust(table: Table, chance: Floats, right: Flags) -> tuple[Floats, dict[str, float]]:
    """How far each letter's suggestion is trusted, learned from packets on other topics; and what all packets teach.

    The packets that the rules were tuned on count less; practice lists, written to be hard, are left out.
    """
    signs = [trust_signs(letter.reading, row) for letter, row in zip(table.letters, chance, strict=True)]
    sure = np.zeros(len(signs))

    def learned(kept: Flags) -> dict[str, float]:
        chosen = np.flatnonzero(kept & table.counted)
        return learn_trust([signs[i] for i in chosen], right[chosen], table.weight[chosen])

    for fold in range(FOLDS):
        trust = learned(table.fold != fold)
        for i in np.flatnonzero(table.fold == fold):
            sure[i] = trusted(signs[i], trust)
    return sure, learned(np.ones(len(signs), dtype=np.bool_))


def report(title: str, table: Table, said: Sequence[str], sure: Floats, kept: Flags) -> None:
    """Accuracy strict, lenient and by distinct letter, macro-F1, and what stands at 0.9 and above."""
    rows = [int(i) for i in np.flatnonzero(kept)]
    if not rows:
        return
    labels = [table.letters[i].stance for i in rows]
    guessed = [said[i] for i in rows]
    right = np.array([a == b for a, b in zip(labels, guessed, strict=True)])
    lenient = right | [g in table.letters[i].alternatives for i, g in zip(rows, guessed, strict=True)]
    scores = []
    for name in NAMES:
        hits = sum(a == b == name for a, b in zip(labels, guessed, strict=True))
        scores.append(2 * hits / max(labels.count(name) + guessed.count(name), 1))
    high = sure[rows] >= 0.9
    print(
        f"{title:34s}{len(rows):5d}  strict {right.mean():.3f}  lenient {lenient.mean():.3f}  macro-F1 "
        f"{np.mean(scores):.3f}  distinct {np.average(right, weights=1 / table.copies[rows]):.3f}  "
        f">=0.9: {_share(right[high]):.3f} right (lenient {_share(lenient[high]):.3f}), covers {high.mean():.2f}"
    )


def _share(held: Flags) -> float:
    return float(held.mean()) if len(held) else 0.0


def write(table: Table, sharpness: float, trust: Mapping[str, float], path: Path) -> None:
    """Learn from all letters and store the weights, in thousandths."""
    signs, marks, always = table.primal(table.learn(np.ones(len(table.letters), dtype=np.bool_)))

    def stored(names: Sequence[str], rows: Floats) -> dict[str, list[int]]:
        found = {name: [round(float(w) * 1000) for w in row] for name, row in zip(names, rows, strict=True)}
        return {name: row for name, row in found.items() if max(map(abs, row)) >= SMALLEST}

    model = {
        "sharpness": sharpness,
        "trust": dict(trust),
        "always": [round(float(w) * 1000) for w in always],
        "signs": stored(table.sign_names, signs),
        "marks": stored(table.mark_names, marks),
    }
    parts = [f'"{name}": {_lines(value)}' for name, value in model.items()]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _lines(value: object) -> str:
    """JSON with a line for each name of a table."""
    if not isinstance(value, dict):
        return json.dumps(value)
    rows = (f"{json.dumps(k, ensure_ascii=False)}: {json.dumps(v, separators=(',', ':'))}" for k, v in value.items())
    return "{\n" + ",\n".join(rows) + "\n}"


def main() -> None:
    """Reads the letters, prints the figures, writes the weights if asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    table = Table(letters())
    print(f"{len(table.letters)} letters, {len(table.sign_names)} signs, {len(table.mark_names)} marks")
    scores = table.crossed()
    sharpness = sharpness_of(scores, table)
    chance = softened(scores * sharpness)
    said = [NAMES[i] for i in chance.argmax(axis=1)]
    right = np.array([a == letter.stance for a, letter in zip(said, table.letters, strict=True)])
    sure, trust = crossed_trust(table, chance, right)
    tuned = np.array([letter.topic in RULES_TUNED_ON for letter in table.letters]) & table.packet
    ruled = [SHORT.get(v, v).replace("oppose_unless_amended", "oppose") for v in _rules(table)]
    for title, kept in (
        ("packets the rules never saw", table.counted & ~tuned),
        ("packets the rules were tuned on", tuned),
        ("practice lists", ~table.packet),
    ):
        report(f"{title}: learned", table, said, sure, kept)
        report(f"{title}: rules", table, ruled, np.zeros(len(said)), kept)
    _tenths(sure[table.counted], right[table.counted])
    _patterns(table, said, sure, right)
    if chosen.write:
        write(table, sharpness, trust, ROOT / "resources" / MODEL)
        print(f"sharpness {sharpness}, trust {trust}")


def _patterns(table: Table, said: Sequence[str], sure: Floats, right: Flags) -> None:
    """By pattern of the rules' verdict, where the suggestion agrees with it: all, and those at 0.88 and above."""
    of_pattern: dict[str, list[int]] = defaultdict(list)
    for i in np.flatnonzero(table.counted):
        verdict = table.letters[int(i)].reading.verdict
        ruled = SHORT.get(verdict.stance, verdict.stance).replace("oppose_unless_amended", "oppose")
        of_pattern[verdict.pattern if ruled == said[int(i)] else "wording only"].append(int(i))
    for pattern, rows in sorted(of_pattern.items()):
        high = [i for i in rows if sure[i] >= 0.88]
        print(
            f"  {pattern:34s}{len(rows):4d}, {_share(right[rows]):.3f} right; from 0.88: {len(high):4d}, "
            f"{_share(right[high]):.3f} right"
        )


def _rules(table: Table) -> list[str]:
    return [letter.reading.verdict.stance for letter in table.letters]


def _tenths(sure: Floats, right: Flags) -> None:
    for tenth in range(10):
        here = np.minimum(9, (sure * 10).astype(int)) == tenth
        if here.any():
            print(f"  packets, sure from {tenth / 10:.1f}: {here.sum():4d}, {right[here].mean():.3f} right")


if __name__ == "__main__":
    main()
