"""What Enter, Backspace, Delete and pasting mean in a line of a list of the head or the foot, as in "Kính gửi"."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.part_edits import Place, join_items, part_item, paste_items
from desktop.domain.part_texts import Slot, is_item, kind_of, listed_words, part_text, part_text_at, slot_of
from desktop.ui.sheet.parts.box import PartBox
from desktop.ui.sheet.parts.typing import PartTyping


class PartLists:
    """Shapes the list whose line is in hand. `go` takes a changed list over, `open` puts the caret into a line."""

    def __init__(
        self,
        box: PartBox,
        typing: PartTyping,
        go: Callable[[str, Place], None],
        open: Callable[[str, Slot | None, int], None],
    ) -> None:
        self.box, self.typing, self.session = box, typing, typing.session
        self._go, self._open = go, open

    def enter(self, field: str) -> bool:
        """Enter parts a line in two; False in an empty one."""
        text, at = self.box.toPlainText(), self.box.offset
        if not text.strip():
            return False
        self._go(field, part_item(self.session.document, field, text[:at], text[at:]))
        return True

    def join(self, field: str, *, before: bool) -> None:
        """Backspace `before` the first letter, or Delete behind the last, of a line of a list."""
        if not is_item(field):
            return
        document = self.session.document
        if self.typing.slot is not None:
            number = int(field.rpartition(":")[2])
            goal = f"{field.rpartition(':')[0]}:{number - 1 if before else number}"
            if number - before >= 0 and part_text(document, goal):
                self._open(goal, None, -1 if before else 0)
            return
        if not before:
            slot = slot_of(document, field)
            field = part_text_at(document, slot._replace(at=slot.at + 1))
            if slot_of(document, field).group != slot.group or not part_text(document, field):
                return
        place = join_items(document, field)
        if place is not None:
            self._go(place.field, place)

    def paste(self, field: str, lines: list[str]) -> None:
        """Each line that is pasted becomes one of the list."""
        cursor, text = self.box.textCursor(), self.box.toPlainText()
        lines = [listed_words(line) for line in lines if listed_words(line)]
        if len(lines) < 2:
            cursor.insertText("".join(lines))
            return
        whole = [text[: cursor.selectionStart()] + lines[0], *lines[1:-1], lines[-1] + text[cursor.selectionEnd() :]]
        self._go(field, paste_items(self.session.document, field, self.typing.slot, whole))

    def drop_signs(self, shown: str) -> bool:
        """Dashes before a line of a list and the sign after it are paper's own; typed ones go. Whether there were."""
        if not _has_sign(shown):
            return False
        words = shown.lstrip("-–—+• ").rstrip(";")
        at = self.box.offset - (len(shown) - len(shown.lstrip("-–—+• ")))
        self.box.show_text(words, max(0, min(at, len(words))))
        return True

    def known(self, field: str, in_hand: str) -> str:
        """The id that a field has once the line in hand, which the document does not have, is forgotten."""
        if not in_hand or self.typing.slot is None or kind_of(field) != kind_of(in_hand):
            return field
        name, _colon, number = field.rpartition(":")
        own = int(in_hand.rpartition(":")[2])
        if in_hand.rpartition(":")[0] != name or int(number) <= own:
            return field
        return f"{name}:{int(number) - 1}"


def _has_sign(text: str) -> bool:
    """Whether a line of a list begins with a dash or ends with the sign that paper adds."""
    return text.lstrip()[:1] in tuple("-–—+•") or text.endswith(";")
