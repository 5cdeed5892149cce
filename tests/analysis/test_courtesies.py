"""Greetings, closings and signatures are told from what a letter says."""

import pytest

from council_desk.analysis.courtesies import (
    body_span,
    greeting_length,
    is_closing_line,
    is_greeting_line,
    is_name_line,
    is_organisation_line,
    is_place_line,
    is_sign_off_line,
    is_signature_line,
    is_thanks_line,
    starts_with_greeting,
)


@pytest.mark.parametrize(
    "line",
    [
        "Dear Mayor Okafor and members of the Council,",
        "Hello,",
        "To whom it may concern:",
        "Good evening council members",
        "Mayor and City Council:",
        "Estimados concejales:",
        "Kính gửi Hội đồng thành phố,",
        "尊敬的市议会：",
        "Szanowni Państwo,",
    ],
)
def test_greetings_alone_on_a_line(line):
    assert is_greeting_line(line)


def test_a_greeting_before_further_words_ends_at_its_comma():
    line = "Dear Council, I live by the harbor."
    assert line[greeting_length(line) :] == "I live by the harbor."
    assert starts_with_greeting(line) and not is_greeting_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The council must act now.",
        "The City Council must do better by taking these steps:",
        "I say hello to my neighbors.",
        "",
        "Please vote no.",
    ],
)
def test_what_is_no_greeting(line):
    assert greeting_length(line) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Sincerely,",
        "Best regards, Tom Ibarra",
        "Sincerely, a reader on Quarry Road",
        "Atentamente",
        "In solidarity,",
        "Trân trọng,",
    ],
)
def test_sign_offs(line):
    assert is_sign_off_line(line) and is_closing_line(line)


@pytest.mark.parametrize("line", ["Thank you for your time and service.", "Thanks!", "Gracias por su atención", "谢谢"])
def test_thanks(line):
    assert is_thanks_line(line)


def test_thanks_with_an_argument_is_no_closing():
    assert not is_thanks_line("Thank you for the new signal. It has helped. Now please do the next corner as well.")


def test_names_and_places():
    assert is_name_line("Marguerite O'Dell") and is_name_line("- J. R. Watanabe")
    assert not is_name_line("please vote no")
    assert is_place_line("Ward 3 resident") and is_place_line("412 Alder St, Marrow Bay")
    assert not is_place_line("I am a resident of ward 3")


def test_body_is_what_stands_between():
    text = "Hi all,\nThe pool hours are too short.\nThanks,\nBo Lind\n55 Cove Rd"
    start, end = body_span(text)
    assert text[start:end] == "The pool hours are too short."


def test_a_sentence_about_the_council_is_no_greeting():
    assert not starts_with_greeting("The City Council must do better by taking these steps:")


@pytest.mark.parametrize(
    "line", ["Odile Hartnell, Quarry Road", "Odile Hartnell and the Sunday rowers (six of us)", "Tam Le (age 9)"]
)
def test_a_name_with_what_stands_beside_it_is_a_signature(line):
    assert is_signature_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Vote No, please",
        "Odile Hartnell, who lives on Quarry Road, is wrong.",
        "Odile Hartnell and her brother are wrong",
        "NO CHICKENS, NO GOATS",
        "Best the city can do",
    ],
)
def test_what_is_no_signature(line):
    assert not is_signature_line(line) and not is_sign_off_line(line)


def test_organisations_and_roles_in_them_stand_under_letters():
    assert is_organisation_line("Board of the Lower Quay Rowing Club")
    assert is_organisation_line("President, Quarry Road Neighbors")
    assert not is_organisation_line("The board of the rowing club should decide")
    assert not is_organisation_line("Keep the Lower Quay")


def test_a_council_member_is_addressed_by_name():
    assert is_greeting_line("To my council member, Ms. Achterberg:")
