"""The list of sections that the window offers is the one that the memo writes."""

from council_desk.documents.memo import _WRITERS
from council_desk.documents.sections import ALWAYS, SECTIONS


def test_every_section_the_memo_writes_can_be_chosen_but_the_note_on_the_marks() -> None:
    assert {key for key, _ in SECTIONS} == set(_WRITERS) - {"marks"}


def test_what_is_never_left_out_is_among_the_sections() -> None:
    assert set(ALWAYS) <= {key for key, _ in SECTIONS}
