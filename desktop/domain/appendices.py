"""Edits of appendices: making, naming, turning and removing them. Their blocks and tables have edits of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Document,
    Level,
    Orientation,
    Table,
    appendix_place,
    find,
    new_id,
    text_runs,
)

# What the assignment table of a union's plan asks, in its usual order; the shares leave most of the width to the task.
ASSIGNMENT_COLUMNS = ("TT", "Nhiệm vụ", "Đơn vị tham mưu", "Thời gian", "Cấp quyết định")
ASSIGNMENT_WIDTHS = (6.0, 44.0, 20.0, 14.0, 16.0)
_TITLE = "title:"


def title_key(appendix_id: str) -> str:
    """The key under which the title of an appendix is edited as a line of its own."""
    return _TITLE + appendix_id


def appendix_of_title(key: str) -> str | None:
    """The id of the appendix whose title has this key; None for any other key."""
    return key.removeprefix(_TITLE) if key.startswith(_TITLE) else None


def assignment_table(rows: int = 3) -> Table:
    """An empty table of assignments with `rows` rows under its header."""
    header = tuple(Cell(text_runs(name, bold=True)) for name in ASSIGNMENT_COLUMNS)
    empty = tuple(Cell() for _ in ASSIGNMENT_COLUMNS)
    return Table((header, *(empty for _ in range(rows))), 1, ASSIGNMENT_WIDTHS)


def add_appendix(
    document: Document,
    *,
    appendix_id: str = "",
    title: str = "",
    attached_to: str = "",
    table: Table | None = None,
    orientation: Orientation = Orientation.AUTO,
) -> Document:
    """Add an appendix at the end, holding one table: that of assignments where none is given.

    Its pages lie as the table needs unless `orientation` says how.
    """
    block = Block(new_id(), Level.TABLE, table=table or assignment_table())
    fresh = Appendix(appendix_id or new_id(), title, attached_to, orientation, (block,))
    return replace(document, appendices=(*document.appendices, fresh))


def find_appendix(document: Document, appendix_id: str) -> Appendix | None:
    """The appendix with this id, or None."""
    return next((appendix for appendix in document.appendices if appendix.id == appendix_id), None)


def appendix_at(document: Document, key: str) -> str:
    """The id of the appendix that the line with this key is in, its title among them; "" outside of any."""
    title = appendix_of_title(key)
    found = find(document, key) if title is None else None
    before, prefix, appendix = (found[0] if found else "").partition(appendix_place(""))
    return title or (appendix if prefix and not before else "")


def _update(document: Document, appendix_id: str, change: Callable[[Appendix], Appendix]) -> Document:
    changed = tuple(change(a) if a.id == appendix_id else a for a in document.appendices)
    return document if changed == document.appendices else replace(document, appendices=changed)


def set_title(document: Document, appendix_id: str, title: str) -> Document:
    """Name an appendix; "\\n" breaks the line."""
    return _update(document, appendix_id, lambda appendix: replace(appendix, title=title))


def set_attached_to(document: Document, appendix_id: str, line: str) -> Document:
    """Give an appendix its line "(Kèm theo …)" (NĐ 30, Phụ lục I.1-III.1.c)."""
    return _update(document, appendix_id, lambda appendix: replace(appendix, attached_to=line))


def set_orientation(document: Document, appendix_id: str, orientation: Orientation) -> Document:
    """Lay the pages of an appendix upright or across, or as its tables need."""
    return _update(document, appendix_id, lambda appendix: replace(appendix, orientation=orientation))


def remove_appendix(document: Document, appendix_id: str) -> Document:
    """Take an appendix out with all it holds; the others are numbered anew by themselves."""
    kept = tuple(appendix for appendix in document.appendices if appendix.id != appendix_id)
    return document if len(kept) == len(document.appendices) else replace(document, appendices=kept)
