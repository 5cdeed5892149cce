"""Who wrote: found again where they are known, never guessed."""

from packets import comment, item_named, listed, taken
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.records.comments import Comment, Submission
from council_desk.records.people import Organisation, Person, Signatory
from council_desk.store.store import Store


def persons(session: Session) -> list[tuple[str, str | None]]:
    return [(p.name, p.email) for p in session.scalars(select(Person).order_by(Person.id))]


def organisations(session: Session) -> list[str]:
    return list(session.scalars(select(Organisation.name).order_by(Organisation.name_key)))


def person_of_each(session: Session) -> list[int | None]:
    wanted = select(Submission.person_id).join(Comment, Comment.submission_id == Submission.id).order_by(Comment.number)
    return list(session.scalars(wanted))


def test_one_address_is_one_person_in_every_case(store: Store) -> None:
    item = item_named(store)
    taken(
        store,
        listed(
            comment("One.", name="Rosa Vale", email="rosa@example.org"),
            comment("Two.", name="R. Vale", email="Rosa@Example.org"),
        ),
        item,
    )
    taken(store, listed(comment("Three.", name="Rosa Vale", email="ROSA@example.org")), item)
    assert store.ask(persons) == [("Rosa Vale", "rosa@example.org")]


def test_one_name_without_address_is_never_taken_for_one_person(store: Store) -> None:
    item = item_named(store)
    taken(store, listed(comment("One.", name="J. Smith"), comment("Two.", name="J. Smith")), item)
    assert len(store.ask(persons)) == 2


def test_one_name_at_one_address_is_one_person(store: Store) -> None:
    item = item_named(store)
    here = {"name": "J. Smith", "address": "4 Gull Lane"}
    taken(store, listed(comment("One.", **here), comment("Two.", name="j smith", address="4 gull lane")), item)
    taken(store, listed(comment("Three.", **here), comment("Four.", name="J. Smith", address="9 Mill Row")), item)
    first, second, third, fourth = store.ask(person_of_each)
    assert first == second == third != fourth


def test_a_letter_without_a_name_is_nobody_s(store: Store) -> None:
    taken(store, listed("Keep it open.", "Close it."), item_named(store))
    assert store.ask(persons) == []
    assert store.ask(person_of_each) == [None, None]


def test_an_organisation_that_signs_and_writes_is_one(store: Store) -> None:
    letter = "Please keep the pool open.\n\nSigned,\nHarbor Swim Club\nFriends of Gull Creek\nAna Ortiz"
    item = item_named(store)
    taken(store, listed(letter, comment("We agree.", organisation="Harbor  Swim Club")), item)
    taken(store, listed(comment("Again.", organisation="HARBOR SWIM CLUB")), item)
    assert store.ask(organisations) == ["Friends of Gull Creek", "Harbor Swim Club"]
    signed = store.ask(lambda s: [(x.name, x.organisation_id is not None) for x in s.scalars(select(Signatory))])
    assert signed == [("Harbor Swim Club", True), ("Friends of Gull Creek", True), ("Ana Ortiz", False)]


def test_undoing_the_import_takes_its_people_along(store: Store) -> None:
    taken(store, listed(comment("One.", name="Rosa Vale", email="rosa@example.org")), item_named(store))
    store.undo()
    assert store.ask(persons) == []
    store.redo()
    assert store.ask(persons) == [("Rosa Vale", "rosa@example.org")]
