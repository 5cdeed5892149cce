"""The codebook file."""

from refi_files import read
from refi_schema import faults

from council_desk.documents.refi_codebook import make_codebook
from council_desk.queries.export_project import Codebook, ExportedDemand

GUIDS = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(4)]
SAMPLE = Codebook(
    "Item 29: Pool hours",
    (
        ExportedDemand(GUIDS[0], 1, 'Open the "early" pool & keep <it> open.', "Early", "Asked since\n2019.", ""),
        ExportedDemand(GUIDS[1], 3, "Open at seven.", "", "", GUIDS[0]),
        ExportedDemand(GUIDS[2], 2, "Light \x07the crossing \ud800.", "", "", ""),
    ),
)


def test_it_is_what_the_standard_asks_for() -> None:
    assert faults(make_codebook(SAMPLE)) == []
    assert faults(make_codebook(Codebook("Item 1", ()))) == []


def test_the_same_codebook_gives_the_same_bytes() -> None:
    assert make_codebook(SAMPLE) == make_codebook(SAMPLE)


def test_demands_come_back_with_their_words_and_nesting() -> None:
    found = read(make_codebook(SAMPLE), "codes.qdc")
    demands = [(c.name, c.parent, c.description) for c in found.codes if c.guid in GUIDS]
    assert demands == [
        ('Open the "early" pool & keep <it> open.', "", "Demand 1 · Early\n\nAsked since\n2019."),
        ("Open at seven.", GUIDS[0], "Demand 3"),
        ("Light \ufffdthe crossing \ufffd.", "", "Demand 2"),
    ]


def test_stances_and_questions_have_codes_of_their_own() -> None:
    names = [code.name for code in read(make_codebook(SAMPLE), "codes.qdc").codes]
    assert "Stance: support if amended" in names
    assert "Question owed an answer" in names
    assert len(names) == len(set(names)), "some programs refuse two codes of one name"
