"""An item whose comments are tagged in every way, for tests of what is asked of the record."""

from dataclasses import dataclass
from typing import Any

from packets import BENCH, LIGHTS, NOISE, POOL, comment, office_with
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.demands import add_demand
from council_desk.operations.tagging import add_excerpt, add_question, set_stance
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion
from council_desk.store.store import Store

WHO = "Ana Reyes"
EDITED = POOL + " My mother taught swimming there for twenty years."
POOL_ASK = (7, 60)


@dataclass(frozen=True)
class TaggedOffice:
    """Comment ids by number, and what was made: comments 1 and 2 follow campaign A (support), 3 is its member only.

    4 is tagged "question" with a question, 5 has suggestions only, 6 is untagged.
    """

    item: int
    comments: dict[int, int]
    campaign: int
    demand: int


def tagged_office(store: Store) -> TaggedOffice:
    item = office_with(
        store,
        comment(POOL, name="Rosa Vale", email="rosa@example.org", received="2026-04-20 09:00"),
        comment(POOL, name="Theo Brandt", received="2026-04-22 09:00"),
        comment(EDITED, organisation="Harbor Swim Club", received="2026-04-21 09:00"),
        comment(NOISE, position="Oppose"),
        comment(LIGHTS),
        comment(BENCH, name="Rosa Vale", email="rosa@example.org"),
    )
    with store.change("Tag the comments") as session:
        ids = {c.number: c.id for c in session.scalars(select(Comment)) if c.number is not None}
        campaign = _campaign(session, item, ids)
        demand = add_demand(session, item, "Keep the pool open in winter.", "Winter pool")
        session.add(CampaignExcerpt(campaign_id=campaign, demand_id=demand, start=POOL_ASK[0], end=POOL_ASK[1]))
        add_excerpt(session, ids[6], 0, 44, demand, WHO)
        set_stance(session, [ids[4]], "question", WHO)
        add_question(session, ids[4], NOISE.index("Could"), len(NOISE), WHO)
        _suggest(session, item, ids)
    return TaggedOffice(item, ids, campaign, demand)


def _campaign(session: Session, item: int, ids: dict[int, int]) -> int:
    campaign = Campaign(item_id=item, letter="A", name="Winter pool", template=POOL, stance="support", stance_by=WHO)
    session.add(campaign)
    session.flush()
    own = [len(POOL) + 1, len(EDITED)]
    for number, form, words, follows in (
        (1, "verbatim", [], True),
        (2, "verbatim", [], True),
        (3, "edited", [own], False),
    ):
        wording = session.get_one(Comment, ids[number]).wording_id
        session.add(
            Member(
                comment_id=ids[number],
                campaign_id=campaign.id,
                wording_id=wording,
                form=form,
                own_words=words,
                follows=follows,
            )
        )
    session.flush()
    return campaign.id


def _suggest(session: Session, item: int, ids: dict[int, int]) -> None:
    wordings = {number: session.get_one(Comment, ids[number]).wording_id for number in ids}

    def tag(number: int, kind: str, **more: Any) -> Suggestion:
        return Suggestion(
            item_id=item, kind=kind, comment_id=ids[number], wording_id=wordings[number], reason="its words", **more
        )

    ask = LIGHTS.index("Put in")
    session.add_all(
        [
            tag(5, "stance", value="support_if_amended", confidence=0.8, evidence=[[ask, len(LIGHTS)]]),
            tag(
                5,
                "demand",
                value="Light the crossing.",
                short_name="Lights",
                group_key="ab12",
                start=ask,
                end=len(LIGHTS),
                confidence=0.7,
            ),
            tag(5, "sensitive", value="health", start=32, end=58, confidence=0.6),
            # Decided by a person meanwhile: these wait no more.
            tag(4, "stance", value="oppose", confidence=0.9),
            tag(4, "question", start=NOISE.index("Could"), end=len(NOISE), confidence=0.9),
        ]
    )
    proposed = SuggestedCampaign(item_id=item, letter="B", template=LIGHTS, confidence=0.9)
    session.add(proposed)
    session.flush()
    session.add(
        SuggestedMember(
            comment_id=ids[5],
            suggested_campaign_id=proposed.id,
            wording_id=wordings[5],
            form="trimmed",
            confidence=0.9,
        )
    )
