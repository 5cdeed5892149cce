"""Code points, in which the record counts, and UTF-16 units, in which Qt does."""

from bisect import bisect_left


class Positions:
    """The two counts of one text. Texts without characters beyond the basic plane count the same in both."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Characters that Qt counts twice: their places in code points, and in Qt's count.
        self._double = [place for place, letter in enumerate(text) if ord(letter) > 0xFFFF]
        self._double_qt = [place + before for before, place in enumerate(self._double)]

    def to_qt(self, offset: int) -> int:
        """Turn a code point offset into Qt's position."""
        offset = min(max(offset, 0), self._length)
        return offset + bisect_left(self._double, offset)

    def from_qt(self, position: int) -> int:
        """Turn Qt's position into a code point offset; inside a doubled character it is that character's start."""
        return min(position - bisect_left(self._double_qt, position), self._length)
