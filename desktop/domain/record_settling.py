"""After an edit every run and every row of a drawn table says what its record says, and the record what was typed.

An edit changes records in two ways. A record that it changed itself is said anew wherever it is shown. Words that it
typed into a run, or into a cell of a drawn table, change the record, and from there all else; the words themselves
stay as they were typed. Rows that came into a drawn table are new records, rows taken out take theirs along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.assignments import with_task_words
from desktop.domain.changes import Changes
from desktop.domain.document import (
    Assignment,
    Block,
    Cell,
    Document,
    Records,
    Run,
    Table,
    Target,
    find,
    new_id,
    plain,
    trees,
    with_tree,
)
from desktop.domain.drawn_columns import FREE, NUMBER, OF_YEAR
from desktop.domain.drawn_rows import (
    Key,
    Row,
    columns_now,
    fits,
    in_row_order,
    is_heading,
    keyed,
    keys_now,
    shown_in,
)
from desktop.domain.drawn_tables import draw
from desktop.domain.figures import plain_where_typed_over
from desktop.domain.held import Held, is_said, own_records, read, records_of, with_record, without_record, words_like
from desktop.domain.linked import FIGURE as COUNTED
from desktop.domain.linked import part_of, record_id
from desktop.domain.record_words import INDICATOR, NOTHING, TASK, UNIT
from desktop.domain.runs import join
from desktop.domain.standards import Standard

Runs = tuple[Run, ...]


def concerns_records(before: Document, after: Document, changes: Changes) -> bool:
    """Whether an edit that changed only the content of blocks may have to do with records.

    Costs no more than the way down to the blocks that changed.
    """
    if not changes.blocks:
        return False
    grouped = any(
        block.table is not None and block.table.drawn is not None and block.table.drawn.group
        for appendix in after.appendices
        for block in appendix.blocks
    )
    for (_place, old), (_again, new) in zip(trees(before), trees(after), strict=True):
        if old is new:
            continue
        if grouped and any(block.id in changes.blocks for block in new):
            return True
        if any(_bears_records(a) or _bears_records(b) for a, b in _changed(old, new)):
            return True
    return False


def _changed(old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[tuple[Block, Block]]:
    """Blocks that are not shared by two trees of one shape."""
    for a, b in zip(old, new, strict=False):
        if a is not b:
            yield a, b
            if a.children is not b.children:
                yield from _changed(a.children, b.children)


def _bears_records(block: Block) -> bool:
    if block.assignments or block.targets or any(run.record for run in block.runs):
        return True
    table = block.table
    if table is None:
        return False
    return table.drawn is not None or any(run.record for row in table.rows for cell in row for run in cell.runs)


def settle_records(before: Document, after: Document, standard: Standard | None = None) -> Document:
    """`after` with all that shows records brought up to date; the same document where everything is.

    `before` is the document before the edit, in which everything was. Runs whose record is gone are plain words. Tables
    grouped by section are headed with the numbers of `standard`, or as they are without one.
    """
    bearing = _bearing(after)
    if not bearing:
        return after
    after = plain_where_typed_over(after, [block for _place, block in bearing])
    settling = _Settling(before, after, standard)
    settling.read_tables()
    settling.read_runs()
    return settling.written()


def _bearing(document: Document) -> list[tuple[str, Block]]:
    """Blocks with anything of records in them, in printed order, each with the name of its tree."""
    found: list[tuple[str, Block]] = []
    here: list[Block] = []

    def collect(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if block.table is not None or block.assignments or block.targets:
                if _bears_records(block):
                    here.append(block)
            else:
                for run in block.runs:
                    if run.record:
                        here.append(block)
                        break
            if block.children:
                collect(block.children)

    for place, blocks in trees(document):
        here.clear()
        collect(blocks)
        found.extend([(place, block) for block in here])
    return found


class _Stretch(NamedTuple):
    """Runs beside each other that show the same part of a record."""

    start: int
    end: int
    name: str
    text: str


def _stretches(runs: Runs) -> Iterator[_Stretch]:
    at = 0
    while at < len(runs):
        name, end = runs[at].record, at + 1
        if name and not name.startswith(COUNTED):
            while end < len(runs) and runs[end].record == name:
                end += 1
            yield _Stretch(at, end, name, plain(runs[at:end]))
        at = end


def _texts(block: Block) -> Iterator[Runs]:
    """The runs of a block, then those of its cells, but for the cells of a drawn table: they are read as rows."""
    yield block.runs
    if block.table is not None and block.table.drawn is None:
        for row in block.table.rows:
            for cell in row:
                yield cell.runs


class _Settling:
    """One edit on its way: blocks and records as they are by now; all is written into the document at the end."""

    def __init__(self, before: Document, after: Document, standard: Standard | None) -> None:
        self.before, self.document, self.standard = before, after, standard
        self.old, self.held = records_of(before), records_of(after)
        self.was = {block.id: block for _place, block in _bearing(before)}
        bearing = _bearing(after)
        self.blocks = {block.id: block for _place, block in reversed(bearing)}
        self.given = dict(self.blocks)
        self.places = {block.id: place for place, block in bearing}
        self.order = [block.id for _place, block in bearing]
        self.rows: dict[str, list[tuple[Key, Row]]] = {}
        self.cut: set[tuple[str, str]] = set()
        """Blocks and names of runs in them of which an edit left a piece: the pieces are plain words."""
        self.fixed = {id for id, one in self.held.items() if id in self.old and self.old[id].record != one.record}
        """Records that the edit changed itself: words that say otherwise are behind the times."""

    # rows of drawn tables

    def read_tables(self) -> None:
        """Take what was typed into cells of drawn tables, and rows that came and went."""
        for id in self.order:
            block, was = self.blocks[id], self.was.get(id)
            if block.table is None or block.table.drawn is None:
                continue
            old = was.table if was is not None else None
            if was is None or old is None or old.drawn is None or old.drawn.columns != block.table.drawn.columns:
                self.rows[id] = keyed(block, self.held)
            elif old.rows is block.table.rows:
                self.rows[id] = keyed(was, self.old)
            elif self._takes_shape(block, old):
                if self._is_drawn(self.blocks[id]):
                    self.rows[id] = keyed(self.blocks[id], self.held)
                else:
                    self._read_rows(id, was)

    def _takes_shape(self, block: Block, was: Table) -> bool:
        """Whether a table is still drawn after columns came, went or moved: one of another shape is so no more."""
        table = block.table
        if table is None or table.drawn is None:
            return False
        columns = columns_now(was, table)
        drawn = table.drawn if columns == table.drawn.columns else replace(table.drawn, columns=columns)
        kept = fits(replace(table, drawn=drawn))
        if drawn is not table.drawn or not kept:
            self._put(replace(block, table=replace(table, drawn=drawn if kept else None)))
        return kept

    def _is_drawn(self, block: Block) -> bool:
        """Whether the rows say what the records say: an edit that was settled itself has nothing more to be read."""
        lines = draw(self.document, block, self.held, keyed(block, self.held))
        return block.table is not None and block.table.rows[block.table.header_rows :] == lines.rows

    def _read_rows(self, id: str, was: Block) -> None:
        """Give each row the records that it shows from now on."""
        table = self.blocks[id].table
        if table is None or table.drawn is None:
            return
        columns, before = table.drawn.columns, keyed(was, self.old)
        rows = table.rows[table.header_rows :]
        keys = keys_now(before, rows, len(columns))
        texts = {key: [plain(cell.runs) for cell in row] for key, row in before if key}
        self._take_out(id, [key for key in texts if key not in keys])
        found = self.rows[id] = []
        for key, row in zip(keys, rows, strict=True):
            left = tuple(one for one in key if one in self.held)
            is_new = not key and not is_heading(row, len(columns)) and (texts or _says_something(row))
            if is_new:
                left = (self._new_row(id, table.drawn.records),)
            if left:
                left = self._read_cells(id, columns, left, row, texts.get(key))
            found.append((left, row))

    def _new_row(self, table: str, kind: Records) -> str:
        """A record for a row that came into a table."""
        id, block = new_id(), self.blocks[table]
        if kind is Records.TARGETS:
            self._put(replace(block, targets=(*block.targets, Target(id))))
        else:
            self._put(replace(block, assignments=(*block.assignments, Assignment(id))))
        return id

    def _take_out(self, table: str, keys: list[Key]) -> None:
        """Rows were taken out: assignments go for good, targets of the text are only not listed any more."""
        for id in [id for key in keys for id in key if id in self.held]:
            one = self.held[id]
            if isinstance(one.record, Target) and one.block.id != table:
                self._put(_leaving_out(self.blocks[table], id))
            else:
                self._put(without_record(self.blocks[one.block.id], id))

    def _read_cells(self, table: str, columns: tuple[str, ...], key: Key, row: Row, texts: list[str] | None) -> Key:
        """Take what differs in the cells of a row from what they said; the key, longer by figures of other years."""
        for at, (name, cell) in enumerate(zip(columns, row, strict=True)):
            text = plain(cell.runs)
            if name in (FREE, NUMBER) or (texts is not None and at < len(texts) and text == texts[at]):
                continue
            one, part = shown_in(name, key, self.held)
            if one is None and text.strip() not in NOTHING:
                key = self._take_year(table, key, int(name.removeprefix(OF_YEAR)))
                one, part = shown_in(name, key, self.held)
            if one is not None:
                self._take(one, part, text)
                for id in key if name in (INDICATOR, UNIT) else ():
                    self._take(self.held[id], part, text)
        return key

    def _take_year(self, table: str, key: Key, year: int) -> Key:
        """A target for a year in which its row has none: the row's own where that has no year yet."""
        like = self.held[key[0]].record
        assert isinstance(like, Target)
        if like.year is None and like.value is None:
            self._put(with_record(self.held[key[0]].block, replace(like, year=year)))
            return key
        fresh = replace(like, id=new_id(), year=year, period="", value=None, words="")
        block = self.blocks[table]
        self._put(replace(block, targets=(*block.targets, fresh)))
        return (*key, fresh.id)

    # words

    def read_runs(self) -> None:
        """Take what was typed into runs that show records. A run cut in two shows its record no more."""
        changed = [id for id in self.order if self.was.get(id) is not self.blocks[id]]
        for id in changed:
            was = self.was.get(id)
            known = [(one.name, one.text) for runs in _texts(was) for one in _stretches(runs)] if was else []
            now = [one for runs in _texts(self.blocks[id]) for one in _stretches(runs)]
            for one in now:
                held = self.held.get(record_id(one.name))
                if held is None or (one.name, one.text) in known or is_said(held, part_of(one.name), one.text):
                    continue
                often = sum(other.name == one.name for other in now)
                if often > max(1, sum(name == one.name for name, _text in known)):
                    self.cut.add((id, one.name))
                elif was is None and find(self.before, id) is None:
                    self.cut.update((each, one.name) for each in changed)
        for id in changed:
            was = self.was.get(id)
            known = [(one.name, one.text) for runs in _texts(was) for one in _stretches(runs)] if was else []
            for runs in list(_texts(self.blocks[id])):
                for one in _stretches(runs):
                    held = self.held.get(record_id(one.name))
                    if held is not None and (one.name, one.text) not in known and (id, one.name) not in self.cut:
                        self._take(held, part_of(one.name), one.text)

    def _take(self, one: Held, part: str, text: str) -> None:
        """A record says what was typed where a part of it is shown."""
        if one.record.id in self.fixed or is_said(one, part, text):
            return
        if part == TASK and isinstance(one.record, Assignment) and not one.record.task and not one.is_row:
            block = with_task_words(one.block, text)
            if block is not None:
                self._put(block)
                return
        self._put(with_record(one.block, read(one, part, text)))

    # what is written

    def written(self) -> Document:
        """The document in which every run and every row says what its record says."""
        self.blocks |= {id: self._written(self.blocks[id]) for id in self.order}
        changed = {id: block for id, block in self.blocks.items() if block is not self.given[id]}
        document = with_blocks(self.document, changed)
        tables = [id for id in self.order if (table := self.blocks[id].table) is not None and table.drawn is not None]
        if not tables:
            return document
        held = records_of(document)
        drawn: dict[str, Block] = {}
        for id in tables:
            block = self.blocks[id]
            lines = draw(document, block, held, self.rows.get(id), self.standard)
            made = in_row_order(_with_rows(block, lines.rows), lines.keys)
            if made is not block:
                drawn[id] = made
        return with_blocks(document, drawn)

    def _written(self, block: Block) -> Block:
        """A block whose runs say what their records say; cells of a drawn table are drawn, not written."""
        runs, table = self._said(block.id, block.runs), block.table
        if table is not None and table.drawn is None:
            rows = tuple([tuple([self._cell(block.id, cell) for cell in row]) for row in table.rows])
            table = table if rows == table.rows else replace(table, rows=rows)
        return block if runs is block.runs and table is block.table else replace(block, runs=runs, table=table)

    def _cell(self, id: str, cell: Cell) -> Cell:
        runs = self._said(id, cell.runs)
        return cell if runs is cell.runs else replace(cell, runs=runs)

    def _said(self, id: str, runs: Runs) -> Runs:
        fresh: list[Run] = []
        at = 0
        for one in _stretches(runs):
            fresh.extend(runs[at : one.start])
            at = one.end
            inside, part = runs[one.start : one.end], part_of(one.name)
            held = self.held.get(record_id(one.name))
            if held is not None and is_said(held, part, one.text):
                fresh.extend(inside)
            elif held is None or (id, one.name) in self.cut:
                fresh.extend(replace(run, record="") for run in inside)
            else:
                fresh.append(replace(inside[0], text=words_like(held, part, one.text)))
        fresh.extend(runs[at:])
        return runs if tuple(fresh) == runs else join(tuple(fresh))

    def _put(self, block: Block) -> None:
        """Keep a block that says or holds something else now."""
        before = self.blocks[block.id]
        self.blocks[block.id] = block
        for record in own_records(before):
            self.held.pop(record.id, None)
        for record in own_records(block):
            self.held[record.id] = Held(record, block, self.places[block.id])


