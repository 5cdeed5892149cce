"""Bytes into text: strict UTF-8 and UTF-16 first, then the likeliest of a short list of older encodings."""

import codecs
import re

LIKELY = (
    "cp1252",
    "latin_1",
    "mac_roman",
    "cp850",
    "cp437",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
    "cp1251",
    "cp1250",
    "cp1258",
)
"""What offices and their vendors really send; charset-normalizer's free guess takes cp1252 for far rarer ones."""

_WESTERN = ("cp1252", "mac_roman", "cp850", "cp437")
_SMALL = frozenset("áéíóúñüçàèìòùâêîôûäëïöåæøßãõœÿ")
_LARGE = frozenset("ÁÉÍÓÚÑÜÇÀÈÌÒÙÂÊÎÔÛÄËÏÖÅÆØÃÕŒ")
_FREE_SIGNS = frozenset("’”»…•°ºª€§®©™½\xa0")
_OPENING = frozenset("¿¡“‘«")
_DASHES = frozenset("–—")

_SAMPLE_BYTES = 256 * 1024
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str] | None:
    """Turn a text file's bytes into text; returns (text, encoding), or None where they are not text.

    A byte-order mark decides and is taken off; then strict UTF-8; then UTF-16 without a mark, told by where its zero
    bytes stand; then the likeliest of LIKELY by charset-normalizer. The text may still hold NUL and lone surrogates.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, mark, encoding)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return data.decode(wide, errors="replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as problem:
        return _decode_older(data, problem)


def looks_binary(text: str) -> bool:
    """Tell whether 'text' is really something else: more than a few control characters, and one in fifty."""
    sample = text[:_SAMPLE_BYTES]
    return len(_CONTROL.findall(sample)) > max(4, len(sample) // 50)


def _decode_marked(data: bytes, mark: bytes, encoding: str) -> tuple[str, str]:
    body = data[len(mark) :] if encoding == "utf-8" else data
    return body.decode(encoding, errors="replace"), encoding


def _utf16_without_mark(data: bytes) -> str | None:
    """Name the byte order where most high bytes are zero: Latin text in UTF-16 as some exports write it."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8 or len(data) % 2:
        return None
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _decode_older(data: bytes, problem: UnicodeDecodeError) -> tuple[str, str] | None:
    if _is_torn_utf8(data, problem):
        return data.decode("utf-8", errors="replace"), "utf-8"
    sample = _telling_sample(data)
    western = _western(sample)
    if western is not None:
        return data.decode(western, errors="replace"), western
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, cp_isolation=list(LIKELY), threshold=0.5).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(_wider(encoding), errors="replace")
    return None if looks_binary(text) else (text, encoding)


def _western(sample: bytes) -> str | None:
    """Return the Western encoding under which accents and quotes stand where Western languages put them.

    charset-normalizer judges a few accented words poorly (it takes Central European code pages and Mac text for
    Windows Latin), so its guess is asked only where this finds no clear answer: other scripts, other alphabets.
    """
    best: tuple[float, str] = (0.0, "")
    for encoding in _WESTERN:
        text = sample.decode(encoding, errors="replace")
        letters = sum(char.isalpha() for char in text)
        high = [place for place, char in enumerate(text) if char > "\x7f"]
        if sum(text[place].isalpha() for place in high) > 0.3 * letters:
            continue
        score = sum(_fitness(text, place) for place in high) / max(len(high), 1)
        if score > best[0]:
            best = score, encoding
    return best[1] if best[0] >= 0.85 else None


def _fitness(text: str, place: int) -> float:
    """Say from 0 to 1 how well a character beyond ASCII fits where it stands in a Western text."""
    char = text[place]
    before = text[place - 1 : place]
    after = text[place + 1 : place + 2]
    if char in _SMALL or char in _FREE_SIGNS:
        return 1.0
    if char in _LARGE:
        return 0.0 if before.islower() else 1.0
    if char in _OPENING:
        return 1.0 if not before.isalnum() else 0.0
    if char in _DASHES:
        return 0.5 if before.isalpha() and after.isalpha() else 1.0
    return 0.0


def _is_torn_utf8(data: bytes, problem: UnicodeDecodeError) -> bool:
    """Tell UTF-8 with a few broken bytes (a cut-off end, one bad paste) from another encoding."""
    if problem.start >= len(data) - 3 and any(byte >= 0x80 for byte in data[: problem.start]):
        return True
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text if "\x80" <= char != "\ufffd")
    return whole > 20 * broken


def _wider(encoding: str) -> str:
    """Return the Windows superset of a code page, which decodes curly quotes that the narrow one leaves as controls."""
    return {"latin_1": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030", "euc_kr": "cp949"}.get(encoding, encoding)


def _telling_sample(data: bytes) -> bytes:
    """Return the lines that hold high bytes, at most _SAMPLE_BYTES: plain ASCII lines say nothing."""
    if len(data) <= _SAMPLE_BYTES:
        return data
    telling = b"\n".join(line[:4096] for line in data.split(b"\n") if not line.isascii())
    return telling[:_SAMPLE_BYTES]
