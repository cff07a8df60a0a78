"""Rows for the clipboard: lines of cells for Excel, and the same as a table for Word. Nothing becomes a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QMimeData

from desktop.ui.following.table.columns import Columns, Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cells_of(columns: Columns[Row], rows: Sequence[Row], shown: Sequence[int], today: date) -> list[list[str]]:
    """The heads of the columns that are `shown`, then the rows; they are counted from 1."""
    table = [[columns.title(column) for column in shown]]
    for number, row in enumerate(rows, 1):
        table.append(
            [str(number) if column == columns.number else columns[column].text(row, today) for column in shown]
        )
    return table


def clip_of(table: Sequence[Sequence[str]]) -> QMimeData:
    """Cells by rows, the heads first, as Excel and Word take them."""
    clip = QMimeData()
    clip.setText("\n".join("\t".join(_plain(cell) for cell in row) for row in table) + "\n")
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table[0])
    body = "".join(
        "<tr>" + "".join(f"<td style=\"mso-number-format:'\\@'\">{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in table[1:]
    )
    clip.setHtml(f'<meta charset="utf-8"><table border="1"><tr>{head}</tr>{body}</table>')
    return clip


def _plain(cell: str) -> str:
    """A cell on one line; what a sheet would reckon out is marked as text."""
    text = " ".join(cell.split())
    return f"'{text}" if cell.startswith(_FORMULA) else text
