"""The real pages beside the sheet, printing them and saving them as PDF."""

from desktop.ui.pages.view import PagesView

__all__ = ["PagesView"]
