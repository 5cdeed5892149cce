"""The campaigns of an item as a list, largest first: letter, name, size, stance, and how the members are made up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.paint.bars import composition, draw_composition
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_SHORT, count_of, stance_word

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignLine

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole


def title_of(line: CampaignLine) -> str:
    """Return a campaign's name, or what it is called without one."""
    return line.name or f"Campaign {line.letter}"


def with_translations(lines: Sequence[CampaignLine]) -> tuple[CampaignLine, ...]:
    """Return campaigns in their order, each followed by those that translate it."""
    known = {line.id for line in lines if line.decided}
    shown: list[CampaignLine] = []
    for line in lines:
        if line.translation_of in known:
            continue
        shown.append(line)
        if line.decided:
            shown += [each for each in lines if each.translation_of == line.id]
    return tuple(shown)


class CampaignsModel(QAbstractListModel):
    """Rows of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CampaignLine, ...] = ()

    def show(self, lines: Sequence[CampaignLine]) -> None:
        """Take newly asked lines."""
        self.beginResetModel()
        self.lines = with_translations(lines)
        self.endResetModel()

    def original_of(self, line: CampaignLine) -> CampaignLine | None:
        """Return the campaign that one translates, or None."""
        found = (each for each in self.lines if each.decided and each.id == line.translation_of)
        return next(found, None) if line.translation_of is not None else None

    def translations_of(self, line: CampaignLine) -> list[CampaignLine]:
        """Return the campaigns that translate one."""
        return [each for each in self.lines if line.decided and each.translation_of == line.id]

    def row_of(self, key: tuple[int, bool] | None) -> int:
        """Return the row of (id, decided), or -1."""
        return next((row for row, line in enumerate(self.lines) if (line.id, line.decided) == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many campaigns."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or its line for the delegate."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            state = "" if line.decided else ", suggested"
            stance = stance_word(line.stance or line.suggested_stance)
            named = f"{line.letter}, {line.name}" if line.name else f"Campaign {line.letter}"
            original = self.original_of(line)
            translates = f", translation of {original.letter}" if original is not None else ""
            return f"{named}{state}{translates}, {count_of(line.size, 'letter')}, {stance}"
        return None


class CampaignDelegate(QStyledItemDelegate):
    """Two lines a campaign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with air."""
        return QSize(200, self._theme.scaled(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one campaign."""
        theme = self._theme
        line: CampaignLine = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(where, 6, 6)
            painter.fillRect(QRectF(where.left(), where.top() + 7, 3, where.height() - 14), theme.color("accent"))
        if line.translation_of is not None:
            # A translation stands beside its original: a step in, with a hair line that ties them.
            painter.fillRect(QRectF(where.left() + 14, where.top() - 2, 1, where.height() - 12), theme.color("control"))
            where = where.adjusted(12, 0, 0, 0)
        self._first(painter, where, line)
        self._second(painter, where, line)
        painter.restore()

    def _first(self, painter: QPainter, where: QRectF, line: CampaignLine) -> None:
        theme = self._theme
        strong = QFontMetricsF(theme.font("figures-strong"))
        baseline = where.top() + 8 + strong.ascent()
        painter.setFont(theme.font("figures-strong"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QPointF(where.left() + 13, baseline), line.letter)
        painter.setPen(theme.color("text"))
        size = f"{line.size:,}"
        wide = strong.horizontalAdvance(size)
        painter.drawText(QPointF(where.right() - 9 - wide, baseline), size)
        painter.setFont(theme.font("body-medium" if line.decided else "italic"))
        room = where.width() - 52 - wide
        words = title_of(line) + ("" if line.decided else "?")
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QPointF(where.left() + 34, baseline), words)

    def _second(self, painter: QPainter, where: QRectF, line: CampaignLine) -> None:
        theme = self._theme
        middle = where.bottom() - 8 - theme.scaled(9)
        suggested = line.stance is None and line.suggested_stance is not None
        stance = line.stance or line.suggested_stance
        draw_stance(painter, stance, QRectF(where.left() + 34, middle - 6, 12, 12), theme.tokens, suggested)
        painter.setFont(theme.font("italic" if suggested else "body"))
        painter.setPen(theme.color("text2"))
        metrics = QFontMetricsF(painter.font())
        words = STANCE_SHORT.get(stance or "", "Not tagged") + ("?" if suggested else "")
        if line.to_look:
            words += f" · {line.to_look:,} to look at"
        if line.waiting:
            words += f" · {line.waiting:,} wait"
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, where.width() - 136)
        painter.drawText(QPointF(where.left() + 52, middle + (metrics.ascent() - metrics.descent()) / 2), words)
        draw_composition(painter, composition(line), QRectF(where.right() - 79, middle - 3, 70, 6), theme.tokens)
