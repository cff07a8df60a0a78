"""Tables as WordprocessingML (ECMA-376, part 1, 17.4): fixed widths, the head repeated, rows never cut."""

from __future__ import annotations

from desktop.domain.paper_sheets import PaperCell, PaperTable
from desktop.word.paragraphs import cell_paragraphs, twips

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)


def table_xml(table: PaperTable) -> str:
    """One table. A cell over several rows is said in each of them, as the format wants it."""
    widths = [twips(width) for width in table.widths]
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    sides = "".join(f'<w:{side} w:w="{twips(table.padding)}" w:type="dxa"/>' for side in ("left", "right"))
    head = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    reaching: dict[int, PaperCell] = {}  # cells of earlier rows that reach down, by their column
    rows = []
    for number, begun in enumerate(table.by_rows()):
        reaching = {column: cell for column, cell in reaching.items() if cell.row + cell.rows > number}
        cells = sorted([*begun, *reaching.values()], key=lambda cell: cell.column)
        marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if number < table.heads else "")
        said = "".join([_cell(cell, number, table, widths) for cell in cells])
        rows.append(f"<w:tr><w:trPr>{marks}</w:trPr>{said}</w:tr>")
        reaching |= {cell.column: cell for cell in begun if cell.rows > 1}
    return head + "".join(rows) + "</w:tbl>"


def _cell(cell: PaperCell, row: int, table: PaperTable, widths: list[int]) -> str:
    width = sum(widths[cell.column : cell.column + cell.columns])
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    begins = cell.row == row
    merged = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if cell.rows > 1 else ""
    said = cell_paragraphs(cell.pieces if begins else (), table.size, cell.align, table.gap)
    shape = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{said}</w:tc>"
