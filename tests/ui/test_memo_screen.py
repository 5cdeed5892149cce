"""The Memo screen: what is switched off or typed shows in the pages, and how the memo leaves the office."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListWidgetItem, QPlainTextEdit
from pytestqt.qtbot import QtBot

from council_desk.errors import DeskError
from council_desk.operations.tagging import add_sensitive, decide_sensitive
from council_desk.progress import Silent
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.gather_briefing import briefing
from council_desk.ui.main_window import MainWindow
from council_desk.ui.memo.output import new_printer, print_pdf, write_file
from council_desk.ui.memo.screen import MemoScreen
from council_desk.ui.memo.section_list import SectionList, full_order
from council_desk.ui.memo.words_form import WordsForm
from council_desk.ui.theme.theme import Theme
from council_desk.ui.thinking import ThinkingChild

Settle = Callable[[], None]


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_bounded())
            text.close()
            page.close()
        return " ".join(" ".join(pages).split())
    finally:
        document.close()


class WarmChild(ThinkingChild):
    """One child for all these tests: each new one would load the paper's libraries again."""

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def warm_child() -> Iterator[WarmChild]:
    child = WarmChild()
    yield child
    ThinkingChild.close(child)


@pytest.fixture
def memo(
    window: MainWindow, settle: Settle, qtbot: QtBot, warm_child: WarmChild, monkeypatch: pytest.MonkeyPatch
) -> MemoScreen:
    """The Memo screen of item 29 with its pages made."""
    monkeypatch.setattr(warm_child, "end", lambda: None)
    monkeypatch.setattr(window.desk.jobs, "thinking_child", lambda: warm_child)
    screen = window.show_tab("Memo")
    assert isinstance(screen, MemoScreen)
    qtbot.waitUntil(lambda: screen.fresh, timeout=30_000)
    settle()
    return screen


def type_words(memo: MemoScreen, key: str, words: str) -> None:
    field = memo.form.fields[key]
    if isinstance(field, QLineEdit):
        field.setText(words)
    else:
        field.setPlainText(words)


def leave(memo: MemoScreen, key: str) -> None:
    QApplication.sendEvent(memo.form.fields[key], QFocusEvent(QFocusEvent.Type.FocusOut))


def titles(window: MainWindow) -> list[str]:
    store = window.desk.jobs.store
    assert store is not None
    return [line.title for line in store.changes_since(0)]


def section(memo: MemoScreen, title: str) -> QListWidgetItem:
    return memo.sections.list.findItems(title, Qt.MatchFlag.MatchStartsWith)[0]


def test_the_pages_stand_beside_the_words(memo: MemoScreen) -> None:
    assert memo.preview.pages >= 1
    assert "Bottom line" in words_of(memo.pdf)


def test_what_is_typed_shows_in_the_pages_before_it_is_saved(
    memo: MemoScreen, window: MainWindow, qtbot: QtBot
) -> None:
    before = titles(window)
    type_words(memo, "recommended_motion", "Move to keep the doors open until nine.")
    qtbot.waitUntil(lambda: "keep the doors open until nine" in words_of(memo.pdf), timeout=30_000)
    assert titles(window) == before


def test_a_field_that_is_left_is_saved_as_one_change(memo: MemoScreen, window: MainWindow, qtbot: QtBot) -> None:
    before = len(titles(window))
    for words in ("F", "Fi", "Finance, June 2"):
        type_words(memo, "fiscal", words)
    type_words(memo, "alternatives", "Wait a month.\n\nDo nothing.")
    leave(memo, "fiscal")
    qtbot.waitUntil(lambda: memo.fresh, timeout=30_000)
    assert titles(window)[before:] == ["Changed the words of the memo on item 29"]
    store = window.desk.jobs.store
    assert store is not None and memo.item_id is not None
    kept = store.ask(briefing, memo.item_id).words
    assert kept["fiscal"] == "Finance, June 2"
    assert kept["alternatives"] == ["Wait a month.", "Do nothing."]


def test_what_was_typed_is_kept_when_the_screen_is_left(memo: MemoScreen, window: MainWindow, settle: Settle) -> None:
    type_words(memo, "legal", "Counsel has no concern.")
    window.show_tab("Comments")
    settle()
    assert titles(window)[-1] == "Changed the words of the memo on item 29"


def test_typing_is_not_undone_by_news_from_the_office(memo: MemoScreen, settle: Settle) -> None:
    type_words(memo, "to", "Mayor and Coun")
    memo.reload()
    settle()
    field = memo.form.fields["to"]
    assert isinstance(field, QLineEdit)
    assert field.text() == "Mayor and Coun"


def test_undo_brings_the_former_words_back(memo: MemoScreen, window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    type_words(memo, "from", "Front desk")
    memo.keep()
    qtbot.waitUntil(lambda: memo.fresh, timeout=30_000)
    window.undo()
    settle()
    field = memo.form.fields["from"]
    assert isinstance(field, QLineEdit)
    qtbot.waitUntil(lambda: field.text() == "")


def test_a_section_that_is_switched_off_leaves_the_pages(memo: MemoScreen, qtbot: QtBot) -> None:
    assert "Notes from staff" in words_of(memo.pdf)
    section(memo, "Notes from staff").setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "Notes from staff" not in words_of(memo.pdf), timeout=30_000)


