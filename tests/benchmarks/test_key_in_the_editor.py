"""From a key event to the repainted sheet: what the window's thread has to work for it, in a short plan and a long one.

Counted is the thread's own time, as in the window's test; what waits for a pause of the clerk comes after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from time import thread_time
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import Level
from desktop.services.library import standard_of
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.look.laying_out import is_laid_out
from tests.benchmarks.conftest import Figure, keep
from tests.benchmarks.plans import plan

PANE = (820, 580)  # px that a window of 1366×768 leaves the sheet
KEYS_MS, OPENING_MS = 16.0, 500.0
NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
MOVING = SHIFT | Qt.KeyboardModifier.AltModifier
Key = Qt.Key
PAGES = (15, 200)


class Press(NamedTuple):
    key: int
    text: str = ""
    held: Qt.KeyboardModifier = NO


LETTERS = [Press(0, letter) for letter in "tổ chức đoàn viên " * 4]
WAYS: dict[str, list[Press]] = {
    "letter": LETTERS,
    "Enter": [Press(Key.Key_Return, "\r")] * 20,
    "Backspace at the start of a line": [Press(Key.Key_Backspace, "\b")] * 20,
    "Tab and Shift+Tab": [Press(Key.Key_Tab, "\t"), Press(Key.Key_Backtab, "", SHIFT)] * 10,
    "line moved up and down": [Press(Key.Key_Up, "", MOVING), Press(Key.Key_Down, "", MOVING)] * 10,
    "arrow": [Press(Key.Key_Down)] * 20,
    "Page Down": [Press(Key.Key_PageDown)] * 20,
}


@pytest.fixture(params=PAGES)
def sheet(qtbot: QtBot, request: pytest.FixtureRequest) -> SheetEditor:
    """A plan whose middle is in view."""
    document = plan(request.param)
    sheet = SheetEditor(EditSession(document), standard_of(document))
    qtbot.addWidget(sheet)
    sheet.resize(*PANE)
    sheet.show()
    qtbot.waitExposed(sheet)
    sheet.setFocus()
    qtbot.waitUntil(lambda: is_laid_out(sheet.text.document()))
    ids = [block.id for section in document.body for block in section.children]
    sheet.go_to_block(ids[len(ids) // 2], 20)
    Taken(sheet).press(LETTERS[0])  # the first key of all also begins to read what may be offered
    qtbot.waitUntil(lambda: not sheet.completion.reading, timeout=20_000)
    return sheet


class Taken:
    """Presses keys and does other things, and knows how long each took until it was painted."""

    def __init__(self, sheet: SheetEditor) -> None:
        self.sheet = sheet
        self.ms: list[float] = []

    def do(self, act: Callable[[], object]) -> None:
        start = thread_time()
        act()
        QApplication.processEvents()
        self.ms.append(1000 * (thread_time() - start))

    def press(self, press: Press) -> None:
        hand = self.sheet.tables.hand
        widget = self.sheet.parts.box if self.sheet.parts.field else hand.box if hand.is_open else self.sheet.text
        event = QKeyEvent(QEvent.Type.KeyPress, press.key, press.held, press.text)
        self.do(lambda: QApplication.sendEvent(widget, event))

    def kept(self, request: pytest.FixtureRequest, name: str) -> bool:
        """Put median and 95 of 100 into the table; whether the goal is reached."""
        pages = request.node.callspec.params["sheet"]
        p95 = sorted(self.ms)[len(self.ms) * 95 // 100]
        keep(request.config, Figure(f"{name} on the sheet, {pages} pages", median(self.ms), "ms"))
        figure = Figure(f"{name} on the sheet, {pages} pages: 95 of 100", p95, "ms", limit=KEYS_MS)
        return keep(request.config, figure).kept


@pytest.mark.parametrize("way", WAYS)
def test_a_key_in_the_text(sheet: SheetEditor, calm: None, request: pytest.FixtureRequest, way: str) -> None:
    taken = Taken(sheet)
    if way.startswith("Backspace"):
        for press in WAYS["Enter"]:
            Taken(sheet).press(press)
    for press in WAYS[way]:
        taken.press(press)
    assert taken.kept(request, way)


def test_undo_and_redo(sheet: SheetEditor, calm: None, request: pytest.FixtureRequest) -> None:
    for press in WAYS["Enter"]:
        Taken(sheet).press(press)
    taken = Taken(sheet)
    for _step in range(10):
        taken.do(sheet.session.stack.undo)
    for _step in range(10):
        taken.do(sheet.session.stack.redo)
    assert taken.kept(request, "undo and redo")


def test_a_letter_in_a_cell(sheet: SheetEditor, calm: None, request: pytest.FixtureRequest) -> None:
    key = next(row.key for row in sheet.lines.rows if row.level is Level.TABLE)
    assert sheet.tables.hand.open(key, (5, 1))
    QApplication.processEvents()
    taken = Taken(sheet)
    for press in LETTERS:
        taken.press(press)
    assert taken.kept(request, "letter in a cell")


def test_a_letter_in_the_header(sheet: SheetEditor, calm: None, request: pytest.FixtureRequest) -> None:
    sheet.show_part("header")
    sheet.parts.open("header.subject")
    QApplication.processEvents()
    taken = Taken(sheet)
    for press in LETTERS:
        taken.press(press)
    assert taken.kept(request, "letter in a field of the header")


def test_scrolling(sheet: SheetEditor, calm: None, request: pytest.FixtureRequest) -> None:
    bar, taken = sheet.text.verticalScrollBar(), Taken(sheet)
    for share in range(60):  # the bar pulled over all of the plan, then notches of the wheel
        taken.do(lambda share=share: bar.setValue(bar.maximum() * share // 60))  # type: ignore[misc]  # bound at once
    for _notch in range(40):
        taken.do(lambda: bar.setValue(bar.value() - 3 * bar.singleStep()))
    assert taken.kept(request, "a frame of scrolling")


@pytest.fixture
def opened() -> Iterator[list[SheetEditor]]:
    sheets: list[SheetEditor] = []
    yield sheets
    for sheet in sheets:
        sheet.deleteLater()


@pytest.mark.parametrize("pages", PAGES)
def test_opening(
    qtbot: QtBot, opened: list[SheetEditor], calm: None, request: pytest.FixtureRequest, pages: int
) -> None:
    """The first painted sheet; what is not in view is laid out after it."""
    document = plan(pages)
    times = []
    for _time in range(5):
        start = thread_time()
        sheet = SheetEditor(EditSession(document), standard_of(document))
        opened.append(sheet)
        sheet.resize(*PANE)
        sheet.grab()
        times.append(1000 * (thread_time() - start))
    figure = Figure(f"sheet opened and painted, {pages} pages", median(times), "ms", limit=OPENING_MS)
    assert keep(request.config, figure).kept
