"""Logged by hand: who, what, when, on which items; corrected later."""

import pytest
from mending_office import ids_by_label, texts_by_label
from packets import BENCH, LIGHTS, POOL, comment, item_named, office_with
from small_office import everything
from sqlalchemy import select

from council_desk.errors import ConflictError, NotFoundError, RefusedError
from council_desk.operations.log_comment import CORRECTED, LoggedComment, correct_comment, log_comment
from council_desk.operations.tagging import add_question, set_stance
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.counts import four_counts
from council_desk.queries.export import comment_rows
from council_desk.records.comments import Wording
from council_desk.records.people import Organisation, Person
from council_desk.store.store import Store

WHO = "Ana Reyes"
CALL = "Calls for her husband. Wants the ramp first, then the lane. Asks when the ramp is rebuilt."


def log(store: Store, logged: LoggedComment) -> list[int]:
    with store.change("Logged a phone call") as session:
        return log_comment(session, logged, WHO)


def people(store: Store) -> list[tuple[str, str | None]]:
    found = store.ask(lambda s: s.scalars(select(Person).order_by(Person.id)).all())
    return [(person.name, person.email) for person in found]


def test_a_call_is_a_numbered_comment_with_its_tags(store: Store) -> None:
    item = office_with(store, BENCH)
    before = store.ask(everything)
    logged = LoggedComment(
        CALL,
        (item,),
        "phone",
        name=" Odile  Marsh ",
        phone="555-0140",
        organisation="Quarry Lane Neighbors",
        position="support",
        stance="support_if_amended",
        reply_owed=True,
        received_at="2026-04-22T23:06:00Z",
    )
    (made,) = log(store, logged)
    shown = store.ask(comment_detail, made)
    assert (shown.label, shown.text, shown.name, shown.organisation) == (
        "2",
        CALL,
        "Odile Marsh",
        "Quarry Lane Neighbors",
    )
    assert (shown.channel, shown.received_at, shown.position) == ("phone", "2026-04-22T23:06:00Z", "support")
    assert (shown.stance, shown.stance_by, shown.reply_owed) == ("support_if_amended", WHO, True)
    assert tuple(store.ask(comment_ids, CommentFilter(item, words="ramp")).ids) == (made,)
    counts = store.ask(four_counts, item)
    assert (counts.submissions, counts.people, counts.organisations) == (2, 1, 1)
    store.undo()
    assert store.ask(everything) == before


def test_a_letter_on_two_items_is_one_submission_with_two_comments(store: Store) -> None:
    items = (item_named(store, "29"), item_named(store, "12"))
    made = log(store, LoggedComment(CALL, (*items, items[0]), "letter", stance="oppose", reply_owed=True))
    rows = store.ask(comment_rows)
    assert [(row["item"], row["number"], row["text"], row["stance"]) for row in rows] == [
        ("29", 1, CALL, "oppose"),
        ("12", 1, CALL, "oppose"),
    ]
    assert all(store.ask(comment_detail, each).reply_owed for each in made)


def test_without_an_item_it_waits_in_the_tray(store: Store) -> None:
    (made,) = log(store, LoggedComment(CALL))
    assert tuple(store.ask(comment_ids, CommentFilter(None)).ids) == (made,)
    assert store.ask(comment_detail, made).name is None


@pytest.mark.parametrize(("said", "channel"), [("podium", "in person"), ("counter", "in person"), ("e-mail", "e-mail")])
def test_the_channel_is_named_as_the_record_names_it(store: Store, said: str, channel: str) -> None:
    (made,) = log(store, LoggedComment(CALL, channel=said))
    assert store.ask(comment_detail, made).channel == channel


def test_nobody_is_taken_for_somebody_known_by_name_alone(store: Store) -> None:
    office_with(store, comment(POOL, name="Rosa Vale", email="rosa@example.org"))
    log(store, LoggedComment(CALL, name="Rosa Vale"))
    assert people(store) == [("Rosa Vale", "rosa@example.org"), ("Rosa Vale", None)]
    log(store, LoggedComment(LIGHTS, name="R. Vale", email="Rosa@Example.org"))
    known = store.ask(lambda s: s.scalars(select(Person.id).order_by(Person.id)).all())[0]
    (made,) = log(store, LoggedComment(BENCH, person_id=known, phone="555-0199"))
    assert len(people(store)) == 2
    assert store.ask(comment_detail, made).email == "rosa@example.org"
    assert store.ask(lambda s: s.get_one(Person, known).phone) == "555-0199"


def test_an_organisation_is_found_again_however_it_is_written(store: Store) -> None:
    log(store, LoggedComment(CALL, organisation="Harbor Swim Club"))
    log(store, LoggedComment(BENCH, organisation=" harbor  swim club"))
    assert store.ask(lambda s: s.scalars(select(Organisation.name)).all()) == ["Harbor Swim Club"]


def test_what_cannot_be_logged_is_refused_and_nothing_is_stored(store: Store) -> None:
    item = item_named(store)
    before = store.ask(everything)
    with pytest.raises(RefusedError, match="What they said"):
        log(store, LoggedComment("  \n", (item,)))
    with pytest.raises(RefusedError, match="no stance"):
        log(store, LoggedComment(CALL, (item,), stance="maybe"))
    with pytest.raises(NotFoundError):
        log(store, LoggedComment(CALL, (item, 999)))
    with pytest.raises(NotFoundError):
        log(store, LoggedComment(CALL, (item,), person_id=999))
    assert store.ask(everything) == before


def test_what_was_typed_is_corrected_and_the_earlier_words_are_kept(store: Store) -> None:
    item = item_named(store)
    (made,) = log(store, LoggedComment(CALL, (item,)))
    with store.change("Tag") as session:
        set_stance(session, [made], "support", WHO)
        add_question(session, made, CALL.index("when"), len(CALL), WHO)
    corrected = CALL.replace("husband", "wife")
    with store.change("Corrected a comment") as session:
        correct_comment(session, made, f" {corrected}\n")
    shown = store.ask(comment_detail, made)
    assert (shown.text, shown.stance, shown.look_again) == (corrected, "support", CORRECTED)
    assert [shown.text[q.start : q.end] for q in shown.questions] == ["when the ramp is rebuilt."]
    kinds = store.ask(lambda s: [(w.kind, w.text) for w in s.scalars(select(Wording).order_by(Wording.id))])
    assert kinds == [("typed", CALL), ("corrected", corrected)]
    store.undo()
    assert texts_by_label(store, item) == {"1": CALL}


def test_what_was_received_is_never_corrected(store: Store) -> None:
    item = office_with(store, POOL)
    with pytest.raises(RefusedError, match="never edited"), store.change("Correct") as session:
        correct_comment(session, ids_by_label(store, item)["1"], "Something else")


def test_a_correction_is_refused_where_it_is_empty_or_somebody_else_was_first(store: Store) -> None:
    (made,) = log(store, LoggedComment(CALL))
    version = store.ask(comment_detail, made).version
    with pytest.raises(RefusedError, match="empty"), store.change("Correct") as session:
        correct_comment(session, made, " ")
    with store.change("Correct") as session:
        correct_comment(session, made, CALL, version)
    assert store.last_change is None
    with store.change("Tag") as session:
        set_stance(session, [made], "oppose", WHO)
    with pytest.raises(ConflictError), store.change("Correct") as session:
        correct_comment(session, made, "Something else", version)
