"""What the Campaigns screen changes, each as one titled change of the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignLine, MemberLine
    from council_desk.queries.translations import TiedLetter, TranslationOffer

Then = Callable[[Any], object]


class CampaignEdits(QObject):
    """Every method returns at once; `then` is called in the window's thread once the change is safe."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def tag(self, line: CampaignLine, stance: str | None) -> None:
        """Give a confirmed campaign a stance, or take it away."""
        self._write(
            f"Tagged {count_of(line.follow, 'letter')} of campaign {line.letter} as {_words(stance)}",
            lambda op, session: op.tag_campaign(session, line.id, stance, self._desk.who),
        )

    def confirm(self, line: CampaignLine, stance: str | None, title: str, then: Then) -> None:
        """Make a suggested campaign a campaign, its members following as they are listed now."""
        self._write(title, lambda op, s: op.confirm_campaign(s, line.id, self._desk.who, stance), then)

    def reject(self, line: CampaignLine) -> None:
        """Say that a suggested campaign is none."""

        def operation(session: Any) -> int:
            from council_desk.operations.rejecting import reject_campaign

            return reject_campaign(session, line.id, self._desk.who)

        self._desk.jobs.write(self, f"Rejected suggested campaign {line.letter}", operation)

    def accept_waiting(self, line: CampaignLine, at_least: float = 0.0, then: Then | None = None) -> None:
        """Take the letters that wait for a campaign in, those that are sure enough."""
        title = f"Took {count_of(line.waiting, 'letter')} into campaign {line.letter}"
        if at_least:
            title = f"Took letters into campaign {line.letter} that are {at_least:.0%} sure"
        self._write(title, lambda op, session: op.accept_waiting(session, line.id, at_least), then)

    def dissolve(self, line: CampaignLine) -> None:
        """Take a campaign apart; each letter keeps what it had by it."""
        self._write(f"Dissolved campaign {line.letter}", lambda op, s: op.dissolve_campaign(s, line.id, self._desk.who))

    def rename(self, owner: QObject, line: CampaignLine, name: str, then: Then) -> None:
        """Name a campaign."""

        def operation(session: Any) -> None:
            from council_desk.operations.campaigns import rename_campaign

            rename_campaign(session, line.id, name)

        self._desk.jobs.write(owner, f"Renamed campaign {line.letter}", operation, then)

    def merge(self, into: CampaignLine, gone: CampaignLine, stance: str | None, then: Then) -> None:
        """Make two campaigns one, with this stance."""
        tagged = f", tagged {_words(stance)}" if stance and into.stance != gone.stance else ""
        self._write(
            f"Merged campaign {gone.letter} into {into.letter}{tagged}",
            lambda op, session: op.merge_campaigns(session, into.id, gone.id, stance, self._desk.who),
            then,
        )

    def translation(self, line: CampaignLine, original: CampaignLine | None) -> None:
        """Say that a campaign translates another, or none."""
        of = f"a translation of campaign {original.letter}" if original else "no translation"
        self._write(
            f"Campaign {line.letter} is {of}",
            lambda op, session: op.say_translation(session, line.id, original.id if original else None),
        )

    def tie(self, offer: TranslationOffer) -> None:
        """Tie a campaign, or a letter, to the campaign that it translates."""
        what = f"Campaign {offer.campaign.letter}" if offer.campaign else f"No. {offer.label}"
        title = f"{what} is a translation of campaign {offer.original.letter}"
        self._ties(title, lambda op, s: op.accept_translation(s, offer.comment_id, self._desk.who))

    def refuse_tie(self, offer: TranslationOffer) -> None:
        """Say that it is no translation."""
        what = f"Campaign {offer.campaign.letter}" if offer.campaign else f"No. {offer.label}"
        title = f"{what} is no translation of campaign {offer.original.letter}"
        self._ties(title, lambda op, s: op.reject_translation(s, offer.comment_id, self._desk.who))

    def untie(self, letter: TiedLetter) -> None:
        """Say that a tied letter is no translation after all."""
        self._ties(f"No. {letter.label} is no translation", lambda op, s: op.untie_letter(s, letter.comment_id))

    def _ties(self, title: str, call: Callable[[Any, Any], None]) -> None:
        def operation(session: Any) -> None:
            from council_desk.operations import tie_translations

            call(tie_translations, session)

        self._desk.jobs.write(self, title, operation)

    def follow(self, line: CampaignLine, members: Sequence[MemberLine]) -> None:
        """Let members follow, whatever was said of their edits; where all of them do already, let them stand apart."""
        back = [member.comment_id for member in members if not member.follows]
        ids = back or [member.comment_id for member in members]
        title = f"{count_of(len(ids), 'letter')} of campaign {line.letter} "
        if back:
            title += "follows: it asks the same" if len(ids) == 1 else "follow: they ask the same"
        else:
            title += "stands apart" if len(ids) == 1 else "stand apart"
        self._write(title, lambda op, session: op.set_follow(session, ids, bool(back), asks_the_same=bool(back)))

    def leave(self, line: CampaignLine, members: Sequence[MemberLine]) -> None:
        """Take letters out of a campaign; they keep what they had by it."""
        ids = [member.comment_id for member in members]
        self._write(
            f"Took {count_of(len(ids), 'letter')} out of campaign {line.letter}",
            lambda op, session: op.remove_members(session, ids, self._desk.who),
        )

    def own_stance(self, line: CampaignLine, members: Sequence[MemberLine], stance: str | None) -> None:
        """Give members a stance of their own."""
        ids = [member.comment_id for member in members]
        which = f"no. {members[0].label}" if len(ids) == 1 else f"{len(ids)} letters of campaign {line.letter}"

        def operation(session: Any) -> int:
            from council_desk.operations.tagging import set_stance

            return set_stance(session, ids, stance, self._desk.who)

        self._desk.jobs.write(self, f"Tagged {which} as {_words(stance)}", operation)

    def split(self, line: CampaignLine, members: Sequence[MemberLine], then: Then) -> None:
        """Make members a campaign of their own."""
        ids = [member.comment_id for member in members]

        def operation(session: Any) -> int:
            from council_desk.operations.split_campaign import split_campaign

            return split_campaign(session, line.id, ids)

        title = f"Split {count_of(len(ids), 'letter')} off campaign {line.letter}"
        self._desk.jobs.write(self, title, operation, then)

    def join(
        self, owner: QObject, item_id: int, line: CampaignLine, labels: Sequence[str], then: Then, failed: Then
    ) -> None:
        """Put letters into a campaign by their numbers."""

        def operation(session: Any) -> int:
            from council_desk.operations.split_campaign import join_campaign
            from council_desk.queries.neighbours import find_comment

            return join_campaign(session, line.id, [find_comment(session, item_id, label) for label in labels])

        def refused(problem: DeskError) -> None:
            failed(problem)

        title = f"Put {count_of(len(labels), 'letter')} into campaign {line.letter}"
        self._desk.jobs.write(owner, title, operation, then, refused)

    def excerpt(self, item_id: int, line: CampaignLine, span: tuple[int, int], demand: int | str) -> None:
        """Make words of the template an excerpt of a demand (its id), or of a new one with this sentence."""

        def operation(session: Any) -> int:
            from council_desk.operations.campaigns import add_campaign_excerpt
            from council_desk.operations.demands import add_demand

            known = demand if isinstance(demand, int) else add_demand(session, item_id, demand)
            return add_campaign_excerpt(session, line.id, *span, known, self._desk.who)

        self._desk.jobs.write(self, f"Tagged words of campaign {line.letter} with a demand", operation)

    def _write(self, title: str, call: Callable[[Any, Any], Any], then: Then | None = None) -> None:
        def operation(session: Any) -> Any:
            # Here and not above: it imports the database, which must wait until the window stands.
            from council_desk.operations import campaigns

            return call(campaigns, session)

        self._desk.jobs.write(self, title, operation, then)


def _words(stance: str | None) -> str:
    return STANCE_WORDS[stance].lower() if stance else "not tagged"
