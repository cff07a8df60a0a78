"""A document as plain text with its numbers, one paragraph a line: what `thao text` prints."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.attached import attached_line
from desktop.domain.dates import long_date
from desktop.domain.document import (
    STACKED,
    Appendix,
    Block,
    Copy,
    Document,
    Header,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
    plain,
    trees,
)
from desktop.domain.numbering import footnote_numbers, labels
from desktop.domain.standards import Standard
from desktop.domain.text import one_line
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
        yield from self._recipients(document.recipients, self.written.drafter)
        yield from _signature(document.signature)
        if document.header.contact:
            yield from ("", *_some(document.header.contact))
        for number, appendix in enumerate(document.appendices, 1):
            yield from self._appendix(appendix, number)
        yield from self._footnotes()
        if document.copy:
            yield from ("", *self.written.copy) if self.written.copy else self._copy(document.copy)
        if self.written.left_out:
            yield ""
            yield f"[bỏ: {' | '.join(self.written.left_out)}]"

    def _header(self) -> Iterator[str]:
        header, written = self.document.header, self.written
        yield from _some(header.digital_line, header.circulation, header.superior, header.issuer)
        if written.motto or header.issuer:
            yield from written.motto or _some(self.standard.words["top_title"], self.standard.words["motto"])
        yield from _some(written.number or self._number(header))
        subject = header.subject.replace("\n", " ")
        letter = self.standard.is_letter(header.kind)
        if letter and subject:
            yield from _some(self.standard.letter_subject(subject))
        yield from _some(written.date or _place_and_date(header), header.urgency, header.draft)
        if not letter and (header.kind or subject):
            yield ""
            yield from _some(header.kind, subject)
            yield ""
        elif letter or self.document.addressed_to:
            yield ""
        yield from self._addressed()

    def _addressed(self) -> Iterator[str]:
        """Kính gửi: one receiver beside the words, several under them, each on a line of its own."""
        receivers, words = self.document.addressed_to, self.standard.words
        if not receivers:
            return
        head = self.written.addressed or self.standard.addressed_words(self.document.header.kind)
        if len(receivers) == 1:
            yield one_line(f"{head} {receivers[0]}")
        else:
            yield head
            for number, receiver in enumerate(receivers, 1):
                end = words["addressed_last"] if number == len(receivers) else words["addressed_end"]
                text = one_line(receiver)
                yield words["addressed_form"].format(text=text) + ("" if text.endswith((".", ";")) else end)
        yield ""

    def _number(self, header: Header) -> str:
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
            if block.level in STACKED and block.runs and label and label[-1].isalnum():
                yield from (label, self._runs(block.runs))
            else:
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

    def _recipients(self, recipients: Recipients, drafter: str = "") -> Iterator[str]:
        mark = drafter or self.standard.drafter_mark(recipients.drafter, recipients.copies)
        if not recipients.groups and not recipients.archive:
            yield from _some(mark)
            return
        yield ""
        yield self.standard.words["recipients_label"]
        for group in recipients.groups:
            yield from _group(group)
        if recipients.archive:
            yield f"- {recipients.archive}."
        yield from _some(mark)

    def _copy(self, copy: Copy) -> Iterator[str]:
        """What stands under the copied document and its appendices (NĐ 30, Phụ lục I.2-II)."""
        yield ""
        yield self.standard.words[f"copy_form_{copy.form.value}"]
        head = copy.header
        yield from _some(head.superior, head.issuer, self._number(head), _place_and_date(head))
        yield from self._recipients(copy.recipients)
        yield from _signature(copy.signature)

    def _appendix(self, appendix: Appendix, number: int) -> Iterator[str]:
        yield ""
        several = len(self.document.appendices) > 1
        yield from _some(self.written.labels.get(appendix.id, self.standard.appendix_label(number, several=several)))
        made = attached_line(self.document.header, self.standard, blank=BLANK)
        is_read = appendix.id in self.written.labels  # its head stays as the source has it
        yield from _some(appendix.title, appendix.attached_to or ("" if is_read else made))
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


def _place_and_date(header: Header) -> str:
    date = long_date(header.date, blank=BLANK) if header.date else ""
    return ", ".join(part for part in (header.place, date) if part)


def _signature(signature: Signature) -> Iterator[str]:
    lines = list(_some(signature.authority, signature.post, signature.mark, signature.signer))
    if lines:
        yield ""
        yield from lines


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
