"""A click on a page that means words around the text names their field, and the letter in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.appendices import title_key
from desktop.domain.document import Document
from desktop.typeset.metrics import text_width
from desktop.typeset.page import TextRun
from desktop.ui.pages import PagesView
from desktop.ui.pages.canvas import PagesCanvas
from tests.ui.pages.conftest import plan

Open = Callable[[Document], PagesView]


def clicked(qtbot: QtBot, view: PagesView, page: int, spot: str, letters: int) -> list[object]:
    """Click behind so many letters of what stands at a spot of a page; what the pane says was clicked."""
    canvas = view.findChildren(PagesCanvas)[0]
    canvas.go_to_page(page + 1)
    assert view.rendered is not None
    items = view.rendered.pages[page].items
    run = next(item for item in items if isinstance(item, TextRun) and spot in (item.spot, item.block_id))
    box = canvas._stack.boxes[page]
    x = box.x + (run.x + text_width(run.text[:letters], run.face, run.size) + 0.5) * box.scale
    place = QPoint(round(x), round(box.y + (run.baseline - 3) * box.scale)) - canvas._origin()
    with qtbot.waitSignal(view.block_clicked) as said:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said.args is not None
    return list(said.args)


@pytest.mark.parametrize(
    ("spot", "letters", "field", "offset"),
    [
        ("superior", 5, "header.superior", 5),
        ("kind", 2, "header.kind", 2),
        ("subject", 0, "header.subject", 0),
        ("number", 5, "header.number", 1),  # "Số: 4|7/KH-LĐLĐ"
        ("number", 9, "header.symbol", 2),  # "Số: 47/KH|-LĐLĐ"
        ("place_date", 3, "header.place", 3),
        ("authority", 4, "signature.authority", 4),
        ("signer", 7, "signature.signer", 7),
    ],
)
def test_words_around_the_text_are_fields(
    qtbot: QtBot, open_pages: Open, spot: str, letters: int, field: str, offset: int
) -> None:
    assert clicked(qtbot, open_pages(plan(1)), 0, spot, letters) == [field, offset]


def test_an_appendix_has_a_title_of_its_own(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(1, appendix=True))
    assert view.rendered is not None
    page = next(number for number, page in enumerate(view.rendered.pages) if page.part == "a1")
    assert clicked(qtbot, view, page, "a1", 1)[0] == title_key("a1")
