"""The stance of each comment: a campaign's once for the template, and of members by what is their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from council_desk.analysis.heard import Heard
from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance import StanceFinding, suggest_stance
from council_desk.operations.suggestion_set import ProposedTag, Spans
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.thinking import CommentToThink
from council_desk.queries.undecided import STANCE

SIDES = {
    "support": "for",
    "support_if_amended": "for",
    "oppose": "against",
    "oppose_unless_amended": "against",
    "neutral": "neither",
}
SAYS_SO = frozenset({"declared", "oppose", "support", "neutral"})
"""How the pattern of a stance begins that a writer's own words declare, so that it may stand against the template's."""


TURNED = 0.9
"""How sure another side must be for the member to be listed for a look: 5 of 5 were right, below it 0 of 1 (labels of
510 members, tests/benchmarks/bench_own_words.py).
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a member of a campaign (confirmed or suggested) is beside its template."""

    campaign: tuple[bool, int]
    template: str
    own_words: Spans
    changes_ask: bool


class StanceReader:
    """Reads stances of one item's comments; equal texts and templates are read once."""

    def __init__(self, item: ItemContext, heard: Mapping[str, Heard] | None = None) -> None:
        """Take the item, and what the reading model heard in texts and templates (none where it was not asked)."""
        self._item = item
        self._heard = heard or {}
        self._known: dict[tuple[str, str, str | None], StanceFinding] = {}
        self.turned: set[int] = set()
        """Ids of the members read so far whose own words surely declare another side than their letter."""

    def read(self, comment: CommentToThink, letter: Letter | None) -> ProposedTag:
        """The suggested stance of one comment. A member has its template's, unless its edit changes the ask or its own
        words declare another side.
        """
        if letter is None or letter.changes_ask:
            return _tag(comment, self._stance(comment.text, comment.language, comment.position))
        template = self._stance(letter.template, comment.language, comment.position)
        if letter.own_words:
            own = self._stance(_only(comment.text, letter.own_words), comment.language, None)
            if _declares_another_side(own, template):
                if own.confidence >= TURNED:
                    self.turned.add(comment.id)
                return _tag(comment, own)
        return _tag(comment, template, _moved(template, letter.template, comment.text))

    def _stance(self, text: str, language: str, position: str | None) -> StanceFinding:
        key = (text, language, position)
        if key not in self._known:
            self._known[key] = suggest_stance(text, self._item, language, position, heard=self._heard.get(text))
        return self._known[key]


def _only(text: str, spans: Spans) -> str:
    """The text with everything but `spans` blanked out, so that places stay as they are."""
    kept = [" "] * len(text)
    for start, end in spans:
        kept[start:end] = text[start:end]
        if start and text[start - 1].isspace():
            kept[start - 1] = text[start - 1]
        if end < len(text):
            kept[end] = "\n"
    return "".join(kept)


def _declares_another_side(own: StanceFinding, template: StanceFinding) -> bool:
    side = SIDES.get(own.stance)
    return (
        side is not None
        and own.confidence >= 0.5
        and own.pattern.split()[0].rstrip(",") in SAYS_SO
        and SIDES.get(template.stance) is not None
        and side != SIDES[template.stance]
    )


def _moved(found: StanceFinding, template: str, text: str) -> Spans:
    """The template's evidence where its words stand in the member's text."""
    if template == text:
        return _spans(found)
    places = [place_words(text, template[e.start : e.end]) for e in found.evidence]
    return tuple(place for place in places if place != NOWHERE)


def _spans(found: StanceFinding) -> Spans:
    return tuple((evidence.start, evidence.end) for evidence in found.evidence)


def _tag(comment: CommentToThink, found: StanceFinding, evidence: Spans | None = None) -> ProposedTag:
    return ProposedTag(
        kind=STANCE,
        comment_id=comment.id,
        wording_id=comment.wording_id,
        start=None,
        end=None,
        value=found.stance,
        confidence=found.confidence,
        reason=found.reason,
        evidence=evidence if evidence is not None else _spans(found),
        pattern=found.pattern,
    )
