"""One list of undo over everything: text, levels, tables, the parts around the body, moves, notes and replacing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop.domain.document import Document, plain
from desktop.domain.lines import Caret
from desktop.ui.find_strip import FindStrip
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key, document_lines, sheet_lines


def at(sheet: SheetEditor, key: str, offset: int, end: int | None = None) -> Hands:
    sheet.surface.select(Caret(key, offset), Caret(key, offset if end is None else end))
    return Hands(sheet.text)


def write_in_cell(sheet: SheetEditor) -> None:
    sheet.tables.hand.open("table", (1, 1))
    Hands(sheet.tables.hand.box).type("Tuyên truyền")
    sheet.tables.hand.close()


def write_in_header(sheet: SheetEditor) -> None:
    sheet.parts.open("header.subject")
    Hands(sheet.parts.box).type("Về Tháng Công nhân")
    sheet.parts.close()


def write_note(sheet: SheetEditor) -> None:
    at(sheet, "I1", 4)
    sheet.do("footnote")
    assert sheet.notes.hand is not None
    hands = Hands(sheet.notes.hand)
    hands.type("Điều lệ Công đoàn")
    hands.press(Key.Key_Escape)


def delete_over_lines(sheet: SheetEditor) -> None:
    sheet.surface.select(Caret("I1", 5), Caret("I2", 1))
    Hands(sheet.text).press(Key.Key_Delete)


def replace_all(sheet: SheetEditor) -> None:
    strip = FindStrip(sheet)
    strip.open(replacing=True)
    Hands(strip.words).type("kế hoạch")
    Hands(strip.other).type("chương trình")
    strip.replace_all.click()
    strip.finish()


STEPS: list[tuple[str, Callable[[SheetEditor], object]]] = [
    ("gõ chữ", lambda sheet: at(sheet, "opening", 3).type("y mới")),
    ("in đậm", lambda sheet: at(sheet, "basis", 0, 6).press(Key.Key_B, CONTROL)),
    ("gạch chân", lambda sheet: at(sheet, "basis", 7, 11).press(Key.Key_U, CONTROL)),
    ("xuống một cấp", lambda sheet: at(sheet, "I2", 0).press(Key.Key_Tab)),
    ("lên một cấp", lambda sheet: at(sheet, "I2", 0).press(Key.Key_Backtab)),
    ("gõ trong ô", write_in_cell),
    ("sửa trích yếu", write_in_header),
    ("chuyển xuống", lambda sheet: at(sheet, "I", 0).press(Key.Key_Down, ALT | SHIFT)),
    ("xuống dòng", lambda sheet: at(sheet, "I1", 4).press(Qt.Key.Key_Return)),
    ("gõ chú thích", write_note),
    ("đổi chữ hoa", lambda sheet: at(sheet, "end", 0, 8).press(Key.Key_F3, SHIFT)),
    ("xóa", delete_over_lines),
    ("thay tất cả", replace_all),
]


def test_a_mixed_session_is_undone_and_done_again_as_one_list(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    stack = sheet.session.stack
    seen = [plan]
    for name, step in STEPS:
        step(sheet)
        assert sheet.session.document is not seen[-1]
        assert stack.undoText() == name
        seen.append(sheet.session.document)
    names = [stack.text(number) for number in range(stack.count())]
    assert [name for name in names if not name.strip()] == [], "each step has a name for the menu"
    states = [sheet.session.document]
    while stack.canUndo():
        stack.undo()
        assert sheet_lines(sheet) == document_lines(sheet.session.document)
        states.append(sheet.session.document)
    assert states[-1] == plan
    assert [name for (name, _step), state in zip(STEPS, seen[1:], strict=True) if state not in states] == []
    while stack.canRedo():
        stack.redo()
        assert sheet_lines(sheet) == document_lines(sheet.session.document)
    assert sheet.session.document == seen[-1]


def test_what_the_session_did_is_there(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    for _name, step in STEPS:
        step(sheet)
    after = sheet.session.document
    table = after.appendices[0].blocks[0].table
    assert table is not None
    assert plain(table.rows[1][1].runs) == "Tuyên truyền"
    assert after.header.kind == "CHƯƠNG TRÌNH"
    assert after.header.subject == "Về Tháng Công nhân"
    assert after.footnotes[0].text == "Điều lệ Công đoàn"
    assert [block.id for block in after.body] == ["II", "I"]
