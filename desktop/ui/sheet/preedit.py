"""The word being composed on the sheet; see `desktop.ui.preedit`."""

from __future__ import annotations

from desktop.ui.preedit import commit_preedit, preedit_of

__all__ = ["commit_preedit", "preedit_of"]
