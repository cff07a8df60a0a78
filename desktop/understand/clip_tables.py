"""Rows of cells from a clipboard as tables that can be drawn, whatever spans and widths their source gives them."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import Cell, Table, plain
from desktop.domain.runs import join
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.tables import Placed, placed_cells
from desktop.understand.clip_lines import Grid
from desktop.understand.rows import COUNTER


def sound_table(rows: list[list[Cell]], grid: Grid | None = None) -> Table | None:
    """Rows of cells as a table that can be drawn: spans cut to its size, short rows filled, no empty row at the end.

    None where nothing stands in it or it is too wide. The head is what the source says, else what looks like one.
    """
    while rows and not any(cell.runs for cell in rows[-1]):
        rows = rows[:-1]
    height = len(rows)
    fitted = [
        tuple(replace(cell, rows=max(1, min(cell.rows, height - at))) for cell in row) for at, row in enumerate(rows)
    ]
    if not fitted or sum(cell.columns * cell.rows for row in fitted for cell in row) > 4 * MOST_COLUMNS * height:
        fitted = [tuple(replace(cell, rows=1) for cell in row) for row in fitted]
    placed = placed_cells(Table(tuple(fitted)))
    wide = max((one.column + 1 for one in placed if one.cell.runs or one.cell.columns == 1), default=0)
    if not 0 < wide <= MOST_COLUMNS:
        return None
    placed = [one._replace(cell=replace(one.cell, columns=min(one.cell.columns, wide - one.column)))
              for one in placed if one.column < wide]  # fmt: skip
    wide = _used_columns(placed, wide)
    table = Table(_filled([one for one in placed if one.column < wide], height, wide))
    heads = _head_rows(table, grid)
    rows_out = [tuple(_plain_head(cell) for cell in row) if at < heads else row for at, row in enumerate(table.rows)]
    return Table(tuple(rows_out), heads, _widths(grid, wide) if grid else ())


def _used_columns(placed: list[Placed], wide: int) -> int:
    """How many columns there are without empty ones at the right, as Excel copies them."""
    used = max((one.column + one.cell.columns for one in placed if one.cell.runs), default=wide)
    return min(used, wide)


def _filled(placed: list[Placed], height: int, wide: int) -> tuple[tuple[Cell, ...], ...]:
    """Cells as rows, with empty ones where no cell covers a place of the grid; a cell that overlaps loses its span."""
    taken: set[tuple[int, int]] = set()
    found: list[list[tuple[int, Cell]]] = [[] for _row in range(height)]
    for one in placed:
        cell = replace(one.cell, columns=max(1, min(one.cell.columns, wide - one.column)))
        spots = {(one.row + y, one.column + x) for y in range(cell.rows) for x in range(cell.columns)}
        if not taken.isdisjoint(spots):
            cell, spots = replace(cell, columns=1, rows=1), {(one.row, one.column)}
        taken |= spots
        found[one.row].append((one.column, cell))
    for row in range(height):
        found[row] += [(column, Cell()) for column in range(wide) if (row, column) not in taken]
    return tuple(tuple(cell for _column, cell in sorted(row, key=lambda one: one[0])) for row in found)


def _head_rows(table: Table, grid: Grid | None) -> int:
    """How many rows are repeated on each page: those the source marks, else a first row of names or of bold words."""
    if not table.rows:
        return 0
    marked = 0
    if grid is not None:
        marked = grid.head_rows
        for row in grid.rows[marked:]:
            if not all(cell.is_head for cell in row):
                break
            marked += 1
    if not marked:
        texts = [text for cell in table.rows[0] if (text := plain(cell.runs).strip())]
        bold = next((at for at, row in enumerate(table.rows) if not _is_bold(row)), 0)
        names = bool(texts) and (bool(COUNTER.fullmatch(texts[0])) or not any(text[0].isdigit() for text in texts))
        marked = bold or int(names and len(table.rows) > 1)
    while marked < len(table.rows) and any(
        one.row < marked < one.row + one.cell.rows for one in placed_cells(Table(table.rows[:marked]))
    ):
        marked += 1
    return min(marked, len(table.rows))


def _is_bold(row: tuple[Cell, ...]) -> bool:
    """Whether something stands in a row, and all of it is bold."""
    dressed = [run.bold for cell in row for run in cell.runs if run.text.strip()]
    return bool(dressed) and all(dressed)


def _plain_head(cell: Cell) -> Cell:
    """A cell of the head without bold all over, which the standard gives it anyway."""
    if all(run.bold for run in cell.runs if run.text.strip()):
        return replace(cell, runs=join(tuple(replace(run, bold=False) for run in cell.runs)))
    return cell


def _widths(grid: Grid, wide: int) -> tuple[float, ...]:
    """The shares of the columns in per cent where the source says all of them; () where it does not."""
    widths = grid.widths[:wide]
    if len(widths) < wide or not all(widths):
        whole = next(
            (row for row in grid.rows if len(row) >= wide and all(cell.columns == 1 and cell.width for cell in row)), []
        )
        widths = [cell.width for cell in whole[:wide]]
    total = sum(widths)
    if len(widths) < wide or not total:
        return ()
    return tuple(round(100 * width / total, 1) or 0.1 for width in widths)
