"""Fields of a template on the sheet: gone through with F11 or Tab, filled everywhere at once, shown while in hand."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QTextCursor

from desktop.domain.document import Run
from desktop.domain.gaps import Blank, blanks
from desktop.domain.lines import Caret
from desktop.domain.runs import run_length
from desktop.domain.template_fields import emptied, fill_field, retyped
from desktop.services.library import template_of
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.formats import BLANK, FIELD, char_format, offset_at
from desktop.ui.sheet.letter_boxes import letter_boxes
from desktop.ui.sheet.menu import Do
from desktop.ui.sheet.surface import SheetSurface
from desktop.ui.sheet.typing import Typing
from desktop.ui.template_field_names import field_label
from i18n import _

Runs = tuple[Run, ...]


class Places(Protocol):
    """Who brings the cursor to a place of the document."""

    def go_to_block(self, block_id: str, offset: int = 0) -> None: ...
    def select_words(self, block_id: str, start: int, end: int) -> None: ...
    def commit_preedit(self) -> None: ...


class FieldFilling(QObject):
    """What typing into fields means on one sheet. It takes keys in turn with others."""

    def __init__(self, surface: SheetSurface, commands: SheetCommands, typing: Typing, places: Places) -> None:
        super().__init__(surface.widget)
        self.surface, self.session, self.text, self.lines = surface, surface.session, surface.text, surface.lines
        self.commands, self._places = commands, places
        self._composing = ""
        self._lit: tuple[str, tuple[Run, int]] | None = None
        self._refilled: tuple[str, int] | None = None
        text = self.text
        text.takers.append(self.take)
        text.unders.append(self.paint)
        text.tips.append(self.tip)
        text.cursorPositionChanged.connect(self._on_moved)
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
        numbers = self.lines.numbers
        waiting = [(numbers[one.key], one.start, one) for one in blanks(self.session.document) if one.key in numbers]
        if not waiting:
            return False
        here, _end = self.text.selection()
        place = (numbers.get(here.key, 0), here.offset)
        if step > 0:
            chosen = next((one for one in waiting if one[:2] > place), waiting[0])
        elif step < 0:
            chosen = next((one for one in reversed(waiting) if one[:2] < place), waiting[-1])
        else:
            chosen = waiting[0]
        self._select(chosen[2])
        return True

    def _select(self, blank: Blank) -> None:
        if blank.end:
            self._places.select_words(blank.key, blank.start, blank.end)
            self.text.filling = self.blank_selected()
        else:
            self._places.go_to_block(blank.key)
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

    def mend(self, before: Runs, after: Runs) -> Runs:
        """What a line says after typing: a field that lost its last letter is an empty field, not gone.

        Typing programs take letters back and write others; between the two nothing may be lost.
        """
        self._refilled = None
        if after == before or not any(run.field for run in before):
            return after
        if self._composing and sum(bool(run.field) for run in after) < sum(bool(run.field) for run in before):
            return before
        found = emptied(before, after) if not self.text.preedit else None
        if found is None:
            return after
        self._refilled = ("", found[1])
        return found[0]

    def typed(self, key: str, before: Runs, after: Runs) -> None:
        """The other places of a field that was typed into say the same, as one step with the typing."""
        change = retyped(before, after)
        if change is None:
            return
        name, old, value = change
        template = template_of(self.session.document)
        self.session.apply(
            _("gõ chữ"),
            lambda document: fill_field(document, name, old, value, template),
            initiator=self.commands.initiator,
            merge_key=key,
        )
        if self._refilled is not None:
            at, self._refilled = self._refilled[1], None
            self.surface.select(Caret(key, at), Caret(key, at + 1))
        self.text.filling = True

    # shown

    def tip(self, cursor: QTextCursor) -> str:
        """What belongs into the field at a place."""
        found = self.field_at(cursor)
        if found is None:
            return ""
        return _("Trường mẫu: {name}").format(name=field_label(found[0].field, template_of(self.session.document)))

    def _on_moved(self) -> None:
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
            painter.fillRect(box.adjusted(-1, 1, 1, 5), self.surface.painter.theme.color("tint2"))
