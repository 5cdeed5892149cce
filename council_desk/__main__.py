"""Opens the window; or, when the program started itself for reading, becomes the limited reading child."""

import sys


def main() -> int:
    """Run the window, or the reading child when the hidden first argument says so; returns the exit code."""
    # Before Qt or anything heavy: the child must start quickly and hold as little as possible.
    if sys.argv[1:2] == ["--read-child"]:
        from council_desk.readers.child_loop import run_child

        return run_child()
    if sys.argv[1:2] == ["--think-child"]:
        from council_desk.ui.thinking_loop import run_child as run_thinking_child

        return run_thinking_child()
    from council_desk.ui.app import main as open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
