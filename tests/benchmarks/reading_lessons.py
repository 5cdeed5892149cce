"""What the reading model is taught: windows of paragraphs with their cuts, letters with stance, asks and questions."""

import json
import math
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from council_desk.analysis.clauses import cut_clauses
from council_desk.analysis.heard import KINDS, PARAGRAPH_HEAD, PARAGRAPH_TAIL, PART, TITLE
from council_desk.analysis.word_pieces import WordPieces
from tests.benchmarks.labelled_letters import ROOT, is_held_back

Floats = npt.NDArray[np.float32]
PRACTICE, TUNING = (ROOT / "tests" / "data" / name for name in ("practice", "tuning"))
AMEND = {"amend": "support_if_amended"}
DEFENSIBLE = 0.25
"""The share of a label that goes to the other stances a careful reader could defend."""
ASKS, QUESTIONS, RHETORICAL, BEGINS = range(4)
"""What is told of each piece of a letter: the columns of its marks."""
WINDOWS = (160, 224, 256)
AS_IT_STANDS = 0.4
"""The share of lists that are run together as they stand; others in random orders."""
_SPREAD = 12

_Row = TypeVar("_Row")


@dataclass
class Letter:
    """A letter of a list: its paragraphs and words as pieces, its label, and how often it is shown (0 to 1)."""

    paragraphs: list[list[int]]
    pieces: list[int]
    marks: Floats
    stances: Floats | None
    shown: float = 1.0


@dataclass
class Lessons:
    """One list: its name, the pieces of its item's title, its letters; whether it is a whole packet."""

    name: str
    title: list[int]
    letters: list[Letter]
    packet: bool = False


@dataclass(frozen=True)
class Window:
    """Paragraphs read together: pieces, the piece of each gap, and whether a comment begins after it."""

    pieces: list[int]
    gaps: list[int]
    cuts: list[float]


@dataclass(frozen=True)
class Part:
    """A part of a letter under its item's title, with what is to be told of it, and how much it weighs."""

    title: list[int]
    pieces: list[int]
    marks: Floats
    stances: Floats
    weight: float
    shown: float


def all_lessons(pieces: WordPieces) -> list[Lessons]:
    """Every practice list and tuning packet that may be taught."""
    return [*_practice_lessons(pieces), *_packet_lessons(pieces)]


def _practice_lessons(pieces: WordPieces) -> Iterator[Lessons]:
    for path in sorted(PRACTICE.glob("*.txt")):
        if is_held_back(path.stem, packet=False):
            continue
        texts = [t.strip("\n") for t in re.split(r"(?m)^%%\n?", path.read_text(encoding="utf-8")) if t.strip()]
        labels_path = path.with_name(f"{path.stem}.labels.jsonl")
        head: dict[str, Any] = {}
        labels: list[dict[str, Any]] = [{}] * len(texts)
        if labels_path.is_file():
            head, *labels = _rows(labels_path)
        if len(labels) == len(texts):
            yield _lessons(path.stem, head.get("title") or head.get("does") or "", texts, labels, pieces)


def _packet_lessons(pieces: WordPieces) -> Iterator[Lessons]:
    for path in sorted(TUNING.glob("*.gold.jsonl")):
        topic = path.name.removesuffix(".gold.jsonl")
        if topic.endswith(".links") or is_held_back(topic, packet=True):
            continue
        golds = _rows(path)
        policy = path.with_name(f"{topic}.policy.txt")
        title = cut_clauses(policy.read_text(encoding="utf-8")).title if policy.is_file() else None
        texts, labels = [gold["text"] for gold in golds], [_told(gold) for gold in golds]
        yield replace(_lessons(topic, title or "", texts, labels, pieces), packet=True)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _told(gold: dict[str, Any]) -> dict[str, Any]:
    """A packet's gold as the label of a practice list has it."""
    return {
        "stance": gold["stance"],
        "alt": gold["stance_alt"],
        "demands": [d["span"] for d in gold["demands"] if not d.get("optional")],
        "optional": [d["span"] for d in gold["demands"] if d.get("optional")],
        "questions": [q["span"] for q in gold["questions"] if not q["rhetorical"]],
        "rhetorical": [q["span"] for q in gold["questions"] if q["rhetorical"]],
    }


def _lessons(
    name: str, title: str, texts: Sequence[str], labels: Sequence[dict[str, Any]], pieces: WordPieces
) -> Lessons:
    letters = [_letter(text, label, pieces) for text, label in zip(texts, labels, strict=True)]
    for letter, copies in zip(letters, _copies(texts), strict=True):
        letter.shown = 1 / math.sqrt(copies)
    return Lessons(name, pieces.cut(title)[:TITLE], letters)


