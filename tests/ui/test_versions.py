"""Earlier versions of a document: listed by day and minute, read as pages, and taken back as a step to be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Event
from time import perf_counter

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document, all_runs, text_runs
from desktop.domain.edits import set_runs
from desktop.domain.errors import CannotWrite
from desktop.domain.ports import Database, VersionInfo
from desktop.services import drafts
from desktop.services.files import DISK_FULL
from desktop.ui.background import Background
from desktop.ui.theme import Theme
from desktop.ui.versions.dialog import VersionsDialog
from desktop.ui.versions.preview import PAGES, WORDS, VersionPreview
from desktop.ui.versions.rows import VersionsModel, by_minute, day_name, version_name
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def version(revision: int, saved_at: datetime) -> VersionInfo:
    return VersionInfo("a", revision, saved_at)


def test_of_each_minute_the_last_version_is_shown() -> None:
    seconds = (125, 121, 119, 3600, 3)
    kept = [version(9 - n, NOON - timedelta(seconds=second)) for n, second in enumerate(seconds)]
    assert [one.revision for one in by_minute(kept)] == [9, 7, 6, 5]


def test_a_version_that_is_to_stay_is_shown_whatever_else_its_minute_has() -> None:
    kept = [version(9 - n, NOON - timedelta(seconds=n)) for n in range(3)]
    assert [one.revision for one in by_minute(kept, {8})] == [9, 8]


@pytest.mark.parametrize(
    ("day", "name"),
    [(20, "Hôm nay"), (19, "Hôm qua"), (17, "Thứ Ba, ngày 17/11/2026")],
)
def test_days_are_called_as_people_call_them(day: int, name: str) -> None:
    assert day_name(date(2026, 11, day), date(2026, 11, 20)) == name


def test_a_version_is_called_by_its_time_and_one_of_long_ago_by_its_day_too() -> None:
    time = f"{NOON.astimezone():%H:%M}"
    assert version_name(version(1, NOON), date(2026, 11, 20)) == f"Bản lưu {time} hôm nay"
    assert version_name(version(1, NOON), date(2026, 11, 25)) == f"Bản lưu {time} ngày 20/11/2026"


def test_a_thousand_versions_are_listed_at_once_under_their_days() -> None:
    model = VersionsModel(date(2026, 11, 20))
    begun = perf_counter()
    model.show([version(1000 - n, NOON - timedelta(hours=n)) for n in range(1000)], {})
    assert perf_counter() - begun < 0.2
    days = [row.day for row in model.rows if row.version is None]
    assert len(days) == len(set(days)) == 43  # 1,000 hours from noon
    assert len(model.rows) == 1043


def some_days(driven: Driven, edits: list[tuple[int, str]]) -> Document:
    """Save the sample plan as it was days ago, each time with other words in its first item; the last one."""
    rows = driven.workspace.documents.documents.rows
    infos = [rows.info(row) for row in range(rows.rowCount())]
    id = next(info.id for info in infos if "Nghị quyết số 02" in info.subject)

    def save(database: Database) -> Document:
        stored = drafts.open_document(database, id)
        document, revision = stored.document, stored.revision
        item = document.body[0].children[0]
        for days, words in edits:
            document = set_runs(document, item.id, text_runs(f"{item.text} {words}"))
            revision = drafts.save(database, document, revision, datetime.now(UTC) - timedelta(days=days))
        return document

    return driven.database.ask(save).result(10)


def opened_dialog(driven: Driven, action: str = "versions") -> VersionsDialog:
    driven.window.actions_of[action].trigger()
    dialog = driven.window.findChild(VersionsDialog)
    assert dialog is not None
    driven.qtbot.waitUntil(lambda: dialog.preview.text.toPlainText() != "")
    return dialog


def revisions(dialog: VersionsDialog) -> list[int]:
    """Those listed, newest first."""
    return [row.version.revision for row in dialog.rows.rows if row.version is not None]


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
    assert not dialog.go.isEnabled()
    dialog.list.take(revisions(dialog)[-1])
    driven.qtbot.waitUntil(dialog.go.isEnabled)
    assert "Nghị quyết số 02" in dialog.preview.text.toPlainText()
    dialog.go.click()
    assert driven.workspace.desk.document == before
    driven.window.actions_of["undo"].trigger()
    assert driven.workspace.desk.document == emptied


def test_what_a_version_takes_the_place_of_stays_in_the_list_though_saved_in_the_same_minute(driven: Driven) -> None:
    driven.open()
    some_days(driven, [(1, "một")])
    driven.open_document("Nghị quyết số 02")
    desk = driven.workspace.desk
    assert desk.screen is not None
    item = desk.screen.session.document.body[0].children[0]
    desk.screen.sheet.set_cursor_place(item.id, 0)
    Hands(desk.screen.sheet.text).type("Vừa gõ ")
    dialog = opened_dialog(driven)
    dialog.list.take(revisions(dialog)[-1])
    driven.qtbot.waitUntil(dialog.go.isEnabled)
    dialog.go.click()
    saver = desk.saver
    assert saver is not None
    driven.qtbot.waitUntil(lambda: not saver.unsaved)
    again = opened_dialog(driven)
    notes = [row.note for row in again.rows.rows]
    (pinned,) = [row.version for row in again.rows.rows if row.note.startswith("trước khi khôi phục bản ")]
    assert "mới nhất" in notes
    assert pinned is not None
    assert desk.document is not None
    read = drafts.open_version
    kept = driven.database.ask(lambda db: read(db, pinned.document_id, pinned.revision)).result(5)
    assert kept.body[0].children[0].text.startswith("Vừa gõ ")


def test_each_version_says_in_one_line_what_it_changed(driven: Driven) -> None:
    driven.open()
    some_days(driven, [(3, "một hai"), (2, "một hai ba"), (1, "bốn")])
    driven.open_document("Nghị quyết số 02")
    dialog = opened_dialog(driven)
    dialog.grab()  # a story is looked for when its row is painted
    driven.qtbot.waitUntil(lambda: all(row.version is None or row.story for row in dialog.rows.rows))
    assert [row.story for row in dialog.rows.rows if row.version is not None][:3] == [
        *("sửa 3 từ", "sửa 1 từ", "sửa 2 từ"),
    ]


def test_a_version_is_shown_as_it_would_be_printed_or_as_words_and_the_choice_is_remembered(driven: Driven) -> None:
    driven.open()
    some_days(driven, [(1, "một")])
    driven.open_document("Nghị quyết số 02")
    dialog = opened_dialog(driven)
    driven.qtbot.waitUntil(lambda: dialog.preview.pages.page_count > 2)
    assert dialog.preview.ways.currentIndex() == PAGES
    dialog.preview.ways.setCurrentIndex(WORDS)
    assert dialog.preview.text.isVisible()
    dialog.reject()
    assert opened_dialog(driven).preview.ways.currentIndex() == WORDS


def test_the_version_that_is_the_draft_says_so(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    dialog = opened_dialog(driven)
    driven.qtbot.waitUntil(lambda: dialog.preview.note.text() == "Bản này giống bản đang soạn.")
    assert not dialog.go.isEnabled()
    assert not dialog.compare.isEnabled()


def test_two_versions_taken_together_are_offered_to_be_compared(driven: Driven) -> None:
    driven.open()
    some_days(driven, [(2, "một"), (1, "hai")])
    driven.open_document("Nghị quyết số 02")
    dialog = opened_dialog(driven, "compare")
    assert dialog.windowTitle() == "So sánh với bản nào?"
    row = next(n for n in range(len(dialog.rows.rows)) if n > 1 and dialog.rows.version(n) is not None)
    flag = QItemSelectionModel.SelectionFlag.Select
    dialog.list.selectionModel().select(dialog.rows.index(row), flag)
    assert dialog.compare.text() == "So sánh hai bản này"
    assert dialog.compare.isEnabled()
    assert not dialog.go.isEnabled()
    with driven.qtbot.waitSignal(dialog.compare_asked) as asked:
        dialog.compare.click()
    assert asked.args is not None
    old, new = asked.args
    assert old.revision < new.revision


def test_the_arrow_keys_walk_the_versions_and_esc_closes(driven: Driven) -> None:
    driven.open()
    some_days(driven, [(2, "một"), (1, "hai")])
    driven.open_document("Nghị quyết số 02")
    dialog = opened_dialog(driven)
    assert focused() is dialog.list
    first = dialog.list.chosen()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.chosen() != first
    assert len(dialog.list.chosen()) == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def busy(driven: Driven) -> Event:
    """Keep the database at work until the event is set, as a slow disk does."""
    gate = Event()
    driven.database.ask(lambda _database: gate.wait(5))
    return gate


def closed_for_good(driven: Driven, dialog: VersionsDialog) -> None:
    with driven.qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("reading", [False, True], ids=["the list is read", "a version is read"])
def test_a_list_closed_before_the_database_answers_is_told_nothing(driven: Driven, reading: bool) -> None:
    driven.open()
    some_days(driven, [(2, "một"), (1, "hai")])
    driven.open_document("Nghị quyết số 02")
    if reading:
        dialog = opened_dialog(driven)
        gate = busy(driven)
        dialog.list.take(revisions(dialog)[-1])
    else:
        gate = busy(driven)
        driven.window.actions_of["versions"].trigger()
        found = driven.window.findChild(VersionsDialog)
        assert found is not None
        dialog = found
    closed_for_good(driven, dialog)
    gate.set()
    driven.database.ask(lambda _database: None).result(5)
    with driven.qtbot.waitSignal(driven.database._done):  # an error in a slot fails the test
        driven.database.ask(lambda _database: None)
    assert len(opened_dialog(driven).rows.rows) > 1


def test_what_only_reads_is_not_waited_for(qapp: QApplication) -> None:
    gate = Event()
    reader = Background("reader")
    told: list[object] = []
    reader.ask(lambda: gate.wait(5), told.append, told.append)
    begun = perf_counter()
    reader.close(wait=False)
    assert perf_counter() - begun < 1.0
    gate.set()
    reader.close()  # waits: what was under way is done by now, and told nobody
    QApplication.sendPostedEvents()
    assert told == []


def test_the_version_that_is_chosen_again_is_the_one_that_is_shown(qtbot: QtBot, theme: Theme) -> None:
    one, other = Document("a"), Document("b")
    shown = VersionPreview(PAGES)
    qtbot.addWidget(shown)
    shown.show_document(one, "bản thứ nhất")
    qtbot.waitUntil(lambda: shown._laid_out is one)
    gate = Event()
    reader = shown._background._pool
    reader.submit(gate.wait, 5)  # so that the other one is still to be laid out
    shown.show_document(other, "bản khác")
    shown.show_document(one, "bản thứ nhất")
    assert shown.note.text() == "bản thứ nhất"
    gate.set()
    reader.submit(lambda: None).result(5)
    QApplication.sendPostedEvents()
    assert shown._laid_out is one
    shown.close_down()


def test_a_version_that_could_not_be_pinned_is_not_promised(driven: Driven) -> None:
    driven.open()
    some_days(driven, [(1, "một")])
    driven.open_document("Nghị quyết số 02")
    dialog = opened_dialog(driven)
    dialog.list.take(revisions(dialog)[-1])
    driven.qtbot.waitUntil(dialog.go.isEnabled)
    driven.workspace.desk.history._say_restored("", "11:20", CannotWrite(DISK_FULL, folder="D:", name="thao.db"))
    band = driven.window.banners.banners()[0]
    assert band.sentence == (
        "Đã khôi phục bản lưu 11:20, nhưng chưa giữ được bản trước đó. Cần bản ấy thì bấm Hoàn tác."
    )
    dialog.go.click()
    driven.qtbot.waitUntil(lambda: "vẫn còn trong Các bản đã lưu" in driven.window.banners.banners()[0].sentence)


def test_nothing_comes_back_over_what_cannot_be_saved(driven: Driven) -> None:
    driven.open()
    old = some_days(driven, [(1, "một")])
    driven.open_document("Nghị quyết số 02")
    desk = driven.workspace.desk
    assert desk.document is not None
    dialog = opened_dialog(driven)
    dialog.list.take(revisions(dialog)[-1])
    driven.qtbot.waitUntil(dialog.go.isEnabled)
    other = replace(old, template="của cửa sổ khác")  # saved by someone else meanwhile: ours is a conflict now
    driven.database.ask(lambda db: drafts.save(db, other, 2, datetime.now(UTC))).result(5)
    before = desk.document
    assert desk.screen is not None
    desk.screen.session.apply("Gõ chữ", lambda document: replace(document, template="của mình"))
    dialog.go.click()
    assert desk.document == replace(before, template="của mình")
    band = driven.window.banners.banners()[0]
    next(b for b in band.findChildren(QAbstractButton) if b.text() == "Lưu thành văn bản mới").click()
    driven.qtbot.waitUntil(lambda: desk.document is not None and desk.document.id != old.id)
