"""Copies of a database by SQLite's own backup, which alone is right while there is a WAL; checked by reading them."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from db.faults import FAILED, SQLITE_ERRORS, explain, explain_os
from db.place import OWN_FILE, beside
from desktop.domain.errors import N_, CannotWrite

SECONDS = 60.0  # a copy that takes longer hangs on something
PAGES = 1024  # copied between two looks at the clock


def back_up(source: Path, target: Path) -> None:
    """Copy the database at `source`, on which no transaction may be open, to `target`; an old copy is replaced whole.

    Raises CannotWrite, or UnreadableInput where the source itself is damaged; nothing is left half written.
    """
    fresh = beside(target, ".tmp")
    try:
        fresh.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWN_FILE))
        _copy(source, fresh)
        with fresh.open("r+b") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
        _keep_name(target.parent)
    except SQLITE_ERRORS as error:
        raise explain(error, source) from error
    except OSError as error:
        raise explain_os(error, target) from error
    finally:
        fresh.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows does that by itself and cannot open folders."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copy(source: Path, fresh: Path) -> None:
    until = time.monotonic() + SECONDS

    def look(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() > until:
            raise CannotWrite(FAILED, file=source, reason=N_("sao lưu quá lâu"))

    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(fresh)) as new:
        old.backup(new, pages=PAGES, progress=look)
        new.execute("PRAGMA journal_mode = DELETE").close()  # one file, that can be carried away
        if new.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy fails its check")
