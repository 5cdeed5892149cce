"""Comment blocks of a web page, found by their repeating structure, and the fields within one block."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from council_desk.readers.column_words import field_of_header
from council_desk.readers.dates import looks_like_a_time
from council_desk.readers.html_text import node_text
from council_desk.readers.page_headings import name_and_position, said_position
from council_desk.readers.passages import Passage, storable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    {"li", "div", "article", "section", "tr", "dl", "blockquote", "details", "fieldset", "table", "tbody"}
)
_FRAME = frozenset({"nav", "header", "footer", "aside", "form", "select", "dialog"})
_CLASS_FIELDS = (
    ("position", re.compile(r"position|stance|vote|sentiment|\blabel\b|badge|support", re.IGNORECASE)),
    ("received", re.compile(r"date|time|posted|stamp|ago\b|when|submitted", re.IGNORECASE)),
    (
        "comment",
        re.compile(r"body|text|content|message|comment(?!er|or|_?by)|statement|response|remarks", re.IGNORECASE),
    ),
    ("name", re.compile(r"author|user|\bname|commenter|byline|person|submitter|speaker|writer", re.IGNORECASE)),
    ("address", re.compile(r"address|location|city\b|neighbou?rhood", re.IGNORECASE)),
    ("item", re.compile(r"\bitem\b|agenda", re.IGNORECASE)),
)
_LABEL = re.compile(r"^([^\n:：]{2,40}?)\s?[:：]\s*(.*)$")
_FEWEST = 2
_LEAST_SHARE = 0.4
_NOT_OWN = re.compile(
    r"^(?:reply|like|share|report|permalink|flag|edit|delete|\d+ (?:likes?|replies)|show more|read more|translate)$",
    re.IGNORECASE,
)


def repeated_blocks(page: "LexborHTMLParser") -> "list[LexborNode]":
    """Return the elements that look like one comment each: siblings of one tag and class that hold most of the words.

    [] where the page has none; paragraphs of one text are not blocks.
    """
    root = page.body or page.root
    if root is None:
        return []
    whole = len(node_text(root)) or 1
    best: tuple[float, list[LexborNode]] = (0.0, [])
    for group in _groups(root):
        texts = [node_text(node).strip() for node in group]
        filled = [len(text) for text in texts if text]
        if len(filled) < _FEWEST or sum(filled) < whole * _LEAST_SHARE:
            continue
        # of two nested groups that both hold nearly all the words, the inner one has more members
        score = sum(filled) / whole + min(len(filled), 50) * 0.02 + 0.3 * _telling_share(group)
        if score > best[0]:
            best = score, group
    return best[1] if _telling_share(best[1]) >= 0.5 else []


def _groups(root: "LexborNode") -> "list[list[LexborNode]]":
    """Siblings of one tag and one class, wherever on the page, frames left out."""
    groups: dict[tuple[int, str, str], list[LexborNode]] = defaultdict(list)
    stack = [root]
    while stack:
        node = stack.pop()
        child = node.first_child
        while child is not None:
            if child.is_element_node and child.tag not in _FRAME:
                if child.tag in _BLOCKS:
                    first_class = (child.attributes.get("class") or "").split()[:1]
                    groups[node.mem_id, child.tag or "", "".join(first_class)].append(child)
                stack.append(child)
            child = child.next
    return [group for group in groups.values() if len(group) >= _FEWEST]


def _telling_share(group: "list[LexborNode]") -> float:
    """The share of blocks in which a writer, a time, a position or a labelled body can be told from the words."""
    if not group:
        return 0.0
    sample = group[:40]
    return sum(1 for node in sample if _tells(node)) / len(sample)


def _tells(node: "LexborNode") -> bool:
    fields, body = _fields_of(node)
    return bool(body) and bool({"name", "received", "position", "email"} & fields.keys())


def block_passage(block: "LexborNode") -> Passage | None:
    """Make a passage of one block: its fields by class, label or place, and the comment's own words; None without."""
    fields, body = _fields_of(block)
    text = storable(body).strip()
    if not text:
        return None
    ids = block.attributes.get("data-id") or block.attributes.get("data-comment-id") or ""
    if ids:
        fields["external_id"] = ids
    fields.setdefault("channel", "e-comment")
    return Passage(
        text, fields={key: storable(" ".join(value.split())) for key, value in fields.items() if value.strip()}
    )


