"""What a comment asks the council to do: each ask as a canonical sentence, a short name, and its own words.

Sentence shapes (demand_rules.py) say what is asked and where its words begin and end; what is learned from labelled
letters (demand_model.py) says whether it is asked at all, and finds asks of no known shape. Position asks (vote yes,
reject this item) are not demands: they say where the writer stands and feed stance.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from council_desk.analysis import demand_patterns as patterns
from council_desk.analysis.demand_conflicts import conflict
from council_desk.analysis.demand_frames import Framed
from council_desk.analysis.demand_marks import MarkedSegment, marked_segments
from council_desk.analysis.demand_model import Candidate, candidates, chances, sureness
from council_desk.analysis.demand_names import short_name
from council_desk.analysis.demand_rules import RuleReading, read_by_rules, without_asker
from council_desk.analysis.demand_segments import JOINERS, word_class
from council_desk.analysis.demand_weights import stored_weights
from council_desk.analysis.demand_wording import canonical_sentence
from council_desk.analysis.heard import Heard
from council_desk.analysis.items import ItemContext
from council_desk.analysis.sentences import lowered
from council_desk.analysis.terms import terms

_WISHES = re.compile(
    r"(?:(?:i|we|he|she|they|caller)(?=\s|'d)\s*)?(?:(?:'d|would|do)\s+)?(?:(?:really|also|only|just|still)\s+)*"
    r"(?:wants?|would\s+like|likes?|needs?|appreciate|welcome|love|prefer|hopes?|ask(?:s|ed|ing)?|suggests?|propose|"
    r"request|add|say)\s+(?:(?:that|for|to\s+(?:see|have|add|ask|suggest|say)(?:\s+(?:that|for))?)\s+)?"
    r"(?:(?:you|(?:the\s+)?(?:city\s+)?council|the\s+city|staff|somebody|someone)\s+(?:to|would|could|will)\s+)?"
)
_POLITELY = re.compile(
    r"(?:could|can|would|will|won't|can't|couldn't)\s+(?:you|we|the\s+\w+|staff|council|somebody|someone)\s+"
    r"(?:(?:please|also|just|at\s+least)\s+)*"
)
_ASIDE = re.compile(r"(?:if\s+anything|because|instead|at\s+least|maybe|perhaps|finally|lastly),?\s+")
ASKED = 0.4
"""Candidates at least this sure are demands: where precision and recall on topics left out are about equal."""
_STATES = frozenset({"be", "modal", "pronoun", "have", "do"})
_CONDITION = 0.5
"""What support or opposition hangs on (unless the fee is cut) is offered as a demand even where its words are rare."""
_ACCEPTED = 0.7
"""How sure an ask is that is worded like an accepted demand: 14 of 16 that this raised were demands, on 74 lists."""
_ASKED_AT_ALL = 0.15
_SHARED, _SHARED_OF_LONGER, _FEWEST_SHARED = 0.75, 0.45, 2
_LONGEST = 420


@dataclass(frozen=True, slots=True)
class DemandFinding:
    """One ask: half-open code points of its words, its canonical sentence, a name of one to three words, how sure.

    `pattern`: the kind of wording that asks, by which an office's decisions about asks are counted.
    """

    start: int
    end: int
    sentence: str
    short_name: str
    confidence: float
    reason: str
    pattern: str = ""


@lru_cache(maxsize=64)
def find_demands(
    text: str, item: ItemContext, language: str = "en", known: tuple[str, ...] = (), heard: Heard | None = None
) -> tuple[DemandFinding, ...]:
    """The asks of one comment, in order, none inside another.

    text: the comment's own words. item: what it speaks on; words of its title tell a position ask from a demand.
    language: ISO 639 code of the text; other than en and es gives none, because nothing else is measured.
    known: wordings that the office has accepted as demands of this matter; what is worded like one is surer.
    heard: what the reading model heard in the text; None where it was not asked.
    """
    if language not in {"en", "es"}:
        return ()
    reading = read_by_rules(text, item, language)
    marked = marked_segments(text, item, reading, stored_weights())
    low = lowered(text)
    asks = _asks(text, marked, reading, known, heard)
    found: list[DemandFinding] = []
    for k, (candidate, sure, accepted) in enumerate(asks):
        limit = marked[asks[k + 1][0].first].segment.start if k + 1 < len(asks) else len(text)
        framed = _words_asked(low, candidate, marked, reading, limit)
        if framed is not None and (not found or framed.start >= found[-1].end):
            named = replace(framed, frame="worded like a demand accepted here") if accepted else framed
            found.append(_finding(text, named, sure, language))
    return tuple(found)


def _asks(
    text: str,
    marked: Sequence[MarkedSegment],
    reading: RuleReading,
    known: tuple[str, ...],
    heard: Heard | None,
) -> list[tuple[Candidate, float, bool]]:
    """The runs of pieces that ask, in order: how sure each is, and whether its words are known as a demand's.

    Where nothing in a letter asks surely, the likeliest run in which a frame fits is its ask: few write to ask nothing.
    """
    likely = candidates(text, marked, chances(marked), reading, heard)
    asks, unsure = [], []
    for candidate in [*likely, *(_unlikely(marked, likely) if known else ())]:
        sure = sureness(candidate) if candidate.signs else 0.0
        if "rB condition" in candidate.signs:
            sure = max(sure, _CONDITION)
        accepted = bool(known) and sure < _ACCEPTED and _is_known(_words_of(text, candidate, marked), known)
        if accepted or sure >= ASKED:
            asks.append((candidate, _ACCEPTED if accepted else sure, accepted))
        elif sure >= _ASKED_AT_ALL and any(sign.startswith("rB ") for sign in candidate.signs):
            unsure.append((candidate, sure, False))
    if not asks and unsure:
        return [max(unsure, key=lambda each: each[1])]
    return sorted(asks, key=lambda each: each[0].first)


def _unlikely(marked: Sequence[MarkedSegment], likely: Sequence[Candidate]) -> list[Candidate]:
    """Whole sentences that are not likely to ask, without signs: only an accepted wording speaks for them."""
    covered = {k for candidate in likely for k in range(candidate.first, candidate.end)}
    pieces: dict[int, list[int]] = {}
    for k, piece in enumerate(marked):
        pieces.setdefault(piece.segment.sentence, []).append(k)
    return [Candidate(each[0], each[-1] + 1, {}) for each in pieces.values() if covered.isdisjoint(each)]


def _words_of(text: str, candidate: Candidate, marked: Sequence[MarkedSegment]) -> str:
    return text[marked[candidate.first].segment.start : marked[candidate.end - 1].segment.end]


def _is_known(words: str, known: tuple[str, ...]) -> bool:
    """Whether words say what an accepted wording says: most of the shorter one's content words, and no other number."""
    stems = frozenset(term.stem for term in terms(words))
    for wording, theirs in _known_stems(known):
        both = len(stems & theirs)
        short, long = sorted((len(stems), len(theirs)))
        alike = both >= _FEWEST_SHARED and both >= _SHARED * short and both >= _SHARED_OF_LONGER * long
        if alike and not conflict(words, wording):
            return True
    return False


