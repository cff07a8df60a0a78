"""What a person chose for this PC's window: look, size of panels, place of the window. Kept in a small file.

It is read before the database is, so that the first picture of the window is the right one.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.ui.theme import Theme

FILE = "window.ini"
LANGUAGE = "language"


class Preferences:
    """The file `window.ini` of a folder; values of the wrong kind count as not there."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """A kept text."""
        value = self._settings.value(name, default)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int) -> int:
        """A kept whole number."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdigit() else default

    def flag(self, name: str, default: bool) -> bool:
        """A kept yes or no."""
        return self.text(name, "yes" if default else "no") == "yes"

    def keep(self, name: str, value: str | int | bool) -> None:
        """Keep a value under a name."""
        self._settings.setValue(name, ("yes" if value else "no") if isinstance(value, bool) else str(value))

    def geometry(self) -> QByteArray:
        """Where the window stood, as Qt writes it; empty the first time."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Keep where the window stands."""
        self._settings.setValue("geometry", geometry)

    def apply_to(self, theme: Theme) -> None:
        """Give `theme` the kept look."""
        theme.choose(
            choice=self.text("theme", "system"), scale=self.number("scale", 100), white_paper=self.flag("paper", False)
        )

    def keep_look(self, theme: Theme) -> None:
        """Keep the look of `theme`."""
        self.keep("theme", theme.choice)
        self.keep("scale", theme.scale)
        self.keep("paper", theme.white_paper)
