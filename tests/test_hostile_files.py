"""Nothing hostile gets through: every broken or evil file ends in the right comments or in one clear sentence."""

import json
import logging
import re
from collections.abc import Iterator, Sequence

import pytest
from hostile_files import Hostile, hostile_files
from hostile_shapes import SHAPES

from council_desk.errors import UnreadableFileError
from council_desk.readers.child import ReadingChild
from council_desk.readers.container import archive_parts
from council_desk.readers.legistar import read_legistar
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Passage, Reading, to_json

LIMITS = Limits(seconds=12, inflated_mebibytes=40, rows=100_000, cells=250_000, text_characters=20_000_000)
SECRET = "quokkaphone-in-the-cellar"
BLUNT = ("could not be read: it is damaged or of an unusual kind", "made the reader stop", "took more than")
"""What is said of a bug, a dead child and a hang: none of them is a clear refusal."""
GROUPS = (*SHAPES, "other")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Hostile]:
    secret = tmp_path_factory.mktemp("disk") / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    return list(hostile_files(secret))


@pytest.fixture(scope="module")
def child() -> Iterator[ReadingChild]:
    with ReadingChild(LIMITS) as started:
        yield started


def test_there_are_hundreds_each_with_a_name_of_its_own(files: Sequence[Hostile]) -> None:
    assert len({file.name for file in files}) == len(files) >= 900
    assert {file.shape for file in files} >= set(SHAPES)


@pytest.mark.parametrize("group", GROUPS)
def test_each_ends_in_its_comments_or_in_one_clear_sentence(
    group: str, files: Sequence[Hostile], child: ReadingChild, expects_warnings: list[logging.LogRecord]
) -> None:
    found = [file for file in files if file.shape == group or (group == "other" and file.shape not in SHAPES)]
    wrong = [problem for file in found if (problem := wrong_with(file, child))]
    assert not wrong, "\n".join(wrong)
    assert len(found) >= 20
    assert not expects_warnings


def wrong_with(file: Hostile, child: ReadingChild) -> str:
    """What did not end as it should, '' where all did."""
    try:
        texts = texts_of(file, child)
    except UnreadableFileError as refusal:
        return wrong_refusal(file, str(refusal))
    if file.refused:
        return f"{file.name} was read: {str(texts)[:200]}"
    if file.comments is not None and len(texts) != file.comments:
        return f"{file.name} gave {len(texts)} comments, not {file.comments}: {str(texts)[:200]}"
    together = " ".join(" ".join(texts).split())
    missing = [words for words in file.holds if " ".join(words.split()) not in together]
    if missing:
        return f"{file.name} lost {missing[0][:80]!r}: {together[:200]!r}"
    return ""


def wrong_refusal(file: Hostile, sentence: str) -> str:
    if file.comments is not None:
        return f"{file.name} was refused: {sentence[:200]}"
    if any(part in sentence for part in BLUNT) or not re.search(file.refused, sentence):
        return f"{file.name} was refused with the wrong words: {sentence[:200]}"
    clear = 25 < len(sentence) < 700 and "\n" not in sentence and sentence[-1] in ".?" and SECRET not in sentence
    return "" if clear else f"{file.name} was refused with no clear sentence: {sentence[:300]}"


def texts_of(file: Hostile, child: ReadingChild) -> list[str]:
    """Read a file as the program does; its comments, or its items' titles."""
    if file.shape.endswith(".json"):
        return [storable(item.title) for meeting in read_legistar(file.name, file.data) for item in meeting.items]
    if not file.shape.endswith(".zip"):
        return words_of(child.read_bytes(file.name, file.data, purpose=purpose_of(file)))
    texts = []
    for part in archive_parts(file.name, file.data, LIMITS):
        storable(part.name)
        if not part.problem:
            texts += words_of(child.read_bytes(part.name, part.data))
    return texts


def purpose_of(file: Hostile) -> str:
    return "policy" if file.shape.startswith("policy") else "comments"


def words_of(reading: Reading) -> list[str]:
    """A reading's comments, each of which can be stored; nothing in it is from the disk."""
    storable(json.dumps(to_json(reading), ensure_ascii=False))
    assert reading.passages
    return [with_rest(passage) for passage in reading.passages]


def with_rest(passage: Passage) -> str:
    return f"{passage.text} {passage.rest}"


def storable(text: str) -> str:
    text.encode("utf-8")
    assert "\x00" not in text
    assert "\\u0000" not in text
    assert SECRET not in text
    return text
