"""What can be done with the words of the note in hand by name: dress, case, clipboard; each is one step of undo."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.domain import letter_case, runs
from desktop.domain.document import Document, Level, Run, plain
from desktop.domain.notes import set_footnote
from desktop.domain.pasting import Clip
from desktop.domain.references import unlink_touched
from desktop.domain.runs import Mark
from desktop.ui.preedit import commit_preedit
from desktop.ui.session import EditSession
from desktop.ui.sheet.clipboard import clipboard_data, one_line_of, to_clipboard
from desktop.ui.sheet.menu import Do
from desktop.ui.sheet.next_letters import toggle_next
from desktop.ui.sheet.note_box import NoteBox
from desktop.ui.sheet.rows import SheetRow
from i18n import N_, _

Runs = tuple[Run, ...]
_END = 1 << 30  # more than any note has letters
_MARK_NAMES: dict[Mark, str] = {"bold": N_("in đậm"), "italic": N_("in nghiêng"), "underline": N_("gạch chân")}


class NoteWords:
    """Changes the note that a box shows; `initiator` is who applies it."""

    def __init__(self, session: EditSession, box: NoteBox, initiator: object) -> None:
        self.session, self.box, self.initiator = session, box, initiator

    def named(self) -> dict[str, Do]:
        """What can be asked for by name: ids of actions and keys."""
        return {
            "bold": lambda: self.toggle("bold"),
            "italic": lambda: self.toggle("italic"),
            "underline": lambda: self.toggle("underline"),
            "change_case": self.change_case,
            "select_all": self.box.selectAll,
            "cut": self.cut,
            "copy": self.copy,
        }

    def take_typed(self) -> None:
        """Give the document what was typed."""
        box = self.box
        words = unlink_touched(box.runs, box.read())
        if words != box.runs:
            box.runs = words
            self._apply(_("gõ chú thích"), words, f"note:{box.note}")

    def toggle(self, mark: Mark) -> None:
        """Bold, italic or underline for what is selected, or for what is typed next."""
        commit_preedit(self.box)
        first, last = sorted(self.box.ends())
        if first == last:
            toggle_next(self.box, mark, self.box.face)
        else:
            self._reword(_(_MARK_NAMES[mark]), runs.toggle(self.box.runs, first, last, mark))

    def change_case(self) -> None:
        """Shift+F3 for what is selected, or for the word at the cursor."""
        commit_preedit(self.box)
        if not self.box.textCursor().hasSelection():
            cursor = self.box.textCursor()
            cursor.select(cursor.SelectionType.WordUnderCursor)
            self.box.setTextCursor(cursor)
        first, last = sorted(self.box.ends())
        change = letter_case.next_case(plain(runs.cut(self.box.runs, first, last)))
        self._reword(_("đổi chữ hoa"), letter_case.change_case(self.box.runs, first, last, change))

    def mime(self) -> QMimeData:
        """What is selected, for the clipboard."""
        first, last = sorted(self.box.ends())
        part, face = runs.cut(self.box.runs, first, last), self.box.face
        row = SheetRow("", "", 0, Level.PARAGRAPH, part, "", face, face)
        return to_clipboard([row], self.session.document)

    def copy(self) -> None:
        """Copy what is selected."""
        if self.box.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.mime())

    def cut(self) -> None:
        """Copy what is selected, then delete it."""
        self.copy()
        self.box.textCursor().removeSelectedText()

    def paste(self, mime: QMimeData | None = None, *, plain_only: bool = False) -> Clip:
        """Put words in as one line, with what is bold, slanted and underlined; gives what the clipboard held.

        Raises UnreadableInput where they are too many.
        """
        commit_preedit(self.box)
        words_in, clip = one_line_of(mime or clipboard_data(), plain_only=plain_only)
        first, last = sorted(self.box.ends())
        before, after = runs.cut(self.box.runs, 0, first), runs.cut(self.box.runs, last, _END)
        if words_in:
            self._reword(_("dán"), runs.join((*before, *words_in, *after)))
            end = first + runs.runs_length(words_in)
            self.box.select(end, end)
        return clip

    def _reword(self, label: str, words: Runs) -> None:
        """Other words, with the same letters selected."""
        ends = self.box.ends()
        self._apply(label, words)
        self.box.select(*ends)

    def _apply(self, label: str, words: Runs, merge_key: str = "") -> None:
        note = self.box.note

        def edit(document: Document) -> Document:
            return set_footnote(document, note, words)

        self.session.apply(label, edit, initiator=self.initiator, merge_key=merge_key)
