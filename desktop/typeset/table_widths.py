"""How wide the columns of a table are: as its data say, else so that its rows are as low as they can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from math import isfinite
from operator import attrgetter
from statistics import median

from desktop.domain.document import Block, Run, plain, walk
from desktop.typeset.cells import parted_figure
from desktop.typeset.dress import Dress
from desktop.typeset.extents import NOTHING, Extent, extent
from desktop.typeset.grid import Grid, Kind, grid_of
from desktop.typeset.low_rows import Column, LowRows, shared_out
from desktop.typeset.words import Span

# Our choice (grade M), in pt and in lines.
_WIDER = 3.0  # by how much a column is made wider at a time for its head
_SAMPLE = 32  # rows that are looked at; a longer table is like them
_SPARE = 1.02  # share that a cell is wider than its longest word
_CHAIN_MOST = 1.8  # how much wider than readable a column is made at most for words that stay together
_HEAD_LINES = 3  # lines that a head should need at most
_HEAD_SPARE = 1.4  # share that a column is made wider for a head on one line
_HARD = 0.7  # share of its readable width that a column of text has at least where there is no room for more
# A page lies on its side where usual rows have more lines than this and a column less than this share of what it likes.
_TALL, _TIGHT = 6, 0.85
_NARROW = 1 / 4  # share of a table that a column of short entries takes at most to keep them on one line

Spans = Callable[[tuple[Run, ...], str], tuple[Span, ...]]
"""Dresses the runs of a cell: runs and the name of the element."""


_TWO_WORDS = 3  # places where a word begins or would, of two words
_FIGURES = re.compile(r"\d+")


def element_of(grid: Grid, row: int) -> str:
    """The element in whose dress the cells of a row are."""
    return "table_header" if grid.is_head(row) else "table_cell"


def column_widths(grid: Grid, dress: Dress, width: float, spans: Spans) -> list[float]:
    """Widths in pt that fill `width`: the table's own shares, else as the words of the columns need.

    Columns of short entries get what they need; the others share the rest so that the rows are low. No column is
    narrower than its longest word while the table is wide enough for that.
    """
    columns = _columns(grid, dress, width, spans)
    given = _given(grid, dress, width)
    if given:
        return _raised(given, [column.whole for column in columns])
    padding = 2 * dress.points("cell_padding")
    found = []
    for alike in _alike(grid, columns, width):
        fitted = _fitted(grid, alike, width, padding)
        found.append((LowRows(alike, padding).cost(fitted), fitted))
    return min(found, key=lambda one: one[0])[1]


def _fitted(grid: Grid, columns: list[Column], width: float, padding: float) -> list[float]:
    """Widths for these columns."""
    if sum(column.natural for column in columns) <= width:
        return _filled(grid, columns, width)
    least = [column.least for column in columns]
    if sum(least) > width:
        least = [column.hard for column in columns]
    if sum(least) >= width:
        return [part * width / sum(least) for part in least]
    return LowRows(columns, padding).lowest(shared_out(columns, least, width))


def _raised(widths: list[float], hard: list[float]) -> list[float]:
    """Widths of the same sum of which none cuts words that stay together, where the others have room for that."""
    missing = sum(max(0.0, need - wide) for wide, need in zip(widths, hard, strict=True))
    room = sum(max(0.0, wide - need) for wide, need in zip(widths, hard, strict=True))
    if not missing or missing > room:
        return widths
    keep = 1 - missing / room
    return [max(need, need + (wide - need) * keep) for wide, need in zip(widths, hard, strict=True)]


def _alike(grid: Grid, columns: list[Column], width: float) -> list[list[Column]]:
    """The columns with those of one kind under one head, or under heads of the same words, made equally wide.

    That is as wide as they like to be, or as they have to be. They stay as they are where there is no room for that.
    """
    groups, found = _groups(grid), []
    for wide in (attrgetter("natural"), attrgetter("hard")) if groups else ():
        alike = list(columns)
        for group in groups:
            most = max(wide(columns[at]) for at in group)
            for at in group:
                alike[at] = columns[at].fixed(most)
        if sum(column.hard for column in alike) <= width:
            found.append(alike)
    return found or [columns]


def _groups(grid: Grid) -> list[list[int]]:
    """Columns that should be equally wide, by their places: "Dự toán | Thực hiện" of one year and of the next."""
    named: dict[str, list[int]] = {}
    heads = [[one for one in row if one.cell.columns == 1] for row in grid.rows[: grid.table.header_rows]]
    for one in (one for row in heads for one in row):
        words = plain(one.cell.runs).casefold().split()
        if words:
            named.setdefault(_FIGURES.sub("0", " ".join(words)), []).append(one.column)
    over = [one for row in grid.rows[: grid.table.header_rows] for one in row if 1 < one.cell.columns < grid.columns]
    groups = [*named.values(), *([*range(one.column, one.column + one.cell.columns)] for one in over)]
    joined: list[set[int]] = []
    for group in groups:
        kinds = {grid.kinds[at] for at in group if not _empty(grid, at)}
        if len(kinds) == 1 and Kind.TEXT not in kinds:
            apart = [one for one in joined if not one & set(group)]
            met = [one for one in joined if one & set(group)]
            joined = [*apart, set(group).union(*met)]
    return [sorted(group) for group in joined if len(group) > 1]


def _empty(grid: Grid, column: int) -> bool:
    """Whether a column has heads only, to be filled in by hand."""
    body = grid.rows[grid.table.header_rows :]
    return not any(one.column == column and plain(one.cell.runs).strip() for row in body for one in row)


def _filled(grid: Grid, columns: list[Column], width: float) -> list[float]:
    """Widths of columns that need no breaks: what is left goes to those of text, or to all but the one that counts."""
    rest = width - sum(column.natural for column in columns)
    takers = [kind is Kind.TEXT and not _empty(grid, at) for at, kind in enumerate(grid.kinds)]
    if not any(takers):
        takers = [at > 0 or len(columns) == 1 for at in range(len(columns))]
    total = sum(column.natural for column, takes in zip(columns, takers, strict=True) if takes)
    return [
        column.natural * (1 + rest / total) if takes else column.natural
        for column, takes in zip(columns, takers, strict=True)
    ]


def needs_landscape(blocks: Iterable[Block], dress: Dress, spans: Spans) -> bool:
    """Whether a table among these blocks is too wide for an upright page: words would be cut, or rows be very high."""
    width, padding = dress.frame().width, 2 * dress.points("cell_padding")
    for block in walk(tuple(blocks)):
        grid = grid_of(block.table) if block.table else None
        if grid is None:
            continue
        columns = _columns(grid, dress, width, spans)
        if sum(column.hard for column in columns) > width:
            return True
        widths = column_widths(grid, dress, width, spans)
        tight = any(wide < column.least * _TIGHT for wide, column in zip(widths, columns, strict=True))
        if tight and median(LowRows(columns, padding).lines(widths)) > _TALL:
            return True
    return False


def _given(grid: Grid, dress: Dress, width: float) -> list[float]:
    """The widths of the table's own shares; none where they cannot be."""
    shares = grid.table.widths
    total = sum(shares)
    if len(shares) != grid.columns or not isfinite(total) or total <= 0:
        return []
    widths = [share * width / total for share in shares]
    letter = 2 * dress.points("cell_padding") + dress.size("table_cell")
    return widths if min(widths) >= letter else []  # a letter fits into each


