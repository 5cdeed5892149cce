"""The memo's pages, as they print: scrolls, zooms, follows links; a newer memo comes in at the same place."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from council_desk.ui.parts.layout import column
from council_desk.ui.theme.theme import Theme

STEP = 1.2
LEAST, MOST = 0.25, 5.0


class Preview(QWidget):
    """`page_shown` tells the page in view, from 1, and how many there are.

    The documents are children of this widget, made after the view: Qt ends children in that order, and a view whose
    document ends first looks at what is gone.
    """

    page_shown = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.view = _Pages(self)
        self._nothing = QPdfDocument(self)
        self._held: list[tuple[QPdfDocument, QBuffer]] = []
        self.setFocusProxy(self.view)
        column(self).addWidget(self.view)
        self.fit_width()
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._tell())
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        document = self._held[-1][0] if self._held else None
        return document.pageCount() if document is not None else 0

    def show_pdf(self, data: bytes) -> bool:
        """Show a newer memo at the same place; returns False, and keeps the former, where it is no PDF."""
        document, buffer = QPdfDocument(self), QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.status() != QPdfDocument.Status.Ready:
            document.deleteLater()
            buffer.deleteLater()
            return False
        down, right = self.view.verticalScrollBar(), self.view.horizontalScrollBar()
        at = down.value(), right.value()
        self._show_document(document)
        self._held = [(document, buffer)]
        down.setValue(at[0])
        right.setValue(at[1])
        self._tell()
        return True

    def clear(self) -> None:
        """Show no page."""
        self._show_document(self._nothing)
        self._held = []
        self.view.verticalScrollBar().setValue(0)

    def fit_width(self) -> None:
        """Make a page as wide as there is room."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def zoom(self, up: bool) -> None:
        """Make the pages larger or smaller by a fifth."""
        now = self._factor() * (STEP if up else 1 / STEP)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(MOST, max(LEAST, now)))

    def _show_document(self, document: QPdfDocument) -> None:
        """Show a document and let the former go."""
        self.view.setDocument(document)
        for former, its_buffer in self._held:
            former.close()
            former.deleteLater()
            its_buffer.deleteLater()

    def _factor(self) -> float:
        """Return the zoom in force, whatever the mode."""
        view = self.view
        if view.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages:
            return view.zoomFactor()
        dots = self._held[-1][0].pagePointSize(0).width() / 72 * view.logicalDpiX()
        room = view.viewport().width() - view.documentMargins().left() - view.documentMargins().right()
        return room / dots if dots else 1.0

    def _tell(self) -> None:
        page = min(self.view.pageNavigator().currentPage() + 1, max(1, self.pages))
        self.view.setAccessibleDescription(f"Page {page} of {self.pages}")
        self.page_shown.emit(page, self.pages)

    def _restyle(self) -> None:
        shades = self.view.palette()
        for group in (shades.ColorGroup.Active, shades.ColorGroup.Inactive):
            shades.setColor(group, shades.ColorRole.Dark, self._theme.color("sidebar"))
        self.view.setPalette(shades)


class _Pages(QPdfView):
    """Home and End go to the first and the last page; Ctrl and the wheel zoom."""

    def __init__(self, owner: Preview) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setAccessibleName("The memo's pages")
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setPageSpacing(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or the last page; the rest scrolls."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; without, scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self._owner.zoom(event.angleDelta().y() > 0)
            event.accept()
        else:
            super().wheelEvent(event)
