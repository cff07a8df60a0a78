"""The pane with the real pages: it shows what the painter paints, follows the draft, and never blocks typing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Document, Level, Orientation, find, text_runs
from desktop.domain.edits import set_runs
from desktop.services.library import standard_of, standards
from desktop.services.renderer import Renderer
from desktop.services.rendering import Rendered, render
from desktop.typeset.metrics import text_width
from desktop.typeset.page import Page, TextRun
from desktop.ui.pages import PagesView
from desktop.ui.pages.canvas import PagesCanvas
from desktop.ui.pages.painter import page_picture
from desktop.ui.pages.worker import RenderThread
from desktop.ui.session import EditSession
from desktop.ui.theme import TOKENS, Theme
from tests.ui.pages.conftest import LINE, plan, stop_collecting
from tests.ui.pages.pictures import grey, most_off

Part = TypeVar("Part", bound=QWidget)
Open = Callable[[Document], PagesView]


def canvas_of(view: PagesView) -> PagesCanvas:
    return view.findChildren(PagesCanvas)[0]


def session_of(view: PagesView) -> EditSession:
    return view._session


def words(view: PagesView, name: str) -> str:
    return part(view, QLabel, name).text()


def part(view: PagesView, kind: type[Part], name: str) -> Part:
    """The child with an object name or an accessible name."""
    for child in view.findChildren(kind):
        if name in (child.objectName(), child.accessibleName()):
            return child
    raise AssertionError(f"no {name} in the pane")


def write(view: PagesView, block_id: str, text: str) -> None:
    session_of(view).apply("Gõ", lambda document: set_runs(document, block_id, text_runs(text)))


def settle(qtbot: QtBot, view: PagesView) -> None:
    """Wait until the pages match the draft again."""
    if view.busy:
        with qtbot.waitSignal(view.busy_changed, check_params_cb=lambda busy: not busy, timeout=10_000):
            pass


def wait_for_paint(qtbot: QtBot, view: PagesView) -> None:
    """Wait until the pages that are shown have been painted."""
    qtbot.waitUntil(lambda: view.painted, timeout=10_000)


def pages_of(view: PagesView) -> tuple[Page, ...]:
    assert view.rendered is not None
    return view.rendered.pages


def item_right(run: TextRun, letters: int) -> float:
    """Where the first letters of a run end, in pt."""
    text = run.text[:letters]
    return run.x + text_width(text, run.face, run.size) + text.count(" ") * run.word_space


def place_of(view: PagesView, block_id: str) -> QPoint:
    """Where the first letter of a block stands in the view."""
    assert view.rendered is not None
    for number, page in enumerate(view.rendered.pages):
        for item in page.items:
            if isinstance(item, TextRun) and item.block_id == block_id:
                canvas = canvas_of(view)
                box = canvas._stack.boxes[number]
                scale = box.scale
                return (
                    QPoint(round(box.x + (item.x + 4) * scale), round(box.y + (item.baseline - 4) * scale))
                    - canvas._origin()
                )
    raise AssertionError(f"{block_id} is on no page")


def wheel(area: QAbstractScrollArea, at: QPoint, notches: int) -> None:
    view = area.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def click(qtbot: QtBot, view: PagesView, block_id: str) -> str:
    """Click the first line of a block; what the pane says was clicked."""
    with qtbot.waitSignal(view.block_clicked) as clicked:
        QTest.mouseClick(canvas_of(view).viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, block_id))
    assert clicked.args is not None
    return str(clicked.args[0])


# What is seen


def test_the_pane_shows_the_pages_of_the_draft_and_says_so(open_pages: Open) -> None:
    view = open_pages(plan(8))
    assert view.rendered is not None
    assert view.rendered.document is session_of(view).document
    assert words(view, "pages_state") == "Khớp bản soạn"
    assert words(view, "pages_page") == f"Trang 1/{len(view.rendered.pages)}"
    assert len(view.rendered.pages) >= 3


def test_what_is_seen_is_the_painters_picture_to_the_pixel(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(20))
    canvas = canvas_of(view)
    for number in (0, 3, canvas.page_count - 1):
        canvas.go_to_page(number + 1)
        box, origin = canvas._stack.boxes[number], canvas._origin()
        seen = grey(canvas.viewport().grab().toImage())
        top, end = max(0, box.y - origin.y()), min(seen.height, box.y + box.height - origin.y())
        page = grey(page_picture(pages_of(view)[number], box.width, box.height))
        first = origin.y() + top - box.y
        assert end - top > 300
        assert seen.crop((box.x, top, box.x + box.width, end)) == page.crop((0, first, box.width, first + end - top))


def test_pages_stay_white_in_the_dark_theme(qtbot: QtBot, open_pages: Open, theme: Theme) -> None:
    theme.choose(choice="dark")
    view = open_pages(plan(1))
    wait_for_paint(qtbot, view)
    canvas = canvas_of(view)
    box = canvas._stack.boxes[0]
    seen = canvas.viewport().grab().toImage()
    assert seen.pixelColor(box.x + 5, box.y + 5) == QColor("white")
    assert seen.pixelColor(3, 3) == QColor(TOKENS["desk"][1])


def test_only_what_is_in_view_is_painted(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(60))
    wait_for_paint(qtbot, view)
    tiles = canvas_of(view)._tiles
    assert len(pages_of(view)) > 20
    assert tiles.painted <= 3


# Following the draft


def test_an_edit_makes_new_pages_and_the_old_ones_stay_until_then(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    before = view.rendered
    write(view, "s1c1", "Chữ mới")
    assert view.busy
    assert view.rendered is before
    settle(qtbot, view)
    assert view.rendered is not None
    assert view.rendered.document is session_of(view).document
    texts = [item.text for item in view.rendered.pages[0].items if isinstance(item, TextRun)]
    assert any("Chữ mới" in text for text in texts)
    assert words(view, "pages_state") == "Khớp bản soạn"


def test_a_layout_that_takes_long_is_said_to_be_under_way(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    goes_on = threading.Event()
    view._thread.order(0, goes_on.wait)  # something slow in the thread
    qtbot.waitUntil(lambda: view._thread._working)
    view._took = 1.0
    write(view, "s1c1", "Chữ mới")
    qtbot.waitUntil(lambda: words(view, "pages_state") == "Đang dàn trang…")
    goes_on.set()
    settle(qtbot, view)
    assert words(view, "pages_state") == "Khớp bản soạn"


def test_keys_of_one_turn_are_laid_out_once(qtbot: QtBot, open_pages: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    view = open_pages(plan(2))
    shown = layouts_shown(view, monkeypatch)
    for length in range(1, 20):
        write(view, "s1c1", LINE[:length])
    settle(qtbot, view)
    assert len(shown) == 1
    assert shown[0] is pages_of(view)


def test_a_quick_layout_is_made_in_the_turn_after_the_key(
    qtbot: QtBot, open_pages: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_pages(plan(1))
    view._took = 0.0
    ordered: list[object] = []
    monkeypatch.setattr(view._thread, "order", lambda *order: ordered.append(order))
    write(view, "s1c1", "Chữ mới")
    settle(qtbot, view)
    assert not ordered
    assert view.rendered is not None
    assert view.rendered.document is session_of(view).document


def test_pages_never_go_back_to_an_older_draft(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    older = view.rendered
    assert older is not None
    write(view, "s1c1", "Mới")
    settle(qtbot, view)
    newer = view.rendered
    view._on_rendered(1, (older, 0.0))  # a thread that was slow to tell
    assert view.rendered is newer is not older


def test_pages_follow_while_typing_goes_on_faster_than_layout(
    qtbot: QtBot, open_pages: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done is shown, though the draft has moved on since, and what nobody waits for any more is not begun."""
    view = open_pages(plan(2))
    goes_on = threading.Event()
    render, shown = view._renderer.render, layouts_shown(view, monkeypatch)
    drafts: list[str] = []

    def slow(document: Document, *, now: datetime) -> Rendered:
        goes_on.wait(10)
        drafts.append(words_of(document))
        return render(document, now=now)

    monkeypatch.setattr(view._renderer, "render", slow)
    view._took = 1.0
    for text in ("Một", "Một hai", "Một hai ba"):
        write(view, "s1c1", text)
        qtbot.waitUntil(lambda: view._wanted is session_of(view).document)
        qtbot.waitUntil(lambda: view._thread._working)
    goes_on.set()
    settle(qtbot, view)
    assert drafts == ["Một", "Một hai ba"]
    assert [printed(pages) for pages in shown] == ["1. Một", "1. Một hai ba"]


