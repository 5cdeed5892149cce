"""A campaign's members, each with its own words only: first the edits that change what is asked, then the longest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.parts.redline import Piece
from council_desk.ui.parts.rich_lines import RichLines
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import FORM_WORDS, STANCE_SHORT, count_of, percent

if TYPE_CHECKING:
    from council_desk.queries.campaigns import CampaignDetail, MemberLine

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_MOST_CHANGED_WORDS = 12
"""A change of more words than this is a personal paragraph: shown as own words, not as an edit of the ask."""
_MOST_DROPPED_WORDS = 4
"""Words only left out show when they are few: a dropped "not" counts, a trimmed paragraph is no edit."""


MOST_PLAIN = 500
"""Letters without words of their own that are listed when they are wanted: Comments lists all."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A heading (member None) or a member."""

    heading: str
    warn: bool
    member: MemberLine | None
    shown: tuple[Piece, ...] = ()

    @property
    def to_look(self) -> bool:
        """Whether the edit changes the ask and nobody gave the letter a stance yet."""
        return self.warn and self.member is not None and self.member.stance is None


def member_rows(detail: CampaignDetail, plain_too: bool = False) -> list[MemberRow]:
    """Return the rows: edits that change the ask (those to be looked at first), letters that wait, own words longest
    first, and how many are left; each of those too where they are wanted.
    """
    changed = [each for each in detail.members if each.changes_ask and not each.suggested]
    own = [each for each in detail.members if each.own_words and not each.changes_ask and not each.suggested]
    waiting = [each for each in detail.members if each.suggested and detail.line.decided]
    rows: list[MemberRow] = []
    if not detail.line.decided:
        changed = [each for each in detail.members if each.changes_ask]
        own = [each for each in detail.members if each.own_words and not each.changes_ask]
    changed.sort(key=lambda each: each.stance is not None)
    if changed:
        words = f"{count_of(len(changed), 'edit')} {'changes' if len(changed) == 1 else 'change'} what is asked"
        rows.append(MemberRow(words, True, None))
        rows += [MemberRow("", True, each, _change_of(detail.template, each)) for each in changed]
    if waiting:
        words = f"{count_of(len(waiting), 'more letter waits', 'more letters wait')} to be accepted (W)"
        rows.append(MemberRow(words, False, None))
        rows += [MemberRow("", False, each, _own_of(each)) for each in waiting]
    if own:
        rows.append(MemberRow(f"{len(own):,} wrote words of their own", False, None))
        own.sort(key=lambda each: -sum(end - start for start, end in each.own_words))
        rows += [MemberRow("", False, each, _own_of(each)) for each in own]
    return rows + _plain_rows(detail, {each.comment_id for each in (*changed, *own, *waiting)}, plain_too)


def _plain_rows(detail: CampaignDetail, listed: set[int], plain_too: bool) -> list[MemberRow]:
    plain = [each for each in detail.members if each.comment_id not in listed]
    if not plain:
        return []
    words = f"{count_of(len(plain), 'letter')} without words of their own"
    if not plain_too:
        return [MemberRow(f"{words} · P lists them", False, None)]
    rows = [MemberRow(words, False, None), *(MemberRow("", False, each, _form_of(each)) for each in plain[:MOST_PLAIN])]
    if len(plain) > MOST_PLAIN:
        rows.append(MemberRow(f"and {len(plain) - MOST_PLAIN:,} more, which Comments lists", False, None))
    return rows


def _form_of(member: MemberLine) -> tuple[Piece, ...]:
    return (("same", FORM_WORDS.get(member.form, member.form).capitalize()),)


def _own_of(member: MemberLine) -> tuple[Piece, ...]:
    words = " … ".join(" ".join(member.text[start:end].split()) for start, end in member.own_words)
    return (("own", words),) if words else (("same", "No words of its own"),)


def _change_of(template: str, member: MemberLine) -> tuple[Piece, ...]:
    """Return a member's short changes against the template, with some words before and after; greetings left out."""
    old = template.split()
    found = list(re.finditer(r"\S+", member.text))
    new = [match.group() for match in found]
    keep: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or max(b - a, d - c) > _MOST_CHANGED_WORDS:
            continue
        inside = d > c and any(found[c].start() < end and found[d - 1].end() > start for start, end in member.own_words)
        if not inside and (d > c or b - a > _MOST_DROPPED_WORDS):
            continue
        keep.append(("same", "… " + " ".join(new[max(0, c - 4) : c])))
        keep += [("out", " ".join(old[a:b]))] if b > a else []
        keep += [("in", " ".join(new[c:d]))] if d > c else []
        keep.append(("same", " ".join(new[d : d + 4]) + " …"))
    return tuple(keep) or _own_of(member)


