"""Pieces of painted pages, kept while they are near the view, so that scrolling only moves pictures."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QImage

from desktop.typeset.page import Page
from desktop.ui.pages.painter import page_picture

COLUMNS, ROWS = 1024, 512  # device pixels of a tile; a page at usual zoom is two of them
_MOST_BYTES = 48_000_000  # of pictures: about ten pages at usual zoom


class Tile(NamedTuple):
    """A piece of a page that is drawn `width` by `height` device pixels large."""

    width: int
    height: int
    left: int
    top: int


def tiles_of(width: int, height: int, left: int, top: int, right: int, bottom: int) -> Iterator[Tile]:
    """The tiles of a page of `width` by `height` device pixels that show something between these edges."""
    for row in range(max(0, top) // ROWS * ROWS, min(height, bottom), ROWS):
        for column in range(max(0, left) // COLUMNS * COLUMNS, min(width, right), COLUMNS):
            yield Tile(width, height, column, row)


class Tiles:
    """Pictures by page and place; a page is known by its identity, for layout keeps pages that did not change."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, Tile], tuple[Page, QImage]] = OrderedDict()
        self._bytes = 0
        self.painted = 0
        """How many were painted so far."""

    def picture(self, page: Page, tile: Tile) -> QImage:
        """The picture of a tile, painted where it is not at hand."""
        key = (id(page), tile)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found[1]
        columns, rows = min(COLUMNS, tile.width - tile.left), min(ROWS, tile.height - tile.top)
        image = page_picture(
            page, tile.width, tile.height, left=tile.left, top=tile.top, columns=columns, rows=rows
        )  # fmt: skip
        self._kept[key] = (page, image)  # holding the page keeps its identity its own
        self._bytes += image.sizeInBytes()
        self.painted += 1
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            _key, (_page, old) = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        return image
