"""Collecting Python's cyclic garbage on the window's thread only.

A collection that happens to run in a worker thread would take Qt objects down there, which Qt does not allow: the
program would hang or crash, now and then. So the automatic one is off while a window is open.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
FULL_EVERY = 15  # every so many turns the old objects are looked through as well


class GarbageCollector(QObject):
    """Collects every two seconds on the thread it lives in, from `start` to `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """From now on garbage is collected here and nowhere else."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        self._turn += 1
        gc.collect(2 if self._turn % FULL_EVERY == 0 else 1)
