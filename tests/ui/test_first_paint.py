"""A window is seen before anything is read that takes time."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.first_paint import FirstPaint
from tests.ui.conftest import Driven

LATER = ("sqlalchemy", "reportlab", "pypdfium2", "desktop.understand", "desktop.typeset", "desktop.ui.workspace")


class _Canvas(QWidget):
    """Remembers whether it was painted."""

    painted = False

    def paintEvent(self, event: object) -> None:
        self.painted = True


def test_what_waits_for_the_window_comes_after_its_parts_are_painted(qtbot: QtBot) -> None:
    window = QWidget()
    part = _Canvas(window)
    qtbot.addWidget(window)
    seen: list[bool] = []
    first = FirstPaint(window)
    first.done.connect(lambda: seen.append(part.painted))
    window.show()
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    window.repaint()
    QCoreApplication.sendPostedEvents()
    assert seen == [True]


def test_a_window_that_nobody_sees_is_furnished_all_the_same(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(FirstPaint(window).done, timeout=3000):
        pass  # it is never shown


def test_a_window_that_is_closed_at_once_opens_no_data(driven: Driven) -> None:
    driven.begin()
    with driven.qtbot.waitSignal(driven.window.destroyed):
        assert driven.window.close()
    assert driven.program.workspace is None
    assert not any(driven.data.rglob("*.db"))


def test_heavy_packages_are_not_read_for_the_first_picture() -> None:
    script = f"import sys, desktop.app; print([name for name in {LATER!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
