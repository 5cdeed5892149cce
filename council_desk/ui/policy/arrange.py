"""A draft's clauses with what touches each, in reading order: what the Policy screen shows, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council_desk.queries.briefing import WORST_FIRST
from council_desk.queries.demands import DemandLine
from council_desk.queries.policy import ClauseLine, LinkLine, PolicyView

NOTHING = ""
"""Coverage of a demand that nobody has tied to the draft, and for which nothing was suggested."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One demand beside one clause, or beside none. `others`: further clauses that were suggested for the demand."""

    link: LinkLine
    organisations: int = 0
    others: tuple[LinkLine, ...] = ()

    @property
    def demand(self) -> int | str:
        """What tells the demand: its id, or the key of its group while it is only suggested."""
        return self.link.demand_id if self.link.demand_id is not None else self.link.group_key

    @property
    def waits(self) -> bool:
        """Whether a person has still to decide: a suggestion, a changed clause, or nothing yet."""
        return not self.link.decided or self.link.ask_again

    @property
    def suggested(self) -> bool:
        """Whether it stands here by a suggestion that nobody decided."""
        return not self.link.decided and self.link.suggestion_id is not None

    @property
    def name(self) -> str:
        """The demand as the history may name it: no words of a comment."""
        return f"demand {self.link.number}" if self.link.number is not None else "a new demand"


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause (None: no clause) and what touches it."""

    clause: ClauseLine | None
    touches: tuple[Touch, ...]


def arrange(view: PolicyView, demands: Iterable[DemandLine]) -> tuple[ClauseRow, ...]:
    """Return a row a clause in the draft's order, and last one for demands that no clause touches.

    A demand with decided links stands at their clauses; one with suggestions only at the first of them.
    """
    known = {line.id: line for line in demands if line.id is not None}
    groups = {line.group_key: line for line in demands if line.id is None}
    touches = [*_touches(view, known, groups), *_unlinked(view, known)]
    rows = [ClauseRow(clause, _at(touches, clause.id)) for clause in view.clauses]
    nowhere = _at(touches, None)
    return (*rows, ClauseRow(None, nowhere)) if nowhere else tuple(rows)


def in_order(rows: Sequence[ClauseRow]) -> tuple[Touch, ...]:
    """Return everything that touches the draft, from the first clause to the last."""
    return tuple(touch for row in rows for touch in row.touches)


def by_coverage(rows: Sequence[ClauseRow]) -> dict[str, int]:
    """Return how many demands have each coverage: each once, by its worst decided link; "" for those undecided."""
    worst: dict[int, str] = {}
    waiting: set[int] = set()
    for touch in in_order(rows):
        number = touch.link.demand_id
        if number is None:
            continue
        if not touch.link.decided:
            waiting.add(number)
        elif number not in worst or WORST_FIRST.index(touch.link.coverage) < WORST_FIRST.index(worst[number]):
            worst[number] = touch.link.coverage
    counts = dict.fromkeys(reversed(WORST_FIRST), 0)
    for coverage in worst.values():
        counts[coverage] += 1
    counts[NOTHING] = len(waiting - set(worst))
    return counts


def find_again(rows: Sequence[ClauseRow], former: Touch) -> Touch | None:
    """Return where a demand stands now: at the same clause, else its first place; None where it is gone."""
    same = [touch for touch in in_order(rows) if touch.demand == former.demand]
    if not same and former.link.demand_id is None:
        # A suggested demand that was accepted has an id now; its words are the same.
        same = [touch for touch in in_order(rows) if touch.link.sentence == former.link.sentence]
    at_clause = [touch for touch in same if touch.link.clause_id == former.link.clause_id]
    return next(iter((*at_clause, *same)), None)


def _touches(view: PolicyView, known: Mapping[int, DemandLine], groups: Mapping[str, DemandLine]) -> Iterable[Touch]:
    by_demand: dict[int | str, list[LinkLine]] = {}
    for link in view.links:
        by_demand.setdefault(link.demand_id if link.demand_id is not None else link.group_key, []).append(link)
    for links in by_demand.values():
        first = links[0]
        line = known.get(first.demand_id) if first.demand_id is not None else groups.get(first.group_key)
        organisations = line.organisations if line is not None else 0
        decided = [link for link in links if link.decided]
        suggested = sorted((link for link in links if not link.decided), key=lambda link: link.rank)
        for link in decided:
            yield Touch(link, organisations, tuple(suggested))
        if not decided:
            yield Touch(suggested[0], organisations, tuple(suggested[1:]))


def _unlinked(view: PolicyView, known: Mapping[int, DemandLine]) -> Iterable[Touch]:
    for demand_id, sentence in view.unlinked:
        line = known.get(demand_id)
        link = LinkLine(
            link_id=None,
            suggestion_id=None,
            demand_id=demand_id,
            group_key="",
            number=line.number if line else None,
            sentence=sentence,
            short_name=line.short_name if line else "",
            submissions=line.in_campaigns + line.independent if line else 0,
            clause_id=None,
            citation=None,
            coverage=NOTHING,
            note="",
            decided=False,
            decided_by="",
            confidence=0.0,
            reason="",
            rank=1,
        )
        yield Touch(link, line.organisations if line else 0)


def _at(touches: Sequence[Touch], clause_id: int | None) -> tuple[Touch, ...]:
    """What touches a clause: decided first, then the most asked."""
    found = [touch for touch in touches if touch.link.clause_id == clause_id]
    found.sort(key=lambda t: (not t.link.decided, t.link.demand_id is None, t.link.number or 0, -t.link.submissions))
    return tuple(found)
