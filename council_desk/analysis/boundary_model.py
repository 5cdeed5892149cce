"""Weighing the cues of every gap and choosing the most likely cutting of the whole list."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from council_desk.analysis.boundary_features import Packet, asks, gap_features, look_at
from council_desk.analysis.boundary_templates import learn_templates, template_cues
from council_desk.analysis.boundary_weights import SHAPE, SHARPNESS, TEMPLATE_CUES, USUAL_SHARE, WEIGHTS
from council_desk.progress import Progress

_LONGEST = 90
_REPEAT_PENALTY = 7.0
_SHORT_REPEAT = 25
_USUAL_COUNTS = 30

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The gaps of a list weighed: `logits[i]` for a cut before unit i, and the cues that made it."""

    logits: Floats
    cues: tuple[dict[str, float], ...]


@dataclass(frozen=True, slots=True)
class Cutting:
    """The chosen cutting: first unit of each comment, and how likely each comment stands exactly so."""

    starts: tuple[int, ...]
    likely: tuple[float, ...]


def weigh(packet: Packet, progress: Progress) -> Weighed:
    """Weigh every gap by its own cues, then by what the list shows of its campaign letters."""
    cues: list[dict[str, float]] = [{}]
    for i in range(1, len(packet.units)):
        if i % 200 == 0:
            progress.step(i, len(packet.units), "weighing paragraphs")
        cues.append(gap_features(packet, i))
    learned = learn_templates(packet, log_odds(cues))
    for i in range(1, len(cues)):
        cues[i] |= template_cues(learned, i)
        if learned.opens[i]:
            # Its shape was weighed over all its places when it was taken for the line that opens letters.
            cues[i] = {name: value for name, value in cues[i].items() if name not in SHAPE}
        cues[i] |= joint_cues(packet, cues[i], i)
    return Weighed(_fitted_to_list(log_odds(cues), cues), tuple(cues))


def _fitted_to_list(logits: Floats, cues: Sequence[dict[str, float]]) -> Floats:
    """Move the gaps between own words to the share of cuts that this list itself seems to have.

    Some lists hold one paragraph a comment, others whole letters. The share is estimated by expectation maximisation
    from the usual one (Saerens, Latinne and Decaestecker 2002, "Adjusting the outputs of a classifier to new a priori
    probabilities"), which counts as thirty gaps.
    """
    own = [i for i in range(1, len(cues)) if not any(name in cues[i] for name in TEMPLATE_CUES)]
    if len(own) < 5:
        return logits
    usual = np.log(USUAL_SHARE / (1 - USUAL_SHARE))
    share, moved = USUAL_SHARE, logits[own]
    for _ in range(30):
        moved = logits[own] - usual + np.log(share / (1 - share))
        cuts = float(np.sum(1 / (1 + np.exp(-moved))))
        share = (cuts + _USUAL_COUNTS * USUAL_SHARE) / (len(own) + _USUAL_COUNTS)
    fitted = logits.copy()
    fitted[own] = moved
    return fitted


def joint_cues(packet: Packet, cues: dict[str, float], i: int) -> dict[str, float]:
    """Return cues that only mean something together.

    "I am a nurse" opens many a comment, and as many notes in the middle of a campaign's letter. Own words before a
    campaign's letter are a preface to it where they ask for nothing themselves; own words after one that do ask for
    something are more likely a comment of their own than a note.
    """
    before = packet.units[i - 1].text
    opens = cues.get("letter_opens_after_own", 0.0)
    greeted = float(i > 1 and look_at(packet.units[i - 2].text).greeting)
    return {
        "introduced_in_letter": cues.get("b_introduction", 0.0) * cues.get("letter_open_before", 0.0),
        "asks_after_letter": float("letter_closed_before" in cues and asks(packet.units[i].text)),
        "greeted_just_before": greeted,
        "greeted_opener": greeted * opens,
        "preface_before_letter": opens * float(not asks(before)),
        "speaks_before_letter": opens * cues.get("speaks_of_letter", 0.0),
    }


def log_odds(cues: Sequence[dict[str, float]]) -> Floats:
    """Return the log odds of a cut that each gap's cues add up to."""
    return np.array([sum(WEIGHTS.get(name, 0.0) * value for name, value in c.items()) for c in cues], dtype=np.float64)


def _forward(cut: Floats, penalties: list[Floats], n: int) -> Floats:
    """Return the log sum over all cuttings of the units before each place."""
    forward = np.full(n + 1, -np.inf)
    forward[0] = 0.0
    for j in range(1, n + 1):
        low = max(0, j - _LONGEST)
        forward[j] = np.logaddexp.reduce(forward[low:j] + cut[low:j] - penalties[j - 1])
    return forward


def choose(packet: Packet, logits: Floats) -> Cutting:
    """Choose the most likely cutting under the rule that a letter holds a campaign's line once.

    A semi-Markov chain over units: each cut adds its log odds, each repeated line inside one comment costs; the forward
    and backward sums over all cuttings give how likely each chosen comment stands exactly so.
    """
    n = len(packet.units)
    if n == 0:
        return Cutting((), ())
    penalties = _repeat_penalties(packet)
    best, back = np.full(n + 1, -np.inf), np.zeros(n + 1, dtype=np.int64)
    best[0] = 0.0
    cut = logits * SHARPNESS
    cut[0] = 0.0
    for j in range(1, n + 1):
        low = max(0, j - _LONGEST)
        step = cut[low:j] - penalties[j - 1]
        scores = best[low:j] + step
        back[j] = low + int(np.argmax(scores))
        best[j] = scores[back[j] - low]
    starts = _walk_back(back, n)
    forward, backward = _forward(cut, penalties, n), _backward(cut, penalties, n)
    likely = []
    for start, end in zip(starts, [*starts[1:], n], strict=True):
        low = max(0, end - _LONGEST)
        log_share = forward[start] + cut[start] - penalties[end - 1][start - low] + backward[end] - forward[n]
        likely.append(float(np.exp(min(0.0, log_share))))
    return Cutting(tuple(starts), tuple(likely))


def _backward(cut: Floats, penalties: list[Floats], n: int) -> Floats:
    """Return the log sum over all cuttings of the units from each place on."""
    backward = np.full(n + 1, -np.inf)
    backward[n] = 0.0
    for j in range(n, 0, -1):
        low = max(0, j - _LONGEST)
        backward[low:j] = np.logaddexp(backward[low:j], cut[low:j] - penalties[j - 1] + backward[j])
    return backward


def _walk_back(back: npt.NDArray[np.int64], n: int) -> list[int]:
    """Follow the best choices back from the end."""
    starts, at = [], n
    while at > 0:
        at = int(back[at])
        starts.append(at)
    return starts[::-1]


def _repeat_penalties(packet: Packet) -> list[Floats]:
    """Return for each last unit what it costs to begin the comment at each unit before it (up to the longest)."""
    n = len(packet.units)
    running = np.zeros(n)
    last_place: dict[int, int] = {}
    out = []
    for j, unit in enumerate(packet.units):
        if packet.counts[unit.cluster] > 1:
            seen = last_place.get(unit.cluster, -1)
            if seen >= 0:
                running[: seen + 1] += _REPEAT_PENALTY * min(1.0, len(unit.text) / _SHORT_REPEAT)
            last_place[unit.cluster] = j
        low = max(0, j + 1 - _LONGEST)
        out.append(running[low : j + 1].copy())
    return out
