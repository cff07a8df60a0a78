"""The lazy table: rows are read when they are looked at, lines are found at once, Qt's own checks of models hold."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop.domain.progress import Group, Listing
from desktop.ui.following.due_list import DueList, DueModel
from desktop.ui.following.states import nearness
from desktop.ui.following.table.lines import Lines
from desktop.ui.following.table.model import MOST_KEPT, Wanted
from desktop.ui.following.table.painting import two_lines
from desktop.ui.following.tasks.columns import COLUMN_OF, DECIDED_BY, PERCENT, TASK
from desktop.ui.following.tasks.model import TasksModel
from desktop.ui.following.tasks.table import TaskTable
from desktop.ui.theme import Theme
from tests.ui.following.rows import TODAY, made_listing, made_row


def answered(model: TasksModel) -> list[Wanted]:
    """Let rows be answered at once; what was asked for."""
    asked: list[Wanted] = []

    def answer(wanted: Wanted) -> None:
        asked.append(wanted)
        model.take(wanted, [made_row(number) for number in wanted.numbers])

    model.wanted.connect(answer)
    return asked


@given(
    st.lists(st.integers(0, 5), max_size=8),
    st.sets(st.integers(0, 7)),
    st.integers(20, 50),
    st.integers(10, 40),
)
def test_lines_are_where_counting_them_one_by_one_puts_them(
    sizes: list[int], folded: set[int], row: int, head: int
) -> None:
    groups = tuple(Group(str(at), size, 0) for at, size in enumerate(sizes))
    numbers = tuple(range(100, 100 + sum(sizes)))
    lines = Lines(Listing(numbers, groups), {str(at) for at in folded})
    plain: list[tuple[int, int | None]] = []
    first = 0
    for at, size in enumerate(sizes):
        plain.append((at, None))
        plain += [(at, first + one) for one in range(size) if at not in folded]
        first += size
    assert [(lines[line].group, lines[line].index) for line in range(lines.count)] == plain
    tops = [0, *accumulate(head if index is None else row for _group, index in plain)]
    for line, (_group, index) in enumerate(plain):
        assert lines.top(line, row, head) == tops[line]
        assert lines.at(tops[line], row, head) == line
        assert lines.at(tops[line + 1] - 1, row, head) == line
        if index is not None:
            assert lines.line_of(index) == line
            assert lines.number(line) == numbers[index]
    shown = {index for _group, index in plain}
    assert all(lines.line_of(index) is None for index in range(len(numbers)) if index not in shown)


@pytest.mark.parametrize("groups", [0, 4])
def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, groups: int) -> None:
    """Qt's tester looks again with every change; what it finds is a warning, which fails a test."""
    model = TasksModel(TODAY)
    answered(model)
    testers = [QAbstractItemModelTester(model)]
    model.show(made_listing(350, groups))
    model.fold({"Đơn vị 1"})
    qtbot.waitUntil(lambda: model.data(model.index(200, TASK)) not in (None, "Đang đọc…"))
    model.change([made_row(5)])
    due = DueModel(TODAY, model)
    testers.append(QAbstractItemModelTester(due))
    due.show([made_row(number) for number in (1, 2, 41)], heads=True)
    due.show((), heads=True)
    assert (due.rowCount(), len(testers)) == (0, 2)


def test_only_what_is_looked_at_is_read(qtbot: QtBot) -> None:
    model = TasksModel(TODAY)
    asked = answered(model)
    model.show(made_listing(100_000))
    assert model.data(model.index(70_000, TASK)) == "Đang đọc…"
    qtbot.waitUntil(lambda: bool(asked))
    assert model.data(model.index(70_000, TASK)) == made_row(70_001).planned.task
    assert [len(wanted.numbers) for wanted in asked] == [100]
    assert model.data(model.index(70_099, TASK)) == made_row(70_100).planned.task
    assert len(asked) == 1


