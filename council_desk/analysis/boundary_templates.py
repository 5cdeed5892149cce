"""The campaign letters inside a list: which repeated lines belong together, which one opens them, which close them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from council_desk.analysis.boundary_features import Packet, look_at

_NEIGHBOURHOOD = 4  # own paragraphs that may stand between two lines of one letter
_BETWEEN = 2  # own paragraphs between two lines that may show them to be of one letter
_BELONGS = 0.6  # share of the rarer line's places at which the two follow one another
_BELONGS_OF_COMMONER = 0.3
_APART = 0.5  # what a place counts at which own words stand between: two campaigns may take turns
_CLIP = 3.0
_GREETED = 5.0
_INSIDE = 2.0
_COVERAGE = 1.5


@dataclass(frozen=True, slots=True)
class Templates:
    """What the list shows of its campaign letters, for each unit.

    `template[i]` is the number of the letter its line belongs to (-1: somebody's own words), `opens[i]` whether that
    line opens it, `rank[i]` its usual place in the letter, `closes[i]` how often (0 to 1) nothing of the letter
    follows it, `slot[i]` how often (0 to 1) own words that follow it are followed by more of the letter.
    """

    template: tuple[int, ...]
    opens: tuple[bool, ...]
    rank: tuple[float, ...]
    closes: tuple[float, ...]
    slot: tuple[float, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]


def learn_templates(packet: Packet, local: npt.NDArray[np.float64]) -> Templates:
    """Learn the list's campaign letters from repetition; `local` holds each gap's own log odds for a cut."""
    clusters = [u.cluster for u in packet.units]
    repeated = [i for i, c in enumerate(clusters) if packet.counts[c] > 1 and not look_at(packet.units[i].text).name]
    groups = {g: members for g, members in _groups(packet, clusters, repeated).items() if _says(packet, members)}
    opener = {g: _opener(packet, clusters, members, local) for g, members in groups.items()}
    group_of = {c: g for g, members in groups.items() for c in members}
    named = [look_at(unit.text).name for unit in packet.units]
    template = tuple(-1 if named[i] else group_of.get(c, -1) for i, c in enumerate(clusters))
    rank, closes = _ranks(clusters, template, opener)
    opens = tuple(g >= 0 and clusters[i] == opener[g] for i, g in enumerate(template))
    places = tuple(rank.get(c, 0.0) for c in clusters)
    before, after = _neighbours(template)
    slot = _note_slots(clusters, template, opens, places, after)
    return Templates(
        template,
        opens,
        places,
        tuple(closes.get(c, 0.0) for c in clusters),
        tuple(slot.get(c, 0.0) for c in clusters),
        before,
        after,
    )


def _says(packet: Packet, members: set[int]) -> bool:
    """Say whether a group of repeated lines is more than courtesies: many who share nothing write "Thank you,"."""
    looks = (look_at(unit.text) for unit in packet.units if unit.cluster in members)
    return any(not (look.greeting or look.sign_off or look.thanks or look.name) for look in looks)


def _note_slots(
    clusters: Sequence[int],
    template: Sequence[int],
    opens: Sequence[bool],
    rank: Sequence[float],
    after: Sequence[int],
) -> dict[int, float]:
    """Return for each campaign line how often own words right after it are followed by a later line of the letter."""
    own: Counter[int] = Counter()
    resumed: Counter[int] = Counter()
    for i in range(len(clusters) - 1):
        if template[i] < 0 or template[i + 1] >= 0:
            continue
        own[clusters[i]] += 1
        j = after[i + 1]
        near = j >= 0 and j - i - 1 <= _NEIGHBOURHOOD
        resumed[clusters[i]] += near and template[j] == template[i] and not opens[j] and rank[j] > rank[i]
    # One pseudo-count: a single note says little about a habit.
    return {c: resumed[c] / (own[c] + 1) for c in own}


def _groups(packet: Packet, clusters: Sequence[int], repeated: Sequence[int]) -> dict[int, set[int]]:
    """Put repeated lines together that usually follow one another, own words between them or not."""
    follow: dict[tuple[int, int], float] = defaultdict(float)
    for i, j in pairwise(repeated):
        if j - i <= _BETWEEN + 1 and clusters[i] != clusters[j] and not _begins_another(packet, i, j):
            follow[clusters[i], clusters[j]] += 1.0 if j == i + 1 else _APART
    parent = {clusters[i]: clusters[i] for i in repeated}

    def root(c: int) -> int:
        while parent[c] != c:
            c = parent[c]
        return c

    for (a, b), times in follow.items():
        rarer, commoner = sorted((packet.counts[a], packet.counts[b]))
        # Letters of two campaigns stand next to one another by chance.
        if times >= 2 and times >= _BELONGS * rarer and times >= _BELONGS_OF_COMMONER * commoner:
            parent[root(a)] = root(b)
    groups: dict[int, set[int]] = defaultdict(set)
    for c in parent:
        groups[root(c)].add(c)
    return dict(groups)


def _begins_another(packet: Packet, i: int, j: int) -> bool:
    """Say whether a greeting follows what ends as letters do: it opens a letter of its own, however often both meet."""
    ends = look_at(packet.units[i].text)
    return look_at(packet.units[j].text).greeting and (ends.ended or ends.sign_off or ends.thanks or ends.name)


def _opener(packet: Packet, clusters: Sequence[int], members: set[int], local: npt.NDArray[np.float64]) -> int:
    """Return the line that opens the letter: where the gaps before it look most like cuts.

    Each place votes with its gap's own log odds; a greeting right before it votes more. A line is the more likely to
    open the letter the fewer own paragraphs then stand inside letters (most of what others wrote stands between them),
    and the fewer letters lack it.
    """
    votes: dict[int, list[float]] = defaultdict(list)
    for i, c in enumerate(clusters):
        if c in members:
            votes[c].append(_opening_vote(packet, local, i, members, clusters))
    inside = _own_inside(clusters, members)
    most = max(packet.counts[c] for c in members)

    def score(c: int) -> tuple[float, int]:
        share = len(votes[c]) / most
        return float(np.mean(votes[c])) - _INSIDE * inside[c] + _COVERAGE * min(share, 0.8), -c

    return max(members, key=score)


def _own_inside(clusters: Sequence[int], members: set[int]) -> dict[int, float]:
    """Return for each line as the opener how many own paragraphs a letter would then hold between its lines."""
    before: dict[int, int] = dict.fromkeys(members, 0)
    count: Counter[int] = Counter()
    total, own, begun = 0, 0, False
    for c in clusters:
        if c not in members:
            own += 1
            continue
        if begun:
            gap = min(own, _NEIGHBOURHOOD + 2)
            total += gap
            before[c] += gap
        count[c] += 1
        own, begun = 0, True
    # Own paragraphs right before the opener stand between letters; all the others stand inside one.
    return {c: (total - before[c]) / count[c] for c in members}


def _opening_vote(
    packet: Packet, local: npt.NDArray[np.float64], i: int, members: set[int], clusters: Sequence[int]
) -> float:
    """Return one place's vote on whether its line opens letters."""
    if i == 0:
        return _CLIP
    if look_at(packet.units[i - 1].text).greeting and clusters[i - 1] not in members:
        return _GREETED
    return float(np.clip(local[i], -_CLIP, _CLIP))


def _ranks(
    clusters: Sequence[int], template: Sequence[int], opener: dict[int, int]
) -> tuple[dict[int, float], dict[int, float]]:
    """Return each line's usual place after its letter's opener, and how often it is the last one of the letter."""
    places: dict[int, list[int]] = defaultdict(list)
    last: Counter[int] = Counter()
    count: Counter[int] = Counter()
    run: list[int] = []
    own = 0
    group = -1
    for i, c in enumerate([*clusters, -1]):
        g = template[i] if i < len(template) else -2
        if g == -1:
            own += 1
            continue
        if g != group or own > _NEIGHBOURHOOD or (g >= 0 and c == opener[g]) or c in run:
            _note_run(run, opener.get(group, -1), places, last, count)
            run, group = [], g
        run.append(c)
        own = 0
    rank = {c: float(np.mean(p)) for c, p in places.items()}
    for c in count:
        rank.setdefault(c, 1.0)
    return rank, {c: last[c] / count[c] for c in count}


def _note_run(
    run: Sequence[int], opener: int, places: dict[int, list[int]], last: Counter[int], count: Counter[int]
) -> None:
    """Count one letter's lines: their places (where its opener is there) and the one that ends it."""
    if not run:
        return
    count.update(run)
    last[run[-1]] += 1
    if run[0] == opener:
        for place, c in enumerate(run):
            places[c].append(place)


def _neighbours(template: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return for each unit the nearest campaign line before it (itself not counted) and from it on; -1 where none."""
    before, after = [], [-1] * len(template)
    seen = -1
    for i, g in enumerate(template):
        before.append(seen)
        seen = i if g >= 0 else seen
    seen = -1
    for i in range(len(template) - 1, -1, -1):
        seen = i if template[i] >= 0 else seen
        after[i] = seen
    return tuple(before), tuple(after)


def template_cues(learned: Templates, i: int) -> dict[str, float]:
    """Return the cues that campaign letters give at the gap before unit `i`, by name."""
    a, b = learned.template[i - 1], learned.template[i]
    if b >= 0 and learned.opens[i]:
        return {"letter_opens_after_own" if a < 0 else "letter_opens": 1.0}
    if a >= 0 and a == b:
        onward = learned.rank[i] > learned.rank[i - 1]
        return {"letter_goes_on": 1.0} if onward else {"letter_turns_back": 1.0}
    resumed = _resumed(learned, i)
    if resumed:
        return {"letter_resumes": resumed}
    if a >= 0 and b < 0:
        closes = learned.closes[i - 1]
        return {
            "letter_closed_before": closes,
            "letter_open_before": 1.0 - closes,
            "letter_note_slot": learned.slot[i - 1],
        }
    if b >= 0:
        return {"letter_begins_inside": 1.0}
    return {}


def _resumed(learned: Templates, i: int) -> float:
    """Return 1 where one own paragraph stands between two lines of a letter, less for more, 0 where it is over."""
    first, next_line = learned.before[i], learned.after[i]
    if first < 0 or next_line < 0 or learned.template[first] != learned.template[next_line]:
        return 0.0
    own = next_line - first - 1
    if own < 1 or own > _NEIGHBOURHOOD or learned.opens[next_line] or learned.rank[next_line] <= learned.rank[first]:
        return 0.0
    return 1.0 / own
