"""Sơ kết, tổng kết through the window: made, followed back to its rows, counted again, in the office's own words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.document import Assignment, Block, Document, Header, Level, Run, Target, walk
from desktop.domain.figures import Figure, figures_in
from desktop.domain.gaps import blanks
from desktop.domain.ports import Database
from desktop.domain.progress import PlanName, Progress, TaskQuery, TaskState
from desktop.domain.reviews.periods import Stretch, period_of
from desktop.services import drafts, plans, reviews, tasks
from desktop.ui.actions import DOCUMENT
from desktop.ui.following.reviews.dialog import Asked, ReviewDialog
from desktop.ui.following.reviews.patterns import PatternsDialog
from desktop.ui.frame.banners import Banner
from desktop.ui.frame.rail import TASKS
from desktop.ui.theme import Theme
from desktop.ui.widgets import Button
from tests.ui.conftest import Driven, write
from tests.ui.sheet.hands import CONTROL, Hands

TODAY = date(2027, 7, 6)
AT = datetime(2027, 1, 5, 9, tzinfo=UTC)
PLANS = (
    PlanName("a", "KẾ HOẠCH", "47", "KH-LĐLĐ", "x", 2027, 1),
    PlanName("b", "KẾ HOẠCH", "9", "KH-LĐLĐ", "y", 2026, 1),
)


# The questions


def ask(qtbot: QtBot, today: date = TODAY) -> ReviewDialog:
    dialog = ReviewDialog(reviews.own_forms(), PLANS, today)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_half_year_that_has_ended_is_offered_with_its_plans(qtbot: QtBot, theme: Theme) -> None:
    dialog = ask(qtbot)
    assert dialog.asked() == Asked("so-ket", ("a",), period_of(Stretch.FIRST_HALF, 2027), TODAY)
    dialog.stretch.setCurrentIndex(dialog.stretch.findData(Stretch.NINE_MONTHS))
    dialog.stretch.activated.emit(dialog.stretch.currentIndex())
    assert (dialog.first.text(), dialog.last.text()) == ("01/01/2027", "30/9/2027")
    write(dialog.last, "15/8/2027")
    assert dialog.stretch.currentData() == Stretch.DAYS


def test_in_january_the_year_is_summed_up(qtbot: QtBot, theme: Theme) -> None:
    asked = ask(qtbot, date(2028, 1, 11)).asked()
    assert asked == Asked("tong-ket", ("a",), period_of(Stretch.YEAR, 2027), date(2028, 1, 11))


def test_from_november_on_the_year_is_summed_up(qtbot: QtBot, theme: Theme) -> None:
    asked = ask(qtbot, date(2027, 11, 20)).asked()
    assert asked == Asked("tong-ket", ("a",), period_of(Stretch.YEAR, 2027), date(2027, 11, 20))


def test_a_day_that_is_none_is_refused_where_it_stands(qtbot: QtBot, theme: Theme) -> None:
    dialog = ask(qtbot)
    write(dialog.last, "31/6/2027")
    dialog.go.click()
    assert dialog.isVisible()
    assert "không phải là ngày" in dialog.last.error
    write(dialog.last, "01/01/2026")
    assert "trước ngày đầu" in dialog.last.error


def test_a_sentence_is_shown_as_it_prints_and_refused_with_an_unknown_field(qtbot: QtBot, theme: Theme) -> None:
    own = reviews.own_forms()[0].with_patterns({"no_late": "Không có gì chậm."})
    dialog = PatternsDialog(own, reviews.own_forms()[0], ask(qtbot))
    qtbot.addWidget(dialog)
    dialog.choose("task_done")
    assert dialog.preview.text().startswith("Tổ chức Tháng Công nhân (Ban Tuyên giáo): đã hoàn thành")
    write(dialog.words, "Xong {ngân sách}.")
    assert "ngân sách" in dialog.words.error
    dialog.choose("no_late")
    dialog.go.click()  # nothing is kept, and the bad one is in view
    assert dialog.words.text() == "Xong {ngân sách}."
    dialog.back.click()
    with qtbot.waitSignal(dialog.kept) as kept:
        dialog.go.click()
    assert kept.args is not None
    assert kept.args[1]["no_late"] == "Không có gì chậm."
    assert kept.args[1]["task_done"] == reviews.own_forms()[0].says("task_done")


# In the window


def set_going(database: Database) -> str:
    """A plan of a year in which the sample office has none is followed; the first of its tasks is done."""
    items = tuple(
        Block(f"b{number}", Level.CLAUSE, (Run(words),), assignments=(Assignment(f"t{number}", "Ban A", (), when),))
        for number, (words, when) in enumerate((("Mở lớp", "Quý I"), ("Đại hội", "Quý I"), ("Thi đua", "Thường xuyên")))
    )
    aim = Target("c", "Kết nạp đoàn viên mới", value=5000, unit="đoàn viên", year=2031)
    goal = Block("g", Level.CLAUSE, (Run("Kết nạp đoàn viên mới"),), targets=(aim,))
    body = (Block("s", Level.SECTION, (Run("NHIỆM VỤ"),), (*items, goal)),)
    header = Header(number="5", symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject="Công tác năm 2031")
    drafts.save(database, Document("p31", header=header, body=body), 0, AT)
    plans.set_going(database, "p31", AT, "Lan")
    report(database, "p31", 0, Progress(TaskState.DONE, 100, "Đủ 3 cụm", done_on=date(2026, 11, 20)))
    return "p31"


def report(database: Database, plan: str, number: int, progress: Progress) -> None:
    row = tasks.all_tasks(database, TaskQuery(plan=plan), TODAY)[number]
    tasks.change_tasks(database, [tasks.TaskChange(row.key, row.revision, progress)], datetime.now(UTC), "Lan")


def click_with_control(driven: Driven, figure: Figure) -> None:
    """As a person does on the first letter of a figure."""
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.sheet.go_to_block(figure.block, figure.start)
    text = screen.sheet.text
    spot = text.cursorRect().center() + QPoint(3, 0)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, CONTROL, spot)


def band_of(driven: Driven) -> Banner | None:
    """The band that tells of sentences to put right."""
    return next((one for one in driven.window.banners.banners() if "câu không còn đúng" in one.sentence), None)


def press(driven: Driven, words: str) -> None:
    """A button of that band."""
    band = band_of(driven)
    assert band is not None
    next(button for button in band.findChildren(Button) if button.text() == words).click()


def see_what_is_not_true(driven: Driven, qtbot: QtBot) -> None:
    """The list of changes names the sentences first, with their places, never scrolls sideways, and leads to each."""
    press(driven, "Xem thay đổi")
    dialog, screen = driven.workspace.following.reviews.news, driven.workspace.desk.screen
    assert dialog is not None
    assert screen is not None
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    at = next(row for row, line in enumerate(lines) if line.startswith("⚠ Câu về việc “Đại hội” ở mục "))
    assert lines[at].endswith(": việc nay đã hoàn thành.")
    assert any(line.startswith("Mục I: Số nhiệm vụ hoàn thành") for line in lines)
    assert not dialog.list.horizontalScrollBar().isVisible()
    assert dialog.list.sizeHintForRow(at) > 0
    dialog.list.itemClicked.emit(dialog.list.item(at))
    line = next(block for block in walk(screen.session.document.body) if block.id == screen.sheet.current_block)
    assert line.text.startswith("Đại hội; Ban A chủ trì")
    dialog.close()
    qtbot.waitUntil(lambda: driven.workspace.following.reviews.news is None)


def make_anew(driven: Driven, qtbot: QtBot) -> None:
    """The band offers a fresh report on the same plans and period beside the old one."""
    desk = driven.workspace.desk
    before = desk.document
    assert before is not None
    driven.window.actions_of["recount_figures"].trigger()
    qtbot.waitUntil(lambda: band_of(driven) is not None)
    press(driven, "Lập báo cáo mới")
    qtbot.waitUntil(lambda: desk.document is not None and desk.document.id != before.id)
    assert desk.document is not None
    assert desk.document.header.subject == before.header.subject


def rows_in_view(driven: Driven) -> tuple[int, ...]:
    """The numbers of the tasks that the window shows."""
    screen = driven.workspace.following.tasks
    return screen.rows.listing.numbers if screen is not None and driven.window.place == TASKS else ()


def test_a_report_is_made_followed_back_and_counted_again(driven: Driven, qtbot: QtBot) -> None:
    driven.open()
    plan = driven.database.ask(set_going).result()
    window, desk, work = driven.window, driven.workspace.desk, driven.workspace.following.reviews

    window.actions_of["draft_review"].trigger()
    qtbot.waitUntil(lambda: work.dialog is not None)
    dialog = work.dialog
    assert dialog is not None
    dialog.show_period(period_of(Stretch.YEAR, 2031))
    write(dialog.known, f"{date.today():%d/%m/%Y}")
    qtbot.waitUntil(lambda: "chưa ai nhập" in dialog.outlook.text())
    dialog.go.click()
    qtbot.waitUntil(lambda: desk.document is not None)
    document = desk.document
    assert document is not None
    assert document.header.kind == "BÁO CÁO"
    gaps = f"Còn {len(blanks(document))} chỗ trống"
    assert any(gaps in banner.sentence for banner in window.banners.banners())
    qtbot.waitUntil(lambda: window.status.blanks.text() == gaps)

    done = next(figure for figure in figures_in(document) if figure.question.state == TaskState.DONE)
    assert done.text == "1"
    first = driven.database.ask(lambda database: tasks.all_tasks(database, TaskQuery(plan=plan), TODAY)[0]).result()
    click_with_control(driven, done)
    qtbot.waitUntil(lambda: rows_in_view(driven) == (first.number,))
    window.show_place(DOCUMENT)
    window.actions_of["show_figure"].trigger()
    qtbot.waitUntil(lambda: rows_in_view(driven) == (first.number,))
    window.show_place(DOCUMENT)

    assert desk.screen is not None
    sheet = desk.screen.sheet
    cell = next(figure for figure in figures_in(document) if figure.cell is not None)
    sheet.tables.open(cell.block, *cell.cell or (0, 0))
    window.actions_of["show_figure"].trigger()
    qtbot.waitUntil(lambda: any("chỉ tiêu" in banner.sentence for banner in window.banners.banners()))
    window.show_place(DOCUMENT)

    another = Progress(TaskState.DONE, 100, done_on=date.today())
    driven.database.ask(lambda database: report(database, plan, 1, another)).result()
    window.actions_of["recount_figures"].trigger()
    qtbot.waitUntil(lambda: desk.document is not document)
    assert desk.document is not None
    after = next(figure for figure in figures_in(desk.document) if figure.question == done.question)
    assert after.text == "2"
    see_what_is_not_true(driven, qtbot)
    window.actions_of["undo"].trigger()
    assert desk.document == document

    sheet.select_words(done.block, done.start, done.end)
    Hands(sheet.text).type("7")
    assert desk.document is not None
    kept = [figure for figure in figures_in(desk.document) if figure.question == done.question]
    assert not any(figure.block == done.block for figure in kept)

    make_anew(driven, qtbot)
