"""The window: its frame, that nothing is cut off on small screens, keys, areas, lists, and the way through a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QWidget,
)

import i18n
from desktop.domain.document import Level, trees, walk
from desktop.ui.actions import DOCUMENT
from desktop.ui.following.following import FOLLOWED
from desktop.ui.frame.rail import DOCUMENTS, SETTINGS, START, TASKS
from desktop.ui.start.cards import Card, TemplateRow
from desktop.ui.start.page import StartPage
from desktop.ui.theme import Theme
from desktop.ui.widgets import Button, ElidedLabel
from i18n import use_language
from tests.ui.conftest import Driven, focused, write
from tests.ui.sheet.hands import Hands

SIZES = [(1366, 768), (1366, 696), (911, 470)]
SCREENS = [START, DOCUMENTS, SETTINGS, TASKS, DOCUMENT, "pages", "forms"]


def go_to(driven: Driven, screen: str) -> None:
    """Bring a screen into view."""
    if screen in (DOCUMENT, "pages", "forms"):
        driven.open_document("Tháng Công nhân")
        shown = driven.workspace.desk.screen
        assert shown is not None
        if screen == "pages":
            shown.show_pages(True)
        if screen == "forms":
            shown.open_part("recipients")
    else:
        driven.window.show_place(screen)
    QTest.qWaitForWindowExposed(driven.window)
    QApplication.processEvents()


def scrolled(widget: QWidget) -> bool:
    """Whether a widget lies in something that scrolls."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def visible(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            yield widget


def name_of(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r}"


def short_of_room(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    if isinstance(widget, QLabel):
        return widget.width() < widget.sizeHint().width()
    return isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width()


def cut_off(window: QWidget) -> list[str]:
    """What stands outside of its parent, or has less room than its words need."""
    found = []
    for widget in visible(window):
        parent = widget.parentWidget()
        assert parent is not None
        if not scrolled(widget) and not parent.rect().contains(widget.geometry()):
            found.append(f"{name_of(widget)} sticks out of {name_of(parent)}")
        if isinstance(widget, ElidedLabel | Card | TemplateRow) or isinstance(parent, QLineEdit):
            continue  # a clerk's own words may be cut; cards write on two lines; Qt places what is in a field
        if short_of_room(widget):
            found.append(f"{name_of(widget)} is cut")
    return found


def cut_off_for_good(driven: Driven) -> list[str]:
    """As `cut_off`, once layouts have come to rest."""
    with suppress(driven.qtbot.TimeoutError):
        driven.qtbot.waitUntil(lambda: cut_off(driven.window) == [], timeout=2000)
    return cut_off(driven.window)


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_off(driven: Driven, theme: Theme, size: tuple[int, int], choice: str) -> None:
    theme.choose(choice=choice)
    driven.open(size=size)
    for screen in SCREENS:
        go_to(driven, screen)
        assert driven.window.size().toTuple() == size
        assert cut_off_for_good(driven) == [], screen


@pytest.mark.parametrize("scale", [115, 130])
def test_nothing_is_cut_off_with_larger_letters(driven: Driven, theme: Theme, scale: int) -> None:
    theme.choose(scale=scale)
    driven.open(size=(1366, 696))
    for screen in SCREENS:
        go_to(driven, screen)
        assert driven.window.size().toTuple() == (1366, 696)
        assert cut_off_for_good(driven) == [], screen


def test_the_frame_has_the_measures_of_the_drawings(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    window, screen = driven.window, driven.workspace.desk.screen
    assert screen is not None
    heights = (window.menu_bar.height(), window.toolbar.height(), window.status.height())
    assert heights == (33, 57, 26)
    assert window.rail.width() == 69
    assert (screen._left.width(), screen._right.width()) == (216, 288)
    assert screen.sheet.zoom == 100


def test_panels_fold_to_strips_where_there_is_no_room_and_open_over_the_sheet(driven: Driven) -> None:
    driven.open(size=(911, 470))
    go_to(driven, DOCUMENT)
    screen = driven.workspace.desk.screen
    assert screen is not None
    assert (screen._left.width(), screen._right.width()) == (36, 36)
    sheet = screen.sheet.width()
    screen.open_part("header")
    assert screen.properties.isVisible()
    assert screen.sheet.width() == sheet
    assert focused() is screen.properties.header.superior.input
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not screen.properties.isVisible()
    assert focused() is screen.sheet.text


def test_tools_that_find_no_room_stand_in_a_list(driven: Driven) -> None:
    driven.open(size=(911, 470))
    go_to(driven, DOCUMENT)
    assert [action.objectName() for action in driven.window.toolbar.folded()] == [
        *("underline", "new_section", "new_appendix", "footnote", "mark_target", "assign_task"),
        *("properties", "pages", "print"),
    ]
    driven.window.resize(1366, 768)
    driven.qtbot.waitUntil(lambda: driven.window.toolbar.folded() == [])


@pytest.mark.parametrize("screen", SCREENS)
def test_every_control_says_its_name(driven: Driven, screen: str) -> None:
    driven.open()
    go_to(driven, screen)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QSlider, QTabBar, QAbstractItemView)
    nameless = [
        type(widget).__name__
        for widget in visible(driven.window)
        if isinstance(widget, kinds)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget(), QLineEdit)
    ]
    assert nameless == []


