import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance_model import KINDS, chances, fitted, softened, trust_signs, trusted
from council_desk.analysis.stance_rules import read_stance
from council_desk.analysis.stance_signs import signs_of

ITEM = ItemContext("Resolution closing the Alder branch library", "resolution", ())


def likeliest(text: str) -> str:
    return KINDS[int(chances(signs_of(read_stance(text, ITEM, "en"), ITEM)).argmax())]


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=200))
def test_chances_sum_to_one(text: str) -> None:
    found = chances(signs_of(read_stance(text, ITEM, "en"), ITEM))
    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)


def test_what_declares_nothing_is_told_by_what_it_asks_of_the_item() -> None:
    assert likeliest("Do not close our library. My mother reads there every day.") == "oppose"
    assert likeliest("Please close the branch library. Nobody goes there.") == "support"


def test_every_sign_has_a_row_for_every_kind() -> None:
    weights = fitted()
    assert weights.rows.shape == (len(weights.signs) + len(weights.marks), len(KINDS))
    assert weights.always.shape == (len(KINDS),)


def test_equal_scores_are_equal_chances() -> None:
    assert softened(np.zeros(4)).tolist() == [0.25] * 4


def test_a_likelier_stance_is_trusted_more() -> None:
    reading = read_stance("I oppose this.", ITEM, "en")
    sure, unsure = np.array([0.02, 0.02, 0.9, 0.02, 0.02, 0.02]), np.array([0.1, 0.2, 0.4, 0.1, 0.1, 0.1])
    trust = fitted().trust
    assert trusted(trust_signs(reading, sure), trust) > trusted(trust_signs(reading, unsure), trust)
