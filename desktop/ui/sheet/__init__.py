"""The editor in which the clerk lives: the sheet with its tables and parts, and its outline."""

from desktop.ui.sheet.editor import SheetEditor
from desktop.ui.sheet.outline import OutlineView

__all__ = ["OutlineView", "SheetEditor"]
