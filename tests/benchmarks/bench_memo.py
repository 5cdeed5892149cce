"""CPU of a memo with 1,000 comments against plain ReportLab platypus paragraphs of the same text: at most 1.5 times.

Printed beside it: gathering the briefing of 1,000 comments from an office, and the bare reading of their rows.

Run: python tests/benchmarks/bench_memo.py
"""

import io
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus.flowables import Spacer

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from documents.briefings import LONE, briefing_of, comment
from market_item import WHO, market
from small_office import import_many

from council_desk.documents.memo import make_memo
from council_desk.queries.gather_briefing import briefing as gathered
from council_desk.store.store import Store

WORDS = [
    "the",
    "street",
    "bin",
    "council",
    "please",
    "fee",
    "week",
    "summer",
    "truck",
    "morning",
    "neighbor",
    "children",
    "program",
    "kitchen",
    "lid",
    "smell",
    "cart",
    "hauler",
    "month",
    "bill",
    "pay",
    "small",
    "lot",
    "house",
    "apartment",
    "building",
    "yard",
    "reason",
    "think",
    "we",
    "have",
    "seen",
    "that",
    "when",
    "it",
    "rains",
    "nobody",
    "comes",
    "and",
    "then",
    "again",
    "because",
    "of",
    "every",
    "one",
    "in",
    "our",
    "block",
    "asked",
    "for",
    "years",
    "without",
    "any",
    "answer",
    "at",
    "all",
    "from",
    "city",
    "staff",
    "who",
    "were",
    "kind",
    "but",
    "busy",
]


def packet(count: int, words: int) -> tuple:
    """`count` lone letters of about `words` words, one in ten in another script."""
    source = random.Random(7)  # noqa: S311 - the same packet each time
    made = []
    for n in range(1, count + 1):
        stance, language, text = LONE[n % len(LONE)]
        if n % 10:
            body = [source.choice(WORDS) for _ in range(source.randint(words // 2, words * 3 // 2))]
            text = " ".join(body).capitalize() + "."
            language = "en"
        made.append(comment(n, text, stance, language=language))
    return tuple(made)


def platypus(texts: list[str]) -> bytes:
    """The same text as plain paragraphs: one style, one face."""
    out = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Bench", str(ROOT / "resources" / "fonts" / "SourceSerif4_400Regular.ttf")))
    style = ParagraphStyle("plain", fontName="Bench", fontSize=9, leading=11.25)
    story = []
    for text in texts:
        story += [Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), style), Spacer(1, 7)]
    SimpleDocTemplate(out, pagesize=letter).build(story)
    return out.getvalue()


def cpu(work: object) -> float:
    """Median CPU seconds of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def show_gathering() -> None:
    """Print what gathering costs, beside reading the same rows without any of the program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        store = Store.create(path, name="Marrow Bay", time_zone="America/Los_Angeles", who=WHO)
        made = market(store, ())
        with store.change("Import 1,000 comments") as session:
            import_many(session, made.item, [c.text for c in packet(1000, 120)])
        ours = cpu(lambda: store.ask(gathered, made.item))
        store.close()
        bare = sqlite3.connect(path)
        query = "SELECT * FROM comments JOIN wordings ON wordings.id = comments.wording_id"
        rows = cpu(lambda: bare.execute(query).fetchall())
        bare.close()
    print(f"gathering 1,000 comments {ours:.2f} s; bare rows {rows:.3f} s")


def main() -> int:
    """Print the figures; 1 where the goal is missed."""
    show_gathering()
    worst = 0.0
    for words in (40, 120, 250):
        comments = packet(1000, words)
        briefing = briefing_of(comments)
        texts = [c.text for c in comments]
        memo = cpu(lambda briefing=briefing: make_memo(briefing))
        plain = cpu(lambda texts=texts: platypus(texts))
        worst = max(worst, memo / plain)
        print(
            f"1,000 comments of about {words} words: memo {memo:.2f} s, plain platypus {plain:.2f} s, "
            f"ratio {memo / plain:.2f}"
        )
    print(f"worst ratio {worst:.2f} (goal: at most 1.5)")
    return int(worst > 1.5)


if __name__ == "__main__":
    sys.exit(main())
