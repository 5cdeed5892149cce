"""What two coders said becomes tags: differences are settled one by one, what they agree on in one change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.finding import found
from council_desk.operations.tagging import check_stance, set_stance
from council_desk.queries.double_coding import coding_line
from council_desk.queries.double_coding_results import (
    AGREED,
    FIRST,
    OTHER,
    SECOND,
    Answer,
    CodedText,
    CodingResults,
    coding_results,
)
from council_desk.records.double_coding import DoubleText


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of agreed answers: `tagged` comments, of them `changed` from another stance; `already` had it;
    `left` alone since the comment counts no more, or has other words than those that were coded.
    """

    tagged: int
    changed: int
    already: int
    left: int


def settle_difference(
    session: Session, text_id: int, who: str, stance: str, demands: Sequence[int] | None = None
) -> bool:
    """Settle one difference: the stance becomes the comment's own tag, decided by `who`.

    A demand becomes a tag only where words are marked for it, which is done in the comment itself; here the settled
    demands are kept with the sample.

    Args:
        session: that of the open change.
        text_id: the drawn text.
        who: who settles, one of the two coders or anybody else.
        stance: the outcome.
        demands: the outcome's demands; None: those that both gave.

    Returns:
        Whether the comment was tagged: not where it counts no more, or has other words than those that were coded.

    Raises:
        NotFoundError: the text is gone.
        RefusedError: the coding is not complete, or was given up; the two do not differ; no such stance or demand.

    """
    check_stance(stance)
    drawn = found(session.get(DoubleText, text_id), "text")
    results = _settleable(session, drawn.double_coding_id)
    text = next(each for each in results.texts if each.text_id == text_id)
    if text.alike:
        raise RefusedError("Both gave the same answer here. It is applied with all they agree on.")
    both = set(text.first.demands) & set(text.second.demands)
    outcome = Answer(stance, tuple(sorted(both if demands is None else set(demands))))
    if not {line.demand_id for line in results.codebook}.issuperset(outcome.demands):
        raise RefusedError("That demand was not in the list when the sample was drawn. Choose one of that list.")
    _settle(drawn, outcome, _how(text, outcome), who)
    if text.stands:
        _tag(session, [(text, outcome)], who)
    return text.stands


def apply_agreed(session: Session, coding_id: int, who: str) -> Applied:
    """Make what both agree on the comments' stances, once; raises RefusedError where nothing waits, or as
    settle_difference does.
    """
    waiting = _settleable(session, coding_id).waiting
    if not waiting:
        raise RefusedError("What the two agree on is applied already; nothing was changed.")
    for text in waiting:
        _settle(session.get_one(DoubleText, text.text_id), text.first, AGREED, who)
    standing = [(text, text.first) for text in waiting if text.stands]
    tagged = _tag(session, standing, who)
    return Applied(
        tagged=len(tagged),
        changed=sum(1 for text in tagged if text.standing is not None),
        already=len(standing) - len(tagged),
        left=len(waiting) - len(standing),
    )


def _settleable(session: Session, coding_id: int) -> CodingResults:
    line = coding_line(session, coding_id)
    if line.given_up_by is not None:
        raise RefusedError(f"This double coding was given up by {line.given_up_by}. Nothing of it becomes a tag.")
    return coding_results(session, coding_id)


def _how(text: CodedText, outcome: Answer) -> str:
    if outcome == text.first:
        return FIRST
    return SECOND if outcome == text.second else OTHER


def _settle(drawn: DoubleText, outcome: Answer, how: str, who: str) -> None:
    drawn.settled_as, drawn.settled_by = how, who
    drawn.settled_stance, drawn.settled_demands = outcome.stance, list(outcome.demands)


def _tag(session: Session, outcomes: Sequence[tuple[CodedText, Answer]], who: str) -> list[CodedText]:
    """Tag the comments that have another stance, or none; one that has it by its campaign goes on following.

    Each was looked at by itself, twice, so that it is evidence of how far suggestions are right.
    """
    tagged = [(text, outcome) for text, outcome in outcomes if text.standing != outcome.stance]
    by_stance: defaultdict[str, list[int]] = defaultdict(list)
    for text, outcome in tagged:
        by_stance[outcome.stance].append(text.comment_id)
    for stance, comments in by_stance.items():
        set_stance(session, comments, stance, who, judged=True)
    return [text for text, _outcome in tagged]
