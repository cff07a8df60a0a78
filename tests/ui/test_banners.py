"""Bands go without moving anything under a pointer, and give the focus back to where the clerk was writing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.document_screen import DocumentScreen
from desktop.ui.frame.banners import Banner, Banners, Kind
from desktop.ui.theme import Theme
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def banners(qtbot: QtBot, theme: Theme) -> Banners:
    shown = Banners()
    qtbot.addWidget(shown)
    shown.resize(900, 200)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def button(band: Banner, words: str) -> QAbstractButton:
    found = band.findChildren(QAbstractButton)
    return next(one for one in found if words in (one.text(), one.accessibleName()))


def place_of(band: Banner) -> QRect:
    """Where a band stands in its window."""
    return QRect(band.mapTo(band.window(), QPoint()), band.size())


def test_what_lies_under_a_band_does_not_slide_beneath_the_pointer_that_closed_it(
    qtbot: QtBot, banners: Banners
) -> None:
    stays = banners.show_banner(Kind.NOTICE, "Đây là văn phòng mẫu.", ("Xóa…", lambda: None), closable=False)
    goes = banners.show_banner(Kind.ERROR, "Chưa mở được tệp.")
    qtbot.waitUntil(lambda: place_of(stays).top() >= place_of(goes).bottom())
    before = place_of(stays)
    cross = button(goes, "Đóng thông báo")
    QTest.mouseMove(cross)
    QTest.mouseClick(cross, LEFT)
    assert banners.banners() == [stays]
    banners._column.activate()
    assert place_of(stays) == before
    assert not [part for part in goes.findChildren(QWidget) if part.isVisible()], "the place is empty"
    qtbot.waitUntil(lambda: place_of(stays).top() < before.top(), timeout=3000)


def test_good_news_over_another_band_leaves_its_place_for_a_second(qtbot: QtBot, banners: Banners) -> None:
    if QGuiApplication.platformName() != "offscreen":
        QCursor.setPos(banners.mapToGlobal(QPoint(300, 400)))
    stays = banners.show_banner(Kind.NOTICE, "Đây là văn phòng mẫu.", closable=False)
    goes = banners.show_banner(Kind.DONE, "Đã ghi.")
    qtbot.waitUntil(lambda: place_of(stays).top() >= place_of(goes).bottom())
    before = place_of(stays)
    goes._spot = QCursor.pos()
    goes.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # a screen without a pointer has it in its corner
    goes._timer.timeout.emit()
    assert banners.banners() == [stays]
    banners._column.activate()
    assert place_of(stays) == before
    fresh = banners.show_banner(Kind.DONE, "Đã in.")
    banners._column.activate()
    assert place_of(stays) == before, "what comes meanwhile takes the empty place"
    assert place_of(fresh).bottom() < before.top()


def opened(driven: Driven) -> DocumentScreen:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.centre.show_sheet()
    return screen


def test_a_click_in_a_band_leaves_the_caret_where_the_clerk_writes(driven: Driven) -> None:
    screen = opened(driven)
    for words in ("Mở", "Đóng thông báo"):
        band = driven.window.banners.show_banner(Kind.DONE, "Đã ghi.", ("Mở", lambda: None))
        QTest.mouseClick(button(band, words), LEFT)
        assert focused() is screen.sheet.text
    screen.sheet.parts.open("header.number")
    box = focused()
    band = driven.window.banners.show_banner(Kind.DONE, "Đã ghi.")
    QTest.mouseClick(button(band, "Đóng thông báo"), LEFT)
    assert focused() is box, "a field of the head is where the clerk writes too"


def test_a_band_that_goes_by_key_gives_the_focus_back(driven: Driven) -> None:
    screen = opened(driven)
    band = driven.window.banners.show_banner(Kind.DONE, "Đã ghi.", ("Mở", lambda: None))
    button(band, "Mở").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is screen.sheet.text


@pytest.mark.parametrize("deed", ["types", "undoes"])
def test_a_way_back_goes_as_soon_as_anything_else_is_done(driven: Driven, deed: str) -> None:
    screen = opened(driven)
    hands = Hands(screen.sheet.text)
    hands.type("a")
    screen.session.apply("khôi phục bản đã lưu", lambda document: document.__class__(document.id, body=document.body))
    history = driven.workspace.desk.history
    history._say_restored(screen.session.document.id, "11:20", None, step=screen.session.stack.index())
    band = driven.window.banners.banners()[0]
    assert button(band, "Hoàn tác").isVisible()
    if deed == "types":
        hands.type("XX")
    else:
        driven.window.actions_of["undo"].trigger()
    assert band not in driven.window.banners.banners()
    history._say_restored(screen.session.document.id, "11:20", None, step=0)
    late = driven.window.banners.banners()[0]
    assert not [one for one in late.findChildren(QAbstractButton) if one.text() == "Hoàn tác"]
