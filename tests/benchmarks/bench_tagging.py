"""What the comments table costs on an item of 100,000 comments: finding, sorting, filtering, tagging, scrolling.

Run: python tests/benchmarks/bench_tagging.py [--rows 100000] [--rounds 5] [--postgresql] [--office FILE]

The page: the first 200 rows, by number, of the comments of one item that have a common word and one stance, with all
that the table shows of them; beside Tantivy (the same texts, item and stance in its index, sorted by the number, its
200 documents fetched), in the same run. Everything is CPU time of this process and the median of the rounds, but for
tagging, which is wall time, and for PostgreSQL, where the work is another process's: wall time everywhere.

`--office FILE`: keeps the office there, and takes the one that is there.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import tantivy
from postgresql_server import binaries, start
from sqlalchemy import select
from sqlalchemy.orm import Session
from tagging_office import fill, vocabulary

from council_desk.operations.tagging import set_stance
from council_desk.queries.comment_table import comment_ids, comment_lines, comment_page
from council_desk.queries.comments import SORTS, CommentFilter
from council_desk.queries.effective import search_tags, stance_token
from council_desk.records.agenda import Item
from council_desk.records.comments import Comment, Wording
from council_desk.store.store import Store

MOST_BESIDE_TANTIVY = 2.5
MOST_TABLE_MS = 150.0
MOST_TAGGING_MS = 50.0
MOST_SCROLLING = 1.25
PAGE = 200

Clock = Callable[[], float]


class Bounds:
    """Prints figures beside what they may be at most."""

    def __init__(self) -> None:
        self.missed = 0

    def say(self, what: str, figure: float, most: float, unit: str = "ms") -> None:
        missed = figure > most
        self.missed += missed
        print(f"{what:<64} {figure:8.1f} {unit}  (at most {most:g}){'  MISSED' if missed else ''}")


def timed(clock: Clock, rounds: int, act: Callable[[], object]) -> float:
    """Median milliseconds of an act, which is done once before."""
    act()
    found = []
    for _ in range(rounds):
        began = clock()
        act()
        found.append((clock() - began) * 1000)
    return statistics.median(found)


def side_by_side(clock: Clock, rounds: int, *acts: Callable[[], object]) -> list[float]:
    """Median milliseconds of acts done in turn, so that what else the computer does meets all of them alike."""
    found: list[list[float]] = [[] for _ in acts]
    for number in range(rounds + 1):
        for act, into in zip(acts, found, strict=True):
            began = clock()
            act()
            into.extend([(clock() - began) * 1000] * (number > 0))
    return [statistics.median(each) for each in found]


TEXTS = ("label", "received_at", "name", "suggested_stance", "campaign", "set_aside", "opening")
"""Fields of a row of the table that are text; `stance` is a term too, and so has a field of its own."""

FLAGS = ("is_organisation", "stance_by_campaign", "campaign_suggested", "has_own_words", "question", "reply_owed")
FLAGS += ("sensitive", "late", "withdrawn", "done", "look_again")


def tantivy_index(store: Store, item: int) -> tantivy.Index:
    """The same texts; item and stance as terms, the number as a column to sort by, all that a row shows stored."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, fast=True)
    builder.add_text_field("text", stored=False)
    for name in ("item", "stance", *TEXTS):
        builder.add_text_field(name, stored=True, tokenizer_name="raw")
    for name in FLAGS:
        builder.add_boolean_field(name, stored=True)
    builder.add_float_field("suggested_confidence", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(128_000_000, 1)
    ids = store.ask(comment_ids, CommentFilter(item)).ids
    for first in range(0, len(ids), 5_000):
        some = ids[first : first + 5_000]
        texts = store.ask(_texts, some)
        for line in store.ask(comment_lines, some):
            shown = {name: value for name in (*TEXTS, *FLAGS) if (value := getattr(line, name)) is not None}
            if line.suggested_confidence is not None:
                shown["suggested_confidence"] = line.suggested_confidence
            terms = {"item": f"item{item}", "stance": stance_token(item, line.stance)}
            document = tantivy.Document(number=int(line.label), text=texts[line.id], **terms, **shown)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _texts(session: Session, ids: Sequence[int]) -> dict[int, str]:
    wanted = select(Comment.id, Wording.text).join(Wording, Wording.id == Comment.wording_id)
    return dict(session.execute(wanted.where(Comment.id.in_(ids))).all())


def page_beside_tantivy(store: Store, item: int, word: str, clock: Clock, rounds: int, bounds: Bounds) -> None:
    """The filtered page, beside Tantivy's, and whether both found the same."""
    index = tantivy_index(store, item)
    searcher = index.searcher()
    asked = f"+text:{word} +item:item{item} +stance:{stance_token(item, 'oppose')}"

    def theirs() -> list[int]:
        query = index.parse_query(asked)
        found = searcher.search(query, PAGE, order_by_field="number", order=tantivy.Order.Asc)
        documents = [searcher.doc(address).to_dict() for _, address in found.hits]
        return [document["number"][0] for document in documents]

    wanted = CommentFilter(item, words=word, stance="oppose")

    def ours() -> list[int]:
        return [int(line.label) for line in store.ask(comment_page, wanted, 0, PAGE)]

    assert ours() == theirs(), "The two pages differ."
    gc.collect()
    gc.freeze()
    every = len(store.ask(comment_ids, wanted).ids)
    mine, other = side_by_side(clock, rounds * 10, ours, theirs)
    print(f"{every:,} comments have the word and the stance; Tantivy's page: {other:.2f} ms, ours: {mine:.2f} ms")
    bounds.say("page of 200, as a multiple of Tantivy's", mine / other, MOST_BESIDE_TANTIVY, "x ")


def table(store: Store, item: int, words: Sequence[str], clock: Clock, rounds: int, bounds: Bounds) -> None:
    """Every order and every filter: all ids in display order, and the first page's rows."""

    def shown(wanted: CommentFilter) -> Callable[[], object]:
        def ask() -> object:
            ids = store.ask(comment_ids, wanted).ids
            return store.ask(comment_lines, ids[:100])

        return ask

    plain = CommentFilter(item)
    for sort in SORTS:
        for descending in (False, True):
            cost = timed(clock, rounds, shown(replace(plain, sort=sort, descending=descending)))
            bounds.say(f"sort by {sort}{', backwards' if descending else ''}", cost, MOST_TABLE_MS)
    filters: dict[str, CommentFilter] = {
        "untagged": replace(plain, stance="untagged"),
        "opposed": replace(plain, stance="oppose"),
        "opposed, by name": replace(plain, stance="oppose", sort="name"),
        "campaign A": replace(plain, campaign=1),
        "in no campaign": replace(plain, campaign=0),
        "demand 3": replace(plain, demand=3),
        "own words": replace(plain, has_own_words=True),
        "district 4": replace(plain, district="4"),
        "late": replace(plain, late=True),
        "not done": replace(plain, done=False),
        "reply owed": replace(plain, reply_owed=True),
        "with a question": replace(plain, has_question=True),
        "suggested only": replace(plain, suggested_only=True),
    }
    typed = (
        words[0],
        words[5],
        words[60],
        f'"{words[0]} {words[1]}"',
        f"{words[5][:2]}*",
        f"-{words[5]}",
        f"{words[5]} OR {words[60]}",
        f"{words[5]} stance:oppose district:4 campaign:none",
        "stance:oppose OR is:late",
        "name:" + words[700][:4],
        "has:attachment",
        "has:demand",
        "demand:3",
        "district:4",
        "language:es",
        "channel:e-mail",
        "number:30-40",
    )
    filters |= {f"find {each}": replace(plain, words=each) for each in typed}
    for name, wanted in filters.items():
        found = len(store.ask(comment_ids, wanted).ids)
        bounds.say(f"filter: {name} ({found:,})", timed(clock, rounds, shown(wanted)), MOST_TABLE_MS)


def tagging(store: Store, item: int, rounds: int, bounds: Bounds) -> None:
    """One comment is tagged: the change, and its row asked back."""
    ids = store.ask(comment_ids, CommentFilter(item)).ids
    page = ids[50_000 % len(ids) : 50_000 % len(ids) + 100]
    stances = iter(["oppose", "support"] * (2 * rounds + 2))

    def tag() -> object:
        with store.change("Tag 1 comment") as session:
            set_stance(session, [page[3]], next(stances), "Ana Reyes")
        (line,) = store.ask(comment_lines, [page[3]])
        return line

    bounds.say("tag one comment, its row asked back (wall)", timed(time.perf_counter, rounds, tag), MOST_TAGGING_MS)
    bounds.say("tag one comment, its row asked back (CPU)", timed(time.process_time, rounds, tag), MOST_TAGGING_MS)
    cost = timed(time.perf_counter, rounds, lambda: store.ask(comment_lines, page))
    bounds.say("the whole page of 100 rows asked back (wall)", cost, MOST_TAGGING_MS)


def scrolling(bounds: Bounds) -> None:
    """Jumping through the table, painted without a screen, to 100 places, with pages that come at once; and stepping
    down 100 rows from the middle.
    """
    from PySide6.QtWidgets import QApplication

    from council_desk.queries.comments import CommentLine
    from council_desk.ui.app import make_application
    from council_desk.ui.comments.model import CommentsModel
    from council_desk.ui.comments.table import CommentsTable
    from council_desk.ui.theme.theme import Theme

    application, theme = make_application(), Theme("light")
    theme.apply()

    def line(number: int) -> CommentLine:
        plain: dict[str, Any] = dict.fromkeys(CommentLine._fields)
        return CommentLine(**{**plain, "id": number, "label": str(number), "opening": ""})

    def shown(rows: int) -> CommentsTable:
        model = CommentsModel(lambda page, wanted: model.take_page(page, [line(number) for number in wanted]))
        table = CommentsTable(theme, model)
        table.resize(620, 700)
        table.show()
        model.show_ids(tuple(range(rows)))
        application.processEvents()
        return table

    def jumping(table: CommentsTable) -> Callable[[], object]:
        bar = table.verticalScrollBar()

        def jump() -> None:
            for step in range(100):
                bar.setValue(bar.maximum() // 100 * step)
                QApplication.processEvents()

        return jump

    def stepping(table: CommentsTable) -> Callable[[], object]:
        def step() -> None:
            table.go_to_row(table.model().rowCount() // 2)
            for _ in range(100):
                table.step(1)
                QApplication.processEvents()

        return step

    small, large = shown(10_000), shown(1_000_000)
    for what, act in (("100 jumps", jumping), ("100 steps", stepping)):
        few, many = side_by_side(time.process_time, 5, act(small), act(large))
        print(f"{what} through 10,000 rows: {few:.0f} ms; through 1,000,000: {many:.0f} ms")
        bounds.say(f"{what} through a million rows, as a multiple", many / few, MOST_SCROLLING, "x ")


def main() -> int:
    given = argparse.ArgumentParser()
    given.add_argument("--rows", type=int, default=100_000)
    given.add_argument("--rounds", type=int, default=5)
    given.add_argument("--postgresql", action="store_true")
    given.add_argument("--office", type=Path)
    arguments = given.parse_args()
    bounds = Bounds()
    if arguments.postgresql:
        server = start(binaries() or sys.exit("PostgreSQL's programs are not installed."))
        try:
            measure(server.create_database("tagging"), arguments, time.perf_counter, bounds)
        finally:
            server.stop()
    else:
        with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
            measure(arguments.office or Path(folder) / "office.db", arguments, time.process_time, bounds)
    print("all within bounds" if not bounds.missed else f"{bounds.missed} beyond bounds")
    return 1 if bounds.missed else 0


def measure(location: str | Path, arguments: argparse.Namespace, clock: Clock, bounds: Bounds) -> None:
    there = isinstance(location, Path) and location.exists()
    if not there:
        Store.create(location, name="Marrow Bay", time_zone="UTC", who="Ana Reyes", tag_source=search_tags).close()
    with Store.open(location, who="Ana Reyes", tag_source=search_tags) as store:
        began = time.process_time()
        item = store.ask(lambda s: s.scalars(select(Item.id)).first()) if there else None
        item = item or fill(store, arguments.rows)
        print(f"an office of {arguments.rows:,} comments; built in {time.process_time() - began:.0f} CPU s")
        words = vocabulary()
        gc.collect()
        gc.freeze()  # what building left behind is looked through no more, while ours or theirs is measured
        page_beside_tantivy(store, item, words[5], clock, arguments.rounds, bounds)
        table(store, item, words, clock, arguments.rounds, bounds)
        tagging(store, item, arguments.rounds, bounds)
        scrolling(bounds)


if __name__ == "__main__":
    sys.exit(main())
