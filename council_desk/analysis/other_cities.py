"""Other cities that a comment names: known ones, and those that a sentence treats as one (as Linden did in 2021)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from council_desk.analysis.city_names import CITIES, DOUBTFUL, NOT_CITIES
from council_desk.analysis.given_names import GIVEN_NAMES
from council_desk.analysis.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class CityFinding:
    """Another city: its name as the comment writes it, the half-open code points of its first mention, and the claim.

    claim: half-open code points of the sentence that names it first, where the comment says something about it.
    """

    name: str
    start: int
    end: int
    claim: tuple[int, int]


_NAME = (
    r"(?:(?:San|Santa|Los|Las|El|La|New|North|South|East|West|Fort|Port|Mount|Mt\.|Saint|St\.|Lake|Palo|Half|"
    r"Great|Grand|Old|Upper|Lower)\s+)?[A-ZÁÉÍÓÚÑ][a-záéíóúñ'’]+(?:[ -](?!Council|City|County|Street|Avenue|"
    r"Road|Park|School|Ordinance|Police|Department|And\b)[A-ZÁÉÍÓÚÑ][a-záéíóúñ'’]+){0,2}"
)
_LIST = rf"{_NAME}(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|y)\s+){_NAME})*"
_INTRODUCED = re.compile(
    rf"\b(?:(?:other|many|several|some|neighbou?ring|nearby|bigger|smaller|peer|comparable|sister|two|three|"
    rf"four)\s+)*(?i:cities|towns|places|communities|neighbou?rs|municipalities|ciudades)\s+"
    rf"(?:(?:of\s+our\s+size|in\s+the\s+\w+|nearby|around\s+us)\s+)?(?:like|such\s+as|including|as|como|"
    rf",\s*(?:like|such\s+as|including))\s+(?P<names>{_LIST})"
)
_CITY_OF = re.compile(rf"\b(?:[Cc]ity|[Tt]own|[Vv]illage|[Cc]iudad)\s+(?:of|de)\s+(?P<names>{_NAME})")
_DID = re.compile(
    rf"(?:^|[.!?]\s+|\b(?:in|[Ww]hen|[Ww]hile|[Aa]s|[Ll]ike|[Ss]ince|[Aa]fter|over\s+in|up\s+in|down\s+in|at|"
    rf"and|but|that|what|how|where|because|[Ll]ook\s+at|"
    rf"[Aa]sk)\s+)(?P<names>{_LIST})(?:['’]s\s+(?:city\s+)?council)?\s+"
    r"(?:(?:has|have|had|already|just|recently|also|never|even|successfully|both|all|each|now)\s+)*(?:did|does|do|done|tried|"
    r"passed|adopted|approved|banned|enacted|began|started|turned|opened|built|repealed|raised|lowered|cut|"
    r"closed|voted|rolled\s+out|switched|allows?|requires?|required|bans|charges?|charged|ended|"
    r"implemented|launched|created|put\s+in|installed|rejected|limits?|limited|uses|used|runs|handles?|"
    r"handled|managed|solved|figured\s+it\s+out|went|learned|regulates?|regulated|made|set|kept|set\s+aside|"
    r"signed|sued|spent|sold|bought|replaced|moved|widened|lost|gave|paid|pays|run|ran|reports?|reported|repaved|renamed)\b"
)
_MOVED = re.compile(
    rf"\b(?i:drive|drives|driving|drove|go|goes|going|went|travel|travels|commute|commutes|moved|move|moving|"
    rf"trip|trips|bus|visit|visited|shop|shopping|lived|grew\s+up|came)\s+(?:all\s+the\s+way\s+|over\s+|up\s+|"
    rf"down\s+|out\s+|back\s+|here\s+)*(?:to|in|from|into)\s+(?P<names>{_LIST})(?=[\s.,;!?)]|$)"
)
_COMPARED = re.compile(
    rf"\b(?:(?:just\s+)?(?:like|unlike)|(?:same|different)\s+(?:as|than|from)|compared\s+(?:to|with)|"
    rf"what\s+happened\s+in|happened\s+(?:to|in)|(?:model|program|policy|law|ordinance|rule|example|experience|"
    rf"results?)\s+(?:in|from|of)|"
    rf"(?:works?|worked|working|done|tried|adopted|passed)\s+(?:well\s+|fine\s+|great\s+)?(?:in|by)|over\s+in|"
    rf"up\s+in|down\s+in|next\s+door\s+in|(?:turn|become|becoming|end\s+up)\s+(?:into\s+|"
    rf"like\s+)?(?:another\s+)?)\s+(?P<names>{_LIST})"
)
_THING = (
    r"(?:(?:public|city|county|town|municipal|commercial|recreational|private)\s+)*(?:marinas?|harbou?rs?|ports?|pools?|"
    r"librar(?:y|ies)|ballparks?|stadiums?|arenas?|airports?|shelters?|markets?|jails?|landfills?|museums?|"
    r"harbou?r\s*master|mayor|council|voters|merchants|causeway|ferr(?:y|ies)|bridge|police)"
)
_HAS_ONE = re.compile(rf"\b(?:{_THING})\s+(?:over\s+|up\s+|down\s+)?(?:in|at|of)\s+(?P<names>{_LIST})(?=[\s.,;!?)]|$)")
_ASKED = re.compile(rf"\b[Aa]sk\s+(?P<names>{_LIST})\s+(?:what|how|why|about|whether|if|when|where)\b")
_IN_PORT = re.compile(
    r"\b(?:in|from|to|near|like|with)\s+(?P<names>(?:Port|Fort|Saint|St\.|San|Santa|Mount)\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)"
    r"(?=[\s.,;!?)]|$)"
)
_NOW_THERE = re.compile(
    rf"\b(?:pay|pays|paid|charge|charges|charged|do|did|done|have|had|built|use|tried|get)\s+(?:\w+\s+){{0,3}}?in\s+"
    rf"(?P<names>{_NAME})(?=\s+(?:now|already|today|last\s+year|since|for\s+years|and\s+(?:it|they))\b)"
)
# Corran $40,000, Ostrander $61,500, Pell River $88,000: a table of what others pay.
_PRICED = re.compile(rf"(?:{_NAME},?\s*:?\s+\$?\d[\d,.]*%?(?:\s\w+)?[,;]\s+(?:and\s+)?){{2,}}{_NAME},?\s*:?\s+\$?\d")
_PLACE_PRICED = re.compile(rf"(?P<name>{_NAME}),?\s*:?\s+\$?\d")
_OF_PLACES = re.compile(
    r"\b(?:cities|towns|parks|ports|communities|neighbou?rs|municipalities|publicly\s+owned|nearest|nearby|elsewhere|"
    r"others)\b[^.!?\n]{0,120}$"
)
_SCHOOL_AT = re.compile(
    r"\b(?:teach|teaches|taught|kindergarten|grade|student|pupil|principal|class)\b[^.!?\n]{0,20}\bat\s+$"
)
_PERSON_OR_STREET = re.compile(
    r"\s+(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd|Lane|Drive|Court|Circle|Way|Terrace|Park|School|"
    r"Elementary|High|Middle|University|College|Church|Library|Hall|Hospital|Field|Green|Beach|Creek|River|"
    r"Bridge|Mall|Plaza|Airport|Hotel|Association|Alliance|Company|Inc|"
    r"Foundation|Club|Times|Post|Gazette|Bee|News|Tribune|Chronicle|County)\b|['’]s\s+(?:husband|wife|house|"
    r"mother|son|daughter|dog|letter|office)"
)
_TITLED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Mayor|Councilmember|Councilman|Councilwoman|Sen|Rep|Judge|Officer|Chief|"
    r"Captain|Father|Fr|Pastor|Rev|Sister|Brother|President|Governor|Aunt|Uncle)\.?\s+|\b(?:named|called|am|"
    r"name\s+is)\s+)$"
)
_GIVEN_BEFORE = re.compile(r"([A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)\s(?:[A-Z]\.?\s?){0,2}$")
_PLACE_WORD = re.compile(
    r"(?i)\s(?:arbor|bays?|beach|bend|bluffs?|bridge|canyon|cent(?:er|re)|city|corners?|coves?|creek|crossing|dale|"
    r"falls|ferry|fields?|flats|ford|forest|gap|gardens|glen|groves?|harbou?r|haven|head|heights|hills?|hole|hollow|"
    r"islands?|junction|key|lakes?|landing|meadows?|mesa|mills?|mines|park|pass|plains|point|port|prairie|quay|rapids|"
    r"ridge|river|rocks?|run|sands|shores?|springs?|station|summit|terrace|town|valley|village|vista|wells|woods?)$"
)
"""Words that a place's name ends in, though it begins with a person's: Dana Point, Elizabeth City."""
_PERSONAL = re.compile(r"\b(?:my|our|his|her|your)\s+(?:\w+\s+){0,2}$")


# Each way of naming a city with letters one of which it must hold; a plain search for them is cheap.
_WAYS = (
    (_INTRODUCED, ("cit", "Cit", "town", "Town", "lace", "ommunit", "eighbo", "unicip", "ciudad", "Ciudad")),
    (_CITY_OF, ("ity of ", "own of ", "illage of ", "iudad de ")),
    (_DID, ("",)),
    (_MOVED, (" to ", " in ", " from ", " into ")),
    (
        _COMPARED,
        ("ike ", "ame ", "ifferent", "ompared", "ppened", " in ", " from ", " of ", " by ", "turn", "ecom", "end up"),
    ),
    (_HAS_ONE, (" in ", " at ", " of ")),
    (_ASKED, ("sk ",)),
    (_IN_PORT, ("Port ", "Fort ", "Saint ", "St. ", "San ", "Santa ", "Mount ")),
    (_NOW_THERE, (" now", " already", " today", " last year", " since", " for years", " and it", " and they")),
)
_FEWEST_PRICES = 3


def find_other_cities(text: str, own_city: str | None = None) -> tuple[CityFinding, ...]:
    """The other cities a comment names, each once, in order of first mention.

    own_city: the office's city, which is left out, with or without 'City of'. Persons, streets and institutions that
    bear a city's name are left out.
    """
    own = _plain(own_city or "")
    firsts: dict[str, tuple[str, int, int]] = {}
    for name, start, end in sorted(_candidates(text), key=lambda c: (c[1], -c[2])):
        key = _plain(name)
        inside = any(start < high and end > low for _, low, high in firsts.values())
        if not key or key == own or (own and key in own.split(" of ")) or key in NOT_CITIES or inside:
            continue
        if key not in firsts:
            firsts[key] = (name, start, end)
    found = sorted(firsts.values(), key=lambda first: first[1])
    return tuple(CityFinding(*each, claim) for each, claim in zip(found, _claims(text, found), strict=True))


def _claims(text: str, found: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    """The sentence in which each name stands; names and sentences both in order."""
    if not found:
        return
    sentences = split_sentences(text)
    at = 0
    for _, start, end in found:
        while at + 1 < len(sentences) and sentences[at + 1].start <= start:
            at += 1
        yield min(sentences[at].start, start), max(sentences[at].end, end)


def _plain(name: str) -> str:
    low = re.sub(r"^(?:the\s+)?(?:city|town|village)\s+of\s+", "", name.strip().lower())
    return low.replace("’", "'").removesuffix("'s").strip()


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    """The known names by their first word, the longest first."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(CITIES, key=len, reverse=True):
        by_first.setdefault(re.split(r"[ ,-]", name)[0], []).append(name)
    return {first: tuple(names) for first, names in by_first.items()}


