"""Plans of any length and a pane that shows them, as the main window would hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import Appendix, Block, Document, Header, Level, Signature, text_runs
from desktop.services.library import standard_of
from desktop.services.renderer import Renderer
from desktop.ui.collector import WindowCollector
from desktop.ui.pages import PagesView
from desktop.ui.session import EditSession
from desktop.ui.theme import Theme

LINE = "Công đoàn cơ sở được sử dụng 75% số thu kinh phí công đoàn của đơn vị theo lộ trình Tổng Liên đoàn quy định."


def plan(sections: int = 2, *, appendix: bool = False) -> Document:
    """A plan whose sections "s1", "s2"… have six clauses "s1c1"… each; about two sections fill a page."""
    body = tuple(
        Block(
            f"s{section}",
            Level.SECTION,
            text_runs("Nhiệm vụ"),
            tuple(Block(f"s{section}c{clause}", Level.CLAUSE, text_runs(LINE)) for clause in range(1, 7)),
        )
        for section in range(1, sections + 1)
    )
    header = Header(
        "Tổng Liên đoàn", "Liên đoàn Lao động tỉnh Bình An", "47", "KH-LĐLĐ", "Bình An", None, "KẾ HOẠCH", "Thử"
    )
    blocks = (Block("a1b1", Level.PARAGRAPH, text_runs(LINE)),)
    return Document(
        "d1",
        standard="nd30_union",
        header=header,
        body=body,
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn An"),
        appendices=(Appendix("a1", "Biểu chỉ tiêu", blocks=blocks),) if appendix else (),
    )


def stop_collecting() -> None:
    """Leave the cycle collector to Python again, for the tests that have no window."""
    application = QApplication.instance()
    collector = application.findChild(WindowCollector) if application else None
    if collector is not None:
        collector.stop()


@pytest.fixture
def open_pages(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[Document], PagesView]]:
    """Open a pane of 612 by 652 px on a document and wait for its pages."""
    opened: list[PagesView] = []

    def show(document: Document) -> PagesView:
        view = PagesView(EditSession(document), Renderer(standard_of(document)))
        qtbot.addWidget(view)
        opened.append(view)
        view.resize(612, 652)
        with qtbot.waitSignal(view.busy_changed, check_params_cb=lambda busy: not busy, timeout=10_000):
            view.show()
        return view

    yield show
    for view in opened:
        view.close_down()
    stop_collecting()
