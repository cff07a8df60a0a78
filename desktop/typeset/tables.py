"""Tables as rows that pagination can part: column widths from shares or content, cells, borders, repeated heads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from math import isfinite

from desktop.domain.document import Block, Run, Table, plain
from desktop.domain.tables import Placed, column_count, placed_cells
from desktop.typeset.dress import Dress
from desktop.typeset.lines import Span
from desktop.typeset.metrics import printable, word_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import Item, Rule
from desktop.typeset.rows import ParagraphStyle, Row, paragraph_rows, shifted, stacked

_NARROW = 12  # letters: a column with nothing longer is centred (TT, years, quarters)
_SPACES = re.compile(r"[ \n]+")

Spans = Callable[[tuple[Run, ...], str], tuple[Span, ...]]


def table_rows(block: Block, dress: Dress, width: float, spans: Spans) -> list[Row]:
    """The rows of a block's table, `width` pt wide; `spans` dresses the runs of a cell. Empty where there are none."""
    table = block.table
    count = column_count(table) if table else 0
    if table is None or not count:
        return []
    placed = _by_row(table)
    widths = column_widths(table, placed, count, dress, width, spans)
    setter = _Setter(block.id, table, placed, dress, widths, spans)
    rows = [setter.row(number) for number in range(len(placed))]
    headers = min(table.header_rows, len(rows) - 1) if len(rows) > 1 else 0
    heads = tuple(rows[:headers])
    gap = dress.points("table_gap")
    finished = []
    for number, row in enumerate(rows):
        keep = number < headers or setter.spanned(number)
        finished.append(
            row._replace(gap=gap if number == 0 else 0.0, keep_next=keep, heads=heads if number >= headers else ())
        )
    return finished


def _by_row(table: Table) -> list[list[Placed]]:
    """The cells of each row with their grid places; none reaches further down than the table."""
    rows: list[list[Placed]] = [[] for _row in table.rows]
    for one in placed_cells(table):
        left = len(rows) - one.row
        rows[one.row].append(one if one.cell.rows <= left else one._replace(cell=replace(one.cell, rows=left)))
    return rows


def column_widths(
    table: Table, placed: list[list[Placed]], count: int, dress: Dress, width: float, spans: Spans
) -> list[float]:
    """Widths in pt that fill `width`: the table's own shares, else as the words of the columns need.

    Narrow columns get what they need; the others share the rest by the root of how much they hold. No column is
    narrower than its longest word while the table is wide enough for that.
    """
    padding = 2 * dress.points("cell_padding")
    given = sum(table.widths)
    if len(table.widths) == count and isfinite(given) and given > 0:
        widths = [share * width / given for share in table.widths]
        if min(widths) >= padding + dress.size("table_cell"):  # a letter fits into each
            return widths
    least, natural, held = [padding] * count, [padding] * count, [1.0] * count
    for number, row in enumerate(placed):
        for one in row:
            if one.cell.columns > 1:
                continue
            words, line, total = _extent(spans(one.cell.runs, _element(table, number)))
            column = one.column
            least[column] = max(least[column], words + padding)
            natural[column] = max(natural[column], line + padding)
            held[column] += total
    for column in narrow_columns(table, placed):
        if natural[column] < width / 4:
            least[column] = natural[column]  # "Quý II/2026" stays on one line
    if sum(least) >= width:
        return [part * width / sum(least) for part in least]
    return _shared_out(least, natural, held, width)


def _shared_out(least: list[float], natural: list[float], held: list[float], width: float) -> list[float]:
    widths = [0.0] * len(least)
    open_columns = list(range(len(least)))
    room = width
    while open_columns:
        weights = {column: held[column] ** 0.5 for column in open_columns}
        total = sum(weights.values())
        offered = {column: room * weights[column] / total for column in open_columns}
        fitting = [column for column in open_columns if natural[column] <= offered[column]]
        tight = [column for column in open_columns if least[column] > offered[column]]
        if len(fitting) == len(open_columns):
            for column in open_columns:  # everything fits on one line: widen all alike
                widths[column] = natural[column] + (room - sum(natural[c] for c in open_columns)) / len(open_columns)
            break
        settled = {**{column: natural[column] for column in fitting}, **{column: least[column] for column in tight}}
        if not settled:
            widths = [offered.get(column, widths[column]) for column in range(len(least))]
            break
        if tight and fitting:
            settled = {column: least[column] for column in tight}
        for column, wide in settled.items():
            widths[column] = wide
            room -= wide
            open_columns.remove(column)
    return widths


@lru_cache(maxsize=1 << 13)
def _extent(spans: tuple[Span, ...]) -> tuple[float, float, float]:
    """Width of the longest word, of the longest line and of all the text of a cell, in pt."""
    text = printable("".join(span.text for span in spans))
    if not text:
        return 0.0, 0.0, 0.0
    face, size = spans[0].face, spans[0].size
    words = max(word_width(word, face) for word in _SPACES.split(text)) * size / 1000
    lines = [word_width(line, face) * size / 1000 for line in text.split("\n")]
    return words * 1.02, max(lines) * 1.02, sum(lines)


