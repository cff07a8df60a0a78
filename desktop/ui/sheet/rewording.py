"""A filled field of a template typed over on the sheet: the other places follow when the caret has left it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from desktop.domain.document import Run
from desktop.domain.field_typing import Rewording, reworded, rewording_of, said
from desktop.domain.lines import Caret
from desktop.domain.template_fields import fill_places
from desktop.services.library import template_of
from desktop.ui.sheet.lines.typing import Typing
from desktop.ui.sheet.surface import SheetSurface
from desktop.ui.template_field_names import field_label
from i18n import _

Runs = tuple[Run, ...]


class _InHand(NamedTuple):
    key: str
    place: Rewording
    line: Runs


class FieldRewording(QObject):
    """Remembers the field that is being typed over. Nobody hears of it before its value is whole and left.

    A value that is only shortened is plain words at once, so that nothing is left to do once the caret goes.
    """

    def __init__(self, surface: SheetSurface, typing: Typing, tell: Callable[[str], object]) -> None:
        super().__init__(surface.widget)
        self.surface, self.session, self.text = surface, surface.session, surface.text
        self._typing, self._tell = typing, tell
        self._in_hand: _InHand | None = None
        self._rewritten: Caret | None = None  # where the caret belongs in a line that was given another dress
        self.session.about_to_change.connect(self._on_about_to_change)
        self.text.cursorPositionChanged.connect(self._on_moved)
        self.text.focus_changed.connect(lambda focused: None if focused else self.settle())

    @property
    def begun(self) -> bool:
        """Whether a field is being typed over."""
        return self._in_hand is not None

    def mend(self, before: Runs, after: Runs) -> Runs | None:
        """What the line in hand is to say after typing; None where that was not in a filled field."""
        caret, held = self.text.caret(), self._in_hand
        key = caret.key
        known = held is not None and (held.key, held.line) == (key, before)
        place = held.place if held is not None and known else rewording_of(before, after)
        self._in_hand = None
        if place is None:
            return None
        line = after if self.text.preedit and place.words(after) == "" else reworded(place, after)
        self._rewritten = caret if line not in (None, after) else None
        if line is not None:
            self._in_hand = _InHand(key, place, line)
        return line

    def typed(self) -> bool:
        """After typing: whether a field is being typed over. What was typed behind a whole value has left it."""
        caret, self._rewritten = self._rewritten, None
        if self._in_hand is None:
            return False
        if caret is not None:
            self.surface.select(caret, caret)
        self._on_moved()
        return True

    def settle(self) -> None:
        """The caret has left: the other places say the same, as a step of its own, and the clerk is told so once."""
        held, self._in_hand = self._in_hand, None
        if held is None:
            return
        name, old, value = held.place.field.field, held.place.field.text, said(held.place, held.line)
        document = self.session.document
        template = template_of(document)
        made = fill_places(document, name, old, value or old, template)
        label = field_label(name, template)
        if value and made.places:
            step = _("đổi mọi chỗ cùng trường")
            self.session.apply(step, lambda _document: made.document, initiator=self._typing.initiator, begins=True)
            words = _("Đã đổi {count} chỗ cùng trường “{name}”. Ctrl+Z để lấy lại")
            self._tell(words.format(count=made.places, name=label))
        elif not value:
            self._tell(_("Chỗ này thành chữ thường, các chỗ khác của trường “{name}” giữ nguyên").format(name=label))

    def _on_moved(self) -> None:
        held = self._in_hand
        typing = self._typing
        if held is None or self.surface.lines.busy or typing.applying or typing.under_way or self.text.preedit:
            return
        caret = self.text.caret()
        size = len(said(held.place, held.line)) or len(held.place.words(held.line) or "")
        if caret.key != held.key or not held.place.start <= caret.offset <= held.place.start + size:
            self.settle()

    def _on_about_to_change(self, _initiator: object) -> None:
        """Another step comes between, as undo: what was not left before it is not followed."""
        if not self._typing.applying:
            self._in_hand = None
