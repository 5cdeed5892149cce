"""Who signed a letter: the names listed under it, beside it or in its first sentence.

Three kinds of sign tell a sign-on letter, each asking for its own evidence. A *call* ("We, the undersigned", "Signed
by", "Firmado por", a head line "Name, Title, Organization") needs three signatories, or two organisations. "*Signed*,"
and "On behalf of" close many a lone letter too: the letter must not speak as "I". A *closing* ("Sincerely,") or no sign
at all needs a letter that says "we" and a list that no single writer's signature looks like. Without these nothing is
guessed: a closing with one name, its title and its address is a writer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from council_desk.analysis.courtesies import is_sign_off_line, is_thanks_line
from council_desk.analysis.normalise import search_text
from council_desk.analysis.signatory_lines import (
    GROUP,
    NOISE,
    OTHER,
    PERSON,
    PLACE,
    SENTENCE,
    TITLE,
    Signed,
    kind_of,
    one_of,
    parts_of,
    tidy,
)
from council_desk.analysis.signatory_rows import in_columns, signed_in

LEAST = 3
MOST = 2_000
_LONGEST_SIGNATURE = 7
"""Lines of one writer's signature at most."""

_LONGEST_LINE = 200
"""Characters of a line that can be a signatory's or a closing's."""

_ENOUGH = 40
"""A letter has at most this many lines in which a list can begin; more are not looked at."""

