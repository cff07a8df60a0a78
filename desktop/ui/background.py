"""One piece of work at a time off the window's thread, so that the window stays usable meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.ui.collector import collect_in_window_thread

Result = TypeVar("Result")
_Answer = tuple[Future[Any], Callable[[Any], object], Callable[[BaseException], object]]


class Background(QObject):
    """`ask` is answered by `done` or `failed` on the window's thread, unless another question or `stop` came first."""

    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        collect_in_window_thread()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._current: Future[Any] | None = None
        self._telling = Lock()  # held while the worker reports, so that a closed one is never reported to
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[BaseException], object],
        *,
        patience: float = 0.0,
    ) -> bool:
        """Do `work`, which reads values only; what is under way is forgotten.

        With `patience` the window waits so many seconds for an answer; True where it came, and was told, by then.
        """
        future = self._pool.submit(work)
        self._current = future
        if patience > 0:
            wait((future,), patience)
            if future.done():
                self._deliver((future, done, failed))
                return True
        future.add_done_callback(lambda finished: self._tell((finished, done, failed)))
        return False

    def stop(self) -> None:
        """Forget what is under way; nothing comes of it."""
        self._current = None

    def close(self, *, wait: bool = True) -> None:
        """Nothing comes of what is under way, and nothing can be asked any more.

        Work that writes is waited for. What only reads may go on by itself while this object is deleted: `wait` False.
        """
        self._current = None
        with self._telling:
            self._closed = True
        self._pool.shutdown(wait=wait, cancel_futures=not wait)

    def _tell(self, answer: _Answer) -> None:
        """On the worker: hand an answer over to the window's thread."""
        with self._telling:
            if not self._closed:
                self._finished.emit(answer)

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
