"""Signs that paper sets by itself show faintly behind the lines: after bases, and the mark that ends the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from desktop.domain.document import Document, Level
from desktop.typeset import lay_out_document
from desktop.typeset.page import TextRun
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.look.stops import stop_after
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import Hands, block


def stops(sheet: SheetEditor) -> dict[str, str]:
    """What stands behind each line, where something does."""
    rows = sheet.lines.rows
    found = {row.key: stop_after(rows, at, sheet.surface.standard) for at, row in enumerate(rows)}
    return {key: stop for key, stop in found.items() if stop}


def printed(sheet: SheetEditor) -> dict[str, str]:
    """What paper has behind the words of each line of the text."""
    texts: dict[str, str] = {}
    for page in lay_out_document(sheet.session.document, sheet.surface.standard):
        for item in page.items:
            if isinstance(item, TextRun):
                texts[item.block_id] = f"{texts.get(item.block_id, '')} {item.text}"
    rows = [row for row in sheet.lines.rows if row.runs and not row.opens and not row.is_table]
    words = {row.key: "".join(run.text for run in row.runs).rstrip() for row in rows}
    behind = {key: texts[key].rpartition(text[-5:])[2].strip() for key, text in words.items() if key in texts}
    return {key: stop for key, stop in behind.items() if stop}


@pytest.mark.parametrize("closing", ["Trên đây là kế hoạch", "Trên đây là kế hoạch.", "Trên đây là kế hoạch./.", ""])
def test_the_sheet_shows_the_signs_that_paper_adds(open_sheet: OpenSheet, plan: Document, closing: str) -> None:
    texts = ("Căn cứ Luật Công đoàn", "Căn cứ Nghị quyết;", "", "Căn cứ Nghị định số 1")
    bases = tuple(block(f"b{at}", Level.PARAGRAPH, text) for at, text in enumerate(texts))
    ends = (block("end", Level.PARAGRAPH, closing),)
    sheet = open_sheet(replace(plan, bases=bases, closing=ends))
    assert stops(sheet) == printed(sheet)
    assert stops(sheet)["b0"] == ";"
    assert stops(sheet)["b3"] == "."


def test_a_sign_goes_when_it_is_typed_and_is_no_part_of_the_text(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(replace(plan, bases=(block("b", Level.PARAGRAPH, "Căn cứ Luật"),)))
    assert stops(sheet)["b"] == "."
    sheet.set_cursor_place("b", len("Căn cứ Luật"))
    Hands(sheet.text).type(";")
    assert "b" not in stops(sheet)
    assert sheet.session.document.bases[0].text == "Căn cứ Luật;"


def test_it_is_drawn_in_the_faint_colour_behind_the_last_letter(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(replace(plan, closing=(block("end", Level.PARAGRAPH, "Trên đây là kế hoạch"),)))
    shown = sheet.lines.block("end")
    assert shown is not None
    sheet.text.verticalScrollBar().setValue(round(sheet.painter.rect_of(shown).top()) - 200)
    line = shown.layout().lineAt(0)
    left = shown.layout().position().x() + line.naturalTextRect().right()
    top = round(shown.layout().position().y()) - sheet.text.origin().y()
    image = sheet.text.viewport().grab().toImage()
    area = [QColor(image.pixel(round(left) + x, top + y)) for x in range(1, 18) for y in range(round(line.height()))]
    paper, faint = (sheet.surface.theme.color(name).lightness() for name in ("paper", "faint"))
    darkest = min(color.lightness() for color in area)
    assert faint - 30 < darkest < paper - 30
