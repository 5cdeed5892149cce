"""Where a comment ends: a run-together packet cut into comments, each cut with its reason and how sure it is."""

from dataclasses import dataclass

from council_desk.analysis.boundary_editions import FoundEditions, find_editions, lay_over
from council_desk.analysis.boundary_features import packet_of
from council_desk.analysis.boundary_model import Cutting, Weighed, choose, letter_scores, weigh
from council_desk.analysis.boundary_units import Page, Unit, assign_clusters, read_page
from council_desk.analysis.boundary_weights import SAID
from council_desk.progress import Progress, Silent

_WORTH_SAYING = 0.4


@dataclass(frozen=True, slots=True)
class CutComment:
    """One comment of a packet: its lines (1-based, counting LF only), its text, why it begins there and how sure.

    `confidence` (0 to 1) is how likely the comment stands exactly so, from its first line to its last.
    """

    first_line: int
    last_line: int
    text: str
    reason: str
    confidence: float
    edition: int


@dataclass(frozen=True, slots=True)
class PacketCut:
    """A packet cut into comments.

    `editions` holds the first and last line of each copy of the list; `edition_reason` says why the list is taken to
    stand several times, None where it stands once.
    """

    title: str | None
    title_lines: tuple[int, ...]
    noise_lines: tuple[int, ...]
    item_number: str | None
    file_number: str | None
    comments: tuple[CutComment, ...]
    editions: tuple[tuple[int, int], ...]
    edition_reason: str | None


def cut_packet(text: str, progress: Progress | None = None, most_heard: int = 0) -> PacketCut:
    """Cut a packet's `text` (cleaned: line ends LF) into its comments, in the order of its lines.

    A list that stands several times gives each copy's comments under its edition number, all cut alike: what only one
    copy shows (a greeting, a thanks) speaks for the cuts of every copy. The language model reads lists of up to
    `most_heard` paragraphs too. Raises Cancelled through `progress`.
    """
    progress = progress or Silent()
    page = read_page(text)
    lines = text.split("\n")
    found = find_editions(page.units) if page.units else FoundEditions((), None)
    by_edition = _cut_editions(lines, page, found, progress, most_heard)
    if len(by_edition) > 1 and min(map(len, by_edition)) < 2:
        # What is one comment each time is no list that stands again, but a letter that several people sent.
        found = FoundEditions((0,), None)
        by_edition = _cut_editions(lines, page, found, progress, most_heard)
    return PacketCut(
        page.title,
        page.title_lines,
        page.noise_lines,
        page.item_number,
        page.file_number,
        tuple(c for comments in by_edition for c in comments),
        tuple((comments[0].first_line, comments[-1].last_line) for comments in by_edition),
        found.reason,
    )


def _cut_editions(
    lines: list[str], page: Page, found: FoundEditions, progress: Progress, most_heard: int
) -> list[list[CutComment]]:
    """Lay the copies over one another, choose the cuts once, and return each copy's comments."""
    if not found.starts:
        return []
    union = lay_over(page.units, found.starts)
    packet = packet_of(union, assign_clusters(union), page.title)
    weighed = weigh(packet, progress, most_heard)
    cutting = choose(packet, weighed.logits, letter_scores(packet, weighed.template, weighed.weights.letters))
    return [_comments_of(e, lines, page, union, weighed, cutting) for e in range(1, len(found.starts) + 1)]


def _comments_of(
    edition: int, lines: list[str], page: Page, union: list[Unit], weighed: Weighed, cutting: Cutting
) -> list[CutComment]:
    """Return the comments of one edition: what of each chosen segment stands in it."""
    skipped = set(page.noise_lines) | set(page.title_lines)
    out: list[CutComment] = []
    ends = [*cutting.starts[1:], len(union)]
    for start, end, likely in zip(cutting.starts, ends, cutting.likely, strict=True):
        held = [u.lines_by_edition[edition] for u in union[start:end] if edition in u.lines_by_edition]
        if not held:
            continue
        first, last = held[0][0], held[-1][1]
        text = "\n".join(lines[n - 1] for n in range(first, last + 1) if n not in skipped).strip("\n")
        reason = "the first of the list" if not out else _reason(weighed, start)
        out.append(CutComment(first, last, text, reason, round(likely, 4), edition))
    return out


def _reason(weighed: Weighed, start: int) -> str:
    """Say which cues spoke most for the cut before unit `start`, in a clerk's words."""
    if start == 0:
        return "the first of the list"
    spoke = [
        (weighed.weights.gaps.get(name, 0.0) * value, name)
        for name, value in weighed.cues[start].items()
        if name in SAID
    ]
    strongest = [SAID[name] for gain, name in sorted(spoke, reverse=True) if gain >= _WORTH_SAYING]
    said = list(dict.fromkeys(strongest))[:2]
    return "; ".join(said) if said else "nothing ties it to the one before"
