"""The manual, read in a window of its own."""

from desktop.ui.help.window import HelpWindow

__all__ = ["HelpWindow"]
