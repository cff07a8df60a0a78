"""The parts around the text are typed where they stand: carets by click and key, letters, lists, dates, undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Copy, Document, Header, RecipientGroup, Recipients, Signature
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.parts.bands import part_text_boxes
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key


@pytest.fixture
def filled(plan: Document) -> Document:
    """A plan with a title, two groups of recipients and no appendix."""
    groups = (RecipientGroup(("Thường trực Tỉnh ủy", "Tổng Liên đoàn"), "báo cáo"), RecipientGroup(("Các công đoàn",)))
    return replace(
        plan,
        header=replace(plan.header, subject="Tháng Công nhân năm 2027"),
        recipients=Recipients(groups, "Lưu: VT"),
        appendices=(),
    )


def click_into(sheet: SheetEditor, field: str, share: float = 0.5, line: int = 0) -> None:
    """Click on the words of a field, a share of the line's width from its left."""
    box = part_text_boxes(sheet.painter, field)[line]
    if not sheet.text.origin().y() <= box.top() <= sheet.text.origin().y() + sheet.text.viewport().height() - 40:
        sheet.text.verticalScrollBar().setValue(round(box.top()) - 200)
    spot = QPointF(box.left() + share * box.width(), box.center().y()).toPoint() - sheet.text.origin()
    under = sheet.text.viewport().childAt(spot)
    if under is not None and sheet.parts.box.isAncestorOf(under):  # the field in hand gets its own clicks
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(sheet.text.viewport(), spot))
    else:
        QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def hands_in(sheet: SheetEditor, field: str, share: float = 1.0) -> Hands:
    """Hands that type into a field, after a click on its end."""
    click_into(sheet, field, share)
    assert here(sheet)[0] == field
    return Hands(sheet.parts.box)


def here(sheet: SheetEditor) -> tuple[str, int]:
    """The field in hand and the offset in it."""
    return sheet.parts.field, sheet.parts.box.offset


def listed(sheet: SheetEditor, group: int) -> list[str]:
    """The recipients of a group."""
    return list(sheet.session.document.recipients.groups[group].items)


# The caret


