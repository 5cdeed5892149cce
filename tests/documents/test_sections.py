from council_desk.documents.memo import _WRITERS
from council_desk.documents.sections import ALWAYS, SECTIONS


def test_every_section_can_be_written_and_what_always_prints_is_one():
    keys = [key for key, _ in SECTIONS]
    assert set(keys) == set(_WRITERS) - {"marks"}
    assert set(ALWAYS) <= set(keys)
