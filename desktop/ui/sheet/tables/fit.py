"""How the columns of a table lie on the sheet: as on its page, by the very rule that sets the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from math import ceil

from desktop.domain.document import Appendix, Table
from desktop.domain.tables import Placed, column_count
from desktop.typeset.compose import Composer
from desktop.typeset.dress import Dress
from desktop.typeset.extents import Extent, extent
from desktop.typeset.grid import Kind, grid_of
from desktop.typeset.metrics import MissingGlyph, text_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.surroundings import frame_of
from desktop.typeset.table_widths import Fit, fitted
from desktop.ui.sheet.look.styles import SheetStyle

LEAST_SHARE = 0.65  # of their size that letters get for a lying page, which is more: A4 needs just this
_STRANGE_MOST = 16  # letters of a table that no face of ours has, until all columns are made alike
_STANDS_FOR = "m"  # as which such a letter is measured


class TableFit:
    """The columns of one table in `width` pixels, of a page whose text is `paper` pt wide.

    `lefts` are the left lines of the columns and the right one of the last, in pixels; text is `padding` away from
    them, and its letters have a `share` of their size. `kinds` says how the entries of each column stand.
    """

    def __init__(
        self, table: Table, style: SheetStyle, width: int, paper: float, numbers: Mapping[str, int] | None = None
    ) -> None:
        self._style, self._dress = style, Dress(style.standard, style.small)
        self._spans = Composer(self._dress, (), dict(numbers or {})).spans
        share = max(LEAST_SHARE, width / style.pt(paper))
        self._pixel = share * style.pt(1)
        """Pixels of a pt of this paper."""
        fit = self._fit(table, width / self._pixel)
        if fit is None:
            even = width / self._pixel / max(1, column_count(table))
            fit = Fit((even,) * max(1, column_count(table)), self._dress.points("cell_padding"), 1.0, ())
        self.share, self.padding = share * fit.scale, fit.padding * self._pixel
        self._scale, self._figures = fit.scale, fit.figures
        self._lefts = [self._pixel * left for left in accumulate(fit.widths, initial=0.0)]
        self.lefts = [*map(round, self._lefts[:-1]), width]

    def _fit(self, table: Table, room: float) -> Fit | None:
        grid = grid_of(table)
        self.kinds: tuple[Kind, ...] = grid.kinds if grid is not None else ()
        for _strange in range(_STRANGE_MOST):
            if grid is None:
                return None
            try:
                return fitted(grid, self._dress, room, self._spans)
            except MissingGlyph as missing:  # which is said when it is to be printed; here one goes on typing
                grid = grid_of(_without(grid.table, missing.letter))
        return None

    def lies_as(self, other: TableFit) -> bool:
        """Whether columns and entries lie where another has them."""
        mine, its = ((one.lefts, one.share, one.padding, one.kinds, one._figures) for one in (self, other))
        return mine == its

    def _extent(self, placed: Placed, element: str) -> Extent | None:
        try:
            return extent(self._spans(placed.cell.runs, element))
        except MissingGlyph:
            return None

    @property
    def _letter(self) -> float:
        """Pixels of a pt in the measures of letters."""
        return self._pixel * self._scale

    def room(self, placed: Placed) -> float:
        """The pixels that the text of a cell has: one more than on paper, for Qt keeps one for slanted letters."""
        last = len(self._lefts) - 1
        left, right = (self._lefts[min(at, last)] for at in (placed.column, placed.column + placed.cell.columns))
        return max(1.0, ceil(right - left - 2 * self.padding) + 1)

    def is_short(self, placed: Placed, room: float) -> bool:
        """Whether an entry stands in the middle: of a column of short ones, or as "Tổng cộng" beside its sums."""
        if placed.cell.columns == 1:
            return self._kind(placed.column) is Kind.SHORT
        if placed.column > 0 or placed.cell.columns >= len(self.kinds):
            return False
        text = self._extent(placed, "table_cell")
        return text is not None and text.whole * self._letter <= room

    def figures_width(self, placed: Placed, room: float) -> float | None:
        """At how many pixels a figure ends whose comma stands under those of its column; None for what is none."""
        if placed.cell.columns > 1 or self._kind(placed.column) is not Kind.FIGURES or not self._figures:
            return None
        ends, decimals = (wide * self._pixel for wide in self._figures[placed.column])
        text = self._extent(placed, "table_cell")
        if text is None or ends + decimals > room:
            return None
        return round((room + ends + decimals) / 2 - decimals + text.decimals * self._letter)

    def head_width(self, placed: Placed, room: float) -> float:
        """The pixels in which a head breaks into lines of even length, as on paper."""
        spans = self._spans(placed.cell.runs, "table_header")
        if len(spans) != 1 or spans[0].note:
            return room
        head, names = spans[0], self._dress.standard.names
        try:
            lines = balanced_lines(
                head.text, head.face, head.size, room / self._letter, names["together"], names["before"]
            )
            longest = max([text_width(line, head.face, head.size) for line in lines], default=0.0)
        except MissingGlyph:
            return room
        return min(room, ceil(longest * self._letter) + 1) if longest else room

    def _kind(self, column: int) -> Kind:
        return self.kinds[column] if column < len(self.kinds) else Kind.TEXT


def paper_width(appendix: Appendix | None, style: SheetStyle, numbers: Mapping[str, int]) -> float:
    """How wide the text of a page is, in pt: one of the plan itself, or of an appendix, whose pages may lie."""
    dress = Dress(style.standard, style.small)
    if appendix is not None:
        try:
            return frame_of(appendix, dress, Composer(dress, (), dict(numbers)).spans).width
        except MissingGlyph:
            pass  # it cannot be printed as it is
    return dress.frame().width


def _without(table: Table, letter: str) -> Table:
    """A table with another letter in the place of one."""
    rows = tuple(
        tuple(
            replace(cell, runs=tuple(replace(run, text=run.text.replace(letter, _STANDS_FOR)) for run in cell.runs))
            for cell in row
        )
        for row in table.rows
    )
    return replace(table, rows=rows)
