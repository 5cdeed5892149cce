from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance_rules import read_stance

ITEM = ItemContext("An ordinance on street trees", "ordinance", ())


def test_what_is_declared_is_the_verdict() -> None:
    reading = read_stance("I oppose this ordinance.", ITEM, "en")
    assert (reading.verdict.stance, reading.verdict.pattern) == ("oppose", "declared, clean")


def test_asks_that_would_change_the_item_are_told_from_what_is_to_be_kept() -> None:
    reading = read_stance("I support it. Please raise the fine to $900. Please keep the oak list.", ITEM, "en")
    assert len(reading.asks) == 2
    assert reading.changes == ("raise the fine to $900",)


def test_asks_are_not_looked_for_where_there_are_none() -> None:
    assert read_stance("Please raise the fine.", ITEM, "en", look_for_asks=False).asks == ()


def test_a_letter_that_only_asks_is_a_question() -> None:
    assert read_stance("How many trees will be planted?", ITEM, "en").verdict.stance == "question"
