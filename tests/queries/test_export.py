"""What the `comments` command prints, field by field."""

from dataclasses import replace
from typing import Any

from packets import BENCH, LIGHTS, NOISE, POOL, comment, listed, office_with, taken
from tagged_office import EDITED, POOL_ASK, tagged_office

from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.policy import add_draft, decide_link, prepare_policy
from council_desk.operations.set_aside import set_aside
from council_desk.queries.export import comment_rows, export_rows
from council_desk.queries.intake import standing_lists
from council_desk.queries.policy import policy_view
from council_desk.store.store import Store

FIELDS = [
    *("id", "number", "item", "meeting", "body", "file", "edition", "edition_state", "withdrawn_in"),
    *("text", "subject", "attachments", "lines", "page", "row", "message"),
    *("name", "email", "organisation", "signatories", "district", "channel", "received", "received_as_given"),
    *("position", "stance", "stance_confidence", "stance_decided", "campaign", "form", "own_words"),
    *("demands", "questions", "language", "other_cities", "sensitive"),
]


def rows_of(store: Store, item: int | None, **how: Any) -> dict[Any, dict[str, Any]]:
    return {row["number"]: row for row in store.ask(comment_rows, item, **how)}


def test_every_row_has_every_field_in_its_order(store: Store) -> None:
    office = tagged_office(store)
    for editions in ("latest", "all"):
        for row in store.ask(comment_rows, office.item, editions=editions):
            assert list(row) == FIELDS


def test_where_it_came_from_and_who_wrote(store: Store) -> None:
    attached = replace(
        comment(
            POOL,
            name="Rosa Vale",
            email="rosa@example.org",
            district="3",
            position="Opposed",
            channel="eComment",
            subject="Pool",
            received="4/20/2026 9:00 AM",
        ),
        attachments=("map.pdf",),
    )
    (row,) = store.ask(comment_rows, office_with(store, attached))
    assert (row["number"], row["item"], row["meeting"], row["body"]) == (1, "29", "2026-04-28", "City Council")
    assert (row["file"], row["edition"], row["edition_state"], row["withdrawn_in"]) == ("letters.csv", 1, "new", None)
    assert (row["subject"], row["attachments"], row["row"], row["lines"]) == ("Pool", ["map.pdf"], 2, None)
    assert (row["name"], row["email"], row["district"]) == ("Rosa Vale", "rosa@example.org", "3")
    assert (row["channel"], row["position"]) == ("e-comment", "oppose")
    assert (row["received"], row["received_as_given"]) == ("2026-04-20T16:00:00Z", "4/20/2026 9:00 AM")
    assert (row["stance"], row["stance_confidence"], row["stance_decided"]) == (None, None, False)
    assert (row["campaign"], row["form"], row["own_words"], row["demands"], row["questions"]) == (
        *(None, "unique", [], []),
        [],
    )
    assert row["language"] == "en"


def test_a_district_without_a_name_is_kept(store: Store) -> None:
    (row,) = store.ask(comment_rows, office_with(store, comment(POOL, district="5")))
    assert (row["name"], row["district"]) == (None, "5")


def test_two_letters_of_one_person_keep_the_address_each_was_sent_from(store: Store) -> None:
    item = office_with(
        store, comment(POOL, name="Rosa", email="Rosa@example.org"), comment(LIGHTS, email="rosa@example.org")
    )
    assert [row["email"] for row in store.ask(comment_rows, item)] == ["Rosa@example.org", "rosa@example.org"]


def test_suggestions_are_there_unless_only_what_is_decided_is_asked_for(store: Store) -> None:
    office = tagged_office(store)
    rows, decided = rows_of(store, office.item), rows_of(store, office.item, decided_only=True)
    assert (rows[5]["stance"], rows[5]["stance_confidence"], rows[5]["stance_decided"]) == (
        *("support_if_amended", 0.8),
        False,
    )
    (demand,) = rows[5]["demands"]
    assert (demand["text"], demand["label"], demand["decided"]) == ("Put in lights.", "Light the crossing.", False)
    assert LIGHTS[demand["start"] : demand["end"]] == demand["text"]
    assert rows[5]["sensitive"] == [[32, 58, "health"]]
    assert rows[5]["form"] == "trimmed"
    assert (decided[5]["stance"], decided[5]["demands"], decided[5]["sensitive"]) == (None, [], [])
    assert (decided[5]["campaign"], decided[5]["form"]) == (None, "unique")


