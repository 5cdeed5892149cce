"""What is typed in Find and what it finds: the same on both databases, and what a plain look through texts finds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packets import comment, listed, office_with, taken
from small_office import item_with
from sqlalchemy import select
from tagged_office import TaggedOffice, tagged_office

from council_desk.analysis.normalise import search_text
from council_desk.operations.people import add_signatory
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import mark_done, mark_reply_owed, set_stance
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.find_words import AnyOf, Every, Term, Without, Words, parse
from council_desk.records.comments import Comment, Submission
from council_desk.store.store import Store

LETTERS = (
    "Please keep the Harbor Street pool open on Sundays.",
    "The POOL is cold: close it at 6:30, 100% of us agree!",
    "O'Brien lives at item-12, near the pool-house; l\u2019e\u0301cole aussi.",
    "La señora Peña pide más sombra en el parque. ¿Y la piscina?",
    "请保留游泳池。请不要关闭公园。",
    "プールを開けてください。公園も。",
    "สระว่ายน้ำควรเปิด",
    "पूल खुला रखें, धन्यवाद। पार्क भी।",
    "ਪੂਲ ਖੁੱਲ੍ਹਾ ਰੱਖੋ",
    "أبقوا المسبح مفتوحا، من فضلكم",
    "השאירו את הבריכה פתוחה",
    "수영장을 열어 두세요",
    "\u1109\u116e\u110b\u1167\u11bc\u110c\u1161\u11bc is a pool",
    "Straße, ﬁne, ½ mile, №7, x²; İstanbul, Łódź, Đà Nẵng",
    "pool pool pool and no pool or not near the or",
    "",
)
PIECES = sorted({piece for letter in LETTERS for piece in search_text(letter).split()})


def holds(text: str, term: Term | None) -> bool:
    """The plain look: whether a folded text, with a space at both ends, has what is wanted."""
    if term is None:
        return True
    if isinstance(term, Words):
        return f" {' '.join(term.folded)}{'' if term.prefix else ' '}" in text
    if isinstance(term, Without):
        return not holds(text, term.part)
    assert isinstance(term, Every | AnyOf)
    return (all if isinstance(term, Every) else any)(holds(text, part) for part in term.parts)


def words_typed() -> st.SearchStrategy[str]:
    some = st.sampled_from(PIECES)
    letter = st.sampled_from(LETTERS)
    slices = st.tuples(letter, st.integers(0, 30), st.integers(1, 12)).map(lambda t: t[0][t[1] : t[1] + t[2]])
    leaf = st.one_of(
        some,
        st.tuples(some, st.integers(1, 4)).map(lambda t: t[0][: t[1]] + "*"),
        slices.map(lambda words: '"' + words.replace('"', "") + '"'),
        slices.map(lambda words: '"' + words.replace('"', "") + '"*'),
        slices.filter(lambda words: ":" not in words),
        st.text(max_size=4).filter(lambda words: ":" not in words and "：" not in words and "\0" not in words),
    )
    group = st.recursive(
        leaf,
        lambda part: st.one_of(
            part.map("-({})".format),
            st.lists(part, min_size=2, max_size=3).map(lambda parts: "(" + " OR ".join(parts) + ")"),
            st.lists(part, min_size=2, max_size=3).map(lambda parts: "(" + " ".join(parts) + ")"),
        ),
        max_leaves=5,
    )
    return st.lists(st.one_of(leaf, leaf.map("-{}".format), group), max_size=4).map(" ".join)


def found(store: Store, item: int | None, typed: str, **wanted: object) -> list[int]:
    page = store.ask(comment_ids, replace(CommentFilter(item, words=typed), **wanted))  # type: ignore[arg-type]  # a test's short hand
    assert not page.problem, page.problem
    return list(page.ids)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=words_typed())
def test_in_any_language_find_finds_what_a_plain_look_finds(
    letters_of: tuple[Store, int, list[int]], typed: str
) -> None:
    store, item, ids = letters_of
    finding = parse(typed)
    page = store.ask(comment_ids, CommentFilter(item, words=typed))
    assert page.problem == finding.problem
    texts = [f" {search_text(letter)} " for letter in LETTERS]
    expected = [i for i, text in zip(ids, texts, strict=True) if holds(text, finding.wanted)]
    assert list(page.ids) == ([] if finding.problem else expected)


@pytest.fixture
def letters_of(store: Store) -> tuple[Store, int, list[int]]:
    item, ids = item_with(store, *LETTERS)
    item_with(store, "Another item's letter on the pool.")
    return store, item, ids


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pool", [1, 2, 3, 13, 15]),
        ("-pool", [4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16]),
        ("harbor OR piscina", [1, 4]),
        ("-harbor OR cold", list(range(2, 17))),
        ('pool -"pool house" -sundays', [2, 13, 15]),
        ("6:30", [2]),
        ("游泳池 -公园", []),
        ("公园", [5]),
        ("公園", [6]),
        ("수영장", [13]),
        ("strasse", [14]),
        ("istanbul lodz", [14]),
        ('"no pool or not"', [15]),
        ("(harbor sundays) OR (parque sombra)", [1, 4]),
        ("-(pool OR parque) -*", [*range(5, 13), 14, 16]),
    ],
)
def test_words(letters_of: tuple[Store, int, list[int]], typed: str, expected: list[int]) -> None:
    store, item, ids = letters_of
    assert [ids.index(i) + 1 for i in found(store, item, typed)] == expected


def numbers(store: Store, office: TaggedOffice, typed: str, **wanted: object) -> list[int]:
    by_id = {comment: number for number, comment in office.comments.items()}
    return [by_id[i] for i in found(store, office.item, typed, **wanted)]


def test_what_came_some_days_ago(store: Store) -> None:
    office = tagged_office(store)
    now = datetime.now(UTC)
    with store.change("Mark") as session:
        for number, days in ((1, 8), (2, 6), (3, 4), (4, 0)):
            moment = (now - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
            session.get_one(Comment, office.comments[number]).received_at = moment
        session.get_one(Comment, office.comments[5]).received_at = None
        mark_reply_owed(session, [office.comments[number] for number in (2, 3)])
    assert numbers(store, office, "older:5 number:1-5") == [1, 2]
    assert numbers(store, office, "older:1w number:1-5") == [1]
    assert numbers(store, office, "-older:5 number:1-5") == [3, 4, 5]
    assert numbers(store, office, "is:owed older:5") == [2]


def test_fields(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Mark") as session:
        mark_done(session, [office.comments[2]])
        mark_reply_owed(session, [office.comments[4]])
        set_aside(session, [office.comments[6]], "spam")
        session.get_one(Comment, office.comments[1]).look_again = "new words"
        sent = session.get_one(Submission, session.get_one(Comment, office.comments[5]).submission_id)
        sent.late, sent.attachments, sent.channel = True, ["map.pdf"], "phone"
        session.get_one(Comment, office.comments[4]).language = "es"
        add_signatory(session, session.get_one(Comment, office.comments[5]).submission_id, "Ines Calloway", False)
    expected = {
        "stance:support": [1, 2],
        "-stance:support": [3, 4, 5],
        "stance:support,question": [1, 2, 4],
        "stance:untagged": [3, 5],
        "stance:any": [1, 2, 4],
        "is:tagged -campaign:a": [4],
        "is:untagged": [3, 5],
        "position:oppose": [4],
        "position:none": [1, 2, 3, 5],
        "-position:any": [1, 2, 3, 5],
        "campaign:A": [1, 2, 3],
        "campaign:winter": [1, 2, 3],
        "campaign:any": [1, 2, 3],
        "campaign:none": [4, 5],
        "-campaign:A": [4, 5],
        "demand:1": [1, 2],
        'demand:"winter pool"': [1, 2],
        "demand:any": [1, 2],
        "demand:none": [3, 4, 5],
        "name:vale": [1],
        "name:ros": [1],
        'name:"rosa vale"': [1],
        "name:ale": [],
        "name:theo OR name:vale": [1, 2],
        "name:calloway": [5],
        "org:harbor": [3],
        "org:any": [3],
        "org:none": [1, 2, 4, 5],
        "channel:phone": [5],
        "channel:any": [5],
        "channel:none": [1, 2, 3, 4],
        "number:2": [2],
        "number:2-4": [2, 3, 4],
        "number:4-": [4, 5],
        "-number:-4": [5],
        "number:1,3": [1, 3],
        "number:2a": [],
        "language:spanish": [4],
        "language:es": [4],
        "-language:es": [1, 2, 3, 5],
        "has:question": [4],
        "has:demand": [1, 2],
        "has:own-words": [3],
        "has:reply": [4],
        "is:owed": [4],
        "has:attachment": [5],
        "-has:attachment": [1, 2, 3, 4],
        "has:sensitive": [5],
        "has:suggestion": [5],
        "is:late": [5],
        "is:on-time": [1, 2, 3, 4],
        "is:done": [2],
        "-is:done": [1, 3, 4, 5],
        "is:organization": [3],
        "is:look-again": [1],
        "is:set-aside": [6],
        "-is:set-aside": [1, 2, 3, 4, 5],
        "is:withdrawn": [],
        "pool is:untagged": [3],
        "harbor (is:done OR is:untagged)": [2, 3],
        "harbor OR is:late": [1, 2, 3, 5],
        "-(harbor is:done)": [1, 3, 4, 5],
        "-(harbor OR is:late)": [4],
    }
    assert {typed: numbers(store, office, typed) for typed in expected} == expected
    assert numbers(store, office, "harbor", stance="support") == [1, 2]
    assert numbers(store, office, "stance:support", campaign=office.campaign, done=False) == [1]
    assert numbers(store, office, "", stance="untagged", campaign=0) == [5]
    assert numbers(store, office, "is:set-aside", state="counted", stance="untagged") == [6]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("campaign:Z", 'There is no campaign "Z" here. Campaigns: A.'),
        ("campaign:B", "only suggested yet"),
        ("-campaign:Z", "Campaigns: A"),
        ("pool OR demand:9", 'There is no demand "9" here. Demands: 1.'),
        ("demand:trolley", "Demands: 1"),
        ("district:9", 'There is no district "9" here. No district is known here yet.'),
        ("language:elvish", 'There is no language "elvish" here.'),
        ("channel:pigeon", 'There is no channel "pigeon" here.'),
        ("stanec:oppose", "Did you mean stance:?"),
    ],
)
def test_a_value_that_is_not_there_is_said_with_those_that_are(store: Store, typed: str, said: str) -> None:
    office = tagged_office(store)
    page = store.ask(comment_ids, CommentFilter(office.item, words=typed))
    assert page.ids == ()
    assert said in page.problem


def test_by_the_writer_s_district_however_it_is_written(store: Store) -> None:
    given = (
        comment("One.", name="Ana Ortiz", district="3"),
        comment("Two.", name="Theo Brandt", district="District 3"),
        comment("Three.", name="Rosa Vale", district="Old Town"),
        comment("Four."),
    )
    item = office_with(store, *given)
    ids = list(store.ask(comment_ids, CommentFilter(item)).ids)

    def places(typed: str) -> list[int]:
        return [ids.index(i) + 1 for i in found(store, item, typed)]

    assert places("district:3") == [1, 2]
    assert places('ward:"District 3"') == [1, 2]
    assert places("-district:3") == [3, 4]
    assert places('district:"old town"') == [3]
    assert places("district:any") == [1, 2, 3]
    assert places("district:none") == [4]
    assert places("district:outside") == []
    assert "Districts: 3, Old Town" in store.ask(comment_ids, CommentFilter(item, words="district:7")).problem


def test_the_tray_is_searched_alone(store: Store) -> None:
    office_with(store, "The pool on the item.")
    taken(store, listed("The pool in the tray.", "The spa in the tray.", name="tray.csv"), None)
    tray = found(store, None, "")
    assert found(store, None, "pool") == tray[:1]
    assert found(store, None, "-pool") == tray[1:]
    assert store.ask(comment_ids, CommentFilter(None, words="campaign:A")).problem


def test_words_follow_a_tag_at_once(store: Store) -> None:
    item, ids = item_with(store, *(f"The pool, letter {n}." for n in range(4)))
    with store.change("Tag") as session:
        set_stance(session, ids[1:3], "oppose", "Ana Reyes")
    assert found(store, item, "pool stance:oppose") == ids[1:3]
    store.undo()
    assert found(store, item, "pool stance:oppose") == []
    assert len(store.ask(lambda s: s.scalars(select(Comment.id)).all())) == 4
