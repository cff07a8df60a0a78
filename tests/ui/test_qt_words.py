"""Qt's own parts speak Vietnamese: no English word of theirs reaches the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QTextBrowser, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.ui.qt_words import WORDS, QtWords, install_qt_words

# Asked for by Qt, but never words on the screen: keys, a switch of Qt's. Names of keys are asked for all at once.
NOT_WORDS = {"QT_LAYOUT_DIRECTION", "Alt+Left", "Alt+Right", "Alt+Up", "Ctrl", "Shift", "Alt", "Unknown error"}


class Asked(QTranslator):
    """Notes what Qt asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:
        self.words.add((context, source_text))
        return source_text


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    install_qt_words(qapp)
    yield qapp
    for words in qapp.findChildren(QtWords):
        qapp.removeTranslator(words)
        words.setParent(None)


def test_everything_that_our_windows_make_qt_say_has_a_word(qtbot: QtBot, qapp: QApplication) -> None:
    asked = Asked()
    qapp.installTranslator(asked)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    line, text, browser = QLineEdit(), QTextEdit(), QTextBrowser()
    for widget in (dialog, line, text, browser):
        qtbot.addWidget(widget)
    dialog.show()
    menus = [line.createStandardContextMenu(), text.createStandardContextMenu(), browser.createStandardContextMenu()]
    for menu in menus:
        menu.deleteLater()
    QKeySequence("Alt+Shift+Left").toString(QKeySequence.SequenceFormat.NativeText)
    qapp.removeTranslator(asked)
    missing = {
        (context, words)
        for context, words in asked.words
        if context != "QShortcut"
        and words not in NOT_WORDS
        and words not in WORDS.get(context, {})
        and re.search("[A-Za-z]{2}", words)
    }
    assert sorted(missing) == []


def test_menus_and_keys_are_shown_in_vietnamese(qtbot: QtBot, application: QApplication) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu: QMenu = field.createStandardContextMenu()
    assert [action.text().partition("\t")[0] for action in menu.actions() if action.text()][:2] == [
        "&Hoàn tác",
        "&Làm lại",
    ]
    menu.deleteLater()
    assert QKeySequence("Alt+Shift+Left").toString(QKeySequence.SequenceFormat.NativeText) == "Alt+Shift+←"


def test_what_is_not_known_stays_as_it_is(application: QApplication) -> None:
    assert QCoreApplication.translate("QScrollBar", "Top") == "Lên đầu"
    assert QCoreApplication.translate("Somewhere", "Something else") == "Something else"


def test_words_are_installed_once(application: QApplication) -> None:
    install_qt_words(application)
    assert len(application.findChildren(QtWords)) == 1


def test_placeholders_and_mnemonics_are_kept() -> None:
    for words in WORDS.values():
        for english, vietnamese in words.items():
            assert re.findall(r"%\d|\(\*\)", english) == re.findall(r"%\d|\(\*\)", vietnamese)
            assert vietnamese.count("&") <= 1
            assert not re.search("[&]", vietnamese) or "&" in english
