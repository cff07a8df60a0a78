"""A document as lines to read and to compare: printed labels, one step in for each level, dress in plain signs.

**bold** //italic// __underlined__ {live reference} ‹field of the template› [1] a note. `plan.txt` is in this notation.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.document import Block, Cell, Document, Run, Table
from desktop.domain.numbering import Forms, footnote_numbers, labels
from desktop.domain.part_texts import part_text

HEADER = ("superior", "issuer", "number", "symbol", "place", "day", "month", "year", "kind", "subject")
PARAGRAPH, TABLE = "¶", "[table heads={heads}]"
_SIGNS = (("bold", "**", "**"), ("italic", "//", "//"), ("underline", "__", "__"), ("reference", "{", "}"))


def readable(document: Document, forms: Forms) -> str:
    """The whole document; ids, guidance and widths of columns left out."""
    return "\n".join(_lines(document, forms)) + "\n"


def _lines(document: Document, forms: Forms) -> Iterator[str]:
    notes = footnote_numbers(document)
    for name in HEADER:
        yield f"@{name} {part_text(document, f'header.{name}')}".rstrip()
    for name, blocks in (("bases", document.bases), ("preamble", document.preamble), ("body", document.body)):
        yield from ("", f"= {name}")
        yield from _blocks(blocks, labels(blocks, forms), notes, numbered=name == "body")
    yield from ("", "= closing")
    yield from _blocks(document.closing, {}, notes)
    yield from ("", "= recipients")
    for group in document.recipients.groups:
        yield from (f"({group.label})", *group.items)
    yield document.recipients.archive
    yield from ("", "= signature", *document.signature.authority.split("\n"), document.signature.post)
    yield document.signature.signer
    for appendix in document.appendices:
        yield from ("", f"= appendix {appendix.title}")
        yield from _blocks(appendix.blocks, labels(appendix.blocks, forms), notes)
    yield from ("", "= footnotes")
    for note in sorted(document.footnotes, key=lambda note: notes[note.id]):
        yield f"[{notes[note.id]}] {_words(note.runs, notes)}"


def _blocks(
    blocks: tuple[Block, ...], names: dict[str, str], notes: dict[str, int], depth: int = 0, *, numbered: bool = False
) -> Iterator[str]:
    for block in blocks:
        before = "  " * depth
        if block.table is not None:
            yield from (before + line for line in _rows(block.table, notes))
        else:
            sign = names.get(block.id, "") or (PARAGRAPH if numbered else "")
            yield f"{before}{sign} {_words(block.runs, notes)}".rstrip() if sign else before + _words(block.runs, notes)
        yield from _blocks(block.children, names, notes, depth + 1, numbered=numbered)


def _rows(table: Table, notes: dict[str, int]) -> Iterator[str]:
    yield TABLE.format(heads=table.header_rows)
    for row in table.rows:
        yield f"| {' | '.join(_cell(cell, notes) for cell in row)} |"


def _cell(cell: Cell, notes: dict[str, int]) -> str:
    wide = f" ({cell.columns} cột)" if cell.columns > 1 else ""
    high = f" ({cell.rows} dòng)" if cell.rows > 1 else ""
    return _words(cell.runs, notes).replace("\n", " ↵ ") + wide + high


def _words(runs: tuple[Run, ...], notes: dict[str, int]) -> str:
    return "".join(_run(run, notes) for run in runs).replace("****", "").replace("////", "")


def _run(run: Run, notes: dict[str, int]) -> str:
    if run.footnote:
        return f"[{notes[run.footnote]}]"
    text = f"‹{run.text}›" if run.field else run.text
    for name, begin, end in _SIGNS:
        if getattr(run, name):
            text = begin + text + end
    return text
