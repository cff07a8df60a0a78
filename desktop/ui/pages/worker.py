"""The thread that lays pages out where that takes longer than a frame, so that typing never waits.

It has a mailbox of one order: a newer one replaces one that was not begun.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, Signal

from desktop.domain.errors import UserError


class _Order(NamedTuple):
    ticket: int
    work: Callable[[], object]


class RenderThread(QThread):
    """Renders what is ordered, the newest first. `wait_and_stop` has to be called before the object goes."""

    rendered = Signal(int, object)
    """(ticket, what the work gave)."""
    failed = Signal(int, object)
    """(ticket, UserError): the document cannot be laid out as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mail = threading.Condition()
        self._order: _Order | None = None
        self._working = False
        self._stopping = False

    @property
    def idle(self) -> bool:
        """Whether nothing is ordered or being done. Only the thread that orders may rely on it."""
        with self._mail:
            return self._order is None and not self._working

    def order(self, ticket: int, work: Callable[[], object]) -> None:
        """Have `work` done in the thread; an order that was not begun is dropped."""
        with self._mail:
            self._order = _Order(ticket, work)
            self._mail.notify()
        if not self.isRunning() and not self._stopping:
            self.start()

    def wait_and_stop(self) -> None:
        """End the thread after the order in hand."""
        with self._mail:
            self._stopping = True
            self._mail.notify()
        self.wait()

    def run(self) -> None:
        """Work until stopped."""
        while (order := self._next()) is not None:
            try:
                result = order.work()
            except UserError as error:
                self.failed.emit(order.ticket, error)
            else:
                self.rendered.emit(order.ticket, result)

    def _next(self) -> _Order | None:
        """The next order; None when it is time to stop."""
        with self._mail:
            self._working = False
            self._mail.wait_for(lambda: self._stopping or self._order is not None)
            if self._stopping:
                return None
            order, self._order, self._working = self._order, None, True
            return order
