"""The appendix editor: title, line, orientation, and the table as a grid, all on the draft's one list of undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.appendices import ASSIGNMENT_COLUMNS, add_appendix, find_appendix, remove_appendix
from desktop.domain.dates import OfficialDate
from desktop.domain.document import Cell, Document, Header, Orientation, Run, Table, find, plain
from desktop.domain.edits import update_block
from desktop.domain.table_cells import reworded
from desktop.domain.tables import set_cell, share_anew
from desktop.ui.session import EditSession
from desktop.ui.sheet import AppendixEditor
from desktop.ui.sheet.appendix import TableBox
from desktop.ui.sheet.table_grid import PADDING, TableGrid
from desktop.ui.sheet.table_model import TableModel
from desktop.ui.sheet.tables import column_widths
from desktop.ui.theme import Theme
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key


@pytest.fixture
def session(qtbot: QtBot) -> EditSession:
    """A draft with one appendix of assignments."""
    return EditSession(add_appendix(Document("d"), appendix_id="A", title="PHÂN CÔNG"))


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme, session: EditSession) -> AppendixEditor:
    """Its editor, shown."""
    editor = AppendixEditor(session, "A")
    qtbot.addWidget(editor)
    editor.resize(800, 500)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


@pytest.fixture
def grid(editor: AppendixEditor) -> TableGrid:
    """The grid of its one table, first cell under the header in hand."""
    grid = next(iter(editor.grids.values()))
    grid.setCurrentIndex(grid.cells.index(1, 0))
    return grid


def texts(session: EditSession) -> list[list[str]]:
    """The table's words, row by row."""
    appendix = find_appendix(session.document, "A")
    assert appendix is not None
    table = appendix.blocks[0].table
    assert table is not None
    return [[plain(cell.runs) for cell in row] for row in table.rows]


def write(grid: TableGrid, text: str) -> QPlainTextEdit:
    """Open the cell in hand and write into it."""
    grid.edit(grid.currentIndex())
    box = grid.viewport().findChild(QPlainTextEdit)
    assert box is not None
    Hands(box).type(text)
    return box


def test_a_new_appendix_has_the_columns_of_an_assignment_table(session: EditSession) -> None:
    rows = texts(session)
    assert rows[0] == list(ASSIGNMENT_COLUMNS)
    assert rows[1:] == [[""] * 5] * 3


def test_title_line_and_orientation_are_edits_of_the_document(editor: AppendixEditor, session: EditSession) -> None:
    Hands(editor.title).type(" VIỆC")
    Hands(editor.attached).type("(Kèm theo)")
    editor.orientation.setCurrentIndex(1)
    editor.orientation.activated.emit(1)
    appendix = find_appendix(session.document, "A")
    assert appendix is not None
    assert (appendix.title, appendix.attached_to) == ("PHÂN CÔNG VIỆC", "(Kèm theo)")
    assert appendix.orientation is Orientation.PORTRAIT
    while session.stack.canUndo():
        session.stack.undo()
    assert (editor.title.text(), editor.attached.text()) == ("PHÂN CÔNG", "")
    assert editor.orientation.currentText() == "Tự chọn"


def test_the_line_is_made_from_the_head_and_may_be_written_instead(
    editor: AppendixEditor, session: EditSession
) -> None:
    assert (editor.attached.placeholderText(), editor.own.isVisible()) == ("", False)
    head = Header(issuer="CÔNG ĐOÀN XÃ AN HÒA", symbol="KH-CĐX", kind="KẾ HOẠCH", date=OfficialDate(2026, 11))
    session.apply("x", lambda document: replace(document, header=head))
    session.apply("x", lambda document: replace(document, header=replace(head, number="47")))
    made = editor.attached.placeholderText()
    assert made.startswith("(Kèm theo Kế hoạch số 47/KH-CĐX ngày")
    assert made.endswith("tháng 11 năm 2026 của Công đoàn xã An Hòa)")
    assert session.document.appendices[0].attached_to == ""
    assert editor.own.text() == "Sửa riêng"
    editor.own.click()
    assert editor.attached.text() == session.document.appendices[0].attached_to == " ".join(made.split())
    assert editor.own.text() == "Theo phần đầu"
    editor.own.click()
    assert session.document.appendices[0].attached_to == editor.attached.text() == ""


