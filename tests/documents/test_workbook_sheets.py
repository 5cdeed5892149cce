from dataclasses import replace
from datetime import datetime

from council_desk.documents.workbook_sheets import (
    campaign_sheet,
    city_sheet,
    comment_sheet,
    coverage_sheet,
    demand_sheet,
    excerpt_sheet,
    method_sheet,
)
from council_desk.queries.briefing import BriefedCities, BriefedClaim, Evidence
from documents.briefings import comment, full_briefing, small_briefing


def rows(sheet) -> list[dict[str, object]]:
    heads = [column.head for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def test_each_counted_comment_has_a_row_with_its_words_as_received():
    found = rows(comment_sheet(full_briefing()))
    assert [row["Number"] for row in found] == list(range(1, 121))
    assert found[0]["Received"] == datetime(2026, 5, 18, 4, 34)  # noqa: DTZ001 - the office's own time
    assert found[0]["Stance"] == "Support if amended"
    assert found[60]["Signatories"] == "Alder Garden Club\nCooper Row Tenants\nFriends of the Mill\nWalk Marrow Bay"
    assert "555-0123" in found[60]["Text"]
    assert found[9]["Own words"].startswith("My mother is 81")


def test_a_split_comments_label_stays_a_word():
    made = replace(comment(34, "Part."), label="34a")
    assert rows(comment_sheet(replace(full_briefing(), comments=(made,))))[0]["Number"] == "34a"


def test_a_suggested_stance_stands_apart_from_decided_ones():
    made = comment(1, "Text.", None, suggested_stance="oppose")
    row = rows(comment_sheet(replace(full_briefing(), comments=(made,))))[0]
    assert row["Stance"] == ""
    assert row["Stance suggested, not decided"] == "Oppose"


def test_campaigns_list_their_members():
    first = rows(campaign_sheet(full_briefing()))[0]
    assert first["Letters"] == 39
    assert first["Numbers of edits that change the ask"] == "25"
    assert "Latch every lid" in first["Letter, once"]


def test_translations_tied_to_a_campaign_stand_apart_from_its_letters_with_their_numbers():
    briefing = full_briefing()
    first, second = briefing.campaigns
    tied = replace(first, translations=Evidence(second.members.ids[:3]))
    found = rows(campaign_sheet(replace(briefing, campaigns=(tied, replace(second, translates="A")))))
    assert (found[0]["Letters"], found[0]["Translations tied, counted apart"]) == (39, 3)
    assert found[0]["Numbers of translations tied"] == "2, 8, 14"
    assert (found[0]["Translates campaign"], found[1]["Translates campaign"]) == ("", "A")
    assert "Latch every lid" in str(found[0]["Letter, once"])


def test_claims_about_other_cities_say_whether_a_person_decided_them():
    said = "Port Hale closed its pool in 2019 and was sorry."
    texts = (f"I swim. {said}", f"=1+1. {said}", "Cities like Boise kept theirs.", "Benches, please.")
    letters = tuple(comment(n, text, "support") for n, text in enumerate(texts, 1))
    briefing = replace(full_briefing(), comments=letters)
    found = rows(city_sheet(briefing))
    assert [(r["City"], r["Decided"], r["Comment numbers"]) for r in found] == [
        ("Port Hale", "suggested", "1, 2"),
        ("Boise", "suggested", "3"),
    ]
    accepted = BriefedClaim("Port Hale", "=Port Hale shut it.", ((1001, 8, 8 + len(said)),))
    cities = BriefedCities(("Marrow Bay",), (("port hale", accepted),), ((1003, "0:30:boise"),))
    found = rows(city_sheet(replace(briefing, cities=cities)))
    assert [tuple(row.values()) for row in found] == [
        ("Port Hale", "=Port Hale shut it.", "decided", 1, "1"),
        ("Port Hale", "=Port Hale shut it.", "suggested", 1, "2"),
    ]


def test_excerpts_are_the_exact_words():
    briefing = full_briefing()
    texts = {int(c.label): c.text for c in briefing.comments}
    for row in rows(excerpt_sheet(briefing)):
        assert texts[row["Comment"]][row["From character"] : row["To character"]] == row["The writer’s words"]


def test_demands_and_coverage_agree():
    briefing = full_briefing()
    assert [row["Demand"] for row in rows(demand_sheet(briefing))] == ["D1", "D2", "D3", "D4", "D6"]
    covered = {row["Demand"]: (row["Coverage"], row["Decided"]) for row in rows(coverage_sheet(briefing))}
    assert covered["D1"] == ("Met", "yes")
    assert covered["D6"] == ("Weaker instrument", "suggested")
    untied = replace(briefing, demands=(replace(briefing.demands[0], links=()),))
    assert rows(coverage_sheet(untied))[0]["Coverage"] == "Not decided"


def test_the_method_says_it_is_no_poll_and_what_was_left_out():
    facts = [(row["What"], row["Value"]) for row in rows(method_sheet(full_briefing()))]
    assert ("Submissions", 120) in facts
    assert ("Method", "Counts are submissions, not a poll.") in facts
    assert ("Set aside: comment 134b", "duplicate entry") in facts
    assert ("Withdrawn: comment 131", "gone from edition 2") in facts
    assert rows(method_sheet(small_briefing()))
