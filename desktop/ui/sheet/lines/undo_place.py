"""Where a change lies, so that undo and redo bring the cursor to it."""

from __future__ import annotations

from desktop.domain.document import Document, Level, Run
from desktop.domain.lines import Caret
from desktop.domain.part_texts import is_item, part_text, reading_order
from desktop.domain.runs import flat, runs_length
from desktop.ui.sheet.lines.rows import SheetRow


def place_of_change(old: list[SheetRow], new: list[SheetRow], caret: Caret) -> Caret | None:
    """Where the cursor goes when the sheet comes from one state to another; `caret` is where it stood.

    That is the end of the words that differ, the place of lines that came, went or moved, or of those whose level
    changed: the line of `caret` where it is one of them. None where none differs, and where words do in many places.
    """
    before = {row.key: row for row in old}
    keys = {row.key for row in new}
    gone = [at for at, row in enumerate(old) if row.key not in keys]
    fresh = [row for row in new if row.key not in before]
    changed = [at for at, row in enumerate(new) if row.key in before and _differ(before[row.key].runs, row.runs)]
    if changed:
        chosen = next((at for at in changed if new[at].key == caret.key), None)
        if chosen is None and len(changed) > 1 and not gone and not fresh:
            return None
        if chosen is None:
            around = next((at for at, (was, row) in enumerate(zip(old, new, strict=False)) if was.key != row.key), 0)
            chosen = min(changed, key=lambda at: abs(at - around))
        row = new[chosen]
        return Caret(row.key, _end_of_change(flat(before[row.key].runs), flat(row.runs), joined=bool(gone)))
    if fresh:
        return Caret(fresh[-1].key, runs_length(fresh[-1].runs))
    if gone:
        return _beside(old, keys, gone[0])
    touched = _moved(old, new) or [row for row in new if _shape(before[row.key]) != _shape(row)]
    if any(row.key == caret.key for row in touched):
        return caret
    return Caret(touched[0].key) if touched else None


def _differ(old: tuple[Run, ...], new: tuple[Run, ...]) -> bool:
    return old is not new and old != new


def _shape(row: SheetRow) -> tuple[str, int, Level]:
    return row.place, row.depth, row.level


def _end_of_change(old: str, new: str, *, joined: bool) -> int:
    """The offset behind what differs; where two halves are one again, the place where they meet."""
    return len(old) if joined and new.startswith(old) else changed_end(old, new)


def _beside(old: list[SheetRow], keys: set[str], gone: int) -> Caret | None:
    """The start of the line behind lines that went; the end of the one before where there is none."""
    behind = next((row for row in old[gone:] if row.key in keys), None)
    if behind is not None:
        return Caret(behind.key)
    before = next((row for row in reversed(old[:gone]) if row.key in keys), None)
    return Caret(before.key, runs_length(before.runs)) if before is not None else None


def _moved(old: list[SheetRow], new: list[SheetRow]) -> list[SheetRow]:
    """The rows from the first to the last that stand elsewhere than before."""
    apart = [at for at, (was, row) in enumerate(zip(old, new, strict=True)) if was.key != row.key]
    return new[apart[0] : apart[-1] + 1] if apart else []


def change_in_fields(old: Document, new: Document) -> tuple[str, int] | None:
    """The first field around the text that says something else, and the offset behind that; None where none does.

    Where the last lines of a list have gone, that is the end of the line before them.
    """
    fields = reading_order(new)
    for field in fields:
        before, after = part_text(old, field), part_text(new, field)
        if before != after and (after or not is_item(field)):
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
