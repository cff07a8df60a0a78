"""A drawing as a page for ink: A4 lying, in the family of the paper, every shape a vector and every word a text."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, hypot, pi, sin

from desktop.typeset.charts.scene import FONT_PX, Box, Disc, Item, Line, Scene, Words
from desktop.typeset.metrics import printable, text_width
from desktop.typeset.page import Face, Page, Shape, TextRun
from desktop.typeset.structure import Element, Part, Structure

A4_WIDTH, A4_HEIGHT = 841.89, 595.276  # pt, lying
SHEET_WIDTH = 1266  # px of a drawing that fills the page from edge to edge; it has margins of its own
SHEET_HEIGHT = SHEET_WIDTH * A4_HEIGHT / A4_WIDTH
_CORNERS = 40  # of a circle
_HEADS = ("bars head", "targets head", "due head")
_Color = tuple[float, float, float]


def measure(text: str, size: str, bold: bool) -> float:
    """The width of words on paper, in px. Raises MissingGlyph for a letter that the family lacks."""
    return text_width(printable(text), _face(bold), FONT_PX[size])


def page_of(scene: Scene, colors: Mapping[str, str]) -> Page:
    """The page of a drawing that was measured with `measure`. `colors` are tokens as "#RRGGBB".

    A drawing higher than the page is drawn smaller. Raises MissingGlyph for a letter that the family lacks.
    """
    scale = min(A4_WIDTH / scene.width, A4_HEIGHT / scene.height)
    used = {token: _color(value) for token, value in colors.items()}
    runs: list[TextRun] = []
    shapes: list[Shape] = []
    for item in scene.items:
        if isinstance(item, Words):
            runs.append(_run(item, scale, used[item.token]))
        else:
            shapes.extend(_shapes(item, scale, used))
    return Page(A4_WIDTH, A4_HEIGHT, tuple(runs), shapes=tuple(shapes))


def structure_of(scene: Scene) -> Structure:
    """How a page is read: its title, its charts under their headings, each line of a chart a paragraph."""
    elements, parts = [Element("Document", -1), Element("H1", 0)], {("title", ""): (Part(1),)}
    for group in dict.fromkeys(item.group for item in scene.items if isinstance(item, Words)):
        if group != "title":
            elements.append(Element("H2" if group in _HEADS else "P", 0))
            parts[group, ""] = (Part(len(elements) - 1),)
    return Structure(tuple(elements), parts)


def _face(bold: bool) -> Face:
    return Face.BOLD if bold else Face.REGULAR


def _color(value: str) -> _Color:
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _run(item: Words, scale: float, color: _Color) -> TextRun:
    wide = measure(item.text, item.size, item.bold)
    x = item.x - {"left": 0.0, "center": wide / 2, "right": wide}[item.align]
    face, size = _face(item.bold), FONT_PX[item.size] * scale
    return TextRun(x * scale, item.baseline * scale, printable(item.text), face, size, item.group, color=color)


def _shapes(item: Item, scale: float, colors: Mapping[str, _Color]) -> list[Shape]:
    if isinstance(item, Box):
        return _box(item, scale, colors)
    if isinstance(item, Line):
        return [Shape(_scaled(_stroke(item), scale), colors[item.token])]
    if isinstance(item, Disc):
        turns = [2 * pi * step / _CORNERS for step in range(_CORNERS)]
        ring = [(item.x + item.radius * cos(turn), item.y + item.radius * sin(turn)) for turn in turns]
        return [Shape(_scaled(ring, scale), colors[item.token])]
    if isinstance(item, Words):
        return []
    return [Shape(_scaled(item.points, scale), colors[item.token])]


def _box(item: Box, scale: float, colors: Mapping[str, _Color]) -> list[Shape]:
    """A box with an edge is a filled one with a smaller one in it."""
    x, y, width, height, fill, edge = item

    def corners(inset: float) -> list[tuple[float, float]]:
        left, top, right, foot = x + inset, y + inset, x + width - inset, y + height - inset
        return [(left, top), (right, top), (right, foot), (left, foot)]

    made = []
    if edge:
        made.append(Shape(_scaled(corners(0), scale), colors[edge]))
    made.append(Shape(_scaled(corners(1 if edge else 0), scale), colors[fill or "surface"]))
    return made


def _stroke(item: Line) -> list[tuple[float, float]]:
    """The four corners of a line."""
    along, down = item.x2 - item.x1, item.y2 - item.y1
    length = hypot(along, down) or 1.0
    dx, dy = -down / length * item.width / 2, along / length * item.width / 2
    return [
        (item.x1 + dx, item.y1 + dy),
        (item.x2 + dx, item.y2 + dy),
        (item.x2 - dx, item.y2 - dy),
        (item.x1 - dx, item.y1 - dy),
    ]


def _scaled(
    points: list[tuple[float, float]] | tuple[tuple[float, float], ...], scale: float
) -> tuple[tuple[float, float], ...]:
    return tuple([(x * scale, y * scale) for x, y in points])
