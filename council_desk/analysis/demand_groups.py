"""Asks from different writers that are one demand: likeness of words and letters, held apart by numbers and directions.

Average linkage over the mean of a word TF-IDF and a character TF-IDF cosine, numpy only. Equal asks are counted once
before anything is compared, so that ten thousand copies of a letter cost what one costs. What two writers call by
different words stays apart: near demands are offered to a person instead.
"""

import itertools
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from council_desk.analysis.demand_conflicts import Ask, ask_of, asks_conflict
from council_desk.analysis.demand_names import short_name
from council_desk.analysis.demands import DemandFinding
from council_desk.analysis.terms import stem, terms

_JOIN = 0.5
_OFFER = 0.2
_MOST_COMPARED = 3000
_MOST_OFFERED = 400
_AT_ONCE = 1000
_COLUMNS = 1536
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class KnownDemand:
    """A demand already in the matter's list: its id, its sentence, and excerpts of comments tagged with it."""

    id: int
    sentence: str
    excerpts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearDemand:
    """A demand offered beside a group: the id of a known one, or the index of another group of the same run."""

    likeness: float
    known_id: int | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class DemandGroup:
    """Asks taken to be one demand: members are indexes into the findings given; near, up to three others offered."""

    sentence: str
    short_name: str
    members: tuple[int, ...]
    known_id: int | None
    near: tuple[NearDemand, ...]


def group_demands(
    findings: Sequence[tuple[int, DemandFinding]], known: Sequence[KnownDemand] = ()
) -> tuple[DemandGroup, ...]:
    """Brings asks that are one demand together.

    findings: (comment id, ask) pairs. known: the matter's list; a group close to one of them takes its id. Groups
    come in order of size, then of first appearance; every finding is in exactly one.
    """
    if not findings:
        return ()
    distinct, places = _distinct([finding.sentence for _, finding in findings])
    wordings = distinct + [demand.sentence for demand in known] + [e for demand in known for e in demand.excerpts[:5]]
    vectors = _vectors(wordings)
    weights = [len(places[sentence]) for sentence in distinct]
    asks = [ask_of(sentence) for sentence in wordings]
    clusters = _clusters(vectors[: len(distinct)], asks[: len(distinct)], weights)
    owners = _owners(known)
    drafts = [_draft(cluster, distinct, places, weights, vectors, asks, known, owners) for cluster in clusters]
    drafts.sort(key=lambda draft: (-len(draft[1]), draft[1][0]))
    offered = [*range(len(distinct), len(vectors)), *(cluster[0] for _, _, _, cluster in drafts[:_MOST_OFFERED])]
    groups: list[DemandGroup] = []
    for start in range(0, len(drafts), _AT_ONCE):
        batch = drafts[start : start + _AT_ONCE]
        centres = np.stack([vectors[cluster].mean(axis=0) for _, _, _, cluster in batch])
        likeness = centres @ vectors[offered].T
        groups += [_group(start + k, drafts, likeness[k], known, owners) for k in range(len(batch))]
    return tuple(groups)


_Draft = tuple[str, tuple[int, ...], int | None, list[int]]


def _distinct(sentences: list[str]) -> tuple[list[str], dict[str, list[int]]]:
    """The distinct wordings (case, marks and spaces aside) and where each stands."""
    by_key: dict[str, str] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        key = " ".join(re.findall(r"\w+", sentence.lower()))
        places[by_key.setdefault(key, sentence)].append(i)
    return list(places), places


def _grams(sentence: str) -> tuple[Counter[str], Counter[str]]:
    """Word stems (and pairs of them), and letter runs of three to five inside words."""
    stems = [term.stem for term in terms(sentence)] or [stem(word) for word in re.findall(r"\w+", sentence.lower())]
    words = Counter(stems)
    words.update(" ".join(pair) for pair in itertools.pairwise(stems))
    letters: Counter[str] = Counter()
    for each in stems:
        padded = f" {each} "
        for size in (3, 4, 5):
            letters.update(padded[i : i + size] for i in range(len(padded) - size + 1))
    return words, letters


def _vectors(sentences: list[str]) -> Vectors:
    """One row a sentence: word and letter TF-IDF side by side, each of unit length over the square root of two.

    Hashed into 2 x 1,536 columns, so that memory stays bounded; the dot product is then the mean of both cosines.
    """
    pairs = [_grams(sentence) for sentence in sentences]
    blocks = [_tfidf([pair[side] for pair in pairs], _COLUMNS) for side in (0, 1)]
    return np.hstack(blocks) / np.float32(math.sqrt(2))


