"""Live references: "khoản 2 mục III" is a run that names a block, and its words follow from where that block stands.

Units go from the smallest to the largest and are written as laws cite them (NĐ 30, Phụ lục II.V.7), with the numbers
of the standard. What the clerk chose about a reference, its short form ("khoản 2 mục này") or a capital at the start
of a sentence, is kept in its words and nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from desktop.domain.document import (
    Block,
    Document,
    Level,
    Run,
    Table,
    all_runs,
    appendix_place,
    trees,
    with_tree,
)
from desktop.domain.numbering import labels
from desktop.domain.runs import join, run_length
from desktop.domain.standards import Standard
from desktop.domain.text import ordinal

_APPENDIX = appendix_place("")
_NUMBER_ENDS = " .:)-–"
_PARENTS = (Level.CLAUSE, Level.SUBCLAUSE)


class Item(NamedTuple):
    """Something that can be cited: a block, or with `level` None an appendix ("appendix:<id>").

    `words` cite it without what it stands under ("khoản 2"), `unit` is what such a thing is called ("khoản"), `above`
    the id of what it stands under, "" for the document itself. `label` is its printed number, `text` its own words.
    """

    id: str
    level: Level | None
    words: str
    unit: str
    above: str
    label: str
    text: str
    depth: int


class Reference(NamedTuple):
    """A stretch of a line that is one reference: runs beside each other that name the same block."""

    start: int
    end: int
    target: str
    text: str


_Place = tuple[Block, str, int, tuple[Block, ...]]
"""A block, the id of what it stands under, how deep it stands, and its siblings: walked through in no time."""


class Items(Mapping[str, Item]):
    """Everything in a document that can be cited, by id, in printed order; an appendix answers to its bare id too.

    Words are made only when they are asked for: a document has thousands of items and a few references.
    """

    def __init__(self, document: Document, standard: Standard) -> None:
        self.standard, self.kind = standard, _kind_words(document, standard)
        self._places: dict[str, _Place | None] = {}  # None for an appendix
        self._appendices: dict[str, Item] = {}
        self._labels: dict[str, str] = {}
        self._called: dict[str, list[str]] = {}
        self._known: dict[str, Item] = {}
        self._turns: dict[str, int] = {}  # how many of its level an item is among those beside it
        several = len(document.appendices) > 1
        for number, one in enumerate(document.appendices, start=1):
            id, label = appendix_place(one.id), standard.appendix_label(number, several=several)
            unit, title = standard.words["appendix_label"], one.title.replace("\n", " ")
            self._appendices[id] = Item(id, None, label, unit, "", label, title, 0)
        for place, blocks in trees(document):
            self._labels |= labels(blocks, standard.forms)
            if place in self._appendices:
                self._places[place] = None
            _walk(blocks, place if place in self._appendices else "", int(place in self._appendices), self._places)

    def __getitem__(self, reference: str) -> Item:
        known = self._known.get(reference)
        if known is not None:
            return known
        place = self._places.get(reference)
        if place is None:
            return self._appendices[reference if reference in self._appendices else appendix_place(reference)]
        block, above, depth, _siblings = place
        level, label = block.level, self._labels[block.id]
        unit = unit_of(self.standard, level)
        item = Item(block.id, level, self._words(place), unit, above, label, block.text, depth)
        self._known[reference] = item
        return item

    def _words(self, place: _Place) -> str:
        block, _above, _depth, siblings = place
        if block.id not in self._turns:
            seen: Counter[Level] = Counter()
            for one in siblings:
                seen[one.level] += 1
                self._turns[one.id] = seen[one.level]
        return cited(self.standard, block.level, self._labels[block.id], self._turns[block.id])

    def __contains__(self, reference: object) -> bool:
        return reference in self._places or appendix_place(str(reference)) in self._appendices

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def above(self, reference: str) -> Iterator[Item]:
        """An item and what it stands under, the nearest first; nothing for a block that the document does not have."""
        while reference and reference in self:
            item = self[reference]
            yield item
            reference = item.above

    def called(self, words: str) -> list[str]:
        """The ids of what is cited by itself with these words, in small letters: every "khoản 2" there is."""
        if not self._called:
            for id, place in self._places.items():
                own = self._appendices[id].words if place is None else self._words(place)
                self._called.setdefault(own.casefold(), []).append(id)
        return self._called.get(words, [])


def _walk(blocks: tuple[Block, ...], above: str, depth: int, places: dict[str, _Place | None]) -> None:
    for block in blocks:
        places[block.id] = (block, above, depth, blocks)
        if block.children:
            _walk(block.children, block.id, depth + 1, places)


def cited(standard: Standard, level: Level, label: str, count: int) -> str:
    """How the `count`-th block of its level with this printed label is cited by itself: "điểm đ", "Điều 7"."""
    return standard.cited[level].format(number=label.rstrip(_NUMBER_ENDS), ordinal=ordinal(count))


def unit_of(standard: Standard, level: Level) -> str:
    """What a block of a level is called: "khoản", "Điều", "gạch đầu dòng"."""
    form = standard.cited[level]
    words = form.partition("{")[0] or standard.forms.labels.get(level, "").partition("{")[0]
    return words.strip().removesuffix(" thứ")


def _kind_words(document: Document, standard: Standard) -> str:
    """ "Kế hoạch này": how an appendix names the document that it belongs to."""
    kind = " ".join(document.header.kind.split()).lower()
    return standard.words["cited_this"].format(unit=kind[:1].upper() + kind[1:] or standard.words["cited_document"])


def chain(items: Items, reference: str) -> list[Item]:
    """What a full reference names, the smallest first: a number that holds those above it stands for them ("2.1"),
    articles are counted through the text, so nothing is said of what they stand in.
    """
    found: list[Item] = []
    for item in items.above(reference):
        last = found[-1].level if found else None
        within = last is Level.SUBCLAUSE and item.level in _PARENTS and _holds_parent(items)
        article = any(one.level is Level.ARTICLE for one in found)
        if not within and not (article and item.level is not None):
            found.append(item)
    return found


def _holds_parent(items: Items) -> bool:
    return "{parent}" in items.standard.forms.labels.get(Level.SUBCLAUSE, "")


def words_of(items: Items, from_block: str, target: str, *, short: bool = False) -> str:
    """The words of a reference that stands in `from_block`; `short` ends it at what both stand in ("mục này").

    Raises KeyError for a target that the document does not have.
    """
    named = chain(items, items[target].id)
    own = {item.id for item in items.above(from_block)}
    this = items.standard.words["cited_this"]
    shared = (at for at, item in enumerate(named) if item.id in own and (short or item.level is None))
    common = next(shared, None)
    units = [item.words for item in named]
    if common is not None:
        units[common:] = [this.format(unit=named[common].unit)]
    elif named[-1].level is not None and _appendix_of(items, from_block):
        units.append(items.kind)
    return " ".join(units)


def _appendix_of(items: Items, block_id: str) -> str:
    """The id of the appendix that a block stands in; "" in the main text."""
    return next((item.id for item in items.above(block_id) if item.level is None), "")


def text_like(items: Items, from_block: str, target: str, like: str) -> str:
    """What a reference in `from_block` prints, short or with a capital where the words it has, `like`, are so.

    Raises KeyError for a target that the document does not have.
    """
    words = words_of(items, from_block, target, short=_is_short(items.standard, like))
    capital = words[:1].upper() + words[1:]
    return capital if like == capital or _begins_sentence(items.standard, like) else words


def _is_short(standard: Standard, words: str) -> bool:
    """Whether a reference ends in "mục này": not in "Phụ lục này", which only tells appendices from the main text."""
    folded = f" {words.casefold()}"
    this = standard.words["cited_this"]
    return any(folded.endswith(" " + this.format(unit=unit_of(standard, level)).casefold()) for level in standard.cited)


def _begins_sentence(standard: Standard, words: str) -> bool:
    """Whether a capital is the clerk's: "Mục III", not "Điều 5" or "Mục 1", which are always written so."""
    if not words[:1].isupper():
        return False
    units = {unit_of(standard, level) for level in standard.cited}
    lower = {unit for unit in units if unit[:1].islower()}
    begins = words[:1].lower() + words[1:]
    if not any(begins == unit or begins.startswith(unit + " ") for unit in lower):
        return False
    return not any(re.match(rf"{unit} (\d|này)", words) for unit in units - lower)


