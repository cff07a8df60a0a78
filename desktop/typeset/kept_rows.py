"""Trees of blocks as rows, kept from one document to the next: what an edit left alone is found by identity.

Documents share what an edit did not change, so a block that is the same object has the same print, if what its print
depends on besides (`Place`, and the numbers of the notes that it cites) is the same too. An edit of one block sets that
block and those above it; one that numbers blocks anew looks at each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, compress
from operator import is_not
from typing import NamedTuple

from desktop.domain.document import Block, Level
from desktop.domain.numbering import TOP, Above, numbered
from desktop.typeset.compose import Flow
from desktop.typeset.rows import Row
from desktop.typeset.setter import Setter

Marks = tuple[tuple[str, int], ...]
"""Notes in the order of their first marks, with their printed numbers."""


class Place(NamedTuple):
    """What the print of a block depends on besides itself. `after_table` says that a table is printed right above."""

    label: str
    below: Above
    depth: int
    following: Level | None
    after_table: bool


class Printed(NamedTuple):
    """A block with all that stands under it, as rows; `own` of them are of the block itself.

    `ends_in_table` says whether a table is the last thing printed, `own_table` the same of the block itself;
    `articles` is how many blocks are articles.
    """

    block: Block
    place: Place
    rows: tuple[Row, ...]
    own: int
    own_table: bool
    own_marks: Marks
    marks: Marks
    articles: int
    ends_in_table: bool
    below: Family | None


class Family(NamedTuple):
    """The blocks under one, or the top of a tree, as rows."""

    blocks: tuple[Block, ...]
    above: Above
    depth: int
    after_table: bool
    members: tuple[Printed, ...]
    rows: tuple[Row, ...]
    marks: Marks
    articles: int
    ends_in_table: bool


class Weaver:
    """Makes families of the trees of one document, in printed order: marks of notes are numbered as they are met.

    The numbers go into those of the setter's composer.
    """

    def __init__(self, setter: Setter) -> None:
        self.setter, self.composer = setter, setter.composer
        self.forms = setter.dress.standard.forms

    def tree(self, blocks: tuple[Block, ...], old: Family | None, *, after_table: bool = False) -> Family:
        """A whole tree; `old` is what the same setting made of it before, if it did."""
        return self._family(blocks, old, TOP, 0, after_table)

    def number(self, note_ids: Iterable[str]) -> Marks:
        """The numbers of notes whose marks come next."""
        numbers = self.composer.numbers
        return tuple([(note_id, numbers.setdefault(note_id, len(numbers) + 1)) for note_id in note_ids])

    def _family(
        self, blocks: tuple[Block, ...], old: Family | None, above: Above, depth: int, after_table: bool
    ) -> Family:
        if old and (old.above, old.depth, old.after_table) == (above, depth, after_table):
            if old.blocks is blocks and self._agree(old.marks):
                return old
            patched = self._patched(blocks, old)
            if patched:
                return patched
        known = {member.block.id: member for member in old.members} if old else {}
        members: list[Printed] = []
        table = after_table
        steps = numbered(blocks, self.forms, above, lambda _block: members[-1].articles)
        for at, (block, label, below) in enumerate(steps):
            following = blocks[at + 1].level if at + 1 < len(blocks) else None
            place = Place(label, below, depth, following, table)
            members.append(self._printed(block, known.get(block.id), place))
            table = members[-1].ends_in_table
        rows = tuple(chain.from_iterable([member.rows for member in members]))
        return _family(blocks, above, depth, after_table, members, rows)

    def _patched(self, blocks: tuple[Block, ...], old: Family) -> Family | None:
        """A family with the same levels in the same order as before; None where numbers may have changed."""
        if len(blocks) != len(old.blocks):
            return None
        changed = list(compress(range(len(blocks)), map(is_not, blocks, old.blocks)))
        if any(blocks[at].level is not old.blocks[at].level for at in changed):
            return None
        if old.marks:
            changed = sorted({*changed, *[at for at, member in enumerate(old.members) if member.marks]})
        replaced: list[tuple[int, Printed]] = []
        for at in changed:
            before = old.members[at]
            now = self._printed(blocks[at], before, before.place)
            if (now.articles, now.ends_in_table) != (before.articles, before.ends_in_table):
                return None
            replaced.append((at, now))
        return _with(old, blocks, replaced)

    def _printed(self, block: Block, old: Printed | None, place: Place) -> Printed:
        if old and old.block is block and old.place == place and self._agree(old.marks):
            return old
        own_marks = self.number(marks_of(block))
        article = int(block.level is Level.ARTICLE)
        if old and old.place == place and old.own_marks == own_marks and _says_the_same(block, old.block):
            rows, table = old.rows[: old.own], old.own_table
        else:
            flow = self.composer.block(block, place.label, place.following, place.depth)
            rows, table = self.setter.rows(flow, after_table=place.after_table)
        own = len(rows)
        if not block.children:
            return Printed(block, place, rows, own, table, own_marks, own_marks, article, table, None)
        below = self._family(block.children, old.below if old else None, place.below, place.depth + 1, table)
        marks = tuple(dict((*own_marks, *below.marks)).items()) if own_marks else below.marks
        articles = article + below.articles
        rows = rows + below.rows
        return Printed(block, place, rows, own, table, own_marks, marks, articles, below.ends_in_table, below)

    def _agree(self, marks: Marks) -> bool:
        """Whether notes get the numbers that they had."""
        numbers = self.composer.numbers
        return all(numbers.setdefault(note_id, len(numbers) + 1) == number for note_id, number in marks)


def _family(
    blocks: tuple[Block, ...],
    above: Above,
    depth: int,
    after_table: bool,
    members: list[Printed],
    rows: tuple[Row, ...],
) -> Family:
    marks = dict(chain.from_iterable([member.marks for member in members if member.marks]))
    articles = sum([member.articles for member in members])
    table = members[-1].ends_in_table if members else after_table
    return Family(blocks, above, depth, after_table, tuple(members), rows, tuple(marks.items()), articles, table)


def _with(old: Family, blocks: tuple[Block, ...], replaced: list[tuple[int, Printed]]) -> Family:
    """A family with other members at some places, the rows of which take those of the old ones."""
    replaced = [(at, now) for at, now in replaced if now is not old.members[at]]
    if not replaced:
        return old._replace(blocks=blocks)
    members, rows = list(old.members), list(old.rows)
    begin = moved = done = 0  # `begin`: where the rows of member number `done` began
    for at, now in replaced:
        begin += sum([len(member.rows) for member in old.members[done:at]])
        done, before = at, old.members[at]
        rows[begin + moved : begin + moved + len(before.rows)] = now.rows
        moved += len(now.rows) - len(before.rows)
        members[at] = now
    return _family(blocks, old.above, old.depth, old.after_table, members, tuple(rows))


def _says_the_same(block: Block, old: Block) -> bool:
    """Whether nothing that is printed of two blocks themselves differs; what stands under them may."""
    same = block.runs is old.runs and block.table is old.table and block.level is old.level and block.id == old.id
    return same and bool(block.children) == bool(old.children)


def marks_of(block: Block) -> Iterator[str]:
    """The notes that a block itself cites, cells included, in the order of their marks."""
    for run in block.runs:
        if run.footnote:
            yield run.footnote
    for row in block.table.rows if block.table else ():
        for cell in row:
            for run in cell.runs:
                if run.footnote:
                    yield run.footnote


def last_printed(families: Iterable[Family]) -> Printed | None:
    """The last block of which anything is printed."""
    for family in reversed(list(families)):
        for member in reversed(family.members):
            if member.below and member.below.rows:
                return last_printed([member.below])
            if member.rows:
                return member
    return None


def flow_of(printed: Printed, setter: Setter) -> list[Flow]:
    """The flow of a block itself, set again."""
    place = printed.place
    return setter.composer.block(printed.block, place.label, place.following, place.depth)
