"""Which key is which command of the sheet, wherever the cursor is: as the table of actions has it, and as Word's.

The window's actions take most of these keys first; here they are known where a box or a window of its own is asked.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.ui.actions import ENTRY_OF

_Standard = QKeySequence.StandardKey
_STANDARD = (  # Shift+Delete, Ctrl+Insert and Shift+Insert are among them
    (_Standard.Cut, "cut"),
    (_Standard.Copy, "copy"),
    (_Standard.Paste, "paste"),
    (_Standard.SelectAll, "select_all"),
)
MARKS = ("bold", "italic", "underline")
MOVES = ("promote", "demote", "move_up", "move_down")
_NAMED = (*MARKS, *MOVES, "paste_plain", "change_case", "footnote")
_KEYS = {QKeySequence(keys).toString(): name for name in _NAMED for keys in ENTRY_OF[name].keys}


def command_of(event: QKeyEvent) -> str:
    """What a key asks for by name, an id of the table of actions; "" where it is none of these commands."""
    for sequence, name in _STANDARD:
        if event.matches(sequence):
            return name
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get(QKeySequence(held.value | event.key()).toString(), "")
