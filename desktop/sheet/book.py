"""The plain values of a workbook that came from outside, and the reasons for which one is not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.errors import N_

Value = str | float | bool | date
"""What stands in a cell; an empty one holds "". Times of day and moments come as their day or as text."""
Spot = tuple[int, int]
"""Row and column of a cell, both from 0."""


class Refusal(StrEnum):
    """Why a file is not read."""

    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    FAR = "far"
    MACROS = "macros"
    LOCKED = "locked"
    OLD_EXCEL = "old_excel"
    OTHER = "other"
    SLOW = "slow"


SENTENCES: Mapping[Refusal, str] = {
    Refusal.DAMAGED: N_("Tệp “{name}” bị hỏng hoặc không phải bảng tính. Chưa nhận gì. Hãy xin đơn vị gửi lại tệp."),
    Refusal.TOO_LARGE: N_("Tệp “{name}” quá lớn so với một phiếu. Chưa nhận gì. Hãy xin đơn vị gửi lại đúng phiếu."),
    Refusal.FAR: N_(
        "Tệp “{name}” có ô ghi chữ ở rất xa bảng. Chưa nhận gì. Hãy xin đơn vị xóa phần ngoài bảng rồi gửi lại."
    ),
    Refusal.MACROS: N_(
        "Tệp “{name}” có macro nên Thảo không nhận. Chưa nhận gì. Hãy xin đơn vị lưu lại thành .xlsx rồi gửi lại."
    ),
    Refusal.LOCKED: N_("Tệp “{name}” đặt mật khẩu. Chưa nhận gì. Hãy xin đơn vị bỏ mật khẩu rồi gửi lại."),
    Refusal.OLD_EXCEL: N_(
        "Tệp “{name}” là tệp .xls đời cũ hoặc có mật khẩu. Chưa nhận gì. Hãy mở tệp, lưu lại thành .xlsx rồi nhận lại."
    ),
    Refusal.OTHER: N_("Tệp “{name}” không phải bảng tính .xlsx. Chưa nhận gì. Hãy chọn đúng tệp phiếu của đơn vị."),
    Refusal.SLOW: N_("Đọc tệp “{name}” quá lâu nên đã dừng. Chưa nhận gì. Hãy xin đơn vị gửi lại đúng phiếu."),
}


class RefusedError(Exception):
    """A file that is not read."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows of cells from A1 on, and where a formula stands whose value is not to be trusted."""

    name: str
    rows: tuple[tuple[Value, ...], ...] = ()
    formulas: frozenset[Spot] = field(default_factory=frozenset)

    def at(self, row: int, column: int) -> Value:
        """What stands in a cell, "" outside of the sheet."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a workbook, hidden ones too, in its order."""

    grids: tuple[Grid, ...] = ()

    def grid(self, name: str) -> Grid | None:
        """The sheet of this name."""
        return next((grid for grid in self.grids if grid.name == name), None)


def cell_name(row: int, column: int) -> str:
    """ "B7" of row 6 and column 1, as people call the cell."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
