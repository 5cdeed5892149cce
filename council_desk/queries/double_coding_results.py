"""What two people who coded the same texts blind agree and differ on; nobody sees it before both are done."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.agreement import Agreement, SetAgreement, agreement, set_agreement, yes_or_no
from council_desk.errors import RefusedError
from council_desk.queries.comment_detail import label_of
from council_desk.queries.counts import STANCES
from council_desk.queries.double_coding import CodebookLine, CodingLine, codebook_of, coding_line, found_coding
from council_desk.queries.effective import effective_stances
from council_desk.records.comments import Comment, Wording
from council_desk.records.double_coding import BlindCode, DoubleCoder, DoubleText

AGREED, FIRST, SECOND, OTHER = "agreed", "first", "second", "other"
"""How a text was settled: both said the same, the first's answer, the second's, another one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one of the two said of a text. `demands`: ids of the codebook, ascending."""

    stance: str
    demands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedText:
    """One text with both answers. `settled` is the outcome, None while open; `settled_as` how it came about.

    `stands`: the comment still counts on the item with the words that were coded, so that an outcome becomes its tag.
    `standing`: its decided stance now, its own or by the campaign it follows.
    """

    text_id: int
    position: int
    comment_id: int
    label: str
    text: str
    copies: int
    first: Answer
    second: Answer
    settled: Answer | None
    settled_as: str | None
    settled_by: str | None
    stands: bool
    standing: str | None

    @property
    def alike(self) -> bool:
        """Whether both said the same, of stance and demands."""
        return self.first == self.second


@dataclass(frozen=True, slots=True)
class DemandAgreement:
    """How far the two agree on whether texts ask for one demand; categories "yes" and "no"."""

    demand: CodebookLine
    found: Agreement


@dataclass(frozen=True, slots=True)
class CodingFigures:
    """The figures of one double coding, for a paper's note on method.

    `share` (0 to 1), `kappa` and its 95 % interval are over stances; `alpha` over demands, None where none were coded.
    """

    first: str
    second: str
    texts: int
    pool: int
    agreed: int
    share: float
    kappa: float | None
    low: float | None
    high: float | None
    alpha: float | None
    settled: int
    open: int


@dataclass(frozen=True, slots=True)
class CodingResults:
    """Both coders' answers compared. `demands` is None where only stances were coded."""

    coding: CodingLine
    codebook: tuple[CodebookLine, ...]
    stances: Agreement
    demands: SetAgreement | None
    by_demand: tuple[DemandAgreement, ...]
    texts: tuple[CodedText, ...]

    @property
    def differences(self) -> tuple[CodedText, ...]:
        """The texts on which the two differ, settled ones too."""
        return tuple(text for text in self.texts if not text.alike)

    @property
    def open_differences(self) -> tuple[CodedText, ...]:
        """Differences that nobody has settled yet."""
        return tuple(text for text in self.differences if text.settled_as is None)

    @property
    def waiting(self) -> tuple[CodedText, ...]:
        """Texts on which the two agree and whose answer was not applied yet."""
        return tuple(text for text in self.texts if text.alike and text.settled_as is None)

    @property
    def figures(self) -> CodingFigures:
        """What a paper may say of it."""
        left = len(self.open_differences)
        return CodingFigures(
            first=self.coding.first.name,
            second=self.coding.second.name,
            texts=len(self.texts),
            pool=self.coding.pool,
            agreed=self.stances.agreed,
            share=self.stances.share,
            kappa=self.stances.kappa,
            low=self.stances.low,
            high=self.stances.high,
            alpha=self.demands.alpha if self.demands else None,
            settled=len(self.differences) - left,
            open=left,
        )


def coding_results(session: Session, coding_id: int) -> CodingResults:
    """Compare the two coders' answers.

    Raises:
        NotFoundError: the double coding is gone.
        RefusedError: one of the two is not done yet; until then it stays blind.

    """
    line = coding_line(session, coding_id)
    if not line.complete:
        raise RefusedError(
            f"It stays blind until both are done: {line.first.name} has coded {line.first.coded} of {line.texts}, "
            f"{line.second.name} {line.second.coded}. Each says so with “done” at the end."
        )
    codebook = codebook_of(found_coding(session, coding_id).codebook)
    texts = _texts(session, line)
    sets = [(frozenset(text.first.demands), frozenset(text.second.demands)) for text in texts]
    by_demand = (DemandAgreement(demand, yes_or_no(sets, demand.demand_id)) for demand in codebook)
    return CodingResults(
        coding=line,
        codebook=codebook,
        stances=agreement([(text.first.stance, text.second.stance) for text in texts], STANCES),
        demands=set_agreement(sets) if codebook else None,
        by_demand=tuple(found for found in by_demand if found.found.categories[0].alike is not None),
        texts=texts,
    )


def _texts(session: Session, line: CodingLine) -> tuple[CodedText, ...]:
    answers = _answers(session, line.id)
    wanted = (
        select(DoubleText, Comment, Wording.text)
        .join(Comment, Comment.id == DoubleText.comment_id)
        .join(Wording, Wording.id == DoubleText.wording_id)
        .where(DoubleText.double_coding_id == line.id)
        .order_by(DoubleText.position)
    )
    here = select(DoubleText.comment_id).where(DoubleText.double_coding_id == line.id)
    stances = effective_stances().where(Comment.id.in_(here))
    standing = {comment: stance for comment, stance, _by_campaign in session.execute(stances)}
    return tuple(
        CodedText(
            text_id=drawn.id,
            position=drawn.position,
            comment_id=comment.id,
            label=label_of(comment.number, comment.suffix),
            text=text,
            copies=drawn.copies,
            first=answers[drawn.id, 1],
            second=answers[drawn.id, 2],
            settled=Answer(drawn.settled_stance, tuple(drawn.settled_demands)) if drawn.settled_stance else None,
            settled_as=drawn.settled_as,
            settled_by=drawn.settled_by,
            stands=stands_as_coded(comment, drawn, line.item_id),
            standing=standing[comment.id],
        )
        for drawn, comment, text in session.execute(wanted)
    )


def stands_as_coded(comment: Comment, drawn: DoubleText, item_id: int) -> bool:
    """Whether a comment still counts on the item with the words that were coded."""
    counts = comment.withdrawn_in is None and comment.set_aside is None
    return counts and comment.item_id == item_id and comment.wording_id == drawn.wording_id


def _answers(session: Session, coding_id: int) -> dict[tuple[int, int], Answer]:
    """Each coder's answer, by text and the coder's place."""
    wanted = (
        select(BlindCode, DoubleCoder.place)
        .join(DoubleCoder, DoubleCoder.id == BlindCode.coder_id)
        .where(DoubleCoder.double_coding_id == coding_id)
    )
    return {
        (code.text_id, place): Answer(code.stance or "", tuple(sorted(code.demands)))
        for code, place in session.execute(wanted)
    }
