"""A proposal into rows that only want their ids: languages, search texts, editions, who wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from council_desk.analysis.editions import EditionMatch, ListedText, looks_like_edition, match_editions
from council_desk.analysis.language import language_of
from council_desk.analysis.normalise import distinct_text_key, fold_for_search
from council_desk.analysis.signatories import find_signatories
from council_desk.errors import NotFoundError, UnreadableFileError
from council_desk.operations.given_fields import channel_of, name_of, sort_key
from council_desk.operations.given_position import position_of
from council_desk.operations.import_proposal import (
    ImportProposal,
    Learned,
    ProposedComment,
    ReadyComment,
    ReadyEdition,
    ReadyEntry,
    ReadyImport,
    ReadyWording,
)
from council_desk.progress import Progress, Silent
from council_desk.queries.intake import StandingEntry, StandingList
from council_desk.readers.dates import ReceivedTime, guess_order, parse_received

REPORT_EVERY = 200


@dataclass(frozen=True, slots=True)
class EditionChoice:
    """Which list of the office the file is an edition of (None: a new list), of which kind, and why."""

    known: StandingList | None
    kind: str
    reason: str
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class _Standing:
    """A comment as it stands before the edition that is being added."""

    text: ListedText
    new: int | None
    comment_id: int | None
    wording: int | None
    wording_id: int | None


@dataclass
class _Work:
    """What has been worked out so far; grows edition by edition."""

    standing: list[_Standing]
    sources: list[ProposedComment] = field(default_factory=list)
    wordings: list[ReadyWording] = field(default_factory=list)
    editions: list[ReadyEdition] = field(default_factory=list)


def choose_list(proposal: ImportProposal, known: Sequence[StandingList]) -> EditionChoice:
    """Which earlier list of the item this file is a further edition of; raises NotFoundError for an unknown id."""
    options = proposal.options
    new_list = EditionChoice(None, options.edition_kind or "whole", "")
    if options.edition_of == "none":
        return new_list
    if options.edition_of is not None:
        for candidate in known:
            if candidate.list_id == options.edition_of:
                return EditionChoice(candidate, options.edition_kind or "whole", "you said so")
        message = f"The item has no list {options.edition_of}. Leave --edition-of out, or name one that history shows."
        raise NotFoundError(message)
    first = [_listed(comment) for comment in proposal.kept if comment.edition == 1]
    for candidate in reversed(lists_worth_comparing(proposal, known)):
        guess = looks_like_edition([_entry_text(entry) for entry in candidate.entries], first)
        if guess.kind is not None:
            return EditionChoice(candidate, options.edition_kind or guess.kind, guess.reason, proposed=True)
    return new_list


def lists_worth_comparing(proposal: ImportProposal, known: Sequence[StandingList]) -> Sequence[StandingList]:
    """The lists that a proposal may be an edition of, as far as can be told at a glance.

    One letter is no list that comes again, unless it carries the number of one that is there, or a person says so.
    """
    if len(proposal.kept) != 1 or proposal.options.edition_of is not None:
        return known
    number = proposal.kept[0].fields.get("external_id")
    return [each for each in known if number and any(entry.external_id == number for entry in each.entries)]


def ready_import(
    proposal: ImportProposal, known: Sequence[StandingList] = (), progress: Progress | None = None
) -> ReadyImport:
    """Work out everything an import writes; pure, so that it can run in the thinking child.

    `known`: the lists the item already has. Raises UnreadableFileError where every comment was dropped, Cancelled
    through `progress`.
    """
    if not proposal.kept:
        message = f"Every comment of {proposal.name} was dropped, so there is nothing to store. Keep at least one."
        raise UnreadableFileError(message)
    choice = choose_list(proposal, known)
    work = _Work(_standing_of(choice.known))
    numbers = sorted({comment.edition for comment in proposal.kept})
    for number in numbers:
        first = number == numbers[0]
        reason = choice.reason if first else proposal.editions[number - 1]
        _add_edition(work, proposal, number, choice.kind if first else "whole", reason)
    comments = ready_comments(proposal, work.sources, progress or Silent())
    list_id = choice.known.list_id if choice.known else None
    says = _said(proposal, choice, work)
    learned = _learned(proposal, choice.known, work.editions)
    return ReadyImport(proposal, comments, tuple(work.wordings), tuple(work.editions), list_id, says, learned)


def _learned(
    proposal: ImportProposal, known: StandingList | None, editions: Sequence[ReadyEdition]
) -> tuple[Learned, ...]:
    """What the file tells of comments in the office whose writer or number was not known."""
    standing = {entry.comment_id: entry for entry in known.entries} if known else {}
    telling = {
        entry.comment_id: entry.source
        for edition in editions
        for entry in edition.entries
        if entry.comment_id is not None and _tells_more(entry.source, standing.get(entry.comment_id))
    }
    comments = ready_comments(proposal, list(telling.values()), Silent())
    return tuple(Learned(number, comment) for number, comment in zip(telling, comments, strict=True))


def _tells_more(source: ProposedComment, entry: StandingEntry | None) -> bool:
    if entry is None:
        return False
    fields = source.fields
    names = bool(name_of(fields) or fields.get("email", "").strip() or fields.get("organisation", "").strip())
    return (names and entry.writer is None) or (bool(fields.get("external_id")) and not entry.external_id)


def _said(proposal: ImportProposal, choice: EditionChoice, work: _Work) -> tuple[str, ...]:
    says: list[str] = []
    if choice.known is not None:
        counts = work.editions[0].states()
        says.append(
            f"{proposal.name} was taken as edition {choice.known.edition + 1} ({choice.kind}) of the list "
            f"{choice.known.name}, because {choice.reason}: {_counted(counts)}."
        )
    for edition in work.editions[1:]:
        says.append(f"The list stands again in {proposal.name} ({edition.reason}): {_counted(edition.states())}.")
    return tuple(says)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in counts.items())


def _entry_text(entry: StandingEntry) -> ListedText:
    return ListedText(entry.text, entry.name or entry.writer, entry.external_id, entry.writer)


def _listed(comment: ProposedComment) -> ListedText:
    fields = comment.fields
    return ListedText(comment.text, name_of(fields), fields.get("external_id"), fields.get("email"))


def _standing_of(known: StandingList | None) -> list[_Standing]:
    entries = known.entries if known else ()
    return [_Standing(_entry_text(e), None, e.comment_id, None, e.wording_id) for e in entries]


def _add_edition(work: _Work, proposal: ImportProposal, number: int, kind: str, reason: str) -> None:
    """Match one edition against what stands, and leave what stands after it."""
    sources = [comment for comment in proposal.kept if comment.edition == number]
    later = [_listed(comment) for comment in sources]
    match = match_editions([standing.text for standing in work.standing], later) if work.standing else None
    paired = _pairs_by_later(match)
    entries: list[ReadyEntry] = []
    stands: list[_Standing] = []
    for index, source in enumerate(sources):
        entry = _entry(work, source, paired.get(index))
        entries.append(entry)
        stands.append(_Standing(later[index], entry.new, entry.comment_id, entry.wording, entry.wording_id))
    missing = [work.standing[index] for index in match.missing] if match else []
    if kind == "addition":
        stands, missing = missing + stands, []
    withdrawn_new = tuple(standing.new for standing in missing if standing.new is not None)
    withdrawn = tuple(standing.comment_id for standing in missing if standing.comment_id is not None)
    work.editions.append(ReadyEdition(kind, reason, tuple(entries), withdrawn_new, withdrawn))
    work.standing = stands


def _pairs_by_later(match: EditionMatch | None) -> dict[int, tuple[int, str]]:
    return {later: (earlier, state) for earlier, later, state in match.pairs} if match else {}


def _entry(work: _Work, source: ProposedComment, pair: tuple[int, str] | None) -> ReadyEntry:
    if pair is None:
        work.sources.append(source)
        new = len(work.sources) - 1
        return ReadyEntry(new, None, _add_wording(work, source, new, None, "received"), None, "new", source)
    earlier = work.standing[pair[0]]
    if pair[1] == "unchanged" and earlier.text.text == source.text:
        return ReadyEntry(earlier.new, earlier.comment_id, earlier.wording, earlier.wording_id, "unchanged", source)
    # The same words in another shape (lines wrapped elsewhere) are this edition's text, and no revision.
    kind = "received" if pair[1] == "unchanged" else "revised"
    wording = _add_wording(work, source, earlier.new, earlier.comment_id, kind)
    return ReadyEntry(earlier.new, earlier.comment_id, wording, None, pair[1], source)


def _add_wording(work: _Work, source: ProposedComment, new: int | None, comment_id: int | None, kind: str) -> int:
    text = source.text
    work.wordings.append(ReadyWording(new, comment_id, text, distinct_text_key(text), fold_for_search(text).text, kind))
    return len(work.wordings) - 1


def ready_comments(
    proposal: ImportProposal, sources: Sequence[ProposedComment], progress: Progress
) -> tuple[ReadyComment, ...]:
    """What comments of a proposal say of themselves: who wrote, when, how, in which language; in their order."""
    given = [when for when in map(_received_as_given, sources) if when]
    order = proposal.options.date_order or guess_order(given)
    ready = partial(_ready_comment, proposal=proposal, order=order)
    return tuple(_reported(map(ready, sources), len(sources), progress))


def _reported(comments: Iterable[ReadyComment], total: int, progress: Progress) -> Iterable[ReadyComment]:
    for index, comment in enumerate(comments):
        if index % REPORT_EVERY == 0:
            progress.step(index, total, "Preparing comments")
        yield comment


def _received_as_given(source: ProposedComment) -> str:
    return " ".join(f"{source.fields.get('received', '')} {source.fields.get('received_time', '')}".split())


def _utc(received: ReceivedTime) -> str | None:
    """The time as the record writes it: "2026-04-28T18:00:00Z"."""
    return received.iso.replace("+00:00", "Z") if received.iso else None


def _ready_comment(source: ProposedComment, *, proposal: ImportProposal, order: str | None) -> ReadyComment:
    fields = source.fields
    given = _received_as_given(source)
    name = name_of(fields)
    channel = proposal.options.channel or fields.get("channel", "")
    return ReadyComment(
        source=source,
        name=name,
        name_key=sort_key(name or fields.get("organisation")),
        email=fields.get("email", "").strip() or None,
        organisation=" ".join(fields.get("organisation", "").split()) or None,
        signatories=find_signatories(source.text),
        received_at=_utc(parse_received(given, order, proposal.options.time_zone)) if given else None,
        received_as_given=given or None,
        position=position_of(fields.get("position", "")),
        channel=channel_of(channel),
        language=language_of(source.text).code,
    )
