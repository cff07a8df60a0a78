"""A step of undo that has been made when it is pushed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

Do = Callable[[], object]


class DoneCommand(QUndoCommand):
    """Something that was done, with what does it again and what takes it back; Qt's first `redo` finds it done."""

    def __init__(self, label: str, again: Do, back: Do) -> None:
        super().__init__(label)
        self._again, self._back, self._done = again, back, True

    def redo(self) -> None:
        if self._done:
            self._done = False
        else:
            self._again()

    def undo(self) -> None:
        self._back()
