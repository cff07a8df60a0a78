"""What happens in a window: start page, lists, new plans, files that come in, and the document on the desk."""

from __future__ import annotations

import json
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.document import new_id
from desktop.domain.office import Office
from desktop.domain.ports import Database, DocumentInfo
from desktop.domain.templates import Template, start_document
from desktop.services import drafts, plans
from desktop.services.library import templates
from desktop.services.office import keep_office, office_of
from desktop.ui.actions import DOCUMENT
from desktop.ui.clock import now, today
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.documents.page import DocumentsPage
from desktop.ui.following import Following
from desktop.ui.frame.banners import Kind
from desktop.ui.frame.rail import DOCUMENTS, OVERVIEW, SETTINGS, START, TARGETS, TASKS
from desktop.ui.incoming import Incoming
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import LANGUAGE, Preferences
from desktop.ui.question import Question
from desktop.ui.recovery import Recovery, broke_off
from desktop.ui.saver import PLACE
from desktop.ui.settings_page import LookActions, SettingsPage
from desktop.ui.start.new_plan import NewPlan
from desktop.ui.start.page import StartPage
from desktop.ui.wording import number_and_symbol, title_of
from i18n import LANGUAGES, _

if TYPE_CHECKING:
    from desktop.ui.help import HelpWindow

_Contents = tuple[tuple[DocumentInfo, ...], tuple[DocumentInfo, ...], int]
"""Documents and what lies in the bin, both saved last first, and how many documents there are in all."""
_Beginning = tuple[Office | None, str, _Contents, bool]
"""Whose office, what was open, all lists, and whether the program ended last time without closing."""
FIRST_START = "first"
MOST_LISTED = 5000
RECENT = 12
LISTS_AFTER_MS = 150
IDLE_MS = 50
_CHAPTERS = {
    DOCUMENT: "soan-thao",
    DOCUMENTS: "luu-va-tim-lai",
    TASKS: "theo-doi-phan-cong",
    TARGETS: "theo-doi-chi-tieu",
    OVERVIEW: "tong-quan",
}
"""What F1 opens on a screen."""


