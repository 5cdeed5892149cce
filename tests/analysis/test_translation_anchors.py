"""What a translation keeps, found in each language."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.translation_anchors import anchors_of


def keys(text: str, language: str) -> set[str]:
    return {key for anchor in anchors_of(text, language) for key in anchor.keys}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On April 28 we paid $4,000 for twenty lamps.", "en"),
        ("El 28 de abril pagamos $4.000 por veinte lámparas.", "es"),
        ("Ngày 28 tháng 4 chúng tôi trả $4,000 cho hai mươi cái đèn.", "vi"),
        ("4月28日，我们支付了4000元，买了二十盏灯。", "zh"),
    ],
)
def test_figures_dates_and_known_words_are_the_same_in_every_language(text: str, language: str) -> None:
    assert keys(text, language) >= {"#28", "month 4", "#4000", "#20", "light"}


def test_names_are_kept_and_related_words_sound_alike() -> None:
    assert "=pell" in keys("We live beside Pell Lane.", "en") & keys("我住在Pell Lane旁边。", "zh")
    assert {"~rdnn", "~ordnn", "ordinance*"} & keys("the ordinance", "en") & keys("la ordenanza", "es")
    assert keys("a catastrophe", "en") & keys("una catástrofe", "es")


def test_a_stamp_or_a_file_number_is_one_figure() -> None:
    assert keys("Ordinance 2026-118 at 5:30", "en") >= {"#2026-118", "#5:30"}


def test_may_is_a_month_only_where_it_is_written_as_one() -> None:
    assert "month 5" not in keys("You may close it.", "en")
    assert "month 5" in keys("It closed in May last year.", "en")


@given(st.text(max_size=200), st.sampled_from(["en", "es", "vi", "zh", "ar", "und"]))
def test_anchors_stand_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    found = anchors_of(text, language)
    assert all(0 <= anchor.start < anchor.end <= len(text) for anchor in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
