"""A returned form within a book that came from outside: found by its hidden sheet, taken apart, not yet believed."""

from __future__ import annotations

from desktop.domain.errors import N_, UnreadableInput
from desktop.domain.form_review import FIELDS, AnswerCell, ReturnedForm, ReturnedRow
from desktop.domain.form_values import quoted
from desktop.domain.unit_forms import FIRST_ROW, HIDDEN, LOCKED, MARK, VERSION, bare
from desktop.sheet.book import Book, Grid, Value, cell_name
from desktop.sheet.form_file import KEYS

NOT_A_FORM = N_(
    "Tệp “{name}” không phải phiếu do Thảo lập, hoặc đã mất trang mã ẩn. Chưa nhận gì. "
    "Hãy xin đơn vị điền vào đúng tệp phiếu đã gửi."
)
NEWER_FORM = N_("Phiếu “{name}” do bản Thảo mới hơn lập. Chưa nhận gì. Hãy cập nhật Thảo rồi nhận lại.")
NO_ROWS = N_("Phiếu “{name}” không còn trang nhiệm vụ. Chưa nhận gì. Hãy xin đơn vị gửi lại phiếu đã điền.")
MOST_ROWS = 5000
MOST_TEXT = 400  # letters of what the hidden sheet says of itself


def returned_form(book: Book, name: str) -> ReturnedForm:
    """What the book of a file called `name` holds. Raises UnreadableInput where it is no form of ours."""
    hidden = book.grid(HIDDEN)
    said = _said(hidden) if hidden is not None else {}
    if hidden is None or said.get("mark") != MARK:
        raise UnreadableInput(NOT_A_FORM, name=name)
    if said.get("version") != str(VERSION):
        raise UnreadableInput(NEWER_FORM, name=name)
    grid = next((grid for grid in book.grids if grid is not hidden and _has_head(grid)), None)
    if grid is None:
        raise UnreadableInput(NO_ROWS, name=name)
    rows, end = [], FIRST_ROW
    while end < len(grid.rows) and end < FIRST_ROW + MOST_ROWS and _text(grid.at(end, 0)):
        rows.append(_row(grid, end))
        end += 1
    texts = (said.get("form", ""), said.get("office", ""), said.get("unit", ""), said.get("sha256", ""))
    return ReturnedForm(*texts, rows=tuple(rows), extra=_extra(grid, end))


def _said(hidden: Grid) -> dict[str, str]:
    """The first rows of the hidden sheet: names and what they say."""
    return {_text(hidden.at(row, 0))[:MOST_TEXT]: _text(hidden.at(row, 1))[:MOST_TEXT] for row in range(len(KEYS) + 1)}


def _has_head(grid: Grid) -> bool:
    """Whether titles stand where those of the rows do; which they are, the locked cells tell."""
    return all(_text(grid.at(FIRST_ROW - 1, column)) for column in range(LOCKED + len(FIELDS)))


def _row(grid: Grid, at: int) -> ReturnedRow:
    locked = tuple(
        "=" if (at, column) in grid.formulas else _text(grid.at(at, column)) for column in range(LOCKED)
    )  # a formula is no text that was sent, whatever it shows
    columns = range(LOCKED, LOCKED + len(FIELDS))
    return ReturnedRow(locked, tuple(AnswerCell(grid.at(at, c), (at, c) in grid.formulas) for c in columns))


def _extra(grid: Grid, end: int) -> str:
    """The first cell below the rows in which something stands."""
    for at in range(end, len(grid.rows)):
        for column, value in enumerate(grid.rows[at]):
            if _text(value):
                return cell_name(at, column)
    return ""


def _text(value: Value) -> str:
    """A cell as the text that was sent: whole numbers without their ".0"."""
    return bare(value) if isinstance(value, str) else quoted(value)
