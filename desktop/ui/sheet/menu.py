"""The menu of the right mouse button on the sheet: what can be done with the line or the selection in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence

from i18n import _

Do = Callable[[], object]


def sheet_menu(commands: dict[str, Do], *, selected: bool) -> list[QAction]:
    """The lines that `commands` knows; keys are shown, for the window's own actions answer to them."""
    lines = (
        ("cut", _("Cắt"), "Ctrl+X", selected),
        ("copy", _("Chép"), "Ctrl+C", selected),
        ("paste", _("Dán"), "Ctrl+V", True),
        ("paste_plain", _("Dán chữ trơn"), "Ctrl+Shift+V", True),
        ("", "", "", True),
        ("promote", _("Lên một cấp"), "Alt+Shift+Left", True),
        ("demote", _("Xuống một cấp"), "Alt+Shift+Right", True),
        ("move_up", _("Chuyển lên trên"), "Alt+Shift+Up", True),
        ("move_down", _("Chuyển xuống dưới"), "Alt+Shift+Down", True),
        ("footnote", _("Thêm chú thích"), "Ctrl+Alt+F", True),
    )
    actions: list[QAction] = []
    for name, words, keys, enabled in lines:
        if name and name not in commands:
            continue
        action = QAction(words)
        if not name:
            action.setSeparator(True)
        else:
            action.setText(f"{words}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}")
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, do=commands[name]: do())
        actions.append(action)
    return actions
