"""The document on the desk: opened, saved as it is typed, exported, printed, put away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.appendices import appendix_of_title
from desktop.domain.certified import known_as
from desktop.domain.document import Document, new_id
from desktop.domain.errors import UserError
from desktop.domain.office import Office
from desktop.domain.ports import Conflict, Damaged, Stored, VersionInfo
from desktop.domain.text import one_line
from desktop.services import drafts
from desktop.services.library import standards
from desktop.services.office import office_of
from desktop.services.tasks import units
from desktop.ui.actions import DOCUMENT
from desktop.ui.clock import now, today
from desktop.ui.completing import CompletionChoice
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.frame.banners import TROUBLE, Kind
from desktop.ui.locking import Opened, open_document, show_lock
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.saver import PLACE, Saver, SaveState, Saving
from desktop.ui.session import EditSession
from desktop.ui.settling import settle
from desktop.ui.wording import clock_time
from i18n import _, say

if TYPE_CHECKING:  # the editor and what makes pages are read when they are wanted
    from desktop.services.rendering import Rendered
    from desktop.ui.document_actions import DocumentActions
    from desktop.ui.document_screen import DocumentScreen
    from desktop.ui.going import Going
    from desktop.ui.history import History
    from desktop.ui.outgoing import Outgoing

SAVE_TROUBLE = "save"


class Desk(QObject):
    """At most one document is open. `listed` tells that lists of documents are out of date."""

    listed = Signal()
    tasks_asked = Signal(str)
    """The tasks of the plan with this id are to be seen."""

    def __init__(self, window: MainWindow, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._database, self._preferences = window, database, preferences
        self.screen: DocumentScreen | None = None
        self.saver: Saver | None = None
        self._asked = 0  # counts what was asked to be open: only the last of it is shown
        handle = window.actions_of.handle
        handle("save", self.save_now)
        handle("versions", lambda: self.history.show_versions(to_compare=False))
        handle("compare", lambda: self.history.show_versions(to_compare=True))
        handle("next_difference", lambda: self.history.step(1))
        handle("previous_difference", lambda: self.history.step(-1))
        for id in ("next_difference", "previous_difference"):
            window.actions_of.enable(id, False)  # until two versions have been compared
        handle("close_document", self.close)
        handle("save_as", self.save_as)
        handle("export_pdf", self.save_pdf)
        handle("export_exchange", self.save_exchange)
        handle("export_appendix", self.save_appendices)
        handle("print", self.print)
        handle("new_copy", self.new_copy)
        handle("set_going", lambda: self.going.ask(reopening=False))
        handle("reopen", lambda: self.going.ask(reopening=True))
        self._completion = CompletionChoice(window.actions_of, database, preferences)

    @cached_property
    def actions(self) -> DocumentActions:
        """What answers the commands of a document; they are off until the first one is open."""
        from desktop.ui.document_actions import DocumentActions

        return DocumentActions(self._window)

    @cached_property
    def history(self) -> History:
        """What shows, compares and takes back earlier versions; it is read with the first of them."""
        from desktop.ui.history import History

        return History(self._window, self, self._database, self._preferences)

    @cached_property
    def going(self) -> Going:
        """What sets a plan going and opens it again; it is read when that is asked for first."""
        from desktop.ui.going import Going

        return Going(self._window, self, self._database)

    @property
    def document(self) -> Document | None:
        """The document that is open, as it is now."""
        return self.screen.session.document if self.screen else None

    # Opening and closing

    def open(self, document_id: str, place: str = "", then: Callable[[Stored], object] | None = None) -> None:
        """Open a document of the database, with the cursor at `place`, or where it was when it was put away.

        One asked for before it is forgotten.

        `then` is told once it is shown.
        """
        self._asked += 1
        if self.document is not None and self.document.id == document_id:
            self._window.show_place(DOCUMENT)
            return
        self._window.progress.begin()
        self._database.ask(
            lambda database: (
                open_document(database, document_id),
                drafts.setting(database, _place_name(document_id)) or "",
            ),
            partial(self._on_opened, self._asked, place, then),
            self._on_not_opened,
        )

    def start(self, document: Document) -> None:
        """Begin with a document that the database does not know yet; it is saved at once."""
        self._asked += 1
        if self._put_away():
            self._show(Stored(document, 0, now()))
            if self.screen is not None:
                self.screen.sheet.setFocus()
                self.screen.sheet.do("first_blank")

    def close(self) -> bool:
        """Put the document away, saved. False, and it stays open, where that failed."""
        if not self._put_away():
            return False
        self._database.ask(lambda database: drafts.keep_setting(database, PLACE, ""))
        self._window.banners.keep_about("")
        self._window.show_place("start")
        return True

    def finish(self) -> bool:
        """Save before the window closes; the place of the cursor is kept, so that the document opens again."""
        if self.screen is None or self.saver is None:
            return True
        self.screen.centre.commit()
        self.screen.sheet.filling.settle()
        return self.saver.finish()

    def leave(self) -> None:
        """Stop what runs for the open document; it has been saved or given up."""
        if "outgoing" in self.__dict__:  # read with the first paper that went out
            self.outgoing.close()
        if "history" in self.__dict__:
            self.history.close()
        if self.screen is not None:
            self.screen.close_down()

    def _put_away(self) -> bool:
        if self.screen is None or self.saver is None:
            return True
        if not self.finish():
            return False
        self.saver.stop()
        name, place = _place_name(self.screen.session.document.id), self.screen.centre.place()
        self._database.ask(lambda database: drafts.keep_setting(database, name, place))
        self.screen.close_down()
        self.screen = self.saver = None
        self._completion.serve(None)
        self._window.show_document(None)
        self._window.name_document("")
        self.listed.emit()
        return True

    def _on_opened(
        self, asked: int, place: str, then: Callable[[Stored], object] | None, found: tuple[Opened, str]
    ) -> None:
        if asked != self._asked:
            return  # what it read may have been saved anew by now, or something else is wanted
        self._window.progress.end()
        if not self._put_away():
            return
        (stored, locked), left = found
        self._show(stored, locked)
        if self.screen is not None:
            if place or left:
                self.screen.centre.go_to_place(place or left)
            else:
                self.screen.centre.go_to_top()
            self.screen.sheet.setFocus()
        if then is not None:
            then(stored)

    def _on_not_opened(self, error: BaseException) -> None:
        self._window.progress.end()
        intact = error.intact if isinstance(error, Damaged) else None
        if isinstance(error, Damaged) and intact is not None:
            answer = (_("Mở bản còn nguyên"), partial(self._open_intact, intact))
            self._window.banners.show_banner(Kind.ERROR, say(error), answer, key=TROUBLE)
        else:
            self._window.banners.complain(error)

    def _open_intact(self, version: VersionInfo) -> None:
        """An earlier version becomes a draft of its own; what is damaged stays as it is, for those who can mend it."""
        self._database.ask(
            lambda database: drafts.open_version(database, version.document_id, version.revision),
            lambda document: self.start(replace(document, id=new_id())),
            self._window.banners.complain,
        )

    def _show(self, stored: Stored, locked: str = "") -> None:
        from desktop.ui.document_screen import DocumentScreen

        session = EditSession(stored.document, settle=settle, locked=locked)
        screen = DocumentScreen(session, standards(), self._preferences)
        session.setParent(screen)
        saver = Saver(session, self._database, stored, screen.centre.place, parent=screen)
        saver.state_changed.connect(self._on_saving)
        saver.answered.connect(self._on_answered)
        session.changed.connect(lambda _changes, _initiator: self._name())
        self.screen, self.saver = screen, saver
        show_lock(self._window, stored.document.id, locked, self.tasks_asked.emit)
        self._window.banners.close_banner(TROUBLE)  # what failed before has been got over
        self._window.banners.keep_about(stored.document.id)
        self._window.show_document(screen)
        self.actions.show(screen)
        self._completion.serve(None if locked else screen.sheet)
        self._database.ask(units, screen.properties.records.know_units)
        self._on_saving(saver.state)
        self._name()
        self.listed.emit()

    def _name(self) -> None:
        if self.document is not None:
            header = known_as(self.document)
            title = one_line(f"{header.kind.capitalize()} {header.subject}")
            self._window.name_document(title or _("Văn bản mới"))

    # Saving

    def save_now(self) -> None:
        """Ctrl+S."""
        if self.screen is not None and self.saver is not None:
            self.screen.centre.commit()
            self.saver.save_now()

    def _on_saving(self, state: SaveState) -> None:
        status = self._window.status
        if state.saving is Saving.WAITING:
            status.show_saved(_("Đang lưu…"), "", "")
        elif state.saving is Saving.SAVED and state.at is not None:
            status.show_saved(_("Đã lưu {time}").format(time=clock_time(state.at)), "check", "ok")
            self._window.banners.close_banner(SAVE_TROUBLE)
            self.listed.emit()
        elif state.error is not None:
            self._on_not_saved(state.error)

    def _on_not_saved(self, error: BaseException) -> None:
        self._window.status.show_saved(_("Chưa lưu được"), "warning-circle", "err")
        if isinstance(error, Conflict):
            anew = (_("Lưu thành văn bản mới"), self._save_as_new)
            self._window.banners.show_banner(Kind.ERROR, say(error), anew, key=SAVE_TROUBLE)
            return
        reason = say(error) if isinstance(error, UserError) else _("Kho văn bản không ghi được.")
        self._window.banners.show_banner(
            Kind.ERROR,
            _("Chưa lưu được: {reason} Bản soạn còn giữ trong máy.").format(reason=reason),
            (_("Thử lại"), self.save_now),
            (_("Lưu chỗ khác"), self.save_exchange),
            key=SAVE_TROUBLE,
        )

    def _save_as_new(self) -> None:
        """The way out of a conflict: the draft in hand becomes a document of its own."""
        if self.screen is None:
            return
        document = self.screen.session.document
        self._database.ask(
            lambda database: Opened(drafts.save_as_new(database, document, now())), self.show_again, self._on_not_saved
        )

    def show_again(self, opened: Opened) -> None:
        """Put a document into the place of the one in hand, with the cursor where it is; what is typed was kept."""
        if self.screen is None or self.saver is None:
            return
        place = self.screen.centre.place()
        self.saver.stop()
        self.screen.close_down()
        self._show(*opened)
        self.screen.centre.go_to_place(place)

    def _on_answered(self) -> None:
        state = self.saver.state if self.saver else None
        if state is not None and state.at is not None:
            words = _("Đã lưu {time}. Thảo tự lưu trong lúc gõ.").format(time=clock_time(state.at))
            self._window.banners.show_banner(Kind.DONE, words, key="saved")

    def new_copy(self) -> None:
        """Lập bản sao…: a new document that certifies what this one says."""
        document = self.finished_document()
        if document is None:
            return
        from desktop.ui.copying import CopyDialog

        def asked(office: Office | None) -> None:
            dialog = CopyDialog(document, office, today(), self._window)
            dialog.made.connect(self._start_copy)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._database.ask(office_of, asked)

    def _start_copy(self, document: Document) -> None:
        self.start(document)
        if self.screen is not None and self.document is document:
            self.screen.open_part("copy")
            words = _("Đã lập bản sao thành văn bản mới. Văn bản gốc giữ nguyên.")
            self._window.banners.show_banner(Kind.DONE, words, key="copied", about=document.id)

    # Out of the program

    @cached_property
    def outgoing(self) -> Outgoing:
        """What exports and prints; it is read with the first paper that goes out."""
        from desktop.ui.outgoing import Outgoing

        outgoing = Outgoing(self._window, self._preferences)
        outgoing.place_asked.connect(self._go_to)
        return outgoing

    def _go_to(self, place: str, offset: int) -> None:
        if self.screen is not None and self._window.place == DOCUMENT:
            self.screen.go_to(place, offset)

    def save_pdf(self) -> None:
        """Xuất PDF."""
        document = self.finished_document()
        if document is not None:
            self.outgoing.save_pdf(document, self._rendered())

    def save_as(self) -> None:
        """Lưu thành tệp…: as what the clerk chooses in one dialogue."""
        document = self.finished_document()
        if document is not None:
            self.outgoing.save_as(document, self._rendered())

    def save_appendices(self) -> None:
        """Xuất phụ lục: the one in hand, or all."""
        document = self.finished_document()
        if document is not None and self.screen is not None:
            ids = [appendix.id for appendix in document.appendices]
            here = self.screen.current_appendix()
            self.outgoing.save_appendices(document, ids.index(here) + 1 if here in ids else 0)

    def save_exchange(self) -> None:
        """Xuất tệp trao đổi, also the way out when the database cannot be written."""
        document = self.finished_document()
        if document is None or self.saver is None:
            return
        if self.outgoing.save_exchange(document) and self.saver.state.saving is Saving.FAILED:
            self.saver.kept_elsewhere()

    def print(self) -> None:
        """In…."""
        document = self.finished_document()
        if document is not None and self.screen is not None:
            pages, block = self.screen.pages, self.screen.sheet.current_block
            page = pages.page if pages is not None and self.screen.pages_shown else 0
            self.outgoing.print(document, self._rendered(), page, appendix_of_title(block) or block)

    def finished_document(self) -> Document | None:
        """The document with what is being typed."""
        if self.screen is not None:
            self.screen.centre.commit()
            self.screen.sheet.filling.settle()
        return self.document

    def _rendered(self) -> Rendered | None:
        pages = self.screen.pages if self.screen else None
        rendered = pages.rendered if pages is not None else None
        return rendered if rendered is not None and rendered.document == self.document else None


def _place_name(document_id: str) -> str:
    """The setting that holds where the cursor was when a document was put away."""
    return f"{PLACE}:{document_id}"
