"""What the columns of a table hold, measured: how narrow each may become, and the texts that make rows high."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.document import Run, plain
from desktop.domain.standards import Standard
from desktop.domain.tables import Placed
from desktop.typeset.compose import Composer
from desktop.typeset.dress import Dress
from desktop.typeset.extents import NOTHING, Extent, extent
from desktop.typeset.grid import Cells, Grid, Kind, row_text
from desktop.typeset.same import Same
from desktop.typeset.words import Span

# Our choice (grade M).
_SAMPLE = 32  # rows that are looked at; a longer table is like them
_TIED_MOST = 1.8  # how much wider than readable a column is made at most for words that stay together
_COMFORT = 1.6  # how much wider than readable a column of text is made at most for entries on one line
_HEAD_LINES = 3  # lines that a head should need at most
_HEAD_STEP = 3.0  # pt by which a column becomes wider for that
_HEAD_SPARE = 1.4  # share that a column is made wider for a head on one line
_NARROW = 1 / 4  # share of a table that a column of short entries takes at most to keep them on one line
_BLANK = 1 / 2  # share of the width of even columns that one without a word gets at most beside those with words
_TWO_WORDS = 2
_FIGURES = re.compile(r"\d+")

Spans = Callable[[tuple[Run, ...], str], tuple[Span, ...]]
"""Dresses the runs of a cell: runs and the name of the element."""


class Column(NamedTuple):
    """How wide the text of a column may be, in pt, from cutting no word to parting nothing.

    It is `figure` wide where no number is cut, `word` where no word is, `tied` where no words are parted that belong
    together, `brief` where short entries stand on one line, `readable` where the others can be read, `good` where heads
    stand well too, `natural` where nothing breaks. `figures` is what its figures need up to their commas and from there
    on. `rows` has the text of each row that is looked at; an `empty` column has a head only.
    """

    figure: float
    word: float
    tied: float
    readable: float
    good: float
    natural: float
    figures: tuple[float, float]
    brief: float
    rows: tuple[Extent, ...]
    empty: bool


def element_of(grid: Grid, row: int) -> str:
    """The element in whose dress the cells of a row are."""
    return "table_header" if grid.is_head(row) else "table_cell"


def measured_columns(grid: Grid, dress: Dress, width: float, spans: Spans) -> list[Column]:
    """What each column of a table holds that is to be `width` pt wide."""
    count, step = grid.columns, max(1, len(grid.rows) // _SAMPLE)
    heads: list[set[Extent]] = [set() for _column in range(count)]
    body: list[set[Extent]] = [set() for _column in range(count)]
    held: list[list[Extent]] = [[] for _column in range(count)]
    for number, row in enumerate(grid.rows):
        texts = [NOTHING] * count
        found, element = (heads if grid.is_head(number) else body), element_of(grid, number)
        for one, text in zip(row, _row_extents(grid.table.rows[number], dress, element, spans), strict=True):
            if one.cell.columns == 1:
                found[one.column].add(text)
                if one.cell.rows == 1:
                    texts[one.column] = text
        if number % step == 0:
            for at in range(count):
                held[at].append(texts[at])
    padding = 2 * dress.points("cell_padding")
    readable = dress.points("column_least") - padding
    blank = min(readable, (width / count - padding) * _BLANK)
    kept = _kept_whole(grid, dress.standard, spans)
    columns = [
        _column(kind, head | kept[at], entries, tuple(cells), readable, width)
        for at, (kind, head, entries, cells) in enumerate(zip(grid.kinds, heads, body, held, strict=True))
    ]
    columns = [
        own._replace(good=blank, natural=blank) if own.empty and not heads[at] - {NOTHING} else own
        for at, own in enumerate(columns)
    ]
    for number, row in enumerate(grid.rows):
        for one in row:
            if one.cell.columns > 1:
                text = extent(spans(one.cell.runs, element_of(grid, number)))
                _widen(columns, one, text.word, padding)
    return columns


def _widen(columns: list[Column], placed: Placed, word: float, padding: float) -> None:
    """Make columns so wide that the longest word of a cell over them stands between their outer lines."""
    under = range(placed.column, placed.column + placed.cell.columns)
    missing = word - sum([columns[at].word for at in under]) - padding * (len(under) - 1)
    if missing <= 0:
        return
    more = missing / len(under)
    for at in under:
        own = columns[at]
        wide = own.word + more
        columns[at] = own._replace(
            word=wide,
            tied=max(own.tied, wide),
            brief=max(own.brief, wide),
            readable=max(own.readable, wide),
            good=max(own.good, wide),
            natural=max(own.natural, wide),
        )


def _row_extents(cells: Cells, dress: Dress, element: str, spans: Spans) -> tuple[Extent, ...]:
    """How wide the texts of a row are; where it has no marks of notes, they are known from before."""
    row = Same(cells)
    if row_text(row).marks:
        return tuple([extent(spans(cell.runs, element)) for cell in cells])
    return _plain_extents(row, Same(dress.standard), dress.small, element)


@lru_cache(maxsize=1 << 13)
def _plain_extents(row: Same[Cells], standard: Same[Standard], small: bool, element: str) -> tuple[Extent, ...]:
    spans = Composer(Dress(standard.value, small), (), {}).spans
    return tuple([extent(spans(cell.runs, element)) for cell in row.value])


def _column(
    kind: Kind, heads: set[Extent], entries: set[Extent], rows: tuple[Extent, ...], readable: float, width: float
) -> Column:
    longest = max([text.whole for text in entries], default=0.0)
    figures = (0.0, 0.0)
    if kind is Kind.FIGURES:  # which stand with their commas under each other
        figures = (max([text.whole - text.decimals for text in entries]), max([text.decimals for text in entries]))
        longest = max(longest, sum(figures))
    word = max([text.word for text in (*heads, *entries)], default=0.0)
    tied = max([word, *[min(text.chain, readable * _TIED_MOST) for text in entries]])
    brief = longest <= readable * _COMFORT if kind is Kind.TEXT else longest < width * _NARROW
    wanted = longest if brief else readable if kind is Kind.TEXT else tied
    read = min(wanted, readable) if kind is Kind.TEXT else wanted
    good = _headed(heads, max(tied, wanted))
    whole = max([good, longest, *[head.whole for head in heads if head.whole <= good * _HEAD_SPARE]])
    figure = max([text.number for text in entries], default=0.0)
    entry = max(tied, longest) if brief else tied
    empty = not any(text.paragraphs for text in entries)
    return Column(figure, word, tied, max(tied, read), good, whole, figures, entry, rows, empty)


def _headed(heads: Iterable[Extent], least: float) -> float:
    """The least width with heads of few lines, none of two words parted."""
    for head in heads:
        words = sum([len(paragraph) - 1 for paragraph in head.paragraphs])
        if least < head.whole and (words <= _TWO_WORDS or head.whole <= least * _HEAD_SPARE):
            least = head.whole
        while head.lines(least) > max(_HEAD_LINES, len(head.paragraphs)):
            least += _HEAD_STEP
    return least


def _kept_whole(grid: Grid, standard: Standard, spans: Spans) -> list[set[Extent]]:
    """What should not be parted in heads, by columns: "(triệu đồng)", the "quyết định" of "Cấp quyết định"."""
    found: list[set[Extent]] = [set() for _column in range(grid.columns)]
    for one in [one for one in _head_cells(grid) if one.cell.columns == 1]:
        text = plain(one.cell.runs)
        pairs = [" ".join(pair) for pair in pairwise(text.split())]
        inside = [part for part in re.findall(r"\([^()]*\)", text) if len(part.split()) <= _TWO_WORDS]
        for part in (*inside, *[pair for pair in pairs if pair.upper() in standard.names["together"]]):
            found[one.column].add(extent(spans((Run(part),), "table_header")))
    return found


def _head_cells(grid: Grid) -> list[Placed]:
    return [one for row in grid.rows[: grid.table.header_rows] for one in row]


def alike(grid: Grid, columns: list[Column]) -> list[list[int]]:
    """Columns that should be equally wide, by their places: "Dự toán | Thực hiện" of one year and of the next.

    These are columns of one kind under one head, or under heads of the same words; columns of text are left alone.
    """
    named: dict[str, list[int]] = {}
    groups: list[list[int]] = []
    for one in _head_cells(grid):
        words = " ".join(plain(one.cell.runs).casefold().split())
        if one.cell.columns == 1 and words:
            named.setdefault(_FIGURES.sub("0", words), []).append(one.column)
        elif 1 < one.cell.columns < grid.columns:
            groups.append([*range(one.column, one.column + one.cell.columns)])
    joined: list[set[int]] = []
    for group in (*named.values(), *groups):
        kinds = {grid.kinds[at] for at in group if not columns[at].empty}
        if len(kinds) <= 1 and Kind.TEXT not in kinds:
            met = [one for one in joined if not one.isdisjoint(group)]
            joined = [*[one for one in joined if one.isdisjoint(group)], set(group).union(*met)]
    return [sorted(group) for group in joined]
