"""What a text is known by when its list comes again, in whatever shape: its words, and its writer."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from council_desk.analysis.normalise import likeness_text, search_text

_GRAM = 5
_RUN = 8
_SHARED_BY = 3
"""A run of words that so many texts of a list have is the campaign's, not one writer's."""

_RARE_IN = 2
_WITNESS_LETTERS = 20
_SPLIT_WORD = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class ListedText:
    """One text of a list with who wrote it and the number its source gives it, where known.

    `writer` is a name, or an e-mail address where that is all there is.
    """

    text: str
    writer: str | None = None
    external_id: str | None = None
    email: str | None = None


def words_key(text: str) -> str:
    """Return what is equal for texts of the same words: lines, hyphens at their ends and typography do not count.

    A text without a letter or digit is known by its signs.
    """
    return search_text(text).replace(" ", "") or likeness_text(text)


class ListedTexts:
    """A list's texts with what comparing them needs, each worked out once."""

    def __init__(self, texts: Sequence[ListedText]) -> None:
        self.texts = texts
        self.keys = [words_key(each.text) for each in texts]
        self.emails = [_email(each) for each in texts]
        self.names = [_name(each) for each in texts]

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each text; a word split at a line's end is whole."""
        return [search_text(_SPLIT_WORD.sub("", each.text)).split() for each in self.texts]

    @cached_property
    def writers_known(self) -> bool:
        """Whether most texts tell who wrote them."""
        known = sum(1 for email, name in zip(self.emails, self.names, strict=True) if email or name)
        return known > 0.5 * len(self.texts)

    def own_runs(self) -> set[tuple[str, ...]]:
        """The runs of words that only one text of the list has, however it is cut into texts."""
        runs = [{tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)} for words in self.words]
        counts = Counter(run for each in runs for run in each)
        return {run for run, count in counts.items() if count == 1}

    def own_words(self) -> list[bool]:
        """Say of each text whether its words are mostly its writer's own: not shared with others of the list."""
        grams = [{tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)} for words in self.words]
        counts = Counter(gram for each in grams for gram in each)
        times = Counter(self.keys)
        return [
            times[key] == 1
            and len(key) >= _WITNESS_LETTERS
            and sum(counts[gram] >= _SHARED_BY for gram in each) <= 0.5 * len(each)
            for key, each in zip(self.keys, grams, strict=True)
        ]


def agreeing_writers(a: ListedTexts, i: int, b: ListedTexts, j: int) -> bool | None:
    """Say whether two texts have one writer: True or False where both are known, None where one is not.

    E-mail addresses decide where both have one; else names: in any order, with middle names or a shortened last one.
    """
    if a.emails[i] and b.emails[j]:
        return a.emails[i] == b.emails[j]
    if a.names[i] and b.names[j]:
        return _names_agree(a.names[i], b.names[j])
    return None


def rare_words(a: ListedTexts, b: ListedTexts) -> tuple[list[Counter[str]], list[Counter[str]]]:
    """Return for each text of two lists its words that hardly any other text of its own list has."""
    both = []
    for texts in (a, b):
        counts = Counter(word for words in texts.words for word in set(words))
        both.append(
            [Counter(word for word in words if counts[word] <= _RARE_IN and len(word) > 2) for words in texts.words]
        )
    return both[0], both[1]


def shared_share(a: Counter[str], b: Counter[str]) -> tuple[float, float]:
    """Return which share of the shorter one's words stands in the other, and which share of both (Dice's measure)."""
    one, other = a.total(), b.total()
    if not one or not other:
        return 0.0, 0.0
    shared = (a & b).total()
    return shared / min(one, other), 2 * shared / (one + other)


def _email(text: ListedText) -> str:
    given = next((given for given in (text.email, text.writer) if given and "@" in given), None)
    return given.strip().casefold() if given else ""


def _name(text: ListedText) -> tuple[str, ...]:
    """Return a name's words in the order of the alphabet; empty where unknown."""
    if not text.writer or "@" in text.writer:
        return ()
    return tuple(sorted(search_text(text.writer).split()))


def _names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        found = word if word in left else next((each for each in left if _is_initial(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _is_initial(one: str, other: str) -> bool:
    return one[:1] == other[:1] and 1 in (len(one), len(other))
