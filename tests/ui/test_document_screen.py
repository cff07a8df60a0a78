"""The screen of a document: commands reach what is in view, and what folds comes back as the clerk had it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from desktop.domain.appendices import title_key
from desktop.domain.document import Level, all_runs, appendix_place, walk
from desktop.typeset import lay_out_document
from desktop.typeset.page import TextRun
from desktop.ui.actions import DOCUMENT
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.main_window import focus_into
from desktop.ui.pages import PagesView
from desktop.ui.pages.canvas import PagesCanvas
from desktop.ui.sheet.tables.cell_box import CellBox
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands


def opened(driven: Driven) -> DocumentScreen:
    """The sample plan, which has appendices."""
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    return screen


def zoomed_and_painted(pages: PagesView, before: int) -> bool:
    return pages.zoom != before and pages.painted


def open_table(screen: DocumentScreen, row: int = 0, column: int = 0) -> CellBox:
    """A cell of the first appendix in hand."""
    block = next(block for block in screen.session.document.appendices[0].blocks if block.table is not None)
    screen.centre.open_table(block.id, row, column)
    return screen.sheet.tables.hand.box


def test_cells_are_pasted_into_the_table_in_hand_and_not_into_the_text_around_it(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    before = screen.session.document
    box = open_table(screen)
    QGuiApplication.clipboard().setText("ô một\tô hai\n")
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    after = screen.session.document
    assert "ô hai" in [run.text for run in all_runs(after)]
    assert replace(after, appendices=before.appendices) == before
    assert focused() is box


def test_commands_of_tables_wait_for_a_cell_in_hand_and_those_of_levels_for_a_line(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    before = screen.session.document
    actions = driven.window.actions_of
    assert not actions["table_row_below"].isEnabled()
    assert actions["table_row_below"].toolTip() == "Đặt con trỏ vào một ô của bảng"
    box = open_table(screen)
    assert actions["table_row_below"].isEnabled()
    assert not actions["level_dash"].isEnabled()
    driven.window.toolbar.levels.level_chosen.emit(before.body[0].level)
    assert screen.session.document == before
    Hands(box).press(Qt.Key.Key_Escape)
    assert focused() is screen.sheet.text
    assert not actions["table_row_below"].isEnabled()


def test_the_next_document_opens_with_the_pages_as_they_were_left(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    screen.show_pages(True)
    driven.open_document("Công nhân")
    other = driven.workspace.desk.screen
    assert other is not None
    assert other is not screen
    assert (other.pages_shown, other.outline_shown, other.properties_shown) == (True, False, False)
    assert driven.window.actions_of["pages"].isChecked()
    driven.qtbot.waitUntil(lambda: other.pages is not None and other.pages.page > 0)
    driven.close()
    driven.open()
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.screen is not None)
    again = driven.workspace.desk.screen
    assert again is not None
    assert again.pages_shown
    again.show_pages(False)
    assert (again.outline_shown, again.properties_shown) == (True, True)


def test_pages_are_shown_in_the_next_document_as_they_were_in_the_last(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    screen.show_pages(True)
    assert screen.pages is not None
    screen.pages.set_zoom(125)
    driven.open_document("Công nhân")
    other = driven.workspace.desk.screen
    assert other is not None
    assert other.pages is not None
    assert other.pages.zoom_choice == "125"


def test_the_preview_shows_whole_pages_also_where_they_are_open_already(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    for _time in ("not open yet", "open"):
        screen.go_to_sheet()
        driven.window.actions_of["preview"].trigger()
        assert screen.pages_shown
        assert screen.pages is not None
        assert screen.pages.zoom_choice == "page"
        assert screen.pages.isAncestorOf(focused())
        screen.pages.choose_zoom("width")


def test_pages_stay_where_they_are_while_the_sheet_gets_another_size(driven: Driven) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    dialog.go.click()  # with the cursor in an empty basis, which is on no page
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.show_pages(True)
    pages = screen.pages
    assert pages is not None
    driven.qtbot.waitUntil(lambda: pages.painted and not pages.busy)
    assert pages.page == 1
    for open in (True, False):
        before = pages.zoom
        screen.show_properties(open)
        driven.qtbot.waitUntil(partial(zoomed_and_painted, pages, before))
        assert pages.page == 1


def test_the_pages_show_the_part_that_a_form_fills_in_and_then_the_line_in_hand_again(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    screen.show_pages(True)
    pages = screen.pages
    assert pages is not None
    driven.qtbot.waitUntil(lambda: pages.painted and not pages.busy)
    last = list(walk(screen.session.document.body))[-1]
    screen.go_to(last.id)
    driven.qtbot.waitUntil(lambda: pages.page > 1)
    there = pages.page
    screen.open_part("header")
    Hands(screen.properties.header.place.input).type("x")
    driven.qtbot.waitUntil(lambda: pages.page == 1)
    screen.go_to_sheet()
    Hands(screen.sheet.text).type("x")
    driven.qtbot.waitUntil(lambda: pages.page == there)


def test_a_footnote_on_a_page_opens_its_words(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    screen.show_pages(True)
    pages = screen.pages
    assert pages is not None
    driven.qtbot.waitUntil(lambda: pages.rendered is not None and not pages.busy)
    assert pages.rendered is not None
    note = screen.session.document.footnotes[0]
    number, item = next(
        (n, item) for n, page in enumerate(pages.rendered.pages) for item in page.items if item.block_id == note.id
    )
    assert isinstance(item, TextRun)
    canvas = pages.findChildren(PagesCanvas)[0]
    canvas.go_to_page(number + 1)
    hit = canvas.places.hit(number, item.x + 1, item.baseline - 1)
    canvas.hit.emit(hit)
    assert screen.sheet.notes.in_hand == note.id
    assert screen.sheet.notes.hand is focused()


def test_panels_that_come_back_in_a_narrow_window_leave_their_strips(driven: Driven) -> None:
    driven.open()
    opened(driven).show_pages(True)
    driven.open_document("Công nhân")
    driven.window.resize(911, 470)
    screen = driven.workspace.desk.screen
    assert screen is not None
    driven.qtbot.waitUntil(lambda: screen.width() < 911)
    screen.show_properties(True)  # over the pages, which keep their width
    assert not screen._right.roomy
    screen.show_properties(False)
    screen.show_pages(False)
    assert (screen.outline_shown, screen.properties_shown) == (False, False)


def test_the_pages_fold_the_panels_and_give_them_back(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    assert (screen.outline_shown, screen.properties_shown) == (True, True)
    screen.show_pages(True)
    assert (screen.outline_shown, screen.properties_shown) == (False, False)
    screen.show_pages(False)
    assert (screen.outline_shown, screen.properties_shown, screen.pages_shown) == (True, True, False)
    driven.window.actions_of["close_document"].trigger()
    again = opened(driven)
    assert (again.outline_shown, again.properties_shown, again.pages_shown) == (True, True, False)


def test_folding_a_panel_leaves_the_focus_on_the_sheet(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    screen.open_part("header")
    assert screen.properties.isAncestorOf(focused())
    driven.window.actions_of["pages"].trigger()
    assert screen.sheet.isAncestorOf(focused())


def test_a_cell_that_is_still_open_is_saved_with_the_document(driven: Driven) -> None:
    driven.open()
    hands = Hands(open_table(opened(driven), 0, 1))
    hands.type(" chưa ")
    hands.compose("xong")
    driven.window.actions_of["save"].trigger()
    driven.close()
    driven.open()
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.document is not None)
    document = driven.workspace.desk.document
    assert document is not None
    assert any("chưa xong" in run.text for run in all_runs(document))


def test_nothing_is_done_to_a_document_that_is_not_in_view(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    Hands(screen.sheet.text).type("xyz ")
    typed = screen.session.document
    actions = driven.window.actions_of
    assert actions["undo"].isEnabled()
    actions["show_documents"].trigger()
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.document is typed
    assert not actions["print"].isEnabled()
    driven.window.show_place(DOCUMENT)
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.document is not typed


def test_esc_goes_back_to_the_sheet_from_everywhere_in_the_frame(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    for area in (driven.window.toolbar, driven.window.rail, driven.window.status, screen.properties.tabs):
        assert focus_into(area)
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        assert screen.sheet.isAncestorOf(focused()), area


def test_the_status_bar_tells_the_page_of_the_line_in_hand_without_showing_pages(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    seen: list[tuple[int, int]] = []
    screen.page_changed.connect(lambda page, pages: seen.append((page, pages)))
    driven.qtbot.waitUntil(lambda: bool(seen) and seen[-1][1] > 1)
    pages = lay_out_document(screen.session.document, screen.standard)
    assert seen[-1] == (1, len(pages))
    last = list(walk(screen.session.document.body))[-1]
    screen.sheet.go_to_block(last.id)
    page = next(number for number, page in enumerate(pages, 1) if any(i.block_id == last.id for i in page.items))
    assert seen[-1] == (page, len(pages))
    assert page > 1
    assert driven.window.status.page == f"Trang {page}/{len(pages)}"


def test_the_outline_brings_the_parts_of_the_paper_into_view(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    bar = screen.sheet.text.verticalScrollBar()
    screen.outline.part_chosen.emit("signature")
    assert bar.value() > bar.maximum() // 3
    assert screen.properties.recipients.isVisible()
    screen.outline.part_chosen.emit("header")
    driven.qtbot.waitUntil(lambda: bar.value() == 0)
    assert screen.properties.header.isVisible()


def test_a_basis_has_no_level_to_change(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    levels, actions = driven.window.toolbar.levels, driven.window.actions_of
    screen.sheet.go_to_block(screen.session.document.bases[0].id)
    assert (levels.isEnabled(), levels.placeholderText()) == (False, "Căn cứ")
    assert not actions["level_section"].isEnabled()
    assert actions["promote"].toolTip() == "Dòng này không có cấp"
    screen.sheet.go_to_block(screen.session.document.body[0].id)
    assert (levels.isEnabled(), levels.currentText()) == (True, "Mục")
    assert actions["level_section"].isEnabled()
    open_table(screen)
    assert not actions["demote"].isEnabled()


def test_a_document_asked_for_twice_is_opened_once(driven: Driven) -> None:
    driven.open()
    info = driven.workspace.documents.documents.rows.info(0)
    desk = driven.workspace.desk
    desk.open(info.id)
    desk.open(info.id)
    driven.qtbot.waitUntil(lambda: desk.screen is not None)
    first = desk.screen
    desk.save_now()
    assert desk.finish(), "the second answer brought a revision that had been saved over"
    driven.qtbot.wait(0)
    assert desk.screen is first
    assert desk.finish()


def test_of_two_documents_asked_for_the_last_one_is_shown(driven: Driven) -> None:
    driven.open()
    rows, desk = driven.workspace.documents.documents.rows, driven.workspace.desk
    shown: list[str] = []
    driven.window.place_changed.connect(lambda _place: shown.append(getattr(desk.document, "id", "")))
    desk.open(rows.info(0).id)
    desk.open(rows.info(1).id)
    driven.qtbot.waitUntil(lambda: desk.screen is not None)
    assert shown == [rows.info(1).id]


def test_the_appendix_in_hand_is_taken_out_from_the_menu_and_comes_back(driven: Driven) -> None:
    driven.open()
    screen, action = opened(driven), driven.window.actions_of["remove_appendix"]
    screen.sheet.go_to_block(screen.session.document.body[0].id)
    assert not action.isEnabled()
    assert "phụ lục" in action.toolTip()
    screen.add_appendix()
    screen.add_appendix()
    first, last = screen.session.document.appendices[-2:]
    screen.sheet.go_to_block(title_key(first.id))
    assert screen.current_appendix() == first.id
    assert screen.outline.lines.key_of(screen.outline.currentIndex()) == appendix_place(first.id)
    action.trigger()
    assert [appendix.id for appendix in screen.session.document.appendices][-1:] == [last.id]
    assert first.id not in [appendix.id for appendix in screen.session.document.appendices]
    screen.session.stack.undo()
    assert screen.session.document.appendices[-2:] == (first, last)


def test_levels_of_regulations_stand_apart_in_the_list_and_can_be_chosen(driven: Driven) -> None:
    driven.open()
    screen, levels = opened(driven), driven.window.toolbar.levels
    names = [levels.itemText(number) for number in range(levels.count())]
    assert names[:7] == ["Phần", "Chương", "Mục của chương", "Tiểu mục", "Điều", "", "Mục"]
    clause = next(block for block in walk(screen.session.document.body) if block.level is Level.CLAUSE)
    screen.sheet.go_to_block(clause.id)
    levels.activated.emit(levels.findData(Level.QUOTATION))
    assert levels.currentText() == "Trích dẫn"
    driven.window.actions_of["level_chapter"].trigger()
    assert (levels.currentText(), levels.currentData()) == ("Chương", Level.CHAPTER)
    driven.window.actions_of["new_article"].trigger()
    assert levels.currentText() == "Điều"


def test_a_button_of_a_panel_takes_no_text_and_the_sheet_behind_it_keeps_its_own(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    before = screen.session.document
    screen.open_part("recipients")
    group = screen.properties.recipients.groups[0]
    button = next(button for button in group.findChildren(QToolButton) if "Bỏ nhóm" in button.accessibleName())
    button.setFocus()
    QGuiApplication.clipboard().setText("chữ lạc")
    for id in ("select_all", "paste", "cut", "paste_plain"):
        driven.window.actions_of[id].trigger()
        assert screen.session.document is before, id
        assert focused() is button, id


def test_what_is_asked_from_a_menu_goes_to_the_sheet(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    screen.centre.go_to_block(screen.session.document.body[0].id)
    driven.window.menu_bar.menus.setFocus()
    QGuiApplication.clipboard().setText("chữ dán")
    driven.window.actions_of["paste"].trigger()
    assert "chữ dán" in screen.session.document.body[0].text


def test_the_list_of_levels_says_what_stands_in_hand_and_why_it_is_off(driven: Driven) -> None:
    driven.open()
    screen, levels = opened(driven), driven.window.toolbar.levels
    appendix = screen.session.document.appendices[0]
    screen.centre.go_to_block(screen.session.document.body[0].id)
    assert (levels.isEnabled(), levels.currentText(), levels.toolTip()) == (True, "Mục", "Cấp của đoạn")
    screen.centre.go_to_block(title_key(appendix.id))
    assert (levels.isEnabled(), levels.placeholderText()) == (False, "Tên phụ lục")
    assert levels.toolTip() == levels.accessibleDescription() == "Dòng này không có cấp"
    screen.centre.go_to_block(screen.session.document.bases[0].id)
    assert (levels.isEnabled(), levels.placeholderText()) == (False, "Căn cứ")
    open_table(screen)
    assert (levels.isEnabled(), levels.placeholderText()) == (False, "Bảng")


def test_the_pane_and_the_counter_keep_one_layout(driven: Driven) -> None:
    driven.open()
    screen = opened(driven)
    seen: list[tuple[int, int]] = []
    screen.counter.counted.connect(lambda page, pages: seen.append((page, pages)))
    screen.show_pages(True)
    pages = screen.pages
    assert pages is not None
    for standard in ("party_hd05", "nd30_union"):
        screen.session.apply("x", partial(replace, standard=standard))
        driven.qtbot.waitUntil(lambda: pages.rendered is not None and not pages.busy)
        assert pages.rendered is not None
        assert pages.rendered.standard_id == standard
        count = len(pages.rendered.pages)
        driven.qtbot.waitUntil(partial(last_is, seen, count))
        assert pages._renderer is screen.counter.renderer


def last_is(seen: list[tuple[int, int]], count: int) -> bool:
    return bool(seen) and seen[-1][1] == count
