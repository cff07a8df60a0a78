"""Undo and redo bring cursor and view to what changed, and leave them where many places did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.domain.document import Document, Level, text_runs, walk
from desktop.domain.lines import set_line
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key, block

TEXT = "Tổ chức quán triệt sâu rộng tới đoàn viên, người lao động bằng nhiều hình thức phù hợp. " * 2


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """Forty sections with an item each, higher than many views."""
    sections = (block(f"s{n}", Level.SECTION, f"MỤC {n}", block(f"c{n}", Level.CLAUSE, TEXT)) for n in range(40))
    return open_sheet(Document("d", body=tuple(sections)))


def in_view(sheet: SheetEditor) -> bool:
    return sheet.text.viewport().rect().contains(sheet.text.cursorRect())


def away(sheet: SheetEditor) -> int:
    """Put cursor and view far from what changed; the scroll bar's value there."""
    sheet.go_to_block("c2")
    return sheet.text.verticalScrollBar().value()


def order(sheet: SheetEditor) -> list[str]:
    return [section.id for section in sheet.session.document.body]


def test_each_press_of_a_key_that_moves_is_a_step(sheet: SheetEditor) -> None:
    sheet.go_to_block("s30", 2)
    Hands(sheet.text).press(Key.Key_Up, ALT | SHIFT, times=2)
    for place in (29, 30):
        sheet.session.undo()
        assert order(sheet).index("s30") == place
        assert (sheet.cursor_place(), in_view(sheet)) == (("s30", 2), True)
    sheet.session.redo()
    assert (order(sheet).index("s30"), sheet.cursor_place(), in_view(sheet)) == (29, ("s30", 2), True)


def test_what_was_moved_far_away_is_shown(sheet: SheetEditor) -> None:
    sheet.go_to_block("s30")
    Hands(sheet.text).press(Key.Key_Up, ALT | SHIFT)
    away(sheet)
    sheet.session.undo()
    assert sheet.cursor_place() == ("s29", 0)
    assert in_view(sheet)


def cut_lines(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.press(Key.Key_End, SHIFT)
    hands.press(Key.Key_Home)
    hands.press(Key.Key_Down, SHIFT, times=sheet.text.textCursor().block().layout().lineCount())
    hands.press(Key.Key_X, CONTROL)


Does = Callable[[SheetEditor], object]


@pytest.mark.parametrize(
    ("does", "undone", "redone"),
    [
        (lambda sheet: sheet.do("level_dash"), ("c30", 0), ("c30", 0)),
        (lambda sheet: Hands(sheet.text).type("Nêu "), ("c30", 0), ("c30", 4)),
        (lambda sheet: Hands(sheet.text).press(Key.Key_Return), ("c30", 0), None),
        (cut_lines, ("c30", len(TEXT)), ("s31", 0)),
    ],
)
def test_the_place_of_a_change_is_shown(
    sheet: SheetEditor, does: Does, undone: tuple[str, int], redone: tuple[str, int] | None
) -> None:
    sheet.go_to_block("c30")
    does(sheet)
    for step, place in ((sheet.session.undo, undone), (sheet.session.redo, redone)):
        away(sheet)
        step()
        assert place is None or sheet.cursor_place() == place
        assert sheet.cursor_place()[0] != "c2"
        assert in_view(sheet)


@pytest.mark.parametrize("with_cursor", [False, True])
def test_where_many_places_changed_the_view_stays(sheet: SheetEditor, with_cursor: bool) -> None:
    def without(document: Document) -> Document:
        for found in walk(document.body):
            document = set_line(document, found.id, text_runs(found.text.replace("quán triệt ", "")))
        return document

    sheet.session.apply("thay tất cả", without, initiator="strip")
    key = "c2" if with_cursor else "s2"
    sheet.go_to_block(key, 3)
    scroll = sheet.text.verticalScrollBar().value()
    for step in (sheet.session.undo, sheet.session.redo):
        step()
        assert sheet.cursor_place()[0] == key
        assert abs(sheet.text.verticalScrollBar().value() - scroll) < 60 if with_cursor else True
        assert in_view(sheet)
