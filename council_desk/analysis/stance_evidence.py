"""Gathers what a text says about its writer's side: cues, turned and weakened by what stands round them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from council_desk.analysis import cues_en, stance_cues, stance_cues_es, stance_formulas
from council_desk.analysis.evidence import Evidence
from council_desk.analysis.sentences import Needles, Sentence, lowered, split_sentences
from council_desk.analysis.stance_cues import Cue

_DECLARED_FROM = 1.6


@dataclass(slots=True)
class Gathered:
    """Everything found: the two sides' weights, what is said of changes, and the words behind it."""

    support: float = 0.0
    oppose: float = 0.0
    support_declared: bool = False
    oppose_declared: bool = False
    plain_vote: bool = False
    neutral: bool = False
    amends: bool = False
    minor: bool = False
    turns: bool = False
    conditional: bool = False
    unless: bool = False
    would_withdraw: bool = False
    worried: bool = False
    sarcastic: bool = False
    traps: int = 0
    found: list[Evidence] = field(default_factory=list)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words, at most eight, in order of the text."""
        return tuple(sorted(self.found, key=lambda e: e.start)[:8])


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue where it stands in the text, with its side and weight after what stands round it."""

    start: int
    end: int
    side: int
    weight: float
    name: str
    trapped: bool
    vote: bool = False


def gather(text: str, language: str) -> Gathered:
    """Reads a text in English (en) or Spanish (es) sentence by sentence for its writer's side."""
    formulas = stance_formulas if language == "en" else stance_cues_es
    out = Gathered()
    low = lowered(text)
    sentences = split_sentences(text)
    neutral = formulas.NEUTRAL.search(low)
    for hits in _hits(low, sentences, language).values():
        for hit in _distinct(hits):
            # 'Neither supports nor opposes' is no support.
            if neutral is None or hit.end <= neutral.start() or hit.start >= neutral.end():
                _add(out, hit)
    out.turns = _TURNS.search(low) is not None
    out.minor = any(letters in low for letters in _MINOR_LETTERS) and formulas.MINOR.search(low) is not None
    for name in ("NEUTRAL", "AMENDS", "UNLESS", "SARCASM"):
        found = neutral if name == "NEUTRAL" else getattr(formulas, name).search(low)
        if found:
            _note(out, name, found)
    if language == "en":
        out.conditional = bool(_CONDITIONAL.search(low))
        out.worried = ("concern" in low or "provision" in low or "until" in low) and bool(_WORRIED.search(low))
        out.would_withdraw = ("objection" in low or "opposition" in low) and bool(_WITHDRAW.search(low))
    if out.sarcastic:
        out.support *= 0.2
        out.support_declared = False
    return out


_MINOR_LETTERS = (
    "i only", "we only", "would only", "one thing", "one small", "one little", "one other", "one ask", "one wish",
    "just one", "only ask", "only wish", "only thing", "only grumble", "only quibble", "p.s", " ps", "\nps", "(and ",
    "would be nice", "even better", "solo", "sólo", "solamente", "únicamente", "también", "quibble", "grumble",
)  # fmt: skip
# But, however, except: a support that goes on to say something else is not a clean one.
_TURNS = re.compile(r"\b(?:but|however|although|though|except|unless|yet|only\s+if|pero|aunque|excepto)\b")
_CONDITIONAL = re.compile(
    r"\b(?:could|would|might|will)\s+(?:\w+\s+){0,3}(?:support|back|get\s+behind|vote\s+for|be\s+for|"
    r"live\s+with|favou?r)\b"
    r"[^.!?]{0,80}\b(?:if|with|as|once|provided|when)\b|"
    r"\bsupport\b[^.!?]{0,40}\b(?:if|once|provided|as\s+long\s+as|only\s+if|so\s+long\s+as|on\s+condition)\b|"
    r"\bsupport(?:ive)?\s+(?:it\s+|this\s+)?with\s+(?:\w+\s+)?(?:amendments?|changes?|conditions?|modifications?)\b|"
    r"\b(?:other\s+than|apart\s+from|aside\s+from|except\s+for)\s+that\b|\byou(?:['’]ve|\s+have)?\s+(?:left\s+out|forgot)\b|"
    r"\bnot\s+oppose\b[^.!?]{0,40}\bif\b|\bif\s+(?:those|these|that|you)\b[^.!?]{0,40}\b(?:yes|support|for\s+it)\b",
)
_WORRIED = re.compile(
    r"\bconcern(?:s|ed)?\b[^!?]{0,200}\b(?:reconsider|postpone|delay|hold\s+off|revisit|rework|address(?:ed)?)\b|"
    r"\b(?:reconsider|postpone|delay|revisit|rework)\b[^!?]{0,120}\b(?:concerns?|until|provisions?)\b"
)
_WITHDRAW = re.compile(r"\b(?:withdraw|drop|lift|remove)\s+(?:my|our|its|their)\s+(?:objections?|opposition)\b")


