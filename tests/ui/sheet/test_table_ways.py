"""Ways to come to a table by key and to leave it, and where letters go that are typed at one as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.domain.document import Block, Document, Level, text_runs
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key
from tests.ui.sheet.in_tables import PLAN, at, focus_of, in_cell, spot_of, table_of, texts, with_table

LONG = table_of("TT|Nhiệm vụ", *(f"{n}|Việc thứ {n}" for n in range(1, 81)))
PLAIN = Qt.KeyboardModifier.NoModifier
LAST = (80, 1, len("Việc thứ 80"))


def ending(document: Document) -> Document:
    """The same without the line below its table."""
    return replace(document, body=document.body[:2])


def in_view(sheet: SheetEditor, row: int, column: int) -> bool:
    """Whether a cell can be seen."""
    return sheet.text.viewport().rect().contains(spot_of(sheet, row, column))


@pytest.mark.parametrize("start", ["line", "cell", "table"])
def test_ctrl_end_goes_to_the_end_of_the_last_cell_of_a_table_that_ends_the_plan(
    open_sheet: OpenSheet, start: str
) -> None:
    sheet = open_sheet(ending(with_table(LONG)))
    hands = in_cell(sheet, 3, 1) if start != "line" else Hands(sheet.text)
    if start == "table":
        hands.press(Key.Key_Escape)
        hands = Hands(sheet.text)
    hands.press(Key.Key_End, CONTROL)
    assert at(sheet) == LAST
    assert in_view(sheet, 80, 1)
    Hands(sheet.tables.hand.box).type(" xong")
    assert texts(sheet)[80][1] == "Việc thứ 80 xong"
    assert texts(sheet)[1] == ["1", "Việc thứ 1"]


@pytest.mark.parametrize(
    ("key", "held", "cell"),
    [
        (Key.Key_Left, CONTROL, LAST),
        (Key.Key_Left, PLAIN, LAST),
        (Key.Key_Up, PLAIN, (80,)),
        (Key.Key_PageUp, PLAIN, LAST),
    ],
)
def test_from_the_line_below_every_key_comes_to_the_end_of_a_table(
    open_sheet: OpenSheet, key: Qt.Key, held: Qt.KeyboardModifier, cell: tuple[int, ...]
) -> None:
    sheet = open_sheet(with_table(LONG))
    sheet.set_cursor_place("below", 0)
    Hands(sheet.text).press(key, held)
    assert at(sheet)[: len(cell)] == cell
    assert focus_of(sheet) is sheet.tables.hand.box


def test_from_the_line_above_ctrl_right_comes_to_its_start(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(PLAN))
    sheet.set_cursor_place("above", len("Dòng đứng trên bảng."))
    Hands(sheet.text).press(Key.Key_Right, CONTROL)
    assert at(sheet) == (0, 0, 0)


def test_page_down_and_page_up_go_through_a_long_table_and_out_of_it(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(LONG))
    in_cell(sheet, 2, 1)
    seen = []
    for _page in range(12):
        hand = sheet.tables.hand
        if not hand.is_open:
            break
        seen.append(hand.place)
        assert in_view(sheet, *hand.place)
        Hands(hand.box).press(Key.Key_PageDown)
    assert sheet.cursor_place()[0] == "below"
    assert len(seen) > 2
    assert seen == sorted(seen)
    assert {column for _row, column in seen} == {1}
    Hands(sheet.text).press(Key.Key_PageUp)
    Hands(sheet.tables.hand.box).press(Key.Key_PageUp)
    assert 40 < at(sheet)[0] < 80


def test_page_down_at_the_end_of_the_plan_goes_to_the_last_row(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(ending(with_table(PLAN)))
    in_cell(sheet, 1, 1).press(Key.Key_PageDown)
    assert at(sheet)[:2] == (2, 1)


def test_letters_typed_at_a_table_go_into_the_cell_that_was_left(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(LONG))
    in_cell(sheet, 60, 1).press(Key.Key_Escape)
    Hands(sheet.text).type("!")
    assert texts(sheet)[60] == ["60", "Việc thứ 60!"]


def test_letters_typed_at_a_table_go_into_a_cell_in_sight(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(LONG))
    in_cell(sheet, 2, 1).press(Key.Key_Escape)
    bar = sheet.text.verticalScrollBar()
    bar.setValue(bar.value() + round(spot_of(sheet, 40, 1).y()))
    Hands(sheet.text).type("!")
    row, column, _offset = at(sheet)
    assert texts(sheet)[row][column] == f"Việc thứ {row}!"
    assert 38 <= row <= 43
    assert in_view(sheet, row, column)


def test_letters_typed_behind_a_table_or_with_none_of_it_in_sight_begin_a_line_after_it(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(ending(with_table(PLAN)))
    in_cell(sheet, 2, 1).press(Key.Key_Down)
    Hands(sheet.text).type("Sau")
    assert [block.text for block in sheet.session.document.body] == ["Dòng đứng trên bảng.", "", "Sau"]
    document = with_table(PLAN)
    lines = tuple(Block(f"line{n}", Level.PARAGRAPH, text_runs("Lời văn.")) for n in range(40))
    sheet = open_sheet(replace(document, body=(*document.body, *lines)))
    sheet.text.select((1, 0), (1, 0))
    sheet.text.verticalScrollBar().setValue(sheet.text.verticalScrollBar().maximum())
    Hands(sheet.text).commit("đây")
    assert texts(sheet) == texts(open_sheet(document))
    assert [block.text for block in sheet.session.document.body][1:4] == ["", "đây", "Dòng đứng dưới bảng."]
