"""Who signed a letter, and what each also sent alone."""

from packets import comment, item_named, listed, taken
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.people import keep_apart, merge_people
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.signatories import signatories_of
from council_desk.records.comments import Comment
from council_desk.records.people import Person, Signatory
from council_desk.store.store import Store

LETTER = "We ask you to keep the pool open.\n\nSigned,\nHarbor Swim Club\nSEIU Local 9\nAna Ortiz, ana@example.org"


def office(store: Store) -> None:
    given = (
        LETTER,
        comment("Keep it open, we say.", organisation="S.E.I.U. Local 9"),
        comment("Keep it open, I say.", name="Ana Ortiz", email="ANA@example.org"),
    )
    taken(store, listed(*given), item_named(store))


def letter_of(session: Session) -> int:
    return session.scalars(select(Signatory.submission_id)).first() or 0


def test_each_signatory_is_tied_to_what_it_sent_alone(store: Store) -> None:
    office(store)
    shown = store.ask(signatories_of, store.ask(letter_of))
    assert [(signatory.name, signatory.wrote) for signatory in shown] == [
        ("Harbor Swim Club", ()),
        ("SEIU Local 9", ("2",)),
        ("Ana Ortiz", ("3",)),
    ]
    assert [signatory.may_be for signatory in shown] == [(), (), ()]
    first = store.ask(lambda s: s.scalars(select(Comment.id).where(Comment.number == 1)).one())
    assert store.ask(comment_detail, first).signatories == shown


def test_a_namesake_may_be_the_signatory_until_somebody_decides(store: Store) -> None:
    letter = "We ask you to keep the pool open.\n\nSigned,\nHarbor Swim Club\nSEIU Local 9\nTheo Brandt"
    namesake = comment("Close it.", name="theo brandt", email="theo@example.org")
    taken(store, listed(letter, namesake), item_named(store))
    signed = store.ask(signatories_of, store.ask(letter_of))[2]
    assert (signed.wrote, signed.may_be) == ((), ("2",))
    other = store.ask(lambda s: s.scalars(select(Person.id).where(Person.email_key == "theo@example.org")).one())
    with store.change("Keep 2 people apart") as session:
        keep_apart(session, other, signed.person_id or 0, "Ana Reyes")
    assert store.ask(signatories_of, store.ask(letter_of))[2].may_be == ()
    store.undo()
    with store.change("Merge 2 people") as session:
        merge_people(session, other, [signed.person_id or 0])
    assert store.ask(signatories_of, store.ask(letter_of))[2].wrote == ("2",)
