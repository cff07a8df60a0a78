"""What a drawing is made of. Lengths are px of the design (1/96 inch), from the top left corner; colours are tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

FONT_PX = {"display": 24, "title": 18, "head": 15, "body": 13, "small": 12}
"""Sizes of letters by their names in the design."""
BOLD_SIZES = frozenset({"display", "title", "head"})
MORE = "…"
_CAP_SHARE = 0.36  # of the size: half the height of a figure, from the middle of a line down to its baseline


class Box(NamedTuple):
    """A rectangle, filled or with an edge of 1 px inside it ("" is none)."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    token: str


class Disc(NamedTuple):
    """A filled circle about its centre."""

    x: float
    y: float
    radius: float
    token: str


class Shape(NamedTuple):
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    token: str


class Words(NamedTuple):
    """Words on one line, `x` being their left end, middle or right end as `align` says ("left", "center", "right").

    Words of one `group` are read together.
    """

    x: float
    baseline: float
    text: str
    size: str
    token: str
    bold: bool = False
    align: str = "left"
    group: str = ""


Item = Box | Line | Disc | Shape | Words


class Spot(NamedTuple):
    """A place that opens something; `name` is what a screen reader says, `tip` what the pointer shows."""

    x: float
    y: float
    width: float
    height: float
    name: str
    opens: object
    tip: str = ""


class Table(NamedTuple):
    """The numbers of a chart, heads first, and where the chart stands: left, top, width, height."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    place: tuple[float, float, float, float]


Measure = Callable[[str, str, bool], float]
"""The width of words in a size, bold or not, with the letters that will be drawn."""


@dataclass(slots=True)
class Drawing:
    """A drawing as it grows; `measure` belongs to the hand that will draw it."""

    measure: Measure
    items: list[Item] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def words(
        self,
        x: float,
        middle: float,
        text: str,
        size: str = "body",
        token: str = "text",
        *,
        bold: bool = False,
        align: str = "left",
        group: str = "",
    ) -> float:
        """Write words about the middle of a line; how wide they are."""
        bold = bold or size in BOLD_SIZES
        baseline = middle + _CAP_SHARE * FONT_PX[size]
        self.items.append(Words(x, baseline, text, size, token, bold, align, group))
        return self.measure(text, size, bold)

    def fitted(self, text: str, room: float, size: str = "body", *, bold: bool = False) -> str:
        """Words on one line, cut at their end where they are wider than there is room."""
        bold = bold or size in BOLD_SIZES
        text = " ".join(text.split())
        if self.measure(text, size, bold) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            half = (low + high + 1) // 2
            if self.measure(text[:half].rstrip() + MORE, size, bold) <= room:
                low = half
            else:
                high = half - 1
        return text[:low].rstrip() + MORE

    def hairline(self, x1: float, y1: float, x2: float, y2: float, token: str = "line") -> None:
        """A line that only parts."""
        self.items.append(Line(x1, y1, x2, y2, 1, token))

    def spot(self, place: tuple[float, float, float, float], name: str, opens: object, tip: str = "") -> None:
        """Let a place open something."""
        self.spots.append(Spot(*place, name, opens, tip))


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished drawing."""

    width: float
    height: float
    items: tuple[Item, ...]
    spots: tuple[Spot, ...]
    tables: tuple[Table, ...]
