"""What demands are held against: policies, drafts, clauses, and the links between demands and clauses."""

from sqlalchemy import JSON, Boolean, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Hex, Id, UtcTime


class Policy(Base):
    """The policy text under consideration. `force`: ordinance, resolution, platform, administrative policy."""

    __tablename__ = "policies"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    name: Mapped[str] = mapped_column(Text, default="")
    force: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(default=1)


class Draft(Base):
    """One draft of a policy: its whole text, and the bytes it was read from where it came as a file."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("policy_id", "name"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    policy_id: Mapped[int] = mapped_column(ForeignKey("policies.id"), index=True)
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str | None] = mapped_column(Hex)
    added_at: Mapped[str] = mapped_column(UtcTime)


class Clause(Base):
    """A numbered piece of a draft. `exceptions`: [[start, end], ...] in `text`; `start`, `end` in the draft's text."""

    __tablename__ = "clauses"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(Id)
    position: Mapped[int]
    citation: Mapped[str] = mapped_column(String(120))
    heading: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(24))
    level: Mapped[int] = mapped_column(default=1)
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    exceptions: Mapped[list[list[int]]] = mapped_column(JSON, default=list)


class Link(Base):
    """A decided tie of a demand to a clause (no clause: no clause touches it).

    `coverage`: met, partly, weaker_instrument, absent, conflicts. `ask_again`: its clause changed in a new draft.
    """

    __tablename__ = "links"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    demand_id: Mapped[int] = mapped_column(ForeignKey("demands.id"), index=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id"), index=True)
    clause_id: Mapped[int | None] = mapped_column(ForeignKey("clauses.id"))
    coverage: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(Text, default="")
    ask_again: Mapped[bool] = mapped_column(Boolean, default=False)
