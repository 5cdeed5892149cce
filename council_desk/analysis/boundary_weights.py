"""How much each cue of a gap weighs (log odds for a cut), and how it is said to a clerk.

FIRST_LOOK and JUDGED are judgement; the fitted weights are drawn towards them and fitted by
tests/benchmarks/fit_cutting.py (which writes resources/models/boundary_weights.json) on the tuning packets, the
practice letters of tests/data/practice, spreadsheets' letters run together and the reference packet. Where the reading
model (heard.py) is at hand other weights hold, fitted on the lists that it was not taught.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from council_desk.paths import resources_folder

FITTED = "models/boundary_weights.json"
FITTED_HEARD = "models/boundary_weights_heard.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights: of the cues of a gap, and of what makes a run of paragraphs look like one letter."""

    gaps: Mapping[str, float]
    letters: Mapping[str, float]


@cache
def fitted_weights(heard: bool) -> Weights:
    """Return the weights that ship with the program; `heard` where the reading model has read the gaps too."""
    name = FITTED_HEARD if heard else FITTED
    stored: dict[str, dict[str, float]] = json.loads((resources_folder() / name).read_text(encoding="utf-8"))
    return Weights(stored["gaps"], stored["letters"])


# How far the sums of weights are believed; 1 since the cutting as a whole is fitted (fit_cutting.py prints how right
# each confidence is on packets left out).
SHARPNESS = 1.0

# The share of cuts among gaps between own words in the lists that the weights were fitted on.
USUAL_SHARE = 0.6
# The same of what the words say alone, whose model was taught by more lists.
USUAL_SHARE_OF_WORDS = 0.65
# The same in the lists that the reading model was taught.
USUAL_SHARE_OF_HEARD = 0.5
# Cues that a campaign's lines give: such gaps are not between own words.
TEMPLATE_CUES = frozenset(
    (
        "letter_opens",
        "letter_opens_after_own",
        "letter_goes_on",
        "letter_turns_back",
        "letter_resumes",
        "letter_closed_before",
        "letter_begins_inside",
    )
)
# How the cues begin that are heeded before a line known to open a campaign's letters.
OPENER_TOLD_BY = (
    "always",
    "a_",
    "letter_",
    "other_",
    "rule",
    "wide_gap",
    "narrow_gap",
    "no_",
    "both_names",
    "speaks_of",
)

# A first look, from which the campaign letters of the list are learnt and how often it is cut.
FIRST_LOOK: dict[str, float] = {
    "always": 0.59,
    "list_leans": 1.0,
    "words_lean": 0.3,
    "a_leads_in": -4.0,
    "b_greeting": 4.27,
    "b_header": 4.00,
    "b_thanks": -3.46,
    "b_sign_off": -4.67,
    "b_name": -3.28,
    "b_name_after_closing": -2.54,
    "b_connective": -2.39,
    "b_supplement": -3.06,
    "b_item_anaphora": 0.30,
    "b_anaphora": -1.04,
    "b_introduction": 1.06,
    "b_stance": 0.65,
    "b_closing_ask_short": -1.69,
    "b_closing_ask_long": -0.62,
    "b_lower": -2.47,
    "b_lowered": -1.08,
    "b_lowered_new": 1.22,
    "b_first_item": -1.01,
    "b_later_item": -2.58,
    "b_next_item": -1.56,
    "b_bullet": -2.50,
    "b_back_words": -0.26,
    "b_names_topic": 0.08,
    "b_short": -0.10,
    "b_long": 0.52,
    "b_colon": 0.09,
    "a_greeting": -6.31,
    "a_thanks": 2.40,
    "a_sign_off": 1.00,
    "a_sign_off_name": -1.03,
    "a_name": 3.53,
    "a_colon": -4.01,
    "a_comma": -2.57,
    "a_unfinished": 0.21,
    "a_item": -1.34,
    "a_first_item": -0.51,
    "a_long": 0.98,
    "a_short": 0.19,
    "a_ends_asking": -0.08,
    "a_ends_thanking": 2.02,
    "a_question": -0.03,
    "wide_gap": 2.20,
    "narrow_gap": -1.80,
    "rule": 4.00,
    "kinship": -1.29,
    "habits_differ": 1.18,
    "habits_agree": 0.10,
    "other_script": 3.54,
    "other_language": 2.65,
    "same_foreign": -1.49,
    "shouting_differs": 1.53,
    "both_long": 0.30,
    "person_differs": 0.23,
    "b_imperative": -0.44,
    "b_the": 0.10,
    "b_i": -0.14,
    "b_tagline": -2.02,
    "a_announces": -1.29,
    "a_waits_for_ask": -0.17,
    "both_ask": 0.62,
    "from_p_to_p": 0.76,
    "from_p_to_a": -0.04,
    "from_p_to_pa": -0.10,
    "from_p_to_q": 0.07,
    "from_p_to_t": -0.03,
    "from_p_to_x": 0.09,
    "from_a_to_p": 0.61,
    "from_a_to_a": 0.21,
    "from_a_to_pa": 0.16,
    "from_a_to_q": 0.05,
    "from_a_to_t": 0.53,
    "from_a_to_x": 0.57,
    "from_pa_to_p": 0.60,
    "from_pa_to_a": -0.16,
    "from_pa_to_pa": 0.26,
    "from_pa_to_q": 0.03,
    "from_pa_to_t": 0.65,
    "from_pa_to_x": -0.02,
    "from_q_to_p": 0.09,
    "from_q_to_a": -0.18,
    "from_q_to_pa": -0.10,
    "from_q_to_q": -0.66,
    "from_q_to_t": 0.02,
    "from_q_to_x": 0.08,
    "from_t_to_p": 0.43,
    "from_t_to_a": -0.43,
    "from_t_to_pa": -0.88,
    "from_t_to_q": 0.14,
    "from_t_to_t": -0.34,
    "from_t_to_x": -0.09,
    "from_x_to_p": 0.68,
    "from_x_to_a": -0.71,
    "from_x_to_pa": 0.21,
    "from_x_to_q": -0.04,
    "from_x_to_t": 0.00,
    "from_x_to_x": -0.75,
    "b_my": 0.38,
    "b_opens_asking": 0.31,
    "b_you": -0.13,
    "b_restates_title": 0.85,
    "b_one_sentence": -1.04,
    "a_last_short": 0.51,
    "b_shrinks": -0.14,
    "b_grows": 0.78,
    "both_introduce": 0.65,
    "same_somebody": -1.46,
    "the_same_thing": -0.19,
    "both_names": -3.10,
    "b_conditional": -1.02,
    "both_we": -0.73,
    "stops_differ": 1.67,
    "b_short_unstopped": 1.51,
    "no_greeting_here": -2.44,
    "no_closing_before": -1.23,
    "speaks_of_letter": -0.81,
    "both_questions": -0.86,
    "same_first_word": -0.41,
    "letter_opens": 2.73,
    "letter_opens_after_own": 1.41,
    "letter_goes_on": -4.56,
    "letter_turns_back": -0.81,
    "letter_resumes": -3.69,
    "letter_closed_before": 0.19,
    "letter_open_before": -0.98,
    "letter_note_slot": -4.07,
    "asks_after_letter": 1.11,
    "greeted_just_before": -1.59,
    "greeted_opener": -2.66,
    "preface_before_letter": -1.20,
    "speaks_before_letter": -2.09,
    "introduced_in_letter": -1.06,
    "letter_begins_inside": -0.91,
}

