"""A PostgreSQL server of the tests' own: from the installed binaries, in a temporary folder, gone afterwards."""

import os
import shlex
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

SERVER_USER = "postgres"
"""PostgreSQL refuses to run as root; its packages make this account."""


def binaries() -> Path | None:
    """The folder of the newest installed server's programs, or None."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = [initdb.parent for initdb in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in `folder` only."""

    folder: Path
    programs: Path
    watch: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    def url(self, database: str) -> str:
        return f"postgresql://{SERVER_USER}@/{database}?host={self.folder}"

    def command(self, program: str, *arguments: str) -> list[str]:
        as_server_user = ["runuser", "-u", SERVER_USER, "--"] if os.name == "posix" and os.geteuid() == 0 else []
        return [*as_server_user, str(self.programs / program), *arguments]

    def run(self, program: str, *arguments: str) -> None:
        command = self.command(program, *arguments)
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder)
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {done.stderr or done.stdout}")

    def create_database(self, name: str) -> str:
        self.run("createdb", "-h", str(self.folder), "-U", SERVER_USER, name)
        return self.url(name)

    def watch_over(self) -> None:
        """Have the server stopped and removed when `stop` is called, or when this program ends without calling it."""
        stop = shlex.join(self.command("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-s", "stop"))
        when_told = f"read _; {stop} 2>/dev/null; rm -rf {shlex.quote(str(self.folder))}"
        self.watch.append(subprocess.Popen(["sh", "-c", when_told], stdin=subprocess.PIPE, start_new_session=True))

    def stop(self) -> None:
        for watcher in self.watch:
            watcher.communicate()


def start(programs: Path, *, durable: bool = False) -> Server:
    """Make and start a server. `durable`: with fsync, for measuring and for ending programs in the middle."""
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    if os.name == "posix" and os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER, SERVER_USER)
        folder.chmod(0o755)
    server = Server(folder, programs)
    server.watch_over()
    data = str(folder / "data")
    server.run("initdb", "-D", data, "-U", SERVER_USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c max_connections=50" + ("" if durable else " -F")
    server.run("pg_ctl", "-D", data, "-w", "-s", "-l", str(folder / "log"), "-o", options, "start")
    return server
