"""Who signed a letter: the names listed at its end.

A sign-on letter ends with a cue ("Signed", "The undersigned", "On behalf of our members") and then lists at least three
names, one a line or parted by semicolons. Without a cue nothing is guessed: a closing with one name is a writer, not a
list of signatories.
"""

import re
from dataclasses import dataclass

LEAST = 3
MOST_WORDS = 12
_CUE = re.compile(
    r"^\W*(co-?signed|signed|signatories|undersigned|the undersigned|jointly|joined by|on behalf of|submitted by|"
    r"respectfully submitted|signing organi[sz]ations|organi[sz]ations signing|firmantes|firmado|firman)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(association|alliance|coalition|council|committee|club|league|union|local \d+|network|foundation|fund|society|"
    r"institute|center|centre|church|parish|temple|mosque|synagogue|school|pta|ptsa|pto|college|university|company|inc|"
    r"llc|co-?op|cooperative|collective|group|project|partnership|partners|friends of|neighbou?rs|guild|chamber|"
    r"district|services|ministries|congregation|trust|federation|chapter|bureau|library|clinic|organi[sz]ation|"
    r"asociaci[oó]n|alianza|coalici[oó]n|comit[eé]|sindicato|iglesia|fundaci[oó]n|families for|parents for|riders|"
    r"merchants|residents|action|watch|walkers|bikes?|streets|works|house|team|board)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SignatoryFinding:
    """A name as given under a letter, and whether it reads as an organisation's."""

    name: str
    organisation: bool


def find_signatories(text: str) -> tuple[SignatoryFinding, ...]:
    """The names listed after the last signing cue of a letter; empty where fewer than three are listed."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for index in range(len(lines) - 1, -1, -1):
        if _CUE.match(lines[index]):
            names = _names([lines[index].partition(":")[2], *lines[index + 1 :]])
            return tuple(SignatoryFinding(name, _ORGANISATION.search(name) is not None) for name in names)
    return ()


def _names(lines: list[str]) -> list[str]:
    names = [part for line in lines for part in (_tidy(piece) for piece in line.split(";")) if part]
    if len(names) < LEAST or any(not _is_name(name) for name in names):
        return []
    return list(dict.fromkeys(names))


def _tidy(piece: str) -> str:
    return re.sub(r"^(?:\W*\d{1,3}[.)]\s+|[\s•*·–—-]+|and\s+)+", "", piece).strip(" ,.")


def _is_name(name: str) -> bool:
    return len(name.split()) <= MOST_WORDS and name[:1].isalpha() and not re.search(r"[?!]|\.\s", name)
