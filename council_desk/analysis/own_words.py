"""What a campaign's member says beyond the template, what it leaves out, and whether its edits change the ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import LCSseq

from council_desk.analysis.ask_changes import change_of_ask
from council_desk.analysis.courtesies import body_span, is_name_line, is_place_line
from council_desk.analysis.normalise import search_text
from council_desk.analysis.words import Words, words_of

_LINE = re.compile(r"\S[^\n]*")
# What a plain thanks or closing is made of.
_PLAIN = frozenset(
    search_text(
        "thank thanks you your yours for the to of and in on with we i my our us time consideration "
        "service attention leadership hard work listening reading hearing this that it all council mayor "
        "city members everyone very much so many sincerely respectfully regards best warm kind truly "
        "cordially please support help efforts understanding opportunity comment matter advance gracias "
        "por su atencion tiempo atentamente saludos a la consideracion muchas "
    ).split()
)
_STRAY = 3  # a run of template words this short between own words is chance
_SLIDE = 6  # words by which a stretch of own words may begin sooner
_MOVED = 8  # words in a row that are the template's, wherever they stand


@dataclass(frozen=True, slots=True)
class OwnWords:
    """One member held against its campaign's template.

    `form`: verbatim; trimmed (only leaves out); edited (says something of its own). `spans` are the half-open code
    point spans of the member's own words in its text; `dropped` the template's sentences, or runs of words, that it
    leaves out. `changes_ask` is set where an edit inside the template's words changes what is asked, with the reason.
    """

    form: Literal["verbatim", "trimmed", "edited"]
    spans: tuple[tuple[int, int], ...]
    dropped: tuple[str, ...]
    changes_ask: bool
    change_reason: str | None


@lru_cache(maxsize=256)
def _template_words(template: str) -> Words:
    """Return a template's words without its greeting and closing."""
    return words_of(template, *body_span(template))


def compare_with_template(text: str, template: str) -> OwnWords:
    """Say what `text` adds to, drops from and changes in `template`.

    Words are aligned as the longest common run in order (and long runs that moved, wherever they stand); short runs of
    template words amid own ones count as own, so that a personal sentence is shown whole. Every word that is not
    aligned is in a span, but for a greeting, a plain closing and a signature: nobody's own words, they leave the form
    verbatim.
    """
    given = _template_words(template)
    start, end = _body(text)
    words = words_of(text, start, end)
    beyond = _beyond_courtesy(text, start, end, template)
    if words.folded == given.folded:
        return OwnWords("edited" if beyond else "verbatim", beyond, (), False, None)
    aligned = _align(words, given)
    own = [i for i, place in enumerate(aligned) if place < 0]
    taken = {place for place in aligned if place >= 0}
    missing = [j for j in range(len(given.folded)) if j not in taken]
    reason = change_of_ask(words, given, aligned)
    form: Literal["verbatim", "trimmed", "edited"] = "edited" if own or beyond else "trimmed" if missing else "verbatim"
    spans = tuple(sorted((*_spans(words, own), *beyond)))
    return OwnWords(form, spans, _dropped(given, missing), reason is not None, reason)


def _body(text: str) -> tuple[int, int]:
    """Return the span of `text` without greeting, closing and signature, a signature without closing formula too."""
    start, end = body_span(text)
    for _ in range(3):
        begin = text.rfind("\n", start, end) + 1
        line = text[begin:end].strip()
        if begin <= start or not (is_name_line(line) or is_place_line(line)):
            break
        end = start + len(text[start:begin].rstrip())
    return start, end


