"""Storage on SQLite: engine, tables, stores, migrations. The only package that knows SQL.

Importing it is cheap; SQLAlchemy is loaded when a database is opened.

    database     an open file and its transactions; engine, place, backup, faults: what is beneath
    migrate      old files become new ones, by the steps in migrations/
    documents    documents and versions: what counts. settings: small texts, the office
    plans        what a document says of tasks and targets, as rows: planned_rows, row_content, names
    tasks        their progress; task_queries, hits: what a table asks. targets, target_queries: the same for targets
    history      what happened to a record; evidence: its files; letters: what went out and came back
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
