"""format=flowed."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.mail_flowed import unflowed


def test_soft_line_ends_are_joined_and_hard_ones_stay() -> None:
    assert unflowed("Keep the \nferry on \nSundays.\nAna\n") == "Keep the ferry on Sundays.\nAna\n"
    assert unflowed("ki \nss", delete_space=True) == "kiss"


def test_each_depth_of_quotation_flows_for_itself() -> None:
    assert unflowed("> Keep \n> it?\n>> Older \nYes, \nplease.\n") == "> Keep it?\n>> Older\nYes, please.\n"


def test_stuffed_spaces_go_and_the_signature_mark_stays() -> None:
    assert unflowed(" From here\nI see \n-- \nAna") == "From here\nI see\n-- \nAna"


@given(st.text(st.sampled_from(" >-ab\n"), max_size=60), st.booleans())
def test_no_word_is_lost(text: str, delete_space: bool) -> None:
    letters = [char for char in text if char in "ab-"]
    assert [char for char in unflowed(text, delete_space=delete_space) if char in "ab-"] == letters
