"""Plain text in, a document out. No word is lost: what is not understood stays as a paragraph, with a doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from desktop.domain.document import (
    BODY,
    CLOSING,
    PREAMBLE,
    Appendix,
    Block,
    Document,
    Footnote,
    Level,
    Orientation,
    Run,
    text_runs,
    trees,
    walk,
)
from desktop.domain.edits import update_block
from desktop.domain.errors import N_
from desktop.understand.addressed import read_addressed
from desktop.understand.appendix import Item, RawAppendix, TableAt, read_appendices, read_items
from desktop.understand.articles import cited_articles
from desktop.understand.contact import take_contact
from desktop.understand.copies import take_copy
from desktop.understand.footnotes import Notes, Place, marks_of, take_notes
from desktop.understand.glued import unglued
from desktop.understand.heading import Heading, date_below, read_heading
from desktop.understand.labels import Mark
from desktop.understand.lines import clean_lines
from desktop.understand.numbers import right_labels
from desktop.understand.opening import split_closing, split_opening, with_bare_headings
from desktop.understand.outline import Node, Outline, build
from desktop.understand.paragraphs import Paragraph, measure
from desktop.understand.reading import Doubt, Reading, Source, Written
from desktop.understand.recording import with_records
from desktop.understand.safety import lost_lines
from desktop.understand.tail import Tail, find_tail, read_tail
from desktop.understand.vocabulary import is_basis

UNPLACED = N_("Không rõ đoạn này thuộc phần nào của văn bản; đã giữ nguyên thành một đoạn.")
GUESSED_CELLS = N_("Bảng bị vỡ khi chuyển sang chữ; các ô được ghép lại theo số thứ tự, cần xem lại.")
GUESSED_MARKS = N_("Dấu chú thích đã mất khi chuyển sang chữ; vị trí được đoán theo chỗ ngắt dòng, cần xem lại.")
UNMARKED = N_("Không tìm thấy dấu của chú thích này trong văn bản; dấu được đặt ở đoạn cuối.")
IMPOSSIBLE_DATE = N_("Ngày tháng ghi ở đầu văn bản không có trong lịch; ô ngày tháng để trống.")


def read_text(text: str, document_id: str = "doc") -> Reading:
    """Read the text of one document. Never raises; the same text gives the same document and the same ids."""
    lines, left_out = clean_lines(text)
    contact, lines = take_contact(lines)
    copied = take_copy(lines)
    lines = copied.lines
    shape = measure(lines)
    notes, lines = take_notes(lines, shape)
    lines = unglued(lines)
    heading = read_heading(lines, shape)
    start = find_tail(lines, heading.end)
    tail = read_tail(lines, start, heading.header.issuer)
    heading = date_below(lines, start, heading)
    inner = [line for line in lines[heading.end : start] if line.words != heading.date]
    main = with_bare_headings(read_items(inner, shape))
    raw_appendices = read_appendices(lines[tail.end :], shape)
    addressed = read_addressed(main)
    main = main[addressed.end :]
    opening, rest = split_opening(main)
    body, closing = split_closing(rest)
    everything = [*main, *(item for raw in raw_appendices for item in raw.items)]
    builder = _Builder(marks_of(notes, [item for item in everything if isinstance(item, Paragraph)]))
    bases, preamble = builder.opening(heading, opening)
    document = Document(
        document_id,
        header=replace(heading.header, contact="\n".join(filter(None, (contact, tail.contact)))),
        addressed_to=addressed.receivers,
        bases=bases,
        preamble=preamble,
        body=builder.tree(body),
        closing=builder.closing(closing, tail),
        recipients=tail.recipients,
        signature=tail.signature,
        appendices=builder.appendices(raw_appendices),
        copy=copied.copy,
    )
    document = builder.notes(document, notes)
    if heading.date and heading.header.date is None and any(ch.isdigit() for ch in heading.date[-6:]):
        builder.doubts.append(Doubt(heading.date_line, heading.date, IMPOSSIBLE_DATE))
    written = _written(heading, notes, builder, [*left_out, *heading.left_out, *tail.left_out])
    written = replace(written, addressed=addressed.words, drafter=tail.drafter, copy=copied.printed)
    document, stated = with_records(document)
    return _nothing_lost(text, Reading(document, builder.sources, tuple(builder.doubts), written, stated))


def _written(heading: Heading, notes: Notes, builder: _Builder, left_out: list[str]) -> Written:
    marks = {
        notes.note_id(index): ("", "") if notes.lost else (notes.placed.get(index, ""), head)
        for index, head in enumerate(notes.heads)
    }
    return Written(
        labels=builder.heads,
        motto=heading.motto,
        number=heading.number,
        date=heading.date,
        marks=marks,
        left_out=tuple(left_out),
    )


def _nothing_lost(text: str, reading: Reading) -> Reading:
    """The last net: lines with words that reached no part of the document are added to its end."""
    labels = {**reading.written.labels, **right_labels(reading.document, reading.sources)}
    reading = replace(reading, written=replace(reading.written, labels=labels))
    lost = lost_lines(text, reading)
    if not lost:
        return reading
    blocks = tuple(Block(f"x{at}", Level.PARAGRAPH, text_runs(words)) for at, (_, words) in enumerate(lost, 1))
    return replace(
        reading,
        document=replace(reading.document, closing=(*reading.document.closing, *blocks)),
        sources={**reading.sources, **{f"x{at}": Source(number) for at, (number, _) in enumerate(lost, 1)}},
        doubts=(*reading.doubts, *(Doubt(number, words, UNPLACED) for number, words in lost)),
    )


@dataclass(slots=True)
class _Builder:
    """Makes blocks with ids in printed order and remembers where they came from."""

    place: Place
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    sources: dict[str, Source] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def name(self) -> str:
        return f"b{next(self.ids)}"

    def paragraph(self, line: int, runs: tuple[Run, ...], printed: str = "") -> Block:
        block_id = self.name()
        self.sources[block_id] = Source(line, printed)
        return Block(block_id, Level.PARAGRAPH, runs)

    def opening(self, heading: Heading, found: list[Paragraph]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Bases and preamble; what the heading could not place comes first in the preamble."""
        bases: list[Block] = []
        preamble: list[Block] = []
        based = [p for p in found if is_basis(p.text)]
        for paragraph in based:
            bases.append(self._unlabelled(paragraph))
        for line, words in heading.unplaced:
            self.doubts.append(Doubt(line, words, UNPLACED))
            preamble.append(self.paragraph(line, text_runs(words)))
        preamble += [self._unlabelled(paragraph) for paragraph in found if not is_basis(paragraph.text)]
        return tuple(bases), tuple(preamble)

    def _unlabelled(self, paragraph: Paragraph) -> Block:
        """A paragraph of the opening: a dash before it is the standard's business, a number is kept as words."""
        label = paragraph.label
        if label and label.mark in (Mark.DASH, Mark.PLUS, Mark.STAR, Mark.BULLET):
            return self.paragraph(paragraph.line, self.place(paragraph, label.rest), label.printed)
        return self.paragraph(paragraph.line, self.place(paragraph, paragraph.text))

    def tree(self, items: list[Item]) -> tuple[Block, ...]:
        """The outline of a stretch of paragraphs and tables."""
        outline = Outline(cited_articles(item for item in items if isinstance(item, Paragraph)))
        for item in items:
            if isinstance(item, TableAt):
                outline.add_table(item.table, item.line)
                if item.guessed:
                    self.doubts.append(Doubt(item.line, _first_words(item), GUESSED_CELLS))
            else:
                outline.add(item)
        blocks = build(outline.root, self.name, self._runs, self.sources)
        bare = (block.id for block in blocks if block.level is Level.SECTION)
        self.heads.update({block_id: "" for block_id in bare if not self.sources[block_id].printed_label})
        return blocks

    def _runs(self, node: Node) -> tuple[Run, ...]:
        return self.place(node.paragraph, node.text) if node.paragraph else text_runs(node.text)

    def closing(self, found: list[Paragraph], tail: Tail) -> tuple[Block, ...]:
        """Closing paragraphs, and after them what stood among recipients and signature and is neither."""
        blocks = [self.paragraph(p.line, self.place(p, p.text)) for p in found]
        for line, words in tail.unplaced:
            self.doubts.append(Doubt(line, words, UNPLACED))
            blocks.append(self.paragraph(line, text_runs(words)))
        return tuple(blocks)

    def appendices(self, found: list[RawAppendix]) -> tuple[Appendix, ...]:
        made = []
        for index, raw in enumerate(found, 1):
            self.heads[f"a{index}"] = raw.head
            lies = Orientation.AUTO  # how the paper lay, plain text does not say
            made.append(Appendix(f"a{index}", raw.title, raw.attached_to, lies, self.tree(raw.items)))
        return tuple(made)

    def notes(self, document: Document, notes: Notes) -> Document:
        """Add the notes; one whose mark was not found gets it at the end of the last paragraph."""
        if not notes.texts:
            return document
        made = tuple(Footnote(notes.note_id(index), text_runs(text)) for index, text in enumerate(notes.texts))
        homeless = [index for index in range(len(made)) if index not in notes.placed]
        for index in homeless:
            self.doubts.append(Doubt(0, notes.texts[index][:120], UNMARKED))
        if notes.lost and notes.placed:
            self.doubts.append(Doubt(0, notes.texts[0][:120], GUESSED_MARKS))
        if homeless:
            marks = tuple(Run(footnote=notes.note_id(index)) for index in homeless)
            document = _mark_last(document, marks) or replace(
                document, closing=(*document.closing, self.paragraph(0, marks))
            )
        return replace(document, footnotes=made)


def _mark_last(document: Document, marks: tuple[Run, ...]) -> Document | None:
    """Put marks at the end of the last block that holds text."""
    places = dict(trees(document))
    for place in (CLOSING, BODY, PREAMBLE):
        last = [block for block in walk(places[place]) if block.runs]
        if last:
            return update_block(document, last[-1].id, lambda block: replace(block, runs=(*block.runs, *marks)))
    return None


def _first_words(item: TableAt) -> str:
    return " ".join(run.text for cell in item.table.rows[0] for run in cell.runs)[:120]
