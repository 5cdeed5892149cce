from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance_rules import read_stance
from council_desk.analysis.stance_signs import Signs, signs_of

ITEM = ItemContext("Resolution closing the Alder branch library", "resolution", ())


def signs(text: str) -> Signs:
    return signs_of(read_stance(text, ITEM, "en"), ITEM)


def test_the_rules_verdict_and_its_pattern_are_signs() -> None:
    found = signs("I oppose this.").values
    assert found["verdict oppose"] == 1
    assert found["pattern declared, clean"] == 1
    assert found["side against"] == 1


def test_an_ask_against_the_item_is_a_sign() -> None:
    found = signs("Please keep the branch library.").values
    assert found["ask keep"] == 1
    assert any(name.startswith("agrees -1") for name in found)


def test_turns_of_phrase_are_signs_with_their_place() -> None:
    found = signs("I read there as a child. Leave it where it is.")
    assert found.values["turn last leave it"] == 1
    assert "turn first leave it" not in found.values
    assert len(found.sentences) == 2


def test_an_empty_text_has_signs_of_its_length_alone() -> None:
    found = signs("")
    assert found.marks == frozenset()
    assert found.values["sentences 0"] == 1
