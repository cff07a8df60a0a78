"""What a begun phrase may go on as, shown faintly behind the caret and taken with Tab: no list, no focus, no sound.

The letters are painted, never part of the text. Nothing is looked for while a clerk types on: UniKey sends Backspaces
and letters in one burst, and what comes and goes between them would only flicker.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter

from desktop.domain.appendices import appendix_of_title
from desktop.domain.changes import Changes
from desktop.domain.completion import Offer, Place, complete
from desktop.domain.document import BASES, Document, Run, plain
from desktop.domain.lines import Caret, line, set_line
from desktop.domain.runs import cut, insert
from desktop.domain.text import nfc
from desktop.services.vocabulary import Said, Words, vocabulary
from desktop.ui.preedit import preedit_of
from desktop.ui.sheet.commands import SheetCommands
from desktop.ui.sheet.inline.ghost import Ghost, ghost_behind, paint_ghost
from desktop.ui.sheet.inline.references import SheetReferences
from desktop.ui.sheet.lines.typing import Typing
from desktop.ui.sheet.look.formats import FIELD, LINE_BREAK, key_of
from desktop.ui.sheet.surface import SheetSurface
from i18n import _

Key = Qt.Key
PAUSE_MS = 250
BETWEEN_MS = 10  # from some lines that are read to the next, so that keys go first
LINES_AT_ONCE = 60  # that are read while nobody types: 1 to 2 ms
BEYOND = 8  # pixels past the edge of the text, where the mark of the line in hand ends
_AROUND = frozenset({"header", "recipients", "addressed_to"})


class _Shown(NamedTuple):
    """An offer where it stands: the line, the position of Qt at which it begins, and what is still to come."""

    key: str
    position: int
    offer: Offer


class SheetCompletion(QObject):
    """Offers on one sheet how the line in hand may go on. `office` is what other documents say, once that is known."""

    wanted = Signal()
    """The clerk has begun to type: now is the time to read other documents, once."""
    taken = Signal()
    changed = Signal()
    """Another offer is shown, or none."""

    def __init__(
        self, surface: SheetSurface, commands: SheetCommands, typing: Typing, references: SheetReferences
    ) -> None:
        super().__init__(surface.widget)
        self.session, self.text, self.lines = surface.session, surface.text, surface.lines
        self.painter = surface.painter
        self.commands, self._typing, self._references = commands, typing, references
        self.office: Said | None = None
        self.explained = False
        """Whether the clerk knows what Tab does here; until then the hint says it in words."""
        self._on = True
        self._shown: _Shown | None = None
        self._touched: bool | None = None  # whether what changed since the last look were letters put in
        self._typed_at = -1  # the position of Qt behind the letters typed last
        self._quiet = ("", -1)  # the line and the beginning of the word for which Esc was pressed
        self._described = ""
        self._asked = False
        self._words = Words()
        self._unread: Iterator[str] | None = None
        self._read: dict[str, tuple[Run, ...]] = {}
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self.look)
        self._idle = QTimer(self)
        self._idle.setInterval(BETWEEN_MS)
        self._idle.timeout.connect(self._read_some)
        text = self.text
        text.takers.append(self.take)
        text.overs.append(self.paint)
        text.document().contentsChange.connect(self._on_touched)
        text.document().contentsChanged.connect(self._on_typed)
        text.cursorPositionChanged.connect(self._on_moved)
        text.focus_changed.connect(lambda focused: None if focused else self._stop())
        self.session.changed.connect(self._on_changed)

    # what is asked from outside

    @property
    def offer(self) -> Offer | None:
        """What is offered now: what can be seen, and only that, is taken with Tab."""
        return self._shown.offer if self._shown is not None and self._fitting().words else None

    @property
    def reading(self) -> bool:
        """Whether lines of the document are still to be read."""
        return self._idle.isActive()

    def turn(self, on: bool) -> None:
        """Offer, or leave the clerk alone."""
        self._on = on
        if not on:
            self._stop()

    def look(self) -> None:
        """Look for what may come behind the letters typed last."""
        self._show(self._found())

    def take_office(self, said: Said) -> None:
        """Know from now on what the office's other documents say."""
        self.office = said
        self._look_again()

    def _look_again(self) -> None:
        """More is known than when the clerk paused."""
        if self._shown is None and not self.pause.isActive():
            self.look()

    # what is done

    def take(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """Tab takes what is offered, Esc puts it away; all other keys are the text's."""
        if isinstance(event, QInputMethodEvent):
            if event.preeditString():
                self._stop()
            return False
        if event.modifiers() or self._shown is None or self.offer is None:
            return False  # what nobody sees is neither taken nor put away
        if event.key() == Key.Key_Escape:
            self._quiet = (self._shown.key, self._word_start())
            self._stop()
            return True
        if event.key() == Key.Key_Tab:
            self._take()
            return True
        return False

    def _take(self) -> None:
        offer, key = self.offer, self._shown.key if self._shown is not None else ""
        self._stop()
        if offer is None:
            return

        def edit(document: Document) -> tuple[Document, Caret]:
            caret, block = self.text.caret(), line(document, key)
            if block is None or caret.key != key:
                return document, caret
            before = cut(block.runs, max(0, caret.offset - 1), caret.offset)
            dress = before[-1] if before else Run()
            fresh = Run(offer.rest, dress.bold, dress.italic, underline=dress.underline)
            runs = insert(block.runs, caret.offset, (fresh,))
            return set_line(document, key, runs), Caret(key, caret.offset + len(offer.rest))

        if self.commands.run(_("điền tiếp"), edit):
            self.explained = True
            self.taken.emit()

    # what happens to the text

    def _on_touched(self, _position: int, removed: int, added: int) -> None:
        if not self.lines.busy and (added or removed):
            self._touched = added > 0
            self._typed_at = (
                self.text.textCursor().position() if added else -1
            )  # an input method's change tells of the whole line

    def _on_typed(self) -> None:
        if self._touched is None or self.lines.busy:
            return
        typed, self._touched = self._touched, None
        if not typed or not self._on or preedit_of(self.text):
            self._stop()
            return
        if not self._asked:
            self._asked = True
            self._read_all()
            self.wanted.emit()
        if not self._narrowed():
            self._show(None)
            self.pause.start()

    def _narrowed(self) -> bool:
        """Whether what was typed is how the offer goes on; then the rest of it stays where it is."""
        shown, block = self._shown, self.text.textCursor().block()
        if shown is None or shown.key != key_of(block) or self._typed_at <= shown.position:
            return False
        letters = block.text()[shown.position - self._typed_at :]
        typed, rest = shown.offer
        if not rest.startswith(letters) or len(rest) == len(letters):
            return False
        self._shown = _Shown(shown.key, self._typed_at, Offer(typed + letters, rest[len(letters) :]))
        return True

    def _on_moved(self) -> None:
        if self.lines.busy or self._typing.applying:
            return
        if self.text.textCursor().position() != self._typed_at or self.text.textCursor().hasSelection():
            self._stop()

    def _stop(self) -> None:
        """Offer nothing, and look for nothing."""
        self.pause.stop()
        self._show(None)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self.commands.initiator or not self._typing.applying:
            self._stop()
        if self._asked and (changes.structure or changes.parts & _AROUND or len(changes.blocks) > 1):
            self._read_all()

    # what is known

    def _read_all(self) -> None:
        """Begin to read what the document says now, a little at a time; lines that are known already cost nothing."""
        self._unread = None
        self._idle.start()

    def _read_some(self) -> None:
        if self._unread is None:
            self._words.keep_only(frozenset(self.lines.numbers))
            self._words.take_parts(self.session.document)
            self._read = {key: runs for key, runs in self._read.items() if key in self.lines.numbers}
            self._unread = iter([row.key for row in self.lines.rows])
            return
        keys = list(islice(self._unread, LINES_AT_ONCE))
        for key in keys:
            self._read_line(key)
        if not keys:
            self._idle.stop()
            self._look_again()

    def _read_line(self, key: str) -> None:
        number = self.lines.numbers.get(key)
        if number is None:
            return
        runs = self.lines.rows[number].runs
        if self._read.get(key) is not runs:
            self._read[key] = runs
            self._words.put(key, plain(runs))

    # what is offered

    def _found(self) -> Offer | None:
        cursor = self.text.textCursor()
        block = cursor.block()
        row = self.lines.row(block)
        if not self._on or row is None or row.is_table or row.face.centred or appendix_of_title(row.key) is not None:
            return None
        if cursor.hasSelection() or cursor.position() != self._typed_at or not cursor.atBlockEnd():
            return None
        if preedit_of(self.text) or self.painter.open_part is not None or not self.painter.has_focus:
            return None
        if self.text.filling or cursor.charFormat().property(FIELD):
            return None  # Tab goes to the next field
        if self._quiet == (row.key, self._word_start()):
            return None
        before = nfc(block.text()[block.text().rfind(LINE_BREAK) + 1 :])
        place = Place.BASES if row.place == BASES else Place.TEXT
        found = complete(before, vocabulary(self._words.said(), self.office), place, row.key)
        if found is not None and any(offer.end == self.text.caret().offset for offer in self._references.offers_here()):
            return None  # Tab makes a reference of these words
        return found

    def _word_start(self) -> int:
        """Where in its line the word before the caret begins."""
        cursor = self.text.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return len(before) - len(before.split(" ")[-1])

    def _show(self, offer: Offer | None) -> None:
        if offer is None and self._shown is None:
            return
        cursor = self.text.textCursor()
        self._shown = _Shown(key_of(cursor.block()), cursor.position(), offer) if offer is not None else None
        self._describe(self.offer)
        self.text.viewport().update()
        self.changed.emit()

    def _describe(self, offer: Offer | None) -> None:
        """Those who cannot see the offer find it in the description of the sheet; it is not told letter by letter."""
        said = self.text.accessibleDescription()
        plain_said = said.removesuffix(self._described) if self._described else said
        self._described = _(". Tab để điền: {words}").format(words=offer.rest.strip()) if offer is not None else ""
        if plain_said + self._described != said:
            self.text.setAccessibleDescription(plain_said + self._described)

    # paint

    @property
    def hint(self) -> str:
        """What stands behind the offer: in words until the clerk knows, and where there is room for it."""
        return self._fitting().hint

    def _fitting(self) -> Ghost:
        """What there is room for up to the edge of the text."""
        shown, painter = self._shown, self.painter
        if shown is None:
            return Ghost()
        edge = painter.text_left + painter.style.text_width + min(BEYOND, painter.margins[1])
        hints = ("Tab",) if self.explained else (_("Tab để điền"), "Tab")
        small = painter.theme.font("small")
        return ghost_behind(self.text.document(), shown.position, shown.offer.rest, edge, hints, small)

    def paint(self, painter: QPainter, _rect: QRectF) -> None:
        """The words to come in faint letters, then a small key."""
        paint_ghost(painter, self._fitting(), self.painter.theme)
