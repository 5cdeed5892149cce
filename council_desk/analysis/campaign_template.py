"""A campaign's letter as its members share it: a typical member without what is only that writer's."""

import re

import numpy as np

from council_desk.analysis.campaign_grams import Hashes, grams_of
from council_desk.analysis.courtesies import body_span, is_name_line, is_signature_line

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?。！？]+(?=[\s\"'”’)]|$|[^\x00-\x7f])[\"'”’)]*|\n|$)")
_IN_CORE = 0.34


def template_of(text: str, core: Hashes, keep_one_in: int) -> str:
    """Return `text` without greeting, signature and the sentences that the campaign's core hardly knows.

    Arguments: the most typical member's text; the hashes of the campaign's core, and how many grams it was thinned to
    (one in `keep_one_in`). Sentences too short to hold a gram stay where their neighbours stay.
    """
    start, end = body_span(text)
    body = text[start:end]
    pieces = [found.group() for found in _SENTENCE.finditer(body) if found.group()]
    grams = grams_of(pieces, keep_one_in)
    known = np.bincount(grams.letter[np.isin(grams.gram, core)], minlength=len(pieces))
    kept: list[bool] = []
    for piece, held, size in zip(pieces, known, grams.sizes, strict=True):
        telling = size > 0 and len(piece.split()) >= 4
        kept.append(bool(held >= _IN_CORE * size) if telling else (kept[-1] if kept else True))
    template = "".join(piece for piece, stays in zip(pieces, kept, strict=True) if stays)
    return _unsigned(re.sub(r"\n{3,}", "\n\n", template).strip()) or body


def _unsigned(template: str) -> str:
    """Return a template without the writer's own name, where that ends it with no closing above."""
    lines = template.split("\n")
    while lines and (not lines[-1].strip() or is_name_line(lines[-1]) or is_signature_line(lines[-1])):
        lines.pop()
    return "\n".join(lines)
