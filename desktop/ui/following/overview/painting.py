"""A drawing under a painter of Qt, with the letters of the window: on the screen, in a picture, on a printer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from desktop.typeset.charts.scene import FONT_PX, Box, Disc, Item, Line, Scene, Words
from desktop.ui.theme import TOKENS, current_theme

PICTURE_SCALE = 2  # pixels of a picture for a px of the drawing: sharp in a letter too


def light_colors() -> dict[str, str]:
    """The colours of paper and pictures: those of the light look, whatever the window wears."""
    return {name: light for name, (light, _dark) in TOKENS.items()}


def window_colors() -> dict[str, str]:
    """The colours of the look in use."""
    theme = current_theme()
    return {name: theme.hex(name) for name in TOKENS}


def font_of(size: str, bold: bool) -> QFont:
    """The window's letters at the size that the design gives, whatever the text size of the window."""
    font = QFont(current_theme().font("body", bold=bold))
    font.setPixelSize(FONT_PX[size])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def measure(text: str, size: str, bold: bool) -> float:
    """The width of words in px of the design."""
    return _metrics(current_theme().font("body").family(), size, bold).horizontalAdvance(text)


@lru_cache(maxsize=32)
def _metrics(_family: str, size: str, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font_of(size, bold))


def paint_scene(painter: QPainter, scene: Scene, colors: Mapping[str, str]) -> None:
    """Paint a drawing at the painter's origin, one px a unit."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    known = {token: QColor(value) for token, value in colors.items()}
    for item in scene.items:
        _paint(painter, item, known)
    painter.restore()


def picture_of(scene: Scene) -> QImage:
    """A picture of a drawing on white, twice as fine as the screen."""
    image = QImage(round(scene.width * PICTURE_SCALE), round(scene.height * PICTURE_SCALE), QImage.Format.Format_RGB32)
    colors = light_colors()
    image.fill(QColor(colors["surface"]))
    painter = QPainter(image)
    painter.scale(PICTURE_SCALE, PICTURE_SCALE)
    paint_scene(painter, scene, colors)
    painter.end()
    return image


def _paint(painter: QPainter, item: Item, colors: Mapping[str, QColor]) -> None:
    if isinstance(item, Words):
        _write(painter, item, colors[item.token])
    elif isinstance(item, Line):
        painter.setPen(QPen(colors[item.token], item.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))
    elif isinstance(item, Disc):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors[item.token])
        painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)
    elif isinstance(item, Box):
        _box(painter, item, colors)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors[item.token])
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


def _box(painter: QPainter, item: Box, colors: Mapping[str, QColor]) -> None:
    rect = QRectF(item.x, item.y, item.width, item.height)
    if item.fill:
        painter.fillRect(rect, colors[item.fill])
    if item.edge:
        painter.setPen(QPen(colors[item.edge], 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _write(painter: QPainter, item: Words, color: QColor) -> None:
    font = font_of(item.size, item.bold)
    painter.setFont(font)
    painter.setPen(color)
    x = item.x
    if item.align != "left":
        wide = measure(item.text, item.size, item.bold)
        x -= wide if item.align == "right" else wide / 2
    painter.drawText(QPointF(x, item.baseline), item.text)
