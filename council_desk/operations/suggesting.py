"""The machine looks at an item: campaigns, stances, demands, questions, disclosures, links. A person decides."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from council_desk.analysis.coverage import PolicyIndex, suggest_links
from council_desk.analysis.demand_groups import KnownDemand, group_demands
from council_desk.analysis.demands import DemandFinding, find_demands
from council_desk.analysis.heard import LANGUAGES, Heard
from council_desk.analysis.items import ItemContext
from council_desk.analysis.judgements import Weighing
from council_desk.analysis.questions import QuestionFinding, find_questions
from council_desk.analysis.sensitive import SensitiveFinding, find_sensitive
from council_desk.operations.demands import folded_sentence
from council_desk.operations.hearing import hear_kept
from council_desk.operations.reading_limits import careful_texts
from council_desk.operations.suggest_campaigns import suggest_campaigns
from council_desk.operations.suggest_stances import Letter, StanceReader
from council_desk.operations.suggest_translations import suggest_translations
from council_desk.operations.suggestion_set import ProposedCampaign, ProposedLink, ProposedTag, SuggestionSet
from council_desk.progress import Progress, Silent
from council_desk.queries.thinking import CommentToThink, DraftToThink, SuggestingInput
from council_desk.queries.undecided import DEMAND, LINK, QUESTION, SENSITIVE, link_key, rejection_key
from council_desk.records.comments import Comment
from council_desk.records.policy import Draft, Policy
from council_desk.records.suggestions import (
    SuggestedCampaign,
    SuggestedLink,
    SuggestedMember,
    SuggestedTranslation,
    Suggestion,
)

__all__ = ["SuggestionSet", "prepare_suggestions", "store_suggestions"]

REPORT_EVERY = 50
OTHER_SIDE = "the writer’s own words take another side"


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in one distinct text."""

    demands: tuple[DemandFinding, ...]
    questions: tuple[QuestionFinding, ...]
    sensitive: tuple[SensitiveFinding, ...]


def prepare_suggestions(
    given: SuggestingInput, progress: Progress | None = None, careful: int | None = None
) -> SuggestionSet:
    """Think an item over; without the office, so that it can run in the thinking child.

    Equal texts are read once. What somebody refused for a wording is not proposed again. How sure a suggestion is
    moves with what the office decided of its pattern. careful: up to how many texts the language model reads too (None:
    as this desk's settings say). Raises Cancelled through `progress`.
    """
    progress = progress or Silent()
    item = _context(given)
    campaigns = suggest_campaigns(given, progress)
    letters = _letters(given, campaigns)
    heard = _hear(given, item, letters, careful_texts() if careful is None else careful, progress)
    tags, read, turned = _read_comments(given, item, letters, heard, progress)
    campaigns = tuple(_without_followers(campaign, turned) for campaign in campaigns)
    progress.step(0, 2, "Bringing demands together")
    demands, groups = _demands(given, read)
    progress.step(1, 2, "Looking for clauses")
    links = _links(given, groups)
    translations = suggest_translations(given, campaigns, progress)
    kept = tuple(_weighed(given, _not_refused(given, (*tags, *demands))))
    return SuggestionSet(campaigns, kept, links, translations)


def _context(given: SuggestingInput) -> ItemContext:
    clauses = tuple(clause.text for clause in given.draft.cut.clauses) if given.draft else ()
    return ItemContext(given.title, given.kind, clauses)


def _letters(given: SuggestingInput, campaigns: Iterable[ProposedCampaign]) -> dict[int, Letter]:
    """Every member of a campaign, confirmed or proposed, by comment id."""
    templates = {campaign.id: campaign.template for campaign in given.campaigns}
    letters = {
        comment.id: Letter(
            (True, comment.campaign_id), templates[comment.campaign_id], comment.own_words, comment.changes_ask
        )
        for comment in given.comments
        if comment.campaign_id is not None and comment.campaign_id in templates
    }
    for place, campaign in enumerate(campaigns):
        for member in campaign.members:
            letters[member.comment_id] = Letter((False, place), campaign.template, member.own_words, member.changes_ask)
    return letters


def _read_comments(
    given: SuggestingInput,
    item: ItemContext,
    letters: Mapping[int, Letter],
    heard: Mapping[str, Heard],
    progress: Progress,
) -> tuple[list[ProposedTag], dict[tuple[str, str], _Read], set[int]]:
    """Where each comment stands and what passages it has, what stands in each distinct text, and who turned.

    Those turned are members whose own words declare another side than their letter.

    A text's stance is read right after its asks: both begin with its sentences, asks and questions, which analysis
    keeps for the texts read last.
    """
    known = tuple(dict.fromkeys(words for demand in given.demands for words in (demand.sentence, *demand.excerpts)))
    stances = StanceReader(item, heard)
    tags: list[ProposedTag] = []
    read: dict[tuple[str, str], _Read] = {}
    for number, comment in enumerate(given.comments):
        if number % REPORT_EVERY == 0:
            progress.step(number, len(given.comments), "Reading comments")
        text, language = comment.text, comment.language
        if (text, language) not in read:
            told = heard.get(text)
            asks = find_demands(text, item, language, known, told)
            read[text, language] = _Read(asks, find_questions(text, language, told), find_sensitive(text, language))
        tags.append(stances.read(comment, letters.get(comment.id)))
        tags.extend(_passages(comment, read[text, language]))
    return tags, read, stances.turned


