"""Which letters share a template: those that belong to a confirmed campaign, and new groups."""

from collections.abc import Mapping, Sequence

from council_desk.analysis.campaigns import CampaignGroup, find_campaigns, place_letters
from council_desk.analysis.own_words import OwnWords, compare_with_template
from council_desk.operations.campaign_letters import next_letter
from council_desk.operations.suggestion_set import ProposedCampaign, ProposedMember
from council_desk.progress import Progress
from council_desk.queries.thinking import CommentToThink, SuggestingInput
from council_desk.queries.undecided import CAMPAIGN

PLACED = 0.9
"""How sure a letter is that the core of a confirmed campaign takes in."""


def suggest_campaigns(given: SuggestingInput, progress: Progress) -> tuple[ProposedCampaign, ...]:
    """Propose letters for the confirmed campaigns, and new campaigns among the rest, largest first.

    A letter that somebody refused for a campaign is left out while it is worded as it is. Letters of new campaigns go
    on from those of confirmed ones; a campaign that was suggested before keeps its letter.
    """
    refused = {wording for kind, wording, _ in given.rejected if kind == CAMPAIGN}
    free = [c for c in given.comments if c.campaign_id is None and c.wording_id not in refused]
    progress.step(0, 4, "Grouping letters")
    joining = _joining(given, free)
    progress.step(1, 4, "Grouping letters")
    placed = {comment.id for comments in joining.values() for comment in comments}
    rest = [comment for comment in free if comment.id not in placed]
    groups = find_campaigns([comment.text for comment in rest]).groups if len(rest) > 1 else ()
    progress.step(2, 4, "Setting own words apart")
    letters = _letters(given, groups, rest)
    proposed = [
        ProposedCampaign(
            campaign.id,
            campaign.letter,
            campaign.template,
            campaign.core,
            PLACED,
            _members(joining[campaign.id], campaign.template, [PLACED] * len(joining[campaign.id])),
        )
        for campaign in given.campaigns
        if joining.get(campaign.id)
    ]
    for group, letter in zip(groups, letters, strict=True):
        members = _members([rest[i] for i in group.members], group.template, group.sure)
        sure = sum(member.confidence for member in members) / len(members)
        proposed.append(ProposedCampaign(None, letter, group.template, group.core, round(sure, 3), members))
    return tuple(proposed)


def _joining(given: SuggestingInput, free: Sequence[CommentToThink]) -> dict[int, list[CommentToThink]]:
    """Letters that the core of a confirmed campaign takes in, by campaign id."""
    cored = [campaign for campaign in given.campaigns if campaign.core]
    joining: dict[int, list[CommentToThink]] = {}
    if not cored or not free:
        return joining
    places = place_letters([comment.text for comment in free], {campaign.id: campaign.core for campaign in cored})
    for comment, place in zip(free, places, strict=True):
        if place is not None:
            joining.setdefault(place, []).append(comment)
    return joining


def _letters(given: SuggestingInput, groups: Sequence[CampaignGroup], rest: Sequence[CommentToThink]) -> list[str]:
    """A letter for each new group, largest first; one that most of a group had before is kept."""
    before: Mapping[int, str] = dict(given.letters)
    taken = {campaign.letter for campaign in given.campaigns}
    kept: dict[int, str] = {}
    for index, group in enumerate(groups):
        had = [before.get(rest[i].id, "") for i in group.members]
        letter = max(sorted(set(had)), key=had.count)
        if letter and letter not in taken and 2 * had.count(letter) > len(had):
            kept[index] = letter
            taken.add(letter)
    letters = []
    for index in range(len(groups)):
        letter = kept.get(index) or next_letter(taken)
        taken.add(letter)
        letters.append(letter)
    return letters


def _members(
    comments: Sequence[CommentToThink], template: str, sureness: Sequence[float]
) -> tuple[ProposedMember, ...]:
    """What each letter has apart from the template; letters that say the same are compared once."""
    compared: dict[str, OwnWords] = {}
    members = []
    for comment, sure in zip(comments, sureness, strict=True):
        own = compared.get(comment.text) or compare_with_template(comment.text, template)
        compared[comment.text] = own
        members.append(
            ProposedMember(
                comment_id=comment.id,
                wording_id=comment.wording_id,
                form=own.form,
                own_words=tuple((start, end) for start, end in own.spans),
                changes_ask=own.changes_ask,
                change_reason=own.change_reason,
                confidence=round(sure, 3),
            )
        )
    return tuple(members)
