"""What the sentence shapes alone say a comment asks for; demands.py weighs it together with what is learned.

Position asks (vote yes, reject this item) are left out: they say where the writer stands and feed stance.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from council_desk.analysis import cues_en, cues_es
from council_desk.analysis import demand_patterns as patterns
from council_desk.analysis.demand_frames import Framed, Setting, english_frames, spanish_frames, split_verbs, trimmed
from council_desk.analysis.items import ItemContext
from council_desk.analysis.sentences import Sentence, lowered, split_sentences
from council_desk.analysis.terms import terms

_LEAST_SURE = 0.5
_LONGEST = 420
_HEADING = re.compile(
    r"\b(?:ask|asks|urge|urges|request|requests|recommend|recommends|changes?|amend\w*|following|should|need|"
    r"needs|demand|demands|want|corrections?|additions?|conditions?|"
    r"suggest\w*|propose\w*|things|must|revis\w+|improvements?|steps|points|asks|fix\w*|edits?|would\s+like|"
    r"please|consider|support\s+(?:it|this)\s+if|unless|"
    r"pid\w+|solicit\w+|cambios|exig\w+|siguientes?)\b[^.!?]{0,160}[:.!]?\s*$",
)
_REASONS = re.compile(
    r"\b(?:reasons?|concerns?|objections?|problems?|facts?|questions?|because|issues|why|observations?|found|saw|seen|"
    r"counted|noticed|happened|received|collected|picked\s+up|heard|witnessed|noted|learned|"
    r"razones|preocupaciones)\b[^.!?]{0,80}[:.]?\s*$",
)
_ATTRIBUTED = re.compile(
    r"^(?:(?:some|many|other|several|my|our|the)\s+)?(?:people|neighbou?rs?|opponents|supporters|critics|"
    r"others|folks|they|he|she|someone|somebody|staff|"
    r"\w+\s+(?:council\s*member|neighbou?r|friend|husband|wife|boss|landlord))\s+(?:keep\s+)?(?:say|says|said|"
    r"saying|claim|claims|argue|argues|told|tell|tells|want|wants|wanted|asked|think|thinks|suggest)\b",
)
_SAID_AFTER = re.compile(r",\s+(?:says?|said)\s+(?:my|the|one|a|our)\s+\w+\b[^.!?]{0,20}[.!?]*$")
_SARCASM = re.compile(
    r"\b(?:why\s+stop\s+there|by\s+all\s+means|go\s+ahead\s+and|sure,?\s+(?:let['’]s|why\s+not)|oh\s+(?:great|"
    r"wonderful|sure|absolutely|please|good|yes)|slow\s+clap|while\s+you(?:['’]re|\s+are)\s+at\s+it|genius|"
    r"might\s+as\s+well|perhaps\s+you\s+could)\b",
)


@dataclass(frozen=True, slots=True)
class RuleReading:
    """What the rules see: every frame that fits, the asks kept, the sentences not taken at their word.

    framed: all that frames found, in order of sentences. kept: cut to what is asked, none inside another. aside:
    indexes of sentences that are someone else's words or mock.
    """

    framed: tuple[Framed, ...]
    kept: tuple[Framed, ...]
    aside: frozenset[int]


@lru_cache(maxsize=64)
def read_by_rules(text: str, item: ItemContext, language: str = "en") -> RuleReading:
    """The asks of one comment by sentence shape.

    text: the comment's own words. item: what it speaks on; words of its title tell a position ask from a demand.
    language: ISO 639 code of the text; other than en and es gives none, because nothing else is measured.
    """
    if language not in {"en", "es"}:
        return RuleReading((), (), frozenset())
    found: list[Framed] = []
    aside: set[int] = set()
    settings, text = _in_settings(text), lowered(text)
    frames = english_frames if language == "en" else spanish_frames
    mocking = False
    for index, (sentence, setting) in enumerate(settings):
        mocking = not sentence.opens_line and mocking and not re.search(r"\bplease\b", sentence.words(text))
        mocking = mocking or bool(_SARCASM.search(text, sentence.start, min(sentence.end, sentence.start + 160)))
        if mocking or _is_set_aside(text, sentence):
            aside.add(index)
            continue
        found.extend(frames(text, sentence, setting))
    titled = frozenset(term.stem for term in terms(item.title))
    kept = _without_overlap(_pieces(text, framed, titled, language) for framed in found)
    return RuleReading(tuple(found), tuple(kept), frozenset(aside))


def _in_settings(text: str) -> Iterator[tuple[Sentence, Setting]]:
    """The sentences with what they stand in; a list keeps the heading it stands under."""
    low = lowered(text)
    heading, above = False, None
    for sentence in split_sentences(text):
        if sentence.label and above is not None:
            words = sentence_end(low, above)
            heading = bool(_HEADING.search(words)) and not _REASONS.search(words)
        above = None if sentence.label else sentence
        heading = heading and (bool(sentence.label) or not sentence.opens_line)
        yield sentence, Setting(heading)


def sentence_end(low: str, sentence: Sentence) -> str:
    """The last 300 code points of a sentence, where a heading says what follows."""
    return low[max(sentence.start, sentence.end - 300) : sentence.end]


def _is_set_aside(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is someone else's words."""
    words = text[sentence.start : min(sentence.end, sentence.start + 160)]
    if _ATTRIBUTED.match(words) or _SAID_AFTER.search(text, max(sentence.start, sentence.end - 60), sentence.end):
        return True
    return words[:1] in '"“' and words.rstrip()[-1:] in '"”'


