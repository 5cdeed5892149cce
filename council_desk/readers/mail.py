"""E-mail: one message (.eml) or a mailbox (.mbox), each message one passage: the writer's own words, and the rest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.html_text import QUOTE
from council_desk.readers.limits import Limits
from council_desk.readers.mail_attached import Found, read_attached
from council_desk.readers.mail_box import is_mailbox, messages_of
from council_desk.readers.mail_form import form_of, may_be_form
from council_desk.readers.mail_heads import name_and_address
from council_desk.readers.mail_kinds import BOUNCE, automatic_kind, is_surely_automatic
from council_desk.readers.mail_message import Attached, Mail, parse_mail
from council_desk.readers.mail_words import Words, forwarded_letter, plain_lines, split_words
from council_desk.readers.passages import Passage, Reading, storable

READER = "mail"

_REPORT_EVERY = 50
_DEEPEST = 6
"""A letter forwarded within a forward more often than this is taken as it stands."""

_NAMED_IN_NOTES = 20
_FORWARD_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]*\]\s*)?(?:fwd?|wg|tr|rv|enc|i|doorst|pd|转发|轉寄|전달|vs|vl|vb|пересл)\s*[:：]", re.IGNORECASE
)
_ANSWERED_SUBJECT = re.compile(rf"{_FORWARD_SUBJECT.pattern}|^\s*(?:re|aw|sv|odp|ré|res|rif)\s*[:：]", re.IGNORECASE)
_DOMAIN = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_COVER = re.compile(
    r"^\W*(?:fyi|fya|f\.y\.i\.?|see below|please see below|(?:see|read) (?:the )?(?:e-?mail |message |letter |"
    r"comment )?below|forwarded|forwarding|fwd|for (?:the|your) (?:record|"
    r"records|packet|information|file)|(?:another|one more|new) (?:one|comment|letter|e-?mail)|para su información|"
    r"ver abajo|pour information|zur (?:info|kenntnis)|"
    r"(?:public )?comment(?: for the packet)?|please (?:add|include) (?:this )?(?:to|in|with) the (?:record|packet|"
    r"file)|para conhecimento|per conoscenza|ter info|do wiadomości)\W*$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"^\W*(?:(?:please )?(?:see|find|read) (?:the |my )?(?:attached|enclosed)(?: (?:letters?|e-?mails?|messages?|"
    r"comments?))?|(?:letters?|e-?mails?|messages?|comments?) (?:is |are )?attached|attached)\W*$",
    re.IGNORECASE,
)
"""What is said above an attached mail, and nothing more."""

_RELAY = re.compile(
    r"no-?_?reply|do-?_?not-?_?reply|notifications?@|webmaster@|\bvia\b|website@|webform", re.IGNORECASE
)
_ASKING = re.compile(
    r"^\W*(?:no|yes|sí|si|oui|non|ja|nein|não|sim)\b|\b(?:i|we|my|our|us|please|vote|support|oppose|against|favor|"
    r"keep|save|"
    r"stop|fix|repair|don['’]?t|should|must|needs?|want|ban|close|open|build|fund|approve|reject|deny|por favor|voten?|"
    r"apoy\w+|contra|salv\w+|necesit\w+|quer\w+|veuillez|votez|contre|soutiens|bitte|gegen|brauchen?|apoio|xin|"
    r"hãy|ủng hộ|"
    r"phản đối)\b|[!?]|请|請|支持|反对|反對|찬성|반대",
    re.IGNORECASE,
)
"""A subject that says what the writer wants."""


@dataclass
class _Reader:
    """What is known of one file while its messages are read."""

    name: str
    bounds: Limits
    watch: Progress
    notes: list[str] = field(default_factory=list)
    automatic: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    characters: int = 0


@dataclass(frozen=True, slots=True)
class _Letter:
    """One message's words, with the head that they belong to; `adds_nothing`: it only sends the office its own mail."""

    words: Words
    fields: Mapping[str, str]
    attached: tuple[Attached, ...]
    adds_nothing: bool = False


