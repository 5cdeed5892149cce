"""Who wrote: persons, organisations, signatories; and where they live."""

from sqlalchemy import Boolean, ForeignKey, String, Text, UniqueConstraint
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
    district: Mapped[str | None] = mapped_column(String(80), index=True)
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


class DistrictRule(Base):
    """One line of the office's table of districts: a street (or part of one), a ZIP code, or both.

    `street_key` is folded and empty where only the ZIP code counts; house numbers are inclusive, None: no bound.
    `side`: odd, even, or empty for both.
    """

    __tablename__ = "district_rules"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    street_key: Mapped[str] = mapped_column(SortKey, default="", index=True)
    zip_code: Mapped[str] = mapped_column(String(12), default="", index=True)
    first_number: Mapped[int | None]
    last_number: Mapped[int | None]
    side: Mapped[str] = mapped_column(String(4), default="")
    district: Mapped[str] = mapped_column(String(80))


class PeopleApart(Base):
    """Two persons of one name whom somebody looked at and said are not the same; they are not proposed again."""

    __tablename__ = "people_apart"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    one_id: Mapped[int] = mapped_column(Id)
    other_id: Mapped[int] = mapped_column(Id)
    decided_by: Mapped[str] = mapped_column(Text, default="")
