"""Codebooks (.qdc) and projects (.qdpx) of other coding programs, in the exchange format REFI-QDA.

A project is a ZIP with one .qde (XML) and the sources' texts in the folder sources (some programs: Sources); only the
texts that the XML names are opened, each counted while it inflates, and nothing is ever written by the names in it.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress, Silent
from council_desk.readers.archive import BROKEN, damaged
from council_desk.readers.encoding import decode
from council_desk.readers.limits import MEBIBYTE, Limits
from council_desk.readers.passages import Passage, Reading, storable
from council_desk.readers.refi_places import Selected, places
from council_desk.readers.refi_xml import XmlCoding, XmlExchange, XmlSource, parse

READER = "refi"
KIND = "codes"
_PIECE = 1024 * 1024
_INSIDE = "internal://"
_WHOLE = (-1, -1)


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code of the file. GUIDs are in small letters without braces; `parent` is '' on the first level."""

    guid: str
    name: str
    parent: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class FoundCoding:
    """A code given to words of a source: [start, end) in its stored text, or to the whole of it (`start` -1)."""

    code: str
    start: int
    end: int
    user: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is about the whole source."""
        return self.start < 0


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A plain text of the project. `values` by the variable's name. `lost`: codings whose places are not in it."""

    guid: str
    name: str
    text: str
    codings: tuple[FoundCoding, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """A codebook or project as read. `kind`: codebook or project. `origin`: the program that wrote it.

    `left_out`: what was not read (a picture, a PDF), each as what it is and its name.
    """

    kind: str
    origin: str
    name: str
    codes: tuple[FoundCode, ...]
    sources: tuple[FoundSource, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def read_refi(name: str, data: bytes, limits: Limits, progress: Progress | None = None) -> Reading:
    """Read a codebook or a project; `exchange_of` makes an Exchange of the reading.

    Raises UnreadableFileError for anything else, for XML with a DTD, for a damaged or protected archive, and for more
    than the limits allow.
    """
    watch = progress or Silent()
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError(f"{name} is empty: there is nothing in it to read.")
    if not data.startswith(b"PK"):
        return _reading(parse(name, _cut(data), limits), {}, watch)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _Members(name, archive, limits)
            found = parse(name, members.pieces(_project_file(name, archive)), limits)
            return _reading(found, members.texts(found.sources, watch), watch)
    except BROKEN:
        raise damaged(name) from None


def exchange_of(reading: Reading) -> Exchange:
    """The codebook or project that a reading of `read_refi` holds."""
    head, *rest = reading.passages
    codes: list[FoundCode] = []
    sources: list[FoundSource] = []
    for passage in rest:
        given = passage.fields
        if given["is"] == "code":
            codes.append(FoundCode(given["guid"], given["name"], given["parent"], passage.text))
        elif given["is"] == "source":
            sources.append(_source_of(passage))
    return Exchange(
        head.fields["kind"],
        head.fields["origin"],
        head.fields["name"],
        tuple(codes),
        tuple(sources),
        tuple(reading.problems),
    )


def _source_of(passage: Passage) -> FoundSource:
    given = dict(passage.fields)
    codings = tuple(_coding_of(line) for line in passage.attachments)
    values = {key.removeprefix("value "): words for key, words in given.items() if key.startswith("value ")}
    return FoundSource(given["guid"], given["name"], passage.text, codings, values, int(given["lost"]))


def _coding_of(line: str) -> FoundCoding:
    code, start, end, user = line.split("\t", 3)
    return FoundCoding(code, int(start), int(end), user)


def _cut(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE]


def _project_file(name: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The project's XML: project.qde, or the one .qde there is."""
    found = [entry for entry in archive.infolist() if entry.filename.casefold().endswith(".qde")]
    found.sort(key=lambda entry: (entry.filename.casefold() != "project.qde", entry.filename.count("/")))
    if not found:
        raise UnreadableFileError(
            f"{name} holds no project (.qde), so it is no REFI-QDA file. Export a project from the other program."
        )
    return found[0]


class _Members:
    """What lies in the archive, inflated only where it is asked for, and counted."""

    def __init__(self, name: str, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._name = name
        self._archive = archive
        self._limits = limits
        self._left = limits.inflated_mebibytes * MEBIBYTE
        self._by_name = {_folded(entry.filename): entry for entry in archive.infolist() if not entry.is_dir()}

    def pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Inflate one member piece by piece."""
        if entry.flag_bits & 1:
            raise UnreadableFileError(f"{self._name} is protected with a password. Export it without one.")
        with self._archive.open(entry) as stream:
            while piece := stream.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise UnreadableFileError(
                        f"{self._name} unpacks to more than {self._limits.inflated_mebibytes} MB, the most one file "
                        "may. Split the project; nothing was taken in."
                    )
                yield piece

    def texts(self, sources: Sequence[XmlSource], watch: Progress) -> dict[int, str]:
        """The raw text of each source that lies in the archive, by its place among the sources."""
        found: dict[int, str] = {}
        for place, source in enumerate(sources):
            if place % 500 == 0:
                watch.step(place, len(sources), "Reading the sources")
            entry = self._entry(source.path) if source.text is None else None
            decoded = decode(b"".join(self.pieces(entry))) if entry is not None else None
            if decoded is not None:
                found[place] = decoded[0]
        return found

    def _entry(self, path: str) -> zipfile.ZipInfo | None:
        if not path.startswith(_INSIDE):
            return None
        inside = path.removeprefix(_INSIDE).lstrip("/")
        return self._by_name.get(_folded(f"sources/{inside}")) or self._by_name.get(_folded(inside))


def _folded(path: str) -> str:
    return path.replace("\\", "/").casefold()


def _reading(found: XmlExchange, texts: Mapping[int, str], watch: Progress) -> Reading:
    head = Passage("", fields={"is": "head", "kind": found.kind, "origin": found.origin, "name": found.name})
    codes = (
        Passage(code.description, fields={"is": "code", "guid": code.guid, "name": code.name, "parent": code.parent})
        for code in found.codes
    )
    values = _values_of_sources(found)
    left_out = list(found.left_out)
    sources = []
    for place, source in enumerate(found.sources):
        raw = source.text if source.text is not None else texts.get(place)
        if raw is None:
            left_out.append(("text that is not in the file", source.name))
        else:
            sources.append(_source_passage(source, raw, values.get(source.guid, {}), found))
    watch.step(1, 1)
    return Reading(READER, KIND, (head, *codes, *sources), problems=tuple(left_out))


def _values_of_sources(found: XmlExchange) -> dict[str, dict[str, str]]:
    """Values of variables by source: its own, and those of a case that is about this source alone."""
    values = {source.guid: dict(source.values) for source in found.sources if source.values}
    for given, about in found.cases:
        if len(set(about)) == 1:
            values.setdefault(about[0], {}).update(given)
    return values


def _source_passage(source: XmlSource, raw: str, values: Mapping[str, str], found: XmlExchange) -> Passage:
    stored = storable(raw)
    selected = [Selected(*coding.selection) for coding in source.codings if coding.selection is not None]
    spans = iter(places(raw, stored, selected, found.origin) if raw else [None] * len(selected))
    lines: list[str] = []
    lost = 0
    for coding in source.codings:
        span = _WHOLE if coding.selection is None else next(spans)
        if span is None:
            lost += 1
        else:
            lines.append(_line(coding, span, found.users))
    fields = {"is": "source", "guid": source.guid, "name": source.name, "lost": str(lost)}
    fields |= {f"value {variable}": words for variable, words in values.items()}
    return Passage(stored, fields=fields, attachments=tuple(lines))


def _line(coding: XmlCoding, span: tuple[int, int], users: Mapping[str, str]) -> str:
    user = users.get(coding.user, "").replace("\t", " ")
    return f"{coding.code}\t{span[0]}\t{span[1]}\t{user}"