_CALL = re.compile(
    r"^\W*(?:(?:we,?\s+)?the\s+undersigned|undersigned|co-?\s?signed|signatories|signers|jointly\s+signed|joined\s+by|"
    r"signed\s+by|signed\s+on\s+behalf|endors(?:ed|ing)|sign(?:ing|ed)[\s-]+(?:on\s+)?(?:organi[sz]ations|groups|individuals)|"
    r"(?:organi[sz]ations|groups|individuals|residents|neighbors)\s+sign(?:ing|ed)|co-?signers|in\s+support\s+of\s+this\s+letter|"
    r"联署|聯署|署名|签署|簽署|联名|聯名|연명|đồng\s+ký\s+tên|"
    r"firmado\s+por|firmantes|firman|abajo\s+firmantes|suscriben|"
    r"(?:name|nombre)\s*(?:[,|/\t]|\s{2,}|\s+and\s+)\s*(?:title|organi[sz]ation|affiliation|address|city|cargo|organizaci[oó]n))\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^\W*(?:signed|jointly|on\s+behalf\s+of|submitted\s+by|respectfully\s+submitted|firmado|en\s+nombre\s+de)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:we,?\s+the\s+undersigned|the\s+undersigned|(?:our|these|following|undersigned)\s+(?:\w+\s+){0,2}organi[sz]ations|"
    r"abajo\s+firmantes|organizaciones\s+(?:que\s+firman|firmantes)|sign(?:ed|ing)?[\s-]on\s+(?:letter|to))\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"^\W*(?:cc|bcc|p\.?\s?s|encl(?:osures?)?|attach(?:ments?|ed)|copies?\s+to)\b\W", re.IGNORECASE)
_WE = re.compile(
    r"\b(?:we|our|ours|us|nosotr[oa]s|nuestr[oa]s?|pedimos|solicitamos|exigimos|apoyamos)\b", re.IGNORECASE
)
_I = re.compile(r"(?<![\w'’])(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Yy]o|[Mm]is?|[Pp]ido|[Ss]oy|[Aa]poyo)(?![\w'’])")
_INLINE = re.compile(
    r"\b(?i:on\s+behalf\s+of|undersigned\s*[,:(—–-]+|(?:undersigned|our)\s+(?:organi[sz]ations|groups)\s*[,:(—–-]+|en\s+nombre\s+de)\s*(?:the\s+)?"
    r"([A-ZÁÉÍÓÚÑ][^.!?\n]{8,1500}?)\s*[,)—–-]*\s+(?:we|nosotros|ask|urge|write|pedimos|solicitamos|escribimos)\b"
)


@dataclass(frozen=True, slots=True)
class SignatoryFinding:
    """A signatory as given, and whether an organisation signs.

    `person` and `group` are the names that the line holds of each; `address` and `email` what stands beside them.
    """

    name: str
    organisation: bool
    person: str = ""
    group: str = ""
    address: str = ""
    email: str = ""


def find_signatories(text: str) -> tuple[SignatoryFinding, ...]:
    """The signatories of a letter in the order given, each once; empty where it is no sign-on letter."""
    lines = text.splitlines()
    for signed in (_called(lines, text), _closed(lines, text), _inline(text)):
        if signed:
            kept = _with_long_names_as_groups([made for made in signed[:MOST] if made.name])
            return tuple({_key(made): _finding(made) for made in kept}.values())
    return ()


def _with_long_names_as_groups(signed: list[Signed]) -> list[Signed]:
    """Among organisations a name of four words or more is an organisation's, whatever its words say."""
    if sum(1 for made in signed if made.group and not made.person) >= LEAST:
        for made in signed:
            if not made.group and len(made.person.split()) > LEAST:
                made.person, made.group = "", made.person
    return signed


def _key(made: Signed) -> str:
    return search_text(made.name)


def _finding(made: Signed) -> SignatoryFinding:
    organisation = bool(made.group)
    return SignatoryFinding(made.name, organisation, made.person, made.group, made.address, made.email)


def _called(lines: Sequence[str], text: str) -> list[Signed]:
    """The list after the last line that calls one ("Signed by"), if it holds enough."""
    tried = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        call = _CALL.match(line)
        if call is None and _SIGNED.match(line) is None:
            continue
        tried += 1
        if tried > _ENOUGH:
            break
        signed = signed_in(_block([_rest_of_call(line, call), *lines[index + 1 :]]))
        if call is None and _speaks_as_one(text) and not _begins_with_groups(signed):
            continue
        if _enough(signed, bool(call), text):
            return signed
    return []


def _begins_with_groups(signed: Sequence[Signed]) -> bool:
    """Whether organisations come first, so that "Signed," in a letter that says "I" still has several under it."""
    return len(signed) >= LEAST and all(made.group and not made.person for made in signed[:2])


def _rest_of_call(line: str, call: re.Match[str] | None) -> str:
    """The names that begin on the calling line itself, or an empty text."""
    head = line.partition(":")[2] or (line[call.end() :].lstrip(" ,") if call and "\t" not in line else "")
    pieces = re.split(r"[;,]\s+", head)
    return head if all(kind_of(tidy(piece)) != SENTENCE for piece in pieces) else ""


def _closed(lines: Sequence[str], text: str) -> list[Signed]:
    """The list under a closing formula, or at the very end, where it cannot be one writer's signature."""
    closing = next((i for i in range(len(lines) - 1, max(-1, len(lines) - 400), -1) if _closes(lines[i])), None)
    if closing is None:
        return _at_the_end(lines, text)
    under = lines[closing + 1 :]
    if sum(1 for line in under if line.strip()) < 2 and not (under and "," in under[-1]):
        return []
    signed = signed_in(_block(under))
    if len(signed) < LEAST or _may_be_one_writer(signed, under) or not _speaks_as_many(text):
        return []
    return signed if _enough(signed, _SAID.search(text) is not None, text) else []


def _closes(line: str) -> bool:
    return len(line) < _LONGEST_LINE and (is_sign_off_line(line) or is_thanks_line(line))


def _at_the_end(lines: Sequence[str], text: str) -> list[Signed]:
    """A list that ends the letter without any sign: only many organisations, or where the letter speaks of signing."""
    start = len(lines)
    while start > 0 and _may_be_listed(lines[start - 1]):
        start -= 1
    if len(lines) - start < LEAST or not _speaks_as_many(text):
        return []
    signed = signed_in(_block(lines[start:]))
    groups = sum(1 for made in signed if made.group)
    said = _SAID.search(text) is not None or text.count("/s/") > 1
    return signed if groups > LEAST or (said and _enough(signed, called=True, text=text)) else []


def _may_be_listed(line: str) -> bool:
    """Whether a line at the end of a letter can be a signatory's: it ends no sentence and is written as names are."""
    plain = line.strip()
    if len(plain) > _LONGEST_LINE or plain[-1:] in (".", "!", "?"):
        return False
    return not plain or kind_of(tidy(plain)) in (PERSON, GROUP, OTHER, TITLE) or len(parts_of(plain)) > 1


def _speaks_as_many(text: str) -> bool:
    return not _speaks_as_one(text) and (_WE.search(text) is not None or _SAID.search(text) is not None)


def _speaks_as_one(text: str) -> bool:
    """Whether the letter says "I" and hardly "we"; a letter of a group may say "I" where it quotes."""
    ones = len(_I.findall(text))
    return ones > 0 and len(_WE.findall(text)) < 2 * ones and _SAID.search(text) is None


def _block(lines: Sequence[str]) -> list[str]:
    """The lines that may hold signatories: up to a copy note or a sentence that comes after the first names."""
    kept: list[str] = []
    for line in lines[: MOST * 4]:
        if _STOP.match(line):
            break
        if line.rstrip().endswith(":") and not in_columns(line):
            continue  # a heading within the list: "The households of Mill Row:"
        pieces = [(OTHER, line)] if in_columns(line) else [part for each in line.split(";") for part in parts_of(each)]
        if any(kind == SENTENCE for kind, _ in pieces):
            break
        kept.append(line)
    return kept


def _enough(signed: Sequence[Signed], called: bool, text: str) -> bool:
    """Whether a list holds enough signatories for its sign."""
    groups = sum(1 for made in signed if made.group)
    known = groups + sum(1 for made in signed if made.person and not made.group)
    if known * 2 <= len(signed) or (len(signed) > known and not called and len(signed) <= LEAST):
        return False
    if len(signed) >= LEAST:
        return groups > 0 or called or not _are_places(signed, text)
    return called and groups == 2 and len(signed) == 2


def _are_places(signed: Sequence[Signed], text: str) -> bool:
    """Whether one of only three names stands in the letter too: the neighbourhood or city that a writer signs with."""
    folded = search_text(text)
    return len(signed) == LEAST and any(folded.count(search_text(made.name)) > 1 for made in signed)


def _may_be_one_writer(signed: Sequence[Signed], lines: Sequence[str]) -> bool:
    """Whether a list under "Sincerely," can be one writer's name, offices, organisations and city in several lines."""
    groups = sum(1 for made in signed if made.group)
    if groups == 0:
        return len(signed) <= LEAST
    rows = [parts_of(line) for line in lines if line.strip()]
    heads = [row[0][0] for row in rows if row]
    if groups >= LEAST and not {TITLE, PLACE, NOISE} & set(heads):
        return False
    if sum(1 for row in rows if len({kind for kind, _ in row} & {PERSON, GROUP}) == 2) > 1:
        return False
    return heads[:1] == [PERSON] and heads.count(PERSON) <= 2 and len(heads) <= _LONGEST_SIGNATURE


def _inline(text: str) -> list[Signed]:
    """The organisations that a letter's first sentences say it speaks for: "On behalf of A, B and C, we ask"."""
    head = text[:4_000]
    if not any(sign in head for sign in ("ehalf", "rganizations", "groups", "ndersigned", "ombre de")):
        return []
    found = _INLINE.search(head)
    if found is None:
        return []
    names = [tidy(part) for part in re.split(r",\s+(?:and\s+|y\s+)?|;\s*(?:and\s+)?|\s+and\s+the\s+", found[1])]
    if len(names) >= 1:
        first, joined, last = names[-1].rpartition(" and ")
        pair = {kind_of(tidy(first)), kind_of(tidy(last))} if joined else set()
        if pair in ({GROUP}, {PERSON}):
            names[-1:] = [tidy(first), tidy(last)]
    names = [re.sub(r"^(?:the|la|el|los|las)\s+", "", name, flags=re.IGNORECASE) for name in names if name]
    kinds = [kind_of(name) for name in names]
    groups = kinds.count(GROUP)
    many = kinds.count(PERSON) >= LEAST and found[0][:1] in "uU"
    if (groups < 2 and not many) or any(kind in (SENTENCE, NOISE, TITLE, PLACE) for kind in kinds):
        return []
    return [
        one_of([(GROUP if kind in (OTHER, PERSON) and groups >= LEAST and not many else kind, name)], "")
        for kind, name in zip(kinds, names, strict=True)
    ]
