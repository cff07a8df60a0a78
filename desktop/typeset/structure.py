"""The order in which a paper is read aloud, and what each of its parts is: the tags of the PDF, as values.

ISO 32000-1, 14.8.4 names the tags; PDF/UA-1 (ISO 14289-1), 7 says how they are used. Text finds its place in the tree
by the block it belongs to and its spot there, as `TextRun` carries them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.domain.document import Appendix, Block, Document, Level, Recipients, Run, Table
from desktop.domain.numbering import document_labels, footnote_numbers
from desktop.domain.standards import Standard
from desktop.domain.tables import column_count, placed_cells
from desktop.typeset.levels import look_of
from desktop.typeset.page import (
    ADDRESSED,
    CIRCULATION,
    CONTACT,
    COPY,
    DIGITAL_LINE,
    HEADER,
    NOTE_SPOT,
    PAGE_NUMBER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
)

Key = tuple[str, str]
"""A block's id and a spot in it."""

UNNUMBERED = "/O/List/ListNumbering/None"


DEEPEST = 6  # H6 is the last heading that PDF 1.7 knows
_LISTED = {  # levels that are items of a list, with how the list is numbered (ISO 32000-1, table 347)
    Level.CLAUSE: "Decimal",
    Level.SUBCLAUSE: "Decimal",
    Level.POINT: "LowerAlpha",
    Level.DASH: "None",
    Level.PLUS: "None",
}
_MARKS = ("issuer_mark", "subject_mark")  # asterisks and strokes that stand where others draw a rule


class Element(NamedTuple):
    """A node of the tree; `parent` is its place in the list of all, -1 at the top.

    `attributes` are written as a PDF has them; `name` is the one that a note has to have.
    """

    tag: str
    parent: int
    attributes: str = ""
    name: str = ""


