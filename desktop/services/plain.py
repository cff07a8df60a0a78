"""A document as plain text with its numbers, one paragraph a line: what `thao text` prints."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.dates import long_date
from desktop.domain.document import Appendix, Block, Document, RecipientGroup, Run, Table, plain, trees
from desktop.domain.numbering import footnote_numbers, labels
from desktop.domain.standards import Standard
from desktop.understand.reading import Written

BLANK = " " * 5  # stands where the number, or a part of the date, is still open


def plain_text(document: Document, standard: Standard, written: Written | None = None) -> str:
    """The whole document as text, with the fixed words of a standard.

    With `written`, of a document that was read, numbers keep the source's own style.
    """
    printer = _Printer(document, standard, written or Written())
    return "\n".join(printer.lines()) + "\n"


class _Printer:
    """Writes the parts of one document in printed order."""

    def __init__(self, document: Document, standard: Standard, written: Written) -> None:
        self.document, self.standard, self.written = document, standard, written
        self.labels: dict[str, str] = {}
        for _place, blocks in trees(document):
            self.labels.update(labels(blocks, standard.forms))
        self.labels.update(written.labels)
        self.notes = footnote_numbers(document)

    def lines(self) -> Iterator[str]:
        document = self.document
        yield from self._header()
        for block in (*document.bases, *document.preamble, *document.body, *document.closing):
            yield from self._block(block)
        yield from self._recipients()
        yield from self._signature()
        for number, appendix in enumerate(document.appendices, 1):
            yield from self._appendix(appendix, number)
        yield from self._footnotes()
        if self.written.left_out:
            yield ""
            yield f"[bỏ: {' | '.join(self.written.left_out)}]"

    def _header(self) -> Iterator[str]:
        header, written = self.document.header, self.written
        yield from _some(header.superior, header.issuer)
        if written.motto or header.issuer:
            yield from written.motto or _some(self.standard.words["top_title"], self.standard.words["motto"])
        yield from _some(written.number or self._number())
        date = long_date(header.date, blank=BLANK) if header.date else ""
        yield from _some(written.date or ", ".join(part for part in (header.place, date) if part))
        yield from _some(header.urgency)
        if header.kind or header.subject:
            yield ""
            yield from _some(header.kind, header.subject.replace("\n", " "))
            yield ""

    def _number(self) -> str:
        header = self.document.header
        if not header.number and not header.symbol:
            return ""
        return self.standard.numbered(header.number, header.symbol, blank=BLANK)

    def _block(self, block: Block) -> Iterator[str]:
        if block.table:
            yield ""
            yield from self._table(block.table)
            yield ""
        else:
            label = self.labels.get(block.id, "")
            yield f"{label} {self._runs(block.runs)}".strip()
        for child in block.children:
            yield from self._block(child)

    def _runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(self._mark(run.footnote) if run.footnote else run.text for run in runs)

    def _mark(self, note: str) -> str:
        return self.written.marks.get(note, ("", ""))[0] or f"[{self.notes.get(note, 0)}]"

    def _table(self, table: Table) -> Iterator[str]:
        for row in table.rows:
            yield "\t".join(" ".join(self._runs(cell.runs).split()) for cell in row)

    def _recipients(self) -> Iterator[str]:
        recipients = self.document.recipients
        if not recipients.groups and not recipients.archive:
            return
        yield ""
        yield self.standard.words["recipients_label"]
        for group in recipients.groups:
            yield from _group(group)
        if recipients.archive:
            yield f"- {recipients.archive}."

    def _signature(self) -> Iterator[str]:
        signature = self.document.signature
        lines = list(_some(signature.authority, signature.post, signature.mark, signature.signer))
        if lines:
            yield ""
            yield from lines

    def _appendix(self, appendix: Appendix, number: int) -> Iterator[str]:
        yield ""
        several = len(self.document.appendices) > 1
        yield from _some(self.written.labels.get(appendix.id, self.standard.appendix_label(number, several=several)))
        yield from _some(appendix.title, appendix.attached_to)
        yield ""
        for block in appendix.blocks:
            yield from self._block(block)

    def _footnotes(self) -> Iterator[str]:
        if self.document.footnotes:
            yield ""
        ordered = sorted(self.document.footnotes, key=lambda note: self.notes.get(note.id, len(self.notes) + 1))
        for note in ordered:
            head = self.written.marks.get(note.id, ("", ""))[1] or f"[{self.notes.get(note.id, 0)}] "
            yield f"{head}{plain(note.runs)}"


def _some(*texts: str) -> Iterator[str]:
    for text in texts:
        if text:
            yield from text.split("\n")


def _group(group: RecipientGroup) -> Iterator[str]:
    """The items; a bracket's label stands beside the middle one, as on paper."""
    for index, item in enumerate(group.items):
        beside = f"\t({group.label})" if group.label and index == len(group.items) // 2 else ""
        yield f"- {item};{beside}"
    if group.label and not group.items:
        yield f"({group.label})"
