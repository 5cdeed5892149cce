"""What a translation keeps: numbers, dates, names, and words whose like is known in four languages; in their order.

The words lie in resources/word_lists/translation_words.tsv, a row a meaning: English, Spanish, Vietnamese, Chinese. In
languages that it does not hold, numbers, dates and names in Latin letters are what is left.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from council_desk.paths import resources_folder

WORDS = "word_lists/translation_words.tsv"
COLUMNS = ("en", "es", "vi", "zh")
NUMBER, NAME, WORD, LIKENESS = "number", "name", "word", "likeness"
_COUNTED = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LATIN = re.compile(f"[{_LETTER}]+(?:['’][{_LETTER}]+)*")
_MONTH_OF_NUMBER = {
    "vi": re.compile(r"\btháng\s+(\d{1,2})\b"),
    "zh": re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月"),
}
_HAN_NUMBER = re.compile(r"[一二三四五六七八九十百千万两]+")
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_PLAIN = {
    "en": "the and that this with for from have has had was were are not but they their them there here when which "
    "what would could should will been being into than then our your his her its who may might must can does did also",
    "es": "para por que con los las una del como pero esta este esto estas estos son sus hay usted ustedes nos les mas "
    "muy donde cuando parte porque fue han hemos ser sido era tiene tienen tengo otra otro otros aqui ahi cual sobre",
}
_LONGEST_STEM = 14
_SKELETON = 4
_SOUNDS = str.maketrans("kqzsjyv", "ccccgib")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that a translation keeps: what it may stand for, which kind it is, and its half-open span."""

    keys: frozenset[str]
    kind: str
    start: int
    end: int


@lru_cache(maxsize=512)
def anchors_of(text: str, language: str) -> tuple[Anchor, ...]:
    """The anchors of a text in their order, none inside another. language: ISO 639 code of the text."""
    found = [*_dates(text, language), *_phrases(text, language), *_numbers(text)]
    if language == "zh":
        found += _han_numbers(text)
    found += _latin_words(text, language)
    taken: list[Anchor] = []
    for anchor in sorted(found, key=lambda each: (each.start, each.start - each.end)):
        if not taken or anchor.start >= taken[-1].end:
            taken.append(anchor)
    return tuple(taken)


def _numbers(text: str) -> Iterator[Anchor]:
    for found in _NUMBER.finditer(text):
        yield Anchor(frozenset({f"#{_plain_number(found.group())}"}), NUMBER, *found.span())


