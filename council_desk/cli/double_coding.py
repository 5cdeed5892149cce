"""double-coding: a sample that two people code blind; its agreement, and how differences are settled."""

import argparse

from council_desk.analysis.agreement import kappa_note
from council_desk.cli.arguments import Commands, add_command, add_item, named_item, one_line, opened, say, short_words
from council_desk.errors import NotFoundError, RefusedError
from council_desk.queries.counts import STANCES
from council_desk.queries.double_coding import CodebookLine, CodingLine, double_codings
from council_desk.queries.double_coding_results import Answer, CodedText, CodingResults, coding_results
from council_desk.store.store import Store

SIZE = 30


def add_commands(commands: Commands) -> None:
    """Add `double-coding` with its verbs."""
    made = add_command(
        commands,
        "double-coding",
        "two people code the same sample blind in the window; draw it here, see agreement, settle differences",
        "double-coding start --item 29 --coders 'Ana Reyes' 'Ben Oster' --size 30",
    )
    verbs = made.add_subparsers(dest="verb", metavar="VERB", required=True)
    _add_start(verbs)
    show = add_command(
        verbs,
        "show",
        "where an item's double coding stands; once both are done, how far they agree and where not",
        "double-coding show --item 29",
    )
    add_item(show, required=True)
    show.set_defaults(run=run_show)
    _add_settle(verbs)
    give_up = add_command(
        verbs, "give-up", "break a double coding off; it stays in the record", "double-coding give-up --item 29"
    )
    add_item(give_up, required=True)
    give_up.set_defaults(run=run_give_up)


def _add_start(verbs: Commands) -> None:
    start = add_command(
        verbs,
        "start",
        "draw a sample of an item's distinct texts for two people",
        "double-coding start --item 29 --coders 'Ana Reyes' 'Ben Oster' --size 30",
    )
    add_item(start, required=True)
    start.add_argument(
        "--coders",
        nargs=2,
        required=True,
        type=short_words,
        metavar="NAME",
        help="the two, by the names that their changes are made as",
    )
    size = start.add_mutually_exclusive_group()
    size.add_argument("--size", type=int, metavar="N", help=f"how many texts; left out: {SIZE}")
    size.add_argument("--share", type=float, metavar="PERCENT", help="instead: a share of the distinct texts")
    start.add_argument("--seed", type=int, metavar="N", help="draws the same texts again; left out: by chance")
    start.add_argument("--stances-only", action="store_true", help="without the demands of the list")
    start.set_defaults(run=run_start)


def _add_settle(verbs: Commands) -> None:
    settle = add_command(
        verbs,
        "settle",
        "settle a difference as the comment's own stance, or apply all that both agree on",
        "double-coding settle 34 --item 29 --take first",
    )
    settle.add_argument("number", nargs="?", type=short_words, metavar="NUMBER", help="the comment's, such as 34")
    add_item(settle, required=True)
    how = settle.add_mutually_exclusive_group(required=True)
    how.add_argument("--take", choices=("first", "second"), help="the first's answer, or the second's")
    how.add_argument("--stance", choices=STANCES, help="another stance, with the demands that both gave")
    how.add_argument("--agreed", action="store_true", help="all on which both agree, in one change; without a number")
    settle.set_defaults(run=run_settle)


