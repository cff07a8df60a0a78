"""What of the parts around the text lies under a point of the sheet, and where the lines of a field are."""

from __future__ import annotations

from math import inf

from PySide6.QtCore import QPointF, QRectF

from desktop.domain.part_texts import kind_of
from desktop.typeset.page import COPY, HEADER, RECIPIENTS, SIGNATURE, TITLE
from desktop.ui.sheet.paint import PAPER_BOTTOM_MM, SheetPainter
from desktop.ui.sheet.parts import ABOVE, names_below

NEAR = 8.0  # pixels between a click and the words that it means
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
                down = max(here.top() - point.y(), point.y() - here.bottom(), 0.0)
                across = max(here.left() - point.x(), point.x() - here.right(), 0.0)
                if down <= NEAR and across <= reach and (down + across, across) < best:
                    best, name = (down + across, across), field
    return name


def part_at(painter: SheetPainter, point: QPointF) -> str:
    """The part of the paper under a point: a name of `typeset.page`, or "appendix:<id>"; else ""."""
    foot = painter.style.mm(PAPER_BOTTOM_MM)
    (above, over), (below, under), (copied, last) = painter.bands()
    width = painter.style.text_width
    if copied.items and QRectF(last.x(), last.y() - 8, width, copied.height + 8 + foot).contains(point):
        return COPY
    for band, origin, more, names in (
        (above, over, 8.0, ABOVE),
        (below, under, foot, names_below(painter.document)),
    ):
        if QRectF(origin.x(), origin.y() - 8, width, band.height + 8 + more).contains(point):
            for name in names:
                if band.rect_of(name).translated(origin).adjusted(-8, -8, 8, 8).contains(point):
                    return HEADER if name == TITLE else name
            return HEADER if band is above else RECIPIENTS if point.x() < origin.x() + width / 2 else SIGNATURE
    return painter.appendix_at(point)
