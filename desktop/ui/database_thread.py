"""All database work of a window, on one worker thread in the order it was asked for; only plain values cross.

The database is opened by the first piece of work, so a window shows before SQLAlchemy is read.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.ports import Database
from desktop.ui.collector import collect_in_window_thread

Result = TypeVar("Result")
CLOSING_SECONDS = 30.0


class DatabaseThread(QObject):
    """Runs functions that take the open database and brings their results back to the window's thread.

    An error goes to the `failed` of its question; where that has none, to `went_wrong`. An answer for a method of a
    widget that is gone by then, as of a dialog closed meanwhile, is dropped.
    """

    went_wrong = Signal(object)
    _done = Signal(object)

    def __init__(self, open_database: Callable[[], Database], parent: QObject | None = None) -> None:
        super().__init__(parent)
        collect_in_window_thread()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._open_database = open_database
        self._database: Database | None = None
        self._pending: set[Future[Any]] = set()
        self._closed = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        work: Callable[[Database], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
    ) -> Future[Result]:
        """Let the worker do `work(database)`; then `done(result)` or `failed(error)` runs on this thread."""
        future = self._pool.submit(self._run, work)
        self._pending.add(future)
        future.add_done_callback(lambda finished: self._done.emit((finished, done, failed)))
        return future

    def fetch(self, work: Callable[[Database], Result]) -> Result:
        """For another worker, never for the window: wait for the turn of `work`, and have its answer or its error."""
        return self._pool.submit(self._run, work).result()

    def wait(self, seconds: float = CLOSING_SECONDS) -> bool:
        """Block until everything asked so far is done; False where that takes longer than `seconds`."""
        return not wait(self._pending, timeout=seconds).not_done

    def close(self) -> None:
        """Do what was asked, then close the database. Nothing can be asked afterwards."""
        if self._closed:
            return
        self._closed = True
        self._pool.submit(self._close_database)
        self._pool.shutdown(wait=True)

    def _run(self, work: Callable[[Database], Result]) -> Result:
        if self._database is None:
            self._database = self._open_database()
        return work(self._database)

    def _close_database(self) -> None:
        if self._database is not None:
            self._database.close()

    def _deliver(
        self, answer: tuple[Future[Any], Callable[[Any], object] | None, Callable[[Any], object] | None]
    ) -> None:
        future, done, failed = answer
        self._pending.discard(future)
        if self._closed:
            return
        error = future.exception()
        if error is None:
            if done is not None and not _is_gone(done):
                done(future.result())
        elif failed is not None:
            if not _is_gone(failed):
                failed(error)
        else:
            self.went_wrong.emit(error)


def _is_gone(answered: Callable[[Any], object]) -> bool:
    """Whether an answer would go to a method of an object that Qt has deleted."""
    while isinstance(answered, partial):
        answered = answered.func
    owner = getattr(answered, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)
