"""A sample is drawn and coded twice, blind: start, answer, be done, give up."""

import hashlib
import math
import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.finding import GONE, found
from council_desk.operations.tagging import check_stance
from council_desk.queries.double_coding import CoderLine, CodingLine, coder_key, coding_line, double_codings
from council_desk.queries.effective import counted
from council_desk.readers.passages import storable
from council_desk.records.agenda import Item
from council_desk.records.comments import Comment, Wording
from council_desk.records.double_coding import BlindCode, DoubleCoder, DoubleCoding, DoubleText
from council_desk.records.tags import Demand
from council_desk.store.times import utc_now

FEWEST, MOST = 2, 1000
"""Texts in a sample."""

_SEEDS = 1_000_000
_LONGEST_NAME = 200


def start_double_coding(
    session: Session,
    item_id: int,
    coders: tuple[str, str],
    who: str,
    size: int | None = None,
    share: float | None = None,
    seed: int | None = None,
    with_demands: bool = True,
) -> int:
    """Draw a sample of an item's counted comments for two people; gives the double coding's id.

    Comments that say the same (one text key, as the letters of a campaign do) are one text, read once. The sample is
    those texts whose SHA-256 of "seed, text key" is lowest, so that the same seed draws the same sample anew, whatever
    the order of arrival.

    Args:
        session: that of the open change.
        item_id: whose comments.
        coders: the names, as changes are made as, of the first and the second.
        who: who starts it; one of the two, or somebody else.
        size: how many texts, FEWEST to MOST; all of them where there are fewer.
        share: instead of `size`, how many in per cent of the distinct texts, above 0 to 100.
        seed: draws the sample; None: by chance.
        with_demands: whether demands of the matter's list are coded too.

    Raises:
        NotFoundError: the item is gone.
        RefusedError: a name is missing or both are one; the size makes no sense; there are too few texts; another
            double coding of the item is under way.

    """
    item = session.scalar(select(Item).where(Item.id == item_id).with_for_update())
    item = found(item, "item")
    names = _checked_names(coders)
    if any(line.open for line in double_codings(session, item_id)):
        raise RefusedError("A double coding of this item is under way. Finish it first, or give it up.")
    pool = _pool(session, item_id)
    wanted = _checked_size(size, share, len(pool))
    seed = secrets.randbelow(_SEEDS) if seed is None else seed
    if not 0 <= seed < 1 << 62:
        raise RefusedError("The seed is a whole number, 0 or more.")
    coding = DoubleCoding(
        item_id=item_id,
        seed=seed,
        pool=len(pool),
        codebook=_codebook(session, item) if with_demands else [],
        started_by=who,
        started_at=utc_now(),
    )
    session.add(coding)
    session.flush()
    both = [DoubleCoder(double_coding_id=coding.id, place=place, name=name) for place, name in enumerate(names, 1)]
    texts = [
        DoubleText(double_coding_id=coding.id, position=position, comment_id=comment, wording_id=wording, copies=copies)
        for position, (comment, wording, copies) in enumerate((pool[key] for key in drawn(pool, wanted, seed)), 1)
    ]
    session.add_all([*both, *texts])
    session.flush()
    # Made empty at once: two desks then only ever edit, and no answer is stored twice.
    session.add_all(BlindCode(coder_id=coder.id, text_id=text.id, demands=[]) for coder in both for text in texts)
    session.flush()
    return coding.id


def drawn(text_keys: Iterable[str], size: int, seed: int) -> list[str]:
    """The text keys that a seed draws, in the order in which they are read."""
    return sorted(text_keys, key=lambda key: hashlib.sha256(f"{seed},{key}".encode()).digest())[:size]


def _checked_names(coders: tuple[str, str]) -> list[str]:
    names = [storable(" ".join(name.split())) for name in coders]
    if not all(names) or any(len(name) > _LONGEST_NAME for name in names):
        raise RefusedError("Two people code: give both names, as they stand in the office's menu under Your name.")
    if coder_key(names[0]) == coder_key(names[1]):
        raise RefusedError("The two coders are one person. Name two: each codes without seeing the other's answers.")
    return names


def _checked_size(size: int | None, share: float | None, texts: int) -> int:
    if share is not None:
        if not 0 < share <= 100:
            raise RefusedError("A share is above 0 and at most 100 %.")
        size = max(FEWEST, math.ceil(texts * share / 100))
    if size is None or not FEWEST <= size <= MOST:
        raise RefusedError(f"A sample has {FEWEST} to {MOST:,} texts. Give a number between them.")
    if texts < FEWEST:
        raise RefusedError("Fewer than two different texts count on this item. There is nothing to compare yet.")
    return min(size, texts)


