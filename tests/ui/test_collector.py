"""Rubbish is collected in the window's thread, whatever other threads make of it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.collector import WindowCollector, collect_in_window_thread


class Knot:
    """An object that holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[WindowCollector]:
    collect_in_window_thread()
    found = qapp.findChild(WindowCollector)
    assert found is not None
    yield found
    found.stop()


def make_many_knots() -> None:
    for _ in range(20_000):
        Knot()


def test_a_busy_thread_collects_nothing_itself(qtbot: QtBot, collector: WindowCollector) -> None:
    threads: set[int] = set()

    def note(phase: str, _info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    first = weakref.ref(Knot())
    gc.callbacks.append(note)
    try:
        busy = threading.Thread(target=make_many_knots)
        busy.start()
        busy.join()
        assert threads == set()
        qtbot.waitUntil(lambda: first() is None, timeout=5000)
    finally:
        gc.callbacks.remove(note)
    assert threads == {threading.get_ident()}


def test_there_is_one_for_an_application(qapp: QApplication, collector: WindowCollector) -> None:
    collect_in_window_thread()
    assert qapp.findChildren(WindowCollector) == [collector]


def test_stopping_leaves_it_to_python_again(qapp: QApplication) -> None:
    collect_in_window_thread()
    found = qapp.findChild(WindowCollector)
    assert found is not None
    assert not gc.isenabled()
    found.stop()
    assert gc.isenabled()
    assert qapp.findChild(WindowCollector) is None
