"""Passages a writer may not want printed: immigration, health, children, home addresses, phones, e-mails, money, harm.

Better one too many than one too few: every passage is looked at by a person before a memo prints.
"""

import bisect
import re
from dataclasses import dataclass

from council_desk.analysis.sentences import Needles, lowered, split_sentences


@dataclass(frozen=True, slots=True)
class SensitiveFinding:
    """A passage to look at before printing: half-open code points, its kind, how sure, and why."""

    start: int
    end: int
    kind: str
    confidence: float
    reason: str


_MINE = r"(?:my|our|his|her|mi|mis|nuestr[oa]s?|(?:a|the)\s+\w+['’]s)"
_FAMILY = (
    r"(?:husband|wife|spouse|partner|mother|father|mom|dad|mum|parents?|son|daughter|child|children|kids?|"
    r"brother|sister|grand(?:mother|father|son|daughter|ma|pa|kids?|children|parents)|"
    r"uncle|aunt|cousin|nephew|niece|family|boyfriend|girlfriend|fianc[eé]e?|roommate|esposo|esposa|madre|"
    r"padre|mamá|papá|hij[oa]s?|herman[oa]s?|abuel[oa]s?|familia|ti[oa])"
)
_OWNER = (
    rf"(?:\b(?:i|i['’]m|i['’]ve|we|we['’]re|me|yo|soy|estoy|tengo)\b|\b{_MINE}\s+(?:\w+\s+){{0,2}}?{_FAMILY}\b|"
    rf"\b{_MINE}\b)"
)
_PHONE = re.compile(
    r"(?<![\w$.-])(?:\+?1[-.\s]?)?(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?![\w-])|\b(?:call|phone|cell|"
    r"tel|text|teléfono)\D{0,12}(\d{3}[-.\s]\d{4}|\d{10})\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_STREET_WORD = (
    r"(?:street|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|circle|cir|place|pl|way|"
    r"terrace|ter|parkway|pkwy|highway|hwy|trail|loop|alley|"
    r"plaza|square|sq|row|walk|crescent|heights|calle|avenida)"
)
_ADDRESS = re.compile(
    rf"\b\d{{1,6}}(?:\s?[-–]\s?\d{{1,5}})?\s+(?:(?:north|south|east|west|[NSEW]|NE|NW|SE|"
    rf"SW)\.?\s+)?(?:(?-i:[A-Z])[\w'’.-]*|\d{{1,3}}(?:st|nd|rd|"
    rf"th))(?:\s+(?-i:[A-Z])[\w'’.-]*){{0,3}}?\s+{_STREET_WORD}\b\.?"
    rf"(?:,?\s*(?:apt|apartment|unit|suite|ste|#)\.?\s*\w+)?",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(
    r"\b(?:live|lived|living|reside|residing|home\s+is|house\s+is|address\s+is|vivo|vivimos|"
    r"resido)\s+(?:\w+\s+){0,2}?(?:at|on|in|en)\s+(?:the\s+)?(?P<what>\d{1,6}\s+(?:[A-Z][\w'’-]*|\d+(?:st|nd|"
    r"rd|th))(?:\s+[A-Z][\w'’-]*){0,2}|(?:apartment|apt\.?|unit|space)\s*#?\w+)",
    re.IGNORECASE,
)
_RESIDES = re.compile(
    r"\b(?:i|we|live|lives|lived|living|reside|resident|my|our|home|house|apartment|apt|address|neighbou?r|"
    r"vivo|vivimos|casa|from)\b",
    re.IGNORECASE,
)
_IMMIGRATION = re.compile(
    rf"{_OWNER}[^.!?\n]{{0,90}}\b(?:undocumented|(?:deported|deportation|detained\s+by\s+(?:ice|immigration)|"
    rf"green\s+card|asylum|refugee|visa|daca|dreamer|overstayed|without\s+papers|no\s+papers|"
    r"citizenship|naturalized|immigrat(?:ed|ion\s+status|ion\s+court|ion\s+hearing)|crossed\s+the\s+border|"
    r"work\s+permit|status\s+is|tps\b|sin\s+papeles|indocumentad\w+|deportad\w+|asilo|refugiad\w+|"
    r"residencia\s+permanente))\b"
    r"|\b(?:i|we)\s+(?:am|are|was|were)\s+(?:an?\s+)?(?:immigrants?|refugees?|undocumented|asylum\s+seekers?|"
    r"dreamers?)\b|\b(?:husband|wife|father|mother|brother|sister|son|daughter|uncle|cousin|parents)\s+(?:is|"
    r"was|are|were|got|has\s+been)\s+(?:\w+\s+)?(?:undocumented|deported|detained|taken\s+by\s+ice)\b"
    r"|\b(?:soy|somos|mi\s+\w+\s+es)\s+(?:inmigrantes?|indocumentad\w+|refugiad\w+)\b|\bno\s+tengo\s+papeles\b",
    re.IGNORECASE,
)
_CONDITION = (
    r"(?:cancer|chemo(?:therapy)?|diabet\w+|asthma\w*|hiv|aids|depress(?:ed|ion)|anxiety|ptsd|bipolar|"
    r"schizophreni\w+|autis\w+|adhd|dementia|alzheimer\w*|parkinson\w*|multiple\s+sclerosis|lupus|epilep\w+|"
    r"seizures?|"
    r"stroke|heart\s+(?:attack|condition|disease|failure|surgery)|copd|emphysema|dialysis|transplant|"
    r"kidney\s+\w+|tumou?r|leukemia|miscarriage|pregnan\w+|abortion|overdos\w+|addict\w*|sober|recovery|rehab|"
    r"alcoholi\w+|suicid\w+|"
    r"disab(?:led|ility)|wheelchair|amput\w+|blind|deaf|chronic\s+\w+|surgery|hospitali[sz]ed|"
    r"in\s+the\s+hospital|mental\s+(?:health|illness)|diagnos\w+|medication|oxygen|insulin|stitches|bitten|"
    r"lead\s+(?:poisoning|level)|blood\s+pressure|migraines?|"
    r"insomnia|immune|disabled\s+placard|handicap(?:ped)?\s+placard|clean\s+and\s+sober|(?:yrs?|"
    r"years)\s+clean|cáncer|asma|embarazad\w+|discapacidad|enferm\w+|hospital|cirugía|presión\s+alta)"
)
_HEALTH = re.compile(
    rf"{_OWNER}[^.!?\n]{{0,70}}\b{_CONDITION}\b|\b(?:i|we)\s+use\s+a\s+(?:chair|wheelchair|walker|cane|"
    rf"scooter)\b|\bhandicap(?:ped)?\s+placard\b",
    re.IGNORECASE,
)
_MINOR = re.compile(
    r"\b(?:my|our|mi|mis|nuestr[oa]s?)\s+(?:\w+[\s-]+){0,3}?(?:son|daughter|child|children|kids?|toddlers?|"
    r"baby|babies|grand(?:son|daughter|kids?|children)|niece|nephew|students?|hij[oa]s?|niñ[oa]s?|"
    r"niet[oa]s?)\b[^.!?\n]{0,80}?"
    r"(?:,?\s*\b(?:who\s+is\s+|is\s+|aged?\s+|are\s+|tiene\s+|turned\s+)?(?:only\s+|just\s+)?(?:[1-9]|1[0-7]|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|cinco|seis|siete|ocho|nueve|diez|doce)\b(?:[\s-]+(?:and\s+\w+[\s-]+)?(?:years?|yrs?|months?|"
    r"años|year-old|yo)\b)?|\b(?:attends?|goes\s+to|go\s+to|enrolled|walks?\s+to|walks\s+past|kindergart\w+|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+grade\w*|preschool|daycare|"
    r"elementary|middle\s+school|high\s+school|escuela|kinder)\b)"
    r"|\b(?:my|our|mi)\s+(?:\w+[\s-]+){0,2}(?:son|daughter|grandson|granddaughter|child|baby|hij[oa]|"
    r"niet[oa])[\s,]+(?-i:[A-Z][a-zé]{2,})\b"
    r"|\b(?:i\s+am|i['’]m|as\s+an?)\s+(?:a\s+)?(?:[89]|1[0-7])(?:[\s-]*(?:years?|yrs?|"
    r"yo)(?:[\s-]*old)?)?\b(?!\s*(?:%|percent|units?|blocks|minutes|miles))(?:\s*(?:year|yr|and\b|who\b|,|\.))"
    r"|\b(?:with|and)\s+(?:my|a|our)\s+(?:\w+)[\s-]year[\s-]old\b|\bmy\s+(?:\w+)[\s-]year[\s-]old\b|"
    r"\ba\s+(?:[1-9]|1[0-7]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]year[\s-]old\b",
    re.IGNORECASE,
)
_FINANCIAL = re.compile(
    r"\b(?:i|we|my|our|mi)\b[^.!?\n]{0,60}\b(?:fixed\s+(?:income|pension)|social\s+security\s+(?:check|"
    r"income|number)?|ssi|ssdi|food\s+stamps|snap\s+benefits|section\s+8|bankrupt\w*|evict\w+|foreclos\w+|"
    r"behind\s+on\s+(?:rent|my\s+\w+)|unemployed|laid\s+off|"
    r"(?:make|earn|gano|pension\s+of|salary|income\s+(?:is|of))\s+(?:only\s+|about\s+)?\$?\d[\d,.]*|(?:make|"
    r"earn)\s+\w+\s+dollars|slept\s+in\s+(?:my|our)\s+car|homeless|desemplead\w+|desaloj\w+)\b",
    re.IGNORECASE,
)
_VICTIM = re.compile(
    r"\b(?:i|we|me|my|our|mi)\b[^.!?\n]{0,60}\b(?:raped?|sexual(?:ly)?\s+(?:assault\w*|abus\w+)|molest\w+|"
    r"domestic\s+violence|abus(?:ed|ive\s+(?:husband|partner|ex|boyfriend|father))|stalk(?:ed|er)|"
    r"restraining\s+order|traffick(?:ed|ing)|"
    r"assaulted|attacked|mugged|robbed|beaten|stabbed|was\s+shot|violada?|golpead\w+)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_UNNUMBERED = re.compile(r"[Aa](?:partment|pt|PARTMENT|PT)|unit|Unit|UNIT|[Ss]pace|SPACE")  # unit B
_LONG_NUMBER = re.compile(r"\d\d(?:[-.\s]\d{4}|\d{8})")  # cheap, and no number of a phone or person does without it
_HOME = re.compile(r"liv|resid|home|house|address|viv")  # nor a bare address without one of these
_SSN = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
# Words without which none of a kind is told, in lowered text; most letters hold none, and one look tells.
_HINT = {
    "immigration": re.compile(
        r"document|deport|detain|green card|asyl|asil|refug|visa|daca|dreamer|papers|papeles|citizen|naturaliz|"
        r"immigra|inmigra|border|permit|status|tps",
    ),
    "health": re.compile(rf"\b(?:{_CONDITION}|use\s+a\b)"),
    "minor": re.compile(
        r"\b(?:son|daughter|child|children|kids?|toddler|bab(?:y|ies)|grand\w+|niece|nephew|student|students|"
        r"hij\w+|niñ\w+|niet\w+|i\s+am|i['’]m|as\s+an?|year|old)\b",
    ),
    "financial": re.compile(
        r"income|pension|security|ssi|ssdi|stamps|snap|section 8|bankrupt|evict|foreclos|behind on|unemploy|laid|"
        r"make|earn|gano|salary|slept|homeless|desempl|desaloj",
    ),
    "victim": re.compile(
        r"rape|sexual|molest|domestic|abus|stalk|restrain|traffick|assault|attack|mugged|robbed|beaten|stabbed|"
        r"shot|violad|golpead",
    ),
}
_NEEDED = {
    "immigration": """
        document deport detain green asyl asil refug visa daca dreamer papers papeles citizen naturaliz immigra inmigra
        border permit status tps""",
    "health": """
        cancer chemo diabet asthma hiv aids depress anxiety ptsd bipolar schizophreni autis adhd dementia alzheimer
        parkinson multiple lupus epilep seizure stroke heart copd emphysema dialysis transplant kidney tumo leukemia
        miscarriage pregnan abortion overdos addict sober recovery rehab alcoholi suicid disab wheelchair amput blind
        deaf chronic surgery hospital mental diagnos medication oxygen insulin stitches bitten lead blood migraine
        insomnia immune handicap clean cáncer asma embarazad discapacidad enferm cirugía presión use""",
    "minor": """
        son daughter child kid toddler bab grand niece nephew student hij niñ niet am i'm as year old""",
    "financial": """
        income pension security ssi stamps snap section bankrupt evict foreclos behind unemploy laid make earn gano
        salary slept homeless desempl desaloj""",
    "victim": """
        rape sexual molest domestic abus stalk restrain traffick assault attack mugged robbed beaten stabbed shot violad
        golpead""",
}
"""Letters of one word, by kind, without which its hint cannot be there: a word is looked through once."""
_HINTED = Needles([tuple(words.split()) for words in _NEEDED.values()])
_LOOKED_AT = 800  # code points of a sentence
_SENTENCE_KINDS = (  # in the order of _NEEDED
    ("immigration", _IMMIGRATION, 0.75, "tells of an immigration history"),
    ("health", _HEALTH, 0.65, "tells of someone's health"),
    ("minor", _MINOR, 0.65, "tells of a child"),
    ("financial", _FINANCIAL, 0.55, "tells of someone's money"),
    ("victim", _VICTIM, 0.65, "tells of harm done to someone"),
)


def find_sensitive(text: str, language: str = "en") -> tuple[SensitiveFinding, ...]:
    """Passages to look at before printing, in order.

    text: the comment's own words. language: ISO 639 code; phones, e-mails and addresses are found in any, the other
    kinds in English and Spanish. A passage is the words themselves for numbers and addresses, else the sentence.
    """
    found = list(_plain(text))
    if language in {"en", "es"}:
        found += _told(text)
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.kind)))