def _leaving_out(block: Block, record: str) -> Block:
    """A block whose drawn table does not list a record."""
    table = block.table
    if table is None or table.drawn is None:
        return block
    drawn = replace(table.drawn, left_out=(*table.drawn.left_out, record))
    return replace(block, table=replace(table, drawn=drawn))


def _says_something(row: Row) -> bool:
    return any(plain(cell.runs).strip() for cell in row)


def _with_rows(block: Block, rows: tuple[Row, ...]) -> Block:
    """A block whose table has these rows below its head; the same block where it has them already."""
    table = block.table
    if table is None:
        return block
    made = (*table.rows[: table.header_rows], *rows)
    return block if made == table.rows else replace(block, table=replace(table, rows=made))


def with_blocks(document: Document, changed: Mapping[str, Block]) -> Document:
    """`document` with the own content of some blocks changed; what stands under them stays, and what is as it was is
    shared.
    """

    def within(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        fresh: list[Block] | None = None
        for number, block in enumerate(blocks):
            children = within(block.children) if block.children else block.children
            made = changed.get(block.id, block)
            if made is not block or children is not block.children:
                made = replace(made, children=children)
                if made != block:
                    fresh = list(blocks) if fresh is None else fresh
                    fresh[number] = made
        return blocks if fresh is None else tuple(fresh)

    for place, blocks in trees(document) if changed else ():
        made = within(blocks)
        if made is not blocks:
            document = with_tree(document, place, made)
    return document
