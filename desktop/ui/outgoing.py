"""A document on its way out of the program: as a PDF, as an exchange file, on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.gaps import open_gaps
from desktop.domain.outgoing import copies_needed
from desktop.services.file_names import suggested_name
from desktop.services.files import EXCHANGE, write_file
from desktop.services.jobs import exchange_bytes
from desktop.services.rendering import Rendered, Unprintable, export_pdf, page_of, render
from desktop.ui.frame.banners import TROUBLE, Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.exporting import ask_pdf_path, ask_save_path
from desktop.ui.pages.print_job import PrintOrder
from desktop.ui.pages.printers import printer_named, printers_here
from desktop.ui.pages.printing import PrintDialog
from desktop.ui.preferences import Preferences
from desktop.ui.sending import Sending
from i18n import _, say

GAPS = "gaps"
AskPath = Callable[[Document, Path | None, MainWindow], Path | None]
AskPart = Callable[[Document, Path | None, MainWindow, str], Path | None]


def ask_exchange_path(document: Document, folder: Path | None, window: MainWindow) -> Path | None:
    """Where to save an exchange file."""
    start = (folder or Path.home()) / f"{suggested_name(document)}{EXCHANGE}"
    return ask_save_path(_("Xuất tệp trao đổi"), start, EXCHANGE, _("Tệp trao đổi của Thảo"), window)


class Outgoing(QObject):
    """Asks where to, writes, and says in a band what came of it. `rendered` saves the work of laying out anew."""

    place_asked = Signal(str, int)
    """Go to a place of the document that has to be mended: a line and the offset in it, or "header"."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self.ask_pdf: AskPart = ask_pdf_path
        self.ask_exchange: AskPath = ask_exchange_path
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl

    def save_pdf(
        self, document: Document, rendered: Rendered | None, numbers: tuple[int, ...] = (), name: str = ""
    ) -> None:
        """Xuất PDF: the pages as they are shown, in a file that the clerk names.

        With `numbers` only these; `name` says in the file's name what they are.
        """
        path = self.ask_pdf(document, self._folder(), self._window, name)
        if path is None:
            return
        try:
            export_pdf(document, path, now=_moment(), rendered=rendered, numbers=numbers)
        except UserError as error:
            self._complain(document, error)
        else:
            self._said_written(path)
            self._warn_of_gaps(document)

    def save_exchange(self, document: Document) -> bool:
        """Xuất tệp trao đổi; whether the file was written."""
        path = self.ask_exchange(document, self._folder(), self._window)
        if path is None:
            return False
        try:
            write_file(path, exchange_bytes(document))
        except UserError as error:
            self._window.banners.complain(error)
            return False
        self._said_written(path)
        return True

    def print(self, document: Document, rendered: Rendered | None, page: int, block: str = "") -> None:
        """In…: the dialogue, then the pages one by one. `page` is offered as the current one, or that of `block`."""
        try:
            shown = rendered or render(document, now=_moment())
        except UserError as error:
            self._complain(document, error)
            return
        self._warn_of_gaps(document)
        needed = copies_needed(document)
        dialog = PrintDialog(shown, page or page_of(shown, block), printers_here(), self._window, copies_needed=needed)
        dialog.pdf_asked.connect(lambda pages, name: self.save_pdf(document, shown, pages, name))
        dialog.accepted.connect(lambda: self._print(shown, dialog.order()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _print(self, rendered: Rendered, order: PrintOrder) -> None:
        Sending(self._window, self._preferences, rendered, order, printer_named(order.printer))

    def _complain(self, document: Document, error: UserError) -> None:
        """Say what went wrong; where a letter of the document is at fault, with the way to it."""
        if not isinstance(error, Unprintable) or not error.key:
            self._window.banners.complain(error)
            return
        go = (_("Đến chữ ấy"), lambda: self.place_asked.emit(error.key, error.offset))
        self._window.banners.show_banner(Kind.ERROR, say(error), go, key=TROUBLE, about=document.id)

    def _warn_of_gaps(self, document: Document) -> None:
        """Paper shows a line that was not filled in as an empty one, which nobody sees on a screen of many pages."""
        gaps = open_gaps(document)
        self._window.banners.close_banner(GAPS)
        if gaps:
            words = _("Văn bản còn {count} chỗ chưa điền, trên giấy là chỗ trống.").format(count=len(gaps))
            go = (_("Đến chỗ chưa điền"), lambda: self.place_asked.emit(gaps[0], 0))
            self._window.banners.show_banner(Kind.WARNING, words, go, key=GAPS, about=document.id)

    def _folder(self) -> Path | None:
        kept = self._preferences.text("folder")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def _said_written(self, path: Path) -> None:
        self._preferences.keep("folder", str(path.parent))
        words = _("Đã ghi “{name}” vào thư mục “{folder}”.").format(name=path.name, folder=path.parent)
        folder = (_("Mở thư mục"), lambda: self._open(path.parent))
        answers = (folder, (_("Mở tệp"), lambda: self._open(path))) if path.suffix == ".pdf" else (folder,)
        self._window.banners.show_banner(Kind.DONE, words, *answers, key="written")

    def _open(self, path: Path) -> None:
        """Let the system open a file or folder with the program that it has for it."""
        if not self.open_url(QUrl.fromLocalFile(str(path))):
            words = _("Máy này không có chương trình mở “{name}”. Tệp đã ghi còn nguyên.").format(name=path.name)
            self._window.banners.show_banner(Kind.WARNING, words, key="written")


def _moment() -> datetime:
    return datetime.now().astimezone()
