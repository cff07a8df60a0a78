"""Finding words in a document: without diacritics where the sought words have none, else to the letter."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.document import Document, plain
from desktop.domain.lines import places
from desktop.domain.runs import flat
from desktop.domain.text import clean, fold


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Characters `start` to `end` of a line, which is the `line`-th in printed order, from 0, and has this key.

    A table is one object to the line that shows it: words found in its cells are the table, 0 to 1.
    """

    line: int
    start: int
    end: int
    key: str


def find_words(document: Document, words: str) -> tuple[Match, ...]:
    """Where `words` stand in the lines of a document, capitals or not, in printed order; none for blank words."""
    sought = clean(words).strip()
    if not sought:
        return ()
    marked = fold(sought) != sought.casefold()
    wanted = sought.casefold() if marked else fold(sought)
    found: list[Match] = []
    blocks = (row.block for _place, rows in places(document) for row in rows)
    for number, block in enumerate(blocks):
        if block.table is not None:
            cells = (plain(cell.runs) for row in block.table.rows for cell in row)
            if any(_spans(text, wanted, marked=marked) for text in cells):
                found.append(Match(number, 0, 1, block.id))
        else:
            spans = _spans(flat(block.runs), wanted, marked=marked)
            found += [Match(number, start, end, block.id) for start, end in spans]
    return tuple(found)


def _spans(text: str, wanted: str, *, marked: bool) -> list[tuple[int, int]]:
    """Beginnings and ends of `wanted` in `text`, counted in letters of `text`, though a folded one may have more."""
    pieces = [letter.casefold() if marked else fold(letter) for letter in text]
    letter_of = [number for number, piece in enumerate(pieces) for _part in piece]
    folded = "".join(pieces)
    spans: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at >= 0:
        spans.append((letter_of[at], letter_of[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + len(wanted))
    return spans


def step_from(matches: tuple[Match, ...], line: int, offset: int, *, back: bool = False) -> int:
    """The index of the first match that begins at or after a place, or `back` ends at or before it; round the end.

    -1 where there are none.
    """
    if back:
        before = [i for i, match in enumerate(matches) if (match.line, match.end) <= (line, offset)]
        return before[-1] if before else len(matches) - 1
    after = (i for i, match in enumerate(matches) if (match.line, match.start) >= (line, offset))
    return next(after, 0 if matches else -1)
