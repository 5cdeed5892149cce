"""The XML of REFI-QDA (a codebook, or a project's .qde) read as it streams by: no tree, no DTD, no entities.

The facts of the format: REFI-QDA 1.5, namespaces urn:QDA-XML:codebook:1.0 and urn:QDA-XML:project:1.0. Codes nest in
codes; a text source has its text inline or a path; a selection in it has codings, a coding names one code by its GUID.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import Limits
from council_desk.readers.passages import storable

MOST_CODES = 20_000
_DEEPEST = 200
_MOST_NAME = 4_000
_LEFT_OUT = {
    "PictureSource": "picture",
    "PDFSource": "PDF",
    "AudioSource": "recording",
    "VideoSource": "video",
    "Note": "note",
    "Link": "link",
    "Graph": "graph",
}
"""Parts that are not taken in, by element, in a reader's words."""
_PARENTS = {"Note": "Notes", "Link": "Links", "Graph": "Graphs"}
_VALUES = frozenset({"TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue"})


@dataclass(slots=True)
class XmlCode:
    """A code. `parent` is the GUID of the code it is nested in, '' on the first level."""

    guid: str
    name: str
    parent: str
    description: str = ""


@dataclass(slots=True)
class XmlCoding:
    """A code given to a selection, or to a whole source (`selection` None)."""

    selection: tuple[int, int, str] | None
    code: str
    user: str


