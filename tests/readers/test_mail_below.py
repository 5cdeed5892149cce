"""What stands below a signed letter: of nobody's, and of the writer's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.mail_below import is_left_below
from council_desk.readers.mail_words import plain_lines, split_words

LETTER = "Please keep the ferry on Sundays. My mother takes it to church.\n\nSincerely,\nAna Ruiz\n21 Gull Street"

NOBODYS = [
    "Ana sent this message using QuayVoice, a free tool by Civic Neighbors.",
    "Message sent through the Quay Street action page",
    "Constituent: Ana Ruiz, 21 Gull Street, Marrow Bay 04991",
    "To respond to this constituent, write to ana@mail.example.",
    "QuayReach delivers messages from constituents. QuayReach is nonpartisan.",
    "Questions about this message? Contact help@quayreach.example.",
    "Campaign ID 2231 | Message ID 88-12",
    "This is message 214 of the Sunday Boats campaign.",
    "Start your own campaign at quayreach.example",
    "Mailing address: Civic Neighbors, P.O. Box 118, Marrow Bay",
    "Copyright © 2026 Civic Neighbors, All rights reserved.",
    "Was this email forwarded to you? Sign up here.",
    "The opinions expressed here are my own and do not reflect those of Harbor General Hospital.",
    "If you received this in error, please let me know and delete it.",
    "Please be aware that e-mail is not secure.",
    "Our office has moved! New address: 90 Ledger Plaza.",
    "Registered charity no. 1182203",
    "[QuayShield: message is clean]",
    "Sent from TidePost",
    "Sent from my TidePost account",
    "Voice-to-text message",
    "Dictated but not read",
    "Translated by Google Translate",
    "Traducido con Google",
    "2 attachments",
    "Attachment: photo.jpg",
    "This inbox is checked weekly.",
    "Please allow two business days for a reply.",
    "Listen to my podcast: Harbor Voices",
    "Now enrolling for fall.",
    "Privileged & Confidential",
    "Please think of the trees before printing this email.",
    "We will never ask for your password by e-mail.",
    "Paid for by Friends of Ana Ruiz",
]

THE_WRITERS = [
    "I forgot to say that the ramp is broken too.",
    "Our hours would be cut in half by the new rule.",
    "Our phone number changed and nobody from the city wrote it down.",
    "Our shop has been on Dock Street for 40 years.",
    "The opinions of the consultants are not those of the street.",
    "If you got this by mistake, give it to Mr. Otieno.",
    "Please allow two minutes more for speakers.",
    "A proud member of the Quay Street PTA since 2009",
    "Read our petition at boats.example/petition",
    "Listen to the recording of the March meeting, minute 14.",
    "Now hiring guards would cost less than one lawsuit.",
    "Report this to the harbor master as well.",
    "Translated by my granddaughter Lia.",
    "Translated by Maria Lopez",
    "Dictated to my son because I cannot see well.",
    "Sent from my porch, where I watch the boats.",
    "Sent from Quay Street",
    "Written at 2 a.m. because of the noise.",
    "Please keep my name confidential.",
    "Confidential sources at the mill told me so.",
    "The truck driver accepts no responsibility.",
    "Safety is a right protected by law.",
    "Attachment: photo of the ramp",
    "Copyright law has nothing to do with a mural.",
    "412 people signed the petition. Read it.",
    "[1] https://www.marrowbay.example/budget",
    "Signed by 14 neighbors, list to follow.",
    "Have a blessed day!",
]


@pytest.mark.parametrize("below", NOBODYS)
def test_what_tools_machines_and_firms_leave_below_a_signed_letter_is_folded(below: str) -> None:
    words = split_words(plain_lines(f"{LETTER}\n\n{below}"), "Ana Ruiz")
    assert (words.own, words.rest) == (LETTER, below)


@pytest.mark.parametrize("below", THE_WRITERS)
def test_what_a_writer_adds_below_the_name_stays(below: str) -> None:
    letter = f"{LETTER}\n\n{below}"
    assert split_words(plain_lines(letter), "Ana Ruiz").own == letter
    assert not is_left_below(below)


@pytest.mark.parametrize("line", ["Now enrolling for fall.", "Sent from TidePost", "Translated with Lingo"])
def test_the_same_words_in_an_unsigned_letter_stay(line: str) -> None:
    letter = f"The school's sign says so in red letters, and we all laughed about it at the last meeting:\n\n{line}"
    assert split_words(plain_lines(letter)).own == letter


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_left_below(text) in (True, False)