def _without_followers(campaign: ProposedCampaign, turned: set[int]) -> ProposedCampaign:
    """The campaign, its members of other sides listed for a look like those whose edits change the ask."""
    members = tuple(
        replace(member, changes_ask=True, change_reason=OTHER_SIDE)
        if member.comment_id in turned and not member.changes_ask
        else member
        for member in campaign.members
    )
    return replace(campaign, members=members)


def _hear(
    given: SuggestingInput, item: ItemContext, letters: Mapping[int, Letter], careful: int, progress: Progress
) -> dict[str, Heard]:
    """What the language model hears in each distinct text and template; nothing in an item of more texts than that."""
    read = {comment.text for comment in given.comments if comment.language in LANGUAGES}
    texts = sorted(read | {letter.template for letter in letters.values()})
    if len(texts) > careful:
        return {}
    told = zip(texts, hear_kept(texts, item.title, progress), strict=True)
    return {text: heard for text, heard in told if heard is not None}


def _passages(comment: CommentToThink, found: _Read) -> Iterable[ProposedTag]:
    for question in found.questions:
        if not question.rhetorical:
            asked = _span(QUESTION, comment, question.start, question.end, "", question.confidence, question.reason)
            yield replace(asked, pattern=question.pattern)
    for told in found.sensitive:
        yield _span(SENSITIVE, comment, told.start, told.end, told.kind, told.confidence, told.reason)


