"""The program is killed while someone types: the next start has every word but the last second's, and says so."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from db import open_database
from desktop.domain.document import find
from desktop.services import drafts
from desktop.services.files import database_file, write_file
from desktop.services.leftovers import DEAD_SECONDS, clear_leftovers, fresh_name
from desktop.services.sample import sample_folder
from desktop.ui.clock import now
from desktop.ui.recovery import RUNNING
from desktop.ui.versions.dialog import VersionsDialog
from tests.db.killing import victim
from tests.ui.conftest import Driven
from tests.ui.typist import LETTERS

ROOT = Path(__file__).parents[2]
WORDS = "Tháng Công nhân"
KEPT = re.compile(r"Lần trước Thảo dừng đột ngột\. Đã giữ mọi chữ đến (\d\d:\d\d:\d\d)\.")


def typed_and_killed(folder: Path, saves: int) -> tuple[str, int]:
    """Let a clerk type until so many saves were said, kill the process at once: the item, and its length when saved."""
    command = [sys.executable, "-m", "tests.ui.typist", str(folder), WORDS]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    block, length = "", 0
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, value = line.split()
            if word == "typing":
                block = value
            else:
                length, saves = int(value), saves - 1
            if saves == 0:
                break
        process.kill()
    return block, length


def band(driven: Driven) -> str:
    """What the recovery says; "" where it says nothing."""
    return next((one.sentence for one in driven.window.banners.banners() if "đột ngột" in one.sentence), "")


def opened_again(driven: Driven) -> None:
    driven.open()
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.document is not None)


@pytest.mark.parametrize("saves", [1, random.Random(2026).randint(2, 3)])
def test_after_a_kill_the_document_is_open_again_at_its_place_and_the_band_says_what_was_kept(
    driven: Driven, saves: int
) -> None:
    before = datetime.now().astimezone().replace(microsecond=0)
    block, length = typed_and_killed(driven.data, saves)
    opened_again(driven)
    driven.qtbot.waitUntil(lambda: band(driven) != "")
    desk = driven.workspace.desk
    assert desk.document is not None
    assert desk.screen is not None
    found = find(desk.document, block)
    assert found is not None
    text = found[1].text
    assert len(text) >= length  # whatever the window had called saved
    fresh = next(n for n in range(len(text), -1, -1) if text.startswith((LETTERS * 200)[:n]))
    assert fresh > 0
    assert desk.screen.sheet.cursor_place() == (block, fresh)
    told = KEPT.fullmatch(band(driven))
    assert told is not None
    when = datetime.strptime(told[1], "%H:%M:%S").time()
    assert before.time() <= when <= datetime.now().time() or before.date() != datetime.now().date()
    more = next(b for b in driven.window.findChildren(QAbstractButton) if b.text() == "Xem các bản đã lưu")
    more.click()
    assert driven.window.findChild(VersionsDialog) is not None


def test_a_clean_close_leaves_no_band(driven: Driven) -> None:
    driven.open()
    driven.open_document(WORDS)
    driven.close()
    opened_again(driven)
    assert band(driven) == ""
    driven.close()
    database = open_database(database_file(sample_folder(driven.data)))
    assert drafts.setting(database, RUNNING) == ""
    database.close()


def mark_running(driven: Driven) -> None:
    """Leave the database as a power cut does."""
    database = open_database(database_file(sample_folder(driven.data)))
    drafts.keep_setting(database, RUNNING, RUNNING)
    database.close()


def test_a_cut_of_days_ago_tells_the_day_too(driven: Driven) -> None:
    driven.open()
    driven.open_document(WORDS)
    document = driven.workspace.desk.document
    assert document is not None
    driven.close()
    database = open_database(database_file(sample_folder(driven.data)))
    stored = drafts.open_document(database, document.id)
    drafts.save(database, document, stored.revision, now() - timedelta(days=3))
    database.close()
    mark_running(driven)
    opened_again(driven)
    driven.qtbot.waitUntil(lambda: band(driven) != "")
    assert re.search(r"đến \d\d:\d\d:\d\d ngày \d\d/\d+/\d{4}\.$", band(driven))


def test_with_nothing_open_it_says_that_all_is_there(driven: Driven) -> None:
    driven.open()
    driven.close()
    mark_running(driven)
    driven.open()
    assert band(driven) == "Lần trước Thảo dừng đột ngột. Mọi văn bản đã lưu còn nguyên."


def test_a_second_window_that_finds_the_data_in_use_changes_nothing_of_the_mark(driven: Driven) -> None:
    driven.open()
    folder = sample_folder(driven.data)
    answered = driven.database.ask(lambda database: drafts.setting(database, RUNNING)).result(5)
    program = (
        "import sys; from pathlib import Path; from db import open_database\n"
        "from desktop.domain.ports import InUse\n"
        "try: open_database(Path(sys.argv[1]))\nexcept InUse: print('in use')"
    )
    command = [sys.executable, "-c", program, str(database_file(folder))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (answered, done.stdout.strip()) == (RUNNING, "in use")
    again = driven.database.ask(lambda database: drafts.setting(database, RUNNING)).result(5)
    assert again == RUNNING


# Half-written files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a clerk keeps papers."""
    made = tmp_path / "giấy tờ"
    made.mkdir()
    return made


def aged(path: Path, seconds: float) -> None:
    past = datetime.now(UTC).timestamp() - seconds
    os.utime(path, (past, past))


def test_what_a_killed_export_left_half_written_is_cleared_and_nothing_else(folder: Path) -> None:
    target = folder / "kế hoạch.pdf"
    with victim("write", target) as one:
        for _time in range(40):
            one.work_and_die()
            if any(folder.glob(".thao-*.tmp")):
                break
    left, young, strange = folder / fresh_name(), folder / fresh_name(), folder / ".thao-khác.tmp"
    for path in (left, young, strange):
        path.write_bytes(b"%PDF-")
    for path in (*folder.glob(".thao-*.tmp"), target):
        aged(path, DEAD_SECONDS + 1)
    aged(young, DEAD_SECONDS / 2)  # someone may be writing it just now
    assert clear_leftovers(folder, datetime.now(UTC).timestamp()) >= 1
    assert set(folder.iterdir()) == {target, young, strange}


def test_the_next_file_written_there_clears_them_too(folder: Path) -> None:
    left = folder / fresh_name()
    left.write_bytes(b"{")
    aged(left, DEAD_SECONDS + 1)
    write_file(folder / "a.thao.json", b"{}")
    assert [path.name for path in folder.iterdir()] == ["a.thao.json"]


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    assert clear_leftovers(tmp_path / "USB", 0.0) == 0


def test_after_a_cut_the_folders_used_last_are_tidied(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    left = tmp_path / fresh_name()
    left.write_bytes(b"{")
    aged(left, DEAD_SECONDS + 1)
    recovery = driven.workspace._recovery
    recovery._preferences.keep("folder", str(tmp_path))
    assert not recovery._due.isActive()  # the last close was clean
    recovery.begin(broken_off=True)
    assert recovery._due.isActive()
    recovery.tidy()
    driven.qtbot.waitUntil(lambda: not left.exists())
