"""Fields of the sheet in the real window: outline, forms, pages, menus and saving know which one is in hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.appendices import title_key
from desktop.domain.document import walk
from desktop.typeset.page import TextRun
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.pages.canvas import PagesCanvas
from desktop.ui.sheet.parts.bands import part_text_boxes
from desktop.ui.theme import current_theme
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import CONTROL, Hands, Key


@pytest.fixture
def screen(driven: Driven) -> DocumentScreen:
    """The first sample document, open in the window."""
    driven.open()
    driven.open_document()
    shown = driven.workspace.desk.screen
    assert shown is not None
    return shown


def click_into(screen: DocumentScreen, field: str) -> Hands:
    """Click on the end of a field; hands that type there."""
    sheet = screen.sheet
    box = part_text_boxes(sheet.painter, field)[-1]
    sheet.text.verticalScrollBar().setValue(max(0, round(box.top()) - 200))
    spot = box.center().toPoint() - sheet.text.origin()
    spot.setX(round(box.right()) - sheet.text.origin().x())
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert focused() is sheet.parts.box
    return Hands(sheet.parts.box)


def test_the_form_shows_what_is_typed_on_the_sheet_and_the_other_way_round(screen: DocumentScreen) -> None:
    hands = click_into(screen, "header.place")
    form = screen.properties.header
    hands.type(" mới")
    assert form.place.text() == "Bình An mới"
    assert screen.properties.tabs.currentIndex() == 1
    form.place.focus()
    Hands(form.place.input).press(Key.Key_End)
    Hands(form.place.input).type(" lắm")
    assert any("Bình An mới lắm" in getattr(item, "text", "") for item in screen.sheet.painter.above.items)
    click_into(screen, "signature.signer").type("h")
    assert screen.properties.signature.signer.text().endswith("h")
    assert screen.properties.tabs.tabText(screen.properties.tabs.currentIndex()) == "Chữ ký"
    assert focused() is screen.sheet.parts.box  # a form that follows takes no focus


def test_the_caret_goes_out_of_the_fields_with_the_focus(screen: DocumentScreen) -> None:
    click_into(screen, "header.place").compose("x")
    screen.properties.header.kind.focus()
    QApplication.processEvents()
    assert screen.sheet.parts.field == ""
    assert screen.session.document.header.place.endswith("x")
    screen.go_to_sheet()
    assert focused() is screen.sheet.text


def test_outline_toolbar_and_menu_know_the_field_in_hand(driven: Driven, screen: DocumentScreen) -> None:
    screen.outline.part_chosen.emit("header")
    assert (screen.sheet.parts.field, focused()) == ("header.superior", screen.sheet.parts.box)
    assert screen.outline.currentIndex().data() == "Phần đầu"
    assert driven.window.toolbar.levels.placeholderText() == "Cơ quan cấp trên"
    Hands(focused()).type("X")
    undo = driven.window.actions_of["undo"]
    assert undo.text() == "&Hoàn tác: sửa cơ quan cấp trên"
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undo.isEnabled()
    screen.outline.part_chosen.emit("signature")
    assert screen.sheet.parts.field == "recipients.item:0"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert (screen.sheet.parts.field, focused()) == ("", screen.sheet.text)
    assert driven.window.toolbar.levels.placeholderText() != "Cơ quan cấp trên"


def test_cut_and_paste_from_the_menu_mean_the_field(driven: Driven, screen: DocumentScreen) -> None:
    actions = driven.window.actions_of
    click_into(screen, "header.kind")
    body = screen.session.document.body
    for name in ("select_all", "cut", "bold", "new_section", "footnote"):
        actions[name].trigger()
    assert screen.session.document.header.kind == ""
    actions["paste"].trigger()
    assert (screen.session.document.header.kind, screen.session.document.body) == ("KẾ HOẠCH", body)
    assert focused() is screen.sheet.parts.box


def test_a_click_on_a_page_puts_the_caret_into_the_same_letters_of_the_sheet(
    driven: Driven, screen: DocumentScreen
) -> None:
    screen.show_pages(True)
    pages = screen.pages
    assert pages is not None
    driven.qtbot.waitUntil(lambda: pages.rendered is not None and not pages.busy)
    assert pages.rendered is not None
    canvas = pages.findChildren(PagesCanvas)[0]
    for spot, field in (("issuer", "header.issuer"), ("number", "header.number"), ("signer", "signature.signer")):
        number, run = next(
            (number, item)
            for number, page in enumerate(pages.rendered.pages)
            for item in page.items
            if isinstance(item, TextRun) and item.spot == spot
        )
        before = 30 if spot == "number" else 1
        canvas.hit.emit(canvas.places.hit(number, run.x + before, run.baseline - 2))
        assert (screen.sheet.parts.field, focused()) == (field, screen.sheet.parts.box)
    screen.go_to("header.subject", 3)
    assert screen.sheet.parts.box.offset == 3
    Hands(screen.sheet.parts.box).type("mới ")
    driven.qtbot.waitUntil(lambda: not pages.busy and canvas._marked == "title")


def test_a_word_being_composed_in_a_field_is_saved(driven: Driven, screen: DocumentScreen) -> None:
    click_into(screen, "signature.signer").compose(" Đức")
    driven.window.actions_of["save"].trigger()
    assert screen.session.document.signature.signer.endswith(" Đức")


def test_the_head_is_reached_from_the_text_and_the_window_keeps_its_own_keys(screen: DocumentScreen) -> None:
    screen.sheet.go_to_block(screen.session.document.body[0].id)
    Hands(screen.sheet.text).press(Key.Key_Home, CONTROL)
    assert screen.sheet.parts.field == "header.superior"
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(focused(), override)
    assert not override.isAccepted()


def test_page_counter_pages_and_find_begin_where_the_text_in_hand_is_printed(
    driven: Driven, screen: DocumentScreen
) -> None:
    told: list[int] = []
    screen.page_changed.connect(lambda page, _pages: told.append(page))
    driven.window.actions_of["new_appendix"].trigger()
    appendix = screen.session.document.appendices[-1].id
    driven.qtbot.waitUntil(lambda: appendix in screen.counter._places.page_of)
    screen.sheet.go_to_block(list(walk(screen.session.document.body))[-1].id)
    far = told[-1]
    assert far > 1
    Hands(screen.sheet.text).press(Key.Key_Home, CONTROL)
    assert (screen.sheet.parts.field[:6], told[-1]) == ("header", 1)
    screen.sheet.set_cursor_place(title_key(appendix), 0)
    assert told[-1] > far
    click_into(screen, "signature.signer")
    assert told[-1] > 1
    click_into(screen, "header.kind")
    rows = screen.sheet.lines.numbers
    assert rows[screen.sheet.text.selection()[0].key] == 0  # where seeking begins
    screen.show_pages(True)
    pages = screen.pages
    assert pages is not None
    canvas = pages.findChildren(PagesCanvas)[0]
    driven.qtbot.waitUntil(lambda: not pages.busy and canvas._marked == "title")


def test_a_press_on_blank_paper_of_the_head_leaves_the_panel_as_it_is(driven: Driven, screen: DocumentScreen) -> None:
    screen.show_properties(False)
    sheet = screen.sheet
    head, corner = sheet.painter.bands()[0]
    for x, y in ((760, head.height - 1), (20, 60), (-15, 90)):
        spot = corner.toPoint() + QPoint(x, round(y)) - sheet.text.origin()
        QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert focused() in (sheet.parts.box, sheet.text)
        assert not screen.properties_shown


def test_the_menu_of_sizes_has_gone_before_letters_get_larger(driven: Driven) -> None:
    driven.open()
    before = current_theme().scale
    driven.window.actions_of["text_130"].trigger()
    assert current_theme().scale == before
    driven.qtbot.waitUntil(lambda: current_theme().scale == 130)
