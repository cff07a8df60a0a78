"""A table of assignments or targets that was typed by hand is made one that is drawn: its columns are known by their
heads, and its rows become records. It prints what it printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.document import (
    Assignment,
    Block,
    Cell,
    Document,
    Drawn,
    Level,
    Records,
    Table,
    Target,
    find,
    new_id,
    plain,
)
from desktop.domain.drawn_columns import FREE, NUMBER, OF_YEAR, OWN_ORDER
from desktop.domain.drawn_rows import Row
from desktop.domain.edits import update_block
from desktop.domain.held import Held, Record, is_said, read, records_of, shown
from desktop.domain.linked import link
from desktop.domain.record_settling import settle_records
from desktop.domain.record_words import (
    BOTH,
    DEADLINE,
    DECIDED_BY,
    FIGURE,
    INDICATOR,
    LEAD,
    NOTE,
    NOTHING,
    PERIOD,
    PRODUCT,
    SUPPORTING,
    TASK,
    UNIT,
    WORDS,
)
from desktop.domain.row_numbers import HEADS
from desktop.domain.table_cells import header_of
from desktop.domain.text import fold, one_line

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_TASKS = (
    (NOTE, r"ghi chu"),
    (BOTH, r"chu tri.*phoi hop|phoi hop.*chu tri"),
    (SUPPORTING, r"phoi hop"),
    (DECIDED_BY, r"quyet dinh|cap (?:trinh|ban hanh|duyet)|tham quyen"),
    (PRODUCT, r"san pham|ket qua"),
    (DEADLINE, r"thoi gian|thoi han|tien do|hoan thanh|thoi diem"),
    (
        LEAD,
        r"chu tri|tham muu|(?:don vi|co quan|bo phan|nguoi|ban) (?:thuc hien|phu trach)|phu trach|^don vi$|phan cong",
    ),
    (TASK, r"nhiem vu|cong viec|noi dung|hoat dong"),
)
_TARGETS = (
    (NOTE, r"ghi chu"),
    (UNIT, r"don vi tinh|^dvt$|^don vi$"),
    (PERIOD, r"giai doan|thoi gian|thoi diem"),
    (WORDS, r"muc tieu|ke hoach|chi tieu giao|chi tieu phan dau|gia tri|so luong|ty le"),
    (INDICATOR, r"chi tieu|noi dung|tieu chi"),
)


def drawn_of(table: Table) -> Drawn | None:
    """How a table typed by hand would be drawn; None where its heads name neither tasks nor targets, or where it has
    cells or rows that reach over others, which a drawn table has not.
    """
    rows = table.rows[table.header_rows :]
    width = max((sum(cell.columns for cell in row) for row in table.rows), default=0)
    plain_rows = all(len(row) == width and all(cell.rows == cell.columns == 1 for cell in row) for row in rows)
    if not table.header_rows or not rows or not plain_rows:
        return None
    heads = [fold(one_line(header_of(table, column))) for column in range(width)]
    targets = _named(heads, _TARGETS, with_years=True)
    figures = any(name == WORDS or name.startswith(OF_YEAR) for name in targets)
    if INDICATOR in targets and figures and not any(re.search(r"nhiem vu|chu tri", head) for head in heads):
        names, kind = targets, Records.TARGETS
    else:
        names, kind = _named(heads, _TASKS, with_years=False), Records.ASSIGNMENTS
        if TASK not in names or not {LEAD, BOTH, DEADLINE} & set(names):
            return None
        if SUPPORTING not in names and LEAD in names and _joins(rows, names.index(LEAD)):
            names[names.index(LEAD)] = BOTH
    if NUMBER in names and not _is_counted(rows, names.index(NUMBER)):
        names[names.index(NUMBER)] = FREE
    return Drawn(kind, tuple(names))


def _named(heads: list[str], known: tuple[tuple[str, str], ...], *, with_years: bool) -> list[str]:
    """The columns that heads in small letters without diacritics stand over, each name once."""
    names: list[str] = []
    for head in heads:
        years = _YEAR.findall(head) if with_years else []
        name = NUMBER if head in _NUMBER_HEADS else f"{OF_YEAR}{years[-1]}" if years else ""
        if not name:
            name = next((name for name, words in known if re.search(words, head)), FREE)
        names.append(FREE if name in names else name)
    return names


_NUMBER_HEADS = frozenset(fold(head) for head in HEADS)


def _joins(rows: tuple[Row, ...], column: int) -> bool:
    return any("phoi hop" in fold(plain(row[column].runs)) for row in rows)


def _is_counted(rows: tuple[Row, ...], column: int) -> bool:
    return all(plain(row[column].runs).strip().rstrip(".") == str(number) for number, row in enumerate(rows, start=1))


def make_drawn(document: Document, block_id: str, ids: Callable[[], str] = new_id) -> Document:
    """`document` with the table of a block drawn from records that its rows become.

    A row that says what an item of the text hands out, or a target of the text, shows that record; others become rows
    of the table's own. Records of the text that no row shows are not listed. Its order is the one that it has. The same
    document where the table is drawn already or cannot be (see `drawn_of`).
    """
    found = find(document, block_id)
    table = found[1].table if found is not None else None
    drawn = drawn_of(table) if table is not None and table.drawn is None else None
    if found is None or table is None or drawn is None:
        return document
    making = _Making(document, found[1], drawn, ids)
    rows = tuple(making.row(row) for row in table.rows[table.header_rows :])
    kind = Target if drawn.records is Records.TARGETS else Assignment
    left_out = tuple(id for id, one in making.text.items() if isinstance(one.record, kind))
    names = making.columns(table.rows[table.header_rows :])
    made = replace(drawn, columns=names, order=OWN_ORDER, left_out=left_out)
    own = [one for one in making.made if isinstance(one, Assignment)]
    targets = [one for one in making.made if isinstance(one, Target)]
    block = replace(
        found[1],
        table=replace(table, rows=(*table.rows[: table.header_rows], *rows), drawn=made),
        assignments=(*found[1].assignments, *own),
        targets=(*found[1].targets, *targets),
    )
    return settle_records(document, update_block(document, block_id, lambda _block: block))


def make_tables_drawn(document: Document, ids: Callable[[], str] = new_id) -> Document:
    """`document` with every table of its appendices drawn that can be; the same one where none can."""
    for appendix in document.appendices:
        for block in appendix.blocks:
            if block.table is not None:
                document = make_drawn(document, block.id, ids)
    return document


class _Making:
    """Makes records of rows; `text` holds those of the text that no row shows so far."""

    def __init__(self, document: Document, block: Block, drawn: Drawn, ids: Callable[[], str]) -> None:
        self.block, self.drawn, self.ids = block, drawn, ids
        self.text = {id: one for id, one in records_of(document).items() if not one.is_row}
        self.made: list[Record] = []
        self.unlike: set[str] = set()
        """Columns with words that no record could say again: they stay the table's own."""

    def columns(self, rows: tuple[Row, ...]) -> tuple[str, ...]:
        """The names of the columns, once all rows are read."""
        return tuple(FREE if name in self.unlike else name for name in self.drawn.columns)

    def row(self, row: Row) -> Row:
        """A row whose cells show the records that it became."""
        texts = {name: plain(cell.runs) for name, cell in zip(self.drawn.columns, row, strict=True)}
        figures = [name for name in texts if name.startswith(OF_YEAR) and texts[name].strip() not in NOTHING]
        named: dict[str, tuple[Held, str]] = {}
        for year in figures or [FREE]:
            held = self._held(texts, year)
            for name in texts:
                if name == year:
                    named[name] = (held, FIGURE if year else name)
                elif name not in (FREE, NUMBER) and not name.startswith(OF_YEAR):
                    named.setdefault(name, (held, name))
        cells = []
        for name, cell in zip(self.drawn.columns, row, strict=True):
            if name in named and name != FREE:
                held, part = named[name]
                if not is_said(held, part, plain(cell.runs)):
                    self.unlike.add(name)
                cells.append(_linked(cell, link(held.record.id, part)))
            else:
                cells.append(cell)
        return tuple(cells)

    def _held(self, texts: dict[str, str], year: str) -> Held:
        """The record of a row, or of the figure of one year in it: one of the text where that says the same."""
        table = replace(self.block, level=Level.TABLE)
        for id, one in self.text.items():
            if self._is_same(one, texts, year):
                return self.text.pop(id)
        target = self.drawn.records is Records.TARGETS
        record: Record = Target(self.ids()) if target else Assignment(self.ids())
        if isinstance(record, Target) and year:
            record = replace(record, year=int(year.removeprefix(OF_YEAR)))
        for name, text in texts.items():
            if name not in (FREE, NUMBER) and (not name.startswith(OF_YEAR) or name == year):
                record = read(Held(record, table, ""), FIGURE if name == year else name, text)
        self.made.append(record)
        return Held(record, table, "")

    def _is_same(self, one: Held, texts: dict[str, str], year: str) -> bool:
        """Whether a record of the text says all that a row says of it."""
        if isinstance(one.record, Target) is not (self.drawn.records is Records.TARGETS):
            return False
        if isinstance(one.record, Target):
            same_year = str(one.record.year or "") == year.removeprefix(OF_YEAR)
            same = (
                fold(one_line(one.record.indicator)) == fold(one_line(texts[INDICATOR])) and one.record.indicator != ""
            )
            return same_year and same and is_said(one, FIGURE if year else WORDS, texts.get(year or WORDS, ""))
        said = all(is_said(one, name, text) for name, text in texts.items() if name not in (FREE, NUMBER, TASK))
        return said and bool(shown(one, TASK)) and is_said(one, TASK, texts[TASK])


def _linked(cell: Cell, record: str) -> Cell:
    return replace(cell, runs=tuple(replace(run, record=record) if run.text else run for run in cell.runs))
