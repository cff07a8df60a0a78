"""Where the pages lie on the desk: one under the other, in logical pixels. Nothing of Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum

MARGIN = 16  # px of desk around the pages
GAP = 16  # px of desk between two pages
SCREEN_DPI = 96  # logical pixels an inch at 100%
POINTS_AN_INCH = 72


class Fit(Enum):
    """How pages follow the view: each is as wide as the view, or is seen as a whole."""

    WIDTH = "width"
    PAGE = "page"


Scale = float | Fit
"""Logical pixels a point, or what gives each page a scale of its own, so that one that lies across fits too."""


@dataclass(frozen=True, slots=True)
class Box:
    """A page on the desk, in whole logical pixels from the top left corner of the desk."""

    x: int
    y: int
    width: int
    height: int
    scale: float  # logical pixels a point


@dataclass(frozen=True, slots=True)
class PageStack:
    """The boxes of all pages and the size of the desk that holds them."""

    boxes: tuple[Box, ...] = ()
    width: int = 0
    height: int = 0

    def between(self, top: float, bottom: float) -> range:
        """The pages that show between two heights of the desk."""
        first = max(0, bisect_right(self.boxes, top, key=_top) - 1)
        if first < len(self.boxes) and self.boxes[first].y + self.boxes[first].height <= top:
            first += 1
        return range(first, max(first, bisect_left(self.boxes, bottom, key=_top)))

    def at(self, x: float, y: float) -> tuple[int, float, float] | None:
        """The page at a place of the desk, and the place on that page in pt; None beside the pages."""
        for number in self.between(y, y + 1):
            box = self.boxes[number]
            if box.x <= x < box.x + box.width and box.y <= y < box.y + box.height:
                return number, (x - box.x) / box.scale, (y - box.y) / box.scale
        return None

    def page_in_view(self, top: float, height: float) -> int:
        """The page that a reader would name: the one at a third of the view. 0 where there is none."""
        return max(0, bisect_right(self.boxes, top + height / 3, key=lambda box: box.y - GAP / 2) - 1)


def _top(box: Box) -> int:
    return box.y


def stack_pages(sizes: tuple[tuple[float, float], ...], scale: Scale, view: tuple[int, int]) -> PageStack:
    """Pages of `sizes` (pt) under each other, each in the middle of a desk at least as wide as `view` (px)."""
    found: dict[tuple[float, float], tuple[int, int, float]] = {}
    for size in sizes:
        if size not in found:
            own = scale_to_fit(size, view, scale) if isinstance(scale, Fit) else scale
            found[size] = (max(1, round(size[0] * own)), max(1, round(size[1] * own)), own)
    desk = max([view[0], *(width + 2 * MARGIN for width, _height, _scale in found.values())])
    boxes: list[Box] = []
    y = MARGIN
    for size in sizes:
        width, height, own = found[size]
        boxes.append(Box((desk - width) // 2, y, width, height, own))
        y += height + GAP
    return PageStack(tuple(boxes), desk, y - GAP + MARGIN if boxes else 0)


def scale_of_zoom(percent: float) -> float:
    """Logical pixels a point at a zoom: 100% shows a centimetre of 96 dpi."""
    return percent / 100 * SCREEN_DPI / POINTS_AN_INCH


def zoom_of_scale(scale: float) -> int:
    """The zoom in per cent, rounded."""
    return round(scale * 100 * POINTS_AN_INCH / SCREEN_DPI)


def scale_to_fit(page: tuple[float, float], view: tuple[int, int], fit: Fit) -> float:
    """The scale at which a page (pt) fills a view (px), its margins kept."""
    across = max(1.0, view[0] - 2 * MARGIN) / page[0]
    return across if fit is Fit.WIDTH else min(across, max(1.0, view[1] - GAP) / page[1])
