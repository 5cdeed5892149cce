"""What a reader returned, into a proposal that a person can look over."""

from collections.abc import Sequence
from dataclasses import replace

from council_desk.analysis.boundaries import PacketCut, cut_packet
from council_desk.errors import UnreadableFileError
from council_desk.operations.cut_by_known import cut_by_known
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment
from council_desk.operations.reading_limits import careful_texts
from council_desk.progress import Progress, Silent
from council_desk.readers.passages import Passage, Reading


def prepare_import(
    name: str,
    data: bytes,
    reading: Reading,
    options: ImportOptions,
    known: Sequence[Sequence[str]] = (),
    progress: Progress | None = None,
) -> ImportProposal:
    """Turn what a reader returned into proposed comments; run-together packets are cut.

    `known`: the texts of each list that the item has already; a packet that is one of them again is cut as that was.
    Raises UnreadableFileError where no comment is found; Cancelled through `progress`.
    """
    progress = progress or Silent()
    base = ImportProposal(
        name, data, reading.reader, (), options, columns=reading.columns, notes=reading.notes, problems=reading.problems
    )
    if reading.kind == "packet" and reading.whole_text is not None:
        cut = cut_packet(reading.whole_text, progress, careful_texts())
        proposal = cut_by_known(_from_packet(base, reading, cut), known)
    else:
        said = [passage for passage in reading.passages if _says_something(passage)]
        notes = (*reading.notes, *_left_out(len(reading.passages) - len(said)))
        proposal = replace(base, comments=tuple(map(_from_passage, said)), notes=notes)
    if not proposal.comments:
        message = f"No comment was found in {name}. Nothing was stored. Open the file and check that it holds letters."
        raise UnreadableFileError(message)
    return proposal


def _says_something(passage: Passage) -> bool:
    """Whether it is a submission: words, a ticked box, an attached file, or a mail that only passes another one on."""
    position = passage.fields.get("position", "").strip()
    return bool(passage.text.strip() or position or passage.attachments or passage.rest.strip())


def _left_out(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    what = "1 entry has" if count == 1 else f"{count:,} entries have"
    return (f"{what} neither words nor a position nor an attachment, so nothing of it was taken in.",)


def _from_packet(base: ImportProposal, reading: Reading, cut: PacketCut) -> ImportProposal:
    pages = reading.page_of_line
    comments = tuple(
        ProposedComment(
            text=part.text,
            first_line=part.first_line,
            last_line=part.last_line,
            page=pages[part.first_line - 1] if part.first_line <= len(pages) else None,
            cut_reason=part.reason,
            cut_confidence=part.confidence,
            edition=part.edition,
        )
        for part in cut.comments
    )
    count = max((part.edition for part in cut.comments), default=1)
    return replace(
        base,
        comments=comments,
        editions=("",) + (cut.edition_reason or "the list stands again",) * (count - 1),
        title=_title_alone(cut),
        item_number=cut.item_number or "",
        file_number=cut.file_number or "",
        whole_text=reading.whole_text,
        noise_lines=cut.noise_lines,
    )


def _title_alone(cut: PacketCut) -> str:
    """The title line without the agenda number and the file number that stand before it."""
    title = (cut.title or "").strip()
    for number in (cut.item_number, cut.file_number):
        if number and title.startswith(number):
            title = title[len(number) :].lstrip(" .:)|–—-")
    return title


def _from_passage(passage: Passage) -> ProposedComment:
    return ProposedComment(
        text=passage.text if passage.text.strip() else "",
        first_line=passage.first_line,
        last_line=passage.last_line,
        page=passage.page,
        row=passage.row,
        message=passage.message,
        fields=passage.fields,
        attachments=passage.attachments,
        rest=passage.rest,
    )
