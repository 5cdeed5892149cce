"""A list is read with the columns that a person names now, or named once for the same headers."""

from collections.abc import Mapping

import pytest

from council_desk.errors import RefusedError, UnreadableFileError
from council_desk.operations.read_mapped import MappedReading, read_mapped
from council_desk.readers.choose import read_here
from council_desk.readers.passages import Reading

ODD = b"Alpha,Beta,Gamma\nx,Please keep the pool open on winter evenings.,Rosa Vale\ny,More light at the lane.,\n"


def mapped(
    data: bytes, given: Mapping[str, str] | None = None, kept: dict[str, Mapping[str, str]] | None = None
) -> MappedReading:
    def read(mapping: Mapping[str, str] | None) -> Reading:
        return read_here("odd.csv", data, mapping)

    return read_mapped("odd.csv", read, (kept or {}).get, given or {})


def test_columns_named_now_go_before_all_else_and_are_to_be_remembered() -> None:
    found = mapped(ODD, {"Beta": "comment", "Gamma": "name"})
    assert [passage.fields.get("name") for passage in found.reading.passages] == ["Rosa Vale", None]
    assert found.mapping == {"Beta": "comment", "Gamma": "name"}


def test_columns_named_once_are_read_that_way_again() -> None:
    first = mapped(ODD, {"Beta": "comment"})
    assert first.reading.columns is not None
    assert first.mapping is not None
    again = mapped(ODD, kept={first.reading.columns.fingerprint: first.mapping})
    assert len(again.reading.passages) == 2
    assert again.mapping is None


def test_a_list_that_nobody_can_read_is_refused_as_the_reader_does() -> None:
    with pytest.raises(UnreadableFileError, match="column"):
        mapped(ODD)
    with pytest.raises(UnreadableFileError, match="Delta"):
        mapped(ODD, {"Delta": "comment"})
    with pytest.raises(RefusedError, match="not a list"):
        mapped(b"Dear Council,\nPlease keep the pool open on winter evenings.\nRosa Vale\n", {"A": "comment"})