def _pool(session: Session, item_id: int) -> dict[str, tuple[int, int, int]]:
    """By text key: the comment with the lowest number that says it, its wording, and how many say it."""
    wanted = (
        select(Wording.text_key, Comment.id, Wording.id)
        .join(Wording, Wording.id == Comment.wording_id)
        .where(Comment.item_id == item_id, counted(), Wording.text != "")
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )
    pool: dict[str, tuple[int, int, int]] = {}
    for key, comment, wording in session.execute(wanted):
        first, read, copies = pool.get(key, (comment, wording, 0))
        pool[key] = (first, read, copies + 1)
    return pool


def _codebook(session: Session, item: Item) -> list[list[object]]:
    demands = select(Demand).where(Demand.matter_id == item.matter_id).order_by(Demand.number, Demand.id)
    return [[demand.id, demand.number, demand.short_name, demand.sentence] for demand in session.scalars(demands)]


def code_stance(session: Session, text_id: int, who: str, stance: str | None) -> None:
    """Answer which stance a drawn text takes (None takes the answer back).

    Raises:
        NotFoundError: the text is gone.
        RefusedError: `who` is neither coder, or is done; it was given up; there is no such stance.

    """
    check_stance(stance)
    _code(session, text_id, who).stance = stance


def code_demands(session: Session, text_id: int, who: str, demands: Sequence[int]) -> None:
    """Answer which demands of the codebook a drawn text asks for; none is an answer too. Raises as code_stance does."""
    code = _code(session, text_id, who)
    text = session.get_one(DoubleText, text_id)
    known = {row[0] for row in session.get_one(DoubleCoding, text.double_coding_id).codebook}
    if not known.issuperset(demands):
        raise RefusedError("That demand was not in the list when the sample was drawn: both code with the same list.")
    code.demands = sorted(set(demands))


def _code(session: Session, text_id: int, who: str) -> BlindCode:
    text = found(session.get(DoubleText, text_id), "text")
    coder = _own_part(coding_line(session, text.double_coding_id), who)
    if coder.done:
        raise RefusedError("You said that you are done with this sample. Go on coding first, while the other still is.")
    code = session.scalar(select(BlindCode).where(BlindCode.text_id == text_id, BlindCode.coder_id == coder.id))
    if code is None:
        raise NotFoundError(f"That text is no longer in the sample. {GONE}")
    return code


def _own_part(line: CodingLine, who: str) -> CoderLine:
    if line.given_up_by is not None:
        raise RefusedError(f"This double coding was given up by {line.given_up_by}. Start another one.")
    coder = line.coder(who)
    if coder is None:
        raise RefusedError(f"{line.first.name} and {line.second.name} code these texts, and you are {who}.")
    return coder


def finish_coding(session: Session, coding_id: int, who: str) -> bool:
    """Say that one of the two is done; gives whether both are now, so that answers may be seen.

    Raises:
        NotFoundError: the double coding is gone.
        RefusedError: texts are left to code; `who` is neither coder; it was given up.

    """
    line = _locked(session, coding_id)
    coder = _own_part(line, who)
    left = line.texts - coder.coded
    if left:
        raise RefusedError(f"{left} of the {line.texts} texts have no stance from you yet. Code them, then be done.")
    session.get_one(DoubleCoder, coder.id).done = True
    return line.other(coder).done


def go_on_coding(session: Session, coding_id: int, who: str) -> None:
    """Take back that one of the two is done; RefusedError once both are, for then the answers were there to be seen."""
    line = _locked(session, coding_id)
    coder = _own_part(line, who)
    if line.complete:
        raise RefusedError("Both are done, and the answers can be seen. Settle the differences instead.")
    session.get_one(DoubleCoder, coder.id).done = False


def give_up_double_coding(session: Session, coding_id: int, who: str) -> None:
    """Break a double coding off. It stays in the record with its answers; tags already settled stay.

    Raises NotFoundError where it is gone, RefusedError where it was given up already.
    """
    line = _locked(session, coding_id)
    if line.given_up_by is not None:
        raise RefusedError(f"This double coding was given up already, by {line.given_up_by}.")
    session.get_one(DoubleCoding, coding_id).given_up_by = who


def _locked(session: Session, coding_id: int) -> CodingLine:
    """Two desks that say so at once wait for each other here."""
    session.scalar(select(DoubleCoding).where(DoubleCoding.id == coding_id).with_for_update())
    return coding_line(session, coding_id)
