"""Forms of units: what goes out, what people fill in, what is proposed, what is taken over, and what is refused."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from db import open_database
from desktop.domain.errors import UserError
from desktop.domain.letter_forms import LetterKind
from desktop.domain.ports import Conflict, Database
from desktop.domain.progress import Progress, RecordKey, TaskState
from desktop.domain.unit_forms import HIDDEN, UnitForm, from_kept, kept
from desktop.services import plans, tasks
from desktop.services.letters import form_words, letter_choices, make_letters
from desktop.services.unit_forms import FormReview, accept_rows, give_back, read_form, review_form, write_form
from tests.services.units import CLERK, PROPAGANDA, TODAY, at, cell, fill, follow, plan, rows_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "thao.db")
    follow(opened, plan())
    yield opened
    opened.close()


def send(database: Database, hour: int = 9) -> UnitForm:
    """A letter with its form to the first unit."""
    choices = letter_choices(database, LetterKind.TASKS, None, TODAY)
    units = [unit for unit in choices.units if unit.unit == PROPAGANDA]
    (made,) = make_letters(
        database, LetterKind.TASKS, units, choices.answer_by, at(hour), CLERK, TODAY, with_forms=True
    )
    assert made.form is not None
    return made.form


def review(database: Database, path: Path) -> FormReview:
    return review_form(database, read_form(path), path.name, TODAY)


def accept_all(database: Database, found: FormReview, hour: int = 11) -> None:
    accept_rows(database, found, [row.key for row in found.rows], at(hour), CLERK)


def test_what_the_store_keeps_of_a_form_is_the_form(database: Database) -> None:
    form = send(database)
    assert from_kept(kept(form)) == form
    assert [row.task for row in form.rows] == [
        "Tổng hợp kết quả Tháng Công nhân",
        "Tổ chức hội nghị nữ công",
        "=Kiểm tra việc chấp hành điều lệ",
    ]


def test_the_file_is_locked_but_for_the_yellow_cells_and_offers_the_states(database: Database, tmp_path: Path) -> None:
    path = write_form(send(database), tmp_path)
    assert path.name == "Phiếu báo cáo Ban Tuyên giáo - Nữ công 20-11-2026.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book[form_words().sheet]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert [sheet[cell(column, 0)].protection.locked for column in "ABCDEFGHI"] == [True] * 4 + [False] * 5
    assert sheet[cell("B", 2)].value == "=Kiểm tra việc chấp hành điều lệ"
    assert sheet[cell("B", 2)].data_type == "s"  # never a formula
    lists = [limit.formula1 for limit in sheet.data_validations.dataValidation if limit.type == "list"]
    assert lists == ['"Chưa làm,Đang làm,Hoàn thành,Tạm dừng"']
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$6:$6"
    assert book[HIDDEN].sheet_state == "veryHidden"


def test_a_second_file_of_the_day_takes_another_name(database: Database, tmp_path: Path) -> None:
    form = send(database)
    assert write_form(form, tmp_path) != write_form(form, tmp_path)


def test_a_form_that_comes_back_is_proposed_taken_over_and_told(database: Database, tmp_path: Path) -> None:
    filled = fill(
        write_form(send(database), tmp_path),
        {
            cell("E", 0): "hoan thanh",
            cell("G", 0): "Có 32/32 báo cáo",
            cell("I", 0): "15/11/2026",
            cell("E", 1): "Đang làm",
            cell("F", 1): "40%",
        },
    )
    found = review(database, filled)
    assert [(row.key.record, row.fields) for row in found.rows] == [
        ("k1-t0", ("state", "percent", "result", "done_on")),
        ("k1-t1", ("state", "percent")),
    ]
    assert found.same == 1
    accept_all(database, found)
    done, doing, same = rows_of(database, PROPAGANDA)
    assert done.progress == Progress(TaskState.DONE, 100, "Có 32/32 báo cáo", done_on=date(2026, 11, 15))
    assert (doing.progress.state, doing.progress.percent) == (TaskState.DOING, 40)
    assert same.progress == Progress()
    told = [(event.field, event.new) for event in tasks.task_history(database, done.key)]
    assert ("form", f"Nhận phiếu của {PROPAGANDA}") in told
    assert ("percent", "100") in told


def test_a_form_opened_twice_is_refused_with_the_time_and_the_clerk(database: Database, tmp_path: Path) -> None:
    filled = fill(write_form(send(database), tmp_path), {cell("F", 0): 40})
    accept_all(database, review(database, filled))
    with pytest.raises(UserError, match=f"đã nhận lúc .* ngày 20/11/2026, do {CLERK} nhận"):
        review(database, filled)


def test_rows_left_out_can_come_later_and_those_taken_over_cannot(database: Database, tmp_path: Path) -> None:
    filled = fill(write_form(send(database), tmp_path), {cell("F", 0): 40, cell("F", 1): 70})
    before = review(database, filled)
    first, second = before.rows
    accept_rows(database, before, [first.key], at(11), CLERK)
    again = review(database, filled)
    assert [row.key for row in again.rows] == [second.key]
    assert [one.key for one in again.taken] == [first.key]
    with pytest.raises(UserError, match="Không nhận lần nữa"):
        accept_rows(database, before, [first.key, second.key], at(12), CLERK)
    accept_all(database, again)
    assert [row.progress.percent for row in rows_of(database, PROPAGANDA)] == [40, 70, 0]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({cell("B", 1): "Việc khác"}, r"ô B8 \(Nhiệm vụ\)"),
        ({cell("D", 0): "Quý IV/2027"}, r"ô D7 \(Thời hạn\)"),
        ({cell("B", 0): "=A1"}, r"ô B7 \(Nhiệm vụ\)"),
        ({cell("A", 3): 4, cell("B", 3): "Việc thêm"}, "gửi 3 nhiệm vụ, nhận lại 4"),
        ({cell("A", 2): None}, "gửi 3 nhiệm vụ, nhận lại 2"),
        ({}, "chưa ghi gì mới"),
    ],
)
def test_a_form_changed_in_its_locked_part_or_not_at_all_is_refused_with_the_reason(
    database: Database, tmp_path: Path, cells: dict[str, str | float | date | None], reason: str
) -> None:
    filled = fill(write_form(send(database), tmp_path), cells)
    with pytest.raises(UserError, match=reason):
        review(database, filled)


def test_a_form_of_another_office_or_with_a_changed_mark_is_refused(database: Database, tmp_path: Path) -> None:
    path = write_form(send(database), tmp_path)
    for cells, reason in (({"B3": "0123456789ab"}, "do Liên đoàn .* lập"), ({"B5": "Văn phòng"}, "trang mã ẩn")):
        book = openpyxl.load_workbook(path)
        for name, value in cells.items():
            book[HIDDEN][name] = value
        book.save(tmp_path / "khác.xlsx")
        with pytest.raises(UserError, match=reason):
            review(database, tmp_path / "khác.xlsx")


def test_a_form_of_an_older_issue_is_refused(database: Database, tmp_path: Path) -> None:
    filled = fill(write_form(send(database), tmp_path), {cell("F", 0): 40})
    plans.reopen(database, "k1", "Cấp trên yêu cầu", at(10), CLERK)
    assert review(database, filled).rows  # while the plan is open, its last issue is what is followed
    plans.set_going(database, "k1", at(11), CLERK)
    with pytest.raises(UserError, match="thực hiện lại lần 2"):
        review(database, filled)


def test_an_older_form_is_refused_once_a_newer_one_was_received(database: Database, tmp_path: Path) -> None:
    older = fill(write_form(send(database), tmp_path), {cell("F", 0): 40})
    newer = fill(write_form(send(database, 10), tmp_path), {cell("F", 0): 60})
    assert review(database, older).rows  # sent is not received
    accept_all(database, review(database, newer))
    with pytest.raises(UserError, match="Đã nhận phiếu mới hơn"):
        review(database, older)


def test_what_the_office_entered_meanwhile_stays_and_is_told_where_the_unit_says_otherwise(
    database: Database, tmp_path: Path
) -> None:
    path = write_form(send(database), tmp_path)
    first, second, _third = rows_of(database, PROPAGANDA)
    progress = Progress(TaskState.DOING, 50, "Văn phòng ghi")
    changes = [tasks.TaskChange(row.key, row.revision, progress) for row in (first, second)]
    tasks.change_tasks(database, changes, at(10), CLERK)
    (row,) = review(database, fill(path, {cell("F", 0): 70})).rows
    assert row.key == first.key
    assert row.fields == ("percent",)
    assert row.proposed == Progress(TaskState.DOING, 70, "Văn phòng ghi")
    assert "văn phòng đã sửa" in str(row.doubts[0][1])


def test_a_row_changed_between_review_and_acceptance_keeps_everything_as_it_was(
    database: Database, tmp_path: Path
) -> None:
    found = review(database, fill(write_form(send(database), tmp_path), {cell("F", 0): 40, cell("F", 1): 50}))
    row = rows_of(database, PROPAGANDA)[1]
    tasks.change_tasks(database, [tasks.TaskChange(row.key, row.revision, Progress(note="x"))], at(10), CLERK)
    with pytest.raises(Conflict):
        accept_all(database, found)
    assert {row.progress.percent for row in rows_of(database, PROPAGANDA)} == {0}
    assert not any(e.field == "form" for e in tasks.task_history(database, RecordKey("k1", "k1-t0")))


def test_formulas_and_what_is_not_understood_are_told_and_not_taken(database: Database, tmp_path: Path) -> None:
    filled = fill(
        write_form(send(database), tmp_path),
        {
            cell("F", 0): "=9*9",
            cell("G", 0): "Xong",
            cell("E", 1): "gần xong",
            cell("F", 1): 140,
            cell("I", 1): "31/2/2026",
            cell("B", 6): "ghi chú riêng",
        },
    )
    found = review(database, filled)
    first, second = found.rows
    assert first.fields == ("result",)
    assert [str(doubt) for _name, doubt in first.doubts] == ["ô là công thức, Thảo không nhận"]
    assert second.fields == ()
    assert [name for name, _doubt in second.doubts] == ["state", "percent", "done_on"]
    assert found.extra == "B13"


def test_words_that_a_unit_emptied_are_told_before_they_are_lost(database: Database, tmp_path: Path) -> None:
    first, second = rows_of(database, PROPAGANDA)[:2]
    said = [Progress(TaskState.DOING, 40, "Có 20/32 báo cáo", "Chờ các đơn vị"), Progress(TaskState.DOING, 30)]
    pairs = zip((first, second), said, strict=True)
    tasks.change_tasks(database, [tasks.TaskChange(row.key, row.revision, new) for row, new in pairs], at(), CLERK)
    filled = fill(
        write_form(send(database, 10), tmp_path),
        {
            cell("G", 0): None,
            cell("H", 0): None,
            cell("E", 1): "Hoàn thành",
            cell("F", 1): 50,
            cell("I", 1): "25/12/2026",
        },
    )
    emptied, later = review(database, filled).rows
    assert [(name, str(doubt)) for name, doubt in emptied.doubts] == [
        ("result", "phiếu để trống, nhận thì mất phần đang ghi"),
        ("reason", "phiếu để trống, nhận thì mất phần đang ghi"),
    ]
    assert [(name, str(doubt)) for name, doubt in later.doubts] == [
        ("done_on", "phiếu ghi 25/12/2026, sau hôm nay nên không lấy"),
        ("percent", "phiếu ghi 50%, nhận Hoàn thành thì là 100%"),
    ]


def test_a_form_saved_again_by_libreoffice_is_read_right(database: Database, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice, which is not part of the project")
    filled = fill(
        write_form(send(database), tmp_path),
        {cell("E", 0): "Hoàn thành", cell("I", 0): date(2026, 11, 15), cell("F", 1): 0.4, cell("F", 2): "=3/4"},
    )
    for ending in ("xlsx", "ods"):
        command = [office, f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless", "--convert-to", ending]
        subprocess.run(
            [*command, "--outdir", str(tmp_path / ending), str(filled)], check=True, capture_output=True, timeout=120
        )
        saved = tmp_path / ending / f"{filled.stem}.{ending}"
        if not saved.exists():
            pytest.skip("needs LibreOffice Calc, which is not part of the project")
        done, doing, formula = review(database, saved).rows
        assert done.proposed.done_on == date(2026, 11, 15)
        assert doing.proposed.percent == 40
        assert formula.fields == ()


def test_taking_over_can_be_undone_and_the_form_received_again(database: Database, tmp_path: Path) -> None:
    filled = fill(write_form(send(database), tmp_path), {cell("F", 0): 40})
    found = review(database, filled)
    changed = accept_rows(database, found, [found.rows[0].key], at(11), CLERK)
    give_back(database, found, changed, at(12), CLERK)
    assert {row.progress for row in rows_of(database, PROPAGANDA)} == {Progress()}
    told = [event.new for event in tasks.task_history(database, found.rows[0].key) if event.field == "form"]
    assert told == [f"Thôi nhận phiếu của {PROPAGANDA}", f"Nhận phiếu của {PROPAGANDA}"]
    accept_all(database, review(database, filled))
