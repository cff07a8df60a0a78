"""One run of the program in its real window, and what a person does there in every session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import PICTURE_SIZE, Program
from desktop.domain.document import Document
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.printing import PrintDialog
from desktop.ui.preferences import Preferences
from desktop.ui.workspace import Workspace
from tests.journey.person import ALT, CONTROL, PATIENCE_MS, Person

Key = Qt.Key
OFFICE = "Liên đoàn Lao động tỉnh Bình An"


class Sitting:
    """One run of the program on a folder of data, from the double click to the closed window."""

    def __init__(self, qtbot: QtBot, data: Path, *, sample: bool = False) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.program = Program(application, data, Preferences(data))
        with qtbot.waitSignal(self.program.opened, timeout=PATIENCE_MS):
            self.program.open(sample=sample)
        self.window.showNormal()  # a screen of its own may be smaller than the picture
        self.window.resize(*PICTURE_SIZE)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def workspace(self) -> Workspace:
        assert self.program.workspace is not None
        return self.program.workspace

    @property
    def screen(self) -> DocumentScreen:
        assert self.workspace.desk.screen is not None
        return self.workspace.desk.screen

    @property
    def document(self) -> Document:
        return self.screen.session.document

    @property
    def open(self) -> bool:
        return self.program.workspace is not None


def introduce_office(sitting: Sitting, person: Person) -> None:
    """Answer the questions of the first start; the name answers most of the rest."""
    person.wait_until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    person.write(OFFICE)
    person.press(Key.Key_Return)
    person.wait_until(lambda: sitting.workspace.office is not None)


def wait_for_document(sitting: Sitting, person: Person) -> None:
    """The document that was open last opens again, ready for typing."""
    person.wait_until(lambda: sitting.workspace.desk.screen is not None)
    sheet = sitting.screen.sheet
    person.wait_until(lambda: (focus := QApplication.focusWidget()) is not None and sheet.isAncestorOf(focus))


def close(sitting: Sitting, person: Person) -> None:
    """Alt+F4."""
    person.press(Key.Key_F4, ALT)
    person.wait_until(lambda: not sitting.open)


def save_as(path: Path) -> Callable[[QWidget], None]:
    """Write a path over the suggested name and save."""

    def answer(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert field.text().startswith("KH LĐLĐ 20")  # the name that is suggested
        field.setText(str(path))
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Lưu").click()

    return answer


def print_to_pdf(sitting: Sitting, person: Person, path: Path) -> None:
    """Ctrl+P; there is no printer here, so the dialogue offers the PDF, which Enter takes."""
    person.meet(QFileDialog, save_as(path))
    person.press(Key.Key_P, CONTROL)
    dialog = person.wait_for_dialog(PrintDialog)
    if not any(label.text() == "Máy tính này chưa có máy in." for label in dialog.findChildren(QLabel)):
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Xuất PDF…").setFocus()
    person.press(Key.Key_Return)
    person.wait_until(path.exists)
    person.back_to(sitting.window)
