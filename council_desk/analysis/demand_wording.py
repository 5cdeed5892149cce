"""A demand's canonical sentence and its short name, made from the writer's own words."""

import re

from council_desk.analysis import cues_en
from council_desk.analysis.terms import terms

_LEADING = re.compile(
    r"(?:(?:please|also|just|simply|kindly|at\s+least|to|that|then|and|but|por\s+favor|también|además)\s*,?\s+)+",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:should|must|shall|needs?\s+to|ought\s+to|has\s+to|have\s+to)\s+(?P<rest>(?:not\s+)?be\b)?", re.IGNORECASE
)
_BE = re.compile(r"\bbe\b")
_VERB_FIRST = re.compile(rf"(?:do\s+not\s+|don['’]t\s+|never\s+)?(?:{cues_en.VERB})\b", re.IGNORECASE)
_GENERIC = frozenset(
    [
        "make",
        "mak",
        "have",
        "hav",
        "set",
        "put",
        "give",
        "giv",
        "keep",
        "use",
        "tak",
        "take",
        "get",
        "add",
        "requir",
        "ensur",
        "provid",
        "allow",
        "see",
        "bring",
        "stop",
        "start",
        "let",
        "includ",
        "creat",
        "establish",
        "chang",
        "limit",
        "rais",
        "lower",
        "reduc",
        "cut",
        "fund",
        "build",
        "do",
        "not",
        "never",
        "least",
        "first",
        "last",
        "day",
        "year",
        "month",
        "hour",
        "dollar",
        "percent",
        "much",
    ]
)
_MOST_WORDS = 22


def canonical_sentence(what: str, kind: str, language: str = "en") -> str:
    """One ask as a sentence that begins with what is to be done: Fence all of the field.

    what: the words of the ask. kind: verb (they begin with it), clause (X be Y) or noun (the thing wanted).
    """
    words = " ".join(what.split()).strip(' .,;:!?-–—"“”')
    words = _LEADING.sub("", words, count=1) if _LEADING.match(words) else words
    words = _shortened(words)
    if language == "es" or not words:
        return words[:1].upper() + words[1:]
    if kind == "clause" and not _VERB_FIRST.match(words):
        words = _ensured(words)
    elif kind == "not wanted":
        words = "Do not let " + words.replace(" to ", " ", 1)
    elif kind == "noun" and not _VERB_FIRST.match(words):
        words = (
            words
            if re.match(r"(?:no|\w+ing)\b", words, re.IGNORECASE)
            else "Provide " + re.sub(r"^(?:as|with)\s+", "", words)
        )
    words = re.sub(r"^don['’]t\b", "Do not", words, flags=re.IGNORECASE)
    return words[:1].upper() + words[1:]


def _ensured(words: str) -> str:
    """A clause turned into something to do: the fine should be $500 gives Ensure that the fine is $500."""
    modal = _MODAL.search(words)
    if modal and not modal.group("rest") and not re.search(r"s\s*$", words[: modal.start()]):
        words = re.sub(r"^(\w+?)(?=\b)", _third_person, words[modal.end() :].lstrip(), count=1).join(
            (words[: modal.start()], "")
        )
    elif modal:
        words = words[: modal.start()] + (modal.group("rest") or "") + words[modal.end() :]
    plural = re.match(r"(?:the\s+)?(?:all\s+|these\s+|those\s+)?[\w-]+s\s+(?:not\s+)?be\b", words, re.IGNORECASE)
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
    return cut[:comma] if comma > 40 else cut


def short_name(sentence: str) -> str:
    """One to three words to call a demand by: its first content words that are not general verbs."""
    content = [term for term in terms(sentence) if not term.stem.isdigit()]
    telling = [term for term in content if term.stem not in _GENERIC] or content
    names = [sentence[term.start : term.end].lower() for term in telling[:3]]
    return " ".join(names) or " ".join(sentence.split()[:3]).lower()
