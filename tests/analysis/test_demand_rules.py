"""What the sentence shapes alone say a comment asks for."""

from council_desk.analysis.demand_rules import read_by_rules, without_asker
from council_desk.analysis.items import ItemContext

ITEM = ItemContext("A resolution on street trees", "resolution", ())


def kept(text: str, language: str = "en") -> list[str]:
    return [text[each.start : each.end] for each in read_by_rules(text, ITEM, language).kept]


def test_requests_duties_and_list_points_are_kept() -> None:
    assert kept("We urge you to plant oaks. The city should water the elms.") == ["plant oaks", "water the elms"]


def test_a_vote_on_the_item_is_not_kept_though_its_frame_is_seen() -> None:
    reading = read_by_rules("Please adopt the resolution on street trees.", ITEM)
    assert reading.framed
    assert reading.kept == ()


def test_mocking_and_the_words_of_others_are_set_aside() -> None:
    reading = read_by_rules("I like trees. My neighbors say you should cut them.", ITEM)
    assert reading.aside == {1}
    assert read_by_rules("Oh sure, pave the park.", ITEM).aside == {0}


def test_the_council_as_subject_is_no_part_of_an_ask() -> None:
    text = "that the council also keep the elm"
    assert text[without_asker(text, 0, len(text)) :] == "keep the elm"


def test_other_languages_have_no_rules() -> None:
    assert read_by_rules("Bitte pflanzen Sie Bäume.", ITEM, "de").framed == ()
