from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance_item import view_of
from council_desk.analysis.stance_words import marks, words_in

VIEW = view_of(ItemContext("Ordinance on electric scooters", "ordinance", ()))


def test_the_items_own_words_and_numbers_stand_as_signs() -> None:
    assert words_in("please ban all 40 scooters!", VIEW) == ["please", "ban", "all", "#", "ITEM", "!"]


def test_marks_of_two_topics_are_the_same_where_only_the_topic_differs() -> None:
    other = view_of(ItemContext("Ordinance on leaf blowers", "ordinance", ()))
    one = marks([words_in("we do not want scooters here.", VIEW)], (), ())
    two = marks([words_in("we do not want blowers here.", other)], (), ())
    assert one == two


def test_first_and_last_sentences_are_told_apart() -> None:
    found = marks([["yes"], ["no"]], [["lower", "the", "fee"]], ["about time"])
    assert {"F yes", "L no", "a lower the", "p about time"} <= found
    assert "L yes" not in found
