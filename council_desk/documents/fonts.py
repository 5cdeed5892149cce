"""The faces that paper is set in: which face has a character, how wide words are, and how they go into a PDF.

All are embedded as subsets. Shaped glyphs that no character maps to get a code of their own above FIRST_GLYPH_CODE;
what they mean is told to readers by the ToUnicode table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from council_desk.paths import resources_folder

FIRST_GLYPH_CODE = 0xF0000

FILES = {
    "serif": "SourceSerif4_400Regular.ttf",
    "serif-italic": "SourceSerif4_400Regular_Italic.ttf",
    "serif-bold": "SourceSerif4_600SemiBold.ttf",
    "sans": "NotoSans-Regular.ttf",
    "sans-bold": "NotoSans-Bold.ttf",
    "sans-italic": "NotoSans-Italic.ttf",
    "sans-bold-italic": "NotoSans-BoldItalic.ttf",
    "arabic": "NotoSansArabic-Regular.ttf",
    "arabic-bold": "NotoSansArabic-Bold.ttf",
    "devanagari": "NotoSansDevanagari-Regular.ttf",
    "devanagari-bold": "NotoSansDevanagari-Bold.ttf",
    "gurmukhi": "NotoSansGurmukhi-Regular.ttf",
    "gurmukhi-bold": "NotoSansGurmukhi-Bold.ttf",
    "chinese": "NotoSansSC-Regular-subset.ttf",
}


class PaperFont(TTFont):  # type: ignore[misc] # ReportLab carries no types
    """A TrueType font whose shaped glyphs can be drawn too, and say which letters they stand for."""

    def glyph_code(self, glyph: int, width: float) -> int:
        """Return the code that draws glyph number `glyph`, `width` thousandths of an em wide."""
        code = FIRST_GLYPH_CODE + glyph
        self.face.charToGlyph.setdefault(code, glyph)
        self.face.charWidths.setdefault(code, width)
        return code

    def means(self, doc: object, code: int, letters: str) -> None:
        """Say which letters the glyph of `code` stands for in this document; the first meaning holds."""
        self._assignState(doc).__dict__.setdefault("letters", {}).setdefault(code, letters)

    def addObjects(self, doc: object) -> None:  # noqa: N802 - ReportLab calls it by this name
        """Put the subsets into the document, as TTFont does, with our ToUnicode table."""
        state = self._assignState(doc)
        state.frozen = 1
        letters: dict[int, str] = getattr(state, "letters", {})
        for n, subset in enumerate(state.subsets):
            self._add_subset(doc, n, subset, letters)
        del self.state[doc]

    def _add_subset(self, doc: object, n: int, subset: Sequence[int], letters: dict[int, str]) -> None:
        name = self.getSubsetInternalName(n, doc)[1:]
        base = (SUBSETN(n) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
        font = pdfdoc.PDFTrueTypeFont()
        font.Name = name
        font.BaseFont = base
        font.FirstChar = 0
        font.LastChar = len(subset) - 1
        font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
        table = pdfdoc.PDFStream()
        table.content = _to_unicode(base, subset, letters)
        table.filters = [pdfdoc.PDFZCompress]
        font.ToUnicode = doc.Reference(table, "toUnicodeCMap:" + base)  # type: ignore[attr-defined] # ReportLab's document
        font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
        doc.Reference(font, name)  # type: ignore[attr-defined] # ReportLab's document
        doc.idToObject["BasicFonts"].dict[name] = font  # type: ignore[attr-defined] # ReportLab's document


def _to_unicode(name: str, subset: Sequence[int], letters: dict[int, str]) -> str:
    """Return the table that tells a reader which letters each code of the subset stands for (PDF 32000, 9.10.3)."""
    pairs = []
    for code, char in enumerate(subset):
        text = letters.get(char, "" if char >= FIRST_GLYPH_CODE else chr(char))
        pairs.append(f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>")
    chunks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    body = [f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange",
            *body,
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        ]
    )


class Face:
    """One face: its characters, their widths in thousandths of an em, and its shaper."""

    def __init__(self, name: str) -> None:
        self.name = name
        path = resources_folder() / "fonts" / FILES[name]
        self.font = PaperFont(f"CouncilDesk-{name}", str(path))
        self.widths: dict[int, float] = {c: w for c, w in self.font.face.charWidths.items() if c < FIRST_GLYPH_CODE}
        self.widths[0xA0] = self.widths[0x20]
        self.characters = frozenset(map(chr, self.font.face.charToGlyph)) - {"\u2060"}
        self._shaper: uharfbuzz.Font | None = None

    @property
    def shaper(self) -> "uharfbuzz.Font":
        """HarfBuzz's view of the face, made when first asked for."""
        if self._shaper is None:
            self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.font.face._ttf_data)))
        return self._shaper

    @property
    def units(self) -> int:
        """Font units an em."""
        return int(self.font.face.unitsPerEm)


@lru_cache(maxsize=len(FILES))
def face(name: str) -> Face:
    """Return the face of that name (a key of FILES), read from its file the first time."""
    return Face(name)


_SCRIPTS = (("\u0600", "\u08ff", "arabic"), ("\ufb50", "\ufdff", "arabic"), ("\ufe70", "\ufeff", "arabic"))
_INDIC = (("\u0900", "\u097f", "devanagari"), ("\ua8e0", "\ua8ff", "devanagari"), ("\u0a00", "\u0a7f", "gurmukhi"))
_BOLD = {"arabic", "devanagari", "gurmukhi"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One placed glyph: its code in the font, the letters it stands for; move and place in an em's thousandths."""

    code: int
    letters: str
    advance: float
    x: float
    y: float


class Faces:
    """The faces of one document, with what was already looked up in them."""

    def __init__(self) -> None:
        self._chosen: dict[tuple[str, str], Face | None] = {}
        self._words: dict[str, dict[str, float]] = {}
        self.shaped: dict[tuple[str, str, int], tuple[Glyph, ...]] = {}

    def covers(self, name: str, text: str) -> bool:
        """Whether the named face has every character of `text`."""
        return face(name).characters.issuperset(text)

    def choose(self, name: str, char: str) -> Face | None:
        """Return the face that draws `char` in text set in face `name`; None where no shipped face has it."""
        key = (name, char)
        if key not in self._chosen:
            self._chosen[key] = next((f for f in map(face, _candidates(name, char)) if char in f.characters), None)
        return self._chosen[key]

    def width(self, name: str, word: str) -> float:
        """Return the width of a plain word in thousandths of an em."""
        words = self._words.setdefault(name, {})
        found = words.get(word)
        if found is None:
            found = words[word] = sum(map(face(name).widths.__getitem__, map(ord, word)))
        return found

    def words(self, name: str) -> dict[str, float]:
        """The widths of words already measured in a face, to look up in an inner loop."""
        return self._words.setdefault(name, {})


def script_face(char: str) -> str | None:
    """Return the face that a script with shapes of its own asks for ("arabic", "devanagari", "gurmukhi")."""
    if char < "\u0600":
        return None
    return next((name for first, last, name in _SCRIPTS + _INDIC if first <= char <= last), None)


def _candidates(name: str, char: str) -> list[str]:
    """The faces to try, in order: the script's own, the text's, Noto Sans, Chinese, then any."""
    bold = "bold" in name
    own = script_face(char)
    scripts = [f"{own}-bold" if bold and own in _BOLD else own] if own else []
    rest = ["sans-bold" if bold else "sans", "chinese", "arabic", "devanagari", "gurmukhi"]
    return [*scripts, name, *rest]
