"""The sentence shapes that ask for something: requests, imperatives, duties, conditions, list items.

In English and Spanish.

Every frame gives a span of the raw text that names what is asked, without the words that do the asking, and how far
the frame alone is to be trusted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from council_desk.analysis import cues_en, cues_es
from council_desk.analysis import demand_patterns as patterns
from council_desk.analysis.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Framed:
    """What one frame found: the span of what is asked, the frame's name and trust; kind: verb, clause or noun."""

    start: int
    end: int
    frame: str
    trust: float
    kind: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in: whether its list stands under an ask-like heading."""

    under_heading: bool = False


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span cut at the words that no longer ask (because ..., so that ..., which ...), without marks at its ends."""
    tail = patterns.TAIL.search(text, min(start + 4, end), end)
    if tail:
        end = tail.start()
    while start < end and not text[start].isalnum() and text[start] not in "$\"“'":
        start += 1
    stripped = patterns.TERMINAL.search(text, max(start, end - 40), end)
    return (start, stripped.start()) if stripped else (start, end)


def split_verbs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A verb phrase cut into its coordinated verbs: raise A, and end B are two asks."""
    cuts, starts = [], [start]
    for found in patterns.AND_VERB.finditer(text, min(start + 3, end), end):
        if not _asks_at(text, found.start("verb"), found.end("verb"), end):
            continue
        if patterns.PRONOUN.match(found.group("object")) or cues_en.NOT_OBJECT.match(text, found.end("verb"), end):
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
    if not patterns.HINT.search(words):
        yield from _fragments(words, start)
        return
    yield from _requests(words, start)
    yield from _duties(words, start)
    yield from _conditions(words, start)
    for pattern, frame, trust, kind in (
        (patterns.LET, "let", 0.75, "verb"),
        (patterns.SUPPORT_AS, "support as", 0.7, "noun"),
    ):
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


def _imperatives(text: str, sentence: Sentence) -> Iterator[Framed]:
    """Verbs in base form that open a sentence, or a part of it after please, an if-clause, but, or a colon."""
    found = cues_en.IMPERATIVE.match(text, sentence.start, sentence.end)
    if found and _is_ask(text, found, sentence):
        polite = bool(re.search(r"\bplease\b", found.group()))
        yield Framed(found.start("verb"), sentence.end, "imperative", 0.85 if polite else 0.75, "verb")
        return
    spliced = patterns.SPLICED.search(text, sentence.start, sentence.end)
    if spliced and _asks_at(text, spliced.start("verb"), spliced.end("verb"), sentence.end):
        yield Framed(spliced.start("verb"), sentence.end, "imperative inside", 0.52, "verb")
    words = text[sentence.start : sentence.end]
    if not patterns.INSIDE_HINT.search(words):
        return
    for inner in patterns.INSIDE.finditer(words):
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
        r"(?:don['’]t|do\s+not|never)\s+(?:get\s+me|let\s+(?:me|us|them|this|it|anyone|fear|the\s+perfect)|tell|"
        r"forget|have\s+an?\b|mind\b|know\b|care\b|want\b|be\b|you\b|we\b|give\s+in|think|ask|believe|call\s+me)",
        rest,
    ):
        return False
    if re.match(
        r"\w+\s+(?:me|my|your\s+(?:minds?|hearts?|consciences?|heads?|eyes?|jobs?|constituents|"
        r"neighbou?rs))\b(?!\s+(?:street|block|road))",
        rest,
    ):
        return False
    return len(rest.split()) >= 3 or bool(re.match(r"\w+\s+(?!it|this|that|us|them)\w{3,}", rest))


def _asked_politely(words: str, offset: int) -> Iterator[Framed]:
    """Requests in the form of a question: could the council please ..., how about ..., also run a shuttle?"""
    found = patterns.ASKED_QUESTION.search(words)
    if found:
        yield _framed(found, offset, "asked as a question", 0.62 if found.group("polite") else 0.45, "verb")
        return
    found = re.match(
        rf"(?:also|and|please|then|maybe|why\s+not|how\s+about)\s*,?\s+(?P<what>(?:{cues_en.VERB})\s+(?:an?|the|"
        rf"more|some|one|our)\b.+)",
        words,
        re.DOTALL,
    )
    if found:
        yield _framed(found, offset, "asked as a question", 0.65, "verb")


def _requests(words: str, offset: int) -> Iterator[Framed]:
    """I ask that ..., we urge you to ..., our request is ..., I would like to see ..."""
    found = patterns.ASK.search(words) if patterns.ASK_HINT.search(words) else None
    if found and not patterns.THIRD_PERSON.search(words[: found.start("verb")]):
        link = found.group("link")
        first_person = (
            bool(found.group("subject") or found.group("asked"))
            or found.start() == 0
            or found.group("verb").split()[0].endswith("s")
        )
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
    found = patterns.WISH.search(words) if patterns.WISH_HINT.search(words) else None
    if found and not patterns.IDLE_WISH.match(
        words[found.start("link") if found.group("link") else found.start("what") :]
    ):
        link = (found.group("link") or "").lower()
        kind = "verb" if link.endswith(" to") else "clause" if link == "that" else "noun"
        hoping = re.search(r"\b(?:hope|wish)\b", found.group()[: found.start("what") - found.start()])
        needing = re.search(r"\bneed\b", found.group()[: found.start("what") - found.start()])
        council_does = re.match(rf"(?:{cues_en.COUNCIL}|you)\b", found.group("what"))
        trust = (0.55 if council_does else 0.3) if hoping else 0.42 if needing else 0.7 if link else 0.5
        yield _framed(found, offset, "wish", trust, kind)
    found = patterns.WOULD_DO.search(words)
    if found:
        yield _framed(found, offset, "wish", 0.55, "verb")
    found = patterns.NEED_HEAD.search(words)
    if found and found.group("mark") in {":", "—", "-", "that"} and len(found.group("what")) > 6:
        yield _framed(found, offset, "named request", 0.75, "clause" if found.group("mark") == "that" else "noun")


def _duties(words: str, offset: int) -> Iterator[Framed]:
    """The council should ..., the fine must be ..., there needs to be ..."""
    if not patterns.MODAL_HINT.search(words):
        return
    found = patterns.COUNCIL_MODAL.search(words)
    if found and not patterns.RELATIVE.search(words[: found.start()][-14:]):
        weak = found.group("modal").lower() in {"could", "better"} or (
            found.group("subject").lower() == "you" and found.group("modal").lower() in {"have to", "must"}
        )
        what = found.group("what")
        if not patterns.EVALUATES.match(what) and not re.match(
            r"(?:be\b(?!\s+(?:required|limited|capped|raised|lowered|reduced|extended|amended|changed|given|set|"
            r"allowed|made|strengthened))|know\b|see\b|think\b|understand\b|remember\b|listen|hear|get\b|"
            r"not\s+be\s+(?:in|the)|have\s+(?:known|been)|do\s+(?:better|the\s+right|your|its|what|something|it|this|"
            r"more)|feel|look|go\b|care|realize|note\b|represent|all\b)",
            what,
        ):
            yield _framed(found, offset, "duty of the council", 0.5 if weak else 0.72, "verb")
    found = patterns.PASSIVE_MODAL.search(words)
    if (
        found
        and not patterns.EVALUATES.match(found.group("what"))
        and not patterns.BAD_SUBJECT.match(found.group("subject").strip())
    ):
        yield Framed(offset + found.start("subject"), offset + found.end(), "duty", 0.6, "clause")


def _conditions(words: str, offset: int) -> Iterator[Framed]:
    """Unless ..., provided that ..., I would support it if ..."""
    for pattern, trust in ((patterns.UNLESS, 0.72), (patterns.SUPPORT_IF, 0.72), (patterns.IF_SUPPORT, 0.72)):
        found = pattern.search(words)
        if found and not re.match(
            r"(?:that|this|it|you|they|we|i|these|those)\s+(?:go\s+in|is|are|do|does|can|will|could|have|want|live|"
            r"know|happens?|need|['’]\w+)\b(?:\s+(?:done|it|that|this|so|met))?|that\s+(?:is|changes|happens)|"
            r"there(?:['’]s|\s+is)\s+(?:an?\s+)?(?:emergency|reason)|i\b|we\b|my\b|possible|necessary|needed",
            found.group("what"),
        ):
            yield _framed(found, offset, "condition", trust, "clause")
            return


def _fragments(words: str, offset: int) -> Iterator[Framed]:
    """No dogs before 8; three per person, max; how about a crosswalk."""
    for pattern, frame, trust in (
        (patterns.NO_FRAGMENT, "fragment", 0.5),
        (patterns.MAX_FRAGMENT, "fragment", 0.5),
        (patterns.GERUND_QUESTION, "suggestion", 0.5),
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
