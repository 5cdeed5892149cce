"""A small language model: the layers that read a run of word pieces and tell, of each, what it is a part of.

Nine layers of attention (Vaswani et al. 2017) that began as the lowest nine of MPNet (Song et al. 2020) as the Sentence
Transformers project gives it (all-mpnet-base-v2, Apache 2.0). The upper ones were taught on the practice lists by
tests/benchmarks/fit_reading.py; the words and the lowest layers stand in a file of their own, as they were. The weights
are whole numbers, each row with its own scale; numpy alone reads them. Nothing is fetched, nothing leaves the machine.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from council_desk.analysis.word_pieces import WordPieces
from council_desk.paths import resources_folder

MODEL = "models/reading_model.npz"
SETTLED = "models/reading_settled.npz"
"""The words and the lowest layers, which teaching leaves as they are."""
HEADS = 12
LONGEST = 512
"""The most pieces that are read at once."""
FARTHEST = 128
"""Pieces that stand farther apart than this are told apart from one another no more."""
_EPSILON = 1e-5
_ROWS = 128
"""Rows that are bent at once: they stay in the processor's nearest memory."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    """Rows of weights, turned so that what is read stands on their left, and what is added."""

    weights: Floats
    added: Floats

    def of(self, read: Floats) -> Floats:
        """Return the weighted sums of what is read, along its last axis."""
        made: Floats = read.reshape(-1, read.shape[-1]) @ self.weights
        made += self.added
        return made.reshape(*read.shape[:-1], -1)


