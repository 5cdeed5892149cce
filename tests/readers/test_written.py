"""Files that somebody wrote."""

import pytest
from readers_files import WORDS, a_docx, a_pdf, an_odt

from council_desk.progress import Silent
from council_desk.readers.limits import Limits
from council_desk.readers.written import read_written


@pytest.mark.parametrize(
    ("kind", "data"),
    [("pdf", a_pdf()), ("word", a_docx()), ("writer", an_odt()), ("text", WORDS.encode())],
)
def test_a_letter_is_read_in_whatever_it_was_written(kind: str, data: bytes) -> None:
    reading = read_written(kind, "letter", data, "comments", Limits(), Silent())
    assert WORDS in "\n".join(passage.text for passage in reading.passages)
