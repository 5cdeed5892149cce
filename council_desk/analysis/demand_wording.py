"""A demand's canonical sentence and its short name, made from the writer's own words."""

import re

from council_desk.analysis import cues_en
from council_desk.analysis.demand_patterns import LEADING_WORDS

_LEADING = re.compile(
    r"(?:(?:please|also|just|simply|kindly|at\s+least|to|that|then|and|but|por\s+favor|también|además)\s*,?\s+)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\(?(?:\d{1,2}|[a-h])[.)]|#\d{1,2}[.:)]?|[•*▪–—-])\s+", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:should|must|shall|needs?\s+to|ought\s+to|has\s+to|have\s+to)\s+(?P<rest>(?:not\s+)?be\b)?", re.IGNORECASE
)
_BE = re.compile(r"\bbe\b")
_VERB_FIRST = re.compile(rf"(?:do\s+not\s+|don['’]t\s+|never\s+)?(?:{cues_en.VERB})\b", re.IGNORECASE)
_MOST_WORDS = 24
_DANGLING = re.compile(r"(?:[\s,;]+(?:and|but|or|so|then|the|an?|not|which|period|y|o))+$", re.IGNORECASE)
_CUT_OFF = re.compile(
    r"(?:[\s,;]+(?:and|but|or|so|then|the|to|of|for|an?|with|not|by|in|on|at|from|that|which|who|if|when|y|o|de))+$",
    re.IGNORECASE,
)
_COUNCIL_DOES = re.compile(
    rf"(?:(?:it|you|they|(?:the|this|our|your)\s+(?:[\w-]+\s+)?(?:city|council|ordinance|resolution|draft|plan|policy|board|"
    rf"county|town|staff))\s+)?(?P<verb>(?:{cues_en.VERB}))(?P<ending>e?s)?\s",
    re.IGNORECASE,
)
_TOLD = (
    (
        re.compile(r"be\s+(?:told|informed\s+of|notified\s+of)\s+(?=the\b|an?\b|when|where|how|what)", re.IGNORECASE),
        "Tell us ",
    ),
    (re.compile(r"be\s+(told|notified|informed)\b", re.IGNORECASE), "Notify us"),
    (re.compile(r"be\s+given\b", re.IGNORECASE), "Give us"),
    (re.compile(r"be\s+allowed\b", re.IGNORECASE), "Allow us"),
    (re.compile(r"be\s+(?:included|consulted|exempted|heard)\b", re.IGNORECASE), "Include us"),
)
_PLURAL = re.compile(
    r"(?:we|they|you)\b|(?:the\s+)?(?:all\s+|these\s+|those\s+)?[\w-]+s\s+(?:not\s+)?be\b|(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|fifteen|twenty|both|all|some|most|many)\b",
    re.IGNORECASE,
)
_STAYS = re.compile(r"\b(remain|stay|include|apply|cover|continue|extend)\b(?!\w)", re.IGNORECASE)
_LIMIT = re.compile(r",?\s+(?:max|maximum|tops|at\s+most)$", re.IGNORECASE)


def canonical_sentence(what: str, kind: str, language: str = "en") -> str:
    """One ask as a sentence that begins with what is to be done: Fence all of the field.

    what: the words of the ask. kind: verb (they begin with it), clause (X be Y) or noun (the thing wanted).
    """
    words = " ".join(what.split()).strip(' .,;:!?-–—"“”')
    if len(words) > 8 and words.upper() == words:
        words = words.lower()
    for pattern in (_LABEL, _LEADING, LEADING_WORDS):
        found = pattern.match(words if pattern is not LEADING_WORDS else words.lower())
        if found and found.end() < len(words):
            words = words[found.end() :]
    words = _DANGLING.sub("", _shortened(words))
    if language == "es" or not words:
        return words[:1].upper() + words[1:]
    words = _as_verb(words, kind)
    words = re.sub(r"^don['’]t\b", "Do not", words, flags=re.IGNORECASE)
    return words[:1].upper() + words[1:]


def _as_verb(words: str, kind: str) -> str:
    """The words of an ask with a verb in front."""
    for pattern, put in _TOLD:
        if pattern.match(words):
            return pattern.sub(put, words, count=1)
    if kind == "not wanted":
        return "Do not let " + words.replace(" to ", " ", 1)
    if kind == "verb" or _VERB_FIRST.match(words):
        return words
    if kind == "clause" or _MODAL.search(words):
        does = _COUNCIL_DOES.match(words)
        if does and (does.group("ending") or does.start("verb") == 0 or re.match(r"you|they", words, re.IGNORECASE)):
            return does.group("verb").capitalize() + " " + words[does.end() :]
        return _ensured(words)
    return _provided(words)


def _provided(words: str) -> str:
    """A thing wanted: one free pass a year gives Provide one free pass a year."""
    if re.match(r"no\b", words, re.IGNORECASE):
        return "Allow " + words[:1].lower() + words[1:]
    if _LIMIT.search(words):
        return "Allow at most " + _LIMIT.sub("", words)
    words = re.sub(r"^(?:as|with)\s+", "", words)
    if re.match(
        r"\w+ing\b|(?!(?:all|both|half|for|in|on|at|with|of|to)\b)[a-z]+\s+(?:the|an?|all|every|our|this)\s",
        words,
        re.I,
    ):
        return words
    second = words.split(" ")[1:2]
    if not (second and second[0][:1].isupper()) and not words[:2].isupper():
        words = words[:1].lower() + words[1:]
    if re.match(r"(?:the|all|our|every|each)\s+[\w\s-]{2,50}?\s+to\s+[a-z]+\b", words) or re.match(
        r"[\w-]+s\s+\w+ed\b", words
    ):
        return "Have " + re.sub(r"\s+to\s+", " ", words, count=1)
    return "Provide " + words


def _ensured(words: str) -> str:
    """A clause turned into something to do: the fine should be $500 gives Ensure that the fine is $500."""
    modal = _MODAL.search(words)
    if modal and not modal.group("rest") and not re.search(r"[^suai]s\s*$", words[: modal.start()]):
        words = re.sub(r"^(\w+?)(?=\b)", _third_person, words[modal.end() :].lstrip(), count=1).join(
            (words[: modal.start()], "")
        )
    elif modal:
        words = words[: modal.start()] + (modal.group("rest") or "") + words[modal.end() :]
    plural = _PLURAL.match(words)
    if not modal and not plural:
        words = _STAYS.sub(_third_person, words, count=1)
    words = re.sub(r"\bwere\b", "are", words, count=1)
    words = re.sub(r"\bnot\s+be\b", "are not" if plural else "is not", words, count=1)
    words = _BE.sub("are" if plural else "is", words, count=1)
    return "Ensure that " + words[:1].lower() + words[1:] if not words[:2].isupper() else "Ensure that " + words


def _third_person(verb: re.Match[str]) -> str:
    """Stay gives stays; not and there's like are left alone."""
    word = verb.group()
    if word in {"not", "also", "at", "never"}:
        return word
    return "has" if word == "have" else word + ("es" if word.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _shortened(words: str) -> str:
    parts = words.split(" ")
    if len(parts) <= _MOST_WORDS:
        return words
    cut = " ".join(parts[:_MOST_WORDS])
    comma = cut.rfind(",")
    return cut[:comma] if comma > 40 else _CUT_OFF.sub("", cut)
