"""Ends programs in the middle of importing, tagging, undoing and copying, and looks whether the office is whole.

Run: python tests/benchmarks/kill_runs.py [--times 60] [--postgresql]

A child process works on an office, telling before and after each change. At a random moment it is ended (SIGKILL).
Then: the office opens; verify has nothing to say; a change that was said to be safe is there; one that was not is
there as a whole or not at all; comment numbers and change numbers are without gap, twin or reuse.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from postgresql_server import Server, binaries, start
from small_office import add_item, import_many
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from council_desk.queries.effective import search_tags
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.journal import Change
from council_desk.store import backup, copies, verifying
from council_desk.store.store import Store

LETTERS = 400


def open_office(location: str) -> Store:
    return Store.open(location, who="Ana Reyes", tag_source=search_tags)


def work(location: str, seed: int) -> None:
    """The child: change after change until it is ended, each announced before and after."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrets
    with open_office(location) as store:
        say("OPEN", store.latest_change_number())
        while True:
            step = chance.choice(("import", "import", "tag", "undo", "redo", "copy"))
            say("START", step)
            if step == "import":
                load(store)
            elif step == "tag":
                tag_some(store, chance)
            elif step == "undo" and (line := store.undoable()) is not None and line.number > 1:
                store.undo()
            elif step == "redo" and store.redoable():
                store.redo()
            elif step == "copy" and store.path is not None:
                backup.back_up(store)
            say("SAFE", store.latest_change_number())


def say(word: str, what: object) -> None:
    print(word, what, flush=True)


def load(store: Store) -> None:
    with store.change(f"Import {LETTERS} comments") as session:
        import_many(session, 1, [f"letter {i} about the harbor pool and its hours " * 12 for i in range(LETTERS)])


def tag_some(store: Store, chance: random.Random) -> None:
    with store.change("Tag comments") as session:
        ids = session.scalars(select(Comment.id).order_by(Comment.id.desc()).limit(50)).all()
        for comment in ids:
            session.get_one(Comment, comment).stance = chance.choice(["support", "oppose", "neutral"])


def run_and_end(location: str, seed: int, seconds: float) -> tuple[int, str]:
    """Start a child, end it after some time; the last change said to be safe, and what it was in the middle of."""
    child = subprocess.Popen(
        [sys.executable, __file__, "--work", location, "--seed", str(seed)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = child.stdout.readline().split()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    safe, doing = int(first[1]), "nothing"
    for line in rest.splitlines():
        word, _, what = line.partition(" ")
        if word == "SAFE" and what.isdigit():
            safe, doing = int(what), "nothing"
        elif word == "START" and what:
            doing = what
    return safe, doing


def wrongs(session: Session, safe: int) -> list[str]:
    """What must not be, after a program was ended."""
    numbers = list(session.scalars(select(Change.number).order_by(Change.number)))
    found = []
    if numbers != list(range(1, len(numbers) + 1)):
        found.append("change numbers have a gap")
    if len(numbers) < safe:
        found.append(f"change {safe} was said to be safe and is gone")
    if len(numbers) > safe + 1:
        found.append("more changes than were made")
    counts = {session.scalar(select(func.count()).select_from(record)) for record in (Comment, Wording, Submission)}
    counts.add(session.execute(text("SELECT count(*) FROM comment_search")).scalar_one())
    if len(counts) != 1:
        found.append(f"comments, wordings, submissions and search rows differ: {sorted(c or 0 for c in counts)}")
    if any((count or 0) % LETTERS for count in counts):
        found.append("half an import is there")
    if session.scalar(select(func.count(Comment.number) - func.count(Comment.number.distinct()))):
        found.append("a comment number stands twice")
    return found


def look(location: str, safe: int) -> list[str]:
    with open_office(location) as store:
        return verifying.verify(store) + store.ask(wrongs, safe)


def check_copies(location: str) -> list[str]:
    """Every copy that got its name is whole."""
    with open_office(location) as store:
        kept = copies.copies(store.opened.place)
    found = []
    for copy in kept:
        with Store.open(copy, who="Ana Reyes") as store:
            found += verifying.verify(store)
    return found


def run(location: str, times: int, seed: int) -> bool:
    Store.create(location, name="Marrow Bay", time_zone="UTC", who="Ana Reyes").close()
    with open_office(location) as store, store.change("Add an item") as session:
        add_item(session)
    chance = random.Random(seed)  # noqa: S311 - chance, not secrets
    interrupted: Counter[str] = Counter()
    bad: list[str] = []
    for number in range(times):
        safe, doing = run_and_end(location, seed + number, chance.uniform(0.0, 1.5))
        interrupted[doing] += 1
        bad += [f"run {number}, ended while doing {doing}: {wrong}" for wrong in look(location, safe)]
    if not location.startswith("postgresql"):
        bad += check_copies(location)
    with open_office(location) as store:
        made = store.latest_change_number()
    print(f"{times} programs ended in the middle of {dict(interrupted)}; {made} changes stand in the history.")
    print("Every office was whole." if not bad else "\n".join(bad))
    return not bad


def run_postgresql(times: int, seed: int) -> bool:
    programs = binaries()
    if programs is None:
        print("PostgreSQL's programs are not installed.")
        return False
    server: Server = start(programs, durable=True)
    try:
        return run(server.create_database("office"), times, seed)
    finally:
        server.stop()


def run_sqlite(times: int, seed: int) -> bool:
    folder = Path(tempfile.mkdtemp(prefix="desk-kill-"))
    try:
        return run(str(folder / "office.db"), times, seed)
    finally:
        shutil.rmtree(folder)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--times", type=int, default=60)
    asked.add_argument("--seed", type=int, default=11)
    asked.add_argument("--postgresql", action="store_true")
    asked.add_argument("--work", metavar="OFFICE", help=argparse.SUPPRESS)
    arguments = asked.parse_args()
    if arguments.work:
        work(arguments.work, arguments.seed)
    run_all = run_postgresql if arguments.postgresql else run_sqlite
    return 0 if run_all(arguments.times, arguments.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
