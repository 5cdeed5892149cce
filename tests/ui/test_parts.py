"""The small widgets: what a keyboard and a screen reader find in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from council_desk.analysis.normalise import utf16_position
from council_desk.errors import DeskError
from council_desk.ui.parts.button import KINDS, Button
from council_desk.ui.parts.form import Form
from council_desk.ui.parts.label import ElidedLabel, KeyHints, Label
from council_desk.ui.parts.letter import Letter, Mark
from council_desk.ui.parts.message import EmptyMessage, ErrorMessage, Offer
from council_desk.ui.parts.plain_table import LEAST_STRETCH, PlainModel, PlainTable
from council_desk.ui.parts.positions import Positions
from council_desk.ui.parts.redline import Redline, pieces
from council_desk.ui.parts.sentence import sentence_at, sentence_to_tag
from council_desk.ui.strip.strip import Strip
from council_desk.ui.theme.theme import Theme


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_says_its_words_key_and_count(theme: Theme, qtbot: QtBot, kind: str) -> None:
    button = Button(theme, "Accept", kind, key="D", icon="check", tip="Take it")
    qtbot.addWidget(button)
    button.set_count("12")
    assert button.accessibleName() == "Accept 12"
    assert "Key: D" in button.accessibleDescription()
    assert not button.grab().isNull()


def test_a_label_never_reads_markup(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "<img src=x> <b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_elided_label_keeps_its_whole_words_in_the_tip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "A title that is far too long for forty pixels")
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.grab()
    assert label.toolTip() == label.text()


def test_key_hints_are_one_sentence(theme: Theme, qtbot: QtBot) -> None:
    hints = KeyHints(theme, (("J", ""), ("K", "next, previous")))
    qtbot.addWidget(hints)
    assert hints.accessibleName() == "Keys: J, K next, previous"


@given(st.text(alphabet=st.sampled_from("aé中\U0001f3ca\n")), st.integers(0, 30))
def test_code_points_and_qt_positions_go_both_ways(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    positions = Positions(text)
    assert positions.to_qt(offset) == utf16_position(text, offset)
    assert positions.from_qt(positions.to_qt(offset)) == offset


def test_a_letter_tells_its_selection_in_code_points(theme: Theme, qtbot: QtBot) -> None:
    text = "\U0001f3ca Please open the pool. Thanks."
    letter = Letter(theme, "Letter")
    qtbot.addWidget(letter)
    letter.show_letter(text)
    start = text.index("Please")
    letter.reveal((start, start + 21))
    assert letter.selected() == (start, start + 21)
    assert text[start : start + 21] == "Please open the pool."


def test_a_letter_dims_the_template_and_keeps_own_words_and_excerpts_whole(theme: Theme, qtbot: QtBot) -> None:
    text = "Template words. My own words. Template again."
    own, ask = (16, 29), (0, 8)
    letter = Letter(theme, "Letter")
    qtbot.addWidget(letter)
    letter.resize(500, 300)
    letter.show_letter(text, [own], dim=True, marks=[Mark(*ask, "1", "Words", theme.tokens.demand(1), True)])

    def colour(place: int) -> str:
        cursor = QTextCursor(letter.document())
        cursor.setPosition(place + 1)
        return cursor.charFormat().foreground().color().name().upper()

    assert colour(20) == theme.tokens.text
    assert colour(2) == theme.tokens.text
    assert colour(12) == theme.tokens.text3
    assert not letter.grab().isNull()


def test_letters_typed_in_a_letter_are_left_to_the_screen(theme: Theme, qtbot: QtBot) -> None:
    letter = Letter(theme, "Letter")
    qtbot.addWidget(letter)
    letter.show_letter("Please open the pool.")
    qtbot.keyClicks(letter, "123DQ")
    assert letter.toPlainText() == "Please open the pool."


def test_a_redline_strikes_and_underlines(theme: Theme, qtbot: QtBot) -> None:
    shown = pieces("open at 7 in the morning", "open at 9 in the morning")
    assert ("out", "7") in shown
    assert ("in", "9") in shown
    redline = Redline(theme, "Revised")
    qtbot.addWidget(redline)
    redline.show_pieces(shown)
    assert redline.accessibleDescription() == "open at; taken out: 7; added: 9; in the morning"


@pytest.mark.parametrize(
    ("offset", "found"), [(0, "One asks."), (12, "Two asks!"), (30, "Three asks"), (400, "Three asks")]
)
def test_the_sentence_at_a_place(offset: int, found: str) -> None:
    text = "One asks. Two asks!\n\nThree asks"
    start, end = sentence_at(text, offset)
    assert text[start:end] == found


@pytest.mark.parametrize(
    ("offset", "asks", "found"),
    [
        (0, False, "The bench is broken."),
        (0, True, "Who mends it?"),
        (3, False, "Dear Council,"),
        (20, True, "The bench is broken."),
    ],
)
def test_a_salutation_is_passed_over_until_the_caret_was_put_somewhere(offset: int, asks: bool, found: str) -> None:
    text = "Dear Council,\n\nThe bench is broken. Who mends it?"
    start, end = sentence_to_tag(text, offset, asks)
    assert text[start:end] == found


def test_a_letter_that_is_only_a_salutation_is_taken_as_it_is() -> None:
    assert sentence_to_tag("Dear Council,\n", 0) == (0, 13)


def test_an_empty_message_offers_what_to_do_next(theme: Theme, qtbot: QtBot) -> None:
    pressed: list[str] = []
    message = EmptyMessage(
        theme,
        "inbox",
        "Nothing yet",
        "Bring some.",
        (Offer("Import", lambda: pressed.append("import")), Offer("Paste", list)),
    )
    qtbot.addWidget(message)
    message.buttons[0].click()
    assert pressed == ["import"]
    assert [button.kind for button in message.buttons] == ["filled", "plain"]


def test_an_error_says_what_happened_what_is_safe_and_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    message = ErrorMessage(theme, "Not read", "a.pdf", "Page 2 is damaged.", "Nothing was stored.", "Ask for it again.")
    qtbot.addWidget(message)
    for words in ("Page 2 is damaged.", "Nothing was stored.", "Ask for it again."):
        assert words in message.accessibleName()


def test_a_form_keeps_what_was_typed_when_it_is_refused(theme: Theme, qtbot: QtBot) -> None:
    parent = Label(theme, "")
    qtbot.addWidget(parent)
    form = Form(theme, "Add", "", "Add", lambda _given: form.refuse("The date is missing."), parent)
    form.add("date", "Date", "soon")
    form.show()
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    assert form.field("date").text() == "soon"
    form.close()


def test_enter_goes_through_a_form_and_does_it_from_the_last_field(theme: Theme, qtbot: QtBot) -> None:
    parent = Label(theme, "")
    qtbot.addWidget(parent)
    given: list[dict[str, str]] = []
    form = Form(theme, "Add", "", "Add", given.append, parent)
    form.add("date", "Date", "soon")
    form.add("place", "Place", "here")
    form.show()
    form.field("date").setFocus()
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert given == []
    assert form.focusWidget() is form.field("place")
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert given == [{"date": "soon", "place": "here"}]
    form.close()


def test_the_strip_says_what_happened_and_offers_undo(desk: object, qtbot: QtBot) -> None:
    strip = Strip(desk)
    qtbot.addWidget(strip)
    strip.show()
    strip.show_undo("Tagged no. 4")
    strip.say_change("Tagged no. 4 as support")
    assert strip.undo.isVisible()
    strip.say("Suggestions are up to date")
    assert not strip.undo.isVisible(), "a notice is nothing to take back"
    strip.say_change("Tagged no. 4 as support")
    strip.say_error(str(DeskError("The office is locked.")))
    assert strip.show_error.isVisible()
    assert not strip.undo.isVisible()
    assert strip.words == "The office is locked."


def test_a_tip_shows_a_strangers_markup_as_it_was_typed(desk: object, qtbot: QtBot) -> None:
    button = Button(desk.theme, "Show", tip="<img src='file:///etc/hostname'> list")
    qtbot.addWidget(button)
    assert "<img" not in button.toolTip()
    assert "&lt;img src=" in button.toolTip()


@pytest.mark.parametrize("width", [640, 560])
def test_in_a_narrow_table_of_large_text_names_can_still_be_read(qtbot: QtBot, width: int) -> None:
    theme = Theme("light", 150)
    theme.apply()
    model = PlainModel(("Name", "Contact", "District", "Wrote", "Signed"), (3, 4))
    table = PlainTable(theme, "People", model, (0, 190, 80, 56, 56))
    qtbot.addWidget(table)
    model.show([("Cleo Castellanos-Whitford", "cleo@mail.example", "District 3", "1", "0")], [None])
    table.resize(width, 200)
    table.show()
    # A heading never becomes narrower than Qt lets it: that may cost the names a little.
    assert table.columnWidth(0) >= 0.9 * theme.scaled(LEAST_STRETCH)
    table.resize(1400, 200)
    assert [table.columnWidth(section) for section in (1, 2, 3, 4)] == [theme.scaled(w) for w in (190, 80, 56, 56)]
