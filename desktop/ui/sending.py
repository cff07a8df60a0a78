"""What is told and asked while pages go to the printer: how far it is, whether to stop, when to turn the paper."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from desktop.services.file_names import suggested_name
from desktop.services.rendering import Rendered
from desktop.ui.frame.banners import Banner, Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.print_job import PrintJob, PrintOrder
from desktop.ui.pages.turning import TurnDialog
from desktop.ui.preferences import Preferences
from i18n import _

SILENT_S = 2.0  # what is done sooner shows no band
PRINTING, LAST_ON_TOP = "printing", "last_on_top"


class Sending(QObject):
    """One order on its way to a printer; it goes when all is told."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        rendered: Rendered,
        order: PrintOrder,
        printer: QPrinter,
        *,
        silent: float = SILENT_S,
    ) -> None:
        super().__init__(window)
        self._window, self._preferences, self._order = window, preferences, order
        self._began, self._silent = monotonic(), silent
        self._band: Banner | None = None
        self._job = PrintJob(rendered, suggested_name(rendered.document), printer, order, self)
        self._job.progressed.connect(self._on_progress)
        self._job.turn_asked.connect(self._on_turn)
        self._job.finished.connect(self._on_finished)
        self._job.stopped.connect(self._on_stopped)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_progress(self, done: int, count: int) -> None:
        words = _("Đang gửi sang máy in, trang {done}/{count}").format(done=done, count=count)
        if self._band is not None:
            self._band.tell(words)
        elif monotonic() - self._began >= self._silent and done < count:
            stop = (_("Dừng"), self._job.stop)
            banners = self._window.banners
            self._band = banners.show_banner(Kind.NOTICE, words, stop, key=PRINTING, closable=False)

    def _on_turn(self, sheets: int) -> None:
        self._hide_band()
        dialog = TurnDialog(sheets, self._preferences.flag(LAST_ON_TOP, False), self._window)

        def go_on() -> None:
            self._preferences.keep(LAST_ON_TOP, dialog.last_on_top)
            self._job.go_on(last_on_top=dialog.last_on_top)

        dialog.accepted.connect(go_on)
        dialog.rejected.connect(lambda: self._end(_("Đã in mặt trước. Mặt sau chưa in.")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_finished(self) -> None:
        order = self._order
        words = _("Đã gửi {count} trang sang máy in {name}.")
        if order.copies > 1:
            words = _("Đã gửi {count} trang, mỗi trang {copies} bản, sang máy in {name}.")
        self._end(words.format(count=len(order.pages), copies=order.copies, name=order.printer))

    def _on_stopped(self, done: int) -> None:
        self._band = None  # it was closed by its button
        self._end(_("Đã dừng. {done} trang đã gửi sang máy in vẫn được in.").format(done=done))

    def _on_failed(self, error: BaseException) -> None:
        self._hide_band()
        self._window.banners.complain(error)
        self.deleteLater()

    def _end(self, sentence: str) -> None:
        self._hide_band()
        self._window.banners.show_banner(Kind.DONE, sentence, key="written")
        self.deleteLater()

    def _hide_band(self) -> None:
        self._window.banners.close_banner(PRINTING)
        self._band = None
