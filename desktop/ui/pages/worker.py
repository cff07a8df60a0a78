"""The thread that lays pages out and draws them, so that typing never waits.

It has a mailbox of one document and one list of wanted pictures: a newer order replaces one that was not begun.
Only pages that are looked at become PDF here, each alone, so that drawing takes as long in a long plan as in a short.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.services.rendering import Rendered
from desktop.typeset.raster import PdfPictures

PAGES_AT_HAND = 4  # those that a view shows at usual zoom; a large page is drawn in several bands


@dataclass(frozen=True, slots=True)
class Band:
    """Rows `top` to `top + rows` of page `page`, drawn `width` by `height` device pixels large."""

    page: int
    width: int
    height: int
    top: int
    rows: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    ticket: int
    bands: tuple[Band, ...]


class _Ink:
    """Draws bands of one rendering, with the pages drawn last at hand. Close it."""

    def __init__(self, rendered: Rendered) -> None:
        self._rendered = rendered
        self._open: dict[int, PdfPictures] = {}

    def draw(self, band: Band) -> QImage:
        """The picture of a band."""
        page = self._open.pop(band.page, None) or PdfPictures(self._rendered.page_pdf(band.page))
        self._open[band.page] = page  # the last one is the newest
        while len(self._open) > PAGES_AT_HAND:
            self._open.pop(next(iter(self._open))).close()
        picture = page.picture(0, band.width, band.height, top=band.top, rows=band.rows)
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        return image.copy()  # a copy owns its pixels, whatever becomes of `picture`

    def close(self) -> None:
        """Give the memory back."""
        for page in self._open.values():
            page.close()
        self._open.clear()


class RenderThread(QThread):
    """Renders documents and draws bands of the newest one. `render` runs in this thread only.

    `wait_and_stop` has to be called before the object goes.
    """

    rendered = Signal(int, object)
    """(ticket, Rendered) of an order that is still the newest."""
    failed = Signal(int, object)
    """(ticket, UserError): the document cannot be laid out as it is."""
    drawn = Signal(int, object, object)
    """(ticket, Band, QImage)."""

    def __init__(self, render: Callable[[Document], Rendered], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._render = render
        self._mail = threading.Condition()
        self._order: tuple[int, Document] | None = None
        self._wanted: _Wanted | None = None
        self._newest = 0
        self._stopping = False

    def order(self, document: Document) -> int:
        """Have `document` laid out; the ticket comes back with the result. Orders given before it are dropped."""
        with self._mail:
            self._newest += 1
            self._order = (self._newest, document)
            self._mail.notify()
        if not self.isRunning():
            self.start()
        return self._newest

    def want(self, ticket: int, bands: tuple[Band, ...]) -> None:
        """Have these bands of the pages of `ticket` drawn, in this order; bands wanted before are forgotten."""
        with self._mail:
            self._wanted = _Wanted(ticket, bands) if bands else None
            self._mail.notify()

    def wait_and_stop(self) -> None:
        """End the thread after the piece of work in hand."""
        with self._mail:
            self._stopping = True
            self._mail.notify()
        self.wait()

    def run(self) -> None:
        """Work until stopped: documents first, pictures between them."""
        ink: _Ink | None = None
        ticket = 0
        while (job := self._next()) is not None:
            if isinstance(job, _Wanted):
                if ink is not None and job.ticket == ticket:
                    for band in job.bands:
                        self.drawn.emit(ticket, band, ink.draw(band))
                continue
            number, document = job
            try:
                result = self._render(document)
            except UserError as error:
                self.failed.emit(number, error)
                continue
            if ink is not None:
                ink.close()
            ink, ticket = _Ink(result), number
            self.rendered.emit(number, result)
        if ink is not None:
            ink.close()

    def _next(self) -> tuple[int, Document] | _Wanted | None:
        """The next piece of work; of wanted bands the first one. None when it is time to stop."""
        with self._mail:
            self._mail.wait_for(lambda: self._stopping or self._order is not None or self._wanted is not None)
            if self._stopping:
                return None
            if self._order is not None:
                order, self._order = self._order, None
                return order
            assert self._wanted is not None
            wanted = self._wanted
            rest = wanted.bands[1:]
            self._wanted = _Wanted(wanted.ticket, rest) if rest else None
            return _Wanted(wanted.ticket, wanted.bands[:1])