def test_an_answer_to_an_older_listing_is_dropped_and_old_rows_show_until_new_ones_come(qtbot: QtBot) -> None:
    model = TasksModel(TODAY)
    asked: list[Wanted] = []
    model.wanted.connect(asked.append)
    model.show(made_listing(10))
    model.row(0)
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.show(Listing((3, 2, 1)))
    model.take(asked[0], [made_row(1)])
    assert model.row(2) is None
    qtbot.waitUntil(lambda: len(asked) == 2)
    model.take(asked[1], [made_row(number) for number in (1, 2, 3)])
    assert model.row(0) == made_row(3)
    model.show(Listing((2, 1)))
    assert model.row(0) == made_row(2)  # as it was, while it is read anew
    assert model.known(2) is None


def test_rows_that_were_read_long_ago_are_forgotten(qtbot: QtBot) -> None:
    model = TasksModel(TODAY)
    model.show(made_listing(MOST_KEPT + 500))
    model.change([made_row(number) for number in range(1, MOST_KEPT + 101)])
    assert model.known(1) is None
    assert model.known(MOST_KEPT + 100) is not None


def test_the_head_of_the_group_stays_in_view_and_columns_fold_where_there_is_little_room(
    qtbot: QtBot, theme: Theme
) -> None:
    model = TasksModel(TODAY)
    answered(model)
    table = TaskTable(model)
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show()
    model.show(made_listing(60, 3))
    table.updateGeometries()
    assert table.sticky() is None
    table.verticalScrollBar().setValue(200)
    stuck = table.sticky()
    assert stuck is not None
    assert (stuck[0], stuck[1].top()) == (0, 0)
    next_head = model.lines.head_of(1)
    table.verticalScrollBar().setValue(model.lines.top(next_head, table.look.row, table.look.head) - 20)
    stuck = table.sticky()
    assert stuck is not None
    assert stuck[1].bottom() < 20  # the next head pushes it out
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    assert [table.head.isSectionHidden(at) for at in (DECIDED_BY, PERCENT)] == [False, False]
    table.resize(700, 300)
    assert table.head.isSectionHidden(DECIDED_BY)
    table.resize(600, 300)
    assert table.head.sectionSize(PERCENT) == 62
    table.resize(1000, 300)
    assert not table.head.isSectionHidden(DECIDED_BY)
    assert table.head.sectionSize(PERCENT) == 114
    assert table.head.isSectionHidden(COLUMN_OF["result"])


def test_rows_that_are_listed_anew_are_not_selected_and_the_table_says_so(qtbot: QtBot, theme: Theme) -> None:
    model = TasksModel(TODAY)
    answered(model)
    table = TaskTable(model)
    qtbot.addWidget(table)
    model.show(made_listing(10))
    told: list[int] = []
    table.selection_count.connect(told.append)
    table.take_hand(1)
    model.show(made_listing(5))
    assert (told[0], told[-1], table.count_chosen()) == (1, 0, 0)


def test_a_text_takes_two_lines_and_is_cut_in_the_second_only(qtbot: QtBot, theme: Theme) -> None:
    table = TaskTable(TasksModel(TODAY))
    qtbot.addWidget(table)
    metrics = table.fontMetrics()
    words = "Tổ chức nghiên cứu, quán triệt Nghị quyết của Bộ Chính trị"
    first, second = two_lines(words, metrics.horizontalAdvance(words) * 6 // 10, metrics)
    assert f"{first} {second}" == words
    first, second = two_lines(words, metrics.horizontalAdvance(words) * 3 // 10, metrics)
    assert words.startswith(first)
    assert second.endswith("…")
    assert two_lines("", 100, metrics) == ()


def test_what_falls_due_stands_under_its_day_with_late_work_first(qtbot: QtBot) -> None:
    rows = sorted((made_row(number) for number in (39, 41, 40)), key=lambda row: row.planned.assignment.deadline)
    assert [nearness(made_row(number), TODAY).words for number in (1, 41, 43)] == ["chậm 39 ngày", "còn 1 ngày", ""]
    due = DueList("Đến hạn", TODAY)
    qtbot.addWidget(due)
    due.show_rows([row for row in rows if row.planned.due is not None])
    assert [line for line in due.rows.lines if isinstance(line, str)] == ["Quá hạn", "Thứ Bảy, 21/11"]
    opened: list[object] = []
    due.opened.connect(opened.append)
    due.setCurrentIndex(due.rows.index(1))
    QTest.keyClick(due, Qt.Key.Key_Return)
    assert opened == [made_row(39)]
