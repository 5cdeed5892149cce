"""A campaign's letter: a member's text without greeting, name and what is only that writer's."""

import numpy as np

from council_desk.analysis.campaign_grams import grams_of
from council_desk.analysis.campaign_template import template_of

SHARED = "Close the ramp between ten at night and five in the morning. Post the hours at the gate for all to see."


def test_what_the_core_does_not_know_falls_out():
    core = np.unique(grams_of([SHARED]).gram)
    text = f"Dear Council,\n{SHARED} My cat Morris has not slept since the fourth of July.\nThanks,\nAda Quill"
    assert template_of(text, core, 1) == SHARED


def test_where_nothing_is_known_the_body_stays():
    assert template_of("Hello,\nJust these few words here.", np.zeros(0, np.uint64), 1) == "Just these few words here."


def test_a_name_below_the_letter_with_no_closing_above_is_its_writers():
    core = np.unique(grams_of([SHARED]).gram)
    assert template_of(f"{SHARED}\nAda Quill", core, 1) == SHARED
    assert template_of(f"{SHARED}\nAda Quill, Kelp Street", core, 1) == SHARED
