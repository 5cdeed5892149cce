"""Tags as they count: a comment's own, else those of the campaign it follows."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from tagged_office import TaggedOffice, tagged_office

from council_desk.operations.campaigns import set_follow
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import set_stance
from council_desk.queries.effective import counted, effective_demands, effective_stances, search_tags
from council_desk.records.comments import Comment
from council_desk.store import search
from council_desk.store.search_terms import Tag
from council_desk.store.store import Store

WHO = "Ana Reyes"


def stances(session: Session) -> list[tuple[str | None, bool]]:
    wanted = effective_stances().order_by(Comment.number)
    return [(stance, by_campaign) for _, stance, by_campaign in session.execute(wanted)]


def askers(session: Session, office: TaggedOffice) -> list[tuple[int, bool]]:
    numbers = {comment: number for number, comment in office.comments.items()}
    return sorted((numbers[comment], by) for comment, _, by in session.execute(effective_demands()))


def test_an_own_stance_wins_over_the_campaign_s(store: Store) -> None:
    office = tagged_office(store)
    none = (None, False)
    assert store.ask(stances) == [("support", True), ("support", True), none, ("question", False), none, none]
    with store.change("Tag") as session:
        set_stance(session, [office.comments[1]], "oppose", WHO)
    assert store.ask(stances)[:2] == [("oppose", False), ("support", True)]


def test_a_member_has_the_campaign_s_tags_only_while_it_follows(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Follow") as session:
        set_follow(session, [office.comments[3]], True)
    assert store.ask(stances)[2] == ("support", True)
    assert store.ask(askers, office) == [(1, True), (2, True), (3, True), (6, False)]
    store.undo()
    assert store.ask(stances)[2] == (None, False)
    assert store.ask(askers, office) == [(1, True), (2, True), (6, False)]


def test_what_is_set_aside_is_kept_and_does_not_count(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Set aside") as session:
        set_aside(session, [office.comments[2]], "spam")
    numbers = store.ask(lambda s: list(s.scalars(select(Comment.number).where(counted()).order_by(Comment.number))))
    assert numbers == [1, 3, 4, 5, 6]


def test_search_tags_follow_every_change(store: Store) -> None:
    office = tagged_office(store)
    ids = list(office.comments.values())
    tags = store.ask(search_tags, ids)
    assert tags[office.comments[1]] == f"item{office.item} item{office.item}stancesupport campaign{office.campaign}"
    assert tags[office.comments[5]] == f"item{office.item} item{office.item}stanceuntagged"

    def tagged(tag: str) -> list[int]:
        return sorted(store.ask(lambda s: list(s.scalars(search.find(s, Tag(tag))))))

    assert tagged(f"item{office.item}stancesupport") == sorted(office.comments[n] for n in (1, 2))
    with store.change("Tag") as session:
        set_stance(session, [office.comments[5]], "support_if_amended", WHO)
    assert tagged(f"item{office.item}stancesupportifamended") == [office.comments[5]]
    store.undo()
    assert tagged(f"item{office.item}stancesupportifamended") == []
