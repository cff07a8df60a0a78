"""On which page the line in hand will stand, of how many: known without showing the pages, whenever typing rests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.standards import Standard
from desktop.services.library import standard_of
from desktop.services.renderer import Renderer
from desktop.ui.background import Background
from desktop.ui.session import EditSession

REST_MS = 700  # counting waits until nobody types, and costs no key any time


@dataclass(frozen=True, slots=True)
class Places:
    """How many pages there are, and on which page, from 1, each block begins."""

    pages: int = 0
    page_of: dict[str, int] = field(default_factory=dict)


def find_places(document: Document, renderer: Renderer) -> Places:
    """Lay a document out and keep where its blocks begin. Raises UserError for a letter that cannot be printed."""
    pages = renderer.render(document, now=datetime.now().astimezone()).pages
    page_of: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for item in page.items:
            page_of.setdefault(item.block_id, number)
    return Places(len(pages), page_of)


class PageCounter(QObject):
    """Follows a session. `counted` gives the page of the block in hand and the number of pages; 0, 0 is unknown.

    `renderer` keeps what was laid out; the pane with the pages shares it, so that no page is kept twice.
    """

    counted = Signal(int, int)

    def __init__(self, session: EditSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._places = Places()
        self._block = ""
        self.renderer = Renderer(standard_of(session.document))
        self._background = Background("page-counter", self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._count)
        session.changed.connect(self._rest.start)
        self._rest.start()

    def follow(self, block_id: str) -> None:
        """Another block is in hand, or a part of the paper that has a name on its pages."""
        self._block = block_id
        self.tell()

    def tell(self) -> None:
        """Say again what is known."""
        page = self._places.page_of.get(self._block, 1)
        self.counted.emit(page if self._places.pages else 0, self._places.pages)

    def set_standard(self, standard: Standard) -> None:
        """Lay the document out by another standard from now on."""
        self.renderer = Renderer(standard)

    def close_down(self) -> None:
        """Count no more and wait for the thread to end."""
        self._rest.stop()
        self._background.close()

    def _count(self) -> None:
        work = partial(find_places, self._session.document, self.renderer)
        self._background.ask(work, self._on_found, self._on_failed)

    def _on_found(self, places: Places) -> None:
        self._places = places
        self.tell()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._on_found(Places())  # a letter that paper refuses: printing says which
