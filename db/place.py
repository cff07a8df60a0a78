"""The folder and the files of a database: for this user alone, and for one process at a time."""

from __future__ import annotations

import getpass
import json
import os
import platform
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from db.faults import explain_os
from desktop.domain.errors import N_
from desktop.domain.ports import InUse

OWN_FOLDER, OWN_FILE = 0o700, 0o600
OTHERS = frozenset({"window.ini", "loi.log", "mau", "evidence"})  # what the program itself keeps beside a database
PATIENCE = 1.0  # seconds: a window that is just closing still holds the lock
PAUSE = 0.05
SOMEONE, SOME_MACHINE = N_("Một người khác"), N_("khác")
LOCKED_BYTE = 1 << 30  # far behind the text, which others must be able to read on Windows as well


def beside(path: Path, ending: str) -> Path:
    """A file that belongs to the database: its name with something added."""
    return path.with_name(path.name + ending)


def lock_file(path: Path) -> Path:
    """The side file that the lock of a database is on."""
    return beside(path, ".lock")


def make_private(path: Path) -> None:
    """Make the folder and an empty file where they are missing, and close both to other users. Raises CannotWrite.

    SQLite gives its -wal and -shm the rights of the file. A folder that holds anything but a database keeps its own.
    """
    folder = path.parent
    try:
        fresh = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        ours = fresh or path.exists() or all(one.name in OTHERS for one in folder.iterdir())
        if ours and stat.S_IMODE(folder.stat().st_mode) != OWN_FOLDER:
            folder.chmod(OWN_FOLDER)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWN_FILE))
        for one in (path, beside(path, "-wal"), beside(path, "-shm")):
            if one.exists() and stat.S_IMODE(one.stat().st_mode) != OWN_FILE:
                one.chmod(OWN_FILE)
    except OSError as error:
        raise explain_os(error, path) from error


class Lock:
    """Holds a database for this process. The system gives the lock up when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock of the database at `path`. Raises InUse, naming who has it, or CannotWrite."""
        self._file = _opened(path)
        until = time.monotonic() + PATIENCE
        while not _locked(self._file):
            if time.monotonic() > until:
                who, machine = _holder(self._file)
                self._file.close()
                raise InUse(who, machine)
            time.sleep(PAUSE)
        try:
            self._sign()
        except OSError as error:
            self._give_up()
            raise explain_os(error, path) from error

    def _sign(self) -> None:
        """Write down who holds it, for those who come after."""
        holder = {"user": _user(), "machine": platform.node(), "process": os.getpid()}
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps(holder, ensure_ascii=False).encode("utf-8"))
        self._file.flush()

    def release(self) -> None:
        """Give the lock up. The file stays: to delete it would let two processes lock two files of one name."""
        self._file.close()

    def _give_up(self) -> None:
        """Release where the disk takes nothing more: to close would try once again to write what is left."""
        with suppress(OSError):
            self._file.close()


def _opened(path: Path) -> BinaryIO:
    try:
        handle = os.open(lock_file(path), os.O_CREAT | os.O_RDWR, OWN_FILE)
    except OSError as error:
        raise explain_os(error, path) from error
    return os.fdopen(handle, "r+b")


def _locked(file: BinaryIO) -> bool:
    """Try to lock once."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(file: BinaryIO) -> tuple[str, str]:
    """Who wrote the side file; placeholders where that cannot be read."""
    file.seek(0)
    try:
        holder = json.loads(file.read(4096))
        return str(holder["user"]) or SOMEONE, str(holder["machine"]) or SOME_MACHINE
    except (ValueError, KeyError, TypeError):
        return SOMEONE, SOME_MACHINE


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user id without a name, as in containers
        return ""