def state_of(member: MemberLine) -> str:
    """Return what a member's row says beside its name: how sure, or that it does not follow and what it has instead."""
    if member.suggested:
        return f" · {percent(member.confidence)} sure"
    if member.follows:
        return ""
    if member.stance is None:
        return " · does not follow"
    return f" · apart: {STANCE_SHORT.get(member.stance, member.stance).lower()}"


class MembersModel(QAbstractListModel):
    """Rows of the right half."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[MemberRow] = []

    def show(self, detail: CampaignDetail, plain_too: bool = False) -> None:
        """Take a newly asked campaign; `plain_too` lists letters without words of their own."""
        self.beginResetModel()
        self.rows = member_rows(detail, plain_too)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or the row for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if row.member is None:
                return row.heading
            said = {"in": "added: ", "out": "taken out: "}
            words = " ".join(said.get(kind, "") + part for kind, part in row.shown)
            state = state_of(row.member)
            return f"{row.member.label}, {row.member.name or 'no name given'}{state}: {words}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.rows[index.row()].member is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class MemberDelegate(QStyledItemDelegate):
    """Draws headings and members. `width` is that of the view."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.width = 380

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words."""
        row: MemberRow = index.data(ROW_ROLE)
        if row.member is None:
            return QSize(self.width, self._theme.scaled(40))
        height = self._words(row).lay_out(self._room())
        return QSize(self.width, round(height) + self._theme.scaled(20) + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: MemberRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = option.widget is not None and option.widget.hasFocus()
            painter.fillRect(where, self._theme.color("sel" if focused else "sel_weak"))
        view = option.widget
        if isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index:
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), self._theme.color("accent"))
        if row.member is None:
            self._heading(painter, where, row, first=index.row() == 0)
        else:
            self._member(painter, where, row, row.member)
        painter.restore()

    def _room(self) -> float:
        return max(120.0, self.width - 56.0 - 16.0)

    def _words(self, row: MemberRow) -> RichLines:
        return RichLines(self._theme, row.shown, self._theme.font("letter"), self._theme.scaled(22))

    def _heading(self, painter: QPainter, where: QRectF, row: MemberRow, first: bool) -> None:
        theme = self._theme
        if not first:
            painter.fillRect(QRectF(20, where.top() + 5, self.width - 36, 1), theme.color("hair"))
        left = 20.0
        if row.warn:
            icon = QRectF(left, where.center().y() - 5, 16, 16)
            theme.icons.draw(painter, "triangle-alert", icon, theme.tokens.warn)
            left += 24
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        inside = QRectF(left, where.top() + 8, self.width - left, where.height() - 8)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), row.heading)

    def _member(self, painter: QPainter, where: QRectF, row: MemberRow, member: MemberLine) -> None:
        theme = self._theme
        strong = QFontMetricsF(theme.font("body-medium"))
        baseline = where.top() + 4 + strong.ascent()
        painter.setFont(theme.font("figures"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QPointF(20, baseline), member.label)
        # Chip and name give way, not what decides: whether the member follows.
        state = state_of(member)
        beside = strong.horizontalAdvance(state) + 8 + theme.scaled(64)
        right = self.width - 16.0
        if row.warn and member.change_reason:
            right = self._chip(painter, where, member.change_reason, right, right - 56 - beside)
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.color("text" if member.name else "text2"))
        room = right - 56 - 8 - strong.horizontalAdvance(state)
        name = strong.elidedText(member.name or "No name given", Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(56, baseline), name + state)
        words = self._words(row)
        words.lay_out(self._room())
        words.draw(painter, QPointF(56, where.top() + theme.scaled(20) + 4))

    def _chip(self, painter: QPainter, where: QRectF, reason: str, right: float, most: float) -> float:
        theme = self._theme
        metrics = QFontMetricsF(theme.font("caption-medium"))
        reason = metrics.elidedText(reason, Qt.TextElideMode.ElideRight, max(40.0, min(most - 16, self.width * 0.5)))
        wide = metrics.horizontalAdvance(reason) + 16
        chip = QRectF(right - wide, where.top() + 2, wide, theme.scaled(19))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warn_fill"))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setFont(theme.font("caption-medium"))
        painter.setPen(theme.color("warn"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, reason)
        return right - wide
