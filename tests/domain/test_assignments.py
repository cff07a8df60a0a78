"""Phân công in words: who leads, who joins, until when; too little to say leaves the text alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.assignments import AssignmentForm, assigned_tasks, leads, stated, task_columns
from desktop.domain.document import Assignment, Block, Level, text_runs

FULL = Assignment("a1", "Ban Tài chính", ("Văn phòng", "Ban Tổ chức - Kiểm tra"), "Quý IV/2027", "Thường trực")


def block(text: str, assignment: Assignment | None) -> Block:
    return Block("b1", Level.DASH, text_runs(text), assignments=(assignment,) if assignment else ())


def said(text: str, assignment: Assignment | None, form: AssignmentForm) -> Block:
    return stated(block(text, assignment), form, lambda: "new")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Lập dự toán.", "Lập dự toán (quý IV/2027)."),
        ("Lập dự toán;", "Lập dự toán (quý IV/2027);"),
        ("Lập dự toán", "Lập dự toán (quý IV/2027)"),
    ],
)
def test_brackets_stand_before_the_last_mark(text: str, printed: str) -> None:
    assert said(text, FULL, AssignmentForm.BRACKETS).text == printed


def test_an_order_goes_on_with_a_small_letter_but_keeps_abbreviations() -> None:
    alone = replace(FULL, supporting=())
    assert said("Lập dự toán.", alone, AssignmentForm.ORDER).text == "Giao Ban Tài chính chủ trì lập dự toán."
    assert said("CĐCS báo cáo.", alone, AssignmentForm.ORDER).text == "Giao Ban Tài chính chủ trì CĐCS báo cáo."


@pytest.mark.parametrize("form", list(AssignmentForm))
def test_a_block_without_an_assignment_stays_as_it_is(form: AssignmentForm) -> None:
    assert said("Lập dự toán.", None, form) == block("Lập dự toán.", None)


@pytest.mark.parametrize("form", list(AssignmentForm))
def test_an_empty_assignment_says_nothing(form: AssignmentForm) -> None:
    assert said("Lập dự toán.", Assignment("a"), form) == block("Lập dự toán.", Assignment("a"))


@pytest.mark.parametrize("form", list(AssignmentForm))
def test_the_record_stays_with_the_block_whatever_is_printed(form: AssignmentForm) -> None:
    assert said("Lập dự toán.", FULL, form).assignments == (FULL,)


def test_a_line_is_a_paragraph_under_the_item() -> None:
    child = said("Lập dự toán.", FULL, AssignmentForm.LINE).children[-1]
    assert (child.id, child.level, child.text) == ("new", Level.PARAGRAPH, "Thời gian hoàn thành: Quý IV/2027.")


def test_who_leads_and_who_joins() -> None:
    assert leads(FULL) == "Ban Tài chính chủ trì, phối hợp với Văn phòng, Ban Tổ chức - Kiểm tra"
    assert leads(Assignment("a", "Văn phòng")) == "Văn phòng chủ trì"
    assert leads(Assignment("a", supporting=("Văn phòng",))) == ""


def test_tasks_come_in_printed_order_with_their_columns() -> None:
    inner = replace(block("Việc con.", Assignment("a2", "Văn phòng")), id="b2")
    outer = replace(block("Việc lớn.", FULL), children=(inner,))
    tasks = list(assigned_tasks((Block("s", Level.SECTION, children=(outer,)),)))
    assert [task_columns(task) for task in tasks] == [
        ("Việc lớn.", "Ban Tài chính\nPhối hợp: Văn phòng, Ban Tổ chức - Kiểm tra", "Quý IV/2027", "Thường trực"),
        ("Việc con.", "Văn phòng", "", ""),
    ]
