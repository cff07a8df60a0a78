"""A list of the window as the bytes of an .xlsx workbook: title, head repeated on every page, filters, frozen head.

Rows are written as they come and not kept, so a list may be of any length. Texts are texts, never formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop.sheet.paper_book import A4, FACE, MOST_LETTERS

SIZE, TITLE_SIZE = 12, 14  # pt
HEAD_GROUND = "#EEF1F0"
ASKED_EVERY = 256  # rows between two looks at whether the file is still wanted

Value = str | float | date | None
"""What a cell of a list holds: words, a figure, a day, or nothing."""


class Stopped(Exception):
    """The file is not wanted any more; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its head and its width in letters."""

    head: str
    width: float


def list_bytes(
    titles: Sequence[str],
    columns: Sequence[ListColumn],
    rows: Iterable[Sequence[Value]],
    made: datetime,
    wanted: Callable[[], bool] = lambda: True,
) -> bytes:
    """The workbook of a list under its titles. Raises Stopped once `wanted` says no, OSError where the temporary folder
    takes no more.
    """
    with TemporaryDirectory(prefix="thao") as folder:
        path = Path(folder) / "list.xlsx"
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(str(path), options)
        try:
            book.set_properties({"title": titles[0] if titles else "", "created": _stamp(made)})
            _write(book, titles, columns, rows, wanted)
        finally:
            _close(book)
        return path.read_bytes()


def _close(book: xlsxwriter.Workbook) -> None:
    """Pack the file. What the system refuses comes as its own error and not as one of the library."""
    try:
        book.close()
    except FileCreateError as error:
        raise next((one for one in error.args if isinstance(one, OSError)), OSError(str(error))) from error


def _stamp(made: datetime) -> datetime:
    return made.astimezone(UTC).replace(tzinfo=None)


def _write(
    book: xlsxwriter.Workbook,
    titles: Sequence[str],
    columns: Sequence[ListColumn],
    rows: Iterable[Sequence[Value]],
    wanted: Callable[[], bool],
) -> None:
    sheet = book.add_worksheet()
    plain = {"font_name": FACE, "font_size": SIZE, "valign": "top", "text_wrap": True, "border": 1}
    title = book.add_format({"font_name": FACE, "font_size": TITLE_SIZE, "bold": True})
    head = book.add_format(plain | {"bold": True, "align": "center", "bg_color": HEAD_GROUND})
    cell, day = book.add_format(plain), book.add_format(plain | {"num_format": "dd/mm/yyyy"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
    for at, words in enumerate(titles):
        sheet.write_string(at, 0, words, title)
    top = len(titles)
    for number, column in enumerate(columns):
        sheet.write_string(top, number, column.head, head)
    at = top
    write_string, write_number, write_blank = sheet.write_string, sheet.write_number, sheet.write_blank
    for at, row in enumerate(rows, start=top + 1):
        if not at % ASKED_EVERY and not wanted():
            raise Stopped
        for number, value in enumerate(row):
            if type(value) is str:
                write_string(at, number, value if len(value) <= MOST_LETTERS else value[:MOST_LETTERS], cell)
            elif value is None:
                write_blank(at, number, None, cell)
            elif isinstance(value, date):
                sheet.write_datetime(at, number, value, day)
            else:
                write_number(at, number, value, cell)
    sheet.autofilter(top, 0, max(at, top), len(columns) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f'&C&"{FACE}"&P')
