"""A member's own words are shown, all of them and only them; an edit that changes the ask is pointed out."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.own_words import compare_with_template

TEMPLATE = (
    "I support the quiet hours ordinance for the boat launch.\n"
    "1. Close the ramp between ten at night and five in the morning.\n"
    "2. Lower the speed limit on Kelp Street to 20 miles an hour.\n"
    "Please do not wait until another summer has gone by."
)


def own(text, template=TEMPLATE):
    found = compare_with_template(text, template)
    return found, [text[a:b] for a, b in found.spans]


def test_greeting_closing_and_name_leave_it_verbatim():
    found, spans = own("Dear Council,\n" + TEMPLATE + "\nThank you,\nAda Quill")
    assert (found.form, spans, found.dropped) == ("verbatim", [], ())
    assert own(TEMPLATE + "\nBo Lind")[0].form == "verbatim"


def test_typography_leaves_it_verbatim():
    assert own(TEMPLATE.upper().replace(".", " .").replace("'", "’"))[0].form == "verbatim"


def test_a_note_inside_is_shown_whole():
    note = "My mother is ninety and sleeps on the street side of the house, and she counts the trailers."
    found, spans = own(TEMPLATE.replace("\nPlease", f"\n{note}\nPlease"))
    assert (found.form, spans, found.changes_ask) == ("edited", [note], False)


def test_thanks_that_says_more_is_shown():
    text = TEMPLATE + "\nThank you for pulling my son out of the water last July."
    found, spans = own(text)
    assert found.form == "edited" and spans == ["Thank you for pulling my son out of the water last July."]
    assert own(TEMPLATE + "\nThank you for your time and consideration.")[0].form == "verbatim"


def test_trimmed_only_leaves_out():
    found, spans = own(TEMPLATE.replace("2. Lower the speed limit on Kelp Street to 20 miles an hour.\n", ""))
    assert (found.form, spans) == ("trimmed", [])
    assert any("Lower the speed limit" in d for d in found.dropped)


def test_another_number_changes_the_ask():
    found, spans = own(TEMPLATE.replace("20 miles", "30 miles"))
    assert found.changes_ask and spans == ["30"] and found.change_reason == "another number: “30” instead of “20”"


def test_the_same_number_in_words_does_not():
    assert not own(TEMPLATE.replace("20 miles", "twenty miles"))[0].changes_ask


def test_a_not_left_out_or_put_in_changes_the_ask():
    assert "left out" in str(own(TEMPLATE.replace("do not wait", "do wait"))[0].change_reason)
    assert "put in" in str(own(TEMPLATE.replace("I support", "I do not support"))[0].change_reason)


def test_a_short_form_is_no_change():
    assert not own(TEMPLATE.replace("do not wait", "don't wait"))[0].changes_ask


def test_an_opposite_word_changes_the_ask():
    assert own(TEMPLATE.replace("I support", "I oppose"))[0].change_reason == "“oppose” instead of “support”"
    assert own(TEMPLATE.replace("Lower the", "Raise the"))[0].changes_ask
    assert own(TEMPLATE.replace("five in the morning", "six in the morning"))[0].changes_ask


def test_a_writer_of_the_other_side_is_pointed_out():
    found, _ = own("They gave me this to sign and I oppose all of it.\n" + TEMPLATE)
    assert found.changes_ask and "other side" in str(found.change_reason)


def test_paragraphs_in_another_order_are_still_the_templates():
    lines = TEMPLATE.split("\n")
    found, spans = own("\n".join([lines[0], lines[2], lines[1], lines[3]]))
    assert not spans or all(len(s) <= 2 for s in spans)
    assert not found.changes_ask


def test_scripts_without_spaces():
    template = "我支持码头安静时段的条例。请在晚上十点关闭坡道。请尽快通过。"
    text = "我支持码头安静时段的条例。我的母亲九十岁，睡不着觉。请在晚上十点关闭坡道。请尽快通过。"
    found, spans = own(text, template)
    assert found.form == "edited" and "".join(spans).startswith("我的母亲九十岁")


SAYINGS = "the ramp is loud at night and I do not sleep please close it my mother 20 forty support oppose"
words = st.sampled_from(SAYINGS.split())


@settings(deadline=None, max_examples=80)
@given(st.lists(words, max_size=40), st.integers(0, 40))
def test_every_word_that_is_not_the_templates_is_in_a_span(extra, at):
    inside = TEMPLATE.split(" ")
    text = " ".join([*inside[:at], *extra, *inside[at:]])
    found, _ = own(text)
    kept, at_end = "", 0
    for start, end in found.spans:
        kept, at_end = kept + text[at_end:start], end
    kept += text[at_end:]
    template_words = TEMPLATE.lower().replace("\n", " ").split()
    assert len(kept.split()) <= len(template_words) + 8
    assert all(0 <= a < b <= len(text) for a, b in found.spans)


def test_ten_thousand_members_take_seconds():
    rng = random.Random(5)  # noqa: S311 - made-up letters, nothing secret
    lines = TEMPLATE.split("\n")
    texts = []
    for i in range(1000):
        note = f"Neighbor {i} has counted {rng.randrange(90)} trailers on a Sunday and has had enough of it."
        texts.append("\n".join([*lines[: rng.randrange(1, 4)], note, lines[3]]))
    began = time.process_time()
    for text in texts:
        compare_with_template(text, TEMPLATE)
    assert time.process_time() - began < 1.5


def test_a_moved_part_that_is_said_twice_is_the_templates_once():
    first, rest = TEMPLATE.split("\n", 1)
    found, spans = own(f"{rest}\n{first}\n{first}")
    assert (found.form, spans) == ("edited", [first])


def test_a_personal_sentence_before_one_that_begins_alike_is_shown_from_its_first_word():
    template = (
        "The pier should stay open in winter. I ask you to repair it this year. It is the only free place to fish."
    )
    member = template.replace("I ask", "I mend nets for a living. I ask")
    found = compare_with_template(member, template)
    assert [member[start:end] for start, end in found.spans] == ["I mend nets for a living."]


def test_a_word_between_own_ones_is_own_too():
    template = "The pier should stay open. I ask you to repair it this year."
    member = "The pier should stay open. My brother walks there and I fish at dawn. I ask you to repair it this year."
    found = compare_with_template(member, template)
    assert [member[start:end] for start, end in found.spans] == ["My brother walks there and I fish at dawn."]
