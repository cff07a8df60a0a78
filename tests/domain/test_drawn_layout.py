"""Columns of a drawn table come, go and change places; what stays keeps its head, its width and its own words."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from desktop.domain.document import (
    Assignment,
    Block,
    Cell,
    Document,
    Drawn,
    Level,
    Records,
    Table,
    find,
    plain,
    text_runs,
)
from desktop.domain.drawn_layout import drawn_table, laid_out
from desktop.domain.record_settling import settle_records
from desktop.services.drawn_heads import first_drawn, head_of, heads

TASKS = tuple(
    Block(f"b{n}", Level.DASH, text_runs(f"Việc {n}."), assignments=(Assignment(f"a{n}", f"Ban {n}", (), f"Quý {n}"),))
    for n in (1, 2)
)


def begun(drawn: Drawn) -> Document:
    table = Block("t", Level.TABLE, table=drawn_table(drawn, [head_of(drawn.records, name) for name in drawn.columns]))
    return settle_records(Document("d", body=TASKS), Document("d", body=(*TASKS, table)))


def lay_out(document: Document, drawn: Drawn) -> Document:
    edited = laid_out(document, "t", drawn, [head_of(drawn.records, name) for name in drawn.columns])
    return settle_records(document, edited)


def table_of(document: Document) -> Table:
    found = find(document, "t")
    assert found is not None
    assert found[1].table is not None
    return found[1].table


def words(document: Document) -> list[list[str]]:
    return [[plain(cell.runs) for cell in row] for row in table_of(document).rows]


def test_a_new_table_shows_all_that_was_handed_out() -> None:
    assert words(begun(first_drawn(Records.ASSIGNMENTS))) == [
        ["TT", "Nhiệm vụ", "Đơn vị tham mưu", "Thời gian", "Cấp quyết định"],
        ["1", "Việc 1.", "Ban 1", "Quý 1", ""],
        ["2", "Việc 2.", "Ban 2", "Quý 2", ""],
    ]


@pytest.mark.parametrize("columns", list(permutations(("number", "lead", "deadline"))))
def test_columns_in_any_order_say_the_same(columns: tuple[str, ...]) -> None:
    before = begun(Drawn(columns=("number", "task", "lead", "deadline")))
    after = lay_out(before, Drawn(columns=columns))
    said = {"number": ["TT", "1", "2"], "lead": ["Đơn vị chủ trì", "Ban 1", "Ban 2"]}
    said["deadline"] = ["Thời gian", "Quý 1", "Quý 2"]
    assert words(after) == [list(row) for row in zip(*(said[name] for name in columns), strict=True)]
    assert {record for block in after.body[:2] for record in block.assignments} == {
        record for block in TASKS for record in block.assignments
    }


def test_what_stays_keeps_its_head_its_width_and_the_tables_own_words() -> None:
    before = begun(Drawn(columns=("number", "task", "", "lead")))
    table = table_of(before)
    rows = [list(row) for row in table.rows]
    rows[0][1], rows[1][2] = Cell(text_runs("Nội dung", italic=True)), Cell(text_runs("ghi riêng"))
    own = replace(table, rows=tuple(tuple(row) for row in rows), widths=(10.0, 50.0, 20.0, 20.0))
    edited = replace(before, body=(*before.body[:2], replace(before.body[2], table=own)))
    after = lay_out(edited, Drawn(columns=("lead", "", "task", "note")))
    assert words(after)[0] == ["Đơn vị chủ trì", "", "Nội dung", "Ghi chú"]
    assert words(after)[1][1] == "ghi riêng"
    assert table_of(after).widths == (20.0, 20.0, 50.0, 12.0)
    assert table_of(after).rows[0][2].runs[0].italic


def test_groups_come_and_go_without_a_trace() -> None:
    before = begun(Drawn(columns=("number", "lead")))
    grouped = lay_out(before, Drawn(columns=("number", "lead"), group="lead"))
    assert words(grouped)[1:] == [["Ban 1"], ["1", "Ban 1"], ["Ban 2"], ["2", "Ban 2"]]
    wider = lay_out(grouped, Drawn(columns=("number", "lead", "deadline"), group="lead"))
    assert words(wider)[1:3] == [["Ban 1"], ["1", "Ban 1", "Quý 1"]]
    assert words(lay_out(wider, Drawn(columns=("number", "lead")))) == words(before)


def test_nothing_happens_to_what_is_no_drawn_table() -> None:
    document = begun(Drawn(columns=("number", "lead")))
    assert laid_out(document, "b1", Drawn(columns=("lead",)), [head_of(Records.ASSIGNMENTS, "lead")]) is document
    assert laid_out(document, "t", Drawn(columns=("number", "lead")), []) is document


@pytest.mark.parametrize("records", list(Records))
def test_every_column_has_words_to_stand_over_it(records: Records) -> None:
    assert all(head.words and head.share > 0 for head in heads(records).values())
    assert head_of(records, "year:2027").words == "2027"
    assert set(first_drawn(records).columns) <= set(heads(records))
