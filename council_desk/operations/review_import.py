"""What a person changes in an import's review. Nothing is stored: each function gives a new proposal."""

from collections.abc import Sequence
from dataclasses import replace

from council_desk.errors import RefusedError
from council_desk.operations.import_proposal import ImportProposal, ProposedComment
from council_desk.readers.dates import doubtful_dates

BY_PERSON = "you cut here"


def cut_at(proposal: ImportProposal, line: int) -> ImportProposal:
    """Cut the comment that holds source line `line` (1-based) so that a new comment begins there.

    Raises RefusedError where the line begins a comment already, or is not part of one.
    """
    if proposal.whole_text is None:
        raise RefusedError("This file's comments are parted by the file itself; there is nothing to cut.")
    lines = proposal.whole_text.split("\n")
    for index, comment in enumerate(proposal.comments):
        first, last = comment.first_line or 0, comment.last_line or 0
        if first < line <= last:
            noise = frozenset(proposal.noise_lines)
            above = of_lines(comment, lines, first, line - 1, noise)
            below = replace(of_lines(comment, lines, line, last, noise), cut_reason=BY_PERSON, cut_confidence=1.0)
            return _with_comments(proposal, index, index + 1, above, below)
    raise RefusedError(f"Line {line} already begins a comment, or belongs to none. Choose a line inside a comment.")


def join_with_above(proposal: ImportProposal, index: int) -> ImportProposal:
    """Undo the cut above comment `index`; raises RefusedError for the first one of an edition."""
    if index < 1 or proposal.comments[index].edition != proposal.comments[index - 1].edition:
        raise RefusedError("There is no comment above to join this one with.")
    above, below = proposal.comments[index - 1], proposal.comments[index]
    if above.first_line is not None and below.last_line is not None and proposal.whole_text is not None:
        lines = proposal.whole_text.split("\n")
        joined = of_lines(above, lines, above.first_line, below.last_line, frozenset(proposal.noise_lines))
    else:
        joined = replace(above, text=f"{above.text}\n\n{below.text}", attachments=above.attachments + below.attachments)
    return _with_comments(proposal, index - 1, index + 1, joined)


def drop(proposal: ImportProposal, index: int, dropped: bool = True) -> ImportProposal:
    """Leave a comment out of the import, or take it back in."""
    return _with_comments(proposal, index, index + 1, replace(proposal.comments[index], dropped=dropped))


def name_writer(proposal: ImportProposal, index: int, name: str) -> ImportProposal:
    """Say who wrote a comment; an empty name takes it back."""
    comment = proposal.comments[index]
    fields = {key: value for key, value in comment.fields.items() if key not in ("name", "first_name", "last_name")}
    if name.strip():
        fields["name"] = name.strip()
    return _with_comments(proposal, index, index + 1, replace(comment, fields=fields))


def trust_cut(proposal: ImportProposal, index: int) -> ImportProposal:
    """Say that the cut above a comment is right, so that it is no longer among the doubtful ones."""
    return _with_comments(proposal, index, index + 1, replace(proposal.comments[index], cut_confidence=1.0))


def choose_edition(proposal: ImportProposal, edition_of: int | str | None, kind: str | None) -> ImportProposal:
    """Say which list this is an edition of ("none": other letters; None: let the app propose) and of which kind."""
    return replace(proposal, options=replace(proposal.options, edition_of=edition_of, edition_kind=kind))


def choose_dates(proposal: ImportProposal, order: str | None) -> ImportProposal:
    """Say whether its dates in figures begin with the month ("mdy") or the day ("dmy"); None: as can be told."""
    return replace(proposal, options=replace(proposal.options, date_order=order))


def dates_to_ask(proposal: ImportProposal) -> tuple[str, ...]:
    """The dates as given that can be read both ways while nothing in the file, and nobody, says which; else none."""
    given = (comment.fields.get("received", "") for comment in proposal.kept)
    return doubtful_dates(given, proposal.options.date_order)


def of_lines(
    comment: ProposedComment, lines: Sequence[str], first: int, last: int, noise: frozenset[int]
) -> ProposedComment:
    """The comment as it is of lines `first` to `last` (1-based); blank ones at its ends and `noise` are not its own."""
    kept = [number for number in range(first, last + 1) if number not in noise]
    while len(kept) > 1 and not lines[kept[0] - 1].strip():
        kept.pop(0)
    while len(kept) > 1 and not lines[kept[-1] - 1].strip():
        kept.pop()
    if not kept:
        return replace(comment, text="", first_line=first, last_line=last)
    text = "\n".join(lines[number - 1] for number in kept).strip()
    return replace(comment, text=text, first_line=kept[0], last_line=kept[-1])


def _with_comments(proposal: ImportProposal, start: int, stop: int, *comments: ProposedComment) -> ImportProposal:
    return replace(proposal, comments=(*proposal.comments[:start], *comments, *proposal.comments[stop:]))
