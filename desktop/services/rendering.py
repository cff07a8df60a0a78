"""A document as pages: what is seen, printed and saved as PDF are the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.document import Document
from desktop.domain.standards import Standard
from desktop.services.files import write_file
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document
from desktop.typeset.page import Page


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages of a document, the bytes that show them, and the document they belong to."""

    document: Document
    standard_id: str
    pages: tuple[Page, ...]
    pdf: bytes


def render(document: Document, standard: Standard | None = None, *, now: datetime) -> Rendered:
    """Lay a document out by `standard`, or by the one that its date and body ask for; `now` is the date in the PDF.

    Raises UserError for a letter that cannot be printed.
    """
    from desktop.typeset.pdf import write_pdf  # ReportLab is loaded with the first pages, not with the window

    rules = standard if standard is not None else standard_of(document)
    pages = lay_out_document(document, rules)
    return Rendered(document, rules.id, pages, write_pdf(pages, document.header, now=now))


def export_pdf(
    document: Document,
    path: Path,
    standard: Standard | None = None,
    *,
    now: datetime,
    rendered: Rendered | None = None,
) -> Rendered:
    """Save a document as PDF and return what was saved. `rendered` is used where it shows this very document.

    Raises UserError for a letter that cannot be printed, CannotWrite where the file cannot be written; the old file,
    where there was one, is then untouched.
    """
    rules = standard if standard is not None else standard_of(document)
    fresh = rendered is not None and rendered.document == document and rendered.standard_id == rules.id
    result = rendered if fresh and rendered is not None else render(document, rules, now=now)
    write_file(path, result.pdf)
    return result
