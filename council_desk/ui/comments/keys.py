"""The keys of the Comments screen that need more than a table: digits with and without Shift."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from council_desk.ui.words import STANCE_KEYS

_SHIFTED = "!@#$%^&"
"""What Shift and 1 to 7 give on the most usual keyboard; on others the key's own place on the board tells."""

_FIRST_SCAN_CODE = 2 if sys.platform == "win32" else 10
"""Scan code of the 1 key: on Windows, and on X11 and Wayland. macOS gives none, its keys are told by their sign."""


def stance_key(event: QKeyEvent) -> tuple[str, bool] | None:
    """Return the stance that a key stands for, and whether Shift asks to go on; None for any other key."""
    pressed = digit_key(event, len(STANCE_KEYS))
    return None if pressed is None else (STANCE_KEYS[pressed[0]], pressed[1])


def digit_key(event: QKeyEvent, count: int) -> tuple[int, bool] | None:
    """Return which digit from 1 to `count` (at most 7) was pressed, counted from 0, and whether Shift was held with it;
    None for any other key.
    """
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    digit = event.key() - Qt.Key.Key_1
    if 0 <= digit < count:
        return digit, shifted
    if not shifted:
        return None
    place = event.nativeScanCode() - _FIRST_SCAN_CODE
    if sys.platform != "darwin" and event.nativeScanCode() and 0 <= place < count:
        return place, True
    if event.text() and event.text() in _SHIFTED[:count]:
        return _SHIFTED.index(event.text()), True
    return None
