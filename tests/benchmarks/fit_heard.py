"""Learns how what the reading model hears is joined with the other weights (analysis/heard_joints.py), and prints it.

Run from the project's root: PYTHONPATH=. python tests/benchmarks/fit_heard.py [--write]. Only the lists that are held
back from all other fits are read, so that neither witness speaks of what it was taught; figures leave the list's fold
out. To be run after fit_reading.py, fit_stance.py, fit_demands.py or fit_questions.py wrote.
"""

import argparse
import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from council_desk.analysis.demand_marks import marked_segments
from council_desk.analysis.demand_model import Candidate, candidates, chances, sureness
from council_desk.analysis.demand_rules import read_by_rules
from council_desk.analysis.demand_weights import Weights, stored_weights
from council_desk.analysis.heard import KINDS, LANGUAGES, Heard, hear_letters
from council_desk.analysis.heard_joints import MODEL
from council_desk.analysis.items import ItemContext
from council_desk.analysis.language import language_of
from council_desk.analysis.questions import (
    HEARD_ALWAYS,
    HEARD_WEIGHTS,
    LIKELY,
    asked_sentences,
    heard_signs,
    likelihood,
    with_heard,
)
from council_desk.analysis.stance_model import chances as stance_chances
from council_desk.analysis.stance_model import fitted, joint_row, softened, trust_signs, trusted
from tests.benchmarks.bench_suggestions import scorer
from tests.benchmarks.fit_demands import Read, SpanRow, _label, counted, gold_of, learn_spans, said_of, span_rows
from tests.benchmarks.fit_questions import is_meant
from tests.benchmarks.fit_stance import NAMES, Letter, copies, learn_trust, packet_letters, practice_letters, told_of
from tests.benchmarks.labelled_letters import ROOT, LabelledList, labelled_lists

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
FOLDS = 5
STEPS, PACE, RIDGE = 400, 0.02, 1000.0
ALIKE = 0.5
"""What each witness's log chances weigh before anything is learned."""
PACKETS_COUNT = 40.0
"""How much a letter of a packet counts beside one of a practice list."""
_ASKED = 0.4

_Learned = TypeVar("_Learned")


def fold_of(name: str) -> int:
    """The fold of a list."""
    return zlib.crc32(name.encode()) % FOLDS


@dataclass(frozen=True)
class Stances:
    """Held-back letters in English: chances by the signs, log chances heard, labels, weights, folds."""

    letters: list[Letter]
    chance: Floats
    heard: Floats
    told: Floats
    weight: Floats
    fold: npt.NDArray[np.int64]


def held_stances(told: Mapping[tuple[str, str], Heard | None]) -> Stances:
    """Read the held-back letters. told: what was heard, by title and text."""
    every = [*packet_letters(True), *practice_letters(True)]
    letters = [letter for letter in every if language_of(letter.text).code in {*LANGUAGES, "und"}]
    letters = [letter for letter in letters if told.get((letter.title, letter.text)) is not None]
    heard = np.array([each.stances for letter in letters if (each := told[letter.title, letter.text])])
    packet = np.array([letter.packet for letter in letters])
    return Stances(
        letters,
        np.stack([stance_chances(letter.signs) for letter in letters]),
        heard,
        np.array([told_of(letter) for letter in letters]),
        np.where(packet, PACKETS_COUNT, 1.0) / np.sqrt(copies(letters)),
        np.array([fold_of(letter.topic) for letter in letters]),
    )


def learn_joint(held: Stances, kept: Flags) -> Floats:
    """Multinomial logistic regression on the log chances of both witnesses, by Adam (Kingma and Ba 2015)."""
    rows = _rows(held.chance[kept], held.heard[kept])
    told, weight = held.told[kept], held.weight[kept]
    goal = np.concatenate((ALIKE * np.eye(len(KINDS)), ALIKE * np.eye(len(KINDS)), np.zeros((1, len(KINDS)))))
    at = goal.copy()
    ridge = np.full_like(at, RIDGE)
    ridge[-1] = 0.1
    first, second = np.zeros_like(at), np.zeros_like(at)
    for step in range(1, STEPS + 1):
        gradient = rows.T @ ((softened(rows @ at) - told) * weight[:, None]) + ridge * (at - goal)
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        pace = PACE * min(1.0, 2.0 * (1 - step / (STEPS + 1)))
        at -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return at


