"""Word's automatic numbers."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from council_desk.readers.word_numbering import Numbering, written_number

NUMBERING = """
<w:numbering xmlns:w="w">
 <w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Section %1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
 </w:abstractNum>
 <w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
 </w:abstractNum>
 <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
 <w:num w:numId="6"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
 <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>
"""
STYLES = """
<w:styles xmlns:w="w">
 <w:style w:styleId="Clause"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
 <w:style w:styleId="Child"><w:basedOn w:val="Clause"/></w:style>
 <w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
</w:styles>
"""


def place(list_id: int, level: int = 0) -> Element:
    return fromstring(  # noqa: S314 - our own few letters
        f'<w:pPr xmlns:w="w"><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
    )


def styled(style: str) -> Element:
    return fromstring(f'<w:pPr xmlns:w="w"><w:pStyle w:val="{style}"/></w:pPr>')  # noqa: S314 - our own few letters


@pytest.fixture
def numbering() -> Numbering:
    return Numbering(fromstring(NUMBERING), fromstring(STYLES))  # noqa: S314 - our own text


def test_levels_count_and_start_anew_under_the_next_number(numbering: Numbering) -> None:
    asked = [(0, 5), (1, 5), (1, 5), (2, 5), (0, 5), (1, 5)]
    labels = [numbering.label(place(list_id, level)) for level, list_id in asked]
    assert labels == ["Section 1.", "(a)", "(b)", "1.b.I", "Section 2.", "(a)"]


def test_an_override_restarts_once(numbering: Numbering) -> None:
    labels = [numbering.label(place(list_id)) for list_id in (5, 5, 6, 6)]
    assert labels == ["Section 1.", "Section 2.", "Section 1.", "Section 2."]


def test_styles_carry_numbers_to_their_children_and_a_ring_of_styles_ends(numbering: Numbering) -> None:
    assert [numbering.label(styled(name)) for name in ("Clause", "Child", "Ring", "None")] == [
        "Section 1.",
        "Section 2.",
        "",
        "",
    ]


def test_bullets_and_paragraphs_without_a_list(numbering: Numbering) -> None:
    assert numbering.label(place(7)) == "•"
    assert numbering.label(place(0)) == ""
    assert numbering.label(place(99)) == ""
    assert numbering.label(None) == ""
    assert Numbering(None, None).label(place(5)) == ""


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (5000, "upperRoman", "5000"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (7, "decimalZero", "07"),
        (7, "chicago", "7"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, style: str, written: str) -> None:
    assert written_number(number, style) == written
