"""Appendices as files that other programs open: what the paper says, in the form that the name of the file asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from desktop.domain.certified import known_as
from desktop.domain.document import Document
from desktop.domain.errors import N_, CannotWrite
from desktop.domain.paper_sheets import PaperSheet
from desktop.domain.text import one_line
from desktop.services.files import write_file
from desktop.services.library import standard_of
from desktop.services.rendering import appendix_pages, export_pdf, naming_places, render
from desktop.typeset.paper_sheet import paper_sheets

BOOK, COMMAS, WORD, PDF = ".xlsx", ".csv", ".docx", ".pdf"
SUFFIXES = (BOOK, WORD, PDF, COMMAS)
NO_APPENDIX = N_("Văn bản này không có phụ lục. Chưa ghi gì. Thêm phụ lục bằng Chèn > Phụ lục rồi xuất lại.")
NO_TABLE = N_("Phụ lục này không có bảng, mà tệp .csv chỉ giữ bảng. Chưa ghi gì. Hãy chọn loại tệp khác.")
UNKNOWN = N_(
    "Thảo không ghi phụ lục thành loại tệp “{suffix}”. Chưa ghi gì. Hãy đặt tên tệp kết thúc bằng .xlsx, .docx, .pdf "
    "hoặc .csv."
)


def appendix_sheets(document: Document, numbers: Sequence[int] = ()) -> tuple[PaperSheet, ...]:
    """The appendices of a document as other programs shall show them; `numbers` from 1, all without any.

    Raises Unprintable, and CannotWrite where there is none.
    """
    with naming_places(document):
        sheets = tuple(paper_sheets(document, standard_of(document)))
    chosen = tuple(sheet for number, sheet in enumerate(sheets, start=1) if not numbers or number in numbers)
    if not chosen:
        raise CannotWrite(NO_APPENDIX)
    return chosen


def export_appendices(
    document: Document,
    path: Path,
    numbers: Sequence[int] = (),
    *,
    now: datetime,
    wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Write appendices to a file whose ending says its kind. `wanted` is asked once all is ready.

    Raises Unprintable, and CannotWrite where there is nothing to write or the file cannot be written; the old file,
    where there was one, is then untouched.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise CannotWrite(UNKNOWN, suffix=path.suffix or path.name)
    if suffix == PDF:
        _export_pdf(document, path, numbers, now, wanted)
        return
    made = appendix_bytes(document, suffix, numbers, now=now)
    if wanted():
        write_file(path, made)


def appendix_bytes(document: Document, suffix: str, numbers: Sequence[int] = (), *, now: datetime) -> bytes:
    """Appendices as the contents of a file of one kind; `export_appendices` says the rest."""
    sheets = appendix_sheets(document, numbers)
    header = known_as(document)
    title = one_line(f"{header.kind.capitalize()} {header.subject}")
    if suffix == BOOK:
        from desktop.sheet.paper_book import book_bytes  # each loads what writes its kind

        return book_bytes(sheets, title, now)
    if suffix == WORD:
        from desktop.word.appendix import docx_bytes

        return docx_bytes(sheets, title, one_line(header.issuer), now)
    if not any(sheet.tables() for sheet in sheets):
        raise CannotWrite(NO_TABLE)
    from desktop.sheet.paper_csv import csv_bytes

    return csv_bytes(sheets)


def _export_pdf(
    document: Document, path: Path, numbers: Sequence[int], now: datetime, wanted: Callable[[], bool]
) -> None:
    """The pages of appendices alone, as they are printed."""
    rendered = render(document, now=now)
    ids = [appendix.id for number, appendix in enumerate(document.appendices, 1) if not numbers or number in numbers]
    pages = tuple(page for page in appendix_pages(rendered) if rendered.pages[page - 1].part in ids)
    if not pages:
        raise CannotWrite(NO_APPENDIX)
    export_pdf(document, path, now=now, rendered=rendered, numbers=pages, wanted=wanted)
