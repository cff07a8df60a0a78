"""Ctrl+H: words are replaced one by one or all at once, wherever they stand; every match is tinted on the sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Cell, Document, Footnote, Header, Level, Run, Table, plain, text_runs
from desktop.domain.finding import find_words
from desktop.domain.lines import Caret
from desktop.domain.sought import Sought
from desktop.services.library import standards
from desktop.ui.preferences import Preferences
from desktop.ui.session import EditSession
from desktop.ui.sheet_pane import SheetPane
from desktop.ui.theme import Theme
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key, block

PLAN = Document(
    "plan",
    header=Header("", "CÔNG ĐOÀN TỈNH", kind="KẾ HOẠCH", subject="Về công đoàn"),
    body=(
        block("a", Level.PARAGRAPH, "Công đoàn cơ sở và công đoàn ngành"),
        Block("b", Level.PARAGRAPH, (Run("Các công "), Run("đoàn", bold=True), Run(footnote="n"), Run(" khác"))),
        Block("t", Level.TABLE, table=Table(((Cell(text_runs("Việc")), Cell(text_runs("Công đoàn"))),))),
        block("c", Level.PARAGRAPH, "Cong doan không dấu"),
    ),
    footnotes=(Footnote("n", text_runs("Theo Luật Công đoàn")),),
)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, data_folder: Path) -> SheetPane:
    made = SheetPane(EditSession(PLAN), standards()["nd30_union"], Preferences(data_folder))
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.sheet.setFocus()
    return made


def words_of(pane: SheetPane, key: str) -> str:
    return plain(next(row for row in pane.sheet.lines.rows if row.key == key).runs)


def seek(pane: SheetPane, words: str, other: str = "") -> Hands:
    pane.seek_to_replace()
    Hands(pane.find_strip.words).type(words)
    Hands(pane.find_strip.other).type(other)
    return Hands(pane.find_strip.other)


def test_all_is_replaced_in_one_step_and_told(pane: SheetPane) -> None:
    seek(pane, "công đoàn", "hội")
    count = len(find_words(PLAN, Sought("công đoàn")))
    pane.find_strip.replace_all.click()
    after = pane.sheet.session.document
    assert pane.find_strip.count.text() == f"Đã thay {count} chỗ"
    assert find_words(after, Sought("công đoàn")) == ()
    assert after.header.issuer == "HỘI TỈNH"
    assert after.header.subject == "Về hội"
    assert words_of(pane, "a") == "Hội cơ sở và hội ngành"
    assert not pane.sheet.text.textCursor().hasSelection()  # a half of what stands there now, at best
    assert after.footnotes[0].text == "Theo Luật Hội"
    assert pane.sheet.session.stack.count() == 1
    assert pane.sheet.session.stack.undoText() == "thay tất cả"
    pane.sheet.session.stack.undo()
    assert pane.sheet.session.document == PLAN


def test_one_after_the_other_is_replaced_with_enter_in_the_field_or_the_button(pane: SheetPane) -> None:
    hands = seek(pane, "công đoàn", "hội")
    strip = pane.find_strip
    while strip.count.text() != "3 trong 7":
        Hands(strip.words).press(Key.Key_Return)
    assert pane.sheet.text.selection() == (Caret("a", 0), Caret("a", 9))
    strip.replace_one.click()
    assert words_of(pane, "a") == "Hội cơ sở và công đoàn ngành"
    assert strip.count.text() == "3 trong 6", "the next one is in hand"
    assert pane.sheet.text.selection() == (Caret("a", 13), Caret("a", 22))
    strip.other.setFocus()
    hands.press(Key.Key_Return)
    assert words_of(pane, "a") == "Hội cơ sở và hội ngành"
    assert pane.sheet.session.stack.undoText() == "thay chữ"
    assert pane.sheet.session.stack.count() == 2


def test_a_match_over_two_dresses_takes_the_first_and_leaves_the_mark(pane: SheetPane) -> None:
    seek(pane, "công đoàn", "hội")
    pane.find_strip.replace_all.click()
    rows = {row.key: row.runs for row in pane.sheet.lines.rows}
    assert rows["b"] == (Run("Các hội"), Run(footnote="n"), Run(" khác"))


def test_words_that_hold_what_they_replace_are_not_replaced_for_ever(pane: SheetPane) -> None:
    seek(pane, "công đoàn cơ", "công đoàn công đoàn cơ")
    for _time in range(3):
        pane.find_strip.replace_one.click()
    assert words_of(pane, "a").startswith("Công đoàn công đoàn")
    assert pane.sheet.session.document.header == PLAN.header


def test_a_cell_and_a_note_are_gone_to_and_replaced(pane: SheetPane) -> None:
    seek(pane, "luật công đoàn", "Điều lệ")
    assert pane.find_strip.count.text() == "1 trong 1, chú thích"
    assert pane.sheet.text.selection() == (Caret("b", 13), Caret("b", 14)), "the mark of the note is selected"
    pane.find_strip.replace_one.click()
    assert pane.sheet.session.document.footnotes[0].text == "Theo Điều lệ"
    assert pane.find_strip.count.text() == "Đã thay xong"
    pane.find_strip.words.setText("")
    seek(pane, "công đoàn", "")
    for _time in range(9):
        if "bảng" in pane.find_strip.count.text():
            break
        pane.find_strip.step()
    assert pane.sheet.text.selection()[0].key == "t"


def test_the_options_narrow_the_search(pane: SheetPane) -> None:
    strip = pane.find_strip
    seek(pane, "cong doan")
    assert strip.count.text().endswith("trong 8")
    strip.marks.click()
    assert strip.count.text() == "1 trong 1"
    strip.marks.click()
    strip.case.click()
    assert strip.count.text().endswith("trong 3")
    strip.case.click()
    strip.words.setText("")
    seek(pane, "oan")
    assert strip.count.text().endswith("trong 8")
    strip.whole.click()
    assert strip.count.text() == "Không tìm thấy"


def test_the_strip_begins_with_what_is_selected_on_the_sheet(pane: SheetPane) -> None:
    pane.sheet.surface.select(Caret("a", 10), Caret("a", 15))
    pane.seek()
    assert pane.find_strip.words.text() == "cơ sở"
    assert pane.find_strip.words.selectedText() == "cơ sở"
    assert not pane.find_strip.other.isVisible()
    pane.seek_to_replace()
    assert pane.find_strip.other.isVisible()
    assert pane.find_strip.words.text() == "cơ sở"
    pane.find_strip.words.setText("")
    Hands(pane.find_strip.words).type("cong doan")
    pane.seek()
    assert pane.find_strip.words.text() == "cong doan", "what was found is selected, and is not what was sought"


def tinted(pane: SheetPane) -> int:
    """How many points of the sheet have the warm tint of a match."""
    image = pane.sheet.text.viewport().grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    colours = (QColor(image.pixel(x, y)) for x, y in points)
    return sum(1 for one in colours if one.red() - one.blue() > 12 and one.value() > 150)


def test_every_match_is_tinted_until_the_strip_goes(pane: SheetPane) -> None:
    before = tinted(pane)
    seek(pane, "công đoàn")
    assert tinted(pane) > before + 200
    Hands(pane.find_strip.words).press(Key.Key_Escape)
    assert tinted(pane) == before
    assert focused() is pane.sheet.text


def test_a_word_that_is_being_composed_is_not_tinted(pane: SheetPane) -> None:
    pane.sheet.session.apply(
        "", lambda document: replace(document, header=Header(), body=(block("a", Level.PARAGRAPH, "đoàn"),))
    )
    seek(pane, "đoàn")
    pane.sheet.setFocus()
    pane.sheet.surface.select(Caret("a", 4), Caret("a", 4))
    with_mark = tinted(pane)
    Hands(pane.sheet.text).compose("v")
    assert tinted(pane) < with_mark


def test_what_is_typed_on_the_sheet_is_counted_soon(qtbot: QtBot, pane: SheetPane) -> None:
    seek(pane, "ngành")
    assert pane.find_strip.count.text() == "1 trong 1"
    pane.sheet.surface.select(Caret("c", 0), Caret("c", 0))
    pane.sheet.setFocus()
    Hands(pane.sheet.text).type("Ngành ")
    qtbot.waitUntil(lambda: pane.find_strip.count.text() == "2 chỗ")


def test_letters_of_unikey_and_input_methods_come_through_in_both_fields(pane: SheetPane) -> None:
    for field in (pane.find_strip.words, pane.find_strip.other):
        pane.seek_to_replace()
        field.setText("")
        hands = Hands(field)
        hands.type("đoan")
        hands.unikey(2, "àn")
        hands.compose(" v")
        hands.commit(" viên")
        assert field.text() == "đoàn viên"


@pytest.mark.parametrize(("width", "rows"), [(1200, 2), (800, 2), (640, 3)])
def test_nothing_of_the_strip_is_cut_off(qtbot: QtBot, pane: SheetPane, width: int, rows: int) -> None:
    pane.resize(width, 600)
    pane.seek_to_replace()
    strip = pane.find_strip
    qtbot.waitUntil(lambda: strip.height() <= rows * 38 + 1)
    shown: list[QWidget] = [strip.words, strip.other, strip.count, strip.next, strip.replace_one, strip.replace_all]
    shown += [strip.marks, strip.case, strip.whole, strip.close_button]
    boxes = [widget.rect().translated(widget.mapTo(strip, widget.rect().topLeft())) for widget in shown]
    assert all(strip.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert all(widget.width() >= widget.minimumSizeHint().width() for widget in (strip.marks, strip.case, strip.whole))


def test_ctrl_h_opens_it_in_the_window_and_the_keys_go_on(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.workspace.desk.screen
    assert screen is not None
    Hands(screen.sheet.text).press(Key.Key_H, CONTROL)
    driven.window.actions_of["replace"].trigger()
    strip = screen.centre.find_strip
    assert focused() is strip.words
    Hands(strip.words).type("cong doan")
    first = screen.sheet.text.selection()
    Hands(strip.words).press(Qt.Key.Key_Return, SHIFT)
    assert screen.sheet.text.selection() != first or strip.count.text().startswith("10")
    driven.window.actions_of["find_next"].trigger()
    assert screen.sheet.text.selection() == first
    assert screen.session.stack.count() == 0, "Ctrl+H writes nothing"


def test_the_focus_stays_in_the_strip_wherever_matches_stand(pane: SheetPane) -> None:
    seek(pane, "công đoàn", "hội")
    strip = pane.find_strip
    strip.words.setFocus()
    places = set()
    for _time in range(7):
        places.add(strip.count.text().partition(", ")[2])
        assert focused() is strip.words
        Hands(strip.words).press(Key.Key_Return)
    assert places == {"", "chú thích", "trong bảng"}
    strip.other.setFocus()
    for _time in range(7):
        Hands(strip.other).press(Key.Key_Return)
        assert focused() is strip.other
    assert find_words(pane.sheet.session.document, Sought("công đoàn")) == ()
    for _time in range(pane.sheet.session.stack.count()):
        pane.sheet.session.stack.undo()
    assert pane.sheet.session.document == PLAN


@pytest.mark.parametrize("width", [800, 420])
def test_tab_goes_from_what_is_sought_to_what_comes_in_its_place_then_to_the_buttons(
    qtbot: QtBot, pane: SheetPane, width: int
) -> None:
    """As in Word: the fields, what does it, and only then the arrows and the options, at every width."""
    strip = pane.find_strip
    pane.resize(width, 700)
    pane.seek_to_replace()
    qtbot.waitUntil(lambda: pane.width() == width)
    order = [strip.words, strip.other, strip.replace_one, strip.replace_all, strip.previous, strip.next, strip.marks]
    assert focused() is strip.words
    for expected in order[1:]:
        QTest.keyClick(focused(), Key.Key_Tab)
        assert focused() is expected
    for expected in reversed(order[:-1]):
        QTest.keyClick(focused(), Key.Key_Backtab, SHIFT)
        assert focused() is expected
    pane.seek()
    strip.show_replacing(False)
    qtbot.waitUntil(strip.marks.isVisible)  # it stands in another row now
    for expected in (strip.previous, strip.next, strip.marks):
        QTest.keyClick(focused(), Key.Key_Tab)
        assert focused() is expected


def test_a_table_with_a_match_does_not_look_selected(pane: SheetPane) -> None:
    seek(pane, "luật", "")
    table = pane.sheet.lines.block("t")
    assert table is not None
    box = pane.sheet.painter.rect_of(table).toRect().translated(-pane.sheet.text.origin())
    plain_table = pane.sheet.text.viewport().grab(box).toImage()
    seek(pane, "công đoàn", "")
    for _time in range(9):
        if "bảng" in pane.find_strip.count.text():
            break
        pane.find_strip.step()
    assert "bảng" in pane.find_strip.count.text()
    assert not pane.sheet.text.textCursor().hasSelection()
    shown = pane.sheet.text.viewport().grab(box).toImage()
    found = pane.find_strip._current
    assert found is not None
    (around,) = pane.find_strip._marks.boxes_of(found)
    words = around.toRect().translated(-pane.sheet.text.origin())
    assert words.width() < 90  # the words, not all of their cell
    others = [
        (x, y)
        for x in range(4, box.width() - 4, 3)
        for y in range(4, box.height() - 4, 3)
        if not words.adjusted(-3, -3, 3, 3).contains(box.left() + x, box.top() + y)
    ]
    assert others
    assert all(shown.pixel(x, y) == plain_table.pixel(x, y) for x, y in others), "only the words are marked"
    assert shown != plain_table


def test_esc_and_f3_go_into_cells_and_parts_with_the_words_selected(pane: SheetPane) -> None:
    hand, parts = pane.sheet.tables.hand, pane.sheet.parts
    seek(pane, "công đoàn", "")
    while "bảng" not in pane.find_strip.count.text():
        pane.find_strip.step()
    Hands(pane.find_strip.words).press(Key.Key_Escape)
    assert focused() is hand.box
    assert hand.box.textCursor().selectedText() == "Công đoàn"
    seen: list[str] = []
    for _time in range(len(find_words(PLAN, Sought("công đoàn")))):
        pane.seek_next()
        box = hand.box if hand.is_open else parts.box if parts.field else pane.sheet.text
        assert focused() is box
        seen.append(f"{parts.field or pane.sheet.text.caret().key}: {box.textCursor().selectedText().lower()}")
    assert seen[-1] == "t: công đoàn", "round the ends back to the cell"
    assert "header.issuer: công đoàn" in seen
    assert "a: công đoàn" in seen


def test_words_far_down_in_a_table_come_into_view_and_esc_leaves_them_selected_in_their_cell(pane: SheetPane) -> None:
    lines = [f"{n}|Việc thứ {n}" for n in range(1, 90)]
    rows = tuple(tuple(Cell(text_runs(text)) for text in line.split("|")) for line in ("TT|Nhiệm vụ", *lines))
    long = replace(PLAN, body=(*PLAN.body, Block("long", Level.TABLE, table=Table(rows))))
    pane.sheet.session.apply("x", lambda _document: long)
    seek(pane, "thứ 77", "")
    strip, sheet = pane.find_strip, pane.sheet
    found = strip._current
    assert found is not None
    (around,) = strip._marks.boxes_of(found)
    view = QRectF(sheet.text.viewport().rect().translated(sheet.text.origin()))
    assert view.contains(around)
    Hands(strip.words).press(Key.Key_Escape)
    box = sheet.tables.hand.box
    assert focused() is box
    assert box.textCursor().selectedText() == "thứ 77"
    Hands(box).type("gấp")
    assert box.toPlainText() == "Việc gấp"


def test_after_all_came_back_the_cursor_stays_where_it_was(pane: SheetPane) -> None:
    sheet = pane.sheet
    sheet.set_cursor_place("c", 5)
    hands = seek(pane, "cong doan", "nghiệp đoàn")
    pane.find_strip.marks.setChecked(False)
    pane.find_strip.replace_all.click()
    hands.press(Key.Key_Escape)
    sheet.set_cursor_place("c", 5)
    for step in (sheet.session.undo, sheet.session.redo, sheet.session.undo):
        step()
        assert not sheet.tables.hand.is_open
        assert sheet.cursor_place()[0] == "c"
    assert sheet.session.document == PLAN
