"""After a paste the window says what stayed behind, and asks once about old letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.domain.document import Footnote, Table, text_runs
from desktop.domain.pasting import Clip, Piece
from desktop.ui.frame.banners import Banner
from desktop.ui.paste_news import told
from desktop.ui.sheet import SheetEditor
from tests.ui.conftest import Driven


@pytest.fixture
def sheet(driven: Driven) -> SheetEditor:
    """The sheet of an open sample plan, with the cursor in its first section."""
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.window.document
    assert screen is not None
    screen.sheet.set_cursor_place(screen.session.document.body[0].children[0].id, 0)
    return screen.sheet


def paste(driven: Driven, html: str) -> None:
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText("chữ")
    QGuiApplication.clipboard().setMimeData(mime)
    driven.window.actions_of["paste"].trigger()


def bands(driven: Driven) -> list[Banner]:
    return [band for band in driven.window.banners.banners() if "mẫu" not in band.sentence]


def press(band: Banner, words: str) -> None:
    next(button for button in band.findChildren(QPushButton) if button.text() == words).click()


def test_the_sentence_counts_what_came_and_what_did_not() -> None:
    pieces = (Piece(text_runs("a")), Piece(text_runs("b")), Piece(table=Table()))
    clip = Clip(pieces, (Footnote("n"),), images=1, emoji=2)
    sentence = "Đã dán 2 dòng, 1 bảng, 1 chú thích. 1 ảnh không dán được. Đã bỏ 2 biểu tượng cảm xúc."
    assert told(clip) == sentence
    assert told(Clip(images=3)) == "3 ảnh không dán được."


def test_nothing_is_said_where_all_has_come_along(driven: Driven, sheet: SheetEditor) -> None:
    paste(driven, "<p><b>đậm</b></p>")
    assert bands(driven) == []


def test_a_picture_that_stays_behind_is_told(driven: Driven, sheet: SheetEditor) -> None:
    paste(driven, "<p>dòng<img src=x.png></p>")
    assert [band.sentence for band in bands(driven)] == ["Đã dán 1 dòng. 1 ảnh không dán được."]


def test_old_letters_are_offered_in_unicode_once(driven: Driven, sheet: SheetEditor) -> None:
    start = sheet.session.document
    paste(driven, "<p>C«ng ®oµn ViÖt Nam</p>")
    (band,) = bands(driven)
    assert band.sentence == "Chữ vừa dán là .VnTime (mã cũ)."
    press(band, "Chuyển sang Unicode")
    assert bands(driven) == []
    assert sheet.session.document.body[0].children[0].text.startswith("Công đoàn Việt Nam")
    assert sheet.text.hasFocus()
    sheet.session.stack.undo()
    sheet.session.stack.undo()
    assert sheet.session.document == start


def test_old_letters_may_stay_as_they_are(driven: Driven, sheet: SheetEditor) -> None:
    paste(driven, "<p>Coâng ñoaøn Vieät Nam</p>")
    (band,) = bands(driven)
    assert band.sentence == "Chữ vừa dán là VNI (mã cũ)."
    press(band, "Để nguyên")
    assert bands(driven) == []
    assert "Coâng ñoaøn" in sheet.session.document.body[0].children[0].text


def test_the_offer_goes_with_what_it_was_about(driven: Driven, sheet: SheetEditor) -> None:
    paste(driven, "<p>C«ng ®oµn ViÖt Nam</p>")
    sheet.session.stack.undo()
    assert bands(driven) == []
    paste(driven, "<p>x<img src=y></p>")
    paste(driven, "<p>x</p>")
    assert bands(driven) == []


def test_the_menu_converts_what_is_selected_and_says_so(driven: Driven, sheet: SheetEditor) -> None:
    paste(driven, "<p>C«ng ®oµn ViÖt Nam</p>")
    driven.window.actions_of["convert_letters"].trigger()
    assert [band.sentence for band in bands(driven)] == ["Đã chuyển chữ từ .VnTime sang Unicode."]
    driven.window.actions_of["convert_letters"].trigger()
    assert "Chưa đổi gì" in bands(driven)[0].sentence


def test_too_much_is_refused_with_a_sentence(driven: Driven, sheet: SheetEditor) -> None:
    before = sheet.session.document
    paste(driven, "<p>x" * 30_000)
    assert "văn bản giữ nguyên" in bands(driven)[0].sentence
    assert sheet.session.document is before
