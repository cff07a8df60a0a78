"""A fault of ours, in the window or in a thread beside it: said, written down, and the program ends without a crash.

Each runs a program of its own: what is looked at is how the process ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app import FAULTS

ROOT = Path(__file__).parents[2]
STEPS = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Program, run
from desktop.ui.trouble import TroubleDialog


def look():
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, TroubleDialog):
        print(dialog.sentence, flush=True)
        dialog.close_button.click()
        return
    program = QApplication.instance().findChild(Program)
    workspace = program.workspace if program else None
    if workspace is None or not workspace.listed or program.failing:
        return
    screen = workspace.desk.screen
    if screen is None:
        workspace.desk.open(workspace.documents.documents.rows.info(0).id)
        return
    program.failing = True
    screen.show_pages(True)
    fault(screen)


def fail(document=None, now=None):
    raise RuntimeError("a fault made for this test")


def in_window(screen):
    QTimer.singleShot(0, fail)  # not here: a timer rests while what it called has not come back


def in_thread(screen):
    screen.pages._renderer.render = fail  # there is no such fault to be had from outside


fault = {"window": in_window, "thread": in_thread}[sys.argv[2]]
Program.failing = False
application = QApplication(["thao"])
timer = QTimer()
timer.setInterval(10)
timer.timeout.connect(look)
timer.start()
raise SystemExit(run(["thao"], sample=True, data=Path(sys.argv[1])))
"""


@pytest.mark.parametrize("where", ["window", "thread"])
def test_a_fault_while_pages_are_drawn_ends_the_program_without_a_crash(where: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STEPS, str(tmp_path), where],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Thảo gặp lỗi của chính chương trình và phải đóng. Bản soạn đã lưu." in done.stdout
    assert "a fault made for this test" in (tmp_path / FAULTS).read_text(encoding="utf-8")
    assert "QThread: Destroyed" not in done.stderr
