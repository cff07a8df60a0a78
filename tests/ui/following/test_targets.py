"""Chỉ tiêu as a clerk uses it: measured in cells and in the form, corrected, taken back, by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.assigned import change_target, records_of
from desktop.domain.document import Block, Document, Header, Level, Target, text_runs
from desktop.domain.measured import Verdict, standing
from desktop.domain.ports import Database
from desktop.domain.progress import Measurement, RecordKey, TargetQuery, TargetRow
from desktop.domain.year_table import EVERY_YEAR
from desktop.services import drafts, plans, targets
from desktop.ui.clock import now
from desktop.ui.following.targets.columns import COLUMN_OF, INDICATOR, REACHED
from desktop.ui.following.targets.commands import TargetCommands
from desktop.ui.following.targets.filters import BY_YEAR
from desktop.ui.following.targets.model import TargetsModel
from desktop.ui.following.targets.screen import TargetsScreen
from desktop.ui.following.targets.years import YearModel
from desktop.ui.theme import Theme
from desktop.ui.wording import calendar_day
from tests.ui.following.offices import TODAY, Place
from tests.ui.sheet.hands import Hands

YEAR = TODAY.year
TALKS, MEMBERS, DEBTS = "Doanh nghiệp tổ chức đối thoại", "Đoàn viên kết nạp mới", "Nợ kinh phí công đoàn"


def plan(id: str, number: str, *held: Target) -> Document:
    """A plan with a line for each target."""
    lines = tuple(Block(f"{id}-{one.id}", Level.CLAUSE, text_runs(f"{one.indicator}."), targets=(one,)) for one in held)
    head = Header(number=number, symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject=f"Công tác năm {YEAR}")
    return Document(id, header=head, body=(Block(f"{id}-s", Level.SECTION, text_runs("CHỈ TIÊU"), lines),))


def fill(database: Database) -> None:
    going = plan(
        "k8",
        "41",
        Target("a", TALKS, value=80.0, unit="%", period="Hằng năm"),
        Target("b", MEMBERS, value=400.0, unit="người", period=f"Năm {YEAR}", year=YEAR),
        Target("c", MEMBERS, value=2000.0, unit="người", period=f"Đến năm {YEAR + 4}", year=YEAR + 4),
    )
    drafts.save(database, going, 0, now())
    plans.set_going(database, "k8", now(), "Trần Thị Hoa")
    drafts.save(database, plan("k9", "", Target("d", DEBTS, value=5.0, unit="%", year=YEAR)), 0, now())


class Targets(Place):
    """The screen Chỉ tiêu in its window."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.do(fill)
        self.window.show_place("targets")
        assert self.following.targets is not None
        self.page: TargetsScreen = self.following.targets
        self.rest()

    def rest(self) -> None:
        """Wait until all that was asked is answered and shown."""
        page = self.page
        timers = (page._more, page.filters._words_due, page.rows._ask_soon, self.following._news)
        self.qtbot.waitUntil(lambda: not self.database._pending and not any(one.isActive() for one in timers))

    def target(self, record: str) -> TargetRow:
        """A target as the store has it now."""
        found = self.do(lambda database: targets.all_targets(database, TargetQuery()))
        return next(row for row in found if row.key.record == record)

    def listed(self) -> list[str]:
        """The lines of the table, heads of groups in brackets, once they have been read."""
        rows = self.page.rows

        def lines() -> list[str]:
            groups = ((line, rows.lines.group(line)) for line in range(rows.rowCount()))
            return [
                f"[{rows.title(group)}]" if group else str(rows.data(rows.index(line, INDICATOR)))
                for line, group in groups
            ]

        self.qtbot.waitUntil(lambda: "Đang đọc…" not in lines())
        return lines()

    def hand(self, record: str, column: int = REACHED) -> None:
        """Take a cell in hand."""
        self.listed()
        line = self.page.rows.line_of(self.target(record).number)
        assert line is not None
        self.page.table.setFocus()
        self.page.table.take_hand(line, column)
        self.rest()

    def edit(self, record: str, column: int, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """F2, words, Enter."""
        self.hand(record, column)
        QTest.keyClick(self.page.table, Qt.Key.Key_F2)
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        Hands(line).type(words)
        QTest.keyClick(line, key)
        self.rest()

    def measure(self, value: str, day: str = "", note: str = "") -> None:
        """Fill the form in and keep it."""
        form = self.page.panel.form
        form.value.setText(value)
        if day:
            form.day.setText(day)
        form.note.setText(note)
        form.keep.click()
        self.rest()

    def choose(self, action: str) -> None:
        """Choose something in a menu."""
        assert self.window.actions_of[action].isEnabled(), action
        self.window.actions_of[action].trigger()
        self.rest()


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, data_folder: Path) -> Iterator[Targets]:
    one = Targets(qtbot, data_folder)
    yield one
    one.close()


