"""Web forms that arrive as mail."""

import pytest

from council_desk.readers.mail_form import form_of, may_be_form


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
    "form",
    [
        "A new submission has been received from the contact form.\n\nFull Name: Ana Ruiz\nE-mail Address: "
        "ana@mail.example\n"
        "Phone: 555-0142\nMessage: Keep it.\n\n---\nSubmitted on 3/3/2026 8:15 AM from 192.0.2.1",
        "From: Ana Ruiz <ana@mail.example>\nSubject: Ferry\n\nMessage Body:\nKeep it.",
        "Public Comment Form\nFull Name\tAna Ruiz\nEmail\tana@mail.example\nYour Comment\tKeep it.\nNow "
        "create your own form",
        "Name\nAna Ruiz\n\nEmail\nana@mail.example\n\nMessage\nKeep it.",
        "Name (required): Ana Ruiz\nEmail: a@mail.example\nComment: Keep it.\n\nAdditional "
        "Information:\nForm submitted on: 3/3",
        "Nombre: Ana Ruiz\nCorreo: ana@mail.example\nMensaje: Keep it.\n\nDoes this submission look like spam?",
    ],
)
def test_forms_of_many_makers_give_the_comment_alone(form: str) -> None:
    found = form_of(form)
    assert found is not None
    assert found[0] == "Keep it."
    assert found[1]["name"].startswith("Ana Ruiz")
    assert may_be_form(form.split("\n"))


@pytest.mark.parametrize(
    "own",
    [
        "Name\n\nThe name of the park is bad.\n\nAddress\n\nThe map is wrong.\n\nComment\n\nSo I say no.",
        "I filled in your form twice.\nName: Lin Xu\nComments: x",
        "Here is my friend's note.\nName: Lin Xu\nComments: x",
        "From: Clerk <c@mail.example>\nSent: Monday 9:30\nSubject: x\n\nName: Lin Xu\nComments: x",
        "Dear council: keep it.\nName: Lin Xu\nComments: x",
        "Name: Lin Xu\nAddress: 12 Elm Street\n\nDear council, keep it.",
        "Comments: Keep it.",
        "Keep it.",
        "",
    ],
)
def test_a_letter_is_no_form(own: str) -> None:
    assert form_of(own) is None
