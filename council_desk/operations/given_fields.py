"""What a source's fields, as given, mean in the words of the record."""

import re
from collections.abc import Mapping

from council_desk.analysis.normalise import fold_for_search

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


def channel_of(given: str) -> str:
    """The field's name of a channel, or the words as given where it is none of them."""
    return _CHANNELS.get(_squeezed(given), given.strip())


def name_of(fields: Mapping[str, str]) -> str | None:
    """The writer's name as given; first and last name apart are put together. None where there is none."""
    name = " ".join(fields.get("name", "").split())
    if not name:
        name = " ".join(f"{fields.get('first_name', '')} {fields.get('last_name', '')}".split())
    return name or None


def sort_key(name: str | None) -> str:
    """A name folded for sorting by bytes, at most 200 characters."""
    return fold_for_search(name).text.strip()[:200] if name else ""
