"""Makes first and later lists from the gold packets, in every pairing of shapes, and scores what an import says.

Run: python tests/benchmarks/bench_editions.py [--packets 3] [--shapes text,csv] [--as-cut] [--show]

Each packet is split at random into a first list and a later one: some comments are withdrawn, some revised (a
paragraph more, one less, another number, a greeting), some come new. Both are written as files, read by the readers,
cut, and matched as an import does, without saying what they are. A state is right where the right text has it.
Besides, two mailboxes of one campaign from different people must not make an edition.
"""

import argparse
import html
import io
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from council_desk.analysis.edition_texts import words_key
from council_desk.errors import UnreadableFileError
from council_desk.operations.given_fields import name_of
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment, ReadyImport
from council_desk.operations.prepare_import import prepare_import
from council_desk.operations.ready_import import ready_import
from council_desk.paths import resources_folder
from council_desk.queries.intake import StandingEntry, StandingList
from council_desk.readers.choose import read_here

FIRST_NAMES = "Ada Bela Cyrus Dina Emil Faye Goran Hana Ivo Jana Kofi Lena Milo Nadia Oren Petra Quinn Rafa"
LAST_NAMES = "Abara Brandt Castell Dufour Eklund Farouk Grieg Halloran Ibsen Jovan Kestrel Lindqvist"
FIRST, LAST = FIRST_NAMES.split(), LAST_NAMES.split()
MORE = (
    "I have lived on Tern Street for nineteen years now.",
    "P.S. I will be at the meeting and would like to speak.",
    "My neighbors on both sides asked me to say that they agree with every word of this.",
    "Thank you for your time.",
    "I wrote this before I had seen the staff report, which only makes me surer.",
    "One thing more: the notice on the pole was gone by Tuesday, so half of the block never heard of any of this.",
)
SHAPES = ("text", "csv", "xlsx", "pdf", "mailbox", "page", "docx")


@dataclass(frozen=True)
class Given:
    """One comment of a made list, and what it is against the earlier one."""

    text: str
    name: str
    number: int
    state: str = "new"
    earlier: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@example.org"


def texts_of(gold: Path) -> list[str]:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    last = max(row["version"] for row in rows)
    return [row["text"] for row in rows if row["version"] == last]


