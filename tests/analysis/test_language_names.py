"""Languages by what people call them."""

import pytest

from council_desk.analysis.language_names import LANGUAGE_NAMES, code_of_language


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("Spanish", "es"),
        ("español", "es"),
        ("ES", "es"),
        ("中文", "zh"),
        ("Tiếng Việt", "vi"),
        ("Hmong", "hmn"),
        ("unknown", "und"),
        ("Elvish", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_name_or_code(named: str, code: str | None) -> None:
    assert code_of_language(named) == code


def test_every_listed_language_is_found_by_its_name() -> None:
    assert {LANGUAGE_NAMES[code_of_language(name) or ""] for name in LANGUAGE_NAMES.values()} == set(
        LANGUAGE_NAMES.values()
    )
