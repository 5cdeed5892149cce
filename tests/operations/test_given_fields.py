"""What a source's words mean in the words of the record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.operations.given_fields import CHANNELS, channel_of, name_of, sort_key


@pytest.mark.parametrize(
    ("given_as", "channel"),
    [("eComment", "e-comment"), ("E-Mail", "e-mail"), ("Voicemail", "phone"), ("In Person", "in person")],
)
def test_a_channel_has_the_field_s_name(given_as: str, channel: str) -> None:
    assert channel_of(given_as) == channel


def test_a_channel_of_its_own_keeps_its_words() -> None:
    assert channel_of(" carrier pigeon ") == "carrier pigeon"


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_s_own_name_stays(channel: str) -> None:
    assert channel_of(channel) == channel


def test_first_and_last_name_make_one_name() -> None:
    assert name_of({"first_name": " Rosa ", "last_name": "Quintero  Vale"}) == "Rosa Quintero Vale"
    assert name_of({"name": "R.  Quintero", "first_name": "Rosa"}) == "R. Quintero"
    assert name_of({"name": "  "}) is None


def test_names_sort_without_accents_and_case() -> None:
    assert sort_key("Élodie Marsh") == sort_key("elodie  MARSH")
    assert sort_key(None) == ""


@given(st.text())
def test_any_words_can_be_sorted_and_read_as_a_channel(words: str) -> None:
    assert len(sort_key(words)) <= 200
    assert channel_of(words) == channel_of(channel_of(words))
