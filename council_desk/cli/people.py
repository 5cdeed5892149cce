"""people, merge-people, split-person, districts: who wrote, made one or parted, and where they live."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, opened, say
from council_desk.operations.districts import load_districts, prepare_districts
from council_desk.operations.open_received import file_bytes
from council_desk.operations.people import merge_people, split_person
from council_desk.queries.people import PersonLine, organisations_found, people_found, submissions_of
from council_desk.queries.same_people import may_be_same
from council_desk.readers.child import ReadingChild
from council_desk.readers.passages import storable
from council_desk.store.store import Store

ALL = 1_000_000


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    people = add_command(
        commands, "people", "print the people and organizations of the office as JSON lines", "people --find quill"
    )
    people.add_argument("--find", default="", metavar="WORDS", help="only those with these words in name or contact")
    which = people.add_mutually_exclusive_group()
    which.add_argument("--may-be-same", action="store_true", help="pairs of people who may be one, with the reasons")
    which.add_argument("--organizations", action="store_true", help="organizations, with what they wrote and signed")
    people.set_defaults(run=run_people)
    merge = add_command(commands, "merge-people", "make several people one", "merge-people 12 31 40")
    merge.add_argument("keep", type=_id, metavar="KEEP", help="the person who stays, as `people` prints the id")
    merge.add_argument("others", type=_id, nargs="+", metavar="OTHER", help="the people who are the same")
    merge.set_defaults(run=run_merge)
    split = add_command(
        commands, "split-person", "give some of a person's submissions to a new person", "split-person 12 204 207"
    )
    split.add_argument("person", type=_id, metavar="PERSON", help="the person, as `people` prints the id")
    split.add_argument(
        "submissions", type=_id, nargs="+", metavar="SUBMISSION", help="those that go, by the ids that `people` prints"
    )
    split.set_defaults(run=run_split)
    districts = add_command(
        commands,
        "districts",
        "load the office's table of districts, by street or ZIP code, and place everybody with an address",
        "districts districts.csv",
    )
    districts.add_argument("file", type=Path, metavar="FILE", help="a CSV or Excel table")
    districts.set_defaults(run=run_districts)


def _id(given: str) -> int:
    if not (given.isascii() and given.isdecimal()) or not 0 < int(given) < 1 << 31:
        raise argparse.ArgumentTypeError(f"{given!r} is not an id")
    return int(given)


def run_people(arguments: argparse.Namespace) -> int:
    """Print one JSON object a line: a person, an organization, or a pair of people who may be the same."""
    with opened(arguments) as store:
        if arguments.may_be_same:
            for pair in store.ask(may_be_same, ALL).pairs:
                _print(
                    one=asdict(pair.one),
                    other=asdict(pair.other),
                    speaks_for=pair.speaks_for,
                    speaks_against=pair.speaks_against,
                )
        elif arguments.organizations:
            for organisation in store.ask(organisations_found, arguments.find, ALL).lines:
                _print(**asdict(organisation))
        else:
            _print_people(store, store.ask(people_found, arguments.find, ALL).lines)
    return 0


def _print_people(store: Store, lines: tuple[PersonLine, ...]) -> None:
    sent = store.ask(submissions_of, [line.id for line in lines])
    for line in lines:
        _print(**asdict(line), submissions=sent.get(line.id, ()))


def _print(**values: object) -> None:
    print(json.dumps(values, ensure_ascii=False))


def run_merge(arguments: argparse.Namespace) -> int:
    """Make several people one, as one change."""
    with opened(arguments) as store:
        others = [number for number in dict.fromkeys(arguments.others) if number != arguments.keep]
        with store.change(f"Merge {len(others) + 1} people") as session:
            merge_people(session, arguments.keep, others)
        say(f"{len(others) + 1} people are one now, person {arguments.keep}.")
    return 0


def run_split(arguments: argparse.Namespace) -> int:
    """Give submissions to a new person, whose id is printed."""
    with opened(arguments) as store:
        count = len(dict.fromkeys(arguments.submissions))
        words = "1 submission" if count == 1 else f"{count} submissions"
        with store.change(f"Part {words} from a person") as session:
            made = split_person(session, arguments.person, arguments.submissions)
        print(made)
        say(f"{words} now belong to a new person, {made}.")
    return 0


def run_districts(arguments: argparse.Namespace) -> int:
    """Load a table of districts as one change; it replaces the earlier one."""
    name = storable(arguments.file.name.encode("utf-8", "replace").decode()) or str(arguments.file)
    with opened(arguments) as store, ReadingChild() as child:
        reading = child.read_bytes(name, file_bytes(arguments.file), purpose="districts")
        proposal = prepare_districts(name, reading)
        with store.change(f"Load a table of districts with {len(proposal.rules):,} lines") as session:
            done = load_districts(session, proposal)
    for sentence in proposal.left_out:
        say(sentence)
    say(
        f"{done.rules:,} lines loaded. People with a district: {done.placed:,}; outside: {done.outside:,}; "
        f"not known: {done.not_known:,}."
    )
    return 0
