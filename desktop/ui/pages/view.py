"""The pane with the real pages: orders them when the draft rests, shows them, and says how they stand to the draft."""

from __future__ import annotations

from datetime import datetime
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.appendices import appendix_of_title, title_key
from desktop.domain.changes import Changes
from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.lines import line as line_of
from desktop.domain.runs import flat
from desktop.domain.standards import Standard
from desktop.services.rendering import Rendered, render
from desktop.typeset.page import HEADER, TITLE, Page
from desktop.ui.collector import collect_in_window_thread
from desktop.ui.pages.canvas import PagesCanvas
from desktop.ui.pages.head import PaneHead
from desktop.ui.pages.offsets import offset_of
from desktop.ui.pages.worker import Band, RenderThread
from desktop.ui.session import EditSession
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Picture, area, label, line
from i18n import _, say

REST_MS = 100  # the draft has to rest this long before its pages are laid out
LONGEST_WAIT_S = 1.0  # while typing goes on without a rest, pages follow at least this often


class PagesView(QWidget):
    """The pages of the session's document, laid out by `standard`. `close_down` has to be called before it goes."""

    block_clicked = Signal(str, int)
    """A line's key as the sheet knows it, or a part of the paper: "header", "recipients" or "signature".

    With it the offset in that line.
    """
    page_changed = Signal(int, int)
    """The page in view, from 1, and how many there are."""
    busy_changed = Signal(bool)
    """Whether the pages are behind the draft."""

    def __init__(self, session: EditSession, standard: Standard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._standard = session, standard
        self._rendered: Rendered | None = None
        self._ticket = 0  # of the newest order
        self._shown_ticket = 0  # of the pages that are shown
        self._busy = False
        self._outdated_since: float | None = None
        collect_in_window_thread()
        self._thread = RenderThread(self._render, self)
        self._head, self._canvas = PaneHead(), PagesCanvas()
        self._notice, self._notice_words = self._build_notice()
        self._empty = self._build_empty()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._order)
        self._place()
        self._connect()
        self.setFocusProxy(self._canvas)

    # What others use

    @property
    def rendered(self) -> Rendered | None:
        """The pages that are shown with the document they belong to, None before the first."""
        return self._rendered

    @property
    def busy(self) -> bool:
        """Whether the pages are behind the draft."""
        return self._busy

    @property
    def painted(self) -> bool:
        """Whether every page in view is there in full, not an older or a coarser picture of it."""
        return self._canvas.painted

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 before the first layout."""
        return self._canvas.current_page

    @property
    def zoom(self) -> int:
        """The zoom in per cent."""
        return self._canvas.zoom

    def show_block(self, block_id: str) -> None:
        """Mark a line of the sheet by its key, or a part of the paper, and bring it into view."""
        self._canvas.show_block(appendix_of_title(block_id) or block_id)

    def set_zoom(self, percent: int) -> None:
        """Show pages at a zoom; 100 is the size of a sheet on a screen of 96 dpi."""
        self._canvas.set_zoom(percent)

    def fit_width(self) -> None:
        """Let the page fill the width of the pane from now on."""
        self._canvas.fit_width()

    def set_standard(self, standard: Standard) -> None:
        """Lay the document out by another standard."""
        if standard.id != self._standard.id:
            self._standard = standard
            self._outdate()

    def close_down(self) -> None:
        """Stop the thread; the pane shows no news from then on."""
        self._rest.stop()
        self._thread.wait_and_stop()

    # Making pages

    def _render(self, document: Document) -> Rendered:
        """Runs in the render thread: reads values only."""
        return render(document, self._standard, now=datetime.now().astimezone())

    def _on_session_changed(self, changes: Changes, initiator: object) -> None:
        if changes.parts:
            self._outdate()

    def _outdate(self) -> None:
        """The draft has moved on."""
        self._set_busy(True)
        now = monotonic()
        if self._outdated_since is None:
            self._outdated_since = now
        if self.isVisible() and now - self._outdated_since < LONGEST_WAIT_S:
            self._rest.start(REST_MS)
        elif self.isVisible() and not self._rest.isActive():
            self._rest.start(0)

    def _order(self) -> None:
        self._outdated_since = None
        self._set_busy(True)
        self._ticket = self._thread.order(self._session.document)

    def _on_rendered(self, ticket: int, rendered: Rendered) -> None:
        if ticket != self._ticket:
            return
        self._rendered, self._shown_ticket = rendered, ticket
        self._notice.hide()
        self._show_pages(rendered.pages)
        if rendered.document is self._session.document:
            self._set_busy(False)

    def _show_pages(self, pages: tuple[Page, ...]) -> None:
        self._empty.hide()
        self._canvas.show()
        self._canvas.set_pages(pages)

    def _on_failed(self, ticket: int, error: UserError) -> None:
        if ticket == self._ticket:
            self._show_trouble(say(error))

    def _on_thread_ended(self) -> None:
        """The thread ends by itself only through a fault of ours, which the application reports."""
        if self._busy and self._shown_ticket != self._ticket:
            self._show_trouble(_("Không dàn được trang. Bản soạn còn nguyên."))

    def _on_block_clicked(self, block_id: str, printed: str) -> None:
        """The paper calls the title of an appendix by the appendix, and the subject a title; the sheet does not."""
        if block_id == TITLE:
            block_id = HEADER
        elif any(appendix.id == block_id for appendix in self._session.document.appendices):
            block_id = title_key(block_id)
        found = line_of(self._session.document, block_id)
        self.block_clicked.emit(block_id, offset_of(printed, flat(found.runs)) if found is not None else 0)

    def _show_trouble(self, sentence: str) -> None:
        self._notice_words.setText(sentence)
        self._notice.show()
        self._set_busy(False)
        self._head.show_state(_("Trang cũ") if self._rendered else "", "warning" if self._rendered else "", "warn")
        if self._rendered is None:
            self._empty.show()
            self._canvas.hide()

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self._head.show_state(_("Đang dàn trang…"))
        else:
            self._head.show_state(_("Khớp bản soạn"), "check", "ok")
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def _on_drawn(self, ticket: int, band: Band, image: QImage) -> None:
        if ticket == self._shown_ticket:
            self._canvas.put_picture(band, image)

    # Building

    def _build_notice(self) -> tuple[QWidget, QLabel]:
        strip = area("warnTint")
        words = label("", "body", "text", wrap=True)
        words.setObjectName("pages_notice")
        row = QHBoxLayout(strip)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(Picture("warning", 16, "warn"))
        row.addWidget(words, 1)
        strip.hide()
        return strip, words

    def _build_empty(self) -> QWidget:
        page = area("desk")
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addStretch(1)
        again = Button(_("Dàn trang lại"), "outlined")
        again.clicked.connect(self._order)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(label(_("Chưa có trang nào để xem."), "body", "muted"))
        row.addStretch(1)
        column.addLayout(row)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(again)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        page.hide()
        return page

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, line(), self._notice):
            column.addWidget(widget)
        column.addWidget(self._canvas, 1)
        column.addWidget(self._empty, 1)
        self.setMinimumWidth(current_theme().px(240))

    def _connect(self) -> None:
        self._session.changed.connect(self._on_session_changed)
        self._thread.rendered.connect(self._on_rendered)
        self._thread.failed.connect(self._on_failed)
        self._thread.drawn.connect(self._on_drawn)
        self._thread.finished.connect(self._on_thread_ended)
        self._canvas.bands_wanted.connect(lambda bands: self._thread.want(self._shown_ticket, bands))
        self._canvas.block_clicked.connect(self._on_block_clicked)
        self._canvas.page_changed.connect(self.page_changed)
        self._canvas.page_changed.connect(self._head.show_page)
        self._canvas.zoom_changed.connect(self._head.show_zoom)
        self._head.fit_width_asked.connect(self._canvas.fit_width)
        self._head.zoom_asked.connect(self._canvas.set_zoom)
        self._head.page_step.connect(lambda step: self._canvas.go_to_page(self._canvas.current_page + step))
        # The thread must have ended before Qt takes it down with this widget, or with the application.
        self.destroyed.connect(self._thread.wait_and_stop)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._thread.wait_and_stop)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._rendered is None or self._rendered.document is not self._session.document:
            self._order()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
