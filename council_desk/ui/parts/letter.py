"""Received words: serif, a fixed line, the template dimmed, own words barred, excerpts underlined and labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
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
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from council_desk.ui.parts.letter_marks import (
    BADGE,
    LANE,
    Mark,
    PlacedLabel,
    draw_label,
    draw_underline,
    lanes,
    place_labels,
)
from council_desk.ui.parts.positions import Positions
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme

__all__ = ["Letter", "Mark"]

Span = tuple[int, int]
LEFT, LABELS, NARROW_LABELS, MOST_TEXT = 24, 108, 40, 620
MOST_HITS = 500
"""Of more hits than this in one letter, the rest is not marked."""
_BOTTOM = 16
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


class Letter(QTextEdit):
    """Read-only; letters typed here go to the screen. `mark_pressed` tells a mark's key when its label is clicked;
    `mark_chosen` the mark that is the current one now, or None.
    """

    mark_pressed = Signal(object)
    mark_chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, left: int = LEFT, labels: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._left = left
        self._labels = labels
        self._text = ""
        self._own: tuple[Span, ...] = ()
        self._dim = False
        self._marks: tuple[Mark, ...] = ()
        self._lanes: dict[Mark, int] = {}
        self._placed: list[PlacedLabel] = []
        self._current: Mark | None = None
        self._hits: tuple[Span, ...] = ()
        self._hit: int | None = None
        self._narrow = False
        self._bottom = _BOTTOM
        self.positions = Positions("")
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
        self.selectionChanged.connect(self._selection_moved)

    @property
    def narrow(self) -> bool:
        """Whether the margin has room for badges only."""
        return self._narrow

    @narrow.setter
    def narrow(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._set_margins()
            self._place_labels()
            self.viewport().update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, as they stand in the text."""
        return self._marks

    @property
    def labels(self) -> tuple[PlacedLabel, ...]:
        """The labels in the margin, from the top."""
        return tuple(self._placed)

    @property
    def current_mark(self) -> Mark | None:
        """The mark that was gone to, while its words are the selected ones."""
        return self._current

    @property
    def hits(self) -> tuple[Span, ...]:
        """The words that Find looks for, as they stand in the text."""
        return self._hits

    @property
    def hit(self) -> int | None:
        """Which of the hits is the current one, from 0, or None."""
        return self._hit

    def show_letter(
        self, text: str, own: Sequence[Span] = (), dim: bool = False, marks: Sequence[Mark] = (), keep: bool = False
    ) -> None:
        """Show a text. `own` are the writer's own words; `dim` dims all else. `keep` leaves the scrolling as it is."""
        marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        if keep and (text, tuple(own), dim, marks) == (self._text, self._own, self._dim, self._marks):
            return  # nothing of it changed, as after most keys: laying it out anew would cost most of the key's time
        before = self.verticalScrollBar().value()
        same = text == self._text
        kept = self._current if keep and same else None
        self._text, self._own, self._dim = text, tuple(own), dim
        self._marks = marks
        self._lanes = lanes(self._marks)
        self.positions = Positions(text)
        self._choose(None)
        if not same:
            self._hits, self._hit = (), None
        selection = self.selected() if keep and same else None
        self._rebuild()
        if keep and same:
            self.verticalScrollBar().setValue(before)
            self._select_again(selection, kept, before)
        else:
            self.show_first(own[0][0] if own and dim else 0)

    def show_hits(self, hits: Sequence[Span], keep: bool = False) -> None:
        """Mark the words that Find looks for; the first is brought into view unless `keep`."""
        if keep and tuple(hits[:MOST_HITS]) == self._hits:
            return
        self._hits = tuple(hits[:MOST_HITS])
        if not self._hits:
            self._hit = None
        elif not keep:
            self._hit = 0
            self.show_first(self._hits[0][0])
        elif self._hit is not None:
            self._hit = min(self._hit, len(self._hits) - 1)
        self._mark_hits()

    def step_hit(self, by: int) -> bool:
        """Go to the next (1) or the previous (-1) hit; False where there is none further in this letter."""
        to = (0 if by > 0 else len(self._hits) - 1) if self._hit is None else self._hit + by
        if not 0 <= to < len(self._hits):
            return False
        self._hit = to
        self._bring_into_view(self._hits[to])
        self._mark_hits()
        return True

    def go_to_hit(self, place: int) -> None:
        """Make a hit the current one by its place, -1 for the last."""
        if self._hits:
            self._hit = None
            self.step_hit(-1 if place < 0 else 1)

    def step_mark(self, by: int) -> bool:
        """Go to the next (1) or the previous (-1) mark, from the current one or the caret; False where none is."""
        marks = self._marks
        if not marks:
            return False
        if self._current in marks:
            self.go_to_mark(marks[(marks.index(self._current) + by) % len(marks)])
            return True
        caret = self.caret()
        after = [mark for mark in marks if mark.start >= caret]
        before = [mark for mark in marks if mark.end <= caret]
        self.go_to_mark((after or [*marks])[0] if by > 0 else (before or [*marks])[-1])
        return True

    def go_to_mark(self, mark: Mark) -> None:
        """Select a mark's words and make it the current one."""
        self.reveal((mark.start, mark.end))
        self._choose(mark)

    def show_first(self, offset: int) -> None:
        """Scroll so that the words at a code point stand some lines below the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(offset))
        self.verticalScrollBar().setValue(0)
        top = self.cursorRect(cursor).top()
        self.verticalScrollBar().setValue(max(0, top - 3 * self._line_height()))

    def reveal(self, span: Span) -> None:
        """Select a span and bring it into view."""
        self.setTextCursor(self._cursor(span))
        self._bring_into_view(span)

    def selected(self) -> Span | None:
        """Return the selected words as code points, without the blanks round them; None where nothing is selected."""
        cursor = self.textCursor()
        return self._without_blanks(
            self.positions.from_qt(cursor.selectionStart()), self.positions.from_qt(cursor.selectionEnd())
        )

    def _without_blanks(self, start: int, end: int) -> Span | None:
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
        """A click on a label goes to its words."""
        placed = self._label_at(event.position())
        if placed is None:
            super().mousePressEvent(event)
            return
        self.go_to_mark(placed.mark)
        self.mark_pressed.emit(placed.mark.key)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tip what a label stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            placed = self._label_at(QPointF(event.pos()))
            if placed is not None:
                QToolTip.showText(event.globalPos(), plain_tip(placed.mark.about or placed.mark.label), self)
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the label margin, and lines of readable length."""
        self._set_margins()
        super().resizeEvent(event)
        self._place_labels()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then bars, underlines and badges over it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        seen = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        if self._dim:
            self._paint_bars(painter)
        self._paint_current_hit(painter)
        for mark in self._marks:
            for line in self._lines((mark.start, mark.end)):
                if line.intersects(seen):
                    draw_underline(painter, line, mark, self._lanes[mark])
        for placed in self._placed:
            if placed.whole.adjusted(-6, -6, 6, 6).intersects(seen):
                draw_label(painter, placed, self._theme, current=placed.mark == self._current)
        painter.end()

    def _line_height(self) -> int:
        """Fixed, so that lines stay even; letters with overlapping marks get room for their stacked underlines."""
        return self._theme.scaled(23) + LANE * max(self._lanes.values(), default=0)

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
        self._bottom = _BOTTOM
        self._set_margins()
        self._place_labels()
        self._mark_hits()

    def _format(self, span: Span, how: QTextCharFormat) -> None:
        self._cursor(span).mergeCharFormat(how)

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
        wanted = (self._left, right, self._bottom)
        if (shape.leftMargin(), shape.rightMargin(), shape.bottomMargin()) != wanted:
            shape.setLeftMargin(self._left)
            shape.setRightMargin(right)
            shape.setTopMargin(4)
            shape.setBottomMargin(self._bottom)
            frame.setFrameFormat(shape)

    def _mark_hits(self) -> None:
        how = QTextCharFormat()
        how.setBackground(self._theme.color("warn_fill"))
        how.setForeground(self._theme.color("warn"))
        marks: list[QTextEdit.ExtraSelection] = []
        for span in self._hits:
            extra = QTextEdit.ExtraSelection()
            extra.cursor = self._cursor(span)
            extra.format = how
            marks.append(extra)
        self.setExtraSelections(marks)
        self.viewport().update()

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(span[0]))
        cursor.setPosition(self.positions.to_qt(span[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _bring_into_view(self, span: Span) -> None:
        """Scroll only where the words are not seen; then some lines are left above them."""
        where = self.cursorRect(self._cursor((span[0], span[0])))
        if where.top() < 0 or where.bottom() > self.viewport().height() - self._line_height():
            self.show_first(span[0])

    def _choose(self, mark: Mark | None) -> None:
        if mark != self._current:
            self._current = mark
            self.viewport().update()
            self.mark_chosen.emit(mark)

    def _selection_moved(self) -> None:
        """A mark is the current one only while its own words are selected."""
        if self._current is not None and self.selected() != self._trimmed(self._current):
            self._choose(None)

    def _trimmed(self, mark: Mark) -> Span | None:
        return self._without_blanks(mark.start, mark.end)

    def _select_again(self, selection: Span | None, before: Mark | None, scrolled: int) -> None:
        """After the same letter was shown anew: what was selected is selected, where its mark still stands."""
        if selection is None:
            return
        self.setTextCursor(self._cursor(selection))
        self.verticalScrollBar().setValue(scrolled)
        mark = next((mark for mark in self._marks if before is not None and mark.is_like(before)), None)
        if mark is not None and self._trimmed(mark) == selection:
            self._choose(mark)

    def _label_at(self, point: QPointF) -> PlacedLabel | None:
        point = point + QPointF(0, self.verticalScrollBar().value())
        return next((placed for placed in self._placed if placed.whole.contains(point)), None)

    def _place_labels(self) -> None:
        """Place the labels in the margin; the document grows where they reach below the last line."""
        if not self._labels:
            return
        theme = self._theme
        right = self.document().rootFrame().frameFormat().rightMargin()
        left = self.viewport().width() - right + 14
        room = BADGE if self._narrow else min(right, theme.scaled(LABELS) + 40) - 14 - 8
        firsts = [(mark, next(iter(self._lines((mark.start, mark.end))), None)) for mark in self._marks]
        self._placed = place_labels([(mark, line) for mark, line in firsts if line is not None], left, room, theme)
        over = max((placed.whole.bottom() for placed in self._placed), default=0.0) + 12
        text_ends = self.document().size().height() - self._bottom
        bottom = max(_BOTTOM, round(over - text_ends))
        if bottom != self._bottom:
            self._bottom = bottom
            self._set_margins()

    def _paint_current_hit(self, painter: QPainter) -> None:
        """Frame the hit that was gone to: the others are marked by their ground alone."""
        if self._hit is None or self._hit >= len(self._hits) or len(self._hits) < 2:
            return
        painter.setPen(QPen(self._theme.color("warn_edge"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines(self._hits[self._hit]):
            painter.drawRoundedRect(line.adjusted(-2, 2, 2, 1), 3, 3)

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


def _x(place: object) -> float:
    """Take the position out of what cursorToX gives: the stub says a float, some versions give a pair."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type] # see above
