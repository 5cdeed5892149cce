"""Form letters: which letters share a template, whatever their writers put before, inside or after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from council_desk.analysis.campaign_grams import Grams, Hashes, Places, grams_of
from council_desk.analysis.campaign_template import template_of
from council_desk.progress import Progress, Silent

_THIN_FROM = 5_000  # letters; from here on a content-determined third of the grams is enough
_THINNED = 3
_VOTES = 0.1  # a representative that a tenth of a letter's grams vote for
_CORE_SHARE = 0.25  # a core gram stands in a quarter of the members
_OF_CORE = 0.2  # a letter joins that holds a fifth of the core,
_MOST_OF_CORE = 0.5  # or half of it among any number of own words,
_OF_LETTER = 0.45  # or that the core covers almost half of
_MOSTLY_CORE = 0.3  # below this the typical member is not the campaign's: boilerplate
_FEWEST = 3
_LONG_PAIR = 25  # grams that two letters must share to be a campaign of two
_SMALLEST_CORE = 8
_SAME_CAMPAIGN = 0.5  # of the smaller core: two groups are one
_BOILERPLATE = 4  # a gram in more cores than these is boilerplate
_MAGIC = b"CDC1"


@dataclass(frozen=True, slots=True)
class CampaignGroup:
    """One campaign: its members (places in the texts, ascending), how sure each is, and its letter.

    `template_member` is the most typical member, `template` the words of it that most members share, `core` what later
    letters are held against (see `place_letters`).
    """

    members: tuple[int, ...]
    sure: tuple[float, ...]
    template_member: int
    template: str
    core: bytes


@dataclass(frozen=True, slots=True)
class CampaignGrouping:
    """The campaigns among some letters, largest first."""

    groups: tuple[CampaignGroup, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """The grams that stand in two letters or more: entry k says that `letter[k]` holds gram number `gram[k]`."""

    letter: Places
    gram: Places
    value: Hashes
    first_letter: Places


def find_campaigns(texts: Sequence[str], progress: Progress | None = None) -> CampaignGrouping:
    """Find the campaigns among `texts`.

    By containment, not likeness: a letter with a page of own words still contains the template. Each gram that several
    letters share votes for one representative letter; letters with one representative are a group with a core (the
    grams in a quarter of its members); each letter then joins the core it holds most of. Groups of which the members
    are mostly other words are boilerplate and dropped. A campaign is three letters, or two long near-verbatim ones.
    """
    progress = progress or Silent()
    n = len(texts)
    if n < 2:
        return CampaignGrouping(())
    progress.step(0, 4, "reading letters")
    keep = _THINNED if n >= _THIN_FROM else 1
    grams = grams_of(texts, keep)
    progress.step(1, 4, "comparing letters")
    shared = _shared_grams(grams)
    label = _by_representative(shared, grams.sizes)
    progress.step(2, 4, "grouping letters")
    fewest_core = max(3, _SMALLEST_CORE // keep)
    for round_ in range(3):
        cores = _cores(shared, label, fewest_core)
        if not cores.sizes.size:
            return CampaignGrouping(())
        if round_ < 2:
            cores = _merged(cores)
        cores = _without_boilerplate(cores)
        hits = _hits(shared, cores, n)
        label = _joined(hits, cores, grams.sizes)
    progress.step(3, 4, "choosing templates")
    groups = _groups(texts, shared, cores, hits, label, grams.sizes, keep)
    return CampaignGrouping(tuple(sorted(groups, key=lambda g: (-len(g.members), g.members[0]))))


def _shared_grams(grams: Grams) -> _Shared:
    """Drop grams that stand in one letter only, and number the others."""
    # A cheap first pass: a gram whose 22-bit bucket counts one entry is certainly alone.
    bucket = (grams.gram >> np.uint64(42)).astype(np.int64)
    crowded = np.bincount(bucket, minlength=1 << 22)[bucket] > 1
    letter, gram = grams.letter[crowded], grams.gram[crowded]
    order = np.argsort(gram, kind="stable")
    gram, letter = gram[order], letter[order]
    new_gram = np.ones(gram.size, dtype=bool)
    new_gram[1:] = gram[1:] != gram[:-1]
    fresh = new_gram.copy()
    fresh[1:] |= letter[1:] != letter[:-1]
    gram, letter, new_gram = gram[fresh], letter[fresh], new_gram[fresh]
    number = np.cumsum(new_gram) - 1
    often = np.bincount(number, minlength=int(number[-1]) + 1 if number.size else 0)
    kept = often[number] > 1 if number.size else np.zeros(0, dtype=bool)
    gram, letter, new_gram = gram[kept], letter[kept], new_gram[kept]
    number = np.cumsum(new_gram) - 1
    return _Shared(letter, number, gram[new_gram], letter[new_gram])


def _by_representative(shared: _Shared, sizes: Places) -> Places:
    """Give each letter the representative that most of its shared grams vote for; -1 where it shares little with any.

    A gram's representative is the first letter that holds it, so that no pair of letters is ever written down.
    """
    n = sizes.size
    label = np.full(n, -1, dtype=np.int64)
    if not shared.letter.size:
        return label
    votes = shared.letter * n + shared.first_letter[shared.gram]
    pairs, counts = np.unique(votes, return_counts=True)
    letter, representative = pairs // n, pairs % n
    order = np.lexsort((representative, -counts, letter))
    best = order[np.r_[True, letter[order][1:] != letter[order][:-1]]]
    best = best[counts[best] >= np.maximum(2, _VOTES * sizes[letter[best]])]
    label[letter[best]] = representative[best]
    return label


@dataclass(frozen=True, slots=True)
class _Cores:
    """The cores of the groups: entry k says that gram number `gram[k]` is in core `core[k]`; `sizes` counts each."""

    core: Places
    gram: Places
    sizes: Places
    label: Places


def _cores(shared: _Shared, label: Places, fewest: int) -> _Cores:
    """Return each group's core, the groups numbered anew; groups with hardly a core fall out."""
    names, dense = np.unique(label, return_inverse=True)
    grouped = label[shared.letter] >= 0
    group, gram = dense[shared.letter[grouped]], shared.gram[grouped]
    grams = shared.value.size
    members = np.bincount(dense)
    pairs, counts = np.unique(group * grams + gram, return_counts=True)
    group, gram = pairs // grams, pairs % grams
    core = counts >= np.maximum(2, np.ceil(_CORE_SHARE * members[group]))
    group, gram = group[core], gram[core]
    sizes = np.bincount(group, minlength=names.size)
    large = sizes >= fewest
    number = np.cumsum(large) - 1
    kept = large[group]
    new_label = np.where(large & (names >= 0), number, -1)[dense]
    return _Cores(number[group[kept]], gram[kept], sizes[large], new_label)


