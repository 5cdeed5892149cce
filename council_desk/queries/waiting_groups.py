"""The stances that are suggested and wait, by stance and reason: like ones are looked at and accepted together."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.queries.campaigns import CampaignLine, campaign_lines
from council_desk.queries.effective import counted
from council_desk.queries.undecided import STANCE, undecided_suggestions
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion

SHOWN = 320
"""Characters of a letter that are shown."""


@dataclass(frozen=True, slots=True)
class WaitingComment:
    """One comment whose suggested stance waits: enough to see what it is."""

    id: int
    label: str
    words: str
    confidence: float
    stance: str


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """Comments that are suggested to have one stance for one reason, the least sure first; `texts`: distinct ones."""

    stance: str
    reason: str
    comments: tuple[WaitingComment, ...]
    texts: int

    @property
    def key(self) -> tuple[str, str]:
        """What `accept_suggestions` knows the group by."""
        return self.stance, self.reason

    def at_least(self, line: float) -> int:
        """How many are at least that sure."""
        return sum(comment.confidence >= line for comment in self.comments)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits on an item: campaigns (new, untagged, or with letters placed later), and groups of single comments,
    the largest first.
    """

    campaigns: tuple[CampaignLine, ...]
    groups: tuple[WaitingGroup, ...]


def waiting_groups(session: Session, item_id: int) -> Waiting:
    """Everything about stances and campaigns of an item that could be accepted together.

    Letters of a campaign that follow it, or would, and are suggested to have its stance, wait with the campaign. Only
    counted comments.
    """
    lines = tuple(line for line in campaign_lines(session, item_id) if _waits(line))
    by_campaign = {(line.decided, line.id): line.suggested_stance for line in lines if line.stance is None}
    follows = {**_would_follow(session, item_id), **_follow(session, item_id)}
    # Columns, not records: of 100,000 comments the records alone would take seconds.
    wanted = (
        undecided_suggestions(item_id, STANCE)
        .where(counted())
        .join(Wording, Wording.id == Comment.wording_id)
        .order_by(None)
        .with_only_columns(
            Suggestion.comment_id,
            Suggestion.value,
            Suggestion.reason,
            Suggestion.confidence,
            Comment.number,
            Comment.suffix,
            func.substr(Wording.text, 1, SHOWN),
            Wording.text_key,
        )
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )
    groups: defaultdict[tuple[str, str], list[WaitingComment]] = defaultdict(list)
    texts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for comment_id, value, reason, confidence, number, suffix, words, text_key in session.execute(wanted):
        campaign = follows.get(comment_id)
        if campaign in by_campaign and by_campaign[campaign] == value:
            continue
        key = (value, reason)
        label = f"{number or ''}{suffix}"
        groups[key].append(WaitingComment(comment_id, label, _opening(words), confidence, value))
        texts[key].add(text_key)
    made = [
        WaitingGroup(stance, reason, tuple(sorted(each, key=lambda c: c.confidence)), len(texts[stance, reason]))
        for (stance, reason), each in groups.items()
    ]
    return Waiting(lines, tuple(sorted(made, key=lambda g: (-len(g.comments), g.stance, g.reason))))


def _opening(words: str) -> str:
    """A letter's first words on one line; a longer letter ends in dots, at a word's end."""
    said = " ".join(words.split())
    return said if len(words) < SHOWN else said.rsplit(" ", 1)[0] + " …"


def _waits(line: CampaignLine) -> bool:
    return not line.decided or line.waiting > 0 or (line.stance is None and line.suggested_stance is not None)


def _would_follow(session: Session, item_id: int) -> dict[int, tuple[bool, int]]:
    """Suggested members whose edit leaves the ask as it is, with the suggested campaign that they would follow."""
    wanted = (
        select(SuggestedMember.comment_id, SuggestedMember.suggested_campaign_id)
        .join(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .where(SuggestedCampaign.item_id == item_id, SuggestedMember.changes_ask.is_(False))
    )
    return {comment_id: (False, campaign) for comment_id, campaign in session.execute(wanted)}


def _follow(session: Session, item_id: int) -> dict[int, tuple[bool, int]]:
    """Members that follow a confirmed campaign which has no stance yet, with that campaign."""
    wanted = (
        select(Member.comment_id, Member.campaign_id)
        .join(Campaign, Campaign.id == Member.campaign_id)
        .where(Campaign.item_id == item_id, Campaign.stance.is_(None), Member.follows)
    )
    return {comment_id: (True, campaign) for comment_id, campaign in session.execute(wanted)}
