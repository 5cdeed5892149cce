"""Who signed a letter, and what each also sent alone."""

from packets import comment, item_named, listed, taken
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.signatories import signatories_of
from council_desk.records.comments import Comment
from council_desk.records.people import Signatory
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
    first = store.ask(lambda s: s.scalars(select(Comment.id).where(Comment.number == 1)).one())
    assert store.ask(comment_detail, first).signatories == shown
