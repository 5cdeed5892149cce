"""The shipped fonts: which are needed before the first paint, which may come after it, and the type scale."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from council_desk import paths

SANS = "Inter"
SERIF = "Source Serif 4"
OTHER_SCRIPTS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Gurmukhi", "Noto Sans SC")

FIRST_FILES = ("Inter_400Regular.ttf", "Inter_500Medium.ttf", "Inter_600SemiBold.ttf")
"""What the first window shows: the app's own words."""

ROLES: dict[str, tuple[str, int, int, bool]] = {
    "key": (SANS, 11, 500, False),
    "badge": (SANS, 11, 700, False),
    "caption": (SANS, 12, 400, False),
    "caption-medium": (SANS, 12, 500, False),
    "caption-strong": (SANS, 12, 600, False),
    "body": (SANS, 13, 400, False),
    "body-medium": (SANS, 13, 500, False),
    "strong": (SANS, 13, 600, False),
    "figures": (SANS, 13, 400, False),
    "figures-strong": (SANS, 13, 600, False),
    "italic": (SANS, 13, 400, True),
    "lead": (SANS, 14, 400, False),
    "name": (SANS, 16, 600, False),
    "title": (SANS, 18, 600, False),
    "message": (SANS, 20, 600, False),
    "letter": (SERIF, 15, 400, False),
    "letter-small": (SERIF, 13, 400, False),
    "letter-italic": (SERIF, 13, 400, True),
}
"""Role: family, pixels at 100 %, weight, italic. The whole type scale of the window."""

_WEIGHTS = {
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
    700: QFont.Weight.Bold,
}


def register_first() -> None:
    """Make the fonts of the first painted window known to Qt."""
    for name in FIRST_FILES:
        QFontDatabase.addApplicationFont(str(_folder() / name))


def register_rest() -> None:
    """Make the letter's serif and the other scripts known to Qt; without them some scripts show as boxes."""
    for file in sorted(_folder().glob("*.ttf")):
        if file.name not in FIRST_FILES:
            QFontDatabase.addApplicationFont(str(file))


def font(role: str, percent: int = 100) -> QFont:
    """Return the font of a role in ROLES at a text size in percent; raises KeyError."""
    family, pixels, weight, italic = ROLES[role]
    made = QFont()
    made.setFamilies([family, *OTHER_SCRIPTS])
    made.setPixelSize(max(8, round(pixels * percent / 100)))
    made.setWeight(_WEIGHTS[weight])
    made.setItalic(italic)
    if role.startswith("figures"):
        # Only where figures stand in columns: with it, hyphens grow as wide as figures.
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _folder() -> Path:
    return paths.resources_folder() / "fonts"
