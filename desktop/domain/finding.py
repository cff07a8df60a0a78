"""Finding words in a document: in its lines, the cells of tables, footnotes, and the parts around the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import Block, Document, Footnote, Run, plain
from desktop.domain.lines import places
from desktop.domain.part_texts import ATTACHED, part_of, part_text, reading_order, takes_figures
from desktop.domain.runs import flat
from desktop.domain.sought import Sought
from desktop.domain.tables import placed_cells
from desktop.domain.text import one_line

AROUND = 24  # letters at each side of one that is told about
NOTE, PART = "note", "part"
_Known = dict[int, tuple[tuple[Run, ...], list[tuple[int, int]]]]
_BELOW = 1 << 30  # more than any line has letters


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Characters `start` to `end` of a text, which shows at the offset `at` of the `line`-th line in printed order.

    The text is the line itself, whose key is `key`, or with `spot` "2:3" the cell of the table there, by row and column
    of its grid. With `spot` NOTE it is the footnote `key`, with PART a field of `part_texts`: those over the text show
    at line -1, others behind the last line of the paper itself.
    """

    line: int
    at: int
    start: int
    end: int
    key: str
    spot: str = ""

    @property
    def until(self) -> int:
        """The offset behind it in its line; a table and the mark of a note are one character there."""
        return self.at + 1 if self.spot else self.end


class Finder:
    """Looks for one thing in a document that changes: a text that has been read is not read again."""

    def __init__(self, sought: Sought) -> None:
        self.sought = sought
        self._known: _Known = {}
        self._before: _Known = {}

    def spans(self, runs: tuple[Run, ...]) -> list[tuple[int, int]]:
        """Where the words stand in a text, counted in characters; the mark of a footnote is one."""
        number = id(runs)
        known = self._known.get(number) or self._before.get(number)
        if known is None or known[0] is not runs:
            known = (runs, self.sought.spans(flat(runs)))
        self._known[number] = known
        return known[1]

    def matches(self, document: Document) -> tuple[Match, ...]:
        """Every place of the words, in the order in which one reads the paper."""
        if not self.sought.words:
            return ()
        self._before, self._known = self._known, {}
        found = tuple(self._all(document))
        self._before = {}  # texts that are no more
        return found

    def _all(self, document: Document) -> Iterator[Match]:
        names = [name for name in reading_order(document) if not takes_figures(name)]
        above = [name for name in names if part_of(name) in ("header", "addressed") and name != "header.contact"]
        below = [name for name in names if name not in above and not name.startswith(ATTACHED)]
        notes = {note.id: note for note in document.footnotes}
        yield from self._in_parts(document, above, -1, 0)
        number = -1
        for place, rows in places(document):
            appendix = appendix_of_title(place)
            if appendix is not None:
                yield from self._in_parts(document, below, number, _BELOW)
                below = []
            for row in rows:
                number += 1
                yield from sorted(self._in_line(row.block, number, notes), key=lambda match: match.at)
            if appendix is not None:
                yield from self._in_parts(document, [ATTACHED + appendix], number, _BELOW)
        yield from self._in_parts(document, below, number, _BELOW)
        for note in notes.values():  # those that nobody cites are printed all the same
            yield from (Match(number, _BELOW, *span, note.id, NOTE) for span in self.spans(note.runs))

    def _in_line(self, block: Block, number: int, notes: dict[str, Footnote]) -> Iterator[Match]:
        """The words in a line or the cells of a table, and in the notes cited there, which are taken out of `notes`."""
        if block.table is None:
            for start, end in self.spans(block.runs):
                yield Match(number, start, start, end, block.id)
            yield from self._in_notes(block.runs, number, notes)
            return
        for row, column, cell in placed_cells(block.table):
            for start, end in self.spans(cell.runs):
                yield Match(number, 0, start, end, block.id, f"{row}:{column}")
            yield from self._in_notes(cell.runs, number, notes, in_table=True)

    def _in_notes(
        self, runs: tuple[Run, ...], number: int, notes: dict[str, Footnote], *, in_table: bool = False
    ) -> Iterator[Match]:
        at = 0
        for run in runs:
            note = notes.pop(run.footnote, None) if run.footnote else None
            if note is not None:
                for start, end in self.spans(note.runs):
                    yield Match(number, 0 if in_table else at, start, end, note.id, NOTE)
            at += 1 if run.footnote else len(run.text)

    def _in_parts(self, document: Document, fields: list[str], line: int, at: int) -> Iterator[Match]:
        for field in fields:
            for start, end in self.sought.spans(part_text(document, field)):
                yield Match(line, at, start, end, field, PART)


def find_words(document: Document, sought: Sought) -> tuple[Match, ...]:
    """Every place of the words in a document, in the order in which one reads the paper."""
    return Finder(sought).matches(document)


def step_from(matches: tuple[Match, ...], line: int, offset: int, *, back: bool = False) -> int:
    """The index of the first match that shows at or after a place, or `back` ends at or before it; round the end.

    -1 where there are none.
    """
    if back:
        before = [i for i, match in enumerate(matches) if (match.line, match.until) <= (line, offset)]
        return before[-1] if before else len(matches) - 1
    after = (i for i, match in enumerate(matches) if (match.line, match.at) >= (line, offset))
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
