"""What every document has to be, whatever was done to it: one name for one thing, and no impossible tree or table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isfinite

from desktop.domain.document import LEAVES, Block, Document, Level, Table, trees, walk
from desktop.domain.errors import N_

MOST_COPIES = 99_999  # five figures: more than any register of outgoing papers has room for
MOST_COLUMNS = 63  # what Word's tables can hold; a span beyond it is a hostile file


def faults(document: Document) -> Iterator[str]:
    """Why a document cannot be one, as Vietnamese clauses; a sound document yields nothing."""
    blocks = [block for _place, tree in trees(document) for block in walk(tree)]
    yield from _doubles([block.id for block in blocks], N_("hai đoạn mang cùng một mã"))
    yield from _doubles([appendix.id for appendix in document.appendices], N_("hai phụ lục mang cùng một mã"))
    yield from _doubles([note.id for note in document.footnotes], N_("hai chú thích mang cùng một mã"))
    if not document.id:
        yield N_("văn bản không có mã")
    if not 0 <= document.recipients.copies <= MOST_COPIES:
        yield N_("số bản in không hợp lý")
    for block in blocks:
        yield from _block_faults(block)


def _doubles(ids: list[str], fault: str) -> Iterator[str]:
    """Ids name things for undo, findings and pages; two of one name would mix them up."""
    if any(count > 1 for count in Counter(ids).values()):
        yield fault
    if "" in ids:
        yield N_("có đoạn, phụ lục hoặc chú thích không có mã")


def _block_faults(block: Block) -> Iterator[str]:
    if block.level in LEAVES and block.children:
        yield N_("một đoạn văn hoặc bảng có mục con")
    if (block.level is Level.TABLE) is not (block.table is not None):
        yield N_("một bảng không có ô, hoặc ô nằm ngoài bảng")
    if block.table is not None:
        yield from _table_faults(block.table)
    if any(target.value is not None and not isfinite(target.value) for target in block.targets):
        yield N_("một chỉ tiêu không phải là số")


def _table_faults(table: Table) -> Iterator[str]:
    cells = [cell for row in table.rows for cell in row]
    if any(not 1 <= cell.columns <= MOST_COLUMNS or not 1 <= cell.rows <= len(table.rows) for cell in cells):
        yield N_("một ô trải ra ngoài bảng")
    if sum(cell.columns * cell.rows for cell in cells if cell.columns * cell.rows > 1) > MOST_COLUMNS * len(table.rows):
        yield N_("nhiều ô trải chồng lên nhau")
    if not 0 <= table.header_rows <= len(table.rows):
        yield N_("bảng có nhiều dòng tiêu đề hơn số dòng")
    if not all(isfinite(width) and width > 0 for width in table.widths):
        yield N_("độ rộng cột không phải là số dương")
