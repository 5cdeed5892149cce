"""Double codings of an item, and the sheet of one coder: nothing of the other's answers, nor of any standing tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, RefusedError
from council_desk.queries.comment_detail import label_of
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.double_coding import BlindCode, DoubleCoder, DoubleCoding, DoubleText


@dataclass(frozen=True, slots=True)
class CoderLine:
    """One of the two: how many texts they have coded. `done`: said so, and all are coded."""

    id: int
    place: int
    name: str
    coded: int
    done: bool


@dataclass(frozen=True, slots=True)
class CodingLine:
    """One double coding. `texts` were drawn from `pool` distinct texts; `seed` draws the same ones again."""

    id: int
    item_id: int
    started_at: str
    started_by: str
    seed: int
    pool: int
    texts: int
    with_demands: bool
    given_up_by: str | None
    first: CoderLine
    second: CoderLine

    @property
    def complete(self) -> bool:
        """Whether both are done, so that answers may be seen."""
        return self.first.done and self.second.done

    @property
    def open(self) -> bool:
        """Whether somebody may still code."""
        return self.given_up_by is None and not self.complete

    def coder(self, who: str) -> CoderLine | None:
        """Which of the two a person is, by name; None for anybody else."""
        key = coder_key(who)
        return next((each for each in (self.first, self.second) if coder_key(each.name) == key), None)

    def other(self, coder: CoderLine) -> CoderLine:
        """The one of the two who is not this one."""
        return self.second if coder.place == 1 else self.first


@dataclass(frozen=True, slots=True)
class CodebookLine:
    """One demand as the list stood when the sample was drawn."""

    demand_id: int
    number: int
    short_name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class BlindText:
    """One drawn text as its coder sees it: the words, and the coder's own answer. `label` is the comment's number."""

    text_id: int
    position: int
    label: str
    subject: str | None
    text: str
    stance: str | None
    demands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlindSheet:
    """All that one coder may see before both are done."""

    coding: CodingLine
    coder: CoderLine
    codebook: tuple[CodebookLine, ...]
    texts: tuple[BlindText, ...]


def coder_key(name: str) -> str:
    """A name as coders are told apart by: case and spacing do not count."""
    return " ".join(name.split()).casefold()


def double_codings(session: Session, item_id: int) -> tuple[CodingLine, ...]:
    """Every double coding of an item, the newest first; those that were given up too."""
    wanted = select(DoubleCoding).where(DoubleCoding.item_id == item_id).order_by(DoubleCoding.id.desc())
    return tuple(_line(session, coding) for coding in session.scalars(wanted))


def coding_line(session: Session, coding_id: int) -> CodingLine:
    """One double coding; raises NotFoundError where it is gone (its start was undone)."""
    return _line(session, found_coding(session, coding_id))


def found_coding(session: Session, coding_id: int) -> DoubleCoding:
    """The record of one double coding; raises NotFoundError where it is gone."""
    coding = session.get(DoubleCoding, coding_id)
    if coding is None:
        raise NotFoundError("That double coding is no longer in the office; its start may have been undone.")
    return coding


def _line(session: Session, coding: DoubleCoding) -> CodingLine:
    texts = session.scalar(select(func.count()).where(DoubleText.double_coding_id == coding.id)) or 0
    coded = (
        select(BlindCode.coder_id, func.count())
        .join(DoubleCoder, DoubleCoder.id == BlindCode.coder_id)
        .where(DoubleCoder.double_coding_id == coding.id, BlindCode.stance.is_not(None))
        .group_by(BlindCode.coder_id)
    )
    counts = {row[0]: row[1] for row in session.execute(coded)}
    coders = select(DoubleCoder).where(DoubleCoder.double_coding_id == coding.id).order_by(DoubleCoder.place)
    first, second = (_coder_line(coder, counts, texts) for coder in session.scalars(coders))
    return CodingLine(
        id=coding.id,
        item_id=coding.item_id,
        started_at=coding.started_at,
        started_by=coding.started_by,
        seed=coding.seed,
        pool=coding.pool,
        texts=texts,
        with_demands=bool(coding.codebook),
        given_up_by=coding.given_up_by,
        first=first,
        second=second,
    )


def _coder_line(coder: DoubleCoder, counts: Mapping[int, int], texts: int) -> CoderLine:
    coded = counts.get(coder.id, 0)
    return CoderLine(coder.id, coder.place, coder.name, coded, coder.done and coded == texts)


def blind_sheet(session: Session, coding_id: int, who: str) -> BlindSheet:
    """What one coder codes from, in the order drawn.

    Raises:
        NotFoundError: the double coding is gone.
        RefusedError: it was given up, or `who` is neither of its two coders.

    """
    line = coding_line(session, coding_id)
    if line.given_up_by is not None:
        raise RefusedError(f"This double coding was given up by {line.given_up_by}. Start another one.")
    coder = line.coder(who)
    if coder is None:
        raise RefusedError(
            f"{line.first.name} and {line.second.name} code these texts, and you are {who}. "
            "Change your name in the office's menu if you are one of them."
        )
    wanted = (
        select(DoubleText, BlindCode, Wording.text, Comment.number, Comment.suffix, Submission.subject)
        .join(BlindCode, (BlindCode.text_id == DoubleText.id) & (BlindCode.coder_id == coder.id))
        .join(Wording, Wording.id == DoubleText.wording_id)
        .join(Comment, Comment.id == DoubleText.comment_id)
        .join(Submission, Submission.id == Comment.submission_id)
        .where(DoubleText.double_coding_id == coding_id)
        .order_by(DoubleText.position)
    )
    texts = tuple(
        BlindText(drawn.id, drawn.position, label_of(number, suffix), subject, text, code.stance, tuple(code.demands))
        for drawn, code, text, number, suffix, subject in session.execute(wanted)
    )
    return BlindSheet(line, coder, codebook_of(found_coding(session, coding_id).codebook), texts)


def codebook_of(kept: Sequence[Sequence[object]]) -> tuple[CodebookLine, ...]:
    """The codebook from what the record keeps of it."""
    return tuple(CodebookLine(int(str(row[0])), int(str(row[1])), str(row[2]), str(row[3])) for row in kept)
