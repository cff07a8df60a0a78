"""Our four faces as Qt paints them: read from our own files, unhinted, with shapes that are kept once made.

Qt's own cache of letters puts them on quarters of a pixel across and on whole pixels down, and Windows may colour
their edges. Here a letter's shape is filled once for each twelfth of a pixel and kept: quick too, and the same on
every system.
"""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QObject, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGlyphRun,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
    QRawFont,
    QTransform,
)

from desktop.typeset.font_files import font_path
from desktop.typeset.page import Face, TextRun
from desktop.ui.pages.letters import letter_places

STEPS = 12  # places of a letter within a pixel, across and down: it is never more than 1/24 of a pixel off
EM_UNITS = 2048  # of the em in all our faces: at this size Qt gives outlines in whole units
_MOST_BYTES = 24_000_000  # of kept shapes; a document at one zoom needs some two

Color = tuple[float, float, float]


class Stamp(NamedTuple):
    """A letter's picture in device pixels, and where its corner stands from the pixel of the letter's place."""

    image: QImage
    left: int
    top: int


Stamps = dict[tuple[str, int], Stamp | None]
"""By letter and twelfth of a pixel across; None for a letter without ink."""


class Lettering(NamedTuple):
    """What a row of letters has in common: face, width and height of the em in pixels, twelfth of a pixel, colour."""

    face: Face
    width: float
    height: float
    down: int
    color: Color


class Glyphs(QObject):
    """The faces of one application. For the window's thread only, as Qt's raw fonts are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts: dict[tuple[Face, float], QRawFont] = {}
        self._by_name: dict[Face, QRawFont] = {}
        self._printed: dict[tuple[Face, float], QRawFont] = {}
        self._indexes: dict[Face, dict[str, int]] = {face: {} for face in Face}
        self._outlines: dict[tuple[Face, str], QPainterPath] = {}
        self._stamps: dict[Lettering, Stamps] = {}
        self._bytes = 0

    def font(self, face: Face, size: float) -> QRawFont:
        """A face at a size, unhinted."""
        font = self._fonts.get((face, size))
        if font is None:
            font = QRawFont(font_path(face), size, QFont.HintingPreference.PreferNoHinting)
            self._fonts[face, size] = font
        return font

    def _named(self, face: Face, size: float) -> QRawFont:
        """A face as printers get it: only one that Qt knows by name goes to them as letters, others as outlines."""
        font = self._printed.get((face, size))
        if font is None:
            font = self._printed[face, size] = QRawFont(self._installed(face))
            font.setPixelSize(size)
        return font

    def _installed(self, face: Face) -> QRawFont:
        """A face by its name; from its file where this PC has another one of that name, or no names at all."""
        font = self._by_name.get(face)
        if font is None:
            families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(font_path(face)))
            named = QFont(families)
            named.setBold("Bold" in face.value)
            named.setItalic("Italic" in face.value)
            named.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            own, font = self.font(face, EM_UNITS), QRawFont.fromFont(named)
            same = bool(families) and font.fontTable("head") == own.fontTable("head")
            font = self._by_name[face] = font if same else own
        return font

    def outline(self, face: Face, letter: str) -> QPainterPath:
        """The outline of a letter in units of the em, 2,048 to the size, from its place on the line."""
        path = self._outlines.get((face, letter))
        if path is None:
            path = self.font(face, EM_UNITS).pathForGlyph(self._index(face, letter))
            path.setFillRule(Qt.FillRule.WindingFill)  # as PDF fills letters
            self._outlines[face, letter] = path
        return path

    def glyph_run(self, run: TextRun) -> QGlyphRun:
        """A run of text for `QPainter.drawGlyphRun` at (run.x, run.baseline), in pt."""
        glyphs = QGlyphRun()
        glyphs.setRawFont(self._named(run.face, run.size))
        glyphs.setGlyphIndexes([self._index(run.face, letter) for letter in run.text])
        glyphs.setPositions([QPointF(x, 0.0) for x in letter_places(run)[:-1]])
        return glyphs

    def stamps(self, lettering: Lettering) -> Stamps:
        """The pictures made so far of letters in one lettering; `stamp` adds to them."""
        found = self._stamps.get(lettering)
        if found is None:
            if self._bytes > _MOST_BYTES:
                self._stamps.clear()
                self._bytes = 0
            found = self._stamps[lettering] = {}
        return found

    def stamp(self, stamps: Stamps, lettering: Lettering, letter: str, across: int) -> Stamp | None:
        """Make the picture of a letter `across` twelfths of a pixel to the right, and keep it in `stamps`."""
        scale = QTransform(
            lettering.width / EM_UNITS, 0, 0, lettering.height / EM_UNITS, across / STEPS, lettering.down / STEPS
        )
        path = scale.map(self.outline(lettering.face, letter))
        made = _filled(path, lettering.color) if not path.isEmpty() else None
        stamps[letter, across] = made
        if made is not None:
            self._bytes += made.image.sizeInBytes() + 400  # about what Qt and Python need to hold a picture
        return made

    def _index(self, face: Face, letter: str) -> int:
        index = self._indexes[face].get(letter)
        if index is None:
            found = self.font(face, EM_UNITS).glyphIndexesForString(" " if letter == "\u00a0" else letter)
            index = self._indexes[face][letter] = found[0]
        return index


def _filled(path: QPainterPath, color: Color) -> Stamp:
    box = path.boundingRect()
    left, top = floor(box.left()), floor(box.top())
    image = QImage(ceil(box.right()) - left, ceil(box.bottom()) - top, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.fillPath(path, QColor.fromRgbF(*color))
    painter.end()
    return Stamp(image, left, top)


def page_glyphs() -> Glyphs:
    """The letters of the running application, made at first use. The application object owns it."""
    application = cast(QGuiApplication, QCoreApplication.instance())
    found = application.findChild(Glyphs)
    return found if found is not None else Glyphs(application)
