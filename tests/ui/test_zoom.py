"""Zoom: as many steps back are the way back, and the figure is what one sees, however little room panels leave."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain.document import walk
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.frame.status_bar import ZoomControl
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import CONTROL, Key


@pytest.fixture
def screen(driven: Driven) -> DocumentScreen:
    driven.open()
    driven.open_document("Tháng Công nhân")
    shown = driven.workspace.desk.screen
    assert shown is not None
    assert shown.sheet.zoom == 100
    return shown


def figure(driven: Driven) -> int:
    """What the status bar says."""
    (control,) = driven.window.status.findChildren(ZoomControl)
    (shown,) = control.findChildren(QLabel)
    return int(shown.text().rstrip("%"))


def turn(screen: DocumentScreen, notches: int) -> None:
    viewport = screen.sheet.text.viewport()
    at = QPointF(viewport.rect().center())
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


@pytest.mark.parametrize("width", [1180, 1366, 1800])
def test_three_steps_out_after_three_in_end_where_they_began(
    driven: Driven, screen: DocumentScreen, width: int
) -> None:
    """However little of the way in there was room for."""
    driven.window.resize(width, 768)
    begun = screen.sheet.zoom
    seen = []
    for key in (*[Key.Key_Plus] * 3, *[Key.Key_Minus] * 3):
        QTest.keyClick(focused(), key, CONTROL)
        assert figure(driven) == screen.sheet.zoom
        assert not screen.sheet.surface.style.held, "the letters are as large as the figure says"
        seen.append(screen.sheet.zoom)
    assert seen[-1] == begun
    if width == 1800:
        assert [begun, *seen] == [100, 110, 120, 130, 120, 110, 100]


def test_the_figure_is_what_one_sees_and_the_choice_comes_true_with_the_room(
    driven: Driven, screen: DocumentScreen
) -> None:
    for _time in range(4):
        QTest.keyClick(focused(), Key.Key_Plus, CONTROL)
    capped = screen.sheet.zoom
    assert figure(driven) == capped < 120
    assert f"Khung soạn chỉ đủ rộng cho {capped}%." in driven.window.status._said.text()
    turn(screen, 1)
    assert figure(driven) == screen.sheet.zoom == capped
    screen.show_properties(False)
    driven.qtbot.waitUntil(lambda: screen.sheet.zoom > capped)
    assert figure(driven) == screen.sheet.zoom >= 120
    screen.show_properties(True)
    driven.qtbot.waitUntil(lambda: screen.sheet.zoom == capped)
    turn(screen, -1)
    assert figure(driven) == screen.sheet.zoom < capped


def test_what_is_selected_stays_so_in_another_size(driven: Driven, screen: DocumentScreen) -> None:
    line = next(block for block in walk(screen.session.document.body) if len(block.text) > 20)
    screen.sheet.select_words(line.id, 3, 9)
    QTest.keyClick(focused(), Key.Key_Plus, CONTROL)
    assert screen.sheet.text.textCursor().selectedText() == line.text[3:9]
    screen.show_pages(True)
    driven.qtbot.waitUntil(lambda: 60 < screen.sheet.zoom < 100)
    assert screen.sheet.text.textCursor().selectedText() == line.text[3:9]


def test_where_the_pages_leave_little_room_one_step_out_is_seen_at_once(driven: Driven, screen: DocumentScreen) -> None:
    screen.show_pages(True)
    driven.qtbot.waitUntil(lambda: 60 < screen.sheet.zoom < 100)
    before = screen.sheet.zoom
    QTest.keyClick(focused(), Key.Key_Minus, CONTROL)
    assert figure(driven) == screen.sheet.zoom == (before - 1) // 10 * 10