# references in runs


def references_in(runs: tuple[Run, ...]) -> Iterator[Reference]:
    """The references in a line, in order; one that is partly bold is still one."""
    at, found = 0, Reference(0, 0, "", "")
    for run in runs:
        end = at + run_length(run)
        if run.reference and run.reference == found.target and found.end == at:
            found = found._replace(end=end, text=found.text + run.text)
        else:
            if found.target:
                yield found
            found = Reference(at, end, run.reference, run.text)
        at = end
    if found.target:
        yield found


def _with_references(runs: tuple[Run, ...], change: Callable[[Reference], str | None]) -> tuple[Run, ...]:
    """Runs with each reference saying what `change` gives for it; None makes it plain words."""
    if not any(run.reference for run in runs):
        return runs
    spans = {reference.start: (reference, change(reference)) for reference in references_in(runs)}
    changed: list[Run] = []
    at, skip, keep_until = 0, 0, 0
    for run in runs:
        end = at + run_length(run)
        if at in spans:
            reference, words = spans[at]
            if words is None:
                keep_until = reference.end
            elif words != reference.text:
                changed.append(replace(run, text=words))
                skip = reference.end
        if at >= skip:
            changed.append(replace(run, reference="") if at < keep_until else run)
        at = end
    return join(tuple(changed)) if tuple(changed) != runs else runs


