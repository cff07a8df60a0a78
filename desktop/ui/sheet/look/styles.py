"""How each line of the sheet looks: what the standard says of letters and measures, turned into pixels at a zoom."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import BASES
from desktop.domain.standards import Element, Standard
from desktop.resources import resource
from desktop.typeset.levels import Look

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
PIXELS_PER_POINT = 96 / 72  # at 100 %, as Word draws: 160 mm are 605 px
PIXELS_PER_MM = 96 / 25.4
MM_PER_POINT = 25.4 / 72
NARROW_MARGIN_MM, LEAST_MARGIN_MM = 9.0, 2.0
LEAST_LETTER = 8  # pixels: below that the sheet rather scrolls sideways than shrinks to its pane
TRIMMED_SHEET_MM = 200.0  # 756 px: leaves air between outline and panel on a screen of 1366 px


@lru_cache(maxsize=1)
def serif_family() -> str:
    """The family of sheet and pages: Times New Roman where the PC has it, else the bundled face of the same widths."""
    if QFontDatabase.hasFamily("Times New Roman"):
        return "Times New Roman"
    families: list[str] = []
    for face in FACES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", f"LiberationSerif-{face}.ttf")))
        families.extend(QFontDatabase.applicationFontFamilies(number))
    return families[0] if families else "Liberation Serif"


@dataclass(frozen=True, slots=True)
class Face:
    """The dress of a line: letter size in pt, weight and slant of all its letters, capitals, where it stands.

    An `inset` line is set in from both sides, all its lines alike.
    """

    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    centred: bool = False
    inset: bool = False


class SheetStyle:
    """The standard's measures at one zoom, in its large or its small set of sizes.

    Lengths are logical pixels; `mm` and `pt` convert. Where the paper would be wider than `room` letters are smaller
    than the zoom asks for.
    """

    def __init__(self, standard: Standard, zoom: int = 100, *, small: bool = False, room: int | None = None) -> None:
        self.standard = standard
        self.zoom = zoom
        self.small = small
        self.share = 1.0
        self.family = serif_family()
        frame = standard.points("margin_left") + standard.points("margin_right")
        self.text_mm = (standard.points("page_width") - frame) * MM_PER_POINT
        body = standard.elements["body"].size(small=small) * PIXELS_PER_POINT
        # Qt's letters have whole pixels, so the paper grows or shrinks with them: else lines would not break as printed
        self.letter = max(1, round(body * zoom / 100))
        self.scale = self.letter / body
        while room is not None and self.least_width > room and self.letter > LEAST_LETTER:
            self.letter -= 1
            self.scale = self.letter / body
        self.held = self.letter < round(body * zoom / 100)
        self._fonts: dict[tuple[float, bool, bool, bool], QFont] = {}
        self._widths: dict[tuple[str, Face], float] = {}
        self._faces: dict[str, Face] = {}

    def shrunk(self, share: float) -> SheetStyle:
        """The same measures with all letters at a share of their size, as tables too wide for the sheet have them."""
        if share == self.share:
            return self
        other = copy(self)
        other.share, other._fonts, other._widths = share, {}, {}
        return other

    def mm(self, millimetres: float) -> float:
        """Millimetres on paper as pixels."""
        return millimetres * PIXELS_PER_MM * self.scale

    def pt(self, points: float) -> float:
        """Points on paper as pixels."""
        return points * PIXELS_PER_POINT * self.scale

    @property
    def text_width(self) -> int:
        """The measure of the lines in pixels."""
        return round(self.mm(self.text_mm))

    @property
    def least_width(self) -> int:
        """The width of the narrowest paper in pixels."""
        return self.text_width + 2 * round(self.mm(LEAST_MARGIN_MM))

    def margins(self, room: int) -> tuple[int, int]:
        """The left and right margin of the sheet in pixels: the paper's own where `room` has it, else trimmed."""
        left = self.standard.measures["margin_left"].value
        right = self.standard.measures["margin_right"].value
        sheets = (self.mm(self.text_mm + left + right), TRIMMED_SHEET_MM * PIXELS_PER_MM * self.zoom / 100)
        least = 2 * round(self.mm(NARROW_MARGIN_MM))
        for sheet, share in zip(sheets, (left / (left + right), 25 / 40), strict=True):
            free = int(sheet) - self.text_width
            if least <= free <= room - self.text_width:
                return round(free * share), free - round(free * share)
        fitting = (room - self.text_width) // 2
        narrow = max(round(self.mm(LEAST_MARGIN_MM)), min(round(self.mm(NARROW_MARGIN_MM)), fitting))
        return narrow, narrow

    @property
    def indent(self) -> float:
        """First-line indent."""
        return self.pt(self.standard.points("first_indent"))

    @property
    def gap(self) -> float:
        """Space above each paragraph."""
        return self.pt(self.standard.points("paragraph_gap"))

    @property
    def leading(self) -> float:
        """Distance of two lines of the body."""
        return self.pt(self.standard.points("leading"))

    @property
    def inset(self) -> float:
        """How far a quotation is set in from each side."""
        return self.pt(self.standard.points("quotation_inset"))

    def face(self, place: str, look: Look, *, marked: bool = False) -> Face:
        """The dress of a line at a place that looks as on paper.

        A title of which the clerk made a part bold (`marked`) is bold there only.
        """
        if place == BASES:
            return self.element("basis")
        if appendix_of_title(place) is not None:
            return self.element("appendix_title")
        face = self.element(look.element)
        if look.own_bold and marked:
            return replace(face, bold=False)
        return replace(face, inset=True) if look.inset else face

    def element(self, name: str) -> Face:
        """The dress of an element of the standard by its name."""
        face = self._faces.get(name)
        if face is None:
            element: Element = self.standard.elements[name]
            centred = element.align == "centre"
            face = Face(element.size(small=self.small), element.bold, element.italic, element.caps, centred)
            self._faces[name] = face
        return face

    def font(self, size: float, *, bold: bool = False, italic: bool = False, caps: bool = False) -> QFont:
        """The serif face at `size` pt of paper. Widths are those of paper: no hinting, so that lines break alike."""
        key = (size, bold, italic, caps)
        font = self._fonts.get(key)
        if font is None:
            font = QFont(self.family)
            exact = self.pt(size) * self.share
            font.setPixelSize(max(1, round(exact)))
            if self.share != 1:  # Qt's letters have whole pixels: they stand closer or wider for the lines of paper
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * exact / font.pixelSize())
            font.setBold(bold)
            font.setItalic(italic)
            font.setKerning(False)  # as on paper
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            if caps:
                font.setCapitalization(QFont.Capitalization.AllUppercase)
            self._fonts[key] = font
        return font

    def face_font(self, face: Face) -> QFont:
        """The font of a line's own dress, as its label is drawn."""
        return self.font(face.size, bold=face.bold, italic=face.italic, caps=face.caps)

    def advance(self, font: QFont, text: str) -> float:
        """The width of `text` in pixels."""
        return QFontMetricsF(font).horizontalAdvance(text)

    def label_width(self, label: str, face: Face) -> float:
        """The width of a printed label with the space after it; 0 where there is none."""
        if not label:
            return 0.0
        key = (label, face)
        width = self._widths.get(key)
        if width is None:
            width = QFontMetricsF(self.face_font(face)).horizontalAdvance(label + " ")
            self._widths[key] = width
        return width
