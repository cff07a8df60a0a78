"""Editing of the parts around the text where they stand: a click or a key puts the caret into a field of them.

One box lies over the words of the field in hand. What is typed changes the document at once, and the paper around the
box is laid out anew with each key.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.changes import Changes
from desktop.domain.document import Level
from desktop.domain.part_edits import Place
from desktop.domain.part_texts import (
    Slot,
    is_item,
    part_of,
    part_text,
    part_text_name,
    reading_order,
    slot_of,
    takes_lines,
)
from desktop.domain.text import one_line
from desktop.ui.preedit import commit_preedit
from desktop.ui.sheet.lines.undo_place import change_in_fields, changed_end
from desktop.ui.sheet.parts.bands import part_text_boxes
from desktop.ui.sheet.parts.box import PartBox
from desktop.ui.sheet.parts.drawn import PAINTED
from desktop.ui.sheet.parts.keys import PartKeys
from desktop.ui.sheet.parts.lines import PartTextLines
from desktop.ui.sheet.parts.lists import PartLists
from desktop.ui.sheet.parts.mouse import PartMouse
from desktop.ui.sheet.parts.notice import PartNotice
from desktop.ui.sheet.parts.offers import PartOffers
from desktop.ui.sheet.parts.shown import OpenPart
from desktop.ui.sheet.parts.tint import paint_tint
from desktop.ui.sheet.parts.typing import PartTyping
from desktop.ui.sheet.parts.ways import PartWays
from desktop.ui.sheet.surface import SheetSurface
from i18n import N_, _

MARGIN = 24  # pixels that stay between the caret and the edges of the view
_COMMANDS = ("cut", "copy", "paste", "paste_plain", "select_all")


class PartEditing(QObject):
    """Opens the box over one field after another; there is one of it on a sheet."""

    useless = frozenset(
        {
            *("bold", "italic", "underline", "footnote", "convert_letters"),
            *("promote", "demote", "move_up", "move_down", "new_basis"),
            *(f"{does}_{level.value}" for does in ("level", "new") for level in Level),
        }
    )
    why_useless = N_("Phần này do thể thức định sẵn cách trình bày; lệnh này chỉ dùng trong lời văn.")
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
        self.typing = PartTyping(surface, self)
        self.lists = PartLists(self.box, self.typing, self._go, self._open)
        self.keys = PartKeys(self)
        self.mouse = PartMouse(self)
        self._seen = self.session.document
        self.painter.paint_offers = self.offers.paint
        self.painter.paint_part = lambda painter: paint_tint(
            painter, self.box, surface.theme, wrong=self.field in self.painter.wrong
        )
        self.box.edited.connect(self._on_edited)
        self.box.pasted.connect(self._on_pasted)
        self.box.left.connect(lambda: QTimer.singleShot(0, self, self._on_left))
        bar = self.text.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged, self.text.horizontalScrollBar().valueChanged):
            moved.connect(self.place)
        self.text.resized.connect(self.place)
        surface.lines.on_layout(lambda layout: layout.documentSizeChanged.connect(self.place))

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
            self._open(self.lists.known(field, self.field), None, at)

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

    @property
    def refused(self) -> dict[str, str]:
        """What was typed into which fields and is not in the document, so that paper shows it as it was before."""
        return dict(self.painter.wrong)

    @property
    def caret_box(self) -> QWidget | None:
        """The box over the field in hand."""
        return self.box if self.field else None

    def put_down(self) -> None:
        """Leave the fields; the focus stays where it is."""
        self.close(focus=False)

    def do(self, name: str) -> bool:
        """Answer a command while a field is in hand; what is the business of the text has the field left first."""
        if not self.field:
            return False
        if name == "change_case":
            self.box.change_case()
        elif name in _COMMANDS:
            getattr(self.box, {"paste_plain": "paste", "select_all": "selectAll"}.get(name, name))()
        else:
            self.close()
            return False
        return True

    # opening and closing

    def _open(self, field: str, slot: Slot | None, at: int | QPointF) -> None:
        self._finish()
        self._bring_text_cursor(field)
        document = self.session.document
        if slot is None and is_item(field) and not part_text(document, field):
            slot = slot_of(document, field)
        self.typing.begin(field, slot)
        text = self.typing.shown(field)
        self.box.setAccessibleName(_(part_text_name(field)))
        self.box.line_break = "\n" if takes_lines(field) else " "
        self.box.show_text(text, 0)
        self.painter.open_part = OpenPart(field, text, slot)
        self._lay_out()
        if not self.painter.shows(field):  # as the kind of a letter, which paper does not print
            self.close()
            return
        self.box.show()
        self.box.raise_()
        self.box.setFocus()
        self._put_caret(at)
        self._show_caret()
        self._tell()
        self.entered.emit(field)

    def _bring_text_cursor(self, field: str) -> None:
        """Let the cursor of the text wait in the line beside a field: seeking begins there, and Esc leads there."""
        beside = self.ways.cursor_beside(field)
        if beside is None or beside.block() == self.text.textCursor().block():
            return
        commit_preedit(self.text)
        bar = self.text.verticalScrollBar()
        seen = bar.value()
        self.text.setTextCursor(beside)
        bar.setValue(seen)

    def _put_caret(self, at: int | QPointF) -> None:
        if isinstance(at, QPointF):
            at = self.box.lines.offset_at(at) if self.box.lines is not None else 0
        self.box.put_caret(len(self.box.toPlainText()) if at < 0 else at)

    def _finish(self) -> None:
        """Keep what is being composed, and forget a line that nothing was written in."""
        if self.field:
            commit_preedit(self.box)
            self.typing.slot = None

    def _tell(self) -> None:
        """Say under a field why it does not take what was typed."""
        boxes = part_text_boxes(self.painter, self.field) if self.field else []
        self.notice.show_for(self.typing.trouble(self.field), boxes, self.text.origin())

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
                lines = PartTextLines(band, origin, band.places[open.field], open.text)
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
        if is_item(open.field) and not self.box.preedit and self.lists.drop_signs(shown):
            shown = self.box.shown_text()
        self.painter.open_part = OpenPart(open.field, shown, self.typing.slot)
        if self.box.preedit or not self.typing.apply(open.field, shown):
            self._lay_out()
        self.place()
        self._show_caret()

    def follow(self, changes: Changes, initiator: object) -> None:
        """Others change the document too: undo, a form, a template. Called once the paper is laid out for it."""
        before, self._seen = self._seen, self.session.document
        if initiator is self:
            return
        document, open = self.session.document, self.painter.open_part
        goal = change_in_fields(before, document) if initiator is None and changes.parts <= PAINTED else None
        forgotten = self.typing.forget(goal[0] if goal is not None else "")
        if goal is not None and goal[0] != self.field and self.text.window().focusWidget() in (self.box, self.text):
            self._open(goal[0], None, goal[1])
            return
        if open is None:
            if forgotten:
                self._lay_out()
            return
        if open.field not in reading_order(document) and self.typing.slot is None:
            self.close()
            return
        said = self.typing.words_of(open.field) if self.typing.slot is None else ""
        if said != self.typing.said or open.field in forgotten:
            at = goal[1] if goal is not None else changed_end(self.typing.said, said)
            self.typing.begin(open.field, slot_of(document, open.field) if is_item(open.field) and not said else None)
            self.box.show_text(said, at)
            self.painter.open_part = OpenPart(open.field, said, self.typing.slot)
            self._lay_out()
        self.place()

    def _on_pasted(self, text: str) -> None:
        open = self.painter.open_part
        if open is None:
            return
        lines = [line for line in text.split("\n") if line.strip()]
        if is_item(open.field):
            self.lists.paste(open.field, lines)
        else:
            written = "\n".join(map(one_line, lines)) if takes_lines(open.field) else one_line(text)
            self.box.textCursor().insertText(written)

    def _go(self, field: str, place: Place) -> None:
        """Take a change of a list over and put the caret where it leads."""
        self.typing.slot = None
        self.painter.open_part = None
        self.typing.become(field, place.document)
        self._open(place.field, place.slot, place.offset)

    def _on_left(self) -> None:
        focus = QApplication.focusWidget()
        if self.field and focus is not None and focus is not self.box:
            self.close(focus=False)
