"""What the pieces of a line under a letter are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.signatory_lines import (
    GROUP,
    NOISE,
    OTHER,
    PERSON,
    PLACE,
    SENTENCE,
    TITLE,
    email_of,
    kind_of,
    one_of,
    parts_of,
    tidy,
)


@pytest.mark.parametrize(
    ("kind", "pieces"),
    [
        (PERSON, ["Ana Ortiz", "Dr. Theo Brandt", "Min-ji Park", "María del Valle"]),
        (GROUP, ["Harbor Swim Club", "SEIU Local 9", "ACLU", "Parks for Everyone", "St. Brendan Parish"]),
        (TITLE, ["President", "Director of Policy", "Policy and Advocacy Director", "Co-Chair"]),
        (PLACE, ["12 Tern Street", "Marrow Bay 90000", "District 3"]),
        (NOISE, ["ana@example.org", "(555) 010-0100", "Page 2 of 3", "____", "Name, Title and Organization"]),
        (SENTENCE, ["Please call me. I have more to say!", "open the pool", "We ask the council"]),
        (OTHER, ["Ana", "Old-Quay"]),
    ],
)
def test_kinds(kind: str, pieces: list[str]) -> None:
    assert {piece: kind_of(piece) for piece in pieces} == dict.fromkeys(pieces, kind)


def test_a_row_comes_apart() -> None:
    row = "2. Ana Ortiz, Ph.D., President – Harbor Swim Club (Marrow Bay, CA)"
    assert [piece for _, piece in parts_of(row)][:3] == ["Ana Ortiz, Ph.D", "President", "Harbor Swim Club"]
    assert parts_of("Marrow Bay, CA 90000") == [(PLACE, "Marrow Bay, CA 90000")]


def test_one_signatory_of_a_row() -> None:
    line = "Ana Ortiz, President, Harbor Swim Club, 12 Tern Street, ana@example.org"
    made = one_of(parts_of(line), line)
    assert (made.name, made.person, made.group) == (
        "Ana Ortiz, President, Harbor Swim Club",
        "Ana Ortiz",
        "Harbor Swim Club",
    )
    assert (made.address, made.email) == ("12 Tern Street", "ana@example.org")
    assert email_of("no address here") == ""


def test_bullets_and_numbers_are_off() -> None:
    assert [tidy(piece) for piece in ("• Ana Ortiz,", "12. Ana Ortiz", "and Ana Ortiz.", "/s/ Ana Ortiz")] == [
        "Ana Ortiz"
    ] * 4


@given(st.text(max_size=300))
def test_any_line_can_be_looked_at(line: str) -> None:
    assert all(piece for _, piece in parts_of(line))