def test_a_cell_is_written_in_place_and_tab_goes_on(grid: TableGrid, session: EditSession) -> None:
    Hands(write(grid, "1")).press(Key.Key_Tab)
    box = grid.viewport().findChild(QPlainTextEdit)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    assert box is not None
    assert texts(session)[1][0] == "1"


def test_an_input_method_writes_into_a_cell(grid: TableGrid, session: EditSession) -> None:
    box = write(grid, "")
    hands = Hands(box)
    hands.compose("đoàn")
    hands.commit("đoàn")
    hands.press(Key.Key_Return)
    assert texts(session)[1][0] == "đoàn"
    assert grid.currentIndex().row() == 2  # Enter goes down


def test_esc_keeps_what_was_there(grid: TableGrid, session: EditSession) -> None:
    Hands(write(grid, "sai")).press(Key.Key_Escape)
    assert texts(session)[1][0] == ""
    assert not session.stack.canUndo()


def test_shift_enter_parts_paragraphs_of_a_cell(grid: TableGrid, session: EditSession) -> None:
    box = write(grid, "a")
    Hands(box).press(Key.Key_Return, SHIFT)
    Hands(box).type("b")
    Hands(box).press(Key.Key_Return)
    assert texts(session)[1][0] == "a\nb"


@pytest.mark.parametrize("editing", [True, False])
def test_tab_in_the_last_cell_adds_a_row(grid: TableGrid, session: EditSession, editing: bool) -> None:
    grid.setCurrentIndex(grid.cells.index(3, 4))
    Hands(write(grid, "x") if editing else grid).press(Key.Key_Tab)
    rows = texts(session)
    assert len(rows) == 5
    assert rows[3][4] == ("x" if editing else "")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (4, 0)


def test_rows_and_columns_are_added_moved_and_taken_out(grid: TableGrid, session: EditSession) -> None:
    grid.cells.put(1, 0, [["a"], ["b"], ["c"]], "x")
    Hands(grid).press(Key.Key_Down, ALT | SHIFT)
    assert [row[0] for row in texts(session)] == ["TT", "b", "a", "c"]
    assert grid.currentIndex().row() == 2
    grid.add_row()
    grid.remove_row()
    grid.remove_row()
    assert [row[0] for row in texts(session)] == ["TT", "b", "a"]
    grid.add_column()
    assert [len(row) for row in texts(session)] == [6, 6, 6]
    grid.remove_column()
    while session.stack.canUndo():
        session.stack.undo()
    assert texts(session)[1:] == [[""] * 5] * 3


def test_cells_from_excel_are_pasted_as_one_step_and_add_rows(grid: TableGrid, session: EditSession) -> None:
    lines = [f'{n}\t"Việc {n}\ndòng hai"\tBan {n}\tQuý I' for n in range(1, 6)]
    QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
    Hands(grid).press(Key.Key_V, CONTROL)
    rows = texts(session)
    assert len(rows) == 6
    assert rows[5] == ["5", "Việc 5\ndòng hai", "Ban 5", "Quý I", ""]
    session.stack.undo()
    assert texts(session)[1:] == [[""] * 5] * 3


def test_a_wider_block_from_excel_adds_columns_and_loses_no_word(grid: TableGrid, session: EditSession) -> None:
    lines = [[f"{row}.{column}" for column in range(11)] for row in range(60)]
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
    grid.setCurrentIndex(grid.cells.index(0, 0))
    Hands(grid).press(Key.Key_V, CONTROL)
    assert texts(session) == lines
    session.stack.undo()
    assert [len(row) for row in texts(session)] == [5] * 4


def test_heads_pasted_over_the_old_ones_give_up_the_old_widths(grid: TableGrid, session: EditSession) -> None:
    QGuiApplication.clipboard().setText("TT\tĐơn vị\tNăm 2026\tNăm 2027\tTỷ lệ")
    Hands(grid).press(Key.Key_V, CONTROL)
    assert grid.cells.table.widths  # under the head they stay
    grid.setCurrentIndex(grid.cells.index(0, 0))
    Hands(grid).press(Key.Key_V, CONTROL)
    assert grid.cells.table.widths == ()


def test_a_block_pasted_at_the_right_end_adds_what_it_needs(grid: TableGrid, session: EditSession) -> None:
    QGuiApplication.clipboard().setText("a\tb\t\t\nc\td\t\t")  # empty cells at the end need no columns
    grid.setCurrentIndex(grid.cells.index(3, 4))
    Hands(grid).press(Key.Key_V, CONTROL)
    assert [row[4:] for row in texts(session)] == [["Cấp quyết định", ""], ["", ""], ["", ""], ["a", "b"], ["c", "d"]]


