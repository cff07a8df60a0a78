"""Completion is offered quietly behind the caret and taken with Tab; whoever types on never notices it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Document, Header, Level, find, text_runs
from desktop.domain.lines import set_line
from desktop.services.vocabulary import OfficeWords
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.inline.completion import SheetCompletion
from desktop.ui.sheet.inline.ghost import cut_to
from desktop.ui.theme import Theme
from tests.ui.conftest import Driven
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key, block, outline, sheet_lines

CITED = "Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị về đổi mới tổ chức và hoạt động."
BEGUN, REST = "theo Nghị quyết số 02", "-NQ/TW"


@pytest.fixture
def sheet(open_sheet: OpenSheet, qtbot: QtBot) -> SheetEditor:
    """A sheet whose first clause cites a resolution; the cursor is in the second, empty one."""
    body = block("I", Level.SECTION, "Một", block("1", Level.CLAUSE, CITED), block("2", Level.CLAUSE))
    opened = open_sheet(Document("d", body=(body,)))
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.painter.has_focus)
    opened.set_cursor_place("2", 0)
    opened.completion.pause.setInterval(0)
    return opened


Pause = Callable[[SheetEditor], str]


@pytest.fixture
def pause(qtbot: QtBot) -> Pause:
    """The clerk stops for a moment; gives what is offered then."""

    def wait(sheet: SheetEditor) -> str:
        completion = sheet.completion
        qtbot.waitUntil(lambda: not completion.reading and not completion.pause.isActive())
        completion.look()
        return offered(sheet)

    return wait


def offered(sheet: SheetEditor) -> str:
    """What is offered now."""
    offer = sheet.completion.offer
    return offer.rest if offer is not None else ""


def text_of(sheet: SheetEditor, block_id: str = "2") -> str:
    found = find(sheet.session.document, block_id)
    assert found is not None
    return found[1].text


def test_tab_takes_what_is_offered_as_one_step_of_undo(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type(BEGUN)
    assert pause(sheet) == REST
    assert text_of(sheet) == BEGUN  # nothing of it is in the text
    hands.press(Key.Key_Tab, text="\t")
    assert (text_of(sheet), sheet.cursor_place()) == (BEGUN + REST, ("2", len(BEGUN + REST)))
    assert sheet.session.stack.undoText() == "điền tiếp"
    sheet.session.stack.undo()
    assert (text_of(sheet), sheet_lines(sheet)[-1]) == (BEGUN, BEGUN)
    sheet.session.stack.redo()
    assert text_of(sheet) == BEGUN + REST


def test_typing_goes_on_after_tab_as_a_step_of_its_own(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type(BEGUN)
    pause(sheet)
    hands.press(Key.Key_Tab, text="\t")
    hands.type(" và")
    assert text_of(sheet) == f"{BEGUN}{REST} và"
    sheet.session.stack.undo()
    assert text_of(sheet) == BEGUN + REST


def test_tab_without_an_offer_still_demotes(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type("Việc khác hẳn")
    assert pause(sheet) == ""
    hands.press(Key.Key_Tab, text="\t")
    assert outline(sheet.session.document)[-1] == "    point Việc khác hẳn"


def test_typing_on_narrows_the_offer_at_once_and_other_letters_end_it(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type(BEGUN)
    pause(sheet)
    hands.type("-N")
    assert offered(sheet) == "Q/TW"
    hands.type("x")
    assert offered(sheet) == ""
    assert text_of(sheet) == f"{BEGUN}-Nx"


def test_nothing_is_looked_for_before_the_clerk_pauses(sheet: SheetEditor, pause: Pause) -> None:
    pause(sheet)
    sheet.completion.pause.setInterval(60_000)
    Hands(sheet.text).type(BEGUN)
    assert sheet.completion.offer is None
    assert sheet.completion.pause.isActive()


def test_who_never_presses_tab_types_what_they_type(sheet: SheetEditor, pause: Pause) -> None:
    hands, offers = Hands(sheet.text), 0
    pause(sheet)
    for letter in CITED:
        hands.type(letter)
        sheet.completion.look()
        offers += sheet.completion.offer is not None
    assert offers > 10
    assert (text_of(sheet), sheet_lines(sheet)[-1]) == (CITED, CITED)
    sheet.session.stack.undo()
    assert text_of(sheet) == ""


def test_unikeys_backspaces_and_letters_show_nothing_between(sheet: SheetEditor, pause: Pause) -> None:
    hands, offers = Hands(sheet.text), []
    pause(sheet)
    hands.type("theo Nghị quyêt số 02")
    offers.append(pause(sheet))
    sheet.completion.changed.connect(lambda: offers.append("changed"))
    hands.unikey(8, "ết số 02")
    assert offers == [""]
    assert pause(sheet) == REST


def test_right_after_backspace_nothing_is_offered(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type(BEGUN)
    assert pause(sheet) == REST
    hands.press(Key.Key_Backspace, text="\b")
    assert sheet.completion.offer is None
    assert not sheet.completion.pause.isActive()
    assert pause(sheet) == ""


def test_what_is_read_while_the_clerk_pauses_is_offered_all_the_same(sheet: SheetEditor, qtbot: QtBot) -> None:
    Hands(sheet.text).type(BEGUN)  # the first letters: the document has not been read yet
    sheet.completion.look()
    assert offered(sheet) == ""
    with qtbot.waitSignal(sheet.completion.changed):
        sheet.completion.pause.stop()
    assert offered(sheet) == REST


def test_other_documents_that_arrive_meanwhile_help_too(sheet: SheetEditor, pause: Pause) -> None:
    Hands(sheet.text).type("cùng Ban Tuyên giáo")
    assert pause(sheet) == ""
    other = OfficeWords("")
    other.read(Document("x", body=(block("a", Level.CLAUSE, "Giao Ban Tuyên giáo - Nữ công chủ trì."),)))
    sheet.completion.take_office(other.said())
    assert offered(sheet) == " - Nữ công"


def test_nothing_is_offered_while_a_word_is_composed_and_its_commit_counts_as_typed(
    sheet: SheetEditor, pause: Pause
) -> None:
    hands = Hands(sheet.text)
    hands.type("theo Nghị quyết số 0")
    pause(sheet)
    hands.compose("2")
    assert sheet.completion.offer is None
    sheet.completion.look()
    assert sheet.completion.offer is None
    hands.commit("2")
    assert pause(sheet) == REST


def test_a_commit_that_replaces_letters_counts_as_typed(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type("theo Nghị quyết so 02")
    assert pause(sheet) == ""
    hands.commit("số 02", replaced=5)
    assert pause(sheet) == REST
    hands.press(Key.Key_Tab, text="\t")
    assert text_of(sheet) == BEGUN + REST


def test_decomposed_letters_are_no_hindrance(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type("theo Nghi\u0323 quye\u0302\u0301t sô\u0301 02")
    assert pause(sheet) == REST
    hands.press(Key.Key_Tab, text="\t")
    assert text_of(sheet) == BEGUN + REST


def test_esc_puts_it_away_until_the_next_word(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type(BEGUN)
    assert pause(sheet) == REST
    hands.press(Key.Key_Escape)
    hands.type("-")
    assert pause(sheet) == ""
    hands.type(" và Nghị quyết số 02")
    assert pause(sheet) == REST


@pytest.mark.parametrize("end", ["move", "select", "click", "leave", "undo", "elsewhere", "off"])
def test_it_goes_when_the_clerk_turns_to_something_else(sheet: SheetEditor, pause: Pause, end: str) -> None:
    hands = Hands(sheet.text)
    hands.type(BEGUN)
    assert pause(sheet) == REST
    match end:
        case "move":
            hands.press(Key.Key_Left)
        case "select":
            hands.press(Key.Key_Left, Qt.KeyboardModifier.ShiftModifier | CONTROL)
        case "click":
            QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
        case "leave":
            QApplication.sendEvent(sheet.text, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
        case "undo":
            sheet.session.stack.undo()
        case "elsewhere":
            sheet.session.apply("x", lambda d: Document(d.id, body=d.body, header=Header(kind="KẾ HOẠCH")))
        case "off":
            sheet.completion.turn(False)
    assert sheet.completion.offer is None


def test_nothing_is_offered_within_a_line(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type(" và đã xong")
    sheet.set_cursor_place("2", 0)
    hands.type(BEGUN)
    assert pause(sheet) == ""


def test_lines_written_meanwhile_are_known(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type("Thực hiện Kết luận số 79-KL/TW, ngày 25/12/2013 của Bộ Chính trị.\ntheo Kết luận số 7")
    assert pause(sheet) == ""
    hands.type("9")
    assert pause(sheet) == "-KL/TW"


def test_a_typed_reference_takes_tab_before_a_phrase(open_sheet: OpenSheet, qtbot: QtBot, pause: Pause) -> None:
    lines = (f"như khoản 1 mục I của Kế hoạch số {number}" for number in (7, 8))
    sections = [block("I", Level.SECTION, "Một", block("1", Level.CLAUSE, "Việc"))]
    sections += [block("II", Level.SECTION, "Hai", *(block(f"2{n}", Level.CLAUSE, t) for n, t in enumerate(lines)))]
    opened = open_sheet(Document("d", body=(*sections, Block("end", runs=text_runs("")))))
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.painter.has_focus)
    opened.set_cursor_place("end", 0)
    Hands(opened.text).type("như khoản 1 mục I")
    assert pause(opened) == ""
    Hands(opened.text).type(" của")
    assert pause(opened) == " Kế hoạch số"


def ink(sheet: SheetEditor, area: QRect) -> int:
    """How many points of a part of the view are not paper."""
    picture: QImage = sheet.text.viewport().grab(area).toImage()
    ground = picture.pixel(picture.width() - 1, 1)
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixel(x, y) != ground for x, y in points)


def test_it_is_seen_behind_the_caret_and_shifts_nothing(sheet: SheetEditor, pause: Pause) -> None:
    Hands(sheet.text).type(BEGUN)
    pause(sheet)
    sheet.completion.turn(False)
    caret, lines = sheet.text.cursorRect(), sheet_lines(sheet)
    behind = QRect(caret.right() + 3, caret.top(), 160, caret.height())
    empty = ink(sheet, behind)
    sheet.completion.turn(True)
    sheet.completion.look()
    assert sheet.completion.offer is not None
    assert ink(sheet, behind) > empty + 50
    assert (sheet.text.cursorRect(), sheet_lines(sheet)) == (caret, lines)


def test_where_there_is_no_room_nothing_is_offered_and_tab_demotes(sheet: SheetEditor, pause: Pause) -> None:
    hands, shown = Hands(sheet.text), sheet.lines.block("2")
    assert shown is not None
    for letters in range(20, 90, 2):
        filled = f"{'n' * letters} {BEGUN[:-1]}"
        sheet.session.apply("x", partial(set_line, key="2", runs=text_runs(filled)))
        sheet.set_cursor_place("2", len(filled))
        hands.type("2")
        if not pause(sheet):
            break
    assert (shown.layout().lineCount(), sheet.text.cursorRect().right() < sheet.text.viewport().width()) == (1, True)
    escape = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not sheet.completion.take(escape)  # the first Esc means something else already
    hands.press(Key.Key_Tab, text="\t")
    assert outline(sheet.session.document)[-1].startswith("    point nn")


def test_of_a_long_offer_as_many_whole_words_are_shown_as_there_is_room_for(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font("body"))
    words = " hợp với các đơn vị"
    assert cut_to(words, 1e4, metrics) == words
    cut = cut_to(words, metrics.horizontalAdvance(words) - 1, metrics)
    assert cut == " hợp với các …"
    assert cut_to(words, metrics.horizontalAdvance(" hợp …") - 1, metrics) == ""


def test_it_can_be_heard_but_is_not_told_letter_by_letter(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    hands.type(BEGUN)
    before = sheet.text.accessibleDescription()
    pause(sheet)
    said = sheet.text.accessibleDescription()
    assert said == f"{before}. Tab để điền: {REST}"
    hands.type("-")
    assert sheet.text.accessibleDescription() == said
    hands.press(Key.Key_Escape)
    assert sheet.text.accessibleDescription() == before


def test_the_hint_says_in_words_what_tab_does_until_it_was_used(sheet: SheetEditor, pause: Pause) -> None:
    hands = Hands(sheet.text)
    for hint in ("Tab để điền", "Tab"):
        hands.type(BEGUN)
        pause(sheet)
        assert sheet.completion.hint == hint
        hands.press(Key.Key_Tab, text="\t")
        hands.type(" và ")


def completion_of(driven: Driven) -> SheetCompletion:
    screen = driven.workspace.desk.screen
    assert screen is not None
    return screen.sheet.completion


def test_in_the_window_it_can_be_turned_off_for_good_and_knows_other_documents(driven: Driven, qtbot: QtBot) -> None:
    driven.open()
    driven.open_document("tháng công nhân")
    screen = driven.workspace.desk.screen
    assert screen is not None
    hands = Hands(screen.sheet.text)
    screen.sheet.set_cursor_place(screen.session.document.body[-1].id, 0)
    hands.press(Key.Key_End)
    hands.type(" x")
    qtbot.waitUntil(lambda: completion_of(driven).office is not None)
    action = driven.window.actions_of["completion"]
    assert action.isChecked()
    box = next(b for b in driven.workspace.settings.findChildren(QCheckBox) if "Gợi ý" in b.text())
    assert box.isChecked()
    box.click()
    assert not action.isChecked()
    hands.type(" chủ trì, phối")
    completion_of(driven).look()
    assert completion_of(driven).offer is None
    driven.close()
    driven.open()
    assert not driven.window.actions_of["completion"].isChecked()
