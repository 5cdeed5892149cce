"""A run of paragraphs is looked at as one whole letter."""

from council_desk.analysis.boundary_features import packet_of
from council_desk.analysis.boundary_letters import letter_features
from council_desk.analysis.boundary_units import assign_clusters, read_page

LINES = [
    "Dear Council,",
    "I support the ramp and I always have done.",
    "Thank you,",
    "i dont want it, vote no on the ramp",
]


def features():
    units = read_page("\n".join(LINES)).units
    return dict(letter_features(packet_of(units, assign_clusters(units), None), [-1] * len(units), 4))


def test_a_whole_letter_is_greeted_and_closed():
    closed = features()["greeted_closed"]
    assert closed[0, 2] == 1 and closed[0, 1] == 0 and closed[1, 2] == 0


def test_two_voices_are_noticed():
    found = features()
    assert found["mixed_for"][1, 2] == 1 and found["mixed_for"][0, 2] == 0


def test_own_paragraphs_are_counted_without_courtesies():
    found = features()
    assert found["own_1"][0, 2] == 1 and found["own_2"][0, 3] == 1
