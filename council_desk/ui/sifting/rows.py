"""The lists of the sifting window: groups that can be accepted, and the letters of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.parts.rich_lines import RichLines
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_WORDS, count_of, percent, stance_word

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignLine
    from council_desk.queries.waiting_groups import WaitingComment, WaitingGroup

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
BATCH = 100
MOST_LETTERS = 1000
"""Letters of a group that are listed, the least sure first: more nobody looks through here."""
_FLAG = QItemSelectionModel.SelectionFlag
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The campaigns together, all comments together, or a group of like ones (`group`, which is what can be ticked).

    `sure`: how many are at least as sure as the line.
    """

    title: str
    about: str
    stance: str | None
    sure: int
    all: int
    group: WaitingGroup | None = None
    campaigns: tuple[CampaignLine, ...] = ()
    comments: tuple[WaitingComment, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What the row is known by."""
        return self.group.key if self.group is not None else ("", "campaigns" if self.campaigns else "all")

    @property
    def whole(self) -> bool:
        """Whether it stands for every group, and is ticked where one of them is."""
        return self.group is None and not self.campaigns


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A comment, or a campaign (comment id None)."""

    comment_id: int | None
    heading: str
    confidence: float | None
    words: str
    stance: str | None = None


def group_rows(campaigns: Sequence[CampaignLine], groups: Sequence[WaitingGroup], line: float) -> list[GroupRow]:
    """Return the rows: campaigns first, then all comments, then the groups, largest first."""
    rows = []
    if campaigns:
        rows.append(_campaigns_row(campaigns, line))
    if len(groups) > 1:
        every = sorted((each for group in groups for each in group.comments), key=lambda each: each.confidence)
        sure = sum(group.at_least(line) for group in groups)
        about = "Letters of their own, the least sure first"
        rows.append(GroupRow(count_of(len(every), "comment"), about, None, sure, len(every), comments=tuple(every)))
    for group in groups:
        about = group.reason[:1].upper() + group.reason[1:]
        sure, whole = group.at_least(line), len(group.comments)
        title = stance_word(group.stance)
        rows.append(GroupRow(title, about, group.stance, sure, whole, group, comments=group.comments))
    return rows


def _campaigns_row(campaigns: Sequence[CampaignLine], line: float) -> GroupRow:
    """All campaigns together: how many take letters in or get their stance, and what is left open."""
    joining = [each.joins(line) for each in campaigns]
    tagged = [_is_tagged(each, line) for each in campaigns]
    sure = sum(bool(joins or tags) for joins, tags in zip(joining, tagged, strict=True))
    if not sure:
        about = "Less sure than the line"
    elif sum(tagged) == sure:
        about = "Tagged as suggested"
    else:
        about = f"{sum(tagged):,} of {sure:,} tagged too, the rest less sure" if any(tagged) else "Stance left open"
    letters = f"{count_of(sum(joining), 'letter')} · " if sum(joining) else ""
    title = count_of(len(campaigns), "campaign")
    return GroupRow(title, f"{letters}{about}", None, sure, len(campaigns), campaigns=tuple(campaigns))


def _is_tagged(line: CampaignLine, at_least: float) -> bool:
    """Whether a campaign gets its suggested stance when everything that is at least that sure is accepted."""
    waits = line.stance is None and (line.suggested_confidence or 0.0) >= at_least and line.suggested_stance is not None
    return waits and (line.decided or line.joins(at_least) > 0)


def letter_rows(row: GroupRow | None, line: float = 0.0) -> list[LetterRow]:
    """Return what stands behind a row, the least sure first; `line`: what is less sure than that (0 to 1) is left."""
    if row is None:
        return []
    rows = [_campaign_row(each, line) for each in row.campaigns]
    rows += [_letter_row(each, row.whole) for each in row.comments[:MOST_LETTERS]]
    more = len(row.comments) - MOST_LETTERS
    return rows + ([LetterRow(None, f"And {more:,} more, surer than these", None, "")] if more > 0 else [])


def _campaign_row(line: CampaignLine, at_least: float) -> LetterRow:
    """A campaign: its stance with how sure that is, and how many letters are sure to belong to it."""
    stance = STANCE_WORDS.get(line.stance or line.suggested_stance or "", "no stance found").lower()
    asked = "" if line.stance is not None or line.suggested_stance is None else "?"
    waiting = len(line.joining)
    joins = line.joins(at_least)
    which = f"all {waiting:,}" if joins == waiting else f"{joins:,} of {waiting:,}"
    parts = [f"{which} letters that wait join it" if line.decided else f"{which} letters join it"] if waiting else []
    parts += [f"{count_of(line.size, 'letter')} in it"] if line.decided else []
    parts += [f"{count_of(line.changes_ask, 'edit')} held back for a look"] if line.changes_ask else []
    what = "" if line.decided else ", suggested"
    heading = f"Campaign {line.letter}{what}: {stance}{asked}"
    return LetterRow(None, heading, line.suggested_confidence, "; ".join(parts).capitalize())


def _letter_row(comment: WaitingComment, with_stance: bool) -> LetterRow:
    suggested = f" · {stance_word(comment.stance).lower()}?" if with_stance else ""
    stance = comment.stance if with_stance else None
    return LetterRow(comment.id, f"No. {comment.label}{suggested}", comment.confidence, comment.words, stance)


class RowsModel(QAbstractListModel):
    """Rows of either list; of groups also which are ticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[GroupRow | LetterRow] = []
        self.off: set[tuple[str, str]] = set()

    def show(self, rows: Sequence[GroupRow | LetterRow]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or the row for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, GroupRow):
            ticked = "ticked" if self.ticked(row) else "not ticked"
            return f"{row.title}, {row.about}: {row.sure} of {row.all}, {ticked}"
        sure = f", {percent(row.confidence)} sure" if row.confidence is not None else ""
        return f"{row.heading}{sure}: {row.words}"

    def ticked(self, row: GroupRow) -> bool:
        """Whether a row is ticked; the one for all, where any group is."""
        if row.whole:
            return any(each.key not in self.off for each in self.rows if isinstance(each, GroupRow) and each.group)
        return row.key not in self.off

    def toggle(self, keys: Sequence[tuple[str, str]]) -> None:
        """Tick rows that are not; where all of them are, take the ticks away."""
        if all(key not in self.off for key in keys):
            self.off |= set(keys)
        else:
            self.off -= set(keys)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))


class RowsView(QListView):
    """Moves with the arrows; everything else is the window's."""

    def __init__(self, theme: Theme, model: RowsModel, name: str, delegate: QStyledItemDelegate, many: bool) -> None:
        super().__init__()
        self._rows = model
        self._picking = False
        self._paints = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Thousands of rows are laid out a batch at a time, so that the window never stands still for them.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        model.modelReset.connect(self._forget_picks)
        theme.changed.connect(self.doItemsLayout)

    def step(self, by: int) -> None:
        """Go to the next or the previous row; what was picked stays selected."""
        self.go_to(self.currentIndex().row() + by, keep=self._picking)

    def go_to(self, row: int, keep: bool = False) -> None:
        """Choose a row, or the nearest there is."""
        if self._rows.rows:
            at = min(max(0, row), len(self._rows.rows) - 1)
            flag = _FLAG.NoUpdate if keep else _FLAG.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._rows.index(at, 0), flag)

    def pick(self) -> None:
        """Select the current row too, or no more."""
        index = self.currentIndex()
        if index.isValid():
            first, self._picking = not self._picking, True
            self.selectionModel().select(index, _FLAG.Select if first else _FLAG.Toggle)

    def chosen(self) -> list[GroupRow | LetterRow]:
        """Return the selected rows from top to bottom."""
        return [self._rows.rows[row] for row in sorted(index.row() for index in self.selectedIndexes())]

    def enter(self) -> None:
        """Take the focus; the current row is selected where nothing is."""
        self.setFocus()
        if not self.selectedIndexes():
            self.go_to(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self.doItemsLayout()

    def _forget_picks(self) -> None:
        self._picking = False


def _ground(painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> QRectF:
    where = QRectF(option.rect)
    view = option.widget
    focused = view is not None and view.hasFocus()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(where, theme.color("sel" if focused else "sel_weak"))
    if isinstance(view, QListView) and view.currentIndex() == index:
        painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), theme.color("accent"))
    return where


