"""The marks of states, which differ in shape so that grey paper keeps them: see section 4 of the look."""

from __future__ import annotations

from math import cos, pi, sin

from desktop.typeset.charts.scene import Disc, Drawing, Line, Shape

SIDE = 14
_ARC = 24  # corners of half a circle


def done_mark(drawing: Drawing, x: float, y: float, ground: str = "surface") -> None:
    """A filled disc with a tick, about its middle."""
    drawing.items.append(Disc(x, y, 6.5, "accent"))
    for x1, y1, x2, y2 in ((-3.0, 0.2, -0.9, 2.4), (-0.9, 2.4, 3.1, -2.0)):
        drawing.items.append(Line(x + x1, y + y1, x + x2, y + y2, 1.6, ground))
    drawing.items.append(Disc(x - 0.9, y + 2.4, 0.8, ground))


def doing_mark(drawing: Drawing, x: float, y: float, ground: str = "surface") -> None:
    """A ring with its right half filled."""
    waiting_mark(drawing, x, y, ground, "accent")
    corners = [(x + 5.6 * sin(pi * step / _ARC), y - 5.6 * cos(pi * step / _ARC)) for step in range(_ARC + 1)]
    drawing.items.append(Shape(tuple(corners), "accent"))


def waiting_mark(drawing: Drawing, x: float, y: float, ground: str = "surface", token: str = "muted") -> None:
    """An empty ring."""
    drawing.items.append(Disc(x, y, 6.5, token))
    drawing.items.append(Disc(x, y, 5.0, ground))


def late_mark(drawing: Drawing, x: float, y: float, ground: str = "surface") -> None:
    """A diamond with an exclamation mark."""
    drawing.items.append(Shape(((x, y - 7.5), (x + 7.5, y), (x, y + 7.5), (x - 7.5, y)), "err"))
    drawing.items.append(Line(x, y - 3.6, x, y + 0.8, 1.7, ground))
    drawing.items.append(Disc(x, y + 3.0, 1.05, ground))


MARKS = (done_mark, doing_mark, waiting_mark, late_mark)
"""In the order of `overview.Counts`."""
