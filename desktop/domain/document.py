"""The document as a value: everything a plan says, and nothing about how it is drawn or stored.

All values are frozen; an edit (see `edits`) returns a new document that shares what did not change. Printed numbers are
never kept here: `numbering` derives them from the tree.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.domain.dates import OfficialDate


class Level(StrEnum):
    """What a block is in the body of a plan; the order is that of the usual nesting."""

    PART = "part"  # Phần: "Phần I" over its title
    CHAPTER = "chapter"  # Chương: "Chương I" over its title
    DIVISION = "division"  # Mục of a chapter: "Mục 1" over its title
    SUBDIVISION = "subdivision"  # Tiểu mục: "Tiểu mục 1" over its title
    ARTICLE = "article"  # Điều: "Điều 5.", counted through the whole text
    SECTION = "section"  # mục: "I."
    CLAUSE = "clause"  # khoản: "1."
    SUBCLAUSE = "subclause"  # tiểu khoản: "1.1."
    POINT = "point"  # điểm: "a)"
    LABEL = "label"  # nhãn: "* Đến năm 2030"
    DASH = "dash"  # gạch đầu dòng: "-"
    PLUS = "plus"  # dấu cộng: "+"
    QUOTATION = "quotation"  # trích dẫn: a passage quoted as it stands, set in, without a number
    PARAGRAPH = "paragraph"
    TABLE = "table"


LEAVES = frozenset({Level.QUOTATION, Level.PARAGRAPH, Level.TABLE})
_RANKS = {
    Level.PART: 0,
    Level.CHAPTER: 1,
    Level.DIVISION: 2,
    Level.SUBDIVISION: 3,
    Level.SECTION: 4,
    Level.ARTICLE: 5,
    Level.CLAUSE: 6,
    Level.SUBCLAUSE: 7,
    Level.POINT: 8,
    Level.LABEL: 8,
    Level.DASH: 9,
    Level.PLUS: 10,
    Level.QUOTATION: 12,
    Level.PARAGRAPH: 12,
    Level.TABLE: 12,
}
_NEXT = {
    Level.PART: Level.SECTION,
    Level.CHAPTER: Level.ARTICLE,
    Level.DIVISION: Level.ARTICLE,
    Level.SUBDIVISION: Level.ARTICLE,
    Level.ARTICLE: Level.CLAUSE,
    Level.SECTION: Level.CLAUSE,
    Level.CLAUSE: Level.POINT,
    Level.SUBCLAUSE: Level.POINT,
    Level.POINT: Level.DASH,
    Level.LABEL: Level.DASH,
    Level.DASH: Level.PLUS,
    Level.PLUS: Level.PARAGRAPH,
}


def rank(level: Level) -> int:
    """How deep `level` usually stands; smaller is nearer to the top."""
    return _RANKS[level]


STACKED = frozenset({Level.PART, Level.CHAPTER, Level.DIVISION, Level.SUBDIVISION})
"""Levels whose number stands on a line of its own over the title (NĐ 30, Phụ lục I.1-II.6.đ)."""


def next_level(level: Level) -> Level:
    """The level that usually comes under `level`."""
    return _NEXT.get(level, Level.PARAGRAPH)


class Comparator(StrEnum):
    """How a target compares what was reached with its value."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EQUAL = "="
    INCREASE = "+"  # "tăng thêm 5.000"
    ABOUT = "~"  # "hầu hết", "cơ bản"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress. With `footnote` the run is the mark of that note and its text is empty.

    `record`, `citation`, `field` and `reference` name what the text shows: a part of a target, of an assignment or of a
    figure (see `linked`), a cited document, a field of the template, or the block that "khoản 2 mục III" points at. The
    text itself is what is printed.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    footnote: str = ""
    citation: str = ""
    record: str = ""
    field: str = ""
    underline: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; "\\n" in its runs parts paragraphs. `columns` and `rows` say how far it spans."""

    runs: tuple[Run, ...] = ()
    columns: int = 1
    rows: int = 1


class Records(StrEnum):
    """What the rows of a drawn table are."""

    ASSIGNMENTS = "assignments"
    TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a table is drawn from the records of its document: which of them, in which columns, grouped and in order.

    `columns` are names of `drawn_tables.COLUMNS`, as many as the table has; `group` and `order` are names too, ""
    for no groups and for the order of the text. `left_out` are ids of records of the text that it does not list.
    """

    records: Records = Records.ASSIGNMENTS
    columns: tuple[str, ...] = ()
    group: str = ""
    order: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `header_rows` are repeated on every page. `widths` are shares of the table's width.

    Rows of a `drawn` table follow the records of the document.
    """

    rows: tuple[tuple[Cell, ...], ...] = ()
    header_rows: int = 1
    widths: tuple[float, ...] = ()
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Chỉ tiêu: a number to reach. `value` is None where only a word stands ("hầu hết").

    `words` are value and comparison as the plan writes them ("hơn 65% trở lên"); "" where they were never written.
    """

    id: str
    indicator: str = ""
    comparator: Comparator = Comparator.AT_LEAST
    value: float | None = None
    unit: str = ""
    period: str = ""
    year: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Phân công: who leads, who joins, until when (as written), who decides.

    `task` says what is to be done where the words of the block do not: in rows of a table. `product` is what has to
    come out of it (sản phẩm), `note` is for the table's last column.
    """

    id: str
    lead: str = ""
    supporting: tuple[str, ...] = ()
    deadline: str = ""
    decided_by: str = ""
    task: str = ""
    product: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One numbered item or paragraph with what stands under it. `guidance` shows while it is empty; never printed.

    An item has at most one assignment as a rule; a table has one for each row that hands out a task of its own.
    """

    id: str
    level: Level = Level.PARAGRAPH
    runs: tuple[Run, ...] = ()
    children: tuple[Block, ...] = ()
    table: Table | None = None
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    guidance: str = ""

    @property
    def text(self) -> str:
        """The words of the block, without its number and without footnote marks."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Header:
    """Phần đầu. `superior` and `issuer` may hold "\\n" where the office wants the line broken.

    `number` is kept as it is printed ("05"), empty until it is given; so is the day of `date` while signing waits.
    Marks are words as they are printed: `urgency` ("KHẨN"), `circulation` ("LƯU HÀNH NỘI BỘ"), `draft` ("DỰ THẢO lần
    2"), `digital_line` ("Sao y; …") at the top right of a digital copy. `contact` is the line of address and telephone
    at the foot of page 1; "\\n" parts its lines.
    """

    superior: str = ""
    issuer: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: OfficialDate | None = None
    kind: str = ""
    subject: str = ""
    urgency: str = ""
    circulation: str = ""
    draft: str = ""
    digital_line: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class RecipientGroup:
    """Lines of Nơi nhận under one bracket label ("Báo cáo"), or under none."""

    items: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: groups in order, then the archive line as it is printed ("Lưu: VT, Ban TG-NC").

    `drafter` is the mark of who drafted or typed ("PL"), `copies` how many copies go out (0 where it is not said);
    both are printed as "PL.(300)".
    """

    groups: tuple[RecipientGroup, ...] = ()
    archive: str = ""
    drafter: str = ""
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Chữ ký: `authority` ("TM. BAN THƯỜNG VỤ") and `post`, "\\n" parting lines; `mark` ("(Đã ký)"), `signer`."""

    authority: str = ""
    post: str = ""
    signer: str = ""
    mark: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody signs: then no place is kept for it either."""
        return not any((self.authority, self.post, self.signer, self.mark))


class Orientation(StrEnum):
    """How the pages of an appendix lie; with AUTO its widest table decides."""

    AUTO = "auto"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Appendix:
    """Phụ lục: pages of its own with numbers of their own. `attached_to` is the line "(Kèm theo …)" as written."""

    id: str
    title: str = ""
    attached_to: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of one note; its printed number follows from where its mark stands."""

    id: str
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The words of the note."""
        return plain(self.runs)


class CopyForm(StrEnum):
    """Forms of a copy with the force of the original (NĐ 30, Điều 25)."""

    COPY = "copy"  # sao y: of the original
    EXTRACT = "extract"  # trích sao: of a part of it
    RECOPY = "recopy"  # sao lục: of a copy


@dataclass(frozen=True, slots=True)
class Copy:
    """Bản sao: what is printed under the copied document on paper. `header` has the body that copies, its number,
    symbol ("SY-LĐLĐ"), place and date; its other fields stay empty.
    """

    form: CopyForm = CopyForm.COPY
    header: Header = field(default_factory=Header)
    recipients: Recipients = field(default_factory=Recipients)
    signature: Signature = field(default_factory=Signature)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole official document. `standard` is the id of its layout rules, empty where date and body decide.

    `addressed_to` are the lines of Kính gửi. `copy` makes it a certified copy of what it says.
    """

    id: str
    standard: str = ""
    template: str = ""
    header: Header = field(default_factory=Header)
    addressed_to: tuple[str, ...] = ()
    bases: tuple[Block, ...] = ()
    preamble: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    recipients: Recipients = field(default_factory=Recipients)
    signature: Signature = field(default_factory=Signature)
    appendices: tuple[Appendix, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    copy: Copy | None = None

    def footnote(self, note_id: str) -> Footnote | None:
        """The note with this id, or None."""
        return next((note for note in self.footnotes if note.id == note_id), None)


BASES, PREAMBLE, BODY, CLOSING = "bases", "preamble", "body", "closing"
_APPENDIX = "appendix:"


def appendix_place(appendix_id: str) -> str:
    """The place name of an appendix' blocks."""
    return _APPENDIX + appendix_id


def trees(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Every place that holds blocks with its blocks, in printed order."""
    yield BASES, document.bases
    yield PREAMBLE, document.preamble
    yield BODY, document.body
    yield CLOSING, document.closing
    for appendix in document.appendices:
        yield appendix_place(appendix.id), appendix.blocks


def with_tree(document: Document, place: str, blocks: tuple[Block, ...]) -> Document:
    """`document` with the blocks at `place` replaced. Raises KeyError for a place it does not have."""
    if place == BASES:
        return replace(document, bases=blocks)
    if place == PREAMBLE:
        return replace(document, preamble=blocks)
    if place == BODY:
        return replace(document, body=blocks)
    if place == CLOSING:
        return replace(document, closing=blocks)
    appendix_id = place.removeprefix(_APPENDIX)
    if not any(appendix.id == appendix_id for appendix in document.appendices):
        raise KeyError(place)
    return replace(
        document,
        appendices=tuple(replace(a, blocks=blocks) if a.id == appendix_id else a for a in document.appendices),
    )


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in printed order, parents before children."""
    for block in blocks:
        yield block
        yield from walk(block.children)


def find(document: Document, block_id: str) -> tuple[str, Block] | None:
    """The place and the block with this id, or None."""
    for place, blocks in trees(document):
        for block in walk(blocks):
            if block.id == block_id:
                return place, block
    return None


def all_runs(document: Document) -> Iterator[Run]:
    """Every run in the order of print, table cells included, footnote texts and header left out."""
    for _place, blocks in trees(document):
        for block in walk(blocks):
            yield from block.runs
            if block.table:
                for row in block.table.rows:
                    for cell in row:
                        yield from cell.runs


def plain(runs: tuple[Run, ...]) -> str:
    """The text of runs without marks."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def text_runs(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """One run holding `text`, or none where it is empty."""
    return (Run(text, bold=bold, italic=italic),) if text else ()


def new_id() -> str:
    """A fresh id for a block, note or document: 12 hexadecimal digits."""
    return os.urandom(6).hex()  # `secrets` says the same and loads 4 ms of cryptography
