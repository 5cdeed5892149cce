"""Text of any script in measured fragments: which face draws it, how wide it is, and where a line may break."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from council_desk.documents.fonts import Face, Faces, Glyph, face
from council_desk.documents.shaping import shape

CHINESE = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
TOKEN = re.compile(f" +|[{CHINESE}]|[^ {CHINESE}]+")
_CHINESE_CHAR = re.compile(f"[{CHINESE}]")
_NOT_FIRST = frozenset("、。，．！？；：）】」』》〉〕”’…‥·％!?,.;:)]}%")
_NOT_LAST = frozenset("（【「『《〈〔“‘([{$¥￥")
_SHAPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0600-\u08ff\u0900-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb50-\ufdff\ufe70-\ufeff]"
)

BOX_SIZE = 5.0
"""Points: the size of the name in the box that stands for a character no shipped font has."""

MASK_WIDTH = 26.0
"""Points: every mark that stands for words taken out has this one width, so that it tells nothing."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set: a key of fonts.FILES, points, a colour, a rise in points, and what it is tied to."""

    face: str
    size: float
    colour: str = "#172022"
    rise: float = 0.0
    underline: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style. `kind`: "text", or "mask": it stands for words taken out, holding none."""

    text: str
    style: Style
    kind: str = "text"


def mask(style: Style) -> Piece:
    """Return the mark that stands for private words; it holds an object replacement character and nothing of them."""
    return Piece("\ufffc", style, "mask")


@dataclass(slots=True)
class Fragment:
    """A measured stretch in one style and face; `width` in points. Without a face it is a box or a mask."""

    text: str
    style: Style
    face: Face | None
    width: float
    level: int = 0
    glyphs: tuple[Glyph, ...] | None = None
    kind: str = "text"


@dataclass(slots=True)
class Atom:
    """Fragments that a line break may not part; `space`: only blanks, dropped at the ends of lines."""

    fragments: list[Fragment] = field(default_factory=list)
    width: float = 0.0
    space: bool = False

    def add(self, fragment: Fragment) -> None:
        """Take one more fragment in."""
        self.fragments.append(fragment)
        self.width += fragment.width


def atoms(pieces: list[Piece], levels: list[int] | None, faces: Faces) -> list[Atom]:
    """Return the paragraph's atoms. `levels`: each character's embedding level, where any runs right to left."""
    found: list[Atom] = []
    closed = True
    last = " "
    for char, fragment in _fragments(pieces, levels, faces):
        space = fragment.text.startswith(" ") and fragment.kind == "text"
        if space or closed or _may_part(last, char) or len(found[-1].fragments) >= MOST_TOGETHER:
            found.append(Atom(space=space))
        found[-1].add(fragment)
        closed = space
        last = fragment.text[-1:] or "x"
        if fragment.kind == "box":
            last = "\u4e00"
    return found


def _may_part(last: str, char: str) -> bool:
    if last in _NOT_LAST or char in _NOT_FIRST or "\u00a0" in (last, char):
        return False
    return bool(_CHINESE_CHAR.match(last) or _CHINESE_CHAR.match(char))


def _fragments(pieces: list[Piece], levels: list[int] | None, faces: Faces) -> Iterator[tuple[str, Fragment]]:
    """Each fragment with the character that decides whether a line may break before it."""
    texts = [piece for piece in pieces if piece.kind == "text"]
    unknown = sum(1 for piece in texts for char in piece.text if faces.choose(piece.style.face, char) is None)
    at = 0
    for piece in pieces:
        if piece.kind == "mask":
            yield "x", Fragment(piece.text, piece.style, None, MASK_WIDTH, levels[at] if levels else 0, None, "mask")
            at += len(piece.text)
            continue
        for start, word in _tokens(piece.text):
            for part in _by_level(word, levels, at + start):
                yield from _by_face(part[0], piece.style, part[1], faces, unknown)
        at += len(piece.text)


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Blanks, Chinese characters and words with their places; what is longer than any word comes in stretches, so that
    a letter without a blank costs no more than another."""
    for token in TOKEN.finditer(text):
        for start in range(token.start(), token.end(), LONGEST):
            yield start, text[start : min(start + LONGEST, token.end())]


