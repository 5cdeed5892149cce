"""Names of languages in English, by their ISO 639 code."""

from council_desk.analysis.language_names import LANGUAGE_NAMES


def language_name(code: str) -> str:
    """Return the language's English name; "" where the code says nothing ("und"); the code itself where it is rare."""
    base = code.split("-", maxsplit=1)[0].casefold()
    return "" if base in {"", "und", "mul", "zxx"} else LANGUAGE_NAMES.get(base, base)