def _span(
    kind: str, comment: CommentToThink, start: int, end: int, value: str, confidence: float, reason: str
) -> ProposedTag:
    return ProposedTag(
        kind=kind,
        comment_id=comment.id,
        wording_id=comment.wording_id,
        start=start,
        end=end,
        value=value,
        confidence=confidence,
        reason=reason,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """A demand as it is asked for: one of the list, or a proposed one."""

    key: str
    sentence: str
    short_name: str
    demand_id: int | None


def _demands(given: SuggestingInput, read: Mapping[tuple[str, str], _Read]) -> tuple[list[ProposedTag], list[_Group]]:
    """Asks of all comments, brought together under one canonical sentence a demand."""
    asks = [(c, ask) for c in given.comments for ask in read[c.text, c.language].demands]
    known = [KnownDemand(demand.id, demand.sentence, demand.excerpts) for demand in given.demands]
    tags: list[ProposedTag] = []
    groups: list[_Group] = []
    for found in group_demands([(comment.id, ask) for comment, ask in asks], known):
        name = f"demand {found.known_id}" if found.known_id is not None else folded_sentence(found.sentence)
        key = hashlib.sha256(name.encode()).hexdigest()
        group = _Group(key, found.sentence, found.short_name, found.known_id)
        groups.append(group)
        tags.extend(_demand_tag(*asks[member], group) for member in found.members)
    return tags, groups


def _demand_tag(comment: CommentToThink, ask: DemandFinding, group: _Group) -> ProposedTag:
    return ProposedTag(
        kind=DEMAND,
        comment_id=comment.id,
        wording_id=comment.wording_id,
        start=ask.start,
        end=ask.end,
        value=group.sentence,
        confidence=ask.confidence,
        reason=ask.reason,
        short_name=group.short_name[:80],
        group_key=group.key,
        demand_id=group.demand_id,
        pattern=ask.pattern,
    )


def _not_refused(given: SuggestingInput, tags: Iterable[ProposedTag]) -> Iterable[ProposedTag]:
    for tag in tags:
        key = (tag.kind, tag.wording_id, rejection_key(tag.kind, tag.value, tag.start, tag.end))
        if key not in given.rejected:
            yield tag


def _weighed(given: SuggestingInput, tags: Iterable[ProposedTag]) -> Iterable[ProposedTag]:
    """Each tag as sure as the office's own decisions leave it, which its reason then tells."""
    weighing = Weighing(given.judged)
    for tag in tags:
        found = weighing.weigh(tag.kind, tag.pattern, tag.confidence)
        reason = f"{tag.reason}; {found.said}" if found.said else tag.reason
        yield replace(tag, confidence=found.confidence, reason=reason, claimed=tag.confidence)


def _links(given: SuggestingInput, groups: Iterable[_Group]) -> tuple[ProposedLink, ...]:
    """Clauses of the latest draft that may answer each demand that has no decided link to it yet."""
    draft = given.draft
    if draft is None:
        return ()
    index = PolicyIndex(draft.cut)
    asked: list[tuple[int | None, str, str]] = [
        (demand.id, "", demand.sentence) for demand in given.demands if demand.id not in draft.linked
    ]
    new = {group.key: group.sentence for group in groups if group.demand_id is None}
    asked += [(None, key, sentence) for key, sentence in new.items()]
    links: list[ProposedLink] = []
    for demand_id, key, sentence in asked:
        links.extend(_links_of(given, draft, index, demand_id, key, sentence))
    return tuple(links)


def _links_of(
    given: SuggestingInput, draft: DraftToThink, index: PolicyIndex, demand_id: int | None, key: str, sentence: str
) -> Iterable[ProposedLink]:
    rank = 0
    for found in suggest_links(sentence, draft.cut, draft.cut.force, index):
        clause_id = draft.clause_ids[found.clause] if found.clause is not None else None
        name = demand_id if demand_id is not None else key
        if (LINK, 0, link_key(name, draft.id, clause_id)) in given.rejected:
            continue
        rank += 1
        yield ProposedLink(draft.id, demand_id, key, clause_id, found.coverage, found.confidence, found.reason, rank)


def store_suggestions(session: Session, item_id: int, suggestions: SuggestionSet) -> None:
    """Put a run's suggestions in the place of the item's earlier ones. They are not in the history."""
    _clear(session, item_id)
    for campaign in suggestions.campaigns:
        row = SuggestedCampaign(
            item_id=item_id,
            campaign_id=campaign.campaign_id,
            letter=campaign.letter,
            template=campaign.template,
            core=campaign.core,
            confidence=campaign.confidence,
        )
        session.add(row)
        session.flush()
        session.execute(
            insert(SuggestedMember),
            [
                {
                    "comment_id": member.comment_id,
                    "suggested_campaign_id": row.id,
                    "wording_id": member.wording_id,
                    "form": member.form,
                    "own_words": [list(span) for span in member.own_words],
                    "changes_ask": member.changes_ask,
                    "change_reason": member.change_reason,
                    "confidence": member.confidence,
                }
                for member in campaign.members
            ],
        )
    if suggestions.tags:
        session.execute(insert(Suggestion), [_tag_row(item_id, tag) for tag in suggestions.tags])
    if suggestions.links:
        session.execute(insert(SuggestedLink), [_link_row(link) for link in suggestions.links])
    if suggestions.translations:
        tied = [{"item_id": item_id, **asdict(translation)} for translation in suggestions.translations]
        session.execute(insert(SuggestedTranslation), tied)


def _clear(session: Session, item_id: int) -> None:
    campaigns = select(SuggestedCampaign.id).where(SuggestedCampaign.item_id == item_id)
    drafts = select(Draft.id).join(Policy, Policy.id == Draft.policy_id).where(Policy.item_id == item_id)
    # A comment that was moved here may bring suggestions of the item that it was on.
    here = select(Comment.id).where(Comment.item_id == item_id)
    gone = (
        delete(SuggestedMember).where(
            or_(SuggestedMember.suggested_campaign_id.in_(campaigns), SuggestedMember.comment_id.in_(here))
        ),
        delete(SuggestedCampaign).where(SuggestedCampaign.item_id == item_id),
        delete(Suggestion).where(or_(Suggestion.item_id == item_id, Suggestion.comment_id.in_(here))),
        delete(SuggestedLink).where(SuggestedLink.draft_id.in_(drafts)),
        delete(SuggestedTranslation).where(
            or_(SuggestedTranslation.item_id == item_id, SuggestedTranslation.comment_id.in_(here))
        ),
    )
    for rows in gone:
        session.execute(rows, execution_options={"synchronize_session": False})


def _tag_row(item_id: int, tag: ProposedTag) -> dict[str, object]:
    return {
        "item_id": item_id,
        "kind": tag.kind,
        "comment_id": tag.comment_id,
        "wording_id": tag.wording_id,
        "start": tag.start,
        "end": tag.end,
        "value": tag.value,
        "short_name": tag.short_name,
        "group_key": tag.group_key,
        "demand_id": tag.demand_id,
        "confidence": tag.confidence,
        "reason": tag.reason,
        "evidence": [list(span) for span in tag.evidence],
        "pattern": tag.pattern[:40] or None,
        "claimed": tag.claimed,
    }


def _link_row(link: ProposedLink) -> dict[str, object]:
    return {
        "draft_id": link.draft_id,
        "demand_id": link.demand_id,
        "group_key": link.group_key,
        "clause_id": link.clause_id,
        "coverage": link.coverage,
        "confidence": link.confidence,
        "reason": link.reason,
        "rank": link.rank,
    }
