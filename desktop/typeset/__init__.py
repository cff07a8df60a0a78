"""Typesetting: compose (what) → layout (where) → ink (a PDF). Importing this loads no PDF library.

Lines: `font_files`, `metrics`, `words`, `gluing`, `fitting`, `lines`, `names`, `underlines`.
Looks: `dress`, `levels`, `compose`.
Parts of the paper: `columns`, `header`, `addressed`, `marks`, `receivers`, `ending`, `certified`, put together in
`surroundings`.
Tables: `same`, `grid`, `extents`, `table_columns`, `low_rows`, `table_widths`, `cells`, `tables`.
Pages: `rows`, `setter`, `pagination`, `placing`, `layout`. After an edit: `kept_rows`, `kept_pages`, `layouter`.
What comes out: `page`, `structure` (how it is read), `sheets` (in a printer), `ink` (a PDF), `raster` (its picture),
`joining` (several papers in one file), `paper_sheet` (appendices for other programs), `charts` (what is drawn of what
is followed, for the window and for paper).
"""

from __future__ import annotations

from datetime import datetime

from desktop.domain.document import Document
from desktop.domain.numbering import document_labels
from desktop.domain.standards import Standard
from desktop.typeset.layout import iter_pages, lay_out_document
from desktop.typeset.metrics import MissingGlyph
from desktop.typeset.page import Face, Heading, Item, Page, Rule, TextRun
from desktop.typeset.structure import reading_structure


def render_pdf(document: Document, standard: Standard, *, now: datetime) -> bytes:
    """The official PDF, dated `now`; pages are not kept. The same values give the same bytes. Raises MissingGlyph."""
    from desktop.typeset.ink.pdf import write_pdf  # loaded with the first PDF, not with a window

    labels = document_labels(document, standard.forms)
    structure = reading_structure(document, standard, labels)
    return write_pdf(iter_pages(document, standard, labels), structure, document.header, now=now)


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