def _merged(cores: _Cores) -> _Cores:
    """Make groups one whose cores share half of the smaller one: one campaign seen through two representatives."""
    count = cores.sizes.size
    order = np.argsort(cores.gram, kind="stable")
    core, gram = cores.core[order], cores.gram[order]
    parent = np.arange(count)
    begins = np.flatnonzero(np.r_[True, gram[1:] != gram[:-1]])
    ends = np.r_[begins[1:], gram.size]
    overlap: dict[tuple[int, int], int] = {}
    for begin, end in zip(begins[ends - begins > 1], ends[ends - begins > 1], strict=True):
        # Boilerplate stands in many cores and says nothing of any two.
        held = core[begin : min(end, begin + 12)].tolist()
        for i, a in enumerate(held):
            for b in held[i + 1 :]:
                overlap[a, b] = overlap.get((a, b), 0) + 1
    for (a, b), common in sorted(overlap.items()):
        if common >= _SAME_CAMPAIGN * min(cores.sizes[a], cores.sizes[b]):
            one, other = sorted((_root(parent, a), _root(parent, b)), key=lambda r: (-cores.sizes[r], r))
            parent[other] = one
    roots = np.array([_root(parent, c) for c in range(count)])
    names, number = np.unique(roots, return_inverse=True)
    pairs = np.unique(number[cores.core] * (int(cores.gram.max()) + 1) + cores.gram)
    width = int(cores.gram.max()) + 1
    label = np.where(cores.label >= 0, number[cores.label], -1)
    return _Cores(pairs // width, pairs % width, np.bincount(pairs // width, minlength=names.size), label)


def _without_boilerplate(cores: _Cores) -> _Cores:
    """Take out of the cores the grams that many of them hold: they tell no campaign from another."""
    in_cores = np.bincount(cores.gram)[cores.gram]
    kept = in_cores <= _BOILERPLATE
    sizes = np.maximum(1, np.bincount(cores.core[kept], minlength=cores.sizes.size))
    return _Cores(cores.core[kept], cores.gram[kept], sizes, cores.label)


def _root(parent: Places, c: int) -> int:
    """Follow a group to the one it was made part of."""
    while parent[c] != c:
        c = int(parent[c])
    return c


@dataclass(frozen=True, slots=True)
class _Hits:
    """How many core grams letters hold: `count[k]` of core `core[k]` in `letter[k]`."""

    letter: Places
    core: Places
    count: Places


def _hits(shared: _Shared, cores: _Cores, n: int) -> _Hits:
    """Count for each letter how many grams of each core it holds."""
    order = np.argsort(cores.gram, kind="stable")
    core, gram = cores.core[order], cores.gram[order]
    begin = np.searchsorted(gram, shared.gram, side="left")
    times = np.searchsorted(gram, shared.gram, side="right") - begin
    letter = np.repeat(shared.letter, times)
    within = np.arange(letter.size) - np.repeat(np.cumsum(times) - times, times)
    which = core[np.repeat(begin, times) + within]
    pairs, counts = np.unique(which * n + letter, return_counts=True)
    return _Hits(pairs % n, pairs // n, counts)


def _enough(count: Places, core: Places, letter: Places) -> npt.NDArray[np.bool_]:
    """Say where `count` grams of a core of `core` grams make a letter of `letter` grams a member.

    Half of the core will do whatever else the letter says, and so will a letter that is almost half core; a fifth of
    the core only in a letter that is more than a quotation with a page of rebuttal round it.
    """
    part = (count >= _OF_CORE * core) & (count >= _OF_CORE * letter)
    return part | (count >= _MOST_OF_CORE * core) | (count >= _OF_LETTER * letter)


def _joined(hits: _Hits, cores: _Cores, sizes: Places) -> Places:
    """Give each letter the core it holds most of, where it holds enough of the core or the core enough of it."""
    label = np.full(sizes.size, -1, dtype=np.int64)
    if not hits.letter.size:
        return label
    enough = _enough(hits.count, cores.sizes[hits.core], sizes[hits.letter])
    letter, core, count = hits.letter[enough][::-1], hits.core[enough][::-1], hits.count[enough][::-1]
    # Written in rising order of hits, so that the fullest core is written last (of equals the lowest numbered).
    order = np.argsort(np.minimum(count, 65535).astype(np.uint16), kind="stable")
    label[letter[order]] = core[order]
    return label


def _groups(
    texts: Sequence[str], shared: _Shared, cores: _Cores, hits: _Hits, label: Places, sizes: Places, keep: int
) -> list[CampaignGroup]:
    """Return the groups that are campaigns, with their templates."""
    own = label[hits.letter] == hits.core
    held = np.zeros(sizes.size, dtype=np.int64)
    held[hits.letter[own]] = hits.count[own]
    out = []
    members_of = np.argsort(label, kind="stable")
    begins = np.searchsorted(label[members_of], np.arange(cores.sizes.size + 1))
    for c in range(cores.sizes.size):
        members = members_of[begins[c] : begins[c + 1]]
        if not _is_campaign(members, held, sizes, int(cores.sizes[c]), keep):
            continue
        value = shared.value[cores.gram[cores.core == c]]
        out.append(_group(texts, members, held, sizes, value, keep))
    return out


def _is_campaign(members: Places, held: Places, sizes: Places, core: int, keep: int) -> bool:
    """Say whether a group is a campaign: enough members that are mostly its core."""
    if members.size < 2:
        return False
    share = held[members] / np.maximum(1, sizes[members])
    if float(np.median(share)) < _MOSTLY_CORE:
        return False
    near_verbatim = bool(np.all(share >= 0.6)) and core * keep >= _LONG_PAIR
    return members.size >= _FEWEST or near_verbatim


def _group(
    texts: Sequence[str], members: Places, held: Places, sizes: Places, value: Hashes, keep: int
) -> CampaignGroup:
    """Describe one campaign."""
    typical = _typical(members, held, sizes)
    full = max(1, int(value.size))
    holds = np.maximum(held[members] / full, held[members] / np.maximum(1, sizes[members]))
    sure = np.clip(0.45 + 0.55 * holds, 0.0, 0.99)
    core = _MAGIC + bytes([keep]) + value.astype("<u8").tobytes()
    template = template_of(texts[typical], value, keep)
    return CampaignGroup(
        tuple(int(m) for m in members), tuple(round(float(s), 3) for s in sure), typical, template, core
    )


def _typical(members: Places, held: Places, sizes: Places) -> int:
    """Return the member that holds most of the core and least besides: the usual length among the fullest wins."""
    score = 2 * held[members] - sizes[members]
    best = members[score == score.max()]
    return int(best[0])


def place_letters(texts: Sequence[str], cores: Mapping[int, bytes]) -> list[int | None]:
    """Place new letters without a full run: the campaign (key of `cores`) each belongs to, or None.

    Raises ValueError for a core that `find_campaigns` did not make.
    """
    placed: list[int | None] = [None] * len(texts)
    best = np.zeros(len(texts))
    known = {key: _read_core(core) for key, core in cores.items()}
    for keep in sorted({k for k, _ in known.values()}):
        keys = [key for key, (kept, _) in known.items() if kept == keep]
        grams = grams_of(texts, keep)
        letter, which, held = _held_of_cores(grams, [known[key][1] for key in keys])
        sizes = np.array([known[key][1].size for key in keys], dtype=np.int64)
        enough = _enough(held, sizes[which], grams.sizes[letter]) & (held > 2)
        for i, c, count in zip(letter[enough].tolist(), which[enough].tolist(), held[enough].tolist(), strict=True):
            if count * keep > best[i]:
                best[i], placed[i] = count * keep, keys[c]
    return placed


def _held_of_cores(grams: Grams, values: Sequence[Hashes]) -> tuple[Places, Places, Places]:
    """Count how many grams of each core each letter holds: letters, cores and counts."""
    core = np.repeat(np.arange(len(values)), [v.size for v in values])
    value = np.concatenate(values) if values else np.zeros(0, np.uint64)
    order = np.argsort(value, kind="stable")
    core, value = core[order], value[order]
    begin = np.searchsorted(value, grams.gram, side="left")
    times = np.searchsorted(value, grams.gram, side="right") - begin
    found = times > 0
    letter, gram, begin, times = grams.letter[found], grams.gram[found], begin[found], times[found]
    # Each gram of a letter counts once.
    pairs = np.lexsort((gram, letter))
    letter, gram, begin, times = letter[pairs], gram[pairs], begin[pairs], times[pairs]
    fresh = np.ones(letter.size, dtype=bool)
    fresh[1:] = (letter[1:] != letter[:-1]) | (gram[1:] != gram[:-1])
    letter, begin, times = letter[fresh], begin[fresh], times[fresh]
    owner = np.repeat(letter, times)
    within = np.arange(owner.size) - np.repeat(np.cumsum(times) - times, times)
    which = core[np.repeat(begin, times) + within]
    joined, counts = np.unique(owner * max(1, len(values)) + which, return_counts=True)
    return joined // max(1, len(values)), joined % max(1, len(values)), counts


def _read_core(core: bytes) -> tuple[int, npt.NDArray[np.uint64]]:
    """Read a core as `find_campaigns` wrote it."""
    head = len(_MAGIC)
    if core[:head] != _MAGIC or len(core) <= head or (len(core) - head - 1) % 8:
        raise ValueError("not a campaign's core")
    return core[head], np.frombuffer(core[head + 1 :], dtype="<u8").astype(np.uint64)
