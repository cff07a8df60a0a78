"""What is in hand on the sheet: its text, or a cell, a note, a field of the head. At most one of them has the caret.

The one place that knows which it is: it sends the focus of the sheet there, lets go of what was in hand before, asks
it first what a command means, and keeps the word that is being composed.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.ui.preedit import commit_preedit
from desktop.ui.sheet.lines.text import SheetText
from i18n import _


class Part(Protocol):
    """What can be in hand in place of the text."""

    useless: frozenset[str]
    """Commands that have no meaning in this part,"""
    why_useless: str
    """and the sentence (a msgid) that says so."""

    @property
    def caret_box(self) -> QWidget | None:
        """What has the caret while the part is in hand; None while it is not."""

    def do(self, name: str) -> bool:
        """Do what is asked for by name; False where that is the text's business, which is let have the caret first."""

    def commit(self) -> None:
        """Keep the word that is being composed."""

    def put_down(self) -> None:
        """Be in hand no more; who puts it down says where the focus goes."""


class InHand(QObject):
    """Follows the parts of one sheet: each tells of being taken and put down by its own signals."""

    changed = Signal()
    """Another part, or the text, is in hand."""
    told = Signal(str)
    """A sentence that answers a command which has no meaning here."""

    def __init__(self, sheet: QWidget, text: SheetText) -> None:
        super().__init__(sheet)
        self._sheet, self._text = sheet, text
        self._parts: list[tuple[Part, Part | None]] = []
        self._taken: list[Part] = []  # the last has the caret; only what it stands on is beneath
        sheet.setFocusProxy(text)

    def add(self, part: Part, *news: SignalInstance, over: Part | None = None) -> None:
        """Follow a part that emits one of `news` when it is taken or put down.

        While it is in hand, `over` may stay so beneath it, as the cell whose note is written.
        """
        self._parts.append((part, over))
        for signal in news:
            signal.connect(lambda *_said: self._follow(part, over))

    @property
    def part(self) -> Part | None:
        """The part that has the caret; None where that is the text."""
        return self._taken[-1] if self._taken else None

    def do(self, name: str) -> bool:
        """Ask what is in hand to do what is meant by a name; False where the text is to do it."""
        for part in reversed(list(self._taken)):
            if name in part.useless:
                self.told.emit(_(part.why_useless))
                return True
            if part.do(name):
                return True
        return False

    def commit(self) -> None:
        """Keep the word that is being composed."""
        commit_preedit(self._text)
        for part, _over in self._parts:
            part.commit()

    def put_down(self) -> None:
        """Let the text be in hand."""
        for part in reversed(list(self._taken)):
            part.put_down()

    def _follow(self, part: Part, over: Part | None) -> None:
        before, box = self.part, part.caret_box
        if box is None:
            self._taken = [one for one in self._taken if one is not part]
        else:
            others = [one for one in self._taken if one is not part]
            self._taken = [*(one for one in others if one is over), part]
            for other in reversed(others):
                if other is not over:
                    other.put_down()
        top = self.part
        self._sheet.setFocusProxy((top.caret_box if top is not None else None) or self._text)
        if top is not before:
            self.changed.emit()