def _rows(chance: Floats, heard: Floats) -> Floats:
    return np.stack([joint_row(one, other) for one, other in zip(chance, heard, strict=True)])


def fit_stances(told: Mapping[tuple[str, str], Heard | None]) -> tuple[Floats, dict[str, float]]:
    """Learn the joint and its trust; print how right both are with their own fold left out."""
    held = held_stances(told)
    both = np.zeros_like(held.chance)
    for f in range(FOLDS):
        here = held.fold == f
        both[here] = softened(_rows(held.chance[here], held.heard[here]) @ learn_joint(held, ~here))
    right = _right(held, both)
    signs = [
        trust_signs(letter.reading, both[i], (held.chance[i], np.exp(held.heard[i])))
        for i, letter in enumerate(held.letters)
    ]
    sure = np.zeros(len(signs))
    for f in range(FOLDS):
        trust = _trust(signs, right, held.weight, held.fold != f)
        for i in np.flatnonzero(held.fold == f):
            sure[i] = trusted(signs[i], trust)
    alone = np.array(
        [trusted(trust_signs(letter.reading, held.chance[i]), fitted().trust) for i, letter in enumerate(held.letters)]
    )
    packet = np.array([letter.packet for letter in held.letters])
    for title, kept in (("packets", packet), ("practice lists", ~packet)):
        show_stances(f"{title}, signs", held, held.chance, alone, kept)
        show_stances(f"{title}, heard", held, np.exp(held.heard), sure, kept)
        show_stances(f"{title}, joined", held, both, sure, kept)
    show_patterns(held, both, sure, right)
    return learn_joint(held, np.ones(len(signs), np.bool_)), _trust(
        signs, right, held.weight, np.ones(len(signs), bool)
    )


def _right(held: Stances, chance: Floats) -> Flags:
    return np.array([NAMES[k] == letter.stance for k, letter in zip(chance.argmax(axis=1), held.letters, strict=True)])


def _trust(signs: Sequence[Mapping[str, float]], right: Flags, weight: Floats, kept: Flags) -> dict[str, float]:
    chosen = np.flatnonzero(kept)
    return learn_trust([signs[i] for i in chosen], right[chosen], weight[chosen])


def show_stances(title: str, held: Stances, chance: Floats, sure: Floats, kept: Flags) -> None:
    """Print accuracy, macro-F1, and what stands at 0.9 and above."""
    said = [NAMES[k] for k in chance[kept].argmax(axis=1)]
    gold = [letter.stance for letter, here in zip(held.letters, kept, strict=True) if here]
    right = _right(held, chance)[kept]
    scores = [
        2 * sum(a == b == name for a, b in zip(said, gold, strict=True)) / max(said.count(name) + gold.count(name), 1)
        for name in NAMES
    ]
    high = sure[kept] >= 0.9
    share = right[high].mean() if high.any() else 0.0
    print(
        f"{title:24s}{kept.sum():5d} strict {right.mean():.3f} macro-F1 {np.mean(scores):.3f} "
        f">=0.9: {share:.3f} right, covers {high.mean():.2f}"
    )


