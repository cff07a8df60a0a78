"""Targets and assignments beside the sheet: marked in the text, filled in by form, drawn in tables, undone as one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.document import (
    Assignment,
    Block,
    Comparator,
    Document,
    Header,
    Level,
    Target,
    find,
    text_runs,
)
from desktop.domain.drawn_columns import BY_SECTION
from desktop.domain.held import records_of
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.drawn_dialog import DrawnDialog
from desktop.ui.forms.record_fields import TargetFields
from tests.ui.conftest import Driven, focused, write
from tests.ui.sheet.hands import Hands

TEXT = "Phấn đấu trên 80% doanh nghiệp có công đoàn, tăng thêm 5.000 đoàn viên."
GIVEN = Assignment("given", "Ban Tổ chức", ("Văn phòng",), "Quý II/2027", "Ban Thường vụ")
PLAN = Document(
    "plan",
    header=Header("", "LĐLĐ TỈNH BÌNH AN", symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject="Công tác năm 2027"),
    body=(
        Block(
            "I",
            Level.SECTION,
            text_runs("CHỈ TIÊU NĂM 2027"),
            (
                Block("figures", Level.DASH, text_runs(TEXT)),
                Block("task", Level.DASH, text_runs("Mở lớp bồi dưỡng cán bộ."), assignments=(GIVEN,)),
                Block("free", Level.DASH, text_runs("Kiểm tra tài chính.")),
            ),
        ),
    ),
)


@pytest.fixture
def screen(driven: Driven) -> DocumentScreen:
    """The plan in the window, with the form of the line in hand open."""
    driven.open(sample=True)
    driven.workspace.desk.start(PLAN)
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.show_properties(True)
    screen.properties.show_record("")
    return screen


def document_of(screen: DocumentScreen) -> Document:
    return screen.session.document


def line(screen: DocumentScreen, key: str) -> str:
    found = find(document_of(screen), key)
    assert found is not None
    return found[1].text


def mark(screen: DocumentScreen, words: str) -> TargetFields:
    """Select words of the line of figures and make them a target."""
    at = line(screen, "figures").index(words)
    screen.sheet.select_words("figures", at, at + len(words))
    screen.sheet.do("mark_target")
    return screen.properties.records.targets[-1]


def target(screen: DocumentScreen, id: str) -> Target:
    record = records_of(document_of(screen))[id].record
    assert isinstance(record, Target)
    return record


def test_words_that_are_marked_fill_the_fields_of_a_target(screen: DocumentScreen) -> None:
    fields = mark(screen, "trên 80%")
    made = target(screen, fields.record.id)
    assert (made.comparator, made.value, made.unit, made.year) == (Comparator.MORE_THAN, 80, "%", 2027)
    assert made.indicator == "doanh nghiệp có công đoàn"
    assert [fields.value.text(), fields.unit.text(), fields.year.text()] == ["80", "%", "2027"]
    assert screen.session.stack.undoText() == "đánh dấu chỉ tiêu"
    assert mark(screen, "tăng thêm 5.000").value.text() == "5.000"
    assert len(screen.properties.records.targets) == 2


def test_a_value_in_the_form_is_said_in_the_text_at_once_and_undone_with_it(screen: DocumentScreen) -> None:
    fields = mark(screen, "trên 80%")
    write(fields.value, "85")
    assert "trên 85% doanh nghiệp" in line(screen, "figures")
    assert "trên 85%" in screen.sheet.text.toPlainText()
    write(fields.value, "nhiều")
    assert fields.value.error
    assert target(screen, fields.record.id).value == 85
    screen.session.undo()
    assert line(screen, "figures") == TEXT


def test_what_is_typed_in_the_text_shows_in_the_form(screen: DocumentScreen, qtbot: QtBot) -> None:
    fields = mark(screen, "trên 80%")
    at = line(screen, "figures").index("80%")
    screen.sheet.select_words("figures", at, at + 2)
    Hands(screen.sheet.text).type("90")
    qtbot.waitUntil(lambda: fields.value.text() == "90")
    assert target(screen, fields.record.id).words == "trên 90%"


def test_the_words_of_a_target_stay_where_the_mark_goes(screen: DocumentScreen) -> None:
    fields = mark(screen, "trên 80%")
    fields.remove.click()
    assert line(screen, "figures") == TEXT
    assert not records_of(document_of(screen)).keys() - {"given"}
    assert screen.properties.records.targets == []


def test_marking_asks_for_words_where_none_are_meant(screen: DocumentScreen) -> None:
    said: list[str] = []
    screen.sheet.in_hand.told.connect(said.append)
    screen.sheet.set_cursor_place("free", 3)
    screen.sheet.do("mark_target")
    assert said == ["Chọn con số trong lời văn, như “trên 80%”, rồi dùng lại lệnh này."]
    screen.sheet.set_cursor_place("figures", TEXT.index("80") + 1)
    screen.sheet.do("mark_target")
    assert screen.properties.records.targets[0].value.text() == "80", "the figure at the caret is meant"


def test_a_line_is_given_to_a_unit(screen: DocumentScreen, qtbot: QtBot) -> None:
    screen.sheet.set_cursor_place("free", 2)
    qtbot.waitUntil(screen.properties.records.assign.isVisible)
    screen.properties.records.assign.click()
    fields = screen.properties.records.assignments[0]
    assert focused() is fields.lead.input
    Hands(focused()).type("Ủy ban Kiểm tra")
    write(fields.supporting, "Văn phòng\nBan Tài chính, kế toán")
    write(fields.deadline, "trước 30/6")
    assert fields.deadline.understood.text() == "Tính đến 30/6/2027"
    found = find(document_of(screen), "free")
    assert found is not None
    made = found[1].assignments[0]
    assert (made.lead, made.supporting) == ("Ủy ban Kiểm tra", ("Văn phòng", "Ban Tài chính, kế toán"))
    assert made.deadline == "trước 30/6"
    while screen.session.stack.canUndo():
        screen.session.undo()
    qtbot.waitUntil(lambda: screen.properties.records.assignments == [])
    assert focused() is screen.sheet.text, "where the fields were"
    assert document_of(screen) == PLAN


def test_tab_goes_down_the_fields_in_the_order_in_which_they_stand(screen: DocumentScreen, qtbot: QtBot) -> None:
    screen.sheet.set_cursor_place("task", 2)
    fields = screen.properties.records.assignments[0]
    qtbot.waitUntil(fields.deadline.input.isVisible)
    fields.lead.focus()
    for field in (fields.supporting, fields.deadline, fields.decided_by):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is field.input, "one types on at once"
    for _field in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is fields.remove
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is screen.properties.records.mark


def test_what_was_handed_out_is_taken_back(screen: DocumentScreen) -> None:
    screen.sheet.set_cursor_place("task", 2)
    screen.sheet.do("remove_assignment")
    assert records_of(document_of(screen)) == {}
    assert line(screen, "task") == "Mở lớp bồi dưỡng cán bộ."


def test_units_that_the_plan_names_are_offered(screen: DocumentScreen, qtbot: QtBot) -> None:
    form = screen.properties.records
    form.know_units(("Ủy ban Kiểm tra", "Ban Tài chính"))
    assert form.known_units()[:3] == ("Ban Tài chính", "Ban Tổ chức", "Ủy ban Kiểm tra")
    screen.sheet.set_cursor_place("task", 1)
    fields = form.assignments[0]
    fields.supporting.take("Ban Tài chính")
    assert fields.supporting.text() == "Văn phòng\nBan Tài chính"
    qtbot.waitUntil(fields.lead.input.isVisible)
    fields.lead.focus()
    QTest.keyClick(focused(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    fields.lead.take("Ủy ban Kiểm tra")
    record = records_of(document_of(screen))["given"].record
    assert isinstance(record, Assignment)
    assert (record.lead, record.supporting) == ("Ủy ban Kiểm tra", ("Văn phòng", "Ban Tài chính"))


def test_a_table_is_drawn_laid_out_and_taken_back(screen: DocumentScreen, driven: Driven) -> None:
    screen.sheet.set_cursor_place("free", 0)
    screen.sheet.do("assignment_table")
    key = screen.sheet.records.place.block

    def rows() -> list[list[str]]:
        found = find(document_of(screen), key)
        assert found is not None
        assert found[1].table is not None
        return [["".join(run.text for run in cell.runs) for cell in row] for row in found[1].table.rows]

    before = rows()
    assert before[0] == ["TT", "Nhiệm vụ", "Đơn vị tham mưu", "Thời gian", "Cấp quyết định"]
    assert before[1][0] == "1"
    assert before[1][3:] == ["Quý II/2027", "Ban Thường vụ"]
    assert driven.window.actions_of["drawn_layout"].isEnabled()
    driven.window.actions_of["drawn_layout"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, DrawnDialog))
    items = {dialog.columns.item(at).text(): dialog.columns.item(at) for at in range(dialog.columns.count())}
    items["Cấp quyết định"].setCheckState(Qt.CheckState.Unchecked)
    items["Ghi chú"].setCheckState(Qt.CheckState.Checked)
    dialog.group.setCurrentIndex(dialog.group.findData(BY_SECTION))
    dialog.group.activated.emit(1)
    assert rows()[0] == ["TT", "Nhiệm vụ", "Đơn vị tham mưu", "Thời gian", "Ghi chú"]
    assert rows()[1] == ["I. CHỈ TIÊU NĂM 2027"]
    assert rows()[2][3:] == ["Quý II/2027", ""]
    dialog.cancel.click()
    assert rows() == before


def test_the_row_in_hand_shows_its_record(screen: DocumentScreen, qtbot: QtBot) -> None:
    screen.sheet.set_cursor_place("free", 0)
    screen.sheet.do("assignment_table")
    form = screen.properties.records
    qtbot.waitUntil(lambda: len(form.assignments) == 1)
    write(form.assignments[0].deadline, "Quý III/2027")
    record = records_of(document_of(screen))["given"].record
    assert isinstance(record, Assignment)
    assert record.deadline == "Quý III/2027"
    assert "Quý III/2027" in str(document_of(screen))


def test_tab_passes_over_the_number_of_a_row_which_counts_itself(screen: DocumentScreen) -> None:
    screen.sheet.set_cursor_place("free", 0)
    screen.sheet.do("assignment_table")
    hand = screen.sheet.tables.hand
    last = len(hand.table.rows[1]) - 1
    hand.open(hand.key, (1, last))
    QTest.keyClick(hand.box, Qt.Key.Key_Tab)
    assert hand.place == (2, 1), "a row more, and its task is typed at once"
    QTest.keyClick(hand.box, Qt.Key.Key_Backtab)
    assert hand.place == (1, last)


def test_tips_say_what_words_show(screen: DocumentScreen) -> None:
    mark(screen, "trên 80%")
    cursor = screen.sheet.text.textCursor()
    cursor.setPosition(cursor.selectionStart())
    assert screen.sheet.text.tip_at(cursor) == "Chỉ tiêu: doanh nghiệp có công đoàn, năm 2027"
