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


RINK = ItemContext("Resolution building an ice rink in Founders Square", "resolution", ("The rink shall open in May.",))


@pytest.mark.parametrize(
    "text",
    [
        "Oh great, another rink. What could possibly go wrong?",
        "Slow clap for the rink. Why stop there?",
        "“I love this rink and I support it,” says the man who will rent out the skates.",
        "My neighbors say they support the rink and that everyone should vote yes. Well.",
        "Who would ever say no to a rink? Who indeed?",
        "They tell me that I should oppose it. Do I?",
        "Claro que sí, otra pista de hielo. Qué maravilla.",
        "Mis vecinos dicen que apoyan la pista.",
    ],
)
def test_what_is_not_to_be_taken_at_its_word_is_never_sure(text: str) -> None:
    language = "es" if "pista" in text else "en"
    assert suggest_stance(text, RINK, language).confidence < 0.9


@pytest.mark.parametrize(
    ("text", "language", "against"),
    [
        ("It is not true that I do not support the rink. I do.", "en", {"oppose", "oppose_unless_amended"}),
        ("We are not opposed to the rink.", "en", {"oppose", "oppose_unless_amended"}),
        ("No estoy en contra de la pista.", "es", {"oppose_unless_amended"}),
        ("I can't say that I don't oppose it.", "en", {"support"}),
    ],
)
def test_double_negatives_are_right_or_unsure(text: str, language: str, against: set[str]) -> None:
    found = suggest_stance(text, RINK, language)
    assert found.stance not in against or found.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("This is too weak. A resolution is not enough, pass an ordinance.", "en", "support_if_amended"),
        ("We oppose the resolution unless the rink closes at nine.", "en", "oppose_unless_amended"),
        ("I oppose it as written. Make it two years and I will withdraw my objection.", "en", "oppose_unless_amended"),
        ("Me opongo a menos que cierren la pista a las nueve.", "es", "oppose_unless_amended"),
    ],
)
def test_conditions_are_told_from_plain_sides(text: str, language: str, expected: str) -> None:
    assert suggest_stance(text, RINK, language).stance == expected


def test_a_stance_that_the_wording_gave_shows_sentences_and_says_so() -> None:
    text = "My knees are not what they were. Nobody I know wants this, and the money is better spent on the library."
    found = suggest_stance(text, RINK)
    assert found.stance == "oppose"
    assert "wording" in found.reason
    assert any("better spent" in each.words(text) for each in found.evidence)


@pytest.mark.parametrize("text", ["We do not need one.", "I would rather have the money in the library."])
def test_a_stance_that_the_wording_gave_is_never_without_words(text: str) -> None:
    found = suggest_stance(text, RINK)
    assert found.stance == "oppose"
    assert found.evidence


def test_a_tick_against_the_text_is_said_in_spanish_too() -> None:
    found = suggest_stance("Me opongo a la pista. Voten que no.", RINK, "es", "support")
    assert (found.stance, found.confidence) == ("oppose", 0.5)
    assert "but the writer ticked support" in found.reason
