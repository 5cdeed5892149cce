"""The bundled line icons (Lucide), drawn in a colour of the theme at the screen's own resolution."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from council_desk import paths


class Icons:
    """Draws icons by name. Holds parsed drawings by name, colour and stroke until the theme changes."""

    def __init__(self) -> None:
        self._drawings: dict[tuple[str, str, float], QSvgRenderer] = {}
        self._sources: dict[str, str] = {}

    def forget(self) -> None:
        """Let go of every drawing; call it when the colours change."""
        self._drawings.clear()

    def draw(self, painter: QPainter, name: str, where: QRectF, colour: str, stroke: float = 2.0) -> None:
        """Draw an icon into `where` (logical pixels) in a colour; `stroke` is its width in the 24-unit drawing."""
        self._drawing(name, colour, stroke).render(painter, where)

    def pixmap(self, name: str, size: int, colour: str, ratio: float = 1.0, stroke: float = 2.0) -> QPixmap:
        """Return an icon as a picture of `size` logical pixels at a device pixel ratio."""
        picture = QPixmap(QSize(size, size) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.draw(painter, name, QRectF(0, 0, size, size), colour, stroke)
        painter.end()
        return picture

    def _drawing(self, name: str, colour: str, stroke: float) -> QSvgRenderer:
        key = (name, colour, stroke)
        drawing = self._drawings.get(key)
        if drawing is None:
            source = self._source(name).replace("currentColor", colour)
            if stroke != 2.0:
                source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
            drawing = QSvgRenderer(QByteArray(source.encode()))
            self._drawings[key] = drawing
        return drawing

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (_folder() / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]


def _folder() -> Path:
    return paths.resources_folder() / "icons"
