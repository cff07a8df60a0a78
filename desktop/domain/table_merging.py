"""Cells made one, and one cell made several again. No word is lost by either."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import Cell, Document, Run, Table
from desktop.domain.runs import join
from desktop.domain.tables import Area, Placed, column_count, placed_cells, table_of, update_table


def whole(table: Table, area: Area) -> Area:
    """The least rectangle around `area` that cuts no cell, within the grid."""
    cells = [one for one in placed_cells(table) if one.cell.rows > 1 or one.cell.columns > 1]
    area = Area(
        max(0, area.top),
        max(0, area.left),
        min(area.bottom, len(table.rows) - 1),
        min(area.right, column_count(table) - 1),
    )
    while True:
        held = [one for one in cells if area.holds(one)]
        wider = Area(
            min([area.top, *(one.row for one in held)]),
            min([area.left, *(one.column for one in held)]),
            max([area.bottom, *(one.row + one.cell.rows - 1 for one in held)]),
            max([area.right, *(one.column + one.cell.columns - 1 for one in held)]),
        )
        if wider == area:
            return area
        area = wider


def can_merge(table: Table, area: Area) -> bool:
    """Whether `area` holds more than one cell, and not heads together with what is below them."""
    around = whole(table, area)
    crosses = around.top < table.header_rows <= around.bottom
    return not crosses and sum(1 for one in placed_cells(table) if around.holds(one)) > 1


def merge(document: Document, block_id: str, area: Area) -> Document:
    """Make the cells of an area one; their words stand in it under each other. See `can_merge`."""

    def change(table: Table) -> Table:
        if not can_merge(table, area):
            return table
        around = whole(table, area)
        placed = placed_cells(table)
        held = sorted([one for one in placed if around.holds(one)], key=lambda one: (one.row, one.column))
        runs: list[Run] = []
        for one in held:
            if one.cell.runs:
                runs.extend([Run("\n"), *one.cell.runs] if runs else one.cell.runs)
        size = Cell(join(tuple(runs)), around.right - around.left + 1, around.bottom - around.top + 1)
        cells = [one for one in placed if not around.holds(one)]
        rows = table_of([*cells, Placed(around.top, around.left, size)], len(table.rows))
        return replace(table, rows=rows)

    return update_table(document, block_id, change)


def can_split(table: Table, area: Area) -> bool:
    """Whether a cell of `area` covers several places."""
    return any(area.holds(one) and one.cell.rows * one.cell.columns > 1 for one in placed_cells(table))


def split(document: Document, block_id: str, area: Area) -> Document:
    """Part the cells of an area that cover several places into one for each; the first keeps the words."""

    def change(table: Table) -> Table:
        if not can_split(table, area):
            return table
        cells: list[Placed] = []
        for one in placed_cells(table):
            if not area.holds(one):
                cells.append(one)
                continue
            cells.append(one._replace(cell=replace(one.cell, rows=1, columns=1)))
            places = [(one.row + y, one.column + x) for y in range(one.cell.rows) for x in range(one.cell.columns)]
            cells += [Placed(*place, Cell()) for place in places[1:]]
        return replace(table, rows=table_of(cells, len(table.rows)))

    return update_table(document, block_id, change)
