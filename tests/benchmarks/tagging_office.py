"""A big office for bench_tagging.py: an item with many comments, campaigns, stances, demands, districts, in bulk."""

import random
import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy.orm import Session

from council_desk.analysis.normalise import search_text
from council_desk.queries.effective import search_tokens
from council_desk.records.agenda import Body, Item, Matter, Meeting
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import CommentList, Edition, EditionEntry, Intake, Original
from council_desk.records.people import Person
from council_desk.records.suggestions import Suggestion
from council_desk.records.tags import Demand, Excerpt, Question
from council_desk.store import bulk, search
from council_desk.store.store import Store

CAMPAIGNS = 40
STANCES = ("support", "support_if_amended", "oppose_unless_amended", "oppose", "neutral", "unclear", None, None)
CHUNK = 10_000


def vocabulary() -> list[str]:
    """4,000 words of two to four syllables."""
    chance = random.Random(11)  # noqa: S311 - chance, not secrets
    syllables = [c + v for c in "bdfghjklmnprstvw" for v in ("a", "e", "i", "o", "u", "ai", "er", "on")]
    return ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(4_000)]


def fill(store: Store, rows: int) -> int:
    """Write one item with this many comments; gives its id. Later words of `vocabulary` stand in fewer letters."""
    chance = random.Random(11)  # noqa: S311 - chance, not secrets
    words = vocabulary()
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    with store.change("Fill the office") as session:
        item = _item(session)
        campaigns = _campaigns(session, item)
        demands = _demands(session, item, campaigns)
        edition = _edition(session, item)
        bounds = [*range(0, rows, CHUNK), rows]
        for first, last in pairwise(bounds):
            texts = [" ".join(chance.choices(words, weights, k=chance.randint(60, 180))) for _ in range(first, last)]
            _comments(session, item, edition, campaigns, demands, texts, words)
    with store.opened.writing.connect() as connection:
        connection.exec_driver_sql("ANALYZE") if connection.dialect.name == "postgresql" else None
        connection.commit()
    return item


def _item(session: Session) -> int:
    body, matter = Body(name="City Council"), Matter(title="Longer pool hours")
    session.add_all([body, matter])
    session.flush()
    meeting = Meeting(body_id=body.id, date="2026-04-28")
    session.add(meeting)
    session.flush()
    item = Item(meeting_id=meeting.id, matter_id=matter.id, number="29", title="Longer pool hours")
    session.add(item)
    session.flush()
    return item.id


def _edition(session: Session, item: int) -> int:
    received, listed = Original(sha256="0" * 64, size=0), CommentList(item_id=item, name="letters.csv")
    session.add_all([received, listed])
    session.flush()
    intake = Intake(
        item_id=item,
        sha256=received.sha256,
        name=listed.name,
        reader="delimited",
        batch_id="1",
        imported_at="2026-04-27T09:00:00Z",
    )
    session.add(intake)
    session.flush()
    edition = Edition(list_id=listed.id, intake_id=intake.id, number=1)
    session.add(edition)
    session.flush()
    return edition.id


def _campaigns(session: Session, item: int) -> list[Campaign]:
    made = [
        Campaign(item_id=item, letter=f"{chr(65 + n % 26)}{'' if n < 26 else n}", template="x", stance=STANCES[n % 8])
        for n in range(CAMPAIGNS)
    ]
    session.add_all(made)
    session.flush()
    return made


def _demands(session: Session, item: int, campaigns: list[Campaign]) -> list[int]:
    matter = session.get_one(Item, item).matter_id
    made = [Demand(matter_id=matter, number=n + 1, sentence=f"Ask {n}.") for n in range(30)]
    session.add_all(made)
    session.flush()
    for number, campaign in enumerate(campaigns):
        session.add(CampaignExcerpt(campaign_id=campaign.id, demand_id=made[number % 30].id, start=0, end=1))
    session.flush()
    return [demand.id for demand in made]