def test_more_columns_than_a_table_can_have_are_refused_in_one_sentence(
    qtbot: QtBot, editor: AppendixEditor, grid: TableGrid, session: EditSession
) -> None:
    QGuiApplication.clipboard().setText("\t".join(str(number) for number in range(64)))
    before = session.document
    Hands(grid).press(Key.Key_V, CONTROL)
    box = editor.findChild(TableBox)
    assert box is not None
    assert "nhiều nhất 63 cột" in box.hint.text()
    assert session.document is before
    QGuiApplication.clipboard().setText("một")
    Hands(grid).press(Key.Key_V, CONTROL)
    assert box.hint.text().startswith("Tab ở ô cuối")


def test_words_for_a_place_that_a_cell_reaches_over_are_kept_in_it(qtbot: QtBot, plan: Document) -> None:
    session = EditSession(plan)
    wide = Table(((Cell((Run("a"),), columns=2), Cell()), (Cell(), Cell(), Cell())))
    session.apply("x", lambda d: _with_table(d, wide))
    model = TableModel(session, "table")
    for _time in range(2):  # pasting it again adds nothing
        model.put(0, 0, [["x", "y", "z"], ["1", "2", "3"]], "dán")
        assert [[plain(cell.runs) for cell in row] for row in model.table.rows] == [["x\ny", "z"], ["1", "2", "3"]]


def test_copied_cells_come_back_the_same(grid: TableGrid, session: EditSession) -> None:
    grid.cells.put(1, 0, [["1", 'nói "có"'], ["2", "hai\ndòng"]], "x")
    grid.selectAll()
    Hands(grid).press(Key.Key_C, CONTROL)
    before = texts(session)
    Hands(grid).press(Key.Key_Delete)
    assert all(cell == "" for row in texts(session) for cell in row)
    Hands(grid).press(Key.Key_V, CONTROL)
    assert texts(session) == before


def test_a_text_with_a_quote_left_open_is_still_pasted(grid: TableGrid, session: EditSession) -> None:
    QGuiApplication.clipboard().setText('"' + "x" * 140_000)
    Hands(grid).press(Key.Key_V, CONTROL)
    assert len(texts(session)[1][0]) >= 140_000


def test_words_keep_the_dress_that_all_of_the_cell_had(grid: TableGrid, session: EditSession) -> None:
    grid.cells.put(0, 1, [["Việc"]], "x")
    appendix = find_appendix(session.document, "A")
    assert appendix is not None
    assert appendix.blocks[0].table is not None
    assert appendix.blocks[0].table.rows[0][1].runs == (Run("Việc", bold=True),)


def test_a_change_made_elsewhere_shows_and_the_row_grows(grid: TableGrid, session: EditSession) -> None:
    height = grid.rowHeight(1)
    block_id = grid.cells.block_id
    session.apply("x", lambda d: set_cell(d, block_id, 1, 1, (Run("một việc dài " * 20),)))
    assert str(grid.cells.index(1, 1).data()).startswith("một việc")
    assert grid.rowHeight(1) > height


def test_the_model_is_sound_with_cells_that_span(qtbot: QtBot, plan: Document) -> None:
    session = EditSession(plan)
    model = TableModel(session, "table")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    wide = Table(((Cell((Run("a"),), columns=2),), (Cell((Run("b"),), rows=2), Cell()), (Cell((Run("c"),)),)))
    found = find(session.document, "table")
    assert found is not None
    grid = TableGrid(session, "table")
    qtbot.addWidget(grid)
    session.apply("x", lambda d: _with_table(d, wide))
    assert (grid.columnSpan(0, 0), grid.rowSpan(1, 0)) == (2, 2)
    assert model.index(2, 1).data() == "c"
    model.setData(model.index(2, 1), "d")
    assert model.index(2, 1).data() == "d"
    session.stack.undo()
    session.stack.undo()
    assert session.document == plan
    assert tester.model() is model


def _with_table(document: Document, table: Table) -> Document:
    return update_block(document, "table", lambda block: replace(block, table=table))


def test_an_appendix_that_is_taken_out_says_so(editor: AppendixEditor, session: EditSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.gone):
        session.apply("x", lambda document: remove_appendix(document, "A"))
    QApplication.sendPostedEvents()


