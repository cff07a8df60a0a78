"""Where a change lies, so that undo and redo bring the cursor to it."""

from __future__ import annotations

from desktop.domain.document import Document
from desktop.domain.lines import Caret
from desktop.domain.part_texts import is_item, part_text, reading_order
from desktop.domain.runs import flat
from desktop.ui.sheet.rows import SheetRow


def place_of_change(old: list[SheetRow], new: list[SheetRow]) -> Caret | None:
    """The end of what differs between two states of the sheet; None where no words do (a move, a level)."""
    before = {row.key: row for row in old}
    after = {row.key for row in new}
    gone = any(row.key not in after for row in old)
    fresh: Caret | None = None
    for row in new:
        known = before.get(row.key)
        if known is None:
            fresh = Caret(row.key, len(flat(row.runs)))
            continue
        if known.runs is row.runs or known.runs == row.runs:
            continue
        offset = changed_end(flat(known.runs), flat(row.runs))
        if gone and flat(row.runs).startswith(flat(known.runs)):
            offset = len(flat(known.runs))  # two halves are one again: the cursor goes where they meet
        return Caret(row.key, offset)
    return fresh


def change_in_fields(old: Document, new: Document) -> tuple[str, int] | None:
    """The first field around the text that says something else, and the offset behind that; None where none does.

    Where the last lines of a list have gone, that is the end of the line before them.
    """
    fields = reading_order(new)
    for field in fields:
        before, after = part_text(old, field), part_text(new, field)
        if before != after:
            return field, changed_end(before, after)
    for field in reversed(reading_order(old)):
        if is_item(field) and field not in fields:
            items, _colon, number = field.rpartition(":")
            above = f"{items}:{max(0, int(number) - 1)}"
            if above in fields:
                return above, len(part_text(new, above))
    return None


def changed_end(old: str, new: str) -> int:
    """The offset in `new` behind the last letter that differs from `old`."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return len(new) - tail
