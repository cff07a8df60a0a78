"""Footnotes are read and typed at the foot of the view, under a short rule, as at the foot of Word's page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Cell, Document, Footnote, Level, Run, Table, find, text_runs
from desktop.domain.runs import flat
from desktop.domain.sought import Sought
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.inline.found import FoundMarks
from desktop.ui.sheet.notes.box import NoteBox
from desktop.ui.theme import Theme
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key, block


def cited(lines: int, **notes: str) -> Document:
    """So many lines; `at3="Nguồn"` gives the third a mark and a note of that name."""
    body = [Block(f"p{n}", Level.DASH, text_runs(f"dòng {n}")) for n in range(lines)]
    for name in notes:
        at = int(name.removeprefix("at"))
        body[at] = replace(body[at], runs=(*body[at].runs, Run(footnote=name)))
    return Document("d", body=tuple(body), footnotes=tuple(Footnote(id, text_runs(text)) for id, text in notes.items()))


def notes_of(sheet: SheetEditor) -> list[str]:
    return [note.text for note in sheet.session.document.footnotes]


def in_hand(sheet: SheetEditor) -> NoteBox:
    box = sheet.notes.hand
    assert box is not None
    return box


@pytest.fixture
def sheet(open_sheet: OpenSheet, qtbot: QtBot) -> SheetEditor:
    """Sixty lines with notes in the second, the fourth, and far below; the window has the focus."""
    sheet = open_sheet(cited(60, at2="Nguồn một", at4="Nguồn hai", at50="Nguồn ba"))
    sheet.activateWindow()
    qtbot.waitUntil(sheet.text.hasFocus)
    return sheet


def test_the_foot_shows_the_notes_whose_marks_are_seen(sheet: SheetEditor) -> None:
    assert sheet.notes.shown == ["at2", "at4"]
    sheet.go_to_block("p50")
    assert sheet.notes.shown == ["at50"]
    sheet.go_to_block("p25")
    assert sheet.notes.shown == []
    assert sheet.text.viewportMargins().bottom() == 0


def test_notes_stand_under_a_rule_on_the_paper_with_the_edges_of_the_text(sheet: SheetEditor) -> None:
    foot, painter = sheet.notes, sheet.painter
    left = sheet.text.viewport().x() + painter.side
    assert (foot.x(), foot.width()) == (left, painter.sheet_width)
    assert foot.geometry().bottom() == sheet.text.rect().bottom()
    boxes = [foot.box(note) for note in foot.shown]
    tops = [box.y() for box in boxes if box is not None]
    assert tops == sorted(tops)
    assert foot.rule_at < tops[0]
    picture = foot.grab().toImage()
    rule = [
        picture.pixelColor(painter.margins[0] + x, round(foot.rule_at)).lightness()
        for x in (4, painter.sheet_width // 2)
    ]
    assert rule[0] < 100 < rule[1]


def test_the_view_of_the_sheet_ends_above_the_foot(sheet: SheetEditor) -> None:
    viewport = sheet.text.viewport().geometry()
    assert viewport.bottom() < sheet.notes.y()
    sheet.set_cursor_place("p3", 0)
    for _time in range(30):
        Hands(sheet.text).press(Key.Key_Down)
        assert sheet.text.viewport().rect().contains(sheet.text.cursorRect())


def test_a_mark_that_its_own_note_would_hide_is_not_seen_yet(sheet: SheetEditor) -> None:
    """So that scrolling never shows and hides a note by turns."""
    bar = sheet.text.verticalScrollBar()
    seen: list[list[str]] = []
    for value in range(bar.maximum(), -1, -1):
        bar.setValue(value)
        if not seen or seen[-1] != sheet.notes.shown:
            seen.append(sheet.notes.shown)
    assert seen == [["at50"], [], ["at4"], ["at2", "at4"], ["at2"], ["at2", "at4"]] or seen == [
        ["at50"], [], ["at4"], ["at2", "at4"],
    ]  # fmt: skip


def test_the_foot_takes_at_most_three_tenths_of_the_view(open_sheet: OpenSheet) -> None:
    document = cited(30, **{f"at{n}": "một chú thích dài " * 12 for n in range(9)})
    sheet = open_sheet(document)
    assert sheet.notes.height() == round(0.3 * sheet.text.height())
    assert sheet.notes.verticalScrollBar().maximum() > 0
    sheet.open_note(sheet.notes.shown[-1])
    box = in_hand(sheet)
    caret = box.mapTo(sheet.notes.viewport(), box.cursorRect().center())
    assert sheet.notes.viewport().rect().contains(caret)


def test_the_end_of_the_paper_can_be_seen_with_notes_and_without(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(cited(30, at14="Nguồn", at15="Nguồn " * 30))
    bar = sheet.text.verticalScrollBar()
    places = []
    for value in range(bar.maximum() + 200):
        bar.setValue(value)
        places.append(bar.value())
    assert places == sorted(places)
    assert bar.value() + sheet.text.viewport().height() >= round(sheet.text.document().size().height())


def test_ctrl_alt_f_marks_the_place_and_goes_to_the_foot(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p3", 4)
    Hands(sheet.text).press(Key.Key_F, CONTROL | Qt.KeyboardModifier.AltModifier)
    box = in_hand(sheet)
    assert (box.number, box.accessibleName(), box.hasFocus()) == (2, "Chú thích 2", True)
    assert sheet.focusProxy() is box
    Hands(box).type("Nghị quyết số 02")
    assert notes_of(sheet)[-1] == "Nghị quyết số 02"
    letters = box.document().firstBlock().begin().fragment().charFormat().font()
    assert letters == sheet.surface.style.font(box.face.size)  # those of the paper, not of the window
    assert sheet.notes.shown[1] == box.note
    assert sheet.text.viewport().rect().contains(sheet.text.cursorRect())


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return, Key.Key_Enter])
def test_enter_and_esc_go_back_behind_the_mark(sheet: SheetEditor, key: Qt.Key) -> None:
    sheet.open_note("at4")
    Hands(in_hand(sheet)).press(key)
    assert sheet.text.hasFocus()
    assert sheet.cursor_place() == ("p4", len("dòng 4") + 1)
    assert sheet.notes.in_hand == ""
    assert sheet.notes.current == "at4"
    assert sheet.focusProxy() is sheet.text


def test_arrows_and_tab_go_from_note_to_note_and_up_to_the_text(sheet: SheetEditor) -> None:
    sheet.notes.open("at2", 3)
    visited = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Backtab):
        Hands(in_hand(sheet)).press(key)
        visited.append(sheet.notes.in_hand)
    assert visited == ["at4", "at4", "at2", "at4", "at4", "at2", "at2"]
    assert notes_of(sheet) == ["Nguồn một", "Nguồn hai", "Nguồn ba"]
    Hands(in_hand(sheet)).press(Key.Key_Up)
    assert sheet.cursor_place() == ("p2", len("dòng 2") + 1)


def test_the_note_of_the_mark_beside_the_cursor_is_tinted(sheet: SheetEditor) -> None:
    tinted = []
    for offset in (5, 6, 7):
        sheet.set_cursor_place("p2", offset)
        tinted.append(sheet.notes.current)
    assert tinted == ["", "at2", "at2"]


def test_a_click_on_a_mark_or_into_a_note_takes_it_in_hand(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p4", 7)
    QTest.mouseClick(
        sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=sheet.text.cursorRect().center() - QPoint(3, 0)
    )
    assert sheet.notes.in_hand == "at4"
    first = sheet.notes.box("at2")
    assert first is not None
    QTest.mouseClick(first.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert sheet.notes.in_hand == "at2"
    Hands(first).type("x")
    assert sum("x" in note for note in notes_of(sheet)) == 1
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=sheet.text.cursorRect().center())
    assert sheet.notes.in_hand in ("", "at4")


def test_bold_italic_and_underline_work_in_notes(sheet: SheetEditor) -> None:
    sheet.open_note("at2")
    box = in_hand(sheet)
    box.select(0, 5)
    for key in (Key.Key_B, Key.Key_U):
        Hands(box).press(key, CONTROL)
    sheet.do("italic")  # the menu
    note = sheet.session.document.footnote("at2")
    assert note is not None
    assert note.runs[0] == Run("Nguồn", bold=True, italic=True, underline=True)
    assert box.ends() == (0, 5)
    box.select(9, 9)
    Hands(box).press(Key.Key_B, CONTROL)
    Hands(box).type(" đậm")
    note = sheet.session.document.footnote("at2")
    assert note is not None
    assert note.runs[-1] == Run(" đậm", bold=True)


def test_an_action_for_a_new_item_leaves_the_note_and_goes_on_below_its_line(sheet: SheetEditor) -> None:
    sheet.open_note("at2")
    sheet.do("new_dash")
    assert [one.id for one in sheet.session.document.body[:3]] == ["p0", "p1", "p2"]
    assert sheet.session.document.body[3].runs == ()
    assert sheet.notes.in_hand == ""


def test_backspace_leaves_an_empty_note_as_it_is(sheet: SheetEditor) -> None:
    sheet.open_note("at2")
    hands = Hands(in_hand(sheet))
    hands.press(Key.Key_Backspace, text="\b", times=20)
    assert notes_of(sheet) == ["", "Nguồn hai", "Nguồn ba"]
    assert sheet.notes.in_hand == "at2"
    assert [run.footnote for run in find_runs(sheet, "p2") if run.footnote] == ["at2"]


def find_runs(sheet: SheetEditor, key: str) -> tuple[Run, ...]:
    found = find(sheet.session.document, key)
    assert found is not None
    return found[1].runs


def test_deleting_the_mark_deletes_the_note_and_undo_brings_both_back(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p2", 7)
    Hands(sheet.text).press(Key.Key_Backspace, text="\b")
    assert notes_of(sheet) == ["Nguồn hai", "Nguồn ba"]
    box = sheet.notes.box("at4")
    assert box is not None
    assert (sheet.notes.shown, box.number) == (["at4"], 1)
    sheet.session.stack.undo()
    assert notes_of(sheet) == ["Nguồn một", "Nguồn hai", "Nguồn ba"]
    assert flat(find_runs(sheet, "p2")) == "dòng 2\ufffc"
    assert (sheet.notes.shown, box.number) == (["at2", "at4"], 2)


def test_undo_of_what_was_typed_in_a_note_goes_to_it(sheet: SheetEditor) -> None:
    sheet.notes.open("at4", 0)
    Hands(in_hand(sheet)).type("Xem ")
    Hands(in_hand(sheet)).press(Key.Key_Escape)
    sheet.go_to_block("p30")
    sheet.session.stack.undo()
    assert (sheet.notes.in_hand, in_hand(sheet).ends()) == ("at4", (0, 0))
    assert notes_of(sheet)[1] == "Nguồn hai"
    sheet.session.stack.redo()
    assert in_hand(sheet).ends() == (4, 4)


def test_undo_of_the_mark_leaves_the_note_that_is_gone(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p3", 6)
    sheet.insert_footnote()
    sheet.session.stack.undo()
    assert sheet.notes.in_hand == ""
    assert sheet.text.hasFocus()
    assert sheet.notes.shown == ["at2", "at4"]


def test_what_is_pasted_into_a_note_is_one_line_with_its_dress(sheet: SheetEditor) -> None:
    mime = QMimeData()
    mime.setHtml("<p>Nghị quyết <b>số 02</b></p><p>của Bộ <span style='color:red'>Chính trị</span></p>")
    QGuiApplication.clipboard().setMimeData(mime)
    sheet.open_note("at2")
    in_hand(sheet).selectAll()
    sheet.do("paste")
    note = sheet.session.document.footnote("at2")
    assert note is not None
    assert note.runs == (Run("Nghị quyết "), Run("số 02", bold=True), Run(" của Bộ Chính trị"))
    in_hand(sheet).select(0, 16)
    sheet.do("cut")
    assert notes_of(sheet)[0] == " của Bộ Chính trị"
    sheet.do("paste")
    assert notes_of(sheet)[0] == "Nghị quyết số 02 của Bộ Chính trị"


@pytest.mark.parametrize("leave", ["focus", "save", "back", "another note"])
def test_a_word_being_composed_in_a_note_is_kept(sheet: SheetEditor, leave: str) -> None:
    sheet.open_note("at2")
    Hands(in_hand(sheet)).compose(" Điều")
    match leave:
        case "focus":
            sheet.text.setFocus()
        case "save":
            sheet.commit_preedit()
        case "back":
            sheet.notes.finish()
        case "another note":
            sheet.open_note("at4")
    assert notes_of(sheet)[0] == "Nguồn một Điều"


def test_decomposed_letters_are_composed_once_the_note_is_left(sheet: SheetEditor) -> None:
    sheet.open_note("at2")
    box = in_hand(sheet)
    Hands(box).press(Key.Key_Backspace, text="\b", times=20)
    Hands(box).type("e\u0302\u0301")
    Hands(box).unikey(2, "\u0302\u0323")
    assert notes_of(sheet)[0] == "ệ"
    Hands(box).press(Key.Key_Escape)
    assert box.toPlainText() == "ệ"


def test_marks_in_cells_count_where_their_cell_is_seen(open_sheet: OpenSheet) -> None:
    rows = tuple(
        (Cell(text_runs(f"hàng {n}")), Cell((Run("ô"), Run(footnote=f"n{n}")) if n % 12 == 1 else ()))
        for n in range(40)
    )
    body = (block("p", Level.PARAGRAPH, "Bảng:"), Block("t", Level.TABLE, table=Table(rows, 1, (1, 1))))
    notes = tuple(Footnote(f"n{n}", text_runs(f"Nguồn {n}")) for n in range(1, 40, 12))
    sheet = open_sheet(Document("d", body=body, footnotes=notes))
    bar = sheet.text.verticalScrollBar()
    seen: list[str] = []
    for value in range(0, bar.maximum(), 20):
        bar.setValue(value)
        seen += [note for note in sheet.notes.shown if note not in seen]
    assert seen == ["n1", "n13", "n25", "n37"]
    sheet.open_note("n13")
    assert sheet.notes.in_hand in sheet.notes.shown
    Hands(in_hand(sheet)).press(Key.Key_Escape)
    assert (sheet.tables.hand.key, sheet.tables.hand.place, sheet.tables.hand.box.ends()) == ("t", (13, 1), (2, 2))
    assert sheet.notes.current == "n13"


def test_words_found_in_a_note_are_tinted_where_they_stand(sheet: SheetEditor) -> None:
    marks = FoundMarks(sheet.surface, sheet.notes)
    marks.seek(Sought("ba"))
    match = next(match for match in marks.matches() if match.spot == "note")
    marks.frame(match)
    assert sheet.notes.shown == ["at50"]
    box = sheet.notes.box("at50")
    assert box is not None
    assert [one.cursor.selectedText() for one in box.extraSelections()] == ["ba"]
    marks.seek(None)
    assert box.extraSelections() == []


def test_the_foot_follows_size_theme_and_width(sheet: SheetEditor, theme: Theme) -> None:
    box = sheet.notes.box("at2")
    assert box is not None
    before = box.document().firstBlock().begin().fragment().charFormat().font().pixelSize()
    sheet.set_zoom(130)
    QApplication.sendPostedEvents()
    assert box.document().firstBlock().begin().fragment().charFormat().font().pixelSize() > before
    theme.choose(choice="dark")
    assert box.document().firstBlock().begin().fragment().charFormat().foreground().color() == theme.color("ink")
    assert sheet.notes.width() == sheet.painter.sheet_width


def test_who_turns_to_the_sheet_after_a_note_was_left_comes_to_the_text(sheet: SheetEditor) -> None:
    sheet.open_note("at50")
    sheet.text.setFocus()
    sheet.go_to_block("p4")
    assert sheet.focusProxy() is sheet.text


def test_a_note_stays_at_the_foot_while_it_is_typed_and_its_mark_is_scrolled_away(sheet: SheetEditor) -> None:
    sheet.open_note("at4")
    sheet.text.verticalScrollBar().setValue(sheet.text.verticalScrollBar().maximum())
    assert sheet.notes.shown == ["at4", "at50"]
    sheet.open_note("at50")
    assert sheet.notes.in_hand == "at50"
    assert sheet.notes.shown == ["at50"]


def test_a_mark_keeps_its_room_when_everything_is_written_anew(sheet: SheetEditor, theme: Theme) -> None:
    def width() -> float:
        line = sheet.lines.block("p2")
        assert line is not None
        return line.layout().lineAt(0).naturalTextWidth()

    before = width()
    theme.choose(choice="dark")
    assert width() == before


def test_the_wheel_over_the_foot_scrolls_the_sheet(sheet: SheetEditor) -> None:
    box = sheet.notes.box("at2")
    assert box is not None
    before = sheet.text.verticalScrollBar().value()
    spot = QPointF(40, 8)
    wheel = QWheelEvent(
        spot, QPointF(box.viewport().mapToGlobal(spot.toPoint())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box.viewport(), wheel)
    assert sheet.text.verticalScrollBar().value() > before


def test_a_word_being_composed_outlives_another_size_and_other_colours(sheet: SheetEditor, theme: Theme) -> None:
    sheet.open_note("at2")
    Hands(in_hand(sheet)).compose(" Điều")
    sheet.set_zoom(80)
    Hands(in_hand(sheet)).compose(" Điều")
    theme.choose(choice="dark")
    assert notes_of(sheet)[0] == "Nguồn một Điều Điều"
    assert in_hand(sheet).toPlainText() == "Nguồn một Điều Điều"


def test_what_only_lines_can_do_is_not_done_to_the_line_behind_a_note(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p2", 7)
    sheet.open_note("at2")
    before = sheet.session.document
    for name in ("demote", "promote", "move_up", "level_section", "footnote"):
        sheet.do(name)
    assert sheet.session.document is before
    assert sheet.notes.in_hand == "at2"
