"""Two versions side by side: what is in view, the way from one difference to the next, to the sheet and back."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.comparison import ComparedLine, Comparison, Fate, Line, Mark, Part, Span, compare_documents
from desktop.domain.document import Block, Cell, Document, Footnote, Level, Run, Table, text_runs
from desktop.domain.exchange import dumps
from desktop.domain.numbering import Forms
from desktop.domain.ports import Database
from desktop.services import drafts
from desktop.services.comparing import Summary, summarized
from desktop.ui.actions import DOCUMENT
from desktop.ui.comparing.entries import Entry, entries
from desktop.ui.comparing.names import differences, place_of, spoken, summary_words
from desktop.ui.comparing.view import ComparedView
from desktop.ui.history import COMPARISON, History
from desktop.ui.theme import Theme
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands

TASKS = (
    "Rà soát, bổ sung quy chế phối hợp với thủ trưởng cơ quan.",
    "Vận động đoàn viên tham gia góp ý xây dựng Đảng.",
    "Tổ chức khám sức khỏe cho 100% lao động nữ.",
    "Mở ít nhất 04 lớp bồi dưỡng kỹ năng thương lượng.",
    "Theo dõi việc đóng bảo hiểm xã hội ở các doanh nghiệp.",
    "Xây dựng tủ sách pháp luật ở khu nhà trọ công nhân.",
)
FORMS = (Forms(), Forms())


def clause(number: int, text: str = "") -> Block:
    return Block(f"b{number}", Level.CLAUSE, text_runs(text or f"{TASKS[number % len(TASKS)]} Việc thứ {number}."))


def section(id: str, title: str, *children: Block) -> Block:
    return Block(id, Level.SECTION, text_runs(title), children)


def plan(*children: Block) -> Document:
    return Document("d", body=(section("s", "NHIỆM VỤ", *children),))


def one_changed_of(count: int, at: int) -> Comparison:
    clauses = [clause(n) for n in range(count)]
    changed = [*clauses[:at], clause(at, clauses[at].text.replace("Việc", "Nhiệm vụ")), *clauses[at + 1 :]]
    return compare_documents(plan(*clauses), plan(*changed), FORMS)


# What is in view


def test_equal_stretches_fold_but_for_a_line_around_each_difference() -> None:
    comparison = one_changed_of(20, 10)  # 21 lines, the eleventh clause is line 11
    assert entries(comparison) == (
        *(Entry(0, 9, folded=True), Entry(10, 10, fresh=True), Entry(11, 11), Entry(12, 12)),
        Entry(13, 20, folded=True),
    )


def test_a_stretch_that_is_opened_and_one_too_short_to_fold_are_shown() -> None:
    comparison = one_changed_of(20, 10)
    assert len(entries(comparison, frozenset({0}))) == 14
    assert not any(entry.folded for entry in entries(one_changed_of(5, 2)))


def test_with_only_the_differences_nothing_else_is_there() -> None:
    assert entries(one_changed_of(20, 10), only=True) == (Entry(11, 11, fresh=True),)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ComparedView:
    one = ComparedView()
    qtbot.addWidget(one)
    one.resize(1000, 500)
    one.show()
    return one


def test_a_click_or_enter_opens_a_fold_and_enter_on_a_line_goes_to_it(view: ComparedView, qtbot: QtBot) -> None:
    view.show_comparison(one_changed_of(20, 10))
    assert view.line == 11
    with qtbot.waitSignal(view.line_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [11]
    fold = view.visualRect(view.rows.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, fold)
    assert len(view.rows.entries) == 14
    view.go_to_line(20)
    assert view.rows.entries[view.currentIndex().row()].folded
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(view.rows.entries) == 21
    assert view.line == 13


def test_differences_are_gone_to_in_order_and_round(view: ComparedView) -> None:
    clauses = [clause(n) for n in range(40)]
    new = [clause(n, f"{TASKS[0]} Khác {n}.") if n in (5, 20, 35) else one for n, one in enumerate(clauses)]
    view.show_comparison(compare_documents(plan(*clauses), plan(*new), FORMS))
    lines = [view.line]
    for _time in range(3):
        view.step(1)
        lines.append(view.line)
    assert lines == [6, 21, 36, 6]
    view.step(-1)
    assert view.line == 36
    view.go_to_line(30)  # between the second and the third
    view.step(-1)
    assert view.line == 21


def test_a_row_is_as_high_as_the_higher_of_its_sides_and_wraps_in_a_narrow_window(view: ComparedView) -> None:
    view.show_comparison(one_changed_of(5, 2))
    wide = view.visualRect(view.currentIndex()).height()
    view.resize(360, 500)
    view.executeDelayedItemsLayout()
    assert view.visualRect(view.currentIndex()).height() > wide * 1.5


def drawn(view: ComparedView) -> QImage:
    return view.viewport().grab().toImage()


def colours(image: QImage, left: int, right: int) -> set[str]:
    return {image.pixelColor(QPoint(x, y)).name() for x in range(left, right, 2) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_what_is_removed_is_coloured_at_the_left_and_what_is_added_at_the_right(
    view: ComparedView, theme: Theme, choice: str
) -> None:
    theme.choose(choice=choice)
    view.show_comparison(one_changed_of(3, 1))
    image = drawn(view)
    middle = image.width() // 2
    left, right = colours(image, 40, middle - 4), colours(image, middle + 40, image.width())
    err, tint = theme.hex("errTint").lower(), theme.hex("tint2").lower()
    assert err in left - right
    assert tint in right - left


def test_five_thousand_equal_lines_open_in_a_moment(view: ComparedView) -> None:
    document = plan(*[clause(n) for n in range(5000)])
    changed = plan(*[clause(n) for n in range(5000)], clause(5000))
    view.show_comparison(compare_documents(document, changed, FORMS))
    begun = perf_counter()
    view.rows.open(0)
    view.go_to_line(4000)
    drawn(view)
    assert perf_counter() - begun < 3


# How it is said


def test_what_changed_is_said_in_one_line() -> None:
    old = plan(*[clause(n) for n in range(6)])
    fresh = [Block(f"m{n}", Level.CLAUSE, text_runs(f"Thành lập tổ giúp việc số {n}.")) for n in range(2)]
    new = plan(*[clause(n) for n in range(5)], clause(5, TASKS[5] + " Nhiệm vụ thứ năm."), *fresh)
    assert summary_words(summarized(old, new)) == "thêm 2 khoản, sửa 3 từ"
    assert differences(compare_documents(old, new, FORMS)) == "Khác 2 chỗ: thêm 2 khoản, sửa 3 từ."
    assert summary_words(Summary()) == "không đổi chữ nào"
    assert differences(compare_documents(old, old, FORMS)) == "Hai bản giống nhau từng chữ."


def test_places_are_called_as_people_call_them() -> None:
    point = Line(
        "x", Part.TEXT, "", level=Level.POINT, label="a)", above=((Level.SECTION, "III."), (Level.CLAUSE, "2."))
    )
    assert place_of(point) == "điểm a khoản 2 mục III"
    dash = Line("x", Part.TEXT, "", level=Level.DASH, label="-", above=((Level.SECTION, "III."),))
    assert place_of(dash) == "mục III"
    article = Line("x", Part.TEXT, "", level=Level.CLAUSE, label="1.", above=((Level.ARTICLE, "Điều 5."),))
    assert place_of(article) == "khoản 1 điều 5"
    row = Line("x", Part.ROW, "", level=Level.TABLE, label="4", above=((Level.SECTION, "I."),))
    assert place_of(row) == "dòng 4 trong mục I"


def test_a_screen_reader_hears_what_where_and_which_words() -> None:
    lines = one_changed_of(3, 1).lines
    assert spoken(lines[2]) == "Sửa: bỏ “Việc”, thêm “Nhiệm vụ” (khoản 2 mục I)"
    added = ComparedLine(Fate.ADDED, None, replace(lines[1].line, text="Mới"), (), (Span("Mới", Mark.ADDED),))
    assert spoken(added) == "Thêm: “Mới” (khoản 1 mục I)"


# In the window


def some_versions(driven: Driven) -> Document:
    """A plan of its own with an older version: a clause less, another wording, a table and a note."""
    table = Table((tuple(Cell(text_runs(t)) for t in ("TT", "Việc")), tuple(Cell(text_runs(t)) for t in ("1", "Họp"))))
    noted = Block("n", Level.CLAUSE, (Run("Theo nghị quyết"), Run(footnote="f"), Run(" của Trung ương.")))
    old = Document(
        "so-sanh",
        body=(
            section("s1", "MỤC ĐÍCH", *[clause(n) for n in range(8)]),
            section("s2", "NHIỆM VỤ", *[clause(n) for n in range(8, 12)], noted),
            Block("t", Level.TABLE, table=table),
        ),
        footnotes=(Footnote("f", text_runs("Số 02-NQ/TW")),),
    )
    first, second = old.body[0], old.body[1]
    clauses = list(first.children)
    moved = clauses.pop(1)
    clauses[4] = replace(clauses[4], runs=text_runs(clauses[4].text.replace("Việc", "Nhiệm vụ")))
    rows = (table.rows[0], (table.rows[1][0], Cell(text_runs("Họp báo"))))
    new = replace(
        old,
        body=(
            replace(first, children=tuple(clauses)),
            replace(second, children=(*second.children, moved)),
            replace(old.body[2], table=replace(table, rows=rows)),
        ),
        footnotes=(Footnote("f", text_runs("Số 03-NQ/TW")),),
    )

    def save(database: Database) -> None:
        day = datetime.now(UTC) - timedelta(days=1)
        drafts.save(database, old, drafts.save(database, old, 0, day), day + timedelta(minutes=5))
        drafts.save(database, new, 2, datetime.now(UTC))

    driven.database.ask(save).result(10)
    return new


def compared(driven: Driven) -> History:
    """The older version beside the draft."""
    driven.open()
    document = some_versions(driven)
    desk = driven.workspace.desk
    desk.open(document.id)
    driven.qtbot.waitUntil(lambda: desk.document is not None and desk.document.id == document.id)
    history = desk.history
    versions = driven.database.ask(lambda db: drafts.versions(db, document.id)).result(5)
    history._on_compare_asked(versions[-1], None)
    driven.qtbot.waitUntil(lambda: bool(history.screen.view.rows.entries))
    return history


def test_the_comparison_takes_the_place_of_the_sheet_and_esc_leads_back(driven: Driven) -> None:
    history = compared(driven)
    screen = history.screen
    assert driven.window.place == COMPARISON
    assert focused() is screen.view
    assert screen.count.text() == "Khác 4 chỗ: sửa 4 từ, chuyển 1 đoạn."
    assert screen.old_name.text().startswith("Bản lưu ")
    assert screen.new_name.text() == "Bản đang soạn"
    assert screen.place.text() == "Chỗ 1/4"
    QTest.keyClick(screen.view, Qt.Key.Key_Escape)
    assert driven.window.place == DOCUMENT


def test_f8_goes_on_in_the_comparison_and_on_the_sheet(driven: Driven) -> None:
    history = compared(driven)
    screen, sheet = history.screen, driven.workspace.desk.screen
    assert sheet is not None
    f8 = driven.window.actions_of["next_difference"]
    assert f8.isEnabled()
    first = history.screen.view.rows.comparison.lines[screen.view.line]
    assert first.fate is Fate.CHANGED
    QTest.keyClick(screen.view, Qt.Key.Key_Return)
    assert driven.window.place == DOCUMENT
    assert sheet.sheet.cursor_place() == (first.line.key, len(TASKS[5]) + 1)  # where the words begin to differ
    band = driven.window.banners.banners()[0]
    assert "chỗ 1/4" in band.sentence
    f8.trigger()
    assert sheet.sheet.current_block == "b1"  # the one that moved, where it stands now
    back = next(
        b for b in driven.window.banners.banners()[0].findChildren(QAbstractButton) if b.text() == "Về bảng so sánh"
    )
    back.click()
    assert driven.window.place == COMPARISON
    assert screen.place.text() == "Chỗ 2/4"


def test_the_rail_leads_to_the_sheet_and_a_band_back(driven: Driven) -> None:
    compared(driven)
    driven.window.actions_of["show_documents"].trigger()
    assert driven.window.place == DOCUMENT
    band = driven.window.banners.banners()[0]
    assert band.sentence.startswith("Đang so sánh với Bản lưu ")
    next(b for b in band.findChildren(QAbstractButton) if b.text() == "Về bảng so sánh").click()
    assert driven.window.place == COMPARISON
    assert not any("Đang so sánh" in one.sentence for one in driven.window.banners.banners())


def test_a_changed_row_leads_to_its_table_and_a_changed_note_to_its_field(driven: Driven) -> None:
    history = compared(driven)
    desk = driven.workspace.desk
    stops = history.screen.view.rows.comparison.stops
    history._go_to(stops[2].first)
    assert desk.screen is not None
    assert driven.window.place == DOCUMENT
    history._go_to(stops[3].first)
    note = focused()
    assert isinstance(note, QTextEdit | QPlainTextEdit)
    assert "Số 03-NQ/TW" in note.toPlainText()


def test_after_typing_the_comparison_is_made_anew(driven: Driven) -> None:
    history = compared(driven)
    desk = driven.workspace.desk
    assert desk.screen is not None
    history._go_to(history.screen.view.line)
    Hands(desk.screen.sheet.text).type("Gấp: ")
    before = history.screen.view.rows.comparison
    history._return()
    driven.qtbot.waitUntil(lambda: history.screen.view.rows.comparison is not before)
    driven.qtbot.waitUntil(lambda: "sửa 5 từ" in history.screen.count.text())


def test_a_comparison_that_another_one_overtook_is_not_shown_under_its_names(driven: Driven) -> None:
    history = compared(driven)
    shown, names = history.screen.view.rows.comparison, history.screen.old_name.text()
    history._on_compared(history._asked - 1, one_changed_of(20, 10))
    assert history.screen.view.rows.comparison is shown
    assert history.screen.old_name.text() == names


def test_the_left_version_can_come_back_from_the_comparison(driven: Driven) -> None:
    history = compared(driven)
    desk = driven.workspace.desk
    before = desk.document
    history.screen.restore.click()
    assert driven.window.place == DOCUMENT
    assert desk.document is not None
    assert [block.id for block in desk.document.body[0].children] == [f"b{n}" for n in range(8)]
    driven.window.actions_of["undo"].trigger()
    assert desk.document == before
    assert not driven.window.actions_of["next_difference"].isEnabled()


def test_a_file_is_compared_with_the_draft(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    desk = driven.workspace.desk
    document = desk.document
    assert document is not None
    first = document.body[0].children[0]
    changed = replace(first, runs=text_runs("Lãnh đạo đã sửa câu này."))
    other = replace(
        document,
        id="khác",
        body=(replace(document.body[0], children=(changed, *document.body[0].children[1:])), *document.body[1:]),
    )
    path = tmp_path / "bản lãnh đạo sửa.thao.json"
    path.write_text(dumps(other), encoding="utf-8")
    desk.history.ask_open = lambda _window, _folder: path
    desk.history.compare_with_file()
    screen = desk.history.screen
    driven.qtbot.waitUntil(lambda: bool(screen.view.rows.entries))
    assert screen.old_name.text().startswith("Bản đang soạn, lưu ")
    assert screen.new_name.text().startswith("bản lãnh đạo sửa.thao.json, ghi ")
    assert screen.count.text().startswith("Khác 1 chỗ")
    assert not screen.restore.isVisible()
    QTest.keyClick(screen.view, Qt.Key.Key_Return)
    assert desk.screen is not None
    assert desk.screen.sheet.current_block == first.id


def test_a_file_older_than_the_draft_stands_at_the_left(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    desk = driven.workspace.desk
    assert desk.screen is not None
    assert desk.document is not None
    path = tmp_path / "bản gửi đi.thao.json"
    path.write_text(dumps(replace(desk.document, id="khác")), encoding="utf-8")
    os.utime(path, (0, datetime(2020, 3, 2, 9, 30).timestamp()))
    Hands(desk.screen.sheet.text).type("thêm ")
    desk.history.ask_open = lambda _window, _folder: path
    desk.history.compare_with_file()
    screen = desk.history.screen
    driven.qtbot.waitUntil(lambda: bool(screen.view.rows.entries))
    assert screen.old_name.text() == "bản gửi đi.thao.json, ghi 02/3/2020"
    assert screen.new_name.text().startswith("Bản đang soạn, lưu ")


def test_the_dialogue_that_asks_for_the_file_says_what_for(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    titles: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            titles.append(dialog.windowTitle())
            dialog.reject()

    for ask in (driven.workspace.desk.history.compare_with_file, driven.workspace.incoming.open_file):
        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(20)
        ask()
        timer.stop()
    assert titles == ["Chọn tệp để so sánh với bản đang soạn", "Mở tệp"]


def test_a_file_that_cannot_be_read_is_explained_and_nothing_changes(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    desk = driven.workspace.desk
    desk.history.ask_open = lambda _window, _folder: tmp_path / "không có.txt"
    desk.history.compare_with_file()
    driven.qtbot.waitUntil(lambda: bool(driven.window.banners.banners()[1:]))
    assert driven.window.banners.banners()[0].sentence.startswith("Không tìm thấy tệp “không có.txt”")
    assert driven.window.place == DOCUMENT


def test_another_document_ends_the_comparison(driven: Driven) -> None:
    history = compared(driven)
    history._go_to(history.screen.view.line)
    driven.open_document("Nghị quyết số 02")
    assert not driven.window.actions_of["next_difference"].isEnabled()
    assert not any("Đang so sánh" in band.sentence for band in driven.window.banners.banners())


@pytest.mark.parametrize("size", [(1366, 768), (1366, 696), (911, 470)])
def test_nothing_is_cut_off_in_the_windows_that_offices_have(driven: Driven, size: tuple[int, int]) -> None:
    history = compared(driven)
    driven.window.resize(*size)
    screen = history.screen
    screen.grab()
    for widget in (screen.only, screen.previous, screen.next, screen.restore, screen.go, screen.close_button):
        box = widget.rect().translated(widget.mapTo(screen, QPoint(0, 0)))
        assert screen.rect().contains(box), widget.text()
        assert widget.accessibleName() or widget.text()
    assert screen.view.height() > 100
