"""A project for other coding programs (REFI-QDA 1.5, .qdpx): a ZIP with project.qde and one plain text a comment.

Places are Unicode code points from 0, ends not included; texts are UTF-8 without a mark and with LF alone, so that no
program can count a line end as two.
"""

import io
import zipfile
from collections.abc import Mapping
from uuid import uuid5

from council_desk.documents.languages import language_name
from council_desk.documents.marks import STANCE_WORDS
from council_desk.documents.refi_codebook import ORIGIN, Xml, code_groups, write_codes
from council_desk.queries.exchange_ids import EVERY_OFFICE, variable_guid
from council_desk.queries.export_project import ExportedCoding, ExportedText, Project

NAMESPACE = "urn:QDA-XML:project:1.0"
FOLDER = "sources"
"""In small letters (REFI-QDA 1.5, 8.1): some programs refuse any other spelling."""
_NAMES = {
    "stance": "Stance",
    "position": "Position ticked",
    "campaign": "Campaign",
    "form": "Form letter",
    "channel": "Channel",
    "received": "Received",
    "late": "Late",
    "district": "District",
    "language": "Language",
    "organisation": "Organization",
    "name": "Name",
    "email": "E-mail",
    "phone": "Phone",
    "address": "Address",
}
_KINDS = {"received": "DateTime", "late": "Boolean"}
"""Types of variables; the others are Text."""
_LONGEST_NAME = 60
_NOBODY = "Council Desk"
_EPOCH = "2000-01-01T00:00:00Z"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""What a ZIP gives as an entry's time where there is none: its earliest."""


def make_project(project: Project) -> bytes:
    """Return the project (.qdpx). The same Project gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "project.qde", _xml(project))
        for text in project.texts:
            _add(archive, f"{FOLDER}/{text.guid}.txt", text.text.encode("utf-8"))
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def _xml(project: Project) -> bytes:
    xml = Xml()
    when = _moment(project.data_as_of)
    users = _users(project)
    creator = users[_NOBODY]
    named = {"xmlns": NAMESPACE, "name": project.title, "origin": ORIGIN}
    made = {"creatingUserGUID": creator, "creationDateTime": when, "modifiedDateTime": when}
    with xml.element("Project", named | made):
        with xml.element("Users"):
            for name, guid in users.items():
                xml.leaf("User", attributes={"guid": guid, "name": name})
        with xml.element("CodeBook"):
            write_codes(xml, project.codebook)
        _write_variables(xml, project)
        if project.texts:
            _write_cases(xml, project)
            with xml.element("Sources"):
                for text in project.texts:
                    _write_text(xml, text, users, when)
        _write_sets(xml, project)
        xml.leaf("Description", _described(project))
    return xml.finished()


def _moment(at: str) -> str:
    return at or _EPOCH


def _users(project: Project) -> dict[str, str]:
    """GUID by name; who decided something without a name stands under the program's."""
    named = {name: guid for name, guid in project.users.items() if name}
    return {_NOBODY: str(uuid5(EVERY_OFFICE, "user nobody")), **named}


def _described(project: Project) -> str:
    words = f"{project.office}, {project.title}. Data as of {_moment(project.data_as_of)}."
    if not project.private:
        words += " Contact details and passages not cleared for print are blocked out in the texts."
    return words.strip(", ")


def _write_variables(xml: Xml, project: Project) -> None:
    with xml.element("Variables"):
        for key in project.attributes:
            kind = _KINDS.get(key, "Text")
            named = {"guid": variable_guid(key), "name": _NAMES[key], "typeOfVariable": kind}
            xml.leaf("Variable", attributes=named)


def _write_cases(xml: Xml, project: Project) -> None:
    """One case a comment: programs keep attributes with cases, and codings with sources."""
    with xml.element("Cases"):
        for text in project.texts:
            with xml.element("Case", {"guid": text.case_guid, "name": f"Comment {text.label}"}):
                for key, value in text.attributes.items():
                    kind = _KINDS.get(key, "Text")
                    with xml.element("VariableValue"):
                        xml.leaf("VariableRef", attributes={"targetGUID": variable_guid(key)})
                        xml.leaf(f"{kind}Value", _shown(key, value))
                xml.leaf("SourceRef", attributes={"targetGUID": text.guid})


def _shown(key: str, value: str) -> str:
    if key == "language":
        return language_name(value) or value
    return STANCE_WORDS.get(value, value) if key == "stance" else value


def _write_text(xml: Xml, text: ExportedText, users: Mapping[str, str], when: str) -> None:
    creator = {"creatingUser": users[_NOBODY], "creationDateTime": when}
    path = {"plainTextPath": f"internal://{text.guid}.txt"}
    with xml.element("TextSource", {"guid": text.guid, "name": f"Comment {text.label}"} | path | creator):
        for coding in text.codings:
            if coding.start >= 0:
                _write_selection(xml, text, coding, users, when)
        for coding in text.codings:
            if coding.start < 0:
                _write_coding(xml, coding, users, when)


def _write_selection(xml: Xml, text: ExportedText, coding: ExportedCoding, users: Mapping[str, str], when: str) -> None:
    words = " ".join(text.text[coding.start : coding.end].split())
    given = {
        "guid": str(uuid5(EVERY_OFFICE, f"selection {coding.guid}")),
        "name": words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…",
        "startPosition": str(coding.start),
        "endPosition": str(coding.end),
        "creatingUser": users.get(coding.user) or users[_NOBODY],
        "creationDateTime": when,
    }
    with xml.element("PlainTextSelection", given):
        _write_coding(xml, coding, users, when)


def _write_coding(xml: Xml, coding: ExportedCoding, users: Mapping[str, str], when: str) -> None:
    user = users.get(coding.user) or users[_NOBODY]
    with xml.element("Coding", {"guid": coding.guid, "creatingUser": user, "creationDateTime": when}):
        xml.leaf("CodeRef", attributes={"targetGUID": coding.code})


def _write_sets(xml: Xml, project: Project) -> None:
    with xml.element("Sets"):
        for guid, name, words, members in code_groups(project.codebook):
            with xml.element("Set", {"guid": guid, "name": name}):
                xml.leaf("Description", words)
                for member in members:
                    xml.leaf("MemberCode", attributes={"targetGUID": member})
        for campaign in project.campaigns:
            name = f"Campaign {campaign.letter}" + (f": {campaign.name}" if campaign.name else "")
            with xml.element("Set", {"guid": campaign.guid, "name": name}):
                for member in campaign.texts:
                    xml.leaf("MemberSource", attributes={"targetGUID": member})
