"""The connection: durable, strict and distrustful, with the write lock taken at the start of every transaction."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",  # a file made by someone else runs nothing here
    "PRAGMA cell_size_check = ON",
    "PRAGMA busy_timeout = 5000",
)


def engine_for(path: Path) -> Engine:
    """An engine with one connection, on which every transaction begins with BEGIN IMMEDIATE.

    A read that turns into a write later would fail at once where another process wrote meanwhile; this one waits.
    """
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), pool_size=1, max_overflow=0)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # sqlite3 must not begin transactions by itself
    connection.text_factory = _text
    for pragma in PRAGMAS:
        connection.execute(pragma).close()


def _text(content: bytes) -> str:
    """A damaged letter in one row must not keep the whole list shut; documents have a SHA-256 of their own."""
    return content.decode("utf-8", "replace")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
