"""The XML of codebooks and projects, from friends and strangers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refi_files import code, codebook, guid

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import Limits
from council_desk.readers.refi_xml import parse, plain_guid


def test_codes_keep_their_order_their_nesting_and_their_words() -> None:
    data = codebook(code("Hours", code("Open at seven", words="Weekdays\nonly")), code("Lights"))
    found = parse("codes.qdc", [data], Limits())
    assert found.kind == "codebook"
    assert found.origin == "Elsewhere 3"
    hours = plain_guid(guid("Hours"))
    assert [(c.name, c.parent, c.description) for c in found.codes] == [
        ("Hours", "", ""),
        ("Open at seven", hours, "Weekdays\nonly"),
        ("Lights", "", ""),
    ]


def test_it_reads_the_same_in_whatever_pieces_it_comes() -> None:
    data = codebook(code("Hours", code("Open at seven", words="Weekdays only")))
    assert parse("c", [data], Limits()) == parse("c", [data[i : i + 1] for i in range(len(data))], Limits())


def test_an_older_name_space_and_none_are_read_too() -> None:
    for space in ("urn:QDA-XML:codebook:0:4", ""):
        assert len(parse("codes.qdc", [codebook(code("Hours"), space=space)], Limits()).codes) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>no</body></html>",
        b'<CodeBook xmlns="urn:else"/>',
        b"<CodeBook><Codes>",
        b"Name,Comment\nRosa,Yes",
        b'<?xml version="1.0" encoding="utf-7"?><CodeBook/>',
        b"\xff\xfe\x00",
    ],
)
def test_anything_else_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"codes\.qdc"):
        parse("codes.qdc", [data], Limits())


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE CodeBook SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE CodeBook [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE CodeBook [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_a_document_type_is_refused(head: str) -> None:
    data = f'<?xml version="1.0"?>{head}<CodeBook><Codes><Code guid="1" name="x"/></Codes></CodeBook>'.encode()
    with pytest.raises(UnreadableFileError, match="declarations"):
        parse("codes.qdc", [data], Limits())


def test_codes_nested_without_end_and_lists_without_end_are_refused() -> None:
    deep = codebook("".join(f'<Code guid="{n}" name="n">' for n in range(500)) + "</Code>" * 500)
    with pytest.raises(UnreadableFileError, match="deeper"):
        parse("codes.qdc", [deep], Limits())
    long = codebook("".join(f'<Code guid="{n}" name="n"/>' for n in range(20_001)))
    with pytest.raises(UnreadableFileError, match="20,000 codes"):
        parse("codes.qdc", [long], Limits())


def test_a_code_without_guid_or_name_and_a_second_one_of_the_same_guid_are_passed_over() -> None:
    data = codebook(
        '<Code name="no guid"/>', '<Code guid="a"/>', '<Code guid="b" name="B"/>', '<Code guid="B" name="C"/>'
    )
    assert [c.name for c in parse("codes.qdc", [data], Limits()).codes] == ["B"]


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_do_more_than_be_refused(tail: bytes) -> None:
    data = codebook(code("Hours"))
    for given_bytes in (tail, data[:80] + tail, data[: len(data) // 2] + tail + data[len(data) // 2 :]):
        try:
            parse("codes.qdc", [given_bytes], Limits())
        except UnreadableFileError as refusal:
            assert "codes.qdc" in str(refusal)
