"""What an aide of the sample office decided on one item, through the operations that the window uses."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.city_claims import find_mentions
from council_desk.analysis.signatories import SignatoryFinding
from council_desk.errors import NotFoundError
from council_desk.operations.campaigns import add_campaign_excerpt, confirm_campaign, rename_campaign
from council_desk.operations.city_claims import accept_claim
from council_desk.operations.demands import add_demand
from council_desk.operations.policy import decide_link
from council_desk.operations.set_aside import set_aside
from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
from council_desk.operations.tagging import (
    add_excerpt,
    add_question,
    add_sensitive,
    mark_reply_owed,
    set_stance,
)
from council_desk.operations.tie_translations import accept_translation
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.cities_named import ClaimingLetter, own_names
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.policy import drafts, policy_view
from council_desk.queries.thinking import item_for_suggesting
from council_desk.records.campaigns import Campaign
from council_desk.records.comments import Comment, Wording
from council_desk.records.suggestions import SuggestedMember
from council_desk.store.store import Store

DECISIONS = {"leave out": "withhold", "print": "print"}

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A comment of the sample, by the row it came in."""

    id: int
    wording_id: int
    text: str


def signatory_findings(names: Sequence[str]) -> tuple[SignatoryFinding, ...]:
    """The organisations under the sample's sign-on letter."""
    return tuple(SignatoryFinding(name, organisation=True) for name in names)


def decide_sample(store: Store, item_id: int, decisions: Data) -> None:
    """Do everything the decisions list, each kind in a change of its own; then look for suggestions anew."""
    who = str(decisions["item"]["decided_by"])
    letters = store.ask(_letters, item_id)
    with store.change("Set aside a test and a duplicate entry") as session:
        for row in decisions["set_aside"]:
            set_aside(session, [letters[row["row"]].id], row["reason"])
    campaigns = _confirm_campaigns(store, item_id, letters, decisions["campaigns"], who)
    _tie_translations(store, letters, decisions["tied_translations"], who)
    _tag_stances(store, letters, decisions, who)
    demands = _add_demands(store, item_id, decisions["demands"])
    _add_excerpts(store, letters, decisions, demands, campaigns, who)
    with store.change("Mark questions owed an answer") as session:
        for row in decisions["questions"]:
            letter = letters[row["row"]]
            add_question(session, letter.id, *_span(letter, row["words"]), who)
    with store.change("Mark replies owed") as session:
        mark_reply_owed(session, [letters[row["row"]].id for row in decisions["replies_owed"]])
    with store.change("Decide sensitive passages") as session:
        for row in decisions["sensitive"]:
            letter = letters[row["row"]]
            span = _span(letter, row["words"])
            add_sensitive(session, letter.id, *span, row["kind"], who, DECISIONS[row["decision"]])
    _decide_links(store, item_id, decisions["links"], demands, who)
    _accept_claims(store, item_id, letters, decisions["city_claims"], who)
    found = prepare_suggestions(store.ask(item_for_suggesting, item_id))
    with store.change("Look for suggestions again") as session:
        store_suggestions(session, item_id, found)


def _letters(session: Session, item_id: int) -> dict[int, _Letter]:
    """The item's comments by row: the file was stored in its own order, so that the number is the row."""
    wanted = (
        select(Comment.number, Comment.id, Wording.id, Wording.text)
        .join(Wording, Wording.id == Comment.wording_id)
        .where(Comment.item_id == item_id)
    )
    rows = session.execute(wanted)
    return {number or 0: _Letter(comment_id, wording_id, text) for number, comment_id, wording_id, text in rows}


def _span(letter: _Letter, words: str) -> tuple[int, int]:
    span = place_words(letter.text, words)
    if span == NOWHERE:
        raise NotFoundError("The sample office's decisions name words that its letters do not hold.")
    return span