class GroupDelegate(QStyledItemDelegate):
    """Tick, stance, reason, and how many are sure enough of how many."""

    def __init__(self, theme: Theme, model: RowsModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with air."""
        return QSize(200, self._theme.scaled(48))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one group."""
        theme = self._theme
        row: GroupRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = _ground(painter, option, index, theme)
        ticked = self._model.ticked(row)
        box = QRectF(where.left() + 14, where.top() + 8, 15, 15)
        painter.setPen(QPen(theme.color("accent" if ticked else "control"), 1.5))
        painter.setBrush(theme.color("fill") if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            theme.icons.draw(painter, "check", box.adjusted(1, 1, -1, -1), theme.color("on_fill").name())
        left = where.left() + 40
        if row.group is not None:
            draw_stance(painter, row.stance, QRectF(left, where.top() + 10, 12, 12), theme.tokens, True)
            left += 20
        strong = QFontMetricsF(theme.font("body-medium"))
        baseline = where.top() + 7 + strong.ascent()
        counted = f"{row.sure:,} of {row.all:,}"
        painter.setFont(theme.font("figures"))
        painter.setPen(theme.color("text" if row.sure else "text2"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(counted)
        painter.drawText(QPointF(where.right() - 12 - wide, baseline), counted)
        room = where.right() - 24 - wide - left
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.color("text" if ticked else "text2"))
        painter.drawText(QPointF(left, baseline), strong.elidedText(row.title, Qt.TextElideMode.ElideRight, room))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        about = QFontMetricsF(painter.font())
        words = about.elidedText(row.about, Qt.TextElideMode.ElideRight, where.right() - 12 - left)
        painter.drawText(QPointF(left, where.bottom() - 8 - about.descent()), words)
        painter.restore()


class LetterDelegate(QStyledItemDelegate):
    """Number, how sure, and the first words. `line`: below it a letter is not accepted, and says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.line = 0.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words."""
        width = option.widget.viewport().width() if isinstance(option.widget, QListView) else 320
        height = self._words(index.data(ROW_ROLE)).lay_out(max(120.0, width - 32.0))
        return QSize(width, round(height) + self._theme.scaled(20) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one letter."""
        theme = self._theme
        row: LetterRow = index.data(ROW_ROLE)
        painter.save()
        where = _ground(painter, option, index, theme)
        metrics = QFontMetricsF(theme.font("caption-medium"))
        baseline = where.top() + 6 + metrics.ascent()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption-medium"))
        painter.setPen(theme.color("text2"))
        left = where.left() + 16
        if row.stance is not None:
            draw_stance(painter, row.stance, QRectF(left, baseline - 10, 11, 11), theme.tokens, True)
            left += 17
        painter.drawText(QPointF(left, baseline), row.heading)
        if row.confidence is not None:
            said = f"{percent(row.confidence)} sure" + (", below the line" if row.confidence < self.line else "")
            painter.setFont(theme.font("caption"))
            wide = QFontMetricsF(painter.font()).horizontalAdvance(said)
            painter.drawText(QPointF(where.right() - 14 - wide, baseline), said)
        words = self._words(row)
        words.lay_out(max(120.0, where.width() - 32.0))
        words.draw(painter, QPointF(where.left() + 16, where.top() + theme.scaled(20) + 6))
        painter.restore()

    def _words(self, row: LetterRow) -> RichLines:
        kind, font = ("own", "letter") if row.comment_id is not None else ("own", "body")
        return RichLines(self._theme, ((kind, row.words),), self._theme.font(font), self._theme.scaled(22))
