"""Firms and trades in signature blocks, and the streets and neighborhoods that look like them."""

import pytest

from council_desk.readers.mail_trades import names_firm
from council_desk.readers.mail_words import plain_lines, split_words

LETTER = "Please keep the ferry on Sundays. My mother takes it to church.\n\nSincerely,\nDana Whitlow"


@pytest.mark.parametrize(
    "block",
    [
        "Whitlow Law Office, PLLC\n12 Court Street, Suite 4\nMarrow Bay\nPhone (555) 555-0133",
        "Certified Arborist #WE-1234A\nWhitlow Tree Care\nLicensed • Bonded • Insured\n555-0123 call/text",
        "Notary Public\nMobile service 7 days a week\n555-0123",
        "Fisherman\nF/V Marigold\n555-0123",
        "Whitlow Family Farm\nEggs, honey, cut flowers\n2200 Ridge Road\n555-0123",
        "Program Coordinator\nLiteracy Works\n555-0123\nThank you for supporting literacy!",
        "Broker Associate\nHearth Realty\nC 555-0177\nYour neighborhood specialist since 1999\nFind your "
        "home: hearth.example",
        "Customer Success\nBayfiber\n1-800-555-0100\nHow am I doing? Tell my manager: boss@bayfiber.example",
        "Student, Marrow Bay High School\nClass of 2027\ndana.w@mbhs.example",
    ],
)
def test_a_firm_or_trade_above_a_telephone_is_folded_with_it(block: str) -> None:
    assert split_words(plain_lines(f"{LETTER}\n{block}"), "Dana Whitlow").own == LETTER
    assert split_words(plain_lines(f"{LETTER}\n\n{block}"), "Dana Whitlow").own == LETTER


@pytest.mark.parametrize(
    "place",
    [
        "Church Hill",
        "College Park",
        "Hospital Hill",
        "Farm Lane",
        "The Mill District",
        "14 Gull Street, Apt 2\nMarrow Bay 04991",
        "Parent of two at Alder Elementary",
        "The Whitlow family",
        "and Bo Whitlow",
        "Dana & Bo Whitlow",
        "Harbor Heights Mobile Home Park",
    ],
)
def test_where_and_with_whom_a_writer_lives_stays_above_the_telephone(place: str) -> None:
    letter = f"{LETTER}\n{place}"
    assert split_words(plain_lines(f"{letter}\n555-555-0142"), "Dana Whitlow").own == letter


@pytest.mark.parametrize("line", ["Tern Hill", "Keep our farm!", "12 Inn Road", "", "Whitlow"])
def test_a_place_a_wish_and_a_bare_name_are_no_firm(line: str) -> None:
    assert not names_firm(line, "whitlow")


def test_a_firm_without_a_telephone_is_what_the_writer_says_of_himself() -> None:
    letter = f"{LETTER}\nWhitlow Family Farm"
    assert split_words(plain_lines(letter), "Dana Whitlow").own == letter
