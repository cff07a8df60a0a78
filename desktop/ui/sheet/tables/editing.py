"""The tables of the sheet, edited where they stand: the cell in hand with its keys, mouse, commands and tools."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRectF, Signal, SignalInstance
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.changes import Changes
from desktop.domain.document import Level, Table
from desktop.domain.row_numbers import first_cell
from desktop.ui.preedit import commit_preedit
from desktop.ui.session import EditSession
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.look.formats import key_of
from desktop.ui.sheet.look.paint import SheetPainter
from desktop.ui.sheet.surface import SheetSurface
from desktop.ui.sheet.tables.commands import TableCommands
from desktop.ui.sheet.tables.hand import TableHand
from desktop.ui.sheet.tables.keys import TableKeys
from desktop.ui.sheet.tables.mouse import TableMouse
from desktop.ui.sheet.tables.steps import Place
from desktop.ui.sheet.tables.strip import TableStrip, table_menu
from desktop.ui.theme import current_theme
from i18n import N_


class TablePart(QObject):
    """Joins the parts. It is the keeper of the box over the cell (see `cell_box.Keeper`)."""

    useless = frozenset({"convert_letters", *(f"level_{level.value}" for level in Level)})
    why_useless = N_("Lệnh này chỉ dùng trong lời văn, không dùng trong ô của bảng.")
    changed = Signal()
    """Another cell or none is in hand, or what can be done with it is different."""
    caret_moved = Signal()
    """The cursor in the cell in hand is at another place, or no cell is in hand any more."""

    def __init__(
        self,
        session: EditSession,
        surface: SheetSurface,
        painter: SheetPainter,
        sheet: SheetCommands,
        editor: QWidget,
    ) -> None:
        super().__init__(editor)
        self.session, self.editor, self.text, self.painter = session, editor, surface.text, painter
        self.hand = TableHand(session, surface, editor, self)
        self.commands = TableCommands(self.hand, sheet, refuse=self._refuse, open_note=lambda _note: None)
        self._named, self._sheet = self.commands.named(), sheet
        self.keys = TableKeys(self.hand, self.commands, self.do)
        self.mouse = TableMouse(self.hand, painter, self.commands.set_widths)
        self.strip = TableStrip(self.do)
        self._shape: object = None
        """What of the table in hand decides what can be done with it."""
        self._back: tuple[str, Place, int] | None = None
        """The place in a cell that a note was opened from."""
        self.text.before_menu = self._before_menu
        self.text.typed_at_object = self._type_into
        self.hand.box.menu_asked.connect(self.text.show_menu)
        self.hand.box.pasted.connect(self._on_pasted)
        self.hand.moved.connect(self._on_moved)
        self.hand.moved.connect(self.caret_moved)
        self.hand.box.cursorPositionChanged.connect(self.caret_moved)

    def follow(self, open_note: Callable[[str], None], note_closed: SignalInstance) -> None:
        """Begin to take keys and clicks, and to follow the session, after the sheet itself does."""

        def open_from_here(note: str) -> None:
            self._back = (self.hand.key, self.hand.place, self.hand.box.ends()[1])
            open_note(note)

        self.commands.open_note = open_from_here
        note_closed.connect(self._on_note_closed)
        self.text.menus.append(self._menu)
        self.text.takers.append(self.keys.beside_table)
        self.text.landed = self.keys.landed
        self.text.handles.append(self.mouse)
        self.hand.follow()
        self.session.changed.connect(self._on_changed)
        current_theme().changed.connect(self._on_theme_changed)

    def open(self, block_id: str, row: int, column: int) -> bool:
        """Put the cursor into a cell of the table of a block; False where there is none."""
        if not self.hand.open(block_id, (row, column), where="end"):
            return False
        bar, height, box = self.text.verticalScrollBar(), self.text.viewport().height(), self.hand.box
        if not height // 8 <= box.y() <= box.geometry().bottom() <= height * 7 // 8:
            bar.setValue(bar.value() + box.y() - height // 3)  # not at the edge of the view
        return True

    @property
    def caret(self) -> tuple[str, int, Place] | None:
        """The block of the table in hand, the offset in the words of its cell, and the cell; None without one."""
        return (self.hand.key, self.hand.box.ends()[1], self.hand.place) if self.hand.is_open else None

    def do(self, name: str) -> bool:
        """Do what an action or a key asks for by name; False where that is the sheet's business."""
        if not self.hand.is_open:
            return False
        if name in self._named:
            self._named[name]()
            return True
        if name.startswith("new_"):
            self.hand.close()  # what is new comes after the table
        return False

    @property
    def caret_box(self) -> QWidget | None:
        """The box over the cell in hand."""
        return self.hand.box if self.hand.is_open else None

    def commit(self) -> None:
        """Keep the word that is being composed."""
        commit_preedit(self.hand.box)

    def put_down(self) -> None:
        """Let the cell go."""
        self.hand.close()

    def can(self, name: str) -> bool:
        """Whether something can be done with what is in hand."""
        if not self.hand.is_open:
            return False
        tests = {"table_merge": self.commands.can_merge, "table_split": self.commands.can_split}
        if name == "table_auto":
            return bool(self.hand.table.widths)
        return tests[name]() if name in tests else True

    # the keeper of the box

    def takes_key(self, event: QKeyEvent) -> bool:
        return self.keys.in_cell(event)

    def takes_input(self, event: QInputMethodEvent) -> bool:
        return self.keys.input(event)

    def pull(self, spot: QPointF) -> bool:
        return self.mouse.choose_to(spot)

    def release(self, spot: QPointF) -> bool:
        return self.hand.other is not None

    def point_of(self, at: QPointF) -> QPointF:
        return at + QPointF(self.text.origin())

    # what follows

    def _on_moved(self) -> None:
        shown = self.hand.is_open
        self.painter.cell_in_hand = shown
        if shown is self.strip.isHidden():
            bar, spot = self.text.verticalScrollBar(), self.text.mapToGlobal(QPoint(0, 0)).y()
            self.strip.setVisible(shown)
            layout = self.editor.layout()
            if layout is not None:
                layout.activate()
            bar.setValue(
                bar.value() + self.text.mapToGlobal(QPoint(0, 0)).y() - spot
            )  # what is seen stays in its place
        self._show_state()

    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        shape = self.hand.shape if self.hand.is_open else None
        if shape != self._shape:  # words alone change nothing of what can be done
            self._shape = shape
            self._show_state()

    def _show_state(self) -> None:
        if self.hand.is_open:
            self.strip.show_state(self.can, header=self.commands.is_header())
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self.strip.say(sentence)

    def _on_theme_changed(self) -> None:
        self.hand.tables.forget()
        self.hand.show_anew()

    def _type_into(self, event: QEvent) -> bool:
        """Letters typed at a table go into a cell in sight; False where they go into the text.

        Behind the table, or with none of it in sight, they begin a line after it.
        """
        cursor = self.text.textCursor()
        row = self.hand.lines.row(cursor.block())
        if row is None or row.table is None:
            return False
        place = None if cursor.positionInBlock() else self._place_in_sight(cursor.block(), row.table)
        if place is None or not self.hand.open(row.key, place, where="end"):
            self._sheet.structure("enter")
            return False
        QApplication.sendEvent(self.hand.box, event)
        return True

    def _place_in_sight(self, block: QTextBlock, table: Table) -> Place | None:
        """The cell that was left last, else the first one for words, else the first in sight below it."""
        picture = self.hand.tables.picture(block)
        if picture is None:
            return None
        place, (key, left) = first_cell(table), self.hand.left
        below = [box.place for box in picture.boxes if box.column == place[1] and box.row >= place[0]]
        origin, view = (
            self.hand.tables.origin(block),
            QRectF(self.text.viewport().rect().translated(self.text.origin())),
        )
        for one in (left, *below) if key == key_of(block) else below:
            box = picture.box(one)
            if box is not None and view.contains(picture.text_rect(box).translated(origin).bottomLeft()):
                return box.place
        return None

    def _on_pasted(self, mime: QMimeData) -> None:
        self.commands.clips.paste(mime)

    def _before_menu(self, spot: QPointF) -> None:
        """A click with the right button in a cell that is not in hand takes it in hand first."""
        found = self.mouse.under(spot)
        if found is None:
            self.hand.close()
            return
        place = found.picture.cell_at(found.at)
        box = found.picture.box(place)
        inside = found.key == self.hand.key and self.hand.area.top <= place[0] <= self.hand.area.bottom
        if box is not None and not (inside and self.hand.area.left <= place[1] <= self.hand.area.right):
            self.hand.open(found.key, place, at=spot)

    def _menu(self) -> list[QAction]:
        if not self.hand.is_open:
            return []
        ends = self.hand.box.ends()
        selected = self.hand.other is not None or ends[0] != ends[1]
        return table_menu(self.do, self.can, selected=selected, header=self.commands.is_header(), on=self.text)

    def _on_note_closed(self) -> None:
        """Who has written the note of a cell comes back to it."""
        if self._back is not None:
            (key, place, at), self._back = self._back, None
            if self.hand.open(key, place):
                self.hand.box.select(at, at)
