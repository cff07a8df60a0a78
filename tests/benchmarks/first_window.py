"""A program to be timed from outside: it opens a window, writes a line when it is painted, and goes.

`first_window.py bare` opens Qt's own empty window; `first_window.py thao FOLDER` opens the office in FOLDER and writes
a second line when its data is there.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Writes "painted" once, after the first paint of a window is done."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: tell("painted"))
        return False


def tell(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def bare() -> int:
    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 768)
    FirstPaint(window)
    window.show()
    return application.exec()


def thao(folder: str) -> int:
    from pathlib import Path

    from desktop.app import Program
    from desktop.ui.preferences import Preferences

    application = QApplication(["thao"])
    program = Program(application, Path(folder), Preferences(Path(folder)))
    program.opened.connect(lambda: tell("opened"))
    program.open(sample=False)
    if program.window is None:
        return 1
    FirstPaint(program.window)
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(bare() if sys.argv[1] == "bare" else thao(sys.argv[2]))
