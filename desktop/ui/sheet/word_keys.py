"""Keys of Word for what the official format decides here: they change nothing, and say so in one sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from i18n import N_

_ALIGNMENT = N_("Căn lề do thể thức định sẵn, không phải căn tay.")
_SPACING = N_("Giãn dòng do thể thức định sẵn, không phải chỉnh tay.")
_SIZE = N_("Phông và cỡ chữ do thể thức định sẵn. Chỉ chọn được đậm, nghiêng, gạch chân.")
_PAGE = N_("Thảo tự sang trang theo thể thức; phụ lục luôn ở trang mới.")

FIXED_KEYS: dict[str, str] = {
    "Ctrl+L": _ALIGNMENT,
    "Ctrl+E": _ALIGNMENT,
    "Ctrl+R": _ALIGNMENT,
    "Ctrl+J": _ALIGNMENT,
    "Ctrl+1": _SPACING,
    "Ctrl+2": _SPACING,
    "Ctrl+5": _SPACING,
    "Ctrl+[": _SIZE,
    "Ctrl+]": _SIZE,
    "Ctrl+D": _SIZE,
    "Ctrl+Shift+<": _SIZE,
    "Ctrl+Shift+>": _SIZE,
    "Ctrl+Enter": _PAGE,
}
"""What each says (msgids)."""

_NAMES = {
    Qt.Key.Key_BracketLeft.value: "[",
    Qt.Key.Key_BracketRight.value: "]",
    Qt.Key.Key_Return.value: "Enter",
    Qt.Key.Key_Enter.value: "Enter",
    Qt.Key.Key_Less.value: "<",
    Qt.Key.Key_Greater.value: ">",
    Qt.Key.Key_Comma.value: "<",  # what some keyboards send with Shift
    Qt.Key.Key_Period.value: ">",
}
_NAMES |= {getattr(Qt.Key, f"Key_{one}").value: one for one in "LERJD125"}
_HELD = {
    Qt.KeyboardModifier.ControlModifier: "Ctrl+",
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier: "Ctrl+Shift+",
}


def fixed_by_format(event: QKeyEvent) -> str:
    """The sentence (a msgid) for a key that the format leaves no say; "" for any other."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return FIXED_KEYS.get(_HELD.get(held, "") + _NAMES.get(event.key(), ""), "")
