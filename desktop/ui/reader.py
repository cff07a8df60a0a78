"""Reading a file that comes in, off the window's thread, so that the window stays usable meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.document import Document
from desktop.services.files import read_document
from desktop.ui.collector import collect_in_window_thread

_Answer = tuple[Future[Document], Callable[[Document], object], Callable[[BaseException], object]]


def _read(path: Path) -> Document:
    return read_document(path).document


class FileReader(QObject):
    """Reads one file at a time. `read` is answered by `done` or `failed`, unless `stop` came first."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        collect_in_window_thread()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._current: Future[Document] | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(self, path: Path, done: Callable[[Document], object], failed: Callable[[BaseException], object]) -> None:
        """Read a file; a reading that is under way is forgotten."""
        future = self._pool.submit(_read, path)
        self._current = future
        future.add_done_callback(lambda finished: self._finished.emit((finished, done, failed)))

    def stop(self) -> None:
        """Forget the reading that is under way; nothing comes of it."""
        self._current = None

    def close(self) -> None:
        """Wait for the thread to end."""
        self._current = None
        self._pool.shutdown(wait=True)

    def _deliver(self, answer: _Answer) -> None:
        future, done, failed = answer
        if future is not self._current:
            return
        self._current = None
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)
