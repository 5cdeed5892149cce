"""What an import would store, as rows with the fields that the `comments` command prints, as far as known before."""

from collections.abc import Iterator, Sequence
from typing import Any

from council_desk.operations.import_batch import Batch, Piece
from council_desk.operations.import_proposal import ReadyComment, ReadyImport
from council_desk.operations.ready_import import ready_comments
from council_desk.progress import Silent


def proposed_rows(batch: Batch, shown: Sequence[ReadyImport], known_editions: Sequence[int]) -> list[dict[str, Any]]:
    """One row a comment and edition in which it would stand, in the order of the files.

    Args:
        batch: what would be stored.
        shown: what each piece of it does (preview_batch).
        known_editions: for each piece how many editions its list has already.

    """
    pieces = zip(batch.pieces, shown, known_editions, strict=True)
    return [row for piece, ready, editions in pieces for row in _rows(piece, ready, editions)]


def _rows(piece: Piece, ready: ReadyImport, editions: int) -> Iterator[dict[str, Any]]:
    for number, edition in enumerate(ready.editions, editions + 1):
        sources = [entry.source for entry in edition.entries]
        for entry, comment in zip(edition.entries, ready_comments(piece.proposal, sources, Silent()), strict=True):
            yield _row(piece, comment) | {"edition": number, "edition_state": entry.state}


def _row(piece: Piece, comment: ReadyComment) -> dict[str, Any]:
    source, wanted = comment.source, piece.wanted
    fields = source.fields
    return {
        "item": wanted.number,
        "meeting": wanted.meeting,
        "body": wanted.body,
        "file": piece.proposal.name,
        "text": source.text,
        "rest": source.rest or None,
        "subject": fields.get("subject"),
        "attachments": list(source.attachments),
        "lines": [source.first_line, source.last_line] if source.first_line is not None else None,
        "page": source.page,
        "row": source.row,
        "message": source.message,
        "cut_reason": source.cut_reason,
        "cut_confidence": source.cut_confidence,
        "name": comment.name,
        "email": comment.email,
        "organisation": comment.organisation,
        "signatories": [signatory.name for signatory in comment.signatories],
        "district": fields.get("district", "").strip() or None,
        "channel": comment.channel or None,
        "received": comment.received_at,
        "received_as_given": comment.received_as_given,
        "position": comment.position,
        "language": comment.language,
    }