def read_mail(name: str, data: bytes, bounds: Limits, watch: Progress) -> Reading:
    """Read one message (.eml) or a mailbox of any number (.mbox); one passage a message.

    `problems` name the messages and attachments that could not be read. Raises UnreadableFileError where not one
    message holds words, and Cancelled through `watch`.
    """
    reader = _Reader(name, bounds, watch)
    passages = _read_mailbox(reader, data) if is_mailbox(data) else _read_one(reader, data)
    return finish_reading(READER, reader, passages)


def read_parsed(reader_name: str, name: str, mail: Mail, bounds: Limits, watch: Progress) -> Reading:
    """Make a reading of one message that another reader took apart (Outlook's)."""
    reader = _Reader(name, bounds, watch)
    passage = _passage(reader, mail, name)
    return finish_reading(reader_name, reader, [passage] if passage else [])


def finish_reading(reader_name: str, reader: _Reader, passages: list[Passage]) -> Reading:
    """Put passages, notes and problems together; raises UnreadableFileError where there is no passage."""
    if not passages:
        first = f" {reader.problems[0][1]}" if reader.problems else ""
        raise UnreadableFileError(f"{reader.name} holds no message with words that can be read.{first}")
    notes = list(reader.notes)
    if reader.automatic:
        named = "; ".join(reader.automatic[:_NAMED_IN_NOTES])
        more = len(reader.automatic) - _NAMED_IN_NOTES
        notes.append(
            f"Not written by hand, so look whether to set aside: {named}{f'; and {more} more' if more > 0 else ''}."
        )
    problems = tuple((storable(called), storable(sentence)) for called, sentence in reader.problems)
    return Reading(reader_name, "list", tuple(passages), None, tuple(map(storable, notes)), problems=problems)


def _read_one(reader: _Reader, data: bytes) -> list[Passage]:
    passage = _read_message(reader, data.lstrip(b"\xef\xbb\xbf\r\n"), reader.name)
    return [passage] if passage else []


def _read_mailbox(reader: _Reader, data: bytes) -> list[Passage]:
    passages = []
    for number, (end, raw) in enumerate(messages_of(data), start=1):
        if number % _REPORT_EVERY == 1:
            reader.watch.step(end, len(data), f"Reading message {number:,} of {reader.name}")
        passage = _read_message(reader, raw, f"message {number}")
        if passage is not None:
            passages.append(passage)
    return passages


def _read_message(reader: _Reader, raw: bytes, called: str) -> Passage | None:
    """Read one message; None, and a problem named, where it cannot be read or holds no words."""
    return _passage(reader, parse_mail(raw), called)


def _passage(reader: _Reader, mail: Mail, called: str) -> Passage | None:
    """Make the passage of one message; None, and a problem named, where it holds no words."""
    letter = _with_form(_letter_of(mail))
    fields = letter.fields
    kind = automatic_kind(mail)
    found = _read_letters(reader, letter.attached, called)
    own, rest = _with_attached(letter.words, found, returned=kind == BOUNCE)
    rest = [part for part in (*rest, mail.aside) if part.strip()]
    nobody = is_surely_automatic(mail, kind) and fields.get("channel") != "web form"
    if nobody:
        own, rest = "", [part for part in (own, *rest) if part.strip()]
    elif not own.strip() and not letter.adds_nothing:
        own, rest = _words_anyway(fields, rest, pictured=_has_picture(letter.attached))
    told = (nobody or letter.adds_nothing) and bool(rest)
    if not own.strip() and not told and (kind or not _has_picture(letter.attached)):
        reader.problems.append((called, _no_words(letter.attached, mail.kinds)))
        return None
    if kind:
        reader.automatic.append(f"{called} ({fields.get('subject', 'no subject')[:80]}) is {kind}")
    text, folded = storable(own), storable("\n\n".join(rest))
    _count(reader, len(text) + len(folded))
    message = storable(mail.headers.get("message-id", "").strip() or called)
    return Passage(
        text, message=message, fields=_storable(fields), attachments=tuple(map(storable, found.names)), rest=folded
    )


