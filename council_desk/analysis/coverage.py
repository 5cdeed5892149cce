"""Which clause of a policy may answer a demand, and how far: BM25 over clause stems, then rules of direction.

Okapi BM25 (Robertson and Walker 1994) with k1 = 1.2 and b = 0.6; headings count as words of their clauses. A missing
answer is the hard half of this task, so that absent is never said with more than 0.7.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass

from council_desk.analysis.clauses import Clause, PolicyCut
from council_desk.analysis.coverage_rules import relation
from council_desk.analysis.evidence import Evidence
from council_desk.analysis.terms import amounts, terms

_K1, _B = 1.2, 0.6
_ABSENT_CEILING = 0.7
_SHARE_NEEDED = 0.30
_SKIPPED = frozenset({"contents", "adoption"})


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """A clause that may answer a demand.

    clause: its position in the policy's cut, None for absent. coverage: met, partly, weaker_instrument, absent or
    conflicts. evidence: spans of the matching words in the policy text.
    """

    clause: int | None
    coverage: str
    confidence: float
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scored:
    """A clause with its BM25 score and the share of the demand's weight that it holds."""

    clause: Clause
    score: float
    share: float
    hits: frozenset[str]


def _stems(text: str) -> list[str]:
    """The stems of a text, with its numbers in digits and what they count, so that $75 is near $500."""
    counted = amounts(text)
    found = [t.stem for t in terms(text) if not any(a.start <= t.start < a.end for a in counted)]
    found += [stem[2:] for stem in found if stem.startswith("un") and len(stem) > 5]
    for amount in counted:
        if amount.value == int(amount.value):
            found.append(str(int(amount.value)))
        if amount.unit in {"$", "%", "a.m.", "p.m.", "feet"}:
            found.append(f"unit {amount.unit}")
    return found


class PolicyIndex:
    """The clauses of one policy, ready to be asked about many demands."""

    def __init__(self, policy: PolicyCut) -> None:
        self.policy = policy
        parents = {clause.parent for clause in policy.clauses}
        # A heading without words of its own counts through the clauses that stand under it.
        self.clauses = [
            clause
            for clause in policy.clauses
            if clause.kind not in _SKIPPED and (clause.text or clause.position not in parents)
        ]
        self.bags = [Counter(self._stems(clause)) for clause in self.clauses]
        self.lengths = [sum(bag.values()) or 1 for bag in self.bags]
        self.mean = sum(self.lengths) / len(self.lengths) if self.lengths else 1.0
        frequency = Counter(stem for bag in self.bags for stem in bag)
        self.idf = {stem: math.log(1 + (len(self.bags) - n + 0.5) / (n + 0.5)) for stem, n in frequency.items()}
        for stem in self.idf:
            if stem[0].isdigit():
                self.idf[stem] *= 0.5  # a number by itself is a poor witness
        # A word the policy never uses says little against a clause: writers and drafters word things differently.
        self.unknown = 0.5 * math.log(1 + (len(self.bags) + 0.5) / 0.5)

    def _stems(self, clause: Clause) -> list[str]:
        """A clause's stems: its own words, its heading, and the headings it stands under."""
        own = _stems(f"{clause.heading} {clause.text}")
        parent = clause.parent
        while parent is not None:
            above = self.policy.clauses[parent]
            lead = above.text if above.kind != "resolved" and len(above.text) < 160 else ""
            own += [term.stem for term in terms(f"{above.heading} {lead}")]
            parent = above.parent
        return own

    def ranked(self, demand: str) -> list[_Scored]:
        """The clauses that share words with a demand, best first."""
        asked = sorted(set(_stems(demand)))
        whole = sum(self.idf.get(stem, self.unknown) for stem in asked) or 1.0
        found = []
        for clause, bag, length in zip(self.clauses, self.bags, self.lengths, strict=True):
            hits = frozenset(stem for stem in asked if stem in bag)
            if not hits:
                continue
            norm = _K1 * (1 - _B + _B * length / self.mean)
            score = sum(self.idf[stem] * bag[stem] * (_K1 + 1) / (bag[stem] + norm) for stem in hits)
            if clause.kind in {"whereas", "title"}:
                score *= 0.45  # a recital or a title does not do anything
            elif clause.kind == "definition" or (clause.kind == "resolved" and len(clause.text) < 120):
                score *= 0.6
            found.append(_Scored(clause, score, sum(self.idf[stem] for stem in hits) / whole, hits))
        return sorted(found, key=lambda item: (-item.score, item.clause.position))


