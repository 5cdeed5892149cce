"""A file of another coding program is taken in, whichever of the two kinds it is."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from council_desk.operations.take_codebook import take_codebook
from council_desk.operations.take_project import take_project
from council_desk.readers.refi import Exchange


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done in a few words, and what was not taken in, a sentence each."""

    summary: str
    remarks: tuple[str, ...] = ()


def title_of(exchange: Exchange) -> str:
    """The title of the change that takes it in."""
    return "Took in a codebook" if exchange.kind == "codebook" else "Took in a coding project"


def take_exchange(session: Session, item_id: int, exchange: Exchange, who: str) -> Taken:
    """Take a codebook's codes, or a project's codes and codings; see take_codebook and take_project."""
    if exchange.kind == "codebook":
        return Taken(take_codebook(session, item_id, exchange).summary())
    done = take_project(session, item_id, exchange, who)
    return Taken(done.summary(), tuple(done.remarks()))
