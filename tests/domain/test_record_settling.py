"""One record, everywhere: whatever is edited, all that shows a record says the same, and so does what is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import edits, exchange, table_columns, table_rows, tables
from desktop.domain.assigned import (
    add_assignment,
    add_target,
    change_assignment,
    change_target,
    records_of,
    remove_record,
    settle_records,
)
from desktop.domain.changes import compare
from desktop.domain.document import Assignment, Comparator, Document, Level, Run, Table, Target, find, plain, text_runs
from desktop.domain.kept_links import kept_links
from desktop.domain.record_settling import concerns_records
from desktop.domain.runs import cut, join, runs_length
from tests.domain.assigned_plans import DECREE, body_words, mistakes, plan, said
from tests.domain.commands import Command, sessions
from tests.domain.documents import ids

PLAN = plan()


def typed(document: Document, block_id: str, old: str, new: str) -> Document:
    """The document after one types `new` over `old` within one run of a block."""

    def run_of(run: Run) -> Run:
        return replace(run, text=run.text.replace(old, new, 1)) if old in run.text else run

    found = find(document, block_id)
    assert found is not None
    made = edits.set_runs(document, block_id, join(tuple(run_of(run) for run in found[1].runs)))
    return settle_records(document, made, DECREE)


def in_cell(document: Document, table: str, row: int, column: int, text: str) -> Document:
    """The document after one types into an emptied cell."""
    return settle_records(document, tables.set_cell(document, table, row, column, text_runs(text)), DECREE)


def assignment(document: Document, id: str) -> Assignment:
    record = records_of(document)[id].record
    assert isinstance(record, Assignment)
    return record


def target(document: Document, id: str) -> Target:
    record = records_of(document)[id].record
    assert isinstance(record, Target)
    return record


# where records are shown


def test_tables_show_the_records_of_the_text_and_their_own() -> None:
    assert mistakes(PLAN) == []
    assert body_words(PLAN, "tasks") == [
        ["1", "Lập dự toán.", "Ban Tài chính\nPhối hợp: Văn phòng", "Quý IV/2027", "Thường trực"],
        ["2", "Mở lớp.", "Ban Tổ chức", "", ""],
        ["3", "Tổng kết", "", "30/11", ""],
        ["4", "", "", "", ""],
    ]
    assert body_words(PLAN, "figures") == [["1", "Đoàn viên được học tập", "%", "trên 85", "90"]]


def test_a_changed_record_is_said_anew_in_the_text_and_in_its_row() -> None:
    made = change_assignment(PLAN, replace(assignment(PLAN, "a1"), deadline="Quý II/2028", lead="Văn phòng"))
    assert said(made, "line") == "Thời gian: Quý II/2028."
    assert body_words(made, "tasks")[0][2:4] == ["Văn phòng\nPhối hợp: Văn phòng", "Quý II/2028"]
    assert mistakes(made) == []


def test_the_words_of_a_target_follow_its_new_value() -> None:
    made = change_target(PLAN, replace(target(PLAN, "t1"), value=88.5))
    assert said(made, "c1") == "Có trên 88,5% đoàn viên."
    assert body_words(made, "figures")[0][3] == "trên 88,5"
    other = change_target(PLAN, replace(target(PLAN, "t1"), comparator=Comparator.AT_LEAST))
    assert said(other, "c1") == "Có ít nhất 85% đoàn viên."


def test_a_run_that_shows_the_bare_number_does_so_for_ever() -> None:
    bare = edits.set_runs(PLAN, "c2", (Run("Ít nhất "), Run("090%", record="t2"), Run(" đoàn viên.")))
    bare = edits.update_block(bare, "c2", lambda b: replace(b, targets=(replace(target(PLAN, "t2"), words=""),)))
    least = change_target(bare, replace(target(bare, "t2"), comparator=Comparator.AT_LEAST))
    assert said(least, "c2") == "Ít nhất 090% đoàn viên."
    more = change_target(least, replace(target(least, "t2"), value=95.0))
    assert said(more, "c2") == "Ít nhất 95% đoàn viên."
    made = typed(more, "c2", "95", "97")
    assert (target(made, "t2").value, target(made, "t2").comparator) == (97.0, Comparator.AT_LEAST)


def test_each_run_keeps_its_own_dress() -> None:
    made = change_target(PLAN, replace(target(PLAN, "t2"), value=95.0))
    found = find(made, "c2")
    assert found is not None
    assert found[1].runs[1] == Run("95%", bold=True, record="t2")


def test_a_part_that_says_nothing_any_more_leaves_dots_to_come_back_to() -> None:
    none = change_assignment(PLAN, replace(assignment(PLAN, "a1"), deadline=""))
    assert said(none, "line") == "Thời gian: …."
    assert body_words(none, "tasks")[0][3] == ""
    again = change_assignment(none, replace(assignment(none, "a1"), deadline="Tháng 5"))
    assert said(again, "line") == "Thời gian: Tháng 5."


# what is typed


def test_words_typed_into_a_run_change_the_record_and_its_row() -> None:
    made = typed(PLAN, "line", "Quý IV", "Quý II")
    assert assignment(made, "a1").deadline == "Quý II/2027"
    assert body_words(made, "tasks")[0][3] == "Quý II/2027"


@pytest.mark.parametrize(
    ("words", "value", "comparator"),
    [
        ("90%", 90.0, Comparator.EQUAL),
        ("ít nhất 90%", 90.0, Comparator.AT_LEAST),
        ("hơn 65% trở lên", 65.0, Comparator.MORE_THAN),
        ("85% trở lên", 85.0, Comparator.AT_LEAST),
        ("không quá 2,5%", 2.5, Comparator.AT_MOST),
        ("118.000", 118000.0, Comparator.EQUAL),
        ("hầu hết", None, Comparator.ABOUT),
        ("tăng thêm 6.000", 6000.0, Comparator.INCREASE),
    ],
)
def test_a_figure_typed_in_the_text_is_read_and_kept_as_written(
    words: str, value: float | None, comparator: Comparator
) -> None:
    made = typed(PLAN, "c1", "trên 85%", words)
    record = target(made, "t1")
    assert (record.value, record.comparator, record.words) == (value, comparator, words)
    assert said(made, "c1") == f"Có {words} đoàn viên."
    assert mistakes(made) == []


def test_a_figure_typed_into_the_table_is_said_in_the_text_as_the_text_says_it() -> None:
    made = in_cell(PLAN, "figures", 1, 3, "trên 88")
    assert said(made, "c1") == "Có trên 88% đoàn viên."
    assert body_words(made, "figures")[0][3] == "trên 88"


def test_words_typed_into_cells_change_the_record_whatever_it_is_part_of() -> None:
    made = in_cell(PLAN, "tasks", 1, 2, "Ban Tài chính chủ trì, phối hợp với các ban; công đoàn xã, phường")
    assert assignment(made, "a1").lead == "Ban Tài chính"
    assert assignment(made, "a1").supporting == ("các ban", "công đoàn xã, phường")
    made = in_cell(made, "tasks", 1, 1, "Lập và trình dự toán.")
    assert said(made, "k1") == "Lập và trình dự toán."
    made = in_cell(made, "tasks", 4, 1, "Báo cáo năm")
    assert assignment(made, "a4").task == "Báo cáo năm"
    assert mistakes(made) == []


def test_words_of_an_item_are_those_of_its_row() -> None:
    made = typed(PLAN, "k2", "Mở lớp", "Mở sáu lớp")
    assert body_words(made, "tasks")[1][1] == "Mở sáu lớp."


def test_a_task_may_have_words_of_its_own_in_tables() -> None:
    made = change_assignment(PLAN, replace(assignment(PLAN, "a2"), task="Sáu lớp"))
    assert (body_words(made, "tasks")[1][1], said(made, "k2")) == ("Sáu lớp", "Mở lớp.")
    made = in_cell(made, "tasks", 2, 1, "Bảy lớp")
    assert (assignment(made, "a2").task, said(made, "k2")) == ("Bảy lớp", "Mở lớp.")


def test_a_year_filled_in_is_a_target_of_that_year() -> None:
    only = remove_record(PLAN, "t2")
    assert body_words(only, "figures") == [["1", "Đoàn viên được học tập", "%", "trên 85", ""]]
    assert said(only, "c2") == "Đến năm 2030: 90%"
    made = in_cell(only, "figures", 1, 4, "95")
    fresh = next(one.record for id, one in records_of(made).items() if id not in ("t1",) and one.block.id == "figures")
    assert isinstance(fresh, Target)
    assert (fresh.indicator, fresh.value, fresh.year) == ("Đoàn viên được học tập", 95.0, 2030)
    assert mistakes(made) == []


def test_a_run_deleted_keeps_its_record_and_one_cut_in_two_shows_it_no_more() -> None:
    gone = settle_records(PLAN, edits.set_runs(PLAN, "line", text_runs("Thời gian: .")), DECREE)
    assert assignment(gone, "a1").deadline == "Quý IV/2027"
    cut = settle_records(PLAN, edits.split(PLAN, "line", len("Thời gian: Quý I"), "new"), DECREE)
    assert (said(cut, "line"), said(cut, "new")) == ("Thời gian: Quý I", "V/2027.")
    assert assignment(cut, "a1").deadline == "Quý IV/2027"
    assert mistakes(cut) == []
    parts = (Run("Quý", record="a1.deadline"), Run(" x "), Run(" IV/2027", record="a1.deadline"))
    within = settle_records(PLAN, edits.set_runs(PLAN, "line", parts), DECREE)
    assert said(within, "line") == "Quý x  IV/2027"
    assert assignment(within, "a1").deadline == "Quý IV/2027"


# rows and columns


def test_a_row_put_in_is_a_record_and_a_row_taken_out_takes_its_record_along() -> None:
    more = settle_records(PLAN, table_rows.insert_row(PLAN, "tasks", 3), DECREE)
    assert len(records_of(more)) == len(records_of(PLAN)) + 1
    assert [row[:2] for row in body_words(more, "tasks")][1:4] == [["2", "Mở lớp."], ["3", ""], ["4", "Tổng kết"]]
    more = in_cell(more, "tasks", 3, 1, "Giao ban")
    assert [row[1] for row in body_words(more, "tasks")] == ["Lập dự toán.", "Mở lớp.", "Giao ban", "Tổng kết", ""]
    fewer = settle_records(more, table_rows.remove_row(more, "tasks", 1), DECREE)
    assert "a1" not in records_of(fewer)
    assert said(fewer, "line") == "Thời gian: Quý IV/2027."
    assert [row[:2] for row in body_words(fewer, "tasks")][:2] == [["1", "Mở lớp."], ["2", "Giao ban"]]
    assert mistakes(fewer) == []


def test_a_target_of_the_text_taken_out_of_the_table_is_only_not_listed() -> None:
    made = settle_records(PLAN, table_rows.remove_row(PLAN, "figures", 1), DECREE)
    assert {"t1", "t2"} <= set(records_of(made))
    assert body_words(made, "figures") == [["", "", "", "", ""]]


def test_rows_of_the_text_stay_in_its_order_and_those_of_the_table_move() -> None:
    moved = settle_records(PLAN, table_rows.move_rows(PLAN, "tasks", 3, 3, -1), DECREE)
    assert [row[1] for row in body_words(moved, "tasks")] == ["Lập dự toán.", "Tổng kết", "Mở lớp.", ""]
    back = settle_records(PLAN, table_rows.move_rows(PLAN, "tasks", 2, 2, -1), DECREE)
    assert [row[1] for row in body_words(back, "tasks")][:2] == ["Lập dự toán.", "Mở lớp."]
    text = settle_records(PLAN, edits.move(PLAN, "k2", -1), DECREE)
    assert [row[1] for row in body_words(text, "tasks")][:2] == ["Mở lớp.", "Lập dự toán."]


def with_drawn(document: Document, *, group: str = "", order: str = "") -> Document:
    def change(table: Table) -> Table:
        assert table.drawn is not None
        return replace(table, drawn=replace(table.drawn, group=group, order=order))

    return settle_records(document, tables.update_table(document, "tasks", change), DECREE)


def test_rows_stand_in_groups_and_orders_that_are_asked_for() -> None:
    by_day = with_drawn(PLAN, order="deadline")
    assert [row[1] for row in body_words(by_day, "tasks")] == ["Tổng kết", "Lập dự toán.", "Mở lớp.", ""]
    by_section = with_drawn(PLAN, group="section")
    assert [row[0] for row in body_words(by_section, "tasks")] == ["II. NHIỆM VỤ", "1", "2", "3", "4"]
    renamed = settle_records(by_section, edits.set_runs(by_section, "s2", text_runs("GIẢI PHÁP")), DECREE)
    assert body_words(renamed, "tasks")[0] == ["II. GIẢI PHÁP"]
    elsewhere = change_assignment(by_section, replace(assignment(by_section, "a2"), lead="Văn phòng"))
    assert [row[0] for row in body_words(elsewhere, "tasks")][:3] == ["II. NHIỆM VỤ", "1", "2"]
    by_lead = with_drawn(PLAN, group="lead")
    assert [row[0] for row in body_words(by_lead, "tasks")] == ["1", "2", "Ban Tài chính", "3", "Ban Tổ chức", "4"]
    for made in (by_day, by_section, renamed, by_lead):
        assert mistakes(made) == []
    own = with_drawn(PLAN, order="table")
    moved = settle_records(own, table_rows.move_rows(own, "tasks", 2, 2, -1), DECREE)
    assert [row[1] for row in body_words(moved, "tasks")][:2] == ["Mở lớp.", "Lập dự toán."]


def test_columns_come_and_go_and_one_of_the_tables_own_keeps_its_words() -> None:
    wide = settle_records(PLAN, table_columns.insert_column(PLAN, "tasks", 3), DECREE)
    noted = in_cell(wide, "tasks", 1, 3, "100 triệu đồng")
    moved = settle_records(noted, edits.move(noted, "k1", 1), DECREE)
    assert body_words(moved, "tasks")[1][1:4] == [
        "Lập dự toán.",
        "Ban Tài chính\nPhối hợp: Văn phòng",
        "100 triệu đồng",
    ]
    narrow = settle_records(moved, table_columns.remove_column(moved, "tasks", 2), DECREE)
    assert body_words(narrow, "tasks")[1][1:] == ["Lập dự toán.", "100 triệu đồng", "Quý IV/2027", "Thường trực"]
    assert assignment(narrow, "a1").lead == "Ban Tài chính"
    assert mistakes(narrow) == []


# records made and taken away


def test_a_target_is_made_of_words_that_stand_there() -> None:
    made = add_target(PLAN, "k1", Target("t9", "Dự toán", value=1.0), (0, 3))
    found = find(made, "k1")
    assert found is not None
    assert found[1].runs == (Run("Lập", record="t9"), Run(" dự toán."))
    assert target(made, "t9").words == "Lập"
    assert add_target(made, "k1", Target("t9"), (0, 3)) is made


def test_an_assignment_given_to_an_item_has_a_row_at_once_and_one_taken_away_has_none() -> None:
    made = add_assignment(PLAN, "c1", Assignment("a9", "Văn phòng"))
    assert body_words(made, "tasks")[0][:3] == ["1", "Có trên 85% đoàn viên.", "Văn phòng"]
    assert body_words(remove_record(made, "a9"), "tasks") == body_words(PLAN, "tasks")


@pytest.mark.parametrize("block", ["c1", "k2", "tasks"])
def test_a_record_given_is_one_row_when_the_window_settles_the_step_once_more(block: str) -> None:
    made = add_assignment(PLAN, block, Assignment("a9", "Văn phòng"))
    assert settle_records(PLAN, made, DECREE) == made


@pytest.mark.parametrize("record", ["a1", "a2", "a3", "a4", "t1", "t2"])
def test_a_record_taken_out_takes_only_its_own_row_when_the_window_settles_once_more(record: str) -> None:
    blank = add_assignment(PLAN, "tasks", Assignment("a5"))
    made = remove_record(blank, record)
    assert settle_records(blank, made, DECREE) == made


def test_an_item_that_goes_takes_its_records_along() -> None:
    made = settle_records(PLAN, edits.remove(PLAN, "k1"), DECREE)
    assert [row[1] for row in body_words(made, "tasks")] == ["Mở lớp.", "Tổng kết", ""]
    assert mistakes(made) == []


def test_letters_elsewhere_concern_no_record() -> None:
    plain_text = edits.set_runs(PLAN, "s2", text_runs("GIẢI PHÁP"))
    assert not concerns_records(PLAN, plain_text, compare(PLAN, plain_text))
    task = edits.set_runs(PLAN, "k2", text_runs("Mở"))
    assert concerns_records(PLAN, task, compare(PLAN, task))
    cell = tables.set_cell(PLAN, "tasks", 1, 1, text_runs("x"))
    assert concerns_records(PLAN, cell, compare(PLAN, cell))


def test_the_exchange_file_keeps_what_tables_are_drawn_from() -> None:
    made = settle_records(PLAN, table_rows.remove_row(PLAN, "figures", 1), DECREE)
    assert exchange.loads(exchange.dumps(made)) == made


@given(sessions(8))
def test_whatever_is_edited_all_that_shows_a_record_says_the_same(commands: list[Command]) -> None:
    document = PLAN
    for command in commands:
        before, edited = document, command.play(document)
        document = settle_records(before, edited, DECREE)
        assert settle_records(before, document, DECREE) == document  # a step of the window settles once more
        assert mistakes(document) == []
        assert settle_records(document, document, DECREE) == document
        assert len(set(ids(document))) == len(ids(document))


TYPED = ("", "a", "9", "%", " trở lên", "Quý", ".", " ", "…", "-", "x, y", "; z")
LINES = ("c1", "c2", "line", "k1", "k2")


@given(st.lists(st.tuples(st.sampled_from(LINES), st.integers(0, 30), st.integers(0, 6), st.sampled_from(TYPED))))
def test_letters_typed_and_taken_away_anywhere_stay_as_typed_and_all_else_follows(
    steps: list[tuple[str, int, int, str]],
) -> None:
    document = PLAN
    for key, at, removed, text in steps:
        found = find(document, key)
        assert found is not None
        runs = found[1].runs
        start = at % (runs_length(runs) + 1)
        dress = cut(runs, max(0, start - 1), start) or (Run(),)
        fresh = (replace(dress[0], text=text),) if text else ()
        made = join((*cut(runs, 0, start), *fresh, *cut(runs, start + removed, runs_length(runs))))
        document = settle_records(document, edits.set_runs(document, key, kept_links(runs, made)), DECREE)
        assert mistakes(document) == []
        assert said(document, key) == plain(made)


@given(st.integers(0, 4), st.integers(0, 4), st.text("Ban A.,;- 85%…\n", max_size=8))
def test_any_words_in_any_cell_stay_as_they_were_typed(row: int, column: int, text: str) -> None:
    made = in_cell(PLAN, "tasks", row, column, text)
    assert mistakes(made) == []
    if row and column and text.strip(" .;,\n-…"):
        found = body_words(made, "tasks")[row - 1][column]
        assert found == text
    assert plain(text_runs(text)) == text
    assert Level.TABLE in {block.level for block in made.appendices[0].blocks}
