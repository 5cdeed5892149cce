"""What speaks for or against a new comment in the wider surroundings of a gap: counting, register, position."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from council_desk.analysis.boundary_cues import FIRST_PERSON, FLAGS, HE_OR_SHE, INTRODUCTION, POSITION, TOPIC, WE
from council_desk.analysis.boundary_features import Look, Packet, asks, kinship, look_at, tongue

_REACH = 3  # paragraphs looked at on each side of a gap
_LETTER_REACH = 14  # paragraphs from a greeting to the closing that may belong to it

_TAKEN_DOWN = re.compile(
    r"\W*(?:(?:per|by|via|from|left)\s+(?:a\s+)?(?:(?:tele)?phone|voice\s?-?mail|message)|(?:tele)?ph(?:one)?\b\.?\s*"
    r"(?:msg|message|call|[,:—–-]|in\b|\d)|voice\s?-?mail|call(?:er)?\b\s*(?:[,:—–-]|from\b|at\b|in\b)|caller\b|called\s+"
    r"(?:in|the)\b|msg\b|message\s+(?:from|left|taken)|walk(?:ed)?[-\s]in\b|(?:note|card|postcard|fax)\s+(?:from|left|"
    r"handed)|at\s+the\s+counter|handwritten|transcri|received\s+by|llamada)",
    FLAGS,
)
_BODY_SPEAKS = re.compile(
    r"(?:The\s+)?(?:[A-Z][\w'’.&-]*\s+|of\s+|and\s+|for\s+|the\s+|\d+\s+){1,8}(?:\([^)]*\)\s*)?(?:board\s+|members\s+)?"
    r"(?:asks?|supports?|opposes?|takes?|offers?|urges?|requests?|thanks|represents?|writes?|recommends?|wish(?:es)?"
    r"|has\s+(?:reviewed|voted|no)|ha(?:s|ve)\s+(?:taken|adopted)|voted|believes?|respectfully|endorses?|objects?)\b"
)
_AGE = re.compile(
    r"\bI(?:'m|’m|\s+am|\s+was)\s+(?:(?:only|now|almost|nearly|an?|turning)\s+)?(?:\d+|(?:nine|ten|eleven|twelve|\w+teen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)",
    FLAGS,
)
_ORDINALS = {
    "first": 1, "firstly": 1, "one": 1, "second": 2, "secondly": 2, "two": 2, "third": 3, "thirdly": 3, "three": 3,
    "fourth": 4, "four": 4, "fifth": 5, "five": 5,
}  # fmt: skip
_ORDINAL = re.compile(
    r"(?:(?:number|point|the)\s+)?(" + "|".join(_ORDINALS) + r")(?:[,.:;)]|\s+(?:is|of\s+all|thing|point|one)\b)", FLAGS
)
_GREETS_BY_SHAPE = re.compile(
    r"(?:to|dear|hon(?:orable)?|members?|esteemed|hello|madam|sirs?)\b[^.!?]{0,70}[,:]", FLAGS
)
_SIGNS = re.compile(
    r"(?:[-–—~]\s*\S|xx*\b|xo+\b|(?:much\s+)?love\b|with\s+\w+,|yours?\b|[Tt]he\s+[A-Z]\w+s\b|[A-Z][\w'’]+\s*(?:&|and|\+)\s"
    r"|signed\b|(?:a|an|your)\s+(?:\w+\s+){1,4}(?:from|of|on|at)\b)"
)
_OF_A_LETTER = re.compile(
    r"\b(?:letters?|flyer|form|template|petition|statement|signed?|cop(?:y|ied)|pasted?|sign(?:ing)?|handed|sent\s+me|gave\s+me"
    r"|(?:said|says|puts?|say)\s+(?:it|this|what)|(?:below|above|here\s+it\s+is)|(?:agree|same)\s+(?:w|with|as)|own\s+words"
    r"|wrote\s+(?:this|the|it)|my\s+(?:name|part)\s+to)\b",
    FLAGS,
)
_POINTS_UP = re.compile(
    r"\b(?:(?:all\s+(?:of\s+)?)?(?:these|those)|the\s+above)\s+(?:\w+\s+)?(?:things|steps|actions|demands|points|measures|requests"
    r"|changes|repairs|fixes|amendments|reasons|conditions|concerns|questions|items|improvements|recommendations|reforms)\b",
    FLAGS,
)
_LAST = re.compile(r"(?:last(?:ly)?|finally|the\s+(?:other|last|next)\s+(?:thing|point|one|part|is))\b", FLAGS)
_SUMS_UP = re.compile(
    r"(?:so\b|do\s+(?:that|this|it|those)\b|fix\s+(?:that|this|these|it|those)\b|with\s+(?:those|these|that|this)\b|whatever"
    r"|anyway|that(?:['’]s|\s+is)\s+(?:all|it|my|why|what|the)\b|if\s+(?:you|it|we)\b|all\s+(?:i|we|of\s+this|that)\b"
    r"|until\b|unless\b|my\s+(?:point|ask|request)\b|the\s+(?:point|answer|rest)\b|the\s+least|i\s+(?:don['’]t|do\s+not|"
    r"won['’]t|will\s+not|would\s+rather|only|just|know\b|say|said|get\b|understand)|draw\b|maybe\b|perhaps\b|nobody|no\s+one"
    r"|everyone|everybody)",
    FLAGS,
)
_CONTRACTED = re.compile(r"\b\w+(?:n['’]t|['’](?:m|ve|re|ll|d))\b|\b(?:it|that|there|what|he|she)['’]s\b", FLAGS)
_SPELLED = re.compile(
    r"\b(?:do|does|did|is|are|was|will|would|should|could|has|have)\s+not\b|\bcannot\b|\b(?:I\s+(?:am|have|will|would)|it\s+is"
    r"|we\s+(?:are|have|will)|they\s+are|that\s+is|there\s+is)\b",
    FLAGS,
)
_DROPPED = re.compile(
    r"\b(?:dont|cant|wont|didnt|doesnt|isnt|im|ive|thats|theres|theyre|wouldnt|shouldnt|wasnt)\b", FLAGS
)
_KEPT = re.compile(r"\b\w+['’](?:t|m|ve|re|ll|s|d)\b")
_FOR = re.compile(
    r"\b(?:i|we)(?:['’]m|\s+am|['’]re|\s+are)?\s+(?:\w+ly\s+)?(?:support|favou?r|like|love|applaud|in\s+favou?r|for\s+(?:it|this|the))\b"
    r"|\b(?:vote\s+yes|yes\s+on|please\s+(?:approve|adopt|pass|support)|approve\s+(?:it|this|the)|pass\s+(?:it|this|the)|good\s+idea"
    r"|about\s+time|do\s+it|build\s+it|adopt\s+(?:it|this|the)|in\s+favou?r|thank\s+you\s+for\s+(?:do|bring|propos))",
    FLAGS,
)
_AGAINST = re.compile(
    r"\b(?:oppos(?:e|ed|es|ing)|vote\s+no|no\s+on|vote\s+(?:it|this)\s+down|against|reject|deny|bad\s+idea|shame|stop\s+(?:it|this)"
    r"|do\s+not\s+(?:do|pass|adopt|approve|build)|don['’]t\s+(?:do|pass|adopt|approve|build)|terrible|ridiculous|leave\s+\w+"
    r"\s+alone|kill\s+(?:it|this))\b",
    FLAGS,
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """How one paragraph carries itself, apart from its looks.

    `contracts` and `apostrophes` are habits as -1, 0 (not seen), 1; `pole` is 1 for, -1 against, 0 neither or both;
    `ordinal` the number it counts out ("Second," is 2; 9 for "Lastly"), 0 for none; `pace` its mean sentence length in
    characters.
    """

    taken_down: bool
    body_speaks: bool
    age: bool
    ordinal: int
    sums_up: bool
    contracts: int
    apostrophes: int
    pole: int
    pace: float
    cries: bool


@lru_cache(maxsize=8192)
def bearing_of(text: str) -> Bearing:
    """Return how a paragraph carries itself."""
    stripped = text.strip()
    ordinal = _ORDINAL.match(stripped)
    number = _ORDINALS[ordinal.group(1).lower()] if ordinal else 9 if _LAST.match(stripped) else 0
    contracted, spelled = _CONTRACTED.search(stripped) is not None, _SPELLED.search(stripped) is not None
    dropped, kept = _DROPPED.search(stripped) is not None, _KEPT.search(stripped) is not None
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", stripped) if s]
    return Bearing(
        taken_down=_TAKEN_DOWN.match(stripped) is not None,
        body_speaks=_BODY_SPEAKS.match(stripped) is not None,
        age=_AGE.search(stripped) is not None,
        ordinal=number,
        sums_up=_SUMS_UP.match(stripped) is not None,
        contracts=int(contracted) - int(spelled),
        apostrophes=-1 if dropped else int(kept),
        pole=int(_FOR.search(stripped) is not None) - int(_AGAINST.search(stripped) is not None),
        pace=len(stripped) / max(1, len(sentences)),
        cries=stripped.count("!") >= 2 or "!!" in stripped,
    )


def context_cues(packet: Packet, i: int) -> dict[str, float]:
    """Return the cues at the gap before unit `i` that need more than the two paragraphs' looks, by name."""
    before, after = packet.units[i - 1].text, packet.units[i].text
    a, b = look_at(before), look_at(after)
    p, q = bearing_of(before), bearing_of(after)
    found = {"b_taken_down": float(q.taken_down), "a_taken_down": float(p.taken_down)}
    found["within_greeted_letter"] = float(_within_greeted(packet, i))
    stripped = after.strip()
    found["b_signs"] = float(len(stripped) <= 45 and not b.ended and not b.name and _SIGNS.match(stripped) is not None)
    found["b_points_up"] = float(_POINTS_UP.search(stripped[:140]) is not None)
    found["question_run"] = float(_in_question_run(packet, i))
    found["b_comma_line"] = float(len(stripped) <= 45 and stripped.endswith(",") and not b.greets)
    if not (b.thanks or b.sign_off or b.name or b.greets or a.greeting):
        _order_cues(packet, i, q, found)
        _register_cues(a, b, p, q, found)
        _reach_cues(packet, i, a, b, found)
        found["b_body_speaks"] = float(q.body_speaks)
        found["b_age"] = float(q.age)
        found["ages_differ"] = float(p.age and q.age)
        found["b_sums_up_short"] = float(q.sums_up and b.length < 140)
        found["b_sums_up_long"] = float(q.sums_up and b.length >= 140)
        found["poles_differ"] = float(p.pole * q.pole < 0)
        found["poles_agree"] = float(p.pole * q.pole > 0)
        found["a_takes_pole"] = float(p.pole != 0 and q.pole == 0)
        found["b_takes_pole"] = float(q.pole != 0 and p.pole == 0)
        found["both_short"] = float(a.length < 90 and b.length < 90)
        found["b_tiny"] = float(b.length < 30)
    return {name: value for name, value in found.items() if value}