_CAPITALIZED = re.compile(r"(?<![\w'’-])[A-ZÁÉÍÓÚÑ][\w.'’]*")


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    """Known names where they stand."""
    known = _known()
    for word in _CAPITALIZED.finditer(text):
        first = word.group()
        for name in known.get(first) or known.get(first.rstrip(".'’").removesuffix("'s").removesuffix("’s")) or ():
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not (
                text[end : end + 1].isalnum() or text[end : end + 1] == "-"
            ):
                yield name, word.start(), end
                break


def _candidates(text: str) -> Iterator[tuple[str, int, int]]:
    """Names with their spans: known cities first, then names that a sentence treats as a city."""
    for name, start, end in _named(text):
        if _is_city_here(text, start, end, name in DOUBTFUL) and not _is_person(text, name, start):
            yield name, start, end
    for pattern, letters in _WAYS:
        if any(each in text for each in letters):
            for found in pattern.finditer(text):
                for name, start, end in _listed(text, found, sure=pattern in (_INTRODUCED, _CITY_OF)):
                    if pattern is _CITY_OF or not _is_person(text, name, start):
                        yield name, start, end
    if text.count("$") + text.count("%") >= _FEWEST_PRICES:
        yield from _in_tables(text)


def _in_tables(text: str) -> Iterator[tuple[str, int, int]]:
    """Names of places with an amount each, three or more, where the words before speak of places."""
    for found in _PRICED.finditer(text):
        if _OF_PLACES.search(text, max(0, found.start() - 200), found.start()):
            for each in _PLACE_PRICED.finditer(text, found.start(), found.end()):
                yield each.group("name"), each.start("name"), each.end("name")


