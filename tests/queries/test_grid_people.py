"""Everything that one writer sent, in one row."""

from packets import listed, taken
from tagged_office import tagged_office

from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.tagging import set_stance
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.grid import SEVERAL, grid_ids, grid_rows
from council_desk.queries.grid_people import Writers, writer_rows, writers_of
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import Person
from council_desk.store.store import Store

WHO = "Ana Reyes"


def written_twice(store: Store) -> tuple[int, list[int]]:
    """An item with four letters: the first and the third are of one known person, the others of nobody known."""
    with store.change("Add the item") as session:
        item = find_or_add_item(session, "5", meeting="2031-04-28", body="City Council", title="Larkspur crossing")
    letters = ("Paint the crossing.", "No crossing, please.", "And put a guard there.", "Who pays?")
    taken(store, listed(*letters, name="letters.csv"), item)
    ids = list(store.ask(comment_ids, CommentFilter(item)).ids)
    with store.change("Know who wrote") as session:
        person = Person(name="Rosa Vale", name_key="rosa vale", district="4")
        session.add(person)
        session.flush()
        for place in (0, 2):
            submission = session.get_one(Submission, session.get_one(Comment, ids[place]).submission_id)
            submission.person_id, submission.name = person.id, "Rosa Vale"
        set_stance(session, [ids[0]], "support", WHO)
        set_stance(session, [ids[2]], "support_if_amended", WHO)
    return item, ids


def test_the_letters_of_a_known_person_are_one_row_and_nobody_else_is_taken_for_another(store: Store) -> None:
    item, ids = written_twice(store)
    writers = store.ask(writers_of, store.ask(grid_ids, CommentFilter(item)).ids)
    assert writers.first == (ids[0], ids[1], ids[3])
    assert writers.all[ids[0]] == (ids[0], ids[2])
    assert (writers.people, writers.organisations, writers.unknown) == (1, 0, 2)


def test_what_differs_stands_beside_one_another(store: Store) -> None:
    item, ids = written_twice(store)
    writers = store.ask(writers_of, ids)
    rosa, second, fourth = store.ask(writer_rows, list(writers.all.values()))
    assert (rosa.id, rosa.label, rosa.attributes["number"]) == (ids[0], "1, 3", "1, 3")
    assert rosa.attributes["name"] == "Rosa Vale"
    assert rosa.attributes["district"] == "4"
    assert rosa.attributes["stance"].split(SEVERAL) == ["support", "support_if_amended"]
    assert (second, fourth) == store.ask(grid_rows, [ids[1], ids[3]])
    assert second.opening == "No crossing, please."
    assert item


def test_only_the_letters_that_the_filter_finds_are_in_the_row(store: Store) -> None:
    item, ids = written_twice(store)
    page = store.ask(grid_ids, CommentFilter(item, words="guard"))
    writers = store.ask(writers_of, page.ids)
    assert dict(writers.all) == {ids[2]: (ids[2],)}


def test_the_order_of_the_comments_is_the_order_of_the_rows(store: Store) -> None:
    item, ids = written_twice(store)
    page = store.ask(grid_ids, CommentFilter(item), "number", True)
    assert store.ask(writers_of, page.ids).first == (ids[3], ids[2], ids[1])


def test_an_organization_s_letters_are_one_row(store: Store) -> None:
    made = tagged_office(store)
    ids = list(made.comments.values())
    writers = store.ask(writers_of, ids)
    assert writers.organisations >= 1
    assert sorted(comment for each in writers.all.values() for comment in each) == sorted(ids)


def test_words_said_in_both_letters_are_said_once(store: Store) -> None:
    made = tagged_office(store)
    twice = [made.comments[1], made.comments[2], made.comments[6]]
    alone = store.ask(grid_rows, twice)
    (row,) = store.ask(writer_rows, [twice])
    said = [words for each in alone for words in each.words.get(made.demand, ())]
    assert row.words[made.demand] == tuple(dict.fromkeys(said))


def test_comments_that_are_gone_are_left_out(store: Store) -> None:
    made = tagged_office(store)
    assert store.ask(writers_of, [987654]) == Writers((), {}, 0, 0)
    assert store.ask(writer_rows, [[987654]]) == ()
    (row,) = store.ask(writer_rows, [[987654, made.comments[1]]])
    assert row.id == made.comments[1]
