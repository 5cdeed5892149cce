"""What crosses the pipe to the thinking child comes back as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment
from council_desk.ui.plain import from_plain, to_plain
from council_desk.ui.thinking_loop import TASKS, find_task

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=12,
)


@given(VALUES)
def test_plain_values_come_back(value: Any) -> None:
    assert from_plain(to_plain(value)) == value


def test_a_proposal_comes_back_equal() -> None:
    comment = ProposedComment("A letter", first_line=1, last_line=2, fields={"name": "Ada"}, attachments=("a.pdf",))
    proposal = ImportProposal("a.txt", b"\x00\xff", "packet", (comment,), ImportOptions(time_zone="UTC"))
    assert from_plain(to_plain(proposal)) == proposal


def test_what_is_not_plain_is_refused() -> None:
    with pytest.raises(TypeError):
        to_plain(object())


@pytest.mark.parametrize("name", ["os:system", "council_desk.ui.plain:to_plain", "pathlib:Path"])
def test_only_this_packages_dataclasses_are_built(name: str) -> None:
    with pytest.raises(ValueError, match="not"):
        from_plain({"!": "class", "n": name, "v": {}})


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_there(task: str) -> None:
    assert callable(find_task(task))
