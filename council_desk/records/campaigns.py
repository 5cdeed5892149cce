"""Letters that share a template, and who follows."""

from sqlalchemy import JSON, Boolean, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id


class Campaign(Base):
    """A confirmed campaign on one item. `letter` is A, B, ...; `core` lets new letters be placed without a full run.

    `translation_of`: the campaign of the item whose letter this one says in another language; counted apart.
    """

    __tablename__ = "campaigns"
    __table_args__ = (UniqueConstraint("item_id", "letter"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    letter: Mapped[str] = mapped_column(String(4))
    name: Mapped[str] = mapped_column(Text, default="")
    template: Mapped[str] = mapped_column(Text)
    core: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    stance: Mapped[str | None] = mapped_column(String(24))
    stance_by: Mapped[str | None] = mapped_column(Text)
    translation_of: Mapped[int | None] = mapped_column(Id)
    version: Mapped[int] = mapped_column(default=1)


class Member(Base):
    """A comment in a campaign. It `follows` only when a person said so, and never when its edit changes the ask.

    `form`: verbatim, trimmed, edited. `own_words`: [[start, end], ...] in the wording. `change_reason` says what an
    edit that changes the ask changed.
    """

    __tablename__ = "members"
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), primary_key=True, autoincrement=False)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"))
    form: Mapped[str] = mapped_column(String(12))
    own_words: Mapped[list[list[int]]] = mapped_column(JSON, default=list)
    changes_ask: Mapped[bool] = mapped_column(Boolean, default=False)
    change_reason: Mapped[str | None] = mapped_column(Text)
    follows: Mapped[bool] = mapped_column(Boolean, default=False)


class CampaignExcerpt(Base):
    """Where the template asks for a demand: a span of the template; members that follow have it by the campaign."""

    __tablename__ = "campaign_excerpts"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    demand_id: Mapped[int] = mapped_column(ForeignKey("demands.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    decided_by: Mapped[str] = mapped_column(Text, default="")


class TranslatedLetter(Base):
    """A letter that says a campaign's letter in another language: tied to it, in no campaign, counted apart."""

    __tablename__ = "translated_letters"
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), primary_key=True, autoincrement=False)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    decided_by: Mapped[str] = mapped_column(Text, default="")
