"""Whole jobs on files, as the terminal asks for them: read one, make another, nothing half done."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.document import Document
from desktop.domain.errors import N_, CannotWrite, UserError
from desktop.domain.page_ranges import RangesError, parse_ranges
from desktop.services.files import EXCHANGE, bare_document, check_target, read_document, write_file

if TYPE_CHECKING:
    from desktop.services.rendering import Rendered
    from desktop.services.stamps import Images
    from desktop.typeset.ink.stamps import Stamp

Progress = Callable[[str], object]  # told what is being done; a catalogue sentence

VIETNAM = timezone(timedelta(hours=7))
UNDATED = datetime(2000, 1, 1, tzinfo=VIETNAM)

TABLES = (".xlsx", ".csv")  # endings of files that hold the tables of appendices
READING = N_("Đang đọc {name}…")
WRITING = N_("Đang ghi “{name}”…")
LAYING_OUT = N_("Đang dàn trang…")
NOT_YET = N_(
    "Bản này chưa ghi loại tệp “{suffix}”. Chưa ghi gì. Hãy đặt tên tệp kết thúc bằng .thao.json; bảng phụ lục bằng "
    ".xlsx hoặc .csv; hoặc in ra .pdf."
)
NOT_PDF = N_("Lệnh in chỉ ghi tệp .pdf, không ghi “{name}”. Chưa ghi gì. Hãy đặt tên tệp kết thúc bằng .pdf.")
WOULD_REPLACE = N_("Đã có tệp “{name}”. Tệp ấy giữ nguyên, chưa ghi gì. Hãy chọn tên khác bằng -o, hoặc chuyển tệp đi.")
NO_PAGES = N_("{reason} Chưa ghi gì.")
NO_APPENDICES = N_("“{name}” không có phụ lục. Chưa ghi gì. Bỏ --appendix để in cả văn bản.")
NO_STANDARD = N_("Không có thể thức “{found}”. Chưa ghi gì. Hãy chọn một trong: {known}.")


def quiet(_told: object) -> None:
    """Tells nobody."""


def import_file(source: Path, out: Path | None, progress: Progress = quiet) -> Path:
    """Read a document and write its exchange file: at `out`, else beside `source`, where none is replaced unasked."""
    target = out or beside(source)
    _only_exchange(target)
    check_target(target)
    progress(READING.format(name=source.name))
    content = exchange_bytes(bare_document(source))
    if out is None and target.exists():
        raise CannotWrite(WOULD_REPLACE, name=target.name)
    write_file(target, content)
    return target


def beside(source: Path) -> Path:
    """Where the exchange file of a source goes by itself: "KH 47.txt" → "KH 47.thao.json"."""
    name = source.name
    stem = name[: -len(EXCHANGE)] if name.lower().endswith(EXCHANGE) else source.stem
    return source.with_name(stem + EXCHANGE)


def exchange_bytes(document: Document) -> bytes:
    """A document as the bytes of an exchange file."""
    from desktop.domain.exchange import dumps

    return dumps(document).encode("utf-8")


def export_file(source: Path, out: Path, progress: Progress = quiet) -> Path:
    """Write a document in another form: the exchange file, or its appendix tables as .xlsx or .csv."""
    if out.suffix.lower() not in TABLES:
        _only_exchange(out)
        return import_file(source, out, progress)
    from desktop.services.appendix_files import export_appendices

    check_target(out)
    progress(READING.format(name=source.name))
    document = bare_document(source)
    progress(WRITING.format(name=out.name))
    export_appendices(document, out, now=paper_date(document))
    return out


def _only_exchange(target: Path) -> None:
    if not target.name.lower().endswith(EXCHANGE):
        raise CannotWrite(NOT_YET, suffix=target.suffix or target.name)


def inventory_json(source: Path, progress: Progress = quiet) -> str:
    """What was understood of a document, as JSON."""
    from desktop.services.library import standard_of
    from desktop.understand.inventory import inventory

    progress(READING.format(name=source.name))
    reading = read_document(source)
    return json.dumps(inventory(reading, standard_of(reading.document).forms), ensure_ascii=False, indent=1) + "\n"


def text_of(source: Path, progress: Progress = quiet) -> str:
    """A document as plain text, with the numbers it prints."""
    from desktop.services.library import standard_of
    from desktop.services.plain import plain_text

    progress(READING.format(name=source.name))
    reading = read_document(source)
    return plain_text(reading.document, standard_of(reading.document), reading.written)


def print_file(
    source: Path,
    out: Path,
    standard_id: str = "",
    progress: Progress = quiet,
    *,
    pages: str | None = None,
    appendices_only: bool = False,
    images: Images | None = None,
    warn: Callable[[UserError], object] = quiet,
) -> Path:
    """Write the official PDF of a document. The same source gives the same bytes.

    `pages` ("1-3,5") or `appendices_only` leave the others out; pages count through the whole file. `images` are drawn
    where signature and seal belong; `warn` is told what is strange about them in a file that was written.
    """
    from desktop.services.library import standards
    from desktop.services.rendering import print_pdf, render

    if out.suffix.lower() != ".pdf":
        raise CannotWrite(NOT_PDF, name=out.name)
    known = standards()
    if standard_id and standard_id not in known:
        raise UserError(NO_STANDARD, found=standard_id, known=", ".join(sorted(known)))
    check_target(out)
    progress(READING.format(name=source.name))
    document = bare_document(source)
    progress(LAYING_OUT)
    rules, now = known.get(standard_id), paper_date(document)
    if pages is None and not appendices_only and images is None:
        print_pdf(document, out, rules, now=now)
        return out
    stamps = _stamps(document, images)
    printed = _some_of(render(document, rules, now=now), source.name, pages, appendices_only=appendices_only)
    strange = _strange(stamps, printed)
    write_file(out, replace(printed, stamps=stamps).pdf)
    if strange is not None:
        warn(strange)
    return out


def _some_of(rendered: Rendered, name: str, pages: str | None, *, appendices_only: bool) -> Rendered:
    """The pages that were asked for. Raises UserError where there are none of them."""
    from desktop.services.rendering import appendix_pages

    try:
        numbers = parse_ranges(pages, len(rendered.pages)) if pages is not None else ()
    except RangesError as error:
        raise UserError(NO_PAGES, reason=error) from error
    if appendices_only:
        numbers = appendix_pages(rendered)
        if not numbers:
            raise UserError(NO_APPENDICES, name=name)
    return rendered.only(numbers)


def _stamps(document: Document, images: Images | None) -> tuple[Stamp, ...]:
    """The images that were asked for; what reads images is loaded for them alone."""
    if images is None:
        return ()
    from desktop.services.stamps import stamps_for

    return stamps_for(document, images)


def _strange(stamps: tuple[Stamp, ...], printed: Rendered) -> UserError | None:
    if not stamps:
        return None
    from desktop.services.stamps import check_rooms

    return check_rooms(stamps, printed.pages)


def paper_date(document: Document) -> datetime:
    """The moment that a printed file bears: midnight of the document's date, its open parts 1, else a fixed day."""
    date = document.header.date
    return UNDATED if date is None else datetime(date.year, date.month or 1, date.day or 1, tzinfo=VIETNAM)
