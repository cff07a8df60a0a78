"""Giao việc, đôn đốc, nhận phiếu: answers the actions of the screen Phân công and says what came of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.letter_forms import LetterKind
from desktop.domain.ports import Database
from desktop.domain.progress import LATE, Listing, TaskQuery
from desktop.services.letters import Choices, MadeLetter, letter_choices, make_letters, print_letters
from desktop.services.plans import clerk
from desktop.services.tasks import find_tasks
from desktop.services.unit_forms import write_form
from desktop.ui.background import Background
from desktop.ui.clock import now, today
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following.letters.receiving import Receiving
from desktop.ui.following.letters.send_dialog import Scope, SendDialog, SendOrder
from desktop.ui.frame.banners import Answer, Kind
from desktop.ui.frame.rail import TASKS
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from i18n import _

FOLDER = "letters/folder"  # where forms and papers were written last
SENT = "letters"  # the band that says what was made
Chosen = Callable[[], tuple[int, ...]]
"""The numbers of the tasks that are selected."""


def ask_folder(title: str, folder: Path, window: QWidget) -> Path | None:
    """A folder that the clerk chooses."""
    chosen = QFileDialog.getExistingDirectory(window, title, str(folder))
    return Path(chosen) if chosen else None


class Letters(QObject):
    """`changed` tells that tasks have news: a letter in their history, a form that was taken over."""

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        database: DatabaseThread,
        preferences: Preferences,
        chosen: Chosen,
        stack: QUndoStack,
    ) -> None:
        """`stack` is the list of undo of the screen Phân công."""
        super().__init__(window)
        self._window, self._desk, self._database, self._preferences = window, desk, database, preferences
        self._chosen = chosen
        self._shown: TaskQuery | None = None
        self.ask_folder: Callable[[str, Path, QWidget], Path | None] = ask_folder
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.dialog: SendDialog | None = None
        self.receiving = Receiving(window, database, stack)
        self.receiving.received.connect(lambda _rows: self.changed.emit())
        self._background = Background("letters", self)
        window.closed.connect(self.close)
        handle = window.actions_of.handle
        handle("issue_tasks", lambda: self.ask(LetterKind.TASKS), TASKS)
        handle("remind", lambda: self.ask(LetterKind.REMIND), TASKS)
        handle("receive_form", self.receiving.choose, TASKS)

    def close(self) -> None:
        """Wait for what is being written."""
        self.receiving.close()
        self._background.close()

    def on_asked(self, what: str, _keys: object) -> None:
        """The panel of the task in hand asks: "remind" or "issue"."""
        self.ask(LetterKind.REMIND if what == "remind" else LetterKind.TASKS, chosen_first=True)

    def ask(self, kind: LetterKind, *, chosen_first: bool = False) -> None:
        """Open the dialog; `chosen_first` where it was asked for about the tasks in hand."""
        chosen, shown = self._chosen(), self._shown
        dialog = SendDialog(
            kind,
            len(chosen),
            today(),
            self._folder(),
            self._window,
            chosen_first=chosen_first,
            narrowed=shown is not None,
        )
        self.dialog = dialog

        def asked(kind: LetterKind, scope: Scope) -> None:
            query = shown if scope is Scope.SHOWN else None
            wanted = chosen if scope is Scope.CHOSEN else None
            self._database.ask(partial(_choices, kind=kind, query=query, chosen=wanted), dialog.show_choices)

        dialog.choices_asked.connect(asked)
        dialog.folder_asked.connect(partial(self._change_folder, dialog))
        dialog.decided.connect(self._on_decided)
        dialog.ask()
        dialog.open()

    def on_listed(self, query: TaskQuery, listing: Listing) -> None:
        """The table lists other tasks: letters can be about these where they are not all there are."""
        every = TaskQuery(order=query.order, descending=query.descending, group=query.group)
        self._shown = None if query == every else query
        self.show_late(listing)

    def show_late(self, listing: Listing) -> None:
        """Show at the tool Đôn đốc how many of the tasks in the table are late."""
        self._window.actions_of.show_badge("remind", listing.counts.get(LATE, 0))

    # Making

    def _on_decided(self, order: SendOrder) -> None:
        with_forms = order.folder is not None

        def make(database: Database) -> tuple[MadeLetter, ...]:
            at, by = now(), clerk(database)
            return make_letters(
                database, order.kind, order.units, order.answer_by, at, by, today(), with_forms=with_forms
            )

        self._window.progress.begin()
        self._database.ask(make, partial(self._on_made, order), self._on_failed)

    def _on_made(self, order: SendOrder, made: tuple[MadeLetter, ...]) -> None:
        self.changed.emit()
        self._desk.listed.emit()
        folder = order.folder
        if folder is None:
            self._tell(order, made, 0)
            return

        def write() -> int:
            return len([write_form(letter.form, folder) for letter in made if letter.form is not None])

        self._background.ask(write, partial(self._tell, order, made), partial(self._on_not_written, order, made))

    def _tell(self, order: SendOrder, made: tuple[MadeLetter, ...], forms: int) -> None:
        """One letter is opened on the desk; of several a band says where they are."""
        self._window.progress.end()
        words = (
            _("Đã lập {count} công văn đôn đốc, dự thảo nằm ở Văn bản")
            if order.kind.reminds
            else _("Đã lập {count} phiếu giao việc, dự thảo nằm ở Văn bản")
        ).format(count=len(made))
        if forms and order.folder is not None:
            words += _("; {count} phiếu Excel ghi vào “{folder}”").format(count=forms, folder=order.folder.name)
        answers: list[Answer] = []
        if forms and order.folder is not None:
            answers.append((_("Mở thư mục"), partial(self._open_folder, order.folder)))
        if len(made) > 1:
            answers.append((_("In tất cả ra PDF…"), partial(self._print_all, made)))
        else:
            self._desk.open(made[0].document.id)
        self._window.banners.show_banner(Kind.NOTICE, f"{words}.", *answers, key=SENT)

    def _on_not_written(self, order: SendOrder, made: tuple[MadeLetter, ...], error: BaseException) -> None:
        """The letters are there; a form can be had again by another letter only."""
        self._tell(order, made, 0)
        self._window.banners.complain(error)
        again = [letter for letter in made if letter.form is not None]
        words = _("Phiếu Excel chưa ghi được vào “{folder}”.").format(folder=order.folder.name if order.folder else "")
        retry = (_("Chọn thư mục khác…"), partial(self._write_elsewhere, order, tuple(again)))
        self._window.banners.show_banner(Kind.WARNING, words, retry, key="forms")

    def _write_elsewhere(self, order: SendOrder, made: tuple[MadeLetter, ...]) -> None:
        folder = self.ask_folder(_("Ghi phiếu vào thư mục"), self._folder(), self._window)
        if folder is None:
            return

        def write() -> int:
            return len([write_form(letter.form, folder) for letter in made if letter.form is not None])

        def written(forms: int) -> None:
            words = _("Đã ghi {count} phiếu Excel vào “{folder}”.").format(count=forms, folder=folder.name)
            self._window.banners.show_banner(Kind.DONE, words, key="forms")

        self._preferences.keep(FOLDER, str(folder))
        self._background.ask(write, written, partial(self._on_not_written, order, made))

    def _on_failed(self, error: BaseException) -> None:
        self._window.progress.end()
        self._window.banners.complain(error)

    # Paper

    def _print_all(self, made: tuple[MadeLetter, ...]) -> None:
        """One PDF for each letter, in a folder; with a file of all of them for the printer."""
        folder = self.ask_folder(_("Ghi các tệp PDF vào thư mục"), self._folder(), self._window)
        if folder is None:
            return
        self._preferences.keep(FOLDER, str(folder))
        self._window.progress.begin()
        documents = tuple(letter.document for letter in made)

        def printed(paths: tuple[Path, ...]) -> None:
            self._window.progress.end()
            words = _("Đã ghi {count} tệp PDF vào “{folder}”.").format(count=len(paths), folder=folder.name)
            answer = (_("Mở thư mục"), partial(self._open_folder, folder))
            self._window.banners.show_banner(Kind.DONE, words, answer, key=SENT)

        self._background.ask(partial(print_letters, documents, folder, now()), printed, self._on_failed)

    # Folders

    def _folder(self) -> Path:
        """Where things were written last, else the clerk's documents."""
        kept = self._preferences.text(FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def _change_folder(self, dialog: SendDialog) -> None:
        folder = self.ask_folder(_("Ghi phiếu vào thư mục"), self._folder(), dialog)
        if folder is not None:
            self._preferences.keep(FOLDER, str(folder))
            dialog.show_folder(folder)

    def _open_folder(self, folder: Path) -> None:
        self.open_url(QUrl.fromLocalFile(str(folder)))


def _choices(database: Database, kind: LetterKind, query: TaskQuery | None, chosen: tuple[int, ...] | None) -> Choices:
    """Who would get a letter: about tasks that are chosen, that a narrowed table shows, or about all."""
    if query is not None:
        state = LATE if kind.reminds else query.state
        chosen = find_tasks(database, replace(query, state=state, going=True), today()).numbers
    return letter_choices(database, kind, chosen, today())
