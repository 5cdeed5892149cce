"""What the program writes down about itself: a rotating file, never with comment text or names in it."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from council_desk import paths

LOG_FILE = "council-desk.log"
_BYTES = 1024 * 1024
_KEPT = 3


class DiscreetFormatter(logging.Formatter):
    """Writes tracebacks as places and kinds only: an exception's own message may quote a comment or a name."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(  # noqa: N802 - overrides logging.Formatter
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return the chain of exceptions, each as its kind and where it passed."""
        if ei[1] is None:
            return ""
        return "\n".join(_chain(ei[1]))


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return lines


def open_log(folder: Path | None = None, level: int = logging.INFO) -> logging.Handler:
    """Start writing the program's log in `folder` (default: the user's log folder); returns what `close_log` takes.

    Where the folder cannot be written the program goes on without a log: a full disk must not keep the desk shut.
    """
    place = folder or paths.user_log_folder()
    handler: logging.Handler
    try:
        place.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(place / LOG_FILE, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(DiscreetFormatter())
    logger = logging.getLogger("council_desk")
    logger.setLevel(level)
    logger.addHandler(handler)
    return handler


def close_log(handler: logging.Handler) -> None:
    """Stop writing to `handler` and let go of its file."""
    logging.getLogger("council_desk").removeHandler(handler)
    handler.close()
