"""Pages of the real PDF onto paper: A4, real size, one page a turn of the event loop so that the window stays alive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.errors import N_, UserError
from desktop.typeset.raster import PdfPictures

FINEST_DPI = 600  # finer than that no eye sees, and an old printer's memory is small
BAND_ROWS = 512  # rows drawn at once: about 10 MB of an A4 page at 600 dpi
_POINTS_AN_INCH = 72


class CannotPrint(UserError):
    """The printer refused, or stopped on the way."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was chosen in the dialogue. `pages` count from 1, in the order of print."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    two_sides: bool = False
    in_sets: bool = True


def prepare(printer: QPrinter, order: PrintOrder) -> None:
    """Set a printer up: A4 without margins of its own, so that a page comes out as large as it is."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if order.two_sides else QPrinter.DuplexMode.DuplexNone)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(order.copies)
        printer.setCollateCopies(order.in_sets)


class PrintJob(QObject):
    """Prints some pages of a PDF. `start`, then wait for one of `finished`, `stopped`, `failed`."""

    progressed = Signal(int, int)
    """Sides printed, and how many there are in all."""
    finished = Signal()
    stopped = Signal(int)
    """How many sides were printed before `stop`."""
    failed = Signal(object)
    """CannotPrint."""

    def __init__(
        self, pdf: bytes, title: str, printer: QPrinter, order: PrintOrder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = PdfPictures(pdf)
        self._printer = printer
        prepare(printer, order)
        printer.setDocName(title)
        self._sides = list(_sides(order, own_copies=not printer.supportsMultipleCopies()))
        self._done = 0
        self._stopping = False
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; the first page is drawn in the next turn of the event loop."""
        QTimer.singleShot(0, self._begin)

    def stop(self) -> None:
        """Stop after the page in hand; what the printer has already is printed."""
        self._stopping = True

    def _begin(self) -> None:
        self._printer.setPageOrientation(self._orientation(self._sides[0]))
        if self._painter.begin(self._printer):
            self._next()
        else:
            self._end()
            self.failed.emit(CannotPrint(N_("Máy in không nhận bản in. Chưa in trang nào. Bật máy in rồi in lại.")))

    def _next(self) -> None:
        if self._stopping:
            self._painter.end()
            self._end()
            self.stopped.emit(self._done)
            return
        page = self._sides[self._done]
        if self._done and not self._new_page(page):
            self._printer.abort()
            self._end()
            words = N_("Máy in dừng sau {done} trang. Văn bản còn nguyên. Xem lại máy in rồi in các trang còn lại.")
            self.failed.emit(CannotPrint(words, done=self._done))
            return
        self._draw(page)
        self._done += 1
        self.progressed.emit(self._done, len(self._sides))
        if self._done < len(self._sides):
            QTimer.singleShot(0, self._next)
        else:
            self._painter.end()
            self._end()
            self.finished.emit()

    def _end(self) -> None:
        self._pictures.close()

    def _new_page(self, page: int) -> bool:
        self._printer.setPageOrientation(self._orientation(page))
        return self._printer.newPage()

    def _orientation(self, page: int) -> QPageLayout.Orientation:
        width, height = self._pictures.page_sizes[page - 1]
        return QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait

    def _draw(self, page: int) -> None:
        """One page in bands, from the corner of the paper, at its real size."""
        size = self._pictures.page_sizes[page - 1]
        finest = min(self._printer.resolution(), FINEST_DPI)
        width, height = (round(points * finest / _POINTS_AN_INCH) for points in size)
        dots = self._printer.resolution() / finest  # of the printer, for each pixel drawn
        for top in range(0, height, BAND_ROWS):
            rows = min(BAND_ROWS, height - top)
            band = self._pictures.picture(page - 1, width, height, top=top, rows=rows)
            image = QImage(band.pixels, band.width, band.height, band.stride, QImage.Format.Format_RGB32)
            self._painter.drawImage(QRectF(0, top * dots, width * dots, rows * dots), image)


def _sides(order: PrintOrder, *, own_copies: bool) -> Iterator[int]:
    """The pages in the order they are sent; copies the printer cannot make itself are sent one after the other."""
    copies = order.copies if own_copies else 1
    if order.in_sets:
        for _copy in range(copies):
            yield from order.pages
    else:
        for page in order.pages:
            yield from [page] * copies
