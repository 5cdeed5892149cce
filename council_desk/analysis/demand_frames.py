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

# What a yes vote is for: an ask, but no change to the item.
PURPOSE = "what approval is for"


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
    left = patterns.DANGLING.search(text, max(start, end - 40), stripped.start() if stripped else end)
    if left:
        end = left.start()
    elif stripped:
        end = stripped.start()
        if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
            end += 1
    return start, end


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
        (patterns.SO_THAT, PURPOSE, 0.5, "clause"),
    ):
        found = pattern.search(words)
        if found:
            yield _framed(found, start, frame, trust, kind)
    yield from _fragments(words, start)


def _framed(found: re.Match[str], offset: int, frame: str, trust: float, kind: str) -> Framed:
    return Framed(offset + found.start("what"), offset + found.end("what"), frame, trust, kind)


def _list_item(text: str, sentence: Sentence) -> Iterator[Framed]:
    verb = cues_en.IMPERATIVE.match(text, sentence.start, sentence.end)
    kind = "verb" if verb else "clause" if patterns.MODAL.search(text, sentence.start, sentence.end) else "noun"
    yield Framed(verb.start("verb") if verb else sentence.start, sentence.end, "list item", 0.9 if verb else 0.6, kind)


def _imperatives(text: str, sentence: Sentence) -> Iterator[Framed]:
    """Verbs in base form that open a sentence, or a part of it after please, an if-clause, but, or a colon."""
    found = cues_en.IMPERATIVE.match(text, sentence.start, sentence.end)
    if found and _is_ask(text, found, sentence):
        polite = bool(re.search(r"\bplease\b", found.group()))
        yield Framed(found.start("verb"), sentence.end, "imperative", 0.85 if polite else 0.75, "verb")
        return
    comma = text.find(",", sentence.start, sentence.end) >= 0
    spliced = patterns.SPLICED.search(text, sentence.start, sentence.end) if comma else None
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
    if patterns.ONLY_SUPPOSED.search(rest) or patterns.NOT_SAVED.search(rest) or patterns.NOT_ASKED.match(rest):
        return False
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
    found = patterns.GERUND_QUESTION.search(words)
    if found:
        yield _framed(found, offset, "suggestion", 0.5, "noun")
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
    if patterns.ASK_HINT.search(words):
        yield from _asked(words, offset)
    if patterns.WISH_HINT.search(words):
        yield from _wished(words, offset)
    for pattern, frame, trust, kind in (
        (patterns.WOULD_DO, "wish", 0.55, "verb"),
        (patterns.NOT_WANTED, "wish", 0.5, "not wanted"),
        (patterns.BETTER_TO, "wish", 0.5, "verb"),
        (patterns.LACKS, "wish", 0.55, "noun"),
    ):
        found = pattern.search(words)
        if found:
            yield _framed(found, offset, frame, trust, kind)
    found = patterns.NEED_HEAD.search(words)
    if (
        found
        and patterns.ITS_HEAD.match(found.group())
        and found.group("mark") in {":", "—", "-", "that"}
        and len(found.group("what")) > 6
    ):
        yield _framed(found, offset, "named request", 0.75, "clause" if found.group("mark") == "that" else "noun")


def _asked(words: str, offset: int) -> Iterator[Framed]:
    """The verbs of asking, with the writer or the writer's group as their subject."""
    found = patterns.ASK.search(words)
    if found is None:
        return
    staff = bool(patterns.STAFF_ASK.fullmatch(words[: found.start("verb")])) and found.group("link") == "that"
    if not staff and patterns.THIRD_PERSON.search(words[: found.start("verb")]):
        return
    link, verb = found.group("link"), found.group("verb").split()
    opens = found.start() == 0 and verb[0].endswith("ing")
    if (
        found.group("subject") in {None, "and ", ", "}
        and verb == ["ask"]
        and not staff
        and link != "that"
        and not found.group("asked")
    ):
        yield from _ask_others(found, offset)
        return
    own = staff or found.group("subject") or found.group("asked") or opens or verb[0].endswith("s")
    if not own or patterns.ASKS_TO_BE_TOLD.match(found.group("what")):
        return
    if link or found.group("mark") or patterns.TAKES_NOUN.fullmatch(verb[-1]):
        kind = "verb" if link in {"to", "not to"} else "clause" if link == "that" else "noun"
        yield _framed(found, offset, "request", 0.85 if link in {"that", "to", "not to"} else 0.7, kind)


def _ask_others(found: re.Match[str], offset: int) -> Iterator[Framed]:
    """Ask the voters, ask for a report: the council is told to ask, nobody is asked by the writer."""
    if patterns.ASKED_OTHERS.match(found.group("what")) or found.group("link") == "for":
        yield Framed(offset + found.start("verb"), offset + found.end("what"), "imperative", 0.7, "verb")


def _wished(words: str, offset: int) -> Iterator[Framed]:
    """I would like to see ..., we hope you will ..., I want the city to ..."""
    found = patterns.WISH.search(words)
    if found is None:
        return
    link = (found.group("link") or "").strip()
    if patterns.IDLE_WISH.match(words, found.start("link") if link else found.start("what")):
        return
    verb = words[found.start() : found.start("link") if link else found.start("what")]
    does = bool(patterns.COUNCIL_DOES.match(link))
    if re.search(r"\b(?:hope|wish)\b", verb):
        trust = 0.6 if does else 0.3
    elif "need" in verb:
        trust = 0.42
    else:
        trust = 0.7 if link else 0.5
    kind = "clause" if link == "that" else "verb" if does and link else "noun"
    yield _framed(found, offset, "wish", trust, kind)


def _duties(words: str, offset: int) -> Iterator[Framed]:
    """The council should ..., the fine must be ..., there needs to be ..."""
    if not patterns.MODAL_HINT.search(words):
        return
    found = patterns.COUNCIL_MODAL.search(words)
    if found and not patterns.RELATIVE.search(words[max(0, found.start() - 14) : found.start()]):
        weak = found.group("modal") in {"could", "better"}
        weak = weak or found.group("modal").startswith("has")
        if not patterns.EVALUATES.match(found.group("what")) and not patterns.NO_DUTY.match(found.group("what")):
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
        if found and not patterns.NO_CONDITION.match(found.group("what")):
            yield _framed(found, offset, "condition", trust, "clause")
            return


def _fragments(words: str, offset: int) -> Iterator[Framed]:
    """No dogs before 8; three per person, max; how about a crosswalk."""
    for pattern, frame, trust in (
        (patterns.NO_FRAGMENT, "fragment", 0.5),
        (patterns.MAX_FRAGMENT, "fragment", 0.5),
        (patterns.MORE_FRAGMENT, "fragment", 0.5),
    ):
        if pattern is patterns.MAX_FRAGMENT and not ("max" in words or "tops" in words or "at most" in words):
            continue
        found = pattern.search(words)
        if found and not (frame == "fragment" and patterns.FINITE.search(found.group())):
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
    wished = cues_es.WISHED.match(words)
    if wished and not found and not imperative:
        yield _framed(wished, start, "wish", 0.55, "clause")
    negative = re.match(r"(?:pero\s+)?(?P<what>que\s+(?:no|nunca|se)\s+\w+.+)", words, re.DOTALL)
    if negative:
        yield _framed(negative, start, "wish", 0.65, "clause")
    if setting.under_heading and sentence.label and not imperative:
        yield Framed(start, end, "list item", 0.7, "noun")
