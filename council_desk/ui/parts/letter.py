"""Received words: serif, a fixed line, the template dimmed, own words barred, excerpts underlined and labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from council_desk.ui.paint.badges import draw_badge
from council_desk.ui.parts.positions import Positions
from council_desk.ui.theme.theme import Theme

Span = tuple[int, int]
LEFT, LABELS, NARROW_LABELS, MOST_TEXT = 24, 108, 40, 620
_BADGE = 18.0
_MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with a meaning: [start, end) code points, the badge's sign, the margin's words, and the colour."""

    start: int
    end: int
    sign: str
    label: str
    colour: str
    decided: bool
    key: object = None


class Letter(QTextEdit):
    """Read-only; letters typed here go to the screen. `mark_pressed` tells a mark's key when its badge is clicked."""

    mark_pressed = Signal(object)

    def __init__(self, theme: Theme, name: str, left: int = LEFT, labels: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._left = left
        self._labels = labels
        self._text = ""
        self._own: tuple[Span, ...] = ()
        self._dim = False
        self._marks: tuple[Mark, ...] = ()
        self._found: tuple[str, ...] = ()
        self.narrow = False
        self.positions = Positions("")
        self._badges: list[tuple[QRectF, Mark]] = []
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        theme.changed.connect(self._rebuild)

    def show_letter(
        self, text: str, own: Sequence[Span] = (), dim: bool = False, marks: Sequence[Mark] = (), keep: bool = False
    ) -> None:
        """Show a text. `own` are the writer's own words; `dim` dims all else. `keep` leaves the scrolling as it is."""
        before = self.verticalScrollBar().value()
        same = text == self._text
        self._text, self._own, self._dim, self._marks = text, tuple(own), dim, tuple(marks)
        self.positions = Positions(text)
        self._rebuild()
        if keep and same:
            self.verticalScrollBar().setValue(before)
        else:
            self.show_first(own[0][0] if own and dim else 0)

    def show_found(self, words: Sequence[str]) -> None:
        """Mark the words that Find looks for."""
        self._found = tuple(word for word in words if len(word) > 1)
        self._mark_found()

    def show_first(self, offset: int) -> None:
        """Scroll so that the words at a code point stand some lines below the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(offset))
        self.verticalScrollBar().setValue(0)
        top = self.cursorRect(cursor).top()
        self.verticalScrollBar().setValue(max(0, top - 3 * self._line_height()))

    def reveal(self, span: Span) -> None:
        """Select a span and bring it into view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(span[0]))
        cursor.setPosition(self.positions.to_qt(span[1]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def selected(self) -> Span | None:
        """Return the selected words as code points, without the blanks round them; None where nothing is selected."""
        cursor = self.textCursor()
        start = self.positions.from_qt(cursor.selectionStart())
        end = self.positions.from_qt(cursor.selectionEnd())
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None

    def caret(self) -> int:
        """Return the caret's place in code points."""
        return self.positions.from_qt(self.textCursor().position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep moving, selecting and copying; leave all else to the screen."""
        if event.key() in _MOVES or event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a badge tells which."""
        for where, mark in self._badges:
            if where.contains(event.position()):
                self.mark_pressed.emit(mark.key)
                return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the label margin, and lines of readable length."""
        self._set_margins()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then bars, underlines and badges over it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        seen = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        if self._dim:
            self._paint_bars(painter)
        for mark in self._marks:
            self._paint_underline(painter, mark, seen)
        if self._labels:
            self._paint_labels(painter)
        painter.end()

    def _line_height(self) -> int:
        return self._theme.scaled(23)

    def _rebuild(self) -> None:
        theme = self._theme
        self.document().setDefaultFont(theme.font("letter"))
        self.document().setDocumentMargin(0)
        self.setPlainText(self._text)
        self._format_blocks()
        base = QTextCharFormat()
        base.setForeground(theme.color("text3" if self._dim else "text"))
        self._format((0, len(self._text)), base)
        full = QTextCharFormat()
        full.setForeground(theme.color("text"))
        for span in (*self._own, *((mark.start, mark.end) for mark in self._marks)) if self._dim else ():
            self._format(span, full)
        self._set_margins()
        self._mark_found()

    def _format(self, span: Span, how: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(span[0]))
        cursor.setPosition(self.positions.to_qt(span[1]), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(how)

    def _format_blocks(self) -> None:
        """Fix the line height; blank lines are narrower, and letters without blank lines get space between lines."""
        spaced = "\n\n" not in self._text
        full, blank = QTextBlockFormat(), QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        full.setLineHeight(self._line_height(), fixed)
        full.setBottomMargin(self._theme.scaled(8) if spaced else 0)
        blank.setLineHeight(self._theme.scaled(12), fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(full)
        block = self.document().begin()
        while block.isValid():
            if not block.text().strip():
                cursor.setPosition(block.position())
                cursor.setBlockFormat(blank)
            block = block.next()

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        labels = 16 if not self._labels else NARROW_LABELS if self.narrow else self._theme.scaled(LABELS)
        right = max(labels, self.viewport().width() - self._left - self._theme.scaled(MOST_TEXT))
        if (shape.leftMargin(), shape.rightMargin()) != (self._left, right):
            shape.setLeftMargin(self._left)
            shape.setRightMargin(right)
            shape.setTopMargin(4)
            shape.setBottomMargin(16)
            frame.setFrameFormat(shape)

    def _mark_found(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        how = QTextCharFormat()
        how.setBackground(self._theme.color("warn_fill"))
        how.setForeground(self._theme.color("warn"))
        for word in self._found:
            cursor = self.document().find(word)
            while not cursor.isNull() and len(marks) < 200:
                extra = QTextEdit.ExtraSelection()
                extra.cursor = cursor
                extra.format = how
                marks.append(extra)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    def _lines(self, span: Span) -> Iterator[QRectF]:
        """Give the place of each line's part of a span, in document coordinates; its bottom is the underline's top."""
        start, end = self.positions.to_qt(span[0]), self.positions.to_qt(span[1])
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            yield from self._lines_of(block, start, end)
            block = block.next()

    def _lines_of(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        first, last = max(0, start - block.position()), min(block.length() - 1, end - block.position())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            a, b = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if a >= b:
                continue
            left, right = _x(line.cursorToX(a)), _x(line.cursorToX(b))
            if b == line.textStart() + line.textLength() and block.text()[b - 1 : b] == " ":
                right = min(right, line.x() + line.naturalTextWidth())
            top = origin.y() + line.y()
            yield QRectF(origin.x() + min(left, right), top, abs(right - left), line.height())

    def _paint_bars(self, painter: QPainter) -> None:
        colour = self._theme.color("text")
        for span in self._own:
            rows = list(self._lines(span))
            if rows:
                top, bottom = rows[0].top(), rows[-1].bottom()
                painter.fillRect(QRectF(self._left - 14, top + 2, 3, max(8.0, bottom - top - 4)), colour)

    def _paint_underline(self, painter: QPainter, mark: Mark, seen: QRectF) -> None:
        pen = QPen(QColor(mark.colour), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not mark.decided:
            pen.setDashPattern([2, 1.5])
        painter.setPen(pen)
        for where in self._lines((mark.start, mark.end)):
            if where.intersects(seen):
                y = round(where.bottom()) - 1.0
                painter.drawLine(QPointF(where.left(), y), QPointF(where.right(), y))

    def _paint_labels(self, painter: QPainter) -> None:
        """Draw a badge and its words beside the first line of each mark, pushed down where two would collide."""
        self._badges = []
        theme = self._theme
        scrolled = self.verticalScrollBar().value()
        right = self.document().rootFrame().frameFormat().rightMargin()
        left = self.viewport().width() - right + 14
        room = 0.0 if self.narrow else min(right, theme.scaled(LABELS) + 40) - 14 - _BADGE - 8
        free = 0.0
        placed = [(next(iter(self._lines((mark.start, mark.end))), None), mark) for mark in self._marks]
        for line, mark in sorted(
            ((line, mark) for line, mark in placed if line is not None), key=lambda pair: (pair[0].top(), pair[1].start)
        ):
            top = max(line.center().y() - _BADGE / 2 + 1, free)
            where = QRectF(left, top, _BADGE, _BADGE)
            draw_badge(painter, mark.sign, where, mark.colour, theme.font("badge"), theme.tokens, mark.decided)
            self._badges.append((where.translated(0, -scrolled), mark))
            free = top + max(_BADGE, self._paint_words(painter, where, mark, room)) + 6

    def _paint_words(self, painter: QPainter, badge: QRectF, mark: Mark, room: float) -> float:
        """Draw a label's words beside its badge; returns their height."""
        if room < 40:
            return 0.0
        theme = self._theme
        font = theme.font("caption-medium")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        where = QRectF(badge.right() + 8, badge.top(), room, 60)
        words = mark.label
        metrics = QFontMetricsF(font)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        lines = 2.0 * metrics.lineSpacing() + 2
        while len(words) > 4:
            taken = metrics.boundingRect(QRectF(0, 0, room, 400), flags, words)
            if taken.height() <= lines and taken.width() <= room:
                break
            words = words[:-2].rstrip("… ") + "…"
        used = QRectF(painter.boundingRect(where, flags, words))
        painter.drawText(where, flags, words)
        if mark.decided:
            return used.height()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        painter.drawText(QPointF(where.left(), where.top() + used.height() + metrics.ascent()), "suggested")
        return used.height() + metrics.lineSpacing()


def _x(place: object) -> float:
    """Take the position out of what cursorToX gives: the stub says a float, some versions give a pair."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type] # see above
