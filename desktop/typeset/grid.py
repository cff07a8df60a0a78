"""A table on its grid: which cell covers each place, of which kind rows and columns are. Nothing is measured here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.document import Cell, Table, plain
from desktop.domain.row_numbers import HEADS
from desktop.domain.tables import Placed, placed_cells
from desktop.typeset.same import Same

_SHORT = 14  # letters: a column with nothing longer is centred (TT, years, quarters)
_GROUP_TEXTS = 2  # of the title of a group of rows: its number and its words
_SYLLABLES = 2  # of words that are centred: "Hằng năm", "Trung cấp"
_FIGURE = re.compile(r"[+–-]?\d{1,3}(?:(?:[. ]\d{3})+|\d*)(?:,\d+)?\s?%?|[-–]")  # a dash: none
_NONE = ("-", "–")
_YEAR = re.compile(r"(?:19|20)\d\d")


Cells = tuple[Cell, ...]


class RowText(NamedTuple):
    """The text of each cell of a row; whether it is all bold, has marks of notes, has no cell that reaches below it."""

    texts: tuple[str, ...]
    bold: bool
    marks: bool
    single: bool


@lru_cache(maxsize=1 << 13)
def row_text(row: Same[Cells]) -> RowText:
    """What the cells of a row say."""
    texts = tuple([plain(cell.runs).strip() for cell in row.value])
    runs = [run for cell in row.value for run in cell.runs]
    bold = not any(run.text.strip() and not run.bold for run in runs)
    return RowText(texts, bold, any(run.footnote for run in runs), all(cell.rows == 1 for cell in row.value))


class Kind(Enum):
    """How the entries of a column stand in it."""

    TEXT = "text"  # from its left edge
    SHORT = "short"  # in its middle
    FIGURES = "figures"  # their last figures under each other, in its middle


class Grid(NamedTuple):
    """A table by rows: the cells that begin in each, and for each place of a row the cell that covers it, if any.

    `heads` is how many rows are repeated on every page; `kinds` has one entry for each column.
    """

    table: Table
    rows: tuple[tuple[Placed, ...], ...]
    covers: tuple[tuple[Placed | None, ...], ...]
    heads: int
    kinds: tuple[Kind, ...]

    @property
    def columns(self) -> int:
        """How many columns the widest row covers."""
        return len(self.kinds)

    def is_head(self, row: int) -> bool:
        """Whether a row is dressed as a head."""
        return row < self.table.header_rows

    def is_group(self, row: int) -> bool:
        """Whether a row of the body is the title of those after it: "I. CÔNG TÁC TUYÊN TRUYỀN" in one cell or in bold.

        It has one text alone, beside a number at most, and goes over the whole table or is in bold.
        """
        if self.is_head(row) or not self.rows[row]:
            return False
        cells = self.table.rows[row]
        said = row_text(Same(cells))
        if len(cells) == 1 and cells[0].columns == self.columns > 1:
            return bool(said.texts[0])
        full = len(list(filter(None, said.texts)))
        return 0 < full <= _GROUP_TEXTS and said.bold and full < len(cells) and self.columns > 2


def grid_of(table: Table) -> Grid | None:
    """A table on its grid; None where it has no cells. No cell reaches further down than the table."""
    count = len(table.rows)
    placed = [
        one if one.row + one.cell.rows <= count else one._replace(cell=replace(one.cell, rows=count - one.row))
        for one in placed_cells(table)
    ]
    columns = max((one.column + one.cell.columns for one in placed), default=0)
    if not columns:
        return None
    rows: list[list[Placed]] = [[] for _row in range(count)]
    covers: list[list[Placed | None]] = [[None] * columns for _row in range(count)]
    for one in placed:
        rows[one.row].append(one)
        for row in range(one.row, one.row + one.cell.rows):
            covers[row][one.column : one.column + one.cell.columns] = [one] * one.cell.columns
    heads = min(table.header_rows, count - 1)
    kinds = tuple(_kind(table, rows, column) for column in range(columns))
    return Grid(table, tuple(map(tuple, rows)), tuple(map(tuple, covers)), heads, kinds)


def _entries(table: Table, rows: list[list[Placed]], column: int, part: slice) -> Iterator[str]:
    """The texts of a column's own cells in part of the rows, those that are not empty."""
    for cells, row in zip(table.rows[part], rows[part], strict=True):
        texts = row_text(Same(cells)).texts
        for one, text in zip(row, texts, strict=True):
            if text and one.column == column and one.cell.columns == 1:
                yield text


def _kind(table: Table, rows: list[list[Placed]], column: int) -> Kind:
    figures, years, count = True, True, 0
    lengths: set[int] = set()
    shares: set[bool] = set()  # "91,2%" has nothing to stand under in "106.330"
    for text in _entries(table, rows, column, slice(table.header_rows, None)):
        if len(text) > _SHORT or _is_name(text.split()):
            return Kind.TEXT
        count += 1
        lengths.add(len(text))
        if text not in _NONE:
            shares.add(text.endswith("%"))
        figures = figures and bool(_FIGURE.fullmatch(text))
        years = years and bool(_YEAR.fullmatch(text))
    if not count:
        return Kind.SHORT if column == 0 and _counts(table, rows) else Kind.TEXT
    if not figures or years or len(lengths) == 1 or len(shares) > 1 or (column == 0 and _counts(table, rows)):
        return Kind.SHORT
    return Kind.FIGURES


def _is_name(words: list[str]) -> bool:
    """Whether words are rather a name than a state: "Lê Văn Út", "Trần An", not "Trung cấp", "03 ngày"."""
    if not all(word.isalpha() for word in words):
        return False
    return len(words) > _SYLLABLES or (
        len(words) == _SYLLABLES and all(word[1:].islower() and word[0].isupper() for word in words)
    )


def _counts(table: Table, rows: list[list[Placed]]) -> bool:
    """Whether the first column numbers the rows: headed "TT", or 1, 2, 3… in order."""
    if any(text.casefold() in HEADS for text in _entries(table, rows, 0, slice(table.header_rows))):
        return True
    values = [text.rstrip(".") for text in _entries(table, rows, 0, slice(table.header_rows, None))]
    return bool(values) and values == [str(number) for number in range(1, len(values) + 1)]
