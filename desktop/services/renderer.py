"""The pages of one document while it is edited; what prints a document once does without this."""

from __future__ import annotations

from datetime import datetime
from threading import Lock

from desktop.domain.document import Document
from desktop.domain.standards import Standard
from desktop.services.rendering import Rendered, naming_places
from desktop.typeset.layouter import Layouter


class Renderer:
    """Renders one document again and again as it is typed, by one standard: only what changed is laid out anew.

    Pages that look as before are the same objects as before. Threads may share one: they wait for each other.
    """

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self._layouter = Layouter(standard)
        self._alone = Lock()

    def render(self, document: Document, *, now: datetime) -> Rendered:
        """The pages of a document, dated `now` in the PDF. Raises Unprintable."""
        with naming_places(document), self._alone:
            return Rendered(document, self.standard.id, self._layouter.pages(document), now)
