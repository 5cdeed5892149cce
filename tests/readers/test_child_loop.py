"""The inside of the reading child: what it may not do."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def fenced(code: str, before: str = "") -> int:
    """Run code behind the child's fences in a process of its own; returns its exit code: 0 where it was refused."""
    program = (
        f"{before}\n"
        "from council_desk.readers import child_loop\n"
        "child_loop._fence()\n"
        "try:\n"
        f"    {code}\n"
        "except OSError:\n"
        "    import os; os._exit(0)\n"
        "import os; os._exit(9)\n"
    )
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False, timeout=60).returncode


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.execv('/bin/true', ['true'])",
        "open('written-by-the-child.txt', 'w')",
        "import os; os.open('written-by-the-child.txt', os.O_CREAT | os.O_WRONLY)",
        "import pathlib; pathlib.Path('written-by-the-child.txt').unlink()",
        "import tempfile; tempfile.TemporaryFile()",
    ],
)
def test_the_child_may_not(code: str) -> None:
    assert fenced(code) == 0
    assert not (ROOT / "written-by-the-child.txt").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_where_allowed_the_system_itself_has_no_network_for_the_child() -> None:
    allowed = subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
    if not allowed:
        pytest.skip("this system does not let an ordinary user leave the network")
    here = Path("/proc/self/ns/net").readlink()
    code = (
        "from council_desk.readers import child_loop\n"
        "child_loop._leave_the_network()\n"
        "import pathlib; print(pathlib.Path('/proc/self/ns/net').readlink())\n"
    )
    there = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert there.strip() != str(here)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX's")
def test_even_a_library_cannot_write_a_byte() -> None:
    code = "import os; os.write(descriptor, b'x')"
    before = (
        "import os, signal, tempfile; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "descriptor = tempfile.TemporaryFile().fileno() if False else os.memfd_create('x')"
    )
    assert fenced(code, before) == 0


def test_reading_files_of_the_program_still_works() -> None:
    assert fenced("import json, decimal, zoneinfo; zoneinfo.ZoneInfo('America/Los_Angeles'); raise OSError") == 0
