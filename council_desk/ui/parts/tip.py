"""Tool tips of received words: Qt reads a tip that looks like markup as a page, and would fetch its pictures."""

from html import escape


def plain_tip(words: str) -> str:
    """Return words for a tool tip that are shown as they are, whatever a stranger wrote into them."""
    return f"<p style='white-space: pre-wrap'>{escape(words)}</p>" if "<" in words else words
