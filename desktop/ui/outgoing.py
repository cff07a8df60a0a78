"""A document on its way out of the program: as a PDF, as an exchange file, on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.gaps import Blank, blanks
from desktop.domain.outgoing import copies_needed
from desktop.domain.part_texts import part_text_name
from desktop.services.appendix_files import BOOK, COMMAS, PDF, WORD, export_appendices
from desktop.services.file_names import suggested_name
from desktop.services.files import EXCHANGE, write_file
from desktop.services.jobs import exchange_bytes
from desktop.services.library import standard_of
from desktop.services.rendering import Rendered, Unprintable, export_pdf, page_of, render
from desktop.ui.background import Background
from desktop.ui.frame.banners import TROUBLE, Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.exporting import ask_kind_path, ask_pdf_path, ask_save_path
from desktop.ui.pages.print_job import PrintOrder
from desktop.ui.pages.printers import printer_named, printers_here
from desktop.ui.pages.printing import PrintDialog
from desktop.ui.preferences import Preferences
from desktop.ui.sending import Sending
from i18n import _, say

GAPS, DOING = "gaps", "outgoing"
_OPENED = frozenset({BOOK, WORD, PDF})  # what other programs show
AT_ONCE_S = 0.4  # what takes no longer shows nothing of itself
Result = TypeVar("Result")
AskPath = Callable[[Document, Path | None, MainWindow], Path | None]
AskPart = Callable[[Document, Path | None, MainWindow, str], Path | None]


def ask_exchange_path(document: Document, folder: Path | None, window: MainWindow) -> Path | None:
    """Where to save an exchange file."""
    start = (folder or Path.home()) / f"{suggested_name(document)}{EXCHANGE}"
    return ask_save_path(_("Xuất tệp trao đổi"), start, EXCHANGE, _("Tệp trao đổi của Thảo"), window)


def ask_any_path(document: Document, folder: Path | None, window: MainWindow) -> Path | None:
    """Where to save, as a PDF or an exchange file: the ending says which."""
    kinds = ((_("Tệp PDF"), ".pdf"), (_("Tệp trao đổi của Thảo"), EXCHANGE))
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    start = (folder or documents) / suggested_name(document)
    return ask_kind_path(_("Lưu thành tệp"), start, kinds, window)


def ask_appendix_path(document: Document, folder: Path | None, window: MainWindow, name: str) -> Path | None:
    """Where to save appendices, and as what; `name` says which they are."""
    kinds = (
        (_("Bảng tính Excel"), BOOK),
        (_("Tệp Word"), WORD),
        (_("Tệp PDF"), PDF),
        (_("Bảng dạng chữ, dấu phẩy"), COMMAS),
    )
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    start = (folder or documents) / suggested_name(document, name)
    return ask_kind_path(_("Xuất phụ lục"), start, kinds, window)


class Outgoing(QObject):
    """Asks where to, writes, and says in a band what came of it. `rendered` saves the work of laying out anew."""

    place_asked = Signal(str, int)
    """Go to a place of the document that has to be mended: a line and the offset in it, or "header"."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self.ask_pdf: AskPart = ask_pdf_path
        self.ask_exchange: AskPath = ask_exchange_path
        self.ask_any: AskPath = ask_any_path
        self.ask_appendix: AskPart = ask_appendix_path
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.patience = AT_ONCE_S
        self._background = Background("outgoing", self)
        self._doing = ""  # what takes long, as the band says it
        self._stopped = Event()  # of the work in hand
        window.progress.took_long.connect(self._on_took_long)

    def close(self) -> None:
        """Wait for the thread to end; what is being written is written whole."""
        self._background.close()

    def save_pdf(
        self, document: Document, rendered: Rendered | None, numbers: tuple[int, ...] = (), name: str = ""
    ) -> None:
        """Xuất PDF: the pages as they are shown, in a file that the clerk names.

        With `numbers` only these; `name` says in the file's name what they are.
        """
        path = self.ask_pdf(document, self._folder(), self._window, name) if not self._busy() else None
        if path is not None:
            self._write_pdf(document, path, rendered, numbers)

    def save_as(self, document: Document, rendered: Rendered | None) -> None:
        """Lưu thành tệp: in one dialogue as what, and where to."""
        path = self.ask_any(document, self._folder(), self._window) if not self._busy() else None
        if path is None:
            return
        if path.name.lower().endswith(EXCHANGE):
            self._write_exchange(document, path)
        else:
            self._write_pdf(document, path, rendered)

    def _write_pdf(
        self, document: Document, path: Path, rendered: Rendered | None, numbers: tuple[int, ...] = ()
    ) -> None:
        stopped = self._stopped = Event()

        def wanted() -> bool:
            return not stopped.is_set()

        def write() -> None:
            export_pdf(document, path, now=_moment(), rendered=rendered, numbers=numbers, wanted=wanted)

        def written(_nothing: None) -> None:
            self._said_written(path)
            if self._in_view(document):
                self._warn_of_gaps(document)

        self._do(document, write, written, _("Đang ghi “{name}”…").format(name=path.name))

    def save_exchange(self, document: Document) -> bool:
        """Xuất tệp trao đổi; whether the file was written."""
        path = self.ask_exchange(document, self._folder(), self._window)
        return path is not None and self._write_exchange(document, path)

    def _write_exchange(self, document: Document, path: Path) -> bool:
        try:
            write_file(path, exchange_bytes(document))
        except UserError as error:
            self._window.banners.complain(error)
            return False
        self._said_written(path)
        return True

    def save_appendices(self, document: Document, number: int = 0) -> None:
        """Xuất phụ lục: that with this number, from 1, or all of them, in a file of the kind that the clerk chooses."""
        label = standard_of(document).appendix_label(number, several=len(document.appendices) > 1) if number else ""
        name = label or _("phụ lục")
        path = self.ask_appendix(document, self._folder(), self._window, name) if not self._busy() else None
        if path is None:
            return
        stopped = self._stopped = Event()
        work = partial(
            export_appendices,
            document,
            path,
            (number,) if number else (),
            now=_moment(),
            wanted=lambda: not stopped.is_set(),
        )
        done = partial(self._said_written, path)
        self._do(document, work, lambda _nothing: done(), _("Đang ghi “{name}”…").format(name=path.name))

    def print(self, document: Document, rendered: Rendered | None, page: int, block: str = "") -> None:
        """In…: the dialogue, then the pages one by one. `page` is offered as the current one, or that of `block`."""
        if self._busy():
            return

        def ask(shown: Rendered) -> None:
            if self._in_view(document):
                self._ask_how_to_print(document, shown, page, block)

        if rendered is not None:
            ask(rendered)
        else:
            self._do(document, partial(render, document, now=_moment()), ask, _("Đang dàn trang để in…"))

    def _ask_how_to_print(self, document: Document, shown: Rendered, page: int, block: str) -> None:
        self._warn_of_gaps(document)
        needed = copies_needed(document)
        dialog = PrintDialog(shown, page or page_of(shown, block), printers_here(), self._window, copies_needed=needed)
        dialog.pdf_asked.connect(lambda pages, name: self.save_pdf(document, shown, pages, name))
        dialog.accepted.connect(lambda: self._print(shown, dialog.order()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _print(self, rendered: Rendered, order: PrintOrder) -> None:
        Sending(self._window, self._preferences, rendered, order, printer_named(order.printer))

    # Work that may take long

    def _do(self, document: Document, work: Callable[[], Result], done: Callable[[Result], object], doing: str) -> None:
        """Do `work` beside the window; what is quick is done, and told, before this returns."""

        def ended(result: Result) -> None:
            self._end()
            done(result)

        def failed(error: BaseException) -> None:
            self._end()
            self._complain(document, error)

        if not self._background.ask(work, ended, failed, patience=self.patience):
            self._doing = doing
            self._window.progress.begin()

    def _busy(self) -> bool:
        """Whether something is on its way already; then the window says what."""
        self._on_took_long()
        return bool(self._doing)

    def _on_took_long(self) -> None:
        if self._doing:
            stop = (_("Dừng"), self._on_stop)
            self._window.banners.show_banner(Kind.NOTICE, self._doing, stop, key=DOING, closable=False)

    def _on_stop(self) -> None:
        self._stopped.set()
        self._background.stop()
        self._end()
        self._window.banners.show_banner(Kind.DONE, _("Đã dừng. Chưa ghi gì."), key="stopped")

    def _end(self) -> None:
        if self._doing:
            self._doing = ""
            self._window.progress.end()
            self._window.banners.close_banner(DOING)

    def _in_view(self, document: Document) -> bool:
        """Whether it is still the document in the window, once what it was asked for is ready."""
        screen = self._window.document
        return screen is not None and screen.session.document.id == document.id

    def _complain(self, document: Document, error: BaseException) -> None:
        """Say what went wrong; where a letter of the document is at fault, with the way to it."""
        if not isinstance(error, Unprintable) or not error.key:
            self._window.banners.complain(error)
            return
        go = (_("Đến chữ ấy"), lambda: self.place_asked.emit(error.key, error.offset))
        self._window.banners.show_banner(Kind.ERROR, say(error), go, key=TROUBLE, about=document.id)

    def _warn_of_gaps(self, document: Document) -> None:
        """Paper shows a line that was not filled in as an empty one, which nobody sees on a screen of many pages."""
        self._window.banners.close_banner(GAPS)
        waiting = blanks(document)
        empty, lost = ([one for one in waiting if one.lost is is_lost] for is_lost in (False, True))
        words, answers = [], []
        if empty:
            words.append(_("Văn bản còn {count} chỗ chưa điền, trên giấy là chỗ trống.").format(count=len(empty)))
            answers.append((_("Đến chỗ chưa điền"), partial(self._go_to, empty[0])))
        if lost:
            words.append(_("{count} dẫn chiếu đến mục đã xóa: chữ cũ vẫn in ra.").format(count=len(lost)))
            answers.append((_("Đến dẫn chiếu ấy"), partial(self._go_to, lost[0])))
        refused = self._refused(document)
        if refused:
            typed = ", ".join(f"{_(part_text_name(field))} “{figures}”" for field, figures in refused.items())
            words.append(_("{typed} chưa được nhận: trên giấy vẫn như trước khi sửa.").format(typed=typed))
            answers.append((_("Đến chỗ ấy"), partial(self.place_asked.emit, next(iter(refused)), -1)))
        if words:
            self._window.banners.show_banner(Kind.WARNING, " ".join(words), *answers, key=GAPS, about=document.id)

    def _refused(self, document: Document) -> dict[str, str]:
        """Figures that the sheet shows and the document did not take."""
        screen = self._window.document
        return screen.sheet.parts.refused if screen is not None and self._in_view(document) else {}

    def _go_to(self, blank: Blank) -> None:
        self.place_asked.emit(blank.key, blank.start)

    def _folder(self) -> Path | None:
        kept = self._preferences.text("folder")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def _said_written(self, path: Path) -> None:
        self._preferences.keep("folder", str(path.parent))
        words = _("Đã ghi “{name}” vào thư mục “{folder}”.").format(name=path.name, folder=path.parent)
        folder = (_("Mở thư mục"), lambda: self._open(path.parent))
        answers = (folder, (_("Mở tệp"), lambda: self._open(path))) if path.suffix in _OPENED else (folder,)
        self._window.banners.show_banner(Kind.DONE, words, *answers, key="written")

    def _open(self, path: Path) -> None:
        """Let the system open a file or folder with the program that it has for it."""
        if not self.open_url(QUrl.fromLocalFile(str(path))):
            words = _("Máy này không có chương trình mở “{name}”. Tệp đã ghi còn nguyên.").format(name=path.name)
            self._window.banners.show_banner(Kind.WARNING, words, key="written")


def _moment() -> datetime:
    return datetime.now().astimezone()
