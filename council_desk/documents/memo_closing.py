"""The end of the memo: organizations, questions owed, and how it was counted."""

from collections import Counter, defaultdict

from council_desk.documents import paper
from council_desk.documents.drafting import STANCE_COLUMNS, Drafting, in_words, plural, section
from council_desk.documents.evidence_keys import runs
from council_desk.documents.flow import Row, Spot, text_row
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.languages import language_name
from council_desk.documents.marks import STANCE_WORDS, stance_mark
from council_desk.documents.memo_words import counted_as
from council_desk.documents.moments import day, long_day
from council_desk.documents.pen import Pen
from council_desk.queries.briefing import BriefedComment
from council_desk.queries.counts import STANCES

MOST_NUMBERS = 24
"""Numbers and ranges of comments that stand behind a question; where there are more, its list stands in Appendix B."""
_OPENING = 60
_LONGEST_WORD = 24


def organizations(d: Drafting) -> list[Row]:
    """Return the organizations that wrote or signed, by stance; nothing where there are none."""
    letters = [c for c in d.briefing.comments if c.signatories]
    alone = [c for c in d.briefing.comments if c.organisation and not c.signatories]
    if not letters and not alone:
        return []
    rows = [_letter_row(d, comment) for comment in letters[: 3 if d.cut < 5 else 1]]
    by_stance: dict[str, list[BriefedComment]] = defaultdict(list)
    for comment in alone:
        by_stance[comment.stance or "untagged"].append(comment)
    rows += [_stance_row(d, stance, by_stance[stance]) for stance in STANCE_COLUMNS if by_stance[stance]]
    signed = plural(len(letters), "letter")
    caveat = f"{plural(d.briefing.counts.organisations, 'organization')} in all"
    if letters:
        caveat += (
            f"; {plural(d.briefing.counts.signatures, 'signature')} on {signed}, each letter counted as one submission"
        )
    return section(d, "section-organizations", "Organizations", rows, caveat=caveat + ".")


def _letter_row(d: Drafting, comment: BriefedComment) -> Row:
    stance = comment.stance or "untagged"
    count = len(comment.signatories)
    who = comment.organisation or comment.name or "One letter"
    pieces = [
        Piece(f"{who}, with {in_words(count)} signator{'y' if count == 1 else 'ies'}", paper.VALUE_BOLD),
        *d.number([comment.id], 9),
        Piece(f" {STANCE_WORDS[stance]}. ", paper.VALUE),
        Piece(" · ".join(comment.signatories[:40]), paper.VALUE),
    ]
    if count > 40:
        pieces.append(Piece(f" · and {count - 40} more in Appendix A", paper.VALUE))
    laid = d.lay(pieces, paper.VALUE, 12, paper.MAIN)

    def draw(pen: Pen, spot: Spot) -> None:
        stance_mark(pen, stance, spot.x + paper.MAIN_X - 11, spot.top + 10)
        pen.text(laid, spot.x + paper.MAIN_X, spot.top + 10)

    return Row(laid.height + 3, draw)


def _stance_row(d: Drafting, stance: str, comments: list[BriefedComment]) -> Row:
    pieces: list[Piece] = []
    for i, comment in enumerate(comments[:30]):
        pieces += [
            Piece("; " if i else "", paper.VALUE),
            Piece(comment.organisation or "", paper.VALUE),
            *d.number([comment.id], 9),
        ]
    if len(comments) > 30:
        left = tuple(comment.id for comment in comments[30:])
        title = f"Organizations not printed in the memo, {STANCE_WORDS[stance].lower()}"
        pieces += [Piece(f"; and {len(left)} more", paper.VALUE), *d.key(title, left, 9)]
    laid = d.lay(pieces, paper.VALUE, 12.5, paper.MAIN - 124)

    def draw(pen: Pen, spot: Spot) -> None:
        x = spot.x + paper.MAIN_X
        stance_mark(pen, stance, x - 11, spot.top + 10)
        pen.string(STANCE_WORDS[stance], Style("sans-italic", 9, paper.INK), x, spot.top + 10)
        pen.text(laid, x + 124, spot.top + 10)

    return Row(laid.height + 1, draw)


