"""F4: the command that shaped the document last, done again where the cursor or the selection is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from desktop.domain.runs import Mark
from desktop.ui.sheet.commands import SheetCommands

_MARKS: tuple[str, ...] = get_args(Mark)
_NEVER = frozenset(
    {"repeat", "cut", "copy", "select_all", "make_all_live", "reference", "enter", "line_break", "backspace", "delete"}
)
"""Names that go nowhere, or ask something first."""


class Repeat:
    """Remembers by name what was asked of a sheet."""

    def __init__(self, commands: SheetCommands, do: Callable[[str], object]) -> None:
        self._commands, self._do = commands, do
        self.last = ""
        self._on = True  # whether the mark was put on or taken off

    def remember(self, name: str) -> None:
        """What has just been done."""
        if name in _NEVER:
            return
        self.last = name
        if name in _MARKS:
            self._on = self._commands.marking.went_on

    def again(self) -> None:
        """Do it again. Bold goes on where it went on, whatever the selection has, as in Word."""
        if not self.last:
            return
        if self.last in _MARKS:
            self._commands.marking.turned = self._on
        try:
            self._do(self.last)
        finally:
            self._commands.marking.turned = None
