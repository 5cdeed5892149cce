"""Codebooks and projects of other programs, as files."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refi_files import code, codebook, coding, guid, project, read, selection, source, zipped

from council_desk.errors import UnreadableFileError
from council_desk.readers.child import ReadingChild
from council_desk.readers.limits import Limits
from council_desk.readers.passages import from_json, to_json
from council_desk.readers.refi import exchange_of, read_refi
from council_desk.readers.refi_xml import plain_guid

LETTER = "Open the pool at seven.\r\nKeep the lights on. \U0001f3ca"


def study(**changed: object) -> bytes:
    given: dict[str, object] = {
        "codes": [code("Hours"), code("Lights")],
        "sources": [
            source(
                "letter 1",
                selection(0, 22, coding("Hours", "Mara"), coding("Lights", "Jun")),
                selection(25, 43, coding("Lights", "Jun")),
                coding("Hours"),
            )
        ],
        "texts": {"letter 1": LETTER},
        "users": ["Mara", "Jun"],
    }
    return project(**(given | changed))  # type: ignore[arg-type]  # the keys are those of project()


def test_a_project_brings_its_codes_texts_and_codings() -> None:
    found = read(study())
    assert (found.kind, found.origin, found.name) == ("project", "Elsewhere 3", "Pool study")
    assert [c.name for c in found.codes] == ["Hours", "Lights"]
    (letter,) = found.sources
    assert letter.text == LETTER.replace("\r\n", "\n")
    said = [("whole" if c.whole else letter.text[c.start : c.end], c.user) for c in letter.codings]
    assert said == [
        ("Open the pool at seven", "Mara"),
        ("Open the pool at seven", "Jun"),
        ("Keep the lights on", "Jun"),
        ("whole", ""),
    ]


@pytest.mark.parametrize("folder", ["sources", "Sources", "."])
def test_the_texts_are_found_where_programs_put_them(folder: str) -> None:
    data = study() if folder != "." else zipped_flat()
    assert read(data if folder == "." else study(folder=folder)).sources[0].text.startswith("Open the pool")


def zipped_flat() -> bytes:
    with zipfile.ZipFile(BytesIO(study())) as archive:
        return zipped({"Pool.QDE": archive.read("project.qde"), "letter 1.txt": LETTER})


def test_a_text_in_the_xml_itself_is_read_too() -> None:
    found = read(study(sources=[source("note", selection(0, 4, coding("Hours")), text="Open it.")], texts={}))
    assert found.sources[0].text == "Open it."


def test_pictures_pdfs_and_notes_are_named_and_passed_over() -> None:
    others = [
        f'<PictureSource guid="{guid("p")}" name="beach.png"><TextDescription guid="{guid("t")}"/></PictureSource>',
        f'<PDFSource guid="{guid("d")}" name="report.pdf"><Representation guid="{guid("r")}">'
        f"<PlainTextContent>no</PlainTextContent>{selection(0, 2, coding('Hours'))}</Representation></PDFSource>",
    ]
    notes = f'<Notes><Note guid="{guid("n")}" name="memo"><PlainTextContent>no</PlainTextContent></Note></Notes>'
    found = read(study(sources=[*others, source("letter 1")], more=notes))
    assert found.left_out == (("picture", "beach.png"), ("PDF", "report.pdf"), ("note", "memo"))
    assert [s.name for s in found.sources] == ["letter 1"]


@pytest.mark.parametrize(
    "path", ["relative:///letter.txt", "absolute:///etc/hostname", "internal://../../etc/hostname", ""]
)
def test_a_text_that_is_not_in_the_file_is_named(path: str) -> None:
    found = read(study(sources=[source("letter 1", path=path)], texts={}))
    assert found.sources == ()
    assert found.left_out == (("text that is not in the file", "letter 1"),)


def test_attributes_of_a_case_belong_to_its_one_source() -> None:
    about = f'<SourceRef targetGUID="{guid("source letter 1")}"/>'
    value = f'<VariableValue><VariableRef targetGUID="{guid("v")}"/><TextValue>4</TextValue></VariableValue>'
    xml_variables = f'<Variables><Variable guid="{guid("v")}" name="District" typeOfVariable="Text"/></Variables>'
    cases = f'<Cases><Case guid="{guid("c")}" name="Rosa">{value}{about}</Case></Cases>'
    assert read(study(more=xml_variables + cases)).sources[0].values == {"District": "4"}


def test_codings_beyond_the_text_are_counted_as_lost() -> None:
    found = read(study(sources=[source("letter 1", selection(5, 9_000, coding("Hours")))]))
    assert (found.sources[0].codings, found.sources[0].lost) == ((), 1)


def test_the_reading_crosses_to_the_parent_whole() -> None:
    reading = read_refi("study.qdpx", study(), Limits())
    assert exchange_of(from_json(to_json(reading))) == exchange_of(reading)


def test_the_limited_child_reads_it() -> None:
    with ReadingChild() as child:
        found = exchange_of(child.read_bytes("study.qdpx", study(), purpose="codes"))
        assert found == read(study())
        with pytest.raises(UnreadableFileError, match="declarations"):
            child.read_bytes("c.qdc", b'<!DOCTYPE x [<!ENTITY a "b">]><CodeBook/>', purpose="codes")


def test_a_codebook_is_read_alone() -> None:
    found = read(codebook(code("Hours")), "codes.qdc")
    assert (found.kind, found.codes[0].guid) == ("codebook", plain_guid(guid("Hours")))


def test_a_file_that_swells_is_refused() -> None:
    bomb = study(texts={"letter 1": "a" * 3_000_000})
    with pytest.raises(UnreadableFileError, match="unpacks to more than 2 MB"):
        read(bomb, limits=Limits(inflated_mebibytes=2))


def test_a_text_that_nobody_names_is_never_unpacked() -> None:
    big = study(texts={"letter 1": LETTER, "film": "a" * 3_000_000})
    assert read(big, limits=Limits(inflated_mebibytes=2)).sources[0].name == "letter 1"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 cut off", "damaged"),
        (zipped({"word/document.xml": "<w/>"}), "no project"),
        (study()[:-40], "damaged"),
    ],
)
def test_what_is_no_project_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read(data)


def test_a_protected_project_is_refused() -> None:
    data = bytearray(study())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    with pytest.raises(UnreadableFileError, match="password"):
        read(bytes(data))


@settings(deadline=None)
@given(st.integers(0, len(study()) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_project_is_read_or_refused_and_nothing_else(at: int, bytes_there: bytes) -> None:
    data = study()
    try:
        read(data[:at] + bytes_there + data[at + len(bytes_there) :])
    except UnreadableFileError as refusal:
        assert "study.qdpx" in str(refusal)
