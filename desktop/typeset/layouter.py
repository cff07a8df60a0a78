"""Layout that follows an edited document: what an edit left alone is not set again, and pages it left alone are kept.

Three things are kept from one document to the next: the rows of each block (`kept_rows`), the rows of notes, and where
each page of each part begins (`kept_pages`). A key in the middle of 600 pages sets one paragraph and fills a page or
two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from desktop.domain.document import Appendix, Block, Document, Orientation, Run, walk
from desktop.domain.standards import Standard
from desktop.typeset.certified import copy_rows
from desktop.typeset.compose import Composer
from desktop.typeset.dress import Dress, Frame, choose_dress
from desktop.typeset.kept_pages import Change, Paging, begin, find_change, go_on
from desktop.typeset.kept_rows import Family, Marks, Weaver, flow_of, last_printed, marks_of
from desktop.typeset.page import Page
from desktop.typeset.placing import Around, Placer
from desktop.typeset.rows import Row
from desktop.typeset.setter import Setter
from desktop.typeset.surroundings import (
    Surroundings,
    closed,
    frame_of,
    opened,
    rows_before_end,
    surroundings,
    with_copy,
)


class Layouter:
    """Lays out one document after another, each most likely an edit of the one before. For one thread at a time."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._kept: _Kept | None = None

    def pages(self, document: Document) -> tuple[Page, ...]:
        """The pages of `lay_out_document`; those that are as they were before are the same objects as then.

        Raises MissingGlyph as that does; what is kept is then that of the last document that could be laid out.
        """
        dress = choose_dress(document.header, self._standard, document.copy)
        self._kept = _LayOut(document, dress, self._kept).kept()
        return self._kept.pages


class _Bases(NamedTuple):
    """The bases as rows; they are set together, for the last of them has a sign of its own after it."""

    blocks: tuple[Block, ...]
    marks: Marks
    rows: tuple[Row, ...]
    ends_in_table: bool


class _Part(NamedTuple):
    """The paper itself or an appendix: its trees, and its pages."""

    frame: Frame
    around: Around
    families: tuple[Family, ...]
    paging: Paging


_Key = tuple[str, int]
"""A part: ("", 0) is the paper itself, (id, 1) an appendix, (id, 2) another with the same id where a file has such."""

_MAIN: _Key = ("", 0)

_NoteKey = tuple[tuple[Run, ...], int | None, tuple[int | None, ...]]
"""What the print of a note depends on: its text, its number and those of notes that it cites itself."""


class _Notes(NamedTuple):
    """The rows of notes by id and width of the text, as they were when the keys were these."""

    keys: dict[str, _NoteKey]
    rows: dict[tuple[str, float], tuple[Row, ...]]


class _Measured(NamedTuple):
    """What an appendix held when its tables chose how its pages lie: its blocks and the numbers of its marks."""

    blocks: tuple[Block, ...]
    numbers: tuple[int, ...]


class _Copied(NamedTuple):
    """What makes the paper a copy, as rows in the text area where they stand; none where it is no copy."""

    frame: Frame
    rows: tuple[Row, ...]


class _Kept(NamedTuple):
    """All that is kept of a document that was laid out. `bare` is the document without its text."""

    dress: Dress
    bare: Document
    around: Surroundings
    copied: _Copied
    bases: _Bases
    notes: _Notes
    parts: dict[_Key, _Part]
    measured: dict[_Key, _Measured]
    pages: tuple[Page, ...]


