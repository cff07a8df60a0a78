"""The handle in the margin: a click opens the menu, a drag moves the line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.domain.document import Document, find
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.test_view import click


@pytest.mark.parametrize(
    ("dragged", "to", "expected"),
    [
        ("I1", "I2", ["I", "I2", "I1", "II", "II1"]),  # below the middle of the next item
        ("I2", "II1", ["I", "I1", "II", "II1", "I2"]),
        ("I", "II1", ["II", "II1", "I", "I1", "I2"]),  # with what stands under it, behind what stands under the other
        ("II", "I", ["II", "II1", "I", "I1", "I2"]),
        ("I1", "end", ["I", "I2", "II", "II1", "I1"]),  # never out of the body
    ],
)
def test_a_line_is_dragged_by_its_handle_among_lines_of_its_level(
    open_sheet: OpenSheet, plan: Document, dragged: str, to: str, expected: list[str]
) -> None:
    sheet = open_sheet(plan)
    sheet.resize(794, 900)
    sheet.set_cursor_place(dragged, 0)
    goal = sheet.lines.block(to)
    assert goal is not None
    up = sheet.lines.numbers[to] < sheet.lines.numbers[dragged]
    rect = sheet.painter.rect_of(goal)
    start = sheet.painter.label_box().center().toPoint()
    end = QPoint(start.x(), round(rect.top() + 1 if up else rect.bottom() - 1))
    drag(sheet, start, end)
    assert [row.key for row in sheet.lines.rows if row.place == "body"] == expected
    moved = find(sheet.session.document, dragged)
    before = find(plan, dragged)
    assert moved is not None
    assert before is not None
    assert moved[1] == before[1]
    assert sheet.painter.drop_line is None
    sheet.session.stack.undo()
    assert sheet.session.document == plan


def test_a_click_on_the_handle_opens_the_menu(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 2)
    at = sheet.painter.label_box().center()
    click(sheet, at.x(), at.y())
    menu = sheet.text.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    menu.close()
    assert sheet.cursor_place() == ("I1", 2)


def drag(sheet: SheetEditor, start: QPoint, end: QPoint) -> None:
    """Press at a point of the document, move to another by steps, let go."""
    view, origin = sheet.text.viewport(), sheet.text.origin()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start - origin)
    for step in range(1, 5):
        spot = QPointF(start + (end - start) * step / 4 - origin)
        move = QMouseEvent(
            QEvent.Type.MouseMove, spot, QPointF(view.mapToGlobal(spot.toPoint())), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end - origin)
