"""Small steps through WordprocessingML by local names, which are equal in its strict and its usual namespace."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Give the direct children of that name."""
    return (part for part in element if local_name(part) == name)


def child(element: Element | None, name: str) -> Element | None:
    """Return the first direct child of that name, or None."""
    return None if element is None else next(children(element, name), None)


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute by its local name, or None."""
    if element is None:
        return None
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)
