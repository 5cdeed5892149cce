"""One frozen Briefing: everything the memo and the workbook print about an item, gathered in one session.

Every figure comes with the comments behind it: an Evidence of comment ids, in number order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from council_desk.queries.agenda import ItemHead
from council_desk.queries.counts import FourCounts, StanceCounts
from council_desk.queries.hearings import EarlierHearing

WORST_FIRST = ("conflicts", "absent", "weaker_instrument", "partly", "met")
"""Coverages, the worst for the writers first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The comments behind one figure: ids in number order. The figure is their count."""

    ids: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many comments stand behind the figure."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class BriefedComment:
    """One comment as the paper needs it. Personal details other than the name are not here at all.

    `withheld`: spans of sensitive passages that were decided to be left out. `same_text_as`: label of the first
    comment with the same text, where this one repeats it. `text_key` and `person_id`: what distinct texts and people
    are counted by. Email, phone and street address found in the text are
    spans in `private`, to be masked.
    """

    id: int
    label: str
    name: str | None
    organisation: str | None
    signatories: tuple[str, ...]
    channel: str
    received_at: str | None
    received_as_given: str | None
    late: bool
    text: str
    language: str
    position: str | None
    stance: str | None
    stance_by_campaign: bool
    suggested_stance: str | None
    campaign_id: int | None
    form: str
    own_words: tuple[tuple[int, int], ...]
    changes_ask: bool
    excerpts: tuple[tuple[int, int, int], ...]
    questions: tuple[tuple[int, int], ...]
    withheld: tuple[tuple[int, int], ...]
    private: tuple[tuple[int, int], ...]
    same_text_as: str | None
    page: int | None
    lines: tuple[int, int] | None
    row: int | None
    file: str | None
    edition: int | None
    edition_state: str | None
    attachments: tuple[str, ...]
    text_key: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class BriefedCampaign:
    """A confirmed campaign: its template once, how its members are made up, and the stance it carries.

    `translations`: letters tied to it that say its letter in another language; none of them is a member. `translates`:
    letter of the campaign that this one is a translation of.
    """

    id: int
    letter: str
    name: str
    template: str
    stance: str | None
    members: Evidence
    verbatim: Evidence
    trimmed: Evidence
    edited: Evidence
    changes_ask: Evidence
    by_day: tuple[tuple[str, int], ...]
    translations: Evidence = Evidence(())
    translates: str = ""


@dataclass(frozen=True, slots=True)
class BriefedLink:
    """Where a demand stands in the draft: coverage, clause (None: no clause touches it) and the office's note."""

    coverage: str
    citation: str | None
    note: str
    decided: bool


@dataclass(frozen=True, slots=True)
class BriefedDemand:
    """A demand with its counts, a chosen excerpt (comment id, exact words), and its links to the draft.

    `organisations` counts distinct organisations among the writers and signatories of the comments behind it.
    """

    id: int
    number: int
    parent_id: int | None
    sentence: str
    short_name: str
    note: str
    in_campaigns: Evidence
    independent: Evidence
    organisations: int
    support_side: int
    oppose_side: int
    excerpt: tuple[int, str] | None
    links: tuple[BriefedLink, ...]

    @property
    def worst_link(self) -> BriefedLink | None:
        """The decided link that answers the demand worst, the one every count and table goes by; None: undecided."""
        decided = [link for link in self.links if link.decided and link.coverage in WORST_FIRST]
        return min(decided, key=lambda link: WORST_FIRST.index(link.coverage), default=None)


@dataclass(frozen=True, slots=True)
class BriefedQuestion:
    """A question owed an answer, in the writer's words."""

    comment_id: int
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BriefedClaim:
    """What writers claim about another city; nobody has checked it. `passages`: comment id, start and end of the words.

    `decided`: a person accepted it, in these words; else it is only suggested.
    """

    city: str
    words: str
    passages: tuple[tuple[int, int, int], ...]
    decided: bool = True

    @property
    def evidence(self) -> Evidence:
        """The comments that make it, in number order."""
        return Evidence(tuple(dict.fromkeys(comment_id for comment_id, _, _ in self.passages)))


@dataclass(frozen=True, slots=True)
class BriefedCities:
    """What is decided of claims about other cities: those accepted, by city key, and (comment id, place) of those
    refused. `own`: names that tell which city is the office's own.
    """

    own: tuple[str, ...] = ()
    accepted: tuple[tuple[str, BriefedClaim], ...] = ()
    refused: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BriefedClause:
    """One clause of the draft under consideration. `heading` may be empty."""

    citation: str
    heading: str
    kind: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything the paper reads. `data_as_of` is the UTC time of the last change it reads, never the clock."""

    office: str
    time_zone: str
    head: ItemHead
    force: str
    draft_name: str | None
    clauses: tuple[BriefedClause, ...]
    data_as_of: str
    change_number: int
    words: Mapping[str, object]
    sections: tuple[tuple[str, bool], ...]
    counts: FourCounts
    stances: StanceCounts
    stance_evidence: Mapping[str, Evidence]
    by_channel: Mapping[str, Mapping[str, Evidence]]
    outside_campaigns: Mapping[str, Evidence]
    all_counted: Evidence
    late: Evidence
    by_day: tuple[tuple[str, int], ...]
    campaigns: tuple[BriefedCampaign, ...]
    demands: tuple[BriefedDemand, ...]
    questions: tuple[BriefedQuestion, ...]
    withdrawn: tuple[tuple[str, int], ...]
    set_aside: tuple[tuple[str, str], ...]
    suggested_undecided: Mapping[str, int]
    undecided_sensitive: tuple[int, ...]
    languages: tuple[tuple[str, int], ...]
    comments: tuple[BriefedComment, ...]
    editions: tuple[tuple[int, str, str, int], ...]
    earlier: tuple[EarlierHearing, ...] = ()
    cities: BriefedCities = BriefedCities()
