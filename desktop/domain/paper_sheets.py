"""An appendix as other programs shall show it: its lines and tables in their dress, on a page of its size.

Made from what our own pages are made of (`typeset.paper_sheet`), so a workbook, a Word file and a PDF say the same.
Lengths are in pt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Align(StrEnum):
    """How a text stands between its edges."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class Piece(NamedTuple):
    """A stretch of text in one dress; `raised` figures are marks of notes."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph, its letters `size` high; `role` says what it is on the paper ("appendix_title", "body", "note")."""

    pieces: tuple[Piece, ...]
    size: float
    align: Align = Align.JUSTIFY
    role: str = "body"
    indented: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return text_of(self.pieces)


class PaperCell(NamedTuple):
    """A cell from its upper left place on the grid, both from 0, over so many rows and columns."""

    row: int
    column: int
    pieces: tuple[Piece, ...] = ()
    align: Align = Align.LEFT
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """Its words; "\\n" parts paragraphs."""
        return text_of(self.pieces)


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Cells row by row, `heads` rows of which are repeated on every page; `widths` of the columns.

    Text is `padding` away from the sides of its cell, and `gap` from its top and bottom.
    """

    cells: tuple[PaperCell, ...]
    rows: int
    heads: int
    widths: tuple[float, ...]
    size: float
    padding: float = 0.0
    gap: float = 0.0

    def by_rows(self) -> Iterator[list[PaperCell]]:
        """The cells that begin in each row, in order."""
        found: list[list[PaperCell]] = [[] for _row in range(self.rows)]
        for cell in self.cells:
            found[cell.row].append(cell)
        yield from found


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """An appendix: `name` as a list calls it ("Phụ lục II"), its parts from the top, its paper."""

    name: str
    parts: tuple[PaperLine | PaperTable, ...] = ()
    width: float = 0.0
    height: float = 0.0
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    number_size: float = 0.0
    table_gap: float = 0.0
    notes: tuple[PaperLine, ...] = field(default=())

    @property
    def landscape(self) -> bool:
        """Whether its pages lie."""
        return self.width > self.height

    @property
    def text_width(self) -> float:
        """How wide its text is."""
        return self.width - self.left - self.right

    def tables(self) -> tuple[PaperTable, ...]:
        """Its tables, in order."""
        return tuple(part for part in self.parts if isinstance(part, PaperTable))


def text_of(pieces: tuple[Piece, ...]) -> str:
    """The words of pieces."""
    return pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