def _plain_number(written: str) -> str:
    """A number without separators of thousands; other marks as they stand (5:30, 2026-118)."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written):
        return re.sub(r"[.,]", "", written)
    return written.lstrip("0") or "0" if written.isdigit() else written.replace(",", ".")


def _han_numbers(text: str) -> Iterator[Anchor]:
    for found in _HAN_NUMBER.finditer(text):
        value = _han_value(found.group())
        if value >= 2:
            yield Anchor(frozenset({f"#{value}"}), NUMBER, *found.span())


def _han_value(written: str) -> int:
    total = digit = 0
    for each in written:
        if each in _HAN_TENS:
            total += max(digit, 1) * _HAN_TENS[each]
            digit = 0
        else:
            digit = _HAN_DIGITS[each]
    return total + digit


def _dates(text: str, language: str) -> Iterator[Anchor]:
    """Months, by name or by number; the day beside one is a number like others."""
    numbered = _MONTH_OF_NUMBER.get(language)
    if numbered is not None:
        for found in numbered.finditer(text.lower()):
            written = found.group(1)
            month = int(written) if written.isdigit() else _han_value(written)
            yield Anchor(frozenset({f"month {month}"}), NUMBER, *found.span())


def _phrases(text: str, language: str) -> Iterator[Anchor]:
    """Words of languages whose words are not parted by single spaces, and Spanish words of several parts."""
    known = _lexicon().phrases.get(language)
    if known is None:
        return
    pattern, meanings = known
    low = _folded(text) if language == "es" else text.lower()
    if len(low) != len(text):
        return
    for found in pattern.finditer(low):
        yield _of_meanings(meanings[found.group()], *found.span())


def _of_meanings(keys: frozenset[str], start: int, end: int) -> Anchor:
    counted = all(key.startswith("#") for key in keys)
    return Anchor(keys, NUMBER if counted else WORD, start, end)


def _latin_words(text: str, language: str) -> Iterator[Anchor]:
    """Words in Latin letters: of a known meaning, names, and others by the likeness of their consonants."""
    reads = language in _PLAIN
    opens = True
    last = 0
    for found in _LATIN.finditer(text):
        if not found.group().isascii() and not reads:
            last = found.end()
            continue
        between = text[last : found.start()]
        opens = last == 0 or any(mark in between for mark in ".!?¿¡:\n")
        last = found.end()
        anchor = _latin_word(found, language, opens) if reads else _foreign_word(found, language, opens)
        if anchor is not None:
            yield anchor


def _latin_word(found: re.Match[str], language: str, opens: bool) -> Anchor | None:
    word = _folded(found.group()).split("'")[0].split("’")[0]
    month = _MONTHS[language].split().index(word) + 1 if word in _MONTHS[language].split() else 0
    if month and not (word == "may" and found.group()[0] == "m"):
        return Anchor(frozenset({f"month {month}"}), NUMBER, *found.span())
    if word in _PLAIN[language].split() or len(word) < 2:
        return None
    meanings = _meanings(word, language)
    if meanings:
        return _of_meanings(meanings, *found.span())
    if found.group()[0].isupper() and not opens:
        return Anchor(frozenset({f"={word}", *_likeness(word)}), NAME, *found.span())
    alike = _likeness(word)
    return Anchor(alike | {f"={word}"}, LIKENESS, *found.span()) if alike else None


def _foreign_word(found: re.Match[str], language: str, opens: bool) -> Anchor | None:
    """A word in plain Latin letters amid another script, or a capitalised one: the names that a translation keeps."""
    word = found.group().lower()
    if len(word) < 3 or (language != "zh" and (opens or found.group()[0].islower())):
        return None
    return Anchor(frozenset({f"={word}", *_likeness(word)}), NAME, *found.span())


def _meanings(word: str, language: str) -> frozenset[str]:
    known = _lexicon()
    whole = known.words.get((language, word))
    if whole is not None:
        return whole
    for length in range(min(len(word), _LONGEST_STEM), 2, -1):
        stem = known.stems.get((language, word[:length]))
        if stem is not None:
            return stem
    return frozenset()


def _likeness(word: str) -> frozenset[str]:
    """What related words of two languages share: their first consonants, with those that sound alike made one."""
    spelled = word.replace("tion", "cion").replace("ph", "f").replace("th", "t").replace("qu", "c").replace("ch", "c")
    spelled = spelled.translate(_SOUNDS)
    consonants = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouhw]", "", spelled))
    first = spelled[0] if spelled[:1] in tuple("aeiou") else ""
    return frozenset({f"~{first}{consonants[:_SKELETON]}"}) if len(consonants) >= _SKELETON else frozenset()


def _folded(text: str) -> str:
    """Lower case, without the marks on Latin letters; as long as it was."""
    return "".join(unicodedata.normalize("NFD", each)[0] for each in text).lower()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Whole words and stems by (language, word), and one pattern a language for phrases, with what each means."""

    words: Mapping[tuple[str, str], frozenset[str]]
    stems: Mapping[tuple[str, str], frozenset[str]]
    phrases: Mapping[str, tuple[re.Pattern[str], Mapping[str, frozenset[str]]]]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    words: dict[tuple[str, str], set[str]] = {}
    stems: dict[tuple[str, str], set[str]] = {}
    phrases: dict[str, dict[str, set[str]]] = {language: {} for language in COLUMNS}
    rows = (resources_folder() / WORDS).read_text(encoding="utf-8").splitlines()
    for row in rows:
        cells = row.split("\t")
        first = cells[0].split(",")[0]
        key = f"#{_COUNTED[first]}" if first in _COUNTED else first
        for language, cell in zip(COLUMNS, cells, strict=True):
            for word in filter(None, cell.split(",")):
                plain = _folded(word) if language in _PLAIN else word
                if language not in _PLAIN or " " in word:
                    phrases[language].setdefault(plain, set()).add(key)
                elif plain.endswith("*"):
                    stems.setdefault((language, plain[:-1]), set()).add(key)
                else:
                    words.setdefault((language, plain), set()).add(key)
    return _Lexicon(
        {word: frozenset(keys) for word, keys in words.items()},
        {stem: frozenset(keys) for stem, keys in stems.items()},
        {language: _pattern(language, known) for language, known in phrases.items() if known},
    )


def _pattern(language: str, known: Mapping[str, set[str]]) -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    longest_first = sorted(known, key=lambda phrase: (-len(phrase), phrase))
    choice = "|".join(map(re.escape, longest_first))
    pattern = choice if language == "zh" else rf"\b(?:{choice})\b"
    return re.compile(pattern), {phrase: frozenset(keys) for phrase, keys in known.items()}
