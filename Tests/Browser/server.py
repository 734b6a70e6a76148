"""Starts and stops the program as an operator would: by its command, its folder and its printed lines."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import threading
from contextlib import closing
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
START_SECONDS = 20
STOP_SECONDS = 10


def program() -> Path:
    """The program under test: BRICOLEUR_PROGRAM, or the debug build beside this folder."""
    path = Path(os.environ.get("BRICOLEUR_PROGRAM", REPOSITORY / ".build/debug/bricoleur"))
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: build it, or name another in BRICOLEUR_PROGRAM")
    return path


class Server:
    """One server on a data folder. The port stays the same from one start to the next."""

    def __init__(self, folder: Path, *options: str):
        self.folder = folder
        self.options = options
        self.port = _free_port()
        self._lines: list[str] = []
        self._told = threading.Condition()
        self._process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return "".join(self._lines)

    def start(self) -> "Server":
        """Returns once the program has printed its address; raises with what it printed otherwise."""
        start = len(self._lines)
        self._process = subprocess.Popen(
            [program(), "serve", "--data", self.folder, "--port", str(self.port), *self.options],
            cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        with self._told:
            self._told.wait_for(lambda: self._is_up(start) or self._process.poll() is not None, START_SECONDS)
        if not self._is_up(start):
            self.kill()
            raise RuntimeError(f"the server did not start:\n{self.log}")
        return self

    @property
    def first_start(self) -> str:
        """The printed address that makes the first admin, code included."""
        with self._told:
            found = self._told.wait_for(lambda: re.search(r"http\S+/premier-demarrage\?code=\S+", self.log), START_SECONDS)
        assert found, f"no first-start address was printed:\n{self.log}"
        return found[0]

    def kill(self) -> None:
        """SIGKILL: the power cut."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, as a service manager does."""
        self._end(signal.SIGTERM)

    def restart(self) -> None:
        self.kill()
        self.start()

    def end_sessions(self) -> int:
        """Ends every session as if its time were over; how many there were."""
        with closing(sqlite3.connect(self.folder / "bricoleur.sqlite", timeout=10)) as database, database:
            return database.execute("DELETE FROM session").rowcount

    def _listen(self, process: subprocess.Popen) -> None:
        for line in process.stdout:
            with self._told:
                self._lines.append(line)
                self._told.notify_all()
        status = process.wait()
        with self._told:
            self._lines.append(f"(the server ended: {status})\n")
            self._told.notify_all()

    def _is_up(self, start: int) -> bool:
        lines = self._lines[start:]
        # The address is the first line; the one-time code, when there is one, ends the announcement.
        is_announced = any("L'agent bricoleur" in line for line in lines)
        return is_announced and _answers(self.port)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise


def _free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _answers(port: int) -> bool:
    with closing(socket.socket()) as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0
