"""Trường mẫu: the fields of the template are listed with their values, filled in all at once, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Document, Run, all_runs
from desktop.domain.edits import remove
from desktop.domain.gaps import blanks
from desktop.domain.office import Office
from desktop.domain.templates import start_document
from desktop.services.library import templates
from desktop.ui.forms.template_form import TemplateForm
from desktop.ui.session import EditSession
from desktop.ui.theme import Theme
from tests.ui.conftest import Driven, focused, write
from tests.ui.sheet.hands import CONTROL, Hands, Key

OFFICE = Office(body="union", superior="Tổng Liên đoàn", name="Liên đoàn Lao động tỉnh Bình An", abbreviation="LĐLĐ")


def draft(**values: str) -> Document:
    template = next(one for one in templates() if one.id == "ke-hoach-su-kien")
    return start_document(template, OFFICE, values, "d", date(2026, 11, 3))


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> TemplateForm:
    made = TemplateForm(EditSession(draft(su_kien="Hội thao")))
    qtbot.addWidget(made)
    made.show()
    return made


def test_fields_are_named_as_the_template_asks_for_them(form: TemplateForm) -> None:
    names = [field.input.accessibleName() for field in form.fields.values()]
    assert "Tên sự kiện" in names
    assert "Năm tổ chức" in names
    assert form.fields["su_kien"].text() == "Hội thao"


def test_what_is_typed_stands_everywhere_and_is_one_step(form: TemplateForm, qtbot: QtBot) -> None:
    write(form.fields["su_kien"], "Hội diễn")
    document = form._session.document
    assert {run.text for run in all_runs(document) if run.field == "su_kien"} == {"Hội diễn"}
    assert "Hội diễn" in document.header.subject
    assert form._session.stack.count() == 1
    assert form._session.stack.undoText() == "điền trường mẫu"
    with qtbot.waitSignal(form.watch.seen):
        form._session.stack.undo()
    form.fields["su_kien"].input.clearFocus()
    form.watch.look()
    assert form.fields["su_kien"].text() == "Hội thao"


def test_a_field_taken_back_letter_by_letter_is_filled_again(form: TemplateForm) -> None:
    field = form.fields["nam"]
    hands = Hands(field.input)
    field.input.setFocus()
    hands.press(Key.Key_End)
    hands.press(Key.Key_Backspace, text="\b", times=4)
    assert {run.text for run in all_runs(form._session.document) if run.field == "nam"} == {"…"}
    hands.type("2030")
    assert {run.text for run in all_runs(form._session.document) if run.field == "nam"} == {"2030"}


def test_a_word_being_composed_stays_when_another_field_comes_and_goes(form: TemplateForm, qtbot: QtBot) -> None:
    form.open(True)
    form.activateWindow()
    field = form.fields["nam"]
    field.focus()
    qtbot.waitUntil(field.input.hasFocus)
    names = list(form.fields)
    Hands(field.input).press(Key.Key_End)
    Hands(field.input).compose("ba")
    more = Block("more", runs=(Run("…", field="dia_diem_moi"),))
    form._session.apply("dán", lambda document: replace(document, body=(more, *document.body)))
    form.watch.look()
    assert list(form.fields) != names
    assert (form.fields["nam"], field.input.hasFocus()) == (field, True)
    Hands(field.input).commit("ba")
    fresh, then, *_others = form.fields.values()
    fresh.focus()
    Hands(fresh.input).press(Key.Key_Tab)
    assert focused() is then.input
    form._session.undo()
    form._session.undo()
    form.watch.look()
    assert list(form.fields) == names
    assert form.fields["nam"] is field


def test_places_that_differ_are_told_and_made_the_same_by_one_button(form: TemplateForm) -> None:
    session = form._session
    header = session.document.header
    year = form.fields["nam"].text()
    assert form.fields["nam"].level.isHidden()
    subject = header.subject.replace(year, "2030") + " tại tỉnh"
    session.apply("x", lambda document: replace(document, header=replace(header, subject=subject)))
    form.watch.look()
    assert form.fields["nam"].text() == year
    assert form.fields["nam"].others.text() == "1 chỗ ghi khác: “2030”"
    assert form.fields["nam"].level.text() == f"Ghi “{year}” ở mọi chỗ"
    QTest.mouseClick(form.fields["nam"].level, Qt.MouseButton.LeftButton)
    assert session.document.header.subject == header.subject + " tại tỉnh"
    assert form.fields["nam"].level.isHidden()
    assert session.stack.undoText() == "đổi mọi chỗ cùng trường"
    write(form.fields["nam"], "2031")
    assert session.document.header.subject == header.subject.replace(year, "2031") + " tại tỉnh"


def test_a_draft_without_fields_shows_no_form(qtbot: QtBot, theme: Theme) -> None:
    session = EditSession(Document("d", body=(Block("b"),)))
    panel = QWidget()
    qtbot.addWidget(panel)
    form = TemplateForm(session)
    form.setParent(panel)
    form.watch.look()
    assert form.isHidden()
    with qtbot.waitSignal(form.watch.seen):
        session.apply("x", lambda _document: Document("d", body=(Block("b", runs=(Run("…", field="ky"),)),)))
    assert not form.isHidden()
    assert list(form.fields) == ["ky"]


def test_the_status_bar_counts_and_leads_to_the_first_place_and_f11_goes_on(driven: Driven) -> None:
    driven.open()
    driven.workspace.desk.start(draft())
    driven.qtbot.waitUntil(lambda: driven.window.document is not None)
    screen = driven.window.document
    assert screen is not None
    status = driven.window.status
    driven.qtbot.waitUntil(status.blanks.isVisible)
    count = int(status.blanks.text().split()[1])
    assert status.blanks.text() == f"Còn {count} chỗ trống"
    QTest.mouseClick(status.blanks, Qt.MouseButton.LeftButton)
    first = screen.sheet.cursor_place()
    driven.window.actions_of["next_blank"].trigger()
    assert screen.sheet.cursor_place() != first
    driven.window.actions_of["previous_blank"].trigger()
    assert screen.sheet.cursor_place() == first
    with driven.qtbot.waitSignal(screen.properties.template.watch.seen):
        Hands(screen.sheet.text).type("Theo kế hoạch năm.")
    assert status.blanks.text() == f"Còn {count - 1} chỗ trống"
    screen.properties.template.go.click()
    assert screen.sheet.cursor_place() != first


def test_a_new_draft_opens_at_its_first_empty_place_be_it_a_field_or_guidance(driven: Driven) -> None:
    driven.open()
    empty = Block("empty", runs=(Run("Số lượng: "), Run("…", field="so_luong")))
    waiting = Block("waiting", guidance="Nêu mục đích.")
    driven.workspace.desk.start(Document("d", body=(Block("first", runs=(Run("Một."),)), empty, waiting)))
    screen = driven.workspace.desk.screen
    assert screen is not None
    assert screen.sheet.current_block == "empty"
    Hands(focused()).type("12")
    assert screen.session.document.body[1].text == "Số lượng: 12"
    driven.workspace.desk.start(Document("e", body=(Block("first", runs=(Run("Một."),)), waiting)))
    assert driven.workspace.desk.screen is not None
    assert driven.workspace.desk.screen.sheet.current_block == "waiting"


def test_recipients_typed_in_the_panel_drop_no_field(driven: Driven) -> None:
    driven.open()
    driven.workspace.desk.start(draft(cap_uy="Tỉnh ủy"))
    driven.qtbot.waitUntil(lambda: driven.window.document is not None)
    screen = driven.window.document
    assert screen is not None
    form = screen.properties.template
    form.watch.look()
    names = list(form.fields)
    assert {"cap_tren", "cap_uy"} <= set(names)
    items = screen.properties.recipients.groups[0].items
    screen.open_part("recipients")
    items.focus()
    hands = Hands(items.input)
    hands.press(Key.Key_Home, CONTROL)
    hands.type("Bộ Nội vụ\n")
    hands.press(Key.Key_Down)
    hands.type("Kính báo cáo ")
    hands.press(Key.Key_End)
    hands.type(", qua Văn phòng")
    form.watch.look()
    assert list(form.fields) == names
    assert form.fields["cap_uy"].text().startswith("Tỉnh ủy")


def test_words_typed_behind_the_year_of_the_title_stay_when_the_year_changes(driven: Driven) -> None:
    driven.open()
    driven.workspace.desk.start(draft())
    driven.qtbot.waitUntil(lambda: driven.window.document is not None)
    screen = driven.window.document
    assert screen is not None
    form, subject = screen.properties.template, screen.session.document.header.subject
    screen.sheet.parts.open("header.subject", -1)
    Hands(focused()).type(" tại tỉnh")
    form.watch.look()
    assert form.fields["nam"].text() == "2027"
    write(form.fields["nam"], "2028")
    document = screen.session.document
    assert document.header.subject == subject.replace("2027", "2028") + " tại tỉnh"
    assert {run.text for run in all_runs(document) if run.field == "nam"} == {"2028"}


def test_a_year_taken_back_in_a_clause_leaves_title_and_opening_alone(driven: Driven) -> None:
    driven.open()
    driven.workspace.desk.start(draft())
    driven.qtbot.waitUntil(lambda: driven.window.document is not None)
    screen = driven.window.document
    assert screen is not None
    sheet, before = screen.sheet, screen.session.document
    row = next(row for row in sheet.lines.rows if any(run.field == "nam" for run in row.runs))
    at = sum(len(run.text) for run in row.runs[: [run.field for run in row.runs].index("nam") + 1])
    sheet.set_cursor_place(row.key, at)
    sheet.setFocus()
    hands = Hands(focused())
    hands.press(Key.Key_Backspace, text="\b", times=2)
    hands.press(Key.Key_Down)
    assert screen.session.document.header == before.header
    assert driven.window.status.said.startswith("Chỗ này thành chữ thường")
    driven.window.actions_of["undo"].trigger()
    assert screen.session.document == before
    sheet.set_cursor_place(row.key, at)
    hands.press(Key.Key_Backspace, text="\b", times=2)
    hands.type("30")
    finished = driven.workspace.desk.finished_document()
    assert finished is not None
    assert finished.header.subject.endswith("2030")
    assert driven.window.status.said.startswith("Đã đổi ")


def test_lost_references_are_counted_in_the_status_bar_and_f11_in_the_header_goes_to_the_first_place(
    driven: Driven,
) -> None:
    driven.open()
    driven.workspace.desk.start(draft(su_kien="Hội thao", dia_diem="Bình An"))
    driven.qtbot.waitUntil(lambda: driven.window.document is not None)
    screen = driven.window.document
    assert screen is not None
    sections = screen.session.document.body
    screen.sheet.go_to_block(sections[0].id)
    assert screen.sheet.references.insert(sections[-1].id)
    screen.session.apply("xóa", lambda document: remove(document, sections[-1].id))
    screen.properties.template.watch.look()
    assert driven.window.status.blanks.text().endswith("chỗ trống, 1 dẫn chiếu cần xem")
    Hands(focused()).press(Key.Key_Home, CONTROL)
    assert screen.sheet.parts.field
    QTest.keyClick(focused(), Qt.Key.Key_F11)
    first = blanks(screen.session.document)[0]
    assert (screen.sheet.parts.field, screen.sheet.cursor_place()[0]) == ("", first.key)
