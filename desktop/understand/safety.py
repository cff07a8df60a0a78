"""The proof that reading lost nothing: words of the source against words of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.domain.document import Run, trees, walk
from desktop.understand.lines import clean_lines
from desktop.understand.reading import Reading

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # marks of notes: words of their own, with or without a blank before them
_WORD = re.compile(rf"[{_RAISED}]|[^\W_{_RAISED}]+")
_ALWAYS_PRINTED = "Nơi nhận Số"


def words(text: str) -> Counter[str]:
    """How often each word stands in a text, capitals aside."""
    return Counter(_WORD.findall(text.casefold()))


def said(reading: Reading) -> Iterator[str]:
    """Every text that a reading holds, labels as printed and what was left out included."""
    document, written = reading.document, reading.written
    header = document.header
    yield from (header.superior, header.issuer, header.kind, header.subject, header.urgency)
    yield from (header.circulation, header.draft, header.digital_line, header.contact)
    yield from (written.addressed, *document.addressed_to, written.drafter, *written.copy)
    yield from (*written.motto, written.number, written.date, *written.left_out, _ALWAYS_PRINTED)
    yield from (source.printed_label for source in reading.sources.values())
    for _place, blocks in trees(document):
        for block in walk(blocks):
            yield _with_marks(block.runs, reading)
            if block.table:
                yield from (_with_marks(cell.runs, reading) for row in block.table.rows for cell in row)
    for group in document.recipients.groups:
        yield from (*group.items, group.label)
    signature = document.signature
    yield from (document.recipients.archive, signature.authority, signature.post, signature.mark, signature.signer)
    for appendix in document.appendices:
        yield from (written.labels.get(appendix.id, ""), appendix.title, appendix.attached_to)
    for note in document.footnotes:
        yield from (note.text, *written.marks.get(note.id, ()))


def _with_marks(runs: tuple[Run, ...], reading: Reading) -> str:
    marks = reading.written.marks
    return "".join(marks.get(run.footnote, ("", ""))[0] if run.footnote else run.text for run in runs)


def lost_lines(text: str, reading: Reading) -> list[tuple[int, str]]:
    """Lines of the source, by number, that hold a word which the reading does not hold as often."""
    lines, left_out = clean_lines(text)
    missing = Counter[str]()  # updated in place: sums of counters take a time that grows with the square
    for text_part in (*(line.text for line in lines), " ".join(left_out)):
        missing.update(words(text_part))
    for part in said(reading):
        missing.subtract(words(part))
    missing = +missing
    found: list[tuple[int, str]] = []
    for line in reversed(lines):
        if not missing:
            break
        own = words(line.text) & missing
        if own:
            found.append((line.number, line.words))
            missing.subtract(own)
            missing = +missing
    return found[::-1]
