"""How wide the columns of a table are: as its data say, else so that its rows are as low as they can be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from math import isfinite
from typing import NamedTuple

from desktop.domain.document import Block, Run, walk
from desktop.typeset.dress import Dress
from desktop.typeset.gluing import DEAR, bond, word_kinds
from desktop.typeset.grid import Grid, Kind, grid_of
from desktop.typeset.metrics import printable, word_width
from desktop.typeset.page import Face
from desktop.typeset.words import Span

# Our choice (grade M), in pt and in lines.
_STEPS = (
    40.0,
    28.0,
    20.0,
    14.0,
    9.0,
    5.0,
    3.0,
)  # by how much columns change in search of low rows
_SAMPLE = 32  # rows that are looked at; a longer table is like them
_TURNS = 60  # times that widths are changed at most
_EVEN = 0.2  # how much a line of any cell weighs beside a line that makes its row higher
_SPARE = 1.02  # share that a cell is wider than its longest word
_CHAIN_MOST = 1.8  # how much wider than readable a column is made at most for words that stay together
_HEAD_LINES = 3  # lines that a head should need at most
_HEAD_SPARE = 1.4  # share that a column is made wider for a head on one line
_NARROW = 1 / 4  # share of a table that a column of short entries takes at most to keep them on one line

Spans = Callable[[tuple[Run, ...], str], tuple[Span, ...]]
"""Dresses the runs of a cell: runs and the name of the element."""


class Extent(NamedTuple):
    """How wide a text is, in pt: its longest word, its longest words that stay together, and its paragraphs.

    Of each paragraph it has where every word begins on one endless line, and where the last would begin after it.
    """

    word: float = 0.0
    chain: float = 0.0
    space: float = 0.0
    paragraphs: tuple[tuple[float, ...], ...] = ()

    @property
    def whole(self) -> float:
        """The width of the longest paragraph on one line."""
        return max([words[-1] - self.space for words in self.paragraphs], default=0.0)

    def lines(self, width: float) -> int:
        """How many lines the text needs in this width if each holds as much as fits."""
        found = 0
        for words in self.paragraphs:
            at, last = 0, len(words) - 1
            while at < last:
                at = max(bisect_right(words, words[at] + width + self.space, at + 1) - 1, at + 1)
                found += 1
        return found


class _Column(NamedTuple):
    """What a column holds: the least width for its words, the width that needs no breaks, and the text of each row."""

    least: float
    natural: float
    cells: tuple[Extent, ...]


_NOTHING = Extent()


def element_of(grid: Grid, row: int) -> str:
    """The element in whose dress the cells of a row are."""
    return "table_header" if grid.is_head(row) else "table_cell"


def column_widths(grid: Grid, dress: Dress, width: float, spans: Spans) -> list[float]:
    """Widths in pt that fill `width`: the table's own shares, else as the words of the columns need.

    Columns of short entries get what they need; the others share the rest so that the rows are low. No column is
    narrower than its longest word while the table is wide enough for that.
    """
    given = _given(grid, dress, width)
    if given:
        return given
    columns = _columns(grid, dress, width, spans)
    least = [column.least for column in columns]
    if sum(least) >= width:
        return [part * width / sum(least) for part in least]
    natural = [max(column.natural, column.least) for column in columns]
    if sum(natural) <= width:
        return [part * width / sum(natural) for part in natural]
    return _lowest(columns, _shared_out(columns, width), 2 * dress.points("cell_padding"))


def needs_landscape(blocks: Iterable[Block], dress: Dress, spans: Spans) -> bool:
    """Whether a table among these blocks is too wide for an upright page: its columns could not be read there.

    A column of text can be read from `column_least` on, one of short entries as wide as they are.
    """
    width = dress.frame().width
    for block in walk(tuple(blocks)):
        grid = grid_of(block.table) if block.table else None
        if grid is None:
            continue
        columns = _columns(grid, dress, width, spans)
        given = _given(grid, dress, width)
        if given and any(wide < column.least for wide, column in zip(given, columns, strict=True)):
            return True
        if not given and sum(column.least for column in columns) > width:
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


def _columns(grid: Grid, dress: Dress, width: float, spans: Spans) -> list[_Column]:
    """What each column of a table holds that is to be `width` pt wide."""
    count, step = grid.columns, max(1, len(grid.rows) // _SAMPLE)
    heads: list[set[Extent]] = [set() for _column in range(count)]
    body: list[set[Extent]] = [set() for _column in range(count)]
    held: list[list[Extent]] = [[] for _column in range(count)]
    for number, row in enumerate(grid.rows):
        texts = [_NOTHING] * count
        found = heads if grid.is_head(number) else body
        for one in row:
            if one.cell.columns == 1:
                text = extent(spans(one.cell.runs, element_of(grid, number)))
                found[one.column].add(text)
                texts[one.column] = text if one.cell.rows == 1 else _NOTHING
        if number % step == 0:
            for at in range(count):
                held[at].append(texts[at])
    padding, readable = 2 * dress.points("cell_padding"), dress.points("column_least")
    columns = []
    for kind, head, entries, cells in zip(grid.kinds, heads, body, held, strict=True):
        longest = max([text.whole for text in entries], default=0.0)
        short = kind is not Kind.TEXT and longest < width * _NARROW
        least = _least(head, entries, longest if short else min(longest, readable - padding), readable - padding)
        columns.append(_Column(least * _SPARE + padding, max(longest, least) * _SPARE + padding, tuple(cells)))
    return columns


def _least(heads: Iterable[Extent], entries: Iterable[Extent], wanted: float, readable: float) -> float:
    """How wide the text of a column is at least: what is `wanted`, what stays together, and heads of few lines."""
    least = max([wanted, *[max(text.word, min(text.chain, readable * _CHAIN_MOST)) for text in entries]])
    for head in heads:
        least = max(least, head.word)
        if least < head.whole <= least * _HEAD_SPARE:
            least = head.whole
        while head.lines(least) > max(_HEAD_LINES, len(head.paragraphs)):
            least += _STEPS[-1]
    return least


@lru_cache(maxsize=1 << 13)
def extent(spans: tuple[Span, ...]) -> Extent:
    """How wide the text of a cell is. Raises MissingGlyph."""
    text = printable("".join([span.text for span in spans]))
    if not text.strip():
        return _NOTHING
    found = _NOTHING
    size = max(span.size for span in spans)
    for face in {span.face for span in spans}:  # as though all were in the widest of its faces
        found = max(found, _measured(text, face, size / 1000))
    return found


def _measured(text: str, face: Face, scale: float) -> Extent:
    space = word_width(" ", face) * scale
    longest = chain = 0.0
    paragraphs = []
    for line in text.split("\n"):
        words = line.split() or [""]
        widths = [word_width(word, face) * scale for word in words]
        paragraphs.append((0.0, *accumulate([width + space for width in widths])))
        longest = max(longest, *widths)
        chain = max(chain, _longest_chain(words, widths, space))
    return Extent(longest, chain, space, tuple(paragraphs))


def _longest_chain(words: list[str], widths: list[float], space: float) -> float:
    """The width of the longest words that should stay on one line: "Quý II/2026"."""
    kinds = word_kinds()
    longest = running = widths[0]
    for at in range(1, len(words)):
        together = (kinds[words[at]] or kinds[words[at - 1]]) and bond(words, at) >= DEAR
        running = running + space + widths[at] if together else widths[at]
        longest = max(longest, running)
    return longest


def _shared_out(columns: list[_Column], width: float) -> list[float]:
    """Widths to begin with: everyone's least, and of the rest as much as the root of what each holds."""
    room = width - sum(column.least for column in columns)
    held = [sum(words[-1] for text in column.cells for words in text.paragraphs) for column in columns]
    wants = [text**0.5 if column.natural > column.least else 0.0 for column, text in zip(columns, held, strict=True)]
    total = sum(wants) or 1.0
    return [column.least + room * want / total for column, want in zip(columns, wants, strict=True)]


