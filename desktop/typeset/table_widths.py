"""How wide the columns of a table are: as its data say, else so that its rows are as low as they can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf, isfinite
from typing import NamedTuple

from desktop.domain.document import Block, walk
from desktop.typeset.dress import Dress
from desktop.typeset.grid import Grid, Kind, grid_of
from desktop.typeset.low_rows import Strip, height, low_rows
from desktop.typeset.table_columns import Column, Spans, alike, measured_columns

# Our choice (grade M).
_SPARE = 1.02  # share that a cell is wider than its longest word
_EASE = 1.3  # share that a column of short entries is made wider at most where there is room
# How much lower rows have to be for columns of one sort that differ, and for heads and short entries on more lines.
_UNEQUAL, _TIGHT = 1.1, 1.2
_ROUNDING = 0.001  # pt
_TO_FILL_IN = 2  # how gladly columns take room that have nothing but a head
_EASED_MOST = 1 / 3  # share of the room left that columns of short entries get at most for that


class Fit(NamedTuple):
    """The widths of a table's columns and what is left free at each side of their text, in pt.

    `scale` is the share that its letters have of the size they have elsewhere. `figures` is what the figures of each
    column need up to their commas and from there on.
    """

    widths: tuple[float, ...]
    padding: float
    scale: float
    figures: tuple[tuple[float, float], ...]


def fitted(grid: Grid, dress: Dress, width: float, spans: Spans) -> Fit:
    """Columns that fill `width` pt: the table's own shares, else as the words of the columns need.

    Words that belong together are not parted while the table is wide enough; where it is not, its text comes closer to
    the lines, then its letters get the least size of the standard, then words that belong together are parted. Words
    are cut only where all that does not help, and only in the widest columns. Raises MissingGlyph.
    """
    columns = measured_columns(grid, dress, width, spans)
    room, padding, scale = width, 0.0, 1.0
    for floor, padding, scale in _floors(columns, dress):
        room = (width - 2 * padding * grid.columns) / scale
        least = [wide * _SPARE for wide in floor]
        if sum(least) <= room:
            break
    else:
        least = _cut(columns, max(room, 1.0))
    given = [(share * width - 2 * padding) / scale for share in _shares(grid, width, dress)]
    texts = _raised(given, _given(columns, least)) if given else _chosen(grid, columns, least, room)
    figures = tuple([(before * scale, after * scale) for before, after in [column.figures for column in columns]])
    return Fit(tuple([wide * scale + 2 * padding for wide in texts]), padding, scale, figures)


def needs_landscape(blocks: Iterable[Block], dress: Dress, spans: Spans) -> bool:
    """Whether a table among these blocks is too wide for an upright page: its columns could not be read there.

    A column of text can be read from `column_least` on, one of short entries as wide as they are; shares that the table
    itself gives its columns say nothing about that.
    """
    width, padding = dress.frame().width, dress.points("cell_padding")
    for block in walk(tuple(blocks)):
        grid = grid_of(block.table) if block.table else None
        if grid is None:
            continue
        columns = measured_columns(grid, dress, width, spans)
        if sum([column.readable * _SPARE + 2 * padding for column in columns]) > width:
            return True
    return False


def _floors(columns: list[Column], dress: Dress) -> Iterator[tuple[list[float], float, float]]:
    """Least widths of texts, with the padding and the scale of letters under which they are tried, good ones first."""
    standard = dress.standard
    measure, wide = standard.measures["cell_padding"], dress.points("cell_padding")
    narrow = wide * measure.least / measure.value
    small = max([standard.elements[name].least / dress.size(name) for name in ("table_cell", "table_header")])
    readable = [column.readable for column in columns]
    yield [column.good for column in columns], wide, 1.0
    for padding in (wide, (wide + narrow) / 2, narrow):
        yield readable, padding, 1.0
    yield readable, narrow, small
    yield [column.tied for column in columns], narrow, small
    yield [column.word for column in columns], narrow, small


def _cut(columns: list[Column], room: float) -> list[float]:
    """Widths that fill the room where words have to be cut: the widest ones to one width, numbers only if all are."""
    words = [column.word for column in columns]
    figures = [column.figure * _SPARE for column in columns]
    if sum(figures) > room:
        figures = [0.0] * len(columns)
    low, high = 0.0, max(words)
    while high - low > _ROUNDING:
        level = (low + high) / 2
        wide = sum([max(own, min(word, level)) for own, word in zip(figures, words, strict=True)])
        low, high = (low, level) if wide > room else (level, high)
    return [max(own, min(word, low)) for own, word in zip(figures, words, strict=True)]


def _shares(grid: Grid, width: float, dress: Dress) -> list[float]:
    """The table's own shares of its width; none where they cannot be: a letter has to fit into each column."""
    shares = grid.table.widths
    total = sum(shares)
    if len(shares) != grid.columns or not isfinite(total) or total <= 0:
        return []
    letter = 2 * dress.points("cell_padding") + dress.size("table_cell")
    return [share / total for share in shares] if min(shares) / total * width >= letter else []


