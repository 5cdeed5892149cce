"""Changed words in a short passage: struck and underlined, never told by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from council_desk.ui.theme.theme import Theme

Piece = tuple[str, str]
"""Kind ("same", "in", "out") and words."""

_AROUND = 6
_MOST_WORDS = 3000


def pieces(before: str, after: str, around: int = _AROUND) -> list[Piece]:
    """Return what changed from one text to another, word by word, with some words around each change."""
    old, new = before.split(), after.split()
    if len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        return [("same", "A long text was changed in several places.")]
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", _shortened(new[c:d], around, first=c == 0, last=d == len(new))))
            continue
        if b > a:
            found.append(("out", " ".join(old[a:b])))
        if d > c:
            found.append(("in", " ".join(new[c:d])))
    return found


def _shortened(words: list[str], around: int, first: bool, last: bool) -> str:
    if len(words) <= 2 * around:
        return " ".join(words)
    head = "" if first else " ".join(words[:around])
    tail = "" if last else " ".join(words[-around:])
    return f"{head} … {tail}".strip()


class Redline(QTextEdit):
    """A passage as high as its words; read-only, received words in serif."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._rebuild)

    def show_pieces(self, shown: Sequence[Piece]) -> None:
        """Show what changed."""
        self._pieces = tuple(shown)
        said = {"in": "added: ", "out": "taken out: "}
        self.setAccessibleDescription("; ".join(said.get(kind, "") + words for kind, words in shown))
        self._rebuild()

    def sizeHint(self) -> QSize:
        """As high as the words are."""
        return QSize(120, max(22, round(self.document().size().height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the lines."""
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def _rebuild(self) -> None:
        theme = self._theme
        self.clear()
        self.document().setDefaultFont(theme.font("letter"))
        cursor = QTextCursor(self.document())
        block = QTextBlockFormat()
        block.setLineHeight(theme.scaled(22), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(block)
        for number, (kind, words) in enumerate(self._pieces):
            if number:
                cursor.insertText(" ", QTextCharFormat())
            cursor.insertText(words, self._format(kind))
        self.setFixedHeight(self.sizeHint().height())

    def _format(self, kind: str) -> QTextCharFormat:
        theme, how = self._theme, QTextCharFormat()
        how.setForeground(theme.color({"in": "inserted", "out": "deleted"}.get(kind, "text2")))
        if kind == "in":
            how.setBackground(theme.color("inserted_fill"))
            how.setFontUnderline(True)
        elif kind == "out":
            how.setBackground(theme.color("deleted_fill"))
            how.setFontStrikeOut(True)
        return how
