"""The surroundings of a gap tell what two paragraphs alone do not."""

from council_desk.analysis.boundary_context import bearing_of, context_cues
from council_desk.analysis.boundary_features import packet_of
from council_desk.analysis.boundary_units import assign_clusters, read_page


def cues_before(line, lines):
    units = read_page("\n".join(lines)).units
    packet = packet_of(units, assign_clusters(units), None)
    return context_cues(packet, lines.index(line))


def test_points_counted_out_in_words_belong_together():
    lines = ["I have two worries about the ramp.", "First, the noise.", "Second, the light at night."]
    assert cues_before(lines[2], lines)["b_next_point"]


def test_a_greeted_letter_lasts_until_its_closing():
    lines = [
        "Dear Council,",
        "The ramp opens at five in the morning and the engines start at once.",
        "The lights shine into every bedroom on the hill above the water.",
        "Sincerely,",
        "Ada Quill",
    ]
    assert cues_before(lines[2], lines)["within_greeted_letter"]


def test_a_call_taken_down_is_a_comment_of_its_own():
    assert bearing_of("Phone message, 9:40, Mr. Ode. Is against the ramp.").taken_down
    assert not bearing_of("Phones do not work down at the ramp.").taken_down


def test_positions_have_a_side():
    assert bearing_of("I support the ramp.").pole == 1
    assert bearing_of("I am strongly opposed to the ramp.").pole == -1
