"""An open database and its units of work. Every failure of storage leaves here as a sentence for the clerk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from db.documents import SqliteDocuments
from db.engine import engine_for
from db.evidence import EvidenceFolder, SqliteEvidence
from db.faults import SQLITE_ERRORS, explain, explain_os
from db.history import SqliteHistory
from db.letters import SqliteLetters
from db.migrate import migrate, refuse_newer
from db.names import Names
from db.overview import SqliteOverview
from db.place import Lock, make_private
from db.plans import SqlitePlans
from db.settings import SqliteOffice, SqliteSettings
from db.targets import SqliteTargets
from db.tasks import SqliteTasks
from desktop.domain.following_ports import (
    EvidenceFiles,
    EvidenceStore,
    HistoryStore,
    OverviewStore,
    PlanStore,
    TargetStore,
    TaskStore,
)
from desktop.domain.letter_ports import LetterStore
from desktop.domain.ports import DocumentStore, OfficeStore, SettingsStore


class SqliteUnit:
    """`ports.UnitOfWork`: one transaction, which holds the write lock from its beginning."""

    documents: DocumentStore
    settings: SettingsStore
    office: OfficeStore
    plans: PlanStore
    tasks: TaskStore
    targets: TargetStore
    overview: OverviewStore
    history: HistoryStore
    evidence: EvidenceStore
    letters: LetterStore
    files: EvidenceFiles

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine, self._path = engine, path
        self._connection: Connection | None = None
        self._transaction: RootTransaction | None = None

    def __enter__(self) -> Self:
        with explained(self._path), ExitStack() as undo:
            connection = undo.enter_context(self._engine.connect())
            self._transaction = connection.begin()
            undo.pop_all()
        self._connection = connection
        self.documents = SqliteDocuments(connection)
        self.settings = SqliteSettings(connection)
        self.office = SqliteOffice(connection)
        names = Names(connection)
        self.plans = SqlitePlans(connection, names)
        self.tasks = SqliteTasks(connection, names)
        self.targets = SqliteTargets(connection)
        self.overview = SqliteOverview(connection)
        self.history = SqliteHistory(connection)
        self.evidence = SqliteEvidence(connection)
        self.letters = SqliteLetters(connection)
        self.files = EvidenceFolder(self._path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with explained(self._path):
            if self._connection is not None:
                self._connection.close()  # rolls back what was not committed
            self._connection = self._transaction = None
            if isinstance(error, (DBAPIError, OSError, *SQLITE_ERRORS)):
                raise error

    def commit(self) -> None:
        """Make everything since the beginning durable; what is read afterwards needs a new unit."""
        if self._transaction is None:
            raise RuntimeError("commit outside a transaction")
        with explained(self._path):
            self._transaction.commit()
            self._transaction = None


class SqliteDatabase:
    """`ports.Database`: holds the lock of the file until it is closed."""

    def __init__(self, engine: Engine, lock: Lock, path: Path) -> None:
        self._engine, self._lock, self._path = engine, lock, path

    def unit(self) -> SqliteUnit:
        """A new transaction; one at a time."""
        return SqliteUnit(self._engine, self._path)

    def close(self) -> None:
        """Close the file and give up the lock."""
        self._engine.dispose()
        self._lock.release()


def open_sqlite(path: Path) -> SqliteDatabase:
    """See `db.open_database`."""
    path = path.absolute()
    make_private(path)
    with ExitStack() as undo:
        lock = Lock(path)
        undo.callback(lock.release)
        found = refuse_newer(path)
        engine = engine_for(path)
        undo.callback(engine.dispose)
        with explained(path):
            migrate(engine, path, found)
        undo.pop_all()
    return SqliteDatabase(engine, lock, path)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn failures of SQLite and of the system into sentences; errors of ours pass as they are."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise explain(error.orig, path) from error
    except SQLITE_ERRORS as error:
        raise explain(error, path) from error
    except OSError as error:
        raise explain_os(error, path) from error
