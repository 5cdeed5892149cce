"""A packet's lines as paragraphs: unwrapped, the title and page furniture apart, near-identical ones known."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from council_desk.analysis.courtesies import starts_with_greeting
from council_desk.analysis.normalise import likeness_text, search_text

_TITLE = re.compile(
    r"\s*(?:(?:public\s+)?(?:e-?)?comments?\s+(?:on|for|received)\b.{0,40}?)?"
    r"(?:agenda\s+)?(?P<word>item\s*)?(?:no\.?\s*|#\s*|number\s*)?(?P<item>\d{1,3}[A-Za-z]?(?:\.\d{1,2})?)?\s*[.):–—-]*\s*"
    r"(?:file\s*(?:no\.?|number|#|id)?\s*[:#]?\s*)?\(?(?P<file>(?:[A-Z]{1,4}[- ]?)?\d{2,4}-\d{2,6}[A-Z]?)?\b\)?",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"\b(?:resolution|ordinance|motion|report|contract|agreement|amend(?:ing|ment)|hearing|policy|plan|budget|permit|zoning|"
    r"rezoning|program|platform|proclamation|chapter|municipal\s+code|adopt(?:ing|ion)|establish(?:ing|ment)|prohibiting)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\s*[-–—|]*\s*(?:page|pg\.?|p\.)\s*\d+\s*(?:(?:of|/)\s*\d+)?\s*[-–—|]*\s*|\s*\d+\s+of\s+\d+\s*|\s*[-–—]+\s*\d+\s*[-–—]+\s*"
    r"|\s*printed(?:\s+on)?:?\s+[\d/: apm,-]+\s*",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\s*(?:(?:written\s+)?public\s+|e-?|written\s+)?comments?(?:\s+received|\s+log|\s+list)?\s*:?\s*", re.IGNORECASE
)
_PLEA = re.compile(r"\b(?:I|my|we|our|you|please|vote|support|oppose|stop|yes|no|not|dear)\b", re.IGNORECASE)
_PAGE_INSIDE = re.compile(r"\b(?:page|pg\.?|p\.)\s*\d+\b|\b\d+\s+(?:of|/)\s+\d+\b", re.IGNORECASE)
_NEAR_PAGE_MARK = 3  # lines above and below a page's mark that may be its header or footer
_RULE = re.compile(r"\s*(?:[-–—_=*~#•.·]\s*){3,}\s*")
LIST_MARK = re.compile(
    r"\s*(?:\(?(?P<number>\d{1,2})[.)]|\((?P<letter>[a-z])\)|(?P<other>[a-z])\)|#(?P<hash>\d{1,2})\b[.:]?)\s+",
    re.IGNORECASE,
)
BULLET = re.compile(r"\s*[-–—*•·▪◦>+]\s+")


@dataclass(slots=True)
class Unit:
    """One paragraph: `first` and `last` line (1-based), its text, and the blank lines and rules that stand before it.

    `lines_by_edition` holds where it stands in each edition when several were laid over one another.
    """

    first: int
    last: int
    text: str
    blank_before: int = 0
    rule_before: bool = False
    cluster: int = -1
    lines_by_edition: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """What a packet's text is before any cut."""

    units: tuple[Unit, ...]
    title: str | None
    title_lines: tuple[int, ...]
    noise_lines: tuple[int, ...]
    item_number: str | None
    file_number: str | None


def read_page(text: str) -> Page:
    """Part a packet's `text` into its title, its noise and its paragraphs."""
    lines = text.split("\n")
    title_lines = _title_lines(lines)
    title = " ".join(lines[n - 1].strip() for n in title_lines) or None
    noise, rules = _noise(lines, set(title_lines), title)
    content = [n for n in range(1, len(lines) + 1) if lines[n - 1].strip() and n not in noise and n not in title_lines]
    units = _paragraphs(lines, content, rules, set(title_lines) | noise)
    item, file = _numbers(title)
    return Page(tuple(units), title, title_lines, tuple(sorted(noise)), item, file)


def _numbers(title: str | None) -> tuple[str | None, str | None]:
    """Return the agenda number and the file number that a title line begins with."""
    if title is None:
        return None, None
    head = _TITLE.match(title)
    item = head["item"] if head else None
    file = head["file"] if head else None
    if file is None:
        found = re.search(
            r"\b(?:file\s*(?:no\.?|number|#|id)?\s*[:#]?\s*)?(\d{2,4}-\d{3,6}[A-Z]?)\b", title, re.IGNORECASE
        )
        file = found.group(1) if found else None
    return item, file


