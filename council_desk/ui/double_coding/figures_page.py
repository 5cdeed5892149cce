"""The figures: agreement on each stance and each demand, and the table of first's against second's answers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from council_desk.analysis.agreement import Agreement
from council_desk.queries.double_coding_results import CodingResults
from council_desk.ui.double_coding.answer_words import figure, whole_percent
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.parts.label import Label, Scroller, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_SHORT, STANCE_WORDS

_WAYS = (
    "Alike: how often one chose it where the other did (2 × both ÷ both counts; Cicchetti and Feinstein 1990). Kappa: "
    "Cohen 1960, with his 95 % interval. Alpha: Krippendorff's, for sets of demands with partial credit (MASI, "
    "Passonneau 2006)."
)


class FiguresPage(Surface):
    """Tables only; every figure is said in words that a screen reader finds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        inside = Surface(theme)
        self.stances = PlainTable(
            theme, "Agreement on stances", PlainModel(("",) * 5, (1, 2, 3, 4)), (0, 96, 96, 64, 64)
        )
        self.demands = PlainTable(
            theme, "Agreement on demands", PlainModel(("",) * 6, (1, 2, 3, 4, 5)), (0, 96, 96, 64, 64, 64)
        )
        self.crossed = CrossedAnswers(theme)
        self._demands_title = Label(theme, "Demands", "strong")
        self._none = Label(theme, "Neither ticked any demand.", "body", "text2")
        layout = column(inside, (20, 16, 20, 16), 8)
        tops = row(None, gap=40)
        left, right = column(None, gap=8), column(None, gap=8)
        left.addWidget(Label(theme, "Stances", "strong"))
        left.addWidget(self.stances)
        left.addStretch(1)
        right.addWidget(Label(theme, "Who said what", "strong"))
        right.addWidget(self.crossed)
        right.addStretch(1)
        tops.addLayout(left, 1)
        tops.addLayout(right)
        layout.addLayout(tops)
        layout.addSpacing(8)
        layout.addWidget(self._demands_title)
        layout.addWidget(self._none)
        layout.addWidget(self.demands)
        layout.addSpacing(6)
        layout.addWidget(Label(theme, _WAYS, "caption", "text3", wrap=True))
        layout.addStretch(1)
        column(self).addWidget(Scroller(theme, inside))

    def show_results(self, results: CodingResults) -> None:
        """Show the figures of a complete double coding."""
        first, second = results.coding.first.name, results.coding.second.name
        used = [line for line in results.stances.categories if line.alike is not None]
        self.stances.plain.set_headings(("Stance", first, second, "Both", "Alike"))
        self.stances.plain.show(
            [
                (STANCE_WORDS[line.name], str(line.first), str(line.second), str(line.both), whole_percent(line.alike))
                for line in used
            ],
            used,
        )
        self.crossed.show_answers(results.stances, first, second)
        self.demands.plain.set_headings(("Demand", first, second, "Both", "Alike", "Kappa"))
        rows = []
        for each in results.by_demand:
            asked = each.found.categories[0]
            name = f"{each.demand.number}  {each.demand.short_name or each.demand.sentence}"
            counts = (str(asked.first), str(asked.second), str(asked.both))
            rows.append((name, *counts, whole_percent(asked.alike), figure(each.found.kappa)))
        self.demands.plain.show(rows, results.by_demand)
        self._demands_title.setVisible(results.demands is not None)
        self._none.setVisible(results.demands is not None and not rows)
        self.demands.setVisible(bool(rows))
        for table, count in ((self.stances, len(used)), (self.demands, len(rows))):
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            table.setFixedHeight(table.horizontalHeader().sizeHint().height() + self._theme.scaled(28) * count + 2)


class CrossedAnswers(QWidget):
    """How often the second gave each answer where the first gave another: counts, alike ones on the diagonal."""

    _CELL, _HIGH, _NAMES = 44, 26, 118

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: Agreement | None = None
        self._used: list[int] = []
        self._names = ("", "")
        theme.changed.connect(self.update)

    def show_answers(self, found: Agreement, first: str, second: str) -> None:
        """Show the table of the stances that either chose."""
        self._found, self._names = found, (first, second)
        self._used = [place for place, line in enumerate(found.categories) if line.alike is not None]
        self.setFixedSize(
            self._theme.scaled(self._NAMES) + self._theme.scaled(self._CELL) * len(self._used) + 2,
            self._theme.scaled(self._HIGH) * (len(self._used) + 2) + 2,
        )
        self.setAccessibleName("Who said what: " + "; ".join(self.sentences()))
        self.update()

    def sentences(self) -> list[str]:
        """Return each count above nought in words."""
        found = self._found
        if found is None:
            return []
        first, second = self._names
        return [
            f"{first} {STANCE_WORDS[found.categories[i].name]}, {second} {STANCE_WORDS[found.categories[j].name]}: {n}"
            for i in self._used
            for j in self._used
            if (n := found.table[i][j])
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks along both sides and the counts between."""
        found, theme = self._found, self._theme
        if found is None:
            return
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        cell, high, names = theme.scaled(self._CELL), theme.scaled(self._HIGH), theme.scaled(self._NAMES)
        first, second = self._names
        middle = int(Qt.AlignmentFlag.AlignCenter)
        left_middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        metrics = QFontMetricsF(theme.font("caption"))
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(theme.color("text2"))
        across = QRectF(names, 0, cell * len(self._used), high)
        painter.drawText(across, left_middle, metrics.elidedText(f"{second} →", elide, across.width()))
        corner = QRectF(0, high, names - 6, high)
        painter.drawText(corner, left_middle, metrics.elidedText(f"{first} ↓", elide, corner.width()))
        for column_, j in enumerate(self._used):
            where = QRectF(names + cell * column_ + cell / 2 - 6, high + high / 2 - 6, 12, 12)
            draw_stance(painter, found.categories[j].name, where, theme.tokens)
        for line, i in enumerate(self._used):
            top = high * (line + 2)
            name = found.categories[i].name
            draw_stance(painter, name, QRectF(0, top + high / 2 - 6, 12, 12), theme.tokens)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text2"))
            painter.drawText(QRectF(18, top, names - 20, high), left_middle, STANCE_SHORT[name])
            for column_, j in enumerate(self._used):
                box = QRectF(names + cell * column_, top, cell, high).adjusted(1, 1, -1, -1)
                if i == j:
                    painter.fillRect(box, theme.color("sel"))
                count = found.table[i][j]
                painter.setFont(theme.font("figures-strong" if count else "figures"))
                painter.setPen(theme.color("text" if count else "text3"))
                painter.drawText(box, middle, str(count) if count else "·")
        painter.end()
