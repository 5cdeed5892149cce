"""How much one file may cost to read."""

from dataclasses import asdict

from council_desk.readers.limits import Limits


def test_the_limits_cross_the_pipe_as_plain_values() -> None:
    assert Limits(**asdict(Limits(seconds=2.5))) == Limits(seconds=2.5)
    assert (Limits().seconds, Limits().memory_mebibytes) == (30, 1024)


def test_a_mailbox_may_take_longer_the_larger_it_is() -> None:
    limits = Limits(seconds=10, mailbox_seconds=3)
    mailbox = b"From ana@a.example Tue Apr 28 10:00:00 2026\n" + bytes(2 * 1024 * 1024)
    assert limits.for_file(b"Dear council") == limits
    assert 16 <= limits.for_file(mailbox).seconds < 17
