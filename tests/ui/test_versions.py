"""Earlier versions of a document: listed by day and minute, read, and taken back as a step that can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.document import all_runs
from desktop.domain.ports import VersionInfo
from desktop.ui.versions import VersionsDialog, by_minute, day_name
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def test_of_each_minute_the_last_version_is_shown() -> None:
    seconds = (125, 121, 119, 3600, 3)
    kept = [VersionInfo("a", 9 - n, NOON - timedelta(seconds=second)) for n, second in enumerate(seconds)]
    assert [version.revision for version in by_minute(kept)] == [9, 7, 6, 5]


@pytest.mark.parametrize(
    ("day", "name"),
    [(20, "Hôm nay"), (19, "Hôm qua"), (17, "Thứ Ba, ngày 17/11/2026")],
)
def test_days_are_called_as_people_call_them(day: int, name: str) -> None:
    assert day_name(date(2026, 11, day), date(2026, 11, 20)) == name


def opened_dialog(driven: Driven) -> VersionsDialog:
    driven.window.actions_of["versions"].trigger()
    dialog = driven.window.findChild(VersionsDialog)
    assert dialog is not None
    driven.qtbot.waitUntil(lambda: dialog.text.toPlainText() != "")
    return dialog


def test_what_was_deleted_and_saved_comes_back_and_can_be_undone(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    before = driven.workspace.desk.document
    screen = driven.workspace.desk.screen
    assert screen is not None
    assert before is not None
    screen.sheet.do("select_all")
    Hands(screen.sheet.text).press(Qt.Key.Key_Delete)
    driven.close()  # undo is gone with the window, the version is not
    driven.open()
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.document is not None)
    emptied = driven.workspace.desk.document
    assert emptied is not None
    assert len(list(all_runs(emptied))) < len(list(all_runs(before)))
    dialog = opened_dialog(driven)
    assert dialog.note.text() == "Bản này giống bản đang soạn."
    assert not dialog.go.isEnabled()
    rows = [row for row in range(dialog.list.count()) if dialog.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable]
    dialog.list.setCurrentRow(rows[-1])
    driven.qtbot.waitUntil(dialog.go.isEnabled)
    assert "Nghị quyết số 02" in dialog.text.toPlainText()
    dialog.go.click()
    assert driven.workspace.desk.document == before
    driven.window.actions_of["undo"].trigger()
    assert driven.workspace.desk.document == emptied


def test_the_arrow_keys_walk_the_versions_and_esc_closes(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    dialog = opened_dialog(driven)
    assert focused() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