class _LayOut:
    """One document being laid out with what is kept of the one before."""

    def __init__(self, document: Document, dress: Dress, old: _Kept | None) -> None:
        self.document, self.dress = document, dress
        self.old = old if old and old.dress.small == dress.small else None
        self.before = {part: kept.paging.pages for part, kept in old.parts.items()} if old else {}
        self.composer = Composer(dress, document.footnotes, {})
        self.parts: dict[_Key, _Part] = {}
        self.measured: dict[_Key, _Measured] = {}

    def kept(self) -> _Kept:
        """The document laid out. Marks are numbered as the parts are woven, so notes and pages come after them all."""
        document, old = self.document, self.old
        bare = replace(document, bases=(), preamble=(), body=(), closing=(), appendices=(), footnotes=())
        around = old.around if old and old.bare == bare else surroundings(bare, self.dress)
        frame = self.dress.frame()
        setter = Setter(self.composer, frame)
        bases = self._bases(setter)
        families = self._families(setter, bases)
        ids = [appendix.id for appendix in document.appendices]
        keys = [(one, ids[:number].count(one)) for number, one in enumerate(ids, start=1)]
        appendices = [self._appendix(number, key) for number, key in enumerate(keys, start=1)]
        copied = self._copied(bare, appendices[-1].setter.frame if appendices else frame)
        if appendices and copied.rows:
            appendices[-1] = appendices[-1]._replace(rows=(*appendices[-1].rows, *copied.rows))
        notes, changed = self._notes()
        ended = around if appendices else with_copy(around, copied.rows)
        main = self._main_rows(setter, bases, families, ended)
        self._page(_MAIN, _Woven(setter, families, main), around.around, notes, changed)
        for key, woven in zip(keys, appendices, strict=True):
            self._page(key, woven, Around(), notes, changed)
        pages = tuple(chain.from_iterable([part.paging.pages for part in self.parts.values()]))
        return _Kept(self.dress, bare, around, copied, bases, notes, self.parts, self.measured, pages)

    def _copied(self, bare: Document, frame: Frame) -> _Copied:
        """The rows of a copy, which are set again only where the copy or the text area is another."""
        old = self.old
        if old and old.bare == bare and old.copied.frame == frame:
            return old.copied
        return _Copied(frame, copy_rows(bare, self.dress, frame))

    def _bases(self, setter: Setter) -> _Bases:
        blocks = self.document.bases
        weaver = Weaver(setter)
        marks = weaver.number(chain.from_iterable(map(marks_of, walk(blocks))))
        old = self.old.bases if self.old else None
        if old and old.blocks is blocks and old.marks == marks:
            return old
        return _Bases(blocks, marks, *setter.rows(self.composer.bases(blocks)))

    def _families(self, setter: Setter, bases: _Bases) -> tuple[Family, ...]:
        """The trees of the paper itself."""
        document, weaver = self.document, Weaver(setter)
        old = self._old_part(_MAIN, setter.frame)
        families: list[Family] = []
        table = bases.ends_in_table
        for number, blocks in enumerate((document.preamble, document.body, document.closing)):
            families.append(weaver.tree(blocks, old.families[number] if old else None, after_table=table))
            table = families[-1].ends_in_table
        return tuple(families)

    def _appendix(self, number: int, key: _Key) -> _Woven:
        appendix = self.document.appendices[number - 1]
        frame = self._frame(appendix, key)
        setter = Setter(self.composer, frame)
        several = len(self.document.appendices) > 1
        head = self.composer.appendix_head(number, appendix, self.document.header, several=several)
        rows, table = setter.rows(head)
        old = self._old_part(key, frame)
        family = Weaver(setter).tree(appendix.blocks, old.families[0] if old else None, after_table=table)
        return _Woven(setter, (family,), (*rows, *family.rows))

    def _frame(self, appendix: Appendix, key: _Key) -> Frame:
        """The text area of an appendix. Where its tables decide, they are measured again only if they changed."""
        old = self.old.parts.get(key) if self.old else None
        if appendix.orientation is not Orientation.AUTO:
            return frame_of(appendix, self.dress, self.composer.spans)
        numbers = self.composer.numbers
        marks = tuple(chain.from_iterable(map(marks_of, walk(appendix.blocks))))
        for note_id in marks:
            numbers.setdefault(note_id, len(numbers) + 1)
        measured = _Measured(appendix.blocks, tuple([numbers[note_id] for note_id in marks]))
        known = self.old.measured.get(key) if self.old else None
        if old and known and known.blocks is measured.blocks and known.numbers == measured.numbers:
            frame = old.frame
        else:
            frame = frame_of(appendix, self.dress, self.composer.spans)
        self.measured[key] = measured
        return frame

    def _old_part(self, key: _Key, frame: Frame) -> _Part | None:
        old = self.old.parts.get(key) if self.old else None
        return old if old and old.frame == frame else None

    def _notes(self) -> tuple[_Notes, frozenset[str]]:
        """The notes of the document, and the ids of those that are not what they were."""
        numbers = self.composer.numbers
        keys: dict[str, _NoteKey] = {}
        for note in self.document.footnotes:
            inner = tuple([numbers.get(run.footnote) for run in note.runs if run.footnote])
            keys[note.id] = (note.runs, numbers.get(note.id), inner)
        if self.old is None:
            return _Notes(keys, {}), frozenset()
        old = self.old.notes
        changed = frozenset(
            note_id for note_id in keys.keys() | old.keys.keys() if keys.get(note_id) != old.keys.get(note_id)
        )
        if not changed:
            return old, changed
        return _Notes(keys, {key: rows for key, rows in old.rows.items() if key[0] not in changed}), changed

    def _main_rows(
        self, setter: Setter, bases: _Bases, families: tuple[Family, ...], around: Surroundings
    ) -> Sequence[Row]:
        """The rows of the paper itself, from its head to what follows the signature."""
        rows = [*around.head, *bases.rows]
        for family in families:
            rows.extend(family.rows)
        last = last_printed(families)
        if last:
            flow, own, table = flow_of(last, setter), last.own, last.place.after_table
        else:
            flow, own, table = self.composer.bases(bases.blocks), len(bases.rows), False
        rows[len(rows) - own :] = setter.rows(self.composer.ended(flow), after_table=table)[0]
        if len(rows) > len(around.head):
            rows[len(around.head)] = opened(rows[len(around.head)], self.dress)
        tail = max(len(rows) - rows_before_end(self.dress), 0)
        rows[tail:] = closed(rows[tail:], self.composer.unmarked_notes(), around.end, self.dress)
        rows.extend(around.last)
        return rows

    def _page(self, key: _Key, woven: _Woven, around: Around, notes: _Notes, changed: frozenset[str]) -> None:
        """Set the pages of a part, from those that it had."""
        setter, families, rows = woven
        placer = Placer(self.dress, setter.frame, key[0], around)
        note_rows = _note_rows(setter, notes)
        old = self._old_part(key, setter.frame)
        if old is None:
            paging = begin(rows, placer, note_rows, self.before.get(key, ()))
        else:
            touched = (lambda row: not changed.isdisjoint(row.notes)) if changed else None
            change = find_change(old.paging.rows, rows, touched)
            if old.around != around:
                change = Change(0, change.tail if change else len(rows))
            paging = go_on(old.paging, rows, change, placer, note_rows) if change else old.paging
        self.parts[key] = _Part(setter.frame, around, families, paging)


class _Woven(NamedTuple):
    """A part whose rows are known and whose pages are not."""

    setter: Setter
    families: tuple[Family, ...]
    rows: Sequence[Row]


def _note_rows(setter: Setter, notes: _Notes) -> Callable[[str], tuple[Row, ...]]:
    width = setter.frame.width

    def rows_of(note_id: str) -> tuple[Row, ...]:
        rows = notes.rows.get((note_id, width))
        if rows is None:
            rows = notes.rows[note_id, width] = setter.note(note_id)
        return rows

    return rows_of
