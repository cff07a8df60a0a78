"""A clerk's hands in the tables of a sheet, and what tests ask of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.document import Block, Cell, Document, Level, Run, Table, find, plain, text_runs
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.tables.hand import TableHand
from tests.ui.sheet.hands import Hands


def table_of(*lines: str, heads: int = 1, widths: tuple[float, ...] = ()) -> Table:
    """A table of words parted by bars: "TT|Nhiệm vụ"."""
    return Table(tuple(tuple(Cell(text_runs(text)) for text in line.split("|")) for line in lines), heads, widths)


def with_table(table: Table) -> Document:
    """A line, a table, a line."""
    return Document(
        "d",
        body=(
            Block("above", Level.PARAGRAPH, (Run("Dòng đứng trên bảng."),)),
            Block("t", Level.TABLE, table=table),
            Block("below", Level.PARAGRAPH, (Run("Dòng đứng dưới bảng."),)),
        ),
    )


PLAN = table_of("TT|Nhiệm vụ|Thời gian", "1|Kiểm tra cơ sở|Quý I", "2|Tập huấn|Quý II")


def texts(sheet: SheetEditor, block_id: str = "t") -> list[list[str]]:
    """The words of a table, row by row."""
    found = find(sheet.session.document, block_id)
    assert found is not None
    assert found[1].table is not None
    return [[plain(cell.runs) for cell in row] for row in found[1].table.rows]


def column(sheet: SheetEditor, number: int) -> list[str]:
    """The words of a column."""
    return [row[number] for row in texts(sheet)]


def in_cell(sheet: SheetEditor, row: int, column: int, where: str = "end") -> Hands:
    """Hands in a cell, with the cursor at the end of its words."""
    assert sheet.tables.hand.open("t", (row, column), where=where)
    return Hands(sheet.tables.hand.box)


def at(sheet: SheetEditor) -> tuple[int, int, int]:
    """Row and column in hand, and the offset of the cursor in the words."""
    hand = sheet.tables.hand
    return (*hand.place, hand.box.ends()[1])


def spot_of(sheet: SheetEditor, row: int, column: int, key: str = "t") -> QPoint:
    """The middle of a cell in the viewport."""
    return _in_view(sheet, key, cell_rect(sheet, row, column, key).center())


def edge_of(sheet: SheetEditor, column: int, row: int = 0, key: str = "t") -> QPoint:
    """A point on the right line of a column."""
    rect = cell_rect(sheet, row, column, key)
    return _in_view(sheet, key, QPointF(rect.right(), rect.center().y()))


def cell_rect(sheet: SheetEditor, row: int, column: int, key: str = "t") -> QRectF:
    """Where a cell lies in its table."""
    block = sheet.lines.block(key)
    assert block is not None
    picture = sheet.surface.tables.picture(block)
    assert picture is not None
    box = picture.box((row, column))
    assert box is not None
    return picture.rect(box)


def _in_view(sheet: SheetEditor, key: str, spot: QPointF) -> QPoint:
    block = sheet.lines.block(key)
    assert block is not None
    return (sheet.surface.tables.origin(block) + spot).toPoint() - sheet.text.origin()


def click(sheet: SheetEditor, spot: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A click of the left button."""
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, held, spot)


def drag(sheet: SheetEditor, start: QPoint, end: QPoint) -> None:
    """From one point to another with the left button down."""
    viewport = sheet.text.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for spot in ((start + end) / 2, end):
        move(viewport, spot)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def move(viewport: QWidget, spot: QPoint) -> None:
    """The pointer with the left button down; `QTest.mouseMove` sends no button along."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(spot),
        QPointF(viewport.mapToGlobal(spot)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def chosen(hand: TableHand) -> tuple[int, int, int, int] | None:
    """The block of cells that is chosen."""
    area = hand.area
    return (area.top, area.left, area.bottom, area.right) if hand.other is not None else None


def focus_of(sheet: SheetEditor) -> QWidget | None:
    """What has the focus in the window of a sheet, or will have it when the window is in front."""
    return sheet.window().focusWidget()
