"""A letter stays whole, and alone, whatever mail programs, firms, offices and answers put around it."""

import random

import pytest
from composed_mail import WRITER, Composed, any_mail, compose, families
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.readers.mail_words import plain_lines, split_words

LETTERS = families("letters")
ANSWER = "On Mon, Nov 9, 2026 at 8:30 AM Clerk <clerk@marrowbay.example> wrote:\n\n> The hearing is on Tuesday."
MORE_STAYS = {
    "an LLC with a slogan": "its slogan speaks, below a name that stands without a closing",
    '"My hours may not be your hours"': "below a signature that a postscript follows",
    "another signature, h": "below a signature that a postscript follows",
    "another signature, ac": "no line of it but the name is known",
}
"""Families of which too much stays with some letters, each with the reason."""


def cases(name: str) -> list[str]:
    return [title for title in families(name) if title not in MORE_STAYS]


def mails(title: str, name: str) -> list[Composed]:
    block = families(name)[title]
    out = []
    for place, letter in enumerate(LETTERS.values()):
        if name == "banners":
            texts = [compose(letter, banner=block), f"{block}\n{letter}"]
        elif name == "signatures":
            texts = [compose(letter, signature=block)]
        elif name == "footers":
            texts = [compose(letter, below=(block,)), compose(letter, below=(block, ANSWER))]
        else:
            texts = [compose(letter, below=(block,)), compose(letter, below=("Sent from my iPhone", block))]
        texts = texts if place % 4 == 0 else texts[:1]
        out += [Composed(text, letter, (title,)) for text in texts]
    return out


@pytest.mark.parametrize("name", ["banners", "signatures", "footers", "quotes"])
def test_each_family_leaves_exactly_the_letter(name: str) -> None:
    wrong = {title for title in cases(name) for mail in mails(title, name) if mail.own().split() != mail.letter.split()}
    assert wrong == set()


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
def test_a_letter_by_itself_is_all_own(letter: str) -> None:
    assert split_words(plain_lines(letter), WRITER).own.split() == letter.split()


@given(st.randoms(use_true_random=False), st.sampled_from([WRITER, "", "ana.ruiz", "Ruiz, Ana"]))
@settings(max_examples=100, deadline=None)
def test_no_own_word_is_lost_in_any_mixture(dice: random.Random, writer: str) -> None:
    mail = any_mail(dice)
    assert not mail.lost(writer), mail.used