def find_contacts(text: str) -> tuple[SensitiveFinding, ...]:
    """Phones, e-mails, numbers of persons and street addresses only, in any language, in order: what no memo prints."""
    return tuple(sorted(_plain(text), key=lambda f: (f.start, f.end, f.kind)))


def _plain(text: str) -> list[SensitiveFinding]:
    """Phones, e-mails, numbers of persons, home addresses."""
    found = (
        [SensitiveFinding(m.start(), m.end(), "email", 0.98, "an e-mail address") for m in _EMAIL.finditer(text)]
        if "@" in text
        else []
    )
    if not _DIGIT.search(text) and not _UNNUMBERED.search(text):
        return found
    if _LONG_NUMBER.search(text):
        found += [SensitiveFinding(*m.span(), "phone", 0.9, "a telephone number") for m in _PHONE.finditer(text)]
        found += [
            SensitiveFinding(*m.span(), "financial", 0.9, "a social security number") for m in _SSN.finditer(text)
        ]
    for match in _ADDRESS.finditer(text):
        near = text[max(0, match.start() - 60) : match.start()]
        sure = 0.85 if _RESIDES.search(near) else 0.6
        found.append(SensitiveFinding(match.start(), match.end(), "home_address", sure, "a street address"))
    taken = [(f.start, f.end) for f in found]
    for match in _BARE_ADDRESS.finditer(text) if _HOME.search(lowered(text)) else ():
        start, end = match.span("what")
        if all(end <= low or start >= high for low, high in taken):
            found.append(SensitiveFinding(start, end, "home_address", 0.8, "where somebody lives"))
    return found


def _told(text: str) -> list[SensitiveFinding]:
    """What sentences tell of their writer or the writer's family."""
    low, sentences = lowered(text), split_sentences(text)
    starts = [sentence.start for sentence in sentences]
    found = []
    hinted = _HINTED.inside(low)
    for k, (kind, pattern, sure, reason) in enumerate(_SENTENCE_KINDS):
        if not hinted >> k & 1:
            continue
        for index in sorted({bisect.bisect_right(starts, m.start()) - 1 for m in _HINT[kind].finditer(low)}):
            sentence = sentences[max(index, 0)]
            if pattern.search(sentence.words(text)[:_LOOKED_AT]):
                found.append(SensitiveFinding(sentence.start, sentence.end, kind, sure, reason))
    return found