def _with_form(letter: _Letter) -> _Letter:
    """Take a web form's fields out of a message that a city's page sent."""
    own = letter.words.own
    fields = {"channel": "e-mail", **letter.fields}
    form = None if "channel" in letter.fields else form_of(own) if ":" in own[:200] or "：" in own[:200] else None
    if form is None:
        return replace(letter, fields=fields)
    rest = "\n\n".join(part for part in (form[2], letter.words.rest) if part)
    return _Letter(Words(form[0], rest), {**fields, **form[1], "channel": "web form"}, letter.attached)


def _form_in(mail: Mail, fields: Mapping[str, str]) -> _Letter | None:
    """Return what a web form's mail holds: its labels say more of its lines than where they stand would."""
    above = next((place for place, line in enumerate(mail.lines) if line.mark == QUOTE), len(mail.lines))
    texts = [line.text for line in mail.lines[:above]]
    form = form_of("\n".join(texts)) if may_be_form(texts) else None
    if form is None:
        return None
    words = split_words(plain_lines(form[0]), form[1].get("name", ""))
    below = "\n".join(line.text for line in mail.lines[above:])
    rest = "\n\n".join(part for part in (form[2], words.rest, below) if part.strip())
    return _Letter(Words(words.own, rest), {**fields, **form[1], "channel": "web form"}, mail.attached)


def _with_attached(words: Words, found: Found, *, returned: bool) -> tuple[str, list[str]]:
    """Put attached letters below the own words.

    A mail that was `returned` belongs to the rest, and so does an attached mail, like one forwarded in the body, unless
    the writer says no more than that it follows.
    """
    own, rest = words.own, [words.rest]
    passed_on = not own.strip() or _is_cover(own) or _ATTACHED.match(own) is not None
    for letters, is_own in ((found.letters, not returned), (found.messages, passed_on and not returned)):
        for name, letter in letters:
            named = f"[attached: {name}]\n{letter.own}"
            if is_own:
                own = f"{own}\n\n{named}".strip()
            else:
                rest.append(named)
            rest.append(letter.rest)
    return own, rest


def _count(reader: _Reader, characters: int) -> None:
    reader.characters += characters
    if reader.characters > reader.bounds.text_characters:
        raise UnreadableFileError(
            f"{reader.name} holds more text than the {reader.bounds.text_characters:,} characters one file may have. "
            "Split it and import the parts; nothing was stored."
        )


def _storable(fields: Mapping[str, str]) -> dict[str, str]:
    return {key: storable(value) for key, value in fields.items() if value}


def _words_anyway(fields: Mapping[str, str], rest: list[str], *, pictured: bool) -> tuple[str, list[str]]:
    """Return words for a message without own ones: all that came with it, else its subject.

    Above a picture a subject is a title, and stays one, unless it asks for something.
    """
    everything = "\n\n".join(part for part in rest if part.strip())
    subject = fields.get("subject", "")
    if everything and (len(everything) > 200 or _FORWARD_SUBJECT.match(subject)):
        return everything, []
    if pictured and not _ASKING.search(subject):
        return "", rest
    return (subject, rest) if subject else (everything, [])


def _has_picture(attached: tuple[Attached, ...]) -> bool:
    return any(part.kind.startswith("image/") for part in attached)


