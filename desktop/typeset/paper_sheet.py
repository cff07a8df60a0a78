"""Appendices for other programs: composed and measured as for our own pages, and left to be broken into pages there."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.document import Appendix, Document
from desktop.domain.numbering import footnote_numbers, labels
from desktop.domain.paper_sheets import Align, PaperCell, PaperLine, PaperSheet, PaperTable, Piece
from desktop.domain.standards import Standard
from desktop.typeset.compose import Composer, Flow, Paragraph
from desktop.typeset.dress import Dress, Frame, choose_dress
from desktop.typeset.grid import Grid, Kind, grid_of
from desktop.typeset.layout import flows_of
from desktop.typeset.page import Face
from desktop.typeset.surroundings import frame_of
from desktop.typeset.table_columns import element_of
from desktop.typeset.table_widths import fitted
from desktop.typeset.words import Span

_BOLD = frozenset({Face.BOLD, Face.BOLD_ITALIC})
_ITALIC = frozenset({Face.ITALIC, Face.BOLD_ITALIC})


def paper_sheets(document: Document, standard: Standard) -> Iterator[PaperSheet]:
    """The appendices of a document as sheets, in order. Raises MissingGlyph for a letter that our faces lack."""
    dress = choose_dress(document.header, standard, document.copy)
    composer = Composer(dress, document.footnotes, footnote_numbers(document))
    several = len(document.appendices) > 1
    for number, appendix in enumerate(document.appendices, start=1):
        head = composer.appendix_head(number, appendix, document.header, several=several)
        yield _sheet(appendix, head, composer, standard.appendix_label(number, several=several))


def _sheet(appendix: Appendix, head: list[Flow], composer: Composer, name: str) -> PaperSheet:
    dress = composer.dress
    frame = frame_of(appendix, dress, composer.spans)
    numbers = labels(appendix.blocks, dress.standard.forms)
    flows = [*head, *(flow for some in flows_of(composer, appendix.blocks, numbers) for flow in some)]
    parts = tuple(part for flow in flows if (part := _part(flow, composer, frame)) is not None)
    cited = dict.fromkeys(span.note for flow in flows for span in _marks(flow, composer) if span.note)
    notes = [note for mark in cited if (note := composer.note(mark)) is not None]
    return PaperSheet(
        name,
        parts,
        width=frame.page_width,
        height=frame.page_height,
        left=frame.left,
        top=frame.top,
        right=frame.page_width - frame.right,
        bottom=frame.page_height - frame.bottom,
        number_size=dress.size("page_number"),
        table_gap=dress.points("table_gap"),
        notes=tuple(_line(note, dress) for note in notes),
    )


def _marks(flow: Flow, composer: Composer) -> Iterator[Span]:
    if isinstance(flow, Paragraph):
        yield from flow.spans
    elif flow.block.table is not None:
        for row in flow.block.table.rows:
            for cell in row:
                yield from composer.spans(cell.runs, "table_cell")


def _part(flow: Flow, composer: Composer, frame: Frame) -> PaperLine | PaperTable | None:
    if isinstance(flow, Paragraph):
        return _line(flow, composer.dress)
    grid = grid_of(flow.block.table) if flow.block.table is not None else None
    return _table(grid, composer, frame) if grid is not None else None


def _line(paragraph: Paragraph, dress: Dress) -> PaperLine:
    element = dress.element(paragraph.element)
    size, align = dress.size(paragraph.element), Align(element.align)
    return PaperLine(_pieces(paragraph.spans), size, align, paragraph.element, paragraph.indent)


def _table(grid: Grid, composer: Composer, frame: Frame) -> PaperTable:
    dress = composer.dress
    fit = fitted(grid, dress, frame.width, composer.spans)
    cells = []
    for row in grid.rows:
        for placed in row:
            element = element_of(grid, placed.row)
            pieces = _pieces(composer.spans(placed.cell.runs, element))
            align = _align(grid, placed.row, placed.column, placed.cell.columns)
            cells.append(PaperCell(placed.row, placed.column, pieces, align, placed.cell.rows, placed.cell.columns))
    size, gap = dress.size("table_cell") * fit.scale, dress.points("cell_gap")
    return PaperTable(tuple(cells), len(grid.rows), grid.table.header_rows, fit.widths, size, fit.padding, gap)


def _align(grid: Grid, row: int, column: int, columns: int) -> Align:
    """As our own pages set the cell; figures stand in the middle here, where no program lines up their commas."""
    if grid.is_head(row):
        return Align.CENTRE
    kind = grid.kinds[column] if columns == 1 else Kind.TEXT
    return Align.LEFT if kind is Kind.TEXT else Align.CENTRE


def _pieces(spans: tuple[Span, ...]) -> tuple[Piece, ...]:
    return tuple(
        Piece(span.text, span.face in _BOLD, span.face in _ITALIC, span.underline, bool(span.raise_by))
        for span in spans
        if span.text
    )
