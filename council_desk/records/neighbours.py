"""Other cities: what writers say about them, as a person decided that it stands on paper."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from council_desk.records.base import Base, Id


class AcceptedClaim(Base):
    """A claim about another city that a person accepted: its words, as made or reworded. Nobody has checked it.

    `city_key`: the same for every spelling of the city; `city`: the name as it is shown.
    """

    __tablename__ = "city_claims"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    city_key: Mapped[str] = mapped_column(Text)
    city: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)


class ClaimPassage(Base):
    """The exact words of one wording that make a claim: a half-open span of code points."""

    __tablename__ = "claim_passages"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("city_claims.id"), index=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comments.id"), index=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id"))
    start: Mapped[int]
    end: Mapped[int]
    decided_by: Mapped[str] = mapped_column(Text, default="")
