"""The comments table and the reading pane."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

SORTS = (
    *("number", "received", "name", "stance", "campaign"),
    *("organization", "district", "language", "channel", "demands", "done"),
    *("marks", "own_words", "place"),
)
STATES = ("counted", "withdrawn", "set_aside", "all")


@dataclass(frozen=True, slots=True)
class CommentFilter:
    """Which comments the table shows. None in a field means any.

    `words`: what is typed in Find, in the language of queries.find_words: words, phrases and fields.

    `stance`: one of counts.STANCES, or "untagged". `campaign`: an id, 0 for none. `state`: one of
    STATES. `district`: the writer's, however it is written; `in_district`: known to live in the districts, or known to
    live outside.
    `earlier`: those that came for the earlier hearings of a continued item.
    `sort`: one of SORTS. Equal keys follow the number; `descending`: the same from its other end.
    """

    item_id: int | None
    words: str = ""
    stance: str | None = None
    campaign: int | None = None
    demand: int | None = None
    district: str | None = None
    in_district: bool | None = None
    late: bool | None = None
    done: bool | None = None
    reply_owed: bool | None = None
    has_question: bool | None = None
    has_own_words: bool | None = None
    suggested_only: bool = False
    look_again: bool = False
    state: str = "counted"
    earlier: bool = False
    sort: str = "number"
    descending: bool = False


class CommentLine(NamedTuple):
    """One row of the table. A suggested stance shows only where none is decided. `label` is "34" or "34a".

    `opening`: the first characters of the text, for rows whose writer gave no name. A tuple, as thousands are made
    while somebody scrolls, and making a frozen dataclass takes ten times as long.
    """

    id: int
    label: str
    received_at: str | None
    name: str | None
    is_organisation: bool
    stance: str | None
    stance_by_campaign: bool
    suggested_stance: str | None
    suggested_confidence: float | None
    campaign: str | None
    campaign_suggested: bool
    has_own_words: bool
    question: bool
    reply_owed: bool
    sensitive: bool
    late: bool
    set_aside: str | None
    withdrawn: bool
    done: bool
    look_again: bool
    opening: str = ""


@dataclass(frozen=True, slots=True)
class ShownExcerpt:
    """Words that ask for a demand. `decided` False: a suggestion, with `suggestion_id`. `by_campaign`: by following."""

    start: int
    end: int
    demand_id: int | None
    number: int | None
    short_name: str
    sentence: str
    decided: bool
    by_campaign: bool
    excerpt_id: int | None
    suggestion_id: int | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A question or a sensitive passage, decided or suggested. `kind`: question, or the kind of disclosure."""

    start: int
    end: int
    kind: str
    decided: bool
    record_id: int | None
    suggestion_id: int | None
    confidence: float
    reason: str
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class ShownStance:
    """A suggested stance with the words that led to it ([start, end) in the text), how sure, and why."""

    suggestion_id: int
    stance: str
    confidence: float
    reason: str
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ShownCampaign:
    """The campaign a comment is in. `decided` False: suggested (then `campaign_id` is a suggested campaign's)."""

    campaign_id: int
    letter: str
    name: str
    size: int
    decided: bool
    follows: bool
    form: str
    own_words: tuple[tuple[int, int], ...]
    changes_ask: bool
    change_reason: str | None


@dataclass(frozen=True, slots=True)
class ShownTranslation:
    """The campaign whose letter a comment in no campaign says in another language. `confirmed`: that campaign is
    (else `campaign_id` is a suggested campaign's); `decided`: the tie is (else how sure, and why).
    """

    campaign_id: int
    letter: str
    confirmed: bool
    decided: bool
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class ShownSignatory:
    """A signatory under one letter, as given. `wrote`: the labels of comments on the same item that it sent alone.

    `may_be`: labels of comments by people of the same name, of whom nobody has said yet whether they are the same.
    """

    id: int
    name: str
    person_id: int | None
    organisation_id: int | None
    wrote: tuple[str, ...]
    wrote_ids: tuple[int, ...]
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherComment:
    """Another comment of the same submission. `label` is empty in the tray; `item` is then None."""

    comment_id: int
    label: str
    item_id: int | None
    item: str | None
    meeting: str | None


@dataclass(frozen=True, slots=True)
class CommentDetail:
    """Everything the reading pane and the tag panel show of one comment. Spans are code points of `text`. `others`:
    what the same submission says on other items.
    """

    id: int
    item_id: int | None
    submission_id: int
    label: str
    wording_id: int
    version: int
    text: str
    name: str | None
    organisation: str | None
    signatories: tuple[ShownSignatory, ...]
    email: str | None
    address: str | None
    district: str | None
    channel: str
    received_at: str | None
    received_as_given: str | None
    late: bool
    subject: str | None
    attachments: tuple[str, ...]
    position: str | None
    language: str
    file: str | None
    page: int | None
    lines: tuple[int, int] | None
    row: int | None
    edition: int | None
    edition_state: str | None
    stance: str | None
    stance_by: str | None
    stance_by_campaign: bool
    suggested_stance: ShownStance | None
    campaign: ShownCampaign | None
    excerpts: tuple[ShownExcerpt, ...]
    questions: tuple[ShownPassage, ...]
    sensitive: tuple[ShownPassage, ...]
    reply_owed: bool
    done: bool
    set_aside: str | None
    withdrawn: bool
    look_again: str | None
    others: tuple[OtherComment, ...] = ()
    translation: ShownTranslation | None = None


@dataclass(frozen=True, slots=True)
class CommentPage:
    """Ids of all comments that a filter finds, in display order; the rows themselves are fetched page by page.

    `problem`: why what is typed in Find cannot be looked for, and what can, as a sentence to show; then `ids` is empty.
    """

    ids: Sequence[int]
    problem: str = ""
