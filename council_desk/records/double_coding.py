"""Two people code the same sample blind: what was drawn, who codes, what each answered, how it was settled."""

from sqlalchemy import JSON, Boolean, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id, UtcTime


class DoubleCoding(Base):
    """One sample of an item's counted texts. `pool`: the distinct texts that it was drawn from, with `seed`.

    `codebook`: [[demand id, number, short name, sentence], ...] as the matter's list stood at the draw: both code with
    the same list. Empty: stances only. `given_up_by`: who broke it off; it stays in the record.
    """

    __tablename__ = "double_codings"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    seed: Mapped[int] = mapped_column(Id)
    pool: Mapped[int]
    codebook: Mapped[list[list[object]]] = mapped_column(JSON, default=list)
    started_by: Mapped[str] = mapped_column(Text)
    started_at: Mapped[str] = mapped_column(UtcTime)
    given_up_by: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class DoubleCoder(Base):
    """One of the two who code, by the name that changes are made as. `place`: 1 or 2. `done`: said so, all coded."""

    __tablename__ = "double_coders"
    __table_args__ = (UniqueConstraint("double_coding_id", "place"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    double_coding_id: Mapped[int] = mapped_column(ForeignKey("double_codings.id"))
    place: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    done: Mapped[bool] = mapped_column(Boolean, default=False)
    version: Mapped[int] = mapped_column(default=1)


class DoubleText(Base):
    """One drawn comment, for all counted comments that say the same (`copies`); both read this wording.

    `settled_as`: agreed, first, second, other; None while open. `settled_stance` and `settled_demands` are the outcome.
    """

    __tablename__ = "double_texts"
    __table_args__ = (UniqueConstraint("double_coding_id", "position"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    double_coding_id: Mapped[int] = mapped_column(ForeignKey("double_codings.id"))
    position: Mapped[int]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"))
    copies: Mapped[int] = mapped_column(default=1)
    settled_as: Mapped[str | None] = mapped_column(String(12))
    settled_stance: Mapped[str | None] = mapped_column(String(24))
    settled_demands: Mapped[list[int]] = mapped_column(JSON, default=list)
    settled_by: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class BlindCode(Base):
    """What one of the two answered to one text; no stance: not coded yet. Made empty with the sample.

    `demands`: ids of the codebook.
    """

    __tablename__ = "blind_codes"
    __table_args__ = (UniqueConstraint("coder_id", "text_id"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    coder_id: Mapped[int] = mapped_column(ForeignKey("double_coders.id"))
    text_id: Mapped[int] = mapped_column(ForeignKey("double_texts.id"), index=True)
    stance: Mapped[str | None] = mapped_column(String(24))
    demands: Mapped[list[int]] = mapped_column(JSON, default=list)
    version: Mapped[int] = mapped_column(default=1)