def _letter(text: str, label: dict[str, Any], pieces: WordPieces) -> Letter:
    placed = pieces.placed(text)
    marks = np.zeros((len(placed), 4), np.float32)
    for spans, column, value in (
        (label.get("optional", []), ASKS, 0.5),
        (label.get("demands", []), ASKS, 1.0),
        (label.get("questions", []), QUESTIONS, 1.0),
        (label.get("rhetorical", []), RHETORICAL, 1.0),
    ):
        for words in spans:
            start = text.find(words)
            inside = [k for k, (_, a, b) in enumerate(placed) if a < start + len(words) and b > start >= 0]
            marks[inside, column] = value
            if inside and column == ASKS:
                marks[inside[0], BEGINS] = value
    paragraphs = [cut for line in text.split("\n") if (cut := shortened(pieces.cut(line)))]
    return Letter(paragraphs, [number for number, _, _ in placed], marks, _stances(label) if label else None)


def shortened(cut: list[int]) -> list[int]:
    """A paragraph's beginning and end."""
    longest = PARAGRAPH_HEAD + PARAGRAPH_TAIL
    return cut if len(cut) <= longest else cut[:PARAGRAPH_HEAD] + cut[-PARAGRAPH_TAIL:]


def _stances(label: dict[str, Any]) -> Floats:
    stance = str(label["stance"])
    others = [name for name in label["alt"] if name != stance]
    told = np.zeros(len(KINDS), np.float32)
    told[KINDS.index(AMEND.get(stance, stance))] = 1 - (DEFENSIBLE if others else 0)
    for name in others:
        told[KINDS.index(AMEND.get(name, name))] += DEFENSIBLE / len(others)
    return told


def _copies(texts: Sequence[str]) -> list[int]:
    """How many letters of a list share at least half of the shorter one's five-word runs, itself included."""
    runs = []
    for text in texts:
        words = text.lower().split()
        runs.append({tuple(words[k : k + 5]) for k in range(max(1, len(words) - 4))})
    return [sum(2 * len(one & other) >= min(len(one), len(other)) for other in runs) for one in runs]


def windows(lists: Sequence[Lessons], first: int, parts: int, chance: random.Random) -> list[Window]:
    """Every list run together once, most in a random order, in windows that begin anywhere.

    first: the piece with which a window begins. parts: the piece that stands after each paragraph.
    """
    found: list[Window] = []
    for listed in lists:
        letters = [letter.paragraphs for letter in listed.letters]
        if chance.random() >= AS_IT_STANDS:
            chance.shuffle(letters)
        paragraphs: list[list[int]] = []
        starts: set[int] = set()
        for letter in letters:
            starts.add(len(paragraphs))
            paragraphs += letter
        at, limit = chance.choice((0, 0, 1, 2, 3)), chance.choice(WINDOWS)
        found += _windows(paragraphs, starts, at, limit, (first, parts))
    return found


def _windows(
    paragraphs: Sequence[list[int]], starts: set[int], at: int, limit: int, ends: tuple[int, int]
) -> Iterator[Window]:
    while at < len(paragraphs) - 1:
        pieces, gaps, cuts, j = [ends[0]], [], [], at
        while j < len(paragraphs) and (j == at or len(pieces) + len(paragraphs[j]) + 1 <= limit):
            pieces += paragraphs[j]
            gaps.append(len(pieces))
            cuts.append(float(j + 1 in starts))
            pieces.append(ends[1])
            j += 1
        if len(gaps) > 1:
            yield Window(pieces, gaps[:-1], cuts[:-1])
        if j >= len(paragraphs):
            return
        at = max(at + 1, j - 1)


def parts_of(lists: Sequence[Lessons]) -> list[Part]:
    """Every labelled letter in parts that the model can read at once."""
    found = []
    for listed in lists:
        for letter in listed.letters:
            if letter.stances is None or not letter.pieces:
                continue
            count = math.ceil(len(letter.pieces) / PART)
            size = math.ceil(len(letter.pieces) / count)
            for k in range(0, len(letter.pieces), size):
                own, marks = letter.pieces[k : k + size], letter.marks[k : k + size]
                found.append(Part(listed.title, own, marks, letter.stances, 1 / count, letter.shown))
    return found


def packed(rows: Sequence[_Row], length: Callable[[_Row], int], budget: int, chance: random.Random) -> list[list[_Row]]:
    """Rows of about the same length together, in batches of at most so many pieces, in a random order."""
    found: list[list[_Row]] = []
    some: list[_Row] = []
    longest = 0
    for row in sorted(rows, key=lambda row: length(row) + chance.random() * _SPREAD):
        if some and max(longest, length(row)) * (len(some) + 1) > budget:
            found.append(some)
            some, longest = [], 0
        some.append(row)
        longest = max(longest, length(row))
    found += [some] if some else []
    chance.shuffle(found)
    return found
