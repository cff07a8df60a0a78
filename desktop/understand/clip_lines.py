"""What a clipboard's HTML is read into before it becomes pieces: lines of dressed text, and grids of cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.domain.document import Level
from desktop.understand.clip_style import Dress


class Part(NamedTuple):
    """A stretch of text. With `note` it is the mark of a note, known by the name of its anchor."""

    text: str
    dress: Dress = Dress()
    note: str = ""


@dataclass(slots=True)
class Line:
    """One paragraph. `label` is the number that Word shows but does not hold as text, `depth` the level of its list.

    `item` is what a list of HTML makes of it and `number` how that would be printed; `heading` is 1 to 6, 0 for none.
    `note` names the note whose words these are.
    """

    parts: list[Part] = field(default_factory=list)
    label: str = ""
    depth: int = 0
    item: Level | None = None
    number: str = ""
    heading: int = 0
    quoted: bool = False
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is seen of it."""
        return not any(part.note or part.text.strip() for part in self.parts)


@dataclass(slots=True)
class GridCell:
    """A cell with what stands in it, how far it spans, its width in points (0 where none is said), whether a head."""

    items: list[Line | Grid]
    columns: int = 1
    rows: int = 1
    width: float = 0.0
    is_head: bool = False


@dataclass(slots=True)
class Grid:
    """A table: rows of cells as they come, the widths of <col> in points, how many rows stood in <thead>."""

    rows: list[list[GridCell]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    head_rows: int = 0
    in_head: bool = False
    after_row: bool = True  # the next cell opens a row
    has_cell: bool = False  # while it is read: whether a cell is open


Item = Line | Grid