# What judgement says of the cues that the first look does not weigh; a fit is drawn towards it.
JUDGED: dict[str, float] = {
    "words": 0.8,
    "heard": 1.5,
    "heard_beside_letter": 0.5,
    "list_leans": 1.0,
    "b_comma_line": -4.0,
    "b_signs": -4.0,
    "b_points_up": -2.5,
    "question_run": -3.5,
    "within_greeted_letter": -2.0,
    "b_next_point": -2.5,
    "b_first_point": -0.7,
    "b_taken_down": 2.5,
    "a_taken_down": 1.5,
    "b_body_speaks": 1.0,
    "b_sums_up_short": -0.8,
    "bridged": -0.5,
    "kin_elsewhere": 0.2,
    "poles_differ": 0.7,
    "ages_differ": 1.0,
    "contracts_differ": 0.3,
    "apostrophes_differ": 0.6,
    "cries_differ": 0.4,
    "preface_of_letter": -1.5,
    "preface_introduces": -0.8,
    "preface_nobody": 0.7,
    "preface_position": 0.7,
    "preface_question": 0.7,
    "preface_taken_down": 2.0,
    "preface_body_speaks": 1.0,
    "preface_foreign": 1.0,
    "preface_shouted": 1.5,
    "preface_courtesy": 1.5,
    "taken_down_more": -1.5,
    "greeted_open": -0.5,
    "ends_open": -3.0,
    "point_missing": -1.5,
    "one_item_list": -2.0,
    "mixed_curly": -1.0,
    "mixed_spaces": -0.5,
    "mixed_capital": -0.5,
    "mixed_contracts": -0.3,
    "mixed_apostrophes": -0.5,
    "mixed_ended": -0.7,
    "mixed_lowered": -0.7,
    "mixed_for": -0.7,
    "mixed_shouted": -0.7,
    "mixed_foreign": -1.0,
    "introduced_late": -0.3,
    "asks_nothing_more": -0.5,
    "starts_connected": -1.0,
}

# The words for a cue that spoke for the cut, as a clerk reads them.
SAID: dict[str, str] = {
    "words": "its words read like the beginning of a letter",
    "heard": "its words read like the beginning of a letter",
    "b_greeting": "a greeting opens it",
    "b_header": "a heading names a writer or comment",
    "b_introduction": "the writer introduces themselves",
    "b_stance": "it opens with a position or question",
    "b_lowered_new": "typed without capitals, unlike the one before",
    "b_names_topic": "it names the matter anew",
    "b_restates_title": "it states the matter in the title's words",
    "b_item_anaphora": "it names the matter anew",
    "b_long": "a long paragraph that stands by itself",
    "a_thanks": "the one before ends with thanks",
    "a_ends_thanking": "the one before ends with thanks",
    "a_sign_off": "the one before is signed off",
    "a_name": "the one before ends with a signature",
    "a_ends_asking": "the one before ends with a last appeal",
    "a_long": "the one before is a long paragraph by itself",
    "wide_gap": "a wider space than elsewhere",
    "rule": "a drawn line stands between",
    "habits_differ": "quotation marks, spacing or capitals are typed differently",
    "other_script": "another script",
    "other_language": "another language",
    "shouting_differs": "capitals only on one side",
    "b_short_unstopped": "a line by itself, without a full stop",
    "stops_differ": "full stops are used differently",
    "person_differs": "from “I” to “we”, or back",
    "both_ask": "each asks for something of its own",
    "letter_opens": "it opens with the line that opens a campaign's letters in this list",
    "letter_opens_after_own": "it opens with the line that opens a campaign's letters in this list",
    "letter_closed_before": "the one before ends with the line that closes a campaign's letters in this list",
}
