"""The widths of columns: dragged by their edges, even, or by what stands in them; and how tables are drawn."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Cell, Run, Table, find, plain
from desktop.domain.standards import Standard
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.tables.picture import TablePicture
from desktop.ui.theme import Theme
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.in_tables import PLAN, cell_rect, drag, edge_of, in_cell, spot_of, table_of, texts, with_table


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """A sheet with a table between two lines."""
    return open_sheet(with_table(PLAN))


def shares(sheet: SheetEditor) -> tuple[float, ...]:
    """The shares of the columns in the document."""
    found = find(sheet.session.document, "t")
    assert found is not None
    assert found[1].table is not None
    return found[1].table.widths


def test_an_edge_is_dragged_in_one_step_and_the_shares_are_kept(sheet: SheetEditor) -> None:
    edge = edge_of(sheet, 1)
    before = cell_rect(sheet, 0, 1).width()
    drag(sheet, edge, edge - QPoint(80, 0))
    assert cell_rect(sheet, 0, 1).width() == pytest.approx(before - 80, abs=2)
    assert sum(shares(sheet)) == pytest.approx(100, abs=0.05)
    assert sheet.session.stack.count() == 1
    assert sheet.session.stack.undoText() == "đổi độ rộng cột"
    sheet.session.stack.undo()
    assert shares(sheet) == ()
    assert cell_rect(sheet, 0, 1).width() == before


def test_a_column_is_not_dragged_away_and_no_word_of_it_is_cut(sheet: SheetEditor) -> None:
    edge = edge_of(sheet, 1)
    drag(sheet, edge, edge - QPoint(2000, 0))
    assert cell_rect(sheet, 0, 1).width() > 40  # "Nhiệm" is whole
    assert len(shares(sheet)) == 3


def test_two_clicks_on_an_edge_let_columns_follow_their_words_again(sheet: SheetEditor) -> None:
    edge = edge_of(sheet, 1)
    drag(sheet, edge, edge - QPoint(60, 0))
    assert shares(sheet)
    edge = edge_of(sheet, 1)
    viewport = sheet.text.viewport()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, none, edge)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, none, edge)
    assert shares(sheet) == ()


def test_the_pointer_and_a_line_show_what_is_dragged(sheet: SheetEditor) -> None:
    viewport = sheet.text.viewport()
    hover(sheet, edge_of(sheet, 0))
    assert viewport.cursor().shape() is Qt.CursorShape.SplitHCursor
    hover(sheet, spot_of(sheet, 1, 1))
    assert viewport.cursor().shape() is Qt.CursorShape.IBeamCursor
    edge = edge_of(sheet, 1, 2)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    hover(sheet, edge - QPoint(50, 0), Qt.MouseButton.LeftButton)
    guide = edge - QPoint(50, 0)
    assert viewport.grab().toImage().pixelColor(guide.x(), guide.y() + 5) == sheet.lines.theme.color("accent")
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    assert shares(sheet) == ()  # put back where it was


def hover(sheet: SheetEditor, spot: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """The pointer at a point."""
    viewport = sheet.text.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(spot),
        QPointF(viewport.mapToGlobal(spot)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_columns_are_made_even_and_free_again(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    assert not sheet.tables.can("table_auto")
    sheet.do("table_even")
    widths = [cell_rect(sheet, 0, number).width() for number in range(3)]
    assert max(widths) - min(widths) <= 2
    sheet.do("table_auto")
    assert shares(sheet) == ()


def test_the_paper_obeys_the_shares(sheet: SheetEditor) -> None:
    edge = edge_of(sheet, 1)
    drag(sheet, edge, edge - QPoint(120, 0))
    found = find(sheet.session.document, "t")
    assert found is not None
    assert found[1].table is not None
    whole = sum(shares(sheet))
    drawn = [cell_rect(sheet, 0, number).width() for number in range(3)]
    assert [wide / sum(drawn) for wide in drawn] == pytest.approx([one / whole for one in shares(sheet)], abs=0.01)


# how columns follow words


def test_columns_stay_while_one_types_until_a_word_would_be_cut(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc|Số", "1|Một việc|5", "2|Hai việc|6")))
    before = [cell_rect(sheet, 0, number).width() for number in range(3)]
    hands = in_cell(sheet, 1, 1)
    hands.type(" rất dài, dài đến mức phải xuống dòng vài lần trong ô này, rồi còn thêm vài chữ nữa cho đủ")
    assert [cell_rect(sheet, 0, number).width() for number in range(3)] == before
    in_cell(sheet, 1, 2).type("345.678.901.234.567.890.123")
    assert cell_rect(sheet, 0, 2).width() > before[2]
    sheet.do("table_row_below")
    assert sum(cell_rect(sheet, 0, number).width() for number in range(3)) == pytest.approx(sum(before), abs=2)


def test_entries_stand_in_their_columns_as_on_paper(sheet: SheetEditor) -> None:
    picture = sheet.surface.tables.picture(sheet.text.document().findBlockByNumber(1))
    assert picture is not None
    align = {box.place: box.setting.align for box in picture.boxes}
    assert align[0, 1] is align[1, 0] is align[1, 2] is Qt.AlignmentFlag.AlignHCenter
    assert align[1, 1] is Qt.AlignmentFlag.AlignLeft
    box = picture.box((2, 0))
    assert box is not None
    in_cell(sheet, 2, 0)
    assert sheet.tables.hand.box.document().firstBlock().blockFormat().alignment() is Qt.AlignmentFlag.AlignHCenter


FIGURES = ["TT", "Đơn vị", *["Chỉ tiêu kết nạp đoàn viên mới"] * 8, "Tỷ lệ"]
WIDE = [FIGURES, *[[str(n), f"Công đoàn phường Bình An {n}", *["7.653"] * 8, "98,5%"] for n in range(1, 40)]]


def test_a_table_of_a_lying_page_is_drawn_smaller_and_whole(standard: Standard, theme: Theme) -> None:
    table = Table(tuple(tuple(Cell((Run(text),)) for text in line) for line in WIDE))
    style = SheetStyle(standard)
    picture = TablePicture(table, style, theme, style.text_width, paper=252 / 25.4 * 72)
    assert picture.style.share < 0.7
    for box in picture.boxes:
        face = box.setting.face
        words = QFontMetricsF(picture.style.font(face.size, bold=face.bold))
        longest = max(words.horizontalAdvance(word) for word in plain(box.cell.runs).split())
        assert longest <= box.width - 2 * picture.padding + 1
    assert picture.lefts[-1] == style.text_width
    assert picture.cell_at(QPointF(style.text_width - 2, picture.size.height() - 5)) == (39, 10)


def test_a_cell_of_a_smaller_table_is_typed_into_as_it_is_drawn(open_sheet: OpenSheet) -> None:
    wider = [[*line, *line[2:]] for line in WIDE]
    sheet = open_sheet(with_table(Table(tuple(tuple(Cell((Run(text),)) for text in line) for line in wider))))
    hands = in_cell(sheet, 3, 1)
    picture, found = sheet.tables.hand.picture, sheet.tables.hand.cell_box
    assert picture is not None
    assert found is not None
    assert picture.style.share < 1
    assert sheet.tables.hand.box.document().size().height() - 6 == pytest.approx(picture.text_rect(found).height())
    hands.type(" và các xã")
    assert texts(sheet)[3][1] == "Công đoàn phường Bình An 3 và các xã"


def test_bold_words_and_notes_are_drawn_in_cells(standard: Standard, theme: Theme) -> None:
    plain_cell, mixed = Cell((Run("Công đoàn cơ sở"),)), Cell((Run("Công đoàn "), Run("cơ sở", bold=True)))
    picture = TablePicture(Table(((plain_cell,), (mixed,)), 0), SheetStyle(standard), theme, 300)
    assert picture.boxes[0].words.height == pytest.approx(picture.boxes[1].words.height)


def test_a_key_in_a_long_table_lays_out_its_own_row_only(open_sheet: OpenSheet) -> None:
    lines = [f"{n}|Tổ chức hội nghị quán triệt tới cán bộ, đoàn viên {n}|Ban {n}|Quý I|Tỉnh" for n in range(1, 301)]
    sheet = open_sheet(with_table(table_of("TT|Nhiệm vụ|Chủ trì|Thời gian|Cấp", *lines)))
    hands = in_cell(sheet, 150, 1)
    hands.type("a")
    before = sheet.tables.hand.picture
    assert before is not None
    words = {box.place: box.words for box in before.boxes}
    start = perf_counter()
    hands.type("nh")
    key = (perf_counter() - start) / 2
    after = sheet.tables.hand.picture
    assert after is not None
    laid_out = [box.place for box in after.boxes if box.words is not words[box.place]]
    assert laid_out == [(150, 1)]
    start = perf_counter()
    TablePicture(after.table, after.sheet_style, after.theme, after.width)
    assert key < (perf_counter() - start) / 2  # far from all of it