def questions(d: Drafting) -> list[Row]:
    """Return the questions owed an answer, the same question once with all its numbers; a line where none is."""
    asked: dict[str, list[int]] = defaultdict(list)
    shown_words: dict[str, str] = {}
    for question in d.briefing.questions:
        comment = d.by_id.get(question.comment_id)
        if comment and any(a < question.end and b > question.start for a, b in (*comment.private, *comment.withheld)):
            key = f"private {comment.id}"
            shown_words[key] = "A question that holds private words; see the comment"
        else:
            words = " ".join(question.words.split())
            key = words.casefold()
            shown_words.setdefault(key, words)
        if question.comment_id in d.by_id and question.comment_id not in asked[key]:
            asked[key].append(question.comment_id)
    if not asked:
        words = "No question has been tagged as owed an answer."
        waiting = d.briefing.suggested_undecided.get("questions", 0)
        if waiting:
            words += f" {in_words(waiting).capitalize()} suggested and not yet decided."
        rows = [text_row(d.lay(words, paper.BODY, 13, paper.MAIN), paper.MAIN_X)]
        return section(d, "section-questions", "Questions owed", rows)
    order = {comment_id: place for place, comment_id in enumerate(d.briefing.all_counted.ids)}
    for ids in asked.values():
        ids.sort(key=lambda comment_id: order.get(comment_id, len(order)))
    ranked = sorted(asked.items(), key=lambda pair: (-len(pair[1]), order.get(pair[1][0], len(order))))
    most = 8 if d.cut < 4 else 4
    rows = [_question(d, shown_words[key], ids) for key, ids in ranked[:most]]
    if len(ranked) > most:
        left = [i for _, ids in ranked[most:] for i in ids]
        pieces = [
            Piece(f"And {len(ranked) - most} more", paper.BODY),
            *d.key("Questions not printed in the memo", left, 10),
            Piece(".", paper.BODY),
        ]
        rows.append(text_row(d.lay(pieces, paper.BODY, 13, paper.MAIN), paper.MAIN_X))
    writers = len({i for ids in asked.values() for i in ids})
    caveat = f"{plural(len(ranked), 'question')} in {plural(writers, 'submission')}, in the writers’ words."
    return section(d, "section-questions", "Questions owed", rows, caveat=caveat)


def _question(d: Drafting, words: str, ids: list[int]) -> Row:
    shown = words
    if len(words) > 230:
        shown = words[:230].rsplit(" ", 1)[0] + " …"
    numbers = d.numbers(f"Who asks “{_opening(words)}”", ids, 9.75, MOST_NUMBERS)
    laid = d.lay([Piece(shown, paper.QUOTE), *numbers], paper.QUOTE, 13, paper.MAIN)

    def draw(pen: Pen, spot: Spot) -> None:
        x = spot.x + paper.MAIN_X
        pen.text(laid, x, spot.top + 10)
        pen.rule(x, spot.x + paper.WIDTH, spot.top + laid.height + 2.4)

    return Row(laid.height + 4, draw)


def _opening(words: str) -> str:
    """The first words of a question, to know it by in a list; no word is wider than a column there."""
    if len(words) > _OPENING:
        words = words[:_OPENING].rsplit(" ", 1)[0] + " …"
    return " ".join(word[:_LONGEST_WORD] for word in words.split())


def method(d: Drafting) -> list[Row]:
    """Return how it was counted: never left out."""
    pieces = [
        Piece("Counts are submissions, not a poll. ", paper.BODY_BOLD),
        Piece(" ".join(method_sentences(d)), paper.BODY),
    ]
    laid = d.lay(pieces, paper.BODY, 13, paper.MAIN)
    rows = [text_row(laid.part(i, i + 1), paper.MAIN_X) for i in range(len(laid.lines))]
    caveat = f"Data as of {d.as_of(long=False)}, change {d.briefing.change_number}."
    return section(d, "section-method", "How it was counted", rows, caveat=caveat)