def test_targets_of_all_plans_are_listed_filtered_and_sorted(place: Targets) -> None:
    page = place.page
    assert place.listed() == [
        *(f"[41/KH-LĐLĐ Công tác năm {YEAR}]", TALKS, MEMBERS, MEMBERS),
        *(f"[Công tác năm {YEAR}]", DEBTS),
    ]
    assert page.foot.words == "4 chỉ tiêu"
    page.filters.words.setText("doan vien")
    place.rest()
    assert place.listed()[1:] == [MEMBERS, MEMBERS]
    page.filters.words.setText("không có đâu")
    place.rest()
    assert page.empty.sentence.text() == "Không có chỉ tiêu nào khớp “không có đâu”."
    page.empty.button.click()
    place.rest()
    page.show_view("")
    page.sort("indicator")
    place.rest()
    assert place.listed() == [TALKS, MEMBERS, MEMBERS, DEBTS]
    number = place.target("d").number
    place.following.show_targets(TargetQuery(rows=(number,)), RecordKey("k9", "d"))
    place.rest()
    assert place.listed() == [DEBTS]
    assert page.panel.row is not None
    assert page.panel.row.key.record == "d"


def test_what_was_reached_is_entered_in_its_cell_with_a_day_and_taken_back(place: Targets) -> None:
    place.edit("a", REACHED, "72,5")
    assert place.target("a").measurements == (Measurement(TODAY, 72.5),)
    assert standing(place.target("a"), TODAY).verdict is Verdict.MISSED
    before = TODAY - timedelta(days=1)
    place.page.table.head.choose("day", True)
    place.edit("a", COLUMN_OF["day"], calendar_day(before))
    assert place.target("a").measurements == (Measurement(before, 72.5),)
    place.choose("undo")
    place.choose("undo")
    assert place.target("a").measurements == ()
    place.choose("redo")
    assert place.target("a").measurements == (Measurement(TODAY, 72.5),)
    place.hand("a")
    assert place.page.panel.measurements.said == (f"{calendar_day(TODAY)} 72,5%",)
    assert place.page.panel.story.said[0] == f"Số liệu ngày {calendar_day(TODAY)}: 72,5"
    place.edit("a", REACHED, "90 ngày 31/6/2026")
    assert "30/6/2026" in place.window.banners.banners()[-1].sentence
    place.edit("a", REACHED, "11", Qt.Key.Key_Escape)
    assert place.target("a").measurements == (Measurement(TODAY, 72.5),)


def test_the_form_measures_all_that_are_selected_and_a_measurement_is_corrected_by_its_day(place: Targets) -> None:
    page = place.page
    place.hand("b")
    place.measure("150", f"01/01/{YEAR}", "Chưa kể khu công nghiệp")
    place.measure("1.420")
    assert [one.value for one in place.target("b").measurements] == [150.0, 1420.0]
    assert page.panel.verdict.words.text() == "Vượt, 355% kế hoạch"
    assert page.panel.measurements.chart.isVisible()
    assert "kế hoạch 400" in page.panel.measurements.chart.accessibleDescription()
    page.panel.measurements.edit_asked.emit(place.target("b").measurements[1])
    place.measure("142")
    assert [one.value for one in place.target("b").measurements] == [150.0, 142.0]
    page.panel.measurements.remove_asked.emit(place.target("b").measurements[0])
    place.rest()
    assert [one.value for one in place.target("b").measurements] == [142.0]
    page.table.selectAll()
    place.rest()
    assert page.panel._title.text() == "Đã chọn 4 chỉ tiêu"
    place.measure("100")
    assert [place.target(record).measurements[-1].value for record in "abcd"] == [100.0] * 4
    place.choose("undo")
    assert [len(place.target(record).measurements) for record in "abcd"] == [0, 1, 0, 0]


def test_a_plan_that_is_going_is_locked_and_that_of_a_draft_changes_its_text(place: Targets) -> None:
    place.hand("b", COLUMN_OF["unit"])
    QTest.keyClick(place.page.table, Qt.Key.Key_F2)
    assert "Mở lại để sửa" in place.window.banners.banners()[-1].sentence
    place.edit("d", COLUMN_OF["planned"], "không quá 3%")
    stored = place.do(lambda database: drafts.open_document(database, "k9")).document
    assert records_of(stored)["d"].record == place.target("d").planned.target
    assert (place.target("d").planned.target.value, place.target("d").planned.target.comparator) == (3.0, "<=")
    place.choose("undo")
    assert place.target("d").planned.target.value == 5.0
    place.desk.open("k9")
    place.qtbot.waitUntil(lambda: place.desk.screen is not None)
    place.window.show_place("targets")
    place.edit("d", COLUMN_OF["period"], "6 tháng đầu năm")
    assert place.desk.screen is not None
    held = records_of(place.desk.screen.session.document)["d"].record
    assert isinstance(held, Target)
    assert held.period == "6 tháng đầu năm"
    assert place.desk.screen.session.stack.undoText() == "sửa chỉ tiêu"
    stale = place.target("d")
    place.desk.screen.session.apply(
        "gõ", lambda document: change_target(document, replace(held, period="Quý I")), place.page
    )
    place.page.changes.plan("sửa", [stale], lambda target: replace(target, period="Quý II"))
    assert "sửa ở chỗ khác" in place.window.banners.banners()[-1].sentence
    place.choose("target_to_text")
    shown = place.desk.screen
    place.qtbot.waitUntil(lambda: shown.sheet.current_block == "k9-d")
    place.desk.save_now()
    place.desk.close()


