"""Where the clerk is among the records of a document."""

from __future__ import annotations

from typing import NamedTuple


class RecordPlace(NamedTuple):
    """The block in hand, the row of its table if one is in hand, and the record whose words the caret is in."""

    block: str = ""
    row: int | None = None
    record: str = ""
