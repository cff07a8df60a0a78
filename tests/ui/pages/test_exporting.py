"""Saving as PDF: the name that is suggested, Vietnamese words, and the question before a file is replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.pages.exporting import ReplaceDialog, ask_pdf_path, free_name, kinds_dialog, with_ending
from desktop.ui.theme import Theme
from tests.ui.pages.conftest import plan

Answers = Callable[..., None]


@pytest.fixture
def answer(qtbot: QtBot) -> Iterator[Answers]:
    """Answer the dialogs to come, one after the other, each as soon as it takes the answer."""
    steps: list[Callable[[QDialog], None]] = []
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if steps and isinstance(dialog, QDialog):
            steps[0](dialog)
            if not dialog.isVisible():
                steps.pop(0)

    timer.timeout.connect(look)
    timer.start(10)
    yield lambda *given: steps.extend(given)
    timer.stop()
    assert steps == []


def save_as(path: Path) -> Callable[[QDialog], None]:
    """Write a path into the dialogue and save."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(path))
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Lưu").click()

    return answer


def press(name: str) -> Callable[[QDialog], None]:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplaceDialog)
        button = dialog.findChild(QPushButton, name)
        assert button is not None
        button.click()

    return answer


def test_the_name_is_suggested_and_the_words_are_vietnamese(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    dialog = kinds_dialog("Xuất PDF", tmp_path / "KH 47-LĐLĐ.pdf", (("Tệp PDF", ".pdf"),))
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "KH 47-LĐLĐ.pdf"
    assert {one.text() for one in dialog.findChildren(QPushButton)} >= {"Lưu", "Hủy"}
    assert "Tên tệp:" in {one.text() for one in dialog.findChildren(QLabel)}


def test_a_new_name_is_given_back_with_its_ending(theme: Theme, answer: Answers, tmp_path: Path) -> None:
    answer(save_as(tmp_path / "ke hoach"))
    assert ask_pdf_path(plan(1), tmp_path) == tmp_path / "ke hoach.pdf"


def test_turning_back_gives_nothing(theme: Theme, answer: Answers, tmp_path: Path) -> None:
    answer(QDialog.reject)
    assert ask_pdf_path(plan(1), tmp_path) is None


def test_a_file_that_is_there_is_replaced_only_when_said_so(theme: Theme, answer: Answers, tmp_path: Path) -> None:
    old = tmp_path / "cu.pdf"
    old.write_bytes(b"")
    answer(save_as(old), press("replace_go"))
    assert ask_pdf_path(plan(1), tmp_path) == old


def test_another_name_may_be_chosen_instead(theme: Theme, answer: Answers, tmp_path: Path) -> None:
    old = tmp_path / "cu.pdf"
    old.write_bytes(b"")
    answer(save_as(old), press("replace_rename"), save_as(tmp_path / "moi.pdf"))
    assert ask_pdf_path(plan(1), tmp_path) == tmp_path / "moi.pdf"


PDF, EXCHANGE = ("Tệp PDF", ".pdf"), ("Tệp trao đổi", ".thao.json")


@pytest.mark.parametrize(
    ("name", "chosen", "written"),
    [
        ("KH 47", "Tệp PDF (*.pdf)", "KH 47.pdf"),
        ("KH 47", "Tệp trao đổi (*.thao.json)", "KH 47.thao.json"),
        ("KH 47 ngày 5.3", "Tệp trao đổi (*.thao.json)", "KH 47 ngày 5.3.thao.json"),
        ("KH 47.PDF", "Tệp trao đổi (*.thao.json)", "KH 47.PDF"),
        ("KH 47.thao.json", "Tệp PDF (*.pdf)", "KH 47.thao.json"),
    ],
)
def test_the_ending_is_what_was_typed_else_that_of_the_kind(name: str, chosen: str, written: str) -> None:
    assert with_ending(Path("/tmp") / name, chosen, (PDF, EXCHANGE)) == Path("/tmp") / written


def test_after_turning_a_name_down_a_free_one_is_suggested(tmp_path: Path) -> None:
    taken = tmp_path / "KH 47-LĐLĐ.pdf"
    assert free_name(taken) == tmp_path / "KH 47-LĐLĐ (2).pdf"
    (tmp_path / "KH 47-LĐLĐ (2).pdf").write_bytes(b"")
    assert free_name(taken) == tmp_path / "KH 47-LĐLĐ (3).pdf"


def test_the_question_may_be_left_without_an_answer(theme: Theme, answer: Answers, tmp_path: Path) -> None:
    old = tmp_path / "cu.pdf"
    old.write_bytes(b"")
    answer(save_as(old), QDialog.reject)
    assert ask_pdf_path(plan(1), tmp_path) is None


def test_the_question_names_the_file_and_its_buttons_say_what_they_do(qtbot: QtBot, theme: Theme) -> None:
    dialog = ReplaceDialog(Path("/Tài liệu/cu.pdf"))
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Ghi đè tệp đã có?"
    assert any("“cu.pdf”" in one.text() for one in dialog.findChildren(QLabel))
    assert [one.text() for one in dialog.findChildren(QPushButton)] == ["Ghi đè", "Hủy", "Chọn tên khác"]
