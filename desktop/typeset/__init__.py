"""Typesetting: compose (what) → layout (where) → pdf (ink). Importing this loads no PDF library."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.document import Document
from desktop.domain.standards import Standard
from desktop.typeset.layout import iter_pages, lay_out_document
from desktop.typeset.metrics import MissingGlyph
from desktop.typeset.page import Face, Heading, Item, Page, Rule, TextRun


def render_pdf(document: Document, standard: Standard, *, now: datetime) -> bytes:
    """The official PDF, dated `now`. The same three values give the same bytes. Raises MissingGlyph."""
    from desktop.typeset.pdf import write_pdf  # ReportLab is loaded when the first PDF is made, not when a window opens

    return write_pdf(lay_out_document(document, standard), document.header, now=now)


__all__ = [
    "Face",
    "Heading",
    "Item",
    "MissingGlyph",
    "Page",
    "Rule",
    "TextRun",
    "iter_pages",
    "lay_out_document",
    "render_pdf",
]
