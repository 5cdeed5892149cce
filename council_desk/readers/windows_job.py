"""A Windows job object around the reading child. Untried: written from Microsoft's documentation, never run there."""

import struct
import subprocess
import sys

from council_desk.readers.limits import MEBIBYTE, Limits

_FEW_PROCESSES = 0x00000008
_PROCESS_MEMORY = 0x00000100
_END_WITH_PARENT = 0x00002000
_EXTENDED_LIMITS = 9


def put_in_job(process: subprocess.Popen[bytes], limits: Limits) -> None:
    """Cap the child's memory, allow it one child (text recognition), end it with this program; nothing elsewhere.

    Source: SetInformationJobObject in the Windows API reference. Untried. The job's handle is kept open on purpose:
    closing it would end the child.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        job = kernel.CreateJobObjectW(None, None)
        details = extended_limits(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, details, len(details))
        kernel.AssignProcessToJobObject(job, int(process._handle))


def extended_limits(limits: Limits) -> bytes:
    """Return JOBOBJECT_EXTENDED_LIMIT_INFORMATION as laid out in a 64-bit process: 144 bytes."""
    flags = _FEW_PROCESSES | _PROCESS_MEMORY | _END_WITH_PARENT
    basic = struct.pack("<qqI4xQQI4xQII", 0, 0, flags, 0, 0, 2, 0, 0, 0)
    return basic + bytes(48) + struct.pack("<QQQQ", limits.memory_mebibytes * MEBIBYTE, 0, 0, 0)
