"""A document opened from the list comes back where the clerk was; a click opens, and Enter after it writes nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.domain.document import Block, Cell, Document, Header, Level, Table, text_runs, walk
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.documents.list_view import DocumentsView
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands, Key

LONG = Document(
    "long",
    header=Header("", "CÔNG ĐOÀN TỈNH", kind="KẾ HOẠCH", subject="Một kế hoạch dài"),
    body=tuple(Block(f"b{n}", Level.PARAGRAPH, text_runs(f"Đoạn thứ {n} của văn bản.")) for n in range(120)),
)


def screen_of(driven: Driven) -> DocumentScreen:
    screen = driven.workspace.desk.screen
    assert screen is not None
    return screen


def row_of(view: DocumentsView, words: str) -> QPoint:
    row = next(n for n in range(view.rows.rowCount()) if words in view.rows.info(n).subject)
    view.scrollTo(view.rows.index(row))
    return view.visualRect(view.rows.index(row)).center()


def click_open(driven: Driven, words: str) -> DocumentScreen:
    """Click a row of the list, as a person does."""
    driven.workspace._refresh_lists()
    driven.window.show_place("documents")
    view = driven.workspace.documents.documents
    driven.qtbot.waitUntil(lambda: any(words in view.rows.info(n).subject for n in range(view.rows.rowCount())))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row_of(view, words))
    driven.qtbot.waitUntil(lambda: words in getattr(driven.workspace.desk.document, "header", Header()).subject)
    return screen_of(driven)


def test_each_document_comes_back_at_its_place(driven: Driven) -> None:
    driven.open()
    driven.workspace.desk.start(LONG)
    sheet = screen_of(driven).sheet
    sheet.go_to_block("b90", 5)
    Hands(sheet.text).type("x")
    height = sheet.text.cursorRect().top()
    other = click_open(driven, "Tháng Công nhân")
    line = next(block for block in walk(other.session.document.body) if len(block.text) > 20)
    other.sheet.set_cursor_place(line.id, 3)
    again = click_open(driven, "Một kế hoạch dài").sheet
    assert again.cursor_place() == ("b90", 6)
    driven.qtbot.waitUntil(lambda: abs(again.text.cursorRect().top() - height) < 4)
    assert click_open(driven, "Tháng Công nhân").sheet.cursor_place() == (line.id, 3)


def test_a_cell_is_a_place_too(driven: Driven) -> None:
    driven.open()
    table = Table(tuple(tuple(Cell(text_runs(f"Ô {row}.{column}")) for column in range(3)) for row in range(4)))
    driven.workspace.desk.start(replace(LONG, body=(*LONG.body, Block("t", Level.TABLE, table=table))))
    hand = screen_of(driven).sheet.tables.hand
    assert hand.open("t", (2, 1))
    hand.box.select(3, 3)
    click_open(driven, "Tháng Công nhân")
    again = click_open(driven, "Một kế hoạch dài").sheet.tables
    assert again.caret == ("t", 3, (2, 1))
    driven.qtbot.waitUntil(lambda: focused() is again.hand.box)
    Hands(focused()).type("x")
    assert again.hand.box.toPlainText() == "Ô 2x.1"


def test_the_place_is_kept_over_closing_the_document_and_the_program(driven: Driven) -> None:
    driven.open()
    driven.workspace.desk.start(LONG)
    screen_of(driven).sheet.go_to_block("b50", 2)
    driven.window.actions_of["close_document"].trigger()
    driven.close()
    driven.open()
    assert driven.workspace.desk.document is None
    assert click_open(driven, "Một kế hoạch dài").sheet.cursor_place() == ("b50", 2)


def test_an_enter_after_the_click_that_opened_makes_no_line(driven: Driven) -> None:
    driven.open()
    sheet = click_open(driven, "Tháng Công nhân").sheet
    before = sheet.session.document
    QTest.keyClick(focused(), Key.Key_Return)
    assert sheet.session.document is before
    QTest.keyClick(focused(), Key.Key_Return)
    assert sheet.session.document is not before, "the second one is meant"


def test_an_enter_after_other_keys_is_meant(driven: Driven) -> None:
    driven.open()
    sheet = click_open(driven, "Tháng Công nhân").sheet
    QTest.keyClick(focused(), Key.Key_End)
    driven.qtbot.wait(0)
    before = sheet.session.document
    QTest.keyClick(focused(), Key.Key_Return)
    assert sheet.session.document is not before
