"""Bold, italic and underlined: what the steps are called, and whether a mark goes on or off."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.runs import Mark
from i18n import N_

MARK_NAMES: dict[Mark, str] = {"bold": N_("in đậm"), "italic": N_("in nghiêng"), "underline": N_("gạch chân")}


@dataclass(slots=True)
class Marking:
    """Shared by all places of one sheet, so that a mark done again goes the way it went, wherever that is."""

    went_on: bool = True
    """How the mark went that was given last."""
    turned: bool | None = None
    """How the next mark goes; None where the letters decide."""

    def turn(self, *, marked: bool) -> bool:
        """Whether a mark goes on that all the letters have, `marked`, or some have not."""
        self.went_on = not marked if self.turned is None else self.turned
        return self.went_on
