"""The Windows job object: only its layout can be looked at on other systems."""

import struct

from council_desk.readers.limits import Limits
from council_desk.readers.windows_job import extended_limits


def test_the_limits_stand_where_the_windows_reference_puts_them() -> None:
    details = extended_limits(Limits(memory_mebibytes=512))
    assert len(details) == 144
    assert struct.unpack_from("<I", details, 16) == (0x2108,)
    assert struct.unpack_from("<I", details, 40) == (2,)
    assert struct.unpack_from("<Q", details, 112) == (512 * 1024 * 1024,)