def _pieces(text: str, framed: Framed, titled: frozenset[str], language: str) -> list[Framed]:
    """What a frame found, cut at its tail, split at its verbs, without position asks and what is too short."""
    start, end = without_asker(text, framed.start, framed.end), framed.end
    named = _NAMED_FIRST.match(text, start, end)
    start, end = trimmed(text, named.end() if named else start, min(end, start + _LONGEST))
    spans = split_verbs(text, start, end) if language == "en" else [(start, end)]
    if framed.kind == "clause" and language == "en":
        spans = [piece for low, high in spans for piece in _split_clause(text, low, high)]
    also = _AND_THAT.search(text, end, framed.end)
    if also and language == "en":
        low, high = trimmed(text, also.end(), framed.end)
        spans += split_verbs(text, low, high)
    kept = []
    for low, high in spans:
        piece = trimmed(text, low, high)
        what = text[piece[0] : piece[1]]
        if len(what) < 6 or len(what.split()) < 2 or _is_position(what, titled, language) or _is_empty(what):
            continue
        kept.append(replace(framed, start=piece[0], end=piece[1]))
    return kept


_DOES = re.compile(rf"\b(?:{cues_en.VERB})s\b")
_AND_DOES = re.compile(rf",?\s+and\s+(?=(?:{cues_en.VERB}|judge|measure|come|apply)s\s+\w)")