def _listed(text: str, found: re.Match[str], sure: bool) -> Iterator[tuple[str, int, int]]:
    """The names in a list such as Oakdale, Fairview and Linden."""
    offset = found.start("names")
    for each in re.finditer(_NAME, found.group("names")):
        start, end = offset + each.start(), offset + each.end()
        while (first := re.match(r"[\w'’]+ +", text[start:end])) and first.group().strip().lower() in NOT_CITIES:
            start += first.end()
        name = text[start:end].removesuffix("'s").removesuffix("’s")
        if name.lower() in NOT_CITIES or len(name) < 4 or _INSTITUTION.search(name) or _CONTRACTED.match(name):
            continue
        if sure or (_is_city_here(text, start, end, doubtful=False) and not _opens_sentence_only(text, start, end)):
            yield name, start, start + len(name)


def _opens_sentence_only(text: str, start: int, end: int) -> bool:
    """A capitalized word at the start of a sentence may be any word, unless what follows speaks of a city."""
    before, name = text[:start].rstrip(), text[start:end]
    if before and before[-1] not in '.!?\n:;"“':
        return False
    if " " in name or re.search(rf"[a-z,]\s{re.escape(name)}\b", text):
        return False
    if _SPEAKS_OF_CITIES.search(text, max(0, start - 160), start):
        return False
    return not _AS_A_CITY.match(text, end, end + 120)


