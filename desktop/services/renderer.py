"""One document rendered again and again as it is typed: only what changed is laid out anew."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.document import Document
from desktop.domain.standards import Standard
from desktop.services.rendering import Rendered
from desktop.typeset import Layouter


class Renderer:
    """Renders by one standard. Pages that look as before are the same objects as before. For one thread at a time."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self._layouter = Layouter(standard)

    def render(self, document: Document, *, now: datetime) -> Rendered:
        """The pages of a document, dated `now` in the PDF. Raises UserError for a letter that cannot be printed."""
        return Rendered(document, self.standard.id, self._layouter.pages(document), now)
