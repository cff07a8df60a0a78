"""A sheet that is only read: its document is followed as it was issued.

The caret goes where it is put, and words are selected, copied and sought; what would change them is answered by the
reason. The session refuses every edit by itself: keys are kept here from showing letters that are not in the document.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.session import EditSession
from desktop.ui.sheet.box import SheetBox
from desktop.ui.sheet.lines.text import SheetText

READING = frozenset({"copy", "select_all", "first_blank", "next_blank", "previous_blank"})
"""Commands that change nothing."""
_SHAPING = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
)
_ONLY_READ = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SheetLock(QObject):
    """Does nothing on a sheet whose session takes edits."""

    def __init__(self, session: EditSession, sheet: QWidget, text: SheetText, tell: Callable[[str], object]) -> None:
        super().__init__(sheet)
        self._session, self._sheet, self._tell = session, sheet, tell
        session.refused.connect(tell)
        if not session.locked:
            return
        text.takers.insert(0, self._takes)
        text.setTextInteractionFlags(_ONLY_READ)
        text.lets = READING.__contains__
        for box in sheet.findChildren(SheetBox):
            self.watch(box)

    def watch(self, box: SheetBox) -> None:
        """Let a box over a cell, a note or a field be only read."""
        if self._session.locked:
            box.setTextInteractionFlags(_ONLY_READ)
            box.installEventFilter(self)

    def refuses(self, name: str) -> bool:
        """Whether a command would change what is locked; the clerk is told so."""
        if not self._session.locked or name in READING:
            return False
        self._tell(self._session.locked)
        return True

    def _takes(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """Take what would write into the text, and say why nothing comes of it."""
        writes = _writes(event)
        if writes:
            self._tell(self._session.locked)
        return writes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab goes from cell to cell and from field to field, and writes nothing."""
        if not isinstance(event, QKeyEvent | QInputMethodEvent) or event.type() not in _SENT:
            return False
        return not (isinstance(event, QKeyEvent) and event.key() in _GOING) and self._takes(event)


_GOING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_SENT = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)


def _writes(event: QKeyEvent | QInputMethodEvent) -> bool:
    """Whether a key or an input method writes or takes away letters."""
    if isinstance(event, QInputMethodEvent):
        return bool(event.commitString() or event.preeditString() or event.replacementLength())
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if event.key() in _SHAPING:
        return True
    return bool(event.text()) and event.text().isprintable() and held in (Qt.KeyboardModifier.NoModifier, alt_gr)
