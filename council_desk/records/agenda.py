"""Where things happen: the office, its bodies, meetings, matters and items."""

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id, UtcTime


class Office(Base):
    """The one row (id 1) that says whose database this is."""

    __tablename__ = "office"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Text, default="")
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    settings: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    version: Mapped[int] = mapped_column(default=1)


class Body(Base):
    """A council, board or commission that meets."""

    __tablename__ = "bodies"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)


class Meeting(Base):
    """One body on one date; `start_time` is local "HH:MM", `cutoff_at` the packet cut-off (UTC)."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("body_id", "date", "start_time"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    date: Mapped[str] = mapped_column(String(10))
    start_time: Mapped[str] = mapped_column(String(5), default="")
    cutoff_at: Mapped[str | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(default=1)


class Matter(Base):
    """What items of several meetings are about; its items share one demand list."""

    __tablename__ = "matters"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    title: Mapped[str] = mapped_column(Text)


class Item(Base):
    """One agenda number of one meeting. `kind`: resolution, ordinance, motion, report, contract, platform.

    `continues_id`: the item of an earlier meeting that was continued as this one; the number series goes on from there.
    """

    __tablename__ = "items"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), index=True)
    number: Mapped[str] = mapped_column(String(40))
    file_number: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(Text, default="")
    short_title: Mapped[str] = mapped_column(String(80), default="")
    kind: Mapped[str] = mapped_column(String(40), default="")
    status: Mapped[str] = mapped_column(String(40), default="")
    continues_id: Mapped[int | None] = mapped_column(Id)
    version: Mapped[int] = mapped_column(default=1)


class NumberCounter(Base):
    """The last comment number given on an item (or, below zero, the last part of a cut comment: bulk.give_suffixes);
    never goes back, so undo passes it over. A continued item counts on that of the first hearing.
    """

    __tablename__ = "number_counters"
    journalled = False
    item_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    last_number: Mapped[int] = mapped_column(default=0)
