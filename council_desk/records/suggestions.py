"""What the machine found, apart from what people decided. Replaced freely by a new run; only rejections are history."""

from sqlalchemy import JSON, Boolean, Float, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Hex, Id


class SuggestedCampaign(Base):
    """A proposed campaign; one that extends a confirmed campaign names it in `campaign_id`."""

    __tablename__ = "suggested_campaigns"
    journalled = False
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(Id, index=True)
    campaign_id: Mapped[int | None] = mapped_column(Id, index=True)
    letter: Mapped[str] = mapped_column(String(4))
    template: Mapped[str] = mapped_column(Text)
    core: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    confidence: Mapped[float] = mapped_column(Float)


class SuggestedMember(Base):
    """A proposed member of a proposed campaign; the columns are those of `Member`."""

    __tablename__ = "suggested_members"
    journalled = False
    comment_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    suggested_campaign_id: Mapped[int] = mapped_column(ForeignKey("suggested_campaigns.id"), index=True)
    wording_id: Mapped[int] = mapped_column(Id)
    form: Mapped[str] = mapped_column(String(12))
    own_words: Mapped[list[list[int]]] = mapped_column(JSON, default=list)
    changes_ask: Mapped[bool] = mapped_column(Boolean, default=False)
    change_reason: Mapped[str | None] = mapped_column(Text)
    confidence: Mapped[float] = mapped_column(Float)


class SuggestedTranslation(Base):
    """A letter that may translate another one, each by a comment: `original_id` is one that is in a campaign.

    Where `comment_id` is in a campaign too (confirmed or suggested), it speaks for that whole campaign.
    """

    __tablename__ = "suggested_translations"
    journalled = False
    comment_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    item_id: Mapped[int] = mapped_column(Id, index=True)
    wording_id: Mapped[int] = mapped_column(Id)
    original_id: Mapped[int] = mapped_column(Id)
    confidence: Mapped[float] = mapped_column(Float)
    reason: Mapped[str] = mapped_column(Text, default="")


class Suggestion(Base):
    """One proposed tag. `kind`: stance, demand, question, sensitive.

    stance: `value` is the stance. demand: `value` is the canonical sentence, `short_name` its short name, `group_key`
    the same for excerpts of one demand, `demand_id` the known demand it belongs to, if any. question: a span.
    sensitive: `value` is the kind. `evidence`: [[start, end], ...], the words that led to it. `pattern`: by what it was
    found; `claimed`: how sure the machine was before the office's own decisions were weighed (`confidence` is after).
    """

    __tablename__ = "suggestions"
    __table_args__ = (Index("ix_suggestions_item_id_kind", "item_id", "kind"),)
    journalled = False
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(12))
    comment_id: Mapped[int] = mapped_column(Id, index=True)
    wording_id: Mapped[int] = mapped_column(Id)
    start: Mapped[int | None]
    end: Mapped[int | None]
    value: Mapped[str] = mapped_column(Text, default="")
    short_name: Mapped[str] = mapped_column(String(80), default="")
    group_key: Mapped[str] = mapped_column(Hex, default="", index=True)
    demand_id: Mapped[int | None] = mapped_column(Id)
    confidence: Mapped[float] = mapped_column(Float)
    reason: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[list[list[int]]] = mapped_column(JSON, default=list)
    pattern: Mapped[str | None] = mapped_column(String(40))
    claimed: Mapped[float | None] = mapped_column(Float)


class SuggestedLink(Base):
    """A proposed tie between a demand (known, or a group of suggested excerpts) and a clause of a draft."""

    __tablename__ = "suggested_links"
    journalled = False
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    draft_id: Mapped[int] = mapped_column(Id, index=True)
    demand_id: Mapped[int | None] = mapped_column(Id, index=True)
    group_key: Mapped[str] = mapped_column(Hex, default="", index=True)
    clause_id: Mapped[int | None] = mapped_column(Id)
    coverage: Mapped[str] = mapped_column(String(20))
    confidence: Mapped[float] = mapped_column(Float)
    reason: Mapped[str] = mapped_column(Text, default="")
    rank: Mapped[int] = mapped_column(default=1)


class Rejection(Base):
    """A suggestion that a person refused; it does not come back for that wording.

    `kind` as in Suggestion, or campaign, link, translation, claim. `value`: the stance, kind or sentence, and the span,
    as one key; of a translation the original's letter; of a claim about another city the span and the city.
    """

    __tablename__ = "rejections"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[str] = mapped_column(String(12))
    wording_id: Mapped[int | None] = mapped_column(Id, index=True)
    value: Mapped[str] = mapped_column(Text, default="")
    rejected_by: Mapped[str] = mapped_column(Text, default="")


class Judgement(Base):
    """What a person said, looking at it by itself, of something suggested: evidence of how far its pattern is right.

    What is accepted in bulk is none. `suggested`: the stance, or the span as "start:end". `wording_id`: of the comment;
    None where a whole campaign was given its stance (`campaign_id`). `unit`: the same for judgements of one template,
    or of the same words in several letters, which count once.
    """

    __tablename__ = "judgements"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(12))
    wording_id: Mapped[int | None] = mapped_column(Id, index=True)
    campaign_id: Mapped[int | None] = mapped_column(Id, index=True)
    suggested: Mapped[str] = mapped_column(Text)
    pattern: Mapped[str] = mapped_column(String(40))
    claimed: Mapped[float] = mapped_column(Float)
    accepted: Mapped[bool] = mapped_column(Boolean)
    unit: Mapped[str] = mapped_column(Hex)
    judged_by: Mapped[str] = mapped_column(Text, default="")