class Part(NamedTuple):
    """Where text goes: into the element at this place; the words of `label` at its beginning into another one.

    What is `repeated` may come again at the head of later pages and is then no part of the text.
    """

    element: int
    label: str = ""
    label_element: int = -1
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The tree in the order of reading, each element after its parent, and the element that each part of the text is.

    A mark of a note that stands in a block twice has two parts. `groups` are blocks whose spots become paragraphs of
    their own, in the order in which they come. Texts under `artefacts` are not read.
    """

    elements: tuple[Element, ...] = (Element("Document", -1),)
    parts: Mapping[Key, tuple[Part, ...]] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    artefacts: frozenset[Key] = frozenset({(PAGE_NUMBER, "")})


def reading_structure(document: Document, standard: Standard, labels: Mapping[str, str] | None = None) -> Structure:
    """The tree of a whole document: head, title, text, recipients, signature, each appendix as a section, the copy.

    `labels` are the printed numbers of its blocks where they are known.
    """
    return _Builder(document, standard, labels or document_labels(document, standard.forms)).built()


class _Builder:
    """Builds the tree of one document."""

    def __init__(self, document: Document, standard: Standard, labels: Mapping[str, str]) -> None:
        self.document, self.standard, self.labels = document, standard, labels
        self.numbers = footnote_numbers(document)
        self.elements = [Element("Document", -1)]
        self.parts: dict[Key, tuple[Part, ...]] = {}
        self.groups: dict[str, int] = {}
        self.noted: set[str] = set()

    def built(self) -> Structure:
        """The tree."""
        document = self.document
        for block_id in (DIGITAL_LINE, CIRCULATION, HEADER):
            self.group(block_id, 0)
        titled = bool(f"{document.header.kind}{document.header.subject}".strip())
        top = 0
        if titled:
            top = 1
            self.text((TITLE, ""), self.add("H1", 0))
        self.addressed([line for line in document.addressed_to if line.strip()])
        for blocks in (document.bases, document.preamble, document.body, document.closing):
            self.blocks(blocks, 0, top)
        for note in document.footnotes:
            if note.id not in self.numbers:
                self.note(note.id, 0)
        self.recipients(document.recipients, RECIPIENTS)
        for block_id in (SIGNATURE, CONTACT):
            self.group(block_id, 0)
        for appendix in document.appendices:
            self.appendix(appendix, top)
        if document.copy:
            self.recipients(document.copy.recipients, COPY)
        artefacts = {(PAGE_NUMBER, ""), *((block, mark) for block in (HEADER, TITLE) for mark in _MARKS)}
        return Structure(tuple(self.elements), self.parts, self.groups, frozenset(artefacts))

    def add(self, tag: str, parent: int, attributes: str = "", name: str = "") -> int:
        """A new element; its place."""
        self.elements.append(Element(tag, parent, attributes, name))
        return len(self.elements) - 1

    def text(self, key: Key, element: int, label: str = "", label_element: int = -1, *, repeated: bool = False) -> None:
        """Send text to an element."""
        self.parts[key] = (*self.parts.get(key, ()), Part(element, label, label_element, repeated))

    def group(self, block_id: str, parent: int) -> None:
        """A block of the paper whose spots are paragraphs."""
        self.groups[block_id] = self.add("Div", parent)

    def heading(self, parent: int, level: int) -> int:
        """A heading, the first being 1."""
        return self.add(f"H{min(level, DEEPEST)}", parent)

    def appendix(self, appendix: Appendix, top: int) -> None:
        """An appendix under its own heading."""
        section = self.add("Sect", 0)
        self.text((appendix.id, ""), self.heading(section, top + 1))
        self.text((appendix.id, "attached_to"), self.add("P", section))
        self.blocks(appendix.blocks, section, top + 1)

    def blocks(self, blocks: tuple[Block, ...], parent: int, depth: int) -> None:
        """Blocks that stand side by side, `depth` headings deep; list items of one level in a row make a list."""
        open_list, listed = -1, None
        for at, block in enumerate(blocks):
            following = blocks[at + 1].level if at + 1 < len(blocks) else None
            look = look_of(block, following)
            numbering = None if look.outline or block.table else _LISTED.get(block.level)
            if numbering is None:
                listed = None
                self.block(block, parent, depth, heads=look.outline)
                self.blocks(block.children, parent, depth + look.outline)
                continue
            if listed is not block.level:
                open_list, listed = self.add("L", parent, f"/O/List/ListNumbering/{numbering}"), block.level
            item = self.add("LI", open_list)
            label = self.add("Lbl", item)
            body = self.add("LBody", item)
            self.text((block.id, ""), body, self.labels[block.id], label)
            self.notes(block.runs, (block.id, ""), body, body)
            self.blocks(block.children, body, depth)

    def block(self, block: Block, parent: int, depth: int, *, heads: bool) -> None:
        """A heading, a paragraph, a quotation or a table."""
        if block.table is not None:
            self.table(block.id, block.table, parent)
            return
        if heads:
            element = self.heading(parent, depth + 1)
        elif block.level is Level.QUOTATION:
            element = self.add("P", self.add("BlockQuote", parent))
        else:
            element = self.add("P", parent)
        self.text((block.id, ""), element)
        self.notes(block.runs, (block.id, ""), element, parent)

    def notes(self, runs: tuple[Run, ...], key: Key, inside: int, parent: int) -> None:
        """The marks of notes `inside` an element, and after it under `parent` those notes that come first here."""
        cited = [run.footnote for run in runs if run.footnote in self.numbers]
        for note_id in cited:
            self.text((key[0], NOTE_SPOT + note_id), self.add("Reference", inside))
        for note_id in cited:
            self.note(note_id, parent)

    def note(self, note_id: str, parent: int) -> None:
        """A note, where it is cited first; its number is its label."""
        if note_id in self.noted:
            return
        self.noted.add(note_id)
        element = self.add("Note", parent, name=f"note-{len(self.noted)}")
        number = self.numbers.get(note_id)
        if number is None:
            self.text((note_id, ""), element)
        else:
            self.text((note_id, ""), element, str(number), self.add("Lbl", element))

    def table(self, block_id: str, table: Table, parent: int) -> None:
        """A table, every row as wide as the widest: PDF/UA-1, 7.5 asks for a grid without holes."""
        columns, rows = column_count(table), len(table.rows)
        if not columns:
            return
        element = self.add("Table", parent)
        places = {(one.row, one.column): one for one in placed_cells(table)}
        free = {(row, column) for row in range(rows) for column in range(columns)}
        for row in range(rows):
            line = self.add("TR", element)
            heads = row < table.header_rows and rows > 1
            tag, scope = ("TH", "/Scope/Column") if heads else ("TD", "")
            for column in range(columns):
                one = places.get((row, column))
                if one is None:
                    if (row, column) in free:
                        self.add(tag, line, f"/O/Table{scope}" if scope else "")
                    continue
                wide = _reach(free, row, column, one.cell.columns)
                high = min(one.cell.rows, rows - row)
                free -= {(row + y, column + x) for y in range(high) for x in range(wide)}
                spans = (f"/ColSpan {wide}" if wide > 1 else "") + (f"/RowSpan {high}" if high > 1 else "") + scope
                cell = self.add(tag, line, f"/O/Table{spans}" if spans else "")
                self.text((block_id, f"{row}:{column}"), cell, repeated=heads)
                self.notes(one.cell.runs, (block_id, f"{row}:{column}"), cell, cell)

    def addressed(self, receivers: list[str]) -> None:
        """Kính gửi: a paragraph, or a list where several receive the paper."""
        self.group(ADDRESSED, 0)
        if len(receivers) > 1:
            self.text((ADDRESSED, "addressed_label"), self.add("P", self.groups[ADDRESSED]))
            label = self.standard.words["addressed_form"].partition("{text}")[0].strip()
            listed = self.add("L", self.groups[ADDRESSED], UNNUMBERED)
            for number in range(len(receivers)):
                self.item((ADDRESSED, f"item:{number}"), listed, label)

    def recipients(self, recipients: Recipients, block_id: str) -> None:
        """Nơi nhận as a list under its label; a group with a bracket is a list under the bracket's words."""
        form = self.standard.words["recipient_form"].partition("{text}")[0].strip()
        self.groups[block_id] = element = self.add("Div", 0)
        self.text((block_id, "recipients_label"), self.add("P", element))
        number = 0
        plain = -1
        for place, group in enumerate(recipients.groups):
            items = [item for item in group.items if item.strip()]
            if group.label.strip():
                holder = self.add("L", element, UNNUMBERED)
                self.text((block_id, f"bracket:{place}"), self.add("Caption", holder), repeated=True)
                plain = -1
            elif items:
                plain = holder = plain if plain >= 0 else self.add("L", element, UNNUMBERED)
            for _item in items:
                self.item((block_id, f"item:{number}"), holder, form)
                number += 1
        if recipients.archive.strip():
            holder = plain if plain >= 0 else self.add("L", element, UNNUMBERED)
            self.item((block_id, f"item:{number}"), holder, form)

    def item(self, key: Key, holder: int, label: str) -> None:
        """One line of a list whose label is the same for all."""
        item = self.add("LI", holder)
        first = self.add("Lbl", item)
        self.text(key, self.add("LBody", item), label, first)


def _reach(free: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    """How many columns a cell covers before it meets one that reaches down from above."""
    wide = 1
    while wide < wanted and (row, column + wide) in free:
        wide += 1
    return wide
