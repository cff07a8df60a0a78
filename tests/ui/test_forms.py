"""Forms beside the sheet: what is typed goes through the session, undo comes back, mistakes are said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Copy, CopyForm, Document, Header, RecipientGroup, Recipients, Signature
from desktop.services.library import standards
from desktop.ui.forms.choice import ChoiceField
from desktop.ui.forms.date_text import BadDate, parse_date, write_date
from desktop.ui.forms.fields import Field, LinesInput
from desktop.ui.forms.panel import PropertiesPanel
from desktop.ui.session import EditSession
from desktop.ui.theme import Theme
from tests.ui.conftest import focused, write
from tests.ui.sheet.hands import Hands

DOCUMENT = Document(
    "d1",
    header=Header(
        superior="TỔNG LIÊN ĐOÀN\nLAO ĐỘNG VIỆT NAM",
        issuer="LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN",
        symbol="KH-LĐLĐ",
        place="Bình An",
        date=OfficialDate(2026, 11),
        kind="KẾ HOẠCH",
        subject="Tổ chức hội thi",
    ),
    recipients=Recipients((RecipientGroup(("Như trên",)), RecipientGroup(("Tỉnh ủy",), "báo cáo")), "Lưu: VT"),
    signature=Signature(authority="TM. BAN THƯỜNG VỤ", post="CHỦ TỊCH", signer="Đỗ Thị Minh Tuệ"),
)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> PropertiesPanel:
    shown = PropertiesPanel(EditSession(DOCUMENT), {id: one.name for id, one in standards().items()})
    qtbot.addWidget(shown)
    shown.resize(288, 600)
    shown.show()
    return shown


def session_of(panel: PropertiesPanel) -> EditSession:
    return panel.header.session


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("05/02/2026", OfficialDate(2026, 2, 5)),
        ("5.2.2026", OfficialDate(2026, 2, 5)),
        ("/11/2026", OfficialDate(2026, 11)),
        ("…/11/2026", OfficialDate(2026, 11)),
        ("11/2026", OfficialDate(2026, 11)),
        ("2026", OfficialDate(2026)),
        ("  ", None),
    ],
)
def test_dates_are_read_as_clerks_write_them(text: str, date: OfficialDate | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize("text", ["31/2/2026", "0/5/2026", "5/13/2026", "mai", "05//2026", "1/2/26"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse_date(text)


@pytest.mark.parametrize("date", [OfficialDate(2026, 2, 5), OfficialDate(2026, 11), OfficialDate(2026), None])
def test_dates_come_back_as_they_were_written(date: OfficialDate | None) -> None:
    assert parse_date(write_date(date)) == date


def test_the_header_shows_what_the_document_says(panel: PropertiesPanel) -> None:
    header = panel.header
    fields = (header.issuer, header.symbol, header.place, header.date, header.kind, header.subject)
    assert [field.text() for field in fields] == [
        "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN",
        "KH-LĐLĐ",
        "Bình An",
        "/11/2026",
        "KẾ HOẠCH",
        "Tổ chức hội thi",
    ]


def test_typing_in_a_field_is_one_step_and_undo_updates_the_form(panel: PropertiesPanel) -> None:
    session = session_of(panel)
    write(panel.header.subject, "Tổ chức\nhội thao")
    assert session.document.header.subject == "Tổ chức\nhội thao"
    assert session.stack.undoText() == "sửa trích yếu"
    session.stack.undo()
    assert session.document == DOCUMENT
    assert panel.header.subject.text() == "Tổ chức hội thi"


def test_a_field_has_no_undo_of_its_own(panel: PropertiesPanel) -> None:
    write(panel.header.place, "Hà Nội")
    Hands(panel.header.place.input).press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.header.place.text() == "Hà Nội"
    assert session_of(panel).document.header.place == "Hà Nội"


def test_composed_and_decomposed_letters_are_kept_in_one_form(panel: PropertiesPanel) -> None:
    write(panel.header.place, "Hà Nội")
    assert session_of(panel).document.header.place == "Hà Nội"


def test_a_wrong_date_is_said_beneath_and_what_was_typed_stays(panel: PropertiesPanel) -> None:
    write(panel.header.date, "31/2/2026")
    assert panel.header.date.error == "Không có ngày 31/2/2026 trong lịch. Ngày cũ còn giữ. Xem lại ngày, tháng."
    assert panel.header.date.text() == "31/2/2026"
    assert session_of(panel).document.header.date is not None
    assert session_of(panel).document.header.date != OfficialDate(2026, 2, 28)
    write(panel.header.date, "28/2/2026")
    assert panel.header.date.error == ""
    assert session_of(panel).document.header.date == OfficialDate(2026, 2, 28)


def test_the_format_can_be_chosen(panel: PropertiesPanel) -> None:
    index = panel.header.standard.findData("party_hd05")
    panel.header.standard.setCurrentIndex(index)
    panel.header.standard.activated.emit(index)
    assert session_of(panel).document.standard == "party_hd05"
    assert session_of(panel).document.header.symbol == panel.header.symbol.text() == "KH/LĐLĐ"
    session_of(panel).stack.undo()
    assert panel.header.standard.currentData() == ""
    assert panel.header.symbol.text() == "KH-LĐLĐ"


def test_recipients_are_edited_line_by_line(panel: PropertiesPanel) -> None:
    form = panel.recipients
    write(form.groups[0].items, "Như trên\nCác ban LĐLĐ tỉnh\n")
    write(form.groups[1].label, "để báo cáo")
    write(form.archive, "Lưu: VT, VP")
    assert session_of(panel).document.recipients == Recipients(
        (RecipientGroup(("Như trên", "Các ban LĐLĐ tỉnh")), RecipientGroup(("Tỉnh ủy",), "để báo cáo")), "Lưu: VT, VP"
    )
    assert form.groups[0].items.text() == "Như trên\nCác ban LĐLĐ tỉnh\n"  # a line that is just begun is not taken away


def test_groups_come_and_go_and_come_back(panel: PropertiesPanel) -> None:
    form, session = panel.recipients, session_of(panel)
    form.add.click()
    write(form.groups[2].items, "Công đoàn cơ sở")
    assert session.document.recipients.groups[2] == RecipientGroup(("Công đoàn cơ sở",))
    form.groups[0].removed.emit()
    assert [group.items.text() for group in form.groups] == ["Tỉnh ủy", "Công đoàn cơ sở"]
    while session.stack.canUndo():
        session.stack.undo()
    assert session.document == DOCUMENT
    assert [group.items.text() for group in form.groups] == ["Như trên", "Tỉnh ủy"]


def test_the_signature_is_edited(panel: PropertiesPanel) -> None:
    form = panel.signature
    write(form.authority, "TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH")
    write(form.post, "PHÓ CHỦ TỊCH")
    write(form.mark, "(Đã ký)")
    write(form.signer, "Trần Văn Minh")
    assert session_of(panel).document.signature == Signature(
        "TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Minh", "(Đã ký)"
    )


def test_a_change_made_elsewhere_is_shown(panel: PropertiesPanel) -> None:
    session = session_of(panel)
    session.apply("Sửa", lambda d: replace(d, header=replace(d.header, number="47")))
    assert panel.header.number.text() == "47"


def test_opening_a_part_puts_the_cursor_into_its_first_field(panel: PropertiesPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    for part, field in (
        ("signature", panel.signature.authority),
        ("recipients", panel.recipients.groups[0].items),
        ("header", panel.header.superior),
    ):
        panel.show_part(part)
        assert field.input.hasFocus()


def test_a_field_with_several_lines_grows_with_them(qtbot: QtBot, theme: Theme) -> None:
    field = Field("Trích yếu", rows=1, most=4)
    qtbot.addWidget(field)
    field.resize(260, 200)
    field.show()
    low = field.input.height()
    field.show_text("một\nhai\nba")
    high = field.input.height()
    field.show_text("\n".join("abcdefgh"))
    assert low < high < field.input.height()
    assert field.input.height() < 2 * high


def test_the_symbol_follows_the_kind_as_it_is_typed(panel: PropertiesPanel) -> None:
    header, session = panel.header, session_of(panel)
    for kind, symbol in (("TỜ TRÌNH", "TTr-LĐLĐ"), ("CÔNG VĂN", "LĐLĐ"), ("BÁO CÁO", "BC-LĐLĐ")):
        write(header.kind, kind)
        assert (session.document.header.kind, session.document.header.symbol) == (kind, symbol)
        assert header.symbol.text() == symbol
        write(header.place, "Hà Nội" if header.place.text() != "Hà Nội" else "Bình An")  # on with another field
    write(header.kind, "THÔNG BÁ")
    write(header.place, "Hà Nam")
    write(header.kind, "THÔNG BÁO")
    assert header.symbol.text() == "TB-LĐLĐ"
    write(header.symbol, "TB-BCĐ")
    write(header.kind, "KẾ HOẠCH")
    assert header.symbol.text() == "KH-BCĐ"


def test_a_symbol_of_ones_own_stays_with_another_kind(panel: PropertiesPanel) -> None:
    header, session = panel.header, session_of(panel)
    write(header.symbol, "KHPH-LĐLĐ")
    write(header.kind, "TỜ TRÌNH")
    assert header.symbol.text() == session.document.header.symbol == "KHPH-LĐLĐ"


def test_the_symbol_goes_back_with_the_kind(panel: PropertiesPanel) -> None:
    header, session = panel.header, session_of(panel)
    write(header.kind, "TỜ TRÌNH")
    session.stack.undo()
    assert session.document == DOCUMENT
    assert header.symbol.text() == "KH-LĐLĐ"


def test_a_number_under_ten_gets_its_nought(panel: PropertiesPanel) -> None:
    write(panel.header.number, "7")
    assert session_of(panel).document.header.number == "07"
    assert panel.header.number.text() == "7"  # which may still become 70
    write(panel.header.number, "70")
    assert session_of(panel).document.header.number == "70"


@pytest.mark.parametrize("text", ["abc", "0060", "4 7", "47/KH"])
def test_a_number_is_made_of_digits(panel: PropertiesPanel, text: str) -> None:
    write(panel.header.number, "47")
    write(panel.header.number, text)
    assert panel.header.number.error == f"“{text}” không phải là số văn bản. Số cũ còn giữ. Ghi chữ số, như 05 hoặc 47."
    assert session_of(panel).document.header.number in ("47", "04", "0")
    write(panel.header.number, "05")
    assert panel.header.number.error == ""
    assert session_of(panel).document.header.number == "05"


def test_the_hint_of_the_date_speaks_of_this_document(panel: PropertiesPanel) -> None:
    assert "Chờ ký thì để trống ngày: /11/2026" in [label.text() for label in panel.header.date.findChildren(QLabel)]


def test_a_click_on_a_tab_puts_the_cursor_into_its_first_field(panel: PropertiesPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.show_part("header")
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=panel.tabs.tabRect(2).center())
    assert panel.recipients.groups[0].items.input.hasFocus()


def test_the_field_in_hand_is_in_view_with_its_label(panel: PropertiesPanel) -> None:
    panel.resize(288, 300)
    bar = panel.header.verticalScrollBar()
    bar.setValue(bar.maximum())
    panel.show_part("header")
    assert bar.value() == 0


def test_a_list_of_choices_opens_in_full(panel: PropertiesPanel) -> None:
    select = panel.header.standard
    select.showPopup()
    view = select.view()
    assert select.count() == 4
    assert view.viewport().rect().contains(view.visualRect(select.model().index(3, 0)))
    select.hidePopup()


# What few documents need


def choose(field: ChoiceField, words: str) -> None:
    """Pick a line of the list as a person does."""
    index = field.input.findText(words)
    assert index >= 0, [field.input.itemText(at) for at in range(field.input.count())]
    field.input.setCurrentIndex(index)
    field.input.activated.emit(index)


def test_what_is_seldom_needed_is_folded_and_says_what_it_holds(panel: PropertiesPanel) -> None:
    more = panel.header.more
    assert not panel.header.urgency.isVisible()
    assert more.button.accessibleDescription() == ""
    session_of(panel).apply("x", lambda d: replace(d, header=replace(d.header, urgency="KHẨN", draft="DỰ THẢO lần 2")))
    assert more.button.accessibleDescription() == "KHẨN, DỰ THẢO lần 2"
    more.button.click()
    assert panel.header.urgency.isVisible()
    assert panel.header.urgency.text() == "KHẨN"


def test_urgency_is_one_of_the_standards_words(panel: PropertiesPanel) -> None:
    field, session = panel.header.urgency, session_of(panel)
    shown = [field.input.itemText(at) for at in range(field.input.count())]
    assert shown == ["Không ghi", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]
    choose(field, "HỎA TỐC")
    assert session.document.header.urgency == "HỎA TỐC"
    assert session.stack.undoText() == "sửa mức độ khẩn"
    choose(field, "Không ghi")
    assert session.document.header.urgency == ""
    session.stack.undo()
    assert field.text() == "HỎA TỐC"


def test_a_word_of_an_older_document_can_be_kept(panel: PropertiesPanel) -> None:
    session_of(panel).apply("x", lambda d: replace(d, header=replace(d.header, urgency="HỎA TỐC HẸN GIỜ")))
    assert panel.header.urgency.text() == panel.header.urgency.input.currentText() == "HỎA TỐC HẸN GIỜ"


def test_circulation_takes_words_of_ones_own(panel: PropertiesPanel) -> None:
    field, session = panel.header.circulation, session_of(panel)
    panel.header.more.open(True)
    choose(field, "LƯU HÀNH NỘI BỘ")
    assert session.document.header.circulation == "LƯU HÀNH NỘI BỘ"
    assert not field.line.isVisible()
    choose(field, "Chữ khác…")
    assert field.line.isVisible()
    Hands(field.line).type("CHỈ GỬI ỦY VIÊN")
    assert session.document.header.circulation == "CHỈ GỬI ỦY VIÊN"
    session.apply("x", lambda d: replace(d, header=replace(d.header, circulation="XEM XONG TRẢ LẠI")))
    assert field.input.currentText() == "XEM XONG TRẢ LẠI"
    assert not field.line.isVisible()
    session.stack.undo()
    assert field.line.text() == "CHỈ GỬI ỦY VIÊN"
    choose(field, "Không ghi")
    assert session.document.header.circulation == ""


def test_drafts_are_counted_in_the_words_of_the_standard(panel: PropertiesPanel) -> None:
    choose(panel.header.draft, "DỰ THẢO lần 2")
    assert session_of(panel).document.header.draft == "DỰ THẢO lần 2"
    index = panel.header.standard.findData("party_hd05")
    panel.header.standard.setCurrentIndex(index)
    panel.header.standard.activated.emit(index)
    assert session_of(panel).document.header.draft == panel.header.draft.text() == "Dự thảo lần 2"
    choose(panel.header.draft, "Dự thảo lần 3")
    assert session_of(panel).document.header.draft == "Dự thảo lần 3"


def test_contact_and_digital_line_are_typed_as_they_print(panel: PropertiesPanel) -> None:
    write(panel.header.contact, "Số 12 đường Trần Phú\nĐiện thoại: 0255 000 000")
    write(panel.header.digital, "Sao y; Liên đoàn Lao động tỉnh Bình An; 20/11/2026; 09:15:30")
    header = session_of(panel).document.header
    assert header.contact == "Số 12 đường Trần Phú\nĐiện thoại: 0255 000 000"
    assert header.digital_line == "Sao y; Liên đoàn Lao động tỉnh Bình An; 20/11/2026; 09:15:30"


def test_the_line_of_a_digital_copy_is_filled_in_for_this_moment(panel: PropertiesPanel) -> None:
    header, session = panel.header, session_of(panel)
    header.now = lambda: datetime(2026, 11, 20, 9, 15, 30)
    header.fill_digital.click()
    line = "Sao y; Liên đoàn Lao động tỉnh Bình An; 20/11/2026; 09:15:30"
    assert session.document.header.digital_line == header.digital.text() == line
    session.stack.undo()
    assert session.document == DOCUMENT


def test_kinh_gui_stands_in_view_where_the_kind_has_it(panel: PropertiesPanel, qtbot: QtBot) -> None:
    header, session = panel.header, session_of(panel)
    assert not header.addressed.isVisible()
    write(header.kind, "TỜ TRÌNH")
    qtbot.waitUntil(header.addressed.isVisible)
    write(header.addressed, "Ban Thường vụ Tỉnh ủy\n\nỦy ban nhân dân tỉnh")
    assert session.document.addressed_to == ("Ban Thường vụ Tỉnh ủy", "Ủy ban nhân dân tỉnh")
    write(header.kind, "KẾ HOẠCH")
    assert header.addressed.isVisible()  # it holds lines that print
    session.apply("x", lambda d: replace(d, addressed_to=()))
    assert not header.addressed.isVisible()
    assert header.addressed.text() == ""


def test_kinh_gui_stays_under_the_hands_of_who_fills_it_in(panel: PropertiesPanel, qtbot: QtBot) -> None:
    header, session = panel.header, session_of(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    header.show_field("addressed-to")
    place = header.addressed.parentWidget()
    write(header.addressed, "Ban Thường vụ Tỉnh ủy")
    assert header.addressed.parentWidget() is place
    assert focused() is header.addressed.input
    assert session.document.addressed_to == ("Ban Thường vụ Tỉnh ủy",)
    assert header.more.button.accessibleDescription() == "Ban Thường vụ Tỉnh ủy"  # what its fold says when shut
    header.draft.focus()
    choose(header.draft, "DỰ THẢO lần 1")
    assert header.addressed.parentWidget() is place
    header.addressed.focus()
    header.addressed.input.selectAll()
    Hands(header.addressed.input).press(Qt.Key.Key_Delete)
    assert header.more.button.accessibleDescription() == "DỰ THẢO lần 1"
    assert header.addressed.parentWidget() is place


def roll(widget: QWidget) -> bool:
    """Turn the wheel over a widget; whether it kept the turn for itself."""
    spot = QPointF(widget.rect().center())
    event = QWheelEvent(
        spot,
        widget.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setAccepted(False)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_the_wheel_scrolls_the_form_and_chooses_nothing_in_passing(panel: PropertiesPanel) -> None:
    header = panel.header
    for widget in (header.subject.input, header.contact.input):
        assert isinstance(widget, LinesInput)
        assert not roll(widget.viewport())  # it is the form's, which scrolls
    before = header.standard.currentIndex()
    assert not roll(header.standard)
    assert header.standard.currentIndex() == before
    header.subject.show_text("\n".join("abcdefghijklmnop"))
    assert isinstance(header.subject.input, LinesInput)
    assert roll(header.subject.input.viewport())
    assert header.subject.input.verticalScrollBar().value() > 0


def test_tab_goes_down_the_form_of_recipients(panel: PropertiesPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.show_part("recipients")
    form = panel.recipients
    form.add.click()
    qtbot.waitUntil(form.groups[-1].items.input.isVisible)
    form.more.open(True)
    form.groups[0].items.focus()
    passed = [focused()]
    while passed[-1] is not form.copies.input and len(passed) < 20:
        QTest.keyClick(passed[-1], Qt.Key.Key_Tab)
        passed.append(focused())
    wanted: list[QWidget] = []
    for group in form.groups:
        wanted += [group.items.input, group.label.input, group.remove]
    wanted += [form.add, form.archive.input, form.more.button, form.drafter.input, form.copies.input]
    assert passed == wanted


def test_fields_beside_each_other_stay_on_one_line_while_one_is_wrong(panel: PropertiesPanel, qtbot: QtBot) -> None:
    panel.show_part("recipients")
    form = panel.recipients
    form.more.open(True)
    write(form.copies, "ba trăm")
    assert form.copies.error
    qtbot.waitUntil(form.copies.below.isVisible)

    def lie_together() -> None:
        for one, other in ((form.drafter, form.copies), (form.drafter.input, form.copies.input)):
            assert one.mapTo(form, QPoint()).y() == other.mapTo(form, QPoint()).y()
        assert form.copies.below.width() > form.copies.input.width() * 3 // 2
        assert form.copies.below.mapTo(form, QPoint()).y() >= form.drafter.input.geometry().bottom()

    qtbot.waitUntil(lambda: form.copies.below.y() > 0)
    lie_together()


@pytest.mark.parametrize("mark", ["addressed-to", "circulation", "contact", "digital-line"])
def test_a_mark_on_the_sheet_leads_to_its_own_field(panel: PropertiesPanel, qtbot: QtBot, mark: str) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    header = panel.header
    fields = {
        "addressed-to": header.addressed.input,
        "circulation": header.circulation.input,
        "contact": header.contact.input,
        "digital-line": header.digital.input,
    }
    panel.show_part("signature")
    assert panel.takes(mark)
    panel.show_part(mark)
    assert fields[mark].hasFocus()
    qtbot.waitUntil(lambda: not fields[mark].visibleRegion().isEmpty())


def test_the_drafter_and_the_number_of_copies_are_one_mark(panel: PropertiesPanel) -> None:
    form, session = panel.recipients, session_of(panel)
    write(form.drafter, "PL")
    write(form.copies, "300")
    assert (session.document.recipients.drafter, session.document.recipients.copies) == ("PL", 300)
    assert form.more.button.accessibleDescription() == "PL.(300)"
    write(form.copies, "ba trăm")
    assert form.copies.error == "“ba trăm” không phải là số bản. Số cũ còn giữ. Ghi chữ số, như 25."
    form.copies.input.selectAll()
    Hands(form.copies.input).press(Qt.Key.Key_Backspace)
    assert session.document.recipients.copies == 0
    assert form.more.button.accessibleDescription() == "PL"


# Copies

COPY = Copy(
    CopyForm.EXTRACT,
    Header(issuer="LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN", number="07", symbol="TrS-LĐLĐ", date=OfficialDate(2026, 11, 21)),
    Recipients((RecipientGroup(("Như trên",)),), "Lưu: VT"),
    Signature("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Văn Bình"),
)


def make_copy(panel: PropertiesPanel) -> EditSession:
    session = session_of(panel)
    session.apply("x", lambda d: replace(d, copy=COPY))
    return session


def test_only_a_copy_has_the_form_of_copies(panel: PropertiesPanel) -> None:
    names = [panel.tabs.tabText(tab) for tab in range(panel.tabs.count())]
    assert names == ["Dòng", "Phần đầu", "Nơi nhận", "Chữ ký", "Bản sao", "Phụ lục"]
    assert not panel.tabs.isTabVisible(4)
    assert not panel.takes("copy")
    session = make_copy(panel)
    assert panel.tabs.isTabVisible(4)
    panel.show_part("copy")
    assert panel.copy.isVisible()
    panel.copy.remove.click()
    assert session.document == DOCUMENT
    assert not panel.tabs.isTabVisible(4)
    assert not panel.copy.isVisible()
    session.stack.undo()
    assert session.document.copy == COPY


def test_the_form_of_copies_shows_and_changes_what_stands_beneath(panel: PropertiesPanel) -> None:
    session, form = make_copy(panel), panel.copy
    fields = (form.form, form.issuer, form.number, form.symbol, form.date, form.items, form.archive, form.signer)
    assert [field.text() for field in fields] == [
        "TRÍCH SAO",
        "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN",
        "07",
        "TrS-LĐLĐ",
        "21/11/2026",
        "Như trên",
        "Lưu: VT",
        "Lê Văn Bình",
    ]
    choose(form.form, "SAO LỤC")
    write(form.number, "08")
    write(form.date, "22/11/2026")
    write(form.items, "Như trên\nVăn phòng")
    write(form.post, "PHÓ CHÁNH VĂN PHÒNG")
    made = session.document.copy
    assert made is not None
    assert made.form is CopyForm.RECOPY
    assert (made.header.number, made.header.date) == ("08", OfficialDate(2026, 11, 22))
    assert made.recipients == Recipients((RecipientGroup(("Như trên", "Văn phòng")),), "Lưu: VT")
    assert made.signature.post == "PHÓ CHÁNH VĂN PHÒNG"
    assert replace(session.document, copy=None) == DOCUMENT


def test_a_wrong_day_of_a_copy_is_said_beneath(panel: PropertiesPanel) -> None:
    session = make_copy(panel)
    write(panel.copy.date, "31/11/2026")
    assert panel.copy.date.error.startswith("Không có ngày 31/11/2026 trong lịch.")
    write(panel.copy.number, "bảy")
    assert panel.copy.number.error.startswith("“bảy” không phải là số văn bản.")
    assert session.document.copy is not None
    assert session.document.copy.header.number == "07"
