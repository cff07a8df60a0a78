"""Plans whose text, appendix and table of targets show the same records, and whether they all say the same."""

from __future__ import annotations

from desktop.domain.document import (
    Appendix,
    Assignment,
    Block,
    Cell,
    Comparator,
    Document,
    Drawn,
    Header,
    Level,
    Records,
    Run,
    Table,
    Target,
    find,
    plain,
    text_runs,
    trees,
    walk,
)
from desktop.domain.drawn_tables import draw
from desktop.domain.held import is_said, records_of
from desktop.domain.linked import part_of, record_id
from desktop.domain.record_settling import settle_records
from desktop.services.library import standards

DECREE = standards()["nd30_union"]
COLUMNS = ("number", "task", "lead_and_supporting", "deadline", "decided_by")
YEARS = ("number", "indicator", "unit", "year:2027", "year:2030")


def table(heads: tuple[str, ...], drawn: Drawn) -> Table:
    return Table((tuple(Cell(text_runs(head, bold=True)) for head in heads),), 1, drawn=drawn)


def plan() -> Document:
    """Two targets in the text, one of them in two years; three tasks handed out in two ways; two drawn tables."""
    name = "Đoàn viên được học tập"
    share = Target("t1", name, Comparator.MORE_THAN, 85.0, "%", year=2027, words="trên 85%")
    later = Target("t2", name, Comparator.EQUAL, 90.0, "%", year=2030)
    first = (Run("Có "), Run("trên 85%", record="t1"), Run(" đoàn viên."))
    second = (Run("Đến năm 2030: "), Run("90%", bold=True, record="t2"))
    body = (
        Block(
            "s1",
            Level.SECTION,
            text_runs("CHỈ TIÊU"),
            (
                Block("c1", Level.CLAUSE, first, targets=(share,)),
                Block("c2", Level.CLAUSE, second, targets=(later,)),
            ),
        ),
        Block(
            "s2",
            Level.SECTION,
            text_runs("NHIỆM VỤ"),
            (
                Block(
                    "k1",
                    Level.CLAUSE,
                    text_runs("Lập dự toán."),
                    (Block("line", runs=(Run("Thời gian: "), Run("Quý IV/2027", record="a1.deadline"), Run("."))),),
                    assignments=(Assignment("a1", "Ban Tài chính", ("Văn phòng",), "Quý IV/2027", "Thường trực"),),
                ),
                Block("k2", Level.CLAUSE, text_runs("Mở lớp."), assignments=(Assignment("a2", "Ban Tổ chức"),)),
            ),
        ),
    )
    appendices = (
        Appendix(
            "p1",
            "PHÂN CÔNG",
            blocks=(
                Block(
                    "tasks",
                    Level.TABLE,
                    table=table(("TT", "Nhiệm vụ", "Đơn vị", "Thời gian", "Cấp quyết định"), Drawn(columns=COLUMNS)),
                    assignments=(Assignment("a3", task="Tổng kết", deadline="30/11"), Assignment("a4")),
                ),
            ),
        ),
        Appendix(
            "p2",
            "CHỈ TIÊU",
            blocks=(
                Block(
                    "figures",
                    Level.TABLE,
                    table=table(("TT", "Chỉ tiêu", "ĐVT", "2027", "2030"), Drawn(Records.TARGETS, YEARS)),
                ),
            ),
        ),
    )
    made = Document("d", header=Header(subject="Công tác năm 2027"), body=body, appendices=appendices)
    return settle_records(made, made, DECREE)


def words(document: Document, table_id: str) -> list[list[str]]:
    """What the rows of a table say."""
    found = find(document, table_id)
    assert found is not None
    assert found[1].table is not None
    return [[plain(cell.runs) for cell in row] for row in found[1].table.rows]


def body_words(document: Document, table_id: str) -> list[list[str]]:
    """What the rows of a table say below its head."""
    return words(document, table_id)[1:]


def said(document: Document, block_id: str) -> str:
    """The words of a block."""
    found = find(document, block_id)
    assert found is not None
    return found[1].text


def mistakes(document: Document) -> list[str]:
    """Everything that does not say what its record says, or shows a record that is none."""
    held = records_of(document)
    found = []
    for _place, blocks in trees(document):
        for block in walk(blocks):
            texts = [block.runs]
            if block.table is not None:
                texts += [cell.runs for row in block.table.rows for cell in row]
                if block.table.drawn is not None:
                    lines = draw(document, block, standard=DECREE)
                    if (*block.table.rows[: block.table.header_rows], *lines.rows) != block.table.rows:
                        found.append(f"{block.id} is drawn otherwise")
            for runs in texts:
                for name in dict.fromkeys(run.record for run in runs if run.record):
                    text = plain(tuple(run for run in runs if run.record == name))
                    record = held.get(record_id(name))
                    if record is None:
                        found.append(f"{block.id}: {name} is gone")
                    elif not is_said(record, part_of(name), text):
                        found.append(f"{block.id}: {name} says {text!r}")
    return found
