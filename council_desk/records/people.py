"""Who wrote: persons, organisations, signatories."""

from sqlalchemy import Boolean, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id, SortKey


class Person(Base):
    """One identified person. `email_key` and `name_key` are folded, for finding the person again."""

    __tablename__ = "persons"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Text, default="")
    name_key: Mapped[str] = mapped_column(SortKey, default="", index=True)
    email: Mapped[str | None] = mapped_column(Text)
    email_key: Mapped[str | None] = mapped_column(SortKey, index=True)
    phone: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    district: Mapped[str | None] = mapped_column(String(80))
    in_district: Mapped[bool | None] = mapped_column(Boolean)
    version: Mapped[int] = mapped_column(default=1)


class Organisation(Base):
    """One organisation that writes or signs."""

    __tablename__ = "organisations"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(SortKey, default="", index=True)
    version: Mapped[int] = mapped_column(default=1)


class Signatory(Base):
    """One signature under a submission, by a person or an organisation; `name` as given."""

    __tablename__ = "signatories"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=1)
