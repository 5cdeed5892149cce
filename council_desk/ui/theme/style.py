"""The style sheet: what a palette cannot say, built from the colour table."""

from council_desk.ui.theme.tokens import Tokens


def style_sheet(t: Tokens) -> str:
    """Return the application's style sheet for one theme."""
    return f"""
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.hair2}; padding: 4px 6px; }}
QLineEdit, QPlainTextEdit, QDateEdit, QTimeEdit, QComboBox {{ background: {t.canvas}; color: {t.text};
  border: 1px solid {t.control}; border-radius: 6px; padding: 0 8px; min-height: 28px;
  selection-background-color: {t.fill}; selection-color: {t.on_fill}; }}
QPlainTextEdit {{ padding: 4px; }}
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QComboBox:focus {{
  border: 2px solid {t.accent}; padding: 0 7px; min-height: 26px; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.hair2};
  selection-background-color: {t.sel}; selection-color: {t.text}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.hair2}; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {t.hair}; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.hair2}; padding: 4px; }}
QMenu::item {{ padding: 6px 20px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.sel}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.text3}; }}
QMenu::separator {{ height: 1px; background: {t.hair}; margin: 4px 8px; }}
QHeaderView::section {{ background: {t.canvas}; color: {t.text2}; border: 0; border-bottom: 1px solid {t.hair};
  padding: 0 4px; font-weight: 500; }}
"""
