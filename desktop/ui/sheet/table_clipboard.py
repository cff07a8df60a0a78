"""Cells of a table on the clipboard: as a table of our own, for Word and Excel, and as text parted by tabs."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from PySide6.QtCore import QMimeData

from desktop.domain.document import Document, Level, Run, Table, plain
from desktop.domain.table_cells import lines_of
from desktop.ui.sheet.clipboard import to_clipboard
from desktop.ui.sheet.rows import SheetRow


def cells_to_clipboard(row: SheetRow, part: Table, document: Document) -> QMimeData:
    """Part of the table that a row shows."""
    mime = to_clipboard([replace(row, table=part, label="")], document)
    out = StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerows([[plain(runs) for runs in line] for line in lines_of(part)])
    mime.setText(out.getvalue().removesuffix("\n"))
    return mime


def words_to_clipboard(row: SheetRow, runs: tuple[Run, ...], document: Document) -> QMimeData:
    """Words out of one cell of the table that a row shows."""
    return to_clipboard([replace(row, level=Level.PARAGRAPH, runs=runs, table=None, label="")], document)