@lru_cache(maxsize=4)
def _known_stems(known: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((wording, frozenset(term.stem for term in terms(wording))) for wording in known)


def _words_asked(
    low: str, candidate: Candidate, marked: Sequence[MarkedSegment], reading: RuleReading, limit: int
) -> Framed | None:
    """The words of an ask: as a frame cuts them where one begins with it, else the pieces without what leads in.

    limit: where the next ask begins; no ask goes on beyond it.
    """
    opening, last = marked[candidate.first].segment, marked[candidate.end - 1].segment
    kept = next((each for each in reading.kept if opening.start <= each.start < opening.end), None)
    if kept is not None:
        goes_on = low[kept.end : last.end].lstrip().startswith(":")
        if kept.end <= limit and not goes_on:
            return kept
        _, end = _cleaned(low, kept.start, min(limit, last.end if goes_on else kept.end))
        return replace(kept, end=max(end, kept.start + 1))
    framed = max(
        (each for each in reading.framed if opening.start <= each.start < opening.end),
        key=lambda each: each.start,
        default=None,
    )
    start = framed.start if framed else opening.start
    start, end = _cleaned(low, start, min(last.end, start + _LONGEST))
    if sum(char.isalpha() for char in low[start:end]) < 3:
        return None
    return Framed(start, end, "worded as an ask", 1.0, _kind(low[start:end]))


def _cleaned(low: str, start: int, end: int) -> tuple[int, int]:
    """Without and, please and that the council before it, without marks at its ends."""
    while True:
        while start < end and not low[start].isalnum() and low[start] not in "$\"'":
            start += 1
        first = low[start:end].split(" ", 1)
        if len(first) < 2 or first[0].strip(",") not in JOINERS:
            break
        start += len(first[0])
    asker = without_asker(low, start, end)
    start = asker if asker < end - 3 else start
    for lead in (_ASIDE, _WISHES, _POLITELY):
        found = lead.match(low, start, end)
        if found and low.count(" ", found.end(), end) >= 1 and (lead is not _WISHES or _is_wish(found.group())):
            start = found.end()
    for pattern in (patterns.TERMINAL, patterns.DANGLING):
        found = pattern.search(low, max(start, end - 40), end)
        end = found.start() if found else end
    return start, end


def _is_wish(words: str) -> bool:
    """Whether the words say who wishes, or a clerk's note says it for the caller: add and say alone are asked for."""
    return words.split(maxsplit=1)[0] not in {"add", "say", "request", "propose", "appreciate", "ask", "do", "suggest"}


def _kind(words: str) -> str:
    """Whether words begin with what is to be done (or read as they stand), are a statement, or name a thing."""
    if word_class(words.split(maxsplit=1)[0].strip(",:")) == "verb" or words.startswith(("do not ", "don't ")):
        return "verb"
    if patterns.MODAL.search(words):
        return "clause"
    return "verb" if any(word_class(word.strip(",.")) in _STATES for word in words.split()) else "noun"


def _finding(text: str, framed: Framed, sure: float, language: str) -> DemandFinding:
    what = text[framed.start : framed.end]
    sentence = canonical_sentence(what, framed.kind, language)
    reason = f"{framed.frame}: “{what[:60]}”"
    return DemandFinding(framed.start, framed.end, sentence, short_name(sentence), round(sure, 3), reason, framed.frame)
