"""The thinking child ends with its window, and says nothing where nobody listens."""

import subprocess
import sys

from council_desk.readers.pipe import write_json
from council_desk.ui.plain import to_plain


def test_a_child_whose_window_was_ended_goes_quietly() -> None:
    command = [sys.executable, "-m", "council_desk", "--think-child"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        write_json(child.stdin, {"task": "read_agenda", "arguments": to_plain(["agenda.json", b"no agenda"])})
        assert child.wait(60) == 0
        assert child.stderr.read() == b""