def revised(text: str, chance: random.Random) -> str:
    """The text as its writer might send it again."""
    lines = text.split("\n")
    how = chance.choice(("more", "less", "number", "greeting", "word"))
    if how == "less" and len(lines) > 2:
        del lines[chance.choice([n for n, line in enumerate(lines) if line.strip()][1:])]
    elif how == "number" and re.search(r"\d+", text):
        return re.sub(r"\d+", lambda found: str(int(found[0]) + 7), text, count=1)
    elif how == "greeting":
        lines.insert(0, "To the Mayor and the Council of Marrow Bay:")
    elif how == "word" and len(text.split()) > 12:
        words = text.split(" ")
        words[len(words) // 2] += " certainly"
        return " ".join(words)
    elif chance.random() < 0.5:
        lines[-1] += " " + chance.choice(MORE)
    else:
        lines.insert(chance.randrange(1, len(lines) + 1), chance.choice(MORE))
    return "\n".join(lines)


def pair(texts: list[str], chance: random.Random) -> tuple[list[Given], list[Given]]:
    """A first and a later list of one packet."""
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    chance.shuffle(names)
    everyone = [Given(text, names[n], 4000 + 13 * n) for n, text in enumerate(texts)]
    places = list(range(len(everyone)))
    fresh = set(chance.sample(places[3:], 4))
    old = [place for place in places if place not in fresh]
    gone = set(chance.sample(old, 2))
    changed = set(chance.sample([place for place in old if place not in gone], 4))
    first = [each for place, each in enumerate(everyone) if place not in fresh]
    later = []
    for place, each in enumerate(everyone):
        if place in changed:
            later.append(replace(each, text=revised(each.text, chance), state="revised", earlier=each.text))
        elif place not in gone:
            state = "new" if place in fresh else "unchanged"
            later.append(replace(each, state=state, earlier=each.text if state == "unchanged" else ""))
    return first, later


def as_text(given: list[Given]) -> bytes:
    lines = ["14. 2026-00412 Resolution of the Marrow Bay City Council", *(each.text for each in given)]
    return ("\n".join(lines) + "\n").encode()


def _table(given: list[Given]) -> list[list[str]]:
    rows = [[each.name, each.email, each.text, f"4/{1 + n % 20}/2026 4:{n % 60:02} PM"] for n, each in enumerate(given)]
    return [["Name", "Email", "Comment", "Date/Time"], *rows]


def as_csv(given: list[Given]) -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out).writerows(_table(given))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(given: list[Given]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in _table(given):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _wrapped(text: str, wide: int) -> list[str]:
    """Lines of at most `wide` characters; long words are split with a hyphen, as a typesetter does."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) > wide and line:
            room = wide - len(line) - 2
            head = word[:room] if room >= 4 and len(word) - room >= 3 and word.isascii() and word.isalpha() else ""
            lines.append(f"{line} {head}-" if head else line)
            line = word[len(head) :]
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def as_pdf(given: list[Given]) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name, file in ((FONT, "NotoSans-Regular.ttf"), (HAN, "NotoSansSC-Regular-subset.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resources_folder() / "fonts" / file)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), initialFontName=FONT)
    state = {"y": 0.0, "page": 0}

    def line(words: str, font: str = FONT) -> None:
        if state["y"] < 70:
            if state["page"]:
                canvas.drawString(280, 40, f"Page {int(state['page'])}")
                canvas.showPage()
            state["page"] += 1
            canvas.setFont(FONT, 9)
            canvas.drawString(60, 760, "Item 14 Public Comment - City of Marrow Bay")
            state["y"] = 730
        canvas.setFont(HAN if re.search("[\u4e00-\u9fff]", words) else font, 10)
        canvas.drawString(60, state["y"], words)
        state["y"] -= 13

    for n, each in enumerate(given):
        line(f"From: {each.name}")
        line(f"Date: April {1 + n % 20}, 2026")
        state["y"] -= 6
        for paragraph in each.text.split("\n"):
            for piece in _wrapped(paragraph, 88):
                line(piece)
            state["y"] -= 7
        state["y"] -= 14
    canvas.drawString(280, 40, f"Page {int(state['page'])}")
    canvas.save()
    return out.getvalue()


def as_mailbox(given: list[Given]) -> bytes:
    out = []
    for n, each in enumerate(given):
        mail = EmailMessage()
        mail["From"] = f"{each.name} <{each.email}>"
        mail["To"] = "council@marrowbay.example"
        mail["Subject"] = "Item 14"
        mail["Date"] = f"Mon, {1 + n % 20:02} Apr 2026 16:{n % 60:02}:00 -0700"
        mail["Message-ID"] = f"<{each.number}.marrow@mail.example.org>"
        mail.set_content(each.text + "\n")
        body = re.sub(rb"(?m)^(>*From )", rb">\1", mail.as_bytes())
        out.append(b"From a@example.org Mon Apr 13 16:00:00 2026\n" + body + b"\n")
    return b"".join(out)


def as_page(given: list[Given]) -> bytes:
    items = "".join(
        f'<li data-id="{each.number}"><a class="user">{each.name}</a> <span class="timeago" '
        f'title="2026-04-{1 + n % 20:02}T16:{n % 60:02}:00Z">some days ago</span>'
        f'<div class="comment_body"><p>{html.escape(each.text).replace(chr(10), "</p><p>")}</p></div></li>'
        for n, each in enumerate(given)
    )
    page = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Item 14</title></head><body>{}</body></html>'
    return page.format(f'<h1>Comments on item 14</h1><ul class="comments">{items}</ul>').encode()


def as_docx(given: list[Given]) -> bytes:
    from docx import Document

    document = Document()
    for n, each in enumerate(given):
        document.add_heading(f"Comment {n + 1}: {each.name}", level=2)
        for paragraph in each.text.split("\n"):
            document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FONT, HAN = "NotoSans", "NotoSansSC"
REVIEWED = "--as-cut" not in sys.argv
"""Whether a first packet of run-together text is taken as a person leaves it in the review, or as it was cut."""
WRITERS: dict[str, Callable[[list[Given]], bytes]] = {
    "text": as_text,
    "csv": as_csv,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
    "mailbox": as_mailbox,
    "page": as_page,
    "docx": as_docx,
}


def standing_of(ready: ReadyImport) -> StandingList:
    """What the office would hold after a first import."""
    entries = []
    for place, entry in enumerate(ready.editions[-1].entries):
        fields, text = entry.source.fields, entry.source.text
        writer = (fields.get("email") or name_of(fields) or "").casefold() or None
        number = fields.get("external_id")
        entries.append(StandingEntry(place, place, text, writer, number, name_of(fields)))
    return StandingList(1, 1, ready.proposal.name, tuple(entries))


def imported(shape: str, given: list[Given], known: tuple[StandingList, ...]) -> ReadyImport:
    name, data = f"{shape}.file", WRITERS[shape](given)
    texts = [[entry.text for entry in each.entries] for each in known]
    proposal = prepare_import(name, data, read_here(name, data), ImportOptions(), texts)
    if REVIEWED and shape == "text" and not known:
        proposal = replace(proposal, comments=_as_reviewed(proposal, given))
    return ready_import(proposal, known)


def _as_reviewed(proposal: ImportProposal, given: list[Given]) -> tuple[ProposedComment, ...]:
    """The first packet's comments as a person leaves them in the review: all cuts right."""
    comments, line = [], 2
    for each in given:
        last = line + each.text.count("\n")
        comments.append(ProposedComment(each.text, line, last, cut_confidence=1.0))
        line = last + 1
    return tuple(comments)


def found_states(ready: ReadyImport, known: StandingList) -> Counter[tuple[str, str, str]]:
    """(state, words now, words before) of each comment of the later list, and of those it withdraws."""
    before = {entry.comment_id: words_key(entry.text) for entry in known.entries}
    edition = ready.editions[-1]
    found = Counter(
        (entry.state, words_key(entry.source.text), before.get(entry.comment_id, "")) for entry in edition.entries
    )
    found.update(("withdrawn", "", before[gone]) for gone in edition.withdrawn)
    return found


def true_states(first: list[Given], later: list[Given]) -> Counter[tuple[str, str, str]]:
    true = Counter((each.state, words_key(each.text), words_key(each.earlier)) for each in later)
    stands = {each.name for each in later}
    true.update(("withdrawn", "", words_key(each.text)) for each in first if each.name not in stands)
    return true


Tally = defaultdict[str, list[int]]


def score(shapes: tuple[str, str], first: list[Given], later: list[Given], tally: Tally, show: bool) -> None:
    """Import both lists one after the other and count what is right."""
    known = standing_of(imported(shapes[0], first, ()))
    ready = imported(shapes[1], later, (known,))
    true = true_states(first, later)
    taken = ready.list_id is not None
    found = found_states(ready, known) if taken else Counter()
    right = true & found
    for (state, _now, _before), count in true.items():
        tally[state][1] += count
    for (state, _now, _before), count in right.items():
        tally[state][0] += count
    tally["proposed"][0] += taken
    tally["proposed"][1] += 1
    if show and (true - found or not taken):
        print(
            f"   {shapes}: {'' if taken else 'NOT PROPOSED '}missed {_said(true - found)} | said {_said(found - true)}"
        )


def _said(states: Counter[tuple[str, str, str]]) -> str:
    return "; ".join(f"{state} {now[:28]}<{before[:28]}" for (state, now, before), _ in list(states.items())[:6])


def two_mailboxes(texts: list[str], chance: random.Random) -> bool:
    """Whether two mailboxes of one campaign, from different people, are taken for two lists."""
    template = max(texts, key=len)
    lines = template.split("\n")
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    chance.shuffle(names)
    boxes: list[list[Given]] = [[], []]
    for n, name in enumerate(names[:80]):
        words = {0: template, 1: "\n".join(lines[:-1]) or template, 2: template + f"\nThank you, {name.split()[0]}"}
        boxes[n % 2].append(Given(words[n % 3], name, n))
    for shape in ("mailbox", "csv"):
        try:
            known = standing_of(imported(shape, boxes[0], ()))
            if imported(shape, boxes[1], (known,)).list_id is not None:
                return False
        except UnreadableFileError:
            continue
    return True


def readable() -> tuple[str, ...]:
    """The shapes that the readers take today."""
    found = []
    for shape in SHAPES:
        try:
            imported(shape, [Given(f"Please keep the pool open, number {n}.", "Ada Abara", n) for n in range(3)], ())
            found.append(shape)
        except UnreadableFileError as problem:
            print(f"{shape}: left out, {problem}")
    return tuple(found)


def chance_of(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 - chance, not secrets


def main() -> None:
    """Score every pairing and print the percentages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--packets", type=int, default=100)
    arguments.add_argument("--show", action="store_true")
    arguments.add_argument("--shapes", default="")
    arguments.add_argument("--as-cut", action="store_true", help="first text packets as the machine cuts them")
    given = arguments.parse_args()
    golds = [g for g in sorted((ROOT / "tests/data/tuning").glob("*.gold.jsonl")) if ".links." not in g.name]
    packets = [texts_of(gold) for gold in golds[: given.packets]]
    shapes = tuple(shape for shape in readable() if not given.shapes or shape in given.shapes.split(","))
    totals: Tally = defaultdict(lambda: [0, 0])
    for one in shapes:
        for other in shapes:
            tally: Tally = defaultdict(lambda: [0, 0])
            for n, texts in enumerate(packets):
                score((one, other), *pair(texts, chance_of(n)), tally, given.show)
            figures = "  ".join(
                f"{state} {100 * good / max(1, all_):5.1f}" for state, (good, all_) in sorted(tally.items())
            )
            print(f"{one:8s} then {other:8s} {figures}")
            for state, (good, all_) in tally.items():
                totals[state][0] += good
                totals[state][1] += all_
    print(
        "all pairings:", "  ".join(f"{s} {g}/{a} = {100 * g / max(1, a):.2f} %" for s, (g, a) in sorted(totals.items()))
    )
    apart = sum(two_mailboxes(texts, chance_of(n)) for n, texts in enumerate(packets))
    print(f"two mailboxes of one campaign kept apart: {apart}/{len(packets)}")


if __name__ == "__main__":
    main()