def _note(out: Gathered, name: str, found: re.Match[str]) -> None:
    """One of the whole-text signs."""
    if name == "NEUTRAL":
        out.neutral = True
        out.found.append(Evidence(found.start(), found.end(), "takes no side"))
    elif name == "AMENDS":
        out.amends = True
        out.found.append(Evidence(found.start(), found.end(), "wants changes"))
    elif name == "UNLESS":
        out.unless = True
        out.found.append(Evidence(found.start(), found.end(), "sets a condition"))
    else:
        out.sarcastic = True
        out.found.append(Evidence(found.start(), found.end(), "mocking"))


def _add(out: Gathered, hit: _Hit) -> None:
    if hit.weight < 0.05:
        return
    if hit.side > 0:
        out.support += hit.weight
        out.support_declared |= hit.weight >= _DECLARED_FROM
        out.plain_vote |= hit.vote and not hit.trapped
    else:
        out.oppose += hit.weight
        out.oppose_declared |= hit.weight >= _DECLARED_FROM
    out.traps += hit.trapped
    if hit.weight >= 0.5:
        out.found.append(Evidence(hit.start, hit.end, hit.name))


def _distinct(hits: list[_Hit]) -> list[_Hit]:
    """The heaviest of cues that overlap."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: -h.weight):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return kept


def _hits(low: str, sentences: tuple[Sentence, ...], language: str) -> dict[int, list[_Hit]]:
    """The cues of each sentence that has any, by its index."""
    found: dict[int, list[_Hit]] = defaultdict(list)
    if not sentences:
        return found
    *places, votes = _needles(language).having(low, sentences)
    for each, having in zip(_cues(language), places, strict=True):
        for i in _where(each, sentences, having):
            words = low[sentences[i].start : sentences[i].end]
            match = each.pattern.search(words)
            if match:
                found[i].append(_placed(words, sentences[i].start, match, each, language))
    if language == "en":
        for i in votes:
            found[i].extend(_vote_asks(low[sentences[i].start : sentences[i].end], sentences[i].start))
    return dict(sorted(found.items()))


def _cues(language: str) -> tuple[Cue, ...]:
    cues = stance_cues if language == "en" else stance_cues_es
    return (*cues.DECLARED, *cues.WEAK)


@lru_cache(maxsize=2)
def _needles(language: str) -> Needles:
    """The letters that each cue needs, and last those of a vote."""
    return Needles([*(each.needs for each in _cues(language)), _VOTE_LETTERS])


def _where(each: Cue, sentences: tuple[Sentence, ...], having: list[int]) -> Sequence[int]:
    """Indexes of the sentences a cue may stand in. having: those with letters that it needs."""
    if each.longest:
        return [i for i, s in enumerate(sentences) if s.end - s.start <= each.longest]
    return having if each.needs else range(len(sentences))


_VOTE_LETTERS = (
    "pass", "adopt", "approv", "support", "back", "endors", "enact", "ratif", "accept", "vot", "reject", "oppos",
    "den", "defeat", "kill", "scrap", "drop", "shelve", "table", "abandon", "withdr", "reconsid", "rethink", "stop",
    "halt", "block", "postpone", "delay", "defer", "continue", "hold", "put", "cancel", "repeal", "rescind",
    "advance", "move", "proceed", "go ", "refrain", "say", "turn", "do ", "implement", "undo", "throw", "get",
    "take", "uphold", "overturn", "veto", "dismiss", "disapprov", "declin", "refus", "pull", "send", "leave",
    "keep", "cast", "record", "regist",
)  # fmt: skip
_POSITION_START = re.compile(
    rf"(?:^|[,;:—–(]\s*|\b(?:please|to|and|not|should|must|and\s+then|you|council|just|then|kindly|urge|would|"
    rf"n['’]t)\s+)(?={cues_en.POSITION_VERB}\b)",
    re.IGNORECASE,
)


_ASKER = re.compile(
    r"\b(?:ask|asks|asking|urg\w+|request\w*|want|beg|implor\w+|encourag\w+|call\w*|like|plead\w*|need|needs|ought|has|have|not|"
    r"time|refuse|council\w*|you|recommend\w*|wise|best|better|mistake|reason|writing|write|here|and)\b[^.;]*\bto\s+$"
)
_PLATITUDE = re.compile(r"\bdo\s+(?:the|what['’]?s?)\s+(?:is\s+)?(?:right|best)\b|\bright\s+thing\b")


def _vote_asks(words: str, offset: int) -> Iterator[_Hit]:
    """Asks whose object is the item: adopt this, reject the ordinance, do not block it."""
    for place in _POSITION_START.finditer(words):
        found = cues_en.POSITION_ASK.match(words, place.end()) or cues_en.ONLY_POSITION.match(words, place.end())
        if found is None or cues_en.OTHER_INSTRUMENT.match(words, place.end()) or _PLATITUDE.search(found.group()):
            continue
        before = words[: place.end()]
        if re.search(
            r"\b(?:i|we|they|he|she|who|it|have|has|had|did|want|wants|able|going|voted|hard|easy|fail(?:ed|s)?|used|"
            r"difficult|how)\s+(?:\w+\s+)?(?:to\s+)?$",
            before[-40:],
        ) and not re.search(
            r"\b(?:ask|asks|urge|request|want|like|beg)\s+(?:you|the|this|our|"
            r"that)?\s*(?:\w+\s+){0,3}(?:not\s+)?to\s+$",
            before[-60:],
            re.IGNORECASE,
        ):
            continue
        verb = [word.strip(".,;:!").lower() for word in found.group().split()]
        if before.endswith("to ") and not _ASKER.search(before[-70:]):
            continue
        positive = found.group().startswith("vote for") or (
            any(stance_cues.ASK_FOR.fullmatch(word) for word in verb[:4])
            and not re.search(r"\b(?:no|against|down|nay)\b", found.group())
        )
        side = 1 if positive else -1
        negated = len(
            re.findall(
                r"\b(?:not|never|don['’]?t|refrain|mistake|no\s+reason)\b|n['’]t\b", before[-28:] + found.group()
            )
        )
        if negated % 2:
            side = -side
        hedged = bool(stance_formulas.HEDGED.search(before))
        question = words.rstrip().endswith("?")
        weight = 2.3 * (0.2 if hedged else 1.0) * (0.3 if question else 1.0)
        yield _Hit(
            offset + found.start(),
            offset + found.end(),
            side,
            weight,
            "asks for a vote" if side > 0 else "asks against it",
            hedged,
            vote=True,
        )
        return


def _placed(words: str, offset: int, found: re.Match[str], each: Cue, language: str) -> _Hit:
    """A cue with its side turned by negation and its weight cut by quotation, time, concession and condition."""
    before = words[max(0, found.start() - 90) : found.start()]
    side, weight, trapped = each.side, each.weight, False
    if language == "en":
        if _negations(words, found, each) % 2:
            side = -side
            weight *= 0.6 if each.weight < _DECLARED_FROM else 0.9
            trapped = True
        for pattern, share in (
            (stance_formulas.ATTRIBUTED, 0.2),
            (stance_formulas.PAST, 0.4),
            (stance_formulas.CONCEDED, 0.4),
            (stance_formulas.HEDGED, 0.25),
        ):
            if pattern.search(before):
                weight *= share
                trapped = True
        if _GOAL_ONLY.match(words, found.end()):
            weight *= 0.5
            trapped = True
        if _OTHER_OBJECT.match(words, found.end()):
            weight *= 0.2
    if words.rstrip("\"”')").endswith("?"):
        weight *= 0.25
        trapped = True
    if before.count("“") > before.count("”") or before.count('"') % 2:
        weight *= 0.2
        trapped = True
    return _Hit(
        offset + found.start(), offset + found.end(), side, weight, each.name, trapped, vote="vote" in each.name
    )


_GOAL_ONLY = re.compile(
    r"\s+(?:the\s+|its\s+|your\s+)?(?:\w+\s+)?(?:goals?|intent|idea|concept|spirit|aim|purpose|principle)s?\b"
)
_OTHER_OBJECT = re.compile(
    r"\s+(?:the\s+(?:letter|comments?|people|troops|police|workers|sentiment)|our\s+(?:police|troops|local|"
    r"neighbou?rs|workers)|a\s+different|myself|themselves|ourselves|my\s+(?:family|kids)|local\s+business\w*|"
    r"small\s+business\w*|everyone)\b"
)


def _negations(words: str, found: re.Match[str], each: Cue) -> int:
    """How many negators turn a cue, in its clause and just before it; those that are part of the cue do not count."""
    before = re.split(
        r"[,;:.!?—–]|\b(?:but|because|although|and\s+(?:i|we))\b", words[max(0, found.start() - 60) : found.start()]
    )[-1]
    near = " ".join(before.split()[-6:])
    near = stance_formulas.KEPT_UNIT.sub(" ", near)
    count = len(stance_formulas.NEGATOR.findall(near))
    if each.weight >= _DECLARED_FROM and each.side > 0:
        inside = stance_formulas.KEPT_UNIT.sub(" ", found.group())
        count += len(re.findall(r"\b(?:not|never|cannot|can['’]t|don['’]t|do\s+not|won['’]t)\b", inside))
    elif (
        each.side < 0
        and each.weight >= _DECLARED_FROM
        and re.search(r"\b(?:not|don['’]t|never)\s+(?:\w+\s+)?(?:oppose|object|against|opposed)", found.group())
    ):
        count += 1
    return count
