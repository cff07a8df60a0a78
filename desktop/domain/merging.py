"""A change of some fields made anew on a value that may have been changed in others since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from desktop.domain.document import Assignment, Document, Target
from desktop.domain.held import records_of
from desktop.domain.progress import Progress

Record = TypeVar("Record", Assignment, Target)
Value = TypeVar("Value", Assignment, Target, Progress)


def merged(now: Value, before: Value, after: Value) -> Value | None:
    """`now` with what differs between `before` and `after`; None where one of these fields is another by now."""
    names = [field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name)]
    if any(getattr(now, name) != getattr(before, name) for name in names):
        return None
    changed: dict[str, Any] = {name: getattr(after, name) for name in names}
    return replace(now, **changed)


def changed_in(document: Document, changes: Iterable[tuple[Record, Record]]) -> list[Record] | None:
    """What records of a document are to say after changes, each from one value to another; None where one of them is
    not there any more, or says something else by now in what is to change.
    """
    held = records_of(document)
    wanted: list[Record] = []
    for before, after in changes:
        now = held[before.id].record if before.id in held else None
        made = merged(now, before, after) if isinstance(now, type(before)) else None
        if made is None:
            return None
        wanted.append(made)
    return wanted
