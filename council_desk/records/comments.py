"""Submissions, the comments in them, and the comments' wordings."""

from sqlalchemy import JSON, Boolean, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Hex, Id, SortKey, UtcTime


class Submission(Base):
    """One thing sent by somebody. `name` as given; `late`: after the meeting's packet cut-off.

    `channel`: e-comment, e-mail, letter, phone, in person, web form, petition, social, or empty where not known.
    `rest`: what came with the letter but is not the writer's own words (quoted mail, a legal footer); kept, folded.
    """

    __tablename__ = "submissions"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    intake_id: Mapped[int | None] = mapped_column(ForeignKey("intakes.id"), index=True)
    channel: Mapped[str] = mapped_column(String(40), default="", index=True)
    received_at: Mapped[str | None] = mapped_column(UtcTime)
    received_as_given: Mapped[str | None] = mapped_column(Text)
    late: Mapped[bool] = mapped_column(Boolean, default=False)
    name: Mapped[str | None] = mapped_column(Text)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    subject: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    attachments: Mapped[list[str]] = mapped_column(JSON, default=list)
    fields: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    rest: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class Comment(Base):
    """What one submission says on one item (no item: the unassigned tray).

    `number` is given once on the item and never again; `suffix` is "a", "b" after a split. `position` is what the
    writer ticked (support, oppose, neutral) or None. `set_aside` is the reason it is not counted; `withdrawn_in` the
    edition that dropped it. `stance` is the comment's own decided stance; where it is None the followed campaign's
    counts (queries/effective.py). `look_again` says why a decided tag should be looked at.
    """

    __tablename__ = "comments"
    __table_args__ = (
        Index("uq_comments_item_id_number_suffix", "item_id", "number", "suffix", unique=True),
        # The table's orders: each gives the ids of an item's counted comments without a look at the rows. As SQLite
        # needs them; PostgreSQL has others of these names (migration 0009).
        Index("ix_comments_by_number", "item_id", "withdrawn_in", "set_aside", "number", "suffix"),
        Index("ix_comments_by_name", "item_id", "withdrawn_in", "set_aside", "name_key", "number", "suffix"),
        Index("ix_comments_by_received", "item_id", "withdrawn_in", "set_aside", "received_at", "number", "suffix"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"))
    number: Mapped[int | None]
    suffix: Mapped[str] = mapped_column(String(4), default="")
    wording_id: Mapped[int] = mapped_column(Id)
    name_key: Mapped[str] = mapped_column(SortKey, default="")
    received_at: Mapped[str | None] = mapped_column(UtcTime)
    position: Mapped[str | None] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(12), default="und")
    set_aside: Mapped[str | None] = mapped_column(String(80))
    withdrawn_in: Mapped[int | None] = mapped_column(ForeignKey("editions.id"))
    stance: Mapped[str | None] = mapped_column(String(24))
    stance_by: Mapped[str | None] = mapped_column(Text)
    done: Mapped[bool] = mapped_column(Boolean, default=False)
    reply_owed: Mapped[bool] = mapped_column(Boolean, default=False)
    look_again: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class Wording(Base):
    """A comment's text; never edited, a correction is a new wording.

    `kind`: received, typed (logged by a person), revised (a later edition), corrected (what a person typed or a scan
    was read into), mended (a part of what was received, or two parts joined: a cut was mended). `text_key` is the same
    for texts that are the same once white space, greeting and closing are off: distinct texts are counted by it.
    """

    __tablename__ = "wordings"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    comment_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[str] = mapped_column(String(12), default="received")
    text: Mapped[str] = mapped_column(Text)
    text_key: Mapped[str] = mapped_column(Hex, index=True)
