"""Where the program is put together: the window first, then the database, the editor and all that is heavy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QEventLoop, QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import UserError
from desktop.domain.ports import Database
from desktop.ui.clock import now, today
from desktop.ui.first_paint import FirstPaint
from desktop.ui.frame.rail import START
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import LANGUAGE, Preferences
from desktop.ui.qt_words import install_qt_words
from desktop.ui.start.page import StartPage
from desktop.ui.stylesheet import dress
from desktop.ui.theme import current_theme
from i18n import LANGUAGES, _, say, use_language

if TYPE_CHECKING:
    from desktop.ui.workspace import Workspace

FAULTS = "loi.log"
PICTURE_SIZE = (1366, 768)
PICTURE_SECONDS = 60
ROOMY = 1440  # a screen that is not wider than this gives all its room to the first window


def open_office(folder: Path, sample: bool) -> Database:
    """Open the database of a folder; the sample office is filled at its first opening. Runs on the database thread."""
    from db import open_database  # SQLAlchemy is read here, after the window shows
    from desktop.services.files import database_file

    database = open_database(database_file(folder))
    if sample:
        from desktop.services.sample import fill_sample

        fill_sample(database, now().astimezone())
    return database


class Program(QObject):
    """One office at a time in one window; going to the sample office and back closes one and opens the other."""

    opened = Signal()
    """A window is there and its office is known."""
    failed = Signal(int)
    """The program cannot go on; the exit code."""
    _caught_elsewhere = Signal(object, object, object)

    def __init__(self, application: QApplication, data: Path, preferences: Preferences) -> None:
        super().__init__(application)
        self._data, self._preferences = data, preferences
        self.window: MainWindow | None = None
        self.workspace: Workspace | None = None
        self._caught = False
        self._caught_elsewhere.connect(self.catch)
        language = preferences.text(LANGUAGE, LANGUAGES[0])
        if language in LANGUAGES[1:]:  # the first one needs no catalogue, which takes time to read
            use_language(language)
        install_qt_words(application)
        theme = current_theme()
        preferences.apply_to(theme)
        theme.changed.connect(self._on_look_changed)
        dress(application, theme)

    def open(self, *, sample: bool) -> None:
        """Show the window of the own office or of the sample office, in place of the one that is open."""
        geometry = self.window.saveGeometry() if self.window is not None else self._preferences.geometry()
        if self.window is not None and not self.window.close():
            return
        self.window = window = MainWindow()
        folder = self._folder(sample)
        start = StartPage(window.actions_of, folder, sample=sample)
        start.show_day(today())
        window.add_screen(START, start)
        window.show_place(START)
        window.closed.connect(self._on_closed)
        window.resize(*PICTURE_SIZE)
        self._show(window, geometry)
        FirstPaint(window).done.connect(partial(self._furnish, window, start, sample))

    def _show(self, window: MainWindow, geometry: QByteArray) -> None:
        """Where the window stood; with all the room of a small screen the first time, or where it would stick out."""
        restored = window.restoreGeometry(geometry)
        room = window.screen().availableGeometry()
        fits = room.contains(window.geometry()) or window.isMaximized()
        if fits if restored else room.width() > ROOMY:
            window.show()
        else:
            window.showMaximized()

    def remove_sample(self) -> None:
        """Go back to the own office and delete the sample office."""
        from desktop.services.sample import remove_sample
        from desktop.ui.frame.banners import Kind

        self.open(sample=False)
        if self.window is None:
            return
        try:
            remove_sample(self._data)
        except UserError as error:
            self.window.banners.show_banner(Kind.ERROR, say(error))
        else:
            self.window.banners.show_banner(Kind.DONE, _("Đã xóa văn phòng mẫu. Văn bản thật còn nguyên."))

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Our own fault: save what can be saved, write down what happened, say so, and stop.

        A fault of another thread is brought to the window's. Later ones, as of a paint event that fails again behind
        the dialog, change nothing any more.
        """
        import traceback

        if QThread.currentThread() is not self.thread():
            self._caught_elsewhere.emit(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        if issubclass(kind, KeyboardInterrupt):
            self.failed.emit(1)
            return
        if self._caught:
            return
        self._caught = True
        with ExitStack() as whatever_fails:
            whatever_fails.callback(self.failed.emit, 1)
            self._write_down(details)
            saved = False
            try:
                saved = self.workspace is None or self.workspace.desk.finish()
            finally:
                self._tell_of_fault(details, saved)

    def end(self) -> None:
        """Stop all threads and let the window go, whatever happened. What could be saved has been."""
        if self.workspace is not None or self.window is not None:
            self._on_closed()

    def _tell_of_fault(self, details: str, saved: bool) -> None:
        from desktop.ui.trouble import TroubleDialog

        kept = _("Bản soạn đã lưu.") if saved else _("Chưa lưu được những chữ vừa gõ.")
        sentence = _("Thảo gặp lỗi của chính chương trình và phải đóng. {kept} Hãy mở lại Thảo để làm tiếp.")
        TroubleDialog(_("Thảo phải đóng"), sentence.format(kept=kept), details, self.window).exec()

    def _folder(self, sample: bool) -> Path:
        if not sample:
            return self._data
        from desktop.services.sample import sample_folder

        return sample_folder(self._data)

    def _furnish(self, window: MainWindow, start: StartPage, sample: bool) -> None:
        """What takes time to read, now that the window can be seen."""
        if not window.isVisible():
            return  # it was closed at once
        from desktop.ui.database_thread import DatabaseThread
        from desktop.ui.workspace import Workspace

        folder = self._folder(sample)
        database = DatabaseThread(partial(open_office, folder, sample), window)
        self.workspace = workspace = Workspace(window, start, database, self._preferences, sample=sample)
        workspace.office_asked.connect(lambda to_sample: self.open(sample=to_sample))
        workspace.sample_removal_asked.connect(self.remove_sample)
        workspace.unavailable.connect(self._on_unavailable)
        workspace.ready.connect(self.opened)

    def _on_look_changed(self) -> None:
        self._preferences.keep_look(current_theme())

    def _on_closed(self) -> None:
        window, workspace = self.window, self.workspace
        self.window = self.workspace = None
        with ExitStack() as whatever_fails:
            if window is not None:
                whatever_fails.callback(window.deleteLater)
                whatever_fails.callback(self._preferences.keep_geometry, window.saveGeometry())
            if workspace is not None:
                whatever_fails.callback(workspace.close_down)  # the first: nothing runs when its widgets go

    def _on_unavailable(self, error: BaseException) -> None:
        from desktop.ui.trouble import TroubleDialog

        if not isinstance(error, UserError):
            raise error
        dialog = TroubleDialog(_("Chưa mở được dữ liệu"), say(error))
        dialog.open()
        if self.window is not None:
            self.window.hide()  # an empty window behind these words looks as if all were lost
        dialog.exec()
        if self.window is not None:
            self.window.close()
        self.failed.emit(1)

    def _write_down(self, details: str) -> None:
        self._data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._data / FAULTS).open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat()}\n{details}\n")


