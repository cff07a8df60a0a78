"""A form for one unit as the bytes of an .xlsx file: locked cells, lists, limits, instructions, a hidden sheet.

Texts are written as texts, whatever they begin with: nothing that a clerk or a unit wrote ever becomes a formula.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from desktop.domain.dates import OfficialDate, short_date
from desktop.domain.form_words import FormColumn, FormWords
from desktop.domain.progress import Progress
from desktop.domain.unit_forms import FIRST_ROW, HIDDEN, LOCKED, MARK, VERSION, UnitForm, digest, locked_cells

FACE, SIZE = "Times New Roman", 12
A4 = 9  # the number of this paper in the file format
OPEN_GROUND = "#FFF6DC"  # the yellow of an empty field, as on the drafting sheet
HEAD_GROUND = "#EEF1F0"
STATE, PERCENT, RESULT, REASON, DONE_ON = range(LOCKED, LOCKED + 5)
DAYS = (date(2000, 1, 1), date(2099, 12, 31))
MOST_LETTERS = 32_000  # of a cell; Excel allows 32,767
LINE, LEAST_LINES, MOST_LINES = 16.0, 3, 24  # pt of a line of text; a row has room for what the unit writes
MOST_HINT = 250  # letters that the format allows for what is said at a cell
KEYS = ("mark", "version", "form", "office", "unit", "made", "sha256")
"""What the first rows of the hidden sheet hold, in their second column; the rows of the records follow."""


def form_bytes(form: UnitForm, words: FormWords) -> bytes:
    """The workbook of a form. The same form gives the same bytes."""
    memory = BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime(form.made_on.year, form.made_on.month, form.made_on.day, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": words.title, "author": form.office, "created": made})
    dresses = _Dresses(book)
    _write_rows(book.add_worksheet(words.sheet), form, words, dresses)
    _write_guide(book.add_worksheet(words.guide), words, dresses)
    _write_hidden(book.add_worksheet(HIDDEN), form)
    book.close()
    return memory.getvalue()


class _Dresses:
    """How cells look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        face = {"font_name": FACE, "font_size": SIZE, "valign": "top", "text_wrap": True}
        border = face | {"border": 1}
        open_cell = border | {"locked": False, "bg_color": OPEN_GROUND}
        self.title = book.add_format(face | {"bold": True, "font_size": 14, "align": "center"})
        self.plain = book.add_format(face)
        self.bold = book.add_format(face | {"bold": True})
        self.head = book.add_format(
            border | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": HEAD_GROUND}
        )
        self.locked = book.add_format(border)
        self.number = book.add_format(border | {"align": "center"})
        self.text = book.add_format(open_cell)
        self.percent = book.add_format(open_cell | {"num_format": "0", "align": "center"})
        self.day = book.add_format(open_cell | {"num_format": "dd/mm/yyyy", "align": "center"})


def _write_rows(sheet: Worksheet, form: UnitForm, words: FormWords, dresses: _Dresses) -> None:
    columns = words.columns.all()
    last = len(columns) - 1
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(FIRST_ROW - 1, index, column.title, dresses.head)
    sheet.set_row(FIRST_ROW - 1, 2 * LINE)
    day = short_date(OfficialDate.of(form.answer_by))
    lines = (
        form.office,
        words.title,
        words.unit.format(unit=form.unit),
        words.answer.format(office=form.office, day=day),
    )
    for line, (text, dress) in enumerate(
        zip(lines, (dresses.bold, dresses.title, dresses.bold, dresses.plain), strict=True)
    ):
        sheet.merge_range(line, 0, line, last, "", dress)
        sheet.write_string(line, 0, text, dress)
    for number, (texts, row) in enumerate(zip(locked_cells(form), form.rows, strict=True)):
        at = FIRST_ROW + number
        shown = (*texts, "", "", row.progress.result, row.progress.reason, "")
        sheet.set_row(at, LINE * _lines(shown, columns))
        sheet.write_number(at, 0, number + 1, dresses.number)
        for index, text in enumerate(texts[1:], start=1):
            sheet.write_string(at, index, text[:MOST_LETTERS], dresses.locked)
        _write_progress(sheet, at, row.progress, words, dresses)
    if form.rows:
        _limit(sheet, FIRST_ROW, FIRST_ROW + len(form.rows) - 1, words)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)  # inches
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.set_footer(f"&C{words.page}")
    sheet.set_selection(FIRST_ROW, STATE, FIRST_ROW, STATE)


def _lines(texts: tuple[str, ...], columns: tuple[FormColumn, ...]) -> int:
    """How many lines a row needs: programs but Excel do not find that out by themselves when they open a file."""
    needed = max(ceil(len(text) * 1.1 / column.width) for text, column in zip(texts, columns, strict=True))
    return min(max(needed, LEAST_LINES), MOST_LINES)


def _write_progress(sheet: Worksheet, at: int, progress: Progress, words: FormWords, dresses: _Dresses) -> None:
    """What is known already, in the cells that the unit fills in."""
    sheet.write_string(at, STATE, words.states.of(progress.state), dresses.text)
    sheet.write_number(at, PERCENT, progress.percent, dresses.percent)
    for column, text in ((RESULT, progress.result), (REASON, progress.reason)):
        if text:
            sheet.write_string(at, column, text[:MOST_LETTERS], dresses.text)
        else:
            sheet.write_blank(at, column, None, dresses.text)
    if progress.done_on:
        sheet.write_datetime(at, DONE_ON, progress.done_on, dresses.day)
    else:
        sheet.write_blank(at, DONE_ON, None, dresses.day)


def _limit(sheet: Worksheet, first: int, last: int, words: FormWords) -> None:
    """Lists and limits of the open cells, with what is said at them."""
    columns = words.columns
    limits: tuple[tuple[int, FormColumn, dict[str, Any]], ...] = (
        (STATE, columns.state, {"validate": "list", "source": list(words.states.by_state().values())}),
        (PERCENT, columns.percent, {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}),
        (RESULT, columns.result, {"validate": "any"}),
        (REASON, columns.reason, {"validate": "any"}),
        (DONE_ON, columns.done_on, {"validate": "date", "criteria": "between", "minimum": DAYS[0], "maximum": DAYS[1]}),
    )
    for index, column, limit in limits:
        said = {"input_message": column.hint[:MOST_HINT]}
        if column.wrong:
            said |= {"error_title": words.wrong[:32], "error_message": column.wrong[:MOST_HINT]}
        sheet.data_validation(first, index, last, index, limit | said)


def _write_guide(sheet: Worksheet, words: FormWords, dresses: _Dresses) -> None:
    sheet.set_column(0, 0, 96)
    for row, instruction in enumerate(words.instructions):
        sheet.write_string(row, 0, instruction.text, dresses.bold if instruction.bold else dresses.plain)
    sheet.protect("")
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write_hidden(sheet: Worksheet, form: UnitForm) -> None:
    values = (MARK, str(VERSION), form.id, form.office, form.unit, form.made_on.isoformat(), digest(form))
    for row, (name, value) in enumerate(zip(KEYS, values, strict=True)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    for at, one in enumerate(form.rows, start=len(KEYS)):
        for column, value in enumerate(("row", one.key.document, one.key.record, str(one.issue))):
            sheet.write_string(at, column, value)
    sheet.protect("")
    sheet.very_hidden()
