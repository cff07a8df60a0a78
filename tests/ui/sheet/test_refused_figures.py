"""A number or a date that is refused: the document keeps what it had, the sheet what was typed, marked until mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import Hands, Key


def typed_into(sheet: SheetEditor, field: str, figures: str) -> Hands:
    """Hands that have typed figures in place of what a field said."""
    sheet.parts.open(field)
    sheet.parts.box.selectAll()
    hands = Hands(sheet.parts.box)
    hands.type(figures)
    return hands


@pytest.mark.parametrize("before", ["", "05"])
def test_a_number_that_is_none_leaves_the_one_before_and_not_its_first_figure(
    open_sheet: OpenSheet, plan: Document, before: str
) -> None:
    sheet = open_sheet(replace(plan, header=replace(plan.header, number=before)))
    hands = typed_into(sheet, "header.number", "7a")
    assert sheet.session.document.header.number == before
    assert "Số cũ còn giữ" in sheet.parts.notice.text()
    hands.press(Key.Key_Escape)
    assert sheet.session.document.header.number == before
    assert sheet.parts.refused == {"header.number": "7a"}
    assert any("Số: 7a/" in getattr(item, "text", "") for item in sheet.painter.above.items)


def test_what_was_refused_stays_marked_while_the_text_is_written(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    typed_into(sheet, "header.number", "8b").press(Key.Key_Escape)
    sheet.set_cursor_place("I1", 0)
    Hands(sheet.text).type("Mới ")
    sheet.session.apply("x", lambda d: replace(d, header=replace(d.header, place="Hà Nội")), "form")
    assert sheet.parts.refused == {"header.number": "8b"}
    sheet.parts.open("header.number")
    assert sheet.parts.box.toPlainText() == "8b"
    Hands(sheet.parts.box).press(Key.Key_Delete, times=2)
    Hands(sheet.parts.box).type("8")
    assert (sheet.session.document.header.number, sheet.parts.refused) == ("08", {})


def test_a_number_from_elsewhere_takes_the_place_of_what_was_refused(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    typed_into(sheet, "header.number", "8b").press(Key.Key_Escape)
    sheet.session.apply("x", lambda d: replace(d, header=replace(d.header, number="12")), "form")
    assert sheet.parts.refused == {}
    assert any("Số: 12/" in getattr(item, "text", "") for item in sheet.painter.above.items)


def test_the_note_is_seen_only_while_the_caret_is_in_the_place(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(replace(plan, header=replace(plan.header, date=OfficialDate(2026, 11, 5))))
    seen = []
    hands = typed_into(sheet, "header.day", "31")
    seen.append(sheet.parts.notice.isVisible())
    hands.press(Key.Key_Tab)
    seen.append(sheet.parts.notice.isVisible())
    hands.press(Key.Key_Escape)
    seen.append(sheet.parts.notice.isVisible())
    sheet.text.verticalScrollBar().setValue(30)
    seen.append(sheet.parts.notice.isVisible())
    sheet.parts.open("header.day")
    seen.append(sheet.parts.notice.isVisible())
    assert seen == [True, False, False, False, True]
    assert sheet.session.document.header.date == OfficialDate(2026, 11, 5)
