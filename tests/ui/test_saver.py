"""Saving while one types: at most a second behind, said on screen, never lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from db import open_database
from desktop.domain.document import Block, Document, Level, text_runs
from desktop.domain.edits import set_runs
from desktop.domain.errors import CannotWrite
from desktop.domain.ports import Conflict, Database, Stored, UnitOfWork
from desktop.services import drafts
from desktop.services.files import DISK_FULL
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.saver import LEAST_MS, PLACE, SAFE_WITHIN_MS, Saver, SaveState, Saving
from desktop.ui.session import EditSession
from tests.ui.conftest import Driven
from tests.ui.sheet.hands import Hands

DOCUMENT = Document("d1", body=(Block("a", Level.SECTION, text_runs("Mục đích")),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kho" / "thao.db"


@pytest.fixture
def thread(qtbot: QtBot, path: Path) -> Iterator[DatabaseThread]:
    one = DatabaseThread(lambda: open_database(path))
    yield one
    one.close()


def typed(session: EditSession, text: str) -> None:
    session.apply("Gõ chữ", lambda document: set_runs(document, "a", text_runs(text)), merge_key="a")


def new_saver(session: EditSession, thread: DatabaseThread, clock: Callable[[], datetime] = now) -> Saver:
    return Saver(session, thread, Stored(session.document, 0, now()), lambda: "nơi con trỏ", clock)


def kept(thread: DatabaseThread) -> Document:
    found = thread.ask(lambda database: drafts.open_document(database, "d1").document)
    return found.result(timeout=5)


def test_a_new_document_is_saved_by_itself(qtbot: QtBot, thread: DatabaseThread) -> None:
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    qtbot.waitUntil(lambda: not saver.unsaved)
    assert kept(thread) == DOCUMENT
    assert thread.ask(lambda database: drafts.setting(database, PLACE)).result(5) == "nơi con trỏ"


class _Slow:
    """A database on a slow disk: every transaction takes its time before it begins."""

    def __init__(self, database: Database, seconds: float) -> None:
        self._database, self._seconds = database, seconds

    def unit(self) -> UnitOfWork:
        Event().wait(self._seconds)
        return self._database.unit()

    def close(self) -> None:
        self._database.close()


@pytest.mark.parametrize("slow", [0.0, 0.15], ids=["a quick disk", "0.3 s for every save"])
def test_typing_is_safe_within_a_second_of_the_last_key_and_while_it_goes_on(
    qtbot: QtBot, path: Path, slow: float
) -> None:
    thread = DatabaseThread(lambda: _Slow(open_database(path), slow))
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    qtbot.waitUntil(lambda: not saver.unsaved)
    safe: dict[str, float] = {}  # when which text was told to be on the disk
    saver.state_changed.connect(lambda state: safe.setdefault(saver_text(saver, state), monotonic()))
    typed_at: list[float] = []
    for number in range(24):  # a key every 50 ms, without a rest
        typed(session, f"chữ {number}")
        typed_at.append(monotonic())
        qtbot.wait(50)
    qtbot.waitUntil(lambda: not saver.unsaved)
    assert kept(thread).body[0].text == "chữ 23"
    assert safe["chữ 23"] - typed_at[-1] < 1.0
    assert len(drafts_of(thread)) >= 2  # it was saved on the way, too
    thread.close()


def saver_text(saver: Saver, state: SaveState) -> str:
    """What is safe with this state; "" while nothing new is."""
    return saver._session.document.body[0].text if state.saving is Saving.SAVED else ""


def test_a_slow_disk_gets_what_was_typed_the_earlier(qtbot: QtBot, thread: DatabaseThread) -> None:
    seconds = [100.0]
    session = EditSession(DOCUMENT)
    saver = Saver(session, thread, Stored(DOCUMENT, 0, now()), lambda: "", ticks=lambda: seconds[0])
    saver.save_now()  # begins at 100.0
    seconds[0] = 100.4
    qtbot.waitUntil(lambda: not saver.unsaved)
    typed(session, "sau lần lưu chậm")
    assert saver._timer.interval() == SAFE_WITHIN_MS - 400
    seconds[0] = 100.7
    typed(session, "thêm chữ")
    saver._timer.stop()
    assert saver._patience() == SAFE_WITHIN_MS - 400 - 300
    seconds[0] = 109.0
    assert saver._patience() == LEAST_MS


def drafts_of(thread: DatabaseThread) -> tuple[object, ...]:
    return thread.ask(lambda database: drafts.versions(database, "d1")).result(5)


def test_asking_to_save_is_answered_even_when_nothing_has_changed(qtbot: QtBot, thread: DatabaseThread) -> None:
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    qtbot.waitUntil(lambda: not saver.unsaved)
    with qtbot.waitSignal(saver.answered):
        saver.save_now()
    typed(session, "khác")
    with qtbot.waitSignal(saver.answered):
        saver.save_now()
    assert kept(thread).body[0].text == "khác"


def test_the_states_of_a_save_are_told_in_order(qtbot: QtBot, thread: DatabaseThread) -> None:
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    qtbot.waitUntil(lambda: not saver.unsaved)
    states: list[Saving] = []
    saver.state_changed.connect(lambda state: states.append(state.saving))
    typed(session, "khác")
    qtbot.waitUntil(lambda: not saver.unsaved)
    assert states == [Saving.WAITING, Saving.SAVED]


def test_finishing_waits_for_the_last_letter(qtbot: QtBot, thread: DatabaseThread) -> None:
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    typed(session, "một")
    typed(session, "một chữ cuối")
    assert saver.finish()
    assert kept(thread).body[0].text == "một chữ cuối"


def test_a_save_that_finishing_overtook_is_not_taken_for_the_newest(qtbot: QtBot, thread: DatabaseThread) -> None:
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    typed(session, "một")
    saver.save_now()  # under way
    typed(session, "một chữ cuối")
    assert saver.finish()
    assert not saver.unsaved
    thread.ask(lambda _database: None).result(5)
    with qtbot.waitSignal(thread._done):  # all that was under way has been told
        thread.ask(lambda _database: None)
    assert not saver.unsaved
    typed(session, "chữ sau đó")
    qtbot.waitUntil(lambda: not saver.unsaved)
    assert kept(thread).body[0].text == "chữ sau đó"


def test_a_failed_save_that_finishing_overtook_is_not_told_any_more(qtbot: QtBot, path: Path) -> None:
    class Once:
        """A database whose disk is full for the first save only."""

        def __init__(self, database: Database) -> None:
            self._database, self.close, self._full = database, database.close, True

        def unit(self) -> UnitOfWork:
            if self._full:
                self._full = False
                raise OSError(28, "No space left on device")
            return self._database.unit()

    thread = DatabaseThread(lambda: Once(open_database(path)))
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    saver.save_now()  # its failure is still to be told when the window waits for all that is left
    assert saver.finish()
    with qtbot.waitSignal(thread._done):
        thread.ask(lambda _database: None)
    assert saver.state.saving is Saving.SAVED
    assert not saver.unsaved
    assert kept(thread) == DOCUMENT
    thread.close()


def test_a_save_by_another_window_is_a_conflict_and_nothing_is_written_over(
    qtbot: QtBot, thread: DatabaseThread
) -> None:
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    qtbot.waitUntil(lambda: not saver.unsaved)
    other = replace(DOCUMENT, body=(Block("a", Level.SECTION, text_runs("của người khác")),))
    thread.ask(lambda database: drafts.save(database, other, 1, now())).result(5)
    typed(session, "của mình")
    qtbot.waitUntil(lambda: saver.state.saving is Saving.FAILED)
    assert isinstance(saver.state.error, Conflict)
    assert kept(thread) == other
    assert session.document.body[0].text == "của mình"
    assert not saver.finish()


class _Full:
    """A database whose disk is full until `room` is made; the real one beneath does the rest."""

    def __init__(self, database: Database) -> None:
        self._database, self.room = database, False

    def unit(self) -> UnitOfWork:
        if not self.room:
            raise OSError(28, "No space left on device")
        return self._database.unit()

    def close(self) -> None:
        self._database.close()


def test_a_failed_save_keeps_the_text_and_the_next_one_succeeds(qtbot: QtBot, path: Path) -> None:
    made: list[_Full] = []

    def opened() -> Database:
        made.append(_Full(open_database(path)))
        return made[0]

    thread = DatabaseThread(opened)
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    qtbot.waitUntil(lambda: saver.state.saving is Saving.FAILED)
    assert saver.unsaved
    made[0].room = True
    with qtbot.waitSignal(saver.answered):
        saver.save_now()
    assert kept(thread) == DOCUMENT
    thread.close()


def test_the_window_says_when_it_was_saved(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen, saver = driven.workspace.desk.screen, driven.workspace.desk.saver
    assert screen is not None
    assert saver is not None
    screen.sheet.set_cursor_place(screen.session.document.body[0].id, 0)
    Hands(screen.sheet.text).type("A")
    assert driven.window.status.saved == "Đang lưu…"
    driven.qtbot.waitUntil(lambda: saver.state.saving is Saving.SAVED)
    assert saver.state.at is not None
    assert driven.window.status.saved == f"Đã lưu {saver.state.at.astimezone():%H:%M}"
    driven.window.actions_of["save"].trigger()
    sentences = [banner.sentence for banner in driven.window.banners.banners()]
    assert sentences[0] == f"Đã lưu {saver.state.at.astimezone():%H:%M}. Thảo tự lưu trong lúc gõ."


def test_a_failure_is_said_in_a_band_that_offers_another_place(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    desk = driven.workspace.desk
    assert desk.saver is not None
    target = tmp_path / "cứu.thao.json"
    desk.outgoing.ask_exchange = lambda _document, _folder, _window: target
    state = SaveState(Saving.FAILED, None, CannotWrite(DISK_FULL, folder="D:", name="thao.db"))
    desk.saver.state = state
    desk.saver.state_changed.emit(state)
    band = driven.window.banners.banners()[0]
    assert band.sentence.startswith("Chưa lưu được: Đĩa chứa “D:” đã đầy.")
    assert driven.window.status.saved == "Chưa lưu được"
    elsewhere = next(b for b in band.findChildren(QAbstractButton) if b.text() == "Lưu chỗ khác")
    elsewhere.click()
    assert target.read_text(encoding="utf-8").startswith("{")


def test_a_pdf_goes_where_the_clerk_says(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    target = tmp_path / "kế hoạch.pdf"
    driven.workspace.desk.outgoing.ask_pdf = lambda *_asked: target
    driven.window.actions_of["export_pdf"].trigger()
    assert target.read_bytes().startswith(b"%PDF-")
    assert "kế hoạch.pdf" in driven.window.banners.banners()[0].sentence


def test_a_pdf_that_cannot_be_written_is_explained(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    driven.workspace.desk.outgoing.ask_pdf = lambda *_asked: tmp_path / "không có" / "a.pdf"
    driven.window.actions_of["export_pdf"].trigger()
    assert driven.window.banners.banners()[0].sentence.startswith("Không có thư mục")


def test_a_draft_kept_in_a_file_lets_the_window_close(qtbot: QtBot, path: Path) -> None:
    made: list[_Full] = []

    def opened() -> Database:
        made.append(_Full(open_database(path)))
        return made[0]

    thread = DatabaseThread(opened)
    session = EditSession(DOCUMENT)
    saver = new_saver(session, thread)
    qtbot.waitUntil(lambda: saver.state.saving is Saving.FAILED)
    assert not saver.finish()
    saver.kept_elsewhere()
    assert saver.finish()
    typed(session, "một chữ nữa")
    assert not saver.finish()
    thread.close()


def test_a_conflict_ends_with_a_document_of_its_own(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    desk = driven.workspace.desk
    assert desk.screen is not None
    old = desk.screen.session.document
    driven.database.ask(lambda database: drafts.save(database, old, 1, now())).result(5)
    block = old.body[0].children[0]
    desk.screen.sheet.set_cursor_place(block.id, 0)
    Hands(desk.screen.sheet.text).type("A")
    driven.qtbot.waitUntil(lambda: bool(driven.window.banners.banners()[1:]))
    band = driven.window.banners.banners()[0]
    next(b for b in band.findChildren(QAbstractButton) if b.text() == "Lưu thành văn bản mới").click()
    driven.qtbot.waitUntil(lambda: desk.document is not None and desk.document.id != old.id)
    assert desk.document is not None
    assert desk.document.body[0].children[0].text == "A" + block.text
    assert desk.screen.sheet.cursor_place() == (block.id, 1)
