"""Which letters and campaigns say another campaign's letter in another language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council_desk.analysis.translations import Told, find_original, shares_of
from council_desk.operations.suggestion_set import ProposedCampaign, ProposedTranslation
from council_desk.progress import Progress
from council_desk.queries.thinking import CommentToThink, SuggestingInput
from council_desk.queries.undecided import TRANSLATION

_UNKNOWN = "und"
_REPORT_EVERY = 50
_SHARES_OF = 300
"""So many distinct letters tell what all letters on the item have in common."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A campaign, confirmed or proposed: its template, and the comment that speaks for it (its first)."""

    letter: str
    told: Told
    size: int
    speaker: CommentToThink
    tied: bool


def suggest_translations(
    given: SuggestingInput, proposed: Sequence[ProposedCampaign], progress: Progress
) -> tuple[ProposedTranslation, ...]:
    """Propose ties: of campaigns to a larger one, and of letters that are in no campaign to any.

    What is tied, or was refused for a wording, is left out. Raises Cancelled through `progress`.
    """
    members = _members(given, proposed)
    groups = _groups(given, proposed, members)
    inside = {comment.id for each in members.values() for comment in each}
    lone = [c for c in given.comments if c.id not in inside and c.id not in given.translated]
    if not groups or len({group.told.language for group in groups} | {c.language for c in lone} - {_UNKNOWN}) < 2:
        return ()
    texts = dict.fromkeys((comment.text, comment.language) for comment in given.comments)
    common = shares_of([Told(*text) for text in list(texts)[:_SHARES_OF]])
    return (*_of_groups(given, groups, common), *_of_letters(given, groups, lone, common, progress))


def _members(
    given: SuggestingInput, proposed: Sequence[ProposedCampaign]
) -> Mapping[tuple[bool, int], list[CommentToThink]]:
    """Members of each campaign, confirmed (by its id) or newly proposed (by its place)."""
    members: defaultdict[tuple[bool, int], list[CommentToThink]] = defaultdict(list)
    by_id = {comment.id: comment for comment in given.comments}
    for comment in given.comments:
        if comment.campaign_id is not None:
            members[True, comment.campaign_id].append(comment)
    for place, campaign in enumerate(proposed):
        key = (False, place) if campaign.campaign_id is None else (True, campaign.campaign_id)
        members[key].extend(by_id[member.comment_id] for member in campaign.members)
    return members


def _groups(
    given: SuggestingInput,
    proposed: Sequence[ProposedCampaign],
    members: Mapping[tuple[bool, int], list[CommentToThink]],
) -> list[_Group]:
    """Campaigns whose language is known, the largest first: originals before what may translate them."""
    templates = {
        (True, campaign.id): (campaign.letter, campaign.template, campaign.translation_of is not None)
        for campaign in given.campaigns
    }
    for place, campaign in enumerate(proposed):
        if campaign.campaign_id is None:
            templates[False, place] = (campaign.letter, campaign.template, False)
    found = []
    for key, (letter, template, tied) in templates.items():
        inside = members.get(key, [])
        languages = Counter(comment.language for comment in inside if comment.language != _UNKNOWN)
        if languages:
            language = languages.most_common(1)[0][0]
            speaker = min((c for c in inside if c.language == language), key=lambda comment: comment.id)
            found.append(_Group(letter, Told(template, language), len(inside), speaker, tied))
    return sorted(found, key=lambda group: (-group.size, len(group.letter), group.letter))


def _of_groups(
    given: SuggestingInput, groups: Sequence[_Group], common: Mapping[str, float]
) -> Iterable[ProposedTranslation]:
    for place, group in enumerate(groups):
        if not group.tied:
            yield from _tie(
                given, group.speaker, group.told, [each for each in groups[:place] if not each.tied], common
            )


def _of_letters(
    given: SuggestingInput,
    groups: Sequence[_Group],
    lone: Sequence[CommentToThink],
    common: Mapping[str, float],
    progress: Progress,
) -> Iterable[ProposedTranslation]:
    originals = [group for group in groups if not group.tied]
    for number, comment in enumerate(lone):
        if number % _REPORT_EVERY == 0:
            progress.step(number, len(lone), "Looking for translations")
        if comment.language != _UNKNOWN:
            yield from _tie(given, comment, Told(comment.text, comment.language), originals, common)


def _tie(
    given: SuggestingInput,
    speaker: CommentToThink,
    told: Told,
    originals: Sequence[_Group],
    common: Mapping[str, float],
) -> Iterable[ProposedTranslation]:
    open_ones = [group for group in originals if (TRANSLATION, speaker.wording_id, group.letter) not in given.rejected]
    found = find_original(told, [group.told for group in open_ones], common)
    if found is not None:
        original = open_ones[found.original].speaker
        yield ProposedTranslation(speaker.id, speaker.wording_id, original.id, found.confidence, found.reason)
