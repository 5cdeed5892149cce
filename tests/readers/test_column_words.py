"""The names that columns have in many languages."""

import pytest

from council_desk.readers.column_words import ITEM_IN_HEADER, field_of_header, fold, is_ignored, position_words


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Mục", "item"),
        ("Họ và tên", "name"),
        ("Ý kiến của quý vị", "comment"),
        ("意見內容", "comment"),
        ("議程項目", "item"),
        ("Stellungnahme", "comment"),
        ("Punto del orden del día", "item"),
        ("¿Está a favor o en contra?", "position"),
        ("Carimbo de data/hora", "received"),
        ("Eingangsdatum", "received"),
        ("Nazwisko", "last_name"),
        ("Which agenda item are you commenting on?", "item"),
        ("Please share your comments with the Council below. They become part of the record.", "comment"),
        ("Do you support, oppose, or have a neutral position on this item?", "position"),
    ],
)
def test_names_and_questions_in_many_languages_are_known(header: str, field: str) -> None:
    assert field_of_header(header)[0] == field


def test_folding_and_words_of_the_form() -> None:
    assert fold("  Địa CHỈ: ") == fold("địa chỉ")
    assert is_ignored("Staff notes")
    assert not is_ignored("Comment")
    assert {"support", "en contra", "反對"} <= position_words()
    assert ITEM_IN_HEADER.search("Comment on item #12")
    assert not ITEM_IN_HEADER.search("Which item?")
