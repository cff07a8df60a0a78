"""Fields of a template on the sheet: gone through with F11 or Tab, filled everywhere at once, shown while in hand."""

from __future__ import annotations

import re
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QTextCursor

from desktop.domain.document import Run
from desktop.domain.field_typing import emptied, filled
from desktop.domain.gaps import Blank, blanks
from desktop.domain.lines import Caret
from desktop.domain.part_texts import is_part_text, part_of
from desktop.domain.runs import run_length
from desktop.domain.template_fields import fill_places
from desktop.services.library import template_of
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.in_hand import InHand
from desktop.ui.sheet.lines.typing import Typing
from desktop.ui.sheet.look.formats import BLANK, FIELD, char_format, offset_at
from desktop.ui.sheet.look.letter_boxes import letter_boxes
from desktop.ui.sheet.menu import Do
from desktop.ui.sheet.parts.editing import PartEditing
from desktop.ui.sheet.rewording import FieldRewording
from desktop.ui.sheet.surface import SheetSurface
from desktop.ui.sheet.tables.editing import TablePart
from desktop.ui.template_field_names import field_label
from i18n import _

Runs = tuple[Run, ...]
Order = tuple[int, tuple[int, int], int]
_NO_CELL = (-1, -1)


class Places(Protocol):
    """Who brings the cursor to a place of the document."""

    in_hand: InHand
    parts: PartEditing
    tables: TablePart

    def go_to_block(self, block_id: str, offset: int = 0) -> None: ...
    def select_words(self, block_id: str, start: int, end: int) -> None: ...
    def commit_preedit(self) -> None: ...