class Workspace(QObject):
    """Ties the window of one office to its database."""

    office_asked = Signal(bool)
    """Go to the sample office (True) or to the own one (False)."""
    sample_removal_asked = Signal()
    unavailable = Signal(object)
    """The database cannot be opened; the error says why."""
    ready = Signal()
    """The office is known and its lists are shown; the last document comes back if one was open."""

    def __init__(
        self, window: MainWindow, start: StartPage, database: DatabaseThread, preferences: Preferences, *, sample: bool
    ) -> None:
        super().__init__(window)
        self._window, self._start, self._database, self._preferences = window, start, database, preferences
        self._sample = sample
        self.office: Office | None = None
        self.dialog: NewPlan | None = None
        self.desk = Desk(window, database, preferences)
        self.following = Following(window, self.desk, database, preferences)
        self.documents = DocumentsPage()
        self.settings = SettingsPage(window.actions_of, preferences.text(LANGUAGE, LANGUAGES[0]))
        self._recovery = Recovery(window, database, preferences)
        self.incoming = Incoming(window, self.desk, database, preferences)
        self._help: HelpWindow | None = None
        self._begun = False  # whether there is a database
        self.listed = False  # whether the lists have been shown once
        self._lists_due = QTimer(self)
        self._lists_due.setSingleShot(True)
        self._lists_due.setInterval(LISTS_AFTER_MS)
        self._lists_due.timeout.connect(self._refresh_lists)
        window.add_screen(DOCUMENTS, self.documents)
        window.add_screen(SETTINGS, self.settings)
        window.may_close = self.desk.finish
        self._handle()
        self._connect()
        database.ask(_beginning, self._on_beginning, self.unavailable.emit)

    def close_down(self) -> None:
        """Stop every thread; everything has been saved. One that cannot be stopped well keeps no other running."""
        self._lists_due.stop()
        with ExitStack() as whatever_fails:
            if self._help is not None:
                whatever_fails.callback(self._help.close)
            whatever_fails.callback(self._database.close)
            if self._begun:
                whatever_fails.callback(self._recovery.end)
            whatever_fails.callback(self.incoming.close)
            whatever_fails.callback(self.desk.leave)  # the last is the first to be done

    # The beginning

    def _on_beginning(self, found: _Beginning) -> None:
        office, place, lists, broken_off = found
        self._begun = True
        self._recovery.begin(broken_off=broken_off)
        if office is None:
            self._ask_first_questions()
            self.ready.emit()
            return
        self._take_office(office)
        self._on_lists(lists)
        self._show_sample_banner()
        last = _document_of(place)
        if last:
            self.desk.open(last, place, self._recovery.tell_reopened if broken_off else None)
        else:
            if broken_off:
                self._recovery.tell()
            self._start.focus_first()
            QTimer.singleShot(IDLE_MS, self, lambda: self.desk.actions)  # reads the editor before it is asked for
        self.ready.emit()

    def _ask_first_questions(self) -> None:
        from desktop.ui.start.first_start import FirstStart  # draws with the layout of the real pages

        questions = FirstStart(today())
        questions.answered.connect(self._on_answered)
        questions.sample_asked.connect(lambda: self.office_asked.emit(True))
        self._window.add_screen(FIRST_START, questions)
        self._window.show_bare(True)
        self._window.show_place(FIRST_START)
        questions.name.focus()

    def _on_answered(self, office: Office) -> None:
        def kept(_nothing: None) -> None:
            self._take_office(office)
            self._window.show_bare(False)
            self._window.show_place(START)
            self._start.focus_first()
            self._refresh_lists()

        self._database.ask(lambda database: keep_office(database, office), kept)

    def _take_office(self, office: Office) -> None:
        self.office = office
        self._start.show_office(office)
        self._start.show_templates(self._templates())
        self.settings.show_office(office)

    def _show_sample_banner(self) -> None:
        if self._sample:
            self._window.banners.show_banner(
                Kind.NOTICE,
                _("Đây là văn phòng mẫu, tách hẳn văn bản thật. Cứ thử thoải mái."),
                (_("Về văn phòng của mình"), lambda: self.office_asked.emit(False)),
                (_("Xóa văn phòng mẫu…"), self._on_removal),
                key="sample",
                closable=False,
            )

    def _on_removal(self) -> None:
        words = _("{count} văn bản mẫu mất hẳn, cả trong Thùng rác. Văn bản thật còn nguyên.")
        sentence = words.format(count=self.documents.total)
        question = Question(_("Xóa văn phòng mẫu?"), sentence, _("Xóa văn phòng mẫu"), self._window)
        question.accepted.connect(self.sample_removal_asked)
        question.rejected.connect(self._show_sample_banner)
        question.open()

    # Wiring

    def _handle(self) -> None:
        handle, window = self._window.actions_of.handle, self._window
        handle("new_plan", self.new_plan)
        handle("open_file", self.incoming.open_file)
        handle("bin", self._show_bin)
        handle("sample_office", lambda: self.office_asked.emit(True))
        handle("own_office", lambda: self.office_asked.emit(False))
        handle("quit", window.close)
        handle("show_start", lambda: self._go(START))
        handle("show_documents", lambda: self._go(DOCUMENTS))
        handle("show_settings", lambda: self._go(SETTINGS))
        handle("next_area", lambda: window.go_to_area(1))
        handle("previous_area", lambda: window.go_to_area(-1))
        handle("search", window.menu_bar.go_to_search)
        handle("help", lambda: self._show_help(_CHAPTERS.get(window.place, "bat-dau")))
        handle("shortcuts", lambda: self._show_help("phim-tat"))
        handle("about", self._show_about)
        window.actions_of["sample_office"].setVisible(not self._sample)
        window.actions_of["own_office"].setVisible(self._sample)
        LookActions(window.actions_of)

    def _connect(self) -> None:
        window, start, documents = self._window, self._start, self.documents
        window.rail.chosen.connect(self._go)
        window.menu_bar.searched.connect(self._on_searched)
        window.menu_bar.search_left.connect(self._on_search_left)
        window.menu_bar.results_asked.connect(documents.focus_list)
        window.menu_bar.recent_chosen.connect(self.desk.open)
        start.opened.connect(self.desk.open)
        start.all_asked.connect(lambda: self._go(DOCUMENTS))
        start.template_chosen.connect(self.new_plan)
        start.task_opened.connect(self.following.show_task)
        start.tasks_asked.connect(self.following.show_tasks)
        self.following.due_read.connect(start.show_due)
        documents.opened.connect(self.desk.open)
        documents.new_asked.connect(self.new_plan)
        documents.restore_asked.connect(self._on_restore)
        for view in (start, documents):
            view.discard_asked.connect(self._on_discard)
        self.settings.clerk.use(self._database)
        self.settings.office_changed.connect(self._on_office_changed)
        self.settings.language_chosen.connect(self._on_language_chosen)
        self.desk.listed.connect(self._lists_due.start)
        self._database.went_wrong.connect(window.banners.complain)

    def _go(self, place: str) -> None:
        """A place of the rail; "Văn bản" goes back to the open document, and from there to the list."""
        if place == DOCUMENTS and self.desk.screen is not None and self._window.place != DOCUMENT:
            self._window.show_place(DOCUMENT)
            return
        self._window.show_place(place)
        if place == DOCUMENTS:
            self.documents.show_bin(False)
            self.documents.focus_list()
        elif place == SETTINGS:
            self.settings.focus_first()
        elif place == START:
            self._start.focus_first()

    # New plans

    def new_plan(self, template_id: str = "") -> None:
        """Tạo kế hoạch: choose a template, fill in its fields."""
        if self.office is None:
            return
        dialog = NewPlan(self._templates(), self.office, today(), self._window)
        if template_id:
            dialog.choose(template_id)
        dialog.plan_chosen.connect(self._on_plan_chosen)
        self.dialog = dialog
        dialog.open()

    def _on_plan_chosen(self, template: Template, values: dict[str, str]) -> None:
        if self.office is not None:
            self.desk.start(start_document(template, self.office, values, new_id(), today()))

    def _templates(self) -> tuple[Template, ...]:
        """Those of the office's own kind of body first."""
        body = self.office.body if self.office else "union"
        return tuple(sorted(templates(), key=lambda template: (template.body != body, template.order)))

    # Lists

    def _refresh_lists(self) -> None:
        self._database.ask(_lists, self._on_lists)

    def _on_lists(self, found: _Contents) -> None:
        documents, discarded, total = found
        self.listed = True
        self.following.tell_news()
        self._start.show_documents(documents[:RECENT], total)
        self.documents.show_documents(documents, discarded)
        self._window.menu_bar.show_recent(documents[:RECENT], lambda i: f"{title_of(i)} ({number_and_symbol(i)})")

    def _on_searched(self, words: str) -> None:
        self.documents.seek(words)
        self.documents.show_bin(False)
        self._window.show_place(DOCUMENTS)

    def _on_search_left(self) -> None:
        self.documents.seek("")
        if self.desk.screen is not None:
            self._window.show_place(DOCUMENT)
            self.desk.screen.go_to_sheet()
        else:
            self._go(DOCUMENTS)

    def _on_discard(self, info: DocumentInfo) -> None:
        place = self._window.place
        if self.desk.document is not None and self.desk.document.id == info.id:
            if not self.desk.close():
                return
            self._window.show_place(place)

        def gone(_nothing: None) -> None:
            words = _("Đã chuyển “{title}” vào Thùng rác.").format(title=title_of(info))
            undo = (_("Hoàn tác"), lambda: self._on_restore(info))
            self._window.banners.show_banner(Kind.DONE, words, undo, key="discarded")
            self._refresh_lists()

        self._database.ask(lambda database: drafts.discard(database, info.id, now()), gone)

    def _on_restore(self, info: DocumentInfo) -> None:
        def back(_nothing: None) -> None:
            words = _("Đã lấy lại “{title}”.").format(title=title_of(info))
            self._window.banners.show_banner(Kind.DONE, words, key="discarded")
            self._refresh_lists()

        self._database.ask(lambda database: drafts.restore(database, info.id), back)

    def _show_bin(self) -> None:
        self._window.show_place(DOCUMENTS)
        self.documents.show_bin()
        self.documents.focus_list()

    # Settings and help

    def _on_office_changed(self, office: Office) -> None:
        def kept(_nothing: None) -> None:
            self._take_office(office)
            self._refresh_lists()
            self._window.banners.show_banner(Kind.DONE, _("Đã lưu thông tin cơ quan."), key="office")

        self._database.ask(lambda database: keep_office(database, office), kept)

    def _on_language_chosen(self, language: str) -> None:
        self._preferences.keep(LANGUAGE, language)
        words = _("Thảo dùng ngôn ngữ mới từ lần mở sau.")
        self._window.banners.show_banner(Kind.DONE, words, key="language")

    def _show_about(self) -> None:
        from desktop.ui.start.about import About  # reads how the program was installed

        About(self._window).open()

    def _show_help(self, chapter: str) -> None:
        if self._help is None:
            from desktop.ui.help import HelpWindow

            self._help = HelpWindow()
        self._help.open_at(chapter)


def _beginning(database: Database) -> _Beginning:
    plans.begin(database, now())
    return office_of(database), drafts.setting(database, PLACE) or "", _lists(database), broke_off(database)


def _lists(database: Database) -> _Contents:
    return drafts.recent(database, MOST_LISTED), drafts.discarded(database), drafts.count(database)


def _document_of(place: str) -> str:
    with suppress(ValueError, KeyError, TypeError):
        return str(json.loads(place)["document"])
    return ""