def preface_cues(packet: Packet, i: int) -> dict[str, float]:
    """Return the cues before a campaign's opening line `i`, in the own words above: a preface, or another's comment."""
    before = packet.units[i - 1].text
    a, p = look_at(before), bearing_of(before)
    opening = before.strip()
    me = FIRST_PERSON.search(before) is not None or WE.search(before) is not None
    found = {
        "preface_of_letter": _OF_A_LETTER.search(before) is not None,
        "preface_introduces": INTRODUCTION.match(opening) is not None,
        "preface_i": re.match(r"(?:I|We|My|Our)\b", opening) is not None,
        "preface_nobody": not me,
        "preface_position": POSITION.search(before) is not None or p.pole != 0,
        "preface_asks": asks(before),
        "preface_question": "?" in before,
        "preface_taken_down": p.taken_down,
        "preface_body_speaks": p.body_speaks,
        "preface_short": a.length < 90,
        "preface_long": a.length > 260,
        "preface_foreign": a.script not in ("", "latin") or tongue(before) not in ("", "en"),
        "preface_shouted": a.shouted,
        "preface_courtesy": a.name or a.thanks or a.sign_off,
        "preface_item": TOPIC.search(before) is not None,
    }
    return {name: 1.0 for name, holds in found.items() if holds}


