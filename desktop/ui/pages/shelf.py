"""The pictures at hand: exact ones of the pages as they are now, and older ones that stand in until those come."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtGui import QImage

from desktop.ui.pages.worker import Band

BAND_ROWS = 1200  # a page at usual zoom is one band or two; at 300% no picture grows beyond some 20 MB


def bands_of(page: int, width: int, height: int, first_row: int, end_row: int) -> tuple[Band, ...]:
    """The bands of a page of `width` by `height` device pixels that show rows `first_row` to `end_row`."""
    first = max(0, first_row) // BAND_ROWS
    tops = range(first * BAND_ROWS, min(height, end_row), BAND_ROWS)
    return tuple(Band(page, width, height, top, min(BAND_ROWS, height - top)) for top in tops)


class Shelf:
    """Pictures by band. What is out of date stays until its page has a new picture."""

    def __init__(self) -> None:
        self._exact: dict[Band, QImage] = {}
        self._older: dict[Band, QImage] = {}

    def put(self, band: Band, image: QImage) -> None:
        """Keep an exact picture."""
        self._exact[band] = image

    def outdate(self, pages: Collection[int]) -> None:
        """The pictures of these pages show what was; they stand in until new ones come."""
        for band in [band for band in self._exact if band.page in pages]:
            self._older[band] = self._exact.pop(band)

    def missing(self, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        """Those of `bands` that have no exact picture."""
        return tuple(band for band in bands if band not in self._exact)

    def keep_only(self, bands: Collection[Band], pages: Collection[int]) -> None:
        """Forget all pictures but the exact ones of `bands`; of `pages` others stay to stand in."""
        for band in [band for band in self._exact if band not in bands]:
            image = self._exact.pop(band)
            if band.page in pages:
                self._older[band] = image
        self._older = {band: image for band, image in self._older.items() if band.page in pages}

    def settle(self) -> None:
        """Everything in view has its exact picture: let the older ones go."""
        self._older.clear()

    def pictures(self, page: int) -> Iterator[tuple[Band, QImage]]:
        """What there is to paint of a page: older pictures first."""
        for store in (self._older, self._exact):
            for band, image in store.items():
                if band.page == page:
                    yield band, image
