"""Forms that come back: a file is chosen or dropped, read in the background, reviewed row by row, taken over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Signal
from PySide6.QtGui import QDropEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.form_review import ReturnedForm
from desktop.domain.ports import Conflict, Database
from desktop.domain.progress import RecordKey, TaskRow
from desktop.services.plans import clerk
from desktop.services.unit_forms import FormReview, accept_rows, give_back, read_form, review_form
from desktop.ui.background import Background
from desktop.ui.clock import now, today
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.letters.review_screen import FormReviewScreen
from desktop.ui.frame.banners import TROUBLE, Kind
from desktop.ui.frame.rail import TASKS
from desktop.ui.main_window import MainWindow
from i18n import _

FORM = "form"  # the place of the review
DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
ENDINGS = (".xlsx", ".xlsm", ".ods", ".xls")


def ask_form_path(window: QWidget) -> Path | None:
    """Which file came back."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    kinds = _("Phiếu của đơn vị ({endings})").format(endings=" ".join(f"*{ending}" for ending in ENDINGS))
    path, _kind = QFileDialog.getOpenFileName(window, _("Nhận phiếu"), folder, kinds)
    return Path(path) if path else None


class _Taken(QUndoCommand):
    """Rows that were taken over; Qt's first `redo` finds it done."""

    def __init__(self, again: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__(_("nhận phiếu"))
        self._again, self._back, self._done = again, back, True

    def redo(self) -> None:
        if self._done:
            self._done = False
        else:
            self._again()

    def undo(self) -> None:
        self._back()


class Receiving(QObject):
    """`received` comes with the rows as they are once some were taken over or given back, a step of `stack` each."""

    received = Signal(object)

    def __init__(self, window: MainWindow, database: DatabaseThread, stack: QUndoStack) -> None:
        super().__init__(window)
        self._window, self._database, self._stack = window, database, stack
        self.ask_path: Callable[[QWidget], Path | None] = ask_form_path
        self.screen: FormReviewScreen | None = None
        self._back: tuple[str, ReturnedForm] | None = None  # what is being reviewed, and the name of its file
        self._background = Background("forms", self)

    def close(self) -> None:
        """Nothing comes of what is being read."""
        self._background.close(wait=False)

    def take_drops_on(self, widget: QWidget) -> None:
        """Receive forms that are dropped on a widget."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def choose(self) -> None:
        """Nhận phiếu…"""
        path = self.ask_path(self._window)
        if path is not None:
            self.receive(path)

    def receive(self, path: Path) -> None:
        """Read a file and show what it proposes; what is wrong with it stands in a band."""
        self._window.banners.close_banner(TROUBLE)
        self._window.progress.begin()
        self._background.ask(partial(read_form, path), partial(self._on_read, path.name), self._on_failed)

    def _on_read(self, name: str, back: ReturnedForm) -> None:
        self._back = (name, back)
        self._database.ask(
            lambda database: review_form(database, back, name, today()), self._on_reviewed, self._on_failed
        )

    def _on_failed(self, error: BaseException) -> None:
        self._window.progress.end()
        self._window.banners.complain(error)

    def _on_reviewed(self, review: FormReview) -> None:
        self._window.progress.end()
        screen = FormReviewScreen()
        screen.accept_asked.connect(self._on_accept)
        screen.closed.connect(self._leave)
        self.screen = screen
        self._window.add_screen(FORM, screen)
        screen.show_review(review)
        self._window.show_place(FORM)
        self._window.rail.show_place(TASKS)
        screen.take_focus()

    def _leave(self) -> None:
        self._window.show_place(TASKS)

    def _on_accept(self, chosen: tuple[RecordKey, ...]) -> None:
        review = self.screen.review if self.screen is not None else None
        if review is not None:
            self._accept(review, chosen, partial(self._on_accepted, review, chosen))

    def _accept(
        self, review: FormReview, chosen: tuple[RecordKey, ...], done: Callable[[tuple[TaskRow, ...]], object]
    ) -> None:
        def accept(database: Database) -> tuple[TaskRow, ...]:
            return accept_rows(database, review, chosen, now(), clerk(database))

        self._database.ask(accept, done, self._on_not_accepted)

    def _on_not_accepted(self, error: BaseException) -> None:
        """Where a row was changed meanwhile, the form is compared anew with what is known now."""
        self._window.banners.complain(error)
        if isinstance(error, Conflict) and self._back is not None and self._window.place == FORM:
            self._on_read(*self._back)

    def _on_accepted(self, review: FormReview, chosen: tuple[RecordKey, ...], rows: tuple[TaskRow, ...]) -> None:
        self._leave()
        self._stack.push(_Taken(partial(self._again, review, chosen), partial(self._give_back, review, rows)))
        self._tell_taken(review, rows)

    def _tell_taken(self, review: FormReview, rows: tuple[TaskRow, ...]) -> None:
        words = _("Đã nhận {count} dòng từ phiếu của {unit}.").format(count=len(rows), unit=review.form.unit)
        banner = self._window.banners.show_banner(Kind.DONE, words, (_("Hoàn tác"), self._stack.undo), key=FORM)
        banner.leave_with(self._stack.indexChanged)  # the button is about the last step
        self.received.emit(rows)

    def _again(self, review: FormReview, chosen: tuple[RecordKey, ...]) -> None:
        """Ctrl+Y."""
        self._accept(review, chosen, partial(self._tell_taken, review))

    def _give_back(self, review: FormReview, rows: tuple[TaskRow, ...]) -> None:
        def back(database: Database) -> tuple[TaskRow, ...]:
            return give_back(database, review, rows, now(), clerk(database))

        def done(changed: tuple[TaskRow, ...]) -> None:
            words = _("Đã trả {count} dòng về như trước khi nhận phiếu.").format(count=len(changed))
            self._window.banners.show_banner(Kind.DONE, words, key=FORM)
            self.received.emit(changed)

        self._database.ask(back, done, self._window.banners.complain)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file of the right kind may be dropped; others go on to whoever else takes them."""
        if isinstance(event, QDropEvent) and event.type() in DROPS:
            path = _form_in(event)
            if path is None:
                return False
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.receive(path)
            return True
        return False


def _form_in(event: QDropEvent) -> Path | None:
    """The one file that is dragged, where it may be a form."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in ENDINGS else None
