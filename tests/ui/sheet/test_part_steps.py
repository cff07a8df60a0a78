"""Where Tab, Enter, Esc and undo lead in the texts around the body, and where the text's cursor waits meanwhile."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.domain.document import Document, RecipientGroup, Recipients
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key
from tests.ui.sheet.test_part_editing import click_into, here
from tests.ui.sheet.test_view import long_plan


def test_tab_selects_what_the_next_text_says_and_a_click_does_not(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    click_into(sheet, "header.place")
    hands, box = Hands(sheet.parts.box), sheet.parts.box
    selected = [box.textCursor().selectedText()]
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab):
        hands.press(key)
        selected.append(box.textCursor().selectedText())
    assert selected == ["", "", "11", "2026", "11"]
    hands.type("12")
    made = sheet.session.document.header.date
    assert made is not None
    assert made.month == 12  # typed over, not "1112"


def test_enter_in_a_post_parts_its_line_and_in_a_name_goes_on_as_tab_does(
    open_sheet: OpenSheet, plan: Document
) -> None:
    sheet = open_sheet(plan)
    click_into(sheet, "signature.post", 1.0)
    Hands(sheet.parts.box).type("\nKIÊM BÍ THƯ")
    assert sheet.session.document.signature.post == "CHỦ TỊCH\nKIÊM BÍ THƯ"
    printed = [getattr(item, "text", "") for item in sheet.painter.below.items]
    assert printed.index("KIÊM BÍ THƯ") == printed.index("CHỦ TỊCH") + 1
    click_into(sheet, "header.place")
    Hands(sheet.parts.box).press(Key.Key_Return)
    Hands(sheet.parts.box).press(Key.Key_Return)
    assert here(sheet)[0] == "header.month"
    assert sheet.parts.box.textCursor().selectedText() == "11"


def test_esc_leads_to_the_line_beside_the_text_and_into_view(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(long_plan(200))
    sheet.go_to_block("c7-3")
    Hands(sheet.text).press(Key.Key_Home, CONTROL)
    assert here(sheet)[0].startswith("header.")
    Hands(sheet.parts.box).press(Key.Key_Escape)
    assert sheet.text.caret().key == "s0"
    assert sheet.text.viewport().rect().contains(sheet.text.cursorRect())
    sheet.parts.open("header.issuer")
    sheet.resize(794, 120)
    Hands(sheet.parts.box).press(Key.Key_Escape)
    assert sheet.text.viewport().rect().contains(sheet.text.cursorRect())


def test_undo_in_the_recipients_leads_to_what_it_changed(open_sheet: OpenSheet, plan: Document) -> None:
    groups = (RecipientGroup(("Tỉnh ủy", "HĐND")), RecipientGroup(("Các công đoàn", "Các KCN")))
    sheet = open_sheet(replace(plan, recipients=Recipients(groups, "Lưu: VT")))
    click_into(sheet, "recipients.item:0", 1.0)
    QGuiApplication.clipboard().setText(" mới\n- Một\n- Hai\n- Ba")
    sheet.do("paste")
    assert here(sheet)[0] == "recipients.item:3"
    sheet.session.undo()
    assert here(sheet) == ("recipients.item:0", len("Tỉnh ủy"))
    Hands(sheet.parts.box).type("!")
    assert sheet.session.document.recipients.groups[0].items == ("Tỉnh ủy!", "HĐND")
    click_into(sheet, "header.place")
    sheet.session.undo()
    assert here(sheet) == ("recipients.item:0", len("Tỉnh ủy"))


def test_undo_of_the_last_recipient_leads_to_the_one_before(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    click_into(sheet, "recipients.item:0", 1.0)
    Hands(sheet.parts.box).type("\nHĐND")
    sheet.session.undo()
    assert here(sheet) == ("recipients.item:0", len("Tỉnh ủy"))


def test_rich_text_alone_is_pasted_as_its_words(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    rich = QMimeData()
    rich.setHtml("<p><b>Tháng</b> Công nhân&nbsp;2027</p>")
    QGuiApplication.clipboard().setMimeData(rich)
    sheet.parts.open("header.subject")
    Hands(sheet.parts.box).press(Key.Key_V, CONTROL)
    assert sheet.session.document.header.subject == "Tháng Công nhân 2027"


def test_ctrl_end_in_the_head_leads_to_the_last_cell_where_the_plan_ends_with_a_table(
    open_sheet: OpenSheet, plan: Document
) -> None:
    appendix = plan.appendices[0]
    sheet = open_sheet(replace(plan, appendices=(replace(appendix, blocks=appendix.blocks[:1]),)))
    click_into(sheet, "header.place")
    Hands(sheet.parts.box).press(Key.Key_End, CONTROL)
    hand = sheet.tables.hand
    assert (here(sheet)[0], hand.is_open, hand.key, hand.place) == ("", True, "table", (1, 1))
