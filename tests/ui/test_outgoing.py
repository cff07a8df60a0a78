"""A document leaves the program: the clerk finds the file again, and is told what was not filled in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QAbstractButton

from desktop.domain.gaps import open_gaps
from desktop.ui.frame.banners import Banner, Kind
from tests.ui.conftest import Driven


def export(driven: Driven, target: Path) -> list[Banner]:
    driven.workspace.desk.outgoing.ask_pdf = lambda *_asked: target
    driven.window.actions_of["export_pdf"].trigger()
    assert target.read_bytes().startswith(b"%PDF-")
    return driven.window.banners.banners()


def press(band: Banner, words: str) -> None:
    next(button for button in band.findChildren(QAbstractButton) if button.text() == words).click()


def test_the_file_and_its_folder_are_opened_from_the_good_news(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    target = tmp_path / "kế hoạch.pdf"
    asked: list[str] = []

    def noted(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    for words in ("Mở thư mục", "Mở tệp"):
        band = export(driven, target)[0]
        driven.workspace.desk.outgoing.open_url = noted
        press(band, words)
    assert asked == [str(tmp_path), str(target)]


def test_a_pc_without_a_program_for_the_file_says_so(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    band = export(driven, tmp_path / "a.pdf")[0]
    driven.workspace.desk.outgoing.open_url = lambda _url: False
    press(band, "Mở tệp")
    assert driven.window.banners.banners()[0].sentence == (
        "Máy này không có chương trình mở “a.pdf”. Tệp đã ghi còn nguyên."
    )


def test_a_finished_plan_goes_out_without_a_warning(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    assert not any(band.kind is Kind.WARNING for band in export(driven, tmp_path / "a.pdf"))


def test_what_was_not_filled_in_is_counted_and_found(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    dialog.go.click()
    screen = driven.workspace.desk.screen
    assert screen is not None
    band = export(driven, tmp_path / "a.pdf")[0]
    assert band.kind is Kind.WARNING
    assert band.sentence.startswith("Văn bản còn ")
    press(band, "Đến chỗ chưa điền")
    gaps = open_gaps(screen.session.document)
    assert f" {len(gaps)} chỗ chưa điền" in band.sentence
    assert screen.sheet.cursor_place()[0] == gaps[0]
