"""What the reading model hears: where a new voice begins, where a letter stands, which of its words ask.

A gap between two paragraphs is read with as many paragraphs on both sides as fit into a window; windows overlap, and
what several tell of one gap counts by how far inside it stands. A letter is read together with the title of its item;
a long one in parts, whose verdicts are averaged.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from council_desk.analysis.reading_model import Floats, ReadingModel, fitted_model
from council_desk.progress import Progress, Silent

LANGUAGES = frozenset({"en"})
"""Languages that the reading model was taught."""
KINDS = ("support", "support_if_amended", "oppose", "neutral", "question", "unclear")
"""The stances that are told apart; opposition that changes would end is told from other opposition by the rules."""
WINDOW = 256
"""Pieces in a window of paragraphs."""
PARAGRAPH_HEAD, PARAGRAPH_TAIL = 52, 28
"""How many pieces of a paragraph's beginning and end are read; a longer one's middle is not."""
PART = 300
"""Pieces in a part of a letter."""
TITLE = 32
AT_ONCE = 4096
"""Pieces that are read at once."""
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a letter: half-open code points, and the log odds that it asks, questions, or only seems to question.

    begins: the log odds that an ask begins with it.
    """

    start: int
    end: int
    asks: float
    questions: float
    rhetorical: float
    begins: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A letter as it was heard: the log chances of KINDS, and its words."""

    stances: tuple[float, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """Paragraphs read together: the pieces, and of each gap inside, which one it is and the piece that stands there."""

    pieces: tuple[int, ...]
    gaps: tuple[tuple[int, int], ...]


def hear_gaps(paragraphs: Sequence[str], progress: Progress | None = None) -> list[float] | None:
    """Return the log odds of a new comment at each gap; entry k stands between paragraphs k and k + 1.

    None where the model was left out. Raises Cancelled through `progress`.
    """
    model = fitted_model()
    if model is None:
        return None
    progress = progress or Silent()
    cut = [_shortened(model, text) for text in paragraphs]
    windows = list(_windows(model, cut))
    total, weight = np.zeros(max(0, len(cut) - 1)), np.zeros(max(0, len(cut) - 1))
    done = 0
    for some in _together(windows, [len(w.pieces) for w in windows]):
        read = model.read([w.pieces for w in some])
        for row, window in enumerate(some):
            told = model.gap.of(read[row][[place for _, place in window.gaps]])[:, 0]
            for (gap, place), said in zip(window.gaps, told, strict=True):
                inside = min(place, len(window.pieces) - place)
                total[gap] += inside * float(said)
                weight[gap] += inside
        done += len(some)
        progress.step(done, len(windows), "reading paragraphs")
    return [round(float(t / w), 3) if w else 0.0 for t, w in zip(total, weight, strict=True)]


def _shortened(model: ReadingModel, text: str) -> list[int]:
    pieces = model.pieces.cut(text)
    if len(pieces) <= PARAGRAPH_HEAD + PARAGRAPH_TAIL:
        return pieces
    return pieces[:PARAGRAPH_HEAD] + pieces[-PARAGRAPH_TAIL:]


def _windows(model: ReadingModel, cut: Sequence[Sequence[int]]) -> Iterator[_Window]:
    """Windows of as many paragraphs as fit, each beginning two thirds into the one before."""
    first = 0
    while first < len(cut) - 1:
        pieces, gaps, at = [model.pieces.first], [], first
        while at < len(cut) and (at <= first + 1 or len(pieces) + len(cut[at]) < WINDOW):
            pieces += cut[at]
            gaps.append((at, len(pieces)))
            pieces.append(model.pieces.parts)
            at += 1
        yield _Window(tuple(pieces), tuple(gaps[:-1]))
        if at >= len(cut):
            return
        first = max(first + 1, first + 2 * (at - first) // 3)


def _together(rows: Sequence[_Row], lengths: Sequence[int]) -> Iterator[list[_Row]]:
    """Rows in turn, as many together as are read at once."""
    some: list[_Row] = []
    pieces = 0
    for row, length in zip(rows, lengths, strict=True):
        if some and pieces + length > AT_ONCE:
            yield some
            some, pieces = [], 0
        some.append(row)
        pieces += length
    if some:
        yield some


def hear_letters(texts: Sequence[str], title: str, progress: Progress | None = None) -> list[Heard | None]:
    """Return how letters on the item of that title are heard, in order.

    None for a text without words, and for all where the model was left out. Raises Cancelled through `progress`.
    """
    model = fitted_model()
    if model is None:
        return [None] * len(texts)
    progress = progress or Silent()
    lead = [model.pieces.first, *model.pieces.cut(title)[:TITLE], model.pieces.parts]
    placed = [model.pieces.placed(text) for text in texts]
    parts = [(k, first, last) for k, each in enumerate(placed) for first, last in _parts(len(each))]
    stances = np.zeros((len(texts), len(KINDS)))
    words: list[list[Word]] = [[] for _ in texts]
    done = 0
    for some in _together(parts, [last - first for _, first, last in parts]):
        pieces = [[*lead, *(number for number, _, _ in placed[k][a:b]), model.pieces.parts] for k, a, b in some]
        read = model.read(pieces)
        for row, (k, first, last) in enumerate(some):
            told = model.stance.of(read[row][0])
            stances[k] += (told - _log_total(told)) / len(_parts(len(placed[k])))
            asks = model.asks.of(read[row][len(lead) : len(lead) + last - first])
            words[k] += _words(placed[k][first:last], asks)
        done += len(some)
        progress.step(done, len(parts), "reading letters")
    return [
        Heard(tuple(round(float(s), 3) for s in stances[k]), tuple(sorted(words[k], key=lambda w: w.start)))
        if placed[k]
        else None
        for k in range(len(texts))
    ]


def _parts(count: int) -> list[tuple[int, int]]:
    """The first and last (exclusive) piece of each part of a letter of so many pieces."""
    parts = math.ceil(count / PART)
    size = math.ceil(count / parts) if parts else 0
    return [(k * size, min(count, (k + 1) * size)) for k in range(parts)]


def _log_total(told: Floats) -> float:
    top = float(told.max())
    return top + math.log(float(np.exp(told - top).sum()))


def _words(placed: Sequence[tuple[int, int, int]], asks: Floats) -> Iterator[Word]:
    """The words of a letter, each by its first piece."""
    before = -1
    for (_, start, end), told in zip(placed, asks, strict=True):
        if start != before:
            yield Word(start, end, *(round(float(each), 3) for each in told))
        before = start