def _fields_of(block: "LexborNode") -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    bodies: list[LexborNode] = []
    taken: set[int] = set()
    for node in block.css("*"):
        if node.mem_id == block.mem_id or _inside(node, taken, block):
            continue
        found = _field_of_node(node)
        if found is None:
            continue
        name, value = found
        if name == "comment":
            bodies.append(node)
            taken.add(node.mem_id)
        elif name not in fields and len(value) <= 160:
            fields[name] = value
            taken.add(node.mem_id)
    body = "\n\n".join(node_text(node) for node in bodies) if bodies else _left_over(block, taken)
    named = name_and_position(fields.get("name", ""))
    if named is not None:
        fields["name"] = named[0]
        if named[1]:
            fields.setdefault("position", named[1])
    return _labelled(fields, body)


def _inside(node: "LexborNode", taken: set[int], block: "LexborNode") -> bool:
    above = node.parent
    while above is not None and above.mem_id != block.mem_id:
        if above.mem_id in taken:
            return True
        above = above.parent
    return False


def _field_of_node(node: "LexborNode") -> tuple[str, str] | None:
    """Return (field, words) of an element that says what it holds, by its tag, address, class or item property."""
    given = node.attributes
    if node.tag == "time":
        return "received", given.get("datetime") or node_text(node)
    if node.tag == "a" and (given.get("href") or "").lower().startswith("mailto:"):
        return "email", (given.get("href") or "")[7:].split("?")[0]
    hint = " ".join(filter(None, (given.get("class"), given.get("itemprop"), given.get("data-field")))).replace(
        "_", "-"
    )
    if not hint:
        return None
    for name, pattern in _CLASS_FIELDS:
        value = _value_at(node, name) if pattern.search(hint) else ""
        if value:
            return name, value
    return None


def _value_at(node: "LexborNode", name: str) -> str:
    """Return an element's words where they can be the field that its class says, else ''."""
    value = node_text(node).strip()
    if name == "received":
        value = node.attributes.get("title") or node.attributes.get("datetime") or value
        return value if looks_like_a_time(value) or re.search(r"\d", value) else ""
    if name == "position":
        return said_position(value) or ""
    if name == "name":
        return value if len(value) <= 120 else ""
    return "" if name == "comment" and _holds_other_fields(node) else value


def _holds_other_fields(node: "LexborNode") -> bool:
    """A wrapper whose class says "comment" and that holds the name or the time as well is no comment's body."""
    for inner in node.css("*"):
        if inner.mem_id != node.mem_id:
            hint = f"{inner.attributes.get('class') or ''} {inner.attributes.get('itemprop') or ''}".replace("_", "-")
            if inner.tag == "time" or any(p.search(hint) for n, p in _CLASS_FIELDS if n in ("name", "received")):
                return True
    return False


def _left_over(block: "LexborNode", taken: set[int]) -> str:
    """Return a block's words without those that became fields."""
    gone = [text for node in block.css("*") if node.mem_id in taken for text in [node_text(node).strip()] if text]
    lines = node_text(block).split("\n")
    for text in gone:
        wanted = text.split("\n")
        for place in range(len(lines) - len(wanted) + 1):
            if [line.strip() for line in lines[place : place + len(wanted)]] == [line.strip() for line in wanted]:
                del lines[place : place + len(wanted)]
                break
            if len(wanted) == 1 and wanted[0] and lines[place].strip().startswith(wanted[0]):
                lines[place] = lines[place].strip().removeprefix(wanted[0]).lstrip(" \t|·•,–—-")
                break
    return "\n".join(lines)


def _labelled(fields: dict[str, str], body: str) -> tuple[dict[str, str], str]:
    """Read the lines "Name: Ana Ruiz" above a body, and a first line that is a name with a position or a time."""
    lines = [line for line in body.strip().split("\n") if not _NOT_OWN.match(line.strip())]
    while lines:
        line = lines[0].strip()
        label = _LABEL.match(line)
        name, confidence = field_of_header(label[1]) if label else (None, 0.0)
        if label and name and confidence > 0.9:
            if name == "comment":
                lines[0] = label[2]
                break
            fields.setdefault(name, label[2])
        elif named := name_and_position(line):
            fields.setdefault("name", named[0])
            if named[1]:
                fields.setdefault("position", named[1])
        elif len(line) <= 60 and looks_like_a_time(line):
            fields.setdefault("received", line)
        elif line:
            break
        lines.pop(0)
    return fields, "\n".join(lines).strip()