@dataclass(slots=True)
class XmlSource:
    """A text source. `text` None: its text lies at `path`."""

    guid: str
    name: str
    path: str
    text: str | None = None
    codings: list[XmlCoding] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class XmlExchange:
    """What stands in the XML. `cases`: values by variable's name, and their sources. `left_out`: what, its name."""

    kind: str
    origin: str = ""
    name: str = ""
    codes: list[XmlCode] = field(default_factory=list)
    sources: list[XmlSource] = field(default_factory=list)
    users: dict[str, str] = field(default_factory=dict)
    cases: list[tuple[dict[str, str], list[str]]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def parse(name: str, pieces: Iterable[bytes], limits: Limits) -> XmlExchange:
    """Read the XML as its pieces come; raises UnreadableFileError for anything that is not a codebook or a project."""
    target = _Target(name, limits)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.data
    # The first of these already ends the reading, before any entity can be declared, let alone looked up.
    for handler in ("StartDoctypeDeclHandler", "EntityDeclHandler", "ExternalEntityRefHandler"):
        setattr(parser, handler, target.refuse_declaration)
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise UnreadableFileError(
            f"{name} is not whole: its XML breaks off or is damaged. Export it again from the other program."
        ) from None
    return target.made(name)


def plain_guid(given: str | None) -> str:
    """A GUID as it is compared: small letters, without braces."""
    return (given or "").strip().strip("{}").strip().casefold()[:64]


def _shown(given: str | None) -> str:
    return " ".join(storable(given or "").split())[:_MOST_NAME]


class _Target:
    """What the parser calls. `_path` holds the names of the open elements, `_skipped` the depth of one left out."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._file = name
        self._limits = limits
        self._path: list[str] = []
        self._skipped = 0
        self._words: list[str] | None = None
        self._characters = 0
        self._rows = 0
        self._found: XmlExchange | None = None
        self._codes: list[XmlCode] = []
        self._known: set[str] = set()
        self._source: XmlSource | None = None
        self._selection: tuple[int, int, str] | None = None
        self._coding: XmlCoding | None = None
        self._case: tuple[dict[str, str], list[str]] | None = None
        self._variables: dict[str, str] = {}
        self._variable = ""
        self._begin: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "User": self._user,
            "Code": self._code,
            "TextSource": self._text_source,
            "PlainTextSelection": self._plain_text_selection,
            "Coding": self._begin_coding,
            "CodeRef": self._code_ref,
            "Case": self._begin_case,
            "SourceRef": self._source_ref,
            "Variable": self._define_variable,
            "VariableRef": self._variable_ref,
        }
        self._finish: Mapping[str, Callable[[str], None]] = {
            "Code": self._end_code,
            "Description": self._description,
            "PlainTextContent": self._content,
            "PlainTextSelection": self._end_selection,
            "Coding": self._end_coding,
            "TextSource": self._end_source,
            "Case": self._end_case,
        }

    def made(self, name: str) -> XmlExchange:
        """What was found."""
        if self._found is None:
            raise _foreign(name)
        return self._found

    def refuse_declaration(self, *_given: object) -> None:
        """A document type, an entity: no coding program writes one."""
        raise UnreadableFileError(
            f"{self._file} holds XML declarations that no coding program writes, and was not read."
        )

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        element = tag.rpartition("}")[2]
        self._path.append(element)
        if len(self._path) > _DEEPEST:
            raise UnreadableFileError(f"{self._file} nests deeper than any codebook, and was not read.")
        self._words = None
        if self._skipped:
            return
        if self._found is None:
            self._root(tag, element, attributes)
        elif self._is_left_out(element):
            self._skipped = len(self._path)
            self._count_row()
            self._found.left_out.append((_LEFT_OUT[element], _shown(attributes.get("name"))))
        else:
            begin = self._begin.get(element)
            if begin is not None:
                begin(attributes)
            if element in _VALUES or element in ("Description", "PlainTextContent"):
                self._words = []

    def data(self, words: str) -> None:
        """Text between elements; kept only where it is wanted."""
        if self._words is None:
            return
        self._characters += len(words)
        if self._characters > self._limits.text_characters:
            raise UnreadableFileError(f"{self._file} holds more text than one file may. Nothing was taken in.")
        self._words.append(words)

    def end(self, tag: str) -> None:
        """An element ends."""
        element = tag.rpartition("}")[2]
        if self._skipped:
            if self._skipped == len(self._path):
                self._skipped = 0
        else:
            words = "".join(self._words or ())
            finish = self._value if element in _VALUES else self._finish.get(element)
            if finish is not None:
                finish(words)
        self._words = None
        self._path.pop()

    def _root(self, tag: str, element: str, attributes: Mapping[str, str]) -> None:
        kinds = {"CodeBook": "codebook", "Project": "project"}
        space = tag.rpartition("}")[0]
        if element not in kinds or (space and not space.startswith("urn:QDA-XML:")):
            raise _foreign(self._file)
        self._found = XmlExchange(kinds[element], _shown(attributes.get("origin")), _shown(attributes.get("name")))

    def _is_left_out(self, element: str) -> bool:
        above = self._path[-2] if len(self._path) > 1 else ""
        return element in _LEFT_OUT and above == _PARENTS.get(element, "Sources")

    def _above(self, *elements: str) -> bool:
        return len(self._path) > 1 and self._path[-2] in elements

    def _count_row(self) -> None:
        self._rows += 1
        if self._rows > self._limits.rows:
            raise UnreadableFileError(f"{self._file} holds more than {self._limits.rows:,} parts. Split the project.")

    def _user(self, attributes: Mapping[str, str]) -> None:
        self._count_row()
        self.made(self._file).users[plain_guid(attributes.get("guid"))] = _shown(attributes.get("name"))[:80]

    def _code(self, attributes: Mapping[str, str]) -> None:
        parent = self._codes[-1].guid if self._codes else ""
        code = XmlCode(plain_guid(attributes.get("guid")), _shown(attributes.get("name")), parent)
        self._codes.append(code)
        if code.guid and code.name and code.guid not in self._known:
            self._known.add(code.guid)
            self.made(self._file).codes.append(code)
        if len(self._known) > MOST_CODES:
            raise UnreadableFileError(f"{self._file} holds more than {MOST_CODES:,} codes. Split the codebook.")

    def _end_code(self, _words: str) -> None:
        if self._codes:
            self._codes.pop()

    def _description(self, words: str) -> None:
        if self._codes and self._above("Code"):
            self._codes[-1].description = storable(words).strip()

    def _text_source(self, attributes: Mapping[str, str]) -> None:
        if not self._above("Sources"):
            return
        self._count_row()
        path = storable(attributes.get("plainTextPath") or "")[:_MOST_NAME]
        self._source = XmlSource(plain_guid(attributes.get("guid")), _shown(attributes.get("name")), path)

    def _content(self, words: str) -> None:
        if self._source is not None and self._above("TextSource"):
            self._source.text = words

    def _end_source(self, _words: str) -> None:
        if self._source is not None and self._above("Sources"):
            self.made(self._file).sources.append(self._source)
            self._source = None

    def _plain_text_selection(self, attributes: Mapping[str, str]) -> None:
        start, end = _number(attributes.get("startPosition")), _number(attributes.get("endPosition"))
        self._selection = (start, end, _shown(attributes.get("name"))[:200])
        self._count_row()

    def _end_selection(self, _words: str) -> None:
        self._selection = None

    def _begin_coding(self, attributes: Mapping[str, str]) -> None:
        self._count_row()
        self._coding = XmlCoding(self._selection, "", plain_guid(attributes.get("creatingUser")))

    def _code_ref(self, attributes: Mapping[str, str]) -> None:
        if self._coding is not None:
            self._coding.code = plain_guid(attributes.get("targetGUID"))

    def _end_coding(self, _words: str) -> None:
        if self._coding is not None and self._coding.code and self._source is not None:
            self._source.codings.append(self._coding)
        self._coding = None

    def _begin_case(self, _attributes: Mapping[str, str]) -> None:
        self._count_row()
        self._case = ({}, [])

    def _source_ref(self, attributes: Mapping[str, str]) -> None:
        if self._case is not None:
            self._case[1].append(plain_guid(attributes.get("targetGUID")))

    def _define_variable(self, attributes: Mapping[str, str]) -> None:
        self._count_row()
        self._variables[plain_guid(attributes.get("guid"))] = _shown(attributes.get("name"))[:200]

    def _variable_ref(self, attributes: Mapping[str, str]) -> None:
        self._variable = self._variables.get(plain_guid(attributes.get("targetGUID")), "")

    def _value(self, words: str) -> None:
        values = self._case[0] if self._case is not None else self._source.values if self._source is not None else None
        if values is not None and self._variable:
            values[self._variable] = _shown(words)
        self._variable = ""

    def _end_case(self, _words: str) -> None:
        if self._case is not None and self._case[0] and self._case[1]:
            self.made(self._file).cases.append(self._case)
        self._case = None


def _number(given: str | None) -> int:
    """A place; -1, which is nowhere, for anything that is not one."""
    words = (given or "").strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 12 else -1


def _foreign(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name} is neither a REFI-QDA codebook (.qdc) nor a project (.qdpx). "
        "Export one of them from the other program."
    )
