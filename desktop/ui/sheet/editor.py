"""The editor on paper: one session's document, typed on a sheet that looks like its page.

Every change goes through the session. This room joins the text, the rows it shows, what is painted and what keys mean.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.lines import Caret
from desktop.domain.standards import Standard
from desktop.ui.session import EditSession
from desktop.ui.sheet.caret_in_view import CaretInView
from desktop.ui.sheet.clips.dropping import SheetDrops
from desktop.ui.sheet.clips.pasting import SheetPaste
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.dragging import LineDrag
from desktop.ui.sheet.in_hand import InHand
from desktop.ui.sheet.inline.completion import SheetCompletion
from desktop.ui.sheet.inline.references import SheetReferences
from desktop.ui.sheet.inline.template_fields import FieldFilling
from desktop.ui.sheet.lines.clicks import SeveralClicks
from desktop.ui.sheet.lines.line_selection import LineSelection, key_in_hand
from desktop.ui.sheet.lines.lines import note_at
from desktop.ui.sheet.lines.next_letters import end_links, go_on_in, select_blank
from desktop.ui.sheet.lines.typing import Typing
from desktop.ui.sheet.lines.undo_place import place_of_change
from desktop.ui.sheet.lock import SheetLock
from desktop.ui.sheet.look.formats import settled_offset
from desktop.ui.sheet.look.laying_out import lay_out
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.menu import Do, sheet_menu
from desktop.ui.sheet.notes.foot import NoteFoot
from desktop.ui.sheet.parts.drawn import ABOVE, AROUND, BELOW, PAINTED, takes_small_sizes
from desktop.ui.sheet.parts.editing import PartEditing
from desktop.ui.sheet.records import SheetRecords
from desktop.ui.sheet.repeat import Repeat
from desktop.ui.sheet.surface import SheetSurface
from desktop.ui.sheet.tables.editing import TablePart
from desktop.ui.theme import current_theme

LEAST_ZOOM, MOST_ZOOM = 50, 200
SCREEN_OF_LINES = 40  # blocks that no view is too high for


class SheetEditor(QWidget):
    """The drafting sheet of a session. Keys that shape the document and the window's actions end in its slots."""

    current_block_changed = Signal(str)
    """The cursor has come to another block; "" where it stands in none."""
    zoom_changed = Signal(int)

    def __init__(self, session: EditSession, standard: Standard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.surface = SheetSurface(session, standard, self)
        self.text, self.lines, self.painter = self.surface.text, self.surface.lines, self.surface.painter
        self.typing = Typing(session, self.lines, self)
        self.commands = SheetCommands(
            session, self.text, self.lines, self, prepare=self._prepare, show=self.surface.select
        )
        self.named: dict[str, Do] = self.commands.named() | {
            "footnote": self.insert_footnote,
            "select_all": self._select_all,
        }
        """What the sheet does by name; its parts add their own."""
        self.parts = PartEditing(self.surface, self)
        self.repeat = Repeat(self.commands, self.do)
        self.pasting = SheetPaste(session, self.text, self.lines, self.commands)
        self.named |= self.pasting.named()
        self.tables = TablePart(session, self.surface, self.painter, self.commands, self)
        self.notes = NoteFoot(session, self.surface)
        self.drops = SheetDrops(self.pasting, self.parts, self.tables)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tables.strip)
        box.addWidget(self.text, 1)
        self.in_hand = InHand(self, self.text)
        self.commands.tell = self.in_hand.told.emit
        self.setAutoFillBackground(True)
        self._connect()
        self.references = SheetReferences(self.surface, self.commands, self.in_hand, self.go_to_block)
        self.filling = FieldFilling(self.surface, self.commands, self.typing, self)
        self.records = SheetRecords(self.commands, self.tables, self)
        self.named |= self.references.named() | self.filling.named() | self.records.named()
        self.lock = SheetLock(self.session, self, self.text, self.in_hand.told.emit)
        self.notes.made = self.lock.watch
        self.completion = SheetCompletion(self.surface, self.commands, self.typing, self.references)
        self.text.tips.extend((self._tip_at, self.records.tip_at))
        self.text.menus.append(self._menu)
        self._restyle(self.surface.style)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(0)  # the head of the paper comes before the first line

    def _connect(self) -> None:
        text, commands = self.text, self.commands
        text.to_clipboard = commands.mime
        text.document().contentsChanged.connect(self._on_typed)
        text.cursorPositionChanged.connect(self._on_cursor_moved)
        text.selectionChanged.connect(self._follow_line)  # which line is in hand is also a matter of its anchor
        text.structure_asked.connect(commands.structure)
        text.structure_asked.connect(self.repeat.remember)
        text.selection_to_go.connect(lambda typing: commands.drop_selection(typing=typing))
        text.command_asked.connect(self.do)
        text.pasted.connect(self.pasting.paste)
        text.takes_click, text.aim = self.painter.takes_words, self.painter.aim
        text.handles.append(
            LineDrag(
                text,
                self.painter,
                move=commands.move_beside,
                menu=lambda spot: text.show_menu(text.viewport().mapToGlobal(spot.toPoint() - text.origin())),
            )
        )
        text.handles.append(self.parts.mouse)
        text.takers.append(self.parts.keys.takes)
        whole = LineSelection(text, self.painter, self.in_hand.put_down)
        text.handles.append(whole)
        text.takers.append(whole.takes)
        SeveralClicks(text, elsewhere=whole.is_at)
        self.parts.prepare = self._prepare
        self.typing.typed_into = partial(go_on_in, text)
        self.parts.box.refused.connect(self.pasting.failed)
        text.spot_clicked.connect(self._on_clicked)
        text.zoom_asked.connect(self._on_zoom_asked)
        text.resized.connect(self._on_resized)
        CaretInView(text, lambda: self.in_hand.part.caret_box if self.in_hand.part is not None else None)
        text.focus_changed.connect(self._on_focus_changed)
        self.session.about_to_change.connect(self._on_about_to_change)
        self.session.changed.connect(self._on_changed)
        self.session.changed.connect(self.parts.follow)
        current_theme().changed.connect(self._on_theme_changed)
        self.tables.follow(self.open_note, self.notes.done)
        self.tables.commands.clips.pasted = lambda clip: self.pasting.pasted.emit(clip, None)
        self._connect_notes()

    def _connect_notes(self) -> None:
        notes, hand = self.notes, self.tables.hand
        self.in_hand.add(self.tables, hand.moved)
        self.in_hand.add(self.parts, self.parts.entered)
        self.in_hand.add(notes, notes.taken, notes.let_go, notes.done, over=self.tables)
        notes.done.connect(self._go_to_mark)
        notes.refused.connect(self.pasting.failed)
        notes.pasted.connect(self.pasting.pasted)
        notes.marking = self.commands.marking
        notes.cell_cursor = lambda: hand.box.textCursor() if hand.is_open else None
        hand.moved.connect(notes.place)
        hand.box.cursorPositionChanged.connect(lambda: notes.place(keep_caret=True))
        self.surface.restyled.append(notes.place)
        notes.follow()

    def do(self, name: str) -> None:
        """Do what an action, a key or a line of the menu asks for by name; a name that nobody answers does nothing."""
        if self.lock.refuses(name):
            return
        if name == "repeat":
            self.repeat.again()
            return
        if not self.in_hand.do(name) and name in self.named:
            self.named[name]()
        self.repeat.remember(name)

    # places

    @property
    def current_block(self) -> str:
        """The id of the block that the cursor is in; "title:<id>" in the title of an appendix."""
        return self.painter.current

    def cursor_place(self) -> tuple[str, int]:
        """Block id and offset of the cursor, to come back to later."""
        caret = self.text.caret()
        return caret.key, caret.offset

    def set_cursor_place(self, block_id: str, offset: int) -> None:
        """Put the cursor where `cursor_place` said; an unknown block is ignored."""
        self.in_hand.put_down()
        self.surface.select(Caret(block_id, offset), Caret(block_id, offset))

    def go_to_block(self, block_id: str, offset: int = 0) -> None:
        """Put the cursor into a block and bring it to the upper third of the view."""
        block = self.lines.block(block_id)
        if block is None:
            return
        self.commit_preedit()
        lay_out(self.text.document(), block.blockNumber() + SCREEN_OF_LINES)
        self.set_cursor_place(block_id, offset)
        top = self.text.cursorRect().top() + self.text.origin().y() if offset else self.painter.rect_of(block).top()
        self.text.verticalScrollBar().setValue(round(top - self.text.viewport().height() / 4))

    def select_words(self, block_id: str, start: int, end: int) -> None:
        """Select a part of a line and bring it into view, not at its edge."""
        self.commit_preedit()
        self.in_hand.put_down()
        self.surface.select(Caret(block_id, start), Caret(block_id, end))
        self._show_caret()

    def _show_caret(self) -> None:
        """Bring the cursor into view, not at its edge."""
        height, spot = self.text.viewport().height(), self.text.cursorRect()
        if not height // 8 <= spot.top() <= spot.bottom() <= height * 7 // 8:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + spot.top() - height // 3)

    def show_part(self, part: str) -> None:
        """Bring a part of the paper into view; the cursor stays where it is."""
        bar = self.text.verticalScrollBar()
        if part in ABOVE:
            bar.setValue(bar.minimum())
        elif part in BELOW:
            box, height = self.painter.box_of(part), self.text.viewport().height()
            if not bar.value() <= box.top() <= box.bottom() <= bar.value() + height:
                bar.setValue(round(box.top() - max(0.0, height - box.height()) / 2))

    # zoom and looks

    @property
    def zoom(self) -> int:
        """The size of the sheet in per cent of paper on a screen of 96 dots an inch."""
        return self.surface.style.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the sheet larger or smaller, from 50 to 200 %."""
        percent = max(LEAST_ZOOM, min(MOST_ZOOM, percent))
        if percent == self.zoom:
            return
        self._restyle(SheetStyle(self.surface.standard, percent, small=self.surface.style.small))
        self.zoom_changed.emit(percent)

    def _on_zoom_asked(self, step: int) -> None:
        if step < 0 or not self.surface.style.held:  # the pane has no room for a larger sheet
            self.set_zoom(self.zoom + step)

    def set_standard(self, standard: Standard) -> None:
        """Show the document by another standard."""
        self.surface.standard = standard
        small = takes_small_sizes(self.session.document, standard)
        self._restyle(SheetStyle(standard, self.zoom, small=small))

    def _restyle(self, style: SheetStyle) -> None:
        self.surface.restyle(style)

    def _on_resized(self) -> None:
        self.surface.place_sheet()

    def _on_theme_changed(self) -> None:
        self._restyle(self.surface.style)

    # what happens to the text and to the document

    def _on_typed(self) -> None:
        if self.typing.flush():
            self.surface.rows_anew()

    def _prepare(self) -> None:
        """Before an edit of ours: no word half composed, no letter that the document keeps otherwise."""
        self.commit_preedit()
        self.filling.settle()
        block, caret = self.text.textCursor().block(), self.text.caret()
        offset = settled_offset(block, caret.offset)
        if self.typing.settle() == caret.key:
            caret = Caret(caret.key, offset)
            self.surface.select(caret, caret)

    def _on_about_to_change(self, initiator: object) -> None:
        """Others change the document: the word being composed comes first. Our own parts see to theirs."""
        if initiator not in (self, self.tables.hand, self.notes, self.parts):
            self.commit_preedit()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        document = self.session.document
        self.painter.document = document
        self.surface.take_notes()
        if self.typing.applying or initiator in (self.tables.hand, self.notes):
            self._show_others(changes)
            return
        anchor, caret = self.surface.ends()
        scroll = self.text.verticalScrollBar().value()
        old = self.lines.rows
        if changes.parts & AROUND and not self.surface.take_parts():
            return
        if changes.parts <= PAINTED:
            self.surface.place_sheet()
            return
        self.surface.show_rows()
        self.surface.place_sheet()
        self._tell_place(self.painter.current)
        if initiator is self:
            return
        found = place_of_change(old, self.lines.rows, caret) if initiator is None else None
        if found is None:
            self.surface.select(anchor, caret)
            self.text.verticalScrollBar().setValue(scroll)
        else:
            self.surface.select(anchor if found == caret else found, found)
            self._show_caret()
        self.text.viewport().update()

    def _show_others(self, changes: Changes) -> None:
        """What follows elsewhere from letters that are typed: lines and rows that show the same record."""
        own = self.typing.key or self.tables.hand.key
        if own and changes.blocks - {own} and not changes.structure:
            self.surface.show_rows(but=own)

    def _on_cursor_moved(self) -> None:
        if not self.lines.busy:
            end_links(self.text)
        self._follow_line()

    def _follow_line(self) -> None:
        """Tell those who listen of another line in hand."""
        key = key_in_hand(self.text.textCursor())
        if key != self.painter.current:
            if not self.lines.busy and not self.typing.applying:
                self.typing.settle()
            self.painter.current = key
            self._tell_place(key)
            self.text.viewport().update()
            self.current_block_changed.emit("" if key.startswith("title:") else key)

    def _tell_place(self, key: str) -> None:
        """Give those who listen what is painted beside the line in hand: its level and its printed number."""
        number = self.lines.numbers.get(key)
        if number is not None:
            row = self.lines.rows[number]
            self.text.setAccessibleDescription(f"{row.name} {row.label}".rstrip())

    def _on_clicked(self, spot: QPoint) -> None:
        cursor = self.text.textCursor()
        row = self.lines.row(cursor.block())
        if row is None or cursor.hasSelection():
            return
        if row.is_table:
            return
        if select_blank(self.text):
            return
        note = note_at(cursor.block(), cursor.position())
        if note and self.painter.near_cursor(self.text.cursorRect(), spot - self.text.origin()):
            self.open_note(note)

    def _menu(self) -> list[QAction]:
        """The lines of the menu about a line of the text."""
        if self.tables.hand.is_open:
            return []
        return sheet_menu(self.named, selected=self.text.textCursor().hasSelection())

    def _tip_at(self, cursor: QTextCursor) -> str:
        """The text of the note whose mark is at a place, before it or after it."""
        block, position = cursor.block(), cursor.position()
        id = note_at(block, position) or (note_at(block, position + 1) if not cursor.atBlockEnd() else "")
        note = self.session.document.footnote(id)
        return note.text if note is not None else ""

    def open_note(self, note: str) -> None:
        """Show a footnote at the foot of the view, with the cursor in it."""
        if note:
            self.commit_preedit()
            self.notes.open(note)

    def _go_to_mark(self, note: str) -> None:
        """Put the cursor behind the mark of a note, or leave it where it is when that is gone."""
        mark = self.notes.marks.find(note)
        if mark is not None and mark.cell is not None:
            if self.tables.hand.open(mark.key, mark.cell):
                self.tables.hand.box.select(mark.offset + 1, mark.offset + 1)
            return
        if mark is not None:
            behind = Caret(mark.key, mark.offset + 1)
            self.surface.select(behind, behind)
        self.text.setFocus()

    def _on_focus_changed(self, focused: bool) -> None:
        self.painter.has_focus = focused
        self.text.viewport().update()

    # slots of the window's actions

    def commit_preedit(self) -> None:
        """Keep the word that is being composed; called before saving and before going elsewhere."""
        self.in_hand.commit()

    def _select_all(self) -> None:
        self.commit_preedit()  # a word of a line that the cursor leaves would be lost
        self.text.selectAll()

    def insert_footnote(self) -> None:
        """Put a footnote at the cursor and go to write it at the foot of the view."""
        note = self.commands.insert_footnote()
        self.open_note(note)
