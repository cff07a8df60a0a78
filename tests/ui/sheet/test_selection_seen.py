"""What is selected stands out from the tinted line that it is in: in the text, a cell, a note and the head."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextEdit

from desktop.domain.document import Block, Cell, Document, Footnote, Header, Level, Run, Table, text_runs
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import Theme, contrast
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key

PLAN = Document(
    "seen",
    header=Header("", "CÔNG ĐOÀN TỈNH", kind="KẾ HOẠCH", subject="Về công đoàn"),
    body=(
        Block("a", Level.PARAGRAPH, (Run("Làm ngay việc này"), Run(footnote="n"))),
        Block("t", Level.TABLE, table=Table(((Cell(text_runs("Việc")), Cell(text_runs("Thời gian"))),), 0)),
    ),
    footnotes=(Footnote("n", text_runs("Theo Luật Công đoàn")),),
)


def in_text(sheet: SheetEditor) -> QTextEdit:
    sheet.go_to_block("a")
    return sheet.text


def in_cell(sheet: SheetEditor) -> QTextEdit:
    assert sheet.tables.hand.open("t", (0, 0))
    return sheet.tables.hand.box


def in_note(sheet: SheetEditor) -> QTextEdit:
    sheet.open_note("n")
    assert sheet.notes.hand is not None
    return sheet.notes.hand


def in_head(sheet: SheetEditor) -> QTextEdit:
    sheet.parts.open("header.subject")
    return sheet.parts.box


def share(image: QImage, colour: str) -> int:
    """How many points have a colour."""
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(image.pixelColor(x, y).name() == colour.lower() for x, y in points)


@pytest.mark.parametrize("look", ["light", "dark", "dark, white paper"])
@pytest.mark.parametrize("place", [in_text, in_cell, in_note, in_head], ids=lambda place: place.__name__)
def test_what_is_selected_is_seen_on_its_line(
    open_sheet: OpenSheet, theme: Theme, look: str, place: Callable[[SheetEditor], QTextEdit]
) -> None:
    theme.choose(choice=look.split(",")[0], white_paper="white" in look)
    sheet = open_sheet(PLAN)
    box = place(sheet)
    ground = theme.hex("half")
    assert share(sheet.grab().toImage(), ground) < 20
    Hands(box).press(Key.Key_A, CONTROL)
    assert share(sheet.grab().toImage(), ground) > 40
    assert contrast(theme.hex("ink"), ground) >= 5, "the letters are read on it"
    assert contrast(ground, theme.hex("paper")) >= 1.7
    if "white" not in look:
        assert contrast(ground, theme.hex("tint")) >= 1.5
