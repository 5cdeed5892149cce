"""How much reading one file may cost is the desk's own setting."""

import pytest

from council_desk.errors import RefusedError
from council_desk.operations.reading_limits import changed_limits, reading_limits, save_limits
from council_desk.settings import Settings, load_settings


def test_limits_follow_the_settings() -> None:
    assert (reading_limits().seconds, reading_limits().memory_mebibytes) == (30, 1024)
    save_limits(seconds=90)
    save_limits(memory=4096)
    assert (reading_limits().seconds, reading_limits().memory_mebibytes) == (90, 4096)
    assert load_settings().reading_seconds == 90


@pytest.mark.parametrize(
    "bad", [{"seconds": 0}, {"seconds": 4000}, {"memory": 100}, {"memory": 70_000}, {"careful": -1}]
)
def test_limits_that_make_no_sense_are_refused(bad: dict[str, int]) -> None:
    with pytest.raises(RefusedError, match="between"):
        changed_limits(Settings(), **bad)
