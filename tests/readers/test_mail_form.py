"""Web forms that arrive as mail."""

import pytest

from council_desk.readers.mail_form import form_of


def test_a_forms_comment_and_fields_are_told_apart() -> None:
    found = form_of(
        "Name: Lin Xu\nWard: 3\nEmail: xu@mail.example\n\nComments:\n"
        "Keep it.\n\nNote: it matters.\nSubmitted on: 4/27/2026"
    )
    assert found is not None
    text, fields, rest = found
    assert text == "Keep it.\n\nNote: it matters."
    assert fields["name"] == "Lin Xu"
    assert fields["email"] == "xu@mail.example"
    assert "Ward: 3" in rest


@pytest.mark.parametrize(
    "own",
    [
        "Dear council: keep it.\nName: Lin Xu\nComments: x",
        "Name: Lin Xu\nAddress: 12 Elm Street\n\nDear council, keep it.",
        "Comments: Keep it.",
        "Keep it.",
        "",
    ],
)
def test_a_letter_is_no_form(own: str) -> None:
    assert form_of(own) is None
