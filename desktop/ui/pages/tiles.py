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
_SPARE = 4  # pictures whose memory waits to be used again


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
        self._spare: dict[tuple[int, int], QImage] = {}  # memory of pictures by size
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
        cut = {"left": tile.left, "top": tile.top, "columns": columns, "rows": rows}
        image = page_picture(page, tile.width, tile.height, **cut, into=self._spare.pop((columns, rows), None))
        self._kept[key] = (page, image)  # holding the page keeps its identity its own
        self._bytes += image.sizeInBytes()
        self.painted += 1
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))
        return image

    def keep_only(self, pages: tuple[Page, ...]) -> None:
        """Forget the pictures of pages that are no more; their memory is used for the next ones."""
        if self._kept:
            there = set(map(id, pages))
            for key in [key for key in self._kept if key[0] not in there]:
                self._drop(key)

    def _drop(self, key: tuple[int, Tile]) -> None:
        _page, image = self._kept.pop(key)
        self._bytes -= image.sizeInBytes()
        self._spare[image.width(), image.height()] = image
        if len(self._spare) > _SPARE:
            self._spare.pop(next(iter(self._spare)))
