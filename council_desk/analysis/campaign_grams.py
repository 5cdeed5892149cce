"""Letters as sets of hashed word 4-grams, made in one vectorised pass over their bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from council_desk.analysis.normalise import search_text

GRAM_WORDS = 4
_CHUNK = 1 << 20
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that it has an inverse modulo 2**64
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_STEPS = tuple(np.uint64(c) for c in (0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63))
# ASCII as the search folding has it: small letters and digits stay, everything else parts words.
_FOLD = bytes(
    (b + 32 if 65 <= b <= 90 else b) if (48 <= b <= 57 or 65 <= b <= 90 or 97 <= b <= 122) else 32 for b in range(256)
)

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grams:
    """The grams of many letters: `letter[k]` holds gram `gram[k]`; `sizes` counts each letter's grams."""

    letter: Places
    gram: Hashes
    sizes: Places


def grams_of(texts: Sequence[str], keep_one_in: int = 1) -> Grams:
    """Hash every letter's word 4-grams (character 4-grams in scripts without spaces, whose characters are words).

    A letter of fewer than four words is one gram. With `keep_one_in` 3, only a third of the grams stays, chosen by
    their content alone, so that the same words stay in every letter.
    """
    letters: list[Places] = []
    hashes: list[Hashes] = []
    sizes = np.zeros(len(texts), dtype=np.int64)
    first = 0
    for chunk in _chunks(texts):
        folded = [_folded(text) for text in chunk]
        letter, gram = _chunk_grams(folded)
        if keep_one_in > 1:
            kept = gram % np.uint64(keep_one_in) == 0
            letter, gram = letter[kept], gram[kept]
        sizes[first : first + len(chunk)] = np.bincount(letter, minlength=len(chunk))
        letters.append(letter + first)
        hashes.append(gram)
        first += len(chunk)
    if not letters:
        return Grams(np.zeros(0, np.int64), np.zeros(0, np.uint64), sizes)
    return Grams(np.concatenate(letters), np.concatenate(hashes), sizes)


def _chunks(texts: Sequence[str]) -> "list[Sequence[str]]":
    """Part the letters into runs of about a mebibyte."""
    out, begin, size = [], 0, 0
    for i, text in enumerate(texts):
        size += len(text) + 1
        if size >= _CHUNK:
            out.append(texts[begin : i + 1])
            begin, size = i + 1, 0
    if begin < len(texts):
        out.append(texts[begin:])
    return out


def _folded(text: str) -> bytes:
    """Return a letter's words in the search folding, as bytes."""
    if text.isascii():
        return text.encode("ascii").translate(_FOLD)
    return search_text(text).encode("utf-8", "replace")


@lru_cache(maxsize=2)
def _powers(length: int) -> tuple[Hashes, Hashes]:
    """Return the powers of the base and of its inverse, modulo 2**64."""
    up, down = np.full(length, _BASE), np.full(length, _INVERSE)
    up[0] = down[0] = 1
    return np.multiply.accumulate(up), np.multiply.accumulate(down)


def _chunk_grams(folded: Sequence[bytes]) -> tuple[Places, Hashes]:
    """Hash the grams of one run of letters; a letter's number counts from the run's first."""
    joined = np.frombuffer(b" ".join(folded) + b" ", dtype=np.uint8)
    ends_of_letters = np.cumsum([len(f) + 1 for f in folded])
    in_word = joined != 32
    edges = np.flatnonzero(in_word[1:] != in_word[:-1]) + 1
    if in_word.size and in_word[0]:
        edges = np.concatenate((np.zeros(1, edges.dtype), edges))
    starts, ends = edges[0::2], edges[1::2]
    words = _word_hashes(joined, starts, ends)
    owner = np.searchsorted(ends_of_letters, starts, side="right").astype(np.int64)
    return _word_grams(words, owner)


def _word_hashes(joined: npt.NDArray[np.uint8], starts: Places, ends: Places) -> Hashes:
    """Hash each word by differences of one running sum (a polynomial modulo 2**64, moved to the word's start)."""
    length = 1 << max(20, int(joined.size).bit_length())
    up, down = _powers(length)
    running = np.cumsum(joined * up[: joined.size], dtype=np.uint64)
    before = np.where(starts > 0, running[np.maximum(starts - 1, 0)], np.uint64(0))
    return (running[ends - 1] - before) * down[starts]


def _word_grams(words: Hashes, owner: Places) -> tuple[Places, Hashes]:
    """Hash every four words in a row of one letter; the words of a shorter letter together."""
    n = words.size
    if n == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    mixed = words.copy()
    mixed ^= mixed >> np.uint64(31)
    gram = np.zeros(n, dtype=np.uint64)
    for k in range(min(GRAM_WORDS, n)):
        gram[: n - k] += mixed[k:] * _STEPS[k]
    whole = np.zeros(n, dtype=bool)
    if n >= GRAM_WORDS:
        whole[: n - GRAM_WORDS + 1] = owner[GRAM_WORDS - 1 :] == owner[: n - GRAM_WORDS + 1]
    first = np.ones(n, dtype=bool)
    first[1:] = owner[1:] != owner[:-1]
    short = first & ~whole
    for at in np.flatnonzero(short):
        end = at
        total = np.uint64(0)
        while end < n and owner[end] == owner[at]:
            total = np.uint64((int(total) * 31 + int(mixed[end])) & 0xFFFFFFFFFFFFFFFF)
            end += 1
        gram[at] = total
    kept = whole | short
    gram = gram[kept]
    # Finish: the last bits decide which grams are kept, so they must depend on every word.
    gram ^= gram >> np.uint64(29)
    gram *= np.uint64(0xBF58476D1CE4E5B9)
    gram ^= gram >> np.uint64(32)
    return owner[kept], gram