def test_columns_without_shares_get_room_by_what_stands_in_them() -> None:
    task = "Tổ chức hội nghị quán triệt Nghị quyết tới cán bộ công đoàn các cấp trong toàn tỉnh"
    words = (("TT", "Nhiệm vụ", "Thời gian"), ("1", task, "Quý II năm 2026"))
    rows = tuple(tuple(Cell((Run(text),)) for text in line) for line in words)
    number, wide, when = column_widths(Table(rows), 600)
    assert number < when < wide
    assert number + wide + when == pytest.approx(600)
    assert column_widths(Table(rows, widths=(1, 1, 2)), 400) == [100, 100, 200]


FIGURES = ["TT", "Đơn vị", *["Chỉ tiêu kết nạp đoàn viên mới"] * 8, "Tỷ lệ"]
WIDE = [FIGURES, *[[str(n), f"Công đoàn phường Bình An {n}", *["7.653"] * 8, "98,5%"] for n in range(1, 40)]]


def test_no_column_of_the_grid_cuts_a_figure(editor: AppendixEditor, grid: TableGrid, session: EditSession) -> None:
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in WIDE))
    grid.setCurrentIndex(grid.cells.index(0, 0))
    Hands(grid).press(Key.Key_V, CONTROL)
    editor.resize(500, 500)
    for row, line in enumerate(WIDE[:3]):
        for column, text in enumerate(line):
            cell = grid.cells.cell(row, column)
            words = QFontMetricsF(grid.cells.font(cell, row == 0))
            room = grid.columnWidth(column) - 2 * PADDING
            assert max(words.horizontalAdvance(word) for word in text.split()) <= room
    assert grid.horizontalScrollBar().maximum() > 0
    editor.resize(1400, 500)
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.columnWidth(1) > grid.columnWidth(2)


def test_columns_follow_what_is_pasted(grid: TableGrid, session: EditSession) -> None:
    grid.cells.put(0, 0, [["", "", "", "", ""]], "x")
    block_id = grid.cells.block_id
    session.apply("x", lambda document: share_anew(document, block_id))
    grid.setCurrentIndex(grid.cells.index(1, 0))
    QGuiApplication.clipboard().setText("1\tCông đoàn cơ sở Công ty cổ phần May Bình An\t2\t3\t4")
    Hands(grid).press(Key.Key_V, CONTROL)
    assert grid.columnWidth(1) > 2 * grid.columnWidth(0)


def test_columns_stay_while_one_types_until_a_word_would_be_cut(grid: TableGrid) -> None:
    widths = [grid.columnWidth(column) for column in range(5)]
    box = write(grid, "12")
    assert [grid.columnWidth(column) for column in range(5)] == widths
    Hands(box).type("345.678.901")
    assert grid.columnWidth(0) > widths[0]
    assert sum(grid.columnWidth(column) for column in range(5)) <= grid.viewport().width()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ban A chủ trì!", "Ban **A**¹ chủ trì!"),
        ("Ban AB chủ trì", "Ban **AB**¹ chủ trì"),
        ("Các Ban A chủ trì", "Các Ban **A**¹ chủ trì"),
        ("Ban chủ trì", "Ban chủ trì"),
        ("Phòng", "Phòng"),
        ("", ""),
    ],
)
def test_a_cell_keeps_the_dress_and_the_notes_of_what_stays_in_it(words: str, expected: str) -> None:
    runs = (Run("Ban "), Run("A", bold=True), Run(footnote="n"), Run(" chủ trì"))
    shown = "".join("¹" if r.footnote else f"**{r.text}**" if r.bold else r.text for r in reworded(runs, words))
    assert shown == expected


def test_what_is_typed_into_a_cell_is_the_drafts_at_once_and_one_step_of_undo(
    grid: TableGrid, session: EditSession
) -> None:
    box = write(grid, "Tuyên truyền,")
    assert texts(session)[1][0] == "Tuyên truyền,"
    hands = Hands(box)
    hands.type(" đào tạ")
    hands.unikey(1, "ạo ")
    assert (box.toPlainText(), texts(session)[1][0]) == ("Tuyên truyền, đào tạo ", "Tuyên truyền, đào tạo ")
    hands.press(Key.Key_Return, SHIFT)  # a line that is still empty
    hands.type("Kiểm tra")
    assert texts(session)[1][0] == "Tuyên truyền, đào tạo \nKiểm tra"
    assert session.stack.count() == 1
    session.stack.undo()
    assert (box.toPlainText(), texts(session)[1][0]) == ("", "")