def _confirm_campaigns(
    store: Store, item_id: int, letters: Mapping[int, _Letter], campaigns: Sequence[Data], who: str
) -> dict[int, int]:
    """Confirm, name and tag each campaign; its id by the row of a letter that is the template's."""
    confirmed: dict[int, int] = {}
    for campaign in campaigns:
        suggested = store.ask(_suggested_campaign_of, letters[campaign["verbatim_row"]].id)
        size = next(c.size for c in store.ask(campaign_lines, item_id) if c.id == suggested and not c.decided)
        with store.change(f"Confirm campaign {campaign['key']} of {size} letters and tag it") as session:
            campaign_id = confirm_campaign(session, suggested, who, campaign["stance"])
            rename_campaign(session, campaign_id, campaign["name"])
        confirmed[campaign["verbatim_row"]] = campaign_id
    return confirmed


def _tie_translations(store: Store, letters: Mapping[int, _Letter], rows: Sequence[Data], who: str) -> None:
    for row in rows:
        with store.change(f"Tie a translation to campaign {row['campaign']}") as session:
            accept_translation(session, letters[row["row"]].id, who)


def _accept_claims(store: Store, item_id: int, letters: Mapping[int, _Letter], rows: Sequence[Data], who: str) -> None:
    """Accept what letters claim of other cities, in their own words."""
    own = store.ask(own_names)
    for row in rows:
        letter = letters[row["row"]]
        claim = next((each for each in find_mentions(letter.text, own) if each.name == row["city"]), None)
        if claim is None:
            raise NotFoundError("The sample office's decisions name a city that its letters do not.")
        place = ClaimingLetter(letter.id, str(row["row"]), claim.claim_start, claim.claim_end, letter.wording_id)
        with store.change("Accepted a claim about another city (1 comment)") as session:
            accept_claim(session, item_id, (claim.key, claim.name), claim.words, [place], who)


def _suggested_campaign_of(session: Session, comment_id: int) -> int:
    member = session.get(SuggestedMember, comment_id)
    if member is None:
        raise NotFoundError("The sample office's campaigns were not found among its letters.")
    return member.suggested_campaign_id


def _tag_stances(store: Store, letters: Mapping[int, _Letter], decisions: Data, who: str) -> None:
    held_back = [row for campaign in decisions["campaigns"] for row in campaign["held_back"] if row["stance"]]
    by_stance: defaultdict[str, list[int]] = defaultdict(list)
    for row in (*decisions["stances"], *held_back):
        by_stance[row["stance"]].append(letters[row["row"]].id)
    for stance, ids in by_stance.items():
        with store.change(f"Tag {len(ids)} comments as {stance.replace('_', ' ')}") as session:
            set_stance(session, ids, stance, who)


def _add_demands(store: Store, item_id: int, demands: Sequence[Data]) -> dict[str, int]:
    with store.change(f"Add {len(demands)} demands") as session:
        return {
            demand["short_name"]: add_demand(session, item_id, demand["sentence"], demand["short_name"])
            for demand in demands
        }


def _add_excerpts(
    store: Store,
    letters: Mapping[int, _Letter],
    decisions: Data,
    demands: Mapping[str, int],
    campaigns: Mapping[int, int],
    who: str,
) -> None:
    """Words of a letter that is a campaign's template are tied there, once; all others to their comment."""
    with store.change("Tie excerpts to demands") as session:
        for row in decisions["excerpts"]:
            demand_id = demands[row["demand"]]
            letter = letters[row["row"]]
            campaign = session.get(Campaign, campaigns.get(row["row"], 0))
            place = place_words(campaign.template, row["words"]) if campaign else NOWHERE
            if campaign is not None and place != NOWHERE:
                add_campaign_excerpt(session, campaign.id, *place, demand_id, who)
            else:
                add_excerpt(session, letter.id, *_span(letter, row["words"]), demand_id, who)


def _decide_links(store: Store, item_id: int, links: Sequence[Data], demands: Mapping[str, int], who: str) -> None:
    known = {draft.name: draft.id for draft in store.ask(drafts, item_id)}
    with store.change("Decide where the draft answers the demands") as session:
        for link in links:
            draft_id = known[link["draft"]]
            clauses = {clause.citation: clause.id for clause in policy_view(session, draft_id).clauses}
            clause_id = clauses[link["clause"]] if link["clause"] is not None else None
            decide_link(session, demands[link["demand"]], draft_id, clause_id, link["coverage"], link["note"], who)
