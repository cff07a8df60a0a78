"""What the sheet gives to the clipboard and takes from it: a kind of its own, rich text without looks, plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextFrame, QTextList, QTextListFormat, QTextTable

from desktop.domain.document import (
    STACKED,
    Block,
    Cell,
    Document,
    Footnote,
    Level,
    Run,
    Table,
    all_runs,
    new_id,
    plain,
    text_runs,
    walk,
)
from desktop.domain.edits import Row, tree_of
from desktop.domain.errors import UserError
from desktop.domain.exchange import dumps, loads
from desktop.domain.lines import Caret
from desktop.domain.pasting import Piece, pieces_of_text, recognise
from desktop.domain.runs import cut, join, runs_length
from desktop.domain.text import clean, one_line
from desktop.ui.sheet.rows import SheetRow

OWN_TYPE = "application/x-thao-lines"
_STYLES = QTextListFormat.Style
_LIST_LEVELS = {
    _STYLES.ListUpperRoman: Level.SECTION,
    _STYLES.ListDecimal: Level.CLAUSE,
    _STYLES.ListLowerAlpha: Level.POINT,
    _STYLES.ListUpperAlpha: Level.POINT,
    _STYLES.ListLowerRoman: Level.POINT,
}


def selected_rows(rows: list[SheetRow], first: Caret, last: Caret) -> list[SheetRow]:
    """The rows between two carets, with the first and the last cut to what is selected."""
    numbers = {row.key: number for number, row in enumerate(rows)}
    if first.key not in numbers or last.key not in numbers:
        return []
    chosen = rows[numbers[first.key] : numbers[last.key] + 1]
    if len(chosen) > 1 and last.offset == 0:
        chosen.pop()  # a selection that ends where a line begins holds none of it
    cut_rows: list[SheetRow] = []
    for row in chosen:
        start = first.offset if row.key == first.key else 0
        end = last.offset if row.key == last.key else runs_length(row.runs)
        part = cut(row.runs, start, end)
        whole = start == 0 and (len(chosen) > 1 or part == row.runs)
        cut_rows.append(replace(row, runs=part, label=row.label if whole else ""))
    return cut_rows


def to_clipboard(rows: list[SheetRow], document: Document) -> QMimeData:
    """The rows in three kinds: our own with footnotes, HTML with bold and italic, plain text with printed labels."""
    mime = QMimeData()
    blocks = tree_of([Row(row.depth, Block(row.key, row.level, row.runs, table=row.table)) for row in rows])
    clip = Document("clip", body=blocks)
    marks = {run.footnote for run in all_runs(clip) if run.footnote}
    clip = replace(clip, footnotes=tuple(note for note in document.footnotes if note.id in marks))
    mime.setData(OWN_TYPE, dumps(clip).encode())
    mime.setText("\n".join(_plain_line(row, labelled=len(rows) > 1) for row in rows))
    mime.setHtml("".join(_html_line(row, labelled=len(rows) > 1) for row in rows))
    return mime


def _plain_line(row: SheetRow, *, labelled: bool) -> str:
    if row.table:
        return "\n".join("\t".join(one_line(plain(cell.runs)) for cell in line) for line in row.table.rows)
    label = f"{row.label}\n" if row.over else f"{row.label} "
    return f"{label}{plain(row.runs)}" if row.label and labelled else plain(row.runs)


def _html_runs(runs: Iterable[Run]) -> str:
    found = []
    for run in runs:
        text = escape(run.text).replace("\n", "<br>")
        text = f"<b>{text}</b>" if run.bold else text
        found.append(f"<i>{text}</i>" if run.italic else text)
    return "".join(found)


def _html_line(row: SheetRow, *, labelled: bool) -> str:
    if row.table:
        lines = ("".join(f"<td>{_html_runs(cell.runs)}</td>" for cell in line) for line in row.table.rows)
        return "<table border=1>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
    if row.over and labelled:
        return f'<p align="center">{escape(row.label)}</p><p align="center">{_html_runs(row.runs)}</p>'
    label = f"{escape(row.label)} " if row.label and labelled else ""
    return f"<p>{label}{_html_runs(row.runs)}</p>"


def from_clipboard(mime: QMimeData, *, plain_only: bool = False) -> tuple[list[Piece], tuple[Footnote, ...]]:
    """Lines and footnotes to be pasted; colours and fonts are dropped.

    `plain_only` gives the words as they stand: without bold and italic, and with "1." or "-" left as letters.
    """
    if plain_only:
        lines = (line.replace("\t", " ").strip() for line in clean(mime.text()).split("\n"))
        return [Piece(text_runs(line)) for line in lines if line], ()
    if mime.hasFormat(OWN_TYPE):
        own = _own_lines(bytes(mime.data(OWN_TYPE).data()))
        if own is not None:
            return own
    if mime.hasHtml():
        pieces = _rich_lines(mime.html())
        if pieces:
            return pieces, ()
    return pieces_of_text(mime.text()), ()


def _own_lines(data: bytes) -> tuple[list[Piece], tuple[Footnote, ...]] | None:
    """Our own lines, with new ids for their notes; None where the data is damaged."""
    try:
        clip = loads(data.decode("utf-8", "replace"))
    except UserError:
        return None
    fresh = {note.id: new_id() for note in clip.footnotes}

    def renamed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        kept = (run for run in runs if not run.footnote or run.footnote in fresh)
        return tuple(replace(run, footnote=fresh[run.footnote]) if run.footnote else run for run in kept)

    blocks = list(walk(clip.body))
    pieces = [Piece(renamed(block.runs), None if len(blocks) == 1 else block.level, block.table) for block in blocks]
    return pieces, tuple(replace(note, id=fresh[note.id]) for note in clip.footnotes)


def _rich_lines(html: str) -> list[Piece]:
    """Lines of HTML from Word, Excel, Zalo or the web; its tables as tables."""
    document = QTextDocument()
    document.setHtml(html)
    pieces: list[Piece] = []
    _collect(document.rootFrame(), pieces)
    if len(pieces) == 1:
        return pieces
    return [piece for piece in pieces if piece.table or piece.level in STACKED or plain(piece.runs).strip()]


def _collect(frame: QTextFrame, pieces: list[Piece]) -> None:
    at = frame.begin()
    while not at.atEnd():
        child = at.currentFrame()
        if isinstance(child, QTextTable):
            pieces.append(Piece(table=_table(child)))
        elif at.currentBlock().isValid():
            pieces.append(_piece(at.currentBlock()))
        else:
            _collect(child, pieces)
        at += 1


def _piece(block: QTextBlock) -> Piece:
    runs = _dressed(block)
    found: QTextList | None = block.textList()
    return recognise(runs) if found is None else Piece(runs, _LIST_LEVELS.get(found.format().style(), Level.DASH))


def _dressed(block: QTextBlock) -> tuple[Run, ...]:
    """Text with bold and italic only; line breaks within a block are kept."""
    runs: list[Run] = []
    at = block.begin()
    while not at.atEnd():
        form = at.fragment().charFormat()
        text = clean(at.fragment().text().replace("\u2028", "\n")).replace("\ufffc", "").replace("\u00a0", " ")
        runs.append(Run(text, bold=form.fontWeight() >= QFont.Weight.DemiBold, italic=form.fontItalic()))
        at += 1
    return join(tuple(runs))


def _table(table: QTextTable) -> Table:
    """A table as values; a cell that spans others is given once."""

    def cells(number: int) -> tuple[Cell, ...]:
        found = []
        for column in range(table.columns()):
            cell = table.cellAt(number, column)
            if cell.row() == number and cell.column() == column:
                found.append(Cell(_cell_runs(cell.begin), columns=cell.columnSpan(), rows=cell.rowSpan()))
        return tuple(found)

    return Table(tuple(cells(number) for number in range(table.rows())), 1)


def _cell_runs(begin: Callable[[], QTextFrame.iterator]) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = begin()
    while not at.atEnd():
        if at.currentBlock().isValid():
            runs.extend([Run("\n")] if runs else [])
            runs.extend(_dressed(at.currentBlock()))
        at += 1
    return join(tuple(runs))
