"""A codebook for other coding programs (REFI-QDA 1.5, .qdc): demands as codes, and codes for stances and questions."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import uuid5
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from council_desk import __version__
from council_desk.queries.exchange_ids import (
    EVERY_OFFICE,
    QUESTION_CODE,
    QUESTION_NAME,
    STANCE_CODES,
    STANCE_GROUP,
    STANCE_GROUP_NAME,
    STANCE_NAMES,
)
from council_desk.queries.export_project import Codebook, ExportedDemand

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = f"Council Desk {__version__}"
COLOURS = ("#7B3DA3", "#00776A", "#7D6100", "#8C1853")
"""The hues of demands in the window, by number."""
_STANCE_COLOURS = {
    "support": "#0B6E8A",
    "support_if_amended": "#5FA8BD",
    "oppose_unless_amended": "#D99A66",
    "oppose": "#A8480F",
    "neutral": "#6B7678",
    "question": "#6A5ACD",
    "unclear": "#9AA3A5",
}
_QUESTION_COLOUR = "#6A5ACD"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Xml:
    """Writes elements one after another, indented, always the same bytes for the same calls."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._write = XMLGenerator(self._out, encoding="utf-8", short_empty_elements=True)
        self._write.startDocument()
        self._depth = 0

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """An element around what is written within."""
        self._indent()
        self._write.startElement(name, _clean(attributes))
        self._depth += 1
        yield
        self._depth -= 1
        self._indent()
        self._write.endElement(name)

    def leaf(self, name: str, words: str = "", attributes: Mapping[str, str] | None = None) -> None:
        """An element with text, or an empty one."""
        self._indent()
        self._write.startElement(name, _clean(attributes))
        if words:
            self._write.characters(_NOT_XML.sub("\ufffd", words))
        self._write.endElement(name)

    def finished(self) -> bytes:
        """All that was written."""
        self._write.ignorableWhitespace("\n")
        self._write.endDocument()
        return self._out.getvalue()

    def _indent(self) -> None:
        self._write.ignorableWhitespace("\n" + " " * self._depth if self._depth else "")


def _clean(attributes: Mapping[str, str] | None) -> "AttributesImpl[str]":
    return AttributesImpl({name: _NOT_XML.sub("\ufffd", value) for name, value in (attributes or {}).items()})


def make_codebook(codebook: Codebook) -> bytes:
    """Return the codebook (.qdc). The same Codebook gives the same bytes.

    Stances are codes of one group, questions a code of their own, so that whoever codes outside has them too.
    """
    xml = Xml()
    with xml.element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN}):
        write_codes(xml, codebook)
        with xml.element("Sets"):
            for guid, name, words, members in code_groups(codebook):
                with xml.element("Set", {"guid": guid, "name": name}):
                    xml.leaf("Description", words)
                    for member in members:
                        xml.leaf("MemberCode", attributes={"guid": member})
    return xml.finished()


def write_codes(xml: Xml, codebook: Codebook) -> None:
    """Write the element Codes: demands as they are nested, then stances and questions."""
    below: defaultdict[str, list[ExportedDemand]] = defaultdict(list)
    for demand in codebook.demands:
        below[demand.parent].append(demand)
    with xml.element("Codes"):
        _write_demands(xml, below, "")
        with xml.element("Code", {"guid": STANCE_GROUP, "name": STANCE_GROUP_NAME, "isCodable": "false"}):
            xml.leaf("Description", "What a whole comment says of the item as drafted.")
            for stance, guid in STANCE_CODES.items():
                named = {"guid": guid, "name": STANCE_NAMES[stance], "isCodable": "true"}
                xml.leaf("Code", attributes={**named, "color": _STANCE_COLOURS[stance]})
        named = {"guid": QUESTION_CODE, "name": QUESTION_NAME, "isCodable": "true"}
        xml.leaf("Code", attributes={**named, "color": _QUESTION_COLOUR})


def _write_demands(xml: Xml, below: Mapping[str, Sequence[ExportedDemand]], parent: str) -> None:
    for demand in below.get(parent, ()):
        named = {
            "guid": demand.guid,
            "name": demand.sentence,
            "isCodable": "true",
            "color": COLOURS[(demand.number - 1) % len(COLOURS)],
        }
        with xml.element("Code", named):
            xml.leaf("Description", _described(demand))
            _write_demands(xml, below, demand.guid)


def _described(demand: ExportedDemand) -> str:
    """The number and short name on the first line, the note beneath; operations.take_codebook reads it so."""
    head = f"Demand {demand.number}" + (f" · {demand.short_name}" if demand.short_name else "")
    return f"{head}\n\n{demand.note}" if demand.note else head


def code_groups(codebook: Codebook) -> list[tuple[str, str, str, list[str]]]:
    """The groups of codes: GUID, name, description, GUIDs of the members; those without members are left out."""
    demands = [demand.guid for demand in codebook.demands]
    groups = [
        ("Demands", "What the council is asked to do.", demands),
        ("Stances", "What a whole comment says of the item as drafted.", list(STANCE_CODES.values())),
        ("Questions", "Questions owed an answer.", [QUESTION_CODE]),
    ]
    return [
        (str(uuid5(EVERY_OFFICE, f"group {name}")), name, words, members) for name, words, members in groups if members
    ]
