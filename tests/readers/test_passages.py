"""What every reader returns, and its way through the pipe."""

import json

from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.passages import ColumnGuess, Columns, Passage, Reading, from_json, storable, to_json


def test_a_reading_comes_out_of_json_as_it_went_in() -> None:
    reading = Reading(
        reader="spreadsheet",
        kind="list",
        passages=(Passage("Keep the pool.", row=4, fields={"name": "Ana"}, attachments=("plan.pdf",)), Passage("No.")),
        columns=Columns(("Name", "Comment"), 3, (ColumnGuess(0, "name", 0.9, "header"),), (("Ana", "Keep"),), "ab"),
        notes=("one note",),
        encoding="utf-8",
        whole_text="a\nb",
        page_of_line=(1, 2),
    )
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


@given(st.text(st.characters(exclude_categories=())))
def test_storable_text_has_no_nul_surrogate_or_carriage_return_and_stays_the_same(text: str) -> None:
    stored = storable(text)
    stored.encode("utf-8")
    assert "\x00" not in stored
    assert "\r" not in stored
    assert storable(stored) == stored


def test_each_kind_of_line_end_becomes_one_line_feed() -> None:
    assert storable("a\r\nb\rc\nd") == "a\nb\nc\nd"
