"""The measures and colours of the paper, in points from the top left: one grid for the memo and its appendices.

They follow the office's look: stance hues are the window's, the office's own words are in Noto Sans, received words in
Source Serif 4.
"""

from council_desk.documents.fragments import Style

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0
LEFT = 54.0
WIDTH = 504.0
SIDE = 102.0
MAIN_X = 120.0
MAIN = 384.0
PAIR = 243.0
PAIR_X = 261.0
TOP = 42.5
BOTTOM = 722.0
FOOT_RULE = 743.5
FOOT = 755.5
LEADING = 13.0

INK = "#172022"
GREY = "#56616B"
HAIR = "#C9CFD4"
FAINT = "#8A949B"
ACCENT = "#0A6A6F"
WHITE = "#FFFFFF"

SUPPORT, IF_AMENDED = "#154F9C", "#5A90D6"
UNLESS, OPPOSE = "#CC7A1E", "#9E4208"
OPPOSE_TINT = "#FCEFE4"
NEUTRAL, QUESTION = "#808C8E", "#434E52"
COPIED, SHORTENED = "#33474A", "#AEB8BF"

TITLE = Style("sans-bold", 21, INK)
SUBTITLE = Style("sans", 11, GREY)
SECTION = Style("sans-bold", 11, ACCENT)
BODY = Style("sans", 10, INK)
BODY_BOLD = Style("sans-bold", 10, INK)
FIGURE = Style("sans-bold", 15, INK)
VALUE = Style("sans", 9, INK)
VALUE_BOLD = Style("sans-bold", 9, INK)
CITATION = Style("sans-bold", 9, ACCENT)
TABLE = Style("sans", 8.75, INK)
TABLE_BOLD = Style("sans-bold", 8.75, INK)
TABLE_FAINT = Style("sans", 8.75, FAINT)
HEAD = Style("sans", 7.5, INK)
NOTE = Style("sans", 7.75, GREY)
LABEL = Style("sans", 7.75, GREY)
QUOTE = Style("serif", 9.75, INK)
TEMPLATE = Style("serif", 9.5, INK)
CLAUSE = Style("serif", 9.5, INK)
EXCERPT = Style("serif-italic", 8.5, INK)
COMMENT_WIDE = Style("serif", 9.75, INK)
COMMENT = Style("serif", 9, INK)
EVIDENCE = Style("sans", 7.5, GREY)


def linked(style: Style, target: str) -> Style:
    """Return the style as a link to a place on paper, in the accent colour."""
    return Style(style.face, style.size, ACCENT, style.rise, style.underline, target)


def raised(text_size: float, size: float, target: str) -> Style:
    """Return the style of a raised key that links to `target`, beside text of `text_size` points."""
    return Style("sans", size, ACCENT, text_size * 0.36, False, target)
