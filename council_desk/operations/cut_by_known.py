"""A packet that an earlier list of the item comes again in is cut as that list was, also as a person mended it."""

from collections.abc import Sequence
from dataclasses import replace

from council_desk.analysis.boundary_units import Unit, read_page
from council_desk.analysis.known_cuts import KnownCut, cuts_by_known
from council_desk.operations.import_proposal import ImportProposal, ProposedComment
from council_desk.operations.review_import import of_lines

AS_BEFORE = "so in the earlier list"
MUCH_AS_BEFORE = "in the earlier list, with other words"
BESIDE = "not in the earlier list, while the one beside it is"
_SURE = 0.97
_UNSURE = 0.5
_LESS_SURE = 0.8


def cut_by_known(proposal: ImportProposal, known: Sequence[Sequence[str]]) -> ImportProposal:
    """Cut a packet by the texts of the newest list that it holds most of; any other proposal stays as it is.

    `known`: the texts of each list of the item, oldest list first.
    """
    if proposal.whole_text is None or not known:
        return proposal
    units = read_page(proposal.whole_text).units
    begins = {comment.first_line for comment in proposal.comments}
    cuts = [number for number, unit in enumerate(units) if unit.first in begins or number == 0]
    paragraphs = [unit.text for unit in units]
    for texts in reversed(known):
        found = cuts_by_known(paragraphs, cuts, texts)
        if found is not None:
            return replace(proposal, comments=_comments(proposal, units, found))
    return proposal


def _comments(proposal: ImportProposal, units: Sequence[Unit], cuts: Sequence[KnownCut]) -> tuple[ProposedComment, ...]:
    lines = (proposal.whole_text or "").split("\n")
    by_first = {comment.first_line: comment for comment in proposal.comments}
    ordered = sorted(proposal.comments, key=lambda comment: comment.first_line or 0)
    noise = frozenset(proposal.noise_lines)
    comments: list[ProposedComment] = []
    for cut in cuts:
        first, last = units[cut.first].first, units[cut.last].last
        around = [each for each in ordered if (each.first_line or 0) <= first]
        like = by_first.get(first) or (around[-1] if around else ordered[0])
        made = of_lines(like, lines, first, last, noise)
        if cut.told:
            reason, sure = (AS_BEFORE, _SURE) if cut.known else (MUCH_AS_BEFORE, _LESS_SURE)
            made = replace(made, cut_reason=reason, cut_confidence=sure)
        elif cut.loosened:
            made = replace(made, cut_reason=BESIDE, cut_confidence=min(made.cut_confidence or 1.0, _UNSURE))
        comments.append(made)
    return tuple(comments)