def _comments(
    session: Session,
    item: int,
    edition: int,
    campaigns: list[Campaign],
    demands: list[int],
    texts: list[str],
    words: list[str],
) -> None:
    count = len(texts)
    every = range(count)
    people = bulk.reserve_ids(session, Person, count)
    submissions = bulk.reserve_ids(session, Submission, count)
    wordings = bulk.reserve_ids(session, Wording, count)
    comments = bulk.reserve_ids(session, Comment, count)
    names = [f"{words[(people + i) * 7919 % 3989]} {words[(people + i) * 104729 % 3967]}" for i in every]
    times = [f"2026-04-{(comments + i) * 31 % 27 + 1:02}T{(comments + i) * 17 % 24:02}:00:00Z" for i in every]
    in_campaign = [campaigns[(comments + i) * 13 % CAMPAIGNS] if (comments + i) % 5 < 3 else None for i in every]
    own = [STANCES[(comments + i) * 7 % 8] if (comments + i) % 3 else None for i in every]
    bulk.insert(
        session,
        Person,
        ("id", "name", "name_key", "district"),
        [(people + i, names[i].title(), names[i], str(i % 7 + 1) if i % 4 else None) for i in every],
    )
    bulk.insert(
        session,
        Submission,
        ("id", "channel", "received_at", "late", "name", "person_id", "attachments", "fields"),
        [
            (
                submissions + i,
                "e-mail",
                times[i],
                i % 11 == 0,
                names[i].title(),
                people + i,
                ["a.pdf"] * (i % 9 == 0),
                {},
            )
            for i in every
        ],
    )
    keyed = [(wordings + i, comments + i, text, f"{comments + i:064x}") for i, text in enumerate(texts)]
    bulk.insert(session, Wording, ("id", "comment_id", "text", "text_key"), keyed)
    follows = [campaign is not None and i % 10 > 0 for i, campaign in enumerate(in_campaign)]
    stances = [
        mine or (campaign.stance if campaign is not None and follow else None)
        for mine, campaign, follow in zip(own, in_campaign, follows, strict=True)
    ]
    tags = [search_tokens(item, stances[i], c.id if (c := in_campaign[i]) is not None else None) for i in every]
    search.index_rows(session, [(comments + i, search_text(text), tags[i]) for i, text in enumerate(texts)])
    members = [i for i in every if in_campaign[i] is not None]
    form = ("verbatim", "trimmed", "edited")

    def own_words(i: int) -> list[list[int]]:
        """Of an edited letter some 6 to 36 words, in one place or two."""
        return [[10, 50 + i % 200], *([[300, 310]] if i % 2 else [])] if form[i % 3] == "edited" else []

    entries = bulk.reserve_ids(session, EditionEntry, count)
    places = [(entries + i, edition, comments + i, wordings + i, comments + i, comments + i + 1) for i in every]
    bulk.insert(session, EditionEntry, ("id", "edition_id", "comment_id", "wording_id", "position", "row"), places)
    bulk.insert(
        session,
        Member,
        ("comment_id", "campaign_id", "wording_id", "form", "own_words", "changes_ask", "follows"),
        [
            (comments + i, c.id, wordings + i, form[i % 3], own_words(i), False, follows[i])
            for i in members
            if (c := in_campaign[i]) is not None
        ],
    )
    _marks(session, item, demands, comments, wordings, count)
    number = bulk.give_numbers(session, item, count)
    columns = ("id", "submission_id", "item_id", "number", "wording_id", "name_key", "received_at", "stance")
    bulk.insert(
        session,
        Comment,
        (*columns, "done", "reply_owed", "language"),
        [
            (
                *(comments + i, submissions + i, item, number + i, wordings + i, names[i], times[i], own[i]),
                *(i % 6 == 0, i % 50 == 0, "en" if i % 8 else "es"),
            )
            for i in every
        ],
    )


def _marks(session: Session, item: int, demands: list[int], comments: int, wordings: int, count: int) -> None:
    some = range(0, count, 3)
    excerpts, asked = bulk.reserve_ids(session, Excerpt, len(some)), range(0, count, 20)
    bulk.insert(
        session,
        Excerpt,
        ("id", "demand_id", "comment_id", "wording_id", "start", "end"),
        [(excerpts + n, demands[n % 30], comments + i, wordings + i, 0, 20) for n, i in enumerate(some)],
    )
    questions = bulk.reserve_ids(session, Question, len(asked))
    bulk.insert(
        session,
        Question,
        ("id", "comment_id", "wording_id", "start", "end", "answered"),
        [(questions + n, comments + i, wordings + i, 0, 20, False) for n, i in enumerate(asked)],
    )
    session.add_all(
        Suggestion(
            item_id=item,
            kind="stance",
            comment_id=comments + i,
            wording_id=wordings + i,
            value="oppose",
            confidence=0.8,
        )
        for i in range(0, count, 10)
    )
    session.flush()
