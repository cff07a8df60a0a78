"""A clerk's mouse in the window: menus, buttons, lists, rows and fields are clicked where they stand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from desktop.ui.main_window import MainWindow
from desktop.ui.widgets import IconWord
from tests.journey.person import CONTROL, Person

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class HandsOn:
    """Keyboard and mouse in one window."""

    def __init__(self, window: MainWindow, person: Person) -> None:
        self.window, self.person = window, person

    def click(self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """A click into the middle of what can be seen, or on a point of it."""
        assert widget.isVisible(), f"nobody can see {widget.accessibleName() or type(widget).__name__}"
        assert widget.isEnabled(), f"{widget.accessibleName() or type(widget).__name__} is off"
        QTest.mouseClick(widget, LEFT, held, at if at is not None else widget.rect().center())

    def choose(self, action_id: str) -> None:
        """A line of the menus: the menu is opened, then each menu in it, then the line is clicked."""
        action = self.window.actions_of[action_id]
        bar = self.window.menu_bar.menus
        path = next(path for title in bar.actions() if (path := _path(title, action)))
        self.click(bar, bar.actionGeometry(path[0]).center())
        for title, line in pairwise(path):
            menu = title.menu()
            assert isinstance(menu, QMenu)
            self.person.wait_until(menu.isVisible)
            assert line.isEnabled(), f"{line.text()}: {line.toolTip()}"
            self.click(menu, menu.actionGeometry(line).center())

    def go_to(self, word: str) -> None:
        """A place of the rail."""
        button = next(one for one in self.window.rail.findChildren(IconWord) if one.toolTip() == word)
        self.click(button)
        self.person.wait_until(button.isChecked)

    def press_on(self, words: str, within: QWidget) -> None:
        """A button with these words."""
        button = next(one for one in within.findChildren(QAbstractButton) if one.text() == words and one.isVisible())
        self.click(button)

    def pick(self, select: QComboBox, words: str) -> None:
        """A line of a list that folds down: it is walked with the arrow keys until it says so."""
        select.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(select, Qt.Key.Key_Home)
        for _line in range(select.count()):
            if words in select.currentText():
                return
            QTest.keyClick(select, Qt.Key.Key_Down)
        raise AssertionError(f"{words} is not among {[select.itemText(at) for at in range(select.count())]}")

    def write_over(self, field: QWidget, words: str) -> None:
        """What stands in a field is replaced."""
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        self.person.wait_until(field.hasFocus)
        self.person.press(Qt.Key.Key_A, CONTROL)
        self.person.write(words)

    def tick(self, view: QAbstractItemView, row: int) -> None:
        """Space on a line of a list with boxes."""
        view.setFocus(Qt.FocusReason.TabFocusReason)
        view.setCurrentIndex(view.model().index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_Space)

    def with_file(self, path: Path, do: Callable[[], object]) -> None:
        """Do what asks for a file or a folder, and name this one."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit)
            assert field is not None
            field.setText(str(path))
            agree = ("Mở", "Chọn", "Lưu")
            button = next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") in agree)
            button.click()

        self.person.meet(QFileDialog, answer)
        do()
        self.window.activateWindow()

    def read_banner(self, words: str) -> str:
        """Wait for a band that says this; its whole sentence."""

        def said() -> list[str]:
            return [one.sentence for one in self.window.banners.banners() if words in one.sentence]

        try:
            self.person.wait_until(lambda: bool(said()))
        except Exception as error:
            shown = [one.sentence for one in self.window.banners.banners()]
            raise AssertionError(f"no band says {words}, only {shown}") from error
        return said()[0]

    def answer_banner(self, words: str) -> None:
        """A button of a band."""
        self.press_on(words, self.window.banners)


def _path(title: QAction, wanted: QAction) -> tuple[QAction, ...]:
    """The titles of menus that lead to a line, and the line; none where it is not there."""
    menu = title.menu()
    if not isinstance(menu, QMenu):
        return ()
    for action in menu.actions():
        if action is wanted:
            return title, action
        deeper = _path(action, wanted)
        if deeper:
            return title, *deeper
    return ()
