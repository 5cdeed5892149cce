"""Letters put together with what mail systems, firms and answers add to them; what comes back must be the letter.

The families stand in tests/data/mail/families, one block a family ("# title", its lines, "%%").
"""

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from council_desk.readers.mail_words import plain_lines, split_words

_FOLDER = Path(__file__).parent / "data" / "mail" / "families"
WRITER = "Ana Ruiz"


@cache
def families(name: str) -> dict[str, str]:
    """Return the blocks of one file (letters, banners, signatures, footers, quotes) by title."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    blocks = (block.removeprefix("# ").split("\n", 1) for block in text.split("%%\n"))
    return {title: body.strip("\n") for title, body in blocks}


@dataclass(frozen=True, slots=True)
class Composed:
    """A mail made of parts: its `text`, the `letter` in it, the titles of the families `used`."""

    text: str
    letter: str
    used: tuple[str, ...]

    def own(self, writer: str = WRITER) -> str:
        """Return what the reader takes for the writer's own words."""
        return split_words(plain_lines(self.text), writer).own

    def lost(self, writer: str = WRITER) -> Counter[str]:
        """Return the letter's words that the reader folded away."""
        return Counter(self.letter.split()) - Counter(self.own(writer).split())


def compose(letter: str, *, banner: str = "", signature: str = "", below: tuple[str, ...] = ()) -> str:
    """Put a mail together; a signature stands above the letter's postscript, where it has one."""
    main, mark, after = letter.partition("\n\nP.S.")
    postscript = f"P.S.{after}" if mark else ""
    return "\n\n".join(part for part in (banner, main, signature, postscript, *below) if part)


def any_mail(dice: random.Random) -> Composed:
    """Compose a mail of a random letter and random families: up to one banner, signature and quote, three footers."""
    letter = dice.choice(list(families("letters").values()))
    used: list[str] = []

    def one(name: str, chance: float) -> str:
        if dice.random() >= chance:
            return ""
        title, block = dice.choice(list(families(name).items()))
        used.append(f"{name}: {title}")
        return block

    below = tuple(one(name, chance) for name, chance in (("footers", 0.5), ("footers", 0.2), ("quotes", 0.5)))
    if below[-1]:
        below = (*below, one("footers", 0.3))
    text = compose(letter, banner=one("banners", 0.3), signature=one("signatures", 0.5), below=below)
    return Composed(text, letter, tuple(used))
