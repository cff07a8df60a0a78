"""The menu Chèn leads to Kính gửi, Nơi nhận and Chữ ký where they stand on the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop.domain.document import Block, Document, Header, Level, RecipientGroup, Recipients, Signature, text_runs
from desktop.ui.document_screen import DocumentScreen
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands

BARE = Document(
    "bare",
    header=Header("", "CÔNG ĐOÀN TỈNH", kind="KẾ HOẠCH", subject="Về việc chung"),
    body=tuple(Block(f"b{n}", Level.PARAGRAPH, text_runs("Một đoạn dài của văn bản.")) for n in range(40)),
)
FULL = Document(
    "full",
    header=BARE.header,
    body=BARE.body,
    addressed_to=("Các công đoàn cơ sở",),
    recipients=Recipients((RecipientGroup(("Tỉnh ủy",)),), "Lưu: VT"),
    signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn Bình"),
)


def opened(driven: Driven, document: Document) -> DocumentScreen:
    driven.open()
    driven.workspace.desk.start(document)
    screen = driven.workspace.desk.screen
    assert screen is not None
    return screen


def choose(driven: Driven, title: str, name: str) -> None:
    """Open a menu of the menu bar and click one of its lines."""
    menus = driven.window.menu_bar.menus
    menu = next(one for one in menus.findChildren(QMenu) if one.title().replace("&", "") == title)
    menu.popup(driven.window.mapToGlobal(driven.window.rect().topLeft()))
    action = next(one for one in menu.actions() if one.text().replace("&", "") == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.mark.parametrize(
    ("name", "field"),
    [("Kính gửi", "addressed.item:0"), ("Nơi nhận", "recipients.item:0"), ("Chữ ký", "signature.authority")],
)
@pytest.mark.parametrize("document", [BARE, FULL], ids=["missing", "there"])
def test_a_line_of_the_menu_opens_the_place_on_the_sheet(
    driven: Driven, document: Document, name: str, field: str
) -> None:
    screen = opened(driven, document)
    choose(driven, "Chèn", name)
    sheet = screen.sheet
    assert (sheet.parts.field, focused()) == (field, sheet.parts.box)
    assert sheet.text.viewport().rect().intersects(sheet.parts.box.geometry()), "it is in view"
    before = sheet.parts.box.toPlainText()
    Hands(sheet.parts.box).type("thêm")
    assert sheet.parts.box.toPlainText().startswith(before + "thêm")
    after = sheet.session.document
    said = (*after.addressed_to, *(i for g in after.recipients.groups for i in g.items), after.signature.authority)
    assert any("thêm" in one for one in said)
