"""What the writer ticked, as forms and exports of many cities put it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.operations.given_position import position_of


@pytest.mark.parametrize(
    "ticked",
    [
        *("Support", "In Favor", "in favour of the item", "FOR", "For this item", "Strongly support", "Strongly Agree"),
        *("I support this item", "Yes, I support", "Support (as written)", "Support the new library", "1 - Support"),
        *("Somewhat support", "Aye", "I am for it", "A favor", "Sí, a favor", "Estoy de acuerdo", "apoyo"),
        *("dafür", "Ich bin dafür", "stimme zu", "pour", "D'accord", "Je soutiens ce projet", "favorevole", "Sì"),
        *("ủng hộ", "Đồng ý", "sang-ayon", "支持", "我支持本項目", "赞成", "Support / 支持", "찬성", "賛成です", "за"),
    ],
)
def test_the_writer_ticked_support(ticked: str) -> None:
    assert position_of(ticked) == "support"


@pytest.mark.parametrize(
    "ticked",
    [
        *("Oppose", "Opposed", "Against this", "Con", "No", "Not in favor", "Oppose/Against", "Strongly disagree"),
        *(
            "I do not support it",
            "I don’t support this",
            "No - oppose",
            "No, I oppose this item",
            "Oppose (not in favor)",
        ),
        *("No to this item", "In opposition", "Opposed to item 12", "en contra", "no apoyo", "No estoy de acuerdo"),
        *("dagegen", "nicht dafür", "stimme nicht zu", "lehne ab", "contre", "pas d'accord", "je ne soutiens pas"),
        *("contrario", "phản đối", "không ủng hộ", "hindi sang-ayon", "反對", "不支持", "반대", "не поддерживаю"),
    ],
)
def test_the_writer_ticked_oppose(ticked: str) -> None:
    assert position_of(ticked) == "oppose"


@pytest.mark.parametrize(
    "ticked",
    [
        "Neutral",
        "Neither",
        "Undecided / neutral",
        "neither for nor against",
        "No opinion",
        "neutre",
        "Enthaltung",
        "中立",
    ],
)
def test_the_writer_ticked_neutral(ticked: str) -> None:
    assert position_of(ticked) == "neutral"


@pytest.mark.parametrize("ticked", ["", "  ", "-", "—", "N/A", "none", "see letter", "No position", "Information only"])
def test_blank_is_not_neutral(ticked: str) -> None:
    assert position_of(ticked) is None


@pytest.mark.parametrize(
    "ticked",
    [
        *("Support with amendments", "Support if amended", "Oppose unless amended", "support, but not the fence"),
        *("Support in concept", "partially support", "a favor con enmiendas", "apoyo si se enmienda", "支持，但需修改"),
        *("not opposed", "no objection", "no me opongo", "Support/Oppose", "For and against", "pro and con"),
        *("For information only", "For: 12 Against: 4", "Support staff, oppose the project", "no comment"),
    ],
)
def test_what_is_no_plain_side_is_put_into_nobody_s_mouth(ticked: str) -> None:
    assert position_of(ticked) is None


@given(st.text())
def test_any_words_can_be_read_as_a_position(words: str) -> None:
    assert position_of(words) in (None, "support", "oppose", "neutral")
