"""A small language model: the layers that read a run of word pieces and tell, of each, what it is a part of.

Six layers of attention (Vaswani et al. 2017) that began as MiniLM-L6 (Wang et al. 2020, Apache 2.0) and were taught on
the practice lists by tests/benchmarks/fit_reading.py. The weights lie in resources/models as whole numbers, each row
with its own scale; numpy alone reads them. Nothing is fetched, and nothing leaves the machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from council_desk.analysis.word_pieces import WordPieces
from council_desk.paths import resources_folder

MODEL = "models/reading_model.npz"
HEADS = 12
LONGEST = 512
"""The most pieces that are read at once."""
_EPSILON = 1e-12
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

    def of(self, read: Floats, lengths: Sequence[int]) -> Floats:
        """Return what the layer makes of texts (text, piece, number), whose pieces end at `lengths`."""
        gathered = self.gathers.of(self._attended(read, lengths))
        gathered += read
        evened = self.evens.of(gathered)
        made = self.narrows.of(_bent(self.widens.of(evened)))
        made += evened
        return self.evens_again.of(made)

    def _attended(self, read: Floats, lengths: Sequence[int]) -> Floats:
        """Return what each piece gathers from those of its text: one text at a time, so that its shares stay near."""
        texts, pieces, width = read.shape
        turned = self.attends.of(read).reshape(texts, pieces, 3, HEADS, width // HEADS)
        turned[:, :, 0] *= np.float32((width // HEADS) ** -0.5)
        found = np.zeros((texts, pieces, HEADS, width // HEADS), dtype=np.float32)
        for row, length in enumerate(lengths):
            asked, offered, told = turned[row, :length].transpose(1, 2, 0, 3)
            shares = asked @ offered.transpose(0, 2, 1)
            shares -= shares.max(axis=-1, keepdims=True)
            np.exp(shares, out=shares)
            gathered = shares @ told
            gathered /= shares.sum(axis=-1, keepdims=True)
            found[row, :length] = gathered.transpose(1, 0, 2)
        return found.reshape(texts, pieces, width)


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
    parts: Floats
    evens: Evened
    layers: tuple[Layer, ...]
    gap: Linear
    stance: Linear
    asks: Linear
    taught: frozenset[str]
    """The names of the practice lists that it was taught, which prove nothing of it."""

    def read(self, texts: Sequence[Sequence[int]], second_from: Sequence[int]) -> Floats:
        """Return the numbers of each piece (text, piece, number), shorter texts filled up with noughts.

        second_from: the piece with which the second part of each text begins (the length of the text where it has but
        one part).
        """
        lengths = [len(text) for text in texts]
        longest = max(lengths)
        ids = np.zeros((len(texts), longest), dtype=np.int64)
        part = np.zeros((len(texts), longest), dtype=np.int64)
        for row, (text, second) in enumerate(zip(texts, second_from, strict=True)):
            ids[row, : len(text)] = text
            part[row, second : len(text)] = 1
        known = self.words[ids].astype(np.float32) * self.word_scales[ids]
        read = self.evens.of(known + self.places[:longest] + self.parts[part])
        for layer in self.layers:
            read = layer.of(read, lengths)
        return read


@lru_cache(maxsize=1)
def fitted_model() -> ReadingModel | None:
    """Return the model that ships with the program; None where its file was left out."""
    path = resources_folder() / MODEL
    return load_model(path) if path.is_file() else None


def load_model(path: Path) -> ReadingModel:
    """Read a model's file. Raises OSError or KeyError where it is not whole."""
    with np.load(path, allow_pickle=False) as stored:
        held = {name: stored[name] for name in stored.files}

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
        held["words"],
        held["words scales"].astype(np.float32),
        rows("places"),
        rows("parts"),
        evened("evens"),
        tuple(layers),
        linear("gap"),
        linear("stance"),
        linear("asks"),
        frozenset(held["taught"].tobytes().decode("utf-8").split("\n")),
    )
