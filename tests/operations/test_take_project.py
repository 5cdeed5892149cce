"""A project of another program is taken in."""

from typing import Any

from packets import BENCH, LIGHTS, NOISE, POOL, comment, office_with
from refi_files import code, coding, project, read, selection, source
from sqlalchemy import select
from sqlalchemy.orm import Session
from tagged_office import EDITED, tagged_office

from council_desk.documents.refi_project import make_project
from council_desk.operations.demands import add_demand
from council_desk.operations.tagging import add_excerpt, set_stance
from council_desk.operations.take_project import TakenProject, take_project
from council_desk.queries.export import comment_rows
from council_desk.queries.export_project import project as exported
from council_desk.records.comments import Comment
from council_desk.records.tags import Excerpt
from council_desk.store.store import Store

WHO = "Ben Oster"


def take(store: Store, item: int, data: bytes) -> TakenProject:
    with store.change("Took in a project") as session:
        return take_project(session, item, read(data), WHO)


def tags(store: Store, item: int) -> list[tuple[Any, ...]]:
    """What is decided of each comment: number, stance, excerpts, questions."""
    return [
        (
            row["number"],
            row["stance"],
            sorted((d["label"], d["start"], d["end"]) for d in row["demands"]),
            [(q["start"], q["end"]) for q in row["questions"]],
        )
        for row in store.ask(comment_rows, item, "latest", True)
    ]


def deciders(session: Session) -> list[str]:
    return sorted(session.scalars(select(Excerpt.decided_by)))


def partner(*codings: str, text: str = LIGHTS, name: str = "crossing") -> bytes:
    """A study in which Mara and Jun coded one of our letters, and a text that is not ours."""
    inside = codings or (
        selection(0, 34, coding("Safer crossings", "Mara"), coding("Safer crossings", "Jun")),
        selection(79, 92, coding("Put in lights", "Jun")),
    )
    return project(
        [code("Safer crossings", code("Put in lights"))],
        [source(name, *inside), source("interview", selection(0, 5, coding("Put in lights")))],
        {name: text, "interview": "Words that nobody wrote to this office."},
        users=["Mara", "Jun"],
    )


