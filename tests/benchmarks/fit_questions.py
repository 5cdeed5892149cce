"""Learns which questions are owed an answer (analysis/questions.py), and prints how well it carries over to new topics.

Run from the project's root: PYTHONPATH=. python tests/benchmarks/fit_questions.py [--write]. Every figure leaves the
topic out. Copies of one sentence in one list count once in learning.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from council_desk.analysis.questions import LIKELY, MODEL, SPREAD, asked_sentences, likelihood
from tests.benchmarks.fit_demands import FOLDS, folds_of
from tests.benchmarks.labelled_letters import ROOT, LabelledLetter, LabelledList, labelled_lists

STEPS = 150
RIDGE = 3.0
FEWEST = 3  # topics a mark must stand in
SMALLEST = 0.01


@dataclass(frozen=True)
class Row:
    """A sentence that may be a question, in its list, with its marks, and whether a labeller marked it as one."""

    name: str
    words: str
    marks: tuple[str, ...]
    meant: bool


def shared(one: str, other: str) -> float:
    """The share of the shorter one's words that the other has."""
    a, b = Counter(re.findall(r"\w+", one.lower())), Counter(re.findall(r"\w+", other.lower()))
    return sum((a & b).values()) / max(1, min(a.total(), b.total()))


def is_meant(letter: LabelledLetter, words: str) -> bool:
    """Whether a labeller marked these words as a question that wants an answer."""
    return any(shared(span.words, words) >= 0.7 for span in letter.questions if not span.open)


def rows_of(listed: LabelledList) -> list[Row]:
    """The sentences of a list's English and Spanish letters that may be questions."""
    return [
        Row(listed.name, words, asked.marks, is_meant(letter, words))
        for letter in listed.letters
        if letter.language in {"en", "es", "und"}
        for asked in asked_sentences(letter.text)
        if (words := letter.text[asked.start : asked.end])
    ]


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Fit the weights by Adam (Kingma and Ba 2015); "always" is the constant."""
    topics: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for mark in row.marks:
            topics[mark].add(row.name.split(" ")[1])
    names = sorted(mark for mark, where in topics.items() if len(where) >= FEWEST)
    place = {mark: k for k, mark in enumerate(names)}
    copies = Counter((row.name, row.words) for row in rows)
    held = [[place[mark] for mark in set(row.marks) if mark in place] for row in rows]
    columns: npt.NDArray[np.int64] = np.array([k for each in held for k in each], dtype=np.int64)
    lengths = [len(each) for each in held]
    places = np.repeat(np.arange(len(rows)), lengths)
    values = np.repeat(SPREAD / np.sqrt([len(set(row.marks)) for row in rows]), lengths)
    weights = np.array([1 / copies[row.name, row.words] for row in rows])
    meant = np.array([float(row.meant) for row in rows])
    at = np.zeros(len(names) + 1)
    first, second = np.zeros_like(at), np.zeros_like(at)
    for step in range(1, STEPS + 1):
        told = np.bincount(places, values * at[columns], minlength=len(rows)) + at[-1]
        left = weights * (1 / (1 + np.exp(-told)) - meant)
        gradient = np.append(np.bincount(columns, values * left[places], minlength=len(names)), left.sum())
        gradient[:-1] += RIDGE * at[:-1]
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        pace = 0.1 * min(1.0, 2.0 * (1 - step / (STEPS + 1)))
        at -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {"always": float(at[-1]), **{m: float(w) for m, w in zip(names, at, strict=False)}}


def show(lists: Sequence[LabelledList], fitted: Sequence[dict[str, float]]) -> None:
    """Print precision, recall and F of sentences and of letters that hold a question, by folder."""
    fold = folds_of(lists)
    cells: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for listed in lists:
        folder = listed.name.split(" ")[0]
        for letter in listed.letters:
            if letter.language not in {"en", "es", "und"}:
                continue
            asked = [
                letter.text[each.start : each.end]
                for each in asked_sentences(letter.text)
                if likelihood(each.marks, fitted[fold[listed.name]]) >= LIKELY
            ]
            wanted = [span.words for span in letter.questions if not span.open]
            right = sum(1 for words in wanted if any(shared(words, each) >= 0.7 for each in asked))
            wrong = sum(1 for words in asked if not is_meant(letter, words))
            _add(cells[f"{folder}, questions"], right, wrong, len(wanted) - right)
            flag, gold = bool(asked), bool(wanted)
            _add(cells[f"{folder}, letters that ask"], int(flag and gold), int(flag > gold), int(gold > flag))
    for name, (right, wrong, missed) in sorted(cells.items()):
        p, r = right / max(1, right + wrong), right / max(1, right + missed)
        print(f"  {name:28s} P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f}, {right + missed} there")


def _add(cell: list[int], right: int, wrong: int, missed: int) -> None:
    cell[0] += right
    cell[1] += wrong
    cell[2] += missed


def main() -> None:
    """Reads the options, prints the figures, and stores the weights if asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    lists = labelled_lists()
    rows = [row for listed in lists for row in rows_of(listed)]
    fold = folds_of(lists)
    print(f"{len(lists)} lists, {len(rows)} sentences that may ask, {sum(row.meant for row in rows)} of them meant")
    show(lists, [learn([row for row in rows if fold[row.name] != f]) for f in range(FOLDS)])
    if chosen.write:
        weights = {mark: round(100 * w) for mark, w in learn(rows).items() if mark == "always" or abs(w) >= SMALLEST}
        stored = json.dumps(weights, ensure_ascii=False, indent=0)
        (ROOT / "resources" / MODEL).write_text(stored + "\n", encoding="utf-8")
        print(f"{len(weights)} marks stored")


if __name__ == "__main__":
    main()
