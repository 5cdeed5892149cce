"""People made one and parted; organisations; signatories by hand. Each is one change that undo takes back whole."""

import pytest
from packets import comment, item_named, listed, taken
from small_office import everything
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.people import (
    add_signatory,
    keep_apart,
    merge_organisations,
    merge_people,
    remove_signatory,
    rename_organisation,
    rename_person,
    split_person,
    tie_to_organisation,
    turn_signatory,
)
from council_desk.queries.counts import four_counts
from council_desk.queries.history import history
from council_desk.queries.signatories import signatories_of
from council_desk.records.comments import Submission
from council_desk.records.people import Organisation, PeopleApart, Person, Signatory
from council_desk.store.store import Store

LETTER = "We ask you to keep the pool open.\n\nSigned,\nHarbor Swim Club\nSEIU Local 9\nAda Quill"


def office(store: Store) -> int:
    item = item_named(store)
    taken(
        store,
        listed(
            comment("One.", name="Ada Quill", email="ada@example.org", phone="555-0100"),
            comment("Two.", name="Ada M. Quill", address="4 Gull Lane", district="2"),
            comment("Three.", name="Theo Brandt", email="theo@example.org"),
            comment(LETTER, organisation="Bay Cyclists"),
        ),
        item,
    )
    return item


def people(session: Session) -> dict[str, int]:
    return {person.name: person.id for person in session.scalars(select(Person).order_by(Person.id.desc()))}


def organisations(session: Session) -> dict[str, int]:
    return {made.name: made.id for made in session.scalars(select(Organisation))}


def submissions(session: Session, name: str) -> list[int]:
    wanted = select(Submission.id).where(Submission.name == name)
    return list(session.scalars(wanted.order_by(Submission.id)))


def test_two_people_become_one_and_the_counts_follow(store: Store) -> None:
    item = office(store)
    ids, before = store.ask(people), store.ask(everything)
    assert store.ask(four_counts, item).people == 3
    with store.change("Merge 2 people") as session:
        assert merge_people(session, ids["Ada Quill"], [ids["Ada M. Quill"]]) == 1
    kept = store.ask(lambda s: s.get_one(Person, ids["Ada Quill"]))
    assert (kept.email, kept.phone, kept.address, kept.district) == ("ada@example.org", "555-0100", "4 Gull Lane", "2")
    assert store.ask(four_counts, item).people == 2
    assert "Quill" not in store.ask(history, 1)[0].title
    store.undo()
    assert store.ask(everything) == before
    store.redo()
    assert store.ask(four_counts, item).people == 2


def test_a_merged_person_is_found_again_by_either_address(store: Store) -> None:
    item = office(store)
    taken(store, listed(comment("Four.", name="Ada Quill", email="ada.quill@example.org")), item)
    by_email = store.ask(lambda s: {person.email: person.id for person in s.scalars(select(Person))})
    with store.change("Merge 2 people") as session:
        merge_people(session, by_email["ada@example.org"], [by_email["ada.quill@example.org"]])
    counted = store.ask(four_counts, item).people
    later = comment("Five.", name="A. Quill", email="ADA.QUILL@example.org")
    taken(store, listed(later, comment("Six.", name="A. Quill", email="ada@example.org")), item)
    assert store.ask(four_counts, item).people == counted


def test_people_who_are_not_the_same_are_not_merged(store: Store) -> None:
    office(store)
    ids = store.ask(people)
    for _ in range(2):
        with store.change("Keep 2 people apart") as session:
            keep_apart(session, ids["Ada M. Quill"], ids["Ada Quill"], "Ana Reyes")
    assert len(store.ask(lambda s: s.scalars(select(PeopleApart.id)).all())) == 1
    with pytest.raises(RefusedError, match="not the same"), store.change("Merge") as session:
        merge_people(session, ids["Ada Quill"], [ids["Ada M. Quill"]])
    with pytest.raises(RefusedError, match="two people"), store.change("Merge") as session:
        merge_people(session, ids["Ada Quill"], [ids["Ada Quill"]])
    with pytest.raises(NotFoundError), store.change("Merge") as session:
        merge_people(session, ids["Ada Quill"], [9999])


