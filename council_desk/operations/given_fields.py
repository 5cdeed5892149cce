"""What a source's fields, as given, mean in the words of the record."""

import re
from collections.abc import Mapping

from council_desk.analysis.normalise import fold_for_search

_SUPPORT = frozenset(
    {"support", "supporting", "favor", "favour", "for", "yes", "pro", "agree", "afavor", "sí", "si", "apoyo", "pour"}
)
_OPPOSE = frozenset({"no", "con", "disagree", "encontra", "contra", "contre"})
_NEUTRAL = frozenset({"neutral", "neither", "undecided", "neutro", "neutre"})
_CHANNELS = {
    "ecomment": "e-comment",
    "email": "e-mail",
    "mail": "letter",
    "letter": "letter",
    "phone": "phone",
    "call": "phone",
    "voicemail": "phone",
    "inperson": "in person",
    "podium": "in person",
    "counter": "in person",
    "web": "web form",
    "webform": "web form",
    "website": "web form",
    "petition": "petition",
    "social": "social",
    "socialmedia": "social",
}
CHANNELS = ("e-comment", "e-mail", "letter", "phone", "in person", "web form", "petition", "social")


def _squeezed(given: str) -> str:
    return re.sub(r"[\W_]+", "", given).casefold()


def position_of(given: str) -> str | None:
    """What the writer ticked: support, oppose, neutral, or None. Blank, a dash and unknown words are not neutral."""
    word = _squeezed(given)
    if word in _OPPOSE or word.startswith(("oppos", "notinfav", "against")):
        return "oppose"
    if word in _SUPPORT or word.startswith(("support", "infav")):
        return "support"
    return "neutral" if word in _NEUTRAL and word else None


def channel_of(given: str) -> str:
    """The field's name of a channel, or the words as given where it is none of them."""
    return _CHANNELS.get(_squeezed(given), given.strip())


def name_of(fields: Mapping[str, str]) -> str | None:
    """The writer's name as given; first and last name apart are put together. None where there is none."""
    name = " ".join(fields.get("name", "").split())
    if not name:
        name = " ".join(f"{fields.get('first_name', '')} {fields.get('last_name', '')}".split())
    return name or None


def writer_of(fields: Mapping[str, str]) -> str | None:
    """Who is known to have written, for comparison: the e-mail address, else the name; None when neither."""
    email = fields.get("email", "").strip().casefold()
    return email or (name_of(fields) or "").casefold() or None


def sort_key(name: str | None) -> str:
    """A name folded for sorting by bytes, at most 200 characters."""
    return fold_for_search(name).text.strip()[:200] if name else ""
