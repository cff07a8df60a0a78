"""The menu of the right mouse button on the sheet: what can be done with the line or the selection in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence

from desktop.ui.actions import ENTRY_OF
from desktop.ui.icons import icon
from desktop.ui.sheet.key_commands import MOVES
from i18n import _

Do = Callable[[], object]


def menu_line(name: str, do: Do, *, enabled: bool = True, words: str = "") -> QAction:
    """A line of a menu as the table of actions words it, or with other `words`.

    Its key is only shown, for the window's own action answers to it.
    """
    entry = ENTRY_OF[name]
    text = words or _(entry.text).replace("&", "")
    keys = QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if entry.keys else ""
    action = QAction(f"{text}\t{keys}" if keys else text)
    action.setObjectName(name)
    if entry.icon:
        action.setIcon(icon(entry.icon))
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: do())
    return action


def separator() -> QAction:
    """A rule between lines of a menu."""
    action = QAction("")
    action.setSeparator(True)
    return action


def sheet_menu(commands: dict[str, Do], *, selected: bool) -> list[QAction]:
    """The lines that `commands` knows. Words that are selected can be a target; else there is room for a note."""
    actions: list[QAction] = []
    of_line = ("mark_target" if selected and "mark_target" in commands else "footnote", "assign_task")
    groups: tuple[tuple[str, ...], ...] = (("cut", "copy", "paste", "paste_plain"), (*MOVES, *of_line))
    for names in groups:
        if actions:
            actions.append(separator())
        for name in names:
            if name in commands:
                enabled = selected or name not in ("cut", "copy")
                words = _("Thêm chú thích") if name == "footnote" else ""
                actions.append(menu_line(name, commands[name], enabled=enabled, words=words))
    return actions
