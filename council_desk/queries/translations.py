"""Translations of form letters: the ties that are suggested and wait, and the letters that are tied."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from council_desk.queries.comments import ShownTranslation
from council_desk.queries.effective import counted
from council_desk.queries.pieces import in_pieces
from council_desk.queries.undecided import CAMPAIGN, TRANSLATION
from council_desk.records.campaigns import Campaign, Member, TranslatedLetter
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Rejection, SuggestedCampaign, SuggestedMember, SuggestedTranslation


@dataclass(frozen=True, slots=True)
class TiedCampaign:
    """A campaign that a tie is about; `decided` False: suggested, and `id` is a suggested campaign's."""

    id: int
    decided: bool
    letter: str


@dataclass(frozen=True, slots=True)
class TranslationOffer:
    """A tie that waits: the letter `comment_id` (no. `label`), or `campaign` where it speaks for one, may translate the
    letter of `original`; how sure, and why.
    """

    comment_id: int
    label: str
    campaign: TiedCampaign | None
    original: TiedCampaign
    confidence: float
    reason: str

    @property
    def decidable(self) -> bool:
        """Whether both campaigns are confirmed, so that they can be tied."""
        return self.original.decided and (self.campaign is None or self.campaign.decided)


@dataclass(frozen=True, slots=True)
class TiedLetter:
    """A letter in no campaign that is tied to one as its translation."""

    comment_id: int
    label: str
    campaign_id: int


def translation_offers(
    session: Session, item_id: int, comment_ids: Iterable[int] | None = None
) -> tuple[TranslationOffer, ...]:
    """The item's suggested ties that wait, surest first (of these comments alone, if any are given).

    A tie shows no more once its campaign or letter is tied, was refused, or is worded anew.
    """
    wanted = (
        select(SuggestedTranslation, Comment)
        .join(Comment, Comment.id == SuggestedTranslation.comment_id)
        .where(SuggestedTranslation.item_id == item_id, Comment.item_id == item_id, counted())
        .where(SuggestedTranslation.wording_id == Comment.wording_id)
        .where(~exists().where(TranslatedLetter.comment_id == SuggestedTranslation.comment_id))
        .order_by(SuggestedTranslation.confidence.desc(), SuggestedTranslation.comment_id)
    )
    if comment_ids is not None:
        wanted = wanted.where(SuggestedTranslation.comment_id.in_(list(comment_ids)))
    rows = [(found, comment) for found, comment in session.execute(wanted)]
    ids = {each for found, _ in rows for each in (found.comment_id, found.original_id)}
    campaigns, translate = _campaigns_of(session, sorted(ids))
    refused = set(
        session.execute(
            select(Rejection.wording_id, Rejection.value).where(
                Rejection.item_id == item_id, Rejection.kind == TRANSLATION
            )
        ).all()
    )
    offers = []
    for found, comment in rows:
        campaign, original = campaigns.get(found.comment_id), campaigns.get(found.original_id)
        if original is None or campaign == original or original in translate or campaign in translate:
            continue
        if (found.wording_id, original.letter) not in refused:
            label = f"{comment.number or ''}{comment.suffix}"
            offers.append(TranslationOffer(found.comment_id, label, campaign, original, found.confidence, found.reason))
    return tuple(offers)


def _campaigns_of(session: Session, comment_ids: list[int]) -> tuple[dict[int, TiedCampaign], set[TiedCampaign | None]]:
    """The campaign that each comment is in, confirmed or else suggested; and which of them translate another."""
    campaigns: dict[int, TiedCampaign] = {}
    translate: set[TiedCampaign | None] = set()
    for piece in in_pieces(comment_ids):
        refused = exists().where(Rejection.kind == CAMPAIGN, Rejection.wording_id == SuggestedMember.wording_id)
        suggested = (
            select(SuggestedMember.comment_id, SuggestedCampaign.id, SuggestedCampaign.letter)
            .join(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
            .where(SuggestedMember.comment_id.in_(piece), SuggestedCampaign.campaign_id.is_(None), ~refused)
        )
        for comment_id, campaign_id, letter in session.execute(suggested):
            campaigns[comment_id] = TiedCampaign(campaign_id, False, letter)
        confirmed = (
            select(Member.comment_id, Campaign.id, Campaign.letter, Campaign.translation_of)
            .join(Campaign, Campaign.id == Member.campaign_id)
            .where(Member.comment_id.in_(piece))
        )
        for comment_id, campaign_id, letter, of in session.execute(confirmed):
            campaigns[comment_id] = TiedCampaign(campaign_id, True, letter)
            if of is not None:
                translate.add(campaigns[comment_id])
    return campaigns, translate


def tied_letters(session: Session, item_id: int) -> tuple[TiedLetter, ...]:
    """The item's counted letters that are tied to a campaign as its translation, by number."""
    wanted = (
        select(TranslatedLetter.comment_id, Comment.number, Comment.suffix, TranslatedLetter.campaign_id)
        .join(Comment, Comment.id == TranslatedLetter.comment_id)
        .where(Comment.item_id == item_id, counted())
        .where(~exists().where(Member.comment_id == TranslatedLetter.comment_id))
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )
    return tuple(
        TiedLetter(comment_id, f"{number or ''}{suffix}", campaign_id)
        for comment_id, number, suffix, campaign_id in session.execute(wanted)
    )


def translation_of_letter(session: Session, item_id: int, comment_id: int) -> ShownTranslation | None:
    """Which campaign's letter one letter says in another language, decided or suggested; None where it is in one."""
    tied = (
        select(Campaign.id, Campaign.letter)
        .join(TranslatedLetter, TranslatedLetter.campaign_id == Campaign.id)
        .where(TranslatedLetter.comment_id == comment_id)
    )
    decided = session.execute(tied).first()
    if decided is not None:
        return ShownTranslation(decided[0], decided[1], True, True, 1.0, "")
    for offer in translation_offers(session, item_id, [comment_id]):
        if offer.campaign is None:
            of = offer.original
            return ShownTranslation(of.id, of.letter, of.decided, False, offer.confidence, offer.reason)
    return None
