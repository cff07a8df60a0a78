"""Finding words in a document: without diacritics where the sought words have none, else to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from desktop.domain.document import Block, Document, plain
from desktop.domain.lines import places
from desktop.domain.runs import flat
from desktop.domain.text import clean, fold, one_line

AROUND = 24  # letters at each side of one that is told about


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


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a letter stands: a line's key and the offset in it, or a part that is filled in by form ("header").

    `words` are those around it, for a sentence about it.
    """

    key: str
    offset: int
    words: str


def find_letter(document: Document, letter: str) -> Spot | None:
    """The first place of a letter, to the letter, in printed order: lines with their notes, then the parts by form."""
    for _place, rows in places(document):
        for row in rows:
            spot = _in_line(document, row.block, letter)
            if spot is not None:
                return spot
    for key, texts in _forms(document):
        for text in texts:
            if letter in text:
                return Spot(key, 0, _around(text, text.index(letter)))
    return None


def _in_line(document: Document, block: Block, letter: str) -> Spot | None:
    """The letter in a line, in the cells of a table, or in a note that is cited there."""
    text = flat(block.runs)
    if letter in text:
        return Spot(block.id, text.index(letter), _around(text, text.index(letter)))
    cells = [cell for cells in block.table.rows for cell in cells] if block.table is not None else []
    inside = [plain(cell.runs) for cell in cells]
    notes = [run.footnote for runs in (block.runs, *(cell.runs for cell in cells)) for run in runs if run.footnote]
    inside += [note.text for id in notes if (note := document.footnote(id)) is not None]
    found = next((text for text in inside if letter in text), None)
    return Spot(block.id, 0, _around(found, found.index(letter))) if found is not None else None


def _forms(document: Document) -> Iterator[tuple[str, list[str]]]:
    """The texts of each part that is filled in by form."""
    for prefix, part in (("", document), ("copy", document.copy)):
        if part is None:
            continue
        header, recipients, signature = part.header, part.recipients, part.signature
        addressed = document.addressed_to if part is document else ()
        yield prefix or "header", [*(str(getattr(header, one.name)) for one in fields(header)), *addressed]
        items = [text for group in recipients.groups for text in (*group.items, group.label)]
        yield prefix or "recipients", [*items, recipients.archive, recipients.drafter]
        yield prefix or "signature", [str(getattr(signature, one.name)) for one in fields(signature)]


def _around(text: str, at: int) -> str:
    """Some letters at both sides of a place, on one line."""
    first, last = max(0, at - AROUND), at + AROUND
    return one_line(f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}")