def _lowest(columns: list[_Column], widths: list[float], padding: float) -> list[float]:
    """Widths of the same sum with which the rows are lower, found step by step."""
    known: dict[tuple[int, float], list[int]] = {}

    def lines(at: int, width: float) -> list[int]:
        found = known.get((at, width))
        if found is None:
            counts = {text: text.lines(width - padding) for text in set(columns[at].cells)}
            found = known[at, width] = [counts[text] for text in columns[at].cells]
        return found

    def cost(widths: list[float]) -> float:
        cells = [lines(at, width) for at, width in enumerate(widths)]
        return float(sum(map(max, zip(*cells, strict=True))) + _EVEN * sum(map(sum, cells)))

    now = cost(widths)
    turns = 0
    for step in _STEPS:
        while turns < _TURNS:
            turns += 1
            others = list(_moved(columns, widths, step))
            costs = [cost(other) for other in others]
            if not costs or min(costs) >= now:
                break
            now = min(costs)
            widths = others[costs.index(now)]
    return widths


def _moved(columns: list[_Column], widths: list[float], step: float) -> Iterable[list[float]]:
    """The widths with `step` pt taken from one column and given to another, in every way that can help."""
    for giver, column in enumerate(columns):
        if widths[giver] - step < column.least:
            continue
        for taker, other in enumerate(columns):
            if taker != giver and widths[taker] < other.natural:
                moved = list(widths)
                moved[giver] -= step
                moved[taker] += step
                yield moved
