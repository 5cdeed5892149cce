"""Looking at what may be an office."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from council_desk.errors import OfficeError
from council_desk.store import looking


def test_a_network_drive_is_told_by_the_longest_mount_point(tmp_path: Path) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/share {str(tmp_path).replace(' ', chr(92) + '040')} nfs4 rw 0 0\n"
    assert looking.kind_of_mount(tmp_path / "office.db", mounts) == "nfs4"
    assert looking.kind_of_mount(Path("/elsewhere/office.db"), mounts) == "ext4"


def test_looking_at_an_office_tells_its_revision_and_writes_nothing(sqlite_office: Path) -> None:
    before = sqlite_office.read_bytes()
    assert looking.probe(sqlite_office) == looking.REVISIONS[-1]
    assert sqlite_office.read_bytes() == before


def test_an_empty_file_and_a_letter_are_no_offices(tmp_path: Path) -> None:
    for content, said in ((b"", "is empty"), (b"Dear City Council, " * 60, "not a Council Desk office|cannot be read")):
        file = tmp_path / "office.db"
        file.write_bytes(content)
        with pytest.raises(OfficeError, match=said):
            looking.probe(file)
        assert file.read_bytes() == content


def test_the_program_knows_every_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(looking.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == looking.REVISIONS