def test_someone_elses_measurement_is_not_written_over(place: Targets) -> None:
    place.hand("b")
    other = Measurement(TODAY, 33.0)
    row = place.target("b")
    place.do(lambda database: targets.measure(database, row.key, other, row.revision, now(), "Lê Minh Quân"))
    place.measure("44")
    assert "sửa ở chỗ khác" in place.window.banners.banners()[-1].sentence
    assert place.target("b").measurements == (other,)


def test_all_years_stand_in_one_table_which_is_copied_and_written_into_by_the_form(place: Targets) -> None:
    page = place.page
    place.hand("b")
    place.measure("410")
    place.choose("targets_by_year")
    assert page.view == BY_YEAR
    table = page.years.table
    assert table is not None
    model = table.rows
    assert isinstance(model, YearModel)
    assert model.years == (EVERY_YEAR, YEAR, YEAR + 4)
    assert [model.columns.title(at) for at in range(3, 6)] == ["Hằng năm", f"Năm {YEAR}", f"Đến năm {YEAR + 4}"]
    members = next(line for line in range(model.rowCount()) if model.data(model.index(line, 1)) == MEMBERS)
    assert model.data(model.index(members, 4)) == "ít nhất 400; thực hiện 410"
    table.take_hand(members, 5)
    place.rest()
    assert page.panel.row is not None
    assert page.panel.row.key.record == "c"
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert page.panel.form.value.hasFocus()
    place.measure("700")
    table = page.years.table
    assert table is not None
    assert table.rows.data(table.rows.index(members, 5)) == "ít nhất 2.000; thực hiện 700"
    table.selectAll()
    place.choose("copy")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [
        *("TT", "Chỉ tiêu", "Đơn vị tính", "Hằng năm", f"Năm {YEAR}", f"Đến năm {YEAR + 4}"),
    ]
    assert len(lines) == 4


def test_the_table_is_written_for_excel_as_it_is_listed_and_by_year(place: Targets, tmp_path: Path) -> None:
    place.hand("b")
    place.measure("410")
    commands = place.page.findChild(TargetCommands)
    assert commands is not None

    def written(name: str) -> Sequence[Sequence[object]]:
        commands.list_file.ask_path = lambda _start: tmp_path / name
        place.choose("export_targets")
        place.qtbot.waitUntil(lambda: any(f"{name}.xlsx" in one.sentence for one in place.window.banners.banners()))
        sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx").active
        assert sheet is not None
        return [[cell.value for cell in row] for row in sheet.iter_rows()][1:]

    rows = written("Bảng")
    assert rows[0][:4] == ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch"]
    assert [row[1] for row in rows[1:]] == [line for line in place.listed() if not line.startswith("[")]
    assert 410 in rows[2]  # a figure, not words
    place.choose("targets_by_year")
    rows = written("Theo năm")
    assert rows[0][3:] == ["Hằng năm", f"Năm {YEAR}", f"Đến năm {YEAR + 4}"]
    assert rows[2][4] == "ít nhất 400; thực hiện 410"
    assert "Đã ghi 4 chỉ tiêu" in place.window.banners.banners()[-1].sentence


def test_files_are_attached_to_a_target(place: Targets, tmp_path: Path) -> None:
    source = tmp_path / "Danh sách kết nạp.txt"
    source.write_text("412 người", "utf-8")
    place.hand("b")
    place.page.evidence.ask_files = lambda _parent: [str(source)]
    place.choose("attach_target_evidence")
    assert list(place.page.panel.files.names) == ["Danh sách kết nạp.txt"]
    place.choose("undo")
    assert list(place.page.panel.files.names) == []


def test_the_models_keep_the_rules_of_qt(place: Targets) -> None:
    """Qt's tester looks again with every change; what it finds is a warning, which fails a test."""
    rows = place.do(lambda database: targets.all_targets(database, TargetQuery()))
    model = TargetsModel(TODAY)
    testers = [QAbstractItemModelTester(model)]
    model.wanted.connect(lambda wanted: model.take(wanted, rows))
    model.show(place.page.rows.listing)
    model.change(rows)
    model.fold({model.lines.groups[0].name})
    place.page.show_view(BY_YEAR)
    place.rest()
    table = place.page.years.table
    assert table is not None
    testers.append(QAbstractItemModelTester(table.rows))
    table.rows.fold(())
    assert model.rowCount() == 3
