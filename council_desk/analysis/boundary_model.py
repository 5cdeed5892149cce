"""Weighing the cues of every gap and choosing the most likely cutting of the whole list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from council_desk.analysis.boundary_context import context_cues, preface_cues
from council_desk.analysis.boundary_features import Packet, asks, gap_features, look_at
from council_desk.analysis.boundary_letters import letter_features
from council_desk.analysis.boundary_templates import learn_templates, template_cues
from council_desk.analysis.boundary_weights import (
    FIRST_LOOK,
    OPENER_TOLD_BY,
    SHARPNESS,
    TEMPLATE_CUES,
    USUAL_SHARE,
    USUAL_SHARE_OF_HEARD,
    USUAL_SHARE_OF_WORDS,
    Weights,
    fitted_weights,
)
from council_desk.analysis.boundary_words import words_say
from council_desk.analysis.heard import hear_gaps
from council_desk.progress import Progress

_LONGEST = 36
_REPEAT_PENALTY = 7.0
_SHORT_REPEAT = 25
_USUAL_COUNTS = 30
_USUAL_COUNTS_OF_WORDS = 15
_FEWEST_TO_LEAN = 5
# What one more comment must promise in likely exact ones: half the share of comments usually cut exactly (maximising
# an F measure, as in Ye et al. 2012, "Optimizing F-measures"), so that doubtful stretches are not cut to pieces. About
# four in five are cut exactly on lists that nothing was learned from.
_PRICE = 0.4
_NEVER = -1e9
_LOUDEST = 3.0

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A list weighed.

    `logits[i]` is what speaks for a cut before unit i, `cues[i]` the cues that made it; `template[i]` the campaign
    letter its line belongs to (-1: own words); `weights` those that hold for this list.
    """

    logits: Floats
    cues: tuple[dict[str, float], ...]
    template: tuple[int, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Cutting:
    """The chosen cutting: first unit of each comment, and how likely each comment stands exactly so."""

    starts: tuple[int, ...]
    likely: tuple[float, ...]


def weigh(packet: Packet, progress: Progress, most_heard: int) -> Weighed:
    """Weigh every gap by its cues and what the list shows of its campaign letters.

    What the reading model hears counts too where the list has at most `most_heard` paragraphs and stands there once:
    two editions of a list show its cuts better, by what came and went between them.
    """
    cues, template = gather_cues(packet, progress)
    texts = [unit.text for unit in packet.units]
    once = all(len(unit.lines_by_edition) == 1 for unit in packet.units)
    heard = hear_gaps(texts, progress) if once and len(texts) <= most_heard else None
    if heard is not None:
        tell_heard(cues, heard)
    weights = fitted_weights(heard is not None)
    return Weighed(log_odds(cues, weights.gaps), tuple(cues), template, weights)


def gather_cues(packet: Packet, progress: Progress) -> tuple[list[dict[str, float]], tuple[int, ...]]:
    """Return the cues of every gap but what the reading model hears, and the campaign letter of each unit."""
    cues: list[dict[str, float]] = [{}]
    for i in range(1, len(packet.units)):
        if i % 200 == 0:
            progress.step(i, len(packet.units), "weighing paragraphs")
        cues.append(gap_features(packet, i))
    learned = learn_templates(packet, log_odds(cues, FIRST_LOOK))
    for i in range(1, len(cues)):
        cues[i] |= template_cues(learned, i)
        if learned.opens[i]:
            # Its words are the same wherever it stands: only what stands before it tells one place from another.
            cues[i] = {name: value for name, value in cues[i].items() if name.startswith(OPENER_TOLD_BY)}
        cues[i] |= joint_cues(packet, cues[i], i)
    lean = _lean_of_list(log_odds(cues, FIRST_LOOK), cues)
    for i in range(1, len(cues)):
        if is_own(cues[i]):
            cues[i]["list_leans"] = lean
        if learned.template[i] < 0:
            cues[i] |= context_cues(packet, i)
        elif "letter_opens_after_own" in cues[i]:
            cues[i] |= preface_cues(packet, i)
    own = [i for i in range(1, len(cues)) if is_own(cues[i])]
    tell_words(cues, {i: words_say(packet.units[i - 1].text, packet.units[i].text) for i in own})
    return cues, tuple(learned.template)


def limited(said: float) -> float:
    """Return what the words of a gap say (log odds) as a cue: halved, and at most 2 either way."""
    return max(-2.0, min(2.0, said / 2))


def is_own(cues: Mapping[str, float]) -> bool:
    """Say whether a gap stands between own words, so that no campaign's line tells of it."""
    return not any(name in cues for name in TEMPLATE_CUES)


def _lean_of_list(logits: Floats, cues: Sequence[dict[str, float]]) -> float:
    """Return how far (in log odds) this list is cut more or less often between own words than lists usually are.

    Some lists hold one paragraph a comment, others whole letters. The share is estimated by expectation maximisation
    from the usual one (Saerens, Latinne and Decaestecker 2002, "Adjusting the outputs of a classifier to new a priori
    probabilities"), which counts as thirty gaps.
    """
    own = [i for i in range(1, len(cues)) if is_own(cues[i])]
    return _lean(logits[own], USUAL_SHARE, _USUAL_COUNTS) if len(own) >= _FEWEST_TO_LEAN else 0.0


def _lean(logits: Floats, usual: float, counts: float) -> float:
    """Return by how many log odds gaps are cut more or less often than `usual`, which counts as `counts` gaps."""
    share, lean = usual, 0.0
    for _ in range(30):
        lean = float(np.log(share / (1 - share)) - np.log(usual / (1 - usual)))
        cuts = float(np.sum(1 / (1 + np.exp(-logits - lean))))
        share = (cuts + counts * usual) / (len(logits) + counts)
    return lean


def tell_words(cues: Sequence[dict[str, float]], said: Mapping[int, float]) -> None:
    """Put what the words of own gaps say (`said`: log odds by unit) into their cues, and how far the list leans by it.

    Several hundred turns of phrase tell more surely than the first look whether a list holds long or short letters.
    """
    lean = 0.0
    if len(said) >= _FEWEST_TO_LEAN:
        lean = _lean(np.array([said[i] for i in sorted(said)]), USUAL_SHARE_OF_WORDS, _USUAL_COUNTS_OF_WORDS)
    for i, log_odds_said in said.items():
        cues[i]["words"] = limited(log_odds_said)
        cues[i]["words_lean"] = lean


def tell_heard(cues: Sequence[dict[str, float]], heard: Sequence[float]) -> None:
    """Put what the reading model hears at every gap (log odds; entry k is before unit k + 1) into the cues."""
    own = [i for i in range(1, len(cues)) if is_own(cues[i])]
    lean = 0.0
    if len(own) >= _FEWEST_TO_LEAN:
        lean = _lean(np.array([heard[i - 1] for i in own]), USUAL_SHARE_OF_HEARD, _USUAL_COUNTS_OF_WORDS)
    for i in range(1, len(cues)):
        said = max(-_LOUDEST, min(_LOUDEST, heard[i - 1] / 2))
        if is_own(cues[i]):
            cues[i]["heard"] = said
            cues[i]["heard_lean"] = lean
        else:
            cues[i]["heard_beside_letter"] = said


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


def log_odds(cues: Sequence[dict[str, float]], weights: Mapping[str, float] = FIRST_LOOK) -> Floats:
    """Return the log odds of a cut that each gap's cues add up to under `weights`."""
    return np.array([sum(weights.get(name, 0.0) * value for name, value in c.items()) for c in cues], dtype=np.float64)


def letter_scores(packet: Packet, template: Sequence[int], weights: Mapping[str, float]) -> Floats:
    """Return how much each run of units looks like one letter: row s, column k for units s to s+k."""
    n = len(packet.units)
    longest = min(n, _LONGEST)
    scores = -repeat_penalties(packet, longest)
    for name, values in letter_features(packet, template, longest):
        weight = weights.get(name, 0.0)
        if weight:
            scores += weight * values
    past_end = np.arange(n)[:, None] + np.arange(longest)[None, :] >= n
    scores[past_end] = _NEVER
    return scores


def choose(packet: Packet, logits: Floats, scores: Floats | None = None) -> Cutting:
    """Choose the cutting that promises most comments exactly right.

    A semi-Markov chain over units (Sarawagi and Cohen 2004): each comment adds the log odds of the cut before it and
    its letter score; the forward and backward sums over all cuttings give how likely each run of units stands exactly
    so, and the cutting with the greatest sum of those is chosen. Without `scores` only repeated lines count.
    """
    n = len(packet.units)
    if n == 0:
        return Cutting((), ())
    if scores is None:
        scores = letter_scores(packet, [-1] * n, {})
    shares = likely_runs(logits * SHARPNESS, scores * SHARPNESS)
    starts = most_exact(shares)
    ends = [*starts[1:], n]
    return Cutting(tuple(starts), tuple(float(shares[s, e - s - 1]) for s, e in zip(starts, ends, strict=True)))


def likely_runs(cut: Floats, scores: Floats) -> Floats:
    """Return the probability that each run of units is one comment (row s, column k: units s to s+k)."""
    n, longest = scores.shape
    weighed = scores + np.concatenate(([0.0], cut[1:]))[:, None]
    forward, backward = np.full(n + 1, -np.inf), np.full(n + 1, -np.inf)
    forward[0] = backward[n] = 0.0
    for j in range(1, n + 1):
        starts = np.arange(max(0, j - longest), j)
        terms = forward[starts] + weighed[starts, j - starts - 1]
        forward[j] = _log_sum(terms)
    for s in range(n - 1, -1, -1):
        width = min(longest, n - s)
        backward[s] = _log_sum(weighed[s, :width] + backward[s + 1 : s + 1 + width])
    ends = np.minimum(np.arange(n)[:, None] + np.arange(1, longest + 1)[None, :], n)
    return np.asarray(np.exp(np.minimum(0.0, forward[:n, None] + weighed + backward[ends] - forward[n])))


def _log_sum(terms: Floats) -> float:
    """Return the logarithm of the sum of exponentials."""
    top = float(terms.max())
    return top + float(np.log(np.exp(terms - top).sum()))


def most_exact(shares: Floats) -> list[int]:
    """Return the first units of the cutting whose comments have the greatest sum of shares, each comment at a price."""
    n, longest = shares.shape
    best, back = np.full(n + 1, -np.inf), np.zeros(n + 1, dtype=np.int64)
    best[0] = 0.0
    for j in range(1, n + 1):
        starts = np.arange(max(0, j - longest), j)
        gains = best[starts] + shares[starts, j - starts - 1] - _PRICE
        back[j] = starts[int(np.argmax(gains))]
        best[j] = gains.max()
    return _walk_back(back, n)


def _walk_back(back: npt.NDArray[np.int64], n: int) -> list[int]:
    """Follow the best choices back from the end."""
    starts, at = [], n
    while at > 0:
        at = int(back[at])
        starts.append(at)
    return starts[::-1]


def repeat_penalties(packet: Packet, longest: int) -> Floats:
    """Return what it costs each run of units (row s, column k: units s to s+k) to hold a campaign's line twice."""
    n = len(packet.units)
    costs = np.zeros((n, longest))
    last_place: dict[int, int] = {}
    running = np.zeros(n)
    for j, unit in enumerate(packet.units):
        if packet.counts[unit.cluster] > 1:
            seen = last_place.get(unit.cluster, -1)
            if seen >= 0:
                running[: seen + 1] += _REPEAT_PENALTY * min(1.0, len(unit.text) / _SHORT_REPEAT)
            last_place[unit.cluster] = j
        starts = np.arange(max(0, j + 1 - longest), j + 1)
        costs[starts, j - starts] = running[starts]
    return costs
