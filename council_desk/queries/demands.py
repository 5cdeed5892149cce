"""The matter's demand list with counts, the excerpts beneath, and demands that are only suggested yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemandLine:
    """One demand. Counts are submissions of the item: in campaigns, independent; and organisations among them.

    `decided` False: suggested, known by `group_key` instead of `id`. `coverage` is the worst decided one on the
    latest draft, with its clause's citation, or None.
    """

    id: int | None
    group_key: str
    decided: bool
    number: int | None
    parent_id: int | None
    sentence: str
    short_name: str
    note: str
    in_campaigns: int
    independent: int
    organisations: int
    suggested: int
    confidence: float
    coverage: str | None
    citation: str | None
    near: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """Words of one comment that ask for the demand. By a campaign: `label` is the campaign's letter, once."""

    comment_id: int | None
    campaign_id: int | None
    label: str
    name: str | None
    words: str
    start: int
    end: int
    decided: bool
    excerpt_id: int | None
    suggestion_id: int | None
    confidence: float
    reason: str
