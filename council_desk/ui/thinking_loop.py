"""The thinking child's side: waits for a task's name and its arguments, answers with its result. Imports no Qt."""

import importlib
import inspect
import os
import sys
from typing import IO, Any

from council_desk.errors import DeskError
from council_desk.readers.pipe import read_json, write_json
from council_desk.ui.plain import from_plain, to_plain

TASKS = {
    "prepare_import": "council_desk.operations.prepare_import:prepare_import",
    "ready_import": "council_desk.operations.ready_import:ready_import",
    "prepare_policy": "council_desk.operations.policy:prepare_policy",
    "prepare_suggestions": "council_desk.operations.suggesting:prepare_suggestions",
    "mentions_in_texts": "council_desk.analysis.city_claims:mentions_in_texts",
    "read_agenda": "council_desk.operations.read_agenda:read_agenda",
    "make_memo": "council_desk.documents.memo:make_memo",
    "make_workbook": "council_desk.documents.workbook:make_workbook",
    "make_grid": "council_desk.documents.grid_workbook:make_grid",
    "make_codebook": "council_desk.documents.refi_codebook:make_codebook",
    "make_project": "council_desk.documents.refi_project:make_project",
}
"""Everything the child can be asked for."""

WARM_UP = "warm up"
"""Asks the child to import all of that while nobody waits; it has no answer."""


def run_child() -> int:
    """Answer tasks from standard input until it closes, or nobody reads the answers; returns the exit code."""
    from_parent, to_parent = sys.stdin.buffer, sys.stdout.buffer
    # A stray print of some library must not break the frames.
    sys.stdout = sys.stderr
    try:
        _serve(from_parent, to_parent)
    except BrokenPipeError:
        # The window was ended: nobody is there to tell. What is still in the buffer must not fail at the end again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), to_parent.fileno())
    return 0


def _serve(from_parent: IO[bytes], to_parent: IO[bytes]) -> None:
    while (request := read_json(from_parent)) is not None:
        if request["task"] == WARM_UP:
            for name in TASKS:
                find_task(name)
        else:
            write_json(to_parent, _answer(request, to_parent))


def _answer(request: dict[str, Any], pipe: IO[bytes]) -> dict[str, Any]:
    try:
        work = find_task(request["task"])
        arguments = from_plain(request["arguments"])
        named = {"progress": _Reporting(pipe)} if "progress" in inspect.signature(work).parameters else {}
        return {"result": to_plain(work(*arguments, **named))}
    except DeskError as problem:
        return {"error": type(problem).__name__, "message": str(problem)}


def find_task(name: str) -> Any:
    """Return the function behind a task's name; raises KeyError for a name not in TASKS."""
    module, _, function = TASKS[name].partition(":")
    return getattr(importlib.import_module(module), function)


class _Reporting:
    """Progress that tells the parent. Cancel does not come through here: it ends the child."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._last = -1

    def step(self, done: int, total: int, what: str = "") -> None:
        """Tell the parent, at most once a per cent."""
        share = round(100 * done / total) if total else 0
        if share != self._last:
            self._last = share
            write_json(self._pipe, {"step": [done, total, what]})
