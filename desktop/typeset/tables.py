"""Tables as rows that pagination can part: cells at their places, borders drawn once, heads to be repeated."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from desktop.domain.document import Block, Run, Table
from desktop.domain.standards import Standard
from desktop.domain.tables import Placed
from desktop.typeset.cells import CellStyle, CellText, cell_text
from desktop.typeset.compose import Composer
from desktop.typeset.dress import Dress
from desktop.typeset.extents import extent
from desktop.typeset.grid import Cells, Grid, Kind, grid_of, row_text
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import Item, Rule, TextRun
from desktop.typeset.rows import Row, shifted
from desktop.typeset.same import Same
from desktop.typeset.table_columns import Spans, element_of
from desktop.typeset.table_widths import Fit, fitted, needs_landscape
from desktop.typeset.words import Span

__all__ = ["Spans", "needs_landscape", "table_rows"]

_TOGETHER_MOST = 0.4  # share of a page that rows take at most to be kept together by a cell that spans them

_Lines = list[tuple[float, Row]]


def table_rows(block: Block, dress: Dress, width: float, spans: Spans) -> list[Row]:
    """The rows of a block's table, `width` pt wide; `spans` dresses the runs of a cell. Empty where there are none.

    Rows of heads are repeated over those of the body. The title of a group of rows stays with the next row, and so do
    rows that a cell spans where they are few. Raises MissingGlyph.
    """
    grid = grid_of(block.table) if block.table else None
    if grid is None:
        return []
    fit = fitted(grid, dress, width, spans)
    look = Same(_look(block.id, Same(dress.standard), dress.small, fit, grid.kinds))
    plain = [at > 0 and _is_plain(grid, at) for at in range(len(grid.rows))]
    setter = _Setter(look.value, grid, spans, plain)
    last = len(grid.rows) - 1
    heads: tuple[Row, ...] = ()
    finished: list[Row] = []
    for number, cells in enumerate(grid.table.rows):
        keep = number < grid.heads or (number < last and (number in setter.joined or grid.is_group(number)))
        if plain[number]:
            row = _plain_row(Same(cells), number, look, keep, Same(heads))
        else:
            row = setter.row(number, keep, heads if number >= grid.heads else ())
        finished.append(row)
        if number == grid.heads - 1:
            heads = _same_heads(tuple(finished))
    finished[0] = finished[0]._replace(gap=dress.points("table_gap"))
    return finished


class _Look(NamedTuple):
    """All that the print of a row depends on besides its cells and its number."""

    block_id: str
    dress: Dress
    fit: Fit
    kinds: tuple[Kind, ...]


@lru_cache(maxsize=1 << 6)
def _look(block_id: str, standard: Same[Standard], small: bool, fit: Fit, kinds: tuple[Kind, ...]) -> _Look:
    """The same object for a table whose columns stay as they are."""
    return _Look(block_id, Dress(standard.value, small), fit, kinds)


@lru_cache(maxsize=1 << 6)
def _same_heads(heads: tuple[Row, ...]) -> tuple[Row, ...]:
    """The same object for heads that are alike."""
    return heads


def _is_plain(grid: Grid, number: int) -> bool:
    """Whether a row of the body prints the same whatever stands around it: no cell spans it and another, no note."""
    said = row_text(Same(grid.table.rows[number]))
    if grid.is_head(number) or said.marks or not said.single:
        return False
    return all(one is None or one.row == number for one in grid.covers[number])


@lru_cache(maxsize=1 << 13)
def _plain_row(
    cells: Same[Cells], number: int, look: Same[_Look], keep_next: bool, heads: Same[tuple[Row, ...]]
) -> Row:
    """A row that stands by itself: kept while the table's columns are, for most edits change one row of many."""
    placed: list[Placed] = []
    covers: list[Placed | None] = []
    for cell in cells.value:
        placed.append(Placed(number, len(covers), cell))
        covers.extend([placed[-1]] * cell.columns)
    kinds = look.value.kinds
    covers.extend([None] * (len(kinds) - len(covers)))
    grid = Grid(Table((cells.value,), 0), (tuple(placed),), (tuple(covers),), 0, kinds)
    spans = Composer(look.value.dress, (), {}).spans
    return _Setter(look.value, grid, spans, [False]).row(0, keep_next, heads.value, opens=False)


