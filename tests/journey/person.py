"""A person at the keyboard: types letters, presses keys, waits for what they see; knows nothing of the inside."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Dialog = TypeVar("Dialog", bound=QWidget)
PATIENCE_MS = 20_000
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Person:
    """Acts on whatever has the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def wait_until(self, seen: Callable[[], bool]) -> None:
        """Look until something is so; an error after twenty seconds."""
        self._qtbot.waitUntil(seen, timeout=PATIENCE_MS)

    def write(self, text: str) -> None:
        """Type letters as an input method hands them over: composed, whatever key they came from."""
        for letter in text:
            target = self._target()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key, alone or with Shift, Ctrl and Alt."""
        QTest.keyClick(self._target(), key, modifiers)

    def back_to(self, window: QWidget) -> None:
        """After a dialogue: the window gets the focus again, which a test screen has no window manager to give."""
        window.activateWindow()
        self.wait_until(window.isActiveWindow)

    def wait_for_dialog(self, kind: type[Dialog]) -> Dialog:
        """Wait until the dialogue of a kind stands on the screen and has the focus."""
        found: list[Dialog] = []

        def seen() -> bool:
            dialog = QApplication.activeWindow()
            focus = QApplication.focusWidget()
            if isinstance(dialog, kind) and focus is not None and dialog.isAncestorOf(focus):
                found.append(dialog)
            return bool(found)

        self.wait_until(seen)
        return found[0]

    def meet(self, kind: type[QWidget], answer: Callable[[QWidget], None]) -> None:
        """Answer the modal dialogue of a kind as soon as it stands on the screen, while the program waits in it."""
        timer = QTimer(QApplication.instance())

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind) and dialog.isVisible():
                timer.stop()
                timer.deleteLater()
                answer(dialog)

        timer.timeout.connect(look)
        timer.start(10)

    def _target(self) -> QWidget:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None, "nothing has the focus"
        return target


def keep_picture(widget: QWidget, name: str) -> None:
    """Save what a window shows into the folder that THAO_SHOTS names; nothing where it names none."""
    folder = os.environ.get("THAO_SHOTS")
    if folder:
        QApplication.processEvents()  # what waits to be laid out
        Path(folder).mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(Path(folder) / f"{name}.png"))
