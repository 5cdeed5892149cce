"""What hangs on a message: letters among the attachments are read, everything else stays a name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.kinds import kind_of
from council_desk.readers.limits import Limits
from council_desk.readers.mail_message import Attached, Mail, parse_mail
from council_desk.readers.mail_words import Words, split_words
from council_desk.readers.passages import Reading
from council_desk.readers.written import read_written

_LETTER_KINDS = ("pdf", "word", "writer", "text")
_TEXT_ENDINGS = (".txt", ".text", ".md", ".log", "")
_DEEPEST = 4


@dataclass
class Found:
    """The letters among a message's attachments (name, words), the names of all, and what could not be read.

    `letters` are files that a writer made; `messages` are mails, and what hangs on those: somebody's earlier words.
    """

    letters: list[tuple[str, Words]] = field(default_factory=list)
    messages: list[tuple[str, Words]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all attachments, in order."""
        return tuple(self.named)


def read_attached(attached: Sequence[Attached], bounds: Limits, watch: Progress, depth: int = 0) -> Found:
    """Read the attachments that are themselves letters: PDF, Word, OpenDocument and plain text, and attached messages.

    Pictures, spreadsheets, calendars and cards stay names. What is a letter and cannot be read, and Outlook's
    winmail.dat, is named among the problems. Raises Cancelled through `watch`.
    """
    found = Found()
    for part in attached:
        found.named.append(part.name)
        if part.mail is not None:
            _add_message(found, part.name, part.mail, bounds, watch, depth)
        elif part.kind == "application/ms-tnef" or part.name.lower() == "winmail.dat":
            found.problems.append((part.name, _WINMAIL))
        elif part.data and _may_be_letter(part):
            _add_file(found, part, bounds, watch, depth)
    return found


_WINMAIL = "It is in Outlook's own format, and what is in it was not read. Ask the sender for an ordinary file."


def _may_be_letter(part: Attached) -> bool:
    if part.kind.startswith(("image/", "audio/", "video/", "text/calendar", "text/vcard", "text/x-vcard", "text/csv")):
        return False
    return not part.name.lower().endswith(
        (".ics", ".vcf", ".asc", ".sig", ".p7s", ".csv", ".html", ".htm", ".json", ".xml")
    )


def _add_message(found: Found, name: str, mail: Mail, bounds: Limits, watch: Progress, depth: int) -> None:
    words = split_words(mail.lines)
    inner = read_attached(mail.attached, bounds, watch, depth + 1) if depth < _DEEPEST else Found()
    if words.own:
        found.messages.append((name, words))
    elif words.rest:
        found.messages.append((name, Words(words.rest, "")))
    found.messages += [*inner.letters, *inner.messages]
    found.named += inner.named
    found.problems += inner.problems


def _add_file(found: Found, part: Attached, bounds: Limits, watch: Progress, depth: int) -> None:
    try:
        kind = kind_of(part.name, part.data)
        if kind == "mail" and depth < _DEEPEST:
            _add_message(found, part.name, parse_mail(part.data), bounds, watch, depth)
        elif _is_letter(kind, part):
            words = _words_of(read_written(kind, part.name, part.data, "comments", bounds, watch))
            if words:
                found.letters.append((part.name, Words(words, "")))
    except UnreadableFileError as problem:
        if _claims_letter(part):
            found.problems.append((part.name, str(problem)))


def _is_letter(kind: str, part: Attached) -> bool:
    if kind not in _LETTER_KINDS:
        return False
    if kind != "text":
        return True
    name = part.name.lower()
    ending = name[name.rfind(".") :] if "." in name else ""
    return part.kind == "text/plain" or ending in _TEXT_ENDINGS


def _claims_letter(part: Attached) -> bool:
    """A picture among the attachments is no problem; a letter that cannot be read is."""
    return part.name.lower().endswith((".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".pages", ".eml", ".msg"))


def _words_of(reading: Reading) -> str:
    if reading.whole_text is not None:
        return reading.whole_text.strip()
    return "\n\n".join(passage.text for passage in reading.passages).strip()
