"""The rules of the house that no other tool checks: twins, file sizes, names, licences, help."""

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "council_desk"
TESTS = ROOT / "tests"
TWINNED = ("analysis", "readers", "store", "operations", "queries", "documents", "cli")
MOST_LINES = 500

WITHOUT_TWIN = {
    "operations/import_proposal.py": "frozen dataclasses; tested through prepare_import and ready_import",
    "queries/briefing.py": "frozen dataclasses; tested through gather_briefing",
    "queries/comments.py": "frozen dataclasses; tested through comment_table and comment_detail",
}
"""Modules without rules of their own, each with the reason."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services"} | {
    "handler",
    "handlers",
    "misc",
}


def modules(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts)


def tracked_files() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("This is not a git checkout.")
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def tracked_text() -> Iterator[tuple[Path, str]]:
    for path in tracked_files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("storey", TWINNED)
def test_every_module_has_its_test_at_the_same_place(storey: str) -> None:
    missing = []
    for module in modules(PACKAGE / storey):
        name = module.relative_to(PACKAGE).as_posix()
        if module.name == "__init__.py" or "migrations" in module.parts or name in WITHOUT_TWIN:
            continue
        twin = TESTS / module.relative_to(PACKAGE).parent / f"test_{module.name}"
        if not twin.is_file():
            missing.append(f"{name} has no {twin.relative_to(ROOT).as_posix()}")
    assert not missing, "\n".join(missing)


def test_no_module_is_excused_that_is_not_there_or_has_a_test() -> None:
    for name in WITHOUT_TWIN:
        module = PACKAGE / name
        assert module.is_file(), f"{name} is excused from a test, but there is no such module"
        assert not (TESTS / module.relative_to(PACKAGE).parent / f"test_{module.name}").exists(), name


def test_no_test_outlives_its_module() -> None:
    orphans = [
        test.relative_to(ROOT).as_posix()
        for storey in TWINNED
        for test in modules(TESTS / storey)
        if test.name.startswith("test_") and not (PACKAGE / storey / test.name.removeprefix("test_")).is_file()
    ]
    assert not orphans, "\n".join(orphans)


def test_no_file_is_longer_than_five_hundred_lines() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for folder in (PACKAGE, TESTS)
        for path in modules(folder)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_no_two_test_files_share_a_name_unless_their_folders_are_packages() -> None:
    seen: dict[str, Path] = {}
    for path in modules(TESTS):
        if not path.name.startswith("test_"):
            continue
        assert path.name not in seen or (path.parent / "__init__.py").exists(), (path, seen.get(path.name))
        seen[path.name] = path


def test_every_migration_has_an_upgrade_test() -> None:
    from council_desk.store.looking import REVISIONS

    written = {path.stem[1:5] for path in modules(PACKAGE / "store" / "migrations" / "versions") if path.stem[0] == "r"}
    assert written == set(REVISIONS), "looking.REVISIONS names every migration"
    tests = (TESTS / "test_migrations.py").read_text(encoding="utf-8")
    assert tests.count("looking.REVISIONS[:-1]") == 2, "each is upgraded from, on both databases"


def test_names_say_what_a_module_is_about() -> None:
    for folder in (PACKAGE, TESTS):
        for path in modules(folder):
            words = {word for part in path.relative_to(folder).with_suffix("").parts for word in part.split("_")}
            assert not words & FORBIDDEN_NAMES, path


def test_nothing_is_left_to_be_done() -> None:
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|raise NotImplemented" + "Error")
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in (PACKAGE, TESTS)
        for path in modules(folder)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if marks.search(line)
    ]
    assert not left


def test_a_package_s_first_file_is_a_docstring_only() -> None:
    for path in modules(PACKAGE):
        if path.name != "__init__.py" or path.parent == PACKAGE or path.parent.name == "records":
            continue  # the map also holds the version; records are all imported so that every table is known
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert len(body) == 1, path
        assert isinstance(body[0], ast.Expr), path
        assert isinstance(body[0].value, ast.Constant), path


def test_only_the_outermost_functions_catch_everything() -> None:
    allowed = {"ui/app.py", "ui/jobs.py", "readers/child.py", "readers/child_loop.py", "cli/main.py"}
    broad = {"Exception", "BaseException"}
    for path in modules(PACKAGE):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ExceptHandler):
                continue
            kind = node.type.id if isinstance(node.type, ast.Name) else ""
            raises_again = any(isinstance(step, ast.Raise) and step.exc is None for step in node.body)
            caught = node.type is None or kind in broad
            assert not caught or raises_again or name in allowed, f"{name}:{node.lineno} catches everything"


def test_every_command_has_help_with_an_example() -> None:
    from council_desk.cli.main import parser

    commands = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    helped = {choice.dest for choice in commands._choices_actions if choice.help}
    assert set(commands.choices) == {
        *("new", "import", "policy", "suggest", "accept", "comments", "memo", "workbook"),
        *("log", "set-aside", "assign", "move", "cut", "join", "correct", "agenda", "meeting", "continue"),
        *("undo", "redo", "history", "verify", "backup", "restore", "demo"),
        *("people", "merge-people", "split-person", "districts", "limits"),
        *("grid", "codebook", "project", "take", "double-coding"),
    }
    for name, command in commands.choices.items():
        assert name in helped, name
        assert command.description, name
        assert command.epilog, name
        assert command.epilog.startswith("Example: council-desk "), name
        assert f" {name}" in command.epilog, name


def test_what_others_made_comes_with_its_licence() -> None:
    resources = ROOT / "resources"
    for folder in sorted({path.parent for path in resources.rglob("*") if path.suffix in (".ttf", ".otf", ".svg")}):
        near = [folder, *folder.parents[: len(folder.relative_to(resources).parts)]]
        found = [p for place in near for p in place.iterdir() if re.search(r"licen[cs]e|OFL", p.name, re.IGNORECASE)]
        assert found, f"{folder.relative_to(ROOT)} ships without a licence text"


def test_tracked_files_name_no_machine() -> None:
    machine = re.compile(
        r"/(?:work|root|srv|mnt)/[a-z]"
        + r"|/home/(?!user\b|you\b)[a-z]+/"
        + r"|/Users/[a-z]+/|[A-Z]:\\+Users\\+[A-Za-z]"
        + r"|py(?:pi|thonhosted)\.org|registry\.npm"
        + r"js|--(?:extra-)?index-url|conda-forge"
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}: {hit.group()}"
        for path, text in tracked_text()
        if path != Path(__file__).resolve()
        for number, line in enumerate(text.splitlines(), start=1)
        if (hit := machine.search(line))
    ]
    assert not found, "\n".join(found)


def test_each_storey_imports_only_storeys_below_it() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