def show_patterns(held: Stances, both: Floats, sure: Floats, right: Flags) -> None:
    """Print by pattern of the rules' verdict, and by tenth of trust, how right the joint is."""
    of_pattern: dict[str, list[int]] = defaultdict(list)
    for i, letter in enumerate(held.letters):
        verdict = letter.reading.verdict
        ruled = verdict.stance.replace("support_if_amended", "amend").replace("oppose_unless_amended", "oppose")
        agrees = ruled == NAMES[int(both[i].argmax())]
        of_pattern[verdict.pattern if agrees else "wording only"].append(i)
    for pattern, rows in sorted(of_pattern.items()):
        high = [i for i in rows if sure[i] >= 0.9]
        share = right[high].mean() if high else 0.0
        print(f"  {pattern:34s}{len(rows):5d} {right[rows].mean():.3f} right; from 0.9: {len(high):4d} {share:.3f}")
    for tenth in range(10):
        here = np.minimum(9, (sure * 10).astype(int)) == tenth
        if here.any():
            print(f"  sure from {tenth / 10:.1f}: {here.sum():5d} {right[here].mean():.3f} right")


def hear_list(listed: LabelledList) -> list[Heard | None]:
    """What is heard in a list's letters, None in languages that the model was not taught."""
    told = hear_letters([letter.text for letter in listed.letters], listed.title)
    return [
        each if letter.language in {*LANGUAGES, "und"} else None
        for each, letter in zip(told, listed.letters, strict=True)
    ]


def fit_spans(
    lists: Sequence[LabelledList], heard: Mapping[str, list[Heard | None]], module: ModuleType
) -> tuple[dict[str, float], float]:
    """Learn the weights of runs of pieces; print precision and recall with the fold left out."""
    reads: dict[str, list[Read]] = {}
    plain: dict[str, list[list[Candidate]]] = {}
    found: dict[str, list[list[Candidate]]] = {}
    weights = stored_weights()
    for listed in lists:
        item = ItemContext(listed.title, "", ())
        reads[listed.name], plain[listed.name], found[listed.name] = [], [], []
        for letter, told in zip(listed.letters, heard[listed.name], strict=True):
            if told is None:
                continue
            reading = read_by_rules(letter.text, item, letter.language)
            read = Read(letter, reading, marked_segments(letter.text, item, reading, weights))
            _label(read)
            likely = chances(read.marked)
            reads[listed.name].append(read)
            plain[listed.name].append(candidates(letter.text, read.marked, likely, reading))
            found[listed.name].append(candidates(letter.text, read.marked, likely, reading, told))
    rows = [row for name in reads for row in span_rows(name, reads[name], found[name], module)]
    own = {n: [[(c, sureness(c, weights)) for c in each] for each in plain[n]] for n in plain}
    _show_spans("demands, marks", reads, own, module)
    of_fold = {f: learn_spans([row for row in rows if fold_of(row.name) != f]) for f in range(FOLDS)}
    joined = {n: [[(c, sureness(c, _spans(of_fold[fold_of(n)]))) for c in each] for each in found[n]] for n in found}
    for least in (_ASKED, 0.45, 0.5):
        _show_spans(f"demands, joined from {least}", reads, joined, module, least)
    _show_honesty(rows, of_fold)
    return learn_spans(rows)


def _spans(learned: tuple[dict[str, float], float]) -> Weights:
    return Weights({}, 0.0, {}, (0.0, 0.0), *learned)


def _show_spans(
    title: str,
    reads: Mapping[str, list[Read]],
    said: Mapping[str, list[list[tuple[Candidate, float]]]],
    module: ModuleType,
    least: float = _ASKED,
) -> None:
    for folder in ("tuning", "practice"):
        right = wrong = missed = 0
        for name in (n for n in reads if n.startswith(folder)):
            for read, each in zip(reads[name], said[name], strict=True):
                gold = gold_of(read.letter.demands)
                a, b, c = counted(gold, [said_of(read, one) for one, sure in each if sure >= least], module)
                right, wrong, missed = right + a, wrong + b, missed + c
        print(f"{title}, {folder}: P {right / max(1, right + wrong):.3f} R {right / max(1, right + missed):.3f}")


