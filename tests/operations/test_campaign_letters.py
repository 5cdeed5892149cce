"""A, B, ... Z, AA, AB."""

from itertools import islice

from council_desk.operations.campaign_letters import letters, next_letter


def test_letters_go_on_after_z() -> None:
    named = list(islice(letters(), 26 * 27 + 1))
    assert named[:2] + named[25:28] + named[-2:] == ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]
    assert len(set(named)) == len(named)


def test_the_first_free_letter_is_taken() -> None:
    assert next_letter(()) == "A"
    assert next_letter({"A", "C"}) == "B"
