"""The outline follows the document and the cursor, and moves sections with all that stands under them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop.domain import edits
from desktop.domain.document import Document, Level, Run, text_runs
from desktop.domain.lines import set_line
from desktop.domain.standards import Standard
from desktop.services.library import standards
from desktop.ui.outline.model import OutlineModel
from desktop.ui.outline.view import OutlineView
from desktop.ui.session import EditSession
from desktop.ui.theme import Theme
from tests.ui.sheet.hands import ALT, SHIFT, Hands, Key, block, outline


@pytest.fixture
def document(plan: Document) -> Document:
    """Two sections, the second with two titled clauses."""
    clauses = (
        block("II1", Level.CLAUSE, "Tuyên truyền", block("d1", Level.DASH, "Một.")),
        block("II2", Level.CLAUSE, "Đào tạo", block("d2", Level.DASH, "Hai.")),
    )
    return replace(plan, body=(plan.body[0], block("II", Level.SECTION, "NHIỆM VỤ", *clauses)))


@pytest.fixture
def session(document: Document) -> EditSession:
    """A session on it."""
    return EditSession(document)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, session: EditSession, standard: Standard) -> OutlineView:
    """The outline in a window."""
    view = OutlineView(session, standard)
    qtbot.addWidget(view)
    view.resize(216, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_the_line_in_hand_stays_marked_while_items_come_and_go(view: OutlineView, session: EditSession) -> None:
    view.set_current("II2")
    session.apply("Enter", lambda document: edits.split(document, "d2", 4, "fresh"))
    view.set_current("fresh")  # as the sheet tells it, before or after the outline has followed
    assert view.currentIndex().data() == "2. Đào tạo"
    view.set_current("later")
    session.apply("Enter", lambda document: edits.split(document, "d1", 4, "later"))
    assert view.currentIndex().data() == "1. Tuyên truyền"


def texts(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    """The tree as nested lists."""
    parent = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append(index.data())
        if model.rowCount(index):
            found.append(texts(model, index))
    return found


WHOLE = [
    "Phần đầu",
    "Căn cứ, mở đầu",
    "I. Mục đích",
    "II. Nhiệm vụ",
    ["1. Tuyên truyền", "2. Đào tạo"],
    "Nơi nhận, chữ ký",
    "Phụ lục. Phân công",
]


def test_it_shows_parts_sections_titled_clauses_and_appendices(view: OutlineView) -> None:
    assert texts(view.lines) == WHOLE


def test_it_numbers_as_the_standard_does(view: OutlineView) -> None:
    view.set_standard(standards()["party_hd05"])
    assert view.lines.index_of("I").data() == "I- Mục đích"


def test_it_is_a_sound_model_through_every_change(session: EditSession, standard: Standard, qtbot: QtBot) -> None:
    model = OutlineModel(session, standard)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for edit in (
        lambda d: edits.move(d, "II", -1),
        lambda d: edits.set_runs(d, "II1", text_runs("Vận động")),
        lambda d: edits.demote(d, "I"),
        lambda d: replace(d, body=()),
        lambda d: replace(d, appendices=(), bases=(), preamble=()),
    ):
        assert session.apply("x", edit)
    while session.stack.canUndo():
        session.stack.undo()
    assert texts(model) == WHOLE
    assert tester.model() is model


def test_typing_in_a_heading_changes_its_line_only(view: OutlineView, session: EditSession, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.lines.modelReset), qtbot.waitSignal(view.lines.dataChanged) as changed:
        session.apply("x", lambda d: edits.set_runs(d, "II1", text_runs("Vận động")))
    assert changed.args[0].data() == "1. Vận động"
    with qtbot.assertNotEmitted(view.lines.dataChanged), qtbot.assertNotEmitted(view.lines.modelReset):
        session.apply("x", lambda d: edits.set_runs(d, "d1", text_runs("khác")))


def test_it_follows_the_cursor_without_sending_it_anywhere(view: OutlineView, qtbot: QtBot) -> None:
    seen = []
    with qtbot.assertNotEmitted(view.block_chosen), qtbot.assertNotEmitted(view.part_chosen):
        for key in ("d2", "I1", "basis", "end", "table"):
            view.set_current(key)
            seen.append(view.currentIndex().data())
    assert seen == ["2. Đào tạo", "I. Mục đích", "Căn cứ, mở đầu", "Nơi nhận, chữ ký", "Phụ lục. Phân công"]


def test_in_a_folded_section_the_section_itself_is_marked(view: OutlineView) -> None:
    view.setExpanded(view.lines.index_of("II"), False)
    view.set_current("d2")
    assert view.currentIndex().data() == "II. Nhiệm vụ"
    assert not view.isExpanded(view.lines.index_of("II"))


def test_what_was_folded_stays_folded_when_the_shape_changes(view: OutlineView, session: EditSession) -> None:
    view.setExpanded(view.lines.index_of("II"), False)
    session.apply("x", lambda d: edits.move(d, "II", -1))
    assert view.lines.index_of("II").data() == "I. Nhiệm vụ"
    assert not view.isExpanded(view.lines.index_of("II"))


def test_a_click_or_an_arrow_key_goes_there(view: OutlineView, qtbot: QtBot) -> None:
    place = view.visualRect(view.lines.index_of("II1")).center()
    with qtbot.waitSignal(view.block_chosen) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["II1"]
    with qtbot.waitSignal(view.block_chosen) as again:  # the sheet may have been scrolled away since
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert again.args == ["II1"]
    with qtbot.waitSignal(view.block_chosen) as below:
        Hands(view).press(Key.Key_Down)
    assert below.args == ["II2"]
    with qtbot.waitSignal(view.part_chosen) as part:
        Hands(view).press(Key.Key_Home)
    assert part.args == ["header"]
    with qtbot.waitSignal(view.block_chosen) as opening:
        Hands(view).press(Key.Key_Down)
    assert opening.args == ["basis"]


def test_alt_shift_arrows_move_the_section_in_hand(view: OutlineView, session: EditSession) -> None:
    view.set_current("II")
    Hands(view).press(Key.Key_Up, ALT | SHIFT)
    assert outline(session.document)[:5] == [
        "section NHIỆM VỤ",
        "  clause Tuyên truyền",
        "    dash Một.",
        "  clause Đào tạo",
        "    dash Hai.",
    ]
    assert view.currentIndex().data() == "I. Nhiệm vụ"


@pytest.mark.parametrize(
    ("dragged", "row", "parent", "expected"),
    [
        ("II2", 0, "II", ["clause Đào tạo", "clause Tuyên truyền"]),
        ("II1", 2, "II", ["clause Đào tạo", "clause Tuyên truyền"]),
        ("II1", 4, "", ["clause Đào tạo"]),
        ("II1", 0, "", ["clause Tuyên truyền", "clause Đào tạo"]),  # before "Phần đầu" nothing can stand
    ],
)
def test_dragging_moves_a_line_with_all_under_it(
    view: OutlineView, session: EditSession, dragged: str, row: int, parent: str, expected: list[str]
) -> None:
    model = view.lines
    mime = model.mimeData([model.index_of(dragged)])
    under = model.index_of(parent)
    allowed = model.canDropMimeData(mime, Qt.DropAction.MoveAction, row, 0, under)
    model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, under)
    second = next(block for block in session.document.body if block.id == "II")
    assert [f"{child.level} {child.text}" for child in second.children] == expected
    assert allowed is (row != 0 or parent != "")


def test_the_sheet_is_told_of_what_was_dragged(view: OutlineView, qtbot: QtBot) -> None:
    model = view.lines
    mime = model.mimeData([model.index_of("II2")])
    with qtbot.waitSignal(view.block_chosen) as chosen:
        model.dropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, model.index_of("II"))
    assert chosen.args == ["II2"]
    assert view.currentIndex().data() == "1. Đào tạo"


def test_a_line_cut_short_says_itself_in_full_in_its_tooltip(view: OutlineView, session: EditSession) -> None:
    long = "Tuyên truyền, phổ biến, quán triệt Nghị quyết tới toàn thể đoàn viên"
    session.apply("x", lambda d: edits.set_runs(d, "II1", text_runs(long)))
    assert view.lines.index_of("II1").data(Qt.ItemDataRole.ToolTipRole) == f"1. {long}"


def test_an_appendix_is_taken_out_by_delete_and_comes_back_by_undo(view: OutlineView, session: EditSession) -> None:
    before = session.document
    view.setCurrentIndex(view.lines.index_of("appendix:A"))
    Hands(view).press(Key.Key_Delete)
    assert session.document.appendices == ()
    assert not view.lines.index_of("appendix:A").isValid()
    session.stack.undo()
    assert session.document == before


def test_delete_on_a_section_takes_nothing_out(view: OutlineView, session: EditSession) -> None:
    before = session.document
    view.setCurrentIndex(view.lines.index_of("II"))
    Hands(view).press(Key.Key_Delete)
    assert session.document is before


def test_the_right_mouse_button_offers_what_can_be_done_with_a_line(view: OutlineView, session: EditSession) -> None:
    def offered(key: str) -> dict[str, QAction]:
        actions = view.menu_at(view.lines.index_of(key)).actions()
        return {action.text().split("\t")[0]: action for action in actions}

    assert offered("header") == {}
    assert list(offered("II")) == ["Chuyển lên trên", "Chuyển xuống dưới"]
    offered("II")["Chuyển lên trên"].trigger()
    assert [block.id for block in session.document.body] == ["II", "I"]
    offered("appendix:A")["Xóa phụ lục"].trigger()
    assert session.document.appendices == ()


def test_a_clause_that_is_printed_bold_has_a_line_before_anything_stands_under_it(
    view: OutlineView, session: EditSession
) -> None:
    session.apply("xóa", lambda d: edits.remove(d, "d1"))
    assert "1. Tuyên truyền" not in str(texts(view.lines))
    session.apply("in đậm", lambda d: set_line(d, "II1", (Run("Tuyên truyền", bold=True),)))
    assert "1. Tuyên truyền" in str(texts(view.lines))