def test_a_foreign_study_lands_on_the_letters_that_it_coded(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    done = take(store, item, partner())
    assert tags(store, item)[1] == (2, None, [("Put in lights", 79, 92), ("Safer crossings", 0, 34)], [])
    assert (done.excerpts, done.already, done.matched, done.not_ours) == (2, 1, 1, ["interview"])
    assert store.ask(deciders) == ["Jun", "Mara"]
    assert any("interview" in remark for remark in done.remarks())


def test_taken_in_twice_it_changes_nothing(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    take(store, item, partner())
    number, before = store.latest_change_number(), tags(store, item)
    done = take(store, item, partner())
    assert (done.excerpts, done.questions, done.stances) == (0, 0, 0)
    assert (store.latest_change_number(), tags(store, item)) == (number, before)


def test_one_undo_takes_it_all_back(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    before = tags(store, item)
    take(store, item, partner())
    store.undo()
    assert tags(store, item) == before


def test_our_own_project_changes_nothing_in_its_office(store: Store) -> None:
    made = tagged_office(store)
    number, before = store.latest_change_number(), tags(store, made.item)
    done = take(store, made.item, make_project(store.ask(exported, made.item)))
    assert (store.latest_change_number(), tags(store, made.item)) == (number, before)
    assert (done.matched, done.lost, done.codes.added) == (6, 0, 0)


def test_in_an_office_with_the_same_letters_the_same_tags_come_out(store: Store, sqlite_store: Store) -> None:
    made = tagged_office(sqlite_store)
    letters = (POOL, POOL, EDITED, NOISE, LIGHTS, BENCH)
    here = office_with(store, *(comment(text) for text in letters), number="31")
    done = take(store, here, make_project(sqlite_store.ask(exported, made.item)))
    assert tags(store, here) == tags(sqlite_store, made.item)
    assert (done.matched, done.not_ours) == (6, [])


def test_a_text_that_was_blocked_out_is_known_again(store: Store, sqlite_store: Store) -> None:
    letter = "My number is 555-201-3344. Open the pool at seven, please."
    item = office_with(sqlite_store, comment(letter))
    with sqlite_store.change("Tag") as session:
        demand = add_demand(session, item, "Open the pool at seven.")
        add_excerpt(session, session.scalars(select(Comment.id)).one(), 27, 49, demand, WHO)
    here = office_with(store, comment(BENCH), comment(letter), number="31")
    done = take(store, here, make_project(sqlite_store.ask(exported, item)))
    assert tags(store, here)[1][2] == [("Open the pool at seven.", 27, 49)]
    assert done.not_ours == []


def test_words_are_found_again_where_the_letter_was_corrected_since(store: Store) -> None:
    made = tagged_office(store)
    data = make_project(store.ask(exported, made.item))
    with store.change("Take the excerpt away, correct the letter") as session:
        for excerpt in session.scalars(select(Excerpt)):
            session.delete(excerpt)
        session.flush()
        mend(session, made.comments[6], "Well: " + BENCH)
    done = take(store, made.item, data)
    assert tags(store, made.item)[5][2] == [("Keep the pool open in winter.", 6, 50)]
    assert done.moved == 1


def mend(session: Session, comment_id: int, text: str) -> None:
    from council_desk.records.comments import Wording

    found = session.get_one(Comment, comment_id)
    wording = Wording(comment_id=comment_id, kind="corrected", text=text, text_key="x")
    session.add(wording)
    session.flush()
    found.wording_id = wording.id


def test_a_stance_that_was_decided_here_stays(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS, BENCH)
    codes = [code("Stance: support"), code("Stance: oppose")]
    sources = [
        source("1", coding("Stance: support", "Mara")),
        source("2", coding("Stance: oppose", "Mara")),
        source("3", coding("Stance: oppose"), selection(0, 9, coding("Stance: support"))),
    ]
    data = project(codes, sources, {"1": POOL, "2": LIGHTS, "3": BENCH}, users=["Mara"])
    with store.change("Decide") as session:
        first = session.scalars(select(Comment.id).where(Comment.number == 1)).one()
        set_stance(session, [first], "oppose", "Ana Reyes")
    done = take(store, item, data)
    assert [row[1] for row in tags(store, item)] == ["oppose", "oppose", None]
    assert (done.stances, done.kept_stances, done.torn_stances) == (1, 1, 1)
    assert store.ask(lambda session: session.scalars(select(Comment.stance_by).order_by(Comment.id)).all()) == [
        "Ana Reyes",
        "Mara",
        None,
    ]


def test_equal_letters_are_matched_one_to_one(store: Store) -> None:
    item = office_with(store, POOL, POOL, POOL)
    sources = [
        source("Comment 2.txt", selection(0, 6, coding("A thing"))),
        source("letter", selection(0, 11, coding("A thing"))),
    ]
    data = project([code("A thing")], sources, {"Comment 2.txt": POOL, "letter": POOL + "\r\n"})
    take(store, item, data)
    assert [[(s, e) for _, s, e in row[2]] for row in tags(store, item)] == [[(0, 11)], [(0, 6)], []]


def test_what_was_left_out_is_said(store: Store) -> None:
    item = office_with(store, LIGHTS)
    data = project(
        [code("Put in lights")],
        [
            source("crossing", selection(0, 4, coding("Gone")), selection(0, 9_999, coding("Put in lights"))),
            '<PDFSource guid="1" name="plan.pdf"/>',
        ],
        {"crossing": LIGHTS},
    )
    done = take(store, item, data)
    assert (done.of_no_demand, done.lost) == (1, 1)
    assert any("PDF plan.pdf" in remark for remark in done.remarks())
