"""Edits that turn a template's ask into another one: a number, a date, a "not", an opposite word."""

import re
from collections.abc import Sequence
from itertools import pairwise

from council_desk.analysis.words import Words


def _words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


_NEGATIONS = frozenset(
    ("not", "no", "never", "cannot", "without", "neither", "nor", "none", "against", "nobody", "cant")
)
_SHORTENED = re.compile(r"(?:do|does|did|is|are|was|were|has|have|had|wo|ca|should|would|could|must)nt")
_NO_NEGATION_BEFORE = frozenset(("just", "only", "merely", "simply"))
_OPPOSITES = """
support/oppose supports/opposes supporting/opposing favor/against favour/against yes/no approve/reject
approve/deny adopt/reject pass/reject pass/defeat raise/lower increase/decrease increase/reduce raise/cut
expand/shrink more/less more/fewer higher/lower longer/shorter ban/allow prohibit/allow prohibit/permit
forbid/allow open/close opening/closing keep/remove keep/close keep/end add/remove include/exclude
require/allow must/may shall/may before/after minimum/maximum fund/defund start/stop begin/end extend/shorten
strengthen/weaken accept/reject for/against always/never all/no public/private build/demolish apoyo/opongo
favor/contra aprobar/rechazar subir/bajar abrir/cerrar
"""
_OPPOSITE: dict[str, set[str]] = {}
for _one, _other in (pair.split("/") for pair in _OPPOSITES.split()):
    _OPPOSITE.setdefault(_one, set()).add(_other)
    _OPPOSITE.setdefault(_other, set()).add(_one)
_TIMES = _words(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays daily weekly monthly quarterly yearly annually annual noon midnight "
    "immediately spring summer fall autumn winter weekend weekends weekdays "
)
_NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million half third quarter double twice "
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL_NUMBERS = {word: float(value) for value, word in enumerate(_ONES.split())}
_SMALL_NUMBERS |= {word: 10.0 * tens for tens, word in enumerate(_TENS.split(), 2)}
_MULTIPLES = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}
_DIGIT = re.compile(r"\d")
_OPPOSED = re.compile(
    r"\b(?:i|we)(?:'m|’m|\s+am|\s+are)?\s+(?:\w+\s+){0,2}(?:oppose|against|opposed|disagree|object)\b|\bvote\s+no\b"
    r"|\b(?:do\s+not|don't|don’t)\s+(?:support|pass|adopt|approve)\b|\bme\s+opongo\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:i|we)\s+(?:\w+\s+){0,2}(?:support|favor|endorse)\b|\bvote\s+yes\b|\bin\s+favou?r\s+of\b"
    r"|\bplease\s+(?:support|pass|adopt|approve)\b",
    re.IGNORECASE,
)


def change_of_ask(words: Words, given: Words, aligned: Sequence[int]) -> str | None:
    """Return why an edit inside the template's words changes what is asked; None where none does.

    Arguments: the member's words, the template's, and for each of the member's words its place in the template (-1:
    own).
    Only edits inside a sentence of the template that is otherwise there count; what a writer adds in sentences of their
    own is shown as their own words and judged by reading. A writer who declares the other side is pointed out too.
    """
    for put_in, left_out in _edits(words, given, aligned):
        reason = _reason(put_in, left_out)
        if reason is not None:
            return reason
    return _other_side(words, given, aligned)


def _edits(
    words: Words, given: Words, aligned: Sequence[int]
) -> "list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]":
    """Return the edits inside the template's sentences: words put in and left out, each folded and as written."""
    edits = []
    anchors = [i for i, place in enumerate(aligned) if place >= 0]
    for i, k in pairwise(anchors):
        a, b = aligned[i], aligned[k]
        if b <= a or (k == i + 1 and b == a + 1) or given.sentence[a] != given.sentence[b]:
            continue
        put_in = [_word(words, n) for n in range(i + 1, k)]
        left_out = [_word(given, n) for n in range(a + 1, b)]
        # A sentence of one's own set into the template's is one's own, not an edit.
        if len({words.sentence[n] for n in range(i, k + 1)}) <= 1 or len(put_in) <= 6:
            edits.append((put_in, left_out))
    edits += _edge_edits(words, given, aligned, anchors)
    return edits


