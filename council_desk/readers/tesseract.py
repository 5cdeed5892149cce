"""Tesseract, the free text recognition, where it is installed: found, and run on one picture through pipes only."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_LANGUAGES = ("eng", "spa")
_PLACES = (
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
    "C:\\Program Files\\Tesseract-OCR\\tesseract.exe",
)
_PIPES = ["stdin", "stdout"]
_LIST = ["--list-langs"]


def program() -> str | None:
    """Return the path of tesseract, or None where it is not installed."""
    return shutil.which("tesseract") or next((place for place in _PLACES if Path(place).is_file()), None)


def is_our_call(command: str | None, called: object, arguments: object) -> bool:
    """Tell whether a program about to be started is tesseract as this module calls it: no file named, only pipes."""
    if command is None or called != command or not isinstance(arguments, list):
        return False
    return arguments[1:3] == _PIPES or arguments[1:] == _LIST


def text_of(command: str, picture: bytes, seconds: float, page: int | None = None) -> str | None:
    """Recognise one picture (PNG, JPEG, TIFF, PNM), or of a TIFF the page with this number (from 0).

    `command` is the program's path. None where it fails or takes more than `seconds`.
    """
    which = [] if page is None else ["-c", f"tessedit_page_number={page}"]
    done = _run([command, *_PIPES, *_language_arguments(command), *which], picture, seconds)
    return None if done is None or done.returncode != 0 else done.stdout.decode("utf-8", errors="replace")


@cache
def _language_arguments(command: str) -> tuple[str, ...]:
    """Return '-l eng+spa', as far as these are installed; nothing where none is: tesseract has its own default."""
    done = _run([command, *_LIST], b"", 10.0)
    installed = [] if done is None else done.stdout.decode("utf-8", errors="replace").split()
    wanted = [language for language in _LANGUAGES if language in installed]
    return ("-l", "+".join(wanted)) if wanted else ()


def _run(arguments: Sequence[str], given: bytes, seconds: float) -> subprocess.CompletedProcess[bytes] | None:
    environment = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TESSDATA_PREFIX") if key in os.environ}
    environment["OMP_THREAD_LIMIT"] = "1"  # several threads on small pages only wait for each other
    try:
        return subprocess.run(  # noqa: S603 - a program found by its name, fixed words, no shell
            list(arguments), input=given, capture_output=True, env=environment, timeout=seconds, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
