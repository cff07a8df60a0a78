"""The table of actions has no gaps and no clashes, and leaves the keys of Vietnamese typing programs alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.resources import resource
from desktop.ui.actions import (
    DOCUMENT,
    ENTRIES,
    ENTRY_OF,
    SEPARATOR,
    Actions,
)
from desktop.ui.frame.status_bar import StatusBar
from desktop.ui.menus import LEVEL_SELECT, MAIN_ACTION, MENUS, RECENT, TOOLBAR, Menu, ids_of
from desktop.ui.sheet.word_keys import FIXED_KEYS
from tests.ui.conftest import Driven


def all_menus(menus: tuple[Menu, ...] = MENUS) -> Iterator[Menu]:
    for menu in menus:
        yield menu
        yield from all_menus(tuple(entry for entry in menu.entries if isinstance(entry, Menu)))


def test_every_action_is_in_exactly_one_menu() -> None:
    placed = Counter(id for menu in MENUS for id in ids_of(menu))
    assert placed == Counter(entry.id for entry in ENTRIES)


def test_every_tool_is_in_a_menu_and_has_an_icon() -> None:
    tools = [id for id in (*TOOLBAR, MAIN_ACTION) if id not in (SEPARATOR, LEVEL_SELECT)]
    assert [id for id in tools if not ENTRY_OF[id].icon] == []


def test_every_icon_of_the_table_exists() -> None:
    missing = [e.id for e in ENTRIES if e.icon and not resource("icons", f"{e.icon}.svg").is_file()]
    assert missing == []


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for entry in ENTRIES for key in entry.keys)
    assert "" not in keys
    assert [key for key, times in keys.items() if times > 1] == []


def test_keys_of_typing_programs_are_free() -> None:
    taken = {"Alt+Z", "Ctrl+Shift", *(f"Ctrl+Shift+F{n}" for n in range(1, 10))}
    assert [entry.id for entry in ENTRIES if taken & set(entry.keys)] == []


@pytest.mark.parametrize("menu", list(all_menus()), ids=lambda menu: menu.title)
def test_letters_of_a_menu_are_plain_and_differ(menu: Menu) -> None:
    texts = [e.title if isinstance(e, Menu) else ENTRY_OF[e].text for e in menu.entries if e not in (SEPARATOR, RECENT)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert [letter for letter, times in Counter(letters).items() if times > 1] == []
    assert all(letter.isascii() and letter.isalpha() for letter in letters)


def test_letters_of_the_menu_bar_differ_and_leave_alt_z_and_alt_q() -> None:
    letters = [menu.title[menu.title.index("&") + 1].lower() for menu in MENUS]
    assert len(set(letters)) == len(letters)
    assert not set(letters) & {"z", "q"}


def test_what_needs_a_document_says_why_it_is_off(qtbot: QtBot) -> None:
    parent = QObject()
    actions = Actions(parent)
    assert not actions["save"].isEnabled()
    assert actions["save"].toolTip() == "Mở một văn bản để dùng lệnh này"
    actions.show_place(DOCUMENT)
    assert actions["save"].isEnabled()
    assert actions["save"].toolTip().startswith("Lưu (Ctrl+S)")


def test_undo_names_the_step_it_takes_back(qtbot: QtBot) -> None:
    parent = QObject()
    actions = Actions(parent)
    actions.name_step("undo", "sửa trích yếu")
    assert actions["undo"].text() == "&Hoàn tác: sửa trích yếu"
    actions.name_step("undo", "")
    assert actions["undo"].text() == "&Hoàn tác"


def test_finding_and_replacing_stand_together() -> None:
    edit = [*ids_of(MENUS[1])]
    at = edit.index("find")
    assert edit[at : at + 5] == ["find", "replace", "find_next", "next_blank", "previous_blank"]


def test_an_action_without_a_handler_is_found(qtbot: QtBot) -> None:
    parent = QObject()
    actions = Actions(parent)
    called: list[str] = []
    actions.handle("about", lambda: called.append("about"))
    actions["about"].trigger()
    assert called == ["about"]
    assert "about" not in actions.unhandled()
    assert "help" in actions.unhandled()


def test_keys_that_the_format_decides_are_in_nobodys_row() -> None:
    taken = {QKeySequence(key).toString() for entry in ENTRIES for key in entry.keys}
    assert taken & {QKeySequence(key.replace("Enter", "Return")).toString() for key in FIXED_KEYS} == set()
    assert taken & {QKeySequence(key).toString() for key in FIXED_KEYS} == set()


def test_an_answer_in_the_status_bar_goes_by_itself(qtbot: QtBot) -> None:
    status = StatusBar()
    qtbot.addWidget(status)
    status.show()
    status.show_words(12)
    figures = next(one for one in status.findChildren(QLabel) if one.text() == "12 từ")
    status.say("Căn lề do thể thức định sẵn.")
    assert not figures.isVisible()
    status._silence.setInterval(1)
    status.say("Giãn dòng do thể thức định sẵn.")
    qtbot.waitUntil(lambda: status.said == "" and figures.isVisible())


def test_f12_saves_as_what_is_chosen(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    outgoing = driven.workspace.desk.outgoing
    for name, begins in (("a.pdf", b"%PDF-"), ("b.thao.json", b"{")):
        target = tmp_path / name
        outgoing.ask_any = lambda *_asked, target=target: target
        driven.window.actions_of["save_as"].trigger()
        driven.qtbot.waitUntil(target.exists)
        assert target.read_bytes().startswith(begins)
    outgoing.ask_any = lambda *_asked: None
    driven.window.actions_of["save_as"].trigger()
    assert len(list(tmp_path.glob("*.*"))) == 2
