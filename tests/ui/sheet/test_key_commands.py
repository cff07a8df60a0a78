"""One table says which key is which command, in the lines and in every box; the menus show the same keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.ui.actions import ENTRY_OF
from desktop.ui.sheet.key_commands import MOVES, command_of
from desktop.ui.sheet.menu import sheet_menu
from desktop.ui.sheet.tables.strip import table_menu
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Key


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key.value, held)


@pytest.mark.parametrize(
    ("name", "key", "held"),
    [
        ("cut", Qt.Key.Key_X, CONTROL),
        ("copy", Qt.Key.Key_C, CONTROL),
        ("paste", Qt.Key.Key_V, CONTROL),
        ("select_all", Qt.Key.Key_A, CONTROL),
        ("paste_plain", Qt.Key.Key_V, CONTROL | SHIFT),
        ("bold", Qt.Key.Key_B, CONTROL),
        ("italic", Qt.Key.Key_I, CONTROL),
        ("underline", Qt.Key.Key_U, CONTROL),
        ("change_case", Qt.Key.Key_F3, SHIFT),
        ("footnote", Qt.Key.Key_F, CONTROL | ALT),
        ("promote", Qt.Key.Key_Left, ALT | SHIFT),
        ("demote", Qt.Key.Key_Right, ALT | SHIFT),
        ("move_up", Qt.Key.Key_Up, ALT | SHIFT),
        ("move_down", Qt.Key.Key_Down, ALT | SHIFT),
    ],
)
def test_the_keys_of_the_menus_are_those_of_the_sheet(name: str, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    assert command_of(press(key, held)) == name
    assert ENTRY_OF[name].keys[0] == QKeySequence(held.value | key.value).toString()


def test_old_keys_of_the_clipboard_and_the_number_pad_count_too() -> None:
    assert command_of(press(Key.Key_Insert, CONTROL)) == "copy"
    assert command_of(press(Key.Key_Insert, SHIFT)) == "paste"
    assert command_of(press(Key.Key_Delete, SHIFT)) == "cut"
    assert command_of(press(Key.Key_Up, ALT | SHIFT | Qt.KeyboardModifier.KeypadModifier)) == "move_up"


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_F3, Key.Key_Up, Key.Key_Return, Key.Key_Alt])
def test_letters_and_arrows_alone_are_no_commands(key: Qt.Key) -> None:
    assert command_of(press(key)) == ""


def test_menus_show_the_words_and_keys_of_the_table_of_actions() -> None:
    sheet = [
        line.text() for line in sheet_menu(dict.fromkeys(("cut", *MOVES, "footnote"), lambda: None), selected=True)
    ]
    assert sheet[0] == "Cắt\tCtrl+X"
    left = QKeySequence("Alt+Shift+Left").toString(QKeySequence.SequenceFormat.NativeText)
    assert f"Lên một cấp\t{left}" in sheet
    assert sheet[-1] == "Thêm chú thích\tCtrl+Alt+F"
    cell = table_menu(lambda _name: None, lambda _name: True, selected=False, header=True, on=None)
    assert [(line.text(), line.isEnabled()) for line in cell[:3]] == [
        ("Cắt\tCtrl+X", False),
        ("Chép\tCtrl+C", False),
        ("Dán\tCtrl+V", True),
    ]