def run_start(arguments: argparse.Namespace) -> int:
    """Draw a sample; says how many texts and from which seed."""
    from council_desk.operations.double_coding import start_double_coding

    size = SIZE if arguments.size is None and arguments.share is None else arguments.size
    with opened(arguments) as store:
        item_id = named_item(store, arguments)
        with store.change("Drew a sample for double coding") as session:
            start_double_coding(
                session,
                item_id,
                tuple(arguments.coders),
                store.who,
                size,
                arguments.share,
                arguments.seed,
                not arguments.stances_only,
            )
        line = _newest(store, item_id)
        say(
            f"Drew {line.texts} of {line.pool} distinct texts (seed {line.seed}) for {line.first.name} and "
            f"{line.second.name}. Each codes them in the window, under Double coding."
        )
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print where the newest double coding stands; its figures and differences once both are done."""
    with opened(arguments) as store:
        line = _newest(store, named_item(store, arguments))
        print(f"texts {line.texts} of {line.pool}, seed {line.seed}")
        for coder, word in ((line.first, "first"), (line.second, "second")):
            state = "done" if coder.done else f"{coder.coded} of {line.texts} coded"
            print(one_line(f"{word} {coder.name}: {state}"))
        if line.given_up_by is not None:
            print(one_line(f"given up by {line.given_up_by}"))
        if line.complete:
            _print_results(store.ask(coding_results, line.id))
    return 0


def _print_results(results: CodingResults) -> None:
    found = results.stances
    between = "" if found.low is None else f" ({found.low:.2f} to {found.high:.2f})"
    print(f"alike {found.agreed} of {found.units}, {found.share:.0%}")
    print(f"kappa {_figure(found.kappa)}{between}")
    if results.demands is not None:
        print(f"demands the same {results.demands.same} of {found.units}, alpha {_figure(results.demands.alpha)}")
    if note := kappa_note(found, found.dominant):
        print(f"note {note}")
    for line in found.categories:
        if line.alike is not None:
            print(f"stance {line.name}: first {line.first}, second {line.second}, both {line.both}")
    for demand in results.by_demand:
        asked, number = demand.found.categories[0], demand.demand.number
        counts = f"first {asked.first}, second {asked.second}, both {asked.both}"
        print(f"demand {number}: {counts}, kappa {_figure(demand.found.kappa)}")
    print(f"agreed {sum(1 for text in results.texts if text.alike)}, waiting {len(results.waiting)}")
    for text in results.differences:
        print(_difference(text, results.codebook))


def _difference(text: CodedText, codebook: tuple[CodebookLine, ...]) -> str:
    settled = "open" if text.settled is None else f"settled as {_answer(text.settled, codebook)}"
    first, second = _answer(text.first, codebook), _answer(text.second, codebook)
    return f"differ {text.label}: first {first}, second {second}, {settled}"


def _answer(answer: Answer, codebook: tuple[CodebookLine, ...]) -> str:
    numbers = [str(line.number) for line in codebook if line.demand_id in answer.demands]
    return f"{answer.stance} [{' '.join(numbers)}]" if codebook else answer.stance


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def run_settle(arguments: argparse.Namespace) -> int:
    """Settle one difference, or apply everything that both agree on."""
    from council_desk.operations.double_coding_settle import apply_agreed, settle_difference

    if arguments.agreed == bool(arguments.number):
        raise RefusedError("Give the number of one comment with --take or --stance; --agreed stands without a number.")
    with opened(arguments) as store:
        line = _newest(store, named_item(store, arguments))
        if arguments.agreed:
            with store.change("Applied what two coders agree on") as session:
                done = apply_agreed(session, line.id, store.who)
            say(f"{done.tagged} tagged, {done.already} had it already, {done.left} left alone.")
            return 0
        text = _numbered(store.ask(coding_results, line.id), arguments.number)
        outcome = {"first": text.first, "second": text.second}.get(arguments.take or "")
        stance, demands = (outcome.stance, outcome.demands) if outcome else (arguments.stance, None)
        with store.change("Settled a difference of a double coding") as session:
            tagged = settle_difference(session, text.text_id, store.who, stance, demands)
        say(f"Settled {text.label} as {stance}." if tagged else f"Settled {text.label}; it is not tagged, see `show`.")
    return 0


def run_give_up(arguments: argparse.Namespace) -> int:
    """Break the newest double coding off."""
    from council_desk.operations.double_coding import give_up_double_coding

    with opened(arguments) as store:
        line = _newest(store, named_item(store, arguments))
        with store.change("Gave up a double coding") as session:
            give_up_double_coding(session, line.id, store.who)
        say("Given up. It stays in the record, and `undo` takes it up again.")
    return 0


def _newest(store: Store, item_id: int) -> CodingLine:
    lines = store.ask(double_codings, item_id)
    if not lines:
        raise NotFoundError("There is no double coding of this item yet. `double-coding start` draws a sample.")
    return next((line for line in lines if line.given_up_by is None), lines[0])


def _numbered(results: CodingResults, label: str) -> CodedText:
    found = next((text for text in results.differences if text.label == label.strip().lower()), None)
    if found is None:
        raise NotFoundError(f"Comment {label} is none of the differences. `double-coding show` lists them.")
    return found
