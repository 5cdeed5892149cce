"""Colours, type and bars: what every screen stands on."""

import re
from itertools import product

import pytest
from PySide6.QtGui import QFontDatabase

from council_desk.queries.counts import STANCES, StanceCounts
from council_desk.ui import words
from council_desk.ui.paint.bars import LEAST, stance_parts, widths
from council_desk.ui.theme import fonts
from council_desk.ui.theme.icons import Icons
from council_desk.ui.theme.style import style_sheet
from council_desk.ui.theme.theme import Theme, palette
from council_desk.ui.theme.tokens import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, by WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_all_words_can_be_read_on_their_ground(tokens: Tokens) -> None:
    pairs = [(ink, ground) for ink, ground in product(("text", "text2", "text3"), ("canvas", "panel", "sidebar"))]
    pairs += [(ink, ground) for ink, ground in product(("text", "text2"), ("sel", "sel_weak", "raised"))]
    pairs += [("warn", "warn_fill"), ("error", "error_fill"), ("ok", "ok_fill"), ("on_fill", "fill")]
    pairs += [("inserted", "inserted_fill"), ("deleted", "deleted_fill"), ("accent", "canvas"), ("accent", "sidebar")]
    for ink, ground in pairs:
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5, (ink, ground)


@THEMES
def test_marks_and_edges_can_be_seen(tokens: Tokens) -> None:
    for colour in (*tokens.stances, *tokens.demands, *tokens.composition, tokens.control, tokens.accent):
        assert contrast(colour, tokens.canvas) >= 3.0, colour


@THEMES
def test_the_style_sheet_and_palette_use_the_table_only(tokens: Tokens, qapp: object) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", style_sheet(tokens)))
    table = {value for name in tokens.__slots__ if isinstance(value := getattr(tokens, name), str)}
    assert used <= table
    assert palette(tokens).window().color().name().upper() == tokens.canvas


def test_the_window_speaks_of_the_records_stances() -> None:
    assert words.STANCE_KEYS == STANCES
    assert set(words.BAR_ORDER) == set(STANCES)


def test_a_bar_shows_every_part_and_nothing_beyond_its_width() -> None:
    shown = widths([1, 4000, 3, 12], 600)
    assert min(shown) >= LEAST
    assert sum(shown) + 2 * 3 == pytest.approx(600, abs=1)


def test_the_stance_bar_goes_from_one_side_to_the_other_with_untagged_last() -> None:
    counts = StanceCounts((5, 4, 3, 2, 1, 0, 0), 7)
    assert stance_parts(counts) == [
        ("support", 5),
        ("support_if_amended", 4),
        ("neutral", 1),
        ("oppose_unless_amended", 3),
        ("oppose", 2),
        (None, 7),
    ]


def test_every_font_of_the_type_scale_is_shipped() -> None:
    families = set(QFontDatabase.families())
    assert {family for family, *_ in fonts.ROLES.values()} | set(fonts.OTHER_SCRIPTS) <= families


def test_text_size_changes_every_font_and_dark_every_colour(theme: Theme, qtbot: object) -> None:
    before = theme.font("body").pixelSize()
    theme.change("dark", 125)
    assert theme.font("body").pixelSize() == round(before * 1.25)
    assert theme.tokens is DARK
    theme.change("light", 100)


def test_icons_take_the_colour_they_are_given(qapp: object) -> None:
    image = Icons().pixmap("check", 32, "#FF0000").toImage()
    inked = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 200]
    assert inked
    assert all(colour.red() > 200 and colour.green() < 60 for colour in inked)


def test_times_are_said_in_the_offices_zone() -> None:
    moment = words.local_time("2031-04-22T23:06:00+00:00", "America/Los_Angeles")
    assert words.day_and_time(moment) == "Apr 22, 4:06 PM"
    assert words.local_time("nonsense", "UTC") is None
    assert words.meeting_day("2031-04-28") == "Mon, Apr 28"
    assert words.percent(0.997) == "99 %"
    assert words.count_of(1204, "letter") == "1,204 letters"


def test_a_letter_without_a_name_is_known_by_its_first_words() -> None:
    assert words.opening_words("Dear Council,\n\nPlease mend the gate.") == "Please mend the gate."
    assert words.opening_words("No.") == "No."
    assert words.opening_words("") == ""
