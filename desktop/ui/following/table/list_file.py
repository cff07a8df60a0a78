"""Xuất Excel: a list is read page by page and written beside the window, so that a save never waits for all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.services.list_files import ENDING, Wanted
from desktop.ui.background import Background
from desktop.ui.frame.banners import Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.exporting import ask_save_path
from desktop.ui.wording import count
from i18n import _

DOING = "writing_list"


class ListFile(QObject):
    """`ask_path` and `open_file` are what the program does on a desktop; tests put others in their place.

    `key` is that of the band which says that a file was written.
    """

    def __init__(self, screen: QObject, window: MainWindow, key: str) -> None:
        super().__init__(screen)
        self._window, self._key = window, key
        self.ask_path: Callable[[Path], Path | None] = self._ask
        self.open_file: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._background = Background(key, self)
        self._stopped = Event()  # of the file in hand
        self._doing = ""  # what is being written, as the band says it
        window.progress.took_long.connect(self._on_took_long)
        window.closed.connect(self._on_closed)

    def where(self, name: str) -> Path | None:
        """Where the clerk wants the list, or None; one list is written at a time, and the window says so."""
        self._on_took_long()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return None if self._doing else self.ask_path(Path(documents) / f"{name}{ENDING}")

    def keep(self, work: Callable[[Wanted], Path], path: Path, words: str, rows: int) -> None:
        """Do `work` beside the window, then say `words` with the number of rows and the name of the file."""
        stopped = self._stopped = Event()

        def written(where: Path) -> None:
            self._end()
            open_it = (_("Mở tệp"), lambda: self.open_file(where))
            said = words.format(count=count(rows), name=where.name)
            self._window.banners.show_banner(Kind.DONE, said, open_it, key=self._key)

        self._doing = _("Đang ghi “{name}”…").format(name=path.name)
        self._window.progress.begin()
        self._background.ask(lambda: work(lambda: not stopped.is_set()), written, self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._window.banners.complain(error)

    def _on_took_long(self) -> None:
        if self._doing:
            stop = (_("Dừng"), self._on_stop)
            self._window.banners.show_banner(Kind.NOTICE, self._doing, stop, key=DOING, closable=False)

    def _on_stop(self) -> None:
        if self._doing:
            self._stopped.set()
            self._background.stop()
            self._end()
            self._window.banners.show_banner(Kind.DONE, _("Đã dừng. Chưa ghi gì."), key="stopped")

    def _end(self) -> None:
        self._doing = ""
        self._window.progress.end()
        self._window.banners.close_banner(DOING)

    def _on_closed(self) -> None:
        """A list that is half read is given up: it can be written again at any time."""
        self._stopped.set()
        self._background.close()

    def _ask(self, start: Path) -> Path | None:
        return ask_save_path(_("Xuất Excel"), start, ENDING, _("Bảng tính Excel"), self._window)
