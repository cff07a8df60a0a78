"""The editor in which the clerk lives: the sheet, its outline, and the grid for the tables of appendices."""

from desktop.ui.sheet.editor import SheetEditor

__all__ = ["SheetEditor"]
