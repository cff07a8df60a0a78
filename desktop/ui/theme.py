"""Colours, type and measures of the window, by the names of their use. No other module holds a colour value.

Widgets ask `current_theme()`; it belongs to the application object. Real pages are always white and need none of this.
"""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.resources import resource

# name: (light, dark)
TOKENS: Final[dict[str, tuple[str, str]]] = {
    "desk": ("#E6EAE9", "#121616"),
    "window": ("#F4F6F5", "#1B2020"),
    "surface": ("#FFFFFF", "#222828"),
    "sunken": ("#EEF1F0", "#1F2525"),
    "line": ("#D8DEDC", "#343C3C"),
    "line2": ("#C3CBC9", "#465050"),
    "edge": ("#7F8B88", "#8C9896"),
    "text": ("#1A2322", "#E7ECEB"),
    "muted": ("#51605D", "#A9B5B3"),
    "faint": ("#616E6B", "#93A09D"),
    "off": ("#97A29F", "#6A7674"),
    "accent": ("#0B5F63", "#74C7C5"),
    "accentHover": ("#084C50", "#8FD6D4"),
    "accentPressed": ("#063B3E", "#5AB0AE"),
    "onAccent": ("#FFFFFF", "#06292B"),
    "tint": ("#E4F1F0", "#1E3A3B"),
    "tint2": ("#C9E2E1", "#2A4F50"),
    "sel": ("#DCEDEC", "#21403F"),
    "hover": ("#EBEFEE", "#2B3232"),
    "half": ("#8FBFBD", "#2F6463"),
    "err": ("#B3261E", "#FF9D93"),
    "errTint": ("#FCEDEB", "#3C2523"),
    "warn": ("#8A5300", "#F0C470"),
    "warnTint": ("#FBF1DD", "#3A301C"),
    "info": ("#2C5A8C", "#9CC4EE"),
    "infoTint": ("#E8EFF7", "#22303F"),
    "ok": ("#2B6A3A", "#8FCF9C"),
    "paper": ("#FFFFFF", "#262D2D"),
    "ink": ("#111515", "#EDF1F0"),
    "paperEdge": ("#C9D1CE", "#3D4646"),
    "field": ("#FFF6DC", "#3B3420"),
}
PAPER: Final = frozenset({"paper", "ink", "paperEdge", "field", "half"})
"""What is white in the dark theme too with "Giấy trắng", and the ground of what is selected there."""

# name: (pixels, line height in pixels, weight)
TYPE: Final[dict[str, tuple[int, int, QFont.Weight]]] = {
    "display": (24, 32, QFont.Weight.DemiBold),
    "title": (18, 26, QFont.Weight.DemiBold),
    "head": (15, 22, QFont.Weight.DemiBold),
    "body": (13, 20, QFont.Weight.Normal),
    "small": (12, 16, QFont.Weight.Normal),
    "badge": (11, 14, QFont.Weight.DemiBold),
}
SCALES: Final = (100, 115, 130)
CHOICES: Final = ("light", "dark", "system")
_INTERFACE_FAMILIES: Final = ("Segoe UI", "Noto Sans", "Open Sans")
_OWN_FAMILY: Final = ("OpenSans-Regular.ttf", "OpenSans-Semibold.ttf")


