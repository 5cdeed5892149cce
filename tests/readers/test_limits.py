"""How much one file may cost to read."""

from dataclasses import asdict

from council_desk.readers.limits import Limits


def test_the_limits_cross_the_pipe_as_plain_values() -> None:
    assert Limits(**asdict(Limits(seconds=2.5))) == Limits(seconds=2.5)
    assert (Limits().seconds, Limits().memory_mebibytes) == (30, 1024)
