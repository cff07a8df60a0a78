"""A clerk who types Vietnamese: as UniKey sends words (Telex, VNI) or composed by an input method; and a mouse."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, QProcess, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.journey.person import Person
from tests.journey.unikey import bursts, pieces, telex, vni

Key, Held = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


class Way(Enum):
    """How letters come from the keyboard into the program."""

    TELEX = "telex"
    VNI = "vni"
    COMPOSED = "composed"
    WORDS = "words"  # an input method that hands over whole words


class Clerk(Person):
    """Types whole sentences into whatever has the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.way = Way.TELEX
        self.keys = 0
        """Keys and events of an input method that were sent."""

    # keyboard

    def say(self, text: str) -> None:
        """Type a text, word by word."""
        for piece in pieces(text):
            if not piece.isalpha():
                self.send(0, piece)
            elif self.way in (Way.COMPOSED, Way.WORDS):
                self._compose(piece)
            else:
                for back, letters in bursts(telex(piece) if self.way is Way.TELEX else vni(piece)):
                    self.send(back, letters)

    def mend(self, wrong: str, right: str) -> None:
        """One more key for the tone, after another one: the driver puts the right word in the place of the wrong."""
        for back, letters in bursts(iter((right,)), wrong):
            self.send(back, letters)

    def send(self, back: int, letters: str) -> None:
        """So many Backspaces, then letters, in one burst."""
        target = self._target()
        for _time in range(back):
            self._key(target, Key.Key_Backspace, "\b")
        for letter in letters:
            plain = letter.isascii() and letter.isalnum()
            self._key(target, ord(letter.upper()) if plain and not back else 0, letter)

    def _key(self, target: QWidget, key: int, text: str) -> None:
        self.keys += 1
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, Held.NoModifier, text))

    def _compose(self, word: str) -> None:
        target = self._target()
        for shown in telex(word) if self.way is Way.COMPOSED else ():
            self.keys += 1
            QApplication.sendEvent(target, QInputMethodEvent(shown, []))
        self.keys += 1
        event = QInputMethodEvent("", [])
        event.setCommitString(word)
        QApplication.sendEvent(target, event)

    def times(self, count: int, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """Press a key so many times."""
        for _time in range(count):
            self.press(key, held)

    # mouse

    def click(self, widget: QWidget, spot: QPoint, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """A click on a point of a widget, or of what lies over it there."""
        under = widget.childAt(spot)
        if under is not None and under.isVisible():
            QTest.mouseClick(under, LEFT, held, under.mapFrom(widget, spot))
        else:
            QTest.mouseClick(widget, LEFT, held, spot)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """From one point to another with the left button down, within a widget."""
        QTest.mousePress(widget, LEFT, Held.NoModifier, start)
        steps = [start + (end - start) * step / 4 for step in range(5)]
        for _before, spot in pairwise(steps):
            at = QPointF(spot)
            moved = QMouseEvent(
                QEvent.Type.MouseMove,
                at,
                QPointF(widget.mapToGlobal(spot)),
                Qt.MouseButton.NoButton,
                LEFT,
                Held.NoModifier,
            )
            QApplication.sendEvent(widget, moved)
        QTest.mouseRelease(widget, LEFT, Held.NoModifier, end)

    def drop(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Drag and drop as the screen's own pointer does it; only on a screen that has one."""
        steps = [widget.mapToGlobal(start + (end - start) * step / 5) for step in range(6)]
        moves = [f"mousemove {spot.x()} {spot.y()} sleep 0.05" for spot in steps]
        orders = " ".join((moves[0], "mousedown 1 sleep 0.05", *moves[1:], "mouseup 1"))
        hand = QProcess(widget)
        hand.start("xdotool", orders.split())
        self.wait_until(lambda: hand.state() is QProcess.ProcessState.NotRunning)
        assert hand.exitCode() == 0
