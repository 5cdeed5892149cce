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


def test_one_home_is_found_again_however_it_is_typed(store: Store) -> None:
    item = item_named(store)
    first = comment("One.", name="J. Smith", address="412 N. Tern St., Apt 4, Marrow Bay 90000")
    taken(store, listed(first, comment("Two.", name="J. Smith", address="412 north tern street #4")), item)
    taken(store, listed(comment("Three.", name="J SMITH", address="Apt 4, 412 N Tern Street")), item)
    with_email = comment("Four.", name="J. Smith", address="412 N Tern St 4", email="js@example.org")
    other_town = comment("Five.", name="J. Smith", address="412 N Tern St Apt 4, Farview 12345")
    taken(store, listed(with_email, other_town), item)
    one, two, three, four, five = store.ask(person_of_each)
    assert one == two == three
    assert len({one, four, five}) == 3


def test_a_city_is_no_address(store: Store) -> None:
    people = [comment(f"{n}.", name="J. Smith", address="Marrow Bay 90000") for n in range(3)]
    taken(store, listed(*people), item_named(store))
    assert len(set(store.ask(person_of_each))) == 3


def test_what_is_nobody_s_address_or_name_finds_nobody(store: Store) -> None:
    given = (
        comment("1.", name="Ada Quill", email="no-reply@example.org"),
        comment("2.", name="Theo Brandt", email="no-reply@example.org"),
        comment("3.", name="Rosa Vale", email="n/a"),
        comment("4.", name="Finn Rowe", email="n/a"),
        comment("5.", name="Anonymous"),
        comment("6.", name="N/A"),
    )
    taken(store, listed(*given), item_named(store))
    found = store.ask(person_of_each)
    assert len(set(found[:4])) == 4
    assert found[4:] == [None, None]


def test_dots_and_plus_signs_part_e_mail_addresses(store: Store) -> None:
    emails = ("ada.quill@example.org", "adaquill@example.org", "adaquill+pool@example.org")
    taken(store, listed(*(comment(mail, name="Ada Quill", email=mail) for mail in emails)), item_named(store))
    assert len(set(store.ask(person_of_each))) == 3


def test_a_known_person_s_address_is_learned(store: Store) -> None:
    item = item_named(store)
    taken(store, listed(comment("One.", name="Ada Quill", email="ada@example.org")), item)
    again = comment("Two.", name="Ada Quill", email="ada@example.org", address="4 Gull Lane")
    taken(store, listed(again), item)
    assert store.ask(lambda s: s.scalars(select(Person.address)).all()) == ["4 Gull Lane"]
    store.undo()
    assert store.ask(lambda s: s.scalars(select(Person.address)).all()) == [None]


def test_signatories_are_tied_to_people_by_address_only(store: Store) -> None:
    letter = (
        "We ask you to keep the pool open.\n\nSigned by:\nAda Quill, 4 Gull Lane\nTheo Brandt, theo@example.org\n"
        "Rosa Vale\nFinn Rowe"
    )
    given = (
        comment("1.", name="Ada Quill", address="4 Gull Ln."),
        comment("2.", name="T. Brandt", email="theo@example.org"),
        comment("3.", name="Rosa Vale", email="rosa@example.org"),
        comment(letter, name="Finn Rowe", email="finn@example.org"),
    )
    taken(store, listed(*given), item_named(store))
    ada, theo, rosa, finn = store.ask(person_of_each)
    signed = store.ask(lambda s: s.scalars(select(Signatory.person_id).order_by(Signatory.position)).all())
    assert (signed[0], signed[1], signed[3]) == (ada, theo, finn)
    assert signed[2] not in (None, rosa)


def test_one_organisation_in_two_spellings(store: Store) -> None:
    item = item_named(store)
    spellings = ("SEIU Local 9", "S.E.I.U. Local 9", "The S.E.I.U., Local 9")
    taken(store, listed(*(comment(name, organisation=name) for name in spellings)), item)
    assert len(store.ask(organisations)) == 1
