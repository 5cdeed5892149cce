"""The chosen cutting is the likeliest, and says honestly how likely each comment is."""

import numpy as np

from council_desk.analysis.boundary_features import packet_of
from council_desk.analysis.boundary_model import choose
from council_desk.analysis.boundary_units import assign_clusters, read_page

LINE = "The same long campaign line stands here once in every letter."


def packet(lines):
    units = read_page("\n".join(lines)).units
    return packet_of(units, assign_clusters(units), None)


def test_cuts_follow_the_log_odds():
    lines = ["One thing.", "Two things.", "Three things."]
    cutting = choose(packet(lines), np.array([0.0, 4.0, -4.0]))
    assert cutting.starts == (0, 1)
    assert all(0.8 < p <= 1 for p in cutting.likely)


def test_a_letter_holds_a_campaigns_line_once():
    cutting = choose(packet([LINE, "A note.", LINE]), np.array([0.0, -2.0, -1.0]))
    assert cutting.starts == (0, 2)


def test_doubt_is_shown():
    cutting = choose(packet(["One thing.", "Two things."]), np.array([0.0, 0.1]))
    assert all(0.4 < p < 0.6 for p in cutting.likely)