_SPEAKS_OF_CITIES = re.compile(r"\b(?:cit(?:y|ies)|towns?|neighbou?rs)\b")
_AS_A_CITY = re.compile(
    r"\s+(?:has\s+|had\s+|already\s+)*(?:did|tried|does)\s+(?:exactly\s+|just\s+)?(?:that|this|the\s+same|it|"
    r"so)\b|[^.!?\n]{0,90}\b(?:in|since|back\s+in)\s+(?:19|20)\d\d\b|"
    r"[^.!?\n]{0,90}\b(?:there|its\s+(?:council|city|residents|voters))\b"
)
_CORNER = re.compile(r"\s+(?:and|&)\s+(?:\d|[A-Z])")
_AT_CORNER = re.compile(r"\b(?:at|corner\s+of|on)\s+$")
_ARTICLE = re.compile(r"\b(?:a|an|the)\s+$")
_MADE_BY = re.compile(r"\s+(?!Council|City|Police|County)[A-Z][a-z]+")
_NUMBERED_OR_NAMED = re.compile(r"(?:\d\s|[A-Z][a-z]+\s(?!in\s))$")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z][a-z]+")
_LEADS_TO_CITY = re.compile(r"\b(?:in|to|from|of|like|as|and|,|near|at|cities|city|what|how|when)\s*$")
_CONTRACTED = re.compile(r"(?:I|You|We|They|He|She|It|That|There|What|Who|Let)['’]")
_INSTITUTION = re.compile(
    r"\b(?:Mall|Parish|Park|School|Church|Street|Avenue|Road|Association|League|Alliance|Club|Library|Center|"
    r"Centre|Commission|Board|Department|Hall|Market|Company|Elementary|Creek|River|"
    r"Beach|Field|Green|House|Hospital|University|College|Society|Union|Coalition|County|State|Act|Director|"
    r"Manager|Clinic|Middle|High|Elementary|Kindergarten|Press|Herald|Bank|Inn|Cafe|Diner|Watch|Watchers|Chamber|Legion|Post|Council|"
    r"Hardware|Store|Shop)$"
)


def _is_city_here(text: str, start: int, end: int, doubtful: bool) -> bool:
    """Whether a city's name is meant as one: not a street, a person, or an institution."""
    before, after = text[max(0, start - 30) : start], text[end : end + 24]
    if _PERSON_OR_STREET.match(after) or _TITLED.search(before) or _names_a_thing(text, start, end):
        return False
    if not doubtful:
        return True
    if _PERSONAL.search(before) or _NUMBERED_OR_NAMED.search(before) or _CAPITAL_AFTER.match(after):
        return False
    return _LEADS_TO_CITY.search(before) is not None


def _is_person(text: str, name: str, start: int) -> bool:
    """Whether a name is a person's: a given name begins it, or stands before it with no more than initials between."""
    if name.split(" ", maxsplit=1)[0] in GIVEN_NAMES and name not in CITIES:
        return _PLACE_WORD.search(name) is None
    before = _GIVEN_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and before[1] in GIVEN_NAMES and before[1] not in CITIES


def _names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether the name stands for a school, a street corner or a make of something (a Boston Whaler)."""
    before, after = text[max(0, start - 60) : start], text[end : end + 24]
    if _SCHOOL_AT.search(before):
        return True
    if _AT_CORNER.search(before) and _CORNER.match(after) and not _HAS_ONE.search(text, max(0, start - 60), end):
        return True
    return bool(_ARTICLE.search(before)) and bool(_MADE_BY.match(after))