def _in_question_run(packet: Packet, i: int) -> bool:
    """Say whether the gap before unit `i` stands within three or more paragraphs in a row that end as questions."""
    units = packet.units
    if not all(units[k].text.rstrip().endswith("?") and packet.counts[units[k].cluster] == 1 for k in (i - 1, i)):
        return False
    return any(0 <= k < len(units) and units[k].text.rstrip().endswith("?") for k in (i - 2, i + 1))


def _within_greeted(packet: Packet, i: int) -> bool:
    """Say whether a greeting stands above and the closing that answers it below, with neither in between."""
    units = packet.units
    for j in range(i - 1, max(-1, i - _LETTER_REACH), -1):
        look = look_at(units[j].text)
        if look.greets or _GREETS_BY_SHAPE.fullmatch(units[j].text.strip()):
            break
        if (look.name or look.sign_off or look.thanks) or packet.counts[units[j].cluster] > 1:
            return False
    else:
        return False
    for j in range(i, min(len(units), i + _LETTER_REACH)):
        look = look_at(units[j].text)
        if look.greets or packet.counts[units[j].cluster] > 1:
            return False
        text = units[j].text.strip()
        if look.sign_off or look.thanks or look.name or (len(text) <= 45 and text.endswith(",")):
            return True
    return False


