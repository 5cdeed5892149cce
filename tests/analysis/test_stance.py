import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance import STANCES, suggest_stance

ITEM = ItemContext("A resolution on street trees", "resolution", ())


def stance(text: str, language: str = "en") -> str:
    return suggest_stance(text, ITEM, language).stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I strongly support this resolution.", "support"),
        ("Please vote yes on item 4.", "support"),
        ("Our club is in favor of the plan.", "support"),
        ("I oppose this.", "oppose"),
        ("Vote no. It is a waste of money.", "oppose"),
        ("I cannot support the resolution.", "oppose"),
        ("We are not opposed to the resolution. Vote yes.", "support"),
        ("There is no reason not to adopt this. I support it.", "support"),
        ("I support it, but it does not go far enough. Plant two thousand trees.", "support_if_amended"),
        ("We could support this if the fee were halved.", "support_if_amended"),
        ("We oppose the resolution unless the fee is halved.", "oppose_unless_amended"),
        ("The League takes no position on this item.", "neutral"),
        ("How many trees will be planted on Elm Street?", "question"),
        ("My dog likes the rain.", "unclear"),
    ],
)
def test_stances(text: str, expected: str) -> None:
    assert stance(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Estoy a favor de esta propuesta.", "support"),
        ("Me opongo a la resolución.", "oppose"),
        ("Voten que no.", "oppose"),
        ("Apoyo la resolución siempre y cuando bajen la cuota.", "support_if_amended"),
    ],
)
def test_spanish_stances(text: str, expected: str) -> None:
    assert stance(text, "es") == expected


def test_a_language_not_read_is_unclear_and_named_unless_ticked() -> None:
    silent = suggest_stance("我反对这个决议。", ITEM, "zh")
    assert (silent.stance, silent.confidence <= 0.3) == ("unclear", True)
    assert "Chinese" in silent.reason
    assert suggest_stance("我反对这个决议。", ITEM, "zh", "oppose").stance == "oppose"


def test_nothing_declared_is_never_sure() -> None:
    assert suggest_stance("The squirrels on Elm Street are fat this year.", ITEM).confidence <= 0.6


def test_a_clean_declaration_is_sure_and_shows_its_words() -> None:
    text = "I oppose this resolution."
    found = suggest_stance(text, ITEM)
    assert found.confidence >= 0.9
    assert "oppose" in found.evidence[0].words(text)


def test_a_contradicted_tick_is_said() -> None:
    found = suggest_stance("I oppose this resolution.", ITEM, "en", "support")
    assert found.confidence <= 0.5
    assert "ticked support" in found.reason


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_stance_within_bounds(text: str) -> None:
    found = suggest_stance(text, ITEM)
    assert found.stance in STANCES
    assert 0 <= found.confidence <= 1


def test_a_hostile_text_stays_cheap() -> None:
    started = time.process_time()
    for piece in ("a", "\n", "not ", "i would "):
        suggest_stance(piece * (200_000 // len(piece)), ITEM, "en", None, False)
    assert time.process_time() - started < 20


def test_a_yes_with_something_to_keep_is_a_yes() -> None:
    item = ItemContext("An ordinance on trees", "ordinance", ())
    assert suggest_stance("I support this ordinance. Please keep the oak list in it.", item).stance == "support"
    changed = suggest_stance("I support this ordinance. Please raise the fine to $900.", item)
    assert changed.stance == "support_if_amended"


def test_leaving_it_alone_is_opposition() -> None:
    item = ItemContext("An ordinance on trees", "ordinance", ())
    assert suggest_stance("Leave the tree code alone. It is good enough for us.", item).stance == "oppose"
