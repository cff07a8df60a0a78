"""One document rendered again and again as it is typed: only what changed is laid out anew."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.document import Document
from desktop.domain.standards import Standard
from desktop.services.rendering import Rendered
from desktop.typeset import lay_out_document
from desktop.typeset.page import Page


class Renderer:
    """Renders by one standard. Pages that look as before are the same objects as before. For one thread at a time."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self._pages: tuple[Page, ...] = ()

    def render(self, document: Document, *, now: datetime) -> Rendered:
        """The pages of a document, dated `now` in the PDF. Raises UserError for a letter that cannot be printed."""
        pages = list(lay_out_document(document, self.standard))
        for number, (old, new) in enumerate(zip(self._pages, pages, strict=False)):
            if old == new:
                pages[number] = old
        self._pages = tuple(pages)
        return Rendered(document, self.standard.id, self._pages, now)
