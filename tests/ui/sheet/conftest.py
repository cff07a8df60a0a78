"""A sheet in a window, and hands to type on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Document,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Signature,
    Table,
    text_runs,
)
from desktop.domain.standards import Standard
from desktop.services.library import standards
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import Theme
from tests.ui.sheet.hands import Hands, block

OpenSheet = Callable[[Document], SheetEditor]


@pytest.fixture
def standard() -> Standard:
    """The standard of trade unions."""
    return standards()["nd30_union"]


@pytest.fixture
def open_sheet(qtbot: QtBot, theme: Theme, standard: Standard) -> OpenSheet:
    """Opens a document on a sheet that has the focus."""

    def open_document(document: Document) -> SheetEditor:
        sheet = SheetEditor(EditSession(document), standard)
        qtbot.addWidget(sheet)
        sheet.resize(794, 650)
        sheet.show()
        qtbot.waitExposed(sheet)
        sheet.setFocus()
        return sheet

    return open_document


@pytest.fixture
def plan() -> Document:
    """A small plan with something in every place."""
    table = Table((tuple(Cell(text_runs(t)) for t in ("TT", "Nhiệm vụ")), (Cell(text_runs("1")), Cell())), 1, (1, 9))
    return Document(
        "plan",
        header=Header(
            "TỔNG LIÊN ĐOÀN", "LĐLĐ TỈNH BÌNH AN", "", "KH-LĐLĐ", "Bình An", OfficialDate(2026, 11), "KẾ HOẠCH"
        ),
        bases=(block("basis", Level.PARAGRAPH, "Căn cứ Nghị quyết;"),),
        preamble=(block("opening", Level.PARAGRAPH, "Xây dựng kế hoạch như sau:"),),
        body=(
            block("I", Level.SECTION, "MỤC ĐÍCH", block("I1", Level.CLAUSE, "Một."), block("I2", Level.CLAUSE, "Hai.")),
            block("II", Level.SECTION, "NHIỆM VỤ", block("II1", Level.CLAUSE, "", guidance="Nêu từng nhiệm vụ.")),
        ),
        closing=(block("end", Level.PARAGRAPH, "Trên đây là kế hoạch."),),
        recipients=Recipients((RecipientGroup(("Tỉnh ủy",)),), "Lưu: VT"),
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn Bình"),
        appendices=(
            Appendix("A", "PHÂN CÔNG", "(Kèm theo)", blocks=(Block("table", Level.TABLE, table=table), Block("below"))),
        ),
    )


@pytest.fixture
def hands() -> type[Hands]:
    """Hands for any widget."""
    return Hands
