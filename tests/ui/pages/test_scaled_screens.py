"""Screens of 125 and 150 %: pages are painted in the screen's own pixels, not in larger ones.

The scale of a screen is settled when a program starts, so each looks at a program of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtWidgets import QApplication
from desktop.services.library import standard_of
from desktop.services.renderer import Renderer
from desktop.ui.pages import PagesView
from desktop.ui.pages.painter import page_picture
from desktop.ui.session import EditSession
from tests.ui.pages.conftest import plan
from tests.ui.pages.pictures import grey, share_off

application = QApplication(["thao"])
document = plan(2)
view = PagesView(EditSession(document), Renderer(standard_of(document)))
view.resize(612, 652)
view.show_thumbnails(False)


def look():
    if view.busy or not view.painted:
        return
    timer.stop()
    canvas = view._canvas
    box, ratio = canvas._stack.boxes[0], canvas.devicePixelRatioF()
    width, height = round(box.width * ratio), round(box.height * ratio)
    seen = view.grab().toImage()
    seen.setDevicePixelRatio(1)
    corner = canvas._on_pixels(canvas._rect_of_page(0)).topLeft() + QPointF(canvas.viewport().mapTo(view, QPoint()))
    corner *= ratio
    left, top = round(corner.x()), round(corner.y())
    rows = seen.height() - top - 8
    page = grey(page_picture(view.rendered.pages[0], width, height))
    ours = grey(seen).crop((left + 4, top + 4, left + width - 4, top + rows))
    print(ratio, round(share_off(ours, page.crop((4, 4, width - 4, rows))), 5), flush=True)
    view.close_down()
    application.quit()


timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
view.show()
application.exec()
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_what_is_seen_is_the_picture_in_the_screens_own_pixels(scale: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    ratio, off = done.stdout.split()
    assert float(ratio) == float(scale)
    assert float(off) == 0.0
