"""A PDF page as a picture for text recognition: gray, sharp enough to read, never larger than allowed."""

import pypdfium2 as pdfium

_DOTS_AN_INCH = 200
_MOST_DOTS = 16_000_000
"""A page of 16 inches by 25; a larger one is drawn with fewer dots an inch."""


def picture_of(document: pdfium.PdfDocument, index: int) -> bytes:
    """Draw a page (`index` from 0) as a portable graymap (PGM, binary); b'' where it cannot be drawn."""
    try:
        page = document[index]
        try:
            width, height = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
            scale = min(_DOTS_AN_INCH / 72, (_MOST_DOTS / (width * height)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            try:
                return _graymap(bitmap)
            finally:
                bitmap.close()
        finally:
            page.close()
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return b""


def _graymap(bitmap: pdfium.PdfBitmap) -> bytes:
    pixels = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    rows = pixels if stride == width else b"".join(pixels[y * stride : y * stride + width] for y in range(height))
    return b"P5\n%d %d\n255\n" % (width, height) + rows[: width * height]