@dataclass(frozen=True, slots=True)
class Evened:
    """Layer normalisation (Ba, Kiros and Hinton 2016)."""

    scale: Floats
    added: Floats

    def of(self, read: Floats) -> Floats:
        """Return what is read with mean nought and deviation one along its last axis, then scaled."""
        centred = read - read.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.mean(centred * centred, axis=-1, keepdims=True) + _EPSILON)
        return np.asarray(centred / spread * self.scale + self.added, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: what each piece attends to, then what it makes of it."""

    attends: Linear
    gathers: Linear
    evens: Evened
    widens: Linear
    narrows: Linear
    evens_again: Evened

    def of(self, read: Floats, texts: Sequence[slice], nearness: Floats) -> Floats:
        """Return what the layer makes of pieces (piece, number), which belong to texts.

        nearness: what the distance of two pieces adds to their bond (head, piece, piece).
        """
        gathered = self.gathers.of(self._attended(read, texts, nearness))
        gathered += read
        evened = self.evens.of(gathered)
        made = self.narrows.of(_bent(self.widens.of(evened)))
        made += evened
        return self.evens_again.of(made)

    def _attended(self, read: Floats, texts: Sequence[slice], nearness: Floats) -> Floats:
        """Return what each piece gathers from those of its text: one text at a time, so that its shares stay near."""
        pieces, width = read.shape
        turned = self.attends.of(read).reshape(pieces, 3, HEADS, width // HEADS)
        turned[:, 0] *= np.float32((width // HEADS) ** -0.5)
        found = np.empty((pieces, HEADS, width // HEADS), dtype=np.float32)
        for text in texts:
            asked, offered, told = turned[text].transpose(1, 2, 0, 3)
            length = asked.shape[1]
            shares = asked @ offered.transpose(0, 2, 1)
            shares += nearness[:, :length, :length]
            shares -= shares.max(axis=-1, keepdims=True)
            np.exp(shares, out=shares)
            gathered = shares @ told
            gathered /= shares.sum(axis=-1, keepdims=True)
            found[text] = gathered.transpose(1, 0, 2)
        return found.reshape(pieces, width)


def _bent(read: Floats) -> Floats:
    """GELU (Hendrycks and Gimpel 2016) by its tanh formula, as the model was taught; a few rows at a time."""
    rows = read.reshape(-1, read.shape[-1])
    for first in range(0, len(rows), _ROWS):
        some = rows[first : first + _ROWS]
        inner = some * some
        inner *= np.float32(0.044715)
        inner += np.float32(1.0)
        inner *= some
        inner *= np.float32(0.7978845608028654)
        np.tanh(inner, out=inner)
        inner += np.float32(1.0)
        inner *= np.float32(0.5)
        some *= inner
    return read


@dataclass(frozen=True, slots=True)
class ReadingModel:
    """The whole model: the pieces it knows, its layers, and what it tells of a gap, of a text and of each piece."""

    pieces: WordPieces
    words: npt.NDArray[np.int8]
    word_scales: Floats
    places: Floats
    nearness: Floats
    """What the distance of two pieces adds to their bond: by step of distance and head."""
    evens: Evened
    layers: tuple[Layer, ...]
    gap: Linear
    stance: Linear
    asks: Linear
    taught: frozenset[str]
    """The names of the practice lists that it was taught, which prove nothing of it."""
    digest: str
    """Tells this model from those that were taught otherwise."""

    def read(self, texts: Sequence[Sequence[int]]) -> list[Floats]:
        """Return the numbers of each text's pieces (piece, number).

        The texts stand one after the other in one table: only attention needs to know where each ends.
        """
        ends = np.cumsum([len(text) for text in texts])
        spans = [slice(int(end) - len(text), int(end)) for text, end in zip(texts, ends, strict=True)]
        ids = np.concatenate([np.asarray(text, dtype=np.int64) for text in texts])
        places = np.concatenate([np.arange(len(text)) for text in texts])
        known = self.words[ids].astype(np.float32) * self.word_scales[ids]
        read = self.evens.of(known + self.places[places])
        steps = steps_apart(int(places.max()) + 1, len(self.nearness) // 2)
        nearness = np.ascontiguousarray(self.nearness[steps].transpose(2, 0, 1))
        for layer in self.layers:
            read = layer.of(read, spans, nearness)
        return [read[span] for span in spans]


def steps_apart(pieces: int, steps: int) -> npt.NDArray[np.int64]:
    """Return the step of distance of each two of so many pieces, by their places (row: the one that attends).

    steps: how many there are on each side. The nearest half of them are one piece wide, the others widen by the
    logarithm up to FARTHEST; those for pieces that come later follow after those for pieces before (Raffel et al. 2020,
    2.1).
    """
    places = np.arange(pieces)
    before = places[:, None] - places[None, :]
    apart = np.abs(before)
    single = steps // 2
    wide = np.log(np.maximum(apart, 1) / single) / np.log(FARTHEST / single) * (steps - single)
    far = np.minimum(single + np.maximum(wide, 0).astype(np.int64), steps - 1)
    return np.asarray(np.where(apart < single, apart, far) + steps * (before < 0), dtype=np.int64)


@lru_cache(maxsize=1)
def fitted_model() -> ReadingModel | None:
    """Return the model that ships with the program; None where its file was left out."""
    paths = [resources_folder() / name for name in (SETTLED, MODEL)]
    return load_model(*paths) if all(path.is_file() for path in paths) else None


def load_model(*paths: Path) -> ReadingModel:
    """Read a model's files. Raises OSError or KeyError where it is not whole."""
    held: dict[str, npt.NDArray[np.generic]] = {}
    for path in paths:
        with np.load(path, allow_pickle=False) as stored:
            held.update({name: stored[name] for name in stored.files})

    def rows(name: str) -> Floats:
        return np.asarray(held[name].astype(np.float32) * held[f"{name} scales"].astype(np.float32))

    def linear(name: str) -> Linear:
        turned = np.ascontiguousarray(rows(name).T)
        return Linear(turned, held[f"{name} added"].astype(np.float32))

    def evened(name: str) -> Evened:
        return Evened(held[f"{name} scale"].astype(np.float32), held[f"{name} added"].astype(np.float32))

    names = held["pieces"].tobytes().decode("utf-8").split("\n")
    layers = [
        Layer(
            linear(f"{k} attends"),
            linear(f"{k} gathers"),
            evened(f"{k} evens"),
            linear(f"{k} widens"),
            linear(f"{k} narrows"),
            evened(f"{k} evens again"),
        )
        for k in range(int(held["layers"]))
    ]
    return ReadingModel(
        WordPieces({name: k for k, name in enumerate(names)}),
        held["words"].astype(np.int8),
        held["words scales"].astype(np.float32),
        rows("places"),
        held["nearness"].astype(np.float32),
        evened("evens"),
        tuple(layers),
        linear("gap"),
        linear("stance"),
        linear("asks"),
        frozenset(held["taught"].tobytes().decode("utf-8").split("\n")),
        hashlib.sha256(held["stance"].tobytes() + held["asks"].tobytes()).hexdigest(),
    )
