"""The policy's drafts and clauses, and the demands that touch them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft of a policy of the item, latest last."""

    id: int
    policy_id: int
    number: int
    name: str
    title: str
    force: str
    added_at: str
    clauses: int


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause, in order. `exceptions` are spans of `text`."""

    id: int
    position: int
    citation: str
    heading: str
    kind: str
    level: int
    text: str
    exceptions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A demand tied to a clause of the draft (clause None: none touches it), decided or suggested.

    A suggested link of a suggested demand has `demand_id` None and the demand's `group_key`.
    """

    link_id: int | None
    suggestion_id: int | None
    demand_id: int | None
    group_key: str
    number: int | None
    sentence: str
    short_name: str
    submissions: int
    clause_id: int | None
    citation: str | None
    coverage: str
    note: str
    decided: bool
    decided_by: str
    confidence: float
    reason: str
    rank: int


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A draft with its clauses and every link, decided and suggested; demands without any link stand in `unlinked`."""

    draft: DraftLine
    drafts: tuple[DraftLine, ...]
    clauses: tuple[ClauseLine, ...]
    links: tuple[LinkLine, ...]
    unlinked: tuple[tuple[int, str], ...]