def _tfidf(bags: list[Counter[str]], columns: int) -> Vectors:
    rows = np.zeros((len(bags), columns), dtype=np.float32)
    counts: Counter[str] = Counter(itertools.chain.from_iterable(bags))
    total = len(bags)
    known = {
        gram: (zlib.crc32(gram.encode()) % columns, math.log((1 + total) / (1 + count)) + 1)
        for gram, count in counts.items()
    }
    for row, bag in zip(rows, bags, strict=True):
        told = [known[gram] for gram in bag]
        values = [idf if n == 1 else (1 + math.log(n)) * idf for (_, idf), n in zip(told, bag.values(), strict=True)]
        places = np.array([place for place, _ in told], dtype=np.intp)
        np.add.at(row, places, np.array(values, dtype=np.float32))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _clusters(vectors: Vectors, asks: list[Ask], weights: list[int]) -> list[list[int]]:
    """Average linkage, the likest pair first, never across a conflict; above 3,000 wordings, the commonest seed it."""
    order = sorted(range(len(asks)), key=lambda i: (-weights[i], i))
    core, rest = order[:_MOST_COMPARED], order[_MOST_COMPARED:]
    clusters = _average_linkage(core, vectors, asks)
    if not rest:
        return clusters
    centres = np.stack([vectors[cluster].mean(axis=0) for cluster in clusters])
    for start in range(0, len(rest), 1000):
        batch = rest[start : start + 1000]
        best = vectors[batch] @ centres.T
        for row, i in enumerate(batch):
            j = int(best[row].argmax())
            if best[row, j] >= _JOIN and not any(asks_conflict(asks[i], asks[k]) for k in clusters[j][:20]):
                clusters[j].append(i)
            else:
                clusters.append([i])
    return clusters


def _average_linkage(chosen: list[int], vectors: Vectors, asks: list[Ask]) -> list[list[int]]:
    """Merges the likest clusters while their average likeness holds; sums of rows stand for clusters."""
    clusters: list[list[int] | None] = [[i] for i in chosen]
    likeness = vectors[chosen] @ vectors[chosen].T
    np.fill_diagonal(likeness, -1)
    sizes = np.ones(len(chosen), dtype=np.float32)
    best = likeness.argmax(axis=1)
    values = likeness[np.arange(len(chosen)), best]
    while len(chosen) > 1:
        a = int(values.argmax())
        b = int(best[a])
        if values[a] < _JOIN:
            break
        one, other = clusters[a], clusters[b]
        if one is None or other is None or _clash(one, other, asks):
            likeness[a, b] = likeness[b, a] = -1
            stale = [a, b]
        else:
            clusters[a], clusters[b] = one + other, None
            _merge(likeness, sizes, a, b)
            stale = [int(row) for row in np.flatnonzero((best == a) | (best == b))] + [a, b]
        best[stale] = likeness[stale].argmax(axis=1)
        values[stale] = likeness[stale, best[stale]]
    return [sorted(cluster) for cluster in clusters if cluster is not None]


def _merge(likeness: Vectors, sizes: Vectors, a: int, b: int) -> None:
    """Cluster b goes into a: average likeness by size (Lance and Williams 1967); a conflict with either stays one."""
    merged = (likeness[a] * sizes[a] + likeness[b] * sizes[b]) / (sizes[a] + sizes[b])
    merged[(likeness[a] < 0) | (likeness[b] < 0)] = -1
    sizes[a] += sizes[b]
    likeness[a], likeness[:, a] = merged, merged
    likeness[b] = likeness[:, b] = likeness[a, a] = -1


def _clash(one: list[int], other: list[int], asks: list[Ask]) -> bool:
    return any(asks_conflict(asks[i], asks[j]) for i in one[:20] for j in other[:20])


def _owners(known: Sequence[KnownDemand]) -> list[int]:
    """Which known demand each row after the distinct wordings belongs to."""
    return list(range(len(known))) + [k for k, demand in enumerate(known) for _ in demand.excerpts[:5]]


def _draft(
    cluster: list[int],
    distinct: list[str],
    places: dict[str, list[int]],
    weights: list[int],
    vectors: Vectors,
    asks: list[Ask],
    known: Sequence[KnownDemand],
    owners: list[int],
) -> _Draft:
    """A cluster as a group: its likeliest wording, its members, and the known demand it is."""
    head = _head(cluster, distinct, weights, vectors)
    members = tuple(sorted(place for i in cluster for place in places[distinct[i]]))
    known_id, sentence = None, distinct[head]
    if known:
        likeness = vectors[len(distinct) :] @ vectors[cluster].T
        best = likeness.max(axis=1)
        row = int(best.argmax())
        owner = known[owners[row]]
        if best[row] >= _JOIN and not asks_conflict(ask_of(owner.sentence), asks[head]):
            known_id, sentence = owner.id, owner.sentence
    return sentence, members, known_id, cluster


def _head(cluster: list[int], distinct: list[str], weights: list[int], vectors: Vectors) -> int:
    """The wording that stands for a cluster: the commonest; among equals the nearest its middle, then the shortest."""
    middle = vectors[cluster].mean(axis=0)
    return max(cluster, key=lambda i: (weights[i], round(float(vectors[i] @ middle), 3), -len(distinct[i])))


def _group(
    i: int, drafts: list[_Draft], likeness: Vectors, known: Sequence[KnownDemand], owners: list[int]
) -> DemandGroup:
    """A draft with the nearest other demands: `likeness` to the rows of known ones, then to groups of this run."""
    sentence, members, known_id, _ = drafts[i]
    best_known: dict[int, float] = {}
    for owner, value in zip(owners, likeness, strict=False):
        best_known[owner] = max(best_known.get(owner, 0.0), float(value))
    offers = [
        NearDemand(round(value, 3), known_id=known[k].id)
        for k, value in best_known.items()
        if value >= _OFFER and known[k].id != known_id
    ]
    others = likeness[len(owners) :]
    offers += [
        NearDemand(round(float(others[j]), 3), group=int(j))
        for j in np.flatnonzero(others >= _OFFER)
        if j != i and drafts[j][2] is None
    ]
    offers.sort(key=lambda offer: -offer.likeness)
    return DemandGroup(sentence, short_name(sentence), members, known_id, tuple(offers[:3]))
