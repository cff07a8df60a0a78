"""Phân công in words: who leads, who joins, until when; too little to say leaves the text alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.assignments import AssignmentForm, leads, stated, task_words, with_task_words
from desktop.domain.document import Assignment, Block, Level, Run, text_runs

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


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        (AssignmentForm.LINE, [("Quý IV/2027", "a1.deadline")]),
        (
            AssignmentForm.CLOSING,
            [
                ("Ban Tài chính", "a1.lead"),
                ("Văn phòng, Ban Tổ chức - Kiểm tra", "a1.supporting"),
                ("Quý IV/2027", "a1.deadline"),
            ],
        ),
        (AssignmentForm.BRACKETS, [("(", "a1"), ("quý IV/2027", "a1.deadline"), (")", "a1")]),
        (
            AssignmentForm.ORDER,
            [
                ("Giao ", "a1"),
                ("Ban Tài chính", "a1.lead"),
                (" chủ trì, phối hợp với ", "a1"),
                ("Văn phòng, Ban Tổ chức - Kiểm tra", "a1.supporting"),
            ],
        ),
        (AssignmentForm.APPENDIX, []),
    ],
)
def test_what_is_said_of_an_assignment_shows_the_record(form: AssignmentForm, shown: list[tuple[str, str]]) -> None:
    made = said("Lập dự toán.", FULL, form)
    runs = [run for one in (made, *made.children) for run in one.runs]
    assert [(run.text, run.record) for run in runs if run.record] == shown


@pytest.mark.parametrize("form", list(AssignmentForm))
@pytest.mark.parametrize("text", ["Lập dự toán.", "Lập dự toán", "CĐCS báo cáo;", "Rà soát (nếu có) hồ sơ."])
def test_what_is_handed_out_is_what_the_item_says_by_itself(form: AssignmentForm, text: str) -> None:
    assert task_words(said(text, FULL, form)) == text


def test_the_comma_before_a_deadline_goes_with_it() -> None:
    runs = (Run("Giao Ban A chủ trì ", record="a"), Run("lập dự toán, "), Run("xong quý IV", record="a.deadline"))
    item = Block("b", Level.CLAUSE, (*runs, Run(".")), assignments=(Assignment("a", "Ban A"),))
    assert task_words(item) == "Lập dự toán."


@pytest.mark.parametrize("form", list(AssignmentForm))
def test_other_words_are_handed_out_and_the_assignment_is_still_said(form: AssignmentForm) -> None:
    made = said("Lập dự toán.", FULL, form)
    other = with_task_words(made, "Trình dự toán năm 2028.")
    assert other is not None
    assert task_words(other) == "Trình dự toán năm 2028."
    assert [run for run in other.runs if run.record] == [run for run in made.runs if run.record]


def test_units_with_a_comma_in_their_name_are_parted_by_semicolons() -> None:
    several = replace(FULL, supporting=("các ban", "công đoàn xã, phường"))
    assert leads(several) == "Ban Tài chính chủ trì, phối hợp với các ban; công đoàn xã, phường"