def _columns(grid: Grid, dress: Dress, width: float, spans: Spans) -> list[Column]:
    """What each column of a table holds that is to be `width` pt wide."""
    count, step = grid.columns, max(1, len(grid.rows) // _SAMPLE)
    heads: list[set[Extent]] = [set() for _column in range(count)]
    body: list[set[Extent]] = [set() for _column in range(count)]
    held: list[list[Extent]] = [[] for _column in range(count)]
    for number, row in enumerate(grid.rows):
        texts = [NOTHING] * count
        found = heads if grid.is_head(number) else body
        for one in row:
            if one.cell.columns == 1:
                text = extent(spans(one.cell.runs, element_of(grid, number)))
                found[one.column].add(text)
                texts[one.column] = text if one.cell.rows == 1 else NOTHING
        if number % step == 0:
            for at in range(count):
                held[at].append(texts[at])
    padding, readable = 2 * dress.points("cell_padding"), dress.points("column_least")
    columns = []
    for at, (kind, head, entries, cells) in enumerate(zip(grid.kinds, heads, body, held, strict=True)):
        longest = max([text.whole for text in entries], default=0.0)
        if kind is Kind.FIGURES:  # which stand with their commas under each other
            longest = sum(figures_of(grid, at, spans))
        short = kind is not Kind.TEXT and longest < width * _NARROW
        wanted = longest if short else min(longest, readable - padding)
        whole = _whole(head, entries, (readable - padding) * _CHAIN_MOST)
        hard = max(whole, wanted if short else wanted * _HARD)
        least = _least(head, max(wanted, hard))
        whole, hard, least, natural = [size * _SPARE + padding for size in (whole, hard, least, max(longest, least))]
        columns.append(Column(whole, hard, least, natural, tuple(cells)))
    return columns


def figures_of(grid: Grid, column: int, spans: Spans) -> tuple[float, float]:
    """How much room the figures of a column need up to their decimal comma and from there on, in pt."""
    body = grid.rows[grid.table.header_rows :]
    cells = [one.cell for row in body for one in row if one.column == column and one.cell.columns == 1]
    figures = [parted_figure(spans(cell.runs, "table_cell")) for cell in cells]
    return max([before for before, _after in figures]), max([after for _before, after in figures])


def _whole(heads: Iterable[Extent], entries: Iterable[Extent], most: float) -> float:
    """How wide the words of a column are, and those that stay together where that is not more than `most`."""
    together = [max(text.word, min(text.chain, most)) for text in entries]
    return max([*together, *[head.word for head in heads]], default=0.0)


def _least(heads: Iterable[Extent], least: float) -> float:
    """The same with heads of few lines, none of two words parted."""
    for head in heads:
        if least < head.whole and (head.whole <= least * _HEAD_SPARE or sum(map(len, head.paragraphs)) == _TWO_WORDS):
            least = head.whole
        while head.lines(least) > max(_HEAD_LINES, len(head.paragraphs)):
            least += _WIDER
    return least
