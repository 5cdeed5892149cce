"""Who signed a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.signatories import find_signatories

LETTER = "We ask the council to keep the pool open.\n\n"


def names(text: str) -> list[str]:
    return [found.name for found in find_signatories(text)]


@pytest.mark.parametrize("cue", ["Signed,", "The undersigned:", "On behalf of our members", "Co-signed by", "Firmado:"])
def test_names_after_a_signing_cue(cue: str) -> None:
    found = find_signatories(f"{LETTER}{cue}\nHarbor Swim Club\nAna Ortiz\nFriends of Gull Creek")
    assert [(f.name, f.organisation) for f in found] == [
        ("Harbor Swim Club", True),
        ("Ana Ortiz", False),
        ("Friends of Gull Creek", True),
    ]


def test_names_on_one_line_and_in_a_numbered_list() -> None:
    assert names(f"{LETTER}Signed: Ana Ortiz; Theo Brandt; and Min-ji Park") == [
        "Ana Ortiz",
        "Theo Brandt",
        "Min-ji Park",
    ]
    assert names(f"{LETTER}Signed,\n1. Ana Ortiz\n2. Theo Brandt\n• Min-ji Park") == [
        "Ana Ortiz",
        "Theo Brandt",
        "Min-ji Park",
    ]


def test_one_name_under_a_letter_is_its_writer() -> None:
    assert names(f"{LETTER}Sincerely,\nAna Ortiz") == []
    assert names(f"{LETTER}Signed,\nAna Ortiz") == []


def test_sentences_are_not_names() -> None:
    assert names(f"{LETTER}Signed,\nAna Ortiz\nTheo Brandt\nPlease call me. I have more to say!") == []


def test_a_name_that_stands_twice_signed_once() -> None:
    assert len(names(f"{LETTER}Signed,\nAna Ortiz\nTheo Brandt\nMin-ji Park\nAna Ortiz")) == 3


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    for found in find_signatories(text):
        assert found.name


def test_rows_of_name_title_and_organisation() -> None:
    (first, *others) = find_signatories(
        f"{LETTER}Signed by\nAna Ortiz, President, Harbor Swim Club\nTheo Brandt, Organizer, SEIU Local 9\n"
        "Rosa Vale, 12 Tern Street, rosa@example.org"
    )
    assert (first.name, first.person, first.group) == (
        "Ana Ortiz, President, Harbor Swim Club",
        "Ana Ortiz",
        "Harbor Swim Club",
    )
    assert first.organisation
    assert (others[1].address, others[1].email, others[1].organisation) == ("12 Tern Street", "rosa@example.org", False)


def test_organisations_under_a_closing() -> None:
    assert names(f"{LETTER}Sincerely,\n\nHarbor Swim Club\nSEIU Local 9\nBay Cyclists\nFerry Riders Alliance") == [
        "Harbor Swim Club",
        "SEIU Local 9",
        "Bay Cyclists",
        "Ferry Riders Alliance",
    ]


def test_organisations_in_the_first_sentence() -> None:
    text = "On behalf of the Harbor Swim Club and the Ferry Riders Alliance, we ask you to keep the landing."
    assert names(text) == ["Harbor Swim Club", "Ferry Riders Alliance"]


@pytest.mark.parametrize(
    "signature",
    [
        "Sincerely,\nAna Ortiz\nPresident\nHarbor Swim Club\n12 Tern Street\n(555) 010-0100",
        "Sincerely,\nAna Ortiz\nHarbor Swim Club\nMarrow Bay",
        "Best,\nAna Ortiz\nOld Quay\nMarrow Bay",
        "Signed,\nAna Ortiz\nPresident\nHarbor Swim Club",
        "Thank you,\nAna Ortiz\nChair, Parks Committee\nOld Quay Neighborhood Council\nMarrow Bay, CA 90000",
        "Regards,\nAna and Theo Ortiz\n14 Mill Row",
    ],
)
def test_one_writer_s_signature_is_no_list(signature: str) -> None:
    assert names(LETTER + signature) == []


def test_a_letter_that_says_i_is_one_writer_s() -> None:
    text = "I ask you to keep the landing. My son and I use it.\n\nSigned,\nAna Ortiz\nOld Quay\nMarrow Bay"
    assert names(text) == []


def test_a_copy_note_ends_the_list() -> None:
    signed = "Signed,\nAna Ortiz\nTheo Brandt\nMin-ji Park\n\ncc: City Clerk\nHarbor Master"
    assert names(LETTER + signed) == ["Ana Ortiz", "Theo Brandt", "Min-ji Park"]
