"""Cells of a table on the clipboard: as a table of our own, for Word and Excel, and as text parted by tabs."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont, QTextDocument, QTextFragment

from desktop.domain.document import Document, Footnote, Level, Run, Table, plain, text_runs
from desktop.domain.runs import join
from desktop.domain.table_cells import lines_of
from desktop.domain.text import clean
from desktop.ui.sheet.clipboard import OWN_TYPE, from_clipboard, to_clipboard
from desktop.ui.sheet.rows import SheetRow

Runs = tuple[Run, ...]


def cells_to_clipboard(row: SheetRow, part: Table, document: Document) -> QMimeData:
    """Part of the table that a row shows."""
    mime = to_clipboard([replace(row, table=part, label="")], document)
    out = StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerows([[plain(runs) for runs in line] for line in lines_of(part)])
    mime.setText(out.getvalue().removesuffix("\n"))
    return mime


def words_to_clipboard(row: SheetRow, runs: Runs, document: Document) -> QMimeData:
    """Words out of one cell of the table that a row shows."""
    return to_clipboard([replace(row, level=Level.PARAGRAPH, runs=runs, table=None, label="")], document)


def cells_from_clipboard(mime: QMimeData, *, plain_only: bool = False) -> tuple[list[list[Runs]], tuple[Footnote, ...]]:
    """Lines of cells to be put in, with the notes that their words have; words without cells are one cell of lines."""
    text = clean(mime.text()).removesuffix("\n")
    if not plain_only and (mime.hasFormat(OWN_TYPE) or "<table" in mime.html().lower()):
        pieces, notes = from_clipboard(mime)
        if any(piece.table for piece in pieces):
            lines = [line for piece in pieces for line in (lines_of(piece.table) if piece.table else [[piece.runs]])]
            return lines, notes
        if mime.hasFormat(OWN_TYPE) and pieces:
            return [[_under_each_other([piece.runs for piece in pieces])]], notes
    if "\t" in text:
        return [[text_runs(cell) for cell in line] for line in _cells_of(text)], ()
    if mime.hasHtml() and not plain_only:
        runs = _rich(mime.html())
        if plain(runs).strip():
            return [[runs]], ()
    return ([[text_runs(text)]] if text else []), ()


def _under_each_other(parts: list[Runs]) -> Runs:
    return join(tuple(run for number, part in enumerate(parts) for run in ((Run("\n"), *part) if number else part)))


def _rich(html: str) -> Runs:
    """The paragraphs of HTML under each other, bold and italic kept."""
    document = QTextDocument()
    document.setHtml(html)
    parts: list[Runs] = []
    block = document.begin()
    while block.isValid():
        runs: list[Run] = [Run("- ")] if block.textList() is not None else []
        at = block.begin()
        while not at.atEnd():
            runs.append(_run(at.fragment()))
            at += 1
        if plain(tuple(runs)).strip():
            parts.append(tuple(runs))
        block = block.next()
    return _under_each_other(parts)


def _run(fragment: QTextFragment) -> Run:
    form = fragment.charFormat()
    text = clean(fragment.text().replace("\u2028", "\n")).replace("\ufffc", "").replace("\u00a0", " ")
    return Run(text, bold=form.fontWeight() >= QFont.Weight.DemiBold, italic=form.fontItalic())


def _cells_of(text: str) -> list[list[str]]:
    """The cells of a text from Excel, where a cell of several lines stands in quotes."""
    try:
        return list(csv.reader(StringIO(text), dialect="excel-tab"))
    except csv.Error:  # a cell longer than the reader takes, or a quote left open
        return [line.split("\t") for line in text.split("\n")]
