"""The sentence shapes that ask for something: requests, imperatives, duties, conditions, list items. English and Spanish.

Every frame gives a span of the raw text that names what is asked, without the words that do the asking, and how far
the frame alone is to be trusted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from council_desk.analysis import cues_en, cues_es
from council_desk.analysis.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Framed:
    """What one frame found: the span of what is asked, the frame's name, its trust, and the kind of words: verb, clause or noun."""

    start: int
    end: int
    frame: str
    trust: float
    kind: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in: whether its list stands under an ask-like heading."""

    under_heading: bool = False


_HINT = re.compile(
    r"\b(?:ask|asks|asking|urge|urges|urging|request|requests|requesting|recommend|recommends|recommending|implore|beg|demand|demands|call|calls|calling|"
    r"encourage|encourages|suggest|suggests|propose|proposes|insist|like|love|prefer|want|wants|need|needs|must|should|ought|has\s+to|have\s+to|unless|provided|"
    r"long\s+as|condition|if|grateful|appreciate|could|would|can|hope|wish|plea|petition|let)\b",
)
_ADVERBS = r"(?:(?:only|just|simply|also|respectfully|strongly|therefore|instead|further|furthermore|humbly|kindly|hereby|again|still|really|very\s+much|formally|additionally|now|politely|sincerely|specifically)\s+)*"
_ASKED = r"(?:(?:of\s+)?(?:you|all\s+of\s+you|each\s+of\s+you|(?:the|this|our|your)\s+(?:\w+\s+){0,2}(?:council\w*|mayor|city|staff|board|commission|body|members|manager|department)|council\w*|city\s+council|members)(?:\s*,)?\s+)?"
_ASK = re.compile(
    rf"\b(?P<subject>(?:(?:i|we|i['’]d|we['’]d|i['’]m|we['’]re|i\s+am|we\s+are|my|our)|members|residents|and|,|to|would|must|may\s+i|i\s+will|i\s+must)\s+)?"
    rf"{_ADVERBS}(?:be\s+)?\b(?P<verb>ask|asks|asking|urge|urges|urging|request|requests|requesting|recommend|recommends|recommending|implore|beg|demand|demands|demanding|call\s+on|calls\s+on|"
    rf"calling\s+on|call\s+upon|calls\s+upon|call\s+for|calls\s+for|calling\s+for|encourage|encourages|suggest|suggests|suggesting|propose|proposes|insist|petition|plead\s+with)\s+"
    rf"{_ADVERBS}(?P<asked>{_ASKED}){_ADVERBS}(?P<link>that|not\s+to|to|for|on)?\s*(?P<mark>:)?\s*(?P<what>.+)",
    re.DOTALL,
)
_THIRD_PERSON = re.compile(
    r"\b(?:they|he|she|it|people|neighbou?rs?|some|many|others|staff|who|which|critics|opponents|supporters|everyone|nobody|you|don['’]t|not|never|didn['’]t|why|as|to\s+be)\s+(?:\w+ly\s+)?$",
)
_ASK_HINT = re.compile(
    r"\b(?:ask|urg|request|recommend|implore|beg\b|demand|call|encourag|suggest|propos|insist|petition|plead)", re.IGNORECASE
)
_WISH_HINT = re.compile(r"\b(?:like|love|prefer|want|need|wish|hope)\b")
_MODAL_HINT = re.compile(r"\b(?:should|must|needs?|ought|ha(?:s|ve|d)|shall|could|better)\b")
_WISH = re.compile(
    r"\b(?:i|we|i['’]d|we['’]d)\s+(?:(?:would|really|also|still|just|much|only)\s+)*(?:like|love|prefer|want|need|wish|hope)\s+"
    r"(?P<link>to\s+see|that|for|(?:you|the\s+(?:city\s+)?council|the\s+city)\s+to|to\s+have)?\s*(?P<what>.+)",
    re.DOTALL,
)
_WOULD_DO = re.compile(
    rf"\b(?:i|we)(?:['’]d|\s+would)\s+(?:also|go\s+further\s+and|even|rather\s+you|add\s+that\s+you\s+should)\s+(?P<what>(?:{cues_en.VERB})\s.+)",
    re.DOTALL,
)
_NEED_HEAD = re.compile(
    r"\b(?:what\s+(?:we|i|people|residents)\s+(?:really\s+|actually\s+)?(?:need|want|ask|would\s+like)(?:\s+(?:for|is))?|(?:my|our|one|the|a|two|three)\s+(?:\w+\s+){0,2}(?:ask|request|suggestion|demand|condition|addition|change|exception|amendment|fix)s?(?:\s+(?:is|would\s+be|are))?)\s*(?P<mark>:|—|-|that|,)?\s*(?P<what>.+)",
    re.DOTALL,
)
_COUNCIL_MODAL = re.compile(
    rf"\b(?P<subject>{cues_en.COUNCIL}|you|y['’]?all|you\s+all)\s+(?:(?:really|simply|also|at\s+least|just|instead|then|therefore|and\s+staff)\s+)*"
    rf"(?P<modal>should|must|needs?\s+to|ought\s+to|has\s+to|shall|could\s+at\s+least|(?<!you\s)could|had\s+better|is\s+obligated\s+to|better)\s+(?:(?:also|at\s+least|instead|first|immediately|just|really|simply|then)\s+)*(?P<what>[^:].+)",
    re.DOTALL,
)
_RELATIVE = re.compile(
    r"\b(?:if|why|when|whether|what|how|that|which|changes|things?|steps|questions|reasons?|way|as)\s+$", re.IGNORECASE
)
_PASSIVE_MODAL = re.compile(
    r"^(?:(?:also|and|but|at\s+(?:the\s+)?(?:very\s+)?least|finally|first|second|third|then|plus|instead|in\s+addition|personally|if\s+anything),?\s+)*"
    r"(?P<subject>(?:the|any|all|every|each|no|this|these|those|our|your|there|[A-Za-z][\w'’-]*s)\b(?:(?!\b(?:because|if|when|that|who|and\s+(?:i|we|they))\b)[^,;:.!?]){0,70}?)\s*"
    r"\b(?P<modal>should|must|needs?\s+to|ought\s+to|shall|has\s+to|have\s+to)\s+(?P<what>(?:not\s+|also\s+|at\s+least\s+)*(?:be|have|include|apply|go|stay|remain|get|last|end|start|cover|run|open|close|come|pay|say|require|take|stop|use|cost)\b.+)",
    re.DOTALL,
)
_BAD_SUBJECT = re.compile(
    r"^(?:no\s*one|nobody|everyone|anyone|people|(?:the|these|those|all|our|your)\s+(?:people|residents|taxpayers|voters|kids|children|families|neighbou?rs|public|rest|answer|question|point|issue|truth|fact)|this|that|it|there's|kids|children|families|residents|taxpayers|voters|parents|seniors)\b\s*(?:of\s+\w+\s*)?$",
)
_EVALUATES = re.compile(
    r"(?:not\s+|also\s+)*be\s+(?:ashamed|able|aware|proud|careful|clear|obvious|concerned|embarrassed|considered|noted|thanked|commended|applauded|congratulated|a\s+(?:no-brainer|priority|surprise|given)|enough|here|there|fine|ok|easy|the\s+(?:goal|priority|last)|heard|allowed\s+to\s+speak|this|that|so|willing|honest|happy|glad|no\s+(?:surprise|question|doubt))\b|have\s+(?:known|thought|been|said|done|asked|seen|gone|told|had|to\b|the\s+right)",
)
_UNLESS = re.compile(
    r"\b(?:unless(?:\s+and\s+until)?|provided(?:\s+that)?|(?:as|so)\s+long\s+as|on\s+(?:the\s+)?condition\s+that|on\s+one\s+condition\s*[:,]|only\s+if|contingent\s+(?:up)?on|with\s+the\s+(?:condition|understanding|proviso)\s+that|if\s+and\s+only\s+if)\s+(?P<what>.+)",
    re.DOTALL,
)
_SUPPORT_IF = re.compile(
    r"\b(?:support|back|favou?r|vote\s+for|live\s+with|get\s+behind|be\s+for|be\s+fine|be\s+okay|be\s+ok|accept|stand\s+up|endorse|withdraw|drop|change\s+(?:my|our)\s+mind|say\s+yes|be\s+grateful|be\s+happier|appreciate|"
    r"no\s+objections?|better|happy|glad|comfortable|yes)\b[^.;!?]{0,80}?\bif\s+(?P<what>.+)",
    re.DOTALL,
)
_IF_SUPPORT = re.compile(
    r"^if\s+(?P<what>(?:you|the\s+(?:city|council|ordinance|resolution|draft|plan|fee|rule)|it|they|there|we)\b[^.;!?]{5,200}?),?\s+(?:then\s+)?(?:i|we)['’]?\s?(?:would|could|will|can|ll|d|m|am)\b[^.;!?]*\b(?:support|back|favou?r|yes|behind|live\s+with|drop|withdraw|happy|vote|fine)\b",
)
_SUPPORT_AS = re.compile(
    r"\b(?:get\s+behind|support|live\s+with|accept|back|be\s+for)\s+(?:it|this|that|the\s+\w+)\s+(?P<what>(?:as|with|but\s+only\s+(?:with|as)|only\s+(?:as|with))\s+(?:an?|the|\w+)\s+.+)",
    re.DOTALL,
)
_ASKED_QUESTION = re.compile(
    rf"^(?:and\s+|so\s+|but\s+|also,?\s+)*(?:can|could|would|will|won['’]t|can['’]t|couldn['’]t)\s+(?:you|we|the\s+(?:city|council|mayor|board|ordinance)|council|city|staff|someone)\s+(?P<polite>(?:please|at\s+least|also|kindly|not|consider|be\s+willing\s+to|think\s+about)\s+)*(?P<what>(?:{cues_en.VERB})(?:ing)?\b.+)",
    re.DOTALL,
)
_GERUND_QUESTION = re.compile(
    r"\b(?:how|what)\s+about\s+(?P<what>(?:an?|the|some|more|\w+ing)\b.+)", re.IGNORECASE | re.DOTALL
)
_LET = re.compile(
    r"^(?:(?:and|or|but|please|then|so|at\s+least|instead|also)\s*,?\s+)*(?P<what>let\s+(?!me\b|us\b|['’]?s\b|them\s+eat|it\s+be|there\s+be\s+no\s+mistake|alone)(?:the\s+|those\s+|these\s+|our\s+|people\s+|[\w'’]+\s+)+?(?:who\s+.{1,40}?\s+)?[a-z]+\b.+)",
    re.DOTALL,
)
_NO_FRAGMENT = re.compile(
    r"^(?P<what>no\s+(?!one\b|body\b|more\s+tax|way\b|thanks?\b|no\b|thank\b|idea\b|doubt\b|wonder\b|matter\b|need\b|reason\b|objection|position|to\b|on\b|where\b|problem|amount|question|longer|surprise)(?:[\w'’-]+\s+){1,6}(?:before|after|past|without|within|until|on|in|near|at|over|above)\b.+)",
    re.DOTALL,
)
_MAX_FRAGMENT = re.compile(
    r"(?:^|(?<=\band\s)|(?<=,\s))(?P<what>(?:\w+|\$?\d[\d,.]*)\s+(?:[\w'’-]+\s+){0,5}[\w'’-]+,?\s+(?:max|maximum|minimum|tops|at\s+most|at\s+least)\b)",
)
_TAIL = re.compile(
    r"\s*(?:[;—–]|:\s|\s-{1,2}\s|\.\.\.|…|\(|,?\s+(?:because|otherwise|rather\s+than)\b|,\s*(?:not\b|instead\b|so\b|which\b|since\b|who\b|as\s|where\b|or\s+(?:i|we|you|there)\b|and\s+(?:i|we|you|that|it|they|this)\s|but\s|for\s+\w+,|please\b|and\s+please\s+keep|"
    r"pretty\s+please|the\s+|i\s|we\s|it\s|it['’]s|there['’]s|that['’]s|there\b|they\b|period\b|while\b|though\b|although\b|if\b|even\b|before\s+\w+\s+\w+\s+\w+\s+and)|"
    r"\s+(?:so\s+that|so\s+(?:we|i|people|that|they|the|kids|nobody|no\s+one|everyone)|or\s+(?:i|we|else|there)\s|and\s+(?:i|we|you|they)\s+(?:will|would|can|could|might|may|am|are|have|['’]ll)|and\s+i['’]|and\s+you['’]ll|before\s+(?:you\s+vote|it['’]?s?\s+too|someone|somebody)|since\s+(?:it|we|the|they)|thanks?\b|thx\b|please\b|i\s+(?:think|believe|feel)\b))",
)
_TERMINAL = re.compile(r"[\s.!?,;:\"”’')\]]+$")
_AND_VERB = re.compile(
    rf"(?P<joint>\s*[,;]?\s+(?:and|but|or|then|and\s+then|and\s+to|and\s+also|and\s+please|,)\s+(?:(?:also|then|please|to|at\s+least|finally|instead|that\s+(?:you|the\s+\w+)(?:\s+also)?|not\s+to|do\s+not)\s+)*|\s*,\s*(?:(?:and|also|then|please|to)\s+)?)(?P<verb>(?:do\s+not\s+|don['’]t\s+|never\s+)?(?:{cues_en.VERB}))\s+(?P<object>[\w$'’\"“%-]+)",
)
_PRONOUN = frozenset("it them him her is are was were of and or for at with to by he she they that's".split())


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span cut at the words that no longer ask (because ..., so that ..., which ...), without marks at its ends."""
    tail = _TAIL.search(text, min(start + 4, end), end)
    if tail:
        end = tail.start()
    while start < end and not text[start].isalnum() and text[start] not in "$\"“'":
        start += 1
    stripped = _TERMINAL.search(text, max(start, end - 40), end)
    return (start, stripped.start()) if stripped else (start, end)


