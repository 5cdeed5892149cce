"""Which column of a list holds what."""

import pytest

from council_desk.readers.column_words import field_of_header, fold
from council_desk.readers.columns import (
    apply_mapping,
    find_header,
    fingerprint,
    guess_columns,
    has_header_by_contrast,
    header_score,
)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Comment", "comment"),
        ("COMMENTS:", "comment"),
        ("Your comment on this item (required)", "comment"),
        ("Comment ID", "external_id"),
        ("Comment #", "external_id"),
        ("Comment Date", "received"),
        ("Date/Time", "received"),
        ("Submitted at", "received"),
        ("Agenda Item #", "item"),
        ("File No.", "file_number"),
        ("Council File Number", "file_number"),
        ("Commenter Name", "name"),
        ("First Name", "first_name"),
        ("LastName", "last_name"),
        ("E-mail Address", "email"),
        ("Organization (if any)", "organisation"),
        ("Council District", "district"),
        ("Support/Oppose/Neutral", "position"),
        ("In Favor / Not In Favor", "position"),
        ("Attachment 2", "attachments"),
        ("Comentario", "comment"),
        ("Correo electrónico", "email"),
        ("Apellidos", "last_name"),
        ("Votre commentaire", "comment"),
        ("Prénom", "first_name"),
        ("Mensagem", "comment"),
        ("Endereço de e-mail", "email"),
        ("留言", "comment"),
        ("電子郵件", "email"),
        ("의견", "comment"),
        ("Комментарий", "comment"),
        ("Ý kiến", "comment"),
    ],
)
def test_column_names_are_known_in_many_spellings_and_languages(header: str, field: str) -> None:
    assert field_of_header(header)[0] == field


@pytest.mark.parametrize("header", ["", "Zebra", "Staff comments", "IP Address", "Number of comments", "x" * 300])
def test_other_columns_are_left_alone(header: str) -> None:
    assert field_of_header(header) == (None, 0.0)


def test_names_are_folded_before_comparing() -> None:
    assert fold("  E-Mail_Address: ") == "e mail address"
    assert fingerprint(["Name", "Comment"]) == fingerprint(["NAME ", "comment:"])
    assert fingerprint(["Name", "Comment"]) != fingerprint(["Comment", "Name"])


def test_the_row_of_names_is_found_below_titles() -> None:
    rows = [["Marrow Bay"], ["Comments on item 6"], [], ["Name", "Comment"], ["Ana", "Yes"]]
    assert find_header(rows) == 3
    assert find_header([["Ana", "Yes"], ["Lee", "No"]]) is None


def test_a_row_of_data_is_no_row_of_names() -> None:
    assert header_score(["Ana", "ana@b.org", "Comment"]) == 0
    assert header_score(["Ana Ruiz", "I like it"]) == 0
    assert header_score(["Comment"]) == 1
    assert header_score(["Name"]) == 0


def test_unusual_names_show_by_their_contrast_to_the_cells() -> None:
    letter = "I hope that you will vote for it tonight, because it is needed."
    assert has_header_by_contrast([["who", "words"], ["a@b.org", letter], ["c@d.org", letter]])
    assert not has_header_by_contrast([["a@b.org", letter], ["c@d.org", letter]])
    assert not has_header_by_contrast([["who", "words"]])


def test_cells_tell_what_names_do_not() -> None:
    letter = "I hope that you will vote for it tonight, because it is needed."
    rows = [
        ["Ana Ruiz", "a@b.org", "4/27/2026", "(555) 123-4567", "Support", letter, "7"],
        ["Lee Wong", "c@d.org", "4/28/2026", "555-765-4321", "Oppose", letter, "8"],
    ]
    guesses = guess_columns([f"Column {number}" for number in range(1, 8)], rows)
    assert [guess.field for guess in guesses] == ["name", "email", "received", "phone", "position", "comment", None]
    assert all(0 < guess.confidence < 0.97 for guess in guesses[:6])


def test_a_column_of_numbers_is_no_comment() -> None:
    guesses = guess_columns(["Comments"], [["1"], ["2"], ["12"]])
    assert guesses[0].field is None


def test_one_field_has_one_column_apart_from_those_that_add_up() -> None:
    guesses = guess_columns(["Name", "Full name", "Comment", "Additional comments", "Street", "City"], [])
    assert [guess.field for guess in guesses] == ["name", None, "comment", "comment", "address", "address"]


def test_a_persons_mapping_goes_before_every_guess() -> None:
    headers = ["Name", "Topic text", "Comment"]
    guesses = guess_columns(headers, [])
    chosen = apply_mapping(guesses, headers, {"topic text": "comment", "0": ""})
    assert [guess.field for guess in chosen] == [None, "comment", None]
    with pytest.raises(KeyError):
        apply_mapping(guesses, headers, {"Remarks": "comment"})
    with pytest.raises(ValueError, match="colour"):
        apply_mapping(guesses, headers, {"Name": "colour"})
