"""Keeps a QTextDocument in step with the rows of the sheet: one text block a row, only what differs is written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from desktop.domain.document import Level, Run
from desktop.domain.runs import NOTE_MARK
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.formats import (
    FOOTNOTE,
    TABLE_OBJECT,
    block_format,
    char_format,
    is_blank,
    key_of,
    write_runs,
)
from desktop.ui.sheet.look.laying_out import is_long, lay_out
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.theme import Theme

Room = Callable[[SheetRow], tuple[float, float]]  # extra pixels above and below a row
TakeLayout = Callable[[QAbstractTextDocumentLayout], object]


class SheetLines:
    """The rows that a text document shows now. `busy` is true while they are written, so that echoes are told apart."""

    def __init__(self, text: QTextDocument, style: SheetStyle, theme: Theme) -> None:
        self.text, self.style, self.theme = text, style, theme
        self.room: Room = lambda _row: (0.0, 0.0)
        self.rows: list[SheetRow] = []
        self.numbers: dict[str, int] = {}
        self.busy = False
        self._layout_takers: list[TakeLayout] = []

    def on_layout(self, take: TakeLayout) -> None:
        """Give the layout of the text to `take`, and every later one: where all is written anew one is made."""
        self._layout_takers.append(take)
        take(self.text.documentLayout())

    @contextmanager
    def without_layout(self) -> Iterator[None]:
        """While all is written anew nothing is laid out: else Qt would do it at once for all 200 pages, each time."""
        was = self.text.blockSignals(True)  # whoever hears of a layout that is gone asks for a new one
        self.text.setDocumentLayout(None)  # type: ignore[arg-type]  # Qt takes none, and makes one when it is asked
        self.text.blockSignals(was)
        try:
            yield
        finally:
            with self.quiet():  # Qt tells of a new layout as if every letter were typed
                layout = self.text.documentLayout()
                for take in self._layout_takers:
                    take(layout)
                self.text.setPageSize(self.text.pageSize())  # anew, for now marks and tables say how wide they are

    def block(self, key: str) -> QTextBlock | None:
        """The text block of the row with this key."""
        number = self.numbers.get(key)
        return None if number is None else self.text.findBlockByNumber(number)

    def row(self, block: QTextBlock) -> SheetRow | None:
        """The row that a text block shows; None while Qt made a block of its own."""
        number = block.blockNumber()
        if 0 <= number < len(self.rows) and self.rows[number].key == key_of(block):
            return self.rows[number]
        return None

    def in_step(self) -> bool:
        """Whether there is one text block for each row; content is not looked at."""
        return self.text.blockCount() == max(1, len(self.rows)) and bool(self.rows)

    @contextmanager
    def _writing(self) -> Iterator[QTextCursor]:
        cursor = QTextCursor(self.text)
        with self.quiet():
            cursor.beginEditBlock()
            try:
                yield cursor
            finally:
                cursor.endEditBlock()

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """While the shape of the text is changed, its words are not."""
        was, self.busy = self.busy, True
        try:
            yield
        finally:
            self.busy = was

    def fill(self, rows: list[SheetRow], prepare: Callable[[], None] = lambda: None) -> None:
        """Write all rows anew; `prepare` is done while nothing is laid out."""
        with self.without_layout():
            prepare()
            self._fill(rows)
        if not is_long(self.text):
            lay_out(self.text)

    def _fill(self, rows: list[SheetRow]) -> None:
        with self._writing() as cursor:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            self._take(rows)
            if rows:
                self._write(cursor, rows[0])
            else:
                cursor.setBlockFormat(QTextCursor(QTextDocument()).blockFormat())
                cursor.setCharFormat(QTextCharFormat())
            self._insert_after(cursor, rows[1:])

    def show(self, rows: list[SheetRow]) -> None:
        """Write what differs from the rows shown so far: the stretch whose keys differ, and rows whose content does."""
        if not self.in_step() or not rows:
            self.fill(rows)
            return
        old = self.rows
        most = min(len(old), len(rows))
        head = next((i for i in range(most) if old[i].key != rows[i].key), most)
        most -= head
        tail = next((i for i in range(most) if old[-1 - i].key != rows[-1 - i].key), most)
        if len(old) - head - tail > 200 and len(rows) - head - tail > 200:
            self.fill(rows)
            return
        with self._writing() as cursor:
            self._replace(cursor, head, len(old) - tail, rows[head : len(rows) - tail])
            self._take(rows)
            for number in range(head):
                self._refresh(cursor, number, old[number], rows[number])
            for number in range(len(rows) - tail, len(rows)):
                self._refresh(cursor, number, old[number - len(rows) + len(old)], rows[number])

    def keep(self, number: int, row: SheetRow) -> None:
        """Remember what the clerk typed into a row: the text block shows it already, but for its shape and dress."""
        before, self.rows[number] = self.rows[number], row
        if before.face != row.face or _marked(before) != _marked(row):
            self.redress(number)
        if bool(before.guidance) != bool(row.guidance) or (before.label, before.label_face) != (
            row.label,
            row.label_face,
        ):
            self.reshape(row.key)

    def redress(self, number: int) -> None:
        """Give the letters of a row their looks again; the letters stay, and so does the cursor among them."""
        row = self.rows[number]
        at = self.text.findBlockByNumber(number).position()
        with self._writing() as cursor:
            for run in row.runs:
                units = 1 if run.footnote else len(run.text.encode("utf-16-le")) // 2
                cursor.setPosition(at)
                cursor.setPosition(at + units, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(char_format(run, row.face, self.style, self.theme))
                at += units

    def rewrite(self, number: int) -> None:
        """Write the content of one row anew, as it is remembered."""
        with self._writing() as cursor:
            cursor.setPosition(self.text.findBlockByNumber(number).position())
            self._shape(cursor, self.rows[number])
            self._content(cursor, self.rows[number])

    def reshape(self, key: str) -> None:
        """Set the space around a row again, after the room above or below it has changed."""
        number = self.numbers.get(key)
        if number is not None:
            with self._writing() as cursor:
                cursor.setPosition(self.text.findBlockByNumber(number).position())
                self._shape(cursor, self.rows[number])

    def _take(self, rows: list[SheetRow]) -> None:
        self.rows = list(rows)
        self.numbers = {row.key: number for number, row in enumerate(rows)}

    def _replace(self, cursor: QTextCursor, start: int, end: int, rows: list[SheetRow]) -> None:
        """Put `rows` in the place of the text blocks from `start` to before `end`."""
        if start == end and not rows:
            return
        if start == end:
            if start:
                cursor.setPosition(self._end_of(start - 1))
                self._insert_after(cursor, rows)
            else:
                cursor.setPosition(0)
                cursor.insertBlock()
                cursor.setPosition(0)
                self._write(cursor, rows[0])
                self._insert_after(cursor, rows[1:])
            return
        cursor.setPosition(self.text.findBlockByNumber(start).position())
        cursor.setPosition(self._end_of(end - 1), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if rows:
            self._write(cursor, rows[0])
            self._insert_after(cursor, rows[1:])
        elif start:
            self._join(cursor, cursor.block().previous(), cursor.deletePreviousChar)
        else:
            self._join(cursor, cursor.block().next(), cursor.deleteChar)

    def _join(self, cursor: QTextCursor, kept: QTextBlock, delete: Callable[[], None]) -> None:
        """Take an empty block out beside one that is kept as it is: Qt may keep the shape of either."""
        shape, letters = kept.blockFormat(), kept.charFormat()
        delete()
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)

    def _end_of(self, number: int) -> int:
        block = self.text.findBlockByNumber(number)
        return block.position() + block.length() - 1

    def _insert_after(self, cursor: QTextCursor, rows: list[SheetRow]) -> None:
        for row in rows:
            cursor.insertBlock(self._format(row), self._plain(row))
            self._content(cursor, row, fresh=True)

    def _write(self, cursor: QTextCursor, row: SheetRow) -> None:
        """Give the block at the cursor, which is empty, a row's shape and content."""
        self._shape(cursor, row)
        self._content(cursor, row)

    def _plain(self, row: SheetRow) -> QTextCharFormat:
        return char_format(Run(), row.face, self.style, self.theme)

    def _format(self, row: SheetRow) -> QTextBlockFormat:
        above, below = self.room(row)
        label = 0.0 if row.face.centred or row.over else self.style.label_width(row.label, row.label_face)
        form = block_format(row.key, row.face, self.style, label, self.style.gap + above, below)
        if row.is_table:
            form.setTextIndent(0)
            form.clearProperty(form.Property.LineHeight)
            form.clearProperty(form.Property.LineHeightType)
        return form

    def _shape(self, cursor: QTextCursor, row: SheetRow) -> None:
        cursor.setBlockFormat(self._format(row))

    def _content(self, cursor: QTextCursor, row: SheetRow, *, fresh: bool = False) -> None:
        """Write the words of a row into the block at the cursor, in place of what it holds."""
        if not fresh and cursor.block().length() > 1:
            block = cursor.block()
            cursor.setPosition(block.position())
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        if row.level is Level.TABLE:
            form = self._plain(row)
            form.setObjectType(TABLE_OBJECT)
            cursor.insertText(NOTE_MARK, form)
            return
        if not fresh:
            cursor.setBlockCharFormat(self._plain(row))
        write_runs(cursor, row.runs, row.face, self.style, self.theme)

    def _refresh(self, cursor: QTextCursor, number: int, old: SheetRow, new: SheetRow) -> None:
        """Bring one row that stays where it is up to date."""
        if old is new or old == new:
            return
        cursor.setPosition(self.text.findBlockByNumber(number).position())
        if (old.label, old.face, old.label_face, old.guidance, old.level, old.opens) != (
            new.label,
            new.face,
            new.label_face,
            new.guidance,
            new.level,
            new.opens,
        ):
            self._shape(cursor, new)
        if new.table is not None and old.table is not None:
            if old.table != new.table:
                self.text.markContentsDirty(cursor.position(), 1)
        elif (old.runs, old.face, old.table, old.level is Level.TABLE) != (
            new.runs,
            new.face,
            new.table,
            new.level is Level.TABLE,
        ):
            self._content(cursor, new)


def _marked(row: SheetRow) -> tuple[list[bool], list[str]]:
    """What gives letters of a row other looks than typing does: fields still empty, and references."""
    return [is_blank(run) for run in row.runs if run.field], [run.reference for run in row.runs if run.reference]


def note_at(block: QTextBlock, position: int) -> str:
    """The id of the footnote whose mark stands right before `position` of the document; "" where there is none."""
    cursor = QTextCursor(block)
    cursor.setPosition(position)
    return str(cursor.charFormat().property(FOOTNOTE) or "") if position > block.position() else ""