def test_what_is_decided_wins_and_a_follower_has_it_by_its_campaign(store: Store) -> None:
    office = tagged_office(store)
    rows = rows_of(store, office.item)
    assert (rows[4]["stance"], rows[4]["stance_decided"]) == ("question", True)
    assert [q["text"] for q in rows[4]["questions"]] == ["Could the council say what the rules are?"]
    assert (rows[1]["stance"], rows[1]["stance_confidence"], rows[1]["stance_decided"]) == ("support", 1.0, True)
    (demand,) = rows[1]["demands"]
    assert (demand["text"], demand["decided"]) == (POOL[POOL_ASK[0] : POOL_ASK[1]], True)
    assert (rows[3]["form"], rows[3]["stance"]) == ("edited", None)
    ((start, end),) = rows[3]["own_words"]
    assert EDITED[start:end].startswith("My mother")
    assert rows[1]["campaign"] == rows[3]["campaign"] == office.campaign


def test_a_demand_says_where_the_draft_answers_it(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Add a draft") as session:
        draft = add_draft(
            session, office.item, prepare_policy("d.txt", "Section 1. The pool is open daily."), "Draft 1"
        )
    clause = store.ask(policy_view, draft).clauses[0]
    with store.change("Link") as session:
        decide_link(session, office.demand, draft, clause.id, "partly", "", "Ana Reyes")
    (link,) = rows_of(store, office.item)[6]["demands"][0]["links"]
    assert link == {"clause": clause.citation, "coverage": "partly", "draft": "Draft 1", "decided": True}
    with store.change("Link") as session:
        decide_link(session, office.demand, draft, None, "absent", "", "Ana Reyes")
    (link,) = rows_of(store, office.item)[6]["demands"][0]["links"]
    assert (link["clause"], link["coverage"]) == (None, "absent")


def test_latest_leaves_out_what_was_withdrawn_and_all_says_where(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS, BENCH)
    (known,) = store.ask(standing_lists, item)
    again = listed(NOISE, POOL, LIGHTS + " Soon.", name="b.csv", options=ImportOptions(edition_of=known.list_id))
    taken(store, again, item)
    latest = store.ask(comment_rows, item)
    assert [(r["number"], r["edition"], r["edition_state"]) for r in latest] == [
        (1, 2, "unchanged"),
        (2, 2, "revised"),
        (4, 2, "new"),
    ]
    assert [r["file"] for r in latest] == ["b.csv"] * 3
    every = store.ask(comment_rows, item, editions="all")
    assert [(r["edition"], r["number"], r["edition_state"], r["withdrawn_in"]) for r in every] == [
        (1, 1, "new", None),
        (1, 2, "new", None),
        (1, 3, "new", 2),
        (2, 4, "new", None),
        (2, 1, "unchanged", None),
        (2, 2, "revised", None),
    ]
    assert [r["text"] for r in every if r["number"] == 2] == [LIGHTS, LIGHTS + " Soon."]


def test_a_comment_set_aside_is_still_a_comment(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Set aside") as session:
        set_aside(session, [office.comments[6]], "spam")
    assert len(store.ask(comment_rows, office.item)) == 6


def test_without_an_item_everything_is_there_the_tray_last(store: Store) -> None:
    office_with(store, POOL)
    taken(store, listed(BENCH, name="tray.csv"), None)
    rows = store.ask(comment_rows)
    assert [(r["item"], r["number"], r["text"]) for r in rows] == [("29", 1, POOL), (None, None, BENCH)]
    assert (rows[1]["meeting"], rows[1]["body"]) == (None, None)


def test_a_sign_on_letter_has_its_signatories(store: Store) -> None:
    letter = f"{LIGHTS}\n\nSigned,\nHarbor Swim Club\nFriends of Gull Creek\nAna Ortiz"
    (row,) = store.ask(comment_rows, office_with(store, comment(letter, organisation="Harbor Swim Club")))
    assert row["signatories"] == ["Harbor Swim Club", "Friends of Gull Creek", "Ana Ortiz"]
    assert row["organisation"] == "Harbor Swim Club"


def test_rows_come_page_by_page(store: Store) -> None:
    item = office_with(store, *(f"{BENCH} This is letter {number}." for number in range(1, 1_102)))
    rows = store.ask(lambda session: list(export_rows(session, item)))
    assert [row["number"] for row in rows] == list(range(1, 1_102))


def test_other_cities_are_those_that_the_window_shows_once_in_any_spelling(store: Store) -> None:
    """An office's bodies tell its own city too, and a city in two spellings is one."""
    with store.change("Add an item") as session:
        find_or_add_item(session, "1", meeting="2026-04-28", body="Eastmere City Council", title="Docks")
    text = "Port Hale closed its pool in 2019. Eastmere built one in 1990. The city of St. Orrin and Saint Orrin did."
    (row,) = store.ask(comment_rows, office_with(store, text))
    assert row["other_cities"] == ["Port Hale", "St. Orrin"]
