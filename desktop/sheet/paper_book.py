"""Appendices as the bytes of an .xlsx workbook, one worksheet each, laid out as the office prints them.

Texts are written as texts, whatever they begin with: no cell is ever a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop.domain.paper_sheets import Align, PaperCell, PaperLine, PaperSheet, PaperTable, Piece
from desktop.domain.text import one_line

FACE = "Times New Roman"
A4 = 9  # the number of this paper in the file format
POINTS_PER_INCH = 72.0
PIXELS_PER_POINT = 96 / 72
LETTER = 0.46  # how wide a letter of this face is at most as a rule, of its size
LINE = 1.25  # how high a line is, of its letters' size
MOST_LETTERS = 32_000  # of a cell; Excel allows 32,767
MOST_NAME = 31  # letters that Excel allows for the name of a worksheet
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_FIGURES = re.compile(r"[+–-]?(?:[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d{0,14})(?:,\d+)?%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "left"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    # widths are counted in figures of this face: those of Calibri are not the same wherever it is missing
    "default_format_properties": {"font_name": FACE, "font_size": 11},
}


class Figure(NamedTuple):
    """A number as a cell holds it, and the form in which Excel shows it as it was written."""

    value: float
    form: str


def figure_of(text: str) -> Figure | None:
    """What "1.234,5" or "80%" says, of what stands as a number alone; None for any other text, and for a year."""
    if not _FIGURES.fullmatch(text) or _YEAR.fullmatch(text):
        return None
    plain = text.rstrip("%").replace("–", "-").replace(".", "").replace(",", ".")
    decimals = len(plain.partition(".")[2])
    form = ("#,##0" if "." in text else "0") + ("." + "0" * decimals if decimals else "")
    signed = f"+{form};-{form}" if text.startswith("+") else form
    if text.endswith("%"):
        return Figure(round(float(plain) / 100, decimals + 4), signed.replace(";", "%;") + "%")
    return Figure(float(plain), signed)


def book_bytes(sheets: Sequence[PaperSheet], title: str, made: datetime) -> bytes:
    """The workbook of these appendices. The same sheets and time give the same bytes."""
    memory = BytesIO()
    book = xlsxwriter.Workbook(memory, _OPTIONS)
    book.set_properties({"title": title, "created": made.astimezone(UTC).replace(tzinfo=None)})
    dresses = _Dresses(book)
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        _Writer(book.add_worksheet(name), sheet, dresses).write()
    book.close()
    return memory.getvalue()


def _names(sheets: Iterable[PaperSheet]) -> list[str]:
    """Names for worksheets: allowed by Excel, none twice."""
    found: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        name = _FORBIDDEN.sub(" ", one_line(sheet.name))[:MOST_NAME].strip() or str(number)
        taken = {one.casefold() for one in found}
        found.append(f"{name[: MOST_NAME - 5]} ({number})" if name.casefold() in taken else name)
    return found


class _Dresses:
    """How cells look; a workbook keeps each look once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Format] = {}

    def of(
        self, piece: Piece, size: float, align: Align | None = None, form: str = "", *, lined: bool = False
    ) -> Format:
        """The look of a text; `form` is that of a number, and `lined` cells are framed."""
        key = (*piece[1:], size, align, form, lined)
        if key not in self._made:
            look: dict[str, Any] = {"font_name": FACE, "font_size": size, "valign": "top", "text_wrap": True}
            look |= {"bold": piece.bold, "italic": piece.italic, "underline": int(piece.underline)}
            if piece.raised:
                look["font_script"] = 1
            if align is not None:
                look["align"] = _ALIGN[align]
            if form:
                look["num_format"] = form
            if lined:
                look |= {"border": 1, "valign": "vcenter"}
            self._made[key] = self._book.add_format(look)
        return self._made[key]


