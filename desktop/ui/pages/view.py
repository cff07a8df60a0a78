"""The pane with the real pages: lays them out as the draft is typed, shows them, and says how they stand to it.

A layout that takes less than half a frame is made right here, in the turn after the key; one that takes longer is
made in a thread of its own, and the pages before stay until it is there.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from time import perf_counter

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.appendices import appendix_of_title
from desktop.domain.changes import Changes
from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.lines import line as line_of
from desktop.domain.runs import flat
from desktop.domain.tables import cell_at
from desktop.services.renderer import Renderer
from desktop.services.rendering import Rendered, Unprintable
from desktop.ui.collector import collect_in_window_thread, collect_what_was_made
from desktop.ui.pages.canvas import PagesCanvas
from desktop.ui.pages.clicks import Target, target_of
from desktop.ui.pages.head import PaneHead
from desktop.ui.pages.places import Hit
from desktop.ui.pages.stack import Fit
from desktop.ui.pages.thumbnails import PageStrip
from desktop.ui.pages.worker import RenderThread
from desktop.ui.session import EditSession
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Picture, area, label, line
from i18n import _, say

AT_ONCE_S = 0.008  # a layout that took no longer than half a frame is made in the window's thread
STRIP_NEEDS = 420  # px of the pane, so that a page beside the small ones can still be read
PATIENCE_MS = 300  # pages that come within this time need no word about it

_Place = tuple[str, int, tuple[int, int] | None]  # a line's key, an offset, the cell of a table


class PagesView(QWidget):
    """The pages of the session's document, as `renderer` lays them out. Call `close_down` before it goes."""

    block_clicked = Signal(str, int)
    """A line's key as the sheet knows it, or a part of the paper: "header", "recipients" or "signature".

    With it the offset in that line.
    """
    cell_clicked = Signal(str, int, int)
    """A cell of a table: the table's block, row and column from 0."""
    note_clicked = Signal(str)
    """A footnote at the foot of a page, told after the line that cites it."""
    page_changed = Signal(int, int)
    """The page in view, from 1, and how many there are."""
    busy_changed = Signal(bool)
    """Whether the pages are behind the draft."""
    thumbnails_changed = Signal(bool)
    """Whether the small pages were opened or closed by hand."""

    def __init__(self, session: EditSession, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._renderer = renderer
        self._rendered: Rendered | None = None
        self._ticket = 0  # of the newest order
        self._shown_ticket = 0  # of the pages that are shown
        self._wanted: Document | None = None  # the document that was ordered last
        self._took = AT_ONCE_S + 1  # seconds of the layout before; the first one reads fonts and standards
        self._busy = False
        self._strip_wanted = False
        self._place: _Place = ("", 0, None)  # of the cursor on the sheet
        self._caret_of: tuple[object, _Place] = (None, ("", 0, None))  # pages and place it was placed for
        collect_in_window_thread()
        self._thread = RenderThread(self)
        self._head, self._canvas, self._strip = PaneHead(), PagesCanvas(), PageStrip(renderer.standard)
        self._trouble: tuple[str, int] | None = None  # where the letter stands that cannot be printed
        self._go = Button(_("Đến chữ ấy"), "ghost", height=28)
        self._notice, self._notice_words = self._build_notice()
        self._empty = self._build_empty()
        self._turn = QTimer(self)  # fires in the next turn of the event loop, after the key is done with
        self._turn.setSingleShot(True)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE_MS)
        self._build()
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
        """Whether the pages that are shown have been painted."""
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

    def show_caret(self, key: str, offset: int, cell: tuple[int, int] | None = None) -> None:
        """Show where on the page the cursor is: in a line or in a cell of a table, by its key; "" for nowhere."""
        self._place = (key, offset, cell)
        self._turn.start(0)

    def set_zoom(self, percent: int) -> None:
        """Show pages at a zoom; 100 is the size of a sheet on a screen of 96 dpi."""
        self._canvas.set_zoom(percent)

    def follow(self, fit: Fit) -> None:
        """Let each page fill the width of the pane, or show as a whole in it, from now on."""
        self._canvas.follow(fit)

    def see_whole(self) -> None:
        """Show each page as a whole and take the focus, so that keys leaf through them."""
        self.follow(Fit.PAGE)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def zoom_choice(self) -> str:
        """How pages are shown, to be kept: "width", "page", or a zoom in per cent."""
        fit = self._canvas.fit
        return fit.value if fit is not None else str(self.zoom)

    def choose_zoom(self, choice: str) -> None:
        """Show pages as `zoom_choice` said once; what it never says is the width."""
        fits = {fit.value: fit for fit in Fit}
        if choice.isascii() and choice.isdigit():
            self.set_zoom(int(choice))
        else:
            self.follow(fits.get(choice, Fit.WIDTH))

    def show_thumbnails(self, open: bool) -> None:
        """Open the strip of small pages, or close it."""
        self._strip_wanted = open
        self._head.show_thumbnails_open(open)
        self._fit_strip()

    def set_renderer(self, renderer: Renderer) -> None:
        """Lay the document out by another standard, that of `renderer`."""
        if renderer.standard.id != self._renderer.standard.id:
            self._renderer = renderer
            self._strip.standard = renderer.standard
            self._took = AT_ONCE_S + 1
            self._wanted = None
            self._outdate()

    def close_down(self) -> None:
        """Stop the thread; the pane shows no news from then on."""
        self._turn.stop()
        self._slow.stop()
        self._thread.wait_and_stop()

    # Making pages

    def _on_session_changed(self, changes: Changes, initiator: object) -> None:
        if changes.parts:
            self._outdate()

    def _outdate(self) -> None:
        """The draft has moved on."""
        self._set_busy(True)
        if self.isVisible():
            self._turn.start(0)

    def _on_turn(self) -> None:
        """After what happened in one turn of the event loop: lay out once, then show the caret."""
        if self._busy and self.isVisible() and self._wanted is not self._session.document:
            self._lay_out()
        self._show_caret()

    def _lay_out(self) -> None:
        """Order the pages of the draft as it is now, or make them here where that is quick."""
        self._set_busy(True)
        self._ticket += 1
        self._wanted = self._session.document
        work = partial(_timed, self._renderer, self._wanted)
        if self._took > AT_ONCE_S or not self._thread.idle:
            self._thread.order(self._ticket, work)
            return
        try:
            made = work()
        except UserError as error:
            self._on_failed(self._ticket, error)
        else:
            self._on_rendered(self._ticket, made)

    def _again(self) -> None:
        self._wanted = None
        self._set_busy(True)
        self._turn.start(0)

    def _on_rendered(self, ticket: int, made: tuple[Rendered, float]) -> None:
        if ticket <= self._shown_ticket or made[0].standard_id != self._renderer.standard.id:
            return  # pages never go back to what was before
        first = self._rendered is None
        self._rendered, self._took = made
        self._shown_ticket = ticket
        self._notice.hide()
        self._empty.hide()
        self._canvas.show()
        self._canvas.set_pages(self._rendered.pages)
        self._strip.set_pages(self._rendered)
        if first:
            collect_what_was_made()
        if self._rendered.document is self._session.document:
            self._set_busy(False)
            self._turn.start(0)  # the caret

    def _on_failed(self, ticket: int, error: UserError) -> None:
        if ticket == self._ticket:
            self._trouble = (error.key, error.offset) if isinstance(error, Unprintable) and error.key else None
            self._show_trouble(say(error))

    def _on_thread_ended(self) -> None:
        """The thread ends by itself only through a fault of ours, which the application reports."""
        if self._busy and self._shown_ticket != self._ticket:
            self._trouble = None
            self._show_trouble(_("Không dàn được trang. Bản soạn còn nguyên."))

    def _show_caret(self) -> None:
        """Put the caret at its place; while the pages are behind the draft it stays where it was."""
        if self._rendered is None or self._rendered.document is not self._session.document:
            return
        key, offset, cell = self._place
        if self._caret_of[0] is self._rendered and self._caret_of[1] == self._place:
            return
        self._caret_of = (self._rendered, self._place)
        found = line_of(self._session.document, key) if key else None
        if found is not None and found.table is not None and cell is not None:
            one = cell_at(found.table, *cell)
            words = flat(one.cell.runs) if one is not None else ""
            self._canvas.show_caret(self._canvas.places.caret(key, words, offset, f"{cell[0]}:{cell[1]}"))
        elif found is None or found.table is not None:
            self._canvas.show_caret(None)
        else:
            place = self._canvas.places.caret(appendix_of_title(key) or key, flat(found.runs), offset)
            self._canvas.show_caret(place)

    def _on_hit(self, hit: Hit) -> None:
        target: Target = target_of(self._session.document, hit)
        if target.cell is not None:
            self.cell_clicked.emit(target.key, *target.cell)
        else:
            self.block_clicked.emit(target.key, target.offset)
        if target.note:
            self.note_clicked.emit(target.note)

    # What is said

    def _show_trouble(self, sentence: str) -> None:
        self._notice_words.setText(sentence)
        self._go.setVisible(self._trouble is not None)
        self._notice.show()
        self._set_busy(False)
        self._head.show_state(_("Trang cũ") if self._rendered else "", "warning" if self._rendered else "", "warn")
        if self._rendered is None:
            self._empty.show()
            self._canvas.hide()

    def _on_go(self) -> None:
        if self._trouble is not None:
            self.block_clicked.emit(*self._trouble)

    def _set_busy(self, busy: bool) -> None:
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            self._head.show_state(_("Khớp bản soạn"), "check", "ok")
        self.busy_changed.emit(busy)

    def _on_slow(self) -> None:
        self._head.show_state(_("Đang dàn trang…"))

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
        self._go.clicked.connect(self._on_go)
        row.addWidget(self._go)
        strip.hide()
        return strip, words

    def _build_empty(self) -> QWidget:
        page = area("desk")
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addStretch(1)
        again = Button(_("Dàn trang lại"), "outlined")
        again.clicked.connect(self._again)
        for widget in (label(_("Chưa có trang nào để xem."), "body", "muted"), again):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(2)
        page.hide()
        return page

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, line(), self._notice):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._strip)
        row.addWidget(self._canvas, 1)
        row.addWidget(self._empty, 1)
        column.addLayout(row, 1)
        self._strip.hide()
        self.setMinimumWidth(current_theme().px(240))

    def _connect(self) -> None:
        self._session.changed.connect(self._on_session_changed)
        self._turn.timeout.connect(self._on_turn)
        self._slow.timeout.connect(self._on_slow)
        self._thread.rendered.connect(self._on_rendered)
        self._thread.failed.connect(self._on_failed)
        self._thread.finished.connect(self._on_thread_ended)
        self._canvas.hit.connect(self._on_hit)
        self._canvas.page_changed.connect(self.page_changed)
        self._canvas.page_changed.connect(self._head.show_page)
        self._canvas.page_changed.connect(lambda page, _count: self._strip.show_current(page))
        self._canvas.zoom_changed.connect(self._head.show_zoom)
        self._strip.page_asked.connect(self._canvas.go_to_page)
        self._head.fit_asked.connect(self._canvas.follow)
        self._canvas.scale_changed.connect(self._head.show_fit)
        self._head.zoom_asked.connect(self._canvas.set_zoom)
        self._head.page_step.connect(lambda step: self._canvas.go_to_page(self._canvas.current_page + step))
        self._head.thumbnails_asked.connect(self.show_thumbnails)
        self._head.thumbnails_asked.connect(self.thumbnails_changed)
        # The thread must have ended before Qt takes it down with this widget, or with the application.
        self.destroyed.connect(self._thread.wait_and_stop)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._thread.wait_and_stop)

    def _fit_strip(self) -> None:
        """Small pages stand beside the large ones only where those have room left."""
        self._strip.setVisible(self._strip_wanted and self.width() >= current_theme().px(STRIP_NEEDS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._rendered is None or self._rendered.document is not self._session.document:
            self._again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turn.stop()


def _timed(renderer: Renderer, document: Document) -> tuple[Rendered, float]:
    """Render, and say how many seconds it took. Reads values only, so that any one thread may do it."""
    start = perf_counter()
    rendered = renderer.render(document, now=datetime.now().astimezone())
    return rendered, perf_counter() - start