def _beyond_courtesy(text: str, start: int, end: int, template: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of courtesy lines that say something beyond a greeting, a plain thanks or a name."""
    out = []
    known = None
    for begin, stop in ((0, start), (end, len(text))):
        for found in _LINE.finditer(text, begin, stop):
            line = found.group()
            if is_name_line(line) or not set(words_of(line, 0, len(line)).folded) - _PLAIN:
                continue
            if begin == 0 or (is_place_line(line) and len(line.split()) <= 6):
                continue
            known = known if known is not None else set(words_of(template, 0, len(template)).folded)
            said = [w for w in words_of(line, 0, len(line)).folded if w not in _PLAIN]
            if len(said) >= 3 and not set(said) <= known:
                out.append(found.span())
    return tuple(out)


def _align(words: Words, given: Words) -> list[int]:
    """Return for each word of the text its place in the template; -1 for an own one."""
    aligned = [-1] * len(words.folded)
    for op in LCSseq.opcodes(given.folded, words.folded):
        if op.tag == "equal":
            for k in range(op.src_end - op.src_start):
                aligned[op.dest_start + k] = op.src_start + k
    _slide(aligned, words)
    _unalign_strays(aligned, given.sentence)
    _align_moved(aligned, words, given)
    return aligned


def _runs(aligned: Sequence[int]) -> list[tuple[int, int]]:
    """Return the half-open runs of aligned words whose places follow one another."""
    runs, i = [], 0
    while i < len(aligned):
        if aligned[i] < 0:
            i += 1
            continue
        begin = i
        while i + 1 < len(aligned) and aligned[i + 1] == aligned[i] + 1:
            i += 1
        i += 1
        runs.append((begin, i))
    return runs


def _slide(aligned: list[int], words: Words) -> None:
    """Let stretches of own words begin where a sentence does, or join the one before, where the alignment is as good.

    Of "I am a nurse. I support the plan." set before "support the plan" the first sentence is the writer's, not what
    stands between the two "I".
    """
    end = 0
    while end < len(aligned):
        begin = end
        while begin < len(aligned) and aligned[begin] >= 0:
            begin += 1
        end = begin
        while end < len(aligned) and aligned[end] < 0:
            end += 1
        if begin == end or words.starts_sentence(begin):
            continue
        for shift in range(1, min(_SLIDE, begin) + 1):
            if aligned[begin - shift] < 0 or words.folded[begin - shift] != words.folded[end - shift]:
                break
            if words.starts_sentence(begin - shift) or aligned[begin - shift - 1] < 0:
                for k in range(1, shift + 1):
                    aligned[end - k], aligned[begin - k] = aligned[begin - k], -1
                break


def _unalign_strays(aligned: list[int], sentence: Sequence[int]) -> None:
    """Give short chance runs back to the writer.

    A short run is chance when more own words than it has stand beside it and it is not part of a sentence of the
    template that is otherwise there.
    """
    runs = _runs(aligned)
    held: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for place in aligned:
        if place >= 0:
            held[sentence[place]] = held.get(sentence[place], 0) + 1
    for s in sentence:
        sizes[s] = sizes.get(s, 0) + 1
    for k, (begin, end) in enumerate(runs):
        before = begin - (runs[k - 1][1] if k else 0)
        after = (runs[k + 1][0] if k + 1 < len(runs) else len(aligned)) - end
        length = end - begin
        among_own = length <= _STRAY and max(before, after) > length and before + after >= 2 * length
        # A run that fills its template sentence is that sentence, however short it is.
        s = sentence[aligned[begin]]
        whole = held[s] >= 0.8 * sizes[s]
        if (among_own and not whole) or (length <= _STRAY and held[s] <= _STRAY and not whole):
            for i in range(begin, end):
                aligned[i] = -1


def _align_moved(aligned: list[int], words: Words, given: Words) -> None:
    """Align long runs of the template's words that stand at another place of the text."""
    taken = {place for place in aligned if place >= 0}
    free = [j for j in range(len(given.folded)) if j not in taken]
    if len(free) < _MOVED or aligned.count(-1) < _MOVED:
        return
    free_set = set(free)
    starts: dict[tuple[str, ...], int] = {}
    for j in free:
        if all(j + k in free_set for k in range(_MOVED)):
            starts.setdefault(given.folded[j : j + _MOVED], j)
    i = 0
    while i + _MOVED <= len(aligned):
        j = starts.get(words.folded[i : i + _MOVED], -1)
        # A run that stands twice in the text is the template's once; said again, it is the writer's.
        if j not in free_set or any(place >= 0 for place in aligned[i : i + _MOVED]):
            i += 1
            continue
        while i < len(aligned) and aligned[i] < 0 and j in free_set and words.folded[i] == given.folded[j]:
            aligned[i] = j
            free_set.discard(j)
            i, j = i + 1, j + 1


def _spans(words: Words, own: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Join neighbouring own words into spans, with the mark that ends them."""
    spans: list[list[int]] = []
    previous = -2
    for i in own:
        start, end = words.spans[i]
        if i == previous + 1 and spans:
            spans[-1][1] = end
        else:
            spans.append([start, end])
        previous = i
    return tuple((a, _with_closing_mark(words.text, b)) for a, b in spans)


def _with_closing_mark(text: str, end: int) -> int:
    """Take a full stop or quote right after own words along."""
    while end < len(text) and text[end] in '.!?…。！？)”’"':
        end += 1
    return end


def _dropped(given: Words, missing: Sequence[int]) -> tuple[str, ...]:
    """Return the template's sentences that mostly are gone, whole, and longer runs missing from the others."""
    if not missing:
        return ()
    gone = set(missing)
    members: dict[int, list[int]] = {}
    for j, s in enumerate(given.sentence):
        members.setdefault(s, []).append(j)
    out = []
    for places in members.values():
        lost = [j for j in places if j in gone]
        if len(lost) >= 0.6 * len(places):
            first, last = given.spans[places[0]][0], given.spans[places[-1]][1]
            out.append(given.text[first : _with_closing_mark(given.text, last)])
        elif len(lost) >= 3 and lost[-1] - lost[0] == len(lost) - 1:
            out.append(given.text[given.spans[lost[0]][0] : given.spans[lost[-1]][1]])
    return tuple(out)
