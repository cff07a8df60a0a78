"""The strip of small pages: what it names, what it goes to, and that it paints only what is in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.domain.document import Appendix, Block, Document, Level, Orientation, text_runs
from desktop.domain.edits import set_runs
from desktop.ui.pages import PagesView
from desktop.ui.pages.thumbnails import PageRows, PageStrip
from desktop.ui.theme import TOKENS
from tests.ui.pages.conftest import LINE, plan

Open = Callable[[Document], PagesView]


def with_appendices(sections: int = 8) -> Document:
    """A plan with a standing and a lying appendix."""
    blocks = (Block("a1b1", Level.PARAGRAPH, text_runs(LINE)),)
    lying = (Block("a2b1", Level.PARAGRAPH, text_runs(LINE)),)
    standing = Appendix("a1", "Biểu chỉ tiêu", blocks=blocks)
    return replace(
        plan(sections),
        appendices=(standing, Appendix("a2", "Biểu phân công", blocks=lying, orientation=Orientation.LANDSCAPE)),
    )


def strip_of(view: PagesView) -> PageStrip:
    view.show_thumbnails(True)
    (strip,) = view.findChildren(PageStrip)
    return strip


def rows_of(strip: PageStrip) -> PageRows:
    rows = strip.model()
    assert isinstance(rows, PageRows)
    return rows


def names(strip: PageStrip) -> list[str]:
    rows = rows_of(strip)
    read_aloud = Qt.ItemDataRole.AccessibleTextRole
    return [str(rows.index(row).data(read_aloud)) for row in range(rows.rowCount())]


def write(view: PagesView, block_id: str, text: str) -> None:
    view._session.apply("Gõ", lambda document: set_runs(document, block_id, text_runs(text)))


def settle(qtbot: QtBot, view: PagesView) -> None:
    qtbot.waitUntil(lambda: not view.busy, timeout=10_000)


def toggle_of(view: PagesView) -> QToolButton:
    return next(tool for tool in view.findChildren(QToolButton) if tool.accessibleName() == "Trang thu nhỏ")


def test_every_page_has_a_name_of_its_own(open_pages: Open) -> None:
    strip = strip_of(open_pages(with_appendices()))
    found = names(strip)
    main = len(found) - 2
    assert found[:main] == [f"Trang {number}/{main}" for number in range(1, main + 1)]
    assert found[main:] == ["Phụ lục I, trang 1", "Phụ lục II, trang 1"]
    assert str(rows_of(strip).index(0).data()) == "1"
    assert str(rows_of(strip).index(main).data()) == "Phụ lục I, 1"


def test_the_head_opens_and_closes_the_strip(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(4))
    tool, (strip,) = toggle_of(view), view.findChildren(PageStrip)
    assert not strip.isVisible()
    with qtbot.waitSignal(view.thumbnails_changed) as news:
        tool.click()
    assert news.args == [True]
    assert strip.isVisible()
    tool.click()
    assert not strip.isVisible()


def test_in_a_narrow_pane_the_large_page_has_all_the_room(open_pages: Open) -> None:
    view = open_pages(plan(4))
    strip = strip_of(view)
    assert strip.isVisible()
    view.resize(400, 470)
    assert not strip.isVisible()
    assert toggle_of(view).isChecked()
    view.resize(612, 470)
    assert strip.isVisible()


def test_opening_the_strip_by_program_is_no_wish_of_the_clerk(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(4))
    with qtbot.assertNotEmitted(view.thumbnails_changed):
        view.show_thumbnails(True)
    assert toggle_of(view).isChecked()


def test_a_click_goes_to_the_page(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(8))
    strip = strip_of(view)
    qtbot.waitUntil(lambda: strip.visualRect(rows_of(strip).index(2)).height() > 0)
    spot = strip.visualRect(rows_of(strip).index(2)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view.page == 3


def test_arrow_keys_go_from_page_to_page(open_pages: Open) -> None:
    view = open_pages(plan(8))
    strip = strip_of(view)
    QTest.keyClick(strip, Qt.Key.Key_Down)
    QTest.keyClick(strip, Qt.Key.Key_Down)
    assert view.page == 3
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert view.page == 1
    assert strip.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_scrolling_the_pages_marks_the_page_in_view_and_moves_nothing_else(open_pages: Open) -> None:
    view = open_pages(plan(8))
    strip = strip_of(view)
    view._canvas.verticalScrollBar().setValue(view._canvas.verticalScrollBar().maximum() // 2)
    before = view._canvas.verticalScrollBar().value()
    assert strip.currentIndex().row() == view.page - 1 > 0
    assert view._canvas.verticalScrollBar().value() == before


def test_the_page_in_view_stands_out(open_pages: Open) -> None:
    view = open_pages(plan(4))
    strip = strip_of(view)
    picture = strip.viewport().grab().toImage()
    shown = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(30)}
    assert QColor(TOKENS["accent"][0]).name() in shown


def test_only_small_pages_in_view_are_painted(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(60))
    strip = strip_of(view)
    strip.viewport().grab()
    kept = strip.itemDelegate()._kept  # type: ignore[attr-defined]  # the delegate's own
    assert 3 <= len(kept) <= 10 < rows_of(strip).rowCount()


def test_after_a_key_only_rows_of_new_pages_are_news(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(8))
    strip = strip_of(view)
    changed: list[tuple[int, int]] = []
    rows_of(strip).dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))
    write(view, "s1c1", LINE + " Thêm")
    settle(qtbot, view)
    assert changed
    assert changed[0][0] == 0
    assert changed[-1][1] < rows_of(strip).rowCount() - 1


def test_pages_that_come_and_go_are_rows_that_come_and_go(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(4))
    strip = strip_of(view)
    before = rows_of(strip).rowCount()
    write(view, "s1c1", " ".join([LINE] * 60))
    settle(qtbot, view)
    longer = rows_of(strip).rowCount()
    assert longer == view._canvas.page_count > before
    write(view, "s1c1", LINE)
    settle(qtbot, view)
    assert rows_of(strip).rowCount() == before
    assert names(strip)[-1] == f"Trang {before}/{before}"
    assert strip.currentIndex().row() == view.page - 1


def test_the_name_of_an_appendix_follows_their_number(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(with_appendices(2))
    strip = strip_of(view)
    first = view._session.document.appendices[:1]
    view._session.apply("Bớt", lambda document: replace(document, appendices=first))
    settle(qtbot, view)
    assert names(strip)[-1] == "Phụ lục, trang 1"
