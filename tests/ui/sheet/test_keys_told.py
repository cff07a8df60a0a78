"""A key that shapes the document and can do nothing says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, SHIFT, Hands, Held, Key

FIRST, LAST = "đứng đầu nhóm cùng cấp", "đứng cuối nhóm cùng cấp"


@pytest.mark.parametrize(
    ("place", "key", "held", "why"),
    [
        ("I1", Key.Key_Up, ALT | SHIFT, FIRST),
        ("I2", Key.Key_Down, ALT | SHIFT, LAST),
        ("I1", Key.Key_Tab, Held.NoModifier, "không có mục cùng cấp"),
        ("I1", Key.Key_Right, ALT | SHIFT, "không có mục cùng cấp"),
        ("I", Key.Key_Backtab, SHIFT, "đã ở cấp cao nhất"),
        ("II", Key.Key_Left, ALT | SHIFT, "đã ở cấp cao nhất"),
        ("title:A", Key.Key_Up, ALT | SHIFT, "Tên phụ lục"),
        ("title:A", Key.Key_Tab, Held.NoModifier, "Tên phụ lục"),
    ],
)
def test_it_says_why(
    open_sheet: OpenSheet, plan: Document, qtbot: QtBot, place: str, key: Qt.Key, held: Qt.KeyboardModifier, why: str
) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place(place, 0)
    with qtbot.waitSignal(sheet.in_hand.told) as told:
        Hands(sheet.text).press(key, held)
    assert why in told.args[0]
    assert sheet.session.document == plan


def test_one_that_does_something_says_nothing(open_sheet: OpenSheet, plan: Document, qtbot: QtBot) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I2", 0)
    with qtbot.assertNotEmitted(sheet.in_hand.told):
        for key in (Key.Key_Up, Key.Key_Down, Key.Key_Right, Key.Key_Left):
            Hands(sheet.text).press(key, ALT | SHIFT)
    assert sheet.session.stack.count() == 4
