"""Phân công as a clerk uses it: found, sorted, grouped, changed in cells, in the panel and many at once, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.domain.assigned import change_assignment
from desktop.domain.ports import Database
from desktop.domain.progress import LATE, Progress, RecordKey, TaskQuery, TaskRow, TaskState
from desktop.services import drafts, tasks
from desktop.services.evidence import evidence_of
from desktop.services.tasks import TaskChange
from desktop.ui.clock import now
from desktop.ui.following.table.header import RowsHeader
from desktop.ui.following.tasks.columns import COLUMN_OF, COLUMNS, PERCENT, STATE, TASK
from desktop.ui.following.tasks.commands import TaskCommands
from desktop.ui.following.tasks.filters import CALENDAR
from desktop.ui.widgets import Button, Select
from tests.ui.following.offices import BUREAU, GOING, PROPAGANDA, TODAY, Place, place
from tests.ui.sheet.hands import Hands

__all__ = ["place"]
LATE_ONE, TODAYS, COMING = (words for _lead, _deadline, words in GOING[:3])


def type_over(place: Place, words: str) -> None:
    type_into(QApplication.focusWidget(), words)


def type_into(line: object, words: str) -> None:
    assert isinstance(line, QLineEdit)
    line.selectAll()
    Hands(line).type(words)


def wait_for_words(place: Place, words: str) -> None:
    place.qtbot.waitUntil(lambda: any(words in one.sentence for one in place.window.banners.banners()))


def test_rows_are_grouped_filtered_sorted_and_counted(place: Place) -> None:
    screen = place.screen
    assert place.shown() == [
        *(f"[{PROPAGANDA}]", LATE_ONE, TODAYS, "Cập nhật tin bài"),
        *(f"[{BUREAU}]", COMING, "Đối thoại tại nơi làm việc", "Ăn ca của công nhân"),
    ]
    assert [screen.tabs.tabText(at) for at in range(3)] == ["Tất cả 6", "Quá hạn 1", "Đang làm 0"]
    assert screen.foot.words == "6 nhiệm vụ, 2 đơn vị"
    screen.filters.words.setText("doi thoai")
    place.settle()
    assert place.shown() == [f"[{BUREAU}]", "Đối thoại tại nơi làm việc"]
    screen.filters.words.setText("đòi thoại")
    place.settle()
    assert screen.empty.isVisible()
    assert screen.empty.sentence.text() == "Không có nhiệm vụ nào khớp “đòi thoại”."
    screen.empty.button.click()
    place.settle()
    place.trigger("tasks_by_plan")
    assert [line for line in place.shown() if line.startswith("[")] == [
        "[31/KH-LĐLĐ Công tác công đoàn năm 2026]",
        "[Công tác công đoàn năm 2026]",
    ]
    screen.group_by("")
    screen.sort("task")
    place.settle()
    assert place.shown()[:3] == [
        "Ăn ca của công nhân",
        "Ấn phẩm tuyên truyền",
        "Bồi dưỡng cán bộ",
    ]  # a ă â b, not a b ă
    screen.sort("task")
    place.settle()
    assert place.shown()[-1] == "Ăn ca của công nhân"
    screen.tabs.setCurrentIndex(1)
    place.settle()
    assert (place.shown(), screen.query.state) == ([LATE_ONE], LATE)
    assert screen.filters.plan.currentText() == "Mọi kế hoạch"


def test_groups_fold_and_the_cursor_goes_over_their_heads(place: Place) -> None:
    screen = place.screen
    screen.table.setFocus()
    place.take(TODAYS)
    place.click(0, TASK)
    assert place.shown() == [
        f"[{PROPAGANDA}]",
        f"[{BUREAU}]",
        COMING,
        "Đối thoại tại nơi làm việc",
        "Ăn ca của công nhân",
    ]
    assert screen.table.currentIndex().row() == 0
    place.press(Qt.Key.Key_Right)
    assert len(place.shown()) == 8
    place.press(Qt.Key.Key_Left)
    assert screen.rows.lines.folded == {PROPAGANDA}
    screen.panel.step_asked.emit(1)
    place.settle()
    assert screen.panel.task.text() == COMING


def test_a_cell_is_edited_with_f2_enter_goes_down_tab_goes_right(place: Place) -> None:
    screen = place.screen
    screen.table.setFocus()
    line = place.take(LATE_ONE)
    screen.table.take_hand(line, PERCENT)
    place.press(Qt.Key.Key_F2)
    type_over(place, "40%")
    place.press(Qt.Key.Key_Return)
    assert (place.row(LATE_ONE).progress.percent, place.row(LATE_ONE).progress.state) == (40, TaskState.DOING)
    assert screen.table.currentIndex().row() == line + 1
    place.press(Qt.Key.Key_F2)
    type_over(place, "140")
    place.press(Qt.Key.Key_Tab)
    assert place.row(TODAYS).progress.percent == 0
    assert "từ 0 đến 100" in place.window.banners.banners()[-1].sentence
    assert isinstance(QApplication.focusWidget(), Select)  # the state, at the right of the percentage
    place.press(Qt.Key.Key_Escape)
    screen.table.take_hand(line + 1, PERCENT)
    place.press(Qt.Key.Key_F2)
    type_over(place, "77")
    place.press(Qt.Key.Key_Escape)
    assert place.row(TODAYS).progress.percent == 0
    place.trigger("undo")
    assert place.row(LATE_ONE).progress.percent == 0
    assert place.row(LATE_ONE).progress.state is TaskState.NOT_BEGUN
    place.trigger("redo")
    assert place.row(LATE_ONE).progress.percent == 40
    place.take(LATE_ONE)
    assert screen.panel.story.said[0] == "Tiến độ 0% → 40%; Chưa làm → Đang làm"


def test_what_a_going_plan_says_is_locked_and_that_of_a_draft_changes_its_text(place: Place) -> None:
    screen = place.screen
    screen.table.setFocus()
    place.trigger("task_details") if not screen.side.wanted else None
    screen.table.take_hand(place.take(LATE_ONE), COLUMN_OF["deadline"])
    place.press(Qt.Key.Key_F2)
    assert "Mở lại để sửa" in place.window.banners.banners()[-1].sentence
    assert screen.panel.lead.plain.isVisible()
    screen.table.take_hand(place.take("Ăn ca"), COLUMN_OF["deadline"])
    place.press(Qt.Key.Key_F2)
    type_over(place, "Quý IV/2030")
    place.press(Qt.Key.Key_Return)
    stored = place.do(lambda database: drafts.open_document(database, "k2"))
    assert stored.document.body[0].children[0].assignments[0].deadline == "Quý IV/2030"
    assert place.row("Ăn ca").planned.due is not None
    place.trigger("undo")
    assert place.row("Ăn ca").planned.assignment.deadline != "Quý IV/2030"


def test_a_field_of_the_panel_is_kept_when_it_is_left_and_not_overwritten_while_it_is_typed_into(place: Place) -> None:
    panel = place.screen.panel
    place.take("Ăn ca")
    unit, result = panel.lead.input, panel.result.input
    unit.setFocus()
    type_into(unit.findChild(QLineEdit), "Ban Tài chính")
    result.setFocus()
    Hands(result).type("Đã xong")
    place.settle()
    assert place.row("Ăn ca").planned.assignment.lead == "Ban Tài chính"
    assert panel.result.text() == "Đã xong"  # the answer about the unit came meanwhile
    place.take(COMING)
    assert place.row("Ăn ca").progress.result == "Đã xong"
    assert panel.result.text() == ""


def test_a_draft_that_is_open_on_the_desk_is_changed_through_its_own_undo(place: Place) -> None:
    place.desk.open("k2")
    place.qtbot.waitUntil(lambda: place.desk.screen is not None)
    assert place.desk.screen is not None
    place.window.show_place("tasks")
    place.take("Ăn ca")
    place.write(place.screen.panel.deadline, "31/12/2030")
    session = place.desk.screen.session
    assert session.document.body[0].children[0].assignments[0].deadline == "31/12/2030"
    assert session.stack.undoText() == "sửa phân công"
    place.trigger("undo")
    assert (
        session.document.body[0].children[0].assignments[0].deadline == place.row("Ăn ca").planned.assignment.deadline
    )
    before = session.document.body[0].children[0].assignments[0]
    place.write(place.screen.panel.deadline, "30/6/2030")
    typed = replace(before, lead="Ban gõ trong văn bản", deadline="30/6/2030")
    session.apply("gõ", lambda document: change_assignment(document, typed))
    place.trigger("undo")
    assert session.document.body[0].children[0].assignments[0] == replace(typed, deadline=before.deadline)
    session.apply("gõ", lambda document: change_assignment(document, replace(typed, deadline="Gõ sau")))
    place.trigger("redo")
    assert session.document.body[0].children[0].assignments[0].deadline == "Gõ sau"
    assert "vừa được sửa ở chỗ khác" in place.window.banners.banners()[-1].sentence
    place.desk.save_now()
    place.settle()


def test_many_rows_change_as_one_step(place: Place) -> None:
    screen = place.screen
    screen.table.setFocus()
    first = place.take(LATE_ONE)
    place.click(first, TASK)
    place.click(first + 5, TASK, Qt.KeyboardModifier.ShiftModifier)
    assert screen.table.count_chosen() == 5  # a head of a group between them is no task
    assert screen.panel._title.text() == "Đã chọn 5 nhiệm vụ"
    assert "Chọn 5" in screen.foot.words
    place.trigger("task_done")
    done = place.do(lambda database: tasks.all_tasks(database, TaskQuery(state="done"), TODAY))
    assert {(row.progress.percent, row.progress.done_on) for row in done} == {(100, TODAY)}
    assert len(done) == 5
    assert screen.tabs.tabText(5) == "Hoàn thành 5"
    place.write(place.screen.panel.percent, "60")
    assert place.row(COMING).progress.percent == 60
    place.trigger("undo")
    place.trigger("undo")
    assert not place.window.actions_of["undo"].isEnabled()
    assert [place.row(words).progress.state for words in (LATE_ONE, TODAYS)] == [TaskState.NOT_BEGUN] * 2


def test_someone_elses_change_is_not_overwritten(place: Place) -> None:
    place.take(LATE_ONE)
    row = place.row(LATE_ONE)
    other = TaskChange(row.key, row.revision, Progress(TaskState.DOING, 70))
    place.do(lambda database: tasks.change_tasks(database, (other,), now(), "Lê Minh Quân"))
    place.write(place.screen.panel.percent, "40")
    assert "sửa ở chỗ khác" in place.window.banners.banners()[-1].sentence
    assert place.row(LATE_ONE).progress.percent == 70
    assert place.screen.panel.percent.text() == "70%"


def test_a_change_of_another_field_is_kept_beside_someone_elses(place: Place) -> None:
    place.take(LATE_ONE)
    row = place.row(LATE_ONE)
    other = TaskChange(row.key, row.revision, Progress(TaskState.DOING, 70))
    place.do(lambda database: tasks.change_tasks(database, (other,), now(), "Lê Minh Quân"))
    place.write(place.screen.panel.result, "Đã xong đợt 1")
    both = Progress(TaskState.DOING, 70, "Đã xong đợt 1")
    assert (place.row(LATE_ONE).progress, place.screen.panel.percent.text()) == (both, "70%")
    place.trigger("undo")
    assert place.row(LATE_ONE).progress == Progress(TaskState.DOING, 70)


def test_rows_are_copied_for_excel_without_formulas(place: Place) -> None:
    screen = place.screen
    place.take("Ăn ca")
    place.write(place.screen.panel.result, "=1+1")
    screen.table.head.choose("result", True)
    screen.table.setFocus()
    place.trigger("copy")
    clip = QGuiApplication.clipboard().mimeData()
    assert clip is not None
    head, line = clip.text().splitlines()
    assert head.split("\t")[:3] == ["TT", "Nhiệm vụ", "Thời hạn"]
    assert line.split("\t")[-1] == "'=1+1"
    assert "<td style=\"mso-number-format:'\\@'\">=1+1</td>" in clip.html()
    screen.table.selectAll()
    place.trigger("copy")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 7


def test_the_table_is_written_for_excel_as_it_is_listed(place: Place, tmp_path: Path) -> None:
    screen = place.screen
    screen.sort("deadline")
    place.settle()
    commands = screen.findChild(TaskCommands)
    assert commands is not None
    target = tmp_path / "Phân công"
    commands.list_file.ask_path = lambda _start: target
    place.trigger("export_tasks")
    wait_for_words(place, "Đã ghi 6 nhiệm vụ")
    sheet = openpyxl.load_workbook(target.with_name("Phân công.xlsx")).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][:4] == ["TT", "Nhiệm vụ", "Thời hạn", "Tiến độ"]
    assert [row[1] for row in rows[2:]] == [line for line in place.shown() if not line.startswith("[")]
    assert rows[2][0] == 1
    commands.list_file.ask_path = lambda _start: tmp_path / "không có" / "bảng.xlsx"
    place.trigger("export_tasks")
    wait_for_words(place, "Không có thư mục")
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_a_long_list_lets_a_save_go_before_its_next_page_and_can_be_stopped(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = place.screen.findChild(TaskCommands)
    assert commands is not None
    monkeypatch.setattr("desktop.services.list_files.PAGE", 1)
    target = tmp_path / "Phân công.xlsx"
    commands.list_file.ask_path = lambda _start: target
    under_way, go_on = Event(), Event()
    read: list[str] = []

    def slowly(store: Database, page: Sequence[int]) -> tuple[TaskRow, ...]:
        read.append("page")
        under_way.set()
        go_on.wait(5)
        return tasks.task_rows(store, page)

    monkeypatch.setattr("desktop.ui.following.tasks.exporting.task_rows", slowly)
    place.window.actions_of["export_tasks"].trigger()
    under_way.wait(5)
    save = place.database.ask(lambda _store: read.append("save"))
    go_on.set()
    save.result(5)
    assert read[:2] == ["page", "save"]
    wait_for_words(place, "Đã ghi 6 nhiệm vụ")
    target.unlink()
    for gate in (under_way, go_on):
        gate.clear()
    read.clear()
    place.window.actions_of["export_tasks"].trigger()
    under_way.wait(5)
    place.window.progress.took_long.emit()
    band = next(one for one in place.window.banners.banners() if "Đang ghi" in one.sentence)
    next(button for button in band.findChildren(Button) if button.text() == "Dừng").click()
    wait_for_words(place, "Đã dừng. Chưa ghi gì.")
    go_on.set()
    commands.list_file._background.close()
    assert (read, target.exists()) == (["page"], False)


def test_columns_filters_and_panel_are_found_as_they_were_left(place: Place) -> None:
    screen = place.screen
    screen.table.head.choose("lead", True)
    screen.table.head.choose("decided_by", False)
    screen.table.head.resizeSection(STATE, 140)
    screen.table.head.moveSection(screen.table.head.visualIndex(STATE), 1)
    kept = place.preferences.text("task_columns")
    assert kept.startswith("number:40,state:140,task:0,")
    assert "lead" in kept
    assert "decided_by" not in kept
    other = RowsHeader(COLUMNS, screen)
    other.setModel(screen.rows)
    other.begin()
    other.take_kept(kept)
    assert other.kept == kept
    other.take_kept("task:x,,nonsense:9,number:-5")
    assert other.kept.startswith("task:0,number:40")
    other.deleteLater()


def test_files_are_attached_opened_read_only_and_taken_back(place: Place, tmp_path: Path) -> None:
    screen = place.screen
    source = tmp_path / "Báo cáo đợt 1.txt"
    source.write_text("19/32 đơn vị", "utf-8")

    def names() -> tuple[str, ...]:
        return screen.panel.files.names

    place.take(LATE_ONE)
    screen.evidence.ask_files = lambda _parent: [str(source)]
    place.trigger("attach_evidence")
    assert names() == ("Báo cáo đợt 1.txt",)
    opened: list[Path] = []
    screen.evidence.open_file = opened.append
    kept = place.do(lambda database: evidence_of(database, place.screen.keys_in_hand()[0]))
    screen.panel.files.open_asked.emit(kept[0])
    place.settle()
    assert opened[0].read_text("utf-8") == "19/32 đơn vị"
    assert opened[0].name == "Báo cáo đợt 1.txt"
    place.trigger("undo")
    assert names() == ()
    place.trigger("redo")
    assert names() == ("Báo cáo đợt 1.txt",)
    assert screen.panel.story.said[0] == "Đính kèm Báo cáo đợt 1.txt"


def test_the_calendar_counts_days_and_takes_their_tasks_in_hand(place: Place) -> None:
    screen = place.screen
    place.trigger("tasks_by_deadline")
    assert screen.group == CALENDAR
    calendar = screen.calendar
    assert calendar is not None
    assert [row.planned.task for row in calendar.tasks_of(TODAY)] == [TODAYS]
    late = TODAY - timedelta(days=5)
    calendar.show_month(late, late)
    place.settle()
    assert [row.planned.task for row in calendar.tasks_of(late)] == [LATE_ONE]
    cell = next(cell for cell in calendar._days if cell.day == late)
    assert cell.accessibleName().endswith("1 việc, 1 quá hạn")
    assert calendar._days[0].day.weekday() == 0
    calendar.list.setCurrentIndex(calendar.list.rows.index(0))
    place.settle()
    assert screen.panel.task.text() == LATE_ONE
    place.trigger("task_done")
    assert cell.accessibleName().endswith(", 1 việc")


def test_after_a_night_lateness_is_counted_from_the_new_day(place: Place) -> None:
    place.take(TODAYS)
    place.screen.show_day(TODAY + timedelta(days=1))
    place.settle()
    assert place.screen.tabs.tabText(1) == "Quá hạn 2"
    assert place.screen.panel.late.accessibleName() == "Chậm 1 ngày"


def test_the_start_page_is_told_what_falls_due_of_plans_that_are_going(place: Place) -> None:
    with place.qtbot.waitSignal(place.following.due_read) as told:
        place.following._ask_due()
    rows, total, today = told.args
    assert ([row.planned.task for row in rows], total, today) == ([LATE_ONE, TODAYS], 2, TODAY)
    place.following.show_task(rows[0])
    place.settle()
    assert place.screen.panel.task.text() == LATE_ONE


def test_a_row_is_found_from_elsewhere_and_leads_to_its_text(place: Place) -> None:
    place.following.show_tasks(TaskQuery(state=LATE), RecordKey("k1", place.row(LATE_ONE).key.record))
    place.settle()
    assert place.shown() == [f"[{PROPAGANDA}]", LATE_ONE]
    assert place.screen.panel.task.text() == LATE_ONE
    place.trigger("task_to_text")
    place.qtbot.waitUntil(lambda: place.desk.document is not None)
    shown = place.desk.screen
    assert shown is not None
    block = place.row(LATE_ONE).planned.place.block
    place.qtbot.waitUntil(lambda: shown.sheet.current_block == block)
    place.desk.close()
