"""The memo leaves the window: as a file, whole or not at all, and on paper. Runs in the thinking lane."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from council_desk.errors import DeskError
from council_desk.progress import Progress

FINEST = 600
"""Dots an inch: finer shows nothing on paper and takes memory with the square of it."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises DeskError where it cannot be written."""
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(QByteArray(data)) == len(data)
    if not (written and file.commit()):
        why = file.errorString() or "no reason given"
        raise DeskError(f"{path.name} could not be written ({why}). Choose another folder, and save again.")


def new_printer(name: str) -> QPrinter:
    """Return a printer for a US Letter document of this name; the person chooses which in the print dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Council Desk")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def print_pdf(data: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the chosen pages; returns how many were sent. Raises DeskError, and Cancelled by `progress`."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = _pages(printer, document.pageCount())
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise DeskError("The printer could not be started. Nothing was printed. Check it, or save the memo as a PDF.")
    try:
        for done, page in enumerate(pages):
            progress.step(done, len(pages), f"Printing page {done + 1} of {len(pages)}")
            if done and not printer.newPage():
                raise DeskError(f"The printer stopped after page {done}. Check it, and print the other pages.")
            _draw(painter, document, page, printer)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(pages)


def _pages(printer: QPrinter, count: int) -> Sequence[int]:
    """The pages to print, from 0, in the printer's order, copies included where the system does not make them."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    chosen = list(range(max(1, first) - 1, min(last, count)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return chosen * copies
    return [page for page in chosen for _ in range(copies)]


def _draw(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    """Draw one page as large as the paper allows, in its middle."""
    dots = printer.resolution()
    paper = QRectF(printer.pageLayout().fullRectPixels(dots))
    size = QSizeF(document.pagePointSize(page)).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    where = QRectF(paper.center().x() - size.width() / 2, paper.center().y() - size.height() / 2, *size.toTuple())
    share = min(1.0, FINEST / dots)
    picture = document.render(page, (size * share).toSize())
    sheet = QImage(picture.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    onto = QPainter(sheet)
    onto.drawImage(0, 0, picture)
    onto.end()
    painter.drawImage(where, sheet, QRectF(sheet.rect()))
