"""An earlier list settles cuts of a packet; where it has nothing to say, the packet's own cuts stay."""

from council_desk.analysis.known_cuts import KnownCut, cuts_by_known

POOL = "Please keep the Harbor Street pool open on winter evenings."
SWIM = "My children swim there after school, and so do I."
LANE = "The crossing at Quarry Lane is dark and needs lights."
BENCH = "I would rather see benches along the creek."
KNOWN = [f"{POOL}\n{SWIM}", LANE, BENCH]


def shown(cuts: list[KnownCut] | None) -> list[tuple[int, int, bool]]:
    return [(cut.first, cut.last, cut.known) for cut in cuts or ()]


def test_texts_that_stood_alone_stand_alone_whatever_the_cuts_said() -> None:
    found = cuts_by_known([POOL, SWIM, LANE, BENCH], [0, 1], KNOWN)
    assert shown(found) == [(0, 1, True), (2, 2, True), (3, 3, True)]


def test_lines_wrapped_elsewhere_are_the_same_words() -> None:
    found = cuts_by_known([POOL[:20], POOL[20:], SWIM, LANE, BENCH], [0, 3], KNOWN)
    assert shown(found) == [(0, 2, True), (3, 3, True), (4, 4, True)]


def test_a_letter_with_a_paragraph_more_is_one_letter_still() -> None:
    more = "And please fix the showers, which have been cold since March."
    found = cuts_by_known([POOL, SWIM, more, LANE, BENCH], [0, 3, 4], KNOWN)
    assert shown(found) == [(0, 2, False), (3, 3, True), (4, 4, True)]


def test_a_new_letter_between_known_ones_keeps_its_own_cut() -> None:
    new = "Leaf blowers start at six in the morning on our street."
    found = cuts_by_known([POOL, SWIM, new, LANE, BENCH], [0, 2, 3], KNOWN)
    assert shown(found) == [(0, 1, True), (2, 2, False), (3, 3, True), (4, 4, True)]


def test_another_list_settles_nothing() -> None:
    assert cuts_by_known(["Some words about bicycles and buses.", "And others about trees."], [0], KNOWN) is None
    assert cuts_by_known([], [], KNOWN) is None
    assert cuts_by_known([POOL], [0], []) is None


def test_a_long_piece_that_no_cut_parts_from_a_known_letter_is_a_letter_of_its_own_to_be_looked_at() -> None:
    long = "The ferry was late again " * 12
    found = cuts_by_known([POOL, SWIM, long, LANE, BENCH], [0, 3, 4], KNOWN)
    assert shown(found) == [(0, 1, True), (2, 2, False), (3, 3, True), (4, 4, True)]
    assert [cut.loosened for cut in found or ()] == [False, True, False, False]


def test_a_letter_with_other_words_is_found_between_its_neighbors() -> None:
    changed = SWIM.replace("after school", "before work")
    found = cuts_by_known([LANE, POOL, changed, BENCH], [0, 1, 2, 3], [LANE, KNOWN[0], BENCH])
    assert shown(found) == [(0, 0, True), (1, 2, False), (3, 3, True)]
    assert [cut.told for cut in found or ()] == [True, True, True]


def test_an_afterthought_stays_with_the_letter_above_it_and_a_short_letter_does_not() -> None:
    for more, last in (("P.S. I will come on Tuesday.", 2), ("We moved here two winters ago.", 1)):
        found = cuts_by_known([POOL, SWIM, more, LANE, BENCH], [0, 2, 3, 4], KNOWN)
        assert next((cut.first, cut.last) for cut in found or ()) == (0, last)


def test_a_greeting_alone_goes_to_the_known_letter_below_it() -> None:
    found = cuts_by_known([POOL, SWIM, "Dear Mayor and Council,", LANE, BENCH], [0, 2, 3, 4], KNOWN)
    assert shown(found) == [(0, 1, True), (2, 3, False), (4, 4, True)]


def test_a_short_known_text_with_a_sentence_more_in_its_paragraph_is_that_text() -> None:
    found = cuts_by_known([POOL, SWIM, f"{LANE} It was like that when we came here.", BENCH], [0, 3], KNOWN)
    assert [(cut.first, cut.last, cut.told) for cut in found or ()] == [(0, 1, True), (2, 2, True), (3, 3, True)]


def test_a_campaigns_short_letter_within_a_longer_one_parts_nothing() -> None:
    hello, bye = "Dear Mayor and Council,", "Thank you for keeping the whole harbor in mind."
    known = [f"{hello}\n{POOL}\n{SWIM}\n{bye}", LANE, SWIM, BENCH]
    lamps = "And lamps at the door of it, please, for the evenings are dark from four."
    found = cuts_by_known([hello, POOL, lamps, SWIM, bye, LANE, SWIM, BENCH], [0, 5, 6, 7], known)
    assert shown(found) == [(0, 4, False), (5, 5, True), (6, 6, True), (7, 7, True)]


def test_two_letters_of_a_campaign_are_two_where_a_cut_stands_between_them() -> None:
    hello, bye = "Dear Mayor and Council,", "Thank you for keeping the whole harbor in mind."
    known = [f"{hello}\n{POOL}\n{SWIM}\n{bye}", LANE, BENCH]
    letter = [hello, POOL, f"{SWIM} Always.", bye]
    found = cuts_by_known([*letter, *letter, LANE, BENCH], [0, 4, 8, 9], known)
    assert [(cut.first, cut.last) for cut in found or ()] == [(0, 3), (4, 7), (8, 8), (9, 9)]
