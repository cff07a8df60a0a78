"""What of the parts around the text lies under a point of the sheet, and where the lines of a field are."""

from __future__ import annotations

from math import hypot, inf

from PySide6.QtCore import QPointF, QRectF

from desktop.domain.part_texts import kind_of
from desktop.ui.sheet.look.paint import SheetPainter

NEAR = 8.0  # pixels between a click and the words that it means
UPRIGHT = 1.5  # a pixel up or down counts as so many to the side: a click means the line at its height
ALONE = frozenset({"header.kind", "header.subject", "header.contact", "header.digital_line", "addressed.item"})
"""Fields on lines of their own, which answer over the width of the paper."""


def part_text_boxes(painter: SheetPainter, field: str) -> list[QRectF]:
    """The box around each line of a field in points of the text document; none where it is not shown."""
    for band, origin in painter.bands():
        if field in band.places:
            return [box.translated(origin) for box in band.part_text_boxes(field)]
    return []


def part_text_near(painter: SheetPainter, point: QPointF) -> str:
    """The field whose words are under a point or nearest to it; "" where none is so near."""
    best, name = (inf, inf), ""
    for band, origin in painter.bands():
        for field in band.places:
            reach = painter.style.text_width if kind_of(field) in ALONE else NEAR
            for box in band.part_text_boxes(field):
                here = box.translated(origin)
                down = _outside(here.top(), here.bottom(), point.y())
                across = _outside(here.left(), here.right(), point.x())
                if down <= NEAR and across <= reach and (down + across, across) < best:
                    best, name = (down + across, across), field
    return name


def part_text_beside(painter: SheetPainter, point: QPointF) -> str:
    """The field nearest to a point of the blank paper around the text, in the band under it; "" where none is there."""
    bands = [(band, origin) for band, origin in painter.bands() if band.places]
    if not bands:
        return ""
    band, origin = min(bands, key=lambda one: _outside(one[1].y(), one[1].y() + one[0].height, point.y()))
    best, name = inf, ""
    for field in band.places:
        for box in band.part_text_boxes(field):
            here = box.translated(origin)
            across = _outside(here.left(), here.right(), point.x())
            if kind_of(field) in ALONE:
                across = _outside(origin.x(), origin.x() + painter.style.text_width, point.x())
            far = hypot(across, UPRIGHT * _outside(here.top(), here.bottom(), point.y()))
            if far < best:
                best, name = far, field
    return name


def _outside(first: float, last: float, at: float) -> float:
    """How far a coordinate lies outside of two."""
    return max(first - at, at - last, 0.0)
