"""What was understood, as plain data in the shape that `thao inventory` prints as JSON."""

from __future__ import annotations

import re
from typing import Any

from desktop.domain.document import STACKED, Block, Level, Table, all_runs, plain, trees, walk
from desktop.domain.numbering import Forms, labels
from desktop.domain.text import one_line
from desktop.understand.assignments import assignment_entries, target_entries
from desktop.understand.citations import citations
from desktop.understand.heading import LETTER
from desktop.understand.numbers import is_article, right_labels
from desktop.understand.reading import Reading
from desktop.understand.vocabulary import is_caption

_PURPOSE = re.compile(
    r"\s*\((?:để\s+)?(?:báo cáo|b/c|thực hiện|t/h|phối hợp|p/h|chỉ đạo|c/đ|biết|theo dõi|triển khai|t/khai)[^)]*\)$",
    re.IGNORECASE,
)
_TOP = STACKED | {Level.SECTION}


def inventory(reading: Reading, forms: Forms) -> dict[str, Any]:
    """Header, outline, targets, assignments, appendices, footnotes, recipients, signature and citations.

    `forms` writes the numbers of blocks that the text itself did not number.
    """
    document = reading.document
    return {
        "header": _header(reading),
        "outline": _outline(reading, forms),
        "targets": target_entries(reading),
        "assignments": assignment_entries(reading),
        "appendices": [
            {
                "title": one_line(appendix.title) or None,
                "attached_to": one_line(appendix.attached_to) or None,
                **_rows([block.table for block in walk(appendix.blocks) if block.table]),
            }
            for appendix in document.appendices
        ],
        "footnotes": _footnotes(reading),
        "recipients": _recipients(reading),
        "signature": {
            "authority": one_line(document.signature.authority) or None,
            "post": one_line(document.signature.post) or None,
            "signer": document.signature.signer or None,
        },
        "citations": [
            {"number": one.number, "symbol": one.symbol, "separator": one.separator}
            for one in citations(_running_text(reading))
        ],
    }


def _header(reading: Reading) -> dict[str, str | None]:
    header = reading.document.header
    return {
        "superior": one_line(header.superior) or None,
        "issuer": one_line(header.issuer) or None,
        "number": header.number or None,
        "symbol": header.symbol or None,
        "place": header.place or None,
        "date": header.date.iso() if header.date else None,
        "kind": header.kind if header.kind not in ("", LETTER) else None,  # a letter prints none
        "subject": one_line(header.subject) or None,
    }


def _outline(reading: Reading, forms: Forms) -> list[dict[str, Any]]:
    own = {**reading.written.labels, **right_labels(reading.document, reading.sources)}
    right = {**labels(reading.document.body, forms), **own}
    entries: list[dict[str, Any]] = []

    def add(block: Block, level: int) -> None:
        source = reading.sources.get(block.id)
        article = _article(block, reading)
        printed = source.printed_label if source and block.level is not Level.PARAGRAPH else article
        entries.append(
            {
                "level": level,
                "label": _mark(right.get(block.id) or article),
                "printed_label": _mark(printed),
                "text": one_line(block.text.removeprefix(article)),
                "line": source.line if source else None,
            }
        )

    def visit(blocks: tuple[Block, ...], above: int) -> None:
        for block in blocks:
            if block.level is Level.TABLE or (block.level is Level.PARAGRAPH and is_caption(block.text)):
                continue
            if _article(block, reading):
                above = 2
                add(block, above)
                continue
            level = _level(block, above)
            add(block, level)
            visit(block.children, level)

    visit(reading.document.body, 0)
    for block in reading.document.closing:
        add(block, 1)
    return entries


def _article(block: Block, reading: Reading) -> str:
    """ "Điều 3." of a paragraph that begins with it; what follows up to the next one stands under it."""
    source = reading.sources.get(block.id)
    return source.printed_label if source and is_article(block, source) else ""


def _level(block: Block, above: int) -> int:
    """1 section, 2 clause or article, 3 what stands under them, 4 what stands under that."""
    if block.level in _TOP:
        return 1
    if block.level is Level.ARTICLE:
        return 2
    if block.level is Level.CLAUSE and above < 2:
        return 2
    return 3 if above < 3 else 4


def _mark(label: str) -> str:
    return "-" if label and label in "–—−‐‑" else label


def _rows(tables: list[Table]) -> dict[str, list[Any]]:
    texts = [[[one_line(plain(cell.runs)) for cell in row] for row in table.rows] for table in tables]
    return {"columns": texts[0][0] if texts else [], "rows": [row for table in texts for row in table[1:]]}


def _footnotes(reading: Reading) -> list[dict[str, Any]]:
    """In the order of their marks, each with the line of the block that bears the mark."""
    order = list(dict.fromkeys(run.footnote for run in all_runs(reading.document) if run.footnote))
    texts = {note.id: note.text for note in reading.document.footnotes}
    return [{"number": number, "text": one_line(texts.get(note, ""))} for number, note in enumerate(order, 1)]


def _recipients(reading: Reading) -> list[dict[str, Any]]:
    recipients = reading.document.recipients
    groups = [
        {"label": group.label or None, "items": [_item(text) for text in group.items]} for group in recipients.groups
    ]
    if recipients.archive:
        if not groups or groups[-1]["label"]:
            groups.append({"label": None, "items": []})
        groups[-1]["items"] = [*(groups[-1]["items"] or []), one_line(recipients.archive)]
    return groups


def _item(text: str) -> str:
    return _PURPOSE.sub("", one_line(text)).rstrip(" ;.,")


def _running_text(reading: Reading) -> list[str]:
    """Texts in which documents are cited, in printed order; the document's own number is none of them."""
    document = reading.document
    texts = [document.header.subject]
    for place, blocks in trees(document):
        for appendix in document.appendices:
            if place.endswith(f":{appendix.id}"):
                texts += [appendix.title, appendix.attached_to]
        for block in walk(blocks):
            texts.append(block.text)
            if block.table:
                texts += [plain(cell.runs) for row in block.table.rows for cell in row]
    return [*texts, *(note.text for note in document.footnotes)]
