"""What keys mean in the cell in hand, and which keys of the lines around a table lead into it. All as in Word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.domain.drawn_columns import number_column
from desktop.domain.lines import Caret
from desktop.domain.runs import runs_length
from desktop.domain.tables import column_count
from desktop.ui.sheet.key_commands import command_of
from desktop.ui.sheet.look.formats import offset_at
from desktop.ui.sheet.look.laying_out import lay_out
from desktop.ui.sheet.tables.commands import TableCommands
from desktop.ui.sheet.tables.hand import TableHand
from desktop.ui.sheet.tables.steps import Place

Key, Held = Qt.Key, Qt.KeyboardModifier
_MOVE = QTextCursor.MoveOperation
_STEPS = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1), Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0)}
_STANDARD = QKeySequence.StandardKey
_ONWARD = frozenset({Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_End})
_GOING = _ONWARD | {Key.Key_Left, Key.Key_Up, Key.Key_PageUp, Key.Key_Home}


class TableKeys:
    """Takes keys of the box over the cell, and of the sheet's text beside a table. `do` does what has a name."""

    def __init__(self, hand: TableHand, commands: TableCommands, do: Callable[[str], bool]) -> None:
        self.hand, self.commands, self.do = hand, commands, do
        self._from_block = 0
        """The number of the text block in which the cursor was before the key that is pressed now."""

    # in a cell

    def in_cell(self, event: QKeyEvent) -> bool:
        """A key in the cell in hand. False where it types or moves within the words."""
        key, held = Key(event.key()), event.modifiers() & ~Held.KeypadModifier
        name = command_of(event)
        if (name and self.do(name)) or self._goes_on(key, held):
            return True
        if key in _STEPS and held in (Held.NoModifier, Held.ShiftModifier):
            return self._arrow(key, extend=bool(held))
        if event.matches(_STANDARD.MoveToStartOfDocument) or event.matches(_STANDARD.MoveToEndOfDocument):
            self.hand.close()
            QApplication.sendEvent(self.hand.text, event)
            return True
        if key in (Key.Key_PageUp, Key.Key_PageDown) and not held:
            self._turn_page(-1 if key == Key.Key_PageUp else 1)
            return True
        if self.hand.other is not None:
            return self._in_block(event, key)
        return False

    def input(self, event: QInputMethodEvent) -> bool:
        """An input method begins in a block of cells: it writes into the first."""
        if self.hand.other is not None and (event.commitString() or event.preeditString()):
            self.commands.type_into()
        return False

    def _goes_on(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Tab, Enter and Esc."""
        if key == Key.Key_Tab and held == Held.NoModifier:
            self._step(1)
        elif key == Key.Key_Backtab or (key == Key.Key_Tab and held == Held.ShiftModifier):
            self._step(-1)
        elif key in (Key.Key_Return, Key.Key_Enter) and not held & ~Held.ShiftModifier:
            self.hand.choose(None)
            self.hand.box.break_line()
        elif key == Key.Key_Escape:
            if self.hand.other is not None:
                self.hand.choose(None)
            else:
                self.hand.close()
        else:
            return False
        return True

    def _places(self) -> list[Place]:
        picture = self.hand.picture
        return [box.place for box in picture.boxes] if picture else []

    def _is_counted(self, place: Place) -> bool:
        """Whether a cell holds the number of a row that counts itself: there is nothing to be typed."""
        table, (row, column) = self.hand.table, place
        return table.drawn is not None and row >= table.header_rows and column == number_column(table.drawn)

    def _step(self, by: int) -> None:
        """To the next or the previous cell to be typed in, with its words selected; behind the last a row is added."""
        places = [place for place in self._places() if place == self.hand.place or not self._is_counted(place)]
        at = places.index(self.hand.place) + by
        if at >= len(places):
            self.commands.next_row()
        elif at >= 0:
            self.hand.open(self.hand.key, places[at], where="all")

    def _arrow(self, key: Qt.Key, *, extend: bool) -> bool:
        """An arrow at the edge of the words leaves the cell, or chooses the next one too; else it is the box's."""
        hand, box = self.hand, self.hand.box
        down, right = _STEPS[key]
        if hand.other is not None:
            if extend:
                self._extend(down, right)
            else:
                corner = hand.place
                hand.choose(None)
                hand.open(hand.key, corner, where="end" if down + right > 0 else "start")
            return True
        if box.textCursor().hasSelection() and not extend:
            return False
        cursor = box.textCursor()
        if right:
            at_edge = cursor.atStart() if right < 0 else cursor.atEnd()
        else:
            at_edge = not box.on_line(_MOVE.Up if down < 0 else _MOVE.Down)
        if not at_edge:
            return False
        if extend:
            self._extend(down, right)
        elif right:
            self._beside(right)
        else:
            self._above_or_below(down)
        return True

    def _extend(self, down: int, right: int) -> None:
        """Make the block of cells larger or smaller by a row or a column."""
        hand = self.hand
        area = hand.area
        row, column = hand.other or (
            area.bottom if down > 0 else hand.place[0],
            area.right if right > 0 else hand.place[1],
        )
        rows, columns = len(hand.table.rows), column_count(hand.table)
        goal = (max(0, min(row + down, rows - 1)), max(0, min(column + right, columns - 1)))
        if goal != hand.place or hand.other is not None:
            hand.choose(goal if goal != hand.place else None)

    def _beside(self, right: int) -> None:
        places = self._places()
        at = places.index(self.hand.place) + right
        if 0 <= at < len(places):
            self.hand.open(self.hand.key, places[at], where="start" if right > 0 else "end")
        else:
            self._leave(right, None)

    def _above_or_below(self, down: int) -> None:
        hand = self.hand
        picture, block, found = hand.picture, hand.block, hand.cell_box
        if picture is None or block is None or found is None:
            return
        x = hand.box.caret_x() + hand.text.origin().x()
        row = found.row - 1 if down < 0 else found.row + found.cell.rows
        column = min(max(picture.column_at(x - hand.tables.origin(block).x()), found.column),
                     found.column + found.cell.columns - 1)  # fmt: skip
        target = picture.box((row, column)) if 0 <= row < len(picture.tops) - 1 else None
        if target is None:
            self._leave(down, x)
        else:
            self._enter(hand.key, target.place, down, x)

    def _enter(self, key: str, place: Place, down: int, x: float) -> None:
        """Take a cell in hand from above or below, with the cursor as far right as it was."""
        hand = self.hand
        if hand.open(key, place):
            middle = hand.box.fontMetrics().height() / 4
            y = middle if down > 0 else hand.box.height() - middle
            spot = hand.box.pos().toPointF()
            spot.setX(x - hand.text.origin().x())
            spot.setY(spot.y() + y)
            hand.box.put_cursor(spot)

    def _leave(self, step: int, x: float | None) -> None:
        """To the line above or below the table: as far right as the cursor was, or to its nearer end."""
        hand = self.hand
        number = hand.lines.numbers[hand.key] + step
        if not 0 <= number < len(hand.lines.rows):
            hand.close()
            if step > 0:  # behind the table: Enter begins a line there
                last = hand.lines.numbers[hand.lines.rows[-1].key]
                hand.text.select((last, 1), (last, 1))
            return
        row = hand.lines.rows[number]
        if row.table is not None:
            self._into(row.key, step, x)
            return
        hand.close()
        offset = 0 if step > 0 else runs_length(row.runs)
        block = hand.lines.block(row.key)
        layout = block.layout() if block is not None else None
        if x is not None and block is not None and layout is not None and layout.lineCount():
            line = layout.lineAt(0 if step > 0 else layout.lineCount() - 1)
            offset = offset_at(block, block.position() + line.xToCursor(x - layout.position().x()))
        hand.surface.select(Caret(row.key, offset), Caret(row.key, offset))

    def _turn_page(self, step: int) -> None:
        """As far up or down as the view is high: to a cell of the same table, or into the lines beyond it."""
        hand, text = self.hand, self.hand.text
        picture, block = hand.picture, hand.block
        if picture is None or block is None:
            return
        bar, key, rows = text.verticalScrollBar(), hand.key, hand.lines.rows
        spot = QPointF(
            hand.box.cursorRect().center() + hand.box.pos() + text.origin() + QPoint(0, step * bar.pageStep())
        )
        inside = spot - hand.tables.origin(block)
        beyond = hand.lines.numbers[key] + step
        if 0 <= inside.y() <= picture.tops[-1] or not 0 <= beyond < len(rows):
            bar.setValue(bar.value() + step * bar.pageStep())
            hand.open(key, picture.cell_at(inside), at=spot)
            return
        hand.close()
        bar.setValue(bar.value() + step * bar.pageStep())
        before = text.textCursor().blockNumber()
        text.setTextCursor(text.cursorForPosition((spot - text.origin()).toPoint()))
        self._take_cell(step, before)

    # beside a table

    def beside_table(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """A key in the text: an arrow that leads into a table takes a cell of it in hand, and so does Tab at one."""
        self._from_block = self.hand.text.textCursor().blockNumber()
        if isinstance(event, QInputMethodEvent):
            return False
        if event.matches(_STANDARD.MoveToEndOfDocument):
            return self._to_end()
        if event.modifiers() & ~Held.KeypadModifier:
            return False
        key, text = Key(event.key()), self.hand.text
        cursor = text.textCursor()
        number = cursor.blockNumber()
        here = self.hand.lines.row(cursor.block())
        if here is None or cursor.hasSelection():
            return False
        if here.table is not None and key == Key.Key_Tab:
            return self.hand.open(here.key, (0, 0), where="all")
        if key not in _STEPS or (here.table is not None and key in (Key.Key_Left, Key.Key_Up)):
            return False
        down, right = _STEPS[key]
        step = down or right
        goal = number + step
        rows = self.hand.lines.rows
        if not 0 <= goal < len(rows) or rows[goal].table is None or not self._at_edge(cursor, down, right):
            return False
        return self._into(
            rows[goal].key, step, float(text.cursorRect().center().x() + text.origin().x()) if down else None
        )

    def _to_end(self) -> bool:
        """Ctrl+End where a table ends the paper: the end of its last cell, with what is below it in view."""
        hand, bar = self.hand, self.hand.text.verticalScrollBar()
        if hand.lines.rows[-1].table is None:
            return False
        lay_out(hand.text.document())
        found = self._into(hand.lines.rows[-1].key, -1, None)
        bar.setValue(bar.maximum())
        hand.reveal()
        return found

    def landed(self, event: QKeyEvent) -> None:
        """A key has moved the text's cursor. At a table it takes a cell: no words can stand at it as a whole."""
        if Key(event.key()) in _GOING:
            self._take_cell(1 if Key(event.key()) in _ONWARD else -1, self._from_block)

    def _take_cell(self, step: int, before: int) -> None:
        """Where the text's cursor came to a table from another line: its first cell from above, its last from below."""
        cursor = self.hand.text.textCursor()
        row = self.hand.lines.row(cursor.block())
        if row is not None and row.table is not None and cursor.blockNumber() != before and not cursor.hasSelection():
            self._into(row.key, step, None)

    def _at_edge(self, cursor: QTextCursor, down: int, right: int) -> bool:
        if right:
            return cursor.atBlockStart() if right < 0 else cursor.atBlockEnd()
        layout = cursor.block().layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        return not line.isValid() or line.lineNumber() == (0 if down < 0 else layout.lineCount() - 1)

    def _into(self, key: str, step: int, x: float | None) -> bool:
        """From a line above (1) or below (-1) into the first or the last row of a table."""
        block = self.hand.lines.block(key)
        picture = self.hand.tables.picture(block) if block is not None else None
        if block is None or picture is None or not picture.boxes:
            return False
        row = 0 if step > 0 else len(picture.tops) - 2
        if x is None:
            place = picture.boxes[0 if step > 0 else -1].place
            return self.hand.open(key, place, where="start" if step > 0 else "end")
        box = picture.box((row, picture.column_at(x - self.hand.tables.origin(block).x())))
        self._enter(key, box.place if box else (row, 0), step, x)
        return True

    # in a block of cells

    def _in_block(self, event: QKeyEvent, key: Qt.Key) -> bool:
        if key in (Key.Key_Delete, Key.Key_Backspace):
            self.commands.clear()
            return True
        if event.text().isprintable() and event.text():
            self.commands.type_into()
        return False
