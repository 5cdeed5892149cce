"""The marks of a sentence by which a question owed an answer is learned: its words by place, its build, what is around.

A mark is a short string, its kind before a space; questions.py weighs them with the weights that
tests/benchmarks/fit_questions.py learns from labelled letters.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from council_desk.analysis.demand_segments import word_class, words_of
from council_desk.analysis.sentences import Sentence

_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|when|where|which|why|how|does|do|did|is|are|was|were|will|would|can|could|should|has|"
    r"have|had|am|isn't|aren't|won't|don't|doesn't|can't|couldn't|what's|where's|who's|how's|when's|whats|wheres|qué|"
    r"cuánt\w+|cuándo|dónde|quién\w*|cómo|hay|puedo|pueden)\b"
)


def question_marks(
    low: str,
    sentences: Sequence[Sentence],
    i: int,
    asked: Sequence[bool],
    share: tuple[int, int],
    reasons: Sequence[str],
) -> tuple[str, ...]:
    """The marks of the sentence at index `i`.

    low: the lowered text. asked: whether each sentence has a question mark. share: how many have one, of how many.
    reasons: what else speaks for or against.
    """
    sentence = sentences[i]
    words = words_of(low, sentence.start, sentence.end) or ("_",)
    return (
        *(f"why {reason}" for reason in reasons),
        *_marks(low, sentence, words),
        f"?{asked[i]}{low[sentence.end - 2 : sentence.end] in {'??', '!?', '?!'}}",
        f"asked {min(6, share[0])}",
        f"share {int(4 * share[0] / share[1])}",
        *_around(low, sentences, i, asked),
    )


def _marks(low: str, sentence: Sentence, words: tuple[str, ...]) -> Iterator[str]:
    """The sentence's own words."""
    for size in (1, 2, 3):
        yield f"s{size} {' '.join(words[:size])}"
    form = _ASKING.search(low, sentence.start, sentence.end)
    if form:
        asking = words_of(low, form.start(), sentence.end)
        classes = [word_class(word) for word in asking[:5]]
        for size in (1, 2, 3, 4):
            yield f"q{size} {' '.join(asking[:size])}"
        yield f"qt {asking[0]} {' '.join(classes[1:3])}"
        yield f"qt4 {asking[0]} {' '.join(classes[1:4])}"
        yield f"qat {min(4, len(words_of(low, sentence.start, form.start())))}"
    plain = [word for word in words if word not in {"?", "!"}] or ["_"]
    yield f"e1 {plain[-1]}"
    yield f"e2 {' '.join(plain[-2:])}"
    yield f"n {min(8, len(plain) // 2)}"
    yield from (f"u {word}" for word in set(words))
    yield from (f"b {one} {other}" for one, other in set(pairwise(words)))


def _around(low: str, sentences: Sequence[Sentence], i: int, asked: Sequence[bool]) -> Iterator[str]:
    """What stands before and after, and what the whole letter is."""
    last = len(sentences) - 1
    yield f"at {'only' if not last else 'first' if i == 0 else 'last' if i == last else 'mid'}"
    yield f"long {min(7, int(math.log2(len(low) / 40 + 1)))}"
    if sentences[i].label:
        yield "listed"
    if sentences[i].opens_line:
        yield "opens"
    if low[sentences[i].start] in "\"“'":
        yield "quoted"
    for name, k in (("before", i - 1), ("after", i + 1)):
        if 0 <= k <= last:
            words = words_of(low, sentences[k].start, min(sentences[k].end, sentences[k].start + 60))
            yield f"{name} {asked[k]}"
            yield f"{name}1 {' '.join(words[:1])}"
            yield f"{name}2 {' '.join(words[:2])}"
            yield f"{name}n {min(4, len(words) // 2)}"
