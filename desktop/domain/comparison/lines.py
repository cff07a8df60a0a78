"""A document as lines to be compared: every field, block, row of a table and note, in printed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from desktop.domain.appendices import title_key
from desktop.domain.comparison.values import CELL, Line, Part
from desktop.domain.dates import OfficialDate, long_date
from desktop.domain.document import (
    Appendix,
    Block,
    Document,
    Footnote,
    Header,
    Level,
    Recipients,
    Run,
    Signature,
    Table,
    appendix_place,
    trees,
)
from desktop.domain.numbering import Forms, footnote_numbers, labels
from desktop.domain.runs import NOTE_MARK, run_length

HEADER, ADDRESSED, RECIPIENTS, SIGNATURE, COPY = "header", "addressed_to", "recipients", "signature", "copy"


class Source(NamedTuple):
    """A line with what it is paired by and what differs besides words.

    `id` is the same in both documents where the line is; lines of one `owner` (rows of a table) have none of their own.
    `dress` has a sign for each character of the text.
    """

    line: Line
    id: str = ""
    owner: str = ""
    dress: str = ""
    records: tuple[object, ...] = ()
    shape: tuple[object, ...] = ()


def lines_of(document: Document, forms: Forms) -> list[Source]:
    """Every line that says something, and every block and row of a table, empty ones too."""
    return list(_Reader(document, forms).lines())


class _Reader:
    """Goes through one document."""

    def __init__(self, document: Document, forms: Forms) -> None:
        self._document = document
        self._labels: dict[str, str] = {}
        for _place, blocks in trees(document):
            self._labels.update(labels(blocks, forms))
        self._notes = footnote_numbers(document)

    def lines(self) -> Iterator[Source]:
        document = self._document
        yield from _header(document.header, HEADER, Part.HEADER)
        for text in document.addressed_to:
            yield Source(Line(ADDRESSED, Part.ADDRESSED, text), owner=ADDRESSED)
        opened = {appendix_place(appendix.id): appendix for appendix in document.appendices}
        ended = False
        for place, blocks in trees(document):
            if place in opened:
                if not ended:
                    yield from self._end()
                    ended = True
                yield from _appendix(opened[place])
            yield from self._blocks(blocks, place, ())
        if not ended:
            yield from self._end()
        for note in sorted(document.footnotes, key=lambda note: self._notes.get(note.id, len(self._notes) + 1)):
            yield self._note(note)
        if document.copy is not None:
            yield Source(Line(COPY, Part.COPY, document.copy.form.value, "form"), "copy:form")
            yield from _header(document.copy.header, COPY, Part.COPY)
            yield from _recipients(document.copy.recipients, COPY, Part.COPY)
            yield from _signature(document.copy.signature, COPY, Part.COPY)

    def _end(self) -> Iterator[Source]:
        yield from _recipients(self._document.recipients, RECIPIENTS, Part.RECIPIENT)
        yield from _signature(self._document.signature, SIGNATURE, Part.SIGNATURE)

    def _blocks(self, blocks: tuple[Block, ...], place: str, above: tuple[tuple[Level, str], ...]) -> Iterator[Source]:
        for block in blocks:
            label = self._labels.get(block.id, "")
            if block.runs or block.table is None:
                text, dress, notes = self._flat(block.runs)
                line = Line(
                    block.id, Part.TEXT, text, level=block.level, label=label, above=above, place=place, notes=notes
                )
                records = (block.targets, block.assignments, *_pointers(block.runs))
                yield Source(line, block.id, "", dress, records)
            if block.table is not None:
                yield from self._rows(block, block.table, place, above)
            if block.children:
                yield from self._blocks(block.children, place, (*above, (block.level, label)))

    def _rows(self, block: Block, table: Table, place: str, above: tuple[tuple[Level, str], ...]) -> Iterator[Source]:
        for number, row in enumerate(table.rows, start=1):
            texts: list[str] = []
            dresses: list[str] = []
            notes: tuple[int, ...] = ()
            for cell in row:
                text, dress, marks = self._flat(cell.runs)
                texts.append(text.replace(CELL, " "))
                dresses.append(dress)
                notes += marks
            line = Line(
                block.id, Part.ROW, CELL.join(texts), level=Level.TABLE, label=str(number), above=above, place=place,
                notes=notes,
            )  # fmt: skip
            pointers = tuple(pointer for cell in row for pointer in _pointers(cell.runs))
            shape: tuple[object, ...] = tuple((cell.columns, cell.rows) for cell in row)
            if number == 1:
                shape += (table.header_rows, table.widths)
            yield Source(line, "", f"table:{block.id}", " ".join(dresses), pointers, shape)

    def _note(self, note: Footnote) -> Source:
        text, dress, _notes = self._flat(note.runs)
        number = str(self._notes.get(note.id, ""))
        return Source(Line(f"note:{note.id}", Part.NOTE, text, label=number), f"note:{note.id}", "", dress)

    def _flat(self, runs: tuple[Run, ...]) -> tuple[str, str, tuple[int, ...]]:
        """Words, dress and the numbers of the notes whose marks stand among them."""
        text = "".join([NOTE_MARK if run.footnote else run.text for run in runs])
        dress = "".join([chr(48 + run.bold + 2 * run.italic + 4 * run.underline) * run_length(run) for run in runs])
        return text, dress, tuple([self._notes.get(run.footnote, 0) for run in runs if run.footnote])


def _pointers(runs: tuple[Run, ...]) -> tuple[object, ...]:
    """What runs point at, in order."""
    return tuple(
        [(run.record, run.citation, run.reference) for run in runs if run.record or run.citation or run.reference]
    )


def _header(header: Header, key: str, part: Part) -> Iterator[Source]:
    for one in fields(Header):
        value = getattr(header, one.name)
        text = long_date(value) if isinstance(value, OfficialDate) else value
        if text:
            yield Source(Line(key, part, text, one.name), f"{key}:{one.name}")


def _recipients(recipients: Recipients, key: str, part: Part) -> Iterator[Source]:
    for group in recipients.groups:
        if group.label:
            yield Source(Line(key, part, group.label, "group"), owner=key)
        for item in group.items:
            yield Source(Line(key, part, item, "item"), owner=key)
    copies = str(recipients.copies) if recipients.copies else ""
    ends = (("archive", recipients.archive), ("drafter", recipients.drafter), ("copies", copies))
    for name, text in ends:
        if text:
            yield Source(Line(key, part, text, name), f"{key}:{name}")


def _signature(signature: Signature, key: str, part: Part) -> Iterator[Source]:
    for one in fields(Signature):
        text = getattr(signature, one.name)
        if text:
            yield Source(Line(key, part, text, one.name), f"{key}:{one.name}")


def _appendix(appendix: Appendix) -> Iterator[Source]:
    key, shape = title_key(appendix.id), (appendix.orientation,)
    yield Source(Line(key, Part.APPENDIX, appendix.title, "title"), key, shape=shape)
    if appendix.attached_to:
        yield Source(Line(key, Part.APPENDIX, appendix.attached_to, "attached_to"), f"{key}:attached_to")
