"""Places that other programs counted, in the text as it is stored."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.readers.passages import storable
from council_desk.readers.refi_places import Selected, places

TEXT = "Open the pool \U0001f3ca early.\r\nKeep the lights on.\r\nClose at nine."
STORED = storable(TEXT)


def selected(raw: str, words: str, name: str = "") -> Selected:
    at = raw.index(words)
    return Selected(at, at + len(words), name)


def words_of(raw: str, found: list[tuple[int, int] | None]) -> list[str | None]:
    stored = storable(raw)
    return [None if span is None else stored[span[0] : span[1]] for span in found]


def test_code_points_of_the_file_are_the_rule() -> None:
    found = places(TEXT, STORED, [selected(TEXT, "Keep the lights"), selected(TEXT, "nine")])
    assert words_of(TEXT, found) == ["Keep the lights", "nine"]


def test_a_program_that_counts_a_line_end_as_one_place_is_read_so() -> None:
    found = places(TEXT, STORED, [selected(STORED, "Close at nine")], origin="ATLAS.ti Win 24")
    assert words_of(TEXT, found) == ["Close at nine"]


@pytest.mark.parametrize("one_line_end", [True, False])
@pytest.mark.parametrize("wide", [True, False])
def test_names_of_selections_tell_how_was_counted(one_line_end: bool, wide: bool) -> None:
    counted = STORED if one_line_end else TEXT
    at = counted.index("Close at")
    shift = 1 if wide else 0
    given = [Selected(at + shift, at + shift + len("Close at nine"), "Close at…")]
    assert words_of(TEXT, places(TEXT, STORED, given)) == ["Close at nine"]


def test_what_stands_nowhere_in_the_text_has_no_place() -> None:
    given = [Selected(-1, 4), Selected(4, 4), Selected(9, 3), Selected(0, 10_000)]
    assert places("Short text.", "Short text.", given) == [None, None, None, None]


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \n\r\U0001f3caé"), max_size=30), st.data())
def test_a_span_of_code_points_keeps_its_words(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    (span,) = places(raw, storable(raw), [Selected(start, end)])
    if span is not None:
        assert storable(raw)[span[0] : span[1]].replace("\n", "") == storable(raw[start:end]).replace("\n", "")
