"""Tables of appendices as .csv (RFC 4180: commas, quotes doubled, lines ended by CR LF), in UTF-8 with its mark.

A cell that a spreadsheet could take for a formula gets an apostrophe before it, and so does one that begins with an
apostrophe: `rows_of` takes one off again, so that what is read is what was written.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from desktop.domain.paper_sheets import PaperSheet, PaperTable
from desktop.domain.text import nfc

GUARD = "'"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", GUARD, "＝", "＋", "－", "＠")


def csv_bytes(sheets: Iterable[PaperSheet]) -> bytes:
    """The tables of appendices, an empty line between two; a cell over several places stands in the first of them."""
    made = StringIO(newline="")
    writer = csv.writer(made)
    tables = [table for sheet in sheets for table in sheet.tables()]
    for number, table in enumerate(tables):
        if number:
            writer.writerow(())
        writer.writerows([guarded(text) for text in row] for row in texts_of(table))
    return made.getvalue().encode("utf-8-sig")


def texts_of(table: PaperTable) -> list[list[str]]:
    """The text of each place of a table's grid."""
    texts = [[""] * len(table.widths) for _row in range(table.rows)]
    for cell in table.cells:
        texts[cell.row][cell.column] = cell.text
    return texts


def guarded(text: str) -> str:
    """A text that no spreadsheet runs."""
    return GUARD + text if text.startswith(_RISKY) else text


def rows_of(content: bytes) -> list[list[str]]:
    """The cells of such a file, as they were before they were guarded. Raises UnicodeDecodeError, csv.Error."""
    rows = csv.reader(StringIO(nfc(content.decode("utf-8-sig")), newline=""))
    return [[text.removeprefix(GUARD) for text in row] for row in rows]