def _edge_edits(
    words: Words, given: Words, aligned: Sequence[int], anchors: Sequence[int]
) -> "list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]":
    """Return edits at the first or last words of a template sentence, where the rest of it stands."""
    edits = []
    taken = {place for place in aligned if place >= 0}
    bounds = _sentence_bounds(given.sentence)
    for i in anchors:
        place = aligned[i]
        first, after_last = bounds[given.sentence[place]]
        if i > 0 and aligned[i - 1] < 0 and 0 < place - first <= 6 and taken.isdisjoint(range(first, place)):
            near = _own_beside(words, aligned, i, -1, place - first + 2)
            edits.append(([_word(words, n) for n in near], [_word(given, n) for n in range(first, place)]))
        at_end = i + 1 == len(aligned) or aligned[i + 1] < 0
        rest = range(place + 1, after_last)
        if at_end and 0 < len(rest) <= 6 and taken.isdisjoint(rest):
            near = _own_beside(words, aligned, i, 1, len(rest) + 2)
            edits.append(([_word(words, n) for n in near], [_word(given, n) for n in rest]))
    return edits


def _sentence_bounds(sentence: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return for each sentence its first word and the one after its last."""
    bounds: dict[int, tuple[int, int]] = {}
    for n, s in enumerate(sentence):
        bounds[s] = (bounds[s][0] if s in bounds else n, n + 1)
    return bounds


def _own_beside(words: Words, aligned: Sequence[int], i: int, step: int, most: int) -> list[int]:
    """Return the own words right beside word `i` in its sentence, in reading order, `most` at most."""
    near: list[int] = []
    n = i + step
    while 0 <= n < len(aligned) and len(near) < most and aligned[n] < 0 and words.sentence[n] == words.sentence[i]:
        near.append(n)
        n += step
    return sorted(near)


def _word(words: Words, n: int) -> tuple[str, str]:
    """Return a word folded and as written."""
    start, end = words.spans[n]
    return words.folded[n], words.text[start:end]


def _reason(put_in: Sequence[tuple[str, str]], left_out: Sequence[tuple[str, str]]) -> str | None:
    """Say how one edit changes the ask; None where it does not."""
    new, old = [w for w, _ in put_in], [w for w, _ in left_out]
    written = dict(put_in) | dict(left_out)
    numbers = _values(old), _values(new)
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        a, b = next(w for w in old if _is_number(w)), next(w for w in new if _is_number(w))
        return f"another number: “{written[b]}” instead of “{written[a]}”"
    if numbers[1] and not numbers[0] and len(put_in) <= 4:
        return f"a number put in: “{written[next(w for w in new if _is_number(w))]}”"
    a_times, b_times = [w for w in old if w in _TIMES], [w for w in new if w in _TIMES]
    if a_times != b_times and a_times and b_times:
        return f"another time: “{written[b_times[0]]}” instead of “{written[a_times[0]]}”"
    for word in new:
        turned = _OPPOSITE.get(word, set()) & set(old)
        if turned:
            return f"“{written[word]}” instead of “{written[min(turned)]}”"
    negated, plain = _negations(new), _negations(old)
    if len(negated) % 2 != len(plain) % 2 and len(put_in) <= 8:
        return f"“{written[negated[0]]}” put in" if len(negated) > len(plain) else f"“{written[plain[0]]}” left out"
    return None


def _is_number(word: str) -> bool:
    """Say whether a word is a number, in digits or letters."""
    return _DIGIT.search(word) is not None or word in _NUMBER_WORDS


def _values(words: Sequence[str]) -> list[float | str]:
    """Return the numbers among words by value, so that "400" and "four hundred" are one."""
    values: list[float | str] = []
    running = -1.0
    for word in [*words, ""]:
        if word in _SMALL_NUMBERS:
            small = _SMALL_NUMBERS[word]
            running = running + small if running >= 20 and small < 10 else small
        elif word in _MULTIPLES and running > 0:
            running *= _MULTIPLES[word]
        else:
            if running >= 0:
                values.append(running)
            running = -1.0
            if _DIGIT.search(word):
                digits = re.sub(r"[^\d.]", "", word.replace(",", "")).strip(".")
                running = float(digits) if digits.count(".") <= 1 and digits else -1.0
                if running < 0:
                    values.append(word)
            elif word in _NUMBER_WORDS:
                values.append(word)
    return values


def _negations(words: Sequence[str]) -> list[str]:
    """Return the words that negate; "not just" and its like do not."""
    return [
        w
        for i, w in enumerate(words)
        if (w in _NEGATIONS or _SHORTENED.fullmatch(w))
        and not (i + 1 < len(words) and words[i + 1] in _NO_NEGATION_BEFORE)
    ]


def _other_side(words: Words, given: Words, aligned: Sequence[int]) -> str | None:
    """Say where the writer's own sentences declare the side that the template is against."""
    own = " ".join(words.text[a:b] for (a, b), place in zip(words.spans, aligned, strict=True) if place < 0)
    for mine, theirs in ((_OPPOSED, _FOR), (_FOR, _OPPOSED)):
        found = mine.search(own)
        if found and theirs.search(given.text) and not mine.search(given.text) and not theirs.search(own):
            return f"the writer takes the other side: “{found.group()}”"
    return None
