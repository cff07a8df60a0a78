"""One version as it would be printed, or as plain words."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.services.library import standard_of
from desktop.services.plain import plain_text
from desktop.services.rendering import Rendered, render
from desktop.ui.background import Background
from desktop.ui.pages.canvas import PagesCanvas
from desktop.ui.theme import current_theme
from desktop.ui.widgets import label, line
from i18n import _, say

PAGES, WORDS = 0, 1
HEAD = 38


class VersionPreview(QWidget):
    """Lays pages out beside the window; while it does, the version before stays in view and the head says so."""

    way_changed = Signal(int)
    """PAGES or WORDS."""

    def __init__(self, way: int) -> None:
        super().__init__()
        self._background = Background("version-pages", self)
        self._document: Document | None = None
        self._laid_out: Document | None = None
        self.ways = QTabBar()
        self.ways.setDrawBase(False)
        self.ways.setExpanding(False)
        self.ways.setAccessibleName(_("Cách xem bản này"))
        for name in (_("Trang thật"), _("Chữ")):
            self.ways.addTab(name)
        self.note = label("", "small", "muted")
        self.pages = PagesCanvas()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Chữ của bản đang chọn"))
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.text)
        self._place()
        self.ways.setCurrentIndex(way)
        self._stack.setCurrentIndex(way)
        self.ways.currentChanged.connect(self._on_way)

    def show_document(self, document: Document | None, note: str = "") -> None:
        """Show another version, or nothing; `note` is said of it in the head."""
        self._document, self._note = document, note
        self.note.setText(note)
        self.text.setPlainText(plain_text(document, standard_of(document)) if document is not None else "")
        if document is None:
            self._background.stop()
            self.pages.set_pages(())
            self._laid_out = None
        elif self.ways.currentIndex() == PAGES:
            self._lay_out(document)

    def close_down(self) -> None:
        """Lay out no more. A layout under way is not waited for: it reads only, and nothing comes of it."""
        self._background.close(wait=False)

    def _lay_out(self, document: Document) -> None:
        if document is self._laid_out:
            self._background.stop()  # of another one, which was looked at in between
            self.note.setText(self._note)
            return
        self.note.setText(_("Đang dàn trang…"))
        work = partial(render, document, now=datetime.now().astimezone())
        self._background.ask(work, self._on_pages, self._on_failed)

    def _on_pages(self, rendered: Rendered) -> None:
        first = self._laid_out is None
        self._laid_out = rendered.document
        self.note.setText(self._note)
        self.pages.set_pages(rendered.pages)
        if first:
            self.pages.go_to_page(1)

    def _on_failed(self, error: BaseException) -> None:
        """A letter that cannot be printed: the words can be read all the same."""
        if not isinstance(error, UserError):
            raise error
        self.ways.setCurrentIndex(WORDS)
        self.note.setText(say(error))

    def _on_way(self, way: int) -> None:
        self._stack.setCurrentIndex(way)
        if way == PAGES and self._document is not None:
            self._lay_out(self._document)
        self.way_changed.emit(way)

    def _place(self) -> None:
        self._note = ""
        head = QWidget()
        head.setFixedHeight(current_theme().px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 16, 0)
        row.addWidget(self.ways)
        row.addStretch(1)
        row.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(line())
        column.addWidget(self._stack, 1)
