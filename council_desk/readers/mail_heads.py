"""The head of a mail that stands within another one: From, Sent, To, Subject, in many languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr

from council_desk.readers.mail_markers import RULE_LINE, is_forward_line, label_of, unknown_label_of

_LONGEST_HEAD = 14
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_CLOCK = re.compile(r"\d{1,2}\s?[:.hH時时点]\s?\d{2}")
_TIME = re.compile(r"\d{1,2}\s?[:.hH時시]\s?\d{2}|\d{4}")
_PLAIN_SENDER = re.compile(r"\s*([^\s\"'<>@,;:()\[\]][^\"<>@,;:()\[\]]*?)\s*<([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>\s*")
_ATTRIBUTED = re.compile(
    r"(?:^|,|"
    r":\d{2}(?:\s?[AaPp]\.?\s?[Mm]\.?)?,?)\s*(?P<name>[^\W\d_][^,:;<>@\d\n]{1,60}?)\s*[<(]\s?(?:mailto:)?(?P<mail>[^\s<>()]+@[^\s<>()]+)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What an inner mail's head says, by canonical field (name, email, received, subject), and where it ends."""

    fields: Mapping[str, str]
    end: int

    @staticmethod
    def of_attribution(text: str, end: int) -> "Head":
        """Read "On ..., Ana Ruiz <ana@...> wrote:": name and address, as far as they stand there."""
        address = _ADDRESS.search(text)
        if address is None:
            return Head({}, end)
        fields = {"email": address[0]}
        named = _ATTRIBUTED.search(text)
        if named:
            name = re.sub(r"^(?:at\s|[AaPp]\.?[Mm]\.?\s)", "", named["name"].strip(" \"'“”")).strip()
            if name:
                fields["name"] = name
        return Head(fields, end)


def name_and_address(given: str) -> dict[str, str]:
    """Return the fields `name` and `email` of a sender as written ("Ana Ruiz <ana@...>"), those that it has."""
    plain = _PLAIN_SENDER.fullmatch(given) if len(given) < 300 else None
    if plain and " via " not in given and " on behalf of " not in given:
        return {"name": " ".join(plain[1].split()), "email": plain[2]}
    given = given[:1000]  # the pattern of an address takes the square of a long word's length
    cleaned = re.sub(r"\s*[<\[(]mailto:[^>\])]*[>\])]", "", given).strip()
    address = _ADDRESS.search(given)
    name = cleaned
    if address:
        name = cleaned.replace(address[0], " ")
        parsed, _ = parseaddr(given)
        name = parsed if parsed and "@" not in parsed and len(parsed) >= 2 else name
    name = re.sub(r"[<>\[\]()]|^\s*[\"']|[\"']\s*$|\bvia\b.*$|\bon behalf of\b.*$", " ", name)
    fields = {}
    if name.strip(" \"',;"):
        fields["name"] = " ".join(name.strip(" \"',;").split())
    if address:
        fields["email"] = address[0]
    return fields


def head_at(texts: Sequence[str], start: int) -> Head | None:
    """Return the head of an inner mail that begins at a line, None where there is none.

    It begins with a sender's label and has a date, and a subject or an addressee, within the next lines (the labels may
    stand on lines parted by blank ones, their values may run on). In a language that is not known, four labels in a row
    do, one with an address and one with a time, below a rule or a line that says "forwarded".
    """
    opening = texts[start][:48]
    if ":" not in opening and "：" not in opening:
        return None
    first = label_of(texts[start])
    if first is not None and first[0] == "from" and first[1]:
        return _known_head(texts, start)
    if first is not None and first[0] in ("sent", "subject", "to"):
        return _known_head(texts, start) if _is_announced(texts, start) or _is_whole(texts, start) else None
    if first is None and _is_announced(texts, start):
        return _unknown_head(texts, start)
    return None


def _is_announced(texts: Sequence[str], start: int) -> bool:
    for place in range(start - 1, max(-1, start - 4), -1):
        if texts[place].strip():
            return is_forward_line(texts[place]) or RULE_LINE.match(texts[place]) is not None
    return False


def _is_whole(texts: Sequence[str], start: int) -> bool:
    """A head that begins with the date (GMX, web.de) has a sender's address, a time, a subject and an addressee."""
    if label_of(texts[start]) is None or start + 1 >= len(texts) or label_of(texts[start + 1]) is None:
        return False
    found, _ = _labelled_values(texts, start)
    return (
        found.keys() >= {"from", "sent", "to", "subject"}
        and "@" in found["from"]
        and _CLOCK.search(found["sent"]) is not None
    )


def _known_head(texts: Sequence[str], start: int) -> Head | None:
    found, end = _labelled_values(texts, start)
    if "from" not in found or len({"sent", "to", "subject"} & found.keys()) < 2:
        return None
    if not _set_by_program(found) and not _is_announced(texts, start):
        return None
    fields = name_and_address(found["from"])
    if found.get("sent"):
        fields["received"] = found["sent"]
    if found.get("subject"):
        fields["subject"] = found["subject"]
    return Head(fields, end)


def _labelled_values(texts: Sequence[str], start: int) -> tuple[dict[str, str], int]:
    """Return the first value of each known label from a line on, and the line below the last of them."""
    found: dict[str, str] = {}
    end = start
    blanks = 0
    for place in range(start, min(len(texts), start + _LONGEST_HEAD)):
        text = texts[place]
        label = label_of(text) if text.strip() else None
        blanks += not text.strip()
        if blanks > 1 or (label is None and text.strip() and (blanks or not _runs_on(text, found))):
            break
        if label is not None:
            if blanks and label[0] in found:
                break
            blanks = 0 if len(found) < 3 else blanks
            found.setdefault(*label)
        if text.strip():
            end = place + 1
    return found, end


def _set_by_program(found: Mapping[str, str]) -> bool:
    """A mail program names a sender's address or a time of day; a memo's own "From: / Date: / Re:" has neither."""
    return "@" in found["from"] or _CLOCK.search(found.get("sent", "")) is not None


def _runs_on(text: str, found: Mapping[str, str]) -> bool:
    """A line without a label within a head is more of the addressees, or more of a long subject."""
    return bool(found) and ("@" in text or text[:1] in " \t" or (";" in text and len(text) < 200))


def _unknown_head(texts: Sequence[str], start: int) -> Head | None:
    values = []
    place = start
    while place < min(len(texts), start + 8):
        value = unknown_label_of(texts[place])
        if value is None:
            break
        values.append(value)
        place += 1
    if len(values) < 3:
        return None
    sender = next((value for value in values if _ADDRESS.search(value)), None)
    when = next((value for value in values if _TIME.search(value) and "@" not in value), None)
    if sender is None or when is None:
        return None
    return Head({**name_and_address(sender), "received": when}, place)
