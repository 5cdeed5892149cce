"""The command line as a person types it, in this process: `desk("import", file, "--item", "29")`."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.cli.main import main
from council_desk.operations.office import open_office
from council_desk.records.base import Base

LETTERS = """Name,Email,Comment,Position
Rosa Vale,rosa@example.org,"Please keep the Harbor Street pool open on winter evenings; my children swim there.",Support
Theo Brandt,,"The crossing at Quarry Lane is dark. Please put in lights before the winter.",Support
Min-ji Park,,"I would rather see the money go to benches along the creek than to another study.",Oppose
"""


@dataclass(frozen=True)
class Answer:
    """What a command did: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What `comments` printed."""
        return [json.loads(line) for line in self.lines]

    @property
    def refusal(self) -> str:
        """The one line that a refused command prints."""
        assert self.code == 1, self
        assert self.out == "", self
        (line,) = self.err.splitlines()
        assert line == line.strip()
        assert len(line) > 20
        return line


@dataclass(frozen=True)
class Desk:
    """Commands on one office."""

    office: str
    capsys: pytest.CaptureFixture[str]
    folder: Path

    def __call__(self, *arguments: object) -> Answer:
        self.capsys.readouterr()
        code = main(["--office", self.office, *map(str, arguments)])
        return Answer(code, *self.capsys.readouterr())

    def file(self, name: str, content: str | bytes = LETTERS) -> Path:
        """A file to import."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def done(self, *arguments: object) -> Answer:
        """A command that has to work."""
        answer = self(*arguments)
        assert answer.code == 0, answer
        return answer

    def ask(self, query: Callable[[Session], Any]) -> Any:
        with open_office(self.office, who="a test") as store:
            return store.ask(query)

    def state(self) -> dict[str, list[str]]:
        """Every row of every table, to compare before and after."""
        found: dict[str, list[str]] = self.ask(every_row)
        return found


def every_row(session: Session) -> dict[str, list[str]]:
    tables = Base.metadata.sorted_tables
    return {table.name: sorted(repr(tuple(row)) for row in session.execute(select(table))) for table in tables}
