"""What reading a mailbox costs, beside the standard library's own parse of the same messages (issue 3: 1.5 at most).

Run: python tests/benchmarks/bench_mail.py [MESSAGES]

CPU seconds in this process, median of three, a cold run of each first. `mailbox` opens the file and parses every
message as the standard library's mbox class does; `email` only parses the messages, already parted. Ours parts the
mailbox, parses, decodes headers and bodies and parts own words from the rest. The reading child's whole way, with its
pipe, is printed apart.
"""

import email
import mailbox
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from letters import generate

from council_desk.progress import Silent
from council_desk.readers.child import ReadingChild
from council_desk.readers.limits import Limits
from council_desk.readers.mail import read_mail
from council_desk.readers.mail_box import messages_of

_ROUTE = (
    "from mx{0}.marrowbay.example (mx{0}.marrowbay.example [192.0.2.{0}]) "
    "by in.marrowbay.example with ESMTPS id 4Fq{0}x"
)


def a_message(text: str, number: int, dice: random.Random) -> EmailMessage:
    """Make one message as city mailboxes hold them: mostly two bodies of the same words, some with a quoted answer."""
    message = EmailMessage()
    for hop in range(4):
        message["Received"] = f"{_ROUTE.format(hop)}; Tue, 28 Apr 2026 10:00:0{hop} -0700"
    message["From"] = f"Writer {number} <writer{number}@mail.example>"
    message["To"] = "Council <council@marrowbay.example>"
    message["Subject"] = f"Item 29, letter {number}"
    message["Date"] = f"Tue, 28 Apr 2026 {number % 24:02}:{number % 60:02}:00 -0700"
    message["Message-ID"] = f"<{number}.letters@mail.example>"
    body = f"{text}\n\nSincerely,\nWriter {number}\n"
    if dice.random() < 0.3:
        body += (
            "\nOn Mon, Apr 27, 2026 at 9:15 AM City Clerk <clerk@marrowbay.example> wrote:\n> Thank you for writing.\n"
        )
    if dice.random() < 0.3:
        body += "\nSent from my phone\n"
    message.set_content(body, cte=dice.choice(("quoted-printable", "8bit", "base64")))
    if dice.random() < 0.7:
        page = "".join(f"<p>{line}</p>" for line in body.split("\n") if line)
        message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return message


def a_mailbox(count: int) -> bytes:
    """Make a mailbox of `count` messages."""
    dice = random.Random(29)  # noqa: S311 - sample letters, not secrets
    box = []
    for number, letter in enumerate(generate(count, 29)):
        text = letter if isinstance(letter, str) else letter[0]
        raw = a_message(str(text), number, dice).as_bytes()
        box.append(
            b"From writer@mail.example Tue Apr 28 10:00:00 2026\n" + raw.replace(b"\nFrom ", b"\n>From ") + b"\n"
        )
    return b"".join(box)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds, median of three after a cold run."""
    work()
    spent = []
    for _ in range(3):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    data = a_mailbox(count)
    parted = [raw for _, raw in messages_of(data)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letters.mbox"
        path.write_bytes(data)
        whole = seconds(lambda: list(mailbox.mbox(path, create=False)))
    parsed = seconds(lambda: [email.message_from_bytes(raw) for raw in parted])
    ours = seconds(lambda: read_mail("letters.mbox", data, Limits(), Silent()))
    began = time.perf_counter()
    with ReadingChild() as child:
        passages = len(child.read_bytes("letters.mbox", data).passages)
    away = time.perf_counter() - began
    print(f"{count:,} messages, {len(data) / 1e6:.1f} MB, {passages:,} passages")
    print(f"standard library, mailbox.mbox   {whole:7.2f} s CPU")
    print(f"standard library, email only     {parsed:7.2f} s CPU")
    print(
        f"ours                             {ours:7.2f} s CPU  {ours / whole:.2f} x mailbox  {ours / parsed:.2f} x email"
    )
    print(f"in the child, with its start     {away:7.2f} s")


if __name__ == "__main__":
    main()
