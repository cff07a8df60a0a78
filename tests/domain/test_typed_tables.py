"""A table typed by hand becomes one that is drawn, word for word; its rows are records from then on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.assigned import change_assignment, records_of, settle_records
from desktop.domain.document import (
    Appendix,
    Assignment,
    Block,
    Cell,
    Document,
    Level,
    Table,
    Target,
    find,
    plain,
    text_runs,
)
from desktop.domain.drawn_tables import draw
from desktop.domain.typed_tables import drawn_of, make_drawn, make_tables_drawn
from desktop.understand.reader import read_text
from tests.domain.assigned_plans import mistakes, words

DASH = Block("k", Level.DASH, text_runs("Mở lớp"), assignments=(Assignment("g", "Văn phòng", deadline="Quý II"),))
REACHED = Target("t", "Đoàn viên", value=120.0, unit="người", year=2027)


def typed(*rows: tuple[str, ...]) -> Document:
    """A plan with one task and one target in its text, and a table of these rows in an appendix."""
    table = Table(tuple(tuple(Cell(text_runs(text)) for text in row) for row in rows), 1)
    body = (Block("s", Level.SECTION, text_runs("VIỆC"), (DASH,), targets=(REACHED,)),)
    return Document("d", body=body, appendices=(Appendix("p", blocks=(Block("t1", Level.TABLE, table=table),)),))


TASKS = typed(
    ("STT", "Nội dung công việc", "Đơn vị chủ trì, phối hợp", "Thời hạn", "Kinh phí"),
    ("1.", "Tổng kết", "Ban A\nPhối hợp: Ban B; xã, phường", "30/11", "5 triệu"),
    ("2.", "Mở lớp", "Văn phòng", "Quý II", ""),
    ("3.", "Báo cáo", "", "Thường xuyên", ""),
)
FIGURES = typed(
    ("TT", "Chỉ tiêu", "ĐVT", "Năm 2027", "Giai đoạn 2027 - 2030"),
    ("1", "Đoàn viên", "người", "120", "trên 1.500"),
    ("2", "Hồ sơ điện tử", "%", "hầu hết", "-"),
)


def drawn_columns(document: Document) -> tuple[str, ...]:
    found = find(document, "t1")
    assert found is not None
    assert found[1].table is not None
    assert found[1].table.drawn is not None
    return found[1].table.drawn.columns


@pytest.mark.parametrize("plan", [TASKS, FIGURES])
def test_not_a_word_is_another(plan: Document) -> None:
    made = make_drawn(plan, "t1")
    assert made is not plan
    assert words(made, "t1") == words(plan, "t1")
    assert mistakes(made) == []
    assert make_drawn(made, "t1") is made


def test_columns_are_known_by_their_heads_and_others_are_the_tables_own() -> None:
    assert drawn_columns(make_drawn(TASKS, "t1")) == ("number", "task", "lead_and_supporting", "deadline", "")
    years = ("number", "indicator", "unit", "year:2027", "year:2030")
    assert drawn_columns(make_drawn(FIGURES, "t1")) == years


def test_a_row_that_the_text_hands_out_already_is_that_record() -> None:
    made = make_drawn(TASKS, "t1")
    own = [one.record for one in records_of(made).values() if one.is_row]
    assert [(one.task, one.lead, one.supporting) for one in own if isinstance(one, Assignment)] == [
        ("Tổng kết", "Ban A", ("Ban B", "xã, phường")),
        ("Báo cáo", "", ()),
    ]
    later = change_assignment(made, replace(DASH.assignments[0], deadline="Quý III"))
    assert words(later, "t1")[2][3] == "Quý III"
    assert words(later, "t1")[1][4] == "5 triệu"


def test_figures_of_one_row_are_targets_of_their_years() -> None:
    made = make_drawn(FIGURES, "t1")
    own = [one.record for one in records_of(made).values() if one.is_row]
    assert [(one.indicator, one.year, one.value, one.unit) for one in own if isinstance(one, Target)] == [
        ("Đoàn viên", 2030, 1500.0, "người"),
        ("Hồ sơ điện tử", 2027, None, "%"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Họ và tên", "Chức vụ"), ("Nguyễn A", "Chủ tịch")],
        [("TT", "Nhiệm vụ", "Ghi chú"), ("1", "Tổng kết", "")],
        [("TT", "Nhiệm vụ", "Thời gian")],
    ],
)
def test_other_tables_stay_what_they_are(rows: list[tuple[str, ...]]) -> None:
    plan = typed(*rows)
    assert make_drawn(plan, "t1") is plan
    assert make_tables_drawn(plan) is plan


def test_a_table_with_merged_cells_stays_what_it_is() -> None:
    wide = (Cell(text_runs("I. Công tác tổ chức"), columns=3),)
    rows = (*(Cell(text_runs(head)) for head in ("TT", "Nhiệm vụ", "Thời gian")),), wide
    assert drawn_of(Table(rows, 1)) is None


def test_numbers_that_do_not_count_the_rows_are_the_tables_own() -> None:
    plan = typed(("TT", "Nhiệm vụ", "Thời gian"), ("I.1", "Tổng kết", "Quý I"))
    assert drawn_columns(make_drawn(plan, "t1"))[0] == ""


def test_sixteen_rows_of_a_real_appendix_are_records_that_draw_it_cell_by_cell(cases: Path) -> None:
    truth = json.loads((cases / "binh-dinh.truth.json").read_text(encoding="utf-8"))["appendices"][0]
    plan = make_tables_drawn(read_text((cases / "binh-dinh.txt").read_text(encoding="utf-8")).document)
    table = next(block for appendix in plan.appendices for block in appendix.blocks if block.table is not None)
    own = [one.record for one in records_of(plan).values() if one.is_row]
    found = [[one.task, one.lead, one.deadline, one.decided_by] for one in own if isinstance(one, Assignment)]
    assert found == [row[1:] for row in truth["rows"]]
    assert len(found) == 16
    lines = draw(plan, table, known=())
    assert [[plain(cell.runs) for cell in row] for row in lines.rows] == truth["rows"]
    assert settle_records(plan, plan) == plan
