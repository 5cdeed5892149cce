"""Where a campaign keeps no core, the part that was a member stays one (test_cut_comment has the rest)."""

from packets import LIGHTS, POOL, office_with

from council_desk.operations.mend_campaign import campaign_of, place_parts
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment
from council_desk.store.store import Store


def test_without_a_core_the_first_member_among_the_parts_stays(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    with store.change("Place") as session:
        parts = session.query(Comment).order_by(Comment.number).all()
        campaign = Campaign(item_id=item, letter="A", template=POOL)
        session.add(campaign)
        session.flush()
        assert campaign_of(session, *parts) is None
        session.add(
            Member(comment_id=parts[0].id, campaign_id=campaign.id, wording_id=parts[0].wording_id, form="trimmed")
        )
        session.flush()
        assert campaign_of(session, parts[1], parts[0]) is campaign
        place_parts(session, campaign, parts)
        assert [session.get(Member, part.id) is not None for part in parts] == [True, False]
        assert session.get_one(Member, parts[0].id).form == "verbatim"