def _application(argv: Sequence[str]) -> QApplication:
    """The application object: there is one in a process, which tests make before us."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(list(argv))
    application.setApplicationName("Thảo")
    application.setQuitOnLastWindowClosed(True)
    return application


def run(argv: Sequence[str] | None = None, *, sample: bool = False, data: Path | None = None) -> int:
    """Open the window and stay until it is closed; the exit code. `sample` opens the sample office."""
    from desktop.services.files import data_folder

    application = _application(argv if argv is not None else sys.argv[:1])
    folder = data if data is not None else data_folder()
    program = Program(application, folder, Preferences(folder))
    program.failed.connect(application.exit)
    before = sys.excepthook
    sys.excepthook = program.catch
    try:
        program.open(sample=sample)
        return application.exec()
    finally:
        program.end()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        sys.excepthook = before


def window_picture(data_folder: Path, png: Path) -> None:
    """Save a picture, 1366×768, of the window with the newest document of the office in `data_folder`.

    Draws off the screen where there is none. Raises UserError for data that cannot be opened, a file not written.
    """
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = _application(["thao"])
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as scratch:
        _picture(application, data_folder, png, Preferences(Path(scratch)))


def _picture(application: QApplication, folder: Path, png: Path, preferences: Preferences) -> None:
    from desktop.services.files import write_file
    from desktop.ui.database_thread import DatabaseThread
    from desktop.ui.workspace import Workspace

    current_theme().choose(choice="light")
    dress(application, current_theme())
    window = MainWindow()
    start = StartPage(window.actions_of, folder, sample=False)
    window.add_screen(START, start)
    window.show_place(START)
    window.resize(*PICTURE_SIZE)
    database = DatabaseThread(partial(open_office, folder, False), window)
    workspace = Workspace(window, start, database, preferences, sample=False)
    errors: list[BaseException] = []
    workspace.unavailable.connect(errors.append)
    window.show()
    _wait(lambda: bool(errors) or workspace.listed)
    try:
        if errors:
            raise errors[0]
        newest = workspace.documents.documents.rows.info(0)
        workspace.desk.open(newest.id)
        _wait(lambda: workspace.desk.screen is not None)
        screen = workspace.desk.screen
        if screen is not None:
            screen.show_pages(True)
            _wait(lambda: screen.pages is not None and not screen.pages.busy and screen.pages.painted)
        write_file(png, _png_of(window))
    finally:
        window.close()
        workspace.close_down()
        window.deleteLater()


def _png_of(window: QWidget) -> bytes:
    """A window as it looks now."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def _wait(until: Callable[[], bool]) -> None:
    """Let the event loop run until something is so, at most a minute."""
    loop = QEventLoop()
    look = QTimer()
    look.setInterval(20)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    QTimer.singleShot(PICTURE_SECONDS * 1000, loop.quit)
    loop.exec()
    look.stop()


if __name__ == "__main__":
    raise SystemExit(run())