def layouts_shown(view: PagesView, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Page, ...]]:
    """The layouts that are shown from now on."""
    shown: list[tuple[Page, ...]] = []
    canvas = canvas_of(view)
    show = canvas.set_pages

    def note(pages: tuple[Page, ...]) -> None:
        shown.append(pages)
        show(pages)

    monkeypatch.setattr(canvas, "set_pages", note)
    return shown


def words_of(document: Document) -> str:
    found = find(document, "s1c1")
    assert found is not None
    return found[1].text


def printed(pages: tuple[Page, ...]) -> str:
    return "".join(item.text for item in pages[0].items if isinstance(item, TextRun) and item.block_id == "s1c1")


def test_pages_that_did_not_change_are_the_same_and_not_painted_again(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(8))
    wait_for_paint(qtbot, view)
    before, tiles = pages_of(view), canvas_of(view)._tiles
    painted = tiles.painted
    write(view, "s8c6", LINE + " Thêm.")  # on a page far below
    settle(qtbot, view)
    wait_for_paint(qtbot, view)
    assert pages_of(view)[0] is before[0]
    assert pages_of(view)[-1] is not before[-1]
    assert tiles.painted == painted


def test_a_hidden_pane_lays_nothing_out_until_it_is_shown(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    before = view.rendered
    view.hide()
    write(view, "s1c1", "Gõ lúc khuất")
    assert not view._turn.isActive()
    assert view.rendered is before
    view.show()
    settle(qtbot, view)
    assert view.rendered is not None
    assert view.rendered.document is session_of(view).document


def test_another_standard_gives_other_pages(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    view.set_renderer(Renderer(standards()["party_hd36"]))
    settle(qtbot, view)
    assert view.rendered is not None
    assert view.rendered.standard_id == "party_hd36"


# The block in hand


def test_the_block_in_hand_is_brought_into_view_and_marked(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(8))
    pages: list[tuple[int, int]] = []
    view.page_changed.connect(lambda page, count: pages.append((page, count)))
    view.show_block("s7c3")
    assert pages
    assert view.page == pages[-1][0] > 1
    wait_for_paint(qtbot, view)
    canvas = canvas_of(view)
    first = canvas._places.areas("s7c3")[0]
    rect = canvas._rect_of(first).translated(-canvas._origin().x(), -canvas._origin().y())
    seen = canvas.viewport().grab().toImage()
    assert canvas.viewport().rect().contains(rect.toAlignedRect())
    assert seen.pixelColor(round(rect.left()) - 2, round(rect.center().y())) == QColor(TOKENS["accent"][0])
    assert seen.pixelColor(round(rect.left()) + 2, round(rect.top()) + 2) == QColor(TOKENS["tint"][0])


def test_the_marked_block_stays_where_the_eye_is_while_text_grows_above_it(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(8))
    view.show_block("s7c3")
    before = place_of(view, "s7c3").y()
    write(view, "s1c1", " ".join([LINE] * 4))
    settle(qtbot, view)
    assert abs(place_of(view, "s7c3").y() - before) <= 1


def test_clicking_a_line_names_its_block(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    for block_id in ("s1", "s1c2"):
        assert click(qtbot, view, block_id) == block_id


def test_clicking_in_a_line_names_the_place_in_its_words(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    second = next(  # the line below the first of a clause
        item
        for item in pages_of(view)[0].items
        if isinstance(item, TextRun) and item.block_id == "s1c2" and not item.text.startswith("2.")
    )
    canvas = canvas_of(view)
    box = canvas._stack.boxes[0]
    scale = box.scale
    spot = QPoint(round(box.x + item_right(second, 9) * scale), round(box.y + (second.baseline - 3) * scale))
    with qtbot.waitSignal(view.block_clicked) as clicked:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot - canvas._origin())
    assert clicked.args == ["s1c2", LINE.index(second.text) + 9]


def test_a_click_where_a_block_goes_on_does_not_turn_the_page_back(qtbot: QtBot, open_pages: Open) -> None:
    long = " ".join([LINE] * 60)
    view = open_pages(replace(plan(1), body=(Block("p", Level.PARAGRAPH, text_runs(long)),)))
    view.show_block("p")
    canvas = canvas_of(view)
    canvas.go_to_page(2)
    before = canvas.verticalScrollBar().value()
    view.show_block("p")
    assert canvas.verticalScrollBar().value() == before > 0


def test_clicking_the_desk_or_the_margin_of_the_paper_names_nothing(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(1))
    box = canvas_of(view)._stack.boxes[0]
    for place in (QPoint(3, 3), QPoint(box.x + 20, box.y + 4)):
        with qtbot.assertNotEmitted(view.block_clicked):
            QTest.mouseClick(canvas_of(view).viewport(), Qt.MouseButton.LeftButton, pos=place)


# Moving about


def test_pages_fill_the_width_and_go_on_doing_so(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    narrow = view.zoom
    view.resize(900, 652)
    assert view.zoom > narrow
    view.set_zoom(50)
    assert view.zoom == 50
    view.resize(612, 652)
    assert view.zoom == 50
    part(view, QToolButton, "pages_fit").click()
    assert view.zoom == narrow


def lying_appendix() -> Document:
    """Two upright pages, then an appendix that lies across."""
    whole = plan(2, appendix=True)
    return replace(whole, appendices=(replace(whole.appendices[0], orientation=Orientation.LANDSCAPE),))


def test_a_page_that_lies_across_is_not_cut_and_nothing_scrolls_sideways(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(lying_appendix())
    canvas = canvas_of(view)
    upright = view.zoom
    canvas.go_to_page(canvas.page_count)
    assert canvas.horizontalScrollBar().maximum() == 0
    boxes = canvas._stack.boxes
    assert boxes[-1].width == boxes[0].width
    assert view.zoom < upright
    assert part(view, QToolButton, "pages_zoom").text() == f"{view.zoom}%"  # of the page in view
    canvas.go_to_page(1)
    assert view.zoom == upright


def choose(view: PagesView, words: str) -> None:
    menu = part(view, QToolButton, "pages_zoom").menu()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_a_page_is_seen_as_a_whole_and_leafed_through(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(lying_appendix())
    canvas = canvas_of(view)
    choose(view, "Cả trang")
    for page in range(1, canvas.page_count + 1):
        canvas.go_to_page(page)
        box, top = canvas._stack.boxes[page - 1], canvas.verticalScrollBar().value()
        assert view.page == page
        assert top <= box.y
        assert box.y + box.height <= top + canvas.viewport().height()
    view.resize(612, 400)
    assert canvas._stack.boxes[0].height < 400


def test_the_list_of_zooms_says_which_one_is_in_use(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    menu = part(view, QToolButton, "pages_zoom").menu()

    def checked() -> list[str]:
        return [action.text() for action in menu.actions() if action.isChecked()]

    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        *("Vừa bề ngang", "Cả trang"),
        *("25%", "50%", "75%", "100%", "125%", "150%", "200%", "300%", "400%"),
    ]
    assert checked() == ["Vừa bề ngang"]
    choose(view, "Cả trang")
    choose(view, "Cả trang")
    assert checked() == ["Cả trang"]
    choose(view, "400%")
    assert view.zoom == 400
    assert checked() == []


@pytest.mark.parametrize("choice", ["width", "page", "125"])
def test_how_pages_are_shown_can_be_kept(qtbot: QtBot, open_pages: Open, choice: str) -> None:
    view = open_pages(plan(2))
    view.choose_zoom(choice)
    assert view.zoom_choice == choice
    view.choose_zoom("không có")
    assert view.zoom_choice == "width"


def test_ctrl_and_wheel_zoom_around_the_pointer(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(4))
    view.set_zoom(100)
    at = place_of(view, "s1c3")
    wheel(canvas_of(view), at, 3)
    assert view.zoom == 130
    assert (place_of(view, "s1c3") - at).manhattanLength() <= 8
    assert part(view, QToolButton, "pages_zoom").text() == "130%"
    wheel(canvas_of(view), at, -100)
    assert view.zoom == 25


def test_keys_walk_through_the_pages(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(8))
    canvas = canvas_of(view)
    count = canvas.page_count
    QTest.keyClick(canvas, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.page == 2
    QTest.keyClick(canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert view.page == 1
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert view.page == count
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.verticalScrollBar().value() == 0
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.verticalScrollBar().value() > 0
    QTest.keyClick(canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.fit is None


def test_the_arrows_of_the_head_step_through_the_pages(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(8))
    after, before = part(view, QToolButton, "Trang sau"), part(view, QToolButton, "Trang trước")
    assert not before.isEnabled()
    after.click()
    assert view.page == 2
    before.click()
    assert view.page == 1


@pytest.mark.parametrize("zoom", [25, 77, 100, 125, 150, 400])
def test_at_any_zoom_the_view_is_painted_in_its_own_pixels(qtbot: QtBot, open_pages: Open, zoom: int) -> None:
    view = open_pages(plan(4))
    view.set_zoom(zoom)
    view.show_block("s1c2")
    view.show_block("")
    canvas = canvas_of(view)
    box, origin = canvas._stack.boxes[0], canvas._origin()
    seen = grey(canvas.viewport().grab().toImage())
    page = grey(page_picture(pages_of(view)[0], box.width, box.height))
    left, top = max(0, box.x - origin.x()), max(0, box.y - origin.y())
    right, end = min(seen.width, box.x - origin.x() + box.width), min(seen.height, box.y - origin.y() + box.height)
    corner = (left + origin.x() - box.x, top + origin.y() - box.y)
    expected = page.crop((*corner, corner[0] + right - left, corner[1] + end - top))
    assert most_off(seen.crop((left, top, right, end)), expected) <= 1


# Trouble


def test_a_letter_that_cannot_be_printed_is_said_calmly_and_the_old_pages_stay(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(2))
    before = view.rendered
    write(view, "s1c1", "Hoàn thành 😀")
    settle(qtbot, view)
    notice = part(view, QLabel, "pages_notice")
    assert notice.isVisible()
    assert "😀" in notice.text()
    assert "Văn bản giữ nguyên" in notice.text()
    assert words(view, "pages_state") == "Trang cũ"
    assert view.rendered is before
    assert canvas_of(view).isVisible()
    assert "“Hoàn thành 😀”" in notice.text()
    with qtbot.waitSignal(view.block_clicked) as asked:
        button = next(one for one in view.findChildren(QPushButton) if one.text() == "Đến chữ ấy")
        button.click()
    assert asked.args == ["s1c1", len("Hoàn thành ")]
    write(view, "s1c1", "Hoàn thành")
    settle(qtbot, view)
    assert not notice.isVisible()
    assert words(view, "pages_state") == "Khớp bản soạn"


def test_where_there_are_no_pages_yet_one_sentence_and_one_button_stand(qtbot: QtBot, open_pages: Open) -> None:
    document = set_runs(plan(1), "s1c1", text_runs("😀"))
    view = open_pages(document)
    assert view.rendered is None
    button = part(view, QPushButton, "Dàn trang lại")
    assert button.isVisible()
    assert not canvas_of(view).isVisible()
    write(view, "s1c1", "Chữ in được")
    settle(qtbot, view)
    assert canvas_of(view).isVisible()
    assert not button.isVisible()


def test_closing_ends_the_thread_even_while_it_works(qtbot: QtBot, theme: Theme) -> None:
    document = plan(60)
    view = PagesView(EditSession(document), Renderer(standard_of(document)))
    qtbot.addWidget(view)
    view.show()
    thread = view.findChildren(RenderThread)[0]
    qtbot.waitUntil(thread.isRunning)
    view.close_down()
    stop_collecting()
    assert thread.isFinished()


def test_pages_of_the_pane_are_those_that_a_render_gives(open_pages: Open) -> None:
    document = plan(3, appendix=True)
    view = open_pages(document)
    assert view.rendered is not None
    assert view.rendered.pages == render(document, now=datetime.now(UTC)).pages
