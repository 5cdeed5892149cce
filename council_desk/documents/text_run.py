"""One escaped, shaped, multilingual paragraph: the only way that comment text reaches a page.

There is no markup to escape from: text goes into fragments, fragments into lines, lines into drawing codes.
"""

import re
from dataclasses import dataclass

from council_desk.documents.fonts import Face, Faces, face
from council_desk.documents.fragments import LONGEST, Atom, Fragment, Piece, Style, atoms, cut, measured
from council_desk.documents.harmless import harmless
from council_desk.documents.shaping import levels, runs_right_to_left, visual_order

_PLAIN = re.compile(
    "[^\n\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f]"
)
_HYPHENS = re.compile(r"(?<=\w\w)[-–—/](?=\w\w)|(?<=\w)[—/](?=\w)|[/&?=_.](?=\w{3})")


@dataclass(frozen=True, slots=True)
class Segment:
    """Fragments of one style and face that stand together on a line, `x` points from its left edge."""

    x: float
    width: float
    style: Style
    face: Face | None
    text: str
    fragment: Fragment | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its segments from left to right, its width in points, and the space above it beyond the leading."""

    segments: tuple[Segment, ...]
    width: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class LaidText:
    """A paragraph in lines of one width. Heights are points; the first line's gap is not counted."""

    lines: tuple[Line, ...]
    leading: float
    width: float

    @property
    def height(self) -> float:
        """Points from the top of the first line to the bottom of the last."""
        return len(self.lines) * self.leading + sum(line.gap for line in self.lines[1:])

    @property
    def widest(self) -> float:
        """Points: the width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)

    def fitting(self, room: float) -> int:
        """How many lines fit in `room` points."""
        used = 0.0
        for count, line in enumerate(self.lines):
            used += self.leading + (line.gap if count else 0.0)
            if used > room + 0.01:
                return count
        return len(self.lines)

    def part(self, start: int, end: int | None = None) -> "LaidText":
        """The lines from `start` to before `end`."""
        return LaidText(self.lines[start:end], self.leading, self.width)


class TextRun:
    """A text of one or more paragraphs in styled pieces, ready to be laid out at any width."""

    def __init__(
        self, pieces: list[Piece], leading: float, faces: Faces, gap: float = 0.45, *, left: bool = False
    ) -> None:
        """`leading` in points; `gap`: a blank line in the text becomes this share of the leading.

        `left`: names and labels stand at the left even where they run from right to left.
        """
        self.left = left
        self.leading = leading
        self.gap = gap
        self.faces = faces
        self.paragraphs = [(0.0, pieces)] if len(pieces) == 1 and is_simple(pieces[0]) else _paragraphs(pieces)

    def lay(self, width: float) -> LaidText:
        """Break the text into lines of at most `width` points."""
        lines: list[Line] = []
        for gap, pieces in self.paragraphs:
            made = self._plain(pieces, width) or _general(pieces, width, self.faces, self.left)
            if made and gap and lines:
                made[0] = Line(made[0].segments, made[0].width, gap * self.gap * self.leading)
            lines += made
        return LaidText(tuple(lines), self.leading, width)

    def _plain(self, pieces: list[Piece], width: float) -> list[Line] | None:
        """Wrap a paragraph of one style whose face has every character; None where it needs more than that."""
        if len(pieces) != 1 or pieces[0].kind != "text":
            return None
        text, style = pieces[0].text, pieces[0].style
        if is_simple(pieces[0]):
            return wrap_plain(text, style, width, self.faces)
        if _PLAIN.search(text) or not self.faces.covers(style.face, text):
            return None
        return wrap_plain(text, style, width, self.faces)


def is_simple(piece: Piece) -> bool:
    """Whether a piece is one line of ASCII in a face for Latin: nothing to clean, to choose or to shape."""
    text = piece.text
    return text.isascii() and text.isprintable() and piece.kind == "text" and piece.style.face.startswith("s")


def wrap_plain(text: str, style: Style, width: float, faces: Faces) -> list[Line] | None:
    """Return the lines of a plain text in one face; None where a word is wider than the line."""
    room = width * 1000 / style.size
    measure, known = faces.width, faces.words(style.face)
    blank = measure(style.face, " ")
    scale = style.size / 1000
    set_in = face(style.face)
    lines: list[Line] = []
    words: list[str] = []
    used = -blank
    for given in text.split(" "):
        word = given
        if not word:
            continue
        long = known.get(word) or measure(style.face, word)
        if used + blank + long > room:
            head, word, long = _hyphen_cut(word, long, room - used - blank, style, faces)
            if head:
                words.append(head)
                used += blank + measure(style.face, head)
            if long > room:
                return None
            if words:
                lines.append(Line((Segment(0.0, used * scale, style, set_in, " ".join(words), None),), used * scale))
            words, used = [], -blank
        words.append(word)
        used += blank + long
    if words:
        lines.append(Line((Segment(0.0, used * scale, style, set_in, " ".join(words), None),), used * scale))
    return lines


def _hyphen_cut(word: str, long: float, room: float, style: Style, faces: Faces) -> tuple[str, str, float]:
    """Part a word after a hyphen, dash or slash so that its beginning fits; ("", word, width) where it cannot."""
    if len(word) > LONGEST or word.isalpha():
        return "", word, long
    for mark in reversed(list(_HYPHENS.finditer(word))):
        head, tail = word[: mark.end()], word[mark.end() :]
        if tail and faces.width(style.face, head) <= room:
            return head, tail, faces.width(style.face, tail)
    return "", word, long


def _paragraphs(pieces: list[Piece]) -> list[tuple[float, list[Piece]]]:
    """The paragraphs, each with the share of a blank line above it (1 where the text has one, else a third)."""
    found: list[tuple[float, list[Piece]]] = [(0.0, [])]
    blank = 0.0
    for piece in pieces:
        if piece.kind != "text":
            found[-1][1].append(piece)
            continue
        for i, part in enumerate(harmless(piece.text).split("\n")):
            if i:
                blank = 1.0 if not _holds(found[-1][1]) else 0.34
                if blank < 1.0:
                    found.append((blank, []))
                else:
                    found[-1] = (1.0, [])
            if part:
                found[-1][1].append(Piece(part, piece.style, piece.kind))
    return [(gap, parts) for gap, parts in found if _holds(parts)]


def _holds(pieces: list[Piece]) -> bool:
    return any(piece.kind != "text" or piece.text.strip(" ") for piece in pieces)


def _general(pieces: list[Piece], width: float, faces: Faces, left: bool) -> list[Line]:
    text = "".join(piece.text for piece in pieces)
    base, found = levels(text) if runs_right_to_left(text) else (0, None)
    lines: list[Line] = []
    line: list[Atom] = []
    used = 0.0
    waiting = list(reversed(atoms(pieces, found, faces)))
    while waiting:
        atom = waiting.pop()
        if used + atom.width <= width + 0.01 or atom.space:
            line.append(atom)
            used += atom.width
            continue
        head, tail = _split_atom(atom, width - used, width, faces, anywhere=not _words(line))
        if head is not None:
            line.append(head)
        lines.append(_set_line(line, width, base, left))
        line, used = [], 0.0
        if tail is not None:
            waiting.append(tail)
    if _words(line):
        lines.append(_set_line(line, width, base, left))
    return lines


def _words(line: list[Atom]) -> bool:
    return any(not atom.space for atom in line)


def _split_atom(atom: Atom, room: float, width: float, faces: Faces, anywhere: bool) -> tuple[Atom | None, Atom | None]:
    """Part an atom that does not fit: after a hyphen; or, where it stands alone on its line, between any letters."""
    if not anywhere and len(atom.fragments) == 1 and atom.fragments[0].face and atom.fragments[0].glyphs is None:
        only = atom.fragments[0]
        head, tail, _ = _hyphen_cut(only.text, only.width, room * 1000 / only.style.size, only.style, faces)
        if head and only.face:
            parts = [measured(text, only.style, only.face, only.level, faces) for text in (head, tail)]
            return Atom([parts[0]], parts[0].width), Atom([parts[1]], parts[1].width)
    if not anywhere:
        return None, atom
    head_atom, tail_atom = Atom(), Atom()
    for fragment in atom.fragments:
        if tail_atom.fragments:
            tail_atom.add(fragment)
        elif head_atom.width + fragment.width <= width:
            head_atom.add(fragment)
        else:
            parts_cut = cut(fragment, width - head_atom.width, faces)
            if parts_cut:
                head_atom.add(parts_cut[0])
                tail_atom.add(parts_cut[1])
            elif head_atom.fragments:
                tail_atom.add(fragment)
            else:
                head_atom.add(fragment)
    return head_atom, tail_atom if tail_atom.fragments else None


def _set_line(line: list[Atom], width: float, base: int, left: bool) -> Line:
    while line and line[-1].space:
        line.pop()
    while line and line[0].space:
        line.pop(0)
    fragments = [fragment for atom in line for fragment in atom.fragments]
    if any(fragment.level for fragment in fragments):
        fragments = [fragments[i] for i in visual_order([fragment.level for fragment in fragments])]
    total = sum(fragment.width for fragment in fragments)
    x = width - total if base % 2 and not left else 0.0
    segments: list[Segment] = []
    for fragment in fragments:
        last = segments[-1] if segments else None
        if last and _same(last, fragment):
            segments[-1] = Segment(
                last.x, last.width + fragment.width, last.style, last.face, last.text + fragment.text, None
            )
        else:
            shaped = fragment if fragment.glyphs is not None or fragment.face is None else None
            segments.append(Segment(x, fragment.width, fragment.style, fragment.face, fragment.text, shaped))
        x += fragment.width
    return Line(tuple(segments), x)


def _same(last: Segment, fragment: Fragment) -> bool:
    plain = last.fragment is None and fragment.glyphs is None and fragment.face is not None
    return plain and last.face is fragment.face and last.style == fragment.style
