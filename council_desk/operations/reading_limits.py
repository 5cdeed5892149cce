"""How much reading may cost on this desk, of a file's bytes and of its words: as saved, and changed."""

from council_desk.errors import RefusedError
from council_desk.readers.limits import Limits
from council_desk.settings import Settings, load_settings, save_settings

SECONDS = (1, 3600)
MEBIBYTES = (256, 65536)
CAREFUL = (0, 1_000_000)


def reading_limits(settings: Settings | None = None) -> Limits:
    """The limits for reading one file by a desk's settings (default: those saved by this user)."""
    known = settings or load_settings()
    return Limits(seconds=float(known.reading_seconds), memory_mebibytes=known.reading_mebibytes)


def careful_texts(settings: Settings | None = None) -> int:
    """Up to how many texts of an item, or paragraphs of a list, the language model reads too; 0 for none."""
    return (settings or load_settings()).careful_texts


def changed_limits(
    settings: Settings, seconds: int | None = None, memory: int | None = None, careful: int | None = None
) -> Settings:
    """The settings with other limits: `seconds` a file, `memory` in MiB, `careful` texts of an item.

    Raises RefusedError outside of what makes sense.
    """
    if seconds is not None and not SECONDS[0] <= seconds <= SECONDS[1]:
        raise RefusedError(f"A file may take between {SECONDS[0]} and {SECONDS[1]:,} seconds, not {seconds:,}.")
    if memory is not None and not MEBIBYTES[0] <= memory <= MEBIBYTES[1]:
        raise RefusedError(
            f"A file may take between {MEBIBYTES[0]} and {MEBIBYTES[1]:,} MiB of memory, not {memory:,}."
        )
    if careful is not None and not CAREFUL[0] <= careful <= CAREFUL[1]:
        raise RefusedError(
            f"The language model may read between {CAREFUL[0]} and {CAREFUL[1]:,} texts, not {careful:,}."
        )
    return settings.changed(
        reading_seconds=seconds if seconds is not None else settings.reading_seconds,
        reading_mebibytes=memory if memory is not None else settings.reading_mebibytes,
        careful_texts=careful if careful is not None else settings.careful_texts,
    )


def save_limits(seconds: int | None = None, memory: int | None = None, careful: int | None = None) -> Settings:
    """Save other limits for this user's desk; raises RefusedError for a value that makes no sense, DeskError where the
    settings cannot be written.
    """
    settings = changed_limits(load_settings(), seconds, memory, careful)
    save_settings(settings)
    return settings