def _by_level(word: str, levels: list[int] | None, start: int) -> list[tuple[str, int]]:
    if levels is None:
        return [(word, 0)]
    parts: list[tuple[str, int]] = []
    for offset, char in enumerate(word):
        level = levels[start + offset]
        if parts and parts[-1][1] == level:
            parts[-1] = (parts[-1][0] + char, level)
        else:
            parts.append((char, level))
    return parts


def _by_face(word: str, style: Style, level: int, faces: Faces, unknown: int) -> Iterator[tuple[str, Fragment]]:
    if level % 2 == 0 and not _SHAPED.search(word) and faces.covers(style.face, word):
        width = faces.width(style.face, word) * style.size / 1000
        yield word[0], Fragment(word, style, face(style.face), width, level)
        return
    for chosen, text in _face_runs(word, style, faces):
        if chosen is None:
            for char in text:
                letter = unicodedata.category(char)[0] in "LM"
                yield "\u4e00", boxed(char, style, level, faces, brief=unknown > MOST_NAMED * (1 if letter else 6))
        else:
            yield text[0], measured(text, style, chosen, level, faces)


def _face_runs(word: str, style: Style, faces: Faces) -> list[tuple[Face | None, str]]:
    runs: list[tuple[Face | None, str]] = []
    for char in word:
        chosen = faces.choose(style.face, char)
        if (
            runs
            and runs[-1][0] is not None
            and char in runs[-1][0].characters
            and unicodedata.category(char)[0] in "MC"
        ):
            chosen = runs[-1][0]
        if runs and runs[-1][0] is chosen:
            runs[-1] = (chosen, runs[-1][1] + char)
        else:
            runs.append((chosen, char))
    return runs


def measured(text: str, style: Style, chosen: Face, level: int, faces: Faces) -> Fragment:
    """Return a fragment of `text` in a face that has its characters, shaped where its script asks for it."""
    if level % 2 or _SHAPED.search(text):
        key = (chosen.name, text, level % 2)
        glyphs = faces.shaped.get(key) or shape(chosen, text, right_to_left=bool(level % 2))
        faces.shaped[key] = glyphs
        return Fragment(text, style, chosen, sum(g.advance for g in glyphs) * style.size / 1000, level, glyphs)
    return Fragment(text, style, chosen, faces.width(chosen.name, text) * style.size / 1000, level)


LONGEST = 300
"""Characters measured and shaped at once."""

MOST_TOGETHER = 80
"""Fragments that stay together without a place to break a line."""

MOST_NAMED = 12
"""With more unknown letters than this in a paragraph (a script no font covers) their boxes hold codes only."""


def boxed(char: str, style: Style, level: int, faces: Faces, brief: bool) -> Fragment:
    """Return the small named box that stands for a character no shipped font has."""
    label = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    if name and not brief:
        label = f"{label} {name}"
    width = faces.width("sans", label) * BOX_SIZE / 1000 + 5
    if width > 190:
        label = label.split(" ")[0]
        width = faces.width("sans", label) * BOX_SIZE / 1000 + 5
    return Fragment(label, style, None, width, level, None, "box")


def cut(fragment: Fragment, room: float, faces: Faces) -> tuple[Fragment, Fragment] | None:
    """Part a fragment so that its beginning fits in `room` points; None where not even one letter does.

    A mark never leaves its letter.
    """
    if fragment.face is None:
        return None
    text, style, used = fragment.text, fragment.style, fragment.face

    def width(end: int) -> float:
        return measured(text[:end], style, used, fragment.level, faces).width

    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if width(middle) <= room:
            low = middle
        else:
            high = middle
    while low and (unicodedata.category(text[low])[0] == "M" or "\u200c" <= text[low] <= "\u200d"):
        low -= 1
    if not low:
        return None
    first, second = (measured(part, style, used, fragment.level, faces) for part in (text[:low], text[low:]))
    return first, second