def method_sentences(d: Drafting) -> list[str]:
    """Return how the figures came about, one sentence each."""
    briefing = d.briefing
    said = ["No one was sampled."]
    if briefing.by_channel:
        said.append(f"Looked at: {', '.join(channel or 'channel not known' for channel in briefing.by_channel)}.")
    said += _editions(d)
    if d.total:
        said.append(
            f"A stance is what the text says of {briefing.draft_name or 'the item'}, decided by "
            f"staff, and not what the writer says of the cause."
        )
    if briefing.campaigns:
        followers = sum(1 for c in briefing.comments if c.stance_by_campaign)
        said.append(
            f"Letters that share a template were grouped and each was searched for its writer’s own "
            f"words; {followers} have "
            "the stance of their campaign, and letters whose edit changes what is asked do not follow it."
        )
        said.append(counted_as(d))
    said.append(_waiting(d))
    said += _earlier(d)
    said += _left_out(d)
    return [one for one in said if one]


def _editions(d: Drafting) -> list[str]:
    editions = d.briefing.editions
    if not editions:
        return []
    files = list(dict.fromkeys(name for _, name, _, _ in editions))
    named = ", ".join(files[:4]) + (f" and {len(files) - 4} more" if len(files) > 4 else "")
    said = [f"Taken from {named}."]
    states = Counter(c.edition_state for c in d.briefing.comments if c.edition and c.edition > 1)
    if any(number > 1 for number, _, _, _ in editions):
        said.append(
            f"A list came again: {states['unchanged']} unchanged, {states['revised']} revised, "
            f"{states['new']} new; none is counted twice."
        )
    tongues = [language_name(code) for code, _ in d.briefing.languages]
    tongues = [tongue for tongue in dict.fromkeys(tongues) if tongue]
    if len(tongues) > 1:
        said.append(f"Languages: {', '.join(tongues[:12])}.")
    return said


_KINDS = {"sensitive": "sensitive passage"}


def _waiting(d: Drafting) -> str:
    parts = [
        plural(count, _KINDS.get(kind, kind.removesuffix("s")))
        for kind, count in sorted(d.briefing.suggested_undecided.items())
        if count
    ]
    if not parts:
        return "No machine suggestion is in any figure."
    return f"Machine suggestions not yet decided, and in no figure: {', '.join(parts)}."


def _earlier(d: Drafting) -> list[str]:
    """Return what came for the earlier hearings of a continued item, with the comments behind each figure."""
    said = []
    for hearing in d.briefing.earlier:
        when = f"at the hearing of {_day(hearing.meeting_date)}" if hearing.meeting_date else "at an earlier hearing"
        if not hearing.labels:
            said.append(f"Continued: nothing came for item {hearing.number} {when}.")
            continue
        counts = hearing.stances
        stances = [
            f"{count} {STANCE_WORDS[stance].lower()}" for stance, count in zip(STANCES, counts.by_stance, strict=True)
        ]
        parts = [words for words in stances if not words.startswith("0 ")]
        parts += [f"{counts.untagged} not decided"] if counts.untagged else []
        said.append(
            f"Continued: {plural(hearing.counts.submissions, 'submission')} came for item {hearing.number} {when} "
            f"({', '.join(parts)}; numbers {_numbers(list(hearing.labels))} there), in no figure here."
        )
    return said


def _day(iso: str) -> str:
    when = day(iso)
    return long_day(when) if when else iso


def _numbers(labels: list[str]) -> str:
    return ", ".join(words for words, _ in runs(labels))


def _left_out(d: Drafting) -> list[str]:
    said = []
    if d.briefing.withdrawn:
        numbers = _numbers([number for number, _ in d.briefing.withdrawn])
        editions = sorted({str(edition) for _, edition in d.briefing.withdrawn})
        said.append(
            f"Withdrawn, in the record and not counted: {numbers} (gone from edition {' and '.join(editions)})."
        )
    if d.briefing.set_aside:
        reasons: dict[str, list[str]] = defaultdict(list)
        for number, reason in d.briefing.set_aside:
            reasons[reason].append(number)
        listed = "; ".join(f"{reason} {_numbers(numbers)}" for reason, numbers in reasons.items())
        said.append(f"Set aside and not counted: {len(d.briefing.set_aside)} ({listed}).")
    if not said and d.total:
        said.append("Nothing was withdrawn or set aside.")
    withheld = sum(1 for c in d.briefing.comments if c.withheld)
    private = sum(1 for c in d.briefing.comments if c.private)
    if withheld or private:
        said.append(
            f"A dark mark stands for an e-mail address, telephone number, street address or a passage "
            f"withheld: in {plural(withheld + private, 'comment')}."
        )
    return said
