"""The rows of a sheet as its document changes: what two states share keeps the very rows that it had.

A key in a plan of 200 pages changes a line and the numbers after it; dressing all lines anew would take as long as all
the rest of the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.appendices import appendix_of_title, title_key
from desktop.domain.document import BASES, BODY, CLOSING, PREAMBLE, Block, Document, Level, appendix_place, text_runs
from desktop.domain.edits import Row
from desktop.domain.numbering import TOP, Above, numbered
from desktop.ui.sheet.lines.rows import SheetRow, dress, label_of
from desktop.ui.sheet.look.styles import SheetStyle


class _Context(NamedTuple):
    """All that the rows of a block and of what stands under it depend on, besides the block and the style."""

    place: str
    depth: int
    label: str
    below: Above
    following: Level | None  # that of the sibling after it


class _Kept(NamedTuple):
    """A block as it was seen last, with its rows, those under it included."""

    block: Block
    context: _Context
    rows: list[SheetRow]
    articles: int
    under: dict[str, _Kept]


_SIBLINGS = {level: Block("", level) for level in Level}
_Place = tuple[tuple[Block, ...], list[SheetRow], dict[str, _Kept]]


class KeptRows:
    """Gives the rows of one document, state after state."""

    def __init__(self) -> None:
        self._style: SheetStyle | None = None
        self._places: dict[str, _Place] = {}

    def of(self, document: Document, style: SheetStyle) -> list[SheetRow]:
        """Every line of the document as the sheet shows it."""
        if style is not self._style:
            self._style, self._places = style, {}
        before, self._places = self._places, {}
        found: list[SheetRow] = []
        for place, blocks in _places(document):
            old = before.get(place)
            if old is None or old[0] != blocks:
                under: dict[str, _Kept] = {}
                rows = _rows(place, blocks, old[2] if old is not None else {}, under, style)
                old = (blocks, rows, under)
            self._places[place] = old
            found += old[1]
        return found


def sheet_rows(document: Document, style: SheetStyle) -> list[SheetRow]:
    """Every line of the document as the sheet shows it, with nothing kept from before."""
    return KeptRows().of(document, style)


def _places(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Every place with its blocks, in printed order; the title of an appendix is a place with one block."""
    yield BASES, document.bases
    yield PREAMBLE, document.preamble
    yield BODY, document.body
    yield CLOSING, document.closing
    for appendix in document.appendices:
        key = title_key(appendix.id)
        yield key, (Block(key, runs=text_runs(appendix.title)),)
        yield appendix_place(appendix.id), appendix.blocks


def _rows(
    place: str,
    blocks: tuple[Block, ...],
    before: dict[str, _Kept],
    after: dict[str, _Kept],
    style: SheetStyle,
    above: Above = TOP,
    depth: int = 0,
) -> list[SheetRow]:
    """The rows of siblings with all under them; what was kept `before` is looked up there, and all goes to `after`."""
    rows: list[SheetRow] = []
    followers = [block.level for block in blocks[1:]]
    steps = numbered(blocks, style.standard.forms, above, lambda block: after[block.id].articles)
    for number, (block, label, below) in enumerate(steps):
        context = _Context(place, depth, label, below, followers[number] if number < len(followers) else None)
        kept = before.get(block.id)
        if kept is None or kept.context != context or (kept.block is not block and kept.block != block):
            kept = _seen(block, context, kept.under if kept is not None else {}, style)
        after[block.id] = kept
        rows += kept.rows
    return rows


def _seen(block: Block, context: _Context, before: dict[str, _Kept], style: SheetStyle) -> _Kept:
    """A block that is new or has changed, with its rows."""
    place, depth, label, below, level = context
    if block.children:
        following: Row | None = Row(depth + 1, block.children[0])
    else:
        following = Row(depth, _SIBLINGS[level]) if level is not None else None
    face, label_face, over = dress(place, Row(depth, block), following, style)
    row = SheetRow(
        key=block.id,
        place=place,
        depth=depth,
        level=block.level,
        runs=block.runs,
        label=label_of(place, block.runs, label, style),
        face=face,
        label_face=label_face,
        over=over,
        guidance=block.guidance if not block.runs else "",
        table=block.table,
        opens=appendix_of_title(place) or "",
    )
    under: dict[str, _Kept] = {}
    rows = [row]
    if block.children:
        rows += _rows(place, block.children, before, under, style, below, depth + 1)
    articles = (block.level is Level.ARTICLE) + sum(kept.articles for kept in under.values())
    return _Kept(block, context, rows, articles, under)