def test_sections_move_with_the_keys(memo: MemoScreen, window: MainWindow, qtbot: QtBot) -> None:
    memo.sections.list.setCurrentItem(section(memo, "Demands"))
    qtbot.keyClick(memo.sections.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    keys = [key for key, _on in memo.sections.sections()]
    assert keys.index("demands") < keys.index("campaigns")
    memo.keep()
    qtbot.waitUntil(lambda: memo.fresh, timeout=30_000)
    assert titles(window)[-1] == "Changed the sections of the memo on item 29"


def test_the_pages_stay_where_they_were_read(memo: MemoScreen, qtbot: QtBot) -> None:
    bar = memo.preview.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at, pdf = bar.value(), memo.pdf
    type_words(memo, "version", "3")
    qtbot.waitUntil(lambda: memo.pdf != pdf, timeout=30_000)
    assert bar.value() == at


def test_saving_waits_for_the_newest_words(
    memo: MemoScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place = tmp_path / "memo"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), "PDF (*.pdf)"))
    type_words(memo, "operations", "Two guards are on leave.")
    memo.toolbar.save.click()
    written = tmp_path / "memo.pdf"
    qtbot.waitUntil(written.exists, timeout=30_000)
    assert "Two guards are on leave" in words_of(written.read_bytes())


def test_the_workbook_is_saved(memo: MemoScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    place = tmp_path / "letters.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    memo.toolbar.workbook.click()
    qtbot.waitUntil(place.exists, timeout=30_000)
    assert place.read_bytes()[:2] == b"PK"


def test_a_passage_nobody_decided_on_stops_saving_and_leads_to_its_comment(
    memo: MemoScreen, window: MainWindow, monkeypatch: pytest.MonkeyPatch, settle: Settle, qtbot: QtBot
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (asked.append("where"), "")[1:] * 2)
    store = window.desk.jobs.store
    assert store is not None and memo.item_id is not None
    comment = store.ask(comment_ids, CommentFilter(item_id=memo.item_id)).ids[0]
    with store.change("Mark a private passage") as session:
        passage = add_sensitive(session, comment, 0, 5, "health", "Ana Reyes")
    window.desk.refresh.look()
    qtbot.waitUntil(memo.bar.isVisible, timeout=30_000)
    memo.toolbar.save.click()
    qtbot.waitUntil(memo.stop.isVisible, timeout=30_000)
    assert asked == []
    wanted: list[tuple[str, object]] = []
    memo.wanted.connect(lambda name, what: wanted.append((name, what)))
    memo.stop.buttons[0].click()
    assert wanted == [("Comments", comment)]
    with store.change("Decide on it") as session:
        decide_sensitive(session, passage, "withhold", "Ana Reyes")
    window.show_tab("Memo")
    window.desk.refresh.look()
    qtbot.waitUntil(lambda: memo.preview.isVisible() and memo.fresh, timeout=30_000)
    assert not memo.bar.isVisible()
    memo.toolbar.save.click()
    qtbot.waitUntil(lambda: asked == ["where"], timeout=30_000)


def test_every_page_is_printed(memo: MemoScreen, tmp_path: Path, qtbot: QtBot) -> None:
    printer = new_printer("Memo on item 29")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(100)
    said: list[str] = []
    memo.said.connect(said.append)
    memo.print_on(printer)
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == memo.preview.pages
    assert document[0].get_size() == pytest.approx((612, 792), abs=1)
    document.close()


def test_a_chosen_range_of_pages_is_printed(memo: MemoScreen, tmp_path: Path) -> None:
    printer = new_printer("Memo")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    printer.setResolution(72)
    printer.setFromTo(2, 2)
    assert print_pdf(memo.pdf, printer, Silent()) == 1


def test_a_file_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="could not be written"):
        write_file(tmp_path / "no such folder" / "memo.pdf", b"%PDF")


def test_another_item_has_words_of_its_own(memo: MemoScreen, window: MainWindow, settle: Settle) -> None:
    type_words(memo, "to", "Planning Commission")
    other = next(each for each in _items(window) if each != memo.item_id)
    window.show_item(other, "Memo")
    settle()
    field = memo.form.fields["to"]
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def _items(window: MainWindow) -> list[int]:
    from council_desk.queries.agenda import item_ids

    store = window.desk.jobs.store
    assert store is not None
    return store.ask(item_ids)


def test_what_must_always_print_cannot_be_switched_off(theme: Theme, qtbot: QtBot) -> None:
    sections = SectionList(theme)
    qtbot.addWidget(sections)
    sections.show_sections((("method", False), ("ask", False)))
    shown = dict(sections.sections())
    assert shown["method"] is True
    assert shown["ask"] is False
    assert len(shown) == len(full_order(()))


def test_words_the_form_does_not_know_are_kept(theme: Theme, qtbot: QtBot) -> None:
    form = WordsForm(theme)
    qtbot.addWidget(form)
    form.show_words({"to": "Mayor", "what_it_does": [{"clause": "1"}]})
    legal = form.fields["legal"]
    assert isinstance(legal, QPlainTextEdit)
    legal.setPlainText("None.")
    assert form.words({"to": "Mayor", "what_it_does": [{"clause": "1"}]}) == {
        "to": "Mayor",
        "what_it_does": [{"clause": "1"}],
        "legal": "None.",
    }


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_control_has_a_name(name: str, memo: MemoScreen, window: MainWindow) -> None:
    window.desk.theme.change(name)
    fields = [*memo.form.fields.values(), memo.sections.list, memo.preview.view]
    buttons = [memo.toolbar.save, memo.toolbar.print, memo.toolbar.workbook, memo.toolbar.smaller, memo.sections.up]
    assert all(field.accessibleName() for field in fields)
    assert all(button.accessibleName() or button.text() for button in buttons)
