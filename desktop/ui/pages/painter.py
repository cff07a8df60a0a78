"""Pages painted by Qt: the values that the PDF writer gets, at the same places. No decision about place is made here.

`page_picture` makes pictures, for the screen; `paint_page` paints on anything, for printers. Both put every letter
where layout's own widths put it, not where Qt would. Below 144 dots an inch a picture has its lines of text and its
rules on whole pixels, so that they are crisp; from there on everything stands where it stands in the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintEngine, QPainter, QPainterPath, QTransform

from desktop.typeset.metrics import ASCENT, DESCENT
from desktop.typeset.page import Page, Rule, TextRun
from desktop.ui.pages.glyphs import EM_UNITS, STEPS, Color, Glyphs, Lettering, page_glyphs
from desktop.ui.pages.letters import letter_places

FINE = 2.0  # pixels a point: 144 dots an inch
_SMALL = 0.4  # pixels a point: on small pages a hairline is a shade of grey, as their letters are
_LARGEST_STAMP = 40.0  # px of letter size; larger letters are few in a view, and each is filled where it stands
_OVERHANG = 0.5  # of the letter size: how far ink may reach beyond a letter's own box
_WHITE = 0xFFFFFFFF
_TOUCH = 0.01  # pt between rules that go on


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint a page on any device, 1 unit being 1 pt. The painter's transformation says where and how large.

    Pictures get outlines, printers and PDF glyph runs with every letter's place. The paper itself is not painted.
    """
    glyphs = page_glyphs()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
    for color, path in _rules(page):
        painter.fillPath(path, color)
    for item in page.items:
        if isinstance(item, Rule):
            continue
        if raster:
            _fill_run(painter, glyphs, item, painter.transform())
        else:
            painter.setPen(QColor.fromRgbF(*item.color))
            painter.drawGlyphRun(QPointF(item.x, item.baseline), glyphs.glyph_run(item))
    painter.restore()


def page_picture(
    page: Page,
    width: int,
    height: int,
    *,
    left: int = 0,
    top: int = 0,
    columns: int | None = None,
    rows: int | None = None,
    into: QImage | None = None,
) -> QImage:
    """The picture of a page drawn `width` by `height` pixels large on white, or a cut of it from (left, top) on.

    `into` is a picture of the same size that nobody needs any more: fresh memory costs as much as the painting.
    """
    cut = QRectF(left, top, width - left if columns is None else columns, height - top if rows is None else rows)
    image = into if into is not None else QImage(cut.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(_WHITE)
    across, down = width / page.width_pt, height / page.height_pt
    crisp = down < FINE
    glyphs = page_glyphs()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QTransform(across, 0, 0, down, -left, -top)
    for color, path in _rules(page, whole, crisp=crisp and down >= _SMALL):
        painter.fillPath(path, color)
    for item in page.items:
        if isinstance(item, Rule):
            continue
        y, size = item.baseline * down - top, item.size * down
        if y + size * (DESCENT + _OVERHANG) < 0 or y - size * (ASCENT + _OVERHANG) > cut.height():
            continue
        if size <= _LARGEST_STAMP:
            _stamp_run(painter, glyphs, item, (across, down, left, top), crisp=crisp)
        else:
            _fill_run(painter, glyphs, item, whole, cut.width())
    painter.end()
    return image


def _rules(
    page: Page, place: QTransform | None = None, *, crisp: bool = False
) -> Iterator[tuple[QColor, QPainterPath]]:
    """The rules of a page, those of one colour as one shape."""
    paths: dict[Color, QPainterPath] = {}
    for rule in joined_rules(page):
        path = paths.get(rule.color)
        if path is None:
            path = paths[rule.color] = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
        box = rule_box(rule) if place is None else place.mapRect(rule_box(rule))
        path.addRect(_on_pixels(box) if crisp else box)
    for color, path in paths.items():
        yield QColor.fromRgbF(*color), path


def joined_rules(page: Page) -> Iterator[Rule]:
    """The rules of a page; what lies along one line, as the borders of neighbouring cells do, is one rule.

    An edge painted twice would be darker than once: half a pixel of grey and half a pixel of grey are no half pixel.
    """
    along: dict[tuple[bool, float, float, Color], list[tuple[float, float, Rule]]] = {}
    for item in page.items:
        if isinstance(item, Rule):
            upright = item.x1 == item.x2
            at, start, end = (item.x1, item.y1, item.y2) if upright else (item.y1, item.x1, item.x2)
            key = (upright, round(at, 2), item.width, item.color)
            along.setdefault(key, []).append((min(start, end), max(start, end), item))
    for (upright, *_rest), pieces in along.items():
        pieces.sort(key=lambda piece: piece[0])
        start, end, rule = pieces[0]
        for after, until, one in [*pieces[1:], (inf, inf, pieces[0][2])]:
            if after <= end + _TOUCH:
                end = max(end, until)
                continue
            yield rule._replace(y1=start, y2=end) if upright else rule._replace(x1=start, x2=end)
            start, end, rule = after, until, one


def rule_box(rule: Rule) -> QRectF:
    """What a straight level or upright line covers, in pt; its ends are cut off square, as the PDF draws it."""
    half = rule.width / 2
    if rule.x1 == rule.x2:
        return QRectF(QPointF(rule.x1 - half, min(rule.y1, rule.y2)), QPointF(rule.x1 + half, max(rule.y1, rule.y2)))
    return QRectF(QPointF(min(rule.x1, rule.x2), rule.y1 - half), QPointF(max(rule.x1, rule.x2), rule.y1 + half))


def _on_pixels(box: QRectF) -> QRectF:
    """A rule on whole pixels, at least one wide, its middle at most half a pixel off."""
    width, height = max(1, round(box.width())), max(1, round(box.height()))
    return QRectF(round(box.center().x() - width / 2), round(box.center().y() - height / 2), width, height)


def _stamp_run(
    painter: QPainter, glyphs: Glyphs, run: TextRun, place: tuple[float, float, int, int], *, crisp: bool
) -> None:
    """Put the kept pictures of a run's letters side by side. `place`: pixels a point across and down, left and top."""
    across, down, left, top = place
    y = floor(run.baseline * down + 0.5) * STEPS if crisp else floor(run.baseline * down * STEPS + 0.5)
    lettering = Lettering(run.face, run.size * across, run.size * down, y % STEPS, run.color)
    stamps = glyphs.stamps(lettering)
    row = y // STEPS - top
    start, wide, draw = run.x * across * STEPS + 0.5, across * STEPS, painter.drawImage
    for letter, x in zip(run.text, letter_places(run), strict=False):
        column = int(start + x * wide)
        key = (letter, column % STEPS)
        found = stamps[key] if key in stamps else glyphs.stamp(stamps, lettering, *key)
        if found is not None:
            draw(column // STEPS + found.left - left, row + found.top, found.image)


def _fill_run(painter: QPainter, glyphs: Glyphs, run: TextRun, whole: QTransform, columns: float | None = None) -> None:
    """Fill the outlines of a run's letters; with `columns` only of those that reach into a picture so wide."""
    brush = QBrush(QColor.fromRgbF(*run.color))
    scale, margin = run.size / EM_UNITS, run.size * whole.m11() * _OVERHANG
    for letter, x in zip(run.text, letter_places(run), strict=False):
        place = QTransform(scale, 0, 0, scale, run.x + x, run.baseline) * whole
        if columns is None or -margin - run.size * whole.m11() <= place.dx() <= columns + margin:
            painter.setTransform(place)
            painter.fillPath(glyphs.outline(run.face, letter), brush)
    painter.setTransform(whole)
