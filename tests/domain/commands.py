"""Every edit the program knows, as commands that property tests draw and play on any document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from desktop.domain import edits, keys, notes, table_columns, table_rows, tables
from desktop.domain.document import Block, Document, Level, Run, find, trees, walk
from desktop.domain.lines import Caret
from desktop.domain.pasting import Piece, paste
from desktop.domain.runs import runs_length, set_mark


@dataclass(frozen=True)
class Command:
    """An edit by name; numbers are taken modulo what the document has, so that every command means something."""

    name: str
    first: int
    second: int
    third: int
    level: Level
    fresh: str

    def play(self, document: Document) -> Document:
        """The document after the edit."""
        return EDITS[self.name](document, self)

    def block(self, document: Document) -> Block:
        """The block that the command works on; a document without blocks gives one that is nowhere."""
        return _nth(document, self.first) or Block("nowhere")


def _nth(document: Document, number: int) -> Block | None:
    blocks = [block for _place, tree in trees(document) for block in walk(tree)]
    return blocks[number % len(blocks)] if blocks else None


def _split(document: Document, command: Command) -> Document:
    block = command.block(document)
    return edits.split(document, block.id, command.second % (runs_length(block.runs) + 1), command.fresh)


def _delete(document: Document, command: Command) -> Document:
    first = command.block(document)
    last = _nth(document, command.first + command.third % 4) or first
    start, end = Caret(first.id, command.second % 5), Caret(last.id, command.third)
    order = [block.id for _place, tree in trees(document) for block in walk(tree)]
    forwards = first.id in order and order.index(first.id) < order.index(last.id)
    return keys.delete_selection(document, start, end, command.fresh)[0] if forwards else document


def _move_to(document: Document, command: Command) -> Document:
    goal = _nth(document, command.second) or Block("nowhere")
    where = ("before", "after", "inside")[command.third % 3]
    return edits.move_to(document, command.block(document).id, goal.id, where)


def _insert(document: Document, command: Command) -> Document:
    level = Level.PARAGRAPH if command.level is Level.TABLE else command.level
    return keys.new_item(document, Caret(command.block(document).id), level, command.fresh)[0]


def _paste(document: Document, command: Command) -> Document:
    level = None if command.level is Level.TABLE else command.level
    pieces = [Piece((Run("mới"),), level), Piece((Run("nữa"),))]
    fresh = (f"{command.fresh}{letter}" for letter in "abc")
    return paste(document, Caret(command.block(document).id, command.second % 3), pieces, lambda: next(fresh))[0]


def _dress(document: Document, command: Command) -> Document:
    block = command.block(document)
    on = command.second % 2 == 0
    runs = set_mark(block.runs, command.second % 4, command.third, "bold" if command.third % 2 else "italic", on=on)
    return edits.set_runs(document, block.id, runs)


def _note(document: Document, command: Command) -> Document:
    return notes.insert_footnote(document, command.block(document).id, command.second, "note" + command.fresh)


def _level(document: Document, command: Command) -> Document:
    return edits.set_level(document, command.block(document).id, command.level)


EDITS: dict[str, Callable[[Document, Command], Document]] = {
    "split": _split,
    "merge": lambda d, c: edits.merge_with_previous(d, c.block(d).id),
    "delete": _delete,
    "type": lambda d, c: edits.set_runs(d, c.block(d).id, (Run("chữ" * (c.second % 3)),)) if _writable(d, c) else d,
    "dress": _dress,
    "insert": _insert,
    "paste": _paste,
    "remove": lambda d, c: edits.remove(d, c.block(d).id),
    "remove_line": lambda d, c: edits.remove(d, c.block(d).id, with_children=False),
    "move_up": lambda d, c: edits.move(d, c.block(d).id, -1),
    "move_down": lambda d, c: edits.move(d, c.block(d).id, 1),
    "move_to": _move_to,
    "demote": lambda d, c: edits.demote(d, c.block(d).id),
    "promote": lambda d, c: edits.promote(d, c.block(d).id),
    "level": _level,
    "note": _note,
    "note_text": lambda d, c: notes.set_footnote(d, "n1", (Run("khác"),)),
    "tidy_notes": lambda d, c: notes.drop_unmarked(d),
    "insert_row": lambda d, c: table_rows.insert_row(d, c.block(d).id, c.second % 4),
    "remove_row": lambda d, c: table_rows.remove_row(d, c.block(d).id, c.second % 4),
    "move_row": lambda d, c: table_rows.move_rows(
        d, c.block(d).id, c.second % 4, c.second % 4, 1 if c.third % 2 else -1
    ),
    "insert_column": lambda d, c: table_columns.insert_column(d, c.block(d).id, c.second % 4),
    "remove_column": lambda d, c: table_columns.remove_column(d, c.block(d).id, c.second % 4),
    "cell": lambda d, c: tables.set_cell(d, c.block(d).id, c.second % 3, c.third % 3, (Run("ô"),)),
}
LEVELS = ("demote", "promote", "level")
MOVES = ("move_up", "move_down", "move_to")


def _writable(document: Document, command: Command) -> bool:
    found = find(document, command.block(document).id)
    return found is not None and found[1].level is not Level.TABLE


def commands(*names: str) -> st.SearchStrategy[Command]:
    """One command, of the names given or of all."""
    small = st.integers(0, 20)
    fresh = st.uuids().map(lambda value: value.hex[:12])
    return st.builds(
        Command, st.sampled_from(names or sorted(EDITS)), small, small, small, st.sampled_from(list(Level)), fresh
    )


def sessions(most: int = 15) -> st.SearchStrategy[list[Command]]:
    """What a person does one after the other."""
    return st.lists(commands(), max_size=most)
