"""Lines that programs, lists and offices print below a letter, and words of writers that look like them."""

import pytest

from council_desk.readers.mail_robots import is_office_line, is_program_line
from council_desk.readers.mail_words import plain_lines, split_words

SIGNED = "Dear Council,\n\nPlease keep the Sunday ferry.\n\nThank you,\nAna Ruiz"
UNSIGNED = "Please keep the Sunday ferry."


@pytest.mark.parametrize(
    "line",
    [
        "Sent from Canary",
        "Sent with Shortwave",
        "Sent from Nine",
        "Get BlueMail for Android",
        "Download the Quill mail app for iOS",
        "ReplyForward",
        "Sender notified by Mailtrack",
        "Tracked with Mailtrack · Remove",
        "Follow us on Facebook and Instagram!",
        "<https://facebook.example/harbor> <https://x.example/harbor>",
        "_._,_._,_",
        "You receive all messages sent to this group.",
        "View/Reply Online (#4411) | Reply To Group | Mute This Topic",
    ],
)
def test_a_programs_line_is_folded_even_below_a_letter_that_nobody_signed(line: str) -> None:
    assert is_program_line(line)
    for letter in (SIGNED, UNSIGNED):
        assert split_words(plain_lines(f"{letter}\n\n{line}"), "Ana Ruiz").own == letter


@pytest.mark.parametrize(
    "text",
    [
        "ActNow is a nonpartisan platform. Learn more at actnow.example",
        "The Marrow Bay Food Bank is a 501(c)(3) nonprofit organization. Tax ID 12-3456789.",
        "Tax ID 12-3456789",
        "Este correo ha sido analizado por Avast.",
        "I work flexibly and may send e-mails out of hours. I don't expect you to reply outside yours.",
        "This message originated outside your organization.",
        "Posted on Nextdoor. Reply to this email to comment.",
    ],
)
def test_an_offices_line_is_folded_below_a_signed_letter(text: str) -> None:
    assert is_office_line(text)
    assert split_words(plain_lines(f"{SIGNED}\n\n{text}"), "Ana Ruiz").own == SIGNED


@pytest.mark.parametrize(
    "words",
    [
        "The Food Bank is a nonprofit that feeds 400 families a week.",
        "Marrow Bay Riders is a network of 300 people. Learn more at riders.example",
        "The council is an agency that should serve us. Learn more at your own meetings.",
        "Get the ferry schedule on Windows at the terminal before you decide.",
        "Download the plan for mobile homes and read page 4.",
        "Sent from the front porch",
        "This message came outside of business hours because I work nights.",
        "Please consider the trees before you print permits for this lot.",
        "Our hours are cut and nobody responds to messages. I expect better.",
        "Please answer by email; I don't expect a reply outside your office hours.",
        "We get messages out of hours from families who expect help.",
        "Scanned by the coroner, our harbor has no pulse.",
        "Protected by Council District 3",
        "Follow us on the walk from school on Tuesday!",
        "Join us on Facebook and see the petition",
        "Facebook should not be where we learn of a hearing.",
        "Call me.",
        "Text me anytime",
        "Your friend and neighbor",
        "Referrals to the clinic fell by half.",
        "Quoting Council Member Ortiz: we will not raise fees.",
        "CAUTION: children crossing. That sign is all we ask for.",
    ],
)
def test_a_writers_own_words_below_the_closing_stay(words: str) -> None:
    for letter in (SIGNED, UNSIGNED):
        assert split_words(plain_lines(f"{letter}\n\n{words}"), "Ana Ruiz").own == f"{letter}\n\n{words}"
