"""Brings a database to the version that this program knows: step by step, each whole or not at all, backed up first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from db.backup import back_up
from db.faults import NEWER, NOT_OURS, SQLITE_ERRORS, explain
from db.migrations import STEPS
from db.place import beside
from desktop.domain.errors import NewerVersion, UnreadableInput

APPLICATION = 0x5468616F


def version_of(path: Path) -> int:
    """The version of a database, read without changing anything; 0 for an empty file.

    Raises UnreadableInput for a file that is no database of ours.
    """
    # Without a WAL beside it the file is all there is, and can be read without leaving one.
    how = "mode=ro" if beside(path, "-wal").exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except SQLITE_ERRORS as error:
        raise explain(error, path) from error
    if (tables or version) and application != APPLICATION:
        raise UnreadableInput(NOT_OURS, file=path)
    return int(version)


def refuse_newer(path: Path, steps: Sequence[Sequence[str]] = STEPS) -> int:
    """The version of a database. Raises NewerVersion where a newer program made it, which alone may change it."""
    found = version_of(path)
    if found > len(steps):
        raise NewerVersion(NEWER, found=found, known=len(steps))
    return found


def backup_name(path: Path, version: int) -> Path:
    """Where the copy of a database of an old version is kept."""
    return beside(path, f".v{version}.bak")


def migrate(engine: Engine, path: Path, found: int, steps: Sequence[Sequence[str]] = STEPS) -> None:
    """Take the steps after version `found`. A step that fails leaves the version before it, and its copy beside it."""
    for number, statements in enumerate(steps[found:], start=found + 1):
        if found:  # one that is only just being made holds nothing yet
            back_up(path, backup_name(path, number - 1))
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
