"""Words on the sheet that show a record: typed into one, all others follow at once, in one step of undo."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.document import find, plain
from desktop.domain.held import records_of
from desktop.domain.lines import Caret
from desktop.domain.standards import Standard
from desktop.ui.session import EditSession
from desktop.ui.settling import settle
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import Theme
from tests.domain.assigned_plans import body_words, mistakes, plan, said
from tests.ui.sheet.hands import Hands

PLAN = plan()


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme, standard: Standard) -> SheetEditor:
    """The plan on a sheet that has the focus."""
    made = SheetEditor(EditSession(PLAN, settle=settle), standard)
    qtbot.addWidget(made)
    made.resize(794, 650)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def select(sheet: SheetEditor, key: str, words: str) -> Hands:
    """Hands with these words of a line selected."""
    at = said(sheet.session.document, key).index(words)
    sheet.surface.select(Caret(key, at), Caret(key, at + len(words)))
    return Hands(sheet.text)


def shown(sheet: SheetEditor, key: str) -> str:
    """What stands on the sheet in a line."""
    block = sheet.lines.block(key)
    assert block is not None
    return block.text()


def drawn(sheet: SheetEditor, row: int) -> list[str]:
    """What a row of the table of tasks says as it is drawn."""
    block = sheet.lines.block("tasks")
    assert block is not None
    picture = sheet.surface.tables.picture(block)
    assert picture is not None
    return [plain(box.cell.runs) for box in picture.boxes if box.row == row]


def test_letters_typed_into_a_deadline_are_in_the_row_at_once_and_one_undo_takes_them_back(sheet: SheetEditor) -> None:
    hands = select(sheet, "line", "IV")
    hands.type("II")
    assert shown(sheet, "line") == "Thời gian: Quý II/2027."
    assert drawn(sheet, 1)[3] == "Quý II/2027"
    assert sheet.text.caret() == Caret("line", len("Thời gian: Quý II"))
    assert sheet.session.stack.count() == 1
    sheet.session.undo()
    assert sheet.session.document == PLAN
    assert (shown(sheet, "line"), drawn(sheet, 1)[3]) == ("Thời gian: Quý IV/2027.", "Quý IV/2027")


def test_words_typed_over_a_whole_figure_are_its_new_words(sheet: SheetEditor) -> None:
    hands = select(sheet, "c1", "trên 85%")
    hands.type("hơn 90% trở lên")
    sheet.surface.select(Caret("c1", 0), Caret("c1", 0))
    hands.type("Sẽ ")
    record = records_of(sheet.session.document)["t1"].record
    assert getattr(record, "words", "") == "hơn 90% trở lên"
    assert shown(sheet, "c1") == "Sẽ Có hơn 90% trở lên đoàn viên."
    assert body_words(sheet.session.document, "figures")[0][3] == "trên 90"
    assert mistakes(sheet.session.document) == []


def test_a_figure_taken_back_letter_by_letter_and_typed_anew_is_still_that_figure(sheet: SheetEditor) -> None:
    at = len("Có trên 85%")
    sheet.surface.select(Caret("c1", at), Caret("c1", at))
    hands = Hands(sheet.text)
    hands.unikey(1, "")
    hands.unikey(1, "8%")
    assert body_words(sheet.session.document, "figures")[0][3] == "trên 88"
    hands.unikey(8, "")
    assert shown(sheet, "c1") == "Có  đoàn viên."
    hands.unikey(0, "duwo")
    hands.unikey(3, "ưới")
    hands.type(" 70%")
    assert body_words(sheet.session.document, "figures")[0][3] == "dưới 70"
    sheet.surface.select(Caret("c1", at), Caret("c1", at))
    hands.type(" nữa")
    assert body_words(sheet.session.document, "figures")[0][3] == "dưới 70"
    assert mistakes(sheet.session.document) == []


def test_letters_typed_into_a_cell_are_in_the_text_at_once(sheet: SheetEditor) -> None:
    assert sheet.tables.hand.open("tasks", (1, 3), where="all")
    hands = Hands(sheet.tables.hand.box)
    hands.type("Tháng 5")
    assert shown(sheet, "line") == "Thời gian: Tháng 5."
    assert sheet.tables.hand.open("tasks", (2, 1), where="end")
    hands.unikey(1, " tập huấn.")
    assert shown(sheet, "k2") == "Mở lớp tập huấn."
    assert drawn(sheet, 2)[1] == "Mở lớp tập huấn."
    assert sheet.tables.hand.place == (2, 1)
    assert mistakes(sheet.session.document) == []


def test_composing_in_a_row_of_the_tables_own_keeps_the_word_whole(sheet: SheetEditor) -> None:
    assert sheet.tables.hand.open("tasks", (4, 1), where="end")
    hands = Hands(sheet.tables.hand.box)
    hands.compose("Báo")
    assert body_words(sheet.session.document, "tasks")[3][1] == ""
    hands.commit("Báo")
    hands.type(" cáo")
    assert body_words(sheet.session.document, "tasks")[3][1] == "Báo cáo"
    assert sheet.tables.hand.box.toPlainText() == "Báo cáo"
    found = find(sheet.session.document, "tasks")
    assert found is not None
    assert [one.task for one in found[1].assignments] == ["Tổng kết", "Báo cáo"]


def test_a_row_put_in_by_tab_is_a_record_and_one_undo_takes_both_away(sheet: SheetEditor) -> None:
    assert sheet.tables.hand.open("tasks", (4, 4), where="end")
    Hands(sheet.tables.hand.box).press(0x01000001)  # Tab in the last cell
    assert len(body_words(sheet.session.document, "tasks")) == 5
    Hands(sheet.tables.hand.box).type("Sơ kết")
    assert mistakes(sheet.session.document) == []
    assert len(records_of(sheet.session.document)) == len(records_of(PLAN)) + 1
    sheet.session.undo()
    sheet.session.undo()
    assert sheet.session.document == PLAN


def test_letters_elsewhere_leave_the_records_alone(sheet: SheetEditor) -> None:
    select(sheet, "s2", "NHIỆM VỤ").type("VIỆC")
    assert shown(sheet, "s2") == "VIỆC"
    assert records_of(sheet.session.document)["a1"].record is records_of(PLAN)["a1"].record