def _split_clause(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause cut where its one subject does a second thing: it lets X run and judges Y."""
    joint = _AND_DOES.search(text, start, end)
    if joint is None or _DOES.search(text, start, joint.start()) is None:
        return [(start, end)]
    return [(start, joint.start()), (joint.end(), end)]


_ASKER = re.compile(
    rf"(?:(?:that\s+)?(?:you|the\s+(?:city\s+)?council|council|the\s+city|this\s+body|staff|"
    rf"{cues_en.COUNCIL})\s+)(?:(?:also|instead|please|were\s+to|will|would|could|should|can|agree[ds]?\s+to|"
    rf"promise[ds]?\s+to|commits?\s+to|committed\s+to|at\s+least|first|immediately|to|simply|"
    rf"just)\s+)*(?={cues_en.VERB}\b)",
)
_SAID_WORDS = re.compile(
    r"(?:the\s+\w+|it|you|they)\s+(?:said|says|stated|made\s+clear|would\s+say|specified|"
    r"guaranteed)\s+(?:in\s+[\w\s]{1,20}?\s+)?that\s+",
)
_FILLER = re.compile(r"(?:(?:please|also|to|at\s+least|be\s+willing\s+to|consider|kindly)\s+)+(?=\w)")


_AND_THAT = re.compile(
    r",?\s+and\s+that\s+(?:you|the\s+(?:city|council|\w+\s+council)|it)\s+(?:also\s+)?", re.IGNORECASE
)
_NAMED_FIRST = re.compile(
    r"(?:an?|one|two|three|the\s+following|these|this)\s+(?:\w+\s+){0,2}\w+\s*:\s*(?=\w)", re.IGNORECASE
)


def without_asker(text: str, start: int, end: int) -> int:
    """Where an ask begins without the council as its subject: that the Council also keep X gives keep X."""
    for pattern in (patterns.LEADING_WORDS, _SAID_WORDS, _ASKER, _FILLER):
        found = pattern.match(text, start, end)
        if found:
            start = found.end()
    return start


def _is_position(what: str, titled: frozenset[str], language: str) -> bool:
    """Whether the words only say how to vote on the item."""
    if language == "es":
        return bool(cues_es.POSITION_ASK.match(what))
    if cues_en.OTHER_INSTRUMENT.match(what):
        return False
    if _APPROVES.fullmatch(what) or (titled and _names_the_item(what, titled)):
        return True
    asked = cues_en.POSITION_ASK.match(what) or cues_en.ONLY_POSITION.match(what)
    if not asked:
        return False
    if cues_en.UNTIL.search(what) and re.match(
        r"(?:please\s+)?(?:postpone|delay|defer|put|hold|continue|wait|table)", what, re.IGNORECASE
    ):
        return False
    rest = what[asked.end() :]
    changes = re.match(
        r"\s*(?:,?\s*(?:but|with)\s+(?!(?:no|confidence|pride))|\s+(?:to|so\s+that\s+it|by)\s+\w+)", rest, re.IGNORECASE
    )
    return not changes or bool(re.match(r"\s+to\s+(?:protect|keep|help|make|ensure|show|save|send)\b", rest))


_BALLOT = frozenset({"voter", "vot", "ballot", "elect"})
_TO_BALLOT = re.compile(r"(?:send|put|place|submit|refer|get)\s+(?:the|this|it|these)\b.{0,30}\b(?:ballot|voters)$")
_APPROVES = re.compile(
    r"(?:approve|adopt|pass|endorse|ratify|enact|reject|defeat)\s+(?:the|this|these|your|our)\s+"
    r"(?:(?!in\b|on\b|at\b|for\b|with\b|to\b)[\w'-]+\s*){1,5}"
)
_ON_THE_ITEM = re.compile(
    rf"(?:{cues_en.VOTE_VERB}|stop|halt|block|cancel|drop|scrap|abandon|build|open|install|keep\s+out)\s+"
    r"(?:the|this|these|those|your|any|all)\s+(?P<object>.+)$"
)


def _names_the_item(what: str, titled: frozenset[str]) -> bool:
    """Whether the object is nothing but words of the item's title: stop the meters, approve the shelter lease."""
    if titled & _BALLOT and _TO_BALLOT.match(what):
        return True
    found = _ON_THE_ITEM.match(what)
    if not found:
        return False
    named = [term.stem for term in terms(found.group("object"))]
    return 0 < len(named) <= 5 and all(stem in titled for stem in named)


_EMPTY = re.compile(
    r"(?:do\s+not\s+|don't\s+|never\s+)?\w+\s+(?:it|this|that|them)(?:\s+(?:back|down|up|in|again|now|too|first|right|"
    r"please|through|alone|done|away|over))*(?:\s+and\s+(?:pass|adopt|approve|vote|move|send)\b.*)?|(?:fix|make|do|adopt|put|"
    r"add|include|consider|address|correct|accept|take|incorporate|change|amend)\s+(?:\w+\s+)?(?:these|those|this|that|the|all|both|my|our)\s+"
    r"(?:(?:\w+\s+){0,2}(?:things?|changes?|corrections?|problems?|points?|issues?|requests?|items?|suggestions?|"
    r"amendments?|additions?|concerns?|asks?|comments?|flaws?|two|three|four|few))(?:\s+and\s+(?:pass|adopt|approve|"
    r"vote|i|we|you|move|send|come)\b.*)?|(?:the\s+)?(?:following|above|rest|other)\b.{0,40}|add\s+the\s+rest|"
    r"(?:decide|settle)\s+(?:it|this|that)\b.*|keep\s+it\s+so\b.*|(?:\w+\s+(?:it|this|that)\W+)+(?:\w+\s+it\b)?(?:\s+\w+)?|"
    r"\w+\s+the\s+(?:new|whole|other|darn|damn)\s+(?:one|thing)|be\s+(?!told|informed|notified|given|allowed|included|"
    r"consulted|exempted).*|.*\bfor\s+(?:example|instance)\b.*|"
    r"(?:understand|realize|remember|recognize|know|see|think|believe|consider\s+that|acknowledge|"
    r"keep\s+in\s+mind|stand\s+(?:up|with|for)|"
    r"take\s+the\s+(?:next|following|first)|do\s+(?:these|those|the\s+following))\b.*|[^.]*\btak(?:e|"
    r"ing)\s+the\s+following\b.*|"
    r"(?:to\s+)?(?:\w+\s+)?(?:listen|do\s+(?:better|more|something|the\s+right\s+thing|your\s+jobs?|it|this|"
    r"that|so)|(?:fix|stop|change|make|keep|end|finish|get|start|use|read|have)\s+(?:it|this|that|them|up|"
    r"going|in\s+mind|right|me|us)|"
    r"(?:consider|reconsider|support|hear|respect)\s+(?:this|these|the|your|my|our|all|how|what|us|me)\b.*|"
    r"(?:a|an|the)?\s*(?:yes|no|aye|nay)(?:\s+vote)?|take\s+(?:action|care|this|a\s+stand|the\s+time|"
    r"note)\b.*|"
    r"(?:your|the)\s+(?:support|vote|consideration|time|attention|opportunity|help|leadership|chance|answer|"
    r"record)\b.*|(?:an?\s+)?(?:explanation|answers?|response|reply)\b.*|more\s+information\b.*|opposition|"
    r"support\b.*|"
    r"(?:makes?|made)\s+(?:\w+\s+)?changes?\b.*|(?:it|the\s+\w+)\s+(?:were|was|is|be)\s+(?:strengthened|"
    r"amended|changed|improved|fixed)(?:\s+in\s+.*)?|(?:an|one|two|three|four|these|"
    r"the\s+following)\s+(?:\w+\s+)?(?:additions?|changes?|things?|corrections?|amendments?)|"
    r"it\s+to\s+(?:pass|fail|go|happen).*|this\s+to\s+(?:pass|fail|go|happen|stop).*|to\s+be\s+(?:clear|"
    r"honest|sure|fair)\b.*|everyone\b.*|peace\b.*|common\s+sense\b.*|work\s+(?:together|with\s+us))",
)


def _is_empty(what: str) -> bool:
    """Whether the words ask for nothing that could be done."""
    return bool(_EMPTY.fullmatch(what.strip())) or not re.search(r"[^\W\d_]{3,}", what)


def _without_overlap(pieces: Iterator[list[Framed]]) -> list[Framed]:
    """The surest of what overlaps, in order of the text."""
    kept: list[Framed] = []
    flat = [piece for group in pieces for piece in group if piece.trust >= _LEAST_SURE]
    for piece in sorted(flat, key=lambda p: (-p.trust, p.start, p.end)):
        if all(piece.end <= other.start or piece.start >= other.end for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda p: p.start)
