"""Editing of the parts around the text where they stand: a click or a key puts the caret into a field of them.

One box lies over the words of the field in hand. What is typed changes the document at once, and the paper around the
box is laid out anew with each key.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication

from desktop.domain.changes import Changes
from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.field_values import LARGER_FIRST
from desktop.domain.part_edits import Place, join_items, part_item, paste_items, type_date, type_kind, type_text
from desktop.domain.part_texts import (
    DATE_PARTS,
    Slot,
    field_at,
    field_name,
    is_date_part,
    is_item,
    kind_of,
    listed_words,
    may_become,
    part_of,
    part_text,
    reading_order,
    slot_of,
    takes_lines,
)
from desktop.domain.text import one_line
from desktop.services.library import PARTY
from desktop.ui.sheet.part_box import PartBox
from desktop.ui.sheet.part_lines import FieldLines
from desktop.ui.sheet.part_notice import PartNotice
from desktop.ui.sheet.part_offers import PartOffers
from desktop.ui.sheet.part_shown import OpenPart
from desktop.ui.sheet.part_ways import PartWays
from desktop.ui.sheet.preedit import commit_preedit
from desktop.ui.sheet.surface import SheetSurface
from desktop.ui.sheet.undo_place import changed_end
from i18n import _, say

MARGIN = 24  # pixels that stay between the caret and the edges of the view
_COMMANDS = ("cut", "copy", "paste", "paste_plain", "select_all")


class PartFields(QObject):
    """Opens the box over one field after another; there is one of it on a sheet."""

    entered = Signal(str)
    """The caret has come into this field; "" where it has left the fields."""

    def __init__(self, surface: SheetSurface, owner: QObject) -> None:
        super().__init__(owner)
        self.surface, self.session = surface, surface.session
        self.text, self.painter = surface.text, surface.painter
        self.prepare: Callable[[], None] = lambda: None
        """Called before the caret leaves the text: what is typed there is kept first."""
        self.box = PartBox(self.text.viewport())
        self.notice = PartNotice(self.text.viewport())
        self.ways = PartWays(self.painter, self.text, self.surface)
        self.offers = PartOffers(self.painter, surface)
        self.text.viewport().setMouseTracking(True)
        self.text.viewport().installEventFilter(self)
        self._slot: Slot | None = None
        self._before: Document = self.session.document  # as it was when the field was opened,
        self._kept: dict[str, str] = {}  # and what was typed and not taken then
        self._said = ""  # what the document says in the field, to tell changes that others make
        self._pulled = False
        self._waiting: set[str] = set()  # parts of a date that need larger ones
        self._reasons: dict[str, str] = {}  # why what was typed into a field is not taken
        self.painter.paint_part, self.painter.paint_offers = self._paint, self.offers.paint
        self.box.edited.connect(self._on_edited)
        self.box.asked.connect(self._on_asked)
        self.box.pasted.connect(self._on_pasted)
        self.box.left.connect(lambda: QTimer.singleShot(0, self, self._on_left))
        bar = self.text.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged, self.text.horizontalScrollBar().valueChanged):
            moved.connect(self.place)
        self.text.resized.connect(self.place)
        self.text.document().documentLayout().documentSizeChanged.connect(self.place)

    # what others ask for

    @property
    def field(self) -> str:
        """The field in hand; "" while the caret is in the text."""
        return self.painter.open_part.field if self.painter.open_part is not None else ""

    def open(self, field: str, at: int | QPointF = 0) -> None:
        """Put the caret into a field, at an offset of its text (-1: behind it) or at a point of the document."""
        if self.field == field:
            self._put_caret(at)
            self.box.setFocus()
        else:
            self._open(self._known(field), None, at)

    def open_first(self, part: str) -> None:
        """Put the caret into the first field of "header", or of "recipients" and what stands beside them."""
        shown = self.ways.order()
        goal = next((field for field in shown if part_of(field) == part), "")
        if not goal and part == "recipients":
            goal = next((field for field in shown if part_of(field) == "signature"), "recipients.item:0")
        if goal:
            self.prepare()
            self.open(goal)
            if part == "header":
                self.text.verticalScrollBar().setValue(0)

    def close(self, *, focus: bool = True) -> None:
        """Leave the fields; the caret is in the text again where that takes the `focus`."""
        if not self.field:
            return
        self._finish()
        self.painter.open_part = None
        if focus or self.box.hasFocus():
            self.text.setFocus()
        self.box.hide()
        self._lay_out()
        self._tell()
        self.entered.emit("")

    def commit(self) -> None:
        """Keep the word that is being composed."""
        commit_preedit(self.box)

    def do(self, name: str) -> bool:
        """Answer a command while a field is in hand: copy and paste do what they do, others have no meaning here."""
        if not self.field:
            return False
        if name == "change_case":
            self.box.change_case()
        elif name in _COMMANDS:
            getattr(self.box, {"paste_plain": "paste", "select_all": "selectAll"}.get(name, name))()
        return True

    def takes(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """Whether a key in the text leads into a field; then it is there."""
        goal = self.ways.from_text(event) if isinstance(event, QKeyEvent) else None
        if goal is None:
            return False
        self.prepare()
        self.open(*goal)
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self.text.verticalScrollBar().setValue(0)
        return True

    # the mouse, in points of the text document

    def press(self, spot: QPointF) -> bool:
        """A click on the words of a field puts the caret there; any other closes the box."""
        field = self.offers.at(spot) or self.painter.field_near(spot)
        if field:
            self._pulled = True
            self.prepare()
            self.open(field, spot)
            return True
        self.close(focus=False)
        return False

    def pull(self, spot: QPointF) -> bool:
        """The pointer moves: with the button down letters are selected."""
        if self.offers.point(spot):
            self.text.viewport().update()
        if self._pulled and self.box.lines is not None:
            self.box.put_caret(self.box.lines.offset_at(spot), select=True)
        return self._pulled

    def release(self, _spot: QPointF) -> bool:
        """The button comes up."""
        was, self._pulled = self._pulled, False
        return was

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The pointer leaves the sheet."""
        if event.type() is QEvent.Type.Leave and self.offers.point(None):
            self.text.viewport().update()
        return False

    # opening and closing

    def _open(self, field: str, slot: Slot | None, at: int | QPointF) -> None:
        self._finish()
        document = self.session.document
        if slot is None and is_item(field) and not part_text(document, field):
            slot = slot_of(document, field)
        self._slot, self._before, self._kept = slot, document, dict(self.painter.wrong)
        self._said = "" if slot is not None else part_text(document, field)
        text = self.painter.wrong.get(field, self._said)
        self.box.setAccessibleName(_(field_name(field)))
        self.box.show_text(text, 0)
        self.painter.open_part = OpenPart(field, text, slot)
        self._lay_out()
        self.box.show()
        self.box.raise_()
        self.box.setFocus()
        self._put_caret(at)
        self._show_caret()
        self._tell()
        self.entered.emit(field)

    def _put_caret(self, at: int | QPointF) -> None:
        if isinstance(at, QPointF):
            at = self.box.lines.offset_at(at) if self.box.lines is not None else 0
        self.box.put_caret(len(self.box.toPlainText()) if at < 0 else at)

    def _finish(self) -> None:
        """Keep what is being composed, and forget a line that nothing was written in."""
        if self.field:
            commit_preedit(self.box)
            self._slot = None

    def _known(self, field: str) -> str:
        """The id that a field has once the line in hand, which the document does not have, is forgotten."""
        open = self.painter.open_part
        if open is None or self._slot is None or kind_of(field) != kind_of(open.field):
            return field
        name, _colon, number = field.rpartition(":")
        own = int(open.field.rpartition(":")[2])
        if open.field.rpartition(":")[0] != name or int(number) <= own:
            return field
        return f"{name}:{int(number) - 1}"

    def _tell(self) -> None:
        """Say why a field does not take what was typed: the one in hand only once no figure more can help."""
        wrong = self.painter.wrong
        typing = self.field in wrong and self.box.hasFocus() and may_become(self.field, wrong[self.field])
        dating = is_date_part(self.field)  # then a part that waits for the others needs no word yet
        others = [name for name in reversed(wrong) if not (dating and name in self._waiting)]
        shown = next((field for field in (self.field, *others) if field in wrong), "")
        sentence = "" if typing and shown == self.field else self._reasons.get(shown, "")
        self.notice.show_for(sentence, self.painter.field_boxes(shown) if shown else [], self.text.origin())

    def _lay_out(self) -> None:
        """Lay out the parts again as the field in hand shows them."""
        if self.surface.take_parts():
            self.surface.place_sheet()
            self.place()

    def place(self) -> None:
        """Put the box over the words of its field, wherever they are now."""
        open = self.painter.open_part
        for band, origin in self.painter.bands():
            if open is not None and open.field in band.places:
                lines = FieldLines(band, origin, band.places[open.field], open.text)
                self.box.show_lines(lines, QPointF(self.text.origin()))
                break
        self._tell()

    def _show_caret(self) -> None:
        """Scroll so far that the caret is in view."""
        if self.box.lines is None:
            return
        caret, bar = self.box.lines.caret(self.box.offset), self.text.verticalScrollBar()
        height = self.text.viewport().height()
        if caret.top() < bar.value() + MARGIN:
            bar.setValue(round(caret.top()) - max(MARGIN, height // 4))
        elif caret.bottom() > bar.value() + height - MARGIN:
            bar.setValue(round(caret.bottom()) - height + max(MARGIN, height // 4))

    # what is typed

    def _on_edited(self) -> None:
        open = self.painter.open_part
        if open is None:
            return
        shown = self.box.shown_text()
        if is_item(open.field) and not self.box.preedit and _has_sign(shown):
            self._drop_signs(shown)
            return
        self.painter.open_part = OpenPart(open.field, shown, self._slot)
        if self.box.preedit or not self._apply(open.field, shown):
            self._lay_out()
        self.place()
        self._show_caret()

    def _drop_signs(self, shown: str) -> None:
        """Dashes before a line of a list and the sign after it are paper's own; typed ones go."""
        words = shown.lstrip("-–—+• ").rstrip(";")
        at = self.box.offset - (len(shown) - len(shown.lstrip("-–—+• ")))
        self.box.show_text(words, max(0, min(at, len(words))))
        self._on_edited()

    def _apply(self, field: str, text: str) -> bool:
        """Change the document to what is typed; False where that changes nothing."""
        document = self.session.document
        self.painter.wrong.pop(field, None)
        try:
            if field == "header.kind":
                party = self.surface.standard.body == PARTY
                made = type_kind(document, text, self._before.header, self.surface.standard, party=party)
            elif is_date_part(field):
                made = self._date_typed(field, text)
            else:
                made, self._slot = type_text(document, field, text, self._slot)
        except UserError as error:
            self.painter.wrong[field] = text
            self._reasons[field] = say(error)
            return False
        self.painter.open_part = OpenPart(field, text, self._slot)
        return self._become(field, made)

    def _date_typed(self, field: str, text: str) -> Document:
        """The document with a part of a date; parts that make no date yet are kept as they were typed, and marked."""
        holder, wrong = field.rpartition(".")[0], self.painter.wrong
        names = {part: f"{holder}.{part}" for part in DATE_PARTS}
        known = {part: self._kept.get(name) or part_text(self._before, name) for part, name in names.items()}
        known[field.rpartition(".")[2]] = text
        made, refused = type_date(self.session.document, field, known, self._before)
        for part, name in names.items():
            wrong.pop(name, None)
            if name in refused:
                wrong[name], self._reasons[name] = known[part], say(refused[name])
        self._waiting = {name for name, error in refused.items() if error.sentence == LARGER_FIRST}
        return made

    def _become(self, field: str, made: Document) -> bool:
        self._said = part_text(made, field) if self._slot is None else ""
        name = _(field_name(field))
        label = name[:1].lower() + name[1:]
        return self.session.apply(label, lambda _document: made, self, f"part:{field}")

    def follow(self, _changes: Changes, initiator: object) -> None:
        """Others change the document too: undo, a form, a template. Called once the paper is laid out for it."""
        if initiator is self:
            return
        document, open = self.session.document, self.painter.open_part
        self._before, self._kept = document, {}
        forgotten = [field for field in self.painter.wrong if open is None or field != open.field]
        for field in forgotten:
            del self.painter.wrong[field]
        if open is None:
            if forgotten:
                self._lay_out()
            return
        if open.field not in reading_order(document) and self._slot is None:
            self.close()
            return
        said = part_text(document, open.field) if self._slot is None else ""
        if said != self._said:
            at = changed_end(self._said, said)
            self.painter.wrong.pop(open.field, None)
            self._said, self._slot = said, slot_of(document, open.field) if is_item(open.field) and not said else None
            self.box.show_text(said, at)
            self.painter.open_part = OpenPart(open.field, said, self._slot)
            self._lay_out()
        self.place()

    def _on_pasted(self, text: str) -> None:
        open = self.painter.open_part
        if open is None:
            return
        lines = [line for line in text.split("\n") if line.strip()]
        if is_item(open.field):
            self._paste_items(open.field, lines)
        else:
            written = "\n".join(map(one_line, lines)) if takes_lines(open.field) else one_line(text)
            self.box.textCursor().insertText(written)

    def _paste_items(self, field: str, lines: list[str]) -> None:
        cursor, text = self.box.textCursor(), self.box.toPlainText()
        lines = [listed_words(line) for line in lines if listed_words(line)]
        if len(lines) < 2:
            cursor.insertText("".join(lines))
            return
        whole = [text[: cursor.selectionStart()] + lines[0], *lines[1:-1], lines[-1] + text[cursor.selectionEnd() :]]
        self._go(field, paste_items(self.session.document, field, self._slot, whole))

    def _go(self, field: str, place: Place) -> None:
        """Take a change of a list over and put the caret where it leads."""
        self._slot = None
        self.painter.open_part = None
        self._become(field, place.document)
        self._open(place.field, place.slot, place.offset)

    # keys that lead elsewhere

    def _on_asked(self, asked: str) -> None:
        field = self.field
        if asked == "escape":
            self.close()
        elif asked in ("top", "end"):
            self._go_far(asked)
        elif asked == "enter" and is_item(field):
            self._on_enter(field)
        elif asked in ("enter", "line") and takes_lines(field):
            self.box.textCursor().insertText("\n")
        elif asked in ("join", "join_next"):
            self._on_join(field, asked)
        else:
            self._step({"enter": "next", "line": "next"}.get(asked, asked))

    def _step(self, way: str) -> None:
        goal = self.ways.beside(self.field, way, self.box.lines, self.box.offset)
        if isinstance(goal, tuple):
            self.open(*goal)
        elif goal is not None:
            self.close()
            self.text.setTextCursor(goal)
            self.text.ensureCursorVisible()

    def _go_far(self, asked: str) -> None:
        if asked == "top":
            self.open(self.ways.order()[0])
            self.text.verticalScrollBar().setValue(0)
        else:
            self.close()
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())

    def _on_enter(self, field: str) -> None:
        text, at = self.box.toPlainText(), self.box.offset
        if not text.strip():
            self._step("next")  # a second Enter leaves the list, as in Word
        else:
            self._go(field, part_item(self.session.document, field, text[:at], text[at:]))

    def _on_join(self, field: str, asked: str) -> None:
        """Backspace before the first letter, or Delete behind the last, of a line of a list."""
        if not is_item(field):
            return
        document = self.session.document
        if self._slot is not None:
            number, last = int(field.rpartition(":")[2]), asked == "join"
            goal = f"{field.rpartition(':')[0]}:{number - 1 if last else number}"
            if number - last >= 0 and part_text(document, goal):
                self._open(goal, None, -1 if last else 0)
            return
        if asked == "join_next":
            slot = slot_of(document, field)
            field = field_at(document, slot._replace(at=slot.at + 1))
            if slot_of(document, field).group != slot.group or not part_text(document, field):
                return
        place = join_items(document, field)
        if place is not None:
            self._go(place.field, place)

    def _on_left(self) -> None:
        focus = QApplication.focusWidget()
        if self.field and focus is not None and focus is not self.box:
            self.close(focus=False)

    # paint

    def _paint(self, painter: QPainter) -> None:
        """The quiet tint of what is in hand, and what is selected, under the words."""
        theme, lines = self.surface.theme, self.box.lines
        if lines is None:
            return
        for box in [lines.rect] if len(lines.boxes) > 1 else [*lines.boxes, lines.caret(lines.last)]:
            painter.fillRect(box.adjusted(-3, -1, 3, 1), theme.color("tint"))
        cursor = self.box.textCursor()
        if cursor.hasSelection():
            for box in lines.selected(cursor.selectionStart(), cursor.selectionEnd()):
                painter.fillRect(box, theme.color("tint2"))
        if self.box.preedit:
            for box in lines.selected(cursor.position(), cursor.position() + len(self.box.preedit)):
                painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("ink"))


def _has_sign(text: str) -> bool:
    """Whether a line of a list begins with a dash or ends with the sign that paper adds."""
    return text.lstrip()[:1] in tuple("-–—+•") or text.endswith(";")