class _Setter:
    """Sets the cells of one table, but for those of `plain` rows."""

    def __init__(self, look: _Look, grid: Grid, spans: Spans, plain: list[bool]) -> None:
        self.block_id, self.dress, self.fit, _kinds = look
        self.grid, self.own_spans = grid, spans
        dress, fit = self.dress, self.fit
        self.padding, self.gap = fit.padding, dress.points("cell_gap")
        self.pen, self.apart = dress.points("table_line"), dress.points("cell_paragraph_gap")
        self.edges = list(accumulate(fit.widths, initial=0.0))
        texts = [
            [] if alone else [(one, self._text(one)) for one in row]
            for alone, row in zip(plain, grid.rows, strict=True)
        ]
        self.heights = self._heights(texts)
        self.joined: set[int] = set()  # rows that stay with the next for a cell that spans both
        self.lines: list[list[tuple[Placed, _Lines]]] = [[] for _row in grid.rows]
        for number, row in enumerate(texts):
            for one, text in row:
                self._place(number, one, text)

    def _text(self, placed: Placed) -> CellText:
        """The lines of a cell."""
        element = element_of(self.grid, placed.row)
        leading = self._leading(element)
        spans = self._spans(placed.cell.runs, element)
        if not spans:
            return CellText((), leading)
        wide = self.edges[placed.column + placed.cell.columns] - self.edges[placed.column] - 2 * self.padding
        style = CellStyle(max(wide, 1.0), leading, self.apart)
        if element == "table_header":
            return cell_text(self._even(spans, style.width), style._replace(kind=Kind.SHORT, gap=0.0))
        if placed.cell.columns == 1:
            style = style._replace(kind=self.grid.kinds[placed.column])
            if style.kind is Kind.FIGURES:
                ends, decimals = self.fit.figures[placed.column]
                style = style._replace(figures=ends + decimals, after=decimals - extent(spans).decimals)
        elif placed.column == 0 and placed.cell.columns < self.grid.columns and extent(spans).whole <= style.width:
            style = style._replace(kind=Kind.SHORT)  # "Tổng cộng" beside its sums
        return cell_text(spans, style)

    def _spans(self, runs: tuple[Run, ...], element: str) -> tuple[Span, ...]:
        """The runs of a cell in their dress, smaller where the table would not fit otherwise."""
        spans, scale = self.own_spans(runs, element), self.fit.scale
        if scale == 1.0:
            return spans
        return tuple([span._replace(size=span.size * scale, raise_by=span.raise_by * scale) for span in spans])

    def _leading(self, element: str) -> float:
        return self.dress.line_height(element) * self.fit.scale

    def _even(self, spans: tuple[Span, ...], width: float) -> tuple[Span, ...]:
        """The words of a head in lines of even length."""
        if len(spans) > 1 or spans[0].note:
            return spans
        names, head = self.dress.standard.names, spans[0]
        lines = balanced_lines(head.text, head.face, head.size, width, names["together"], names["before"])
        return (head._replace(text="\n".join(lines)),)

    def _heights(self, texts: list[list[tuple[Placed, CellText]]]) -> list[float]:
        """Row heights; what a spanning cell needs more than its rows have is added to the last of them."""
        around = 2 * self.gap
        heights = [self._leading("table_cell") + around] * len(texts)
        for number, row in enumerate(texts):
            for one, text in row:
                if one.cell.rows == 1:
                    heights[number] = max(heights[number], text.height + around)
        for number, row in enumerate(texts):
            for one, text in row:
                last = number + one.cell.rows
                if one.cell.rows > 1:
                    heights[last - 1] += max(0.0, text.height + around - sum(heights[number:last]))
        return heights

    def _place(self, number: int, placed: Placed, text: CellText) -> None:
        """Give the lines of a cell to the row in which it begins, or to all that it spans where they are many."""
        last = number + placed.cell.rows
        high = sum(self.heights[number:last])
        if self.grid.is_head(number):
            down = (high - text.height) / 2
        elif placed.cell.rows == 1 or high <= self.dress.frame().height * _TOGETHER_MOST:
            down = self.gap
            self.joined.update(range(number, last - 1))
        else:
            self._spread(number, placed, text)
            return
        self.lines[number].append((placed, [(y + down, line) for y, line in text.lines]))

    def _spread(self, number: int, placed: Placed, text: CellText) -> None:
        """Share the lines of a tall cell out to the rows beside which they stand; pages may end between its rows.

        No page ends where a line stands beside two rows. A text that is itself too long for that is parted instead.
        """
        last = number + placed.cell.rows - 1
        parted = text.height > self.dress.frame().height * _TOGETHER_MOST
        top, before, y = 0.0, 0.0, self.gap
        parts: dict[int, _Lines] = {}
        for at, line in text.lines:
            y += at - before
            before = at
            while number < last and y + (line.height if parted else 0.0) > top + self.heights[number]:
                top += self.heights[number]
                number += 1
                y = max(y, top + self.gap) if parted else y
            parts.setdefault(number, []).append((y - top, line))
            bottom = y - top + line.height
            if number == last:
                self.heights[last] = max(self.heights[last], bottom + self.gap)
            elif bottom > self.heights[number]:
                self.joined.add(number)
        for row, lines in parts.items():
            self.lines[row].append((placed, lines))

    def row(self, number: int, keep_next: bool, heads: tuple[Row, ...], *, opens: bool = True) -> Row:
        """One row with its borders: those at its sides and its foot, also at its top where it `opens` the table."""
        items: list[Item] = []
        notes: list[str] = []
        block_id = self.block_id
        for one, lines in self.lines[number]:
            left, spot = self.edges[one.column] + self.padding, f"{one.row}:{one.column}"
            for down, line in lines:
                for run in line.items:
                    if isinstance(run, TextRun):
                        x, y, text, face, size, _block, space, color, own = run
                        items.append(TextRun(left + x, down + y, text, face, size, block_id, space, color, own or spot))
                    else:
                        items.append(shifted(run, left, down)._replace(block_id=block_id))
                notes.extend(line.notes)
        high = self.heights[number]
        closing, open_below = self._foot(number)
        sides = [self.edges[at] for at in self._sides(number)]
        items.extend([Rule(x, 0.0, x, high, self.pen, block_id) for x in sides])
        items.extend(self._level(closing, high))
        top = self._level([(0, self.grid.columns)], 0.0)
        first = opens and number == 0
        if first:
            items.extend(top)
        return Row(
            high,
            tuple(items),
            keep_next=keep_next,
            notes=tuple(notes),
            heads=heads,
            above=() if first else top,
            below=self._level(open_below, high),
        )

    def _level(self, stretches: list[tuple[int, int]], y: float) -> tuple[Rule, ...]:
        """Level rules from one edge of a column to another."""
        return tuple([Rule(self.edges[a], y, self.edges[b], y, self.pen, self.block_id) for a, b in stretches])

    def _sides(self, number: int) -> list[int]:
        """The edges at which a row has upright rules."""
        covers, last = self.grid.covers[number], self.grid.columns
        inner = [at for at in range(1, last) if covers[at] is None or covers[at] is not covers[at - 1]]
        return [0, *inner, last]

    def _foot(self, number: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The columns closed at the foot of a row, and those whose cell goes on, as stretches of edges."""
        covers = self.grid.covers
        here = covers[number]
        below = covers[number + 1] if number + 1 < len(covers) else (None,) * len(here)
        closing: list[tuple[int, int]] = []
        going_on: list[tuple[int, int]] = []
        for at, (one, other) in enumerate(zip(here, below, strict=True)):
            stretches = going_on if one is not None and one is other else closing
            if stretches and stretches[-1][1] == at:
                stretches[-1] = (stretches[-1][0], at + 1)
            else:
                stretches.append((at, at + 1))
        return closing, going_on
