"""Frozen dataclasses into plain JSON values and back, for the pipe to the thinking child; never pickle.

Only dataclasses of this package come back as objects, and only through their own constructors.
"""

import base64
import importlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

_KIND = "!"
"""Key that marks a JSON object as one of the kinds below; no other object is ever written."""


def to_plain(value: object) -> Any:
    """Return JSON values for None, numbers, words, bytes, tuples, lists, sets, mappings and this package's dataclasses.

    Raises TypeError for anything else: what crosses the pipe is plain data.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list):
        return [to_plain(each) for each in value]
    if is_dataclass(value) and type(value).__module__.startswith("council_desk."):
        inner = {each.name: to_plain(getattr(value, each.name)) for each in fields(value) if each.init}
        return {_KIND: "class", "n": f"{type(value).__module__}:{type(value).__qualname__}", "v": inner}
    return _marked(value)


def _marked(value: object) -> dict[str, Any]:
    """Return what JSON has no word for, marked with its kind."""
    if isinstance(value, bytes):
        return {_KIND: "bytes", "v": base64.b64encode(value).decode("ascii")}
    if isinstance(value, tuple):
        return {_KIND: "tuple", "v": [to_plain(each) for each in value]}
    if isinstance(value, set | frozenset):
        return {_KIND: "set", "v": [to_plain(each) for each in sorted(value)]}
    if isinstance(value, Mapping):
        return {_KIND: "mapping", "v": [[to_plain(key), to_plain(each)] for key, each in value.items()]}
    raise TypeError(f"not plain data: {type(value).__name__}")


def from_plain(value: Any) -> Any:
    """Rebuild what `to_plain` was given; raises ValueError for a class that is none of this package's dataclasses."""
    if isinstance(value, list):
        return [from_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    return _unmarked(value[_KIND], value)


def _unmarked(kind: str, value: dict[str, Any]) -> Any:
    inner = value["v"]
    if kind == "bytes":
        return base64.b64decode(inner)
    if kind == "mapping":
        return {from_plain(key): from_plain(each) for key, each in inner}
    if kind == "class":
        return _class(value["n"])(**{name: from_plain(each) for name, each in inner.items()})
    return {"tuple": tuple, "set": frozenset}[kind](from_plain(each) for each in inner)


def _class(name: str) -> type:
    module, _, qualified = name.partition(":")
    if not module.startswith("council_desk."):
        raise ValueError(f"not one of this package's classes: {name}")
    found: Any = importlib.import_module(module)
    for part in qualified.split("."):
        found = getattr(found, part)
    if not (isinstance(found, type) and is_dataclass(found)):
        raise ValueError(f"not a dataclass: {name}")
    return found
