"""What a run of the suggestion engine proposes for an item: plain data, nothing stored."""

from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ProposedMember:
    """A letter that looks like a member of a campaign; the fields are those of a suggested member."""

    comment_id: int
    wording_id: int
    form: str
    own_words: Spans
    changes_ask: bool
    change_reason: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ProposedCampaign:
    """Letters that share a template. `campaign_id`: the confirmed campaign they would join; None: a new one."""

    campaign_id: int | None
    letter: str
    template: str
    core: bytes
    confidence: float
    members: tuple[ProposedMember, ...]


@dataclass(frozen=True, slots=True)
class ProposedTag:
    """A stance, demand, question or disclosure found in one wording; the fields are those of a suggestion."""

    kind: str
    comment_id: int
    wording_id: int
    start: int | None
    end: int | None
    value: str
    confidence: float
    reason: str
    short_name: str = ""
    group_key: str = ""
    demand_id: int | None = None
    evidence: Spans = ()
    pattern: str = ""
    claimed: float = 0.0


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """A clause that may answer a demand of the list, or a demand that is itself only suggested (`group_key`)."""

    draft_id: int
    demand_id: int | None
    group_key: str
    clause_id: int | None
    coverage: str
    confidence: float
    reason: str
    rank: int


@dataclass(frozen=True, slots=True)
class ProposedTranslation:
    """A letter (or the campaign it is in) that may translate the form letter of the campaign that another is in."""

    comment_id: int
    wording_id: int
    original_id: int
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class SuggestionSet:
    """Everything one run proposes for one item."""

    campaigns: tuple[ProposedCampaign, ...]
    tags: tuple[ProposedTag, ...]
    links: tuple[ProposedLink, ...]
    translations: tuple[ProposedTranslation, ...] = ()

    def summary(self) -> str:
        """What was found, in a few words."""
        counts = {kind: sum(tag.kind == kind for tag in self.tags) for kind in ("stance", "question", "sensitive")}
        demands = {tag.group_key for tag in self.tags if tag.kind == "demand"}
        links = sum(link.rank == 1 for link in self.links)
        tied = f", {len(self.translations)} translations" if self.translations else ""
        return (
            f"suggested {len(self.campaigns)} campaigns, {counts['stance']} stances, {len(demands)} demands, "
            f"{counts['question']} questions, {counts['sensitive']} sensitive passages, {links} links{tied}"
        )