def _no_words(attached: tuple[Attached, ...], kinds: frozenset[str]) -> str:
    if kinds & {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        return "It is encrypted. Open it in the mail program, save it without encryption and import that."
    names = ", ".join(part.name for part in attached[:3])
    held = f", only {names}" if names else ""
    return f"It has no words in it{held}. Open it in the mail program and look."


def _letter_of(mail: Mail, depth: int = 0) -> _Letter:
    """Return a message's words; where it only passes a letter on, that letter's, with its writer."""
    fields = _fields(mail)
    form = _form_in(mail, fields)
    if form is not None:
        return form
    words = split_words(mail.lines, fields.get("name", ""))
    nested = [part for part in mail.attached if part.mail is not None]
    only_attached = bool(nested) and _ATTACHED.match(words.own) is not None
    if words.own and not _is_cover(words.own) and not only_attached:
        return _Letter(words, fields, mail.attached)
    passed = None if only_attached else _passed_on(mail, fields)
    if passed is not None:
        return passed
    if len(nested) == 1 and nested[0].mail is not None and depth < _DEEPEST:
        inner = _letter_of(nested[0].mail, depth + 1)
        others = tuple(part for part in mail.attached if part is not nested[0])
        rest = "\n\n".join(part for part in (words.own, words.rest, inner.words.rest) if part)
        kept = {key: fields[key] for key in ("external_id",) if key in fields}
        return _Letter(Words(inner.words.own, rest), {**inner.fields, **kept}, (*inner.attached, *others))
    return _Letter(words, fields, mail.attached)


def _is_cover(words: str) -> bool:
    """Tell whether a message's own words only say that something follows."""
    return len(words) < 120 and _COVER.match(words) is not None


def _passed_on(mail: Mail, fields: Mapping[str, str]) -> _Letter | None:
    """Return the letter that stands forwarded within a message's body, forwards of forwards opened one by one."""
    above: list[str] = []
    head: dict[str, str] = {}
    lines = mail.lines
    for _ in range(_DEEPEST):
        letter = forwarded_letter(lines)
        if letter is None:
            break
        above.append(letter.above)
        head = {**head, **letter.head.fields} if letter.head.fields else head
        inner = split_words(letter.lines, letter.head.fields.get("name", ""))
        if inner.own and not _is_cover(inner.own):
            rest = "\n\n".join(part for part in (*above, inner.rest) if part)
            if _is_offices_own(mail.headers, head):
                rest = "\n\n".join(part for part in (*above, inner.own, inner.rest) if part)
                return _Letter(Words("", rest), fields, mail.attached, adds_nothing=True)
            return _Letter(replace(inner, rest=rest), _with_writer(fields, head), mail.attached)
        lines = tuple(letter.lines)
    return None


def _is_offices_own(headers: Mapping[str, str], head: Mapping[str, str]) -> bool:
    """Tell whether an outsider sends the office, without a word, what the office itself had written."""
    inner = _DOMAIN.search(head.get("email", ""))
    if inner is None or not _ANSWERED_SUBJECT.match(headers.get("subject", "")):
        return False
    office = {found.lower() for found in _DOMAIN.findall(headers.get("to", ""))}
    return inner[0].lower() in office - {found.lower() for found in _DOMAIN.findall(headers.get("from", ""))}


def _with_writer(fields: Mapping[str, str], head: Mapping[str, str]) -> dict[str, str]:
    """Put the inner writer's name, address, date and subject in the place of the sender's; neither is mixed."""
    if "name" not in head and "email" not in head:
        return dict(fields)
    kept = {key: value for key, value in fields.items() if key not in ("name", "email")}
    return {**kept, **head}


def _fields(mail: Mail) -> dict[str, str]:
    headers = mail.headers
    fields = name_and_address(_sender(headers))
    for field_name, header in (("subject", "subject"), ("received", "date"), ("external_id", "message-id")):
        value = headers.get(header, "").strip()
        if value:
            fields[field_name] = value
    return fields


def _sender(headers: Mapping[str, str]) -> str:
    """Return who wrote: From; behind a mailing list's or web form's own address, who the answer would go to."""
    sender = headers.get("from", "") or headers.get("sender", "") or headers.get("return-path", "")
    if _RELAY.search(sender):
        return headers.get("x-original-from", "") or headers.get("reply-to", "") or sender
    return sender


def _read_letters(reader: _Reader, attached: tuple[Attached, ...], called: str) -> Found:
    found = read_attached(attached, reader.bounds, reader.watch)
    for name, sentence in found.problems:
        reader.problems.append((f"{called}: {name}", sentence))
    return found
