"""Finding comments by their words and tags: the same answers on both databases."""

import pytest
from small_office import OpenDesk, add_item, import_many, item_with
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from council_desk.queries.effective import search_tags
from council_desk.queries.find_words import parse
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Wording
from council_desk.store import search
from council_desk.store.search_terms import All, AnyOf, Phrase, Sought, Tag
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


def sought(words: str, *tags: str) -> All:
    """All of the words, phrases and prefixes of which this consists, and all tags."""
    phrases = (Phrase(each.folded, each.prefix) for each in parse(words).words)
    return All((*phrases, *map(Tag, tags)))


def positions(store: Store, wanted: Sought) -> list[int]:
    """Positions in TEXTS of what is found (the comments' numbers, from 0)."""
    return store.ask(
        lambda s: sorted(
            (number or 0) - 1 for (number,) in s.query(Comment.number).where(Comment.id.in_(search.find(s, wanted)))
        )
    )


def found(store: Store, words: str, *tags: str) -> list[int]:
    return positions(store, sought(words, *tags))


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
        ("pool near", [2]),
        ('"游泳池" "keep"', []),
        ('"pool hou"*', [2]),
    ],
)
def test_words_are_found(store: Store, words: str, expected: list[int]) -> None:
    item_with(store, *TEXTS)
    assert found(store, words) == expected


def test_alternatives_and_what_is_left_out(store: Store) -> None:
    item_with(store, *TEXTS)
    pool, sundays, cold = Phrase(("pool",)), Phrase(("sundays",)), Phrase(("cold",))
    harbor_pool = Phrase(("harbor", "pool"))
    assert positions(store, AnyOf((sundays, cold))) == [0, 1]
    assert positions(store, All((pool,), without=(sundays, cold))) == [2]
    assert positions(store, All((AnyOf((pool, Phrase(("parque",)))),), without=(harbor_pool,))) == [1, 2, 3]
    assert positions(store, AnyOf((All((pool,), without=(cold,)), Phrase(("parque",))))) == [0, 2, 3]
    assert positions(store, All((pool, AnyOf((Tag("nothing"), All((harbor_pool, sundays))))))) == [0]


def test_tags_follow_a_comments_stance(store: Store) -> None:
    item, (first, _) = item_with(store, "Keep the pool.", "Close the pool.")
    assert found(store, "pool", f"item{item}", f"item{item}stanceuntagged") == [0, 1]
    with store.change("Tag 1 comment as support if amended") as session:
        session.get_one(Comment, first).stance = "support_if_amended"
    assert found(store, "", f"item{item}stancesupportifamended") == [0]
    assert found(store, "pool", f"item{item}stanceuntagged") == [1]
    store.undo()
    assert found(store, "pool", f"item{item}stanceuntagged") == [0, 1]


def test_a_tag_is_not_found_as_a_word_nor_a_word_as_a_tag(store: Store) -> None:
    item, _ = item_with(store, "Keep the pool.")
    assert found(store, f"item{item}stanceuntagged") == []
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
    assert found(store, "", f"item{item}stancesupport") == [0]
    store.undo()
    assert found(store, "", f"item{item}stancesupport") == []
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
    assert store.ask(lambda s: list(s.scalars(search.find(s, sought("pool"))))) == []
    store.redo()
    assert found(store, "pool", f"item{item}", f"item{item}stanceuntagged") == [0, 1]


def test_very_long_texts_and_words_are_indexed(store: Store) -> None:
    item_with(store, "x" * 5_000 + " pool", "pool " * 60_000 + "harbor", "".join(map(chr, range(0x4E00, 0x9FA0))))
    assert positions(store, Phrase(("x" * 5_000,))) == [0]
    assert found(store, '"pool harbor"') == []  # beyond what is searched of one comment
    assert found(store, chr(0x9F00)) == [2]


def test_phrases_are_found_in_letters_longer_than_a_vector_s_places(store: Store) -> None:
    filler = " ".join(f"word{n}" for n in range(17_000))
    often = "the lake and the mill " * 400 + "the pool"
    item, _ = item_with(store, f"{filler} harbor pool then", often, "pool harbor", f"{filler} harbor pavilion")
    assert found(store, '"harbor pool"') == [0]
    assert found(store, '"harbor pool the"*') == [0]
    assert found(store, '"the pool"') == [1]
    assert found(store, '"word16998 word16999 harbor"') == [0, 3]
    assert found(store, '"harbor then"') == []
    assert found(store, '"pool pavilion"') == []
    assert positions(store, All((Phrase(("harbor",)),), without=(Phrase(("harbor", "pool")),))) == [2, 3]
    with store.change("Tag 1 comment") as session:
        session.scalars(select(Comment).where(Comment.number == 1)).one().stance = "oppose"
    assert found(store, '"harbor pool"', f"item{item}stanceoppose") == [0]


def test_a_phrase_is_still_found_after_many_tags(store: Store) -> None:
    item, (comment,) = item_with(store, "Keep the harbor pool open.")
    for stance in ("support", "oppose", None, "neutral"):
        with store.change("Tag 1 comment") as session:
            session.get_one(Comment, comment).stance = stance
    assert found(store, '"harbor pool"', f"item{item}stanceneutral") == [0]
    assert found(store, "", f"item{item}stanceoppose") == []


def test_a_change_that_failed_is_not_found(store: Store) -> None:
    item, _ = item_with(store)
    with pytest.raises(ZeroDivisionError), store.change("Import comments") as session:
        import_many(session, item, ["keep the pool"])
        raise ZeroDivisionError
    assert store.ask(lambda s: list(s.scalars(search.find(s, sought("pool"))))) == []


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
