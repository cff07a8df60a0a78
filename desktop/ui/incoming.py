"""Files that come in: asked for, read beside the window, and made drafts; a file read before leads to its draft."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.domain.document import Document, new_id
from desktop.services import drafts
from desktop.services.files import read_document
from desktop.ui.background import Background
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.frame.banners import Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from i18n import _


def ask_open_path(window: MainWindow, folder: str, title: str = "") -> Path | None:
    """Which file to open, or None; the first time it is looked for among the PC's documents.

    The `title` of the dialogue says what is done with it.
    """
    kinds = _("Văn bản (*.txt *.thao.json);;Mọi tệp (*)")
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = folder if Path(folder).is_dir() else usual
    name, _kind = QFileDialog.getOpenFileName(window, title or _("Mở tệp"), start, kinds)
    return Path(name) if name else None


class Incoming(QObject):
    """Mở tệp: one file at a time; while it is being read the window says so and offers to stop."""

    def __init__(self, window: MainWindow, desk: Desk, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._desk, self._database, self._preferences = window, desk, database, preferences
        self.ask_open: Callable[[MainWindow, str], Path | None] = ask_open_path
        self._reader = Background("reader", self)
        self._reading = ""
        window.progress.took_long.connect(self._on_took_long)

    def open_file(self) -> None:
        """Ask which file, then read it."""
        path = self.ask_open(self._window, self._preferences.text("open_folder"))
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Read a file off this thread and make a draft of it, or open the draft that was made of it before."""
        self._reading = path.name
        self._preferences.keep("open_folder", str(path.parent))
        self._window.progress.begin()
        self._reader.ask(partial(_read, path), partial(self._on_read, path.name), self._on_not_read)

    def close(self) -> None:
        """Wait for the thread to end."""
        self._reader.close()

    def _on_read(self, name: str, found: tuple[Document, str]) -> None:
        document, digest = found
        self._end_reading()
        self._database.ask(
            partial(drafts.draft_of_file, digest=digest), partial(self._on_known, name, document, digest)
        )

    def _on_known(self, name: str, document: Document, digest: str, draft: str) -> None:
        if not draft:
            self._begin(name, document, digest)
            return
        self._desk.open(draft)
        words = _("“{name}” đã đọc trước đây. Đây là văn bản của lần ấy.").format(name=name)
        anew = (_("Đọc thành văn bản mới"), partial(self._begin, name, document, digest))
        self._window.banners.show_banner(Kind.NOTICE, words, anew, key="read", about=draft)

    def _begin(self, name: str, document: Document, digest: str) -> None:
        fresh = replace(document, id=new_id())  # its own: two drafts of one file are two documents
        self._desk.start(fresh)
        self._database.ask(partial(drafts.keep_draft_of_file, digest=digest, document_id=fresh.id))
        words = _("Đã đọc “{name}” thành văn bản mới. Tệp ấy còn nguyên.").format(name=name)
        self._window.banners.show_banner(Kind.DONE, words, key="read")

    def _on_not_read(self, error: BaseException) -> None:
        self._end_reading()
        self._window.banners.complain(error)

    def _on_took_long(self) -> None:
        if not self._reading:
            return  # a document of the database: the line says enough
        words = _("Đang đọc “{name}”…").format(name=self._reading)
        self._window.banners.show_banner(Kind.NOTICE, words, (_("Dừng"), self._on_stop), key="reading", closable=False)

    def _on_stop(self) -> None:
        self._reader.stop()
        self._end_reading()
        self._window.banners.show_banner(Kind.DONE, _("Đã dừng. Chưa ghi gì."), key="stopped")

    def _end_reading(self) -> None:
        self._reading = ""
        self._window.progress.end()
        self._window.banners.close_banner("reading")


def _read(path: Path) -> tuple[Document, str]:
    """A file as a document, and what it is known by: a name or folder that changes makes no other file of it."""
    document = read_document(path).document
    return document, hashlib.sha256(path.read_bytes()).hexdigest()
