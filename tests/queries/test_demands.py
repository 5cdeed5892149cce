"""The list of demands and the excerpts beneath."""

from market_item import DRAFT_1, EDIT, FORM, FORMS, LONE, TRIM, WHO, campaign_with, draft, market, suggested_market
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.campaigns import add_campaign_excerpt
from council_desk.operations.demands import add_demand
from council_desk.operations.policy import decide_link
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.demands import demand_excerpts, demand_lines
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import Organisation, Person, Signatory
from council_desk.records.policy import Clause
from council_desk.store.store import Store


def written_by(session: Session, comment_id: int, organisation: str, signed_by: tuple[str, ...] = ()) -> None:
    submission = session.get_one(Submission, session.get_one(Comment, comment_id).submission_id)
    rows = [Organisation(name=name, name_key=name.lower()) for name in (organisation, *signed_by)]
    session.add_all(rows)
    session.flush()
    submission.organisation_id = rows[0].id
    for row in rows[1:]:
        session.add(Signatory(submission_id=submission.id, organisation_id=row.id, name=row.name))


def test_counts_part_campaigns_from_independent_writers_and_count_organisations_once(store: Store) -> None:
    made = market(store)
    with store.change("Tie words") as session:
        demand = add_demand(session, made.item, "Close the gates at 11", "Gates")
        campaign = campaign_with(session, made.item, FORM, made.ids(*FORMS))
        add_campaign_excerpt(session, campaign, 10, 40, demand, WHO)
        add_excerpt(session, made.comments[LONE], 5, 20, demand, WHO)
        written_by(session, made.comments[LONE], "Pier Road Tenants", ("Valley Growers", "Harbor Scouts"))
    (line,) = store.ask(demand_lines, made.item)
    assert (line.decided, line.number, line.in_campaigns, line.independent, line.organisations) == (True, 1, 2, 1, 3)
    template, own = store.ask(demand_excerpts, made.item, demand)
    assert (template.label, template.comment_id, template.words) == ("A", None, FORM[10:40])
    assert (own.label, own.comment_id, own.name) == (str(LONE), made.comments[LONE], "Pier Road Tenants")


def test_the_worst_coverage_on_the_latest_draft_is_shown(store: Store) -> None:
    made = market(store)
    draft_id = draft(store, made.item, DRAFT_1)
    with store.change("Decide two links") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        for citation, coverage in (("7.12.020", "partly"), ("7.12.030", "conflicts")):
            clause = session.scalars(select(Clause).where(Clause.citation == citation)).one()
            decide_link(session, demand, draft_id, clause.id, coverage, "", WHO)
    (line,) = store.ask(demand_lines, made.item)
    assert (line.coverage, line.citation) == ("conflicts", "7.12.030")


def test_suggested_demands_stand_after_those_of_the_list_the_most_asked_first(store: Store) -> None:
    made = suggested_market(store)
    with store.change("Add a demand by hand") as session:
        add_demand(session, made.item, "Sweep the pier")
    lines = store.ask(demand_lines, made.item)
    assert [line.decided for line in lines][:2] == [True, False]
    asked = [line.suggested for line in lines[1:]]
    assert asked == sorted(asked, reverse=True)
    gates = next(line for line in lines if line.sentence == "Close the market gates at 11 in the evening")
    assert (gates.in_campaigns, gates.independent, gates.number) == (4, 1, None)
    shown = store.ask(demand_excerpts, made.item, None, gates.group_key)
    assert [(line.label, line.decided) for line in shown] == [("A", False), (str(LONE), False)]
    assert {EDIT, TRIM} <= set(made.comments)


def test_a_member_that_asks_in_words_of_its_own_stays_in_its_campaign_and_a_writer_of_two_letters_counts_twice(
    store: Store,
) -> None:
    made = market(store)
    with store.change("Tie words") as session:
        asked = add_demand(session, made.item, "Close the gates at 11")
        own = add_demand(session, made.item, "Sell eels again")
        campaign = campaign_with(session, made.item, FORM, made.ids(*FORMS, EDIT))
        add_campaign_excerpt(session, campaign, 10, 40, asked, WHO)
        for comment, demand in ((EDIT, own), (EDIT, asked), (LONE, own), (LONE, asked), (7, own)):
            add_excerpt(session, made.comments[comment], 0, 10, demand, WHO)
        person = Person(name="Rosa Vale", name_key="rosa vale")
        session.add(person)
        session.flush()
        for comment in (LONE, 7):
            written = session.get_one(Comment, made.comments[comment])
            session.get_one(Submission, written.submission_id).person_id = person.id
    first, second = store.ask(demand_lines, made.item)
    assert (first.in_campaigns, first.in_own_words, first.independent) == (3, 1, 1)
    assert (second.in_campaigns, second.in_own_words, second.independent) == (1, 1, 2)