def _title_lines(lines: Sequence[str]) -> tuple[int, ...]:
    """Return the line numbers of the agenda title at the head of the packet; empty where it has none."""
    numbers = [n for n, line in enumerate(lines, 1) if line.strip()][:6]
    for place, n in enumerate(numbers[:2]):
        if _is_title(lines[n - 1]):
            taken = [n]
            for following in numbers[place + 1 : place + 4]:
                # A wrapped title runs on without a full stop, on the very next line, in title case.
                if following != taken[-1] + 1 or not _runs_on(lines[taken[-1] - 1], lines[following - 1]):
                    break
                taken.append(following)
            return tuple(taken)
        if place == 0 and _is_plain_title(lines, n):
            return (n,)
        if not _HEADING.fullmatch(lines[n - 1]):
            break
    return ()


def _is_title(line: str) -> bool:
    """Say whether a line reads as an agenda title: a number, then capitalised words and no full sentence."""
    stripped = line.strip()
    head = _TITLE.match(stripped)
    if head is None or not (head["item"] or head["file"] or head["word"]) or len(stripped) > 700:
        return False
    rest = stripped[head.end() :]
    if head["file"] or (head["word"] and head["item"]):
        return True
    if rest.rstrip().endswith((".", "!", "?", ":")) or starts_with_greeting(rest):
        return False
    dashed = re.match(r"\s*\d{1,3}[A-Za-z]?\s+[-–—]\s+[A-Z]", stripped) is not None and len(stripped) <= 120
    return dashed or (_title_case(rest) >= 0.6 and _INSTRUMENT.search(rest) is not None)


def _is_plain_title(lines: Sequence[str], n: int) -> bool:
    """Say whether line `n` stands alone above the list as a title without a number: capitals, no sentence or plea."""
    line = lines[n - 1].strip()
    if n >= len(lines) or lines[n].strip() or len(line) > 200 or line.endswith((".", "!", "?", ",", ":")):
        return False
    return _title_case(line) >= 0.6 and _INSTRUMENT.search(line) is not None and _PLEA.search(line) is None


def _title_case(text: str) -> float:
    """Return the share of longer words that begin with a capital."""
    words: list[str] = re.findall(r"[^\W\d_]{4,}", text)
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def _runs_on(line: str, following: str) -> bool:
    """Say whether `following` continues a wrapped title."""
    return (
        60 <= len(line.strip()) <= 120
        and not line.rstrip().endswith((".", "!", "?", ":"))
        and len(following.strip()) <= len(line.strip()) + 12
        and _title_case(following) >= 0.7
        and not starts_with_greeting(following)
        and not re.search(r"\b(?:I|my|we|please)\b", following)
    )


def _noise(lines: Sequence[str], title_lines: set[int], title: str | None) -> tuple[set[int], set[int]]:
    """Return the line numbers of page furniture, and of drawn rules among it."""
    noise: set[int] = set()
    rules: set[int] = set()
    titles = {likeness_text(lines[n - 1]) for n in title_lines} | ({likeness_text(title)} if title else set())
    for n, line in enumerate(lines, 1):
        if n in title_lines or not line.strip():
            continue
        if _RULE.fullmatch(line):
            rules.add(n)
        if n in rules or _PAGE.fullmatch(line) or _HEADING.fullmatch(line) or likeness_text(line) in titles:
            noise.add(n)
    return noise | _furniture(lines, noise), rules


def _furniture(lines: Sequence[str], noise: set[int]) -> set[int]:
    """Return the lines that every page carries with its mark: those that come again beside "Page 3 of 9"."""
    marks = [n for n in noise if _PAGE.fullmatch(lines[n - 1])]
    shapes = {n: re.sub(r"\d+", "#", line.strip()) for n, line in enumerate(lines, 1) if line.strip()}
    again = Counter(shapes.values())
    inside = {n for n, shape in shapes.items() if again[shape] >= 3 and _PAGE_INSIDE.search(lines[n - 1])}
    pages = sorted({*marks, *inside})
    if len(pages) < 3:
        return inside
    near = [{shapes[k] for k in _beside(n, shapes, len(lines))} for n in pages]
    held = Counter(shape for shapes_near in near for shape in shapes_near)
    common = {shape for shape, count in held.items() if count >= 0.6 * len(pages) and again[shape] <= len(pages) + 1}
    return inside | {k for n in pages for k in _beside(n, shapes, len(lines)) if shapes[k] in common}


def _beside(n: int, shapes: Mapping[int, str], last: int) -> list[int]:
    """Return the lines that stand in one block with line `n`, no blank line between."""
    found: list[int] = []
    for step in (-1, 1):
        for k in range(n + step, n + step * (_NEAR_PAGE_MARK + 1), step):
            if not 1 <= k <= last or k not in shapes:
                break
            found.append(k)
    return found


