"""Pasting in the lines of the sheet: one step of undo. Old letters are offered in Unicode then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from desktop.domain import keys
from desktop.domain.changes import Changes
from desktop.domain.document import Document, new_id
from desktop.domain.errors import UserError
from desktop.domain.lines import Caret
from desktop.domain.pasting import paste_clip
from desktop.domain.runs import runs_length
from desktop.ui.session import EditSession
from desktop.ui.sheet.clips.clipboard import clipboard_data, read_mime
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.lines.text import SheetText
from desktop.ui.sheet.menu import Do
from i18n import _

if TYPE_CHECKING:  # loaded with the first paste
    from desktop.services.clips import Encoding
    from desktop.ui.sheet.commands import SheetCommands


@dataclass(frozen=True, slots=True)
class _Offer:
    """What was pasted in old letters: the document `before`, with them, and in Unicode with the caret behind."""

    before: Document
    raw: Document
    unicode: Document
    caret: Caret


class SheetPaste(QObject):
    """Puts into the document of one sheet what others copied, and converts letters of before Unicode."""

    pasted = Signal(object, object)
    """(Clip, Encoding or None): what was put in, and the encoding that its letters are in if it is an old one."""
    failed = Signal(object)
    """The UserError that says why nothing was pasted."""
    withdrawn = Signal()
    """What was pasted in old letters is gone again: there is nothing to convert."""
    converted = Signal(object)
    """The encoding that the selection was in, or None where it was in none: then nothing changed."""

    def __init__(self, session: EditSession, text: SheetText, lines: SheetLines, commands: SheetCommands) -> None:
        super().__init__(text)
        self.session, self.text, self.lines, self.commands = session, text, lines, commands
        self._offer: _Offer | None = None
        session.changed.connect(self._on_changed)

    def named(self) -> dict[str, Do]:
        """What can be asked for by name."""
        return {
            "paste": self.paste,
            "paste_plain": lambda: self.paste(plain_only=True),
            "convert_letters": self.convert_selection,
        }

    def paste(self, mime: QMimeData | None = None, *, plain_only: bool = False) -> None:
        """Put in what the clipboard, or `mime`, holds, in place of what is selected."""
        self.commands.prepare()
        try:
            reading = read_mime(mime or clipboard_data(), plain_only=plain_only)
        except UserError as error:
            self.failed.emit(error)
            return
        clip, unicode = reading.clip, reading.converted
        if not clip.pieces:
            self.pasted.emit(clip, None)
            return
        ids: list[str] = []
        before = self.session.document
        offered: list[tuple[Document, Caret]] = []

        def edit(document: Document) -> tuple[Document, Caret]:
            base, caret = self._without_selection(document, typed=not clip.whole)
            if unicode is not None:
                offered.append(paste_clip(base, caret, unicode, _kept_ids(ids)))
            return paste_clip(base, caret, clip, _kept_ids(ids))

        changed = self.commands.run(_("dán"), edit)
        self._offer = _Offer(before, self.session.document, *offered[-1]) if offered and changed else None
        self.pasted.emit(clip, reading.encoding if self._offer else None)

    def _without_selection(self, document: Document, *, typed: bool) -> tuple[Document, Caret]:
        first, last = self.text.selection()
        if first == last:
            return document, last
        return keys.delete_selection(document, first, last, new_id(), typed=typed)

    # old letters

    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        if self._offer is not None and self.session.document is self._offer.before:  # the paste has been undone
            self._offer = None
            self.withdrawn.emit()

    def convert(self) -> None:
        """Put what was pasted last into Unicode, as a step of its own; what was edited since stays."""
        from desktop.services.clips import converted_since

        offer, self._offer = self._offer, None
        if offer is None:
            return
        self.commands.prepare()
        if self.session.document is offer.raw:
            self.commands.run(_("chuyển mã"), lambda _document: (offer.unicode, offer.caret))
        else:
            self.commands.keep_selection(
                _("chuyển mã"), lambda document: converted_since(document, offer.raw, offer.unicode)
            )

    def convert_selection(self) -> None:
        """Put the letters of what is selected, or of the line in hand, into Unicode where they are of before it."""
        from desktop.services.clips import old_encoding, put_right

        self.commands.prepare()
        document = self.session.document
        first, last = self.text.selection()
        spans = self._spans(first, last)
        encoding: Encoding | None = old_encoding(document, spans)
        if encoding is not None:
            after, shorter = put_right(document, spans, encoding)
            self.session.apply(_("chuyển mã"), lambda _document: after, self.commands.initiator)
            end = Caret(last.key, max(0, last.offset - shorter.get(last.key, 0)))
            self.commands.show(end if first == last else first, end)
        self.converted.emit(encoding)

    def _spans(self, first: Caret, last: Caret) -> list[tuple[str, int, int]]:
        """Key, start and end of each line that is selected; the whole line where nothing is."""
        start, end = self.lines.numbers.get(first.key), self.lines.numbers.get(last.key)
        if start is None or end is None:
            return []
        found = []
        for row in self.lines.rows[start : end + 1]:
            whole = first == last
            left = first.offset if row.key == first.key and not whole else 0
            right = last.offset if row.key == last.key and not whole else runs_length(row.runs)
            found.append((row.key, left, right))
        return found


def _kept_ids(ids: list[str]) -> Callable[[], str]:
    """Fresh ids, the same ones each time: two ways to paste one thing name its lines alike."""
    made = chain(iter(list(ids)), iter(lambda: "", None))

    def fresh() -> str:
        id = next(made)
        if not id:
            id = new_id()
            ids.append(id)
        return id

    return fresh
