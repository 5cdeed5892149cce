"""What REFI-QDA 1.5 asks of a file, as far as we write it: order of elements, attributes, kinds of values.

A table of facts checked by hand against the published schemas (codebook 1.0; project 1.0 of March 2019).
"""

import re
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

CODEBOOK = "urn:QDA-XML:codebook:1.0"
PROJECT = "urn:QDA-XML:project:1.0"

GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
NUMBER = re.compile(r"\d+")
TRUTH = re.compile(r"true|false")
ANY = re.compile(r"(?s).*")
TARGET = {"targetGUID!": GUID}
MADE = {"creatingUser": GUID, "creationDateTime": MOMENT, "modifyingUser": GUID, "modifiedDateTime": MOMENT}
_CODE = {"guid!": GUID, "name!": ANY, "isCodable!": TRUTH, "color": COLOUR}

# Element: its children in order ("?" at most one, "*" any number, "+" one or more), and its attributes ("!" required).
_SHARED: dict[str, tuple[str, dict[str, re.Pattern[str]]]] = {
    "Codes": ("Code+", {}),
    "Sets": ("Set+", {}),
    "Description": ("", {}),
}
CODEBOOK_RULES = _SHARED | {
    "CodeBook": ("Codes Sets?", {"origin": ANY}),
    "Code": ("Description? Code*", _CODE),
    "Set": ("Description? MemberCode*", {"guid!": GUID, "name!": ANY}),
    "MemberCode": ("", {"guid!": GUID}),
}
PROJECT_RULES = _SHARED | {
    "Project": (
        "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*",
        {
            "name!": ANY,
            "origin": ANY,
            "creatingUserGUID": GUID,
            "creationDateTime": MOMENT,
            "modifyingUserGUID": GUID,
            "modifiedDateTime": MOMENT,
        },
    ),
    "Users": ("User+", {}),
    "User": ("", {"guid!": GUID, "name": ANY, "id": ANY}),
    "CodeBook": ("Codes", {}),
    "Code": ("Description? NoteRef* Code*", _CODE),
    "Variables": ("Variable+", {}),
    "Variable": (
        "Description?",
        {
            "guid!": GUID,
            "name!": ANY,
            "typeOfVariable!": re.compile("Text|Boolean|Integer|Float|Date|DateTime"),
        },
    ),
    "Cases": ("Case+", {}),
    "Case": ("Description? CodeRef* VariableValue* SourceRef* SelectionRef*", {"guid!": GUID, "name": ANY}),
    "VariableValue": ("VariableRef TextValue? BooleanValue? DateTimeValue?", {}),
    "VariableRef": ("", TARGET),
    "TextValue": ("", {}),
    "BooleanValue": ("", {}),
    "DateTimeValue": ("", {}),
    "SourceRef": ("", TARGET),
    "Sources": ("TextSource+", {}),
    "TextSource": (
        "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
        {"guid!": GUID, "name": ANY, "richTextPath": ANY, "plainTextPath": ANY} | MADE,
    ),
    "PlainTextSelection": (
        "Description? Coding* NoteRef*",
        {"guid!": GUID, "name": ANY, "startPosition!": NUMBER, "endPosition!": NUMBER} | MADE,
    ),
    "Coding": ("CodeRef NoteRef*", {"guid!": GUID, "creatingUser": GUID, "creationDateTime": MOMENT}),
    "CodeRef": ("", TARGET),
    "Set": ("Description? MemberCode* MemberSource* MemberNote*", {"guid!": GUID, "name!": ANY}),
    "MemberCode": ("", TARGET),
    "MemberSource": ("", TARGET),
}
_VALUES = {"BooleanValue": TRUTH, "DateTimeValue": MOMENT}


def faults(xml: bytes) -> list[str]:
    """Everything in the file that the standard does not allow; an empty list for a good one."""
    root = fromstring(xml)
    space, _, name = root.tag.rpartition("}")
    rules = {f"{{{CODEBOOK}": CODEBOOK_RULES, f"{{{PROJECT}": PROJECT_RULES}.get(space)
    if rules is None or name not in ("CodeBook", "Project"):
        return [f"{root.tag} is no root of REFI-QDA"]
    found: list[str] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        found += _faults_of(element, space, rules)
        waiting += element
    return found + _twice(root) + (_dangling(root) if name == "Project" else [])


def _faults_of(element: Element, space: str, rules: dict[str, tuple[str, dict[str, re.Pattern[str]]]]) -> list[str]:
    name = element.tag.removeprefix(space + "}")
    if name not in rules:
        return [f"{name} is not known"]
    children, attributes = rules[name]
    order = "".join(f"(?:{part.rstrip('?*+')} ){part[-1] if part[-1] in '?*+' else ''}" for part in children.split())
    listed = "".join(child.tag.removeprefix(space + "}") + " " for child in element)
    found = [] if re.fullmatch(order, listed) else [f"{name} holds {listed[:200]}"]
    for given, value in element.attrib.items():
        kind = attributes.get(given) or attributes.get(given + "!")
        if kind is None or not kind.fullmatch(value):
            found.append(f"{name} has {given}={value}")
    found += [
        f"{name} lacks {needed}" for needed in attributes if needed[-1] == "!" and needed[:-1] not in element.attrib
    ]
    kind = _VALUES.get(name)
    return found + ([f"{name} is {element.text}"] if kind and not kind.fullmatch(element.text or "") else [])


def _twice(root: Element) -> list[str]:
    seen: set[str] = set()
    found = []
    for element in root.iter():
        guid = element.get("guid")
        if guid is not None and not element.tag.endswith("}MemberCode"):
            found += [f"{guid} stands twice"] if guid in seen else []
            seen.add(guid)
    return found


def _dangling(root: Element) -> list[str]:
    known = {element.get("guid") for element in root.iter()}
    named = [element.get(key) for element in root.iter() for key in ("targetGUID", "creatingUser", "creatingUserGUID")]
    return [f"{guid} is named, and is nowhere" for guid in named if guid is not None and guid not in known]
