"""Đưa vào thực hiện: a plan is issued to be followed, and opened again with a reason where it has to be mended."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.ports import Database
from desktop.domain.progress import PlanName
from desktop.services import plans
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.frame.banners import Kind
from desktop.ui.going_dialogs import GoingDialog, ReopenDialog, outlook
from desktop.ui.locking import LOCKED, Opened, open_document
from desktop.ui.main_window import MainWindow
from desktop.ui.wording import plan_title
from i18n import _

if TYPE_CHECKING:
    from desktop.domain.document import Document
    from desktop.ui.desk import Desk

MOST_LETTERS = 90  # of the name of a plan that has no number yet


class Going(QObject):
    """Asks before it freezes, and tells what follows."""

    def __init__(self, window: MainWindow, desk: Desk, database: DatabaseThread) -> None:
        super().__init__(window)
        self._window, self._desk, self._database = window, desk, database

    def ask(self, *, reopening: bool) -> None:
        """Đưa vào thực hiện…, Mở lại để sửa…: ask first. A draft is saved before."""
        document = self._desk.finished_document()
        if document is None or not self._desk.finish():
            return
        if reopening:
            again = ReopenDialog(_title(document), self._window)
            again.reasoned.connect(lambda reason: self._reopen(document.id, reason))
            again.open()
        else:
            dialog = GoingDialog(_title(document), outlook(document), self._window)
            dialog.accepted.connect(lambda: self._set_going(document.id))
            dialog.open()

    def _set_going(self, document_id: str) -> None:
        def set_going(database: Database) -> Opened:
            plans.set_going(database, document_id, now(), plans.clerk(database))
            return open_document(database, document_id)

        screen = self._desk.screen
        if screen is not None:  # letters typed from now on would not be in what freezes: there is no place for them
            screen.session.locked = _("Kế hoạch đang được đưa vào thực hiện.")
            screen.setEnabled(False)

        def done(found: Opened) -> None:
            if self._is_open(document_id):
                self._desk.show_again(found)

        def failed(error: BaseException) -> None:
            if screen is not None and screen is self._desk.screen:
                screen.session.locked = ""
                screen.setEnabled(True)
                screen.sheet.setFocus()
            self._window.banners.complain(error)

        self._database.ask(set_going, done, failed)

    def _reopen(self, document_id: str, reason: str) -> None:
        def reopen(database: Database) -> Opened:
            plans.reopen(database, document_id, reason, now(), plans.clerk(database))
            return open_document(database, document_id)

        def opened(found: Opened) -> None:
            if not self._is_open(document_id):  # another one was opened meanwhile
                return
            self._desk.show_again(found)
            words = _("Đã mở lại để sửa. Sửa xong thì đưa vào thực hiện lại.")
            self._window.banners.show_banner(Kind.DONE, words, key=LOCKED, about=document_id)

        self._database.ask(reopen, opened, self._window.banners.complain)

    def _is_open(self, document_id: str) -> bool:
        return self._desk.document is not None and self._desk.document.id == document_id


def _title(document: Document) -> str:
    header = document.header
    return shorten(
        plan_title(PlanName(document.id, header.kind, header.number, header.symbol, header.subject)),
        MOST_LETTERS,
        placeholder="…",
    )
