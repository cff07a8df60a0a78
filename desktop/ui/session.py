"""The draft in hand: the document, its one list of undo, and the news of every change.

Each view calls `apply` with a pure edit and refreshes from `changed`, skipping what it caused itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.domain.changes import Changes, compare
from desktop.domain.document import Document
from desktop.domain.record_settling import concerns_records

UNDO_STEPS = 2_000  # each holds what it changed: some 10 KB in a long plan without sections
MERGE_SECONDS = 1.2  # a pause this long while typing begins a new step of undo


class _EditCommand(QUndoCommand):
    """One step of undo: the document before and after. Typing in one block (`merge_key`) becomes one step."""

    def __init__(
        self,
        session: EditSession,
        label: str,
        after: Document,
        changes: Changes,
        initiator: object,
        merge_key: str,
        *,
        begins: bool,
    ) -> None:
        super().__init__(label)
        self.begins = begins
        self.changes: Changes | None = changes  # known when it is first done
        self.session = session
        self.before, self.after = session.document, after
        self.initiator: object | None = initiator
        self.merge_key, self.at = merge_key, monotonic()

    def redo(self) -> None:
        self.session._become(self.after, self.initiator, self.changes)
        self.initiator = self.changes = None  # a later redo is news to every view

    def undo(self) -> None:
        self.session._become(self.before, None)

    def id(self) -> int:
        return 1 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _EditCommand) or other.merge_key != self.merge_key or other.begins:
            return False
        if other.at - self.at > MERGE_SECONDS:
            return False
        self.after, self.at = other.after, other.at
        self.setObsolete(self.after == self.before)  # typed and taken back: no step is left
        return True


Settle = Callable[[Document, Document], Document]
_DECIDING = frozenset({"header", "standard"})  # parts that decide how numbers are written and the document is named


class EditSession(QObject):
    """Holds one document; the only way to change it is `apply`, and every change can be undone.

    `settle` is given the document before and after an edit and brings up to date what follows from its shape, as one
    step with the edit. While only letters are typed it is asked where they stand in what shows a record, or hands one
    out.
    """

    about_to_change = Signal(object)
    """Emitted with the initiator before an edit is made, undone or done again: a view in which a word is half composed
    gives it to the document now, as a step of its own that comes first.
    """
    refused = Signal(str)
    """An edit was not made, for the reason that locks the document."""
    changed = Signal(object, object)
    """Emitted with (Changes, initiator) after edit, undo and redo; initiator is the view that caused it, or None."""

    def __init__(
        self, document: Document, parent: QObject | None = None, settle: Settle | None = None, locked: str = ""
    ) -> None:
        super().__init__(parent)
        self._document, self._settle = document, settle
        self.locked = locked
        """Why the document takes no edits, as a sentence; "" where it takes them."""
        self._asking = self._telling = False
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_STEPS)
        # Qt's stack tells of being emptied while it is taken down, when nobody can ask it anything any more.
        self.destroyed.connect(partial(self.stack.blockSignals, True))

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._document

    def apply(
        self,
        label: str,
        edit: Callable[[Document], Document],
        initiator: object = None,
        merge_key: str = "",
        *,
        begins: bool = False,
    ) -> bool:
        """Make the document what `edit` returns; False where that is the same document, or where it is locked.

        `label` names the step in the Sửa menu. Steps with the same `merge_key` in quick succession become one; one that
        `begins` never joins those before it. Raises RuntimeError from within `changed`: a step inside another would be
        undone in the wrong order. Who needs one there makes it from `about_to_change`, or later.
        """
        if self._telling:
            raise RuntimeError(f"{label!r} was applied while a change was being told")
        if self.locked:
            if edit(self._document) != self._document:
                self.refused.emit(self.locked)
            return False
        self._ask(initiator)
        after = edit(self._document)
        if after is self._document or after == self._document:
            return False
        changes = compare(self._document, after)
        if self._settle is not None and (not merge_key or self._is_followed(after, changes)):
            settled = self._settle(self._document, after)
            if settled is not after:
                after, changes = settled, compare(self._document, settled)
        if not changes:
            return False
        self.stack.push(_EditCommand(self, label, after, changes, initiator, merge_key, begins=begins))
        return True

    def _is_followed(self, after: Document, changes: Changes) -> bool:
        """Whether anything follows from letters that are typed: numbers, names, or what shows the same record."""
        if changes.structure or changes.parts & _DECIDING:
            return True
        return concerns_records(self._document, after, changes)

    def undo(self) -> None:
        """Take the last step back; a word that is being composed is a step."""
        self._ask(None)
        self.stack.undo()

    def redo(self) -> None:
        """Do the step taken back last again, unless something new was typed meanwhile."""
        self._ask(None)
        self.stack.redo()

    def _ask(self, initiator: object) -> None:
        """Let the views give what is half composed. The steps that this makes ask nobody."""
        if self._asking:
            return
        self._asking = True
        try:
            self.about_to_change.emit(initiator)
        finally:
            self._asking = False

    def _become(self, document: Document, initiator: object, changes: Changes | None = None) -> None:
        changes = compare(self._document, document) if changes is None else changes
        self._document = document
        if not changes:
            return
        telling, self._telling = self._telling, True
        try:
            self.changed.emit(changes, initiator)
        finally:
            self._telling = telling
