"""What came in: originals, intakes, lists and their editions."""

from sqlalchemy import JSON, Float, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Hex, Id, UtcTime


class Original(Base):
    """The bytes of one received file, known by their SHA-256; never edited, so undo leaves them."""

    __tablename__ = "originals"
    journalled = False
    sha256: Mapped[str] = mapped_column(Hex, primary_key=True)
    size: Mapped[int] = mapped_column(Id)


class OriginalPiece(Base):
    """One piece (1 MiB at most) of an original, so that one transaction and one backup hold everything."""

    __tablename__ = "original_pieces"
    journalled = False
    sha256: Mapped[str] = mapped_column(ForeignKey("originals.sha256"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Intake(Base):
    """One thing received: a file or a pasted text. `name` is only data; `batch_id` makes a repeat harmless."""

    __tablename__ = "intakes"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("originals.sha256"), index=True)
    name: Mapped[str] = mapped_column(Text)
    reader: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(40), default="")
    batch_id: Mapped[str] = mapped_column(String(40), index=True)
    imported_at: Mapped[str] = mapped_column(UtcTime)
    report: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)


class CommentList(Base):
    """A list that may come again: what its editions have in common."""

    __tablename__ = "comment_lists"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"), index=True)
    name: Mapped[str] = mapped_column(Text, default="")


class Edition(Base):
    """One coming of a list. `kind`: whole (the list anew) or addition (only what came since)."""

    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("list_id", "number"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("comment_lists.id"))
    intake_id: Mapped[int] = mapped_column(ForeignKey("intakes.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20), default="whole")
    reason: Mapped[str] = mapped_column(Text, default="")


class EditionEntry(Base):
    """A comment as it stands in one edition: which wording, and where in the source.

    `state`: new, unchanged, revised. `position` is the order in the source, from 1. Lines count LF only, from 1.
    `cut_reason` and `cut_confidence` say why the comment was cut there, for run-together packets.
    """

    __tablename__ = "edition_entries"
    __table_args__ = (Index("ix_edition_entries_edition_id_position", "edition_id", "position"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"))
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"), index=True)
    state: Mapped[str] = mapped_column(String(12), default="new")
    position: Mapped[int]
    page: Mapped[int | None]
    first_line: Mapped[int | None]
    last_line: Mapped[int | None]
    row: Mapped[int | None]
    message: Mapped[str | None] = mapped_column(Text)
    cut_reason: Mapped[str | None] = mapped_column(Text)
    cut_confidence: Mapped[float | None] = mapped_column(Float)


class ColumnMapping(Base):
    """How a table with these headers was last mapped; `fingerprint` is made from the headers."""

    __tablename__ = "column_mappings"
    fingerprint: Mapped[str] = mapped_column(Hex, primary_key=True)
    mapping: Mapped[dict[str, str]] = mapped_column(JSON)