def drop_touched(before: tuple[Run, ...], after: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line after typing: a reference whose words are not those it had is plain words now."""
    if not any(run.reference for run in after):
        return after
    had = {(reference.target, reference.text) for reference in references_in(before)}
    return _with_references(
        after, lambda reference: reference.text if (reference.target, reference.text) in had else None
    )


def drop_references(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """Runs with the references that reach between two offsets made plain words."""
    return _with_references(
        runs, lambda reference: None if reference.start < end and start < reference.end else reference.text
    )


def has_references(document: Document) -> bool:
    """Whether any text of a document refers to another."""
    return any(run.reference for run in all_runs(document))


def refresh_references(document: Document, standard: Standard, before: Document | None = None) -> Document:
    """`document` with every reference saying where its target stands now; the same one where all of them do.

    A reference to what is gone keeps its words. With `before`, the document before an edit, a reference whose words
    that edit cut or changed is plain words from now on; one that it put in is kept.
    """
    if not has_references(document):
        return document
    items = Items(document, standard)
    known: Counter[tuple[str, str]] = Counter() if before is None else _said(before)
    touched = {reference for reference, _text in known - _said(document)}
    led = {reference for reference, _text in known}
    earlier = _Earlier(before, standard)

    def words(block_id: str, reference: Reference) -> str | None:
        if reference.target not in items:
            foreign = before is not None and reference.target not in led
            return None if foreign or (reference.target in touched and reference[2:] not in known) else reference.text
        right = text_like(items, block_id, reference.target, reference.text)
        if reference.text == right:
            return right
        cut = reference.target in touched and reference[2:] not in known
        return None if cut or earlier.was_typed_over(block_id, reference) else right

    return map_runs(document, lambda block_id, runs: _with_references(runs, partial(words, block_id)))


class _Earlier:
    """What could be cited before an edit, looked through only where it is asked for."""

    def __init__(self, document: Document | None, standard: Standard) -> None:
        self._document, self._standard = document, standard
        self._items: Items | None = None

    def was_typed_over(self, block_id: str, reference: Reference) -> bool:
        """Whether a reference said something else than its target's place already then: letters were typed in it."""
        if self._document is None:
            return False
        if self._items is None:
            self._items = Items(self._document, self._standard)
        known = block_id in self._items and reference.target in self._items
        return known and text_like(self._items, block_id, reference.target, reference.text) != reference.text


def _said(document: Document) -> Counter[tuple[str, str]]:
    """How often each reference stands in a document with these words."""
    return Counter((reference.target, reference.text) for _id, reference in all_references(document))


def all_references(document: Document) -> Iterator[tuple[str, Reference]]:
    """Every reference with the id of the block that it stands in; those in tables count from their cell's start."""
    for _place, blocks in trees(document):
        for block, runs in _referring(blocks):
            for reference in references_in(runs):
                yield block.id, reference


def _referring(blocks: tuple[Block, ...]) -> list[tuple[Block, tuple[Run, ...]]]:
    """Texts with references, each with its block, in printed order."""
    found: list[tuple[Block, tuple[Run, ...]]] = []

    def collect(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            for run in block.runs:
                if run.reference:
                    found.append((block, block.runs))
                    break
            if block.table is not None:
                cells = (cell.runs for row in block.table.rows for cell in row)
                found.extend((block, runs) for runs in cells if any(run.reference for run in runs))
            if block.children:
                collect(block.children)

    collect(blocks)
    return found


def map_runs(document: Document, change: Callable[[str, tuple[Run, ...]], tuple[Run, ...]]) -> Document:
    """A document with the runs of every block and cell changed; what stays as it is, is shared."""

    def table_of(id: str, table: Table) -> Table:
        rows = tuple(
            tuple(cell if (runs := change(id, cell.runs)) is cell.runs else replace(cell, runs=runs) for cell in row)
            for row in table.rows
        )
        pairs = zip(table.rows, rows, strict=True)
        same = all(cell is now for old, new in pairs for cell, now in zip(old, new, strict=True))
        return table if same else replace(table, rows=rows)

    def blocks_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        fresh: list[Block] | None = None
        for number, block in enumerate(blocks):
            runs = change(block.id, block.runs) if block.runs else block.runs
            children = blocks_of(block.children) if block.children else block.children
            table = table_of(block.id, block.table) if block.table is not None else None
            if runs is not block.runs or children is not block.children or table is not block.table:
                fresh = list(blocks) if fresh is None else fresh
                fresh[number] = replace(block, runs=runs, children=children, table=table)
        return blocks if fresh is None else tuple(fresh)

    for place, blocks in trees(document):
        fresh = blocks_of(blocks)
        if fresh is not blocks:
            document = with_tree(document, place, fresh)
    return document
