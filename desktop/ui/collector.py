"""Python's cycle collector, run in the window's thread only.

Left to itself it runs in whichever thread makes the next object; a widget that it takes down outside Qt's own thread
crashes the program. Everything that starts a thread which runs Python asks for `collect_in_window_thread`.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY_MS = 250


class WindowCollector(QObject):
    """Collects what Python would collect by itself, a little later and always here. One for an application."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        due = [
            n for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        self.setParent(None)
        gc.enable()


def collect_in_window_thread() -> None:
    """See to it that the running application collects in this thread; a second time does nothing."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(WindowCollector) is None:
        WindowCollector(application)


def collect_what_was_made() -> None:
    """Look now through what was made lately, where something large was and nobody types: later it would hold up a key.

    For the window's thread.
    """
    gc.collect(1)
