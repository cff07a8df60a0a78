"""Storage on SQLite: engine, tables, stores, migrations. The only package that knows SQL.

Importing it is cheap; SQLAlchemy is loaded when a database is opened.
"""

from __future__ import annotations

from pathlib import Path

from desktop.domain.ports import Database


def open_database(path: Path) -> Database:
    """Open the database at `path`, made or brought up to date where needed, for this process alone.

    Raises `InUse` where another process has it open, `NewerVersion` where a newer Thảo made it, `CannotWrite` where
    the folder is full or read-only, `UnreadableInput` where the file is damaged; the file is then left as it was.
    """
    from db.database import open_sqlite

    return open_sqlite(path)


__all__ = ["open_database"]
