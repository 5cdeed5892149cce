"""Each gap between two paragraphs gives the cues that a reader would name."""

from council_desk.analysis.boundary_features import gap_features, look_at, packet_of, tongue
from council_desk.analysis.boundary_units import assign_clusters, read_page


def cues(*lines):
    units = read_page("\n".join(lines)).units
    return gap_features(packet_of(units, assign_clusters(units), None), len(units) - 1)


def test_greeting_and_thanks():
    found = cues("Thank you for listening.", "Dear Council, I live by the launch.")
    assert found["b_greeting"] and found["a_thanks"]


def test_a_list_goes_on():
    found = cues("1) Close the ramp.", "2) Post the hours.")
    assert found["b_next_item"] and "b_first_item" not in found


def test_typing_habits():
    found = cues("We don’t want “quiet” hours, we want quiet.", "I don't mind the noise and can't see why you'd care.")
    assert found["habits_differ"] > 0


def test_languages_side_by_side():
    assert cues("The ramp is too loud for my family.", "La rampa es muy ruidosa y no podemos dormir en la noche.")[
        "other_language"
    ]
    assert cues("The ramp is too loud for us.", "坡道太吵了，我们晚上睡不着觉。")["other_script"]
    assert tongue("La rampa es muy ruidosa y no podemos dormir en la noche.") == "es"


def test_looks():
    assert look_at("STOP THIS NOW PLEASE").shouted
    assert look_at("keep it open. thanks").lowered and not look_at("20 mph is plenty").lowered