def _order_cues(packet: Packet, i: int, q: Bearing, found: dict[str, float]) -> None:
    """Cues in points counted out in words."""
    above = [bearing_of(u.text).ordinal for u in packet.units[max(0, i - 4) : i]]
    found["b_first_point"] = float(q.ordinal == 1)
    found["b_next_point"] = float(q.ordinal > 1 and any(0 < n < q.ordinal for n in above))
    found["b_later_point"] = float(q.ordinal > 1) - found["b_next_point"]
    found["a_point"] = float(bool(above) and 0 < above[-1] < 9 and not q.ordinal)


def _register_cues(a: Look, b: Look, p: Bearing, q: Bearing, found: dict[str, float]) -> None:
    """Cues in a change of register."""
    found["contracts_differ"] = float(p.contracts * q.contracts < 0)
    found["contracts_agree"] = float(p.contracts * q.contracts > 0)
    found["apostrophes_differ"] = float(p.apostrophes * q.apostrophes < 0)
    if a.length > 60 and b.length > 60:
        found["pace_differs"] = min(1.5, abs(math.log(max(1.0, p.pace) / max(1.0, q.pace))))
        found["cries_differ"] = float(p.cries != q.cries)


def _reach_cues(packet: Packet, i: int, a: Look, b: Look, found: dict[str, float]) -> None:
    """Cues in rare words shared across the gap further off, and in a paragraph's kinship with its other side."""
    units = packet.units
    above = [look_at(u.text) for u in units[max(0, i - _REACH) : i - 1] if packet.counts[u.cluster] == 1]
    below = [look_at(u.text) for u in units[i + 1 : i + _REACH] if packet.counts[u.cluster] == 1]
    across = [kinship(packet, x, b) for x in above] + [kinship(packet, a, y) for y in below]
    found["bridged"] = min(1.5, max(across, default=0.0) / 4)
    nearer = [kinship(packet, b, below[0])] if below else []
    nearer += [kinship(packet, above[-1], a)] if above else []
    found["kin_elsewhere"] = min(1.5, max(nearer, default=0.0) / 4)
    found["his_or_hers_above"] = float(HE_OR_SHE.match(units[i].text.strip()) is not None)
