"""The words of the note in hand: what is typed, what can be done by name and what is pasted, as steps of undo."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from desktop.domain.document import Document
from desktop.domain.notes import set_footnote
from desktop.domain.pasting import Clip
from desktop.domain.references import drop_touched
from desktop.ui.preedit import commit_preedit
from desktop.ui.session import EditSession
from desktop.ui.sheet.box import Runs
from desktop.ui.sheet.box_words import BoxWords
from desktop.ui.sheet.clips.clipboard import clipboard_data, one_line_of
from desktop.ui.sheet.look.marking import Marking
from desktop.ui.sheet.notes.box import NoteBox
from i18n import _


class NoteWords(BoxWords):
    """Changes the note that a box shows; `initiator` is who applies it."""

    def __init__(self, session: EditSession, box: NoteBox, marking: Marking, initiator: object) -> None:
        super().__init__(session, box, marking, self._apply)
        self._note, self._initiator = box.note, initiator

    def take_typed(self) -> None:
        """Give the document what was typed."""
        box = self.box
        words = drop_touched(box.runs, box.read())
        if words != box.runs:
            box.runs = words
            self._apply(_("gõ chú thích"), words, f"note:{self._note}")

    def paste(self, mime: QMimeData | None = None, *, plain_only: bool = False) -> Clip:
        """Put words in as one line, with what is bold, slanted and underlined; gives what the clipboard held.

        Raises UnreadableInput where they are too many.
        """
        commit_preedit(self.box)
        words, clip = one_line_of(mime or clipboard_data(), plain_only=plain_only)
        if words:
            self.put_in(_("dán"), words)
        return clip

    def _apply(self, label: str, words: Runs, merge_key: str = "") -> None:
        def edit(document: Document) -> Document:
            return set_footnote(document, self._note, words)

        self.session.apply(label, edit, initiator=self._initiator, merge_key=merge_key)
