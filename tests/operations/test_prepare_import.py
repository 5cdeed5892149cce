"""What a reader returned becomes proposed comments."""

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.prepare_import import prepare_import
from council_desk.progress import Cancelled
from council_desk.readers.choose import read_here
from council_desk.readers.passages import Passage, Reading

OPTIONS = ImportOptions()
PACKET = "\n\n".join(
    [
        "Dear Council,",
        "Please keep the Harbor Street pool open on winter evenings. My children swim there after school.",
        "Thank you, Rosa Vale",
        "Dear Council,",
        "The crossing at Quarry Lane is dark. I nearly hit somebody there in March, so please put in lights.",
        "Sincerely, Theo Brandt",
        "Dear Council,",
        "I would rather see benches along the creek than one more study of the creek.",
        "Respectfully, Min-ji Park",
    ]
)


def test_rows_come_out_with_their_fields() -> None:
    rows = ["Name,Comment,Position", "Rosa Vale,Keep the pool open please,Support", "Theo Brandt,More light,Oppose"]
    data = "\n".join(rows).encode()
    proposal = prepare_import("letters.csv", data, read_here("letters.csv", data), OPTIONS)
    assert [c.text for c in proposal.comments] == ["Keep the pool open please", "More light"]
    assert [c.row for c in proposal.comments] == [2, 3]
    assert proposal.comments[0].fields["name"] == "Rosa Vale"
    assert proposal.comments[0].cut_confidence is None
    assert proposal.columns is not None


def test_a_run_together_packet_is_cut_with_a_reason_for_each_cut() -> None:
    data = PACKET.encode()
    reading = read_here("packet.txt", data)
    proposal = prepare_import("packet.txt", data, reading, OPTIONS)
    assert len(proposal.kept) == 3
    lines = (proposal.whole_text or "").split("\n")
    for comment in proposal.kept:
        assert comment.first_line is not None
        assert comment.last_line is not None
        assert comment.text.split("\n")[0].strip() == lines[comment.first_line - 1].strip()
        assert comment.text.rstrip().endswith(lines[comment.last_line - 1].strip())
    assert all(comment.cut_reason for comment in proposal.kept[1:])


def test_a_file_without_a_comment_is_refused() -> None:
    empty = Reading("delimited", "list", (Passage("   "),))
    with pytest.raises(UnreadableFileError, match=r"No comment was found in list\.csv"):
        prepare_import("list.csv", b"x", empty, OPTIONS)


def test_cancel_stops_the_cutting() -> None:
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    data = "\n\n".join(f"Dear Council,\n\nPlease mend street number {n} soon." for n in range(400)).encode()
    with pytest.raises(Cancelled):
        prepare_import("packet.txt", data, read_here("packet.txt", data), OPTIONS, progress=Impatient())


def test_a_row_with_a_ticked_box_or_a_file_and_no_words_is_a_submission() -> None:
    rows = ["Name,Position,Attachments,Comment", "Rosa Vale,Support,,", "Theo Brandt,,plan.pdf,", "Ana Ruiz,,,Mend it"]
    data = "\n".join(rows).encode()
    proposal = prepare_import("letters.csv", data, read_here("letters.csv", data), OPTIONS)
    assert [(c.row, c.text) for c in proposal.kept] == [(2, ""), (3, ""), (4, "Mend it")]


def test_what_says_nothing_at_all_is_left_out_and_told() -> None:
    reading = Reading("delimited", "list", (Passage("Mend it"), Passage(" "), Passage("", fields={"name": "Theo"})))
    proposal = prepare_import("list.csv", b"x", reading, OPTIONS)
    assert [c.text for c in proposal.kept] == ["Mend it"]
    assert any(note.startswith("2 entries have neither words nor a position") for note in proposal.notes)