class FieldFilling(QObject):
    """What typing into fields means on one sheet. It takes keys in turn with others."""

    def __init__(self, surface: SheetSurface, commands: SheetCommands, typing: Typing, places: Places) -> None:
        super().__init__(surface.widget)
        self.surface, self.session, self.text, self.lines = surface, surface.session, surface.text, surface.lines
        self.commands, self._places, self._typing = commands, places, typing
        self._composing = ""
        self._lit: tuple[str, tuple[Run, int]] | None = None
        self._refilled: tuple[str, int] | None = None
        self._field_in = self._field_left = ""  # the text around that the caret is in, or was in last
        self._live: tuple[str, str] | None = None  # line and name of the empty field that is being filled in
        self._filled = 0  # how many other places it filled
        self.rewording = FieldRewording(surface, typing, self._places.in_hand.told.emit)
        text = self.text
        text.takers.append(self.take)
        text.unders.append(self.paint)
        text.tips.append(self.tip)
        text.cursorPositionChanged.connect(self._on_moved)
        text.focus_changed.connect(lambda focused: None if focused else self._tell_filled())
        places.parts.entered.connect(self._on_field)
        typing.mend, typing.typed = self.mend, self.typed

    def named(self) -> dict[str, Do]:
        """What can be asked for by name."""
        return {
            "next_blank": self.go_on,
            "previous_blank": partial(self.go_on, -1),
            "first_blank": partial(self.go_on, 0),
        }

    # where fields are

    def field_at(self, cursor: QTextCursor) -> tuple[Run, int] | None:
        """The field of a template that a place of the text is in, or at an end of, and where it begins."""
        row = self.lines.row(cursor.block())
        offset, at = offset_at(cursor.block(), cursor.position()), 0
        for run in row.runs if row is not None else ():
            if run.field and at <= offset <= at + run_length(run):
                return run, at
            at += run_length(run)
        return None

    def blank_selected(self) -> bool:
        """Whether exactly an empty field is selected, so that what is typed fills it in."""
        cursor = self.text.textCursor()
        return cursor.selectedText() == BLANK and cursor.charFormat().hasProperty(FIELD)

    def go_on(self, step: int = 1) -> bool:
        """Go to the next place that waits for words, or with -1 the one before, with 0 the first; round the end."""
        self._places.commit_preedit()
        waiting = blanks(self.session.document)
        if not waiting:
            return False
        here = self._here(waiting)
        ordered = [(self._order(one, at), one) for at, one in enumerate(waiting)]
        if step > 0:
            chosen = next((one for place, one in ordered if place > here), waiting[0])
        elif step < 0:
            chosen = next((one for place, one in reversed(ordered) if place < here), waiting[-1])
        else:
            chosen = waiting[0]
        self._select(chosen)
        return True

    def _order(self, blank: Blank, at: int) -> Order:
        """Where a place comes on the sheet: line, cell and offset; texts of the header before every line."""
        number = self.lines.numbers.get(blank.key, -1)
        return number, blank.cell or _NO_CELL, blank.start if number >= 0 else at

    def _here(self, waiting: tuple[Blank, ...]) -> Order:
        """The place in hand, as `_order` has it; that of a text around where the caret is or was last."""
        numbers, hand = self.lines.numbers, self._places.tables.hand
        field = self._places.parts.field or self._field_left
        if hand.is_open:
            return numbers.get(hand.key, 0), hand.place, min(hand.box.ends())
        if not field:
            here, _end = self.text.selection()
            return numbers.get(here.key, 0), _NO_CELL, here.offset
        if part_of(field) not in ("header", "addressed"):
            return len(numbers), _NO_CELL, 0
        return -1, _NO_CELL, next((at for at, one in enumerate(waiting) if one.key == field), -1)

    def _on_field(self, field: str) -> None:
        """The caret has come into a text around, or left it for where it was in the lines."""
        self._field_left, self._field_in = self._field_in if not field else "", field

    def _select(self, blank: Blank) -> None:
        if is_part_text(blank.key):
            self._places.parts.open(blank.key)
            box = self._places.parts.box
            dots = re.search("…+", box.toPlainText())
            if dots is not None:
                box.put_caret(dots.start())
                box.put_caret(dots.end(), select=True)
            return
        if blank.cell is not None:
            self._places.tables.open(blank.key, *blank.cell)
            self._places.tables.hand.box.select(blank.start, blank.end)
            return
        if blank.end:
            self._places.select_words(blank.key, blank.start, blank.end)
            self.text.filling = self.blank_selected()
        else:
            self._places.go_to_block(blank.key)
        self._field_left = ""
        self.text.setFocus()

    # keys and input methods

    def take(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """Tab in a field goes to the next empty place; a word that is composed over an empty field takes its place."""
        if isinstance(event, QInputMethodEvent):
            self._compose(event)
            return False
        back = event.key() == Qt.Key.Key_Backtab
        if not back and (event.key() != Qt.Key.Key_Tab or event.modifiers()):
            return False
        if not self.text.filling and not self.blank_selected():
            return False
        if not self.go_on(-1 if back else 1):
            caret = self.text.caret()
            self.text.filling = False  # nothing is left to fill in: the next Tab is a level again
            self.surface.select(caret, caret)
        return True

    def _compose(self, event: QInputMethodEvent) -> None:
        """Qt would take the field away with its mark; its letters go, and what is composed gets its place and name."""
        if self._composing:
            if event.commitString():
                self._composing = ""
            elif not event.preeditString():
                QTimer.singleShot(0, self, self._restore)
            return
        row = self.lines.row(self.text.textCursor().block())
        if not (event.preeditString() or event.commitString()) or row is None or not self.blank_selected():
            return
        cursor = self.text.textCursor()
        found = self.field_at(cursor)
        if found is None:
            return
        dress = Run("x", found[0].bold, found[0].italic, field=found[0].field, underline=found[0].underline)
        self._composing = row.key if event.preeditString() else ""
        with self.lines.quiet():
            cursor.removeSelectedText()
            self.text.setTextCursor(cursor)
            self.text.setCurrentCharFormat(char_format(dress, row.face, self.lines.style, self.lines.theme))

    def _restore(self) -> None:
        """A word was composed and thrown away: the mark of the empty field is there again, and chosen."""
        key, self._composing = self._composing, ""
        number = self.lines.numbers.get(key)
        if number is None or self.text.preedit:
            return
        offset = self.text.caret().offset
        self.lines.rewrite(number)
        self.surface.select(Caret(key, offset), Caret(key, offset + 1))
        self.text.filling = self.blank_selected()

    # what typing does to fields

    def settle(self) -> None:
        """The document goes out or away: a field that is being typed over counts as left."""
        self.rewording.settle()

    def mend(self, before: Runs, after: Runs) -> Runs:
        """What a line says after typing: an empty field that lost its last letter again is there, not gone.

        Typing programs take letters back and write others; between the two nothing may be lost.
        """
        self._refilled = None
        if after == before or not (any(run.field for run in before) or self.rewording.begun):
            return after
        if self._composing and sum(bool(run.field) for run in after) < sum(bool(run.field) for run in before):
            return before
        if self._live is None or self._live[0] != self.text.caret().key:
            return self.rewording.mend(before, after) or after
        found = emptied(before, after) if not self.text.preedit else None
        if found is None:
            return after
        self._refilled = ("", found[1])
        return found[0]

    def typed(self, key: str, before: Runs, after: Runs) -> None:
        """The other places of an empty field that is filled in say the same, as one step with the typing."""
        if self.rewording.typed():
            self.text.filling = self.rewording.begun
            return
        change = filled(before, after)
        if change is None:
            return
        name, old, value = change
        document = self.session.document
        made = fill_places(document, name, old, value, template_of(document))
        self.session.apply(
            _("gõ chữ"), lambda _document: made.document, initiator=self.commands.initiator, merge_key=key
        )
        self._live, self._filled = (key, name), max(made.places, self._filled)
        if self._refilled is not None:
            at, self._refilled = self._refilled[1], None
            self.surface.select(Caret(key, at), Caret(key, at + 1))
        self.text.filling = True

    def _is_live(self) -> bool:
        """Whether the caret is still in the field that is being filled in."""
        found = self.field_at(self.text.textCursor())
        return found is not None and (self.text.caret().key, found[0].field) == self._live

    def _tell_filled(self) -> None:
        """The field that was filled in is left: say once where else it was."""
        live, count = self._live, self._filled
        self._live, self._filled = None, 0
        if live is not None and count:
            words = _("Đã điền {count} chỗ cùng trường “{name}”. Ctrl+Z để lấy lại")
            label = field_label(live[1], template_of(self.session.document))
            self._places.in_hand.told.emit(words.format(count=count, name=label))

    # shown

    def tip(self, cursor: QTextCursor) -> str:
        """What belongs into the field at a place."""
        found = self.field_at(cursor)
        if found is None:
            return ""
        return _("Trường mẫu: {name}").format(name=field_label(found[0].field, template_of(self.session.document)))

    def _on_moved(self) -> None:
        if not self.lines.busy and not self._typing.under_way:
            self._field_left = ""
            if self._live is not None and not self.text.preedit and not self._is_live():
                self._tell_filled()
        found = self.field_at(self.text.textCursor())
        lit = (self.text.caret().key, found) if found is not None else None
        if lit != self._lit:
            self._lit = lit
            self.text.viewport().update()

    def paint(self, painter: QPainter, _rect: QRectF) -> None:
        """A quiet ground under the filled field that the cursor is in."""
        cursor = self.text.textCursor()
        found = self.field_at(cursor)
        if found is None or self.text.preedit or found[0].text == BLANK:
            return
        run, at = found
        for box in letter_boxes(cursor.block(), at, at + run_length(run)):
            theme, ground = self.surface.painter.theme, box.adjusted(-1, 1, 1, 5)
            painter.fillRect(ground, theme.color("tint2"))
            ground.setTop(ground.bottom() - 1.5)  # the ground alone is hardly seen on that of the line in hand
            painter.fillRect(ground, theme.color("accent"))
