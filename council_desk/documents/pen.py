"""The drawing surface: text, rules, fills and links on pages measured from the top left, in points.

It writes page codes itself and leaves the file (objects, fonts, outline) to ReportLab. The same strokes give the same
bytes: dates come from the caller, never from the clock.
"""

import io
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from council_desk.documents import paper
from council_desk.documents.fonts import Face, Faces, PaperFont, face
from council_desk.documents.fragments import BOX_SIZE, Fragment, Piece, Style
from council_desk.documents.text_run import LaidText, Line, Segment, TextRun, is_simple


class _Sheet(Canvas):  # type: ignore[misc] # ReportLab carries no types
    """A canvas that names no font of its own: else an unembedded Helvetica would be in every file."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def _setAnnotations(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 - ReportLab calls it by this name
        """Take over the page's links, and its codes compressed only: turned into letters (ASCII 85) too they cost a
        fifth of a memo's time."""
        super()._setAnnotations(page)
        stream = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        page.Contents = stream


class _Link(pdfdoc.PDFObject):  # type: ignore[misc] # ReportLab carries no types
    """A link to a named place, written in place: thousands of them cost one line each."""

    def __init__(self, box: tuple[float, float, float, float], target: str, places: dict[str, tuple[int, float]]):
        self.box, self.target, self.places = box, target, places

    def format(self, document: object) -> bytes:
        page, top = self.places[self.target]
        ref = pdfdoc.PDFObjectReference(f"Page{page}").format(document)
        box = " ".join(f"{n:.2f}" for n in self.box)
        link = f"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[{box}]/Dest[".encode()
        return link + bytes(ref) + f"/XYZ 0 {top:.2f} 0]>>".encode()


class _Codes(dict[int, str]):
    """The escaped code of each character in a font's first subset; characters of other subsets are in `elsewhere`."""

    def __init__(self, font: PaperFont, doc: object) -> None:
        super().__init__()
        self.font, self.doc = font, doc
        self.elsewhere: set[str] = set()

    def __missing__(self, char: int) -> str:
        subset, code = self.font.splitString(chr(char), self.doc)[0]
        if subset:
            self.elsewhere.add(chr(char))
        self[char] = escaped(code)
        return self[char]


def escaped(code: bytes) -> str:
    """Return bytes as they stand inside the parentheses of a PDF string."""
    return "".join(chr(b) if 32 <= b < 127 and b not in b"()\\" else f"\\{b:03o}" for b in code)


def _printable(text: str) -> str:
    """A title without controls, overrides or lone surrogates: readers show it outside the page."""
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


@dataclass(slots=True)
class About:
    """What the file says of itself. `moment`: when its data were last changed."""

    title: str
    author: str
    subject: str
    moment: datetime
    language: str = "en-US"


