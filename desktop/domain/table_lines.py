"""Rows and columns of a table as one thing: cells whose rows open, close and change places; columns are rows turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.document import Cell
from desktop.domain.tables import Placed


def turned(cells: Sequence[Placed]) -> list[Placed]:
    """The cells with rows and columns in each other's place; turned twice they are as they were."""
    return [Placed(one.column, one.row, _turned(one.cell)) for one in cells]


def _turned(cell: Cell) -> Cell:
    return cell if cell.rows == cell.columns else replace(cell, columns=cell.rows, rows=cell.columns)


def opened(cells: Sequence[Placed], at: int, across: int) -> list[Placed]:
    """The cells of `across` columns with a row of empty ones before row `at`; what reaches over the place grows."""
    found: list[Placed] = []
    covered: set[int] = set()
    for one in cells:
        if one.row < at < one.row + one.cell.rows:
            covered.update(range(one.column, one.column + one.cell.columns))
            found.append(one._replace(cell=replace(one.cell, rows=one.cell.rows + 1)))
        else:
            found.append(one._replace(row=one.row + (one.row >= at)))
    return found + [Placed(at, column, Cell()) for column in range(across) if column not in covered]


def closed(cells: Sequence[Placed], at: int) -> list[Placed]:
    """The cells without row `at`; what begins before it or reaches further stays, one row shorter."""
    found: list[Placed] = []
    for one in cells:
        if not one.covers_row(at):
            found.append(one._replace(row=one.row - (one.row > at)))
        elif one.cell.rows > 1:
            found.append(one._replace(cell=replace(one.cell, rows=one.cell.rows - 1)))
    return found


def shifted(cells: Sequence[Placed], first: int, last: int, step: int) -> list[Placed] | None:
    """The cells with rows `first` to `last` past the one before (step -1) or after (step 1) them.

    None where a cell reaches over the edge of what moves; one that reaches over all of it stays.
    """
    low, high = min(first, first + step), max(last, last + step)
    goes = moved(first, last, step)
    found: list[Placed] = []
    for one in cells:
        end = one.row + one.cell.rows - 1
        if end < low or one.row > high or (one.row <= low and end >= high):
            found.append(one)
        elif (one.row >= first and end <= last) or one.row == end:
            found.append(one._replace(row=goes.get(one.row, one.row)))
        else:
            return None
    return found


def moved(first: int, last: int, step: int) -> dict[int, int]:
    """Where each of the numbers `first` to `last` and the neighbour that they pass comes to stand."""
    goes = {at: at + step for at in range(first, last + 1)}
    goes[first - 1 if step < 0 else last + 1] = last if step < 0 else first
    return goes
