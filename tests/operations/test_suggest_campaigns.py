"""Which letters share a template; a campaign keeps its letter, a refused letter stays out."""

from dataclasses import replace

from market_item import AGAINST, ASKS, FORM, LETTERS, OWN_WORDS

from council_desk.operations.suggest_campaigns import suggest_campaigns
from council_desk.operations.suggestion_set import ProposedCampaign
from council_desk.progress import Silent
from council_desk.queries.thinking import CommentToThink, KnownCampaign, SuggestingInput

OTHER_FORM = (
    "Do not rent the pier out to fryers and neon. We who live on Pier Road have asked for a quiet shore for ten years, "
    "and what we are offered is a crowd each night until the buses stop.\n\n"
    "Move the market to the old cannery, where there is room for vans and nobody sleeps. Keep the pier for walking."
)


def letters(*texts: str) -> SuggestingInput:
    comments = tuple(
        CommentToThink(number, number, text, "en", None, None, None, "unique", (), False)
        for number, text in enumerate(texts, start=1)
    )
    return SuggestingInput(1, "29", "Night market", "ordinance", comments, (), (), None, frozenset(), ())


def members(campaign: ProposedCampaign) -> list[int]:
    return [member.comment_id for member in campaign.members]


def test_two_campaigns_are_named_by_size_with_own_words_apart() -> None:
    found = suggest_campaigns(letters(*[OTHER_FORM] * 3, AGAINST, *LETTERS[:5], ASKS), Silent())
    assert [(campaign.letter, members(campaign)) for campaign in found] == [("A", [5, 6, 7, 8, 9]), ("B", [1, 2, 3])]
    edited = found[0].members[2]
    text = LETTERS[2]
    assert [text[start:end] for start, end in edited.own_words] == [OWN_WORDS]
    assert [member.form for member in found[0].members] == ["verbatim", "verbatim", "edited", "trimmed", "edited"]
    assert [member.changes_ask for member in found[0].members] == [False] * 4 + [True]


def test_a_suggested_campaign_keeps_its_letter_when_another_outgrows_it() -> None:
    given = replace(letters(*[OTHER_FORM] * 4, *[FORM] * 3), letters=((5, "A"), (6, "A"), (7, "A")))
    assert [(c.letter, len(c.members)) for c in suggest_campaigns(given, Silent())] == [("B", 4), ("A", 3)]


def test_letters_join_a_confirmed_campaign_and_its_letter_is_not_given_again() -> None:
    first = suggest_campaigns(letters(*[FORM] * 4), Silent())[0]
    known = KnownCampaign(7, "A", first.template, first.core, "support")
    given = replace(letters(FORM, *[OTHER_FORM] * 3, LETTERS[2]), campaigns=(known,))
    found = suggest_campaigns(given, Silent())
    assert [(c.campaign_id, c.letter, members(c)) for c in found] == [(7, "A", [1, 5]), (None, "B", [2, 3, 4])]


def test_members_and_refused_letters_are_left_out() -> None:
    given = letters(*[FORM] * 5)
    comments = (replace(given.comments[0], campaign_id=7), *given.comments[1:])
    rejected = frozenset({("campaign", 2, "group"), ("stance", 3, "oppose")})
    found = suggest_campaigns(replace(given, comments=comments, rejected=rejected), Silent())
    assert [members(campaign) for campaign in found] == [[3, 4, 5]]


def test_one_letter_is_no_campaign() -> None:
    assert suggest_campaigns(letters(FORM), Silent()) == ()
    assert suggest_campaigns(letters(), Silent()) == ()
