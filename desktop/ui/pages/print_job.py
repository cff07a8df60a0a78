"""Pages onto paper: A4, real size, one page a turn of the event loop so that the window stays alive.

They are painted by the hand that paints the screen, at the printer's resolution; letters stay letters where it can.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.errors import N_, UserError
from desktop.services.library import standards
from desktop.services.rendering import Rendered
from desktop.typeset.sheets import Side, back_shift, copies_of, sides_of, whole_sheets
from desktop.ui.pages.painter import paint_page

_POINTS_AN_INCH = 72


class CannotPrint(UserError):
    """The printer refused, or stopped on the way."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was chosen in the dialogue. `pages` count from 1, in the order of print.

    `by_hand` prints two sides with a printer that cannot: all fronts first, then the backs on the sheets put in again.
    """

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    two_sides: bool = False
    in_sets: bool = True
    by_hand: bool = False


def sides_in_order(rendered: Rendered, order: PrintOrder) -> tuple[Side, ...]:
    """The sides of one set, fronts and backs in turn where two sides are printed."""
    standard = standards()[rendered.standard_id]
    sides = sides_of(rendered.pages, order.pages, two_sides=order.two_sides, back_shift=back_shift(standard))
    whole = order.two_sides and (order.copies > 1 or order.by_hand)
    return whole_sheets(sides) if whole else sides


def duplex_of(order: PrintOrder) -> QPrinter.DuplexMode:
    """What the printer is to do with sheets: all stand upright, so they are turned at their long edge."""
    both = order.two_sides and not order.by_hand
    return QPrinter.DuplexMode.DuplexLongSide if both else QPrinter.DuplexMode.DuplexNone


def prepare(printer: QPrinter, order: PrintOrder) -> None:
    """Set a printer up: A4 without margins of its own, so that a page comes out as large as it is; upright sheets."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setDuplex(duplex_of(order))
    if printer.supportsMultipleCopies():
        printer.setCopyCount(order.copies)
        printer.setCollateCopies(order.in_sets)


class PrintJob(QObject):
    """Prints pages of a rendering. `start`, then wait for one of `finished`, `stopped`, `failed`."""

    progressed = Signal(int, int)
    """Sides printed, and how many there are in all."""
    turn_asked = Signal(int)
    """All fronts, so many sheets, are on their way; the job waits for `go_on` with the sheets put in again."""
    finished = Signal()
    stopped = Signal(int)
    """How many sides were printed before `stop`."""
    failed = Signal(object)
    """CannotPrint."""

    def __init__(
        self, rendered: Rendered, title: str, printer: QPrinter, order: PrintOrder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rendered = rendered
        self._printer = printer
        prepare(printer, order)
        printer.setDocName(title)
        copies = 1 if printer.supportsMultipleCopies() else order.copies
        sides = sides_in_order(rendered, order)
        sent = tuple(copies_of(sides, copies, in_sets=order.in_sets, two_sides=order.two_sides))
        self._sides, self._backs = (sent[::2], sent[1::2]) if order.by_hand else (sent, ())
        self._count = len(sent)
        self._at = 0  # of the sides in hand
        self._done = 0
        self._stopping = False
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; the first page is drawn in the next turn of the event loop."""
        QTimer.singleShot(0, self._begin)

    def go_on(self, *, last_on_top: bool = False) -> None:
        """Print the backs, in the order of the fronts or, where the last sheet lies on top, the other way round."""
        self._sides, self._backs, self._at = (self._backs[::-1] if last_on_top else self._backs), (), 0
        self.start()

    def stop(self) -> None:
        """Stop after the page in hand; what the printer has already is printed."""
        self._stopping = True

    def _begin(self) -> None:
        if self._painter.begin(self._printer):
            self._next()
        else:
            self.failed.emit(CannotPrint(_refusal(self._done), done=self._done))

    def _next(self) -> None:
        if self._stopping:
            self._painter.end()
            self.stopped.emit(self._done)
            return
        if self._at and not self._printer.newPage():
            self._printer.abort()
            self._painter.end()
            self.failed.emit(CannotPrint(_refusal(self._done), done=self._done))
            return
        self._draw(self._sides[self._at])
        self._at += 1
        self._done += 1
        self.progressed.emit(self._done, self._count)
        if self._at < len(self._sides):
            QTimer.singleShot(0, self._next)
            return
        self._painter.end()
        if self._backs:
            self.turn_asked.emit(len(self._sides))
        else:
            self.finished.emit()

    def _draw(self, side: Side) -> None:
        """One side from the corner of the paper, at its real size: 1 is 1 pt."""
        if not side.page:
            return
        page = self._rendered.pages[side.page - 1]
        self._painter.save()
        dots = self._printer.resolution() / _POINTS_AN_INCH
        self._painter.scale(dots, dots)
        self._painter.translate(side.shift, 0)
        if side.turned:
            self._painter.translate(0, page.width_pt)
            self._painter.rotate(-90)
        paint_page(self._painter, page)
        self._painter.restore()


def _refusal(done: int) -> str:
    """What to say to a printer's refusal after so many sides."""
    if done:
        return N_("Máy in dừng sau {done} trang. Văn bản còn nguyên. Xem lại máy in rồi in các trang còn lại.")
    return N_("Máy in không nhận bản in. Chưa in trang nào. Bật máy in rồi in lại.")
