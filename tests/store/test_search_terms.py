"""One tree, asked of each database in its own words."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from council_desk.store.search_terms import All, AnyOf, Phrase, Sought, Tag, fts5_query, phrases, tsquery

WORDS = st.sampled_from(["pool", "harbor", "or", "not", "near", "游", "1"])
LEAVES = st.one_of(
    st.builds(Phrase, st.lists(WORDS, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Tag, st.sampled_from(["item1", "stanceoppose"])),
)


def trees() -> st.SearchStrategy[Sought]:
    return st.recursive(
        LEAVES,
        lambda parts: st.one_of(
            st.builds(
                All,
                st.lists(parts, min_size=1, max_size=3).map(tuple),
                st.lists(parts, max_size=2).map(tuple),
            ),
            st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )


def test_what_is_asked_of_each_database() -> None:
    wanted = All((Phrase(("harbor", "pool"), prefix=True), Tag("item1")), (Phrase(("spa",)), Tag("stanceoppose")))
    assert fts5_query(wanted) == (
        '((text : "harbor pool" * AND tags : "item1") NOT (text : "spa" OR tags : "stanceoppose"))'
    )
    assert tsquery(wanted) == "(((('harbor' <-> 'pool':*)) & '#item1') & !((('spa')) | '#stanceoppose'))"


def test_letters_known_to_hold_a_phrase_are_asked_for_by_their_own_marks() -> None:
    phrase = Phrase(("harbor", "pool"))
    assert tsquery(AnyOf((phrase, Phrase(("spa",)))), {phrase: [7, 9]}) == (
        "((('harbor' <-> 'pool') | '##7' | '##9') | (('spa')))"
    )


def test_phrases_of_two_words_and_more_are_told() -> None:
    long, short, other = Phrase(("a", "b")), Phrase(("c",)), Phrase(("d", "e", "f"))
    assert list(phrases(All((AnyOf((long, short)),), (other, Tag("item1"))))) == [long, other]


@given(trees())
def test_sqlite_takes_every_tree(wanted: Sought) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tags)")
        connection.execute("SELECT rowid FROM t WHERE t MATCH ?", [fts5_query(wanted)]).fetchall()
    connection.close()