def suggest_links(
    demand: str, policy: PolicyCut, force: str | None = None, index: PolicyIndex | None = None
) -> tuple[LinkFinding, ...]:
    """The clause that most likely answers a demand, then up to two others.

    demand: its canonical sentence. force: of the instrument, the policy's own where left out. index: made once with
    PolicyIndex(policy) where many demands are asked. Where no clause holds enough of the demand's words, the first
    finding is absent, with clause None, and the others are the nearest clauses.
    """
    ranked = (index or PolicyIndex(policy)).ranked(demand)
    force = force or policy.force
    instrument = _asks_for_instrument(demand, force)
    if instrument is not None:
        best = ranked[0].clause.position if ranked and ranked[0].share >= _SHARE_NEEDED else None
        return (LinkFinding(best, "weaker_instrument" if best is not None else "absent", 0.6, instrument),)
    offered = [_finding(demand, item, ranked, force) for item in ranked[:3]]
    if not ranked or ranked[0].share < _SHARE_NEEDED:
        return (_absent(ranked), *offered[:2])
    return tuple(offered)


def _absent(ranked: list[_Scored]) -> LinkFinding:
    """No clause found; surer the less the nearest clause shares."""
    share = ranked[0].share if ranked else 0.0
    confidence = min(_ABSENT_CEILING, 0.7 - 0.5 * share)
    return LinkFinding(None, "absent", round(confidence, 3), "no clause found that speaks of this")


def _finding(demand: str, item: _Scored, ranked: list[_Scored], force: str) -> LinkFinding:
    found = relation(demand, item.clause, force, item.share)
    lead = item.score / ranked[0].score if item is not ranked[0] else 1.0
    rival = ranked[1].score / ranked[0].score if len(ranked) > 1 else 0.0
    clear = lead * (1.0 - 0.35 * rival)
    confidence = min(0.9, (0.25 + 0.75 * item.share) * clear * found.sureness)
    words = ", ".join(sorted(item.hits)[:5])
    return LinkFinding(
        item.clause.position, found.coverage, round(confidence, 3), f"{found.reason} (shares: {words})", _evidence(item)
    )


def _evidence(item: _Scored) -> tuple[Evidence, ...]:
    """Nothing is known of the raw text here, so that the clause's whole span stands for the words shared."""
    return (Evidence(item.clause.start, item.clause.end, "shares " + ", ".join(sorted(item.hits)[:5])),)


_BINDING = re.compile(
    r"\b(?:instead of|rather than|not (?:just|merely|only)?)\s+(?:an?\s+)?(?:\w+\s+)?(?:resolution|policy|guideline)|"
    r"\b(?:pass|adopt|enact|make|turn|codify|write|put)\b[^.;]{0,60}\b(?:binding|ordinance|into law|"
    r"in the (?:municipal )?code|enforceable law)\b|"
    r"\bcodif(?:y|ied)\b|\bordenanza\b",
    re.IGNORECASE,
)


def _asks_for_instrument(demand: str, force: str) -> str | None:
    """Why a demand for a binding instrument is met only by a weaker one, or None where it asks for something else."""
    if force == "ordinance" or not _BINDING.search(demand):
        return None
    return f"asks for a binding instrument; this one is a {force}"
