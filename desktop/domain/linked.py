"""What a run of text shows of a record: "<id>" for the whole, "<id>.<part>" for a part of it.

The ids are those of targets and assignments of the same document. A figure of a report names what it was counted from,
outside of the document: "=<question>" (see `figures`).
"""

from __future__ import annotations

FIGURE = "="
_PART = "."


def link(record: str, part: str = "") -> str:
    """The name under which a run shows `part` of a record, or the whole of it."""
    return f"{record}{_PART}{part}" if part else record


def record_id(name: str) -> str:
    """The id of the record that a run shows; "" for none, and for a figure."""
    return "" if name.startswith(FIGURE) else name.partition(_PART)[0]


def part_of(name: str) -> str:
    """The part that a run shows; "" for the whole."""
    return "" if name.startswith(FIGURE) else name.partition(_PART)[2]


def with_id(name: str, record: str) -> str:
    """The same part of another record; "" where there is none. Figures stay what they are."""
    if name.startswith(FIGURE):
        return name
    return link(record, part_of(name)) if record else ""
