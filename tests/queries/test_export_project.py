"""What leaves for another coding program."""

import pytest
from packets import comment, office_with
from sqlalchemy import select
from sqlalchemy.orm import Session
from tagged_office import POOL_ASK, WHO, tagged_office

from council_desk.errors import NotFoundError
from council_desk.operations.demands import add_demand, nest_demand
from council_desk.operations.tagging import add_sensitive, decide_sensitive
from council_desk.queries.exchange_ids import QUESTION_CODE, STANCE_CODES, exchange_ids
from council_desk.queries.export_project import BLOCK, blocked_out, codebook, project
from council_desk.records.comments import Comment
from council_desk.store.store import Store

REACH = "Write to rosa@example.org or call 555-201-3344. I live at 12 Quarry Lane and my heart is weak. Open the pool."


def test_the_codebook_lists_demands_with_parents_first(store: Store) -> None:
    made = tagged_office(store)
    with store.change("Nest") as session:
        above = add_demand(session, made.item, "Spend more on swimming.", "Swimming")
        nest_demand(session, made.demand, above)
    ids = store.ask(exchange_ids)
    found = store.ask(codebook, made.item)
    assert found.title == "Item 29: Pool hours"
    assert [(d.sentence, d.number, d.parent) for d in found.demands] == [
        ("Spend more on swimming.", 2, ""),
        ("Keep the pool open in winter.", 1, ids.demand(above)),
    ]


def test_the_project_has_every_counted_comment_with_what_people_decided(store: Store) -> None:
    made = tagged_office(store)
    ids = store.ask(exchange_ids)
    found = store.ask(project, made.item)
    assert [text.label for text in found.texts] == ["1", "2", "3", "4", "5", "6"]
    first, _, third, fourth, fifth, sixth = found.texts
    by_campaign = [(c.code, c.start, c.end) for c in first.codings]
    assert by_campaign == [(ids.demand(made.demand), *POOL_ASK), (STANCE_CODES["support"], -1, -1)]
    assert third.codings == ()
    assert [c.code for c in fourth.codings] == [QUESTION_CODE, STANCE_CODES["question"]]
    assert fifth.codings == (), "suggestions stay in the office"
    assert [(c.start, c.end, c.user) for c in sixth.codings] == [(0, 44, WHO)]
    assert set(found.users) == {"", WHO}
    assert dict(first.attributes)["campaign"] == "A"
    assert dict(fourth.attributes)["position"] == "oppose"
    assert [(c.letter, len(c.texts)) for c in found.campaigns] == [("A", 3)]


def test_the_same_data_gives_the_same_project(store: Store) -> None:
    made = tagged_office(store)
    assert store.ask(project, made.item) == store.ask(project, made.item)


def test_private_details_stay_unless_they_are_asked_for(store: Store) -> None:
    item = office_with(store, comment(REACH, name="Rosa Vale", email="rosa@example.org", phone="555-201-3344"))
    (text,) = store.ask(project, item).texts
    for secret in ("rosa", "555", "12 Quarry"):
        assert secret not in text.text, secret
        assert secret not in repr(text.attributes), secret
    assert text.text.endswith("Open the pool.")
    assert len(text.text) == len(REACH)
    assert text.blocked == 3
    (whole,) = store.ask(project, item, True).texts
    assert whole.text == REACH
    assert (whole.attributes["name"], whole.attributes["email"]) == ("Rosa Vale", "rosa@example.org")


def test_a_disclosure_leaves_only_once_somebody_cleared_it_for_print(store: Store) -> None:
    item = office_with(store, comment(REACH))
    start = REACH.index("my heart")
    end = start + len("my heart is weak")

    def mark(session: Session) -> int:
        number = session.scalars(select(Comment.id)).one()
        return add_sensitive(session, number, start, end, "health", WHO)

    with store.change("Mark a passage") as session:
        passage = mark(session)
    assert store.ask(project, item).texts[0].text[start:end] == BLOCK * (end - start)
    with store.change("Decide") as session:
        decide_sensitive(session, passage, "withhold", WHO)
    assert store.ask(project, item).texts[0].text[start:end] == BLOCK * (end - start)
    with store.change("Decide") as session:
        decide_sensitive(session, passage, "print", WHO)
    assert store.ask(project, item).texts[0].text[start:end] == "my heart is weak"


def test_blocks_keep_line_ends_and_places() -> None:
    text, count = blocked_out("one\ntwo three", [(1, 6), (5, 7)])
    assert (text, count) == ("o" + BLOCK * 2 + "\n" + BLOCK * 3 + " three", 1)


def test_an_item_that_is_gone_is_said(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.ask(project, 4711)