def test_a_person_is_parted_and_keeps_what_is_theirs(store: Store) -> None:
    item = item_named(store)
    theo = comment("One.", name="Theo Brandt", phone="555-0101", email="brandt@example.org")
    taken(store, listed(theo, comment("Two.", name="Gia Brandt", email="brandt@example.org")), item)
    before = store.ask(everything)
    (person,) = store.ask(people).values()
    with store.change("Split a person") as session:
        made = split_person(session, person, submissions(session, "Gia Brandt"))
    assert store.ask(four_counts, item).people == 2
    parted = store.ask(lambda s: s.get_one(Person, made))
    assert (parted.name, parted.email, parted.phone) == ("Gia Brandt", "brandt@example.org", None)
    with pytest.raises(RefusedError, match="not the same"), store.change("Merge") as session:
        merge_people(session, person, [made])
    store.undo()
    assert store.ask(everything) == before
    with pytest.raises(RefusedError, match="leave at least one"), store.change("Split") as session:
        split_person(session, person, [*submissions(session, "Gia Brandt"), *submissions(session, "Theo Brandt")])
    with pytest.raises(NotFoundError), store.change("Split") as session:
        split_person(session, person, [9999])


def test_organisations_are_merged_renamed_and_tied(store: Store) -> None:
    item = office(store)
    before, ids = store.ask(everything), store.ask(organisations)
    assert store.ask(four_counts, item).organisations == 3
    with store.change("Merge 2 organizations") as session:
        assert merge_organisations(session, ids["Bay Cyclists"], [ids["Harbor Swim Club"]]) == 1
    assert store.ask(four_counts, item).organisations == 2
    store.undo()
    assert store.ask(everything) == before
    with store.change("Rename an organization") as session:
        rename_organisation(session, ids["Bay Cyclists"], "  Bay  Bicycle Club ")
    with pytest.raises(RefusedError, match="Another"), store.change("Rename an organization") as session:
        rename_organisation(session, ids["Bay Cyclists"], "S.E.I.U. Local 9")
    with store.change("Tie a comment to an organization") as session:
        theo = submissions(session, "Theo Brandt")
        assert tie_to_organisation(session, theo, "The Bay Bicycle Club") == ids["Bay Cyclists"]
        assert tie_to_organisation(session, theo, "Mill Row Gardens") not in ids.values()
    assert store.ask(four_counts, item).organisations == 4
    with store.change("Untie a comment") as session:
        assert tie_to_organisation(session, theo, "") is None
    assert store.ask(four_counts, item).organisations == 3


def test_signatories_are_added_turned_and_taken_away(store: Store) -> None:
    item = office(store)
    letter = store.ask(lambda s: s.scalars(select(Signatory.submission_id)).first()) or 0
    before = store.ask(everything)
    with store.change("Add a signatory") as session:
        added = add_signatory(session, letter, "Mill  Row Gardens", organisation=True)
    four = store.ask(four_counts, item)
    assert (four.organisations, four.signatures, four.submissions) == (4, 4, 4)
    with pytest.raises(RefusedError, match="already"), store.change("Add a signatory") as session:
        add_signatory(session, letter, "mill row gardens", organisation=True)
    with store.change("Take a signatory away") as session:
        remove_signatory(session, added)
    assert store.ask(everything) == before
    last = store.ask(signatories_of, letter)[2]
    assert (last.name, last.organisation_id) == ("Ada Quill", None)
    with store.change("Call a signatory an organization") as session:
        turn_signatory(session, last.id, organisation=True)
    assert store.ask(signatories_of, letter)[2].organisation_id is not None
    for organisation, name in ((True, "Mill Row Gardens"), (False, "Ana Ortiz")):
        with store.change("Add a signatory") as session:
            number = add_signatory(session, letter, "Ana Ortiz, President, Mill Row Gardens", organisation)
        made = store.ask(organisations if organisation else people)
        assert name in made
        with store.change("Take a signatory away") as session:
            remove_signatory(session, number)


def test_a_person_s_name_is_corrected(store: Store) -> None:
    office(store)
    number = store.ask(people)["Theo Brandt"]
    with store.change("Rename a person") as session:
        rename_person(session, number, "Theo  Brand")
    assert store.ask(lambda s: s.get_one(Person, number).name_key) == "theo brand"
    with pytest.raises(RefusedError), store.change("Rename a person") as session:
        rename_person(session, number, " ")