def split_verbs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A verb phrase cut into its coordinated verbs: raise A, and end B is two asks; give it water and fund it is one."""
    cuts, starts = [], [start]
    for found in _AND_VERB.finditer(text, min(start + 3, end), end):
        if not _asks_at(text, found.start("verb"), found.end("verb"), end):
            continue
        if found.group("object").lower() in _PRONOUN or cues_en.NOT_OBJECT.match(text, found.end("verb"), end):
            continue
        if text[found.start("joint") : found.end("joint")].strip() == "," and not re.search(
            r"\sand\s", text[found.end() : end]
        ):
            continue
        cuts.append(found.start("joint"))
        starts.append(found.start("verb"))
    return list(zip(starts, [*cuts, end], strict=True))


def english_frames(text: str, sentence: Sentence, setting: Setting) -> Iterator[Framed]:
    """The asks of one English sentence, each frame in turn; spans may overlap, the caller keeps the best."""
    start, end = sentence.start, sentence.end
    words = text[start:end]
    if words.rstrip("\"”')").endswith("?"):
        yield from _asked_politely(words, start)
        return
    if setting.under_heading and sentence.label:
        yield from _list_item(text, sentence)
    yield from _imperatives(text, sentence)
    if not _HINT.search(words):
        yield from _fragments(words, start)
        return
    yield from _requests(words, start)
    yield from _duties(words, start)
    yield from _conditions(words, start)
    for pattern, frame, trust, kind in ((_LET, "let", 0.75, "verb"), (_SUPPORT_AS, "support as", 0.7, "noun")):
        found = pattern.search(words)
        if found:
            yield _framed(found, start, frame, trust, kind)
    yield from _fragments(words, start)


def _framed(found: re.Match[str], offset: int, frame: str, trust: float, kind: str) -> Framed:
    return Framed(offset + found.start("what"), offset + found.end("what"), frame, trust, kind)


def _list_item(text: str, sentence: Sentence) -> Iterator[Framed]:
    verb = cues_en.IMPERATIVE.match(text, sentence.start, sentence.end)
    kind = "verb" if verb else "noun"
    yield Framed(verb.start("verb") if verb else sentence.start, sentence.end, "list item", 0.9 if verb else 0.6, kind)


_SPLICED = re.compile(
    rf"\b(?:is|are|isn['’]t|not|never|can['’]t|won['’]t|don['’]t)\b[^.;!?]{{3,120}}?,\s+(?P<verb>get\s+rid\s+of|(?:{cues_en.VERB}))\s+(?=(?:the|an?|our|more|some|those|these)\s)",
)
_INSIDE_HINT = re.compile(r"[,:;—–]|\s-|please|pls|plz|then")
_INSIDE = re.compile(
    rf"(?:\b(?:please|pls|plz)\s+(?:(?:also|just|kindly|at\s+least|do)\s+)*|(?:[,:;—–]|\s-{{1,2}})\s*(?:(?:and|but|so|then|or|please|at\s+least|instead|also)\s+)+|^(?:(?:and|but|so)\s+)?(?:if|also|while|when|until|before|after|once|since)\b[^.;]{{3,90}}?,\s*(?:then\s+|please\s+|at\s+least\s+)*|:\s+|\bthen\s+)"
    rf"(?P<verb>(?:do\s+not\s+|don['’]t\s+|never\s+)?(?:{cues_en.VERB}))(?=\s)",
)


def _imperatives(text: str, sentence: Sentence) -> Iterator[Framed]:
    """Verbs in base form that open a sentence, or a part of it after please, an if-clause, but, or a colon."""
    found = cues_en.IMPERATIVE.match(text, sentence.start, sentence.end)
    if found and _is_ask(text, found, sentence):
        polite = bool(re.search(r"\bplease\b", found.group()))
        yield Framed(found.start("verb"), sentence.end, "imperative", 0.85 if polite else 0.75, "verb")
        return
    spliced = _SPLICED.search(text, sentence.start, sentence.end)
    if spliced and _asks_at(text, spliced.start("verb"), spliced.end("verb"), sentence.end):
        yield Framed(spliced.start("verb"), sentence.end, "imperative inside", 0.52, "verb")
    words = text[sentence.start : sentence.end]
    if not _INSIDE_HINT.search(words):
        return
    for inner in _INSIDE.finditer(words):
        at = sentence.start + inner.start("verb")
        if _asks_at(text, at, sentence.start + inner.end("verb"), sentence.end):
            polite = "please" in inner.group().lower()
            yield Framed(at, sentence.end, "imperative inside", 0.8 if polite else 0.6, "verb")
            return


def _is_ask(text: str, found: re.Match[str], sentence: Sentence) -> bool:
    return _asks_at(text, found.start("verb"), found.end("verb"), sentence.end)


def _asks_at(text: str, at: int, after: int, end: int) -> bool:
    """Whether a base-form verb here asks the council for something."""
    if cues_en.NOT_ASK.match(text, at, end) or cues_en.NOT_OBJECT.match(text, after, end):
        return False
    rest = text[at:end]
    if re.match(
        r"(?:don['’]t|do\s+not|never)\s+(?:get\s+me|let\s+(?:me|us|them|this|it|anyone|fear|the\s+perfect)|tell|forget|have\s+an?\b|mind\b|know\b|care\b|want\b|be\b|you\b|we\b|give\s+in|think|ask|believe|call\s+me)",
        rest,
        ):
        return False
    if re.match(
        r"\w+\s+(?:me|my|your\s+(?:minds?|hearts?|consciences?|heads?|eyes?|jobs?|constituents|neighbou?rs))\b(?!\s+(?:street|block|road))",
        rest,
        ):
        return False
    return len(rest.split()) >= 3 or bool(re.match(r"\w+\s+(?!it|this|that|us|them)\w{3,}", rest))


def _asked_politely(words: str, offset: int) -> Iterator[Framed]:
    """Requests in the form of a question: could the council please ..., how about ..., also run a shuttle?"""
    found = _ASKED_QUESTION.search(words)
    if found:
        yield _framed(found, offset, "asked as a question", 0.62 if found.group("polite") else 0.45, "verb")
        return
    found = re.match(
        rf"(?:also|and|please|then|maybe|why\s+not|how\s+about)\s*,?\s+(?P<what>(?:{cues_en.VERB})\s+(?:an?|the|more|some|one|our)\b.+)",
        words,
        re.DOTALL,
    )
    if found:
        yield _framed(found, offset, "asked as a question", 0.65, "verb")


def _requests(words: str, offset: int) -> Iterator[Framed]:
    """I ask that ..., we urge you to ..., our request is ..., I would like to see ..."""
    found = _ASK.search(words) if _ASK_HINT.search(words) else None
    if found and not _THIRD_PERSON.search(words[: found.start("verb")]):
        link = found.group("link")
        first_person = bool(found.group("subject") or found.group("asked")) or found.start() == 0 or found.group("verb").split()[0].endswith("s")
        noun_ok = found.group("verb").lower().split()[-1] in {
            "for",
            "ask",
            "asks",
            "request",
            "requests",
            "requesting",
            "recommend",
            "recommends",
            "suggest",
            "propose",
            "demand",
            "proposes",
            "suggests",
            "demands",
        }
        if (
            first_person
            and (link or found.group("mark") or noun_ok)
            and not re.match(
                r"(?:about|yourselves|how|what|why|whether|if|who|when|me|a\s+question|questions?|again|around|them)\b",
                found.group("what"),
                        )
        ):
            kind = "verb" if link in {"to", "not to"} else "clause" if link == "that" else "noun"
            if link == "for" and re.match(r"(?:\w+\s+){1,4}to\s+\w+", found.group("what")) is None:
                kind = "noun"
            trust = 0.85 if link in {"that", "to", "not to"} else 0.7
            yield _framed(found, offset, "request", trust, kind)
    found = _WISH.search(words) if _WISH_HINT.search(words) else None
    if found and not _IDLE_WISH.match(words[found.start("link") if found.group("link") else found.start("what") :]):
        link = (found.group("link") or "").lower()
        kind = "verb" if link.endswith(" to") else "clause" if link == "that" else "noun"
        hoping = re.search(r"\b(?:hope|wish)\b", found.group()[: found.start("what") - found.start()])
        needing = re.search(r"\bneed\b", found.group()[: found.start("what") - found.start()])
        council_does = re.match(rf"(?:{cues_en.COUNCIL}|you)\b", found.group("what"))
        trust = (0.55 if council_does else 0.3) if hoping else 0.42 if needing else 0.7 if link else 0.5
        yield _framed(found, offset, "wish", trust, kind)
    found = _WOULD_DO.search(words)
    if found:
        yield _framed(found, offset, "wish", 0.55, "verb")
    found = _NEED_HEAD.search(words)
    if found and found.group("mark") in {":", "—", "-", "that"} and len(found.group("what")) > 6:
        yield _framed(found, offset, "named request", 0.75, "clause" if found.group("mark") == "that" else "noun")


_IDLE_WISH = re.compile(
    r"(?:to\s+(?!see|have)\w+|to\s+see\s+(?:you|this\s+(?:pass|go|happen|done)|it\s+(?:pass|go|happen))|to\s+have\s+(?:a\s+word|my|it\s+noted|been)|it\b(?!\s+to)|this\b(?!\s+to)|that\s+(?:idea|one|very|\w+\s+too)|them\b|you\s+all|everyone|"
    r"my\s+(?:city|kids|children|comments?|voice|name|neighbou?rhood)|the\s+(?:idea|plan|ordinance|resolution|proposal|way|goal|intent|aim|concept)|somebody|someone|answers?\b|is\b|for\s+\w+\s+to\s+know)",
)


def _duties(words: str, offset: int) -> Iterator[Framed]:
    """The council should ..., the fine must be ..., there needs to be ..."""
    if not _MODAL_HINT.search(words):
        return
    found = _COUNCIL_MODAL.search(words)
    if found and not _RELATIVE.search(words[: found.start()][-14:]):
        weak = found.group("modal").lower() in {"could", "better"} or (
            found.group("subject").lower() == "you" and found.group("modal").lower() in {"have to", "must"}
        )
        what = found.group("what")
        if not _EVALUATES.match(what) and not re.match(
            r"(?:be\b(?!\s+(?:required|limited|capped|raised|lowered|reduced|extended|amended|changed|given|set|allowed|made|strengthened))|know\b|see\b|think\b|understand\b|remember\b|listen|hear|get\b|not\s+be\s+(?:in|the)|have\s+(?:known|been)|do\s+(?:better|the\s+right|your|its|what|something|it|this|more)|feel|look|go\b|care|realize|note\b|represent|all\b)",
            what,
                ):
            yield _framed(found, offset, "duty of the council", 0.5 if weak else 0.72, "verb")
    found = _PASSIVE_MODAL.search(words)
    if found and not _EVALUATES.match(found.group("what")) and not _BAD_SUBJECT.match(found.group("subject").strip()):
        yield Framed(offset + found.start("subject"), offset + found.end(), "duty", 0.6, "clause")


def _conditions(words: str, offset: int) -> Iterator[Framed]:
    """Unless ..., provided that ..., I would support it if ..."""
    for pattern, trust in ((_UNLESS, 0.72), (_SUPPORT_IF, 0.72), (_IF_SUPPORT, 0.72)):
        found = pattern.search(words)
        if found and not re.match(
            r"(?:that|this|it|you|they|we|i|these|those)\s+(?:go\s+in|is|are|do|does|can|will|could|have|want|live|know|happens?|need|['’]\w+)\b(?:\s+(?:done|it|that|this|so|met))?|that\s+(?:is|changes|happens)|there(?:['’]s|\s+is)\s+(?:an?\s+)?(?:emergency|reason)|i\b|we\b|my\b|possible|necessary|needed",
            found.group("what"),
                ):
            yield _framed(found, offset, "condition", trust, "clause")
            return


def _fragments(words: str, offset: int) -> Iterator[Framed]:
    """No dogs before 8; three per person, max; how about a crosswalk."""
    for pattern, frame, trust in (
        (_NO_FRAGMENT, "fragment", 0.5),
        (_MAX_FRAGMENT, "fragment", 0.5),
        (_GERUND_QUESTION, "suggestion", 0.5),
    ):
        found = pattern.search(words)
        if found:
            yield _framed(found, offset, frame, trust, "noun")
            return


def spanish_frames(text: str, sentence: Sentence, setting: Setting) -> Iterator[Framed]:
    """The asks of one Spanish sentence."""
    start, end = sentence.start, sentence.end
    words = text[start:end]
    if words.endswith("?"):
        return
    found = cues_es.ASK.search(words)
    if found:
        yield _framed(found, start, "request", 0.85, "clause")
    imperative = cues_es.IMPERATIVE.match(words)
    if imperative:
        yield Framed(start + imperative.start(), end, "imperative", 0.75, "verb")
    else:
        inner = re.search(rf"(?:[,;:]\s*|\b(?:y|pero|que|favor)\s+){cues_es.IMPERATIVE.pattern}", words)
        if inner and not found:
            yield Framed(start + inner.start("verb"), end, "imperative inside", 0.65, "verb")
    for pattern, frame, trust in (
        (cues_es.PLEASE, "request", 0.75),
        (cues_es.MODAL, "duty", 0.65),
        (cues_es.CONDITION, "condition", 0.65),
    ):
        other = pattern.search(words)
        if other and not found:
            yield _framed(other, start, frame, trust, "clause")
    negative = re.match(r"(?:pero\s+)?(?P<what>que\s+(?:no|nunca|se)\s+\w+.+)", words, re.DOTALL)
    if negative:
        yield _framed(negative, start, "wish", 0.65, "clause")
    if setting.under_heading and sentence.label and not imperative:
        yield Framed(start, end, "list item", 0.7, "noun")