def narrow_columns(table: Table, placed: list[list[Placed]]) -> set[int]:
    """Columns that hold nothing but short entries under their heads: numbers, years, quarters."""
    short: dict[int, bool] = {}
    for row in placed[table.header_rows :]:
        for one in row:
            if one.cell.columns == 1:
                fits = len(plain(one.cell.runs).strip()) <= _NARROW
                short[one.column] = fits and short.get(one.column, True)
    return {column for column, fits in short.items() if fits}


def _element(table: Table, number: int) -> str:
    return "table_header" if number < table.header_rows else "table_cell"


@lru_cache(maxsize=1 << 13)
def _cell_box(
    spans: tuple[Span, ...], style: ParagraphStyle, block_id: str
) -> tuple[tuple[Item, ...], float, tuple[str, ...]]:
    """The items of a cell's text, their height, and the notes cited."""
    rows = paragraph_rows(spans, style, block_id)
    items, height = stacked(rows)
    return items, height, tuple(note for row in rows for note in row.notes)


class _Setter:
    """Sets the cells of one table."""

    def __init__(
        self,
        block_id: str,
        table: Table,
        placed: list[list[Placed]],
        dress: Dress,
        widths: list[float],
        spans: Spans,
    ) -> None:
        self.block_id, self.table, self.placed, self.dress, self.spans = block_id, table, placed, dress, spans
        self.edges = [0.0]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        self.centred = narrow_columns(table, placed)
        self.boxes = [[self._box(one, number) for one in row] for number, row in enumerate(placed)]
        self.heights = self._heights()
        self.joined = {
            number + below for number, row in enumerate(placed) for one in row for below in range(one.cell.rows - 1)
        }

    def spanned(self, number: int) -> bool:
        """Whether a cell reaches from this row into the next."""
        return number in self.joined

    def _box(self, placed: Placed, number: int) -> tuple[tuple[Item, ...], float, tuple[str, ...]]:
        """The items of a cell from its inner top left corner, their height, and the notes cited."""
        element = _element(self.table, number)
        padding = self.dress.points("cell_padding")
        left, right = self.edges[placed.column], self.edges[placed.column + placed.cell.columns]
        spans = self.spans(placed.cell.runs, element)
        if not spans:
            return (), self.dress.line_height(element), ()
        centred = element == "table_header" or (placed.cell.columns == 1 and placed.column in self.centred)
        style = ParagraphStyle(
            max(right - left - 2 * padding, 1.0),
            self.dress.line_height(element),
            "centre" if centred else "left",
        )
        if element == "table_header" and len(spans) == 1 and not spans[0].note:
            names, head = self.dress.standard.names, spans[0]
            lines = balanced_lines(head.text, head.face, head.size, style.width, names["together"], names["before"])
            spans = (head._replace(text="\n".join(lines)),)
        return _cell_box(spans, style, self.block_id)

    def _heights(self) -> list[float]:
        """Row heights; what a spanning cell needs more than its rows have is added to the last of them."""
        padding = 2 * self.dress.points("cell_gap")
        least = self.dress.line_height("table_cell") + padding
        heights = [least] * len(self.placed)
        for number, row in enumerate(self.placed):
            for one, box in zip(row, self.boxes[number], strict=True):
                if one.cell.rows == 1:
                    heights[number] = max(heights[number], box[1] + padding)
        for number, row in enumerate(self.placed):
            for one, box in zip(row, self.boxes[number], strict=True):
                last = number + one.cell.rows
                if one.cell.rows > 1 and sum(heights[number:last]) < box[1] + padding:
                    heights[last - 1] += box[1] + padding - sum(heights[number:last])
        return heights

    def row(self, number: int) -> Row:
        """One row with its borders; a cell that spans rows draws its own down through them."""
        items: list[Item] = []
        notes: list[str] = []
        width, gap, padding = (
            self.dress.points("table_line"),
            self.dress.points("cell_gap"),
            self.dress.points("cell_padding"),
        )
        bottom = self.heights[number]
        for one, box in zip(self.placed[number], self.boxes[number], strict=True):
            left, right = self.edges[one.column], self.edges[one.column + one.cell.columns]
            high = sum(self.heights[number : number + one.cell.rows])
            down = (high - box[1]) / 2 if number < self.table.header_rows else gap
            items.extend(shifted(item, left + padding, down) for item in box[0])
            notes.extend(box[2])
            items.append(Rule(left, 0.0, right, 0.0, width, self.block_id))
            items.append(Rule(left, high, right, high, width, self.block_id))
            items.append(Rule(left, 0.0, left, high, width, self.block_id))
            items.append(Rule(right, 0.0, right, high, width, self.block_id))
        return Row(bottom, tuple(items), notes=tuple(notes))
