"""The table sorted by what stands in its columns: kinds in their order, those of none last, equal ones by number."""

import numpy as np
import pytest
from packets import BENCH, LIGHTS, NOISE, POOL, ZONE, comment, listed, office_with, taken
from sqlalchemy import select
from sqlalchemy.orm import Session
from tagged_office import WHO, TaggedOffice, tagged_office

from council_desk.operations.demands import add_demand
from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.rejecting import reject_campaign
from council_desk.operations.tagging import (
    add_excerpt,
    add_question,
    add_sensitive,
    decide_sensitive,
    mark_done,
    mark_reply_owed,
)
from council_desk.queries import comment_orders
from council_desk.queries.comment_columns import comment_extras
from council_desk.queries.comment_orders import NUMBERED, ORDERS, in_order
from council_desk.queries.comment_table import comment_ids, comment_lines
from council_desk.queries.comments import SORTS, CommentFilter
from council_desk.queries.intake import standing_lists
from council_desk.records.campaigns import Member
from council_desk.records.comments import Comment
from council_desk.records.intake import EditionEntry
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember
from council_desk.store.store import Store


@pytest.fixture(params=["asked of these", "asked of all"])
def asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few comments are asked for by their ids, many without: the answers are the same."""
    if request.param == "asked of all":
        monkeypatch.setattr(comment_orders, "FEW", 0)


def by(store: Store, item: int, sort: str, descending: bool = False) -> list[int]:
    """The numbers of the comments in an order."""
    ids = store.ask(comment_ids, CommentFilter(item, sort=sort, descending=descending)).ids
    return [int(line.label) for line in store.ask(comment_lines, ids)]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("campaign", [1, 2, 3, 5, 4, 6]),  # A, and 5 that may be B's
        ("stance", [1, 2, 4, 3, 5, 6]),  # support by campaign A, then the question
        ("organization", [3, 1, 2, 4, 5, 6]),
        ("demands", [1, 2, 6, 3, 4, 5]),  # by the campaign's letter, and its own
        ("done", [4, 6, 1, 2, 3, 5]),
        ("marks", [5, 3, 4, 1, 2, 6]),  # a disclosure that may be one, own words, a question
        ("own_words", [3, 1, 2, 4, 5, 6]),
        ("place", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_each_kind_in_its_place(store: Store, sort: str, order: list[int]) -> None:
    office = tagged_office(store)
    with store.change("Say what is done") as session:
        mark_done(session, [office.comments[6], office.comments[4]])
    assert by(store, office.item, sort) == order
    assert by(store, office.item, sort, descending=True) == order[::-1]


@pytest.mark.usefixtures("asked")
def test_districts_count_and_languages_go_by_their_names(store: Store) -> None:
    item = office_with(
        store,
        comment(POOL, name="Rosa Vale", district="10", channel="phone"),
        comment(NOISE, name="Theo Brandt", district="District 2", channel="letter"),
        comment(POOL + " Please.", name="Ana Lind"),
        comment(NOISE + " Please.", name="Uma Frost", district="2", channel="E-Mail"),
    )
    with store.change("Say what language they are in") as session:
        for number, language in zip((1, 2, 3, 4), ("vi", "es", "und", "zh"), strict=True):
            session.scalars(select(Comment).where(Comment.number == number)).one().language = language
    assert by(store, item, "district") == [2, 4, 1, 3]
    assert by(store, item, "language") == [4, 2, 1, 3]  # Chinese, Spanish, Vietnamese, not known
    channels = {extras.id: extras.channel for extras in store.ask(comment_extras, store.ask(_every))}
    shown = [channels[each] for each in store.ask(comment_ids, CommentFilter(item, sort="channel")).ids]
    assert shown == sorted(shown, key=lambda channel: (channel == "", channel))


def _every(session: Session) -> list[int]:
    return list(session.scalars(select(Comment.id)))


@pytest.mark.usefixtures("asked")
def test_a_letter_that_asks_twice_stands_with_the_first_demand(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Tag more words") as session:
        second = add_demand(session, office.item, "Keep the noise down.", "Noise")
        add_excerpt(session, office.comments[4], 0, 5, second, WHO)
        add_excerpt(session, office.comments[6], 0, 5, second, WHO)
    assert by(store, office.item, "demands") == [1, 2, 6, 4, 3, 5]


@pytest.mark.usefixtures("asked")
def test_marks_stand_in_the_order_in_which_they_are_drawn(store: Store) -> None:
    item = office_with(store, *(f"{POOL} This is letter {number} of seven." for number in range(1, 8)))
    with store.change("Mark them") as session:
        comments = {c.number: c for c in session.scalars(select(Comment))}
        mark_reply_owed(session, [comments[1].id, comments[4].id])
        add_question(session, comments[3].id, 0, 6, WHO)
        add_sensitive(session, comments[4].id, 0, 6, "health", WHO)
        decided = add_sensitive(session, comments[5].id, 0, 6, "health", WHO)
        decide_sensitive(session, decided, "print", WHO)
        comments[7].look_again = "A new edition changed it."
    assert by(store, item, "marks") == [7, 4, 3, 1, 2, 5, 6]


@pytest.mark.usefixtures("asked")
def test_the_letter_with_the_most_words_of_its_own_stands_first(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Say what is their own") as session:
        # 5 may be a member of B: its first three words; 1 has two of its own in two places, and so less than 3.
        session.get_one(SuggestedMember, office.comments[5]).own_words = [[0, 15]]
        session.get_one(Member, office.comments[1]).own_words = [[0, 6], [7, 11]]
    shown = {each.id: each.own_words for each in store.ask(comment_extras, list(office.comments.values()))}
    assert [shown[office.comments[number]] for number in (3, 5, 1, 2)] == [8, 3, 2, 0]
    assert by(store, office.item, "own_words") == [3, 5, 1, 2, 4, 6]
    with store.change("Say that more is their own") as session:
        session.get_one(Member, office.comments[1]).own_words = [[0, 40]]
    assert by(store, office.item, "own_words") == [3, 1, 5, 2, 4, 6]
    store.undo()
    assert by(store, office.item, "own_words") == [3, 5, 1, 2, 4, 6]


@pytest.mark.usefixtures("asked")
def test_places_are_those_of_the_latest_edition_list_by_list(store: Store) -> None:
    item = office_with(store, POOL, NOISE, LIGHTS)
    (known,) = store.ask(standing_lists, item)
    again = listed(LIGHTS, POOL, NOISE, name="b.csv", options=ImportOptions(time_zone=ZONE, edition_of=known.list_id))
    taken(store, again, item)
    taken(store, listed(BENCH, name="other.csv"), item)
    ids = store.ask(comment_ids, CommentFilter(item, sort="place")).ids
    assert [each.place for each in store.ask(comment_extras, ids)] == ["row 2", "row 3", "row 4", "row 2"]
    assert by(store, item, "place") == [3, 1, 2, 4]


@pytest.mark.usefixtures("asked")
def test_pages_come_before_lines_and_what_has_no_place_comes_last(store: Store) -> None:
    item = office_with(store, POOL, NOISE, LIGHTS, BENCH)
    where = {1: (300, 2), 2: (300, 1), 3: (None, None), 4: (2, 70_000)}
    with store.change("Say where they stand") as session:
        for entry in session.scalars(select(EditionEntry)):
            number = session.get_one(Comment, entry.comment_id).number or 0
            entry.row, (entry.page, entry.first_line) = None, where[number]
    assert by(store, item, "place") == [4, 2, 1, 3]


def test_a_letter_that_was_refused_for_a_campaign_stands_with_those_of_none(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Refuse a letter") as session:
        reject_campaign(session, session.scalars(select(SuggestedCampaign.id)).one(), WHO)
    assert by(store, office.item, "campaign") == [1, 2, 3, 4, 5, 6]


def test_only_what_the_filter_found_is_sorted(store: Store) -> None:
    office = tagged_office(store)
    some = np.array([office.comments[n] for n in (6, 5, 1)], dtype=np.int64)
    for sort in (*ORDERS, *NUMBERED):
        assert set(store.ask(in_order, sort, (office.item,), some, False)) == set(some.tolist())
        assert store.ask(in_order, sort, (office.item,), some[:0], False) == ()
    assert store.ask(in_order, "campaign", (office.item,), some, False) == tuple(office.comments[n] for n in (1, 5, 6))


def test_every_order_is_one_that_the_table_knows(store: Store) -> None:
    office: TaggedOffice = tagged_office(store)
    assert {*ORDERS, *NUMBERED} <= set(SORTS)
    assert not set(ORDERS) & set(NUMBERED)
    assert all(sorted(by(store, office.item, sort)) == [1, 2, 3, 4, 5, 6] for sort in SORTS)