def _paragraphs(lines: Sequence[str], content: list[int], rules: set[int], skipped: set[int]) -> list[Unit]:
    """Join the lines of hard-wrapped paragraphs; each other line is a paragraph of its own."""
    width = _wrap_width([lines[n - 1].rstrip() for n in content])
    units: list[Unit] = []
    for n in content:
        line = lines[n - 1]
        blank = _blanks_before(lines, n, skipped)
        between = range(units[-1].last + 1, n) if units else range(0)
        ruled = any(r in rules for r in between)
        turned = not ruled and any(k in skipped for k in between) and _goes_over(lines[between.start - 2], line)
        wrapped = (
            bool(units and width) and not blank and not ruled and _continues(lines[between.start - 2], line, width)
        )
        if turned or wrapped:
            units[-1].last = n
            units[-1].text += " " + line.strip()
        else:
            units.append(Unit(n, n, line.strip(), blank if units else 0, ruled))
    return units


def _blanks_before(lines: Sequence[str], n: int, skipped: set[int]) -> int:
    """Count the blank lines right above line `n`, looking through page furniture."""
    count, above = 0, n - 1
    while above >= 1 and (not lines[above - 1].strip() or above in skipped):
        count += not lines[above - 1].strip()
        above -= 1
    return count


def _wrap_width(content: Sequence[str]) -> int:
    """Return the width at which the text was wrapped by a machine; 0 where each paragraph is one line."""
    if len(content) < 6:
        return 0
    lengths = sorted(len(line) for line in content)
    width = lengths[int(len(lengths) * 0.97)]
    if not 40 <= width <= 120:
        return 0
    full = [line for line in content if len(line) >= 0.75 * width]
    unfinished = sum(1 for line in full if line[-1] not in ".!?:;\"”’')")
    return width if len(full) >= 0.3 * len(content) and unfinished >= 0.5 * len(full) else 0


def _continues(line: str, following: str, width: int) -> bool:
    """Say whether `following` is the rest of a wrapped `line`: its first word would not have fitted any more."""
    if LIST_MARK.match(following) or BULLET.match(following) or starts_with_greeting(following):
        return False
    first_word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(first_word) > width - 1 or (
        len(line.rstrip()) >= 0.6 * width and following[:1].islower() and line.rstrip()[-1] not in ".!?:"
    )


def _goes_over(line: str, following: str) -> bool:
    """Say whether a sentence broken off at the foot of a page goes on at the head of the next."""
    return following.lstrip()[:1].islower() and line.rstrip()[-1:] not in (".", "!", "?", ":", ";")


def unmarked(text: str) -> str:
    """Return a paragraph without its list mark or bullet."""
    found = LIST_MARK.match(text) or BULLET.match(text)
    return text[found.end() :] if found else text


def list_number(text: str) -> int:
    """Return the number (1, 2, ...) a paragraph's list mark gives it; 0 where it has none."""
    found = LIST_MARK.match(text)
    if found is None:
        return 0
    if found["number"] or found["hash"]:
        return int(found["number"] or found["hash"])
    return ord((found["letter"] or found["other"]).lower()) - ord("a") + 1


def assign_clusters(units: Sequence[Unit]) -> Counter[int]:
    """Give near-identical paragraphs the same `cluster` number and count them.

    Two paragraphs are near-identical when half of the shorter one's word triples stand in the other (exactly equal ones
    of any length are, too). Result: how often each cluster stands in `units`.
    """
    keys = [search_text(unmarked(u.text)) or u.text for u in units]
    counts = Counter(keys)
    number: dict[str, int] = {}
    index: dict[tuple[str, ...], list[int]] = {}
    sizes: list[int] = []
    for key in sorted(counts, key=lambda k: (-counts[k], -len(k), k)):
        words = key.split()
        grams = {tuple(words[i : i + 3]) for i in range(len(words) - 2)} if len(words) >= 6 else set()
        found = _best_cluster(grams, index, sizes)
        if found < 0:
            found = len(sizes)
            sizes.append(len(grams))
            for gram in grams:
                held = index.setdefault(gram, [])
                if len(held) < 40:
                    held.append(found)
        number[key] = found
    for unit, key in zip(units, keys, strict=True):
        unit.cluster = number[key]
    return Counter(u.cluster for u in units)


def _best_cluster(grams: set[tuple[str, ...]], index: dict[tuple[str, ...], list[int]], sizes: list[int]) -> int:
    """Return the cluster that shares at least half of the shorter one's word triples; -1 where none does."""
    if not grams:
        return -1
    votes: Counter[int] = Counter()
    for gram in grams:
        votes.update(index.get(gram, ()))
    for cluster, shared in votes.most_common(3):
        shorter = min(len(grams), sizes[cluster])
        if shared >= max(3, 0.5 * shorter):
            return cluster
    return -1
