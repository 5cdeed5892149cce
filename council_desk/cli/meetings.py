"""agenda, meeting, continue: meetings come in from a file, get their times; an item goes on at a later meeting."""

import argparse
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, add_item, iso_date, named_item, opened, say, short_words
from council_desk.errors import NotFoundError, RefusedError, UnreadableFileError
from council_desk.queries.agenda import agenda, item_head


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    listed = add_command(
        commands,
        "agenda",
        "add meetings and their items from a file (Legistar JSON)",
        "agenda event.json",
    )
    listed.add_argument("file", type=Path, metavar="FILE", help="an answer of the Legistar Web API")
    listed.add_argument(
        "--meeting", metavar="DATE", type=iso_date, help="their meeting, where the file holds items alone"
    )
    listed.add_argument(
        "--body", metavar="NAME", type=short_words, help="the body that meets, where the file does not name it"
    )
    listed.set_defaults(run=run_agenda)
    times = add_command(
        commands,
        "meeting",
        "set when a meeting starts, and its packet cut-off",
        "meeting 2026-04-28 --starts 18:00 --cutoff '2026-04-27 12:00'",
    )
    times.add_argument("date", type=iso_date, metavar="DATE", help="the meeting's date")
    times.add_argument("--body", metavar="NAME", type=short_words, help="the body that meets")
    times.add_argument("--starts", metavar="TIME", help="local time such as 18:00; left out: as it is")
    times.add_argument("--cutoff", metavar="WHEN", help="local time such as '2026-04-27 12:00', or none")
    times.set_defaults(run=run_meeting)
    go_on = add_command(
        commands,
        "continue",
        "continue an item at a later meeting, its numbers going on",
        "continue --item 29 --meeting 2026-04-28 --to 2026-05-12 --as-number 12",
    )
    add_item(go_on, required=True)
    go_on.add_argument("--to", required=True, metavar="DATE", type=iso_date, help="the later meeting's date")
    go_on.add_argument(
        "--as-number", metavar="NUMBER", type=short_words, help="its number on the later agenda; left out: the same"
    )
    go_on.set_defaults(run=run_continue)


def run_agenda(arguments: argparse.Namespace) -> int:
    """Take an agenda in: what is there already is brought up to date, nothing is taken away."""
    from council_desk.operations.add_agenda import add_agenda
    from council_desk.operations.read_agenda import read_agenda

    path: Path = arguments.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}. Check its name.") from error
    with opened(arguments) as store:
        meetings = read_agenda(path.name, data, arguments.meeting or "", arguments.body or "")
        with store.change("Add a meeting from a file") as session:
            done = add_agenda(session, meetings)
        say(f"{path.name}: {done.summary()}.")
    return 0


def run_meeting(arguments: argparse.Namespace) -> int:
    """Set the times of one meeting; what came after the cut-off is late."""
    from council_desk.operations.edit_meeting import edit_meeting

    with opened(arguments) as store:
        known = store.ask(agenda)
        found = [
            meeting
            for meeting in known.meetings
            if meeting.date == arguments.date and arguments.body in (None, meeting.body)
        ]
        if len(found) != 1:
            named = "; ".join(f"{meeting.body} {meeting.start_time}".strip() for meeting in found)
            raise NotFoundError(
                f"More than one meeting of {arguments.date} fits: {named}. Say which with --body."
                if found
                else f"There is no meeting of {arguments.date}. Add it with `agenda`, or import comments for it."
            )
        meeting = found[0]
        starts = meeting.start_time if arguments.starts is None else arguments.starts
        cutoff = _cutoff(arguments.cutoff, meeting.cutoff_at, known.time_zone)
        with store.change(f"Set the times of the meeting of {meeting.date}") as session:
            edit_meeting(session, meeting.id, starts, cutoff)
        say(f"{meeting.body}, {meeting.date}: starts {starts or 'not known'}, packet cut-off {cutoff or 'none'}.")
    return 0


def _cutoff(given: str | None, known: str | None, zone: str) -> str | None:
    from council_desk.readers.dates import parse_received

    if given is None:
        return known
    if given.strip().casefold() == "none":
        return None
    found = parse_received(given, None, zone)
    if found.iso is None or found.ambiguous or not found.has_time:
        raise RefusedError(f"{given} is no time that can be read. Write it as 2026-04-27 12:00.")
    return found.iso.replace("+00:00", "Z")


def run_continue(arguments: argparse.Namespace) -> int:
    """Continue one item; its matter and its comment numbers go on."""
    from council_desk.operations.agenda import add_meeting
    from council_desk.operations.continue_item import continue_item

    with opened(arguments) as store:
        item_id = named_item(store, arguments)
        head = store.ask(item_head, item_id)
        with store.change(f"Continue item {head.number} to {arguments.to}") as session:
            meeting_id = add_meeting(session, head.body, arguments.to)
            new_id = continue_item(session, item_id, meeting_id, arguments.as_number or "")
        new = store.ask(item_head, new_id)
        say(f"Item {head.number} goes on as item {new.number} of {new.meeting_date}.")
    return 0
