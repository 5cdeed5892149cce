"""The journal: one line a change, for ever, and the values that undo reads."""

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Hex, Id, UtcTime


class Change(Base):
    """One change: never emptied; the title holds no name and no comment text.

    `kind`: change, undo, redo. `target` is the change that an undo or redo is about; `undone_by` the undo that took
    this one back and still stands. `digest` is salted, over the values, so that a purged line can still be checked.
    """

    __tablename__ = "changes"
    journalled = False
    number: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[str] = mapped_column(UtcTime)
    who: Mapped[str] = mapped_column(Text)
    desk: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(12), default="change")
    target: Mapped[int | None] = mapped_column(Id)
    undone_by: Mapped[int | None] = mapped_column(Id)
    tables: Mapped[list[str]] = mapped_column(JSON, default=list)
    salt: Mapped[str] = mapped_column(Hex, default="")
    digest: Mapped[str] = mapped_column(Hex, default="")


class ChangeValue(Base):
    """One row before and after a change (None: was not there, is not there), as column-to-value JSON."""

    __tablename__ = "change_values"
    __table_args__ = (Index("ix_change_values_table_row", "table", "row"),)
    journalled = False
    change_number: Mapped[int] = mapped_column(ForeignKey("changes.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    table: Mapped[str] = mapped_column(String(40))
    row: Mapped[str] = mapped_column(String(80))
    before: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))


class ChangeRun(Base):
    """One run of ids that a bulk change wrote or took away in one table.

    `digest` is over the rows as written. `rows` holds them, compressed, once an undo has taken them away.
    """

    __tablename__ = "change_runs"
    journalled = False
    change_number: Mapped[int] = mapped_column(ForeignKey("changes.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    table: Mapped[str] = mapped_column(String(40))
    first_id: Mapped[int] = mapped_column(Id)
    last_id: Mapped[int] = mapped_column(Id)
    digest: Mapped[str] = mapped_column(Hex)
    rows: Mapped[bytes | None] = mapped_column(LargeBinary)
