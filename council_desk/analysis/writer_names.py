"""Names of writers folded: when two spellings are one organisation, and when two people may be the same."""

import re

from council_desk.analysis.normalise import search_text

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_LEGAL = frozenset(["inc", "llc", "ltd", "corp", "incorporated", "pbc", "lp"])
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "hon", "sr", "sra", "srta", "don", "dona"])
_SUFFIXES = frozenset(["jr", "ii", "iii", "iv", "phd", "md", "esq", "rn"])
LONGEST_KEY = 200


def organisation_key(name: str) -> str:
    """Return an organisation's name folded, at most 200 characters: "The S.E.I.U. Local 9, Inc." is "seiu local 9".

    Case, accents, punctuation, dots between initials, "&", a leading article and the legal form are off.
    """
    joined = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", name.replace("&", " and "))
    words = search_text(joined).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)[:LONGEST_KEY]


def name_words(name: str) -> tuple[str, ...]:
    """Return a person's name as folded words in order: "Quill, Dr. Ada M." is ("ada", "m", "quill"); suffixes stay."""
    head, comma, tail = name.partition(",")
    words = search_text(f"{tail} {head}" if comma and not _only_suffix(tail) else name).split()
    plain = [word for place, word in enumerate(words) if word not in _TITLES or (len(words) < 3 and place)]
    return tuple(plain or words)


def _only_suffix(tail: str) -> bool:
    return all(word in _SUFFIXES for word in search_text(tail).split())


def without_middle(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without single letters in its midst: the middle initial that one letter has and one not."""
    if len(words) < 3:
        return words
    return (words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1])


def phone_digits(phone: str | None) -> str:
    """Return a telephone number's digits without the country's 1; empty where there are fewer than seven."""
    digits = re.sub(r"(?i)(?:x|ext).*$|\D", "", phone or "")
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    return digits if len(digits) >= 7 else ""