@dataclass(slots=True)
class Pen:
    """Draws on one page after another; `save` gives the file's bytes."""

    about: About
    faces: Faces = field(default_factory=Faces)
    page: int = 1
    places: dict[str, tuple[int, float]] = field(default_factory=dict)
    _level: int = -1
    _wanted: set[str] = field(default_factory=set)
    _file: io.BytesIO = field(default_factory=io.BytesIO)
    _codes: dict[str, _Codes] = field(default_factory=dict)
    _fonts: dict[tuple[str, int], str] = field(default_factory=dict)
    _colours: dict[str, str] = field(default_factory=dict)
    _canvas: _Sheet = field(init=False)

    def __post_init__(self) -> None:
        self._canvas = _Sheet(
            self._file, (paper.PAGE_WIDTH, paper.PAGE_HEIGHT), pageCompression=1, invariant=1, lang=self.about.language
        )
        self._canvas.setTitle(_printable(self.about.title))
        self._canvas.setAuthor(_printable(self.about.author))
        self._canvas.setSubject(_printable(self.about.subject))
        self._canvas.setCreator("Council Desk")
        stamp = TimeStamp(1)
        stamp.YMDhms = self.about.moment.timetuple()[:6]
        self._canvas._doc._timeStamp = stamp

    def next_page(self) -> None:
        """End this page and begin the next."""
        self._canvas._code.append(" ")
        self._canvas.showPage()
        self.page += 1

    def save(self) -> bytes:
        """Return the file. Raises KeyError where a link leads to a place that was never drawn."""
        lost = self._wanted - self.places.keys()
        if lost:
            raise KeyError(f"links without a place: {sorted(lost)[:5]}")
        self._canvas.showOutline()
        self._canvas.save()
        return self._file.getvalue()

    # text

    def text(self, laid: LaidText, x: float, baseline: float) -> None:
        """Draw laid text with its first baseline there."""
        y = baseline
        for i, line in enumerate(laid.lines):
            if i:
                y += laid.leading + line.gap
            self.line(line, x, y)

    def string(self, words: str, style: Style, x: float, baseline: float, align: str = "left") -> float:
        """Draw a few words on one line; `align` says what `x` is: their left, right or centre. Returns their width."""
        piece = Piece(words, style)
        if not is_simple(piece) or not words.strip():
            return self.pieces([piece], x, baseline, align)
        set_in = face(style.face)
        width: float = sum(set_in.widths[ord(char)] for char in words) * style.size / 1000
        segment = Segment(0.0, width, style, set_in, words, None)
        self.line(Line((segment,), width), x - {"left": 0.0, "right": width, "centre": width / 2}[align], baseline)
        return width

    def pieces(self, pieces: list[Piece], x: float, baseline: float, align: str = "left") -> float:
        """Draw styled pieces on one line, as `string`."""
        laid = TextRun(pieces, 10, self.faces).lay(10000)
        if not laid.lines:
            return 0.0
        line = laid.lines[0]
        width = sum(segment.width for segment in line.segments)
        left = x - line.segments[0].x - {"left": 0.0, "right": width, "centre": width / 2}[align]
        self.line(line, left, baseline)
        return width

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Draw one laid line."""
        for segment in line.segments:
            left = x + segment.x
            if segment.face is None:
                self._marked(segment, left, baseline)
            elif segment.fragment is None:
                self._plain(segment, segment.face, left, baseline)
            else:
                self._shaped(segment.fragment, segment.face, left, baseline)
            style = segment.style
            if style.underline:
                self.rule(left, left + segment.width, baseline + 2.1, 0.5, paper.ACCENT)
            if style.link:
                top = baseline - style.rise - style.size
                self.link(left, top, segment.width, style.size * 1.25, style.link)

    def _plain(self, segment: Segment, face_used: Face, x: float, baseline: float) -> None:
        codes = self._codes_of(face_used)
        style = segment.style
        text = segment.text.translate(codes)
        start = f"BT {self._colour(style.colour)} rg 1 0 0 1 {x:.2f} {self._up(baseline - style.rise):.2f} Tm "
        if codes.elsewhere and not codes.elsewhere.isdisjoint(segment.text):
            parts = face_used.font.splitString(segment.text, self._canvas._doc)
            shown = " ".join(f"{self._font(face_used, n)} {style.size:g} Tf ({escaped(code)}) Tj" for n, code in parts)
        else:
            shown = f"{self._font(face_used, 0)} {style.size:g} Tf ({text}) Tj"
        self._canvas._code.append(start + shown + " ET")

    def _codes_of(self, used: Face) -> _Codes:
        codes = self._codes.get(used.name)
        if codes is None:
            codes = self._codes[used.name] = _Codes(used.font, self._canvas._doc)
        return codes

    def _font(self, used: Face, subset: int) -> str:
        key = (used.name, subset)
        if key not in self._fonts:
            self._fonts[key] = str(used.font.getSubsetInternalName(subset, self._canvas._doc))
        return self._fonts[key]

    def _shaped(self, fragment: Fragment, used: Face, x: float, baseline: float) -> None:
        """Draw shaped glyphs, each moved to its place; Indic words carry their letters for whoever copies them."""
        style, doc = fragment.style, self._canvas._doc
        y = self._up(baseline - style.rise)
        out = [f"BT {self._colour(style.colour)} rg"]
        at, unit = x, style.size / 1000
        for glyph in fragment.glyphs or ():
            if glyph.letters:
                used.font.means(doc, glyph.code, glyph.letters)
            subset, code = used.font.splitString(chr(glyph.code), doc)[0]
            place = f"1 0 0 1 {at + glyph.x * unit:.2f} {y + glyph.y * unit:.2f} Tm"
            out.append(f"{self._font(used, subset)} {style.size:g} Tf {place} ({escaped(code)}) Tj")
            at += glyph.advance * unit
        out.append("ET")
        if used.name.startswith(("devanagari", "gurmukhi")):
            letters = fragment.text.encode("utf-16-be").hex().upper()
            out = [f"/Span <</ActualText <FEFF{letters}>>> BDC", *out, "EMC"]
        self._canvas._code.append(" ".join(out))

    def _marked(self, segment: Segment, x: float, baseline: float) -> None:
        """Draw a mask, or the box that names a character no face has."""
        size = segment.style.size
        if segment.fragment is not None and segment.fragment.kind == "mask":
            self.box(x + 0.8, baseline - size * 0.78, segment.width - 1.6, size * 0.98, fill=paper.INK)
            return
        middle = baseline - size * 0.33
        self.box(x + 0.9, middle - 3.6, segment.width - 1.8, 7.2, stroke=segment.style.colour, line_width=0.4)
        self.string(segment.text, Style("sans", BOX_SIZE, segment.style.colour), x + 2.5, middle + 1.8)

    # shapes

    def _up(self, y: float) -> float:
        return paper.PAGE_HEIGHT - y

    def _colour(self, colour: str) -> str:
        found = self._colours.get(colour)
        if found is None:
            parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
            found = self._colours[colour] = " ".join(f"{part:.3f}" for part in parts)
        return found

    def rule(self, x1: float, x2: float, y: float, width: float = 0.35, colour: str = paper.HAIR) -> None:
        """Draw a level line."""
        self.stroke([(x1, y), (x2, y)], width, colour)

    def stroke(
        self, points: list[tuple[float, float]], width: float, colour: str, dash: str = "", closed: bool = False
    ) -> None:
        """Draw a line through the points; `dash`: a PDF dash array's numbers."""
        path = self._path(points)
        dashed = f"[{dash}] 0 d " if dash else ""
        self._canvas._code.append(f"q {dashed}{self._colour(colour)} RG {width:g} w {path} {'s' if closed else 'S'} Q")

    def _path(self, points: list[tuple[float, float]]) -> str:
        steps = (f"{x:.2f} {self._up(y):.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))
        return " ".join(steps)

    def shape(self, points: list[tuple[float, float]], fill: str) -> None:
        """Fill the outline through the points."""
        self._canvas._code.append(f"q {self._colour(fill)} rg {self._path(points)} f Q")

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "", stroke: str = "", **line: float
    ) -> None:
        """Draw a rectangle whose top left is (x, y); `line_width`: the outline's width."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        if fill:
            self.shape(corners, fill)
        if stroke:
            self.stroke(corners, line.get("line_width", 0.6), stroke, closed=True)

    def disc(self, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "", dash: str = "") -> None:
        """Draw a circle about (x, y)."""
        k = radius * 0.5523
        up = self._up(y)
        path = (
            f"{x - radius:.2f} {up:.2f} m {x - radius:.2f} {up + k:.2f} {x - k:.2f} {up + radius:.2f} {x:.2f} "
            f"{up + radius:.2f} c {x + k:.2f} {up + radius:.2f} {x + radius:.2f} {up + k:.2f} "
            f"{x + radius:.2f} {up:.2f} c "
            f"{x + radius:.2f} {up - k:.2f} {x + k:.2f} {up - radius:.2f} {x:.2f} {up - radius:.2f} c "
            f"{x - k:.2f} {up - radius:.2f} {x - radius:.2f} {up - k:.2f} {x - radius:.2f} {up:.2f} c h"
        )
        if fill:
            self._canvas._code.append(f"q {self._colour(fill)} rg {path} f Q")
        if stroke:
            dashed = f"[{dash}] 0 d " if dash else ""
            self._canvas._code.append(f"q {dashed}{self._colour(stroke)} RG .8 w {path} S Q")

    def half_disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """Fill the left half of a circle about (x, y)."""
        k, up = radius * 0.5523, self._up(y)
        path = (
            f"{x:.2f} {up + radius:.2f} m {x - k:.2f} {up + radius:.2f} {x - radius:.2f} {up + k:.2f} {x - radius:.2f} "
            f"{up:.2f} c {x - radius:.2f} {up - k:.2f} {x - k:.2f} {up - radius:.2f} {x:.2f} {up - radius:.2f} c h"
        )
        self._canvas._code.append(f"q {self._colour(fill)} rg {path} f Q")

    def hatch(
        self, x: float, y: float, width: float, height: float, *, line: str, ground: str, step: float = 4.0
    ) -> None:
        """Fill a rectangle with slanting lines, at one phase all over the page so that neighbours match."""
        self.box(x, y, width, height, fill=ground)
        low, high = self._up(y + height), self._up(y)
        first = int((x - high) // step)
        last = int((x + width - low) // step) + 1
        lines = " ".join(
            f"{n * step + low:.2f} {low:.2f} m {n * step + high:.2f} {high:.2f} l" for n in range(first, last)
        )
        clip = f"{x:.2f} {low:.2f} {width:.2f} {height:.2f} re W n"
        self._canvas._code.append(f"q {clip} {self._colour(line)} RG {step * 0.4:g} w {lines} S Q")

    # places

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        """Make a rectangle lead to a place."""
        self._wanted.add(target)
        box = (x, self._up(y + height), x + width, self._up(y))
        self._canvas._annotationrefs.append(_Link(box, target, self.places))

    def place(self, name: str, y: float) -> None:
        """Name the place at height `y` on this page, for links."""
        self.places.setdefault(name, (self.page, self._up(max(y - 12, 0))))

    def bookmark(self, title: str, name: str, y: float, level: int, closed: bool = False) -> None:
        """Add a line to the reader's outline that leads here; `level` 0 is the outermost, and none is skipped."""
        self.place(name, y)
        self._canvas.bookmarkHorizontalAbsolute(name, self._up(max(y - 12, 0)))
        shown = _printable(title)
        self._level = min(level, self._level + 1)
        self._canvas.addOutlineEntry(shown, name, self._level, closed)
