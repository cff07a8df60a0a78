"""Printed numbers, derived from the tree and from a standard's forms; never stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.domain.document import Block, Document, Level, all_runs, trees, walk
from desktop.domain.text import numeral, ordinal, point_letter


@dataclass(frozen=True, slots=True)
class Forms:
    """How a standard writes each level. {roman} {arabic} {letter} {ordinal} is the count, {parent} that of the block
    above.

    The default is NĐ 30, Phụ lục I.1-II.6 and V; Party standards write "{roman}-" for a section. "Phần thứ {ordinal}"
    gives "Phần thứ nhất".
    """

    labels: dict[Level, str] = field(
        default_factory=lambda: {
            Level.PART: "Phần {roman}.",
            Level.CHAPTER: "Chương {roman}",
            Level.DIVISION: "Mục {arabic}",
            Level.SUBDIVISION: "Tiểu mục {arabic}",
            Level.ARTICLE: "Điều {arabic}.",
            Level.SECTION: "{roman}.",
            Level.CLAUSE: "{arabic}.",
            Level.SUBCLAUSE: "{parent}.{arabic}.",
            Level.POINT: "{letter})",
            Level.LABEL: "*",
            Level.DASH: "-",
            Level.PLUS: "+",
        }
    )

    def label(self, level: Level, count: int, parent: int | str | None) -> str:
        """The label of the `count`-th block of its level under a block that is itself number `parent` (3, or "2.1")."""
        form = self.labels.get(level, "")
        if parent is None:
            form = form.replace("{parent}.", "")
        if "{" not in form:
            return form
        return form.format(
            roman=numeral(count) if "{roman}" in form else "",
            letter=point_letter(count) if "{letter}" in form else "",
            ordinal=ordinal(count) if "{ordinal}" in form else "",
            arabic=count,
            parent=parent,
        )


NUMBERED = frozenset(
    {
        Level.PART,
        Level.CHAPTER,
        Level.DIVISION,
        Level.SUBDIVISION,
        Level.ARTICLE,
        Level.SECTION,
        Level.CLAUSE,
        Level.SUBCLAUSE,
        Level.POINT,
    }
)


class Above(NamedTuple):
    """All that the numbers below a block depend on, besides what stands there.

    `number` is that of the block itself (3, or "2.1"; None without one), `articles` how many articles of the same tree
    come before its first child.
    """

    number: int | str | None = None
    articles: int = 0


class Numbered(NamedTuple):
    """A block, its printed label, and what the numbers of its children depend on."""

    block: Block
    label: str
    below: Above


TOP = Above()


def articles_in(block: Block) -> int:
    """How many articles a block holds, itself counted; worth keeping by identity where it is asked again and again."""
    return (block.level is Level.ARTICLE) + sum([articles_in(child) for child in block.children])


def numbered(
    siblings: tuple[Block, ...],
    forms: Forms,
    above: Above = TOP,
    count_articles: Callable[[Block], int] = articles_in,
) -> Iterator[Numbered]:
    """The siblings under one block with their labels: one step of a walk from the top.

    A subtree whose blocks and `below` are what they were has the numbers that it had.
    """
    counts: Counter[Level] = Counter()
    articles = above.articles
    for block in siblings:
        counts[block.level] += 1
        article = block.level is Level.ARTICLE
        count = articles + 1 if article else counts[block.level]
        label = forms.label(block.level, count, above.number)
        yield Numbered(block, label, Above(_number(block.level, count, above.number), articles + article))
        articles += count_articles(block) if block.children else article


def labels(blocks: tuple[Block, ...], forms: Forms) -> dict[str, str]:
    """The label of every block of a tree by id: "III.", "2.", "đ)", "-"; "" for paragraphs, quotations and tables.

    Counts run among siblings of one level, so they begin again under each parent; articles are counted through the
    whole tree (NĐ 30, Phụ lục I.1-V), which is that of one place: an appendix has a "Điều 1." of its own.
    """
    found: dict[str, str] = {}
    articles = 0

    def number(siblings: tuple[Block, ...], parent: int | str | None) -> None:
        nonlocal articles
        counts: dict[Level, int] = {}
        for block in siblings:
            level = block.level
            counts[level] = count = counts.get(level, 0) + 1
            if level is Level.ARTICLE:
                articles += 1
                count = articles
            found[block.id] = forms.label(level, count, parent)
            if block.children:
                number(block.children, _number(level, count, parent))

    number(blocks, None)
    return found


def document_labels(document: Document, forms: Forms) -> dict[str, str]:
    """The label of every block of a document by id: those of `labels` for each of its trees."""
    return {name: label for _place, blocks in trees(document) for name, label in labels(blocks, forms).items()}


def _number(level: Level, count: int, parent: int | str | None) -> int | str | None:
    """What {parent} is for the blocks under one: 3, or "2.1" below a subclause."""
    if level is Level.SUBCLAUSE and parent is not None:
        return f"{parent}.{count}"
    return count if level in NUMBERED else None


def footnote_numbers(document: Document) -> dict[str, int]:
    """The printed number of each note by id, counted through the document in the order of their marks."""
    numbers: dict[str, int] = {}
    for run in all_runs(document):
        if run.footnote and run.footnote not in numbers:
            numbers[run.footnote] = len(numbers) + 1
    return numbers


class NoteNumbers:
    """Gives `footnote_numbers` of one document as it changes, without walking it again for every letter.

    What two states share is skipped by identity; only where marks came, went or moved is the document counted anew.
    """

    def __init__(self) -> None:
        self._document: Document | None = None
        self._numbers: dict[str, int] = {}

    def of(self, document: Document) -> dict[str, int]:
        """The number of each note; the same mapping as before where no number is another."""
        before, self._document = self._document, document
        if before is None or not _same_marks(before, document):
            numbers = footnote_numbers(document)
            if numbers != self._numbers:
                self._numbers = numbers
        return self._numbers


def _same_marks(before: Document, after: Document) -> bool:
    """Whether both cite the same notes in the same order, place by place."""
    old, new = [blocks for _place, blocks in trees(before)], [blocks for _place, blocks in trees(after)]
    return len(old) == len(new) and all(_cite_alike(a, b) for a, b in zip(old, new, strict=True))


def _cite_alike(old: tuple[Block, ...], new: tuple[Block, ...]) -> bool:
    if old is new:
        return True
    if len(old) == len(new):
        pairs = [(a, b) for a, b in zip(old, new, strict=True) if a is not b]
        return all(_own_marks(a) == _own_marks(b) and _cite_alike(a.children, b.children) for a, b in pairs)
    head, most = 0, min(len(old), len(new))
    while head < most and old[head] is new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] is new[-1 - tail]:
        tail += 1
    return _marks(old[head : len(old) - tail]) == _marks(new[head : len(new) - tail])


def _marks(blocks: tuple[Block, ...]) -> list[str]:
    return [note for block in walk(blocks) for note in _own_marks(block)]


def _own_marks(block: Block) -> list[str]:
    """The notes that a block cites itself, those under it left out."""
    found = [run.footnote for run in block.runs if run.footnote]
    if block.table is not None:
        found += [run.footnote for row in block.table.rows for cell in row for run in cell.runs if run.footnote]
    return found
