"""PDFs as offices print them, made when the tests run."""

import io

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

LETTERS = (
    "I hope that you will vote for the new pool, because the old one leaks and my children have nowhere to swim in the "
    "hot months of the year. We have waited nine summers for this.",
    "Please do not close the library branch on Cannery Street. My mother walks there every Tuesday, and the bus to the "
    "main branch takes her an hour each way.",
    "The harbor needs dredging before anything else is built on the waterfront; two boats touched bottom in March.",
    "No.",
)
NAMES = ("Ana Ruiz", "Lee Wong", "Jo Neil", "Kim Park")


def report(rows: int, valign: str = "TOP") -> bytes:
    """A table of names, positions and comments over several pages, its names in the top or the middle of each row."""
    style = getSampleStyleSheet()["Normal"]
    cells: list[list[object]] = [["Name", "Position", "Comment"]]
    for row in range(rows):
        side = "Support" if row % 2 else "Oppose"
        cells.append([Paragraph(NAMES[row % 4], style), side, Paragraph(LETTERS[row % 4], style)])
    table = Table(cells, colWidths=[90, 60, 330], repeatRows=1)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), valign)]))
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Paragraph("eComment report", style), Spacer(1, 12), table])
    return out.getvalue()


def across(left: list[str], right: list[str]) -> bytes:
    """A page in two columns that is drawn line by line across."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(612, 792), invariant=1)
    paper.setFont("Helvetica", 10)
    for place in range(max(len(left), len(right))):
        for column, lines in ((60, left), (320, right)):
            if place < len(lines) and lines[place]:
                paper.drawString(column, 700 - 13 * place, lines[place])
    paper.showPage()
    paper.save()
    return out.getvalue()