def test_escape_brings_back_what_stood_in_the_cell(grid: TableGrid, session: EditSession) -> None:
    grid.cells.put(1, 0, [["cũ"]], "")
    box = write(grid, "mới")
    assert texts(session)[1][0] == "mới"
    Hands(box).press(Key.Key_Escape)
    assert texts(session)[1][0] == "cũ"


@pytest.mark.parametrize("leave", ["focus", "commit", "tab"])
def test_a_word_being_composed_in_a_cell_is_kept(
    qtbot: QtBot, grid: TableGrid, session: EditSession, leave: str
) -> None:
    grid.window().activateWindow()
    qtbot.waitUntil(grid.window().isActiveWindow)
    grid.setFocus()
    box = write(grid, "Công ")
    assert box.hasFocus()
    Hands(box).compose("đoàn")
    match leave:
        case "focus":
            grid.setFocus()
        case "commit":
            grid.commitData(box)
        case "tab":
            Hands(box).press(Key.Key_Tab)
    assert texts(session)[1][0] == "Công đoàn"


def test_decomposed_letters_do_not_disturb_who_types_them(grid: TableGrid, session: EditSession) -> None:
    box = write(grid, "Chu\u0309 tri\u0300 ")
    assert box.toPlainText() == "Chu\u0309 tri\u0300 "
    assert texts(session)[1][0] == "Chủ trì "


def test_the_buttons_over_a_table_say_what_they_do_where_there_is_room(editor: AppendixEditor) -> None:
    box = editor.findChild(TableBox)
    assert box is not None

    def shown() -> list[str]:
        return [button.text() for button in box.findChildren(QAbstractButton) if button.isVisible()]

    assert shown() == ["Thêm dòng", "Xóa dòng", "Chuyển dòng lên", "Chuyển dòng xuống", "Thêm cột", "Xóa cột"]
    editor.resize(420, 500)
    assert shown() == [""] * 6
    assert editor.width() == 420


def test_hairlines_part_the_rows(grid: TableGrid, theme: Theme) -> None:
    image = grid.viewport().grab().toImage()
    for row in range(1, grid.cells.rowCount() - 1):
        bottom = grid.visualRect(grid.cells.index(row, 1)).bottom()
        assert image.pixelColor(200, bottom) == theme.color("line")
        assert image.pixelColor(200, bottom - 3) == theme.color("surface")


def test_rows_that_are_counted_are_counted_again(grid: TableGrid, session: EditSession) -> None:
    grid.cells.put(1, 0, [["1", "a"], ["2", "b"], ["3", "c"]], "")
    grid.add_row()
    assert [row[:2] for row in texts(session)[1:]] == [["1", "a"], ["2", ""], ["3", "b"], ["4", "c"]]
    grid.remove_row()
    grid.move_row(1)
    assert [row[:2] for row in texts(session)[1:]] == [["1", "a"], ["2", "c"], ["3", "b"]]
    session.stack.undo()
    assert [row[:2] for row in texts(session)[1:]] == [["1", "a"], ["2", "b"], ["3", "c"]]


def test_all_words_are_seen_while_one_types_into_a_narrow_cell(grid: TableGrid) -> None:
    box = write(grid, "Ban Tuyên giáo")
    assert box.verticalScrollBar().maximum() == box.verticalScrollBar().value() == 0
    assert box.document().size().height() > 1


def test_the_button_takes_the_appendix_out_and_undo_brings_it_back(
    editor: AppendixEditor, session: EditSession, qtbot: QtBot
) -> None:
    before = session.document
    with qtbot.waitSignal(editor.gone):
        editor.remove.click()
    assert session.document.appendices == ()
    session.stack.undo()
    assert session.document == before


def test_the_pages_may_lie_as_their_widest_table_needs(editor: AppendixEditor, session: EditSession) -> None:
    words = [editor.orientation.itemText(number) for number in range(editor.orientation.count())]
    assert words == ["Tự chọn", "Dọc", "Ngang"]
    assert editor.orientation.currentText() == "Tự chọn"
    editor.orientation.setCurrentIndex(2)
    editor.orientation.activated.emit(2)
    assert session.document.appendices[0].orientation is Orientation.LANDSCAPE
    session.stack.undo()
    assert editor.orientation.currentText() == "Tự chọn"
