"""Cells of a table on the clipboard: as a table of our own, for Word and Excel, and as text parted by tabs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from typing import Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.domain import table_cells
from desktop.domain.document import Document, Table, plain
from desktop.domain.errors import UserError
from desktop.domain.notes import drop_unmarked
from desktop.domain.pasting import Clip
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.table_merging import merge
from desktop.domain.tables import Area, column_count, placed_cells
from desktop.ui.preedit import commit_preedit
from desktop.ui.sheet.box_words import BoxWords
from desktop.ui.sheet.clips.clipboard import cells_of, clipboard_data, to_clipboard
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.tables.hand import TableHand
from desktop.ui.sheet.tables.steps import Place
from i18n import _, say


class Run(Protocol):
    """Applies an edit of the table in hand, then takes a place of it in hand."""

    def __call__(self, label: str, edit: Callable[[Document, str], Document], place: Place) -> None: ...


def cells_to_clipboard(row: SheetRow, part: Table, document: Document) -> QMimeData:
    """Part of the table that a row shows."""
    mime = to_clipboard([replace(row, table=part, label="")], document)
    out = StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerows([[plain(runs) for runs in line] for line in table_cells.lines_of(part)])
    mime.setText(out.getvalue().removesuffix("\n"))
    return mime


def _spans(clip: Clip, row: int, column: int) -> list[Area]:
    """Where the merged cells of a clip that is one table come to lie, with its first cell at a place."""
    table = clip.pieces[0].table if len(clip.pieces) == 1 else None
    spans = [one for one in placed_cells(table) if one.cell.rows * one.cell.columns > 1] if table is not None else []
    starts = [(row + one.row, column + one.column, one.cell) for one in spans]
    return [Area(top, left, top + cell.rows - 1, left + cell.columns - 1) for top, left, cell in starts]


class CellClips:
    """Copies and pastes what is in hand of a table: the words selected in the cell, or a block of cells."""

    def __init__(self, hand: TableHand, words: BoxWords, run: Run, refuse: Callable[[str], None]) -> None:
        self.hand, self.words, self._run, self._refuse = hand, words, run, refuse
        self.pasted: Callable[[Clip], None] = lambda _clip: None
        """Told of what the clipboard held."""
        hand.box.to_clipboard = self.mime

    def mime(self) -> QMimeData:
        """What is selected of the table."""
        hand = self.hand
        if hand.other is None:
            return self.words.mime()
        row = hand.lines.rows[hand.lines.numbers[hand.key]]
        return cells_to_clipboard(row, table_cells.part_of(hand.table, hand.area), hand.session.document)

    def copy(self) -> None:
        """Copy the cells or the words that are selected."""
        if self.hand.other is None:
            self.words.copy()
        else:
            QGuiApplication.clipboard().setMimeData(self.mime())

    def paste(self, mime: QMimeData | None = None, *, plain_only: bool = False) -> None:
        """Words go in at the cursor; cells from the one in hand on, with rows and columns where the table ends."""
        hand = self.hand
        commit_preedit(hand.box)
        try:
            lines, clip = cells_of(mime or clipboard_data(), plain_only=plain_only)
        except UserError as error:
            self._refuse(say(error))
            return
        if not table_cells.has_room(hand.area.left, lines):
            said = _("Không dán được: bảng có nhiều nhất {most} cột. Bảng giữ nguyên; hãy chép ít cột hơn.")
            self._refuse(said.format(most=MOST_COLUMNS))
            return
        if [len(line) for line in lines] == [1] and hand.other is None:
            self._put_words(lines[0][0], clip)
        elif lines:
            self._put_cells(lines, clip)
        self.pasted(clip)

    def _put_words(self, fresh: table_cells.Runs, clip: Clip) -> None:
        hand = self.hand
        place, (words, end) = hand.place, hand.box.with_put_in(fresh)
        self._put(lambda document, key: table_cells.set_words(document, key, place, words), place, clip)
        hand.box.select(end, end)
        hand.stay()
        hand.reveal()

    def _put_cells(self, lines: list[list[table_cells.Runs]], clip: Clip) -> None:
        hand, (row, column) = self.hand, (self.hand.area.top, self.hand.area.left)
        spans = _spans(clip, row, column)

        def put(document: Document, key: str) -> Document:
            document = table_cells.put_cells(document, key, row, column, lines)
            for area in spans:
                document = merge(document, key, area)
            return document

        self._put(put, (row, column), clip)
        wide = max(len(line) for line in lines)
        end = (min(row + len(lines), len(hand.table.rows)) - 1, min(column + wide, column_count(hand.table)) - 1)
        hand.choose(end if end != hand.place else None)
        hand.stay()

    def _put(self, put: Callable[[Document, str], Document], place: Place, clip: Clip) -> None:
        def edit(document: Document, key: str) -> Document:
            document = put(document, key)
            document = replace(document, footnotes=(*document.footnotes, *clip.footnotes))
            return drop_unmarked(document) if document.footnotes else document

        self._run(_("dán"), edit, place)
