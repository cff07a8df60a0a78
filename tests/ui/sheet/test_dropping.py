"""Words dragged onto the sheet go where the clerk lets them go, or the pointer says that they cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Document, Footnote, Run, plain
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.parts.bands import part_text_boxes
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.in_tables import spot_of

Action, Button, Held = Qt.DropAction, Qt.MouseButton, Qt.KeyboardModifier


@pytest.fixture
def sheet(open_sheet: OpenSheet, plan: Document) -> SheetEditor:
    """A plan with a subject and a note at its first clause, high enough to be seen whole."""
    clause = plan.body[0].children[0]
    noted = replace(clause, runs=(*clause.runs, Run(footnote="n")))
    section = replace(plan.body[0], children=(noted, *plan.body[0].children[1:]))
    header = replace(plan.header, subject="Phát triển đoàn viên")
    sheet = open_sheet(
        replace(plan, header=header, body=(section, *plan.body[1:]), footnotes=(Footnote("n", (Run("Nguồn"),)),))
    )
    sheet.resize(794, 1800)
    return sheet


def words(text: str = "(Thêm)") -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def field_spot(sheet: SheetEditor, field: str) -> QPoint:
    """Before the first letter of a field."""
    box = part_text_boxes(sheet.painter, field)[0]
    return (QPointF(box.left() + 1, box.center().y()) - QPointF(sheet.text.origin())).toPoint()


def drop(sheet: SheetEditor, spot: QPoint, mime: QMimeData, *, let_go: bool = True) -> list[bool]:
    """Drag over a point and let go; whether entering, moving and letting go were welcome there."""
    events: list[QDropEvent] = [
        QDragEnterEvent(spot, Action.CopyAction, mime, Button.LeftButton, Held.NoModifier),
        QDragMoveEvent(spot, Action.CopyAction, mime, Button.LeftButton, Held.NoModifier),
    ]
    if let_go:
        actions = Action.CopyAction | Action.MoveAction
        events.append(QDropEvent(QPointF(spot), actions, mime, Button.LeftButton, Held.NoModifier))
    for event in events:
        QApplication.sendEvent(sheet.text.viewport(), event)
    return [event.isAccepted() for event in events]


def test_words_dropped_on_the_head_go_into_the_field_there(sheet: SheetEditor) -> None:
    before = sheet.session.document
    assert drop(sheet, field_spot(sheet, "header.subject"), words()) == [True] * 3
    after = sheet.session.document
    assert after == replace(before, header=replace(before.header, subject="(Thêm)Phát triển đoàn viên"))
    assert sheet.parts.field == "header.subject"
    sheet.session.stack.undo()
    assert sheet.session.document == before


def test_words_dropped_on_the_signature_go_into_it(sheet: SheetEditor) -> None:
    drop(sheet, field_spot(sheet, "signature.signer"), words("Ông:"))
    assert sheet.session.document.signature.signer == "Ông:Nguyễn Văn Bình"
    assert [plain(block.runs) for block in sheet.session.document.closing] == ["Trên đây là kế hoạch."]


def test_words_dropped_on_a_cell_go_into_it(sheet: SheetEditor) -> None:
    spot = spot_of(sheet, 1, 1, "table")
    assert drop(sheet, spot, words("Kiểm tra")) == [True] * 3
    appendix = sheet.session.document.appendices[0]
    assert [block.id for block in appendix.blocks] == ["table", "below"]
    assert appendix.blocks[0].table is not None
    assert plain(appendix.blocks[0].table.rows[1][1].runs) == "Kiểm tra"
    assert (sheet.tables.hand.key, sheet.tables.hand.place) == ("table", (1, 1))


def test_lines_dropped_on_a_line_go_there_and_the_cursor_shows_the_place(sheet: SheetEditor) -> None:
    block = sheet.lines.block("I2")
    assert block is not None
    cursor = sheet.text.textCursor()
    cursor.setPosition(block.position())
    spot = sheet.text.cursorRect(cursor).center()
    assert drop(sheet, spot, words(), let_go=False) == [True] * 2
    assert sheet.cursor_place() == ("I2", 0)
    assert drop(sheet, spot, words()) == [True] * 3
    assert plain(sheet.session.document.body[0].children[1].runs) == "(Thêm)Hai."


def test_where_nothing_can_stand_a_drop_is_refused(sheet: SheetEditor) -> None:
    """Beside the words of the head, and on a note."""
    before = sheet.session.document
    beside = part_text_boxes(sheet.painter, "header.number")[0].bottomLeft() + QPointF(0, 14)
    assert drop(sheet, beside.toPoint() - sheet.text.origin(), words())[1:] == [False, False]
    sheet.open_note("n")
    box = sheet.notes.hand
    assert box is not None
    for widget in (box, box.viewport(), sheet.notes, sheet.notes.viewport(), sheet.text):
        assert not widget.acceptDrops()
    assert sheet.session.document == before


def test_words_dragged_within_their_cell_stay_where_they_are(sheet: SheetEditor) -> None:
    sheet.tables.hand.open("table", (0, 1))
    box = sheet.tables.hand.box
    spot = spot_of(sheet, 0, 1, "table")
    assert sheet.drops.goal(spot, box.viewport()) is None
    assert sheet.drops.goal(spot_of(sheet, 1, 1, "table"), box.viewport()) is not None