def _show_honesty(rows: Sequence[SpanRow], of_fold: Mapping[int, tuple[dict[str, float], float]]) -> None:
    tenths: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        if row.weight:
            sure = sureness(Candidate(0, 1, row.signs), _spans(of_fold[fold_of(row.name)]))
            cell = tenths[min(9, int(10 * sure))]
            cell[0] += row.weight
            cell[1] += row.weight * row.right
    print("  " + ", ".join(f"{t / 10:.1f}: {right / n:.2f} of {n:.0f}" for t, (n, right) in sorted(tenths.items())))


@dataclass(frozen=True)
class Asked:
    """A sentence that may be a question: its list and words, what its marks and what was heard say, and the label."""

    name: str
    words: str
    likely: float
    heard: tuple[float, float]
    meant: bool


def fit_questions(lists: Sequence[LabelledList], heard: Mapping[str, list[Heard | None]]) -> dict[str, float]:
    """Learn how marks and what was heard of questions are joined; print precision and recall, the fold left out."""
    rows = [
        Asked(listed.name, words, likelihood(each.marks), heard_signs(each, told), is_meant(letter, words))
        for listed in lists
        for letter, told in zip(listed.letters, heard[listed.name], strict=True)
        if told is not None
        for each in asked_sentences(letter.text)
        if (words := letter.text[each.start : each.end])
    ]
    of_fold = {f: learn_questions([row for row in rows if fold_of(row.name) != f]) for f in range(FOLDS)}
    joined: Callable[[Asked], float] = lambda row: with_heard(row.likely, row.heard, of_fold[fold_of(row.name)])  # noqa: E731 - a name for one of two ways
    for title, likely in (("marks", lambda row: row.likely), ("joined", joined)):
        said = [likely(row) >= LIKELY for row in rows]
        both = sum(s and row.meant for s, row in zip(said, rows, strict=True))
        meant = sum(row.meant for row in rows)
        print(f"questions, {title}: P {both / max(1, sum(said)):.3f} R {both / max(1, meant):.3f} of {meant}")
    return learn_questions(rows)


def learn_questions(rows: Sequence[Asked]) -> dict[str, float]:
    """Logistic regression by Newton's method; copies of one sentence in one list count once."""
    kept = [min(max(row.likely, 1e-4), 1 - 1e-4) for row in rows]
    table = np.array([[math.log(p / (1 - p)), *row.heard, 1.0] for p, row in zip(kept, rows, strict=True)])
    times = Counter((row.name, row.words) for row in rows)
    weights = np.array([1 / times[row.name, row.words] for row in rows])
    meant = np.array([float(row.meant) for row in rows])
    at = np.array([1.0, 0.0, 0.0, 0.0])
    for _ in range(20):
        said = 1 / (1 + np.exp(-np.clip(table @ at, -30, 30)))
        curve = (table * (weights * said * (1 - said))[:, None]).T @ table + np.eye(len(at))
        at -= np.linalg.solve(curve, table.T @ (weights * (said - meant)) + at)
    return {name: round(float(w), 4) for name, w in zip((*HEARD_WEIGHTS, HEARD_ALWAYS), at, strict=True)}


def main() -> None:
    """Print the figures, and store the weights if asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    module = scorer()
    if module is None:
        print("The scorer is not here.")
        return
    lists = labelled_lists(held_back=True)
    heard = {listed.name: hear_list(listed) for listed in lists}
    told = {
        (listed.title, letter.text): each
        for listed in lists
        for letter, each in zip(listed.letters, heard[listed.name], strict=True)
    }
    rows, trust = fit_stances(told)
    questions = fit_questions(lists, heard)
    signs, always = fit_spans(lists, heard, module)
    if chosen.write:
        stored = {
            "stances": [[round(float(w), 4) for w in row] for row in rows],
            "stance_trust": trust,
            "spans": {name: round(w, 4) for name, w in signs.items() if abs(w) >= 0.0005},
            "span_always": round(always, 4),
            "questions": questions,
        }
        text = json.dumps(stored, ensure_ascii=False, indent=1)
        (ROOT / "resources" / MODEL).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