def test_a_click_puts_the_caret_between_the_letters_under_it(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    click_into(sheet, "header.issuer", 0.0)
    found = [here(sheet)]
    click_into(sheet, "header.issuer", 1.0)
    found.append(here(sheet))
    click_into(sheet, "recipients.item:1", 1.0)
    found.append(here(sheet))
    click_into(sheet, "header.subject", 0.0)
    found.append(here(sheet))
    assert found == [("header.issuer", 0), ("header.issuer", 17), ("recipients.item:1", 14), ("header.subject", 0)]
    assert sheet.focusWidget() is sheet.parts.box


def test_a_field_has_the_name_that_its_form_gives_it(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    names = []
    for field in ("header.issuer", "header.day", "signature.signer", "recipients.archive"):
        click_into(sheet, field)
        names.append(sheet.parts.box.accessibleName())
    assert names == ["Cơ quan ban hành", "Ngày", "Họ và tên người ký", "Dòng lưu"]


def test_a_pull_selects_letters_and_they_are_typed_over(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    box, viewport = part_text_boxes(sheet.painter, "header.kind")[0], sheet.text.viewport()
    start, end = (QPoint(round(x), round(box.center().y())) - sheet.text.origin() for x in (box.left(), box.right()))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, end)
    sheet.parts.mouse.pull(QPointF(end + sheet.text.origin()))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert sheet.parts.box.textCursor().selectedText() == "KẾ HOẠCH"
    Hands(sheet.parts.box).type("BÁO CÁO")
    assert sheet.session.document.header.kind == "BÁO CÁO"
    assert sheet.session.document.header.symbol == "BC-LĐLĐ"  # as the form does


def ink(sheet: SheetEditor, area: QRect) -> set[tuple[int, int]]:
    """The dark pixels of an area of the viewport."""
    image: QImage = sheet.text.viewport().grab(area).toImage()
    return {
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 90
    }


@pytest.mark.parametrize("field", ["header.issuer", "header.subject", "recipients.item:0", "signature.post"])
def test_no_letter_moves_by_a_pixel_when_the_box_opens(open_sheet: OpenSheet, filled: Document, field: str) -> None:
    sheet = open_sheet(filled)
    sheet.text.verticalScrollBar().setValue(0)
    box = part_text_boxes(sheet.painter, field)[0]
    if box.bottom() > sheet.text.viewport().height():
        sheet.text.verticalScrollBar().setValue(round(box.top()) - 300)
    area = box.translated(-QPointF(sheet.text.origin())).toRect()
    closed = ink(sheet, area)
    click_into(sheet, field, 0.0)
    sheet.parts.box.clearFocus()  # without the caret, which is ink too
    opened = ink(sheet, area)
    assert len(closed) > 100
    differing = {
        (right, down): len({(x + right, y + down) for x, y in closed} ^ opened)
        for right in (-1, 0, 1)
        for down in (-1, 0, 1)
    }
    assert min(differing, key=lambda shift: differing[shift]) == (0, 0)
    assert differing[0, 0] <= len(closed) * 0.1  # edges of thin strokes, which the tint lies under


# Typing


def test_each_letter_is_in_the_document_and_on_the_paper_at_once(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.issuer")
    wide = part_text_boxes(sheet.painter, "header.issuer")[0].width()
    hands.type(" mới")
    assert sheet.session.document.header.issuer == "LĐLĐ TỈNH BÌNH AN mới"
    boxes = part_text_boxes(sheet.painter, "header.issuer")
    assert sum(box.width() for box in boxes) > wide
    assert sheet.parts.box.geometry().contains((boxes[-1].center() - QPointF(sheet.text.origin())).toPoint())
    assert sheet.session.stack.undoText() == "sửa cơ quan ban hành"
    sheet.session.stack.undo()
    assert sheet.session.document == filled  # one step, not four
    assert (sheet.parts.box.toPlainText(), here(sheet)[0]) == ("LĐLĐ TỈNH BÌNH AN", "header.issuer")
    sheet.session.stack.redo()
    assert sheet.parts.box.toPlainText() == "LĐLĐ TỈNH BÌNH AN mới"


def test_unikey_takes_back_and_types_again_in_a_field(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(replace(filled, signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "")))
    hands = hands_in(sheet, "signature.signer")
    hands.type("Nguye")
    hands.unikey(1, "ê")
    hands.type("n")
    hands.unikey(2, "ễn")
    hands.type(" Thi")
    hands.unikey(1, "ị")
    assert sheet.session.document.signature.signer == "Nguyễn Thị"


def test_a_word_being_composed_is_seen_on_the_paper_and_kept_when_the_caret_goes(
    open_sheet: OpenSheet, filled: Document
) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.place")
    hands.commit(" cũ")
    hands.compose(" đươ")
    assert any("Bình An cũ đươ," in getattr(item, "text", "") for item in sheet.painter.above.items)
    assert sheet.session.document.header.place == "Bình An cũ"
    click_into(sheet, "header.kind")
    assert (sheet.session.document.header.place, here(sheet)[0]) == ("Bình An cũ đươ", "header.kind")
    Hands(sheet.parts.box).compose("X")
    sheet.commit_preedit()  # as saving does
    assert "X" in sheet.session.document.header.kind


def test_commit_with_replacement(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.place")
    hands.type(" duoc")
    hands.commit("được", replaced=4)
    assert sheet.session.document.header.place == "Bình An được"


def test_copy_cut_and_paste_and_bold_that_means_nothing(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.kind")
    sheet.do("select_all")
    sheet.do("copy")
    assert QGuiApplication.clipboard().text() == "KẾ HOẠCH"
    hands.press(Key.Key_B, CONTROL)
    sheet.do("bold")
    sheet.do("new_section")
    assert sheet.session.document == filled
    sheet.do("cut")
    assert sheet.session.document.header.kind == ""
    QGuiApplication.clipboard().setText("BÁO\r\nCÁO\u200b")
    sheet.do("paste")
    assert sheet.session.document.header.kind == "BÁO CÁO"


# Ways


def test_tab_goes_through_the_fields_in_reading_order_and_into_the_text(
    open_sheet: OpenSheet, filled: Document
) -> None:
    sheet = open_sheet(filled)
    Hands(sheet.text).press(Key.Key_Home, CONTROL)
    found = []
    while here(sheet)[0]:
        found.append(here(sheet)[0].removeprefix("header."))
        Hands(sheet.parts.box).press(Key.Key_Tab)
    head = ["superior", "issuer", "number", "symbol", "place", "day", "month", "year", "kind", "subject"]
    assert found == head
    assert sheet.cursor_place() == ("basis", 0)
    hands = hands_in(sheet, "recipients.item:0")
    order = []
    while here(sheet)[0] not in order:
        order.append(here(sheet)[0])
        hands.press(Key.Key_Tab)
    assert [field.partition(".")[2] for field in order] == [
        "item:0", "item:1", "label:0", "item:2", "archive", "authority", "post", "signer",
    ]  # fmt: skip
    hands.press(Key.Key_Backtab)
    assert here(sheet)[0] == "signature.post"


def test_up_and_down_go_over_the_paper_as_over_one_text(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    sheet.set_cursor_place("basis", 3)
    Hands(sheet.text).press(Key.Key_Up)
    assert here(sheet)[0] == "header.subject"
    hands = Hands(sheet.parts.box)
    hands.press(Key.Key_Up)
    assert here(sheet)[0] == "header.kind"
    hands.press(Key.Key_Down, times=2)
    assert (here(sheet)[0], sheet.cursor_place()[0]) == ("", "basis")
    sheet.set_cursor_place("end", 5)
    Hands(sheet.text).press(Key.Key_Down)
    assert here(sheet)[0] in ("recipients.item:0", "signature.authority")
    hands.press(Key.Key_Up)
    assert (here(sheet)[0], sheet.cursor_place()[0]) == ("", "end")


def test_arrows_cross_from_field_to_field_and_into_the_text(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.kind")
    hands.press(Key.Key_Right)
    assert here(sheet) == ("header.subject", 0)
    hands.press(Key.Key_Left)
    assert here(sheet) == ("header.kind", 8)
    hands = hands_in(sheet, "header.subject")
    hands.press(Key.Key_Right)
    assert (here(sheet)[0], sheet.cursor_place()) == ("", ("basis", 0))
    Hands(sheet.text).press(Key.Key_Left)
    assert here(sheet)[0] == "header.subject"
    hands.press(Key.Key_Escape)
    assert (here(sheet)[0], sheet.focusWidget()) == ("", sheet.text)


def test_enter_goes_on_to_the_next_field_or_parts_lines_where_there_are_some(
    open_sheet: OpenSheet, filled: Document
) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.place")
    hands.press(Key.Key_Return)
    assert here(sheet)[0] == "header.day"
    hands = hands_in(sheet, "header.issuer")
    hands.type("\nCƠ SỞ")
    assert sheet.session.document.header.issuer == "LĐLĐ TỈNH BÌNH AN\nCƠ SỞ"
    assert len(part_text_boxes(sheet.painter, "header.issuer")) == 2


# Numbers and dates


def test_number_and_day_are_typed_into_their_rooms(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.number", 0.5)
    hands.type("5")
    assert sheet.session.document.header.number == "05"
    assert any(getattr(item, "text", "") == "Số: 5/KH-LĐLĐ" for item in sheet.painter.above.items)  # as it was typed
    hands.press(Key.Key_Backspace)
    hands.type("147")
    hands = hands_in(sheet, "header.day", 0.5)
    hands.type("05")
    header = sheet.session.document.header
    assert (header.number, header.date) == ("147", OfficialDate(2026, 11, 5))
    hands.press(Key.Key_Escape)
    assert any("ngày 05 tháng 11" in getattr(item, "text", "") for item in sheet.painter.above.items)


def test_what_is_no_day_stays_marked_and_the_date_stays_too(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.day", 0.5)
    hands.type("3")
    assert sheet.parts.notice.isHidden()
    hands.type("1")
    assert (
        sheet.parts.notice.text() == "Không có ngày 31/11/2026 trong lịch. Ngày cũ còn giữ. Xem lại ngày, tháng, năm."
    )
    hands.press(Key.Key_Tab)
    assert sheet.session.document.header.date == OfficialDate(2026, 11)  # as it was, not the 3rd on the way to the 31st
    assert sheet.painter.wrong == {"header.day": "31"}
    assert any("ngày 31 tháng 11" in getattr(item, "text", "") for item in sheet.painter.above.items)
    assert sheet.parts.notice.isHidden()  # red alone says so, until the caret comes back
    hands.press(Key.Key_Backtab)
    assert not sheet.parts.notice.isHidden()
    hands.press(Key.Key_Tab)
    hands.type("12")
    assert sheet.session.document.header.date == OfficialDate(2026, 12, 31)  # now it is a day
    assert (sheet.painter.wrong, sheet.parts.notice.isHidden()) == ({}, True)


def test_another_month_leaves_the_day(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(replace(filled, header=replace(filled.header, date=OfficialDate(2026, 11, 5))))
    hands = hands_in(sheet, "header.month")
    hands.press(Key.Key_Backspace, times=2)
    assert (sheet.painter.wrong, sheet.parts.notice.isHidden()) == ({"header.day": "05"}, True)
    hands.type("12")
    assert sheet.session.document.header.date == OfficialDate(2026, 12, 5)
    hands.press(Key.Key_Backspace, times=2)
    hands.press(Key.Key_Escape)
    assert sheet.parts.notice.isHidden()
    click_into(sheet, "header.day")
    assert "khi ghi đủ tháng và năm" in sheet.parts.notice.text()
    assert not sheet.parts.notice.isHidden()


def test_a_date_may_be_typed_from_the_day_on(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(replace(filled, header=replace(filled.header, date=None)))
    hands = hands_in(sheet, "header.day", 0.5)
    for figures in ("05", "02", "2027"):
        hands.type(figures)
        hands.press(Key.Key_Tab)
    assert sheet.session.document.header.date == OfficialDate(2027, 2, 5)


# Lists


def test_enter_makes_the_next_recipient_in_its_group(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "recipients.item:1")
    hands.type("\n")
    assert sheet.session.document == filled  # an empty line is none yet
    hands.type("- Ban Dân vận;")
    assert listed(sheet, 0) == ["Thường trực Tỉnh ủy", "Tổng Liên đoàn", "Ban Dân vận"]
    hands.type("\n\n")
    assert here(sheet)[0] == "recipients.label:0"  # a second Enter leaves the line
    assert len(sheet.session.document.recipients.groups[0].items) == 3


def test_enter_within_a_recipient_parts_it_and_backspace_joins_it_again(
    open_sheet: OpenSheet, filled: Document
) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "recipients.item:0", 0.0)
    hands.press(Key.Key_Right, times=len("Thường trực "))
    hands.press(Key.Key_Return)
    assert listed(sheet, 0) == ["Thường trực", "Tỉnh ủy", "Tổng Liên đoàn"]
    assert here(sheet) == ("recipients.item:1", 0)
    hands.press(Key.Key_Backspace)
    assert listed(sheet, 0) == ["Thường trựcTỉnh ủy", "Tổng Liên đoàn"]
    assert here(sheet) == ("recipients.item:0", len("Thường trực"))


def test_backspace_in_an_empty_recipient_takes_it_out(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "recipients.item:1")
    hands.press(Key.Key_Backspace, times=len("Tổng Liên đoàn"))
    assert listed(sheet, 0) == ["Thường trực Tỉnh ủy"]
    assert here(sheet) == ("recipients.item:1", 0)  # its line is still there to be written anew
    hands.type("HĐND")
    assert listed(sheet, 0) == ["Thường trực Tỉnh ủy", "HĐND"]
    hands.press(Key.Key_Backspace, times=5)
    assert here(sheet) == ("recipients.item:0", len("Thường trực Tỉnh ủy"))
    assert "recipients.item:2" not in sheet.painter.shown.places


def test_pasted_lines_become_recipients_without_their_dashes(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands_in(sheet, "recipients.item:2")
    QGuiApplication.clipboard().setText(" và cơ sở;\n- Như trên;\n- Ủy ban Kiểm tra.")
    sheet.do("paste")
    assert listed(sheet, 1) == ["Các công đoànvà cơ sở", "Như trên", "Ủy ban Kiểm tra."]
    assert here(sheet)[0] == "recipients.item:4"


def test_a_click_elsewhere_forgets_an_empty_line(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands_in(sheet, "recipients.item:0").type("\n")
    click_into(sheet, "recipients.item:3")  # on the sheet now, which shows the empty line too
    assert here(sheet)[0] == "recipients.item:2"
    assert sheet.parts.box.toPlainText() == "Các công đoàn"
    assert sheet.session.document == filled


# What is still empty


def test_what_is_still_empty_is_said_on_the_paper_and_filled_by_a_click(
    open_sheet: OpenSheet, filled: Document
) -> None:
    sheet = open_sheet(replace(filled, signature=Signature("TM. BAN THƯỜNG VỤ"), header=Header(kind="KẾ HOẠCH")))
    assert sheet.painter.shown.guides == {"header.issuer", "header.subject", "signature.post", "signature.signer"}
    hands = hands_in(sheet, "signature.signer", 0.7)
    assert here(sheet) == ("signature.signer", 0)
    hands.type("Lê Văn An")
    assert sheet.session.document.signature.signer == "Lê Văn An"
    assert "signature.signer" not in sheet.painter.shown.guides


def test_what_a_paper_may_have_is_offered_while_the_pointer_or_the_caret_is_near(
    open_sheet: OpenSheet, filled: Document
) -> None:
    bare = replace(filled, header=replace(filled.header, superior=""), recipients=Recipients(), signature=Signature())
    sheet = open_sheet(bare)
    offers = sheet.parts.offers
    sheet.set_cursor_place("I", 0)
    offers.point(QPointF(5, 5))
    assert offers.near() == []
    head, corner = sheet.painter.bands()[0]
    found = []
    for down in (10.0, head.height - 10):
        offers.point(corner + QPointF(50, down))
        found += [offer.field for offer in offers.near()]
    assert found == ["header.superior", "addressed.item:0"]
    offers.point(None)
    sheet.set_cursor_place("end", 0)
    assert [offer.words for offer in offers.near()] == ["Thêm nơi nhận", "Thêm chữ ký"]
    spot = offers.near()[0].rect.center().toPoint() - sheet.text.origin()
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    Hands(sheet.parts.box).type("Tỉnh ủy\nHĐND")
    assert listed(sheet, 0) == ["Tỉnh ủy", "HĐND"]
    assert sheet.session.document.signature == Signature()
    assert "Nơi nhận" not in sheet.session.document.recipients.archive


def test_of_a_copy_the_fields_are_its_own(open_sheet: OpenSheet, filled: Document) -> None:
    copy = Copy(
        header=Header(issuer="CÔNG ĐOÀN CƠ SỞ", number="07"), signature=Signature("", "CHÁNH VĂN PHÒNG", "Lê An")
    )
    sheet = open_sheet(replace(filled, copy=copy))
    hands_in(sheet, "copy.signature.signer").type("h")
    made = sheet.session.document
    assert made.copy is not None
    assert (made.copy.signature.signer, made.signature) == ("Lê Anh", filled.signature)


# Others


def test_what_a_form_changes_shows_in_the_field_in_hand(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands_in(sheet, "header.place")
    sheet.session.apply("x", lambda d: replace(d, header=replace(d.header, place="Hà Nội")), "form")
    assert sheet.parts.box.toPlainText() == "Hà Nội"
    sheet.session.apply("x", lambda d: replace(d, signature=Signature()), "form")
    hands_in(sheet, "recipients.item:2")
    sheet.session.apply("x", lambda d: replace(d, recipients=Recipients()), "form")
    assert here(sheet)[0] == ""


def test_the_box_stays_over_its_words_while_the_sheet_scrolls_and_grows(
    open_sheet: OpenSheet, filled: Document
) -> None:
    sheet = open_sheet(filled)
    sheet.resize(794, 500)
    click_into(sheet, "header.subject")
    for zoom in (100, 130):
        sheet.set_zoom(zoom)
        sheet.text.verticalScrollBar().setValue(40)
        QApplication.sendPostedEvents()
        box = part_text_boxes(sheet.painter, "header.subject")[0].translated(-QPointF(sheet.text.origin()))
        assert sheet.parts.box.geometry().contains(box.center().toPoint())
        assert abs(sheet.parts.box.geometry().left() - box.left()) <= 4


def test_shift_and_arrows_select_within_a_field(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(filled)
    hands = hands_in(sheet, "header.kind")
    hands.press(Key.Key_Home, SHIFT)
    assert sheet.parts.box.textCursor().selectedText() == "KẾ HOẠCH"
    hands.press(Key.Key_Delete)
    assert sheet.session.document.header.kind == ""
    assert here(sheet)[0] == "header.kind"


def test_a_field_that_paper_does_not_show_is_left_to_its_form(open_sheet: OpenSheet, filled: Document) -> None:
    sheet = open_sheet(replace(filled, header=replace(filled.header, kind="Công văn")))
    sheet.parts.open("header.kind")
    assert (here(sheet)[0], sheet.focusWidget()) == ("", sheet.text)
    assert hands_in(sheet, "header.subject").widget is sheet.parts.box  # printed under the number, behind "V/v"
    assert here(sheet) == ("header.subject", len("Tháng Công nhân năm 2027"))