class _Writer:
    """Writes one appendix to one worksheet, line by line from its top."""

    def __init__(self, worksheet: Worksheet, sheet: PaperSheet, dresses: _Dresses) -> None:
        self._to, self._sheet, self._dresses = worksheet, sheet, dresses
        tables = sheet.tables()
        self._columns = max((len(table.widths) for table in tables), default=1)
        widest = max(tables, key=lambda table: len(table.widths), default=None)
        self._widths = widest.widths if widest is not None else (sheet.text_width,)
        self._at = 0
        self._repeats = False  # whether a head is repeated on every page: the format knows one

    def write(self) -> None:
        """The whole appendix, its notes at the end."""
        for column, width in enumerate(self._widths):
            self._to.set_column_pixels(column, column, round(width * PIXELS_PER_POINT))
        for part in self._sheet.parts:
            if isinstance(part, PaperTable):
                self._table(part)
            else:
                self._line(part)
        for note in self._sheet.notes:
            self._line(note)
        self._page()

    def _page(self) -> None:
        sheet, to = self._sheet, self._to
        to.set_paper(A4)
        if sheet.landscape:
            to.set_landscape()
        sides = {name: getattr(sheet, name) / POINTS_PER_INCH for name in ("left", "right", "top", "bottom")}
        to.set_margins(**sides)
        to.set_header(f'&C&"{FACE}"&{round(sheet.number_size)}&P', {"margin": sides["top"] / 2})
        to.set_start_page(1)
        to.fit_to_pages(1, 0)
        to.hide_gridlines(2)

    def _line(self, line: PaperLine) -> None:
        """A paragraph over all columns; merged cells do not become higher by themselves."""
        look = self._dresses.of(_dress(line.pieces), line.size, line.align)
        if self._columns > 1:
            self._to.merge_range(self._at, 0, self._at, self._columns - 1, "", look)
        self._to.set_row(self._at, _lines(line.text, line.size, sum(self._widths)) * line.size * LINE)
        self._text(self._at, 0, line.pieces, line.size, look)
        self._at += 1

    def _table(self, table: PaperTable) -> None:
        if self._at:
            self._to.set_row(self._at, self._sheet.table_gap)
            self._at += 1
        top, figures = self._at, _figure_columns(table)
        if table.heads and not self._repeats:
            self._to.repeat_rows(top, top + table.heads - 1)
            self._repeats = True
        for number, row in enumerate(table.by_rows()):
            for cell in row:
                self._cell(top, cell, table, figures)
            height = max((_height(cell, table) for cell in row if cell.rows == 1), default=table.size * LINE)
            self._to.set_row(top + number, height + 2 * table.gap)  # programs but Excel find no heights themselves
        self._at += table.rows

    def _cell(self, top: int, cell: PaperCell, table: PaperTable, figures: frozenset[int]) -> None:
        row, column = top + cell.row, cell.column
        number = figure_of(cell.text.strip()) if cell.row >= table.heads and column in figures else None
        form = number.form if number else ""
        look = self._dresses.of(_dress(cell.pieces), table.size, cell.align, form, lined=True)
        if cell.rows > 1 or cell.columns > 1:
            self._to.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", look)
        if number is not None:
            self._to.write_number(row, column, number.value, look)
        else:
            self._text(row, column, cell.pieces, table.size, look)

    def _text(self, row: int, column: int, pieces: tuple[Piece, ...], size: float, look: Format) -> None:
        """A text in one dress or in several."""
        kept = [piece for piece in pieces if piece.text]
        is_long = sum(len(piece.text) for piece in kept) > MOST_LETTERS  # the format has no such text in several
        if len({piece[1:] for piece in kept}) > 1 and not is_long:
            parts = [part for piece in kept for part in (self._dresses.of(piece, size), piece.text)]
            self._to.write_rich_string(row, column, *parts, look)
        elif kept:
            self._to.write_string(row, column, "".join([piece.text for piece in kept])[:MOST_LETTERS], look)
        else:
            self._to.write_blank(row, column, None, look)


def _dress(pieces: tuple[Piece, ...]) -> Piece:
    """The dress of a whole text: that of its first words."""
    return pieces[0]._replace(text="", raised=False) if pieces else Piece("")


def _figure_columns(table: PaperTable) -> frozenset[int]:
    """Columns in which nothing but figures stands, at least one of them: those are numbers to Excel too."""
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row >= table.heads and cell.columns == 1 and cell.text.strip():
            texts.setdefault(cell.column, []).append(cell.text.strip())
    return frozenset(column for column, said in texts.items() if all(figure_of(text) for text in said))


def _height(cell: PaperCell, table: PaperTable) -> float:
    width = sum(table.widths[cell.column : cell.column + cell.columns]) - 2 * table.padding
    return _lines(cell.text, table.size, width) * table.size * LINE


def _lines(text: str, size: float, width: float) -> int:
    """About how many lines a text takes in `width` pt."""
    letters = max(1.0, width / (size * LETTER))
    return sum(max(1, ceil(len(line) / letters)) for line in text.split("\n")) or 1