class Theme(QObject):
    """The look in use. `choice` is "light", "dark" or "system"; `scale` is that of the interface text in per cent."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = "system"
        self._scale = 100
        self._white_paper = False
        self._family = _interface_family()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def choice(self) -> str:
        """ "light", "dark" or "system"."""
        return self._choice

    @property
    def scale(self) -> int:
        """Size of the interface text in per cent: 100, 115 or 130."""
        return self._scale

    @property
    def white_paper(self) -> bool:
        """Whether the drafting sheet stays white in the dark theme."""
        return self._white_paper

    @property
    def dark(self) -> bool:
        """Whether the dark column of the tokens is in use."""
        if self._choice == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice == "dark"

    def choose(self, *, choice: str | None = None, scale: int | None = None, white_paper: bool | None = None) -> None:
        """Change what is given and tell every widget once. Unknown values (old settings) are ignored."""
        before = (self._choice, self._scale, self._white_paper)
        if choice in CHOICES:
            self._choice = choice
        if scale in SCALES:
            self._scale = scale
        if white_paper is not None:
            self._white_paper = white_paper
        if before != (self._choice, self._scale, self._white_paper):
            self.changed.emit()

    def hex(self, name: str) -> str:
        """The colour of a token as "#RRGGBB"; KeyError for a name that is no token."""
        light = not self.dark or (self._white_paper and name in PAPER)
        return TOKENS[name][0 if light else 1]

    def color(self, name: str) -> QColor:
        """The colour of a token; KeyError for a name that is no token."""
        return QColor(self.hex(name))

    def font(self, name: str = "body", *, bold: bool = False) -> QFont:
        """The interface font of a size of TYPE; `bold` asks for weight 600."""
        pixels, _line, weight = TYPE[name]
        font = QFont()
        if self._family:
            font.setFamilies([self._family])
        font.setPixelSize(self.px(pixels))
        font.setWeight(QFont.Weight.DemiBold if bold else weight)
        return font

    def px(self, pixels: float) -> int:
        """A measure of the drawings in pixels of this text size; type, rows and icons grow together."""
        return round(pixels * self._scale / 100)

    def line_height(self, name: str) -> int:
        """The height in pixels of a line of a size of TYPE."""
        return self.px(TYPE[name][1])

    def palette(self) -> QPalette:
        """The same colours for what Qt's own style draws."""
        palette = QPalette()
        role = QPalette.ColorRole
        pairs = {
            role.Window: "window",
            role.WindowText: "text",
            role.Base: "surface",
            role.AlternateBase: "sunken",
            role.Text: "text",
            role.PlaceholderText: "faint",
            role.Button: "surface",
            role.ButtonText: "text",
            role.Highlight: "tint2",
            role.HighlightedText: "text",
            role.Link: "accent",
            role.ToolTipBase: "surface",
            role.ToolTipText: "text",
            role.Accent: "accent",
        }
        for which, name in pairs.items():
            palette.setColor(which, self.color(name))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.color("off"))
        return palette

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self.changed.emit()


class SheetTheme(Theme):
    """The look of what is drawn on the drafting sheet, which follows that of the window.

    With "Giấy trắng" every mark on the sheet is one for white paper, though the window around it is dark.
    """

    def __init__(self, window: Theme) -> None:
        super().__init__(window)
        self._window = window
        window.changed.connect(self._follow)
        self._follow()

    def hex(self, name: str) -> str:
        """The colour of a token as "#RRGGBB"; the desk belongs to the window. KeyError for a name that is no token."""
        return self._window.hex(name) if name == "desk" else super().hex(name)

    def _follow(self) -> None:
        dark = self._window.dark and not self._window.white_paper
        self.choose(choice="dark" if dark else "light", scale=self._window.scale)


def _interface_family() -> str:
    """The first family of the design that this PC has; else the bundled one, which has every Vietnamese letter."""
    found = next((name for name in _INTERFACE_FAMILIES if QFontDatabase.hasFamily(name)), "")
    if found:
        return found
    families: list[str] = []
    for file in _OWN_FAMILY:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", "interface", file)))
        families.extend(QFontDatabase.applicationFontFamilies(number))
    return families[0] if families else ""


def current_theme() -> Theme:
    """The theme of the running application, made at first use. The application object owns it."""
    application = cast(QApplication, QApplication.instance())
    found = application.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Theme(application)


def sheet_theme() -> SheetTheme:
    """The look of the sheet in the running application, made at first use. The theme owns it."""
    window = current_theme()
    found = window.findChild(SheetTheme)
    return found if found is not None else SheetTheme(window)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours "#RRGGBB" as WCAG 2 counts it, 1 to 21."""

    def luminance(value: str) -> float:
        parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
