"""The editor in which the clerk lives: the sheet, its outline, and the grids for the tables of appendices."""

from desktop.ui.sheet.appendix import AppendixEditor, TableBox
from desktop.ui.sheet.editor import SheetEditor
from desktop.ui.sheet.outline import OutlineView

__all__ = ["AppendixEditor", "OutlineView", "SheetEditor", "TableBox"]
