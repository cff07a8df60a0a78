"""Notes typed at the foot of the view: which one is in hand, where its keys lead, and what actions do to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.changes import Changes
from desktop.domain.document import Document, Level
from desktop.domain.errors import UserError
from desktop.domain.runs import flat
from desktop.ui.preedit import commit_preedit
from desktop.ui.session import EditSession
from desktop.ui.sheet.lines.undo_place import changed_end
from desktop.ui.sheet.look.marking import Marking
from desktop.ui.sheet.menu import sheet_menu
from desktop.ui.sheet.notes.box import NoteBox
from desktop.ui.sheet.notes.view import NoteView
from desktop.ui.sheet.notes.words import NoteWords
from desktop.ui.sheet.surface import SheetSurface
from i18n import N_


class NoteFoot(NoteView):
    """Holds at most one note in hand. Edits that it applies carry it as their initiator."""

    useless = frozenset(
        {
            *("promote", "demote", "move_up", "move_down", "footnote", "convert_letters"),
            *(f"level_{level.value}" for level in Level),
        }
    )
    why_useless = N_("Chú thích không có cấp, không đổi chỗ; lệnh này chỉ dùng trong lời văn.")
    taken = Signal(QWidget)
    """A note is in hand: its box has the focus, or is to have it."""
    let_go = Signal()
    """No note is in hand any more, for the clerk went elsewhere."""
    done = Signal(str)
    """The clerk is done with a note and wants to go back to its mark."""
    pasted = Signal(object, object)
    """What the clipboard held (a Clip, and None: old letters are in Unicode already)."""
    refused = Signal(UserError)
    """What was to be pasted could not be read."""

    def __init__(self, session: EditSession, surface: SheetSurface) -> None:
        super().__init__(session, surface)
        self._before = session.document
        self.make_box = self._make_box
        self.made: Callable[[NoteBox], object] = lambda _box: None
        """Told of each box that is made for a note."""
        self.marking = Marking()
        """How marks go, shared with the lines of the sheet."""

    def follow(self) -> None:
        """Begin to follow sheet and session, after the sheet itself does."""
        self.text.focus_changed.connect(lambda focused: self._let_go() if focused else None)
        self.session.changed.connect(self._on_changed)
        super().follow()

    def _make_box(self, parent: QWidget) -> NoteBox:
        box = NoteBox(parent, self.note_mark)
        box.typed.connect(lambda: self._words_in(box).take_typed())
        box.asked.connect(lambda name: self._on_asked(box, name))
        box.entered.connect(lambda: self._take(box))
        box.left.connect(lambda: self._let_go() if box.note == self.in_hand else None)
        box.pasted.connect(lambda mime: self._paste(box, mime))
        box.menu_asked.connect(lambda at: self._show_menu(box, at))
        box.cursorPositionChanged.connect(lambda: self._reveal(box))
        box.to_clipboard = lambda: self._words_in(box).mime()
        self.made(box)
        return box

    @property
    def hand(self) -> NoteBox | None:
        """The box of the note in hand."""
        return self.box(self.in_hand) if self.in_hand else None

    def open(self, note: str, offset: int | None = None) -> bool:
        """Take a note in hand, with the cursor at its end or at an offset; False where the document has none such."""
        if self.session.document.footnote(note) is None:
            return False
        self.commit()
        self.in_hand = note
        self.reveal(note)
        self.place()
        box = self.box(note)
        if box is None:
            self.in_hand = ""
            return False
        at = offset if offset is not None else len(flat(box.runs))
        box.select(at, at)
        box.setFocus()
        self.taken.emit(box)
        self._reveal(box)
        return True

    def commit(self) -> None:
        """Keep the word that is being composed."""
        if self.hand is not None:
            commit_preedit(self.hand)

    def do(self, name: str) -> bool:
        """Do what an action asks for by name while a note is in hand; False where that is the sheet's business."""
        box = self.hand
        if box is None:
            return False
        named = self._words_in(box).named()
        if name in ("paste", "paste_plain"):
            self._paste(box, None, plain_only=name == "paste_plain")
        elif name in named:
            named[name]()
        else:
            self._leave(box)  # as what is new comes after the line that cites the note
            return False
        return True

    @property
    def caret_box(self) -> QWidget | None:
        """The box of the note in hand."""
        return self.hand

    def put_down(self) -> None:
        """Let the note go; the focus stays where it is."""
        self._let_go()

    def _reveal(self, box: NoteBox) -> None:
        """Scroll within the foot to the cursor."""
        if box.note == self.in_hand:
            caret = box.caret_box()
            self.ensureVisible(caret.center().x(), caret.center().y(), 0, caret.height())

    def finish(self) -> None:
        """Go back from the note in hand to its mark."""
        if self.hand is not None:
            self._leave(self.hand)

    def _words_in(self, box: NoteBox) -> NoteWords:
        return NoteWords(self.session, box, self.marking, self)

    def _take(self, box: NoteBox) -> None:
        self.in_hand = box.note
        self.taken.emit(box)
        self.place()

    def _let_go(self) -> None:
        if self.in_hand:
            self.commit()
            self.in_hand = ""
            self.let_go.emit()
            self.place(keep_caret=True)

    def _leave(self, box: NoteBox) -> None:
        commit_preedit(box)
        box.settle()
        self.in_hand = ""
        self.done.emit(box.note)
        self.place()

    def _on_asked(self, box: NoteBox, name: str) -> None:
        shown = self.shown
        at = shown.index(box.note) if box.note in shown else 0
        match name:
            case "done":
                self._leave(box)
            case "next" | "down" if at + 1 < len(shown):
                self._go(shown[at + 1], box, down=name == "down")
            case "previous" | "up" if at:
                self._go(shown[at - 1], box, up=name == "up")
            case "up":
                self._leave(box)
            case "next" | "previous" | "down" | "nothing":
                pass
            case _:
                self.do(name)

    def _go(self, note: str, start: NoteBox, *, up: bool = False, down: bool = False) -> None:
        x = start.cursorRect().center().x()
        self.open(note)
        box = self.hand
        if box is not None and (up or down):
            box.put_cursor(x, last_line=up)

    def _paste(self, box: NoteBox, mime: QMimeData | None, *, plain_only: bool = False) -> None:
        words = self._words_in(box)
        try:
            self.pasted.emit(words.paste(mime, plain_only=plain_only), None)
        except UserError as error:
            self.refused.emit(error)

    def _show_menu(self, box: NoteBox, at: QPoint) -> None:
        words = self._words_in(box).named()
        commands = {name: words[name] for name in ("cut", "copy")}
        for name in ("paste", "paste_plain"):
            commands[name] = partial(self.do, name)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in sheet_menu(commands, selected=box.textCursor().hasSelection()):
            action.setParent(menu)
            menu.addAction(action)
        menu.popup(at)

    # what others do

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        before, self._before = self._before, self.session.document
        if self.in_hand and self.session.document.footnote(self.in_hand) is None:
            note, self.in_hand = self.in_hand, ""
            self.done.emit(note)
        went = initiator is None and changes.parts == {"footnotes"} and self._go_where_changed(before)
        if not went:
            self.place(keep_caret=True)

    def _go_where_changed(self, before: Document) -> bool:
        """After undo and redo of what was typed in a note the cursor goes there; False where none changed."""
        old = {note.id: note for note in before.footnotes}
        for note in self.session.document.footnotes:
            known = old.get(note.id)
            if known is not None and known.runs is not note.runs and known.runs != note.runs:
                return self.open(note.id, changed_end(flat(known.runs), flat(note.runs)))
        return False
