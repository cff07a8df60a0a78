"""After a start that no close came before: what was kept is said, and what was left half written is cleared away."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.domain.ports import Database, Stored
from desktop.services import drafts
from desktop.services.leftovers import DEAD_SECONDS, clear_leftovers
from desktop.ui.background import Background
from desktop.ui.clock import today
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.frame.banners import Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.wording import calendar_day
from i18n import _

RUNNING = "running"  # the setting that holds itself while the program runs, and nothing once it has closed
FOLDERS = ("folder", "open_folder")  # preferences: where files were written and read last
BAND = "reopened"


def broke_off(database: Database) -> bool:
    """Whether the program ended last time without closing. No second window asks: the database has one owner."""
    return bool(drafts.setting(database, RUNNING))


class Recovery(QObject):
    """Keeps the mark of a running program, and speaks after one that was cut off."""

    def __init__(self, window: MainWindow, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._database, self._preferences = window, database, preferences
        self._background: Background | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(round(DEAD_SECONDS * 1000) + 1000)
        self._due.timeout.connect(self.tidy)

    def begin(self, *, broken_off: bool) -> None:
        """The program runs from now on."""
        self._database.ask(partial(drafts.keep_setting, name=RUNNING, value=RUNNING))
        if broken_off:
            self._due.start()  # what it left half written is not old enough yet to be known as left

    def end(self) -> None:
        """The program closes as it should."""
        self._due.stop()
        if self._background is not None:
            self._background.close()
        self._database.ask(partial(drafts.keep_setting, name=RUNNING, value=""))

    def tell(self) -> None:
        """Nothing was open when the program was cut off."""
        words = _("Lần trước Thảo dừng đột ngột. Mọi văn bản đã lưu còn nguyên.")
        self._window.banners.show_banner(Kind.DONE, words, key=BAND)

    def tell_reopened(self, stored: Stored) -> None:
        """The document that was being written is open again: up to which second it was kept."""
        saved = stored.saved_at.astimezone()
        when = f"{saved:%H:%M:%S}"
        if saved.date() != today():
            when = _("{time} ngày {day}").format(time=when, day=calendar_day(saved.date()))
        words = _("Lần trước Thảo dừng đột ngột. Đã giữ mọi chữ đến {when}.").format(when=when)
        versions = (_("Xem các bản đã lưu"), self._window.actions_of["versions"].trigger)
        self._window.banners.show_banner(Kind.NOTICE, words, versions, key=BAND, about=stored.document.id)

    def tidy(self) -> None:
        """Clear what was left half written in the folders that were used last. They may be slow: not on this thread."""
        folders = {self._preferences.text(name) for name in FOLDERS} - {""}
        self._background = Background("tidy", self)
        self._background.ask(partial(_clear, [Path(folder) for folder in folders]), _nothing, _raise)


def _clear(folders: list[Path]) -> int:
    return sum(clear_leftovers(folder, time.time()) for folder in folders)


def _nothing(_result: object) -> None:
    """Nobody waits for it."""


def _raise(error: BaseException) -> None:
    """A fault of ours: files that cannot be deleted are passed over."""
    raise error
