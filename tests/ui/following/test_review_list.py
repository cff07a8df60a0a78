"""The rows of a returned form: ticks, what Qt's own tester says of the model, and rows as high as their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.form_review import RowReview
from desktop.domain.form_values import NOT_A_PERCENT, Doubt
from desktop.domain.progress import Progress, RecordKey, TaskState
from desktop.services.unit_forms import FormReview
from desktop.ui.following.letters.review_model import ReviewModel
from desktop.ui.following.letters.review_screen import FormReviewScreen
from desktop.ui.theme import Theme
from tests.sheet.forms import FORM

CLEAR = RowReview(
    RecordKey("k1", "a"),
    "Tổ chức hội nghị",
    "Kế hoạch số 47/KH-LĐLĐ",
    "Quý IV/2026",
    Progress(),
    Progress(TaskState.DONE, 100, "Đạt " * 40, done_on=date(2026, 11, 15)),
    ("state", "percent", "result", "done_on"),
)
DOUBTFUL = replace(
    CLEAR,
    key=RecordKey("k1", "b"),
    proposed=Progress(TaskState.DOING),
    fields=("state",),
    doubts=(("percent", Doubt(NOT_A_PERCENT, "140")),),
)
EMPTY = replace(DOUBTFUL, key=RecordKey("k1", "c"), proposed=Progress(), fields=())


def test_rows_without_a_doubt_are_ticked_and_those_without_a_proposal_cannot_be(qtmodeltester: ModelTester) -> None:
    model = ReviewModel()
    model.show((CLEAR, DOUBTFUL, EMPTY))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt says no types here
    assert model.ticked() == (CLEAR.key,)
    model.tick_all(True)
    assert model.ticked() == (CLEAR.key, DOUBTFUL.key)
    model.toggle(0)
    model.toggle(2)
    assert model.ticked() == (DOUBTFUL.key,)
    model.tick_all(False)
    assert model.ticked() == ()


def test_rows_grow_with_their_words_and_a_click_on_the_box_ticks(qtbot: QtBot, theme: Theme) -> None:
    screen = FormReviewScreen()
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    screen.show_review(FormReview(FORM, "phiếu.xlsx", (CLEAR, DOUBTFUL), same=3, extra="B13"))
    screen.show()
    assert screen.notice.text() == "1 dòng cần xem trước khi nhận. Ô B13 có chữ ngoài bảng; phần ấy không nhận."
    assert screen.said.text() == "Chọn 1/2 dòng. 3 dòng không có gì mới. Chưa ghi gì cho đến khi nhận."
    rows = screen.list
    wide = rows.visualRect(rows.rows.index(0)).height()
    screen.resize(620, 700)
    qtbot.waitUntil(lambda: rows.visualRect(rows.rows.index(0)).height() > wide)
    theme.choose(choice="dark", scale=130, white_paper=False)
    corner = rows.visualRect(rows.rows.index(0)).topLeft()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=corner + QPoint(26, 26))
    assert not screen.accept.isEnabled()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=corner + QPoint(300, 26))
    assert not screen.accept.isEnabled()  # only the box ticks
    screen.all.click()
    with qtbot.waitSignal(screen.accept_asked) as asked:
        screen.accept.click()
    assert asked.args == [(CLEAR.key, DOUBTFUL.key)]
