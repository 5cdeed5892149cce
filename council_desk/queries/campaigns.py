"""Campaigns, suggested and confirmed, largest first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """One campaign of an item. `decided` False: suggested, and `id` is a suggested campaign's.

    `waiting`: letters suggested for a confirmed campaign and not yet accepted. `follow`: members that follow.
    """

    id: int
    decided: bool
    letter: str
    name: str
    size: int
    verbatim: int
    trimmed: int
    edited: int
    changes_ask: int
    follow: int
    waiting: int
    stance: str | None
    suggested_stance: str | None
    suggested_confidence: float | None


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member: its own words only, with where they stand in its text. `suggested` members are not accepted yet."""

    comment_id: int
    label: str
    name: str | None
    form: str
    text: str
    own_words: tuple[tuple[int, int], ...]
    changes_ask: bool
    change_reason: str | None
    follows: bool
    suggested: bool
    stance: str | None


@dataclass(frozen=True, slots=True)
class TemplateExcerpt:
    """A span of the template that asks for a demand, decided or suggested."""

    start: int
    end: int
    demand_id: int | None
    number: int | None
    short_name: str
    decided: bool


@dataclass(frozen=True, slots=True)
class CampaignDetail:
    """A campaign's template once, and its members with what each added or changed."""

    line: CampaignLine
    template: str
    excerpts: tuple[TemplateExcerpt, ...]
    members: tuple[MemberLine, ...]
