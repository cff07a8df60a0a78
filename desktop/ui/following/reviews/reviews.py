"""Answers the commands about reports: make one, count again, go to the rows behind a figure, change its sentences."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.progress import TargetQuery, TaskQuery
from desktop.ui.actions import DOCUMENT
from desktop.ui.clock import now
from desktop.ui.frame.banners import Kind
from desktop.ui.wording import count
from i18n import _

if TYPE_CHECKING:  # read with the first report
    from desktop.domain.document import Document
    from desktop.domain.figures import Question
    from desktop.domain.ports import Database
    from desktop.domain.progress import PlanName
    from desktop.domain.reviews.forms import ReviewForm
    from desktop.services.reviews import Behind, Renewed
    from desktop.ui.document_screen import DocumentScreen
    from desktop.ui.following.following import Following
    from desktop.ui.following.reviews.dialog import Asked, ReviewDialog
    from desktop.ui.following.reviews.news import NewsDialog
    from desktop.ui.following.reviews.on_sheet import SheetFigures
    from desktop.ui.following.reviews.patterns import PatternsDialog

REVIEW, ROWS = "review", "review rows"  # bands about a report, and about the rows behind a figure


class Reviews(QObject):
    """Works for the window that `following` belongs to. `dialog`, `patterns` and `news` are what was opened last."""

    def __init__(self, following: Following) -> None:
        super().__init__(following)
        self._following, self._window = following, following.window
        self._database, self._desk = following.database, following.desk
        self.dialog: ReviewDialog | None = None
        self.patterns: PatternsDialog | None = None
        self.news: NewsDialog | None = None
        self._screen: DocumentScreen | None = None  # the one whose sheet tells of its figures
        self._figures: SheetFigures | None = None
        handle = self._window.actions_of.handle
        handle("draft_review", self.ask)
        handle("recount_figures", self.recount)
        handle("show_figure", self.show_figure)
        handle("review_patterns", self.ask_patterns)
        self._window.place_changed.connect(self._on_place)

    # making one

    def ask(self) -> None:
        """Lập sơ kết, tổng kết…."""
        self._database.ask(_beginnings, self._on_beginnings, self._window.banners.complain)

    def _on_beginnings(self, found: tuple[tuple[ReviewForm, ...], tuple[PlanName, ...]]) -> None:
        from desktop.ui.following.reviews.dialog import ReviewDialog

        forms, plans = found
        if not plans:
            words = _("Chưa có kế hoạch nào đưa vào thực hiện nên chưa có gì để báo cáo.")
            self._window.banners.show_banner(Kind.NOTICE, words, key=REVIEW)
            return
        dialog = ReviewDialog(forms, plans, self._following.today, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.outlook_asked.connect(partial(self._on_outlook_asked, dialog))
        dialog.patterns_asked.connect(self.ask_patterns)
        self.dialog = dialog
        dialog.open()

    def _on_outlook_asked(self, dialog: ReviewDialog, asked: Asked) -> None:
        from desktop.services.reviews import outlook

        self._database.ask(
            lambda database: outlook(database, asked.plans, asked.period, asked.known), dialog.show_outlook
        )

    def _on_chosen(self, asked: Asked) -> None:
        self._window.progress.begin()
        work = partial(_drafted, asked=asked, today=self._following.today, at=now())
        self._database.ask(work, self._on_drafted, self._on_failed)

    def _on_drafted(self, document: Document) -> None:
        from desktop.domain.gaps import blanks

        self._window.progress.end()
        self._desk.start(document)
        if self._desk.document is not document:
            return  # what was open could not be saved, and says why
        gaps = len(blanks(document))  # as many as the status bar says
        words = _("Đã lập báo cáo thành văn bản mới.")
        banners = self._window.banners
        if not gaps:
            banners.show_banner(Kind.DONE, words, key=REVIEW, about=document.id)
            return
        words += " " + _("Còn {count} chỗ trống, đã đánh dấu trên trang.").format(count=gaps)
        go = (_("Đến chỗ trống (F11)"), self._window.actions_of["next_blank"].trigger)
        banners.show_banner(Kind.WARNING, words, go, key=REVIEW, about=document.id)

    def _on_failed(self, error: BaseException) -> None:
        self._window.progress.end()
        self._window.banners.complain(error)

    # counting again

    def recount(self) -> None:
        """Cập nhật số liệu: one step of undo, and a band that lists what changed."""
        from desktop.services.reviews import recount_review

        document = self._desk.finished_document()
        if document is not None:
            self._database.ask(
                lambda database: recount_review(database, document),
                partial(self._on_recounted, document),
                self._window.banners.complain,
            )

    def _on_recounted(self, before: Document, found: Renewed) -> None:
        screen = self._desk.screen
        if screen is None or screen.session.document.id != before.id:
            return
        if screen.session.document is not before:
            self.recount()  # something was typed meanwhile
            return
        made = screen.session.apply(_("đếm lại số liệu"), lambda _document: found.document)
        if found.news and not made:
            return  # it is locked, and has said so
        if not found.news and not found.stale:
            words = _("Mọi số liệu đã khớp với Phân công và Chỉ tiêu.")
            self._window.banners.show_banner(Kind.DONE, words, key=REVIEW, about=before.id)
            return
        words = _("Mọi số liệu đã khớp với Phân công và Chỉ tiêu.")
        if found.news:
            words = _("Đã cập nhật {count} số liệu. Ctrl+Z để lấy lại.").format(count=len(found.news))
        answers = [(_("Xem thay đổi"), partial(self._show_news, found))]
        if found.stale:  # figures are counted again, sentences around them stay as they were written
            words += " " + _("{count} câu không còn đúng hoặc còn thiếu.").format(count=len(found.stale))
            answers.append((_("Lập báo cáo mới"), partial(self._draft_anew, found.document)))
        kind = Kind.WARNING if found.stale else Kind.DONE
        self._window.banners.show_banner(kind, words, *answers, key=REVIEW, about=before.id)

    def _show_news(self, found: Renewed) -> None:
        from desktop.domain.reviews.stale import place_words
        from desktop.ui.following.reviews.news import NewsDialog

        screen = self._desk.screen
        places = place_words(found.document, screen.standard.forms) if screen is not None else {}
        if self.news is not None:
            self.news.close()
        self.news = NewsDialog(found, places, self._window)
        self.news.anew.connect(partial(self._draft_anew, found.document))
        self.news.finished.connect(self._on_news_closed)
        self.news.followed.connect(partial(self._on_news_followed, found.document.id))
        self.news.show()  # beside the report, while its sentences are put right

    def _on_news_closed(self) -> None:
        self.news = None

    def _on_news_followed(self, document_id: str, block: str) -> None:
        screen = self._desk.screen
        if screen is not None and screen.session.document.id == document_id:
            self._window.show_place(DOCUMENT)
            screen.go_to(block)

    def _draft_anew(self, document: Document) -> None:
        """Lập báo cáo mới: a fresh draft beside this one, which stays as it is."""
        from desktop.services.reviews import redraft_review

        self._window.progress.begin()
        today, at = self._following.today, now()
        work = partial(redraft_review, document=document, today=today, at=at)
        self._database.ask(work, self._on_drafted, self._on_failed)

    # back to the rows

    def show_figure(self) -> None:
        """Xem số liệu gốc: the rows behind the figure that the caret is in."""
        self._follow_sheet()
        if self._figures is None or not self._figures.follow():
            self._window.status.say(_("Đặt con trỏ vào một số liệu của báo cáo"))

    def _on_place(self, _place: str) -> None:
        self._follow_sheet()  # a sheet that is closed is let go

    def _follow_sheet(self) -> None:
        """Listen to the sheet that is open."""
        from desktop.ui.following.reviews.on_sheet import SheetFigures

        screen = self._window.document
        if screen is self._screen:
            return
        self._screen = screen
        self._figures = SheetFigures(screen.sheet) if screen is not None else None
        if self._figures is not None:
            self._figures.followed.connect(self._on_followed)

    def _on_followed(self, question: Question) -> None:
        from desktop.services.reviews import rows_behind

        show = partial(self._on_rows, question)
        self._database.ask(lambda database: rows_behind(database, question), show, self._window.banners.complain)

    def _on_rows(self, question: Question, behind: Behind) -> None:
        from desktop.ui.following.reviews.words import question_words

        if not behind.numbers:
            self._window.status.say(_("Không có dòng nào sau số liệu này"))
            return
        if behind.of_targets:
            self._following.show_targets(TargetQuery(rows=behind.numbers))
        else:
            self._following.show_tasks(TaskQuery(rows=behind.numbers))
        words = _("{question}: {count} dòng").format(
            question=question_words(question), count=count(len(behind.numbers))
        )
        back = (_("Về báo cáo"), partial(self._window.show_place, DOCUMENT))
        self._window.banners.show_banner(Kind.DONE, words, back, key=ROWS)

    # sentences

    def ask_patterns(self, form_id: str = "") -> None:
        """Mẫu câu báo cáo…."""
        from desktop.services.reviews import review_forms

        self._database.ask(review_forms, partial(self._show_patterns, form_id), self._window.banners.complain)

    def _show_patterns(self, form_id: str, forms: tuple[ReviewForm, ...]) -> None:
        from desktop.services.reviews import own_forms
        from desktop.ui.following.reviews.patterns import PatternsDialog

        at = next((at for at, form in enumerate(forms) if form.id == form_id), 0)
        self.patterns = PatternsDialog(forms[at], own_forms()[at], self._window)
        self.patterns.kept.connect(self._on_patterns)
        self.patterns.open()

    def _on_patterns(self, form_id: str, texts: dict[str, str]) -> None:
        from desktop.services.reviews import keep_patterns

        def kept(_form: ReviewForm) -> None:
            self._window.banners.show_banner(Kind.DONE, _("Đã lưu mẫu câu báo cáo."), key="patterns")

        self._database.ask(
            lambda database: keep_patterns(database, form_id, texts), kept, self._window.banners.complain
        )


def _beginnings(database: Database) -> tuple[tuple[ReviewForm, ...], tuple[PlanName, ...]]:
    from desktop.services.plans import plan_names
    from desktop.services.reviews import review_forms

    return review_forms(database), plan_names(database, going=True)


def _drafted(database: Database, asked: Asked, today: date, at: datetime) -> Document:
    from desktop.services.reviews import draft_review

    return draft_review(database, asked.plans, asked.period, asked.form, today, at, asked.known)