def _given(columns: list[Column], least: list[float]) -> list[float]:
    """How wide columns stay at least that were given a width: a clerk may want text narrower than reads well."""
    return [min(need, column.brief * _SPARE) for column, need in zip(columns, least, strict=True)]


def _raised(widths: list[float], least: list[float]) -> list[float]:
    """Widths of the same sum: those below the least are raised to it, the others give for that what they have."""
    missing = sum([max(0.0, need - wide) for wide, need in zip(widths, least, strict=True)])
    spare = sum([max(0.0, wide - need) for wide, need in zip(widths, least, strict=True)])
    if not missing:
        return widths
    keep = max(0.0, 1 - missing / spare) if spare else 0.0
    return [need + max(0.0, wide - need) * keep for wide, need in zip(widths, least, strict=True)]


def _chosen(grid: Grid, columns: list[Column], least: list[float], room: float) -> list[float]:
    """Widths of texts that fill the room: of those that can be, the ones with which rows are low and columns look well.

    Columns of one sort look well equally wide, all columns with heads and short entries on one line.
    """
    groups = alike(grid, columns)
    grouped = {at for group in groups for at in group}
    alone = [[at] for at in range(len(columns))]
    together = [*groups, *[one for one in alone if one[0] not in grouped]]
    tight = [
        min(column.readable * _SPARE, need) if column.word else need
        for column, need in zip(columns, least, strict=True)
    ]
    tried = [
        (least, together, 1.0),
        (least, alone, _UNEQUAL),
        (tight, together, _TIGHT),
        (tight, alone, _TIGHT * _UNEQUAL),
    ]
    best: tuple[float, list[float]] = (inf, least)
    for floor, members, weight in tried:
        strips = tuple([_strip([columns[at] for at in group], max([floor[at] for at in group])) for group in members])
        if sum([strip.columns * strip.least for strip in strips]) > room + _ROUNDING:
            continue
        widths = _filled(strips, [_taker(grid, columns, group) for group in members], room)
        cost = height(strips, widths) * weight
        if cost < best[0]:
            places = {at: wide for group, wide in zip(members, widths, strict=True) for at in group}
            best = (cost, [places[at] for at in range(len(columns))])
        if sum([strip.columns * strip.natural for strip in strips]) <= room:
            break
    return best[1]


def _strip(columns: list[Column], least: float) -> Strip:
    natural = max([column.natural for column in columns]) * _SPARE
    rows = tuple(zip(*[column.rows for column in columns], strict=True))
    return Strip(len(columns), least, max(least, natural), rows)


def _taker(grid: Grid, columns: list[Column], group: list[int]) -> int:
    """How gladly columns take room that nobody needs: 3 text, 2 to be filled in, 1 short, 0 numbers of rows."""
    at = group[0]
    if at == 0 and grid.kinds[0] is Kind.SHORT and (columns[0].figure or columns[0].empty):
        return 0
    return 1 if grid.kinds[at] is not Kind.TEXT else _TO_FILL_IN if columns[at].empty else 3


def _filled(strips: tuple[Strip, ...], takers: list[int], room: float) -> tuple[float, ...]:
    """Widths of strips that fill the room: what is left goes to columns of text, little of it to the others."""
    widths = tuple([strip.natural for strip in strips])
    if sum([strip.columns * wide for strip, wide in zip(strips, widths, strict=True)]) > room:
        widths = low_rows(strips, room)
    best = max(takers)
    if best == _TO_FILL_IN:
        return _evened(strips, widths, [taker > 0 for taker in takers], room)
    wide = [strip.columns * width for strip, width in zip(strips, widths, strict=True)]
    rest = max(0.0, room - sum(wide))
    others = sum([own for own, taker in zip(wide, takers, strict=True) if 0 < taker < best])
    texts = sum([own for own, taker in zip(wide, takers, strict=True) if taker == best])
    ease = min(_EASE - 1, _EASED_MOST * rest / others) if others else 0.0
    share = (rest - ease * others) / texts if texts else 0.0
    shares = [share if taker == best else ease if taker else 0.0 for taker in takers]
    return tuple([width * (1 + more) for width, more in zip(widths, shares, strict=True)])


def _evened(strips: tuple[Strip, ...], widths: tuple[float, ...], among: list[bool], room: float) -> tuple[float, ...]:
    """One width for the columns of a table that is not filled in yet, as far as none gets narrower than it is."""
    wanted = [(wide, strip.columns) for strip, wide, one in zip(strips, widths, among, strict=True) if one]
    rest = room - sum([strip.columns * wide for strip, wide, one in zip(strips, widths, among, strict=True) if not one])
    count = sum([columns for _wide, columns in wanted])
    for wide, columns in sorted(wanted, reverse=True):
        if wide * count <= rest:
            break
        rest, count = rest - wide * columns, count - columns
    even = rest / count if count else 0.0
    return tuple([max(wide, even) if one else wide for wide, one in zip(widths, among, strict=True)])