def test_every_action_is_answered(driven: Driven) -> None:
    driven.open()
    driven.open_document()
    for place in FOLLOWED:
        driven.window.show_place(place)
    assert driven.window.actions_of.unhandled() == set()


def test_f6_goes_round_the_areas_and_back(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    window = driven.window
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.sheet.setFocus()
    driven.qtbot.waitUntil(lambda: focused() is screen.sheet.text)
    seen = set()
    for _turn in range(len(window.areas())):
        window.actions_of["next_area"].trigger()
        focus = focused()
        seen |= {area for area in window.areas() if area is focus or area.isAncestorOf(focus)}
    assert seen == set(window.areas())
    assert focused() is screen.sheet.text
    window.actions_of["previous_area"].trigger()
    assert screen.outline.isAncestorOf(focused()) or screen.outline.hasFocus()


def test_undo_names_its_step_and_is_one_list_for_text_and_forms(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    screen, actions = driven.workspace.desk.screen, driven.window.actions_of
    assert screen is not None
    before = screen.session.document
    assert not actions["undo"].isEnabled()
    assert actions["undo"].toolTip() == "Chưa có gì để hoàn tác"
    screen.sheet.set_cursor_place(before.body[0].id, 0)
    screen.sheet.setFocus()
    Hands(screen.sheet.text).type("Mới ")
    screen.open_part("header")
    Hands(screen.properties.header.place.input).type("x")
    assert actions["undo"].text() == "&Hoàn tác: sửa địa danh"
    QTest.keyClick(screen.properties.header.place.input, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.document.header == before.header
    assert screen.properties.header.place.text() == "Bình An"
    QTest.keyClick(screen.properties.header.place.input, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.document == before


def test_the_level_of_the_line_in_hand_is_shown_and_can_be_chosen(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    screen, levels = driven.workspace.desk.screen, driven.window.toolbar.levels
    assert screen is not None
    clause = screen.session.document.body[1].children[0]
    screen.sheet.go_to_block(clause.id)
    assert levels.currentData() == Level.CLAUSE
    index = levels.findData(Level.POINT)
    levels.setCurrentIndex(index)
    levels.activated.emit(index)
    changed = screen.session.document.body[1].children[0]
    assert changed.level is Level.POINT


def test_cut_and_paste_belong_to_the_field_that_has_the_focus(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    screen, actions = driven.workspace.desk.screen, driven.window.actions_of
    assert screen is not None
    screen.open_part("header")
    field = screen.properties.header.kind
    field.focus()
    actions["select_all"].trigger()
    actions["copy"].trigger()
    assert QApplication.clipboard().text() == "KẾ HOẠCH"
    actions["cut"].trigger()
    assert screen.session.document.header.kind == ""
    actions["paste"].trigger()
    assert screen.session.document.header.kind == "KẾ HOẠCH"


def test_the_outline_leads_to_a_part_of_the_paper_and_its_form(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.open_part("signature")
    assert screen.properties.tabs.tabText(screen.properties.tabs.currentIndex()) == "Chữ ký"
    screen.outline.part_chosen.emit("header")
    assert screen.properties.tabs.tabText(screen.properties.tabs.currentIndex()) == "Phần đầu"


def test_the_table_of_an_appendix_is_edited_where_it_stands(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    screen = driven.workspace.desk.screen
    assert screen is not None
    driven.window.actions_of["new_appendix"].trigger()
    table = screen.session.document.appendices[-1].blocks[0]
    screen.centre.open_table(table.id, 0, 0)
    assert screen.sheet.text.isVisible()
    assert screen.sheet.tables.hand.box.hasFocus()
    assert screen.properties.tabs.isTabVisible(5)  # how its pages lie, and its line
    driven.window.actions_of["undo"].trigger()
    assert screen.session.document.appendices == ()


def test_real_pages_take_the_room_of_the_panels_and_give_it_back(driven: Driven) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    screen, actions = driven.workspace.desk.screen, driven.window.actions_of
    assert screen is not None
    actions["pages"].trigger()
    assert (screen.pages_shown, screen.outline_shown, screen.properties_shown) == (True, False, False)
    pages = screen.pages
    assert pages is not None
    driven.qtbot.waitUntil(lambda: not pages.busy)
    assert driven.window.status._page.text() == "Trang 1/3"
    actions["pages"].trigger()
    assert (screen.pages_shown, screen.outline_shown, screen.properties_shown) == (False, True, True)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_what_was_found_is_opened_from_the_keyboard(driven: Driven, key: Qt.Key) -> None:
    driven.open()
    driven.window.actions_of["search"].trigger()
    Hands(driven.window.menu_bar.search).type("thang cong nhan")
    QTest.keyClick(driven.window.menu_bar.search, key)
    assert focused() is driven.workspace.documents.documents
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.document is not None)
    document, screen = driven.workspace.desk.document, driven.workspace.desk.screen
    assert document is not None
    assert screen is not None
    assert "Tháng Công nhân" in document.header.subject
    driven.window.actions_of["search"].trigger()
    QTest.keyClick(driven.window.menu_bar.search, Qt.Key.Key_Escape)
    assert screen.sheet.isAncestorOf(focused())


def test_the_open_document_is_thrown_away_from_the_list_which_stays_in_view(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    driven.window.show_place(DOCUMENTS)
    page = driven.workspace.documents
    page.documents.setCurrentIndex(page.documents.rows.index(0))
    discard = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Chuyển vào Thùng rác")
    total = page.total
    discard.click()
    driven.qtbot.waitUntil(lambda: page.total == total - 1)
    assert driven.window.place == DOCUMENTS


def test_tab_goes_from_the_templates_to_what_the_chosen_one_asks(driven: Driven) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    driven.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    driven.qtbot.waitUntil(dialog.fields["nam"].isVisible)
    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert focused() is dialog.fields["nam"].input
    dialog.close()


def test_search_finds_documents_without_marks_and_gives_the_place_back(driven: Driven) -> None:
    driven.open()
    driven.window.actions_of["search"].trigger()
    assert focused() is driven.window.menu_bar.search
    Hands(driven.window.menu_bar.search).type("thang cong nhan")
    rows = driven.workspace.documents.documents.rows
    assert [rows.info(row).subject for row in range(rows.rowCount())] == ["Tổ chức Tháng Công nhân năm 2027"]
    QTest.keyClick(driven.window.menu_bar.search, Qt.Key.Key_Escape)
    assert rows.rowCount() > 1


def test_a_document_goes_into_the_bin_and_comes_back(driven: Driven) -> None:
    driven.open()
    page = driven.workspace.documents
    driven.window.show_place(DOCUMENTS)
    page.focus_list()
    total = page.documents.rows.rowCount()
    gone = page.documents.rows.info(0)
    QTest.keyClick(page.documents, Qt.Key.Key_Delete)
    driven.qtbot.waitUntil(lambda: page.documents.rows.rowCount() == total - 1)
    assert page.bin.rows.info(0).id == gone.id
    banner = driven.window.banners.banners()[0]
    undo = next(button for button in banner.findChildren(QAbstractButton) if button.text() == "Hoàn tác")
    undo.click()
    driven.qtbot.waitUntil(lambda: page.documents.rows.rowCount() == total)
    assert page.bin.rows.rowCount() == 0


def test_a_new_plan_opens_with_the_cursor_in_the_first_gap(driven: Driven) -> None:
    driven.open()
    driven.window.actions_of["new_plan"].trigger()
    dialog = driven.workspace.dialog
    assert dialog is not None
    dialog.choose("ke-hoach-tinh")
    write(dialog.fields["nam"], "2028")
    dialog.go.click()
    screen = driven.workspace.desk.screen
    assert screen is not None
    document = screen.session.document
    block, offset = screen.sheet.cursor_place()
    gap = next(b for _place, blocks in trees(document) for b in walk(blocks) if b.guidance and not b.text)
    assert (block, offset) == (gap.id, 0)
    assert "2028" in document.header.subject
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.saver is not None and not driven.workspace.desk.saver.unsaved)


def test_a_year_that_is_none_is_refused_in_words(driven: Driven) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    write(dialog.fields["nam"], "20x8")
    dialog.go.click()
    assert dialog.isVisible()
    assert dialog.fields["nam"].error.startswith("“20x8” không phải là năm.")
    assert dialog.fields["nam"].text() == "20x8"
    dialog.close()


def test_an_old_text_is_read_into_a_new_draft(driven: Driven, tmp_path: Path) -> None:
    source = tmp_path / "kế hoạch cũ.txt"
    source.write_text("KẾ HOẠCH\nTổ chức hội thi\n\nI. MỤC ĐÍCH\n1. Nâng cao tay nghề.\n", encoding="utf-8")
    driven.open()
    driven.workspace.incoming.open_path(source)
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.screen is not None)
    document = driven.workspace.desk.document
    assert document is not None
    assert document.body[0].text == "MỤC ĐÍCH"
    assert document.body[0].children[0].text == "Nâng cao tay nghề."


def test_a_file_opened_again_leads_to_the_draft_made_of_it(driven: Driven, tmp_path: Path) -> None:
    source = tmp_path / "kế hoạch cũ.txt"
    source.write_text("KẾ HOẠCH\nTổ chức hội thi\n\nI. MỤC ĐÍCH\n1. Nâng cao tay nghề.\n", encoding="utf-8")
    driven.open()
    desk, incoming = driven.workspace.desk, driven.workspace.incoming
    incoming.open_path(source)
    driven.qtbot.waitUntil(lambda: desk.document is not None)
    first = desk.document
    assert first is not None
    driven.window.actions_of["close_document"].trigger()
    incoming.open_path(source.rename(tmp_path / "tên khác.txt"))
    driven.qtbot.waitUntil(lambda: desk.document is not None)
    assert desk.document == first
    banner = driven.window.banners.banners()[0]
    assert banner.sentence == "“tên khác.txt” đã đọc trước đây. Đây là văn bản của lần ấy."
    anew = next(button for button in banner.findChildren(Button) if button.text() == "Đọc thành văn bản mới")
    anew.click()
    assert desk.document is not None
    assert desk.document.id != first.id


def test_a_file_whose_draft_was_thrown_away_is_read_anew(driven: Driven, tmp_path: Path) -> None:
    source = tmp_path / "kế hoạch cũ.txt"
    source.write_text("KẾ HOẠCH\nTổ chức hội thi\n", encoding="utf-8")
    driven.open()
    workspace = driven.workspace
    workspace.incoming.open_path(source)
    driven.qtbot.waitUntil(lambda: workspace.desk.document is not None)
    first = workspace.desk.document
    assert first is not None
    rows = workspace.documents.documents.rows
    driven.qtbot.waitUntil(lambda: rows.info(0).id == first.id)
    workspace.documents.discard_asked.emit(rows.info(0))
    driven.qtbot.waitUntil(lambda: rows.info(0).id != first.id)
    workspace.incoming.open_path(source)
    driven.qtbot.waitUntil(lambda: workspace.desk.document is not None)
    assert workspace.desk.document is not None
    assert workspace.desk.document.id != first.id


def test_a_file_that_cannot_be_read_is_explained_in_a_band(driven: Driven, tmp_path: Path) -> None:
    source = tmp_path / "ảnh.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    driven.open()
    driven.workspace.incoming.open_path(source)
    driven.qtbot.waitUntil(lambda: len(driven.window.banners.banners()) == 2)
    assert "ảnh.png" in driven.window.banners.banners()[0].sentence
    assert driven.workspace.desk.screen is None
    assert isinstance(driven.window.screens.currentWidget(), StartPage)
    driven.open_document()
    assert not any("ảnh.png" in banner.sentence for banner in driven.window.banners.banners())


def test_the_size_of_panels_and_the_look_are_remembered(driven: Driven, theme: Theme) -> None:
    driven.open()
    go_to(driven, DOCUMENT)
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen._left.set_body_width(300)
    driven.window.actions_of["theme_dark"].trigger()
    driven.close()
    theme.choose(choice="light")
    driven.open()
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.screen is not None)
    again = driven.workspace.desk.screen
    assert again is not None
    assert again._left.body_width == 300
    assert theme.choice == "dark"


def test_the_window_stays_within_small_screens(driven: Driven) -> None:
    driven.open()
    least = driven.window.minimumSizeHint()
    go_to(driven, DOCUMENT)
    driven.window.resize(640, 400)
    assert driven.window.size().toTuple() == (640, 400), least
    window = QRect(QPoint(), driven.window.size())
    assert window.contains(driven.window.toolbar.main.geometry().translated(driven.window.toolbar.pos()))


def test_the_settings_begin_at_the_choice_that_was_made(driven: Driven, theme: Theme) -> None:
    driven.open()
    theme.choose(choice="dark")
    driven.window.actions_of["show_settings"].trigger()
    button = focused()
    assert isinstance(button, QAbstractButton)
    assert button.text() == "Tối"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert theme.choice == "dark"


class _Longer(NullTranslations):
    """Every sentence as if another language needed a third more room."""

    def gettext(self, message: str) -> str:
        return message + "n" * round(len(message) * 0.3) if "{" not in message else message


def test_words_may_be_a_third_longer(driven: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n._Current, "translations", _Longer())
    driven.open()
    for screen in SCREENS:
        go_to(driven, screen)
        assert driven.window.size().toTuple() == (1366, 768), screen
        assert cut_off_for_good(driven) == [], screen


def test_the_interface_speaks_english_from_the_next_start_on(driven: Driven) -> None:
    driven.open()
    driven.window.show_place(SETTINGS)
    english = next(b for b in driven.workspace.settings.findChildren(QAbstractButton) if b.text() == "English")
    english.click()
    driven.close()
    driven.open(size=(911, 470))
    try:
        assert driven.window.rail._buttons[START].word != "Bắt đầu"
        for screen in SCREENS:
            go_to(driven, screen)
            assert cut_off_for_good(driven) == [], screen
    finally:
        use_language("vi")
