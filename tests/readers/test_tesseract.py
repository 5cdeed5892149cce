"""Tesseract, found and run through pipes only."""

import os
import sys
from pathlib import Path

import pytest

from council_desk.readers import tesseract

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> str:
    """Put a program called tesseract before all others; returns its path."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    tesseract._language_arguments.cache_clear()
    return str(program)


def test_what_is_on_the_path_is_found_and_gives_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = stand_in(tmp_path, monkeypatch, 'echo "eng spa"; cat; echo "$@"')
    assert tesseract.program() == command
    text = tesseract.text_of(command, b"picture ", 10)
    assert text is not None
    assert "picture" in text
    assert "stdin stdout -l eng+spa" in text


def test_a_program_that_fails_or_takes_too_long_gives_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tesseract.text_of(stand_in(tmp_path, monkeypatch, "exit 1"), b"", 10) is None
    assert tesseract.text_of(stand_in(tmp_path, monkeypatch, "exec sleep 20"), b"", 0.2) is None
    assert tesseract.text_of(str(tmp_path / "nothing"), b"", 10) is None


def test_only_the_calls_made_here_are_ours() -> None:
    assert tesseract.is_our_call("/bin/t", "/bin/t", ["/bin/t", "stdin", "stdout", "-l", "eng"])
    assert tesseract.is_our_call("/bin/t", "/bin/t", ["/bin/t", "--list-langs"])
    assert not tesseract.is_our_call("/bin/t", "/bin/t", ["/bin/t", "a.png", "out"])
    assert not tesseract.is_our_call("/bin/t", "/bin/sh", ["/bin/sh", "stdin", "stdout"])
    assert not tesseract.is_our_call(None, None, ["x", "stdin", "stdout"])
