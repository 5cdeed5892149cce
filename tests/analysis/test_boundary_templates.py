"""What a list shows of its campaign letters: which line opens them, where writers put their notes."""

import numpy as np

from council_desk.analysis.boundary_features import gap_features, packet_of
from council_desk.analysis.boundary_model import log_odds
from council_desk.analysis.boundary_templates import learn_templates, template_cues
from council_desk.analysis.boundary_units import assign_clusters, read_page

LETTER = [
    "We ask the Council to act on the launch in these two ways:",
    "1) Close the ramp between ten at night and five in the morning.",
    "2) Post the hours at the gate and have somebody check them.",
    "Please protect the families who sleep along Kelp Street.",
]
NOTE = "My mother is ninety and has not slept through a Saturday since May."


def learned(lines):
    units = read_page("\n".join(lines)).units
    packet = packet_of(units, assign_clusters(units), None)
    odds = log_odds([{}] + [gap_features(packet, i) for i in range(1, len(units))])
    return learn_templates(packet, odds)


def test_the_opening_line_is_found_although_letters_follow_one_another():
    found = learned([*LETTER, *LETTER, *LETTER])
    assert [i for i, opens in enumerate(found.opens) if opens] == [0, 4, 8]
    assert found.closes[3] == 1.0 and found.closes[1] == 0.0


def test_own_words_inside_a_letter_are_inside():
    found = learned([*LETTER, *LETTER[:3], NOTE, LETTER[3], *LETTER])
    assert template_cues(found, 7) == {"letter_resumes": 1.0} == template_cues(found, 8)
    assert found.slot[6] > 0
    assert "letter_opens" in template_cues(found, 9)


def test_without_repetition_there_is_no_campaign():
    found = learned([NOTE, "Another thing altogether, said by another person."])
    assert set(found.template) == {-1}
    assert np.allclose(found.closes, 0)


def test_courtesies_that_many_write_are_no_campaign():
    found = learned(["Dear Council,", NOTE, "Thank you,", "Dear Council,", "Close the ramp at night.", "Thank you,"])
    assert set(found.template) == {-1}


def test_a_signature_is_nobodys_template_though_it_holds_an_organization_that_letters_name():
    found = learned([*LETTER, "Board of the Kelp Street Rowing Club", *LETTER, "Board of the Kelp Street Rowing Club"])
    assert found.template[4] == found.template[9] == -1
    assert len(set(found.template[:4])) == 1


def test_two_campaigns_that_twice_stand_one_after_the_other_stay_two_where_the_second_greets():
    rival = ["To the Honorable Council of Marrow Bay:", "The launch feeds the whole of Kelp Street.", "Keep it open."]
    found = learned([*LETTER, *rival, NOTE, *LETTER, *rival])
    first, second = found.template[:4], found.template[4:7]
    assert len(set(first)) == len(set(second)) == 1
    assert set(first).isdisjoint(second)
    assert [i for i, opens in enumerate(found.opens) if opens] == [0, 4, 8, 12]
