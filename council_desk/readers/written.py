"""Files that somebody wrote or scanned, by their kind: PDF, Word, OpenDocument text, a picture, plain text."""

from council_desk.progress import Progress
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading

KINDS = ("pdf", "word", "writer", "picture", "text")


def read_written(kind: str, name: str, data: bytes, purpose: str, bounds: Limits, watch: Progress) -> Reading:
    """Read a file of one of KINDS; `purpose` and errors as in `child.ReadingChild.read_bytes`."""
    if kind == "pdf":
        from council_desk.readers.pdf import read_pdf

        return read_pdf(name, data, purpose, bounds, watch)
    if kind == "picture":
        from council_desk.readers.scan import read_picture

        return read_picture(name, data, purpose, bounds, watch)
    if kind == "writer":
        from council_desk.readers.writer import read_writer

        return read_writer(name, data, purpose, bounds)
    if kind == "word":
        from council_desk.readers.word import read_word

        return read_word(name, data, purpose, bounds)
    from council_desk.readers.ecomment_text import read_text

    return read_text(name, data, purpose)
