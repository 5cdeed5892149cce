"""How an office's own decisions change what stands at 0.9 and above: a simulated office decides comments as gold does.

Run from the project's root: PYTHONPATH=. python tests/benchmarks/bench_judgements.py. Of every labelled packet some
comments are decided, in several random orders, and the rest of the packet is scored: how many stand at 0.9 and above,
and how many of those are right, before and after. Every confidence is learned with the packet's topic left out
(fit_stance.py). Members of a campaign whose letter is read alike count once. The last line of a block has the same
machine claim too much (log odds 1.2 higher), as it would on mail unlike any that it learned from.
"""

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from council_desk.analysis.confidence import capped
from council_desk.analysis.judgements import JudgedPattern, Weighing
from council_desk.analysis.stance import WORDING
from council_desk.analysis.stance_model import softened
from tests.benchmarks.fit_stance import NAMES, SHORT, Table, crossed_trust, letters, sharpness_of

DATA = Path(__file__).resolve().parents[2] / "tests" / "data"
ORDERS = 10
TOO_SURE = 1.2
ELSEWHERE = 40


@dataclass(frozen=True, slots=True)
class Claim:
    """What the machine says of one comment: how sure, by which pattern, and whether gold says so too."""

    topic: str
    unit: str
    pattern: str
    claimed: float
    right: bool


def claims() -> list[Claim]:
    """Every labelled comment of the packets, its topic left out of what was learned."""
    table = Table(letters())
    scores = table.crossed()
    chance = softened(scores * sharpness_of(scores, table))
    said = [NAMES[i] for i in chance.argmax(axis=1)]
    right = np.array([a == letter.stance for a, letter in zip(said, table.letters, strict=True)])
    sure, _ = crossed_trust(table, chance, right)
    campaigns = _campaigns()
    found = []
    for i in map(int, np.flatnonzero(table.counted)):
        letter = table.letters[i]
        verdict = letter.reading.verdict
        ruled = SHORT.get(verdict.stance, verdict.stance).replace("oppose_unless_amended", "oppose")
        pattern = verdict.pattern if ruled == said[i] else WORDING
        campaign = campaigns.get((letter.topic, letter.text))
        unit = f"campaign {campaign} {said[i]}" if campaign else letter.text
        found.append(Claim(letter.topic, unit, pattern, capped(float(sure[i]), pattern), bool(right[i])))
    return found


def _campaigns() -> dict[tuple[str, str], str]:
    found = {}
    for path in (DATA / "tuning").glob("*.gold.jsonl"):
        topic = path.name.removesuffix(".gold.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not topic.endswith(".links") and row.get("campaign"):
                found[topic, row["text"]] = row["campaign"]
    return found


def judged(decided: Sequence[Claim], here: bool) -> list[JudgedPattern]:
    """What the office's decisions say of each pattern, a unit counted once."""
    units: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in decided:
        units[claim.pattern, f"{claim.topic} {claim.unit}"].append(claim)
    cells: defaultdict[str, list[tuple[bool, float]]] = defaultdict(list)
    for (pattern, _), each in units.items():
        accepted = 2 * sum(claim.right for claim in each) > len(each)
        cells[pattern].append((accepted, sum(claim.claimed for claim in each) / len(each)))
    return [
        JudgedPattern("stance", pattern, here, len(each), sum(a for a, _ in each), sum(c for _, c in each) / len(each))
        for pattern, each in sorted(cells.items())
    ]


def simulate(by_topic: dict[str, list[Claim]], number: int, elsewhere: int, title: str) -> None:
    """Decide `number` comments of each packet, and `elsewhere` of others before; print the rest of the packet."""
    rest_of_all, before, after = 0, [0, 0], [0, 0]
    missed_before = missed_after = 0.0
    for place, (topic, listed) in enumerate(by_topic.items()):
        other = [claim for name, each in by_topic.items() if name != topic for claim in each]
        for order in range(ORDERS):
            chance = np.random.default_rng([place, order, number])
            shuffled = [listed[i] for i in chance.permutation(len(listed))]
            before_that = [other[i] for i in chance.permutation(len(other))[:elsewhere]]
            cells = judged(shuffled[:number], True) + judged(before_that, False)
            weighing = Weighing(cells)
            for claim in shuffled[number:]:
                now = weighing.weigh("stance", claim.pattern, claim.claimed).confidence
                rest_of_all += 1
                missed_before += (claim.claimed - claim.right) ** 2
                missed_after += (now - claim.right) ** 2
                for counts, sure in ((before, claim.claimed), (after, now)):
                    if sure >= 0.9:
                        counts[0] += 1
                        counts[1] += claim.right
    print(
        f"  {title:52s} before {before[1] / max(before[0], 1):.3f} right of {before[0] / rest_of_all:.2f}; after "
        f"{after[1] / max(after[0], 1):.3f} right of {after[0] / rest_of_all:.2f}; squared error "
        f"{missed_before / rest_of_all:.4f} to {missed_after / rest_of_all:.4f}"
    )


def _too_sure(claim: Claim) -> Claim:
    odds = math.log(claim.claimed / (1 - claim.claimed)) + TOO_SURE
    return replace(claim, claimed=min(0.98, 1 / (1 + math.exp(-odds))))


def _by_topic(found: Sequence[Claim]) -> dict[str, list[Claim]]:
    by_topic: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        by_topic[claim.topic].append(claim)
    return dict(by_topic)


def main() -> None:
    """Simulates offices that decided more and more, and prints what stands at 0.9 and above."""
    found = claims()
    print(f"{len(found)} comments of {len(_by_topic(found))} packets, {ORDERS} orders each; at 0.9 and above:")
    for title, each in (("", found), ("claims too much: ", [_too_sure(claim) for claim in found])):
        by_topic = _by_topic(each)
        simulate(by_topic, 0, 0, f"{title}nothing decided")
        for number in (10, 20, 30):
            simulate(by_topic, number, 0, f"{title}{number} of the packet decided")
        simulate(by_topic, 0, ELSEWHERE, f"{title}{ELSEWHERE} of other packets decided")
        simulate(by_topic, 20, ELSEWHERE, f"{title}{ELSEWHERE} of others, 20 of the packet")


if __name__ == "__main__":
    main()
