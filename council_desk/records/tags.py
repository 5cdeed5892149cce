"""What comments say: demands, excerpts, questions, sensitive passages. A comment's stance is on the comment itself."""

from sqlalchemy import Boolean, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id


class Demand(Base):
    """One thing the council is asked to do, as a canonical sentence in the matter's list; `number` is its badge."""

    __tablename__ = "demands"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("demands.id"))
    number: Mapped[int]
    sentence: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(String(80), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)


class Excerpt(Base):
    """The exact words of one wording that ask for a demand: a half-open span of code points."""

    __tablename__ = "excerpts"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    demand_id: Mapped[int] = mapped_column(ForeignKey("demands.id"), index=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"))
    start: Mapped[int]
    end: Mapped[int]
    decided_by: Mapped[str] = mapped_column(Text, default="")


class Question(Base):
    """A question owed an answer, as a span of one wording."""

    __tablename__ = "questions"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"))
    start: Mapped[int]
    end: Mapped[int]
    answered: Mapped[bool] = mapped_column(Boolean, default=False)
    decided_by: Mapped[str] = mapped_column(Text, default="")


class SensitivePassage(Base):
    """A writer's disclosure. `decision`: print, withhold, or None while nobody has looked (which stops a print)."""

    __tablename__ = "sensitive_passages"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"))
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24))
    decision: Mapped[str | None] = mapped_column(String(12))
    decided_by: Mapped[str] = mapped_column(Text, default="")
