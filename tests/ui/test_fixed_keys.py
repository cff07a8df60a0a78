"""Keys that the format decides are answered wherever words are written: in cells, notes and the parts of the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Cell, Document, Footnote, Header, Level, Run, Table, text_runs
from desktop.services.library import standards
from desktop.ui.preferences import Preferences
from desktop.ui.session import EditSession
from desktop.ui.sheet.word_keys import FIXED_KEYS
from desktop.ui.sheet_pane import SheetPane
from desktop.ui.theme import Theme
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key

PLAN = Document(
    "plan",
    header=Header(kind="KẾ HOẠCH", subject="Về việc"),
    body=(
        Block("a", Level.PARAGRAPH, (Run("Theo luật"), Run(footnote="n"))),
        Block("t", Level.TABLE, table=Table(((Cell(text_runs("Việc")), Cell(text_runs("Hạn"))),))),
    ),
    footnotes=(Footnote("n", text_runs("Luật Công đoàn")),),
)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, data_folder: Path) -> Iterator[SheetPane]:
    made = SheetPane(EditSession(PLAN), standards()["nd30_union"], Preferences(data_folder))
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.sheet.commit_preedit()


def in_cell(pane: SheetPane) -> QWidget:
    pane.sheet.tables.hand.open("t", (0, 1))
    return pane.sheet.tables.hand.box


def in_note(pane: SheetPane) -> QWidget:
    pane.sheet.open_note("n")
    assert pane.sheet.notes.hand is not None
    return pane.sheet.notes.hand


def in_header(pane: SheetPane) -> QWidget:
    pane.sheet.parts.open("header.subject")
    return pane.sheet.parts.box


@pytest.mark.parametrize("place", [in_cell, in_note, in_header])
def test_such_a_key_is_answered_and_writes_nothing(pane: SheetPane, place: Callable[[SheetPane], QWidget]) -> None:
    answers: list[str] = []
    pane.told.connect(answers.append)
    hands = Hands(place(pane))
    for key in (Key.Key_L, Key.Key_E, Key.Key_R, Key.Key_J, Key.Key_1, Key.Key_BracketLeft, Key.Key_D):
        hands.press(key, CONTROL)
    hands.press(Key.Key_Greater, CONTROL | SHIFT, ">")
    assert len(answers) == 8
    assert set(answers) == set(FIXED_KEYS.values()) - {FIXED_KEYS["Ctrl+Enter"]}
    hands.press(Key.Key_Return, CONTROL, "\r")  # from a note it leads back, as Enter does
    assert pane.sheet.session.document == PLAN
