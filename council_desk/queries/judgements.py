"""The office's own decisions about suggestions, counted by pattern: one query for all of them."""

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from council_desk.analysis.judgements import JudgedPattern
from council_desk.records.suggestions import Judgement


def judged_patterns(session: Session, item_id: int) -> tuple[JudgedPattern, ...]:
    """What was judged one by one in the office, by kind and pattern; that of the item apart.

    Judgements of one template, or of the same words in several letters, count once: as most of them say.
    """
    # Apart, so that PostgreSQL groups by a column: it does not see that two parameters of a query are the same.
    judged = select(
        Judgement.kind,
        Judgement.pattern,
        (Judgement.item_id == item_id).label("here"),
        Judgement.unit,
        case((Judgement.accepted, 1.0), else_=0.0).label("accepted"),
        Judgement.claimed,
    ).subquery()
    units = (
        select(
            judged.c.kind,
            judged.c.pattern,
            judged.c.here,
            func.avg(judged.c.accepted).label("share"),
            func.avg(judged.c.claimed).label("claimed"),
        )
        .group_by(judged.c.kind, judged.c.pattern, judged.c.here, judged.c.unit)
        .subquery()
    )
    counted = (
        select(
            units.c.kind,
            units.c.pattern,
            units.c.here,
            func.count(),
            func.sum(case((units.c.share > 0.5, 1), else_=0)),
            func.avg(units.c.claimed),
        )
        .group_by(units.c.kind, units.c.pattern, units.c.here)
        .order_by(units.c.kind, units.c.pattern, units.c.here)
    )
    return tuple(
        JudgedPattern(kind, pattern, bool(at_hand), int(judged), int(accepted), float(claimed))
        for kind, pattern, at_hand, judged, accepted, claimed in session.execute(counted)
    )
