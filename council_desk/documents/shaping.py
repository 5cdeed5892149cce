"""Words of scripts whose letters change with their neighbours: shaped by HarfBuzz; and which way each letter runs."""

import re
import unicodedata

import uharfbuzz
from bidi import algorithm as bidi

from council_desk.documents.fonts import Face, Glyph

_NUMBERS = re.compile(r"[0-9]+(?:[-–/.:][0-9]+)+")
FEATURES = {"kern": True, "liga": True}


def shape(face: Face, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
    """Return the glyphs of `text` in that face from left to right, whichever way the script runs."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(face.shaper, buffer, FEATURES)
    scale = 1000 / face.units
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    letters = _letters_by_glyph([info.cluster for info in infos], text)
    glyphs = []
    for info, place, meant in zip(infos, places, letters, strict=True):
        width = face.shaper.get_glyph_h_advance(info.codepoint) * scale
        code = face.font.glyph_code(info.codepoint, width)
        glyphs.append(Glyph(code, meant, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale))
    return tuple(glyphs)


def _letters_by_glyph(clusters: list[int], text: str) -> list[str]:
    """Which letters each glyph stands for: those of its cluster, given to the cluster's first glyph only."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    letters = []
    for cluster in clusters:
        letters.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return letters


def runs_right_to_left(text: str) -> bool:
    """Whether any letter of the text runs from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text)


def levels(text: str) -> tuple[int, list[int]]:
    """Return the paragraph's base level and each character's embedding level (Unicode Standard Annex 9).

    Even levels run left to right, odd ones right to left. Characters that the algorithm removes take the level of
    the one before. Telephone numbers, ranges and dates keep their direction: the algorithm alone would turn
    "555-0140" round after Arabic.
    """
    text = "".join(char if unicodedata.bidirectional(char) else "a" for char in text)  # unassigned ones run as Latin
    base = bidi.get_base_level(text)
    storage = bidi.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base else "L"
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    resolved = iter(storage["chars"])
    found: list[int] = []
    for char in text:
        removed = unicodedata.bidirectional(char) in bidi.X9_REMOVED
        found.append((found[-1] if found else base) if removed else next(resolved)["level"])
    for number in _NUMBERS.finditer(text):
        part = slice(number.start(), number.end())
        found[part] = [max(found[part])] * len(number.group())
    return base, found


def visual_order(line_levels: list[int]) -> list[int]:
    """Return the order, from left to right, in which pieces with these levels stand on a line (rule L2)."""
    order = list(range(len(line_levels)))
    if not line_levels:
        return order
    lowest_odd = min((level for level in line_levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(line_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if line_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
