"""Finding comments by their words and tags: the same answers on both databases."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_office import OpenDesk, add_item, import_many, item_with
from sqlalchemy import text
from sqlalchemy.orm import Session

from council_desk.queries.effective import search_tags
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Wording
from council_desk.store import search
from council_desk.store.store import Store

TEXTS = (
    "Please keep the harbor pool open on Sundays.",
    "The POOL is cold; close it 100%!",
    "O'Brien lives at item-12, near the pool-house.",
    "Señora Peña pide más sombra en el parque.",
    "请保留游泳池。请不要关闭。",
    "ਪੂਲ ਖੁੱਲ੍ਹਾ ਰੱਖੋ",
    "पूल खुला रखें, धन्यवाद",
    "أبقوا المسبح مفتوحا",
    "",
)


def found(store: Store, words: str, *tags: str) -> list[int]:
    """Positions in TEXTS of what is found (the comments' numbers, from 0)."""
    return store.ask(
        lambda s: sorted(
            (number or 0) - 1
            for (number,) in s.query(Comment.number).where(Comment.id.in_(search.find(s, words, tags)))
        )
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("pool", [0, 1, 2]),
        ("Pool SUNDAYS", [0]),
        ("sun*", [0]),
        ('"harbor pool"', [0]),
        ('"pool harbor"', []),
        ("100%", [1]),
        ("O'Brien", [2]),
        ("item-12", [2]),
        ("pena sombra", [3]),
        ("游泳池", [4]),
        ("游池", []),
        ("ਪੂਲ", [5]),
        ("खुला", [6]),
        ("المسبح", [7]),
        ("nothing", []),
        ("!!!", []),
        ('"', []),
        ("AND OR NOT", []),
        ("pool NEAR(", [2]),
        ("", [0, 1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
def test_words_are_found(store: Store, words: str, expected: list[int]) -> None:
    item_with(store, *TEXTS)
    assert found(store, words) == expected


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_any_words_can_be_asked_for(store: Store, words: str) -> None:
    store.ask(lambda s: list(s.scalars(search.find(s, words.replace("\x00", "")))))


def test_tags_follow_a_comments_stance(store: Store) -> None:
    item, (first, _) = item_with(store, "Keep the pool.", "Close the pool.")
    assert found(store, "pool", f"item{item}", "stanceuntagged") == [0, 1]
    with store.change("Tag 1 comment as support if amended") as session:
        session.get_one(Comment, first).stance = "support_if_amended"
    assert found(store, "", "stancesupportifamended") == [0]
    assert found(store, "pool", "stanceuntagged") == [1]
    store.undo()
    assert found(store, "pool", "stanceuntagged") == [0, 1]


def test_a_tag_is_not_found_as_a_word_nor_a_word_as_a_tag(store: Store) -> None:
    item_with(store, "Keep the pool.")
    assert found(store, "stanceuntagged") == []
    assert found(store, "", "pool") == []


def test_tagging_a_campaign_reaches_its_members(store: Store) -> None:
    item, (first, second, _) = item_with(store, "Keep the pool.", "Keep the pool!", "Close it.")
    with store.change("Confirm a campaign") as session:
        campaign = Campaign(item_id=item, letter="A", template="Keep the pool.")
        session.add(campaign)
        session.flush()
        for comment, follows in ((first, True), (second, False)):
            wording = session.get_one(Comment, comment).wording_id
            session.add(
                Member(
                    comment_id=comment, campaign_id=campaign.id, wording_id=wording, form="verbatim", follows=follows
                )
            )
    number = campaign.id
    assert found(store, "", f"campaign{number}") == [0, 1]
    with store.change("Tag campaign A as support") as session:
        session.get_one(Campaign, number).stance = "support"
    assert found(store, "", "stancesupport") == [0]
    store.undo()
    assert found(store, "", "stancesupport") == []
    store.undo()
    assert found(store, "", f"campaign{number}") == []


def test_a_corrected_wording_is_found_by_its_new_words(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pol.")
    with store.change("Correct a wording") as session:
        wording = Wording(comment_id=comment, kind="corrected", text="Keep the pool.", text_key="k")
        session.add(wording)
        session.flush()
        session.get_one(Comment, comment).wording_id = wording.id
    assert (found(store, "pool"), found(store, "pol")) == ([0], [])
    store.undo()
    assert (found(store, "pool"), found(store, "pol")) == ([], [0])


def test_an_undone_import_is_no_longer_found_and_a_redone_one_is(store: Store) -> None:
    with store.change("Import comments") as session:
        item = add_item(session)
        import_many(session, item, ["keep the pool", "close the pool"])
    assert found(store, "pool", f"item{item}") == [0, 1]
    store.undo()
    assert store.ask(lambda s: list(s.scalars(search.find(s, "pool")))) == []
    store.redo()
    assert found(store, "pool", f"item{item}", "stanceuntagged") == [0, 1]


def test_very_long_texts_and_words_are_indexed(store: Store) -> None:
    item_with(store, "x" * 5_000 + " pool", "pool " * 60_000 + "harbor", "".join(map(chr, range(0x4E00, 0x9FA0))))
    assert found(store, "x" * 5_000) == [0]
    assert found(store, '"pool harbor"') == []  # beyond what is searched of one comment
    assert found(store, chr(0x9F00)) == [2]


def test_a_phrase_is_still_found_after_many_tags(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the harbor pool open.")
    for stance in ("support", "oppose", None, "neutral"):
        with store.change("Tag 1 comment") as session:
            session.get_one(Comment, comment).stance = stance
    assert found(store, '"harbor pool"', "stanceneutral") == [0]
    assert found(store, "", "stanceoppose") == []


def test_a_change_that_failed_is_not_found(store: Store) -> None:
    item, _ = item_with(store)
    with pytest.raises(ZeroDivisionError), store.change("Import comments") as session:
        import_many(session, item, ["keep the pool"])
        raise ZeroDivisionError
    assert store.ask(lambda s: list(s.scalars(search.find(s, "pool")))) == []


def test_rows_folded_by_an_older_program_are_folded_anew_on_opening(office: str, open_desk: OpenDesk) -> None:
    item_with(open_desk(office), "Keep the pool open.")
    with open_desk(office).opened.writing.begin() as connection:
        connection.execute(text("UPDATE search_version SET fold_version = -1"))
        words = "vector = 'old folding'" if connection.dialect.name == "postgresql" else "text = 'old folding'"
        connection.execute(text(f"UPDATE comment_search SET {words}"))
    again = open_desk(office)
    assert (found(again, "pool"), found(again, "folding")) == ([0], [])


def test_rebuilding_gives_the_same_rows(store: Store) -> None:
    item_with(store, *TEXTS)

    def rows(session: Session) -> list[tuple[str, ...]]:
        words = "vector::text" if session.connection().dialect.name == "postgresql" else "text"
        return sorted(tuple(row) for row in session.execute(text(f"SELECT {words}, tags FROM comment_search")))

    before = store.ask(rows)
    with store.change("Rebuild the search index") as session:
        assert search.rebuild(session, search_tags) == len(TEXTS)
    assert store.ask(rows) == before
