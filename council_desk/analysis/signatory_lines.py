"""The lines under a letter that many signed: what each piece of a line is, and which pieces are one signatory."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from council_desk.analysis.courtesies import is_name_line

PERSON, GROUP, TITLE, PLACE, OTHER, NOISE, SENTENCE = "person", "group", "title", "place", "other", "noise", "sentence"
MOST_WORDS = 12

_GROUP = re.compile(
    r"\b(?:associations?|assn|alliance|coalition|council|committee|club|league|union|local \d+|network|foundation|"
    r"fund|society|institute|cent(?:er|re)|church|parish|temple|mosque|masjid|synagogue|school|pta|ptsa|pto|college|"
    r"university|company|inc|llc|co-?op|cooperative|collective|group|project|partnership|partners|friends of|"
    r"neighbou?rs (?:of|for|united)|neighbou?rhood|guild|chamber|services|ministries|ministry|congregation|trust|"
    r"federation|chapter|bureau|library|clinic|organi[sz]ation|campaign|center for|citizens for|students? for|"
    r"tenants|renters|seniors|voters|asociaci[oó]n|alianza|coalici[oó]n|comit[eé]|sindicato|iglesia|fundaci[oó]n|"
    r"uni[oó]n|liga|centro|amigos de|vecinos|consejo|colectivo|red de|padres|madres|families|parents|riders|workers|"
    r"merchants|residents|action|watch|walkers|paddlers|growers|gardeners|cyclists|bikes?|streets|gardens|works|team|board|"
    r"democrats|republicans|greens|initiative|task force|forum|caucus|corps|conservancy|museum|orchestra|"
    r"theat(?:er|re)|studio|press|academy|hospital|health|housing|legal aid|brewery|bakery|market|caf[eé])\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b(?:[A-Z]{3,}|(?:[A-Z]\.){3,})(?:\b|$)")
_TITLE = re.compile(
    r"(?:(?:co-?|vice|deputy|assistant|associate|interim|acting|senior|executive|managing|founding|general|board|"
    r"policy|program|past|lead|head|volunteer|elected|chief)[\s-]+){0,3}"
    r"(?:president|director|chair(?:man|woman|person)?|secretary|treasurer|organi[sz]er|coordinator|manager|owner|"
    r"founder|pastor|reverend|rabbi|imam|priest|principal|ceo|cfo|coo|member|analyst|attorney|counsel|steward|"
    r"librarian|captain|delegate|representative|officer|advocate|spokesperson|minister|professor|teacher|nurse|"
    r"physician|resident|student|parent|homeowner|tenant|business agent|presidenta?|directora?|secretari[oa]|"
    r"tesorer[oa]|coordinadora?|representante|miembro|due[nñ][oa]|vecin[oa])\b",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:\W*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+)\W*"
    r"|\W*(?:(?:tel|ph|phone|cell|mobile|office|fax)\W*)?\+?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}\W*"
    r"|(?:page|p[aá]gina)\s+\d+(?:\s+(?:of|de)\s+\d+)?|[-–—]?\s*\d{1,3}\s*[-–—]?|[\W_]+|/s/|\[?signatures?\]?:?"
    r"|(?:organi[sz]ations|groups|businesses|individuals|residents|signatories|signers|organizaciones|personas):?"
    r"|(?:signed|dated?|date)[:\s]+[\d/.\- ]+|sent from my .{1,30}"
    r"|(?:name|organi[sz]ation|title|affiliation|city|signature|nombre|organizaci[oó]n|cargo|firma)s?"
    r"(?:[\s|,/]+(?:and\s+)?(?:name|organi[sz]ation|title|affiliation|city|signature|address|date|nombre|"
    r"organizaci[oó]n|cargo|firma)s?)+)\s*:?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\d{1,6}\s+\S.{2,60}|[\w .'-]{2,40},?\s+(?-i:[A-Z]{2})(?:\s+\d{5}(?:-\d{4})?)?|.{0,40}\b\d{5}(?:-\d{4})?"
    r"|(?:district|ward|distrito|precinct|zip)\W+\w{1,5}",
    re.IGNORECASE,
)
_CITY = re.compile(r"[^\W\d][\w .'-]{1,40},?\s+[A-Z]{2}(?:\s+\d{5}(?:-\d{4})?)?")
_SENTENCE = re.compile(
    r"[?!]|[^\W\d_]{3}\.\s+\S|\b(?:is|are|was|were|will|would|should|must|please|have|has|do|does|can|could|ask|urge|believe|"
    r"thank|this|that|these|our|your|my|us|you|we|son|es|est[aá]n?|deben?|pedimos|nuestr[oa]s?)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:\W*\d{1,3}[.)]\s+|[\s•●▪◦*·_–—-]+|/s/\s*|by:\s*|and\s+|y\s+(?=[A-ZÁÉÍÓÚÑ]))+", re.IGNORECASE)
_APART = re.compile(r"\s+[–—|-]\s+|\s*\(|\)\s*|[,:]\s+|\s+on behalf of\s+|\s+en nombre de\s+", re.IGNORECASE)
_HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,20}")
_HAN_GROUP = re.compile(r"(?:会|會|社|联盟|聯盟|中心|学校|學校|教会|教會|公司|团体|團體|组织|組織)$")
LONGEST_HAN_NAME = 4
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_LINKING = frozenset(["and", "of", "the", "for", "in", "on", "at", "to", "with", "by", "a", "an", "&"])
_SMALL = _LINKING | {"y", "de", "del", "la", "las", "los", "van", "von", "da", "bin", "al"}
_HONORIFIC = re.compile(
    r"^(?:(?:dr|rev|mr|mrs|ms|mx|prof|hon|fr|sr|sra|srta|the rev|pastor|rabbi|imam)\.?\s+)+", re.IGNORECASE
)
_SUFFIX = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|r\.?n|dds|mph|msw|mpa|mpp|mba|"
    r"m\.?a|m\.?s|j\.?d|cpa|aicp|aia|asla|lcsw|bsn|ed\.?d|dvm|p\.?e|she/\w+|he/\w+|they/\w+|inc|llc|ltd)\.?",
    re.IGNORECASE,
)


@dataclass
class Signed:
    """One signatory as it grows: the pieces as given, and what they were taken for."""

    pieces: list[str] = field(default_factory=list)
    person: str = ""
    group: str = ""
    title: bool = False
    address: str = ""
    email: str = ""

    def add(self, kind: str, piece: str) -> None:
        """Add a piece of a line."""
        if kind == PLACE:
            self.address = self.address or piece
            return
        self.pieces.append(piece)
        if kind in (PERSON, OTHER) and self.person and self.title:
            # "Ana Ortiz, President, Gull Creek": an office is held in something, whatever it is called.
            self.group = self.group or piece
        elif kind == PERSON:
            self.person = self.person or piece
        elif kind == GROUP:
            self.group = self.group or piece
        elif kind == TITLE:
            self.title = True

    @property
    def name(self) -> str:
        """The signatory as given, on one line."""
        return ", ".join(self.pieces)


def tidy(piece: str) -> str:
    """Return a piece without bullets, numbers and stops round it."""
    return _BULLET.sub("", piece.strip()).strip(" ,;.:_")


def kind_of(piece: str) -> str:
    """Say what a tidied piece of a line is: a person, a group, a title, a place, something else, noise, a sentence."""
    plain = _HONORIFIC.sub("", piece)
    words = plain.split()
    if len(words) > MOST_WORDS:
        return SENTENCE
    if not words or _NOISE.fullmatch(piece):
        return NOISE
    grouped = _is_group(plain, words)
    if _PLACE.fullmatch(plain) and not (grouped and plain[-1].isalpha()):
        return PLACE
    if _SENTENCE.search(plain):
        return SENTENCE
    if len(words) <= 7 and _is_title(plain):
        return TITLE
    return _kind_of_name(plain, words, grouped)


def _is_group(plain: str, words: Sequence[str]) -> bool:
    shouted = plain.isupper()
    return bool(_GROUP.search(plain) or (_ACRONYM.search(plain) and (not shouted or len(words) == 1)))


def _kind_of_name(plain: str, words: Sequence[str], grouped: bool) -> str:
    if _HAN_NAME.fullmatch(plain):
        return GROUP if _HAN_GROUP.search(plain) else PERSON if len(plain) <= LONGEST_HAN_NAME else OTHER
    if not _capitals(words):
        return SENTENCE
    if grouped:
        return GROUP
    linked = any(word.casefold() in _LINKING for word in words)
    if len(words) >= 2 and is_name_line(plain) and not linked:
        return PERSON
    return GROUP if len(words) >= 3 and linked else OTHER


def _is_title(piece: str) -> bool:
    found = _TITLE.match(piece)
    if found is not None:
        rest = piece[found.end() :]
        return not rest or re.match(r"\s*(?:,|of|for|de|and|&|emerit|at|/)", rest, re.IGNORECASE) is not None
    # "Policy and Advocacy Director": the office stands last, behind words that name no group.
    return not _GROUP.search(piece) and re.search(rf"\s(?:{_TITLE.pattern})$", piece, re.IGNORECASE) is not None


def _capitals(words: Sequence[str]) -> bool:
    """Whether words are written as a name: all but the small ones begin with a capital, or have no capitals to have."""
    large = [word for word in words if word.casefold() not in _SMALL and word[:1].isalpha()]
    return bool(large) and all(not word[0].islower() for word in large)


def parts_of(line: str) -> list[tuple[str, str]]:
    """Return (kind, piece) of each part of a line: parted by commas, dashes, brackets, "on behalf of"."""
    whole = tidy(line)
    if _NOISE.fullmatch(whole) or _CITY.fullmatch(whole):
        return [(PLACE if _CITY.fullmatch(whole) else NOISE, whole)]
    raw = [tidy(part) for part in _APART.split(line)]
    parts: list[tuple[str, str]] = []
    for part in raw:
        if parts and _SUFFIX.fullmatch(part):
            parts[-1] = (parts[-1][0], f"{parts[-1][1]}, {part}")
        elif part:
            parts.append((kind_of(part), part))
    return parts


def email_of(line: str) -> str:
    """Return the e-mail address on a line, or an empty text."""
    found = _EMAIL.search(line)
    return found.group() if found else ""


def one_of(parts: Sequence[tuple[str, str]], line: str) -> Signed:
    """Make one signatory of the parts of a line."""
    made = Signed(email=email_of(line))
    for kind, piece in parts:
        if kind != NOISE:
            made.add(kind, piece)
    return made
