"""The cell in hand: which one it is, the box that lies over it, and how both follow the document."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Changes
from desktop.domain.document import Cell, Document, Run, Table
from desktop.domain.notes import drop_unmarked
from desktop.domain.runs import flat, runs_length
from desktop.domain.table_cells import header_of
from desktop.domain.tables import Area, find_table, placed_cells, set_cell
from desktop.ui.preedit import commit_preedit
from desktop.ui.session import EditSession
from desktop.ui.sheet.lines.undo_place import changed_end
from desktop.ui.sheet.look.formats import key_of
from desktop.ui.sheet.notes.mark_object import NoteMark
from desktop.ui.sheet.surface import SheetSurface
from desktop.ui.sheet.tables.cell_box import CellBox, Keeper
from desktop.ui.sheet.tables.picture import Box, Shown, TablePicture
from desktop.ui.sheet.tables.steps import Place, Spot, TableSteps
from i18n import _

EDGE = 12  # pixels kept between the cursor and the edges of the view


class TableHand(QObject):
    """Holds at most one cell, or a block of cells of one table. Edits that it applies carry it as their initiator."""

    moved = Signal()
    """Another cell, a block of cells or none is in hand."""

    def __init__(self, session: EditSession, surface: SheetSurface, editor: QWidget, keeper: Keeper) -> None:
        super().__init__(editor)
        self.session, self.surface, self.editor = session, surface, editor
        self.text, self.lines, self.tables = surface.text, surface.lines, surface.tables
        self.box = CellBox(self.text.viewport(), keeper)
        self.box.serve_notes(self._note_mark)
        self.key = ""
        self.place: Place = (0, 0)
        self.other: Place | None = None
        """The corner opposite to `place` of a block of cells."""
        self.left: tuple[str, Place] = ("", (0, 0))
        """The cell that was let go last."""
        self._before = session.document
        self._shown_as: object = None
        self._going = False
        self._steps = TableSteps()
        self.box.typed.connect(self._on_typed)
        self.box.cursorPositionChanged.connect(self.reveal)
        self.text.cursorPositionChanged.connect(self._on_cursor_moved)
        self.text.focus_changed.connect(self._on_text_focus)
        self.text.verticalScrollBar().valueChanged.connect(lambda _value: self.lie_over())
        self.text.horizontalScrollBar().valueChanged.connect(lambda _value: self.lie_over())
        self.text.resized.connect(self.lie_over)
        surface.restyled.append(self.lie_over)
        surface.lines.on_layout(lambda layout: layout.documentSizeChanged.connect(lambda _size: self.lie_over()))

    def follow(self) -> None:
        """Begin to follow the session, after the sheet itself does."""
        self._before = self.session.document
        self.session.changed.connect(self._on_changed)

    # what is in hand

    @property
    def is_open(self) -> bool:
        """Whether a cell is in hand."""
        return bool(self.key)

    @property
    def block(self) -> QTextBlock | None:
        """The text block of the table in hand."""
        return self.lines.block(self.key) if self.key else None

    @property
    def table(self) -> Table:
        """The table in hand; an empty one where there is none."""
        number = self.lines.numbers.get(self.key)
        return (self.lines.rows[number].table if number is not None else None) or Table()

    @property
    def shape(self) -> object:
        """Heads, shares and cells that reach over others: what differs between tables apart from their words."""
        picture, table = self.picture, self.table
        tall = picture is not None and picture.has_spans
        return table.header_rows, table.widths, len(table.rows), tall and table.rows

    @property
    def picture(self) -> TablePicture | None:
        """How the table in hand is drawn."""
        block = self.block
        return self.tables.picture(block) if block is not None else None

    @property
    def cell_box(self) -> Box | None:
        """The cell in hand as it is drawn."""
        picture = self.picture
        return picture.box(self.place) if picture else None

    @property
    def cell(self) -> Cell:
        """The cell in hand."""
        found = self.cell_box
        return found.cell if found else Cell()

    @property
    def area(self) -> Area:
        """The places in hand: the cell, or the block of cells."""
        if self.other is not None:
            return Area.between(self.place, self.other)
        row, column = self.place
        return Area(row, column, row + self.cell.rows - 1, column + self.cell.columns - 1)

    @property
    def spot(self) -> Spot | None:
        """Where the clerk is now; None in no table."""
        return Spot(self.key, self.place, self.other, self.box.ends()) if self.key else None

    # taking in hand and letting go

    def open(
        self, key: str, place: Place, *, where: str = "start", at: QPointF | None = None, focus: bool = True
    ) -> bool:
        """Take a cell in hand, with the cursor at the "start" or "end" of its words, or "all" of them selected.

        With `at`, a point of the document, the cursor goes to the nearest letter. False where there is no such table.
        """
        number = self.lines.numbers.get(key)
        if number is None or self.lines.rows[number].table is None:
            return False
        commit_preedit(self.text)  # whose cursor goes to the table
        commit_preedit(self.box)
        if (key, place) != (self.key, self.place):
            self._settle()
        other_table = key != self.key
        self.key, self.other = key, None
        picture = self.picture
        found = picture.box(place) or next(iter(picture.boxes), None) if picture else None
        if picture is None or found is None:
            self.close()
            return False
        self.place = found.place
        if other_table:
            self._go_to_block(number)
        self._show_cell()
        length = runs_length(found.cell.runs)
        self.box.select(0 if where == "all" else length if where == "end" else 0, 0 if where == "start" else length)
        if at is not None:
            self.box.put_cursor(at - self.text.origin())
        self.box.show()
        if focus:
            self.box.setFocus()
        self.reveal()
        self.moved.emit()
        return True

    def _go_to_block(self, number: int) -> None:
        """Let the sheet's own cursor stand at the table, for all who follow it. The view stays where it is."""
        bar = self.text.verticalScrollBar()
        value = bar.value()
        self._going = True
        self.text.select((number, 0), (number, 0))
        self._going = False
        bar.setValue(value)

    def close(self) -> None:
        """Let the cell go; the cursor stands at the table as one of the sheet's lines."""
        if not self.key:
            return
        commit_preedit(self.box)
        self._settle()
        self.left = (self.key, self.place)
        self.key, self.other = "", None
        self.tables.shown = ("", Shown())
        if self.text.window().focusWidget() is self.box:
            self.text.setFocus()
        self.box.hide()
        self._repaint()
        self.moved.emit()

    def choose(self, other: Place | None) -> None:
        """Choose the block of cells from the one in hand to another; None lets it be the one cell again."""
        if not self.key:
            return
        if self.text.window().focusWidget() is self.text:
            self.box.setFocus()
        if other == self.other:
            return
        commit_preedit(self.box)
        self.other = other
        self.box.setCursorWidth(0 if other else 1)
        if other is not None:
            self.box.select(0, 0)
        self._mark()
        self.moved.emit()

    # the box over the cell

    def _show_cell(self) -> None:
        picture, found = self.picture, self.cell_box
        if picture is None or found is None:
            return
        self._shown_as = (picture.style, found.setting)
        self.box.setCursorWidth(0 if self.other else 1)
        self.box.show_runs(found.cell.runs, found.setting, picture.style, self.lines.theme)
        name = header_of(picture.table, self.place[1]) or str(self.place[1] + 1)
        self.box.setAccessibleName(_("Dòng {row}, cột {column}").format(row=self.place[0] + 1, column=name))
        self.lie_over()
        self._mark()

    def show_anew(self) -> None:
        """Show the cell in other colours."""
        self._shown_as = None
        self.lie_over()

    def lie_over(self) -> None:
        """Put the box where its cell is now."""
        picture, found, block = self.picture, self.cell_box, self.block
        if picture is None or found is None or block is None or self.lines.busy:
            return
        if self._shown_as != (picture.style, found.setting):
            if self.box.read() == self.box.runs:  # else what was typed is not the document's yet
                self._show_cell()  # another zoom, or other columns
            return
        at = self.tables.origin(block) - QPointF(self.text.origin())
        self.box.lie_over(picture.text_rect(found).translated(at))

    def _mark(self) -> None:
        shown = Shown(self.place, self.area if self.other is not None else None)
        self.tables.shown = (self.key, shown)
        self._repaint()

    def _repaint(self) -> None:
        self.text.viewport().update()

    def _note_mark(self) -> NoteMark:
        return NoteMark(self.lines, lambda: self.surface.notes, self.box.document(), element="table_cell")

    def reveal(self) -> None:
        """Scroll as little as brings the cursor into view."""
        if not self.key or self.lines.busy:
            return
        self.lie_over()
        cursor, bar = self.box.cursorRect().translated(self.box.pos()), self.text.verticalScrollBar()
        height = self.text.viewport().height()
        over = min(0, cursor.top() - EDGE) or max(0, cursor.bottom() - height + EDGE)
        bar.setValue(bar.value() + over)

    # what is typed, and what others do

    def write(self, label: str, runs: tuple[Run, ...], merge_key: str = "") -> None:
        """Give the cell in hand other words."""
        picture = self.picture
        if picture is None:
            return
        key, (row, _column), at = self.key, self.place, picture.index_in_row(self.place)
        start, before = self.spot, self.session.document
        lost = {run.footnote for run in self.cell.runs} - {run.footnote for run in runs}

        def edit(document: Document) -> Document:
            changed = set_cell(document, key, row, at, runs)
            return drop_unmarked(changed) if lost else changed

        self.tables.still = key  # columns stay while one types
        try:
            self.session.apply(label, edit, initiator=self, merge_key=merge_key)
        finally:
            self.tables.still = ""
        if not merge_key:
            self.remember(before, start)

    def remember(self, before: Document, start: Spot | None) -> None:
        """The step just made led from a document and a spot to those of now: undo and redo go back there."""
        self._steps.add(before, self.session.document, start, self.spot)

    def stay(self) -> None:
        """The cursor has gone on after the step just made: redo comes here."""
        self._steps.stay(self.session.document, self.spot)

    def _is_at_work(self) -> bool:
        at_work: QWidget | None = self.text.window().focusWidget()
        return at_work is not None and self.editor.isAncestorOf(at_work)

    def _go_back(self, before: Document) -> bool:
        """After undo or redo of a step that was made here the cursor is where it was; False where that is not known."""
        spot = self._steps.spot(before, self.session.document)
        if spot is None or not self.open(spot.key, spot.place, focus=self._is_at_work()):
            return False
        self.box.select(*spot.ends)
        self.choose(spot.other)
        return True

    def _on_typed(self) -> None:
        runs = self.box.read()
        if runs == self.box.runs:
            self.lie_over()  # a word half composed may need another line
            return
        self.box.runs = runs
        self.write(_("gõ trong ô"), runs, f"cell:{self.key}:{self.place}")
        self.reveal()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        before, self._before = self._before, self.session.document
        if initiator is self:
            self._take_table()
        elif initiator is None and (self._go_back(before) or self._go_where_changed(before, changes)):
            return
        if not self.key:
            return
        if find_table(self.session.document, self.key) is None:
            self.close()
            return
        self.refresh()

    def _take_table(self) -> None:
        """Show the table as it is after an edit of ours: only where its height is another do lines below it move."""
        number, block, old = self.lines.numbers.get(self.key), self.block, self.picture
        table = find_table(self.session.document, self.key)
        if number is None or block is None or table is None:
            return
        self.lines.rows[number] = replace(self.lines.rows[number], table=table)
        new = self.picture
        if old is None or new is None or old.size != new.size:
            self.surface.reshape_table(block)
        self._repaint()

    def _settle(self) -> None:
        """Who leaves a cell after typing lets the columns follow its words, as on the page."""
        block = self.block
        if block is not None and self.tables.settle(block):
            self.surface.reshape_table(block)

    def refresh(self) -> None:
        """Show the cell in hand as the document has it; where it is gone, the nearest one is taken in hand."""
        picture = self.picture
        if picture is None:
            return
        row, column = (
            min(at, most) for at, most in zip(self.place, (len(picture.tops) - 2, len(picture.lefts) - 2), strict=True)
        )
        found = picture.box((row, column)) or picture.boxes[0]
        if found.place != self.place:
            self.place, self.other = found.place, None
            self._shown_as = None
        if found.cell.runs != self.box.runs:
            self._shown_as = None
        self.lie_over()

    def _go_where_changed(self, before: Document, changes: Changes) -> bool:
        """After undo and redo the cursor goes to where a table changed; False where none did, or more than that."""
        if changes.structure or len(changes.blocks) > 1:
            return False
        for key in changes.blocks:
            old, new = find_table(before, key), find_table(self.session.document, key)
            if old is not None and new is not None and old != new:
                place, offset = _place_of_change(old, new)
                self.open(key, place, focus=self._is_at_work())
                self.box.select(offset, offset)
                return True
        return False

    def _on_text_focus(self, focused: bool) -> None:
        """Who turns to the sheet's own text lets the cell go. A click is heard first: it may be one into a cell."""
        if focused and self.text.focus_by_mouse:
            QTimer.singleShot(0, self, self._close_without_focus)
        elif focused:
            self.close()

    def _close_without_focus(self) -> None:
        if self.text.window().focusWidget() is self.text:
            self.close()

    def _on_cursor_moved(self) -> None:
        if self.key and not self._going and not self.lines.busy and key_of(self.text.textCursor().block()) != self.key:
            self.close()


def _place_of_change(old: Table, new: Table) -> tuple[Place, int]:
    """The first cell that differs between two states of a table, and the offset behind what differs in it."""
    if len(old.rows) != len(new.rows):
        pairs = zip(old.rows, new.rows, strict=False)
        return (next((row for row, (was, now) in enumerate(pairs) if was != now), len(new.rows) - 1), 0), 0
    known = {(one.row, one.column): one.cell for one in placed_cells(old)}
    for one in placed_cells(new):
        cell = known.get((one.row, one.column))
        if cell is None:
            return (one.row, one.column), 0
        if cell != one.cell:
            return (one.row, one.column), changed_end(flat(cell.runs), flat(one.cell.runs))
    return (0, 0), 0
