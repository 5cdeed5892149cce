"""Offices whose comments are cut and joined, for tests of mending."""

from packets import NOISE, POOL
from sqlalchemy.orm import Session

from council_desk.analysis.campaigns import find_campaigns
from council_desk.operations.cut_comment import cut_comment
from council_desk.operations.join_comments import join_comments
from council_desk.queries.export import comment_rows
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment
from council_desk.store.store import Store

WHO = "Ana Reyes"
TWO = f"{POOL}\n\n{NOISE}"
SECOND = len(POOL) + 2


def ids_by_label(store: Store, item: int) -> dict[str, int]:
    return {str(row["number"]): row["id"] for row in store.ask(comment_rows, item)}


def texts_by_label(store: Store, item: int) -> dict[str, str]:
    return {str(row["number"]): row["text"] for row in store.ask(comment_rows, item)}


def cut(store: Store, comment_id: int, at: int = SECOND) -> int:
    with store.change("Cut a comment in two") as session:
        return cut_comment(session, comment_id, at)


def join(store: Store, comment_id: int, above_id: int | None = None) -> int:
    with store.change("Joined two comments") as session:
        return join_comments(session, comment_id, above_id)


def with_campaign(session: Session, item: int, comment_id: int, template: str) -> None:
    """A confirmed campaign of support with one letter, which follows it."""
    (group,) = find_campaigns([template] * 4).groups
    campaign = Campaign(item_id=item, letter="A", template=template, core=group.core, stance="support", stance_by=WHO)
    session.add(campaign)
    session.flush()
    wording = session.get_one(Comment, comment_id).wording_id
    session.add(Member(comment_id=comment_id, campaign_id=campaign.id, wording_id=wording, form="edited", follows=True))
